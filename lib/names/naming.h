/* naming.h - the names of one element, the most frequent first (for variants.c).
 *
 * A name is a term in its realm: groups have theirs in a community, communities in a
 * township, the others in the county.  Where a sighting does not say the realm, and none
 * that does has the name there, it may be a misspelt one of any realm: it is a name
 * without a home, of a community within 0, of a group within its township.  The order is
 * that of the counts, then of the texts: it does not depend on the order of the
 * sightings. */
#ifndef MP_NAMES_NAMING_H
#define MP_NAMES_NAMING_H

#include "names/corpus.h"

typedef struct {
	mp_term term, within;
	mp_term township;	/* of a group, as the first sightings say; 0: none does */
	bool homeless;
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

/* The names of element `e`.  `community` tells the realm of each sighting's group, where
 * that is not its own word; NULL: it is. */
void mp_naming_init(mp_naming *, const mp_corpus *, mp_element e, const mp_term *community);
void mp_naming_fini(mp_naming *);

/* May the rarer name be another writing of the other one, as far as realms say? */
bool mp_naming_may_be(const mp_name *from, const mp_name *to);

/* How many sightings it has; a library's count, too, but of a village or hamlet, of which all
 * are there (dedup/library_guess.c). */
uint32_t mp_naming_count(const mp_corpus *, const mp_name *);

/* Terms by what they say: by county, element and text. */
int mp_naming_order(const mp_corpus *, mp_term a, mp_term b);

#endif
