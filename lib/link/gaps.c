/* gaps.c - collect what is counted in each place, and tell what is missing. */
#include <stdlib.h>

#include "base/mem.h"
#include "link/gaps_set.h"

static const char *const names[MP_NGAP][2] = {
	[MP_GAP_DOOR] = { "door", "地漏院" }, [MP_GAP_SIDE] = { "side", "地漏院" },
	[MP_GAP_BUILDING] = { "building", "院漏楼" }, [MP_GAP_UNIT] = { "unit", "楼漏房" },
	[MP_GAP_ROOM] = { "room", "楼漏房" }, [MP_GAP_NOBODY] = { "people", "房漏人" },
};

const char *
mp_gap_name(mp_gap_kind k)
{
	return names[k][0];
}

const char *
mp_gap_list(mp_gap_kind k)
{
	return names[k][1];
}

mp_gaps *
mp_gaps_new(const mp_road_rules *rules, unsigned tables)
{
	mp_gaps *g = mp_zalloc(1, sizeof *g);

	g->rules = rules;
	g->tables = tables;
	return g;
}

void
mp_gaps_free(mp_gaps *g)
{
	size_t i;

	if (!g)
		return;
	for (i = 0; i < g->nseries; i++)
		free(g->series[i].p);
	for (i = 0; i < NSERIES; i++)
		mp_buf_free(&g->last[i].said);
	mp_map_free(&g->known);
	mp_map_free(&g->words);
	mp_arena_free(&g->arena);
	mp_buf_free(&g->said);
	mp_buf_free(&g->key);
	mp_buf_free(&g->buf);
	mp_buf_free(&g->text);
	free(g->series);
	free(g->coded);
	free(g->parent);
	free(g->nobody);
	free(g->word);
	free(g->gap);
	free(g);
}

/* --- series --------------------------------------------------------------------------- */

mp_str
gaps_named(mp_gaps *g, series_kind kind, mp_str key)
{
	g->buf.n = 0;
	mp_buf_addc(&g->buf, "DBUR"[kind]);
	mp_buf_add(&g->buf, key);
	return mp_buf_str(&g->buf);
}

struct series *
gaps_series(mp_gaps *g, series_kind kind, mp_str key)
{
	const uint32_t *at = mp_map_get(&g->known, gaps_named(g, kind, key));

	return at ? &g->series[*at] : NULL;
}

static int
item_cmp(const void *x, const void *y)
{
	const struct series_item *a = x, *b = y;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	if (a->sub != b->sub)
		return a->sub < b->sub ? -1 : 1;
	return (a->form > b->form) - (a->form < b->form);
}

void
series_settle(struct series *s)
{
	size_t i, n = 0;

	if (s->n > 1)
		qsort(s->p, s->n, sizeof *s->p, item_cmp);
	for (i = 0; i < s->n; i++)
		if (n == 0 || item_cmp(&s->p[n - 1], &s->p[i]) != 0)
			s->p[n++] = s->p[i];
	s->n = n;
}

/* --- the end -------------------------------------------------------------------------- */

void
gaps_say(mp_buf *out, const struct series *s, uint32_t number, bool letter)
{
	if (letter)
		mp_buf_addc(out, (char)('A' + number - 1));
	else
		mp_buf_printf(out, "%u", number);
	mp_buf_add(out, s->tail);
}

static mp_str
code_of(const mp_gaps *g, mp_str key)
{
	uint64_t hash = mp_hash(key);
	size_t lo = 0, hi = g->ncoded, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (g->coded[mid].hash < hash)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < g->ncoded && g->coded[lo].hash == hash ? g->coded[lo].code : MP_STR("");
}

static void
put_gap(mp_gaps *g, const mp_gap *is, uint32_t number)
{
	g->gap = mp_grow(g->gap, &g->gap_cap, g->ngap + 1, sizeof *g->gap);
	g->gap[g->ngap++] = (struct gap){ *is, number };
}

void
gaps_enter(mp_gaps *g, mp_gap_kind kind, const struct series *s, bool fault, uint32_t number,
    uint32_t count)
{
	put_gap(g, &(mp_gap){ .kind = kind, .fault = fault, .place = s->place,
	    .code = code_of(g, s->key), .missing = mp_arena_dup(&g->arena, mp_buf_str(&g->text)),
	    .evidence = mp_arena_dup(&g->arena, mp_buf_str(&g->buf)), .count = count }, number);
}

static int
hash_cmp(const void *x, const void *y)
{
	const uint64_t *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

static int
coded_cmp(const void *x, const void *y)
{
	const struct coded *a = x, *b = y;

	return a->hash != b->hash ? (a->hash < b->hash ? -1 : 1) : mp_str_cmp(a->code, b->code);
}

static void
find_nobody(mp_gaps *g)
{
	static const char *const why[] = { "houses=0", "houses=1", "houses=1 empty=1" };
	const struct nobody *n;
	size_t i;

	if (g->nparent)
		qsort(g->parent, g->nparent, sizeof *g->parent, hash_cmp);
	for (i = 0; i < g->nnobody; i++) {
		n = &g->nobody[i];
		if (!n->room && g->nparent &&
		    bsearch(&n->hash, g->parent, g->nparent, sizeof *g->parent, hash_cmp))
			continue;
		put_gap(g, &(mp_gap){ .kind = MP_GAP_NOBODY, .fault = !(n->hangs & MP_GAP_EMPTY),
		    .place = n->place, .code = n->code, .missing = MP_STR("人"),
		    .evidence = mp_str_from(why[n->hangs & MP_GAP_EMPTY ? 2 : n->hangs & MP_GAP_HOUSES]),
		    .count = 1 }, 0);
	}
}

static int
gap_cmp(const void *x, const void *y)
{
	const struct gap *a = x, *b = y;
	int c = mp_str_cmp(a->is.place, b->is.place);

	if (c != 0)
		return c;
	if (a->is.kind != b->is.kind)
		return a->is.kind < b->is.kind ? -1 : 1;
	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	c = mp_str_cmp(a->is.missing, b->is.missing);
	return c ? c : mp_str_cmp(a->is.code, b->is.code);
}

static int
word_cmp(const void *x, const void *y)
{
	return mp_str_cmp(*(const mp_str *)x, *(const mp_str *)y);
}

/* Number words in their own order, not in that in which they came. */
static void
order_words(mp_gaps *g)
{
	uint16_t *rank = mp_arena_alloc(&g->arena, (g->nword + 1) * sizeof *rank);
	struct series *s;
	size_t i, k;

	if (g->nword == 0)
		return;
	qsort(g->word, g->nword, sizeof *g->word, word_cmp);
	for (i = 0; i < g->nword; i++)
		rank[*mp_map_get(&g->words, g->word[i])] = (uint16_t)(POSITION_WORD + i);
	for (i = 0; i < g->nseries; i++) {
		s = &g->series[i];
		for (k = 0; s->kind == SERIES_ROOMS && k < s->n; k++)
			if (s->p[k].sub >= POSITION_WORD)
				s->p[k].sub = rank[s->p[k].sub - POSITION_WORD];
	}
}

void
mp_gaps_end(mp_gaps *g)
{
	static void (*const find[NSERIES])(mp_gaps *, struct series *) = {
		gaps_doors, gaps_buildings, gaps_units, gaps_rooms
	};
	size_t i;

	if (g->ncoded)
		qsort(g->coded, g->ncoded, sizeof *g->coded, coded_cmp);
	order_words(g);
	for (i = 0; i < g->nseries; i++)
		series_settle(&g->series[i]);
	for (i = 0; i < g->nseries; i++)
		find[g->series[i].kind](g, &g->series[i]);
	find_nobody(g);
	if (g->ngap)
		qsort(g->gap, g->ngap, sizeof *g->gap, gap_cmp);
}

bool
mp_gaps_next(mp_gaps *g, mp_gap *out)
{
	if (g->next == g->ngap)
		return false;
	*out = g->gap[g->next++].is;
	return true;
}
