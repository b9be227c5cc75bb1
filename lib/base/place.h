/* place.h - where something is: degrees, and metres between two points. */
#ifndef MP_BASE_PLACE_H
#define MP_BASE_PLACE_H

#include <stdint.h>

#include "base/str.h"

/* In 1/1,000,000 degree (some 0.1 m), longitude east and latitude north. */
typedef struct {
	int32_t lon, lat;
} mp_point;

#define MP_NOWHERE INT32_MAX

/* A decimal number of degrees, of at most `limit` of them, in millionths; what stands
 * behind the sixth decimal is cut off.  MP_NOWHERE if `s` is anything else. */
int32_t mp_degrees(mp_str s, int limit);

/* Metres along the great circle (haversine, on a sphere of 6,371 km). */
double mp_metres(mp_point, mp_point);

#endif
