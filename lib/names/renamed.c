/* renamed.c - roads with an old and a new name: not alike, but the same estates stand
 * on both, at the same doors. */
#include <stdlib.h>

#include "base/mem.h"
#include "names/alike.h"

enum { ROADS = 4 };	/* of one door, the most frequent; more are no renaming */

/* An estate at a door of a road. */
struct gate {
	mp_term estate, door, road;
};

struct gates {
	struct gate *gate;
	size_t n, cap;
	mp_map map;
	mp_arena arena;
};

/* Enter each once. */
static void
put_gate(struct gates *g, const mp_sighting *s)
{
	struct gate key = { s->term[MP_ESTATE], s->term[MP_DOOR], s->term[MP_ROAD] };
	mp_str bytes = { (const char *)&key, sizeof key };

	if (!key.estate || !key.door || !key.road || mp_map_get(&g->map, bytes))
		return;
	mp_map_put(&g->map, mp_arena_dup(&g->arena, bytes), 0);
	g->gate = mp_grow(g->gate, &g->cap, g->n + 1, sizeof *g->gate);
	g->gate[g->n++] = key;
}

static int
by_place(const void *a, const void *b)
{
	const struct gate *x = a, *y = b;

	if (x->estate != y->estate)
		return x->estate < y->estate ? -1 : 1;
	if (x->door != y->door)
		return x->door < y->door ? -1 : 1;
	return (x->road > y->road) - (x->road < y->road);
}

/* Roads are called by the numbers of their names from here on. */
static void
number_roads(struct gates *g, const mp_corpus *c, const mp_naming *names)
{
	uint32_t *of = mp_alloc((c->nterms + 1) * sizeof *of);
	size_t i;

	for (i = 0; i < names->n; i++)
		of[names->name[i].term] = (uint32_t)i;
	for (i = 0; i < g->n; i++)
		g->gate[i].road = of[g->gate[i].road];
	free(of);
}

mp_candidate *
mp_renamed_find(const mp_corpus *c, const mp_naming *names, size_t *n)
{
	struct gates g = { 0 };
	mp_candidate *pair = NULL;
	size_t i, k, first = 0, cap = 0;

	*n = 0;
	for (i = 0; i < c->n; i++)
		put_gate(&g, &c->sighting[i]);
	number_roads(&g, c, names);
	if (g.n)
		qsort(g.gate, g.n, sizeof *g.gate, by_place);
	for (i = 0; i < g.n; i++) {
		if (g.gate[i].estate != g.gate[first].estate || g.gate[i].door != g.gate[first].door)
			first = i;
		for (k = first; k < i && k < first + ROADS; k++) {
			pair = mp_grow(pair, &cap, *n + 1, sizeof *pair);
			pair[(*n)++] = (mp_candidate){ .from = g.gate[i].road,
			    .to = g.gate[k].road, .way = MP_WAY_RENAMED,
			    .alike = MP_ALIKE_RENAMED };
		}
	}
	free(g.gate);
	mp_map_free(&g.map);
	mp_arena_free(&g.arena);
	return pair;
}
