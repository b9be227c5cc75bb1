/* naming.h - the names of one element, the most frequent first (for variants.c).
 *
 * A name is a term in its realm: groups have theirs in a community, communities in a
 * township, the others in the county.  The order is that of the counts, then of the
 * texts: it does not depend on the order of the sightings. */
#ifndef MP_NAMES_NAMING_H
#define MP_NAMES_NAMING_H

#include "names/corpus.h"

typedef struct {
	mp_term term, within;
	uint32_t count;		/* sightings, from sighting[first] */
	uint32_t first;
} mp_name;

typedef struct {
	mp_name *name;
	size_t n;
	uint32_t *sighting;	/* of all names, name by name */
} mp_naming;

/* The element whose term is the realm of names of `e`; MP_PROVINCE for the county. */
mp_element mp_naming_realm(mp_element e);

/* The names of element `e`.  Sightings without the realm (a group without its
 * community) are left out; but a community that no sighting has in a township is a
 * name within 0, for it may be a misspelt one of any. */
void mp_naming_init(mp_naming *, const mp_corpus *, mp_element e);
void mp_naming_fini(mp_naming *);

/* Terms by what they say: by county, element and text. */
int mp_naming_order(const mp_corpus *, mp_term a, mp_term b);

#endif
