/* oneside.c - addresses that only a clerk can tell to be one. */
#include "dedup/oneside.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/mem.h"
#include "dedup/places.h"

enum { NONE = UINT32_MAX, SEVERAL = UINT32_MAX - 1 };

/* A place at a door of a road that names no estate, or no sure county. */
struct gate {
	uint64_t hash;		/* of its road and numbers */
	uint32_t place;
	uint32_t other;		/* the one that it may be; NONE, SEVERAL */
	uint32_t next;		/* with the same slot, + 1 */
};

struct gates {
	const mp_clusters *c;
	uint32_t *hash;		/* of every place: of its road and numbers; 0 without */
	struct gate *gate;
	size_t n, cap;
	uint32_t *slot;		/* + 1 */
	size_t mask;
};

static const mp_sighting *
said(const mp_clusters *c, uint32_t place)
{
	uint32_t i = c->place[place].sighting;

	return i == MP_NO_CLUSTER ? NULL : &c->rows->corpus.sighting[i];
}

/* The road and numbers, in county `county`; 0 without a road or a door. */
static uint64_t
hash_of(const mp_sighting *s, mp_term county, mp_term road)
{
	mp_term part[9] = { county, road, s->term[MP_LANE], s->term[MP_DOOR],
		s->term[MP_BUILDING], s->term[MP_UNIT], s->term[MP_FLOOR], s->term[MP_ROOM],
		s->term[MP_NOTE] };

	return road && s->term[MP_DOOR] ? XXH3_64bits(part, sizeof part) | 1 : 0;
}

/* The county that a place may lie in, though it does not say so: settle.h. */
static mp_term
maybe_county(const mp_sighting *s)
{
	return s->term[MP_CITY];
}

static uint64_t
hash_of_gate(const mp_corpus *c, const mp_sighting *s)
{
	mp_term county = maybe_county(s), road = s->term[MP_ROAD];

	if (county && road)
		road = mp_corpus_find(c, county, MP_ROAD, c->term[road].text);
	return hash_of(s, county ? county : s->county, road);
}

static void
find_gates(struct gates *g)
{
	uint32_t i;
	size_t k;

	for (i = 0; i < g->c->n; i++) {
		const mp_sighting *s = said(g->c, i);
		uint64_t hash = s ? hash_of_gate(&g->c->rows->corpus, s) : 0;

		g->hash[i] = (uint32_t)hash;
		if (hash == 0 || s->term[MP_ESTATE])
			continue;
		g->gate = mp_grow(g->gate, &g->cap, g->n + 1, sizeof *g->gate);
		g->gate[g->n++] = (struct gate){ hash, i, NONE, 0 };
	}
	for (g->mask = 1023; g->mask < 2 * g->n; g->mask = 2 * g->mask + 1)
		;
	g->slot = mp_zalloc(g->mask + 1, sizeof *g->slot);
	for (k = 0; k < g->n; k++) {
		uint32_t *slot = &g->slot[g->gate[k].hash & g->mask];

		g->gate[k].next = *slot;
		*slot = (uint32_t)k + 1;
	}
}

/* Do they contradict each other in what they may leave out? */
static bool
agree(const mp_sighting *a, const mp_sighting *b)
{
	static const mp_element open[] = {
		MP_PROVINCE, MP_DEVZONE, MP_TOWNSHIP, MP_COMMUNITY, MP_GROUP, MP_SEGMENT,
	};
	size_t i;

	if (a->county != b->county)
		return true;		/* their names are not of one county */
	for (i = 0; i < sizeof open / sizeof *open; i++)
		if (a->term[open[i]] && b->term[open[i]] &&
		    a->term[open[i]] != b->term[open[i]])
			return false;
	return true;
}

/* May the gate be this place, as far as they say? */
static bool
meets(const struct gates *g, const struct gate *at, uint32_t place)
{
	const mp_sighting *gate = said(g->c, at->place), *s = said(g->c, place);

	return !maybe_county(s) && (s->term[MP_ESTATE] || maybe_county(gate)) &&
	    hash_of(s, s->county, s->term[MP_ROAD]) == at->hash && agree(gate, s);
}

void
mp_oneside_find(mp_clusters *c)
{
	struct gates g = { .c = c };
	uint32_t i, k;

	g.hash = mp_alloc((c->n + 1) * sizeof *g.hash);
	find_gates(&g);
	for (i = 0; i < c->n && g.n; i++) {
		for (k = g.hash[i] ? g.slot[g.hash[i] & g.mask] : 0; k; k = g.gate[k - 1].next) {
			struct gate *at = &g.gate[k - 1];

			if ((uint32_t)at->hash != g.hash[i] || at->place == i ||
			    !meets(&g, at, i))
				continue;
			if (at->other == NONE)
				at->other = i;
			else if (at->other != SEVERAL &&
			    mp_places_root(c, at->other) != mp_places_root(c, i))
				at->other = SEVERAL;
		}
	}
	for (k = 0; k < g.n; k++)
		if (g.gate[k].other < SEVERAL && mp_places_root(c, g.gate[k].other) !=
		    mp_places_root(c, g.gate[k].place))
			mp_places_doubt(c, &(mp_doubtful){ g.gate[k].place, g.gate[k].other,
			    MP_ONE_SIDED }, 1);
	free(g.hash);
	free(g.gate);
	free(g.slot);
}
