/* index.h - a library of addresses that is searched where it lies on the disk.
 *
 * Made once of a library's survivors, mapped by every run that compares new rows with
 * it, or asks it something.  What a search costs does not depend on the library's size
 * beyond a binary search.
 *
 *	mp_index_builder *b = mp_index_builder_new();
 *	for each address
 *		mp_index_add(b, &row);
 *	mp_index_add_term, mp_index_add_variant, mp_index_add_seat: what else is known
 *	if (mp_index_write(b, out, "library.tsv", &stamp) < 0) ... errno ...
 *	mp_index_builder_free(b);
 *
 *	mp_index *ix = mp_index_open("library.idx", &why);	// or why not
 *	for (i = mp_index_find(ix, core, &n); n > 0; i++, n--)
 *		mp_index_get(ix, i, &row);
 *	mp_index_close(ix);
 *
 * Rows are found by their core: a hash of what two records of one address must have in
 * common, whatever else they leave out (dedup/block.h).  Those with the same core are
 * neighbours in the file.  Hashes may meet, and the caller compares. */
#ifndef MP_INDEX_INDEX_H
#define MP_INDEX_INDEX_H

#include "address/address.h"
#include "index/sections.h"

/* One address of the library.  Slices of a row that is got are the index's. */
typedef struct {
	mp_address address;	/* as the library writes it; no division */
	mp_str remark;		/* what its identity holds behind the key */
	mp_str raw;		/* its text, if that counts beside the elements */
	mp_str name;		/* its id in the library; 65,535 bytes at most count */
	uint64_t core;		/* what it is found by; this and what follows are the */
	uint64_t identity;	/* caller's: see dedup/library.h */
	uint32_t rest, merit;
	uint32_t house[3];
	uint8_t kind;
	uint32_t seat;		/* where it lies: the number of a seat, from 1 in the order they
				 * were added; 0: in none.  Not told when it is got */
} mp_index_row;

/* A name of a county: what the library's records call it, and how many do. */
typedef struct {
	mp_str text;		/* as in a key */
	uint32_t county;	/* the number of a term, from 1 in the order they were
				 * added; 0: this is a county, by its key */
	mp_element element;
	uint32_t count;
	uint32_t code;		/* the caller's: of a township (names/corpus.h) */
} mp_index_term;

/* There are addresses in this hamlet of this community of this township; 0 where that is
 * not said, but one of hamlet and community is. */
typedef struct {
	uint32_t township, community, group;	/* terms */
	bool listed;		/* the gazetteer has the community */
} mp_index_seat;

/* Where the sighting lies in `within` (0: anywhere in the county), `from` is `to`; or
 * that is doubtful. */
typedef struct {
	uint32_t from, to, within;	/* terms */
	bool settled;
	uint8_t alike;		/* the caller's */
	double score;		/* 0 to 1 */
} mp_index_variant;

/* --- making one ----------------------------------------------------------- */

typedef struct mp_index_builder mp_index_builder;

mp_index_builder *mp_index_builder_new(void);
void mp_index_builder_free(mp_index_builder *);	/* NULL is fine */

/* Enter an address; everything is copied.  False if the index is full: 2^27 values, 2^32
 * of them in rows, or 4 GB of texts. */
bool mp_index_add(mp_index_builder *, const mp_index_row *);
uint32_t mp_index_add_term(mp_index_builder *, const mp_index_term *);
void mp_index_add_variant(mp_index_builder *, const mp_index_variant *);
uint32_t mp_index_add_seat(mp_index_builder *, const mp_index_seat *);

/* Write it, once; `library` and `stamp` say
 * what it was made of, NULL if that was no file.  0, or -1 with errno. */
int mp_index_write(mp_index_builder *, mp_outfile *, const char *library,
    const mp_index_stamp *);

/* --- searching one -------------------------------------------------------- */

typedef struct mp_index mp_index;

/* Map and check the file.  NULL, and `why` filled with a sentence that comes
 * translated, if it cannot be read, is no index, was made by another version or on
 * another kind of machine, is cut short or damaged, or is stale: its library is there
 * and has changed.  The library is looked for where it was, then beside the index;
 * one that is neither newer than the index nor of another size is not read. */
mp_index *mp_index_open(const char *path, mp_buf *why);
/* The same, of an open file, which `path` is told for; it may be closed afterwards. */
mp_index *mp_index_of(int fd, const char *path, mp_buf *why);
/* Is this a regular file that does not begin as an index does? */
bool mp_index_is_not(const char *path);
void mp_index_close(mp_index *);		/* NULL is fine */

size_t mp_index_rows(const mp_index *);
void mp_index_get(const mp_index *, uint32_t row, mp_index_row *);

/* The first of the `*n` rows with this core; they follow each other. */
uint32_t mp_index_find(const mp_index *, uint64_t core, size_t *n);

size_t mp_index_terms(const mp_index *);
void mp_index_term_get(const mp_index *, uint32_t term, mp_index_term *);	/* from 1 */
size_t mp_index_variants(const mp_index *);
void mp_index_variant_get(const mp_index *, size_t i, mp_index_variant *);
size_t mp_index_seats(const mp_index *);
void mp_index_seat_get(const mp_index *, size_t i, mp_index_seat *);	/* from 0 */
/* The cores of the rows that lie there; one that several have may come several times. */
const uint64_t *mp_index_seat_cores(const mp_index *, size_t i, size_t *n);

#endif
