/* datum.h - coordinates: what datum they are of, and whether they can be right.
 *
 * Maps of China print GCJ-02 (AutoNavi, Tencent) or BD-09 (Baidu); results are to be in
 * CGCS2000 (GB/T 37149-2018), which is WGS 84 to within centimetres and is not told from
 * it here.  The formulas of both are those of the public implementations; the tests have
 * their published points. */
#ifndef MP_AUDIT_DATUM_H
#define MP_AUDIT_DATUM_H

#include "base/place.h"

typedef enum { MP_WGS84, MP_GCJ02, MP_BD09 } mp_datum;

typedef struct {
	double lon, lat;	/* degrees */
} mp_position;

/* The datum called "wgs84" (or "cgcs2000"), "gcj02", "bd09"; false if none is. */
bool mp_datum_find(mp_datum *, const char *name);

/* GCJ-02 leaves what is outside of China as it is.  Back to WGS 84 its formula is solved
 * by repetition, to less than a millimetre. */
mp_position mp_wgs_to_gcj(mp_position);
mp_position mp_gcj_to_wgs(mp_position);
mp_position mp_gcj_to_bd(mp_position);
mp_position mp_bd_to_gcj(mp_position);

/* What the columns of a row say. */
typedef enum {
	MP_POINT_NONE,		/* nothing, or 0 and 0 */
	MP_POINT_GOOD,
	MP_POINT_UNREAD,	/* not two decimal numbers of degrees */
	MP_POINT_OUTSIDE,	/* of the box around China */
	MP_POINT_SWAPPED	/* as they stand they are nowhere; changed, in that box */
} mp_point_kind;

/* Read two columns of this datum; `point` is in WGS 84, of MP_POINT_GOOD only.
 * The box is 73 to 136 E, 3 to 54 N.  Its longitudes are no latitudes and the other way
 * round, so that a swap is certain. */
mp_point_kind mp_point_read(mp_point *, mp_datum, mp_str lon, mp_str lat);

#endif
