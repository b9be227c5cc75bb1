/* cluster.c - which rows of a run are one address. */
#include "dedup/cluster.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/mem.h"
#include "base/tasks.h"
#include "dedup/oneside.h"
#include "dedup/places.h"
#include "dedup/ruling.h"

/* --- clusters -------------------------------------------------------------------- */

static void
enter(mp_clusters *c, uint32_t i)
{
	mp_row *row = c->rows->row;
	mp_place *k = &c->place[mp_places_root(c, row[i].place)];

	row[i].next = MP_NO_ROW;
	if (k->rows++ == 0)
		k->first = k->survivor = i;
	else
		row[k->last].next = i;
	k->last = i;
	if (i != k->survivor && mp_rows_fitter(c->rows, i, k->survivor))
		k->survivor = i;
}

/* --- several houses of one number ------------------------------------------------ */

/* The rows of a cluster, and what they say of their houses. */
struct number {
	uint32_t *row, *of;
	mp_house *house;
	size_t n, row_cap, of_cap, house_cap;
};

static void
gather(struct number *u, const mp_clusters *c, const mp_place *k)
{
	uint32_t i;

	u->n = 0;
	u->row = mp_grow(u->row, &u->row_cap, k->rows, sizeof *u->row);
	u->of = mp_grow(u->of, &u->of_cap, k->rows, sizeof *u->of);
	u->house = mp_grow(u->house, &u->house_cap, k->rows, sizeof *u->house);
	for (i = k->first; i != MP_NO_ROW; i = c->rows->row[i].next) {
		u->row[u->n] = i;
		u->house[u->n++] = c->rows->house[i];
	}
}

/* What all houses of the number have in common. */
static mp_conflict
conflict_of(const struct number *u)
{
	mp_house low = { MP_NOWHERE, MP_NOWHERE, 0 }, high = { INT32_MIN, INT32_MIN, 0 };
	mp_conflict f = { .houses = 1 };
	uint32_t seen = 0;
	size_t i;

	for (i = 0; i < u->n; i++) {
		const mp_house *h = &u->house[i];

		f.certificates |= h->certificate && seen && h->certificate != seen;
		seen = h->certificate ? h->certificate : seen;
		if (h->lat == MP_NOWHERE)
			continue;
		low.lat = h->lat < low.lat ? h->lat : low.lat;
		low.lon = h->lon < low.lon ? h->lon : low.lon;
		high.lat = h->lat > high.lat ? h->lat : high.lat;
		high.lon = h->lon > high.lon ? h->lon : high.lon;
	}
	if (high.lat != INT32_MIN)
		f.metres = (uint32_t)mp_house_distance(&low, &high);
	return f;
}

/* Its certificate; else where its southernmost record is; the greatest of them, which
 * no order changes. */
static uint32_t
salt_of(const mp_house *h)
{
	return h->certificate ? h->certificate | 1u << 31 : h->lat == MP_NOWHERE ? 0 :
	    (uint32_t)XXH3_64bits(&h->lon, sizeof h->lon + sizeof h->lat) >> 1;
}

/* Give every house of the number a place of its own, and one to the records that are
 * in none. */
static void
part(mp_clusters *c, const struct number *u, mp_conflict f)
{
	uint32_t first = (uint32_t)c->n;
	size_t i;

	c->place = mp_grow(c->place, &c->cap, c->n + f.houses + 1, sizeof *c->place);
	c->conflict = mp_grow(c->conflict, &c->conflict_cap, c->nconflict + f.houses + 1,
	    sizeof *c->conflict);
	for (i = 0; i <= f.houses; i++, c->n++) {
		c->place[c->n] = (mp_place){ .said = u->row[0], .cluster = (uint32_t)c->n,
		    .sighting = c->rows->row[u->row[0]].sighting, .link = (uint32_t)c->nconflict };
		c->conflict[c->nconflict++] = f;
	}
	for (i = 0; i < u->n; i++) {
		uint32_t *salt = &c->conflict[c->place[first + u->of[i]].link].salt;

		*salt = salt_of(&u->house[i]) > *salt ? salt_of(&u->house[i]) : *salt;
		c->rows->row[u->row[i]].place = first + u->of[i];
		c->rows->row[u->row[i]].next = MP_NO_ROW;
		enter(c, u->row[i]);
	}
}

static void
number_free(struct number *u)
{
	free(u->row);
	free(u->of);
	free(u->house);
}

/* Clusters that may be of several houses, found by several threads, each of which goes
 * through a stretch of the places. */
struct doubtful_houses {
	const mp_clusters *c;
	double far;
	struct found { uint32_t *cluster; size_t n, cap; } found[MP_STRETCHES];
};

static void
look_at_houses(void *houses, size_t k)
{
	struct doubtful_houses *d = houses;
	const mp_clusters *c = d->c;
	struct found *found = &d->found[k];
	struct number u = { 0 };
	size_t i, end = mp_stretch(c->n, k + 1);

	for (i = mp_stretch(c->n, k); i < end; i++) {
		const mp_place *p = &c->place[i];
		mp_conflict f;

		if (p->cluster != i || p->rows < 2 ||
		    c->rows->row[p->first].e.kind != MP_BY_PLACE)
			continue;
		gather(&u, c, p);
		f = conflict_of(&u);
		if (!f.certificates && f.metres <= d->far)
			continue;
		found->cluster = mp_grow(found->cluster, &found->cap, found->n + 1,
		    sizeof *found->cluster);
		found->cluster[found->n++] = (uint32_t)i;
	}
	number_free(&u);
}

static void
part_cluster(mp_clusters *c, uint32_t cluster, double far, struct number *u)
{
	mp_conflict f;

	gather(u, c, &c->place[cluster]);
	f = conflict_of(u);
	f.houses = (uint32_t)mp_house_part(u->house, u->n, far, u->of);
	if (f.houses > 1)
		part(c, u, f);
}

static void
part_houses(mp_clusters *c, double far)
{
	struct doubtful_houses d = { .c = c, .far = far };
	struct number u = { 0 };
	size_t k, i;

	mp_tasks_run(c->rows->threads, MP_STRETCHES, look_at_houses, &d);
	for (k = 0; k < MP_STRETCHES; k++) {
		for (i = 0; i < d.found[k].n; i++)
			part_cluster(c, d.found[k].cluster[i], far, &u);
		free(d.found[k].cluster);
	}
	number_free(&u);
}

/* --- all of it ------------------------------------------------------------------- */

static int
by_rows(const void *a, const void *b)
{
	const mp_doubtful *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

void
mp_clusters_join(mp_clusters *c, uint32_t a, uint32_t b)
{
	mp_places_one(c, c->rows->row[a].place, c->rows->row[b].place);
}

uint32_t
mp_clusters_root(mp_clusters *c, uint32_t row)
{
	return mp_places_root(c, c->rows->row[row].place);
}

/* Was the doubt settled by a decision; or is it no concern of the run's rows? */
static bool
decided(mp_clusters *c, const mp_doubtful *d)
{
	if (c->place[mp_places_root(c, d->a)].survivor >= c->rows->own &&
	    c->place[mp_places_root(c, d->b)].survivor >= c->rows->own)
		return true;
	return c->ruling && (mp_places_root(c, d->a) == mp_places_root(c, d->b) ||
	    mp_ruling_joined(c->ruling, c->place[d->a].said));
}

/* From places to the rows that stand for their clusters. */
static void
sort_doubts(mp_clusters *c)
{
	size_t k, n = 0;

	for (k = 0; k < c->ndoubt; k++) {
		mp_doubtful d = c->doubt[k];

		if (decided(c, &d))
			continue;
		d.a = c->place[mp_places_root(c, d.a)].survivor;
		d.b = c->place[mp_places_root(c, d.b)].survivor;
		c->doubt[n++] = d;
	}
	c->ndoubt = n;
	if (n)
		qsort(c->doubt, n, sizeof *c->doubt, by_rows);
}

/* Places, and which of them are one, until no decision asks for more. */
static void
settle_places(mp_clusters *c)
{
	do {
		if (c->ruling)
			mp_ruling_clear(c->ruling);
		mp_places_find(c);
		mp_places_join(c);
		if (c->ruling && mp_ruling_label(c->ruling, c)) {
			mp_places_find(c);
			mp_places_join(c);
		}
	} while (c->ruling && !mp_ruling_apply(c->ruling, c));
}

void
mp_clusters_settle(mp_clusters *c, double far)
{
	uint32_t i;

	settle_places(c);
	mp_oneside_find(c);
	for (i = 0; i < c->n; i++)
		c->place[i].link = MP_NO_CLUSTER;
	for (i = 0; i < c->rows->n; i++)
		if (c->rows->row[i].place != MP_NO_CLUSTER)
			enter(c, i);
	sort_doubts(c);
	if (c->rows->house)
		part_houses(c, far);
}

/* The cluster of row `i`, or NULL. */
static const mp_place *
cluster(const mp_clusters *c, uint32_t i)
{
	uint32_t place = c->rows->row[i].place;

	return place == MP_NO_CLUSTER ? NULL : &c->place[c->place[place].cluster];
}

/* From a row to its place, to that of its cluster, to the survivor: each is far from the
 * last in memory, so each has a few rows of time. */
void
mp_clusters_expect(const mp_clusters *c, uint32_t i)
{
	enum { STEP = 6 };
	const mp_row *row = c->rows->row;
	size_t left = c->rows->n - i;
	uint32_t place;

	if (left > 3 * STEP && (place = row[i + 3 * STEP].place) != MP_NO_CLUSTER)
		__builtin_prefetch(&c->place[place]);
	if (left > 2 * STEP && (place = row[i + 2 * STEP].place) != MP_NO_CLUSTER)
		__builtin_prefetch(&c->place[c->place[place].cluster]);
	if (left > STEP)
		__builtin_prefetch(&row[mp_clusters_survivor(c, i + STEP)]);
}

uint32_t
mp_clusters_survivor(const mp_clusters *c, uint32_t i)
{
	const mp_place *k = cluster(c, i);

	return k ? k->survivor : i;
}

uint32_t
mp_clusters_rows(const mp_clusters *c, uint32_t i)
{
	const mp_place *k = cluster(c, i);

	return k ? k->rows : 1;
}

uint32_t
mp_clusters_first(const mp_clusters *c, uint32_t i)
{
	const mp_place *k = cluster(c, i);

	return k ? k->first : i;
}

const mp_conflict *
mp_clusters_conflict(const mp_clusters *c, uint32_t i)
{
	const mp_place *k = cluster(c, i);

	return k && k->link != MP_NO_CLUSTER ? &c->conflict[k->link] : NULL;
}

void
mp_clusters_label(mp_buf *out, const mp_clusters *c, uint32_t i)
{
	static const char hex[] = "0123456789abcdef";
	const mp_place *k = cluster(c, i);
	const mp_conflict *f = mp_clusters_conflict(c, i);
	uint64_t label;
	int shift;

	if (k == NULL)
		return;
	label = c->rows->row[k->survivor].e.identity;
	if (f)
		label ^= f->salt * UINT64_C(0x9E3779B97F4A7C15);
	for (shift = 60; shift >= 0; shift -= 4)
		mp_buf_addc(out, hex[label >> shift & 15]);
}

void
mp_clusters_free(mp_clusters *c)
{
	free(c->place);
	free(c->doubt);
	free(c->conflict);
	*c = (mp_clusters){ 0 };
}
