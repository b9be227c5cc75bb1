/* variants.c - which names of a corpus are one name, written in several ways. */
#include <config.h>

#include "names/variants.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/tasks.h"
#include "names/variants_set.h"

/* --- the pairs ------------------------------------------------------------------- */

static mp_str
bytes(const mp_term *term, size_t n)
{
	return (mp_str){ (const char *)term, n * sizeof *term };
}

/* Is the name settled as another one where it is used? */
static const uint32_t *
settled(const mp_variants *v, mp_term name, mp_term within)
{
	mp_term key[2] = { name, within };

	return v->moved[name] ? mp_map_get(&v->settled, bytes(key, 2)) : NULL;
}

void
mp_variants_add(mp_variants *v, mp_variant pair)
{
	mp_term key[2] = { pair.from, pair.within };

	v->pair = mp_grow(v->pair, &v->cap, v->n + 1, sizeof *v->pair);
	if (pair.settled) {
		v->moved[pair.from] = true;
		mp_map_put(&v->settled, mp_arena_dup(&v->arena, bytes(key, 2)),
		    (uint32_t)v->n);
	}
	v->pair[v->n++] = pair;
}

mp_term
mp_variants_so_far(mp_variants *v, mp_term name, mp_term within)
{
	const uint32_t *i;
	mp_term to;

	pthread_mutex_lock(&v->lock);
	i = settled(v, name, within);
	to = i ? v->pair[*i].to : 0;
	pthread_mutex_unlock(&v->lock);
	return to;
}

static void
add_decided(mp_variants *v, const mp_corpus *c, const mp_name_decision *d)
{
	mp_term pair[3] = { d->from < d->to ? d->from : d->to,
		d->from < d->to ? d->to : d->from, d->within };

	mp_map_put(&v->decided, mp_arena_dup(&v->arena, bytes(pair, 3)), 1);
	if (!d->same)
		v->parted[d->from] = v->parted[d->to] = true;
	else
		v->target[d->to] = true;
	if (!d->same || d->from == d->to || d->from == 0 || d->to == 0)
		return;
	mp_variants_add(v, (mp_variant){ .from = d->from, .to = d->to, .within = d->within,
	    .alike = d->learnt ? d->alike : MP_ALIKE_DECIDED,
	    .score = d->learnt ? d->score : 1, .settled = true,
	    .nfrom = c->term[d->from].count, .nto = c->term[d->to].count });
}

bool
mp_variants_is_decided(const mp_variants *v, const mp_name *a, const mp_name *b)
{
	mp_term pair[3] = { a->term < b->term ? a->term : b->term,
		a->term < b->term ? b->term : a->term, a->within };

	return mp_map_get(&v->decided, bytes(pair, 3)) != NULL;
}

static int
by_texts(const void *a, const void *b, void *corpus)
{
	const mp_variant *p = a, *q = b;
	int order = mp_naming_order(corpus, p->from, q->from);

	if (order == 0)
		order = mp_naming_order(corpus, p->within, q->within);
	return order ? order : mp_naming_order(corpus, p->to, q->to);
}

static void
enter(mp_variants *v, mp_term name, mp_term within, size_t pair)
{
	mp_term key[2] = { name, within };

	*mp_map_put(&v->settled, mp_arena_dup(&v->arena, bytes(key, 2)), 0) = (uint32_t)pair;
}

/* The pairs from `i` on that settle one name, each in its realm, as one other. */
static size_t
alike_settled(const mp_variants *v, size_t i)
{
	const mp_variant *p = &v->pair[i];
	size_t n = 0;

	while (i + n < v->n && p[n].settled && p[n].within && p[n].from == p->from &&
	    p[n].to == p->to)
		n++;
	return n;
}

/* Put the pairs in their order, and find them there.  A village misspelt without its
 * township is settled, too, where its name is the same other one in every township. */
static void
arrange(mp_variants *v, const mp_corpus *c)
{
	size_t i;

	if (v->n)
		qsort_r(v->pair, v->n, sizeof *v->pair, by_texts, (void *)(uintptr_t)c);
	for (i = 0; i < v->n; i++) {
		const mp_variant *p = &v->pair[i];

		if (!p->settled)
			continue;
		enter(v, p->from, p->within, i);
		if ((i == 0 || p[-1].from != p->from) && alike_settled(v, i) == v->homes[p->from])
			enter(v, p->from, 0, i);
	}
}

/* The elements, for whichever thread comes first; the order of the pairs comes later.
 * Hamlets follow their villages. */
static const mp_element named[] = { MP_ESTATE, MP_COMMUNITY, MP_ROAD, MP_LANE };
enum { NNAMED = sizeof named / sizeof *named };

struct search {
	mp_variants *v;
	const mp_corpus *c;
};

/* What the villages and hamlets of a library were settled by. */
static void
recall_habits(mp_habits *h, const mp_variants *v, const mp_corpus *c)
{
	size_t i;

	for (i = 0; i < v->ndecisions; i++) {
		const mp_name_decision *d = &v->decision[i];
		uint8_t e = c->term[d->from].element;

		if (d->learnt && d->same && (e == MP_COMMUNITY || e == MP_GROUP))
			mp_habits_recall(h, c, d->from, d->to);
	}
}

static void
find_one(void *search, size_t i)
{
	const struct search *s = search;
	mp_habits habits = { { 0 }, { 0 } };

	if (named[i] != MP_COMMUNITY) {
		mp_round(s->v, s->c, named[i], NULL);
		return;
	}
	recall_habits(&habits, s->v, s->c);
	mp_round(s->v, s->c, MP_COMMUNITY, &habits);
	mp_round(s->v, s->c, MP_GROUP, &habits);
	mp_habits_free(&habits);
}

static void
find_all(mp_variants *v, const mp_corpus *c, size_t threads)
{
	mp_tasks_run(threads, NNAMED, find_one, &(struct search){ v, c });
}

mp_variants *
mp_variants_find(const mp_corpus *c, const mp_name_decision *decided, size_t n, size_t threads)
{
	mp_variants *v = mp_zalloc(1, sizeof *v);
	size_t i;

	v->moved = mp_zalloc(c->nterms + 1, sizeof *v->moved);
	v->homes = mp_zalloc(c->nterms + 1, sizeof *v->homes);
	v->parted = mp_zalloc(c->nterms + 1, sizeof *v->parted);
	v->target = mp_zalloc(c->nterms + 1, sizeof *v->target);
	pthread_mutex_init(&v->lock, NULL);
	v->decision = decided;
	v->ndecisions = n;
	for (i = 0; i < n; i++)
		add_decided(v, c, &decided[i]);
	find_all(v, c, threads);
	arrange(v, c);
	return v;
}

/* --- what came of it ------------------------------------------------------------- */

/* Where the name is one: a hamlet in its village as that is settled, or in its township. */
static mp_term
realm(const mp_variants *v, const mp_sighting *s, mp_element e)
{
	mp_term community;

	if (e != MP_GROUP)
		return s->term[mp_naming_realm(e)];
	community = mp_variants_settled(v, s, MP_COMMUNITY);
	return community ? community : s->term[MP_TOWNSHIP];
}

const mp_variant *
mp_variants_pair(const mp_variants *v, const mp_sighting *s, mp_element e)
{
	mp_term name = s->term[e], within = realm(v, s, e);
	const uint32_t *i = settled(v, name, within);

	if (i == NULL && within)
		i = settled(v, name, 0);
	return i ? &v->pair[*i] : NULL;
}

mp_term
mp_variants_settled(const mp_variants *v, const mp_sighting *s, mp_element e)
{
	const mp_variant *pair = mp_variants_pair(v, s, e);

	return pair ? pair->to : s->term[e];
}

const mp_variant *
mp_variants_list(const mp_variants *v, size_t *n)
{
	*n = v->n;
	return v->pair;
}

size_t
mp_variants_compared(const mp_variants *v)
{
	return v->compared;
}

void
mp_variants_why(mp_buf *out, const mp_corpus *c, const mp_variant *p)
{
	mp_variants_why_as(out, c, p, mp_corpus_text(c, p->from), mp_corpus_text(c, p->to));
}

void
mp_variants_why_as(mp_buf *out, const mp_corpus *c, const mp_variant *p, mp_str from, mp_str to)
{
	static const char *const how[] = {
		[MP_ALIKE_VARIANT] = "异体字", [MP_ALIKE_SOUND] = "音近", [MP_ALIKE_SHAPE] = "形近",
		[MP_ALIKE_GENERIC] = "通名不同", [MP_ALIKE_LENGTH] = "多一字或少一字",
		[MP_ALIKE_TURNED] = "字序颠倒",
		[MP_ALIKE_OTHER] = "一字不同", [MP_ALIKE_RENAMED] = "小区门牌相同",
		[MP_ALIKE_DECIDED] = "人工认定", [MP_ALIKE_TWICE] = "两处笔误",
	};

	mp_buf_adds(out, mp_elements[c->term[p->from].element].zh);
	mp_buf_addc(out, ' ');
	mp_buf_add(out, from);
	mp_buf_addc(out, '=');
	mp_buf_add(out, to);
	mp_buf_printf(out, "（%s）：%u条对%u条", how[p->alike], (unsigned)p->nfrom,
	    (unsigned)p->nto);
	if (p->same)
		mp_buf_printf(out, "，号码相同%u条", (unsigned)p->same);
}

void
mp_variants_free(mp_variants *v)
{
	if (v == NULL)
		return;
	pthread_mutex_destroy(&v->lock);
	free(v->pair);
	free(v->moved);
	free(v->homes);
	free(v->parted);
	free(v->target);
	mp_map_free(&v->settled);
	mp_map_free(&v->decided);
	mp_arena_free(&v->arena);
	free(v);
}
