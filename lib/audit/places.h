/* places.h - do the coordinates of a row fit its county and its road?
 *
 * What is usual is learnt from the rows themselves, since nobody publishes the outlines of
 * counties: first all rows are told, then each is judged.
 *
 *   county	Its envelope reaches from the 2 % to the 98 % quantile of longitude and of
 *		latitude, and half of that (0.05 degrees at least) beyond each: up to 2 % of
 *		wrong rows on a side do not move it.  Of 100 rows or more; the quantiles are
 *		of a random sample of 1024 of them.  It finds rows of another part of the city,
 *		not those of a neighbouring village.
 *   road	The rows of one road (or hamlet, or village without one, where there is no road)
 *		of one township.
 *		Far is what is farther from their middle (the median of each coordinate)
 *		than five times the median distance of all, and than a set number of metres.
 *		Of 5 rows or more; the medians are of a random sample of 32 of them.
 *
 * Memory: up to 16 KB a county and half a KB a road. */
#ifndef MP_AUDIT_PLACES_H
#define MP_AUDIT_PLACES_H

#include "address/address.h"
#include "audit/marks.h"
#include "audit/sketch.h"
#include "base/map.h"

typedef struct {
	mp_sketch sketch;
	bool road;		/* or a county */
	bool known;		/* there are enough rows */
	mp_point middle;	/* road */
	double limit;		/* road: metres from there */
	mp_box box;		/* county: the envelope */
} mp_spread;

typedef struct {
	mp_spread *spread;
	size_t n, cap;
	mp_map map;
	mp_arena strings;
	mp_buf key;
} mp_places;

#define MP_NO_PLACE UINT32_MAX

/* The county and the road of an address, to be told and judged by; MP_NO_PLACE if it has
 * none. */
uint32_t mp_places_county(mp_places *, const mp_address *);
uint32_t mp_places_road(mp_places *, const mp_address *);

/* Tell one row; `mark` is a hash of it. */
void mp_places_tell(mp_places *, uint32_t county, uint32_t road, uint64_t mark, mp_point);

/* All have been told. */
void mp_places_end(mp_places *, double far);

/* MP_WRONG_ENVELOPE, MP_WRONG_DISTANCE or nothing. */
mp_issue_set mp_places_judge(const mp_places *, uint32_t county, uint32_t road, mp_point);

void mp_places_free(mp_places *);

#endif
