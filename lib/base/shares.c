/* shares.c - items shared out by a hash of theirs. */
#include "base/shares.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/tasks.h"

/* A stretch of the items is hashed by one thread, and put where the counts of the stretches
 * before it leave room. */
enum { SHARE_BIT = 58 };

_Static_assert(MP_SHARES == 1 << (64 - SHARE_BIT), "the highest bits tell the share");

struct sharing {
	mp_shares *s;
	uint64_t *hash;
	size_t (*at)[MP_SHARES];	/* by stretch: how many, and then where they go */
};

static void
count(void *sharing, size_t i)
{
	struct sharing *g = sharing;
	size_t k, end = mp_stretch(g->s->n, i + 1);

	for (k = mp_stretch(g->s->n, i); k < end; k++) {
		g->hash[k] = g->s->hash(g->s->of, (uint32_t)k);
		g->at[i][g->hash[k] >> SHARE_BIT] += g->hash[k] != 0;
	}
}

/* Counts become places: share by share, and in each of them stretch by stretch. */
static void
place(struct sharing *g)
{
	size_t k, i, n = 0;

	for (k = 0; k < MP_SHARES; k++) {
		g->s->first[k] = n;
		for (i = 0; i < MP_STRETCHES; i++) {
			size_t many = g->at[i][k];

			g->at[i][k] = n;
			n += many;
		}
	}
	g->s->first[MP_SHARES] = n;
}

static void
put(void *sharing, size_t i)
{
	struct sharing *g = sharing;
	size_t k, end = mp_stretch(g->s->n, i + 1);

	for (k = mp_stretch(g->s->n, i); k < end; k++)
		if (g->hash[k] != 0)
			g->s->shared[g->at[i][g->hash[k] >> SHARE_BIT]++] =
			    (mp_shared){ (uint32_t)g->hash[k], (uint32_t)k };
}

void
mp_shares_out(mp_shares *s, size_t threads)
{
	struct sharing g = { .s = s };

	g.hash = mp_alloc((s->n + 1) * sizeof *g.hash);
	g.at = mp_zalloc(MP_STRETCHES, sizeof *g.at);
	mp_tasks_run(threads, MP_STRETCHES, count, &g);
	place(&g);
	s->shared = mp_alloc((s->first[MP_SHARES] + 1) * sizeof *s->shared);
	mp_tasks_run(threads, MP_STRETCHES, put, &g);
	free(g.hash);
	free(g.at);
}

void
mp_shares_free(mp_shares *s)
{
	free(s->shared);
	s->shared = NULL;
}
