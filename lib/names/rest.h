/* rest.h - what a name is without what is not its own (for alike.c and meet.c).
 *
 * What a class word leaves behind where a slip hides it from the parser is read into the
 * name: 高山星政村 is 高山行政村, and 名委员会1组 the group of a 村民委员会.  So is the
 * township that is said twice: 羊山四街社区 in 羊山街道.  A school is called by its number for
 * short: 二高 is 第二高中. */
#ifndef MP_NAMES_REST_H
#define MP_NAMES_REST_H

#include "address/element.h"
#include "base/buf.h"

enum { MP_RESTS = 5 };

/* What may be left of one name.  Zero it before the first use. */
typedef struct {
	size_t n;
	size_t at[MP_RESTS];	/* where each begins in `bytes` */
	mp_buf bytes;
} mp_rests;

/* Find the rests of a name of `e` in its realm, that is township or community; most names
 * have none.  What was there before is gone. */
void mp_rests_of(mp_rests *, mp_element e, mp_str name, mp_str realm);

/* The rest `i`, from 0; it lives until the next mp_rests_of. */
mp_str mp_rests_get(const mp_rests *, size_t i);

/* Find them, and look whether one is `other`. */
bool mp_rests_have(mp_rests *, mp_element e, mp_str name, mp_str realm, mp_str other);

void mp_rests_free(mp_rests *);

#endif
