/* twice.h - villages that are misspelt in two places (for meet.c).
 *
 * 胡朱村 is one slip from no village of its township, and two from 朱湖村: two characters
 * in the other order, a character more or less, and one that is alike besides.  Villages of
 * a township are few and all of them known, so that the one which the gazetteer lists is
 * meant, if there is but one like that. */
#ifndef MP_NAMES_TWICE_H
#define MP_NAMES_TWICE_H

#include "names/alike.h"

/* Do the names differ by two such slips? */
bool mp_twice_alike(const mp_chars *from, const mp_chars *to);

/* Tell of each rare village that is not listed, and for which `found` is false, the listed
 * ones of its township which it may be; returns how many were compared. */
size_t mp_twice_find(const mp_corpus *, const mp_naming *, const bool *found,
    void (*tell)(void *, mp_candidate), void *of);

#endif
