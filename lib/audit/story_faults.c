/* story_faults.c - faults: by kind, with whom they are, and what became of them. */
#include <config.h>

#include <math.h>
#include <stdlib.h>

#include "audit/story.h"
#include "base/mem.h"

enum { MOST_UNITS = 10 };

/* --- by kind -------------------------------------------------------------------------- */

struct kind {
	mp_measure measure;
	mp_figure figure;
};

/* The most frequent first, then as in the vocabulary. */
static int
by_number(const void *va, const void *vb)
{
	const struct kind *a = va, *b = vb;

	if (a->figure.numerator != b->figure.numerator)
		return a->figure.numerator < b->figure.numerator ? 1 : -1;
	return (a->measure > b->measure) - (a->measure < b->measure);
}

/* Add it to the `n` that are there if it was found; how many there are then. */
static size_t
add_kind(const mp_audit *a, mp_measure m, struct kind *kind, size_t n)
{
	if (!mp_audit_measured(a, 0, m))
		return n;
	kind[n] = (struct kind){ m, mp_audit_figure(a, 0, 0, m) };
	return n + 1;
}

/* The issues that were found, worst first; those that are mended already come last. */
static size_t
kinds(const mp_audit *a, struct kind *kind)
{
	size_t n = 0, faults;
	int i, mended;

	for (mended = 0, faults = 0; mended < 2; mended++) {
		for (i = 0; i < MP_NISSUE; i++)
			if (mp_issue_is_fault((mp_issue)i) != mended)
				n = add_kind(a, (mp_measure)(MP_M_ISSUE + i), kind, n);
		qsort(kind + faults, n - faults, sizeof *kind, by_number);
		faults = n;
	}
	return n;
}

static void
put_kinds(mp_report *r, const char *id, const char *title, const struct kind *kind, size_t n)
{
	static const mp_report_column columns[] = {
		{ .id = "issue", .title = N_("issue"), .type = MP_REPORT_CODE },
		{ .id = "fault", .title = N_("what is wrong"), .type = MP_REPORT_TEXT },
		{ .id = "rate", .title = N_("rate"), .type = MP_REPORT_RATE },
		{ .id = "remedy", .title = N_("what to do"), .type = MP_REPORT_TEXT },
	};
	size_t i;

	mp_report_table(r, id, mp_str_from(title), columns, 4);
	for (i = 0; i < n; i++) {
		mp_fault about = mp_fault_about(kind[i].measure);

		mp_report_row(r, (mp_cell[]){ mp_cell_code(mp_str_from(about.id)),
		    mp_cell_text(mp_str_from(about.wrong)), mp_story_rate(&kind[i].figure),
		    mp_cell_text(mp_str_from(about.remedy)) });
	}
}

/* Of links every finding is one. */
static bool
is_fault(mp_measure m)
{
	return m >= MP_M_FINDING || mp_issue_is_fault((mp_issue)(m - MP_M_ISSUE));
}

static void
draw_kinds(mp_report *r, const char *id, const char *title, const char *across,
    const struct kind *kind, size_t n)
{
	const mp_str series = mp_str_from(across);
	size_t i;
	double v;

	mp_report_chart(r, &(mp_chart_setup){ .kind = MP_CHART_BARS, .id = id,
		.title = mp_str_from(title), .across = series, .limit = NAN,
		.series = &series, .nseries = 1 });
	for (i = 0; i < n; i++)
		if (is_fault(kind[i].measure) && !kind[i].figure.hidden) {
			v = (double)kind[i].figure.numerator;
			mp_report_point(r, mp_str_from(mp_fault_about(kind[i].measure).id), &v);
		}
}

void
mp_story_faults(const mp_audit *a, mp_report *r)
{
	struct kind kind[MP_NISSUE];
	size_t n = kinds(a, kind);

	if (n == 0)
		return;
	mp_report_heading(r, 1, mp_str_from(_("Faults by kind")));
	draw_kinds(r, "chart_kinds", _("Faults by kind"), _("rows"), kind, n);
	put_kinds(r, "kinds", _("Faults by kind"), kind, n);
}

/* --- of houses, people and organisations ------------------------------------------------ */

void
mp_story_findings(const mp_audit *a, mp_report *r)
{
	static const struct { const char *table, *chart, *title, *across; } about[MP_LINK_NKIND] = {
		[MP_LINK_HOUSE] = { "kinds_houses", "chart_houses", N_("Faults of houses"),
			N_("houses") },
		[MP_LINK_ORGANISATION] = { "kinds_organisations", "chart_organisations",
			N_("Faults of organisations"), N_("organisations") },
		[MP_LINK_PERSON] = { "kinds_people", "chart_people", N_("Faults of people"),
			N_("people") },
	};
	struct kind kind[MP_NFINDING];
	size_t n;
	int k, f;

	for (k = 0; k < MP_LINK_NKIND; k++) {
		for (n = 0, f = 0; f < MP_NFINDING; f++)
			n = add_kind(a, mp_measure_of((mp_link_kind)k, (mp_finding)f), kind, n);
		if (n == 0)
			continue;
		qsort(kind, n, sizeof *kind, by_number);
		mp_report_heading(r, 1, mp_str_from(_(about[k].title)));
		draw_kinds(r, about[k].chart, _(about[k].title), _(about[k].across), kind, n);
		put_kinds(r, about[k].table, _(about[k].title), kind, n);
	}
}

/* --- with whom ------------------------------------------------------------------------ */

struct share {
	uint32_t unit;
	uint64_t faulty, rows;
	size_t place;
};

static int
by_faults(const void *va, const void *vb)
{
	const struct share *a = va, *b = vb;

	if (a->faulty != b->faulty)
		return a->faulty < b->faulty ? 1 : -1;
	return (a->place > b->place) - (a->place < b->place);
}

/* The finest grouping that is not by date or collector, by the number of its units. */
static size_t
finest(const mp_audit *a)
{
	size_t g, best = 0;

	for (g = 1; g < a->ngroup; g++)
		if (a->group[g].n > a->group[best].n && !mp_grouping_by(&a->group[g], "date") &&
		    !mp_grouping_by(&a->group[g], "collector"))
			best = g;
	return best;
}

static void
put_worst(const mp_audit *a, mp_report *r, const mp_grouping *g, const struct share *share, size_t n)
{
	static const mp_report_column columns[] = {
		{ .id = "unit", .title = N_("unit"), .type = MP_REPORT_TEXT },
		{ .id = "faulty", .title = N_("rows with a fault"), .type = MP_REPORT_RATE },
		{ .id = "faults_so_far", .title = N_("of all faulty rows, so far"),
		  .type = MP_REPORT_RATE },
		{ .id = "rows_so_far", .title = N_("of all rows, so far"), .type = MP_REPORT_RATE },
	};
	const mp_counts *all = &a->group[0].unit[0].count;
	uint64_t faulty = 0, rows = 0;
	size_t i;

	mp_report_table(r, "worst", mp_str_from(_("The units with most faulty rows")), columns, 4);
	for (i = 0; i < n && i < MOST_UNITS && share[i].faulty; i++) {
		faulty += share[i].faulty;
		rows += share[i].rows;
		mp_report_row(r, (mp_cell[]){ mp_cell_text(g->unit[share[i].unit].unit),
		    mp_cell_rate((int64_t)share[i].faulty, (int64_t)share[i].rows),
		    mp_cell_rate((int64_t)faulty, (int64_t)all->n[MP_N_FAULTY]),
		    mp_cell_rate((int64_t)rows, (int64_t)all->n[MP_N_LIVE]) });
	}
}

static void
draw_lorenz(mp_report *r, const mp_grouping *g, const struct share *share, size_t n)
{
	const mp_str series[] = { mp_str_from(_("faulty rows")), mp_str_from(_("rows")) };
	size_t i;

	mp_report_chart(r, &(mp_chart_setup){ .kind = MP_CHART_LORENZ, .id = "lorenz",
		.title = mp_str_from(_("How much of the faults is with how much of the rows")),
		.across = mp_str_from(_("share of rows")), .up = mp_str_from(_("share of faulty rows")),
		.share = true, .limit = NAN, .series = series, .nseries = 2 });
	for (i = 0; i < n; i++)
		mp_report_point(r, g->unit[share[i].unit].unit,
		    (double[]){ (double)share[i].faulty, (double)share[i].rows });
}

void
mp_story_concentration(const mp_audit *a, mp_report *r)
{
	size_t group = finest(a), i, n;
	const mp_grouping *g = &a->group[group];
	struct share *share;
	uint32_t *order;

	if (g->n < 2 || !mp_audit_measured(a, group, MP_FAULTY) || a->o->in_public ||
	    a->group[0].unit[0].count.n[MP_N_FAULTY] == 0)
		return;
	share = mp_zalloc(g->n, sizeof *share);
	order = mp_grouping_sorted(g);
	for (i = n = 0; i < g->n; i++) {
		const mp_counts *c = &g->unit[order[i]].count;

		if (c->n[MP_N_LIVE])
			share[n++] = (struct share){ order[i], c->n[MP_N_FAULTY],
				c->n[MP_N_LIVE], i };
	}
	qsort(share, n, sizeof *share, by_faults);
	mp_report_heading(r, 1, mp_str_from(_("Where the faults are")));
	draw_lorenz(r, g, share, n);
	put_worst(a, r, g, share, n);
	free(order);
	free(share);
}

/* --- since ---------------------------------------------------------------------------- */

static const mp_report_column change_columns[] = {
	{ .id = "unit", .title = N_("unit"), .type = MP_REPORT_TEXT },
	{ .id = "mended", .title = N_("faults mended"), .type = MP_REPORT_COUNT },
	{ .id = "new", .title = N_("new"), .type = MP_REPORT_COUNT },
	{ .id = "remaining", .title = N_("still there"), .type = MP_REPORT_COUNT },
	{ .id = "gone", .title = N_("left with their rows"), .type = MP_REPORT_COUNT },
};

static void
change_row(mp_report *r, mp_str name, mp_change c, bool total)
{
	mp_cell cell[] = { mp_cell_text(name), mp_cell_count((int64_t)c.mended),
		mp_cell_count((int64_t)c.fresh), mp_cell_count((int64_t)c.remaining),
		mp_cell_count((int64_t)c.gone) };

	if (total)
		mp_report_total(r, cell);
	else
		mp_report_row(r, cell);
}

static void
draw_change(const mp_audit *a, mp_report *r, const mp_grouping *g, const uint32_t *order)
{
	const mp_str series[] = { mp_str_from(_("faults mended")), mp_str_from(_("still there")),
		mp_str_from(_("new")) };
	size_t i;

	mp_report_chart(r, &(mp_chart_setup){ .kind = MP_CHART_STACKED, .id = "chart_change",
		.title = mp_str_from(_("What became of the faults")),
		.across = mp_str_from(_("faults")), .limit = NAN, .series = series, .nseries = 3 });
	for (i = 0; i < g->n; i++) {
		mp_change c = mp_trend_change(&a->trend, order[i], MP_NISSUE);

		mp_report_point(r, g->unit[order[i]].unit, (double[]){ (double)c.mended,
		    (double)c.remaining, (double)c.fresh });
	}
}

void
mp_story_change(const mp_audit *a, mp_report *r)
{
	const mp_grouping *g = &a->group[a->ngroup > 1];
	uint32_t *order = mp_grouping_sorted(g);
	size_t i;

	mp_report_heading(r, 1, mp_str_from(_("Change since the last audit")));
	if (g->n > 1 && g->n <= 40)
		draw_change(a, r, g, order);
	mp_report_table(r, "change", mp_str_from(_("What became of the faults")), change_columns, 5);
	for (i = 0; a->ngroup > 1 && i < g->n; i++)
		change_row(r, g->unit[order[i]].unit,
		    mp_trend_change(&a->trend, order[i], MP_NISSUE), false);
	change_row(r, mp_str_from(_("total")), mp_trend_change(&a->trend, UINT32_MAX, MP_NISSUE),
	    true);
	free(order);
}
