/* corpus.h - the addresses of a run as numbers: what names there are, and which
 * stand together.
 *
 *	mp_corpus c = { 0 };
 *	for each row
 *		i = mp_corpus_add(&c, key);	// mp_address_key of the row
 *	... c.sighting[i].term[MP_ROAD] ...
 *	mp_corpus_free(&c);
 *
 * A term is one value of one element, as the key writes it: folded, numbers as
 * numbers.  Names (devzone, township, community, group, road, lane, estate) are one
 * term a county: 建设路 of two counties are two terms.  Everything else (segment,
 * the numbers, assist) is one term in the whole corpus.  Terms are numbered from 1
 * in the order they came: their numbers say nothing of the corpus, and nothing that
 * is put out may depend on them. */
#ifndef MP_NAMES_CORPUS_H
#define MP_NAMES_CORPUS_H

#include <stdint.h>

#include "address/address.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"

typedef uint32_t mp_term;	/* 0: the address has none */

#define MP_CODES UINT32_MAX

/* One address.  `term` is indexed by mp_element; province and city are in the
 * county's term: its text is the key up to the county, 河南省|信阳市|浉河区, any
 * of the three may be empty. */
typedef struct {
	mp_term county;
	mp_term term[MP_NELEMENT];	/* those before devzone, and note, are 0
				 * (lib/dedup puts there what else tells addresses apart) */
} mp_sighting;

/* A key of two terms, for a map; it lives as long as `key`. */
static inline mp_str
mp_term_pair(mp_term key[2], mp_term a, mp_term b)
{
	key[0] = a;
	key[1] = b;
	return (mp_str){ (const char *)key, 2 * sizeof *key };
}

/* What is known of a term. */
typedef struct {
	mp_str text;		/* as in the key, without its letter */
	mp_term county;		/* 0: of no county */
	uint8_t element;
	uint32_t count;		/* sightings */
	mp_str written;		/* as most rows write it (mp_corpus_tell) ... */
	uint32_t nwritten;	/* ... so many of them; 0: none was told */
	uint32_t nplain;	/* private: so many write it like `text` */
	uint32_t code;		/* of a township in the gazetteer, 9 digits; 0: it has none, or
				 * is not told; MP_CODES: several have the name */
	mp_term listed;		/* private: a township in which the gazetteer has this
				 * community; others are in corpus.listed */
	bool known;		/* a library has it, `count` times with these; it is compared
				 * with names that are not known, and with those of
				 * mp_corpus_reopen */
} mp_term_info;

typedef struct {
	mp_term_info *term;	/* from 1 to nterms; 0 is empty */
	size_t nterms, term_cap;
	mp_sighting *sighting;
	size_t n, cap;
	mp_map map;		/* private: from county, element and text to the term */
	mp_arena arena;
	mp_buf scratch;
	mp_map writings;	/* from a term and a writing to its count */
	uint32_t *written;
	size_t nwritings, writing_cap;
	mp_map listed;		/* communities in their second and further townships */
	mp_map open;		/* pairs of known names that are doubtful */
} mp_corpus;

/* Enter an address by its canonical key (address/address.h); returns its number,
 * from 0. */
uint32_t mp_corpus_add(mp_corpus *, mp_str key);

/* Tell what the address itself says of sighting `i` beyond its key: how its county,
 * its names and its door are written (the key has 花元小区 for 花园小区), and whether
 * the gazetteer has its community, by its code (`division`). */
void mp_corpus_tell(mp_corpus *, uint32_t i, const mp_address *);

/* Count one more row that writes a term so; what most write is kept, and of those the
 * first in byte order, whatever the order of the rows. */
void mp_corpus_write(mp_corpus *, mp_term, mp_str text);

/* What the gazetteer knows of a sighting, by its division's 12 digits, 0 for nothing:
 * which township it is, and whether it has the community. */
void mp_corpus_place(mp_corpus *, const mp_sighting *, uint64_t division);

/* The township has this code; 0 is not told. */
void mp_corpus_code(mp_corpus *, mp_term township, uint32_t code);

/* The gazetteer has this community of this township. */
void mp_corpus_list(mp_corpus *, mp_term community, mp_term township);

/* Has it, as far as was told? */
bool mp_corpus_listed(const mp_corpus *, mp_term community, mp_term township);

/* A term as a person reads it: as it is written, or as the key has it. */
mp_str mp_corpus_text(const mp_corpus *, mp_term);

/* Enter a sighting that no key was seen of, to be filled in: what is known from
 * elsewhere.  It lives until the next. */
mp_sighting *mp_corpus_seen(mp_corpus *);

/* Two known names of a realm are still to be compared; are they? */
void mp_corpus_reopen(mp_corpus *, mp_term a, mp_term b, mp_term within);
bool mp_corpus_is_open(const mp_corpus *, mp_term a, mp_term b, mp_term within);

/* The term, entered if there was none, without a sighting of it. */
mp_term mp_corpus_enter(mp_corpus *, mp_term county, mp_element, mp_str text);

/* The term, or 0 if it was never seen.  `county` counts for names only; a county
 * itself is found by MP_COUNTY and its text. */
mp_term mp_corpus_find(const mp_corpus *, mp_term county, mp_element, mp_str text);

/* Is the element a name, so that its terms are those of one county? */
bool mp_corpus_names(mp_element);

void mp_corpus_free(mp_corpus *);

#endif
