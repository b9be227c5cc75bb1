/* cluster.c - which rows of a run are one address. */
#include "dedup/cluster.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/mem.h"

/* --- rows that say the same ------------------------------------------------------ */

/* By what is said: half of its hash, so that a look at a row far away in memory is
 * rare, and the place + 1; 0 is free. */
struct table {
	uint64_t *slot;
	size_t mask;
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

/* The place of row `i`, made if there was none. */
static uint32_t
place_of(mp_clusters *c, struct table *t, uint32_t i)
{
	const mp_row *row = &c->rows->row[i];
	uint64_t hash = hash_of(c->rows, row), slot;
	size_t at = hash & t->mask;

	for (; (slot = t->slot[at]) != 0; at = (at + 1) & t->mask)
		if (slot >> 32 == hash >> 32 && same(c->rows, row,
		    &c->rows->row[c->place[(uint32_t)slot - 1].said]))
			return (uint32_t)slot - 1;
	c->place = mp_grow(c->place, &c->cap, c->n + 1, sizeof *c->place);
	c->place[c->n] = (mp_place){ .said = i, .cluster = (uint32_t)c->n };
	t->slot[at] = hash >> 32 << 32 | ++c->n;
	return (uint32_t)c->n - 1;
}

static void
find_places(mp_clusters *c)
{
	struct table t = { NULL, 1023 };
	uint32_t i;

	while (t.mask < c->rows->n * 2)
		t.mask = t.mask * 2 + 1;
	t.slot = mp_zalloc(t.mask + 1, sizeof *t.slot);
	for (i = 0; i < c->rows->n; i++)
		c->rows->row[i].place = c->rows->row[i].e.kind == MP_ALONE ?
		    MP_NO_CLUSTER : place_of(c, &t, i);
	free(t.slot);
}

/* --- clusters -------------------------------------------------------------------- */

static void
enter(mp_clusters *c, uint32_t i)
{
	mp_row *row = c->rows->row;
	mp_place *k = &c->place[c->place[row[i].place].cluster];

	if (k->rows++ == 0)
		k->first = k->survivor = i;
	else
		row[k->last].next = i;
	k->last = i;
	if (i != k->survivor && mp_rows_fitter(c->rows, i, k->survivor))
		k->survivor = i;
}

void
mp_clusters_settle(mp_clusters *c)
{
	uint32_t i;

	find_places(c);
	for (i = 0; i < c->rows->n; i++)
		if (c->rows->row[i].place != MP_NO_CLUSTER)
			enter(c, i);
}

/* The cluster of row `i`, or NULL. */
static const mp_place *
cluster(const mp_clusters *c, uint32_t i)
{
	uint32_t place = c->rows->row[i].place;

	return place == MP_NO_CLUSTER ? NULL : &c->place[c->place[place].cluster];
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

void
mp_clusters_label(mp_buf *out, const mp_clusters *c, uint32_t i)
{
	static const char hex[] = "0123456789abcdef";
	const mp_place *k = cluster(c, i);
	int shift;

	for (shift = 60; k && shift >= 0; shift -= 4)
		mp_buf_addc(out, hex[c->rows->row[k->survivor].e.identity >> shift & 15]);
}

void
mp_clusters_free(mp_clusters *c)
{
	free(c->place);
	*c = (mp_clusters){ 0 };
}
