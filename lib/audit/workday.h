/* workday.h - due dates in working days.
 *
 * Saturdays and Sundays are off; a table says which other days are off, and which are
 * worked to make up for them (调休).  The State Council's office publishes them late in
 * the year before; none are shipped, for none may be invented.
 *
 *	date		日期	2026-10-01, 2026/10/1 or 20261001
 *	day		日别	off (休, 放假) or work (班, 上班)
 *	remark		备注	not read */
#ifndef MP_AUDIT_WORKDAY_H
#define MP_AUDIT_WORKDAY_H

#include <stdint.h>

#include "base/buf.h"

/* Days since 1970-01-01, which was a Thursday. */
typedef int32_t mp_day;

/* Read a date of the years 1900 to 2199; false if it is none. */
bool mp_day_read(mp_day *, mp_str);
void mp_day_write(mp_buf *, mp_day);		/* 2026-10-01 */

typedef struct {
	struct mp_day_off { mp_day day; bool work; } *day;	/* sorted */
	size_t n, cap;
} mp_calendar;

/* Read a table of days (row/table.h).  False with `why` filled if it cannot be, or a
 * day stands in it twice. */
bool mp_calendar_read(mp_calendar *, const char *path, mp_buf *why);
void mp_calendar_free(mp_calendar *);

bool mp_day_is_worked(const mp_calendar *, mp_day);

/* The last of `n` working days that begin on the day after `from` (n = 0: `from`). */
mp_day mp_day_due(const mp_calendar *, mp_day from, unsigned n);

/* Does the table say something of the year of this day? */
bool mp_calendar_knows(const mp_calendar *, mp_day);

#endif
