/* seek_near.c - look under names that are not the ones that were written. */
#include <config.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lookup/near.h"
#include "lookup/seek.h"

enum { REMEMBERED = 200000 };	/* names of which it is kept what they may be */

enum { WAITING = 64 };

struct meeting {
	const mp_seeker *s;
	mp_element e;
	mp_str text;
	size_t seen;
	struct nears *out;
	struct book_walk walk[WAITING];	/* asked for, and not yet looked at */
	size_t n;
};

static void
keep_near(struct nears *out, struct near one)
{
	size_t i;

	for (i = 0; i < out->n; i++)
		if (out->near[i].term == one.term)
			return;
	for (i = out->n; i > 0 && (out->near[i - 1].way < one.way ||
	    (out->near[i - 1].way == one.way && out->near[i - 1].term > one.term)); i--)
		if (i < NEAR)
			out->near[i] = out->near[i - 1];
	if (i < NEAR)
		out->near[i] = one;
	if (out->n < NEAR)
		out->n++;
}

static void
look_along(struct meeting *m, struct book_walk *w)
{
	uint32_t term;

	while (m->seen < MEETING && (term = book_walk_next(w)) != 0) {
		mp_candidate c = mp_alike_names(m->e, m->text,
		    book_term_text(m->s->book, term));

		m->seen++;
		if (c.way > MP_WAY_RENAMED)
			keep_near(m->out, (struct near){ term, c.way });
	}
}

static void
look_at_waiting(struct meeting *m)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		look_along(m, &m->walk[i]);
	m->n = 0;
}

/* Each is far away in memory: many are asked for at once. */
static void
meet(void *of, uint64_t hash)
{
	struct meeting *m = of;

	m->walk[m->n] = book_nears(m->s->book, hash);
	book_fetch(&m->walk[m->n]);
	if (++m->n == WAITING)
		look_at_waiting(m);
}

static void
forget(mp_seeker *s)
{
	mp_map_free(&s->known);
	mp_arena_free(&s->arena);
	s->nnears = 0;
}

/* What a name may be instead; remembered, for names come again and again. */
static const struct nears *
nears_of(mp_seeker *s, mp_element e, mp_str text, uint32_t within)
{
	struct meeting m;
	uint32_t head[2] = { (uint32_t)e, within };
	const uint32_t *known;
	mp_str key;

	s->code.n = 0;
	mp_buf_add(&s->code, (mp_str){ (const char *)head, sizeof head });
	mp_buf_add(&s->code, text);
	key = mp_buf_str(&s->code);
	if ((known = mp_map_get(&s->known, key)) != NULL)
		return &s->nears[*known];
	if (s->nnears == REMEMBERED)
		forget(s);
	s->nears = mp_grow(s->nears, &s->near_cap, s->nnears + 1, sizeof *s->nears);
	s->nears[s->nnears] = (struct nears){ 0 };
	m.s = s;
	m.e = e;
	m.text = text;
	m.seen = m.n = 0;
	m.out = &s->nears[s->nnears];
	mp_near_hashes(e, text, within, meet, &m);
	look_at_waiting(&m);
	mp_map_put(&s->known, mp_arena_dup(&s->arena, key), (uint32_t)s->nnears);
	return &s->nears[s->nnears++];
}

/* Look under names that are near the one of `e`. */
static void
seek_near_one(mp_seeker *s, mp_handle h, mp_element e, const uint32_t *as)
{
	uint32_t term[MP_NELEMENT];
	struct nears near;
	size_t i;

	if (s->query.text[e].n == 0)
		return;
	memcpy(term, as, sizeof term);
	near = *nears_of(s, e, s->query.text[e], e != MP_GROUP ? 0 : term[MP_COMMUNITY] ?
	    term[MP_COMMUNITY] : term[MP_TOWNSHIP]);
	for (i = 0; i < near.n; i++) {
		term[e] = near.near[i].term;
		seek_fetch(s, h, term);
	}
	for (i = 0; i < near.n; i++) {
		term[e] = near.near[i].term;
		seek_handle(s, h, term);
	}
}

/* A hamlet is looked for in its community, or if that is not said in its township; and in
 * communities that are near. */
static void
seek_near_group(mp_seeker *s)
{
	const struct query *q = &s->query;
	uint32_t term[MP_NELEMENT];
	struct nears near = { 0 };
	size_t i;

	memcpy(term, q->term, sizeof term);
	if (!mp_handle_counts(q->text[MP_GROUP]) && term[MP_COMMUNITY] != UNKNOWN)
		seek_near_one(s, HANDLE_GROUP, MP_GROUP, term);
	if (q->text[MP_COMMUNITY].n)
		near = *nears_of(s, MP_COMMUNITY, q->text[MP_COMMUNITY], 0);
	for (i = 0; i < near.n; i++) {
		term[MP_COMMUNITY] = near.near[i].term;
		if (term[MP_GROUP] != UNKNOWN)
			seek_handle(s, HANDLE_GROUP, term);
		else if (!mp_handle_counts(q->text[MP_GROUP]))
			seek_near_one(s, HANDLE_GROUP, MP_GROUP, term);
	}
}

void
seek_near(mp_seeker *s)
{
	const uint32_t *term = s->query.term;

	if (term[MP_ESTATE])
		seek_near_one(s, HANDLE_ESTATE, MP_ESTATE, term);
	if (term[MP_ROAD] && term[MP_LANE] != UNKNOWN)
		seek_near_one(s, HANDLE_ROAD, MP_ROAD, term);
	if (term[MP_LANE] && term[MP_ROAD] != UNKNOWN)
		seek_near_one(s, HANDLE_ROAD, MP_LANE, term);
	if (term[MP_ESTATE] || term[MP_ROAD] || term[MP_LANE])
		return;
	if (term[MP_GROUP])
		seek_near_group(s);
	else if (term[MP_COMMUNITY])
		seek_near_one(s, HANDLE_COMMUNITY, MP_COMMUNITY, term);
}

/* --- names inside of others ------------------------------------------------------- */

#define INSIDE 0.85	/* what an answer is worth that was found so */

/* Ask as if `text`, a part of what was taken for the name of `from`, were that of `to`. */
static void
ask_as(mp_seeker *s, mp_element from, mp_element to, mp_str text)
{
	struct query *q = &s->query, whole = *q;
	size_t i;

	q->term[from] = 0;
	q->text[from] = MP_STR("");
	q->text[to] = text;
	q->term[to] = book_term_find(s->book, to, text);
	if (q->term[to] != UNKNOWN)
		seek_said(s);
	if (s->nfits == 0)
		seek_near(s);
	for (i = 0; i < s->nfits; i++) {
		s->fit[i].score *= INSIDE;
		s->fit[i].same &= ~BIT(to);
		s->fit[i].alike |= BIT(to);
	}
	*q = whole;
}

/* Ask with each stretch of the name's characters, the long ones first. */
static void
inside(mp_seeker *s, mp_element e)
{
	static const mp_element as[] = { MP_ESTATE, MP_ROAD, MP_GROUP, MP_COMMUNITY };
	enum { LONGEST = 12 };
	size_t at[LONGEST + 1], n = 0, len, from, k;
	mp_str text = s->query.text[e];
	uint32_t c;

	for (at[0] = 0; at[n] < text.n; n++) {
		if (n == LONGEST)
			return;
		at[n + 1] = at[n] + mp_utf8_next(text.p + at[n], &c);
	}
	for (len = n; len >= 2; len--)
		for (from = 0; from + len <= n; from++)
			for (k = 0; k < sizeof as / sizeof *as && s->nfits == 0; k++)
				if ((len < n || as[k] != e) &&
				    (as[k] == e || s->query.text[as[k]].n == 0))
					ask_as(s, e, as[k], (mp_str){ text.p + at[from],
					    at[from + len] - at[from] });
}

void
seek_inside(mp_seeker *s)
{
	static const mp_element names[] = { MP_ESTATE, MP_GROUP, MP_ROAD };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names && s->nfits == 0; i++)
		if (s->query.term[names[i]] == UNKNOWN)
			inside(s, names[i]);
}
