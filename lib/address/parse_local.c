/* parse_local.c - names of the place that a clerk accepted, where no rule of the
 * grammar would have seen them: 万达 without its 广场, a hamlet with any ending. */
#include "address/parse_lattice.h"

#include "base/mem.h"

/* What a name of an element is read as. */
static const uint8_t sort_of[MP_NELEMENT] = {
	[MP_DEVZONE] = MP_S_DEVZONE, [MP_TOWNSHIP] = MP_S_TOWNLIKE,
	[MP_COMMUNITY] = MP_S_COMMUNITY, [MP_GROUP] = MP_S_HAMLET, [MP_ROAD] = MP_S_ROAD,
	[MP_LANE] = MP_S_LANE, [MP_ESTATE] = MP_S_ESTATE,
};

/* Does a generic word end the name: 湖光小区, not 湖光? */
static bool
is_typed(const mp_lattice *L, size_t i, size_t end)
{
	size_t k;

	for (k = end - 1; k > i && k + 5 > end; k--)
		if (mp_lexicon_find(L->words, L->c + k, end - k, MP_W_SUFFIX))
			return true;
	return false;
}

/* Does the text go on with a generic word that is no part of an estate: |花园, not |东区? */
static bool
goes_on(const mp_lattice *L, size_t end)
{
	size_t o;

	for (o = L->occ_at[end]; o < L->occ_at[end + 1]; o++)
		if (L->occ[o].word->role & MP_W_SUFFIX && L->occ[o].word->sort != MP_S_PHASE)
			return true;
	return false;
}

/* A bare name is one only where something else begins behind it: no 湖光 in 湖光丽苑.
 * And an alias is not, where the name goes on: 湖光花园|小区 need not be 湖光花园. */
static bool
may_end(mp_lattice *L, size_t i, size_t end, bool alias)
{
	bool typed = is_typed(L, i, end);

	return end == L->n || ((typed || mp_names_boundary(L, end)) &&
	    ((typed && !alias) || !goes_on(L, end)));
}

static uint16_t
place(mp_lattice *L, size_t i, const struct mp_local_hit *hit, int element, uint16_t longer)
{
	size_t end = i + hit->len;
	int score = MP_WT_LOCAL + 2 * (int)(hit->len < 10 ? hit->len : 10);

	if (L->nplaced == L->placed_cap)
		L->placed = mp_grow(L->placed, &L->placed_cap, L->nplaced + 1, sizeof *L->placed);
	L->placed[L->nplaced++] = (struct mp_placed){ hit->name, (uint16_t)end, longer,
	    (uint8_t)element };
	mp_lattice_add(L, i, end, sort_of[element], MP_F_LOCAL, score)->ref =
	    (uint16_t)L->nplaced;
	return (uint16_t)L->nplaced;
}

void
mp_local_edges(mp_lattice *L, size_t i)
{
	struct mp_local_hit hit[MP_LOCAL_HITS];
	uint16_t longer[MP_NELEMENT] = { 0 };
	size_t n;
	int e;

	if (L->cls[i] >= MP_C_DASH || L->nplaced + MP_NELEMENT * MP_LOCAL_HITS > UINT16_MAX)
		return;
	n = mp_local_match(L->local, L->c + i, L->n - i, hit, MP_LOCAL_HITS);
	while (n-- > 0)
		for (e = 0; hit[n].elements >> e; e++)
			if (hit[n].elements & 1U << e && may_end(L, i, i + hit[n].len,
			    hit[n].aliases & 1U << e))
				longer[e] = place(L, i, &hit[n], e, longer[e]);
}

const struct mp_local_name *
mp_local_meant(const mp_lattice *L, size_t from, size_t to, uint16_t ref, uint16_t set,
    const mp_address *a)
{
	const struct mp_placed *at = &L->placed[ref - 1];
	const struct mp_candidates *c = &L->set[set];
	struct mp_local_where where = { .d = c->d, .n = c->more ? 0 : c->n,
	    .text = { L->fold.text.p + L->at[from], L->at[to] - L->at[from] } };

	if (at->longer && mp_local_meant(L, from, L->placed[at->longer - 1].to, at->longer, set,
	    NULL))
		return NULL;
	if (a) {
		where.looked = true;
		where.township = a->elem[MP_TOWNSHIP];
		where.community = a->elem[MP_COMMUNITY];
	}
	return mp_local_fit(L->local, at->name, (mp_element)at->element, &where);
}
