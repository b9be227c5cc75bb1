/* place.c - where something is: degrees, and metres between two points. */
#include <config.h>

#include "base/place.h"

#include <math.h>

static const double radius = 6371000, degree = 3.14159265358979323846 / 180;

int32_t
mp_degrees(mp_str s, int limit)
{
	bool minus = s.n && s.p[0] == '-';
	int64_t v = 0, unit = 1000000;
	size_t n, i;

	s = mp_str_skip(s, minus);
	n = mp_str_digits(s);
	if (n == 0 || n > 3)
		return MP_NOWHERE;
	for (i = 0; i < n; i++)
		v = v * 10 + (s.p[i] - '0') * unit;
	s = mp_str_skip(s, n);
	if (s.n) {
		if (s.p[0] != '.' || mp_str_digits(mp_str_skip(s, 1)) != s.n - 1)
			return MP_NOWHERE;
		for (i = 1; i < s.n && unit > 1; i++)
			v += (s.p[i] - '0') * (unit /= 10);
	}
	return v > limit * INT64_C(1000000) ? MP_NOWHERE : (int32_t)(minus ? -v : v);
}

double
mp_metres(mp_point a, mp_point b)
{
	double north = (a.lat - (double)b.lat) / 1e6 * degree;
	double east = (a.lon - (double)b.lon) / 1e6 * degree;
	double h = sin(north / 2) * sin(north / 2) + cos(a.lat / 1e6 * degree) *
	    cos(b.lat / 1e6 * degree) * sin(east / 2) * sin(east / 2);

	return 2 * radius * asin(sqrt(h < 1 ? h : 1));
}
