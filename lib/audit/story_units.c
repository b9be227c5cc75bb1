/* story_units.c - one grouping, as a table and a chart. */
#include <config.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "audit/story.h"
#include "base/mem.h"

enum { MOST_BARS = 30 };

struct units {
	const mp_audit *a;
	mp_report *r;
	size_t group;
	mp_measure measure[MP_M_ISSUE];
	size_t n;
	uint32_t *order;
};

/* --- the table ----------------------------------------------------------------------- */

static void
put_row(const struct units *u, size_t group, uint32_t unit, mp_str name, bool total)
{
	mp_cell cell[MP_M_ISSUE + 1] = { mp_cell_text(name) };
	size_t i;

	for (i = 0; i < u->n; i++) {
		mp_figure f = mp_audit_figure(u->a, group, unit, u->measure[i]);

		cell[i + 1] = mp_story_rate(&f);
	}
	if (total)
		mp_report_total(u->r, cell);
	else
		mp_report_row(u->r, cell);
}

static void
put_table(const struct units *u, mp_str caption)
{
	static const char *const ids[MP_M_ISSUE] = {
		[MP_COLLECTED] = "collected", [MP_ACCURATE] = "accurate",
		[MP_LINKED_HOUSES] = "linked_houses", [MP_LINKED_PEOPLE] = "linked_people",
		[MP_LINKED_ORGANISATIONS] = "linked_organisations", [MP_MAPPED] = "mapped",
		[MP_LABELLED] = "labelled", [MP_INSTALLED] = "installed",
		[MP_DUPLICATES] = "duplicates", [MP_UNNAMED] = "unnamed", [MP_FAULTY] = "faulty",
		[MP_FAULTY_HOUSES] = "faulty_houses", [MP_FAULTY_PEOPLE] = "faulty_people",
		[MP_FAULTY_ORGANISATIONS] = "faulty_organisations",
	};
	const mp_grouping *g = &u->a->group[u->group];
	mp_report_column column[MP_M_ISSUE + 1] = {
		{ .id = "unit", .title = N_("unit"), .type = MP_REPORT_TEXT } };
	char id[32];
	size_t i;

	for (i = 0; i < u->n; i++)
		column[i + 1] = (mp_report_column){ .id = ids[u->measure[i]],
			.title = mp_measure_about(u->measure[i]).name, .type = MP_REPORT_RATE };
	snprintf(id, sizeof id, "units_%zu", u->group);
	mp_report_table(u->r, id, caption, column, u->n + 1);
	for (i = 0; i < g->n; i++)
		put_row(u, u->group, u->order[i], g->unit[u->order[i]].unit, false);
	put_row(u, 0, 0, mp_str_from(_("total")), true);
}

/* What is too much in one unit makes up in the total for what another lacks. */
static void
tell_surplus(const struct units *u)
{
	const mp_grouping *g = &u->a->group[u->group];
	mp_buf text = { 0 };
	size_t i, n = 0;

	for (i = 0; i < g->n; i++)
		n += g->unit[i].count.n[MP_N_COLLECTED] > g->unit[i].count.n[MP_N_EXPECTED];
	if (n == 0 || !mp_audit_measured(u->a, u->group, MP_COLLECTED) || u->a->o->in_public)
		return;
	mp_buf_printf(&text, _("Units with more rows than expected: %zu; in the total they make up "
	    "for what others lack."), n);
	mp_report_paragraph(u->r, mp_buf_str(&text));
	mp_buf_free(&text);
}

/* --- the chart ----------------------------------------------------------------------- */

struct bar {
	uint32_t unit;
	double value;
	size_t place;
	bool less;
};

/* The worst first. */
static int
by_value(const void *va, const void *vb)
{
	const struct bar *a = va, *b = vb;
	double x = a->less ? -a->value : a->value, y = b->less ? -b->value : b->value;

	return x != y ? (x > y) - (x < y) : (a->place > b->place) - (a->place < b->place);
}

/* What of a grouping is drawn: coverage, or else the next best. */
static bool
drawn(const struct units *u, mp_measure *m)
{
	static const mp_measure best[] = { MP_COLLECTED, MP_LINKED_PEOPLE, MP_MAPPED, MP_FAULTY,
		MP_DUPLICATES };
	size_t i;

	for (i = 0; i < sizeof best / sizeof *best; i++)
		/* by code: who hangs nowhere is in no unit, and the rest looks perfect */
		if (mp_audit_measured(u->a, u->group, best[i]) &&
		    !(best[i] == MP_LINKED_PEOPLE && u->a->group[u->group].by_code)) {
			*m = best[i];
			return true;
		}
	return false;
}

static void
begin_bars(const struct units *u, mp_measure m, size_t shown, size_t all_units)
{
	const mp_str series = mp_str_from(mp_measure_name(m));
	mp_figure all = mp_audit_figure(u->a, 0, 0, m);
	mp_buf title = { 0 };
	char id[32];

	snprintf(id, sizeof id, "chart_%zu", u->group);
	mp_buf_printf(&title, shown < all_units ? _("%s: the worst %zu of %zu units") :
	    _("%s by unit, the worst first"), mp_measure_name(m), shown, all_units);
	mp_report_chart(u->r, &(mp_chart_setup){ .kind = MP_CHART_BARS, .id = id,
		.title = mp_buf_str(&title), .across = series, .share = true,
		.limit = all.marked ? all.mark / 1e6 : NAN, .series = &series, .nseries = 1 });
	mp_buf_free(&title);
}

static void
put_bars(const struct units *u, mp_measure m)
{
	const mp_grouping *g = &u->a->group[u->group];
	struct bar *bar = mp_zalloc(g->n + 1, sizeof *bar);
	size_t i, n = 0;

	for (i = 0; i < g->n; i++) {
		mp_figure f = mp_audit_figure(u->a, u->group, u->order[i], m);

		if (f.denominator && !f.hidden)
			bar[n++] = (struct bar){ u->order[i],
				(double)f.numerator / (double)f.denominator, i,
				mp_measure_about(m).less };
	}
	qsort(bar, n, sizeof *bar, by_value);
	if (n > 1) {
		begin_bars(u, m, n > MOST_BARS ? MOST_BARS : n, n);
		for (i = 0; i < n && i < MOST_BARS; i++)
			mp_report_point(u->r, g->unit[bar[i].unit].unit, &bar[i].value);
	}
	free(bar);
}

/* Progress: how many rows there were by the end of each day. */
static void
put_days(const struct units *u)
{
	const mp_grouping *g = &u->a->group[u->group];
	const mp_str series[] = { mp_str_from(_("rows without duplicates")),
		mp_str_from(mp_measure_name(MP_MAPPED)), mp_str_from(_("without faults")) };
	bool mapped = mp_audit_measured(u->a, u->group, MP_MAPPED);
	bool faulty = mp_audit_measured(u->a, u->group, MP_FAULTY);
	mp_str name[3] = { series[0] };
	double sum[3] = { 0, 0, 0 };
	size_t i, k = 1;
	mp_day day;

	if (mapped)
		name[k++] = series[1];
	if (faulty)
		name[k++] = series[2];
	mp_report_chart(u->r, &(mp_chart_setup){ .kind = MP_CHART_LINES, .id = "progress",
		.title = mp_str_from(_("Progress: rows up to each day")),
		.across = mp_str_from(_("day")), .up = mp_str_from(_("rows")), .limit = NAN,
		.series = name, .nseries = k });
	for (i = 0; i < g->n; i++) {
		const mp_unit *unit = &g->unit[u->order[i]];

		if (!mp_day_read(&day, unit->unit))
			continue;	/* 无: nobody knows when */
		k = 0;
		sum[k++] += (double)unit->count.n[MP_N_LIVE];
		if (mapped)
			sum[k++] += (double)unit->count.n[MP_N_MAPPED];
		if (faulty)
			sum[k] += (double)(unit->count.n[MP_N_LIVE] - unit->count.n[MP_N_FAULTY]);
		mp_report_point(u->r, unit->unit, sum);
	}
}

void
mp_story_units(const mp_audit *a, mp_report *r, size_t group)
{
	struct units u = { .a = a, .r = r, .group = group };
	const mp_grouping *g = &a->group[group];
	bool days = mp_grouping_by(g, "date");
	mp_buf title = { 0 };
	mp_measure m;
	int i;

	for (i = 0; i < MP_M_ISSUE; i++)
		if (mp_audit_measured(a, group, (mp_measure)i))
			u.measure[u.n++] = (mp_measure)i;
	if (u.n == 0)
		return;
	u.order = mp_grouping_sorted(g);
	mp_buf_adds(&title, _("By "));
	mp_story_grouping(g, &title);
	mp_report_heading(r, 1, mp_buf_str(&title));
	if (days && !a->o->in_public)
		put_days(&u);
	else if (!days && drawn(&u, &m))
		put_bars(&u, m);
	put_table(&u, mp_str_from(_("All measures, unit by unit")));
	tell_surplus(&u);
	mp_buf_free(&title);
	free(u.order);
}
