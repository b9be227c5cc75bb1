/* round.c - which names of one element are one. */
#include <config.h>

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "names/alike.h"
#include "names/evidence.h"
#include "names/judge.h"
#include "names/variants_set.h"

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

	if ((from && to) || mp_variants_is_decided(r->v, a, b) || (x->known && y->known &&
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
	mp_variants_add(r->v, (mp_variant){ .from = from->term, .to = to->term, .within = from->within,
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
	mp_term as = r->moved[other->pair.to] ? mp_variants_so_far(r->v, to->term, to->within) : 0;

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
		as = mp_variants_so_far(v, other, d->within);
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
		mp_term as = v->moved[name] ? mp_variants_so_far(v, name, s->term[MP_TOWNSHIP]) : 0;

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

void
mp_round(mp_variants *v, const mp_corpus *c, mp_element e, mp_habits *habits)
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
		r.moved[i] = mp_variants_so_far(v, r.names.name[i].term,
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
