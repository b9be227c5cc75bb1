/* trend.c - which faults are mended, new or still there since an earlier run. */
#include <config.h>

#include "audit/trend.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "row/cli.h"
#include "row/table.h"

enum { PER_LINE = 512 };

/* --- this run ----------------------------------------------------------------------- */

void
mp_trend_row(mp_trend *t, uint64_t row, uint32_t unit, mp_issue_set faults)
{
	size_t old = mp_hashes_find(&t->rows, row);
	uint32_t i;

	if (old != SIZE_MAX)
		t->present[old] = true;
	for (i = 0; faults >> i; i++)
		if (faults & MP_ISSUE_BIT(i)) {
			t->now = mp_grow(t->now, &t->now_cap, t->nnow + 1, sizeof *t->now);
			t->now[t->nnow++] = (mp_trend_fault){ row, unit, i };
		}
}

/* By issue and row: what two runs have in common stands together. */
static int
by_fault(const void *a, const void *b)
{
	const mp_trend_fault *x = a, *y = b;

	if (x->issue != y->issue)
		return x->issue < y->issue ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

/* Sort, and keep one of those that are the same (rows of one code). */
static size_t
once(mp_trend_fault *f, size_t n)
{
	size_t i, kept = 0;

	if (n == 0)
		return 0;
	qsort(f, n, sizeof *f, by_fault);
	for (i = 0; i < n; i++) {
		if (kept && by_fault(&f[i], &f[kept - 1]) == 0) {
			/* whichever came first: the unit must not depend on qsort */
			if (f[i].unit < f[kept - 1].unit)
				f[kept - 1].unit = f[i].unit;
			continue;
		}
		f[kept++] = f[i];
	}
	return kept;
}

/* --- comparing ---------------------------------------------------------------------- */

static void
add(mp_change *all, const mp_change *c)
{
	all->mended += c->mended;
	all->fresh += c->fresh;
	all->remaining += c->remaining;
	all->gone += c->gone;
}

static void
note(mp_trend *t, const mp_trend_fault *f, mp_change c)
{
	mp_change *unit = t->change + (size_t)f->unit * (MP_NISSUE + 1);

	add(&unit[f->issue], &c);
	add(&unit[MP_NISSUE], &c);
}

void
mp_trend_end(mp_trend *t, const mp_grouping *main)
{
	size_t i = 0, k = 0;
	int c;

	t->nnow = once(t->now, t->nnow);
	t->nthen = once(t->then, t->nthen);
	t->units = main->n;
	t->change = mp_zalloc(t->units * (MP_NISSUE + 1) + 1, sizeof *t->change);
	while (i < t->nnow || k < t->nthen) {
		c = i == t->nnow ? 1 : k == t->nthen ? -1 : by_fault(&t->now[i], &t->then[k]);
		if (c < 0)
			note(t, &t->now[i], (mp_change){ .fresh = 1 });
		else if (c == 0)
			note(t, &t->now[i], (mp_change){ .remaining = 1 });
		else if (t->present[mp_hashes_find(&t->rows, t->then[k].row)])
			note(t, &t->then[k], (mp_change){ .mended = 1 });
		else
			note(t, &t->then[k], (mp_change){ .gone = 1 });
		i += c <= 0;
		k += c >= 0;
	}
}

mp_change
mp_trend_change(const mp_trend *t, uint32_t unit, mp_issue issue)
{
	mp_change sum = { 0, 0, 0, 0 };
	size_t i;

	if (!t->change)
		return sum;
	if (unit != UINT32_MAX)
		return unit < t->units ? t->change[(size_t)unit * (MP_NISSUE + 1) + issue] : sum;
	for (i = 0; i < t->units; i++)
		add(&sum, &t->change[i * (MP_NISSUE + 1) + issue]);
	return sum;
}

bool
mp_trend_then(const mp_trend *t, mp_str by, mp_str unit, mp_measure m, uint64_t *n, uint64_t *of)
{
	mp_buf key = { 0 };
	const uint32_t *found;

	mp_buf_printf(&key, "%d\t%.*s\t%.*s", (int)m, (int)by.n, by.p, (int)unit.n, unit.p);
	found = mp_map_get(&t->index, mp_buf_str(&key));
	mp_buf_free(&key);
	if (!found)
		return false;
	*n = t->figure[*found].n;
	*of = t->figure[*found].of;
	return true;
}

void
mp_trend_free(mp_trend *t)
{
	free(t->now);
	free(t->then);
	free(t->present);
	free(t->change);
	free(t->figure);
	mp_hashes_free(&t->rows);
	mp_map_free(&t->index);
	mp_arena_free(&t->strings);
}

/* --- writing ------------------------------------------------------------------------ */

static int
by_unit(const void *a, const void *b)
{
	const mp_trend_fault *x = a, *y = b;

	return x->unit != y->unit ? (x->unit < y->unit ? -1 : 1) : by_fault(a, b);
}

void
mp_trend_write(mp_trend *t, const mp_grouping *main, mp_buf *out)
{
	uint32_t *order = mp_grouping_sorted(main), *rank = mp_alloc((main->n + 1) * sizeof *rank);
	const mp_trend_fault *f;
	size_t i, line = 0;

	for (i = 0; i < main->n; i++)
		rank[order[i]] = (uint32_t)i;
	for (i = 0; i < t->nnow; i++)
		t->now[i].unit = rank[t->now[i].unit];
	if (t->nnow)
		qsort(t->now, t->nnow, sizeof *t->now, by_unit);
	for (i = 0; i < t->nnow; i++, line++) {
		f = &t->now[i];
		if (i == 0 || line == PER_LINE || f->unit != f[-1].unit || f->issue != f[-1].issue) {
			mp_str unit = main->unit[order[f->unit]].unit;

			mp_buf_printf(out, "%sfault\t%.*s\t%.*s\t%s\t\t\t", i ? "\n" : "",
			    (int)main->name.n, main->name.p, (int)unit.n, unit.p,
			    mp_issues[f->issue].id);
			line = 0;
		}
		mp_buf_printf(out, "%016" PRIx64, f->row);
	}
	if (t->nnow)
		mp_buf_addc(out, '\n');
	for (i = 0; i < t->nnow; i++)
		t->now[i].unit = order[t->now[i].unit];
	free(order);
	free(rank);
}

/* --- reading ------------------------------------------------------------------------ */

enum { RECORD, BY, UNIT, NAME, NUMERATOR, DENOMINATOR, ROWS };

static const mp_table_column columns[] = {
	{ "record", true }, { "by", true }, { "unit", true }, { "name", true },
	{ "numerator", true }, { "denominator", true }, { "rows", true }, { NULL, true }
};

struct reader {
	mp_trend *trend;
	mp_grouping *main;
	const mp_table *table;
	mp_buf *why;
	mp_map units;		/* by how they are shown */
	mp_arena strings;
	bool version;
};

static bool
read_figure(struct reader *r)
{
	mp_trend *t = r->trend;
	mp_measure m = mp_measure_find(mp_table_get(r->table, NAME));
	mp_str by = mp_table_get(r->table, BY), unit = mp_table_get(r->table, UNIT);
	struct mp_trend_figure new;
	mp_buf key = { 0 };

	if (m == MP_NMEASURES)	/* of another release */
		return true;
	if (!mp_table_number(r->table, NUMERATOR, &new.n, r->why) ||
	    !mp_table_number(r->table, DENOMINATOR, &new.of, r->why))
		return false;
	mp_buf_printf(&key, "%d\t%.*s\t%.*s", (int)m, (int)by.n, by.p, (int)unit.n, unit.p);
	t->figure = mp_grow(t->figure, &t->figure_cap, t->nfigure + 1, sizeof *t->figure);
	t->figure[t->nfigure] = new;
	mp_map_put(&t->index, mp_arena_dup(&t->strings, mp_buf_str(&key)), (uint32_t)t->nfigure++);
	mp_buf_free(&key);
	return true;
}

/* The unit that is shown like this; if it has no rows any more, it gets a place. */
static uint32_t
unit_of(struct reader *r, mp_str shown)
{
	mp_str value[MP_GROUP_COLUMNS] = { { NULL, 0 } };
	size_t i, k = 0, start = 0;
	uint32_t *known;

	for (i = 0; i <= shown.n; i++)
		if ((i == shown.n || (shown.p[i] == '/' && k + 1 < r->main->ncolumn)) &&
		    k < r->main->ncolumn) {
			value[k] = (mp_str){ shown.p + start, i - start };
			if (mp_str_eq(value[k], MP_STR("无")))
				value[k].n = 0;
			start = i + 1;
			k++;
		}
	known = mp_map_put(&r->units, mp_arena_dup(&r->strings, shown), UINT32_MAX);
	if (*known == UINT32_MAX)
		*known = mp_grouping_unit(r->main, value);
	return *known;
}

static bool
hex(mp_str s, uint64_t *v)
{
	size_t i;

	*v = 0;
	for (i = 0; i < 16; i++) {
		const char *digits = "0123456789abcdef", *d = strchr(digits, s.p[i]);

		if (!d || !*d)
			return false;
		*v = *v << 4 | (uint64_t)(d - digits);
	}
	return true;
}

static bool
read_faults(struct reader *r)
{
	mp_trend *t = r->trend;
	mp_str by = mp_table_get(r->table, BY), rows = mp_table_get(r->table, ROWS);
	mp_issue issue = mp_issue_find(mp_table_get(r->table, NAME));
	uint32_t unit = 0;
	uint64_t row;

	if (!mp_str_eq(by, r->main->name)) {
		mp_table_blame(r->table, BY, r->why, _("the snapshot has its faults by '%.*s'; "
		    "say that first in --by"), (int)by.n, by.p);
		return false;
	}
	if (issue == MP_NISSUE)
		return true;
	unit = unit_of(r, mp_table_get(r->table, UNIT));
	for (; rows.n; rows = mp_str_skip(rows, 16)) {
		if (rows.n < 16 || !hex(rows, &row)) {
			mp_table_blame(r->table, ROWS, r->why,
			    _("expected 16 hexadecimal digits a row"));
			return false;
		}
		mp_hashes_add(&t->rows, row);
		t->then = mp_grow(t->then, &t->then_cap, t->nthen + 1, sizeof *t->then);
		t->then[t->nthen++] = (mp_trend_fault){ row, unit, issue };
	}
	return true;
}

static bool
read_record(void *of, const mp_table *t, mp_buf *why)
{
	struct reader *r = of;
	mp_str record = mp_table_get(t, RECORD);
	uint64_t version;

	r->table = t;
	r->why = why;
	if (mp_str_eq(record, MP_STR("version"))) {
		if (!mp_table_number(r->table, NUMERATOR, &version, r->why))
			return false;
		if (version != MP_SNAPSHOT_VERSION) {
			mp_table_blame(r->table, NUMERATOR, r->why, _("a snapshot of version %"
			    "zu; this program reads version %d"), (size_t)version,
			    MP_SNAPSHOT_VERSION);
			return false;
		}
		return r->version = true;
	}
	if (r->version && mp_str_eq(record, MP_STR("figure")))
		return read_figure(r);
	if (r->version && mp_str_eq(record, MP_STR("fault")))
		return read_faults(r);
	mp_table_blame(r->table, RECORD, r->why, _("'%.*s' is no record of a snapshot, or stands "
	    "before the version"), (int)record.n, record.p);
	return false;
}

bool
mp_trend_read(mp_trend *t, mp_grouping *main, const char *path, mp_buf *why)
{
	struct reader r = { .trend = t, .main = main };
	bool good = mp_table_each(path, columns, read_record, &r, why);

	mp_map_free(&r.units);
	mp_arena_free(&r.strings);
	mp_hashes_end(&t->rows);
	t->present = mp_zalloc(t->rows.n + 1, sizeof *t->present);
	return good;
}
