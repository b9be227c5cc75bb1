/* cluster.c - which rows of a run are one address. */
#include "dedup/cluster.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/mem.h"
#include "dedup/oneside.h"
#include "dedup/ruling.h"

/* --- rows that say the same ------------------------------------------------------ */

/* By what is said: half of its hash, so that a look at a row far away in memory is
 * rare, and the number of who says it + 1; 0 is free. */
enum { AHEAD = 16 };

struct table {
	uint64_t *slot;
	size_t mask;
	uint64_t ahead[AHEAD];	/* hashes of the items to come */
};

static const mp_sighting *
sighting(const mp_rows *r, const mp_row *row)
{
	return &r->corpus.sighting[row->sighting];
}

static bool
same(const mp_rows *r, const mp_row *a, const mp_row *b)
{
	if (a->e.kind != b->e.kind)
		return false;
	if (a->e.kind == MP_BY_TEXT)
		return a->e.identity == b->e.identity && a->e.rest == b->e.rest;
	return memcmp(sighting(r, a), sighting(r, b), sizeof(mp_sighting)) == 0;
}

static uint64_t
hash_of(const mp_rows *r, const mp_row *row)
{
	return row->e.kind == MP_BY_TEXT ? row->e.identity :
	    XXH3_64bits(sighting(r, row), sizeof(mp_sighting));
}

static struct table
new_table(size_t n)
{
	struct table t = { .mask = 1023 };

	while (t.mask < n + n / 3)
		t.mask = t.mask * 2 + 1;
	t.slot = mp_zalloc(t.mask + 1, sizeof *t.slot);
	return t;
}

/* The table is far larger than the caches: its slots are asked for some items ahead. */
static void
expect(struct table *t, size_t i, uint64_t hash)
{
	t->ahead[i % AHEAD] = hash;
	__builtin_prefetch(&t->slot[hash & t->mask]);
}

/* The place of row `i`, made if there was none. */
static uint32_t
place_of(mp_clusters *c, struct table *t, uint32_t i)
{
	const mp_row *row = &c->rows->row[i];
	uint64_t hash = t->ahead[i % AHEAD], slot;
	size_t at = hash & t->mask;

	for (; (slot = t->slot[at]) != 0; at = (at + 1) & t->mask) {
		if (slot >> 32 != hash >> 32)
			continue;
		c->compared++;
		if (same(c->rows, row, &c->rows->row[(uint32_t)slot - 1]))
			return c->rows->row[(uint32_t)slot - 1].place;
	}
	c->place = mp_grow(c->place, &c->cap, c->n + 1, sizeof *c->place);
	c->place[c->n] = (mp_place){ .said = i, .cluster = (uint32_t)c->n,
	    .sighting = row->e.kind == MP_BY_PLACE ? row->sighting : MP_NO_CLUSTER,
	    .link = MP_NO_CLUSTER };
	t->slot[at] = hash >> 32 << 32 | (i + 1);
	return (uint32_t)c->n++;
}

static void
find_places(mp_clusters *c)
{
	struct table t = new_table(c->rows->n);
	mp_row *row = c->rows->row;
	size_t i;

	c->n = c->ndoubt = 0;
	for (i = 0; i < c->rows->n + AHEAD; i++) {
		if (i >= AHEAD)
			row[i - AHEAD].place = row[i - AHEAD].e.kind == MP_ALONE ?
			    MP_NO_CLUSTER : place_of(c, &t, (uint32_t)(i - AHEAD));
		if (i < c->rows->n && row[i].e.kind != MP_ALONE)
			expect(&t, i, hash_of(c->rows, &row[i]));
	}
	free(t.slot);
}

/* --- places with one core -------------------------------------------------------- */

static const mp_sighting *
said(const mp_clusters *c, uint32_t place)
{
	return &c->rows->corpus.sighting[c->place[place].sighting];
}

static bool
by_place(const mp_clusters *c, size_t place)
{
	return c->place[place].sighting != MP_NO_CLUSTER;
}

/* In a slot: there are several places with this core.  One bit less of the hash. */
#define SEVERAL ((uint64_t)1 << 32)

/* Put the place before those with the same core that are in the table. */
static void
chain(mp_clusters *c, struct table *t, uint32_t place)
{
	uint64_t hash = t->ahead[place % AHEAD], slot;
	size_t at = hash & t->mask;
	mp_sighting core, other;

	for (; (slot = t->slot[at]) != 0; at = (at + 1) & t->mask) {
		if (slot >> 33 != hash >> 33)
			continue;
		core = mp_block_core(said(c, place));
		other = mp_block_core(said(c, (uint32_t)slot - 1));
		if (memcmp(&core, &other, sizeof core) == 0)
			break;
	}
	if (slot)
		c->place[place].link = (uint32_t)slot - 1;
	t->slot[at] = hash >> 33 << 33 | (slot ? SEVERAL : 0) | (place + 1);
}

/* The place that stands for the cluster of `place`. */
static uint32_t
root(mp_clusters *c, uint32_t place)
{
	uint32_t r = place, next;

	while (c->place[r].cluster != r)
		r = c->place[r].cluster;
	for (; place != r; place = next) {
		next = c->place[place].cluster;
		c->place[place].cluster = r;
	}
	return r;
}

static void
join(void *clusters, uint32_t part, uint32_t whole)
{
	mp_clusters *c = clusters;

	c->place[root(c, part)].cluster = root(c, whole);
}

/* What stands in a doubt are places at first. */
static void
doubt(void *clusters, uint32_t part, uint32_t a, uint32_t b, size_t fits)
{
	mp_clusters *c = clusters;

	c->doubt = mp_grow(c->doubt, &c->doubt_cap, c->ndoubt + 2, sizeof *c->doubt);
	c->doubt[c->ndoubt++] = (mp_doubtful){ part, a, (uint32_t)fits };
	if (a != b)
		c->doubt[c->ndoubt++] = (mp_doubtful){ part, b, (uint32_t)fits };
}

static void
join_places(mp_clusters *c)
{
	const mp_block_verdict verdict = { join, doubt, c };
	struct table t = new_table(c->n);
	mp_block_item *item = NULL;
	size_t n, cap = 0, at;
	uint32_t i;

	for (at = 0; at < c->n + AHEAD; at++) {
		if (at >= AHEAD && by_place(c, at - AHEAD))
			chain(c, &t, (uint32_t)(at - AHEAD));
		if (at < c->n && by_place(c, at)) {
			mp_sighting core = mp_block_core(said(c, (uint32_t)at));

			expect(&t, at, XXH3_64bits(&core, sizeof core));
		}
	}
	for (at = 0; at <= t.mask; at++) {
		if (!(t.slot[at] & SEVERAL))
			continue;
		for (n = 0, i = (uint32_t)t.slot[at] - 1; i != MP_NO_CLUSTER;
		    i = c->place[i].link) {
			item = mp_grow(item, &cap, n + 1, sizeof *item);
			item[n++] = (mp_block_item){ said(c, i), i };
		}
		c->compared += mp_block_resolve(&c->rows->corpus, item, n, &verdict);
	}
	free(item);
	free(t.slot);
}

/* --- clusters -------------------------------------------------------------------- */

static void
enter(mp_clusters *c, uint32_t i)
{
	mp_row *row = c->rows->row;
	mp_place *k = &c->place[root(c, row[i].place)];

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
part_houses(mp_clusters *c, double far)
{
	struct number u = { 0 };
	size_t k, n = c->n;
	mp_conflict f;

	for (k = 0; k < n; k++) {
		const mp_place *p = &c->place[k];

		if (p->cluster != k || p->rows < 2 ||
		    c->rows->row[p->first].e.kind != MP_BY_PLACE)
			continue;
		gather(&u, c, p);
		f = conflict_of(&u);
		if (!f.certificates && f.metres <= far)
			continue;
		f.houses = (uint32_t)mp_house_part(u.house, u.n, far, u.of);
		if (f.houses > 1)
			part(c, &u, f);
	}
	free(u.row);
	free(u.of);
	free(u.house);
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
	join(c, c->rows->row[a].place, c->rows->row[b].place);
}

uint32_t
mp_clusters_root(mp_clusters *c, uint32_t row)
{
	return root(c, c->rows->row[row].place);
}

/* Was the doubt settled by a decision; or is it no concern of the run's rows? */
static bool
decided(mp_clusters *c, const mp_doubtful *d)
{
	if (c->place[root(c, d->a)].survivor >= c->rows->own &&
	    c->place[root(c, d->b)].survivor >= c->rows->own)
		return true;
	return c->ruling && (root(c, d->a) == root(c, d->b) ||
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
		d.a = c->place[root(c, d.a)].survivor;
		d.b = c->place[root(c, d.b)].survivor;
		c->doubt[n++] = d;
	}
	c->ndoubt = n;
	if (n)
		qsort(c->doubt, n, sizeof *c->doubt, by_rows);
}

static uint32_t
root_of(void *clusters, uint32_t place)
{
	return root(clusters, place);
}

/* Places, and which of them are one, until no decision asks for more. */
static void
settle_places(mp_clusters *c)
{
	do {
		if (c->ruling)
			mp_ruling_clear(c->ruling);
		find_places(c);
		join_places(c);
		if (c->ruling && mp_ruling_label(c->ruling, c)) {
			find_places(c);
			join_places(c);
		}
	} while (c->ruling && !mp_ruling_apply(c->ruling, c));
}

void
mp_clusters_settle(mp_clusters *c, double far)
{
	uint32_t i;

	settle_places(c);
	mp_oneside_find(c, root_of, &(mp_block_verdict){ join, doubt, c });
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
