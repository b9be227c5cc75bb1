/* parse_path.c - the best path through the lattice.
 *
 * A beam over positions: at each position the few best readings are kept, one for
 * each pair of last element and candidate divisions.  Edges are made for a
 * position when the first reading arrives there, so that stretches which no
 * reading cuts cost nothing. */
#include "address/parse_lattice.h"

#include "base/mem.h"

#define AT(L, pos, slot) (&(L)->reading[(pos) * MP_BEAM + (slot)])
#define UNREACHED 0xC0	/* in every byte of a score: less than any, and far from overflow */

/* Elements that an address has once. */
static const uint32_t once = 1U << MP_TOWNSHIP | 1U << MP_ROAD | 1U << MP_LANE |
    1U << MP_DOOR | 1U << MP_UNIT | 1U << MP_FLOOR | 1U << MP_ROOM;

/* Divisions stand before what is below the township, or after a gap in what comes next. */
static const uint32_t before_place = MP_STATE_BIT(MP_PROVINCE) | MP_STATE_BIT(MP_CITY) |
    MP_STATE_BIT(MP_COUNTY) | MP_STATE_BIT(MP_DEVZONE) | MP_STATE_BIT(MP_TOWNSHIP) |
    MP_STATE_BIT(MP_STATE_START);

/* Where the reading goes that loses its place to another. */
static struct mp_reading *
lost(mp_lattice *L, const struct mp_reading *at)
{
	struct mp_loser *l;

	if (L->nloser == L->loser_cap)
		L->loser = mp_grow(L->loser, &L->loser_cap, L->nloser + 1, sizeof *L->loser);
	l = &L->loser[L->nloser++];
	l->place = (uint32_t)(at - L->reading);
	return &l->was;
}

/* Do a name of the place and a rule of the grammar say the same of the same words? */
static bool
says_the_same(const mp_lattice *L, const struct mp_reading *a, uint32_t prev,
    const struct mp_edge *f)
{
	const struct mp_edge *e = &L->edge[a->edge];

	return a->prev == prev && e->from == f->from &&
	    (e->form == MP_F_LOCAL) != (f->form == MP_F_LOCAL) &&
	    mp_sort_element[e->sort] == mp_sort_element[f->sort];
}

/* What a step makes of a reading.  Whole words: what is written in parts and compared
 * as a whole waits for its parts. */
struct change {
	int32_t score, margin;
	uint32_t set, state, flags;
};

/* Where the new reading by edge `e` goes: to a free place, to that of its like or of
 * the worst if it is better, among those that lost if it is not; NULL: nowhere.  Of two
 * that are alike the margin of the better one says how far it is ahead. */
static struct mp_reading *
place(mp_lattice *L, uint32_t prev, const struct mp_edge *e, struct change *next)
{
	struct mp_reading *at = AT(L, e->to, 0);
	size_t i, n = L->nreading[e->to], worst = 0;

	for (i = 0; i < n; i++) {
		struct mp_reading *o = &at[i];
		int32_t gap = next->score - o->score;

		if (o->state == next->state && o->set == next->set &&
		    o->flags == next->flags) {
			if (L->local && says_the_same(L, o, prev, e))
				return gap > 0 ? o : NULL;
			if (gap > 0) {
				*lost(L, o) = *o;
				next->margin = gap < next->margin ? gap : next->margin;
				return o;
			}
			o->margin = -gap < o->margin ? -gap : o->margin;
			return lost(L, o);
		}
		if (o->score < at[worst].score)
			worst = i;
	}
	if (n < MP_BEAM)
		return &at[L->nreading[e->to]++];
	return next->score > at[worst].score ? &at[worst] : NULL;
}

/* The elements that a chain gives. */
static uint32_t
chain_elements(const mp_lattice *L, const struct mp_edge *e)
{
	unsigned parts = L->number[e->ref - 1].natom;
	uint32_t bits = 1U << MP_ROOM | 1U << MP_UNIT;

	if (e->sort == MP_S_CHAIN)
		bits |= 1U << MP_BUILDING;
	if (parts == 2 && e->sort == MP_S_CHAIN)
		bits &= ~(1U << MP_UNIT);
	if (parts == (e->sort == MP_S_CHAIN ? 4 : 3))
		bits |= 1U << MP_FLOOR;
	return bits;
}

/* A reading that is far behind another, which may have come further, will not
 * catch up: text is worth MP_WT_PACE a character, in the long run. */
static void
set_needs(mp_lattice *L, size_t from)
{
	int ahead = INT32_MIN / 2;
	size_t i;

	for (i = L->far + 1; i-- > from;) {
		ahead -= MP_WT_PACE;
		if (L->top[i] > ahead)
			ahead = L->top[i];
		L->need[i] = ahead - MP_WT_BEAM;
	}
}

/* 文秀路 is a name, 一街, 外大街 and 涌东路 are hardly. */
static bool
has_own_name(const mp_lattice *L, const struct mp_edge *e)
{
	size_t core = e->word ? (size_t)(e->to - e->from - e->word->len) : 0;
	uint32_t last = core ? L->c[e->from + core - 1] : 0;

	if (last == 0x5927 || mp_is_direction(last))	/* 大 */
		core--;
	return core >= 2 && L->cls[e->from] == MP_C_HAN && !mp_is_direction(L->c[e->from]);
}

/* What a short name says about what comes behind it: 信阳|职业技术学院 is one name,
 * so is 天府|一街; 大良|文秀路 are two. */
static int
after_short(const mp_lattice *L, const struct mp_reading *r, const struct mp_edge *e)
{
	switch (e->sort) {
	case MP_S_DEVZONE:	/* 苏州|太仓经济开发区 */
		return e->ref && e->form == MP_F_NAME ? 0 : MP_WT_SHORTPOI;
	case MP_S_ESTATE: case MP_S_POI: case MP_S_ASSIST: case MP_S_HAMLET:
	case MP_S_PLACE: case MP_S_CENTRE:	/* 二七|广场 */
		return L->role[e->from] & MP_W_SUFFIX ? 2 * MP_WT_SHORTPOI : MP_WT_SHORTPOI;
	case MP_S_COMMUNITY:	/* 凤凰|新村 */
		return e->to - e->from <= 2 ? MP_WT_SHORTPOI : 0;
	case MP_S_ROAD: case MP_S_LANE:
		if (r->state == MP_COUNTY)	/* 天河|南二路 */
			return e->to - e->from == 3 && mp_is_direction(L->c[e->from]) &&
			    L->cls[e->from + 1] == MP_C_NUMERAL ? MP_WT_NOTE : 0;
		if (r->state != MP_TOWNSHIP)
			return 0;
		return has_own_name(L, e) ? MP_WT_SHORTTOWN : MP_WT_SHORTROAD;
	default:
		return 0;
	}
}

/* Was a regiment of the corps read last? */
static bool
is_regiment(const mp_lattice *L, const struct mp_reading *r)
{
	const struct mp_edge *e;

	if (r->state != MP_TOWNSHIP || r->prev == UINT32_MAX)
		return false;
	e = &L->edge[r->edge];
	return e->form == MP_F_NAME && e->ref && L->number[e->ref - 1].unit == MP_U_CORPS;
}

/* The step to an edge of this sort, for a reading that has come so far. */
static int
step_score(const mp_lattice *L, const struct mp_reading *r, const struct mp_edge *e,
    uint32_t bits, int move)
{
	if (bits == 1U << MP_TOWNSHIP && is_regiment(L, r))	/* 121团|炮台镇 */
		return MP_WT_DESCEND;
	if (r->mask & bits & once && e->sort != MP_S_TOWNSHIP)
		move += MP_WT_TWICE;
	/* Behind a building numbers are units, floors and rooms. */
	if ((e->sort == MP_S_DOOR && r->mask & (1U << MP_BUILDING | 1U << MP_UNIT)) ||
	    (e->sort == MP_S_DOORBARE && r->mask & (1U << MP_BUILDING | 1U << MP_ROOM)))
		move += MP_WT_LATEDOOR;
	/* A road in brackets is another one only where there is one. */
	if (e->sort == MP_S_ASIDE && e->ref && !(r->mask & 1U << MP_ROAD))
		move += MP_WT_ONLYROAD;
	if (r->flags & MP_R_GAP && move < 0)
		move /= MP_WT_GAPPED;
	if (r->flags & MP_R_SHORT)
		move += after_short(L, r, e);
	return move;
}

/* A division is read: the candidates after it. */
static void
meet(mp_lattice *L, const struct mp_reading *r, const struct mp_edge *e, int move,
    struct change *next)
{
	const struct mp_outcome m = mp_divisions_meet(L, r->set, (uint16_t)(e->ref - 1));
	const struct mp_named *nm = &L->named[e->ref - 1];

	L->sure |= move >= 0 && r->score == L->top[e->from] && nm->full &&
	    L->c[e->to] != 0x90E8 &&	/* 杜河村|部 */
	    (m.score == MP_WT_DESCEND || (m.score == 0 && m.result &&
	    nm->level <= MP_LV_COUNTY));
	next->score += m.score;
	if (!(m.flags & MP_R_ALONE && r->mask & 1U << MP_TOWNSHIP))
		next->set = m.result;
	/* 西区 of 中山 is all of a name. */
	if (!nm->full && !nm->within && nm->level <= MP_LV_TOWNSHIP &&
	    !(nm->level == MP_LV_TOWNSHIP && L->c[e->to - 1] == 0x533A))
		next->flags |= MP_R_SHORT;
	/* What repeats or contradicts does not change where we are. */
	if (m.flags & (MP_R_REPEAT | MP_R_CLASH) && r->state != MP_STATE_START &&
	    next->state > r->state)
		next->state = r->state;
}

/* One reading goes on along one edge; `move` is what mp_step says. */
static void
step(mp_lattice *L, uint32_t from, const struct mp_reading *r, const struct mp_edge *e,
    int move)
{
	uint8_t element = mp_sort_element[e->sort];
	uint32_t bits = e->form == MP_F_CHAIN ? chain_elements(L, e) :
	    element < MP_ASSIST ? 1U << element : 0;
	struct change next = { .margin = r->margin, .set = r->set,
	    .state = bits ? element : r->state,
	    .flags = e->sort == MP_S_GAP ? MP_R_GAP : 0 };
	struct mp_reading *to;

	if (e->form == MP_F_LOCAL &&
	    !mp_local_meant(L, e->from, e->to, e->ref, r->set, NULL))
		return;
	L->sure |= e->form == MP_F_NUMBER && move >= 4 && r->score == L->top[e->from] &&
	    L->number[e->ref - 1].unit != MP_U_NONE && e->score >= 8;
	move = step_score(L, r, e, bits, move);
	next.score = r->score + e->score + move + (e->sort == MP_S_GAP ? 0 : MP_WT_PIECE);
	if (e->ref && (e->form == MP_F_DIVISION || e->sort == MP_S_DEVZONE))
		meet(L, r, e, move, &next);
	if (next.score < L->need[e->to])
		return;
	if (next.score > L->top[e->to]) {
		L->top[e->to] = next.score;
		if (next.score - MP_WT_BEAM > L->need[e->to])
			L->need[e->to] = next.score - MP_WT_BEAM;
		if (e->to > L->far)
			L->far = e->to;
	}
	if ((to = place(L, from, e, &next)))
		*to = (struct mp_reading){ .score = next.score, .margin = next.margin,
		    .prev = from, .edge = (uint32_t)(e - L->edge), .mask = r->mask | bits,
		    .set = (uint16_t)next.set, .state = (uint8_t)next.state,
		    .flags = (uint8_t)next.flags };
}

/* The state as the steps have it: 上海 is a province, but roads begin behind it. */
static uint8_t
stands_for(const mp_lattice *L, const struct mp_reading *r)
{
	const struct mp_candidates *set = &L->set[r->set];
	uint64_t code;

	if (r->state != MP_PROVINCE || set->n != 1)
		return r->state;
	code = mp_gaz_division(L->gaz, set->d[0]).code / 10000000000;
	return code == 11 || code == 12 || code == 31 || code == 50 ? MP_CITY : r->state;
}

/* The readings at i go on along the edges from `first`. */
static void
follow(mp_lattice *L, size_t i, size_t first)
{
	const struct mp_reading *at = AT(L, i, 0);
	size_t e, k, n = L->nreading[i];
	uint8_t state[MP_BEAM];

	for (k = 0; k < n; k++)
		state[k] = stands_for(L, &at[k]);
	for (e = first; e < L->nedge; e++) {
		const struct mp_edge *edge = &L->edge[e];
		const int8_t *steps = mp_step[edge->sort];
		int score = edge->score + (edge->form == MP_F_DIVISION ? MP_WT_DESCEND : 0);

		for (k = 0; k < n; k++) {
			int move = steps[state[k]];
			int most = at[k].flags & MP_R_GAP && move < 0 ?
			    move / MP_WT_GAPPED : move;

			/* The most that can come of it may not be enough. */
			if (at[k].score + score + most >= L->need[edge->to])
				step(L, (uint32_t)(i * MP_BEAM + k), &at[k], edge, move);
		}
	}
}

/* Returns whether the names of divisions before its place were all it took. */
static bool
expand(mp_lattice *L, size_t i)
{
	size_t first = L->nedge, k;

	L->states = 0;
	for (k = 0; k < L->nreading[i]; k++)
		L->states |= MP_STATE_BIT(AT(L, i, k)->state);
	/* What is sure comes first and shows what need not be tried: where the
	 * official name of a division that fits begins, or a number with the word
	 * that belongs there, no other name does. */
	L->sure = false;
	if (mp_comes_from(L, before_place) || mp_fold_gap(&L->fold, L->at[i]) ||
	    (i && L->cls[i - 1] >= MP_C_MARK)) {
		mp_divisions_edges(L, i);
		follow(L, i, first);
		if (L->sure)
			return mp_comes_from(L, before_place);
		first = L->nedge;
	}
	mp_lattice_words(L, i);
	if (L->local)
		mp_local_edges(L, i);
	mp_numbers_edges(L, i);
	follow(L, i, first);
	if (L->sure)
		return false;
	first = L->nedge;
	set_needs(L, i);
	mp_names_edges(L, i);
	mp_relations_edges(L, i);
	mp_notes_edges(L, i);
	follow(L, i, first);
	return false;
}

static void
choose(mp_lattice *L)
{
	size_t i, n = L->nreading[L->n];
	const struct mp_reading *at = AT(L, L->n, 0);

	L->best = at[0];
	for (i = 1; i < n; i++)
		if (at[i].score > L->best.score)
			L->best = at[i];
	for (i = 0; i < n; i++) {
		int32_t gap = L->best.score - at[i].score;

		/* The same element with another gap before it is not another reading. */
		if (at[i].edge != L->best.edge && gap < L->best.margin)
			L->best.margin = gap;
	}
}

void
mp_path_begin(mp_lattice *L)
{
	memset(L->nreading, 0, L->n + 1);
	memset(L->top, UNREACHED, (L->n + 1) * sizeof *L->top);
	memset(L->need, UNREACHED, (L->n + 1) * sizeof *L->need);
	L->nloser = 0;
	L->far = 0;
	L->top[0] = 0;
	*AT(L, 0, 0) = (struct mp_reading){ .margin = 100, .prev = UINT32_MAX,
	    .state = MP_STATE_START };
	L->nreading[0] = 1;
	mp_known_begin(L);
}

void
mp_path_on(mp_lattice *L)
{
	size_t i;

	for (i = mp_known_at(L); i < L->n; i++) {
		if (!L->nreading[i])
			continue;
		set_needs(L, i);
		if (L->top[i] < L->need[i])
			continue;
		mp_known_reach(L, i);
		if (!expand(L, i))
			mp_known_leave(L);
	}
	choose(L);
}

void
mp_path_whole(mp_lattice *L)
{
	mp_path_begin(L);
	mp_path_on(L);
}
