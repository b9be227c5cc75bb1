/* verdict.c - what the field said of a sample, for machines and for people. */
#include <config.h>

#include <stdio.h>

#include "audit/form.h"
#include "audit/judge.h"
#include "audit/measure.h"
#include "audit/report.h"
#include "audit/sampling.h"

static const char *
verdict_word(mp_lot_verdict v)
{
	return v == MP_LOT_ACCEPTED ? "accepted" : v == MP_LOT_REJECTED ? "rejected" : "open";
}

void
mp_verdict_rows(const mp_judge *j, mp_buf *out)
{
	const mp_sample *s = j->sample;
	size_t i;

	mp_buf_adds(out, "stratum\tlot\tdrawn\tchecked\twrong\taccept\taccuracy\tlow\thigh\t"
	    "verdict");
	mp_buf_adds(out, s->grouped ? "\tgroups\tdesign_effect\n" : "\n");
	for (i = 0; i < s->nstratum; i++) {
		const mp_stratum *t = &s->stratum[i];
		mp_lot_result r = mp_judge_stratum(j, i);

		mp_buf_add(out, t->name);
		mp_buf_printf(out, "\t%llu\t%llu\t%llu\t%llu\t", (unsigned long long)t->lot,
		    (unsigned long long)t->drawn, (unsigned long long)r.checked,
		    (unsigned long long)r.wrong);
		if (s->plan.kind == MP_PLAN_AQL)
			mp_buf_printf(out, "%u", t->accept);
		mp_buf_addc(out, '\t');
		mp_rate_write(out, r.checked - r.wrong, r.checked);
		if (r.checked)
			mp_buf_printf(out, "\t%.4f\t%.4f", r.right.low, r.right.high);
		else
			mp_buf_adds(out, "\t\t");
		mp_buf_printf(out, "\t%s", verdict_word(r.verdict));
		if (s->grouped)
			mp_buf_printf(out, "\t%llu\t", (unsigned long long)r.groups);
		if (r.effect > 0)
			mp_buf_printf(out, "%.2f", r.effect);
		mp_buf_addc(out, '\n');
	}
}

/* --- for people ----------------------------------------------------------------------- */

static void
facts(mp_report *report, const mp_sample *s)
{
	static const struct { mp_sample_setting set; const char *id, *label; } fact[] = {
		{ MP_SET_PLAN, "plan", N_("plan") },
		{ MP_SET_BY, "by", N_("a lot is") },
		{ MP_SET_ROWS, "rows", N_("rows of the library") },
		{ MP_SET_LIBRARY, "library", N_("hash of the library") },
		{ MP_SET_COMMITMENT, "commitment", N_("commitment") },
		{ MP_SET_SECRET, "secret", N_("seed") },
		{ MP_SET_PUBLIC, "public", N_("public number") },
		{ MP_SET_VERSION, "version", N_("version of the method") },
	};
	size_t i;

	for (i = 0; i < sizeof fact / sizeof *fact; i++)
		if (s->set[fact[i].set].n)
			mp_report_fact(report, fact[i].id, mp_str_from(_(fact[i].label)),
			    s->set[fact[i].set]);
}

static mp_cell
effect_cell(double effect, char digits[32])
{
	snprintf(digits, 32, "%.2f", effect);
	return effect > 0 ? mp_cell_text(mp_str_from(digits)) : mp_cell_none();
}

static void
strata(mp_report *report, const mp_judge *j)
{
	static const mp_report_column columns[] = {
		{ "stratum", N_("lot"), MP_REPORT_TEXT, { NULL, 0 } },
		{ "lot", N_("addresses"), MP_REPORT_COUNT, { NULL, 0 } },
		{ "drawn", N_("drawn"), MP_REPORT_COUNT, { NULL, 0 } },
		{ "accuracy", N_("right of those checked"), MP_REPORT_RATE, { NULL, 0 } },
		{ "interval", N_("95 percent interval"), MP_REPORT_INTERVAL, { NULL, 0 } },
		{ "wrong", N_("not right"), MP_REPORT_COUNT, { NULL, 0 } },
		{ "accept", N_("may be wrong"), MP_REPORT_COUNT, { NULL, 0 } },
		{ "verdict", N_("verdict"), MP_REPORT_PASS, { NULL, 0 } },
		{ "groups", N_("groups"), MP_REPORT_COUNT, { NULL, 0 } },
		{ "design_effect", N_("design effect"), MP_REPORT_TEXT, { NULL, 0 } },
	};
	const mp_sample *s = j->sample;
	size_t n = sizeof columns / sizeof *columns, i;
	char digits[32];

	mp_report_table(report, "strata", mp_str_from(_("lots: accepted or rejected")), columns,
	    s->grouped ? n : n - 2);
	for (i = 0; i < s->nstratum; i++) {
		const mp_stratum *t = &s->stratum[i];
		mp_lot_result r = mp_judge_stratum(j, i);
		mp_cell cell[] = { mp_cell_text(mp_form_stratum(t)),
			mp_cell_count((int64_t)t->lot), mp_cell_count((int64_t)t->drawn),
			mp_cell_rate((int64_t)(r.checked - r.wrong), (int64_t)r.checked),
			r.checked ? mp_cell_interval(r.right.low, r.right.high) : mp_cell_none(),
			mp_cell_count((int64_t)r.wrong), mp_cell_count((int64_t)
			mp_judge_most(s, t)), r.verdict == MP_LOT_OPEN ? mp_cell_none() :
			mp_cell_pass(r.verdict == MP_LOT_ACCEPTED),
			mp_cell_count((int64_t)r.groups), effect_cell(r.effect, digits) };

		mp_report_row(report, cell);
	}
}

/* The lots to be done again, or that are not known yet. */
static void
again(mp_report *report, const mp_judge *j, mp_lot_verdict verdict, const char *say)
{
	const mp_sample *s = j->sample;
	mp_buf text = { 0 };
	size_t i, n = 0;

	mp_buf_adds(&text, say);
	for (i = 0; i < s->nstratum; i++)
		if (mp_judge_stratum(j, i).verdict == verdict) {
			mp_buf_adds(&text, n++ ? _(", ") : "");
			mp_buf_add(&text, mp_form_stratum(&s->stratum[i]));
		}
	if (n)
		mp_report_paragraph(report, mp_buf_str(&text));
	mp_buf_free(&text);
}

static void
wrong(mp_report *report, const mp_judge *j)
{
	static const mp_report_column columns[] = {
		{ "stratum", N_("lot"), MP_REPORT_TEXT, { NULL, 0 } },
		{ "code", N_("code"), MP_REPORT_CODE, { NULL, 0 } },
		{ "address", N_("address"), MP_REPORT_TEXT, { NULL, 0 } },
		{ "fault", N_("fault"), MP_REPORT_TEXT, { NULL, 0 } },
		{ "remark", N_("remark"), MP_REPORT_TEXT, { NULL, 0 } },
	};
	const mp_sample *s = j->sample;
	size_t i;

	mp_report_table(report, "wrong", mp_str_from(_("addresses found wrong")), columns,
	    sizeof columns / sizeof *columns);
	for (i = 0; i < s->nrow; i++) {
		mp_cell cell[] = { mp_cell_text(mp_form_stratum(&s->stratum[s->row[i].stratum])),
			mp_cell_code(s->row[i].id), mp_cell_text(s->row[i].address),
			mp_cell_text(j->found[i].fault), mp_cell_text(j->found[i].remark) };

		if (j->found[i].result == MP_RESULT_WRONG)
			mp_report_row(report, cell);
	}
}

mp_report *
mp_verdict_report(const mp_judge *j, bool lists)
{
	mp_report *r = mp_report_new(mp_str_from(_("check of a sample in the field")),
	    mp_in_chinese() ? MP_STR("zh-CN") : MP_STR("en"));

	facts(r, j->sample);
	mp_report_heading(r, 1, mp_str_from(_("verdict")));
	again(r, j, MP_LOT_REJECTED, _("To be done again and checked anew: "));
	again(r, j, MP_LOT_OPEN, _("Still open, results are missing: "));
	strata(r, j);
	if (j->sample->grouped)
		mp_report_paragraph(r, mp_str_from(_("The rows were drawn in stages. Rows of one "
		    "group are alike, so that they tell less: the variance is that of rows drawn "
		    "one by one times the design effect, and the intervals allow for it. Where "
		    "there is none, the true interval is wider than the one that is told.")));
	else if (j->sample->plan.stages)	/* drawn by a release that did not note them */
		mp_report_paragraph(r, mp_str_from(_("The rows were drawn in stages. Rows of one "
		    "group are alike, so that the true intervals are wider than these.")));
	if (lists) {
		mp_report_heading(r, 1, mp_str_from(_("to correct")));
		wrong(r, j);
	}
	return r;
}
