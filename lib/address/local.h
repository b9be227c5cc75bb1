/* local.h - the names of one place that no public list has, and what follows from
 * them: what a clerk accepted in a names file, menpai-names(5).
 *
 *	mp_local *local = mp_local_open(path, gaz, &why);	// one, shared by all threads
 *	mp_local_match(local, c, n, hit, MP_LOCAL_HITS);	// what begins here?
 *	mp_local_fit(local, hit[0].name, MP_ROAD, &where);	// whose name is it there?
 *	mp_local_rule_first(local, county, MP_ESTATE, name);	// what follows from it?
 *	mp_local_free(local);
 *
 * Only rows whose column `accept` says yes count.  A name belongs to a county; in a
 * text it is known where that county is written or follows, or is not contradicted
 * while all who bear the name are called the same.
 *
 * Names are matched by variant-folded characters (湾 = 塆), and are printed as the
 * file has them, folded (address/fold.h). */
#ifndef MP_ADDRESS_LOCAL_H
#define MP_ADDRESS_LOCAL_H

#include "address/element.h"
#include "base/buf.h"
#include "gazetteer/gazetteer.h"

typedef struct mp_local mp_local;

/* A name as it may be written.  The strings live as long as the names. */
struct mp_local_name {
	mp_str written;
	mp_str official;	/* what is printed; an alias is written otherwise */
	mp_str within;		/* only in this township, or township and village; "":
				 * anywhere in the county */
	uint32_t scope;		/* private: its county */
	uint32_t next;		/* the next at this place of the trie; 0: none */
	uint32_t line;		/* of the file */
	uint32_t count;		/* addresses that have it, as far as the file says */
	uint8_t element;
	bool alias;
};

/* `name` in the county, as an element, tells element `then`: in `count` addresses it
 * is `means`, in `exceptions` something else. */
struct mp_local_rule {
	mp_str name, means, within;
	uint32_t count, exceptions;
	uint32_t next;		/* the next that the same name tells; 0: none */
	uint32_t beside;	/* private: another estate at this door; 0: none */
	uint32_t scope;		/* private: its county */
	uint8_t element, then;
	bool homonym;		/* a village of which the county has several */
};

/* Where a name stands in a text. */
struct mp_local_where {
	mp_str text;		/* as it is written there */
	const uint32_t *d;	/* the divisions that it may be in; none: nothing known */
	size_t n;
	bool looked;		/* the next two are known */
	mp_str township, community;	/* of the address; "": it has none */
};

/* All names that begin at one place and are so long. */
struct mp_local_hit {
	uint32_t name;		/* the first */
	uint32_t elements;	/* 1U << element of each */
	uint32_t aliases;	/* ... of those of which one is an alias */
	size_t len;		/* in characters */
};
enum { MP_LOCAL_HITS = 8 };

/* Read a file of names.  NULL, and `why` filled with a sentence that begins with the
 * file and line, if anything in it is wrong: no row is skipped.  `gaz` says where the
 * counties are and must outlive the names. */
mp_local *mp_local_open(const char *path, const mp_gaz *gaz, mp_buf *why);
void mp_local_free(mp_local *);		/* NULL is fine */

/* The names that begin at c[0] of n folded characters, shortest first. */
size_t mp_local_match(const mp_local *, const uint32_t *c, size_t n,
    struct mp_local_hit *hit, size_t max);

/* Of the names from `first` on the one of this element that is meant there; NULL if
 * none is, or several that are called differently, or if it is another element there
 * in MP_LOCAL_ODDS times as many addresses: a name that was once misread. */
enum { MP_LOCAL_ODDS = 10 };
const struct mp_local_name *mp_local_fit(const mp_local *, uint32_t first,
    mp_element element, const struct mp_local_where *);

/* Does an address with this township and community lie in `within`? */
bool mp_local_within(mp_str within, mp_str township, mp_str community);

/* The one county in which the name tells anything: its division, and in *county its
 * text for mp_local_rule_first.  MP_GAZ_NONE if there are several, or none. */
uint32_t mp_local_owner(const mp_local *, mp_element element, mp_str name, mp_str *county);

/* What the name tells in this county (province, city and county one behind the
 * other), a rule for each element and value; NULL: nothing. */
const struct mp_local_rule *mp_local_rule_first(const mp_local *, mp_str county,
    mp_element element, mp_str name);
const struct mp_local_rule *mp_local_rule_next(const mp_local *,
    const struct mp_local_rule *);

/* The rules by which estates stand at this door of a road, one an estate. */
const struct mp_local_rule *mp_local_at_door(const mp_local *, mp_str county, mp_str road,
    mp_str door);
const struct mp_local_rule *mp_local_beside(const mp_local *, const struct mp_local_rule *);

/* Is the name, as it is written, one of this element in any county? */
bool mp_local_knows(const mp_local *, mp_element element, mp_str name);

#endif
