/* check.h - check characters by ISO 7064.
 *
 * Four of its systems.  What they catch was counted, not believed
 * (tests/unit/check.c, over every position and pair of characters):
 *
 *	system        alphabet        check  single errors  adjacent swaps
 *	MOD 11-2      0-9, check X    1      all            all
 *	MOD 97-10     0-9             2      all            all
 *	MOD 11-10     0-9             1      all            not all: 2.2 % pass
 *	MOD 37-36     0-9 A-Z         1      all            not all: 0.16 % pass
 *	none          anything        0      none           none
 *
 * (ISO 7064 itself says of the hybrid systems, the last two, that they detect
 * nearly all swaps.)  The pure systems, the first two, are sums of
 * digit times weight, so that the count is a proof. */
#ifndef MP_BASE_CHECK_H
#define MP_BASE_CHECK_H

#include "base/str.h"

typedef enum {
	MP_MOD_11_2, MP_MOD_97_10, MP_MOD_11_10, MP_MOD_37_36,
	MP_CHECK_NONE		/* no check at all: for codes that are defined without */
} mp_check;

enum { MP_CHECK_MAX = 2 };

/* How many check characters the system appends: 1 or 2; 0 for none. */
size_t mp_check_width(mp_check);

/* May `c` stand among the check characters? */
bool mp_check_char(mp_check, char c);

/* Write the check characters of `body` to `out` (no NUL).  False if `body` is
 * empty or has a character that the system does not know; always true for none. */
bool mp_check_make(mp_check, mp_str body, char out[MP_CHECK_MAX]);

/* Does `code`, which ends with its check characters, hold? */
bool mp_check_ok(mp_check, mp_str code);

#endif
