/* sketch.h - where most of very many points lie, in little memory.
 *
 * A sketch keeps the points whose marks (a hash of the row) are the smallest: a simple
 * random sample without replacement (bottom-k; Cohen, Kaplan, PODC 2007) that does not
 * depend on the order of the points.  While it has seen no more points than it keeps, what
 * it tells is exact. */
#ifndef MP_AUDIT_SKETCH_H
#define MP_AUDIT_SKETCH_H

#include <stdint.h>

#include "base/place.h"

typedef struct {
	uint64_t mark;
	mp_point at;
} mp_marked;

typedef struct {
	mp_marked *kept;	/* a heap, the largest first */
	uint32_t n, cap;
	uint64_t seen;
} mp_sketch;

/* Keep the point if its mark is among the `keep` smallest. */
void mp_sketch_add(mp_sketch *, uint32_t keep, uint64_t mark, mp_point);
void mp_sketch_free(mp_sketch *);

/* The point west and south of which the share `q` (0 to 1) of the kept ones lies, each
 * way for itself; MP_NOWHERE twice of an empty sketch. */
mp_point mp_sketch_quantile(const mp_sketch *, double q);

/* The median of the metres between the kept points and this one; 0 of an empty sketch. */
double mp_sketch_spread(const mp_sketch *, mp_point from);

#endif
