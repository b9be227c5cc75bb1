/* address.h - one address, taken apart.
 *
 * Every value is a borrowed slice in canonical form (DESIGN: full official
 * division names, 老城街道 and never 街道办事处, 12号附3号, 3号楼, 2单元, 5层,
 * 501室), empty when the text and the gazetteer do not settle it.  Where the
 * bytes live is said by the function that fills the struct. */
#ifndef MP_ADDRESS_ADDRESS_H
#define MP_ADDRESS_ADDRESS_H

#include <stdint.h>

#include "address/element.h"
#include "base/buf.h"

typedef struct {
	mp_str elem[MP_NELEMENT];
	uint64_t division;	/* 12-digit code of the finest listed division; 0: none */
} mp_address;

static inline bool
mp_address_has(const mp_address *a, mp_element e)
{
	return a->elem[e].n > 0;
}

/* The finest element present from province to room (assist and note do not
 * count), or MP_NELEMENT for an address without any. */
mp_element mp_address_level(const mp_address *);

/* Append the standard address: the elements from province to room in the order
 * of element.h, without separators; assist and note are not part of it. */
void mp_address_compose(mp_buf *, const mp_address *);

/* Append the canonical key: two addresses are one place by form exactly when
 * their keys are equal.  Names go in variant-folded (塆 = 湾, 社区居委会 = 社区),
 * numbers as numbers (十二号 = 12号, 12号附3号 = 12-3), every element in its own
 * slot, so that 101 never meets 102 nor 3号楼 the 3单元.  A floor that the room
 * number already says is left out.  `assist` counts only where no number does.
 * The key is printable UTF-8 without tabs, begins with the county so that sorted
 * keys fall into counties, and is stable: the registry stores it. */
void mp_address_key(mp_buf *, const mp_address *);

#endif
