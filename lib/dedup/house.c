/* house.c - one number, two houses. */
#include <config.h>

#include "dedup/house.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

static const double radius = 6371000, degree = 3.14159265358979323846 / 180;

/* --- reading --------------------------------------------------------------------- */

/* Only the letters and digits of a certificate count, brackets and blanks do not. */
static uint32_t
certificate(mp_str s)
{
	XXH64_hash_t hash = 0;
	size_t n = 0;
	uint32_t c;

	while (s.n) {
		s = mp_str_skip(s, mp_utf8_next(s.p, &c));
		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;	/* full width */
		if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= '0' && c <= '9') ||
		    ((c | 32) >= 'a' && (c | 32) <= 'z')) {
			hash = XXH3_64bits_withSeed(&c, sizeof c, hash + 1);
			n++;
		}
	}
	return n ? (uint32_t)(hash >> 32) | 1 : 0;
}

mp_house
mp_house_read(mp_str lon, mp_str lat, mp_str cert)
{
	mp_house h = { mp_degrees(lon, 180), mp_degrees(lat, 90), certificate(cert) };

	if (h.lon == MP_NOWHERE || h.lat == MP_NOWHERE || (h.lon == 0 && h.lat == 0))
		h.lon = h.lat = MP_NOWHERE;
	return h;
}

double
mp_house_distance(const mp_house *a, const mp_house *b)
{
	return mp_metres((mp_point){ a->lon, a->lat }, (mp_point){ b->lon, b->lat });
}

/* --- telling apart --------------------------------------------------------------- */

/* Houses, in cells of the globe that are `far` metres and a little more wide, so that
 * what lies within `far` is in a cell or one beside it. */
struct map {
	const mp_house *house;
	double far;
	uint32_t *slot, *first;	/* slot: a house + 1; first: its first record */
	size_t mask, n;
	size_t floating;	/* houses that do not say where they are */
	bool crowded;		/* too many houses for a record without a certificate */
};

struct cell {
	int32_t row, column;
};

static struct cell
cell_of(const struct map *m, const mp_house *h, int step)
{
	double high = (m->far + 1) / radius / degree * 1e6;	/* in 1/1,000,000 degree */
	double row = floor(h->lat / high) + step;
	double edge = fmax(fabs(row), fabs(row + 1)) * high / 1e6;	/* nearer a pole */
	double wide = high / fmax(cos(fmin(edge, 89) * degree), 0.01);

	return (struct cell){ (int32_t)row, (int32_t)floor(h->lon / wide) };
}

/* Houses are looked for among those of one certificate, or (0) among all. */
static size_t
slot_of(const struct map *m, struct cell c, uint32_t certificate)
{
	return XXH3_64bits_withSeed(&c, sizeof c, certificate) & m->mask;
}

static void
enter(struct map *m, uint32_t house, uint32_t certificate)
{
	const mp_house *h = &m->house[m->first[house]];
	size_t at;

	if (h->lat == MP_NOWHERE) {
		m->floating += certificate != 0;
		return;
	}
	at = slot_of(m, cell_of(m, h, 0), certificate);
	while (m->slot[at])
		at = (at + 1) & m->mask;
	m->slot[at] = house + 1;
}

static bool
fits(const struct map *m, const mp_house *h, const mp_house *first)
{
	return (!h->certificate || !first->certificate || h->certificate == first->certificate) &&
	    mp_house_distance(h, first) <= m->far;
}

/* The house that record `i` may be of, only one: or m->n, if there is none; and
 * UINT32_MAX if there are two. */
static uint32_t
search(const struct map *m, uint32_t i)
{
	uint32_t found = (uint32_t)m->n;
	int step, side;

	for (step = -1; step <= 1; step++)
		for (side = -1; side <= 1; side++) {
			struct cell c = cell_of(m, &m->house[i], step);
			size_t at;

			c.column += side;
			for (at = slot_of(m, c, m->house[i].certificate); m->slot[at]; at = (at + 1) & m->mask) {
				uint32_t k = m->slot[at] - 1;

				if (k == found || !fits(m, &m->house[i], &m->house[m->first[k]]))
					continue;
				if (found != m->n)
					return UINT32_MAX;
				found = k;
			}
		}
	return found;
}

/* Those with a certificate first, by certificate; those that say where they are first,
 * from south to north. */
static int
by_value(const void *a, const void *b, void *house)
{
	const mp_house *h = house;
	const mp_house *x = &h[*(const uint32_t *)a], *y = &h[*(const uint32_t *)b];

	if (x->certificate != y->certificate)
		return x->certificate > y->certificate ? -1 : 1;
	if (x->lat != y->lat)
		return x->lat < y->lat ? -1 : 1;
	return (x->lon > y->lon) - (x->lon < y->lon);
}

/* Record `i` says where it is, and is near no house that does, but there are houses
 * that do not: if there is one house, this is where it is. */
static uint32_t
settle(struct map *m, uint32_t i)
{
	if (m->n > 1)
		return UINT32_MAX;
	m->first[0] = i;
	m->floating = 0;
	enter(m, 0, 0);
	return 0;
}

/* The house of record `i`, made if need be, or UINT32_MAX.  Houses of its certificate
 * begin with `own`. */
static uint32_t
house_of(struct map *m, uint32_t i, size_t own)
{
	uint32_t k = UINT32_MAX;

	if (m->crowded)
		return k;
	if (m->house[i].lat != MP_NOWHERE)
		k = search(m, i);
	else if (m->house[i].certificate)
		k = m->n - own == 1 ? (uint32_t)own : m->n == own ? (uint32_t)m->n : k;
	if (k == m->n && m->floating && m->house[i].certificate == 0)
		return settle(m, i);
	if (k == m->n) {
		m->first[m->n++] = i;
		enter(m, k, m->house[i].certificate);
	}
	return k;
}

/* From here on records have no certificate: they look among all houses. */
static void
open_all(struct map *m)
{
	enum { CROWD = 64 };
	uint32_t k;

	m->crowded = m->n > CROWD;
	for (k = 0; k < m->n && !m->crowded; k++)
		enter(m, k, 0);
}

size_t
mp_house_part(const mp_house *house, size_t n, double far, uint32_t *of)
{
	struct map m = { .house = house, .far = far, .mask = 15 };
	uint32_t *order = mp_alloc(2 * n * sizeof *order);
	bool lost = false;
	size_t i, own = 0;

	while (m.mask < 4 * n)
		m.mask = 2 * m.mask + 1;
	m.slot = mp_zalloc(m.mask + 1, sizeof *m.slot);
	m.first = order + n;
	for (i = 0; i < n; i++)
		order[i] = (uint32_t)i;
	qsort_r(order, n, sizeof *order, by_value, (void *)(uintptr_t)house);
	for (i = 0; i < n; i++) {
		if (i && house[order[i]].certificate != house[order[i - 1]].certificate) {
			own = m.n;
			if (house[order[i]].certificate == 0)
				open_all(&m);
		}
		of[order[i]] = house_of(&m, order[i], own);
		lost |= of[order[i]] == UINT32_MAX;
	}
	for (i = 0; i < n && lost; i++)
		if (of[i] == UINT32_MAX)
			of[i] = m.n > 1 ? (uint32_t)m.n : 0;
	free(m.slot);
	free(order);
	return m.n > 1 ? m.n : 1;
}
