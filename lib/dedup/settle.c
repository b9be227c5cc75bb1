/* settle.c - bring the addresses of a run to the words by which they are compared. */
#include <config.h>

#include "dedup/settle.h"

#include <stdlib.h>

#include "address/address.h"
#include "base/mem.h"
#include "base/tasks.h"

/* --- townships ------------------------------------------------------------------- */

static bool
is_township(const mp_term_info *t)
{
	return t->element == MP_TOWNSHIP && t->code && t->code != MP_CODES;
}

/* By county and code, and then the one that the others are. */
static int
by_code(const void *a, const void *b, void *corpus)
{
	const mp_term *x = a, *y = b;
	const mp_term_info *p = &((mp_corpus *)corpus)->term[*x];
	const mp_term_info *q = &((mp_corpus *)corpus)->term[*y];

	if (p->county != q->county)
		return p->county < q->county ? -1 : 1;
	if (p->code != q->code)
		return p->code < q->code ? -1 : 1;
	if (p->count != q->count)
		return p->count > q->count ? -1 : 1;
	return mp_str_cmp(p->text, q->text);
}

/* By term: the township that it is; NULL: each is its own. */
static mp_term *
find_townships(mp_corpus *c)
{
	mp_term *list = mp_alloc((c->nterms + 1) * sizeof *list), *is = NULL;
	size_t i, n = 0;

	for (i = 1; i <= c->nterms; i++)
		if (is_township(&c->term[i]))
			list[n++] = (mp_term)i;
	qsort_r(list, n, sizeof *list, by_code, c);
	for (i = 1; i < n; i++) {
		const mp_term_info *t = &c->term[list[i]], *last = &c->term[list[i - 1]];

		if (t->county != last->county || t->code != last->code)
			continue;
		if (!is)
			is = mp_zalloc(c->nterms + 1, sizeof *is);
		is[list[i]] = is[list[i - 1]] ? is[list[i - 1]] : list[i - 1];
	}
	free(list);
	return is;
}

void
mp_settle_townships(mp_rows *r)
{
	mp_corpus *c = &r->corpus;
	mp_term *is = find_townships(c);
	size_t i;

	for (i = 0; is && i < c->n; i++) {
		mp_term *t = &c->sighting[i].term[MP_TOWNSHIP];

		if (is[*t])
			*t = is[*t];
	}
	free(is);
}

/* --- names ----------------------------------------------------------------------- */

struct naming {
	mp_rows *rows;
	const mp_variants *variants;
};

static void
settle_names(void *naming, size_t k)
{
	const struct naming *n = naming;
	mp_rows *r = n->rows;
	size_t i, end = mp_stretch(r->n, k + 1);
	int e;

	for (i = mp_stretch(r->n, k); i < end; i++) {
		mp_sighting *s = &r->corpus.sighting[r->row[i].sighting], was;

		if (r->row[i].e.kind != MP_BY_PLACE)
			continue;
		was = *s;
		for (e = MP_DEVZONE; e <= MP_ESTATE; e++)
			if (was.term[e] && mp_corpus_names((mp_element)e))
				s->term[e] = mp_variants_settled(n->variants, &was, (mp_element)e);
		if (memcmp(s, &was, sizeof was) != 0)
			r->row[i].e.merit &= ~MP_OWN_WORDS;
	}
}

void
mp_settle_names(mp_rows *r, const mp_variants *v)
{
	mp_tasks_run(r->threads, MP_STRETCHES, settle_names, &(struct naming){ r, v });
}

/* --- what follows from other elements -------------------------------------------- */

enum { MANY = UINT32_MAX };	/* no term has this number */

/* What stands above a name; MANY: there are several.  What the gazetteer has is asked
 * first: a row with a misspelt village does not make its hamlet one of two villages. */
struct home {
	mp_term any, listed;
};

/* Which township has a community, and which community a hamlet of a township. */
struct above {
	const mp_corpus *corpus;
	struct home *township;	/* by community */
	struct home *hamlet;
	size_t n, cap;
	mp_map map;		/* from township and group to the place in `hamlet`, that is for its
				 * community; from community and group, for its township */
	mp_arena arena;
};

static void
note(struct home *home, mp_term t, bool listed)
{
	if (home->any != t)
		home->any = home->any ? MANY : t;
	if (listed && home->listed != t)
		home->listed = home->listed ? MANY : t;
}

/* The one thing that stands above; 0: there is none, or several. */
static mp_term
only(const struct home *home)
{
	mp_term t = home->listed ? home->listed : home->any;

	return t == MANY ? 0 : t;
}

static struct home *
home_of_hamlet(struct above *a, mp_term above, mp_term group)
{
	mp_term key[2];
	const uint32_t *known = mp_map_get(&a->map, mp_term_pair(key, above, group));

	if (known)
		return &a->hamlet[*known];
	mp_map_put(&a->map, mp_arena_dup(&a->arena, mp_term_pair(key, above, group)), (uint32_t)a->n);
	a->hamlet = mp_grow(a->hamlet, &a->cap, a->n + 1, sizeof *a->hamlet);
	a->hamlet[a->n] = (struct home){ 0, 0 };
	return &a->hamlet[a->n++];
}

static mp_term
above_hamlet(const struct above *a, mp_term above, mp_term group)
{
	mp_term key[2];
	const uint32_t *known = mp_map_get(&a->map, mp_term_pair(key, above, group));

	return known ? only(&a->hamlet[*known]) : 0;
}

static void
look_above(struct above *a, const mp_sighting *s)
{
	mp_term township = s->term[MP_TOWNSHIP], community = s->term[MP_COMMUNITY];
	bool listed;

	if (!township || !community)
		return;
	listed = mp_corpus_listed(a->corpus, community, township);
	note(&a->township[community], township, listed);
	if (s->term[MP_GROUP])
		note(home_of_hamlet(a, township, s->term[MP_GROUP]), community, listed);
}

/* Is it a hamlet's name?  Every village has a 3组. */
static bool
is_named(const mp_corpus *c, mp_term group)
{
	return group && (unsigned char)c->term[group].text.p[0] >= 0x80;
}

/* Two villages of one name are told apart by their hamlets. */
static void
look_again(struct above *a, const mp_sighting *s)
{
	mp_term township = s->term[MP_TOWNSHIP], community = s->term[MP_COMMUNITY];

	if (township && community && is_named(a->corpus, s->term[MP_GROUP]) &&
	    only(&a->township[community]) == 0)
		note(home_of_hamlet(a, community, s->term[MP_GROUP]), township,
		    mp_corpus_listed(a->corpus, community, township));
}

static void
fill_above(const struct above *a, mp_sighting *s)
{
	mp_term *township = &s->term[MP_TOWNSHIP], *community = &s->term[MP_COMMUNITY];
	mp_term group = s->term[MP_GROUP];

	if (*township && group && !*community)
		*community = above_hamlet(a, *township, group);
	if (!*township)
		*township = only(&a->township[*community]);
	if (!*township && *community && is_named(a->corpus, group))
		*township = above_hamlet(a, *community, group);
}

static void
fill_all_above(void *above, size_t k)
{
	const struct above *a = above;
	const mp_corpus *c = a->corpus;
	size_t i, end = mp_stretch(c->n, k + 1);

	for (i = mp_stretch(c->n, k); i < end; i++)
		fill_above(a, &c->sighting[i]);
}

void
mp_settle_above(mp_rows *r)
{
	mp_corpus *c = &r->corpus;
	struct above a = { .corpus = c };
	size_t i;

	a.township = mp_zalloc(c->nterms + 1, sizeof *a.township);
	for (i = 0; i < c->n; i++)
		look_above(&a, &c->sighting[i]);
	for (i = 0; i < c->n; i++)
		look_again(&a, &c->sighting[i]);
	mp_tasks_run(r->threads, MP_STRETCHES, fill_all_above, &a);
	free(a.township);
	free(a.hamlet);
	mp_map_free(&a.map);
	mp_arena_free(&a.arena);
}
