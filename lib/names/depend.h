/* depend.h - what follows from the names of a corpus: the road and the door of an
 * estate, the community and township of both, the township of a community.
 *
 *	mp_dependency *d = mp_depend_find(&corpus, variants, least, &n);
 *	... free(d) ...
 *
 * Names count by what they are settled as (variants.h).  A road lies in every township
 * where 5 in 100 of its records and `least` of them are, and so does a village name that
 * a county has twice; of anything else only a value is told that 80 in 100 have, and an
 * estate has the door that it has on its road. */
#ifndef MP_NAMES_DEPEND_H
#define MP_NAMES_DEPEND_H

#include "names/variants.h"

typedef struct {
	mp_term name, value;	/* both of the same county, but for doors */
	mp_element then;	/* the element of `value` */
	uint32_t support;	/* sightings of the name that have the value */
	uint32_t exceptions;	/* ... that have another one */
	mp_term other;		/* the most frequent of those; 0: none */
	uint32_t others;
	double confidence;	/* the lower end of Wilson's interval of the share, 95 % */
} mp_dependency;

/* All that `least` sightings bear out, by the texts of the names, then by element and
 * support; the caller frees them. */
mp_dependency *mp_depend_find(const mp_corpus *, const mp_variants *, uint32_t least,
    size_t *n);

/* By community: the township of 95 in 100 of its sightings, or 0.  The caller frees it. */
mp_term *mp_depend_townships(const mp_corpus *, const mp_variants *);

/* Append why: 小区院落 湖光小区→街路巷 东方红大道：312条中310条，另有 申城大道 2条 */
void mp_depend_why(mp_buf *, const mp_corpus *, const mp_dependency *);

#endif
