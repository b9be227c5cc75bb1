/* accuracy.c - what a sample says of the whole. */
#include <config.h>

#include "audit/accuracy.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "row/cli.h"
#include "row/table.h"

enum { STRATUM, LOT, CHECKED, WRONG, GROUPS, EFFECT };

static const mp_table_column columns[] = {
	{ "stratum", true }, { "lot", true }, { "checked", true }, { "wrong", true },
	{ "groups", false }, { "design_effect", false }, { NULL, true }
};

/* What a lot of stages has besides: a number of groups, and like 1.87 their effect. */
static bool
read_stages(const mp_table *t, struct mp_lot *lot, mp_buf *why)
{
	mp_str s = mp_table_get(t, EFFECT);
	size_t whole = mp_str_digits(s), i;
	double unit = 1;

	if (mp_table_get(t, GROUPS).n && !mp_table_number(t, GROUPS, &lot->groups, why))
		return false;
	for (i = 0; i < s.n && s.n <= 12; i++) {
		if (i == whole && i > 0 && s.p[i] == '.')
			continue;
		if (s.p[i] < '0' || s.p[i] > '9')
			break;
		unit /= i > whole ? 10 : 1;
		lot->effect = i < whole ? lot->effect * 10 + (s.p[i] - '0') :
		    lot->effect + unit * (s.p[i] - '0');
	}
	if (i == s.n && (s.n == 0 || lot->groups > 1))
		return true;
	mp_table_blame(t, EFFECT, why, _("expected a number like 1.87, of two groups or more, "
	    "not '%.*s'"), (int)s.n, s.p);
	return false;
}

static bool
read_lot(void *of, const mp_table *t, mp_buf *why)
{
	mp_accuracy *a = of;
	struct mp_lot new = { .groups = 0 };

	if (!mp_table_number(t, LOT, &new.rows, why) ||
	    !mp_table_number(t, CHECKED, &new.checked, why) ||
	    !mp_table_number(t, WRONG, &new.wrong, why) || !read_stages(t, &new, why))
		return false;
	if (new.wrong > new.checked || new.checked > new.rows) {
		mp_table_blame(t, WRONG, why, _("more rows are wrong than checked, or checked than "
		    "there are"));
		return false;
	}
	new.name = mp_arena_dup(&a->strings, mp_table_get(t, STRATUM));
	a->lot = mp_grow(a->lot, &a->cap, a->n + 1, sizeof *a->lot);
	a->lot[a->n++] = new;
	return true;
}

bool
mp_accuracy_read(mp_accuracy *a, const char *path, mp_buf *why)
{
	return mp_table_each(path, columns, read_lot, a, why);
}

void
mp_accuracy_free(mp_accuracy *a)
{
	free(a->lot);
	mp_arena_free(&a->strings);
}

bool
mp_accuracy_enter(const mp_accuracy *a, mp_grouping *g)
{
	mp_map units = { 0 };
	bool all = g->ncolumn > 0 && a->n > 0;
	const uint32_t *unit;
	size_t i;

	for (i = 0; i < g->n; i++)
		mp_map_put(&units, g->unit[i].unit, (uint32_t)i);
	for (i = 0; all && i < a->n; i++)
		all = mp_map_get(&units, a->lot[i].name) != NULL;
	for (i = 0; all && i < a->n; i++) {
		unit = mp_map_get(&units, a->lot[i].name);
		if (a->lot[i].effect > 0)
			g->unit[*unit].worth = mp_rate_worth((double)a->lot[i].checked,
			    a->lot[i].effect, a->lot[i].groups - 1);
		g->unit[*unit].count.n[MP_N_JUDGED] += a->lot[i].checked;
		g->unit[*unit].count.n[MP_N_RIGHT] += a->lot[i].checked - a->lot[i].wrong;
	}
	mp_map_free(&units);
	return all;
}

bool
mp_accuracy_total(const mp_accuracy *a, uint64_t *right, uint64_t *rows, mp_interval *interval)
{
	double sum = 0, variance = 0, checked = 0, p, w, worth;
	uint64_t freedom = 0;
	size_t i;

	for (*rows = 0, i = 0; i < a->n; i++)
		*rows += a->lot[i].checked ? a->lot[i].rows : 0;
	if (*rows == 0)
		return false;
	for (i = 0; i < a->n; i++) {
		const struct mp_lot *l = &a->lot[i];

		if (l->checked == 0)
			continue;
		w = (double)l->rows / (double)*rows;
		p = (double)(l->checked - l->wrong) / (double)l->checked;
		sum += w * p;
		variance += w * w * p * (1 - p) / (double)l->checked * (l->effect > 1 ? l->effect : 1);
		checked += (double)l->checked;
		freedom += l->groups ? l->groups - 1 : 0;
	}
	*right = (uint64_t)(sum * (double)*rows + 0.5);
	/* where every lot is all right or all wrong, nothing is known of the variance */
	worth = variance > 0 ? sum * (1 - sum) / variance : checked;
	*interval = mp_wilson_share(sum, freedom ? mp_rate_worth(worth, 1, freedom) : worth);
	return true;
}
