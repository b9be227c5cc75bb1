/* report.c - a report is filled once and written in several ways. */
#include <config.h>

#include <stdlib.h>

#include "audit/write.h"
#include "tap.h"

static const mp_report_column columns[] = {
	{ "township", NULL, MP_REPORT_TEXT, { "乡镇街道", 12 } },
	{ "code", NULL, MP_REPORT_CODE, { "代码", 6 } },
	{ "rows", NULL, MP_REPORT_COUNT, { "条数", 6 } },
	{ "collected", NULL, MP_REPORT_RATE, { "采集率", 9 } },
	{ "range", NULL, MP_REPORT_INTERVAL, { "区间", 6 } },
	{ "limit", NULL, MP_REPORT_LIMIT, { "标准", 6 } },
	{ "pass", NULL, MP_REPORT_PASS, { "达标", 6 } },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static mp_report *
sample(void)
{
	mp_report *r = mp_report_new(MP_STR("标准地址质量报告"), MP_STR("zh-CN"));
	mp_str series[] = { MP_STR("采集率") };
	mp_chart_setup chart = { .kind = MP_CHART_BARS, .id = "chart", .title = MP_STR("图"),
		.share = true, .limit = 0.95, .series = series, .nseries = 1 };
	mp_cell cell[COLUMNS] = { mp_cell_text(MP_STR("老城\t街道")),
		mp_cell_code(MP_STR("411502001")), mp_cell_count(1000),
		mp_cell_rate(951, 1000), mp_cell_interval(0.9, 0.99), mp_cell_at_least(0.95),
		mp_cell_pass(true) };
	double value = 0.951;

	mp_report_fact(r, "date", MP_STR("日期"), MP_STR("2026-06-30"));
	mp_report_heading(r, 1, MP_STR("各乡镇"));
	mp_report_paragraph(r, MP_STR("说明。"));
	mp_report_table(r, "townships", MP_STR("各乡镇"), columns, COLUMNS);
	mp_report_row(r, cell);
	cell[0] = mp_cell_text(MP_STR("空"));
	cell[1] = mp_cell_none();
	cell[2] = mp_cell_hidden();
	cell[3] = mp_cell_rate(0, 0);
	cell[4] = mp_cell_none();
	cell[5] = mp_cell_at_most(0.01);
	cell[6] = mp_cell_pass(false);
	mp_report_row(r, cell);
	cell[0] = mp_cell_text(MP_STR("合计"));
	mp_report_total(r, cell);
	mp_report_chart(r, &chart);
	mp_report_point(r, MP_STR("老城街道"), &value);
	value = NAN;
	mp_report_point(r, MP_STR("空"), &value);
	return r;
}

static const char want_tsv[] =
    "table\trow\tsubject\tcolumn\ttype\tvalue\tnumerator\tdenominator\tlow\thigh\n"
    "report\t\t\tdate\ttext\t2026-06-30\t\t\t\t\n"
    "townships\t1\t老城 街道\ttownship\ttext\t老城 街道\t\t\t\t\n"
    "townships\t1\t老城 街道\tcode\tcode\t411502001\t\t\t\t\n"
    "townships\t1\t老城 街道\trows\tcount\t1000\t\t\t\t\n"
    "townships\t1\t老城 街道\tcollected\trate\t0.951000\t951\t1000\t\t\n"
    "townships\t1\t老城 街道\trange\tinterval\t\t\t\t0.900000\t0.990000\n"
    "townships\t1\t老城 街道\tlimit\tlimit\t\t\t\t0.950000\t\n"
    "townships\t1\t老城 街道\tpass\tpass\tyes\t\t\t\t\n"
    "townships\t2\t空\ttownship\ttext\t空\t\t\t\t\n"
    "townships\t2\t空\tcode\tcode\t\t\t\t\t\n"
    "townships\t2\t空\trows\tcount\t*\t\t\t\t\n"
    "townships\t2\t空\tcollected\trate\t\t0\t0\t\t\n"
    "townships\t2\t空\trange\tinterval\t\t\t\t\t\n"
    "townships\t2\t空\tlimit\tlimit\t\t\t\t\t0.010000\n"
    "townships\t2\t空\tpass\tpass\tno\t\t\t\t\n"
    "townships\ttotal\t合计\ttownship\ttext\t合计\t\t\t\t\n"
    "townships\ttotal\t合计\tcode\tcode\t\t\t\t\t\n"
    "townships\ttotal\t合计\trows\tcount\t*\t\t\t\t\n"
    "townships\ttotal\t合计\tcollected\trate\t\t0\t0\t\t\n"
    "townships\ttotal\t合计\trange\tinterval\t\t\t\t\t\n"
    "townships\ttotal\t合计\tlimit\tlimit\t\t\t\t\t0.010000\n"
    "townships\ttotal\t合计\tpass\tpass\tno\t\t\t\t\n"
    "chart\t1\t老城街道\tseries1\tshare\t0.951000\t\t\t\t\n"
    "chart\t2\t空\tseries1\tshare\t\t\t\t\t\n";

int
main(void)
{
	mp_report *r = sample();
	mp_write_setup setup = { 0 };
	mp_buf out = { 0 }, why = { 0 };
	mp_report_format f;

	ok(mp_report_write(r, MP_AS_TSV, &setup, &out, &why), "TSV is written");
	if (!ok(mp_str_eq(mp_buf_str(&out), mp_str_from(want_tsv)), "a row for every cell"))
		printf("%s", mp_buf_cstr(&out));
	ok(mp_report_format_of("a/b.tsv", &f) && f == MP_AS_TSV, ".tsv is TSV");
	ok(!mp_report_format_of("tsv", &f), "a name without an end is none");
	mp_report_free(r);
	mp_report_free(NULL);
	mp_buf_free(&out);
	mp_buf_free(&why);
	return done_testing();
}
