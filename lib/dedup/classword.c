/* classword.c - villages and hamlets that a slip made something else. */
#include "dedup/classword.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "names/alike.h"

#define W(lit) { lit, sizeof(lit) - 1 }

struct words {
	mp_corpus *corpus;
	size_t n;		/* terms, when it began */
	mp_term *village;	/* by term: whose class word it ends; 0: none's */
	mp_term *rest;		/* by term: what stands behind that; 0: nothing */
	bool *urban;		/* by term: is it an estate on a road, or with buildings? */
	bool *wanted;		/* by term: where it stands is asked */
	bool *told;		/* by term: it is wanted, has a village or a rest, or is an estate */
	uint32_t *odd;		/* sightings that may say them as something else */
	size_t nodd, odd_cap;
	mp_map beside;		/* {village, township}, {hamlet, village} */
	uint32_t *first;	/* by village: its hamlets, + 1 */
	struct hamlet { mp_term group; uint32_t next; } *hamlet;
	size_t nhamlets, hamlet_cap;
	mp_arena arena;
};

/* --- broken class words ------------------------------------------------------------ */

/* The text before the 会 that ends a class word, and what stands behind it. */
static bool
split(mp_str text, mp_str *head, mp_str *tail)
{
	static const mp_str last = W("会"), gap = W(",");
	enum { MOST = 12 };
	size_t n = 0, i;
	uint32_t c = 0;

	for (i = 0; i < MOST && n < text.n; i++) {
		if (mp_str_starts(mp_str_skip(text, n), last) && (i <= 1 || c == u'委' ||
		    c == u'员' || c == u'居')) {
			*head = (mp_str){ text.p, n };
			*tail = mp_str_skip(text, n + last.n);
			if (mp_str_starts(*tail, gap))
				*tail = mp_str_skip(*tail, gap.n);
			return true;
		}
		n += mp_utf8_next(text.p + n, &c);
	}
	return false;
}

/* The village of the county that the text begins with: 朱店村 of 朱店民委员; 0 where there is a
 * 朱店社区, too. */
static mp_term
village_of(struct words *w, mp_term county, mp_str head)
{
	static const mp_str classes[] = { W("村"), W("社区") };
	mp_buf name = { 0 };
	size_t n = 0, chars = 0, k;
	mp_term found = 0, t[2];
	uint32_t c;

	while (n < head.n) {
		n += mp_utf8_next(head.p + n, &c);
		if (++chars < 2)
			continue;
		for (k = 0; k < 2; k++) {
			name.n = 0;
			mp_buf_add(&name, (mp_str){ head.p, n });
			mp_buf_add(&name, classes[k]);
			t[k] = mp_corpus_find(w->corpus, county, MP_COMMUNITY, mp_buf_str(&name));
		}
		if (t[0] || t[1])
			found = t[0] && t[1] ? 0 : t[0] + t[1];
	}
	mp_buf_free(&name);
	return found;
}

/* An estate, a group or a road that may begin with a class word. */
static void
look_at(struct words *w, mp_term t)
{
	const mp_term_info *info = &w->corpus->term[t];
	mp_element e = info->element == MP_ROAD ? MP_ROAD : MP_GROUP;
	mp_str head, tail;

	if (!split(info->text, &head, &tail))
		return;
	w->rest[t] = tail.n ? mp_corpus_find(w->corpus, info->county, e, tail) : 0;
	if (tail.n && !w->rest[t])
		return;
	if (tail.n || info->element == MP_ESTATE)
		w->village[t] = village_of(w, info->county, head);
	w->wanted[w->village[t]] = true;
	w->wanted[w->rest[t]] = e == MP_GROUP;
}

static void
look_at_all(struct words *w)
{
	size_t t;

	for (t = 1; t <= w->n; t++) {
		uint8_t e = w->corpus->term[t].element;

		if (e == MP_ESTATE || e == MP_GROUP || e == MP_ROAD)
			look_at(w, (mp_term)t);
	}
	w->wanted[0] = false;
	for (t = 1; t <= w->n; t++)
		w->told[t] = w->wanted[t] || w->village[t] || w->rest[t] ||
		    w->corpus->term[t].element == MP_ESTATE;
}

/* True if it was not known. */
static bool
note(struct words *w, mp_term lower, mp_term upper)
{
	mp_term key[2];

	if (!lower || !upper || mp_map_get(&w->beside, mp_term_pair(key, lower, upper)))
		return false;
	mp_map_put(&w->beside, mp_arena_dup(&w->arena, mp_term_pair(key, lower, upper)), 0);
	return true;
}

static bool
is_in(const struct words *w, mp_term lower, mp_term upper)
{
	mp_term key[2];

	return lower && upper && mp_map_get(&w->beside, mp_term_pair(key, lower, upper)) != NULL;
}

/* A village is said by its class word: take it, and leave what stood behind. */
static void
mend_village(const struct words *w, mp_term *term, mp_element e)
{
	mp_term t = term[e], rest = w->rest[t];

	if (!is_in(w, w->village[t], term[MP_TOWNSHIP]) ||
	    (e == MP_ESTATE && rest && term[MP_GROUP]))
		return;
	term[MP_COMMUNITY] = w->village[t];
	term[e] = 0;
	if (rest)
		term[e == MP_ESTATE ? MP_GROUP : e] = rest;
}

static void
mend(const struct words *w, mp_term *term)
{
	static const mp_element any[] = { MP_ESTATE, MP_GROUP, MP_ROAD };
	size_t i;

	for (i = 0; i < sizeof any / sizeof *any && !term[MP_COMMUNITY]; i++)
		if (w->village[term[any[i]]])
			mend_village(w, term, any[i]);
	if (term[MP_COMMUNITY] && !term[MP_GROUP] && !term[MP_ROAD] &&
	    is_in(w, w->rest[term[MP_ESTATE]], term[MP_COMMUNITY])) {
		term[MP_GROUP] = w->rest[term[MP_ESTATE]];
		term[MP_ESTATE] = 0;
	}
}

/* May the row say its village or hamlet as something else? */
static bool
is_odd(const struct words *w, const mp_term *term)
{
	mp_term estate = term[MP_ESTATE];

	return (estate && (w->village[estate] || (term[MP_COMMUNITY] && !term[MP_GROUP] &&
	    !term[MP_ROAD] && !term[MP_BUILDING]))) || w->village[term[MP_GROUP]] ||
	    w->village[term[MP_ROAD]];
}

/* Hear where everything stands that is asked about, and which rows are odd. */
static void
hear(struct words *w)
{
	const mp_corpus *c = w->corpus;
	size_t i;

	for (i = 0; i < c->n; i++) {
		const mp_term *term = c->sighting[i].term;

		if (!(w->told[term[MP_COMMUNITY]] | w->told[term[MP_GROUP]] |
		    w->told[term[MP_ROAD]] | w->told[term[MP_ESTATE]]))
			continue;
		if (w->wanted[term[MP_COMMUNITY]])
			note(w, term[MP_COMMUNITY], term[MP_TOWNSHIP]);
		if (w->wanted[term[MP_GROUP]])
			note(w, term[MP_GROUP], term[MP_COMMUNITY]);
		if (term[MP_ROAD] || term[MP_BUILDING])
			w->urban[term[MP_ESTATE]] = true;
		if (is_odd(w, term)) {
			w->odd = mp_grow(w->odd, &w->odd_cap, w->nodd + 1, sizeof *w->odd);
			w->odd[w->nodd++] = (uint32_t)i;
		}
	}
}

/* --- hamlets that are written like estates ------------------------------------------ */

/* May the row's estate be a hamlet of its village? */
static bool
may_be_hamlet(const struct words *w, const mp_term *term)
{
	return term[MP_ESTATE] && term[MP_COMMUNITY] && !term[MP_GROUP] &&
	    !w->urban[term[MP_ESTATE]];
}

static bool
ask_villages(struct words *w)
{
	bool any = false;
	size_t i;

	mp_map_free(&w->beside);
	memset(w->wanted, 0, w->n + 1);
	for (i = 0; i < w->nodd; i++) {
		const mp_term *term = w->corpus->sighting[w->odd[i]].term;

		if (may_be_hamlet(w, term))
			any = w->wanted[term[MP_COMMUNITY]] = true;
	}
	return any;
}

static void
chain_hamlets(struct words *w)
{
	const mp_corpus *c = w->corpus;
	size_t i;

	for (i = 0; i < c->n; i++) {
		mp_term group = c->sighting[i].term[MP_GROUP];
		mp_term village = c->sighting[i].term[MP_COMMUNITY];

		if (!w->wanted[village] || !note(w, group, village))
			continue;
		w->hamlet = mp_grow(w->hamlet, &w->hamlet_cap, w->nhamlets + 1, sizeof *w->hamlet);
		w->hamlet[w->nhamlets++] = (struct hamlet){ group, w->first[village] };
		w->first[village] = (uint32_t)w->nhamlets;
	}
}

/* Is a hamlet of the village like the estate, and far more often there? */
static bool
is_like_hamlet(const struct words *w, mp_term estate, mp_term village)
{
	const mp_term_info *term = w->corpus->term;
	uint32_t k;

	for (k = w->first[village]; k; k = w->hamlet[k - 1].next) {
		const mp_term_info *group = &term[w->hamlet[k - 1].group];

		if (group->count / 8 >= term[estate].count &&
		    mp_alike_names(MP_GROUP, term[estate].text, group->text).way >= MP_WAY_LOOSE)
			return true;
	}
	return false;
}

/* Make them groups: whether one is the hamlet is for the names to tell. */
static void
mend_hamlets(struct words *w)
{
	mp_corpus *c = w->corpus;
	size_t i;

	for (i = 0; i < w->nodd; i++) {
		mp_term *term = c->sighting[w->odd[i]].term, estate = term[MP_ESTATE];

		if (!may_be_hamlet(w, term) || !is_like_hamlet(w, estate, term[MP_COMMUNITY]))
			continue;
		term[MP_GROUP] = mp_corpus_enter(c, c->term[estate].county, MP_GROUP,
		    c->term[estate].text);
		term[MP_ESTATE] = 0;
	}
}

void
mp_classword_settle(mp_rows *r)
{
	struct words w = { .corpus = &r->corpus, .n = r->corpus.nterms };
	size_t i;

	w.village = mp_zalloc(w.n + 1, sizeof *w.village);
	w.rest = mp_zalloc(w.n + 1, sizeof *w.rest);
	w.urban = mp_zalloc(w.n + 1, sizeof *w.urban);
	w.wanted = mp_zalloc(w.n + 1, sizeof *w.wanted);
	w.told = mp_zalloc(w.n + 1, sizeof *w.told);
	w.first = mp_zalloc(w.n + 1, sizeof *w.first);
	look_at_all(&w);
	hear(&w);
	for (i = 0; i < w.nodd; i++)
		mend(&w, r->corpus.sighting[w.odd[i]].term);
	if (ask_villages(&w)) {
		chain_hamlets(&w);
		mend_hamlets(&w);
	}
	free(w.village);
	free(w.rest);
	free(w.urban);
	free(w.wanted);
	free(w.told);
	free(w.first);
	free(w.hamlet);
	free(w.odd);
	mp_map_free(&w.beside);
	mp_arena_free(&w.arena);
}
