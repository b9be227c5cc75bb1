/* misread.c - estates that were read as something else. */
#include "dedup/misread.h"

#include <stdlib.h>

#include "base/mem.h"

struct misread {
	mp_corpus *corpus;
	mp_term *estate;	/* by term: the estate of the same name; 0: there is none */
	bool *known;		/* by term: is it such an estate? */
	mp_map beside;		/* {estate, its road or community} */
	mp_arena arena;
};

/* False: no name is one of two kinds. */
static bool
find_namesakes(struct misread *m)
{
	const mp_corpus *c = m->corpus;
	bool any = false;
	size_t i;

	for (i = 1; i <= c->nterms; i++) {
		const mp_term_info *t = &c->term[i];
		mp_term estate;

		if (t->element != MP_GROUP && t->element != MP_COMMUNITY)
			continue;
		estate = mp_corpus_find(c, t->county, MP_ESTATE, t->text);
		m->estate[i] = estate;
		m->known[estate] = true;
		any |= estate != 0;
	}
	m->known[0] = false;
	return any;
}

static void
note(struct misread *m, mp_term estate, mp_term other)
{
	mp_term key[2];

	if (other && !mp_map_get(&m->beside, mp_term_pair(key, estate, other)))
		mp_map_put(&m->beside, mp_arena_dup(&m->arena, mp_term_pair(key, estate, other)), 0);
}

static bool
is_beside(const struct misread *m, mp_term estate, mp_term other)
{
	mp_term key[2];

	return other && mp_map_get(&m->beside, mp_term_pair(key, estate, other)) != NULL;
}

static void
mend(const struct misread *m, mp_term *term)
{
	mp_term group = m->estate[term[MP_GROUP]], community = m->estate[term[MP_COMMUNITY]];

	if (term[MP_ESTATE])
		return;
	if (group && (is_beside(m, group, term[MP_ROAD]) ||
	    (!term[MP_ROAD] && is_beside(m, group, term[MP_COMMUNITY])))) {
		term[MP_ESTATE] = group;
		term[MP_GROUP] = 0;
	} else if (community && !term[MP_GROUP] && is_beside(m, community, term[MP_ROAD])) {
		term[MP_ESTATE] = community;
		term[MP_COMMUNITY] = 0;
	}
}

void
mp_misread_settle(mp_rows *r)
{
	mp_corpus *c = &r->corpus;
	struct misread m = { .corpus = c };
	size_t i;

	m.estate = mp_zalloc(c->nterms + 1, sizeof *m.estate);
	m.known = mp_zalloc(c->nterms + 1, sizeof *m.known);
	if (find_namesakes(&m)) {
		for (i = 0; i < c->n; i++) {
			const mp_term *term = c->sighting[i].term;

			if (m.known[term[MP_ESTATE]]) {
				note(&m, term[MP_ESTATE], term[MP_ROAD]);
				note(&m, term[MP_ESTATE], term[MP_COMMUNITY]);
			}
		}
		for (i = 0; i < c->n; i++)
			mend(&m, c->sighting[i].term);
	}
	free(m.estate);
	free(m.known);
	mp_map_free(&m.beside);
	mp_arena_free(&m.arena);
}
