/* datum.c - coordinates: what datum they are of, and whether they can be right. */
#include <config.h>

#include "audit/datum.h"

#include <math.h>
#include <strings.h>

static const double pi = 3.1415926535897932384626;

bool
mp_datum_find(mp_datum *d, const char *name)
{
	static const struct { const char *name; mp_datum datum; } names[] = {
		{ "wgs84", MP_WGS84 }, { "cgcs2000", MP_WGS84 },
		{ "gcj02", MP_GCJ02 }, { "bd09", MP_BD09 },
	};
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcasecmp(name, names[i].name) == 0) {
			*d = names[i].datum;
			return true;
		}
	return false;
}

/* --- GCJ-02 ---------------------------------------------------------------------- */

/* Krasovsky's ellipsoid: the half axis, and the square of the eccentricity. */
static const double axis = 6378245.0, ee = 0.00669342162296594323;

static bool
abroad(mp_position p)
{
	return p.lon < 73.66 || p.lon > 135.05 || p.lat < 3.86 || p.lat > 53.55;
}

static double
waves(double x, double first, double second, double third)
{
	return (first * sin(x * pi) + second * sin(x / third * pi)) * 2.0 / 3.0;
}

static double
shift_lat(double x, double y)
{
	return -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(fabs(x)) +
	    (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0 +
	    waves(y, 20.0, 40.0, 3.0) +
	    (160.0 * sin(y / 12.0 * pi) + 320 * sin(y * pi / 30.0)) * 2.0 / 3.0;
}

static double
shift_lon(double x, double y)
{
	return 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(fabs(x)) +
	    (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0 +
	    waves(x, 20.0, 40.0, 3.0) +
	    (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0;
}

mp_position
mp_wgs_to_gcj(mp_position p)
{
	double lat = p.lat / 180.0 * pi, s = sin(lat), magic = 1 - ee * s * s, root = sqrt(magic);
	double north = shift_lat(p.lon - 105.0, p.lat - 35.0);
	double east = shift_lon(p.lon - 105.0, p.lat - 35.0);

	if (abroad(p))
		return p;
	return (mp_position){
		p.lon + east * 180.0 / (axis / root * cos(lat) * pi),
		p.lat + north * 180.0 / (axis * (1 - ee) / (magic * root) * pi),
	};
}

mp_position
mp_gcj_to_wgs(mp_position p)
{
	mp_position guess = p, there;
	int i;

	if (abroad(p))
		return p;
	for (i = 0; i < 12; i++) {	/* each step leaves less than a hundredth */
		there = mp_wgs_to_gcj(guess);
		guess.lon += p.lon - there.lon;
		guess.lat += p.lat - there.lat;
	}
	return guess;
}

/* --- BD-09 ----------------------------------------------------------------------- */

mp_position
mp_gcj_to_bd(mp_position p)
{
	const double turn = pi * 3000.0 / 180.0;
	double z = sqrt(p.lon * p.lon + p.lat * p.lat) + 0.00002 * sin(p.lat * turn);
	double theta = atan2(p.lat, p.lon) + 0.000003 * cos(p.lon * turn);

	return (mp_position){ z * cos(theta) + 0.0065, z * sin(theta) + 0.006 };
}

mp_position
mp_bd_to_gcj(mp_position p)
{
	const double turn = pi * 3000.0 / 180.0;
	double x = p.lon - 0.0065, y = p.lat - 0.006;
	double z = sqrt(x * x + y * y) - 0.00002 * sin(y * turn);
	double theta = atan2(y, x) - 0.000003 * cos(x * turn);

	return (mp_position){ z * cos(theta), z * sin(theta) };
}

/* --- a row ------------------------------------------------------------------------ */

static mp_point
to_wgs(mp_point at, mp_datum datum)
{
	mp_position p = { at.lon / 1e6, at.lat / 1e6 };

	if (datum == MP_WGS84)
		return at;
	if (datum == MP_BD09)
		p = mp_bd_to_gcj(p);
	p = mp_gcj_to_wgs(p);
	return (mp_point){ (int32_t)lround(p.lon * 1e6), (int32_t)lround(p.lat * 1e6) };
}

static bool
in_china(mp_point p)
{
	return p.lon >= 73000000 && p.lon <= 136000000 && p.lat >= 3000000 && p.lat <= 54000000;
}

mp_point_kind
mp_point_read(mp_point *point, mp_datum datum, mp_str lon, mp_str lat)
{
	mp_point p;

	lon = mp_str_trim(lon);
	lat = mp_str_trim(lat);
	if (lon.n == 0 && lat.n == 0)
		return MP_POINT_NONE;
	p = (mp_point){ mp_degrees(lon, 180), mp_degrees(lat, 180) };
	if (p.lon == MP_NOWHERE || p.lat == MP_NOWHERE)
		return MP_POINT_UNREAD;
	if (p.lon == 0 && p.lat == 0)
		return MP_POINT_NONE;
	if (in_china((mp_point){ p.lat, p.lon }))
		return MP_POINT_SWAPPED;
	if (!in_china(p))
		return MP_POINT_OUTSIDE;
	*point = to_wgs(p, datum);
	return MP_POINT_GOOD;
}
