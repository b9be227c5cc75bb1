/* block.c - which of the addresses that may be one are one. */
#include <config.h>

#include "dedup/block.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/mem.h"

#define BIT(e) ((mp_elements_set)1 << (e))

mp_elements_set
mp_block_open(const mp_sighting *s)
{
	mp_elements_set open = BIT(MP_PROVINCE) | BIT(MP_DEVZONE);

	if (s->term[MP_ESTATE] || s->term[MP_ROAD])
		open |= BIT(MP_TOWNSHIP) | BIT(MP_COMMUNITY);
	if (s->term[MP_ESTATE])
		open |= BIT(MP_ROAD) | BIT(MP_SEGMENT) | BIT(MP_LANE);
	if (s->term[MP_ESTATE] && (s->term[MP_BUILDING] || s->term[MP_ROAD]))
		open |= BIT(MP_DOOR);	/* it is the road's */
	if (s->term[MP_ROOM])
		open |= BIT(MP_UNIT);
	return open;
}

mp_sighting
mp_block_core(const mp_sighting *s)
{
	mp_elements_set open = mp_block_open(s);
	mp_sighting core = *s;
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		if (open & BIT(e))
			core.term[e] = 0;
	return core;
}

/* --- what differs ---------------------------------------------------------------- */

struct block {
	const mp_corpus *corpus;
	const mp_block_verdict *verdict;
	size_t compared;
};

struct spread {
	mp_elements_set varied;	/* have several values */
	mp_elements_set full;	/* are filled in all */
};

static struct spread
spread(const mp_block_item *item, size_t n)
{
	mp_sighting seen = *item->said;
	struct spread s = { 0, 0 };
	size_t i;
	int e;

	for (e = MP_PROVINCE; e <= MP_ROOM; e++)
		s.full |= seen.term[e] ? BIT(e) : 0;
	for (i = 1; i < n; i++)
		for (e = MP_PROVINCE; e <= MP_ROOM; e++) {
			mp_term t = item[i].said->term[e];

			if (t == 0)
				s.full &= ~BIT(e);
			else if (seen.term[e] == 0)
				seen.term[e] = t;
			else if (seen.term[e] != t)
				s.varied |= BIT(e);
		}
	return s;
}

/* --- addresses that differ in nothing that is filled in all ---------------------- */

enum { FITS = 3 };

/* Items that say the same of the varied elements: they are one. */
struct class {
	const mp_sighting *said;
	uint32_t place, cluster;	/* cluster: the class that stands for it */
	mp_elements_set filled;		/* of the varied elements */
	uint64_t label;		/* of what they say */
	bool below;		/* another says all that it says, and more */
	size_t fits;		/* fullest classes that it is compatible with */
	uint32_t fit[FITS];	/* the first of them */
};

static mp_elements_set
filled(const mp_sighting *s, mp_elements_set of)
{
	mp_elements_set set = 0;
	int e;

	for (e = MP_PROVINCE; e <= MP_ROOM; e++)
		if (of & BIT(e) && s->term[e])
			set |= BIT(e);
	return set;
}

/* A hash of the texts of these elements: term numbers depend on the order of rows. */
static uint64_t
label(const mp_corpus *c, const mp_sighting *s, mp_elements_set of)
{
	uint64_t hash = 0;
	int e;

	for (e = MP_PROVINCE; e <= MP_ROOM; e++)
		if (of & BIT(e)) {
			mp_str text = c->term[s->term[e]].text;

			hash = XXH3_64bits_withSeed(text.p, text.n, hash + (uint64_t)e);
		}
	return hash;
}

static int
by_terms(const mp_sighting *a, const mp_sighting *b, mp_elements_set of)
{
	int e;

	for (e = MP_PROVINCE; e <= MP_ROOM; e++)
		if (of & BIT(e) && a->term[e] != b->term[e])
			return a->term[e] < b->term[e] ? -1 : 1;
	return 0;
}

static int
items_by(const void *a, const void *b, void *of)
{
	return by_terms(((const mp_block_item *)a)->said, ((const mp_block_item *)b)->said,
	    *(const mp_elements_set *)of);
}

/* Classes in the order of their terms; those alike in them in that of their labels. */
struct order {
	const struct class *class;
	mp_elements_set of;
};

static int
classes_by(const void *a, const void *b, void *order)
{
	const struct order *o = order;
	const struct class *x = &o->class[*(const uint32_t *)a];
	const struct class *y = &o->class[*(const uint32_t *)b];
	int c = by_terms(x->said, y->said, o->of);

	return c ? c : (x->label > y->label) - (x->label < y->label);
}

/* The classes that fill the same elements. */
struct group {
	mp_elements_set filled;
	uint32_t *class;
	size_t n;
};

struct hard {
	struct block *b;
	struct class *class;
	struct group *group;
	size_t n, ngroup;
};

/* Tell `see` of every class of `a` and the classes of `b` that are compatible with it. */
static void
match(struct hard *h, struct group *a, struct group *b,
    void (*see)(struct hard *, struct class *, const uint32_t *, size_t))
{
	struct order o = { h->class, a->filled & b->filled };
	size_t i, from = 0, to = 0;

	qsort_r(a->class, a->n, sizeof *a->class, classes_by, &o);
	qsort_r(b->class, b->n, sizeof *b->class, classes_by, &o);
	h->b->compared += a->n + b->n;
	for (i = 0; i < a->n; i++) {
		struct class *c = &h->class[a->class[i]];

		if (i == 0 || by_terms(h->class[a->class[i - 1]].said, c->said, o.of) != 0) {
			for (from = to; from < b->n && by_terms(h->class[b->class[from]].said,
			    c->said, o.of) < 0; from++)
				;
			for (to = from; to < b->n && by_terms(h->class[b->class[to]].said,
			    c->said, o.of) == 0; to++)
				;
		}
		if (to > from)
			see(h, c, b->class + from, to - from);
	}
}

static void
see_above(struct hard *h, struct class *c, const uint32_t *above, size_t n)
{
	(void)h, (void)above, (void)n;
	c->below = true;
}

static void
see_fits(struct hard *h, struct class *c, const uint32_t *fit, size_t n)
{
	size_t i;

	(void)h;
	for (i = 0; i < n && c->fits + i < FITS; i++)
		c->fit[c->fits + i] = fit[i];
	c->fits += n;
}

/* Classes, of items that are sorted by the varied elements. */
static void
find_classes(struct hard *h, const mp_block_item *item, size_t n, mp_elements_set varied)
{
	const mp_block_verdict *v = h->b->verdict;
	size_t i;

	for (i = 0; i < n; i++) {
		const mp_sighting *s = item[i].said;

		if (i && by_terms(item[i - 1].said, s, varied) == 0) {
			v->join(v->of, item[i].place, h->class[h->n - 1].place);
			continue;
		}
		h->class[h->n] = (struct class){ .said = s, .place = item[i].place,
		    .cluster = (uint32_t)h->n, .filled = filled(s, varied),
		    .label = label(h->b->corpus, s, varied) };
		h->n++;
	}
}

static int
by_filled(const void *a, const void *b, void *class)
{
	const struct class *c = class;
	mp_elements_set x = c[*(const uint32_t *)a].filled, y = c[*(const uint32_t *)b].filled;

	return (x > y) - (x < y);
}

/* Classes of `order`, which is sorted by what they fill, as groups. */
static void
find_groups(struct hard *h, uint32_t *order, size_t n)
{
	size_t i;

	qsort_r(order, n, sizeof *order, by_filled, h->class);
	h->ngroup = 0;
	for (i = 0; i < n; i++) {
		mp_elements_set f = h->class[order[i]].filled;

		if (h->ngroup == 0 || h->group[h->ngroup - 1].filled != f)
			h->group[h->ngroup++] = (struct group){ f, order + i, 0 };
		h->group[h->ngroup - 1].n++;
	}
}

/* Which fullest classes fits every class? */
static void
find_fits(struct hard *h, uint32_t *order, uint32_t *top)
{
	struct group *all;
	size_t i, k, nall, ntop = 0;

	find_groups(h, order, h->n);
	for (i = 0; i < h->ngroup; i++)
		for (k = 0; k < h->ngroup; k++)
			if (i != k && (h->group[i].filled & ~h->group[k].filled) == 0)
				match(h, &h->group[i], &h->group[k], see_above);
	all = h->group;
	nall = h->ngroup;
	for (i = 0; i < h->n; i++)
		if (!h->class[i].below)
			top[ntop++] = (uint32_t)i;
	h->group = mp_alloc(ntop * sizeof *h->group);
	find_groups(h, top, ntop);
	for (i = 0; i < nall; i++)
		for (k = 0; k < h->ngroup; k++)
			if (all[i].filled != h->group[k].filled)
				match(h, &all[i], &h->group[k], see_fits);
	free(all);
}

/* Two fullest classes that fit only each other are one. */
static void
join_twins(struct hard *h)
{
	const mp_block_verdict *v = h->b->verdict;
	uint32_t i;

	for (i = 0; i < h->n; i++) {
		struct class *c = &h->class[i], *d = &h->class[c->fit[0]];

		if (c->below || c->fits != 1 || d->fits != 1 || c->fit[0] < i)
			continue;
		d->cluster = i;
		v->join(v->of, d->place, c->place);
	}
}

static void
join_parts(struct hard *h)
{
	const mp_block_verdict *v = h->b->verdict;
	size_t i;

	for (i = 0; i < h->n; i++) {
		const struct class *c = &h->class[i], *a = &h->class[c->fit[0]];
		const struct class *b = &h->class[c->fit[c->fits > 1]];

		if (c->fits == 0 || (!c->below && c->fits == 1 && a->fits == 1))
			continue;
		if (c->below && c->fits <= 2 && a->cluster == b->cluster)
			v->join(v->of, c->place, h->class[a->cluster].place);
		else
			v->doubt(v->of, c->place, a->place, b->place, c->fits);
	}
}

static void
resolve_hard(struct block *b, mp_block_item *item, size_t n, mp_elements_set varied)
{
	struct hard h = { .b = b };
	uint32_t *order = mp_alloc(2 * n * sizeof *order);
	size_t i;

	qsort_r(item, n, sizeof *item, items_by, &varied);
	h.class = mp_alloc(n * sizeof *h.class);
	find_classes(&h, item, n, varied);
	h.group = mp_alloc(h.n * sizeof *h.group);
	for (i = 0; i < h.n; i++)
		order[i] = (uint32_t)i;
	find_fits(&h, order, order + h.n);
	join_twins(&h);
	join_parts(&h);
	free(h.group);
	free(h.class);
	free(order);
}

/* --- the block ------------------------------------------------------------------- */

static void
resolve(struct block *b, mp_block_item *item, size_t n)
{
	const mp_block_verdict *v = b->verdict;
	struct spread s = spread(item, n);
	mp_elements_set split = s.varied & s.full;
	size_t i, from;

	b->compared += n - 1;
	if (s.varied == 0) {
		for (i = 1; i < n; i++)
			v->join(v->of, item[i].place, item->place);
		return;
	}
	if (split == 0) {
		resolve_hard(b, item, n, s.varied);
		return;
	}
	split &= ~split + 1;	/* one of them */
	qsort_r(item, n, sizeof *item, items_by, &split);
	for (from = 0, i = 1; i <= n; i++)
		if (i == n || by_terms(item[i].said, item[from].said, split) != 0) {
			resolve(b, item + from, i - from);
			from = i;
		}
}

size_t
mp_block_resolve(const mp_corpus *c, mp_block_item *item, size_t n, const mp_block_verdict *v)
{
	struct block b = { c, v, 0 };

	resolve(&b, item, n);
	return b.compared;
}
