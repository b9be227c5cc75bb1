/* workday.c - due dates in working days. */
#include <config.h>

#include "audit/workday.h"

#include <stdlib.h>

#include "base/mem.h"
#include "row/cli.h"
#include "row/table.h"

/* --- dates ----------------------------------------------------------------------- */

/* The civil calendar by whole numbers (Howard Hinnant, chrono-compatible low-level date
 * algorithms): years begin in March, so that the leap day ends them. */
static mp_day
day_of(int y, int m, int d)
{
	int era, year, days;

	y -= m <= 2;
	era = y / 400;
	year = y - era * 400;
	days = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + year * 365 + year / 4 - year / 100 + days - 719468;
}

static void
date_of(mp_day day, int *y, int *m, int *d)
{
	int z = day + 719468, era = z / 146097, rest = z - era * 146097;
	int year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
	int days = rest - (365 * year + year / 4 - year / 100), month = (5 * days + 2) / 153;

	*d = days - (153 * month + 2) / 5 + 1;
	*m = month < 10 ? month + 3 : month - 9;
	*y = year + era * 400 + (*m <= 2);
}

static int
number(mp_str *s, size_t most)
{
	size_t n = mp_str_digits(*s), i;
	int v = 0;

	n = n > most ? most : n;
	for (i = 0; i < n; i++)
		v = v * 10 + (s->p[i] - '0');
	*s = mp_str_skip(*s, n);
	return n ? v : -1;
}

/* What parts the numbers of a date: 2026-10-1, 2026/10/1, 2026.10.1, 2026年10月1日. */
static bool
skip(mp_str *s, const char *hanzi)
{
	mp_str word = mp_str_from(hanzi);
	size_t n = 0;

	if (s->n && strchr("-/.", s->p[0]) != NULL && s->p[0] != '\0')
		n = 1;
	else if (mp_str_starts(*s, word))
		n = word.n;
	*s = mp_str_skip(*s, n);
	return n > 0;
}

bool
mp_day_read(mp_day *day, mp_str s)
{
	int y, m, d, back[3];
	bool plain;

	s = mp_str_trim(s);
	y = number(&s, 4);
	plain = !skip(&s, "年");
	m = number(&s, 2);
	if (!plain && !skip(&s, "月"))
		return false;
	d = number(&s, 2);
	if (mp_str_starts(s, MP_STR("日")))
		s = mp_str_skip(s, MP_STR("日").n);
	if (s.n && s.p[0] != ' ' && s.p[0] != 'T')	/* a time may follow */
		return false;
	if (y < 1900 || y > 2199 || m < 1 || m > 12 || d < 1 || d > 31)
		return false;
	*day = day_of(y, m, d);
	date_of(*day, &back[0], &back[1], &back[2]);
	return back[0] == y && back[1] == m && back[2] == d;
}

void
mp_day_write(mp_buf *out, mp_day day)
{
	int y, m, d;

	date_of(day, &y, &m, &d);
	mp_buf_printf(out, "%04d-%02d-%02d", y, m, d);
}

/* --- the table ------------------------------------------------------------------- */

enum { DATE, DAY };

static const mp_table_column columns[] = {
	{ "date", true }, { "day", true }, { NULL, true }
};

static bool
read_kind(bool *work, mp_str s)
{
	static const struct { const char *word; bool work; } words[] = {
		{ "off", false }, { "休", false }, { "放假", false }, { "休息", false },
		{ "work", true }, { "班", true }, { "上班", true }, { "补班", true },
	};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (mp_str_eq(s, mp_str_from(words[i].word))) {
			*work = words[i].work;
			return true;
		}
	return false;
}

static int
by_day(const void *a, const void *b)
{
	const struct mp_day_off *x = a, *y = b;

	return (x->day > y->day) - (x->day < y->day);
}

static bool
read_row(void *of, const mp_table *t, mp_buf *why)
{
	mp_calendar *c = of;
	mp_str date = mp_table_get(t, DATE), day = mp_table_get(t, DAY);
	struct mp_day_off new;

	if (!mp_day_read(&new.day, date)) {
		mp_table_blame(t, DATE, why, _("'%.*s' is no date; expected one like 2026-10-01"),
		    (int)date.n, date.p);
		return false;
	}
	if (!read_kind(&new.work, day)) {
		mp_table_blame(t, DAY, why, _("'%.*s' is neither off (休) nor work (班)"),
		    (int)day.n, day.p);
		return false;
	}
	c->day = mp_grow(c->day, &c->cap, c->n + 1, sizeof *c->day);
	c->day[c->n++] = new;
	return true;
}

static bool
told_once(const mp_calendar *c, const char *path, mp_buf *why)
{
	mp_buf date = { 0 };
	size_t i;

	for (i = 1; i < c->n; i++)
		if (c->day[i].day == c->day[i - 1].day) {
			mp_day_write(&date, c->day[i].day);
			why->n = 0;
			mp_buf_printf(why, _("%s: date: %s stands in the table twice"), path,
			    mp_buf_cstr(&date));
			mp_buf_cstr(why);
			mp_buf_free(&date);
			return false;
		}
	return true;
}

bool
mp_calendar_read(mp_calendar *c, const char *path, mp_buf *why)
{
	if (!mp_table_each(path, columns, read_row, c, why))
		return false;
	if (c->n)
		qsort(c->day, c->n, sizeof *c->day, by_day);
	return told_once(c, path, why);
}

void
mp_calendar_free(mp_calendar *c)
{
	free(c->day);
	*c = (mp_calendar){ NULL, 0, 0 };
}

bool
mp_day_is_worked(const mp_calendar *c, mp_day day)
{
	struct mp_day_off key = { day, false }, *told = NULL;

	if (c->n)
		told = bsearch(&key, c->day, c->n, sizeof *c->day, by_day);
	return told ? told->work : (day % 7 + 10) % 7 < 5;	/* 0 would be a Monday */
}

mp_day
mp_day_due(const mp_calendar *c, mp_day from, unsigned n)
{
	mp_day last = from + 36600;	/* a table may call every day off */

	while (n > 0 && from < last)
		n -= mp_day_is_worked(c, ++from);
	return from;
}

bool
mp_calendar_knows(const mp_calendar *c, mp_day day)
{
	int y, other, m, d;
	size_t i;

	date_of(day, &y, &m, &d);
	for (i = 0; i < c->n; i++) {
		date_of(c->day[i].day, &other, &m, &d);
		if (other == y)
			return true;
	}
	return false;
}
