/* places.c - rows that say the same are one place, and places that block.h says are one
 * are joined.
 *
 * Rows are shared out by what they say, places by their core, so that no share knows of
 * another: what two shares write has nothing in common. */
#include "dedup/places.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/mem.h"
#include "base/shares.h"
#include "base/tasks.h"

enum { AHEAD = 8 };	/* so many items ahead, what they lead to is asked for */

/* Of one share, by tag; `who` is the number of an item + 1, 0 is free. */
struct slot {
	uint32_t tag, who;
};

struct table {
	struct slot *slot;
	size_t mask;
};

static struct table
new_table(size_t n)
{
	struct table t = { .mask = 15 };

	while (t.mask < n + n / 3)
		t.mask = t.mask * 2 + 1;
	t.slot = mp_zalloc(t.mask + 1, sizeof *t.slot);
	return t;
}

/* --- rows that say the same ------------------------------------------------------ */

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
hash_of_row(void *clusters, uint32_t i)
{
	const mp_clusters *c = clusters;
	mp_row *row = &c->rows->row[i];

	if (row->e.kind == MP_ALONE) {
		row->place = MP_NO_CLUSTER;
		return 0;
	}
	return (row->e.kind == MP_BY_TEXT ? row->e.identity :
	    XXH3_64bits(sighting(c->rows, row), sizeof(mp_sighting))) | 1;
}

struct finding {
	mp_clusters *c;
	mp_shares rows;
	size_t compared[MP_SHARES];
	uint32_t places[MP_STRETCHES];	/* how many; then the number of the first */
};

/* The first row of the share that says what row `i` does: itself, if it is that. */
static uint32_t
first_to_say(struct finding *f, size_t k, struct table *t, const mp_shared *p)
{
	const mp_rows *r = f->c->rows;
	struct slot *s;
	size_t at;

	for (at = p->tag & t->mask; (s = &t->slot[at])->who != 0; at = (at + 1) & t->mask) {
		if (s->tag != p->tag)
			continue;
		f->compared[k]++;
		if (same(r, &r->row[p->item], &r->row[s->who - 1]))
			return s->who - 1;
	}
	*s = (struct slot){ p->tag, p->item + 1 };
	return p->item;
}

/* Let row[].place be the first row that says so. */
static void
find_in_share(void *finding, size_t k)
{
	struct finding *f = finding;
	const mp_shared *p, *end = mp_share(&f->rows, k + 1);
	mp_row *row = f->c->rows->row;
	struct table t = new_table((size_t)(end - mp_share(&f->rows, k)));

	for (p = mp_share(&f->rows, k); p < end; p++) {
		if (end - p > 2 * AHEAD)
			__builtin_prefetch(&row[p[2 * AHEAD].item], 1);
		if (end - p > AHEAD && row[p[AHEAD].item].e.kind != MP_BY_TEXT)
			__builtin_prefetch(sighting(f->c->rows, &row[p[AHEAD].item]));
		row[p->item].place = first_to_say(f, k, &t, p);
	}
	free(t.slot);
}

static bool
is_first(const struct finding *f, size_t i)
{
	return f->c->rows->row[i].place == i;
}

/* Places are numbered in the order of their first rows, so that who goes through them goes
 * through memory. */
static void
count_places(void *finding, size_t k)
{
	struct finding *f = finding;
	size_t i, end = mp_stretch(f->c->rows->n, k + 1);

	for (i = mp_stretch(f->c->rows->n, k); i < end; i++)
		f->places[k] += is_first(f, i);
}

/* The number of a place is in row[].next of its first row, until all are numbered. */
static void
number_places(void *finding, size_t k)
{
	struct finding *f = finding;
	mp_row *row = f->c->rows->row;
	size_t i, end = mp_stretch(f->c->rows->n, k + 1);
	uint32_t n = f->places[k];

	for (i = mp_stretch(f->c->rows->n, k); i < end; i++) {
		if (!is_first(f, i))
			continue;
		f->c->place[n] = (mp_place){ .said = (uint32_t)i, .cluster = n,
		    .sighting = row[i].e.kind == MP_BY_PLACE ? row[i].sighting :
		    MP_NO_CLUSTER, .link = MP_NO_CLUSTER };
		row[i].next = n++;
	}
}

static void
name_places(void *finding, size_t k)
{
	struct finding *f = finding;
	mp_row *row = f->c->rows->row;
	size_t i, end = mp_stretch(f->c->rows->n, k + 1);

	for (i = mp_stretch(f->c->rows->n, k); i < end; i++)
		if (row[i].place != MP_NO_CLUSTER)
			row[i].place = row[row[i].place].next;
}

static void
number(struct finding *f)
{
	mp_clusters *c = f->c;
	size_t k;

	mp_tasks_run(c->rows->threads, MP_STRETCHES, count_places, f);
	for (c->n = 0, k = 0; k < MP_STRETCHES; k++) {
		uint32_t many = f->places[k];

		f->places[k] = (uint32_t)c->n;
		c->n += many;
	}
	if (c->n > c->cap) {
		free(c->place);
		c->place = mp_alloc((c->cap = c->n) * sizeof *c->place);
	}
	mp_tasks_run(c->rows->threads, MP_STRETCHES, number_places, f);
	mp_tasks_run(c->rows->threads, MP_STRETCHES, name_places, f);
}

void
mp_places_find(mp_clusters *c)
{
	struct finding f = { .c = c,
		.rows = { .n = c->rows->n, .hash = hash_of_row, .of = c } };
	size_t k;

	c->ndoubt = 0;
	mp_shares_out(&f.rows, c->rows->threads);
	mp_tasks_run(c->rows->threads, MP_SHARES, find_in_share, &f);
	mp_shares_free(&f.rows);
	number(&f);
	for (k = 0; k < MP_SHARES; k++)
		c->compared += f.compared[k];
}

/* --- places with one core -------------------------------------------------------- */

static const mp_sighting *
said(const mp_clusters *c, uint32_t place)
{
	return &c->rows->corpus.sighting[c->place[place].sighting];
}

static uint64_t
hash_of_core(void *clusters, uint32_t place)
{
	const mp_clusters *c = clusters;
	mp_sighting core;

	if (c->place[place].sighting == MP_NO_CLUSTER)
		return 0;
	core = mp_block_core(said(c, place));
	return XXH3_64bits(&core, sizeof core) | 1;
}

/* What becomes of one share of the places. */
struct verdicts {
	mp_clusters *c;
	mp_doubtful *doubt;
	size_t n, cap, compared;
};

struct joining {
	mp_clusters *c;
	mp_shares places;
	struct verdicts verdicts[MP_SHARES];
};

uint32_t
mp_places_root(mp_clusters *c, uint32_t place)
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

void
mp_places_one(mp_clusters *c, uint32_t part, uint32_t whole)
{
	c->place[mp_places_root(c, part)].cluster = mp_places_root(c, whole);
}

static void
join(void *verdicts, uint32_t part, uint32_t whole)
{
	mp_places_one(((struct verdicts *)verdicts)->c, part, whole);
}

static void
doubt(void *verdicts, uint32_t part, uint32_t a, uint32_t b, size_t fits)
{
	struct verdicts *v = verdicts;

	v->doubt = mp_grow(v->doubt, &v->cap, v->n + 2, sizeof *v->doubt);
	v->doubt[v->n++] = (mp_doubtful){ part, a, (uint32_t)fits };
	if (a != b)
		v->doubt[v->n++] = (mp_doubtful){ part, b, (uint32_t)fits };
}

/* Put the place before those of the share with the same core. */
static void
chain(mp_clusters *c, struct table *t, const mp_shared *p)
{
	mp_sighting core = mp_block_core(said(c, p->item)), other;
	struct slot *s;
	size_t at;

	for (at = p->tag & t->mask; (s = &t->slot[at])->who != 0; at = (at + 1) & t->mask) {
		if (s->tag != p->tag)
			continue;
		other = mp_block_core(said(c, s->who - 1));
		if (memcmp(&core, &other, sizeof core) == 0)
			break;
	}
	c->place[p->item].link = s->who ? s->who - 1 : MP_NO_CLUSTER;
	*s = (struct slot){ p->tag, p->item + 1 };
}

/* The places of a chain, in the order in which they are compared: any. */
static size_t
unchain(const mp_clusters *c, uint32_t head, mp_block_item **item, size_t *cap)
{
	size_t n = 0;

	for (; head != MP_NO_CLUSTER; head = c->place[head].link) {
		*item = mp_grow(*item, cap, n + 1, sizeof **item);
		(*item)[n++] = (mp_block_item){ said(c, head), head };
	}
	return n;
}

static void
join_in_share(void *joining, size_t k)
{
	struct joining *j = joining;
	struct verdicts *v = &j->verdicts[k];
	const mp_block_verdict verdict = { join, doubt, v };
	const mp_shared *p, *end = mp_share(&j->places, k + 1);
	struct table t = new_table((size_t)(end - mp_share(&j->places, k)));
	mp_block_item *item = NULL;
	size_t at, n, cap = 0;

	v->c = j->c;
	for (p = mp_share(&j->places, k); p < end; p++) {
		if (end - p > 2 * AHEAD)
			__builtin_prefetch(&j->c->place[p[2 * AHEAD].item], 1);
		if (end - p > AHEAD)
			__builtin_prefetch(said(j->c, p[AHEAD].item));
		chain(j->c, &t, p);
	}
	for (at = 0; at <= t.mask; at++) {
		uint32_t head = t.slot[at].who - 1;

		if (t.slot[at].who && j->c->place[head].link != MP_NO_CLUSTER) {
			n = unchain(j->c, head, &item, &cap);
			v->compared += mp_block_resolve(&j->c->rows->corpus, item, n, &verdict);
		}
	}
	free(item);
	free(t.slot);
}

void
mp_places_doubt(mp_clusters *c, const mp_doubtful *doubt, size_t n)
{
	c->doubt = mp_grow(c->doubt, &c->doubt_cap, c->ndoubt + n, sizeof *c->doubt);
	memcpy(c->doubt + c->ndoubt, doubt, n * sizeof *doubt);
	c->ndoubt += n;
}

void
mp_places_join(mp_clusters *c)
{
	struct joining j = { .c = c, .places = { .n = c->n, .hash = hash_of_core, .of = c } };
	size_t k;

	mp_shares_out(&j.places, c->rows->threads);
	mp_tasks_run(c->rows->threads, MP_SHARES, join_in_share, &j);
	for (k = 0; k < MP_SHARES; k++) {
		const struct verdicts *v = &j.verdicts[k];

		if (v->n)
			mp_places_doubt(c, v->doubt, v->n);
		c->compared += v->compared;
		free(v->doubt);
	}
	mp_shares_free(&j.places);
}
