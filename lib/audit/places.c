/* places.c - do the coordinates of a row fit its county and its road? */
#include <config.h>

#include "audit/places.h"

#include <stdlib.h>

#include "base/mem.h"

enum { COUNTY_KEEP = 1024, COUNTY_LEAST = 100, ROAD_KEEP = 32, ROAD_LEAST = 5 };
enum { MARGIN = 50000 };	/* 1/1,000,000 degree: 0.05 */

static uint32_t
place(mp_places *p)
{
	mp_str key = mp_buf_str(&p->key);
	const uint32_t *known = mp_map_get(&p->map, key);

	if (known)
		return *known;
	p->spread = mp_grow(p->spread, &p->cap, p->n + 1, sizeof *p->spread);
	p->spread[p->n] = (mp_spread){ .road = key.p[0] != 'c' };
	mp_map_put(&p->map, mp_arena_dup(&p->strings, key), (uint32_t)p->n);
	return (uint32_t)p->n++;
}

static void
begin_key(mp_places *p, const mp_address *a, char kind, const mp_element *elements, size_t n)
{
	size_t i;

	p->key.n = 0;
	mp_buf_addc(&p->key, kind);
	for (i = 0; i < n; i++) {
		mp_buf_add(&p->key, a->elem[elements[i]]);
		mp_buf_addc(&p->key, '\t');
	}
}

uint32_t
mp_places_county(mp_places *p, const mp_address *a)
{
	static const mp_element key[] = { MP_PROVINCE, MP_CITY, MP_COUNTY };

	if (!mp_address_has(a, MP_COUNTY))
		return MP_NO_PLACE;
	begin_key(p, a, 'c', key, 3);
	return place(p);
}

uint32_t
mp_places_road(mp_places *p, const mp_address *a)
{
	static const mp_element road[] = { MP_PROVINCE, MP_CITY, MP_COUNTY, MP_TOWNSHIP, MP_ROAD };
	static const mp_element hamlet[] = { MP_PROVINCE, MP_CITY, MP_COUNTY, MP_TOWNSHIP,
		MP_COMMUNITY, MP_GROUP };

	if (!mp_address_has(a, MP_COUNTY))
		return MP_NO_PLACE;
	if (mp_address_has(a, MP_ROAD))
		begin_key(p, a, 'r', road, 5);
	else if (mp_address_has(a, MP_COMMUNITY))
		begin_key(p, a, 'v', hamlet, 6);
	else
		return MP_NO_PLACE;
	return place(p);
}

void
mp_places_tell(mp_places *p, uint32_t county, uint32_t road, uint64_t mark, mp_point at)
{
	if (county != MP_NO_PLACE)
		mp_sketch_add(&p->spread[county].sketch, COUNTY_KEEP, mark, at);
	if (road != MP_NO_PLACE)
		mp_sketch_add(&p->spread[road].sketch, ROAD_KEEP, mark, at);
}

static void
envelope(mp_spread *s)
{
	mp_point low = mp_sketch_quantile(&s->sketch, 0.02);
	mp_point high = mp_sketch_quantile(&s->sketch, 0.98);
	int32_t wide = (high.lon - low.lon) / 2, tall = (high.lat - low.lat) / 2;

	wide = wide < MARGIN ? MARGIN : wide;
	tall = tall < MARGIN ? MARGIN : tall;
	s->box = (mp_box){ { low.lon - wide, low.lat - tall }, { high.lon + wide, high.lat + tall } };
	s->known = s->sketch.seen >= COUNTY_LEAST;
}

static void
reach(mp_spread *s, double far)
{
	double usual;

	s->middle = mp_sketch_quantile(&s->sketch, 0.5);
	usual = 5 * mp_sketch_spread(&s->sketch, s->middle);
	s->limit = usual > far ? usual : far;
	s->known = s->sketch.seen >= ROAD_LEAST;
}

void
mp_places_end(mp_places *p, double far)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (p->spread[i].road)
			reach(&p->spread[i], far);
		else
			envelope(&p->spread[i]);
}

static bool
inside(const mp_box *box, mp_point at)
{
	return at.lon >= box->low.lon && at.lon <= box->high.lon &&
	    at.lat >= box->low.lat && at.lat <= box->high.lat;
}

mp_issue_set
mp_places_judge(const mp_places *p, uint32_t county, uint32_t road, mp_point at)
{
	mp_issue_set set = 0;
	const mp_spread *s;

	if (county != MP_NO_PLACE && (s = &p->spread[county])->known && !inside(&s->box, at))
		set |= MP_ISSUE_BIT(MP_WRONG_ENVELOPE);
	if (road != MP_NO_PLACE && (s = &p->spread[road])->known &&
	    mp_metres(s->middle, at) > s->limit)
		set |= MP_ISSUE_BIT(MP_WRONG_DISTANCE);
	return set;
}

void
mp_places_free(mp_places *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		mp_sketch_free(&p->spread[i].sketch);
	free(p->spread);
	mp_map_free(&p->map);
	mp_arena_free(&p->strings);
	mp_buf_free(&p->key);
}
