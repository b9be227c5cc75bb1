/* date.c - calendar days as clerks write them. */
#include "base/date.h"

/* Is it a day of the Gregorian calendar, from 1800 to 2999? */
static bool
good(mp_date d)
{
	static const uint32_t days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	uint32_t y = d / 10000, m = d / 100 % 100, day = d % 100;
	bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

	return y >= 1800 && y < 3000 && m >= 1 && m <= 12 && day >= 1 &&
	    day <= days[m - 1] && (m != 2 || day < 29 || leap);
}

/* Take a number of `least` to `most` digits; false if there is none. */
static bool
number(mp_str *s, size_t least, size_t most, uint32_t *n)
{
	size_t digits = mp_str_digits(*s), i;

	if (digits < least || digits > most)
		return false;
	*n = 0;
	for (i = 0; i < digits; i++)
		*n = *n * 10 + (uint32_t)(s->p[i] - '0');
	*s = mp_str_skip(*s, digits);
	return true;
}

static bool
word(mp_str *s, mp_str w)
{
	if (!w.n || !mp_str_starts(*s, w))
		return false;
	*s = mp_str_skip(*s, w.n);
	return true;
}

mp_date
mp_date_read(mp_str s)
{
	static const struct { mp_str year, month, day; } form[] = {
		{ MP_STR("-"), MP_STR("-"), MP_STR("") },
		{ MP_STR("/"), MP_STR("/"), MP_STR("") },
		{ MP_STR("."), MP_STR("."), MP_STR("") },
		{ MP_STR("年"), MP_STR("月"), MP_STR("日") },
	};
	uint32_t y = 0, m = 0, d = 0;
	mp_str rest;
	size_t i;

	s = mp_str_trim(s);
	for (i = 0; i < s.n; i++)
		if (s.p[i] == ' ' || s.p[i] == 'T')
			s.n = i;
	if (s.n == 8 && number(&s, 8, 8, &d))
		return good(d) ? d : 0;
	for (i = 0; i < sizeof form / sizeof *form; i++) {
		rest = s;
		if (number(&rest, 4, 4, &y) && word(&rest, form[i].year) &&
		    number(&rest, 1, 2, &m) && word(&rest, form[i].month) &&
		    number(&rest, 1, 2, &d) && (word(&rest, form[i].day) || !rest.n) && !rest.n)
			return good(y * 10000 + m * 100 + d) ? y * 10000 + m * 100 + d : 0;
	}
	return 0;
}
