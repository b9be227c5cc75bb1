/* parse_known.c - how texts begin that were read before.
 *
 * The rows of a city begin alike: 河南省信阳市浉河区老城街道.  Where one reading is left
 * and nothing reaches further, a text has come to a stage: what follows depends on this
 * reading alone.  When nothing but names of divisions was looked for since the stage
 * before, and only from there, then the reading itself depends on the characters
 * between the two, and on that no name of the gazetteer goes on behind them.  (What
 * else mp_divisions_edges looks at is tested here: mp_divisions_heed, gaps.)  So the
 * stages are kept, and a text that begins as another did is given what was found then:
 * the same edges, names and readings, in the same places. */
#include "address/parse_known.h"

#include <stdlib.h>

#include "address/parse_lattice.h"
#include "base/mem.h"

enum {
	STAGES = 4096,		/* a power of two */
	TEXT = 29,		/* bytes of a name */
	HEAD = 6,		/* by these bytes of it stages are found */
	FINDS = 5,
	WAY = 8			/* stages of one text */
};

/* A name behind the stage `up`, and what reading it added to the lattice. */
struct stage {
	uint32_t up, next;	/* next of the same hash; 0: none */
	mp_gaz_stop stop;
	uint8_t bytes, chars;
	uint8_t n;		/* of `find`: one or two, most often */
	char text[TEXT];
	struct mp_reading reading;
	struct { struct mp_edge edge; struct mp_named named; } find[FINDS];
};

struct mp_known {
	struct stage stage[STAGES];	/* [0] is the beginning of every text */
	uint32_t n;
	uint32_t first[STAGES];		/* by the hash */
	/* of the text at hand: */
	uint32_t last;			/* the last stage that it has reached, */
	size_t at;			/* where that is, */
	size_t nedge, nnamed;		/* and what was found up to there */
	uint32_t way[WAY];		/* the stages that it has come by */
	bool open;			/* only divisions were looked for since */
};

mp_known *
mp_known_new(void)
{
	mp_known *k = mp_zalloc(1, sizeof *k);

	k->n = 1;
	return k;
}

void
mp_known_free(mp_known *k)
{
	free(k);
}

void
mp_known_forget(mp_known *k)
{
	memset(k->first, 0, sizeof k->first);
	k->n = 1;
}

bool
mp_known_full(const mp_known *k)
{
	return k->n == STAGES;
}

static uint32_t *
slot(mp_known *k, uint32_t up, const char *text)
{
	uint64_t h = up;
	uint32_t head;
	uint16_t rest;

	memcpy(&head, text, sizeof head);
	memcpy(&rest, text + sizeof head, sizeof rest);
	h = (h << 48 ^ (uint64_t)head << 16 ^ rest ^ h >> 16) * 0x9E3779B97F4A7C15u;
	return &k->first[h >> 40 & (STAGES - 1)];
}

/* Note the stages that the text comes to behind `up`, the n-th of its way, from
 * character `at` on; returns how many there are in all.  That no name goes on behind a
 * stage, which takes looking far and wide in the gazetteer, is asked of the last one
 * only: where another follows, it was asked when that one was kept. */
static size_t
find_way(const mp_lattice *L, size_t n, uint32_t up, size_t at)
{
	mp_known *k = L->known;
	mp_str text = { L->fold.text.p + L->at[at], L->at[L->n] - L->at[at] };
	uint32_t i;

	/* A gap may begin another address. */
	if (n == WAY || text.n < HEAD || mp_fold_gap(&L->fold, L->at[at]))
		return n;
	for (i = *slot(k, up, text.p); i; i = k->stage[i].next) {
		const struct stage *s = &k->stage[i];
		size_t end = at + s->chars, all;

		if (s->up != up || !mp_str_starts(text, (mp_str){ s->text, s->bytes }) ||
		    end > L->sound)
			continue;
		k->way[n] = i;
		all = find_way(L, n + 1, i, end);
		if (all > n + 1 || (!mp_divisions_heed(L->c[end]) &&
		    mp_gaz_stops(L->gaz, text, s->stop)))
			return all;
	}
	return n;
}

static void
mark(mp_lattice *L, uint32_t last, size_t at)
{
	mp_known *k = L->known;

	k->last = last;
	k->at = at;
	k->nedge = L->nedge;
	k->nnamed = L->nnamed;
}

/* Fill in what reading the name of stage `s` gave. */
static void
take_over(mp_lattice *L, const struct stage *s)
{
	size_t at = L->known->at + s->chars;
	unsigned i;

	if (L->nedge + s->n > L->edge_cap)
		L->edge = mp_grow(L->edge, &L->edge_cap, L->nedge + s->n, sizeof *L->edge);
	if (L->nnamed + s->n > L->named_cap)
		L->named = mp_grow(L->named, &L->named_cap, L->nnamed + s->n,
		    sizeof *L->named);
	for (i = 0; i < s->n; i++) {
		L->edge[L->nedge++] = s->find[i].edge;
		L->named[L->nnamed++] = s->find[i].named;
	}
	L->reading[at * MP_BEAM] = s->reading;
	L->nreading[at] = 1;
	L->top[at] = s->reading.score;
	L->far = at;
	mark(L, (uint32_t)(s - L->known->stage), at);
}

void
mp_known_begin(mp_lattice *L)
{
	size_t i, n = find_way(L, 0, 0, 0);

	mark(L, 0, 0);
	for (i = 0; i < n; i++)
		take_over(L, &L->known->stage[L->known->way[i]]);
	L->known->open = true;
}

/* Can what was added since the last stage be kept for other texts? */
static bool
is_settled(const mp_lattice *L, size_t i)
{
	const mp_known *k = L->known;
	size_t at = L->at[k->at], bytes = L->at[i] - at;
	mp_str text = { L->fold.text.p + at, L->at[L->n] - at };

	return L->far == i && L->nreading[i] == 1 && L->nloser == 0 && i <= L->sound &&
	    L->nedge - k->nedge == L->nnamed - k->nnamed && L->nedge - k->nedge <= FINDS &&
	    bytes >= HEAD && bytes <= TEXT && !mp_fold_gap(&L->fold, at) &&
	    L->stop.len == bytes && !mp_divisions_heed(L->c[i]) &&
	    mp_gaz_stops(L->gaz, text, L->stop) && mp_gaz_settled(text, L->stop);
}

static void
keep(mp_lattice *L, size_t i)
{
	mp_known *k = L->known;
	struct stage *s = &k->stage[k->n];
	const char *text = L->fold.text.p + L->at[k->at];
	uint32_t *first = slot(k, k->last, text);
	unsigned n;

	*s = (struct stage){ .up = k->last, .next = *first, .stop = L->stop,
	    .bytes = (uint8_t)L->stop.len, .chars = (uint8_t)(i - k->at),
	    .n = (uint8_t)(L->nedge - k->nedge), .reading = L->reading[i * MP_BEAM] };
	memcpy(s->text, text, s->bytes);
	for (n = 0; n < s->n; n++) {
		s->find[n].edge = L->edge[k->nedge + n];
		s->find[n].named = L->named[k->nnamed + n];
	}
	*first = k->n++;
}

void
mp_known_reach(mp_lattice *L, size_t i)
{
	mp_known *k = L->known;

	if (!k->open || i == k->at)
		return;
	k->open = k->n < STAGES && is_settled(L, i);
	if (k->open) {
		keep(L, i);
		mark(L, k->n - 1, i);
	}
}

void
mp_known_leave(mp_lattice *L)
{
	L->known->open = false;
}

size_t
mp_known_at(const mp_lattice *L)
{
	return L->known->at;
}

static bool
same_set(const struct mp_candidates *a, const struct mp_candidates *b)
{
	return a->n == b->n && a->more == b->more &&
	    memcmp(a->d, b->d, a->n * sizeof *a->d) == 0;
}

bool
mp_known_alike(const mp_lattice *A, const mp_lattice *B)
{
	/* Nobody asks later whether these were written. */
	const uint32_t upper = 1U << MP_PROVINCE | 1U << MP_CITY | 1U << MP_COUNTY;
	const struct stage *a = &A->known->stage[A->known->last];
	const struct stage *b = &B->known->stage[B->known->last];
	const struct mp_reading *r = &a->reading, *q = &b->reading;

	return A->known->last && B->known->last && a->bytes == b->bytes &&
	    memcmp(a->text, b->text, a->bytes) == 0 && r->state == q->state &&
	    r->flags == q->flags && !((r->mask ^ q->mask) & ~upper) &&
	    same_set(&A->set[r->set], &B->set[q->set]);
}
