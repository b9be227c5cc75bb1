/* near.h - names that may be one, found by what they have in common (for lib/lookup).
 *
 * Each name is entered under a few hashes, so that those of two names meet where
 *
 *	a character stands in the place of another	汪湾, 王湾
 *	there is one more or less, or two are turned
 *	only the generic words differ			湖光, 湖光花园小区
 *
 * Whether two that meet may be one is said by mp_alike_names.  Hamlets are entered in
 * their community and their township: there are too many of two characters. */
#ifndef MP_LOOKUP_NEAR_H
#define MP_LOOKUP_NEAR_H

#include <stdbool.h>

#include "lookup/format.h"

/* Is the element a name that is compared so? */
bool mp_near_names(mp_element);

/* Call `see` with every hash that the name is entered and looked for under; the same may
 * come twice.  `within`: a hamlet's community or township (a term), else 0. */
void mp_near_hashes(mp_element, mp_str name, uint32_t within,
    void (*see)(void *, uint64_t hash), void *of);

/* Where a name lies (a term in its county, a hamlet in its community or township) is entered among
 * the others, under this hash. */
static inline uint64_t
near_lies_hash(uint32_t term, uint32_t realm)
{
	return book_mix(book_mix(UINT64_C(0x6c696573), term), realm);
}

#endif
