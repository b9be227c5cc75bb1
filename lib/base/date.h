/* date.h - calendar days as clerks write them. */
#ifndef MP_BASE_DATE_H
#define MP_BASE_DATE_H

#include <stdint.h>

#include "base/str.h"

/* Year, month and day as one number, 20261128, which compares as the days do; 0: none. */
typedef uint32_t mp_date;

/* Read 20261128, 2026-11-28, 2026/11/28, 2026.11.28 or 2026年11月28日, where month and day
 * may have one digit; what follows behind a space or a T (a time) does not count.
 * 0 if it is none of these, or no day of the Gregorian calendar from 1800 to 2999. */
mp_date mp_date_read(mp_str);

#endif
