/* house.h - one number, two houses (重号).
 *
 * Records of one address may still be of two houses: their coordinates lie farther
 * apart than anybody's aim or datum explains (WGS 84 and GCJ-02 are some 600 m apart
 * in China), or their certificates of ownership are not the same. */
#ifndef MP_DEDUP_HOUSE_H
#define MP_DEDUP_HOUSE_H

#include "base/place.h"

/* What a record says of its house. */
typedef struct {
	int32_t lon, lat;	/* in 1/1,000,000 degree; MP_NOWHERE: not said */
	uint32_t certificate;	/* a hash of its letters and digits; 0: not said */
} mp_house;

enum { MP_FAR = 1000 };		/* metres */

/* Read the columns; coordinates that are no decimal number of degrees, or 0 and 0, or
 * not on the globe, are not said. */
mp_house mp_house_read(mp_str lon, mp_str lat, mp_str certificate);

/* Metres between two houses that say where they are. */
double mp_house_distance(const mp_house *, const mp_house *);

/* Tell `n` records of one address apart: of[i] becomes the house of record i, from 0;
 * how many there are is returned.  Records of one house have one certificate, or none,
 * and lie within `far` metres of the southernmost of them (the westernmost of those).
 * A record that fits two houses, or says nothing where there are two, is in none of
 * them: its of[i] is how many there are.  So is a record without a certificate where there
 * are more than 64.  Which records are together does not depend on
 * their order; the time is in n log n. */
size_t mp_house_part(const mp_house *, size_t n, double far, uint32_t *of);

#endif
