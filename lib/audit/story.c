/* story.c - an audit as a report for people. */
#include <config.h>

#include "audit/story.h"

#include <inttypes.h>
#include <stdio.h>

#include "row/columns.h"

mp_cell
mp_story_rate(const mp_figure *f)
{
	return f->hidden ? mp_cell_hidden() :
	    mp_cell_rate((int64_t)f->numerator, (int64_t)f->denominator);
}

void
mp_story_grouping(const mp_grouping *g, mp_buf *out)
{
	mp_buf name = { 0 };
	const char *zh;
	size_t i;

	for (i = 0; i < g->ncolumn; i++) {
		name.n = 0;
		mp_buf_add(&name, g->column[i]);
		zh = mp_in_chinese() ? mp_column_synonym(mp_buf_cstr(&name), 0) : NULL;
		if (i)
			mp_buf_addc(out, '/');
		mp_buf_adds(out, zh ? zh : mp_buf_cstr(&name));
	}
	mp_buf_free(&name);
}

/* --- facts -------------------------------------------------------------------------- */

static void
fact(mp_report *r, const char *id, const char *label, const char *value)
{
	if (value)
		mp_report_fact(r, id, mp_str_from(label), mp_str_from(value));
}

static void
count_fact(mp_report *r, const char *id, const char *label, uint64_t n)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%" PRIu64, n);
	fact(r, id, label, digits);
}

/* The file alone: where it lay is nobody's business. */
static const char *
file_name(const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;

	return slash ? slash + 1 : path;
}

static void
put_facts(const mp_audit *a, mp_report *r)
{
	const mp_audit_options *o = a->o;
	const mp_counts *all = &a->group[0].unit[0].count;

	fact(r, "date", _("day of the audit"), o->date);
	fact(r, "library", _("library"), file_name(filter_only_file(a->f)));
	if (!o->in_public) {
		count_fact(r, "rows", _("rows of the library"), all->n[MP_N_ROWS]);
		count_fact(r, "live", _("without duplicates"), all->n[MP_N_LIVE]);
	}
	fact(r, "thresholds", _("pass marks"), file_name(o->thresholds ? o->thresholds : "default"));
	fact(r, "crs", _("coordinates"), o->crs ? o->crs : "wgs84");
	fact(r, "since", _("compared with"), file_name(o->since));
	fact(r, "unmasked", _("unmasked; reason"), o->unmask ? o->reason : NULL);
	if (o->in_public)
		fact(r, "public", _("for publication"), _("small numbers are not told (*)"));
}

/* --- in total ------------------------------------------------------------------------ */

static const mp_report_column total_columns[] = {
	{ .id = "measure", .title = N_("measure"), .type = MP_REPORT_TEXT },
	{ .id = "rate", .title = N_("rate"), .type = MP_REPORT_RATE },
	{ .id = "interval", .title = N_("interval, 95 %"), .type = MP_REPORT_INTERVAL },
	{ .id = "threshold", .title = N_("pass mark"), .type = MP_REPORT_LIMIT },
	{ .id = "pass", .title = N_("passed"), .type = MP_REPORT_PASS },
	{ .id = "before", .title = N_("before"), .type = MP_REPORT_RATE },
};

static mp_cell
limit(mp_measure m, const mp_figure *f)
{
	if (!f->marked)
		return mp_cell_none();
	return mp_measure_about(m).less ? mp_cell_at_most(f->mark / 1e6) :
	    mp_cell_at_least(f->mark / 1e6);
}

static mp_cell
interval(const mp_figure *f)
{
	return f->sampled && !f->hidden ? mp_cell_interval(f->interval.low, f->interval.high) :
	    mp_cell_none();
}

static void
put_total(const mp_audit *a, mp_report *r)
{
	size_t columns = a->o->since ? 6 : 5;
	uint64_t n, of;
	int m;

	mp_report_heading(r, 1, mp_str_from(_("In total")));
	mp_report_table(r, "total", mp_str_from(_("All measures, in total")), total_columns,
	    columns);
	for (m = 0; m < MP_M_ISSUE; m++) {
		mp_figure f = mp_audit_figure(a, 0, 0, (mp_measure)m);
		mp_cell cell[6] = { mp_cell_text(mp_str_from(mp_measure_name((mp_measure)m))),
			mp_story_rate(&f), interval(&f), limit((mp_measure)m, &f),
			f.marked && f.denominator && !f.hidden ? mp_cell_pass(f.pass) :
			mp_cell_none(), mp_cell_none() };

		if (!mp_audit_measured(a, 0, (mp_measure)m))
			continue;
		if (a->o->since && !a->o->in_public && mp_trend_then(&a->trend, a->group[0].name,
		    MP_STR(""), (mp_measure)m, &n, &of))
			cell[5] = mp_cell_rate((int64_t)n, (int64_t)of);
		mp_report_row(r, cell);
	}
}

/* Silence about a measure would read as if nothing were wrong with it. */
static void
put_not_measured(const mp_audit *a, mp_report *r)
{
	mp_buf text = { 0 };
	int m;

	for (m = 0; m < MP_M_ISSUE; m++) {
		if (mp_audit_measured(a, 0, (mp_measure)m))
			continue;
		mp_buf_adds(&text, text.n ? mp_in_chinese() ? "、" : ", " :
		    _("Not measured, because the columns or tables for it were not given: "));
		mp_buf_adds(&text, mp_measure_name((mp_measure)m));
	}
	if (text.n)
		mp_report_paragraph(r, mp_buf_str(&text));
	mp_buf_free(&text);
}

/* --- what it means -------------------------------------------------------------------- */

static const struct { const char *of, *in; } meaning[MP_M_ISSUE] = {
	[MP_COLLECTED] = { N_("rows that are no duplicates, of the levels expected"),
		N_("what the table of expected numbers says") },
	[MP_ACCURATE] = { N_("rows that were found right"), N_("rows of the sample that were judged; in total all rows of its lots, by estimate") },
	[MP_LINKED_HOUSES] = { N_("those linked to an address finer than a building"),
		N_("houses of the links") },
	[MP_LINKED_PEOPLE] = { N_("those linked to an address finer than a building"),
		N_("people of the links") },
	[MP_LINKED_ORGANISATIONS] = { N_("those linked to an address finer than a building"),
		N_("organisations of the links") },
	[MP_MAPPED] = { N_("those with coordinates in China and in the box that is set"),
		N_("rows that are no duplicates") },
	[MP_LABELLED] = { N_("those that are marked as labelled"), N_("rows that are no duplicates") },
	[MP_INSTALLED] = { N_("those whose plate hangs"), N_("rows with a plate or a code") },
	[MP_DUPLICATES] = { N_("rows that duplicate another row"), N_("all rows") },
	[MP_UNNAMED] = { N_("those whose road has no official name"),
		N_("rows that are no duplicates") },
	[MP_FAULTY] = { N_("those with a fault that somebody has to mend"),
		N_("rows that are no duplicates") },
	[MP_FAULTY_HOUSES] = { N_("those in which something was found"), N_("houses of the links") },
	[MP_FAULTY_PEOPLE] = { N_("those in which something was found"), N_("people of the links") },
	[MP_FAULTY_ORGANISATIONS] = { N_("those in which something was found"),
		N_("organisations of the links") },
};

static void
put_meaning(const mp_audit *a, mp_report *r)
{
	static const mp_report_column columns[] = {
		{ .id = "measure", .title = N_("measure"), .type = MP_REPORT_TEXT },
		{ .id = "numerator", .title = N_("numerator"), .type = MP_REPORT_TEXT },
		{ .id = "denominator", .title = N_("denominator"), .type = MP_REPORT_TEXT },
	};
	size_t g;
	int m;

	mp_report_heading(r, 1, mp_str_from(_("What the measures mean")));
	mp_report_table(r, "meaning", mp_str_from(_("Numerators and denominators")), columns, 3);
	for (m = 0; m < MP_M_ISSUE; m++)
		if (mp_audit_measured(a, 0, (mp_measure)m))
			mp_report_row(r, (mp_cell[]){
			    mp_cell_text(mp_str_from(mp_measure_name((mp_measure)m))),
			    mp_cell_text(mp_str_from(_(meaning[m].of))),
			    mp_cell_text(mp_str_from(_(meaning[m].in))) });
	for (g = 1; g < a->ngroup && !(a->o->links && a->group[g].by_code); g++)
		;
	if (g < a->ngroup)
		mp_report_paragraph(r, mp_str_from(_("Houses, people and organisations whose table "
		    "does not say the unit count where their address is; those without one count "
		    "as 无.")));
	if (mp_audit_measured(a, 0, MP_MAPPED))
		mp_report_paragraph(r, mp_str_from(_("Where the rows of a county usually are, and "
		    "those of a road, was learnt from the rows themselves: beyond 1024 rows a "
		    "county and 32 a road, from a random sample of so many.")));
}

mp_report *
mp_audit_story(const mp_audit *a)
{
	mp_report *r = mp_report_new(mp_str_from(_("Audit of the library of standard addresses")),
	    mp_in_chinese() ? MP_STR("zh-CN") : MP_STR("en"));
	size_t g;

	put_facts(a, r);
	put_total(a, r);
	put_not_measured(a, r);
	for (g = 1; g < a->ngroup; g++)
		mp_story_units(a, r, g);
	mp_story_faults(a, r);
	mp_story_findings(a, r);
	mp_story_concentration(a, r);
	if (a->o->since && !a->o->in_public)
		mp_story_change(a, r);
	put_meaning(a, r);
	return r;
}
