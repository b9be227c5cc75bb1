/* grouping.c - the rows of a table, counted by unit. */
#include <config.h>

#include "audit/grouping.h"

#include <stdlib.h>

#include "audit/workday.h"
#include "base/mask.h"
#include "base/mem.h"
#include "row/columns.h"

bool
mp_grouping_init(mp_grouping *g, mp_str name)
{
	size_t i, start = 0;

	*g = (mp_grouping){ .name = { NULL, 0 } };
	g->name = mp_arena_dup(&g->strings, name);
	name = g->name;
	for (i = 0; name.n && i <= name.n; i++) {
		if (i < name.n && name.p[i] != '/')
			continue;
		if (i == start || g->ncolumn == MP_GROUP_COLUMNS)
			return false;
		g->column[g->ncolumn] = (mp_str){ name.p + start, i - start };
		g->is_day[g->ncolumn] = mp_column_is(g->column[g->ncolumn], "date");
		g->ncolumn++;
		start = i + 1;
	}
	if (name.n == 0) {
		g->name = MP_STR("total");
		mp_grouping_unit(g, NULL);
	}
	return true;
}

void
mp_grouping_free(mp_grouping *g)
{
	free(g->unit);
	mp_map_free(&g->map);
	mp_arena_free(&g->strings);
	mp_buf_free(&g->key);
	mp_buf_free(&g->day);
}

/* The column whose English header has this Chinese name: 区县 is `county`. */
static filter_col
meant(const filter *f, mp_str said)
{
	mp_buf name = { 0 };
	filter_col found = FILTER_NONE;
	size_t c;

	for (c = 0; c < filter_columns(f) && found == FILTER_NONE; c++) {
		name.n = 0;
		mp_buf_add(&name, filter_name(f, (filter_col)c));
		if (mp_column_is(said, mp_buf_cstr(&name)))
			found = (filter_col)c;
	}
	mp_buf_free(&name);
	return found;
}

bool
mp_grouping_bind(const mp_grouping *g, filter *f, mp_group_columns *cols)
{
	mp_buf name = { 0 };
	bool all = true;
	size_t i;

	for (i = 0; i < g->ncolumn; i++) {
		name.n = 0;
		mp_buf_add(&name, g->column[i]);
		cols->col[i] = filter_want(f, mp_buf_cstr(&name));
		if (cols->col[i] == FILTER_NONE)
			cols->col[i] = meant(f, g->column[i]);
		all = all && cols->col[i] != FILTER_NONE;
	}
	mp_buf_free(&name);
	return all;
}

void
mp_grouping_there(const filter *f, mp_buf *out)
{
	size_t c;

	for (c = 0; c < filter_columns(f); c++) {
		if (c)
			mp_buf_adds(out, ", ");
		mp_buf_add(out, filter_name(f, (filter_col)c));
	}
}

/* How the unit with this key is shown. */
static mp_str
shown(mp_grouping *g, mp_str key, bool mask)
{
	mp_buf out = { 0 };
	mp_str s;
	size_t i, start = 0, k = 0;

	for (i = 0; i <= key.n; i++) {
		if (i < key.n && key.p[i] != '\t')
			continue;
		s = (mp_str){ key.p + start, i - start };
		if (k)
			mp_buf_addc(&out, '/');
		if (s.n == 0)
			mp_buf_adds(&out, "无");
		else if (mask && mp_column_is(g->column[k], "collector"))
			mp_mask_name(&out, s);
		else
			mp_buf_add(&out, s);
		start = i + 1;
		k++;
	}
	s = mp_arena_dup(&g->strings, mp_buf_str(&out));
	mp_buf_free(&out);
	return s;
}

static uint32_t
enter(mp_grouping *g)
{
	mp_str key = mp_buf_str(&g->key);
	const uint32_t *known = mp_map_get(&g->map, key);
	mp_unit *u;

	if (known)
		return g->last = *known;
	g->unit = mp_grow(g->unit, &g->cap, g->n + 1, sizeof *g->unit);
	u = &g->unit[g->n];
	*u = (mp_unit){ .key = mp_arena_dup(&g->strings, key) };
	u->unit = g->ncolumn ? shown(g, u->key, false) : (mp_str){ "", 0 };
	mp_map_put(&g->map, u->key, (uint32_t)g->n);
	return g->last = (uint32_t)g->n++;
}

/* The day of a date or time as 2026-10-01, or what else is written there. */
static mp_str
day_of(mp_grouping *g, mp_str s)
{
	mp_day day;

	if (s.n == 10 && s.p[4] == '-' && s.p[7] == '-')
		return s;
	if (!mp_day_read(&day, s))
		return s;
	g->day.n = 0;
	mp_day_write(&g->day, day);
	return mp_buf_str(&g->day);
}

uint32_t
mp_grouping_unit(mp_grouping *g, const mp_str *value)
{
	mp_str s;
	size_t i;

	g->key.n = 0;
	for (i = 0; i < g->ncolumn; i++) {
		if (i)
			mp_buf_addc(&g->key, '\t');
		s = mp_str_trim(value[i]);
		mp_buf_add(&g->key, g->is_day[i] ? day_of(g, s) : s);
	}
	if (g->n && mp_str_eq(g->unit[g->last].key, mp_buf_str(&g->key)))
		return g->last;
	return enter(g);
}

uint32_t
mp_grouping_of(mp_grouping *g, const mp_group_columns *cols, const filter_row *r)
{
	mp_str value[MP_GROUP_COLUMNS];
	size_t i;

	for (i = 0; i < g->ncolumn; i++)
		value[i] = filter_get(r, cols->col[i]);
	return mp_grouping_unit(g, value);
}

bool
mp_grouping_within(const mp_grouping *fine, const mp_grouping *coarse)
{
	size_t i;

	if (coarse->ncolumn >= fine->ncolumn)
		return false;
	for (i = 0; i < coarse->ncolumn; i++)
		if (!mp_str_eq(coarse->column[i], fine->column[i]))
			return false;
	return true;
}

bool
mp_grouping_by(const mp_grouping *g, const char *column)
{
	return g->ncolumn == 1 && mp_column_is(g->column[0], column);
}

/* --- in order --------------------------------------------------------------------- */

struct place {
	mp_str key;
	uint32_t unit;
};

static int
by_key(const void *a, const void *b)
{
	return mp_str_cmp(((const struct place *)a)->key, ((const struct place *)b)->key);
}

uint32_t *
mp_grouping_sorted(const mp_grouping *g)
{
	struct place *place = mp_alloc((g->n + 1) * sizeof *place);
	uint32_t *sorted = mp_alloc((g->n + 1) * sizeof *sorted), i;

	for (i = 0; i < g->n; i++)
		place[i] = (struct place){ g->unit[i].key, i };
	qsort(place, g->n, sizeof *place, by_key);
	for (i = 0; i < g->n; i++)
		sorted[i] = place[i].unit;
	free(place);
	return sorted;
}

void
mp_grouping_mask(mp_grouping *g)
{
	uint32_t *order, *times, *known;
	mp_map alike = { 0 };
	mp_buf name = { 0 };
	size_t i, k;

	for (k = 0; k < g->ncolumn && !mp_column_is(g->column[k], "collector"); k++)
		;
	if (k == g->ncolumn)
		return;
	order = mp_grouping_sorted(g);
	times = mp_zalloc(g->n + 1, sizeof *times);
	for (i = 0; i < g->n; i++) {
		mp_unit *u = &g->unit[order[i]];

		u->unit = shown(g, u->key, true);
		known = mp_map_put(&alike, u->unit, (uint32_t)i);
		if (++times[*known] > 1) {
			name.n = 0;
			mp_buf_add(&name, u->unit);
			mp_buf_printf(&name, "(%u)", (unsigned)times[*known]);
			u->unit = mp_arena_dup(&g->strings, mp_buf_str(&name));
		}
	}
	mp_map_free(&alike);
	mp_buf_free(&name);
	free(order);
	free(times);
}
