/* variants.c - which names of a corpus are one name, written in several ways. */
#include <config.h>

#include "names/variants.h"

#include <pthread.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/tasks.h"
#include "base/utf8.h"
#include "names/alike.h"
#include "names/evidence.h"
#include "names/habit.h"
#include "names/judge.h"

/* While pairs are found, threads share it, each at one element.  The terms of two elements
 * are not the same, so what is kept by term is nobody else's; the rest has a lock. */
struct mp_variants {
	pthread_mutex_t lock;	/* of the pairs, where they are found, and `compared` */
	mp_variant *pair;
	size_t n, cap;
	mp_map settled;		/* from {from, within} to the pair */
	mp_arena arena;		/* the keys of the maps */
	bool *moved;		/* of every term: is there a settled pair from it? */
	uint32_t *homes;	/* of every term: in how many realms it is a name */
	mp_map decided;		/* {one, other, within} of pairs not to be asked again */
	const mp_name_decision *decision;	/* the caller's, while pairs are found */
	size_t ndecisions;
	bool *parted, *target;	/* of every term: was it decided to be another than one,
				 * and that one is it? */
	size_t compared;
};

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

static void
add(mp_variants *v, mp_variant pair)
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

/* The name as which this one is settled so far; 0: none. */
static mp_term
settled_so_far(mp_variants *v, mp_term name, mp_term within)
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
	add(v, (mp_variant){ .from = d->from, .to = d->to, .within = d->within,
	    .alike = d->learnt ? d->alike : MP_ALIKE_DECIDED,
	    .score = d->learnt ? d->score : 1, .settled = true,
	    .nfrom = c->term[d->from].count, .nto = c->term[d->to].count });
}

static bool
is_decided(const mp_variants *v, const mp_name *a, const mp_name *b)
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

/* --- the names of one element -------------------------------------------------------- */

struct judged {
	mp_candidate pair;
	mp_evidence evidence;
	double score;
};

struct round {
	mp_variants *v;
	const mp_corpus *c;
	mp_element e;
	mp_naming names;
	struct judged *pair;
	size_t n;
	bool *moved;		/* of every name */
	uint32_t *first, *next;	/* the names of a realm, by its term and by name, + 1 */
	mp_habits *habits;	/* NULL: none are known of such names */
};

static int
by_to(const void *a, const void *b)
{
	const struct judged *x = a, *y = b;

	if (x->pair.to != y->pair.to)
		return x->pair.to < y->pair.to ? -1 : 1;
	return (x->pair.from > y->pair.from) - (x->pair.from < y->pair.from);
}

/* By `from`, and of one `from` the best first. */
static int
by_from(const void *a, const void *b)
{
	const struct judged *x = a, *y = b;

	if (x->pair.from != y->pair.from)
		return x->pair.from < y->pair.from ? -1 : 1;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return (x->pair.to > y->pair.to) - (x->pair.to < y->pair.to);
}

static bool
is_listed(const struct round *r, uint32_t name)
{
	const mp_name *n = &r->names.name[name];

	return r->e == MP_COMMUNITY && mp_corpus_listed(r->c, n->term, n->within);
}

static uint32_t
count_of(const struct round *r, uint32_t name)
{
	return mp_naming_count(r->c, &r->names.name[name]);
}

/* Characters that are taken for each other in the county are as much alike as others. */
static void
heed_habit(const struct round *r, mp_candidate *p)
{
	mp_term county = r->c->term[r->names.name[p->from].term].county;

	if (r->habits == NULL || p->typed == 0 || p->way >= MP_WAY_SHAPE ||
	    !mp_habits_have(r->habits, county, p->typed, p->meant))
		return;
	p->way = MP_WAY_SHAPE;
}

/* Keep a candidate, if it is one: what the gazetteer lists is no other name of anything,
 * and another name is meant to be the listed one, however rare. */
static void
take(struct round *r, mp_candidate pair)
{
	const mp_name *a = &r->names.name[pair.from], *b = &r->names.name[pair.to];
	const mp_term_info *x = &r->c->term[a->term], *y = &r->c->term[b->term];
	bool from = is_listed(r, pair.from), to = is_listed(r, pair.to);

	if ((from && to) || is_decided(r->v, a, b) || (x->known && y->known &&
	    !mp_corpus_is_open(r->c, a->term, b->term, a->within)))
		return;
	if (from || (!to && x->known && (!y->known || x->count > y->count))) {
		uint32_t swap = pair.from;

		if (a->within != b->within)
			return;		/* what has a township is not what has none */
		pair.from = pair.to;
		pair.to = swap;
		swap = pair.typed;
		pair.typed = pair.meant;
		pair.meant = swap;
	}
	heed_habit(r, &pair);
	if (pair.half && pair.way == MP_WAY_OTHER)
		return;		/* 任庄 and 任湾 */
	r->pair[r->n++].pair = pair;
}

static void
weigh(struct round *r)
{
	mp_witness *w = mp_witness_new(r->c, &r->names, r->e);
	size_t i;

	if (r->n)
		qsort(r->pair, r->n, sizeof *r->pair, by_to);
	for (i = 0; i < r->n; i++) {
		struct judged *p = &r->pair[i];

		if (i == 0 || r->pair[i - 1].pair.to != p->pair.to)
			mp_witness_hear(w, &r->names.name[p->pair.to]);
		p->evidence = mp_witness_compare(w, &r->names.name[p->pair.from]);
		p->score = mp_judge(r->e, &p->pair, &p->evidence,
		    count_of(r, p->pair.to), is_listed(r, p->pair.to));
	}
	mp_witness_free(w);
	if (r->n)
		qsort(r->pair, r->n, sizeof *r->pair, by_from);
}

static void
put(struct round *r, const struct judged *p, bool settled)
{
	const mp_name *from = &r->names.name[p->pair.from], *to = &r->names.name[p->pair.to];

	r->moved[p->pair.from] |= settled;
	pthread_mutex_lock(&r->v->lock);
	add(r->v, (mp_variant){ .from = from->term, .to = to->term, .within = from->within,
	    .alike = p->pair.alike, .score = settled || p->score < MP_JUDGE_DOUBTFUL ?
		p->score : MP_JUDGE_DOUBTFUL, .nfrom = count_of(r, p->pair.from),
	    .nto = count_of(r, p->pair.to), .same = p->evidence.house, .settled = settled });
	pthread_mutex_unlock(&r->v->lock);
}

/* Of two names that a third may be, is the second so likely that it could be either? */
static bool
rivals(double best, double second)
{
	return best * (1 - second) * (1 - MP_JUDGE_SETTLE) < second * (1 - best) * MP_JUDGE_SETTLE;
}

static bool
is_rural(const struct round *r)
{
	return r->e == MP_COMMUNITY || r->e == MP_GROUP;
}

/* How much of a name's misspelt sightings are misspelt so, in ln: a character may be left
 * out in few places, and be added, or any other, in thousands of ways; of those that are
 * taken for each other 1 in 9 is not told to be alike (similar.c), of which 1 in 60 is like
 * the other name's, too. */
static double
slips(const struct round *r, const mp_candidate *p)
{
	static const double ln[] = {
		[MP_WAY_RENAMED] = -20, [MP_WAY_TOLD] = -8, [MP_WAY_OTHER] = -8,
		[MP_WAY_TWICE] = -7, [MP_WAY_SWAPPED] = -8, [MP_WAY_LENGTH] = -6, [MP_WAY_LOOSE] = -4,
		[MP_WAY_TURNED] = -2.5, [MP_WAY_DOUBLED] = -2.5, [MP_WAY_SHAPE] = -2.5,
		[MP_WAY_SOUND] = -2.5, [MP_WAY_VARIANT] = -2.5, [MP_WAY_GENERIC] = -1,
	};
	mp_str from = r->c->term[r->names.name[p->from].term].text;
	mp_str to = r->c->term[r->names.name[p->to].term].text;
	bool shorter = mp_utf8_count(from) < mp_utf8_count(to);

	return shorter && (p->way == MP_WAY_LENGTH || p->way == MP_WAY_TOLD) ? -2.5 : ln[p->way];
}

/* How many such sightings are to be expected of the other name, in ln. */
static double
expected(const struct round *r, const struct judged *p)
{
	uint32_t missed = p->evidence.n - p->evidence.house;

	return slips(r, &p->pair) + log(count_of(r, p->pair.to)) - 1.2 * missed;
}

/* May the name be this other one as well as the best? */
static bool
tears(const struct round *r, const struct judged *best, const struct judged *other)
{
	const mp_name *to = &r->names.name[other->pair.to];
	mp_term as = r->moved[other->pair.to] ? settled_so_far(r->v, to->term, to->within) : 0;

	if (other->evidence.firmly < best->evidence.firmly || other->pair.way == MP_WAY_RENAMED)
		return false;
	if (as)
		return other->pair.way > best->pair.way && other->score >= 0.5 &&
		    as != r->names.name[best->pair.to].term;
	if (r->names.name[best->pair.from].homeless && other->score >= 0.5)
		return true;
	return expected(r, other) > expected(r, best) - 3.5;
}

/* Is the name like yet another one?  Then it is not told which of them it is: 新项庄村 may be
 * 新庄村, and 项庄村, if not by a house that stands in one of them only. */
static bool
torn(const struct round *r, const struct judged *best, const struct judged *p, size_t n)
{
	size_t i;

	if (best->pair.way >= MP_WAY_VARIANT || !is_rural(r))
		return false;	/* a road or an estate has its door to tell it */
	for (i = 0; i < n; i++)
		if (&p[i] != best && tears(r, best, &p[i]))
			return true;
	return false;
}

static bool
is_in(const struct round *r, mp_term county, const mp_chars *all, uint32_t c)
{
	size_t i;

	for (i = 0; i < all->n; i++)
		if (all->c[i] == c || mp_similar(all->c[i], c) != MP_UNLIKE ||
		    mp_habits_have(r->habits, county, c, all->c[i]))
			return true;
	return false;
}

/* Are all characters of `less`, or ones that are taken for them, in `more`? */
static bool
is_within(const struct round *r, mp_term less, mp_term more)
{
	const mp_term_info *a = &r->c->term[less];
	mp_chars x, y;
	size_t i;

	if (!mp_chars_of(&x, a->text) || !mp_chars_of(&y, r->c->term[more].text))
		return false;
	for (i = 0; i < x.n && is_in(r, a->county, &y, x.c[i]); i++)
		;
	return i == x.n;
}

/* May the name be a third one, misspelt twice? */
static bool
may_hide(const struct round *r, uint32_t name, const struct judged *best)
{
	return name != best->pair.to && (r->e == MP_COMMUNITY ? is_listed(r, name) :
	    count_of(r, name) / 3 >= best->evidence.n);
}

/* A village or a hamlet that is hardly like another may be a third one twice misspelt, if no
 * house stands there only: 湖塘村 not 新塘村, but 胡大塘村; 心大湾 not 顾大湾, but 新朱大湾.
 * A village without its township may be one of any. */
static bool
hides_another(const struct round *r, const struct judged *best)
{
	const mp_name *from = &r->names.name[best->pair.from];
	uint32_t i;

	if (!is_rural(r) || best->pair.way > MP_WAY_OTHER || best->evidence.firmly)
		return false;
	for (i = r->first[from->within]; i; i = r->next[i - 1])
		if (may_hide(r, i - 1, best) &&
		    is_within(r, from->term, r->names.name[i - 1].term))
			return true;
	return r->e == MP_COMMUNITY && from->homeless;
}

/* Was `from` decided to be another name than `to`, or than one that is settled as it? */
static bool
is_parted(mp_variants *v, const mp_name *from, const mp_name *to)
{
	size_t i;

	for (i = 0; v->parted[from->term] && i < v->ndecisions; i++) {
		const mp_name_decision *d = &v->decision[i];
		mp_term other = d->from == from->term ? d->to : d->from;
		mp_term as;

		if (d->same || d->within != from->within ||
		    (d->from != from->term && d->to != from->term))
			continue;
		as = settled_so_far(v, other, d->within);
		if ((as ? as : other) == to->term)
			return true;
	}
	return false;
}

/* May it be settled, as far as decisions say?  What others were decided to be stays. */
static bool
is_free(const struct round *r, const struct judged *p)
{
	const mp_name *from = &r->names.name[p->pair.from];

	return !r->v->target[from->term] &&
	    !is_parted(r->v, from, &r->names.name[p->pair.to]);
}

/* Of one name: its best pair, if it is good enough to be told.  It is settled when it is
 * nearly certain, and no second one is likely. */
static void
choose(struct round *r, const struct judged *p, size_t n)
{
	const struct judged *best = NULL, *second = NULL;
	size_t i;

	for (i = 0; i < n; i++)
		if (!r->moved[p[i].pair.to]) {
			if (best == NULL)
				best = &p[i];
			else if (second == NULL)
				second = &p[i];
		}

	if (best == NULL || best->score < MP_JUDGE_DOUBT)
		return;
	put(r, best, best->score >= MP_JUDGE_SETTLE && mp_judge_may_settle(r->e, &best->pair) &&
	    is_free(r, best) && !torn(r, best, p, n) && !hides_another(r, best) &&
	    (second == NULL || is_rural(r) || !rivals(best->score, second->score)));
}

/* The community of every sighting, as it is settled so far; the caller frees it. */
static mp_term *
communities(mp_variants *v, const mp_corpus *c)
{
	mp_term *community = mp_alloc(c->n * sizeof *community);
	size_t i;

	for (i = 0; i < c->n; i++) {
		const mp_sighting *s = &c->sighting[i];
		mp_term name = s->term[MP_COMMUNITY];
		mp_term as = v->moved[name] ? settled_so_far(v, name, s->term[MP_TOWNSHIP]) : 0;

		community[i] = as ? as : name;
	}
	return community;
}

static void
chain_realms(struct round *r)
{
	size_t i;

	r->first = mp_zalloc(r->c->nterms + 1, sizeof *r->first);
	r->next = mp_alloc((r->names.n + 1) * sizeof *r->next);
	for (i = 0; i < r->names.n; i++) {
		uint32_t *first = &r->first[r->names.name[i].within];

		r->next[i] = *first;
		*first = (uint32_t)i + 1;
	}
}

static void
find_element(mp_variants *v, const mp_corpus *c, mp_element e, mp_habits *habits)
{
	struct round r = { .v = v, .c = c, .e = e, .habits = habits };
	mp_term *community = e == MP_GROUP ? communities(v, c) : NULL;
	mp_candidate *pair;
	size_t i, end, n, compared = 0;

	mp_naming_init(&r.names, c, e, community);
	free(community);
	pair = mp_alike_find(c, &r.names, e, &n, &compared);
	pthread_mutex_lock(&v->lock);
	v->compared += compared;
	pthread_mutex_unlock(&v->lock);
	if (habits)
		mp_habits_learn(habits, c, &r.names, pair, n);
	r.pair = mp_alloc(n * sizeof *r.pair);
	for (i = 0; i < n; i++)
		take(&r, pair[i]);
	free(pair);
	weigh(&r);
	r.moved = mp_alloc(r.names.n * sizeof *r.moved);
	chain_realms(&r);
	for (i = 0; i < r.names.n; i++)
		v->homes[r.names.name[i].term]++;
	for (i = 0; i < r.names.n; i++)
		r.moved[i] = settled_so_far(v, r.names.name[i].term,
		    r.names.name[i].within) != 0;
	for (i = 0; i < r.n; i = end) {
		for (end = i + 1; end < r.n && r.pair[end].pair.from == r.pair[i].pair.from; end++)
			;
		if (!r.moved[r.pair[i].pair.from])
			choose(&r, r.pair + i, end - i);
	}
	free(r.first);
	free(r.next);
	free(r.moved);
	free(r.pair);
	mp_naming_fini(&r.names);
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
		find_element(s->v, s->c, named[i], NULL);
		return;
	}
	recall_habits(&habits, s->v, s->c);
	find_element(s->v, s->c, MP_COMMUNITY, &habits);
	find_element(s->v, s->c, MP_GROUP, &habits);
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
