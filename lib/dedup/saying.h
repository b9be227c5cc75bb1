/* saying.h - what a row says of its address, element by element, as it is compared. */
#ifndef MP_DEDUP_SAYING_H
#define MP_DEDUP_SAYING_H

#include "address/fold.h"
#include "names/corpus.h"

typedef struct {
	mp_str county;		/* the key up to the county: 河南省|信阳市|浉河区 */
	mp_str elem[MP_NELEMENT];	/* from devzone, as the key has them; words of position
				 * in their one form (position.h); note folded */
	uint32_t township;	/* its code in the gazetteer, 9 digits; 0: not known */
	bool remarked;		/* it has a note that is not in `elem` */
} mp_saying;

/* What an address says; the slices live in `held`, which is emptied first. */
void mp_saying_address(mp_saying *, const mp_address *, mp_buf *held, mp_fold *scratch);

/* What a sighting says, in settled words; the slices live as long as the corpus. */
void mp_saying_sighting(mp_saying *, const mp_corpus *, const mp_sighting *);

/* The province, city or county that it is in; empty if it does not say. */
mp_str mp_saying_division(const mp_saying *, mp_element);

/* Does it say its county, and what that is in? */
bool mp_saying_placed(const mp_saying *);

/* Does it say a door, a building, or anything in one? */
bool mp_saying_numbered(const mp_saying *);

#endif
