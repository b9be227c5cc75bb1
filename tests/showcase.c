/* showcase.c - write a made-up report: showcase KIND FILE.
 *
 *	city	224 townships with long names, all charts, a list of faults
 *	empty	tables and charts of nothing
 *	wide	more columns than fit, and a long text
 *	push=N	N lines before headings with a chart and a table below
 *	evil	names that are markup, formulas, numbers and broken characters
 *
 * `en` behind the file takes English for its language. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "audit/write.h"

static const mp_report_column columns[] = {
	{ "township", NULL, MP_REPORT_TEXT, { "乡镇街道", 12 } },
	{ "division", NULL, MP_REPORT_CODE, { "区划代码", 12 } },
	{ "collected", NULL, MP_REPORT_RATE, { "采集率", 9 } },
	{ "accuracy", NULL, MP_REPORT_RATE, { "准确率", 9 } },
	{ "interval", NULL, MP_REPORT_INTERVAL, { "准确率的95%置信区间", 27 } },
	{ "mapped", NULL, MP_REPORT_RATE, { "上图率", 9 } },
	{ "unnamed", NULL, MP_REPORT_COUNT, { "未命名", 9 } },
	{ "limit", NULL, MP_REPORT_LIMIT, { "标准", 6 } },
	{ "pass", NULL, MP_REPORT_PASS, { "结论", 6 } },
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static const char *const names[] = { "老城街道", "农村改革发展综合试验核心区", "浉河港镇",
	"信阳国际家居产业小镇", "五星街道", "金刚台镇", "潢川经济技术开发区" };

static unsigned long state = 1;

static unsigned
draw(unsigned most)
{
	state = (state * 1103515245 + 12345) & 0x7FFFFFFF;
	return (unsigned)(state >> 8) % most;
}

static void
townships(mp_report *r, size_t n)
{
	char name[80], code[16];
	size_t i;

	mp_report_table(r, "townships", MP_STR("各乡镇街道的采集率、准确率和上图率"), columns,
	    COLUMNS);
	for (i = 0; i < n; i++) {
		int64_t all = i == 3 ? 0 : 1000 + draw(40000), got = all - all * draw(90) / 1000;
		mp_cell cell[COLUMNS];

		snprintf(name, sizeof name, "%s%zu", names[i % 7], i / 7);
		snprintf(code, sizeof code, "411502%03zu", i + 1);
		cell[0] = mp_cell_text(mp_str_from(name));
		cell[1] = mp_cell_code(mp_str_from(code));
		cell[2] = mp_cell_rate(got, all);
		cell[3] = mp_cell_rate(76 + draw(5), 80);
		cell[4] = i == 3 ? mp_cell_none() : mp_cell_interval(0.91, 0.9871);
		cell[5] = mp_cell_rate(all - draw(20), all);
		cell[6] = i == 5 ? mp_cell_hidden() : mp_cell_count(draw(3000));
		cell[7] = mp_cell_at_least(0.95);
		cell[8] = all ? mp_cell_pass(got >= all * 95 / 100) : mp_cell_none();
		mp_report_row(r, cell);
		if (i + 1 == n) {
			cell[0] = mp_cell_text(MP_STR("合计"));
			cell[1] = mp_cell_none();
			cell[2] = mp_cell_rate(2893771, 3000000);
			mp_report_total(r, cell);
		}
	}
}

static void
coverage(mp_report *r, size_t n)
{
	mp_str series[] = { MP_STR("采集率") };
	mp_chart_setup c = { .kind = MP_CHART_BARS, .id = "coverage",
		.title = MP_STR("各乡镇街道的采集率"), .across = MP_STR("采集率"), .share = true,
		.limit = 0.95, .series = series, .nseries = 1 };
	char name[80];
	size_t i;

	mp_report_chart(r, &c);
	for (i = 0; i < n; i++) {
		double value = i == 3 ? NAN : 1 - draw(200) / 1000.0;

		snprintf(name, sizeof name, "%s%zu", names[i % 7], i / 7);
		mp_report_point(r, mp_str_from(name), &value);
	}
}

static void
faults(mp_report *r, size_t n)
{
	mp_str series[] = { MP_STR("重复"), MP_STR("错误"), MP_STR("遗漏"), MP_STR("未命名"),
		MP_STR("临时地址"), MP_STR("其他") };
	mp_chart_setup c = { .kind = MP_CHART_STACKED, .id = "faults",
		.title = MP_STR("问题种类（按县区）"), .across = MP_STR("条数"), .limit = NAN,
		.series = series, .nseries = 6 };
	static const char *const county[] = { "浉河区", "平桥区", "罗山县", "光山县", "新县",
		"商城县", "固始县", "潢川县", "淮滨县", "息县", "信阳高新技术产业开发区" };
	size_t i, k;

	mp_report_chart(r, &c);
	for (i = 0; i < n && i < 11; i++) {
		double value[6];

		for (k = 0; k < 6; k++)
			value[k] = draw(9000);
		mp_report_point(r, mp_str_from(county[i]), value);
	}
}

static void
progress(mp_report *r, size_t n)
{
	mp_str series[] = { MP_STR("采集率"), MP_STR("准确率"), MP_STR("上图率"), MP_STR("关联率") };
	mp_chart_setup c = { .kind = MP_CHART_LINES, .id = "progress",
		.title = MP_STR("各项指标的进展"), .up = MP_STR("比率"), .share = true, .limit = 0.95,
		.series = series, .nseries = 4 };
	static const char *const day[] = { "2026-01-05", "2026-01-12", "2026-01-19", "2026-02-02",
		"2026-02-09", "2026-02-23", "2026-03-02", "2026-03-09", "2026-03-30", "2026-04-06" };
	size_t i, k;

	mp_report_chart(r, &c);
	for (i = 0; i < n && i < 10; i++) {
		double value[4];

		for (k = 0; k < 4; k++)
			value[k] = i == 4 && k == 1 ? NAN :
			    0.7 + 0.028 * (double)i - 0.02 * (double)k + draw(10) / 1000.0;
		mp_report_point(r, mp_str_from(day[i]), value);
	}
}

static void
concentration(mp_report *r, size_t n)
{
	mp_str series[] = { MP_STR("问题"), MP_STR("地址") };
	mp_chart_setup c = { .kind = MP_CHART_LORENZ, .id = "concentration",
		.title = MP_STR("问题集中在多少乡镇街道"), .across = MP_STR("地址的累计比例"),
		.up = MP_STR("问题的累计比例"), .limit = NAN, .series = series, .nseries = 2 };
	size_t i;

	mp_report_chart(r, &c);
	for (i = 0; i < n; i++) {
		double x = draw(100) / 100.0, value[2] = { x * x * x * 4000, 5000 };

		mp_report_point(r, MP_STR("街道"), value);
	}
}

static void
list(mp_report *r, size_t n)
{
	static const mp_report_column c[] = {
		{ "code", NULL, MP_REPORT_CODE, { "地址编码", 12 } },
		{ "address", NULL, MP_REPORT_TEXT, { "标准地址", 12 } },
		{ "fault", NULL, MP_REPORT_TEXT, { "问题", 6 } },
		{ "due", NULL, MP_REPORT_TEXT, { "整改期限", 12 } },
	};
	size_t i;

	mp_report_table(r, "list", MP_STR("限期改正清单"), c, 4);
	for (i = 0; i < n; i++) {
		mp_cell cell[] = { mp_cell_code(MP_STR("411502001001420008800000000000")),
			mp_cell_text(i % 3 ? MP_STR("河南省信阳市浉河区老城街道义阳社区东方红大道88号") :
			MP_STR("河南省信阳市浉河区五星街道湖光社区民权路与东方红大道交叉口向东200米路北"
			"信阳市第一人民医院家属院湖光小区东区3号楼2单元5层501室（原2号院）")),
			mp_cell_text(MP_STR("重复；缺门牌号")), mp_cell_text(MP_STR("2026-07-21")) };

		mp_report_row(r, cell);
	}
}

static void
fill(mp_report *r, size_t n)
{
	mp_report_fact(r, "date", MP_STR("数据截止"), MP_STR("2026-06-30"));
	mp_report_fact(r, "files", MP_STR("来源文件"),
	    MP_STR("library-411502.tsv, links.tsv, manifest.tsv"));
	mp_report_fact(r, "version", MP_STR("程序版本"), MP_STR("menpai 0.1.0"));
	mp_report_heading(r, 1, MP_STR("总体情况"));
	mp_report_paragraph(r, MP_STR("全市共采集标准地址2,893,771条，应采3,000,000条，采集率"
	    "96.46%（标准95%），已经达标；其中有13个乡镇街道没有达标，须在15个工作日以内改正。"
	    "抽样检查按GB/T 2828.1一般检验水平Ⅱ进行，种子和程序版本记录在抽样文件里，任何人都"
	    "可以重新抽出同样的地址。"));
	townships(r, n);
	mp_report_heading(r, 1, MP_STR("图表"));
	mp_report_heading(r, 2, MP_STR("各乡镇街道"));
	coverage(r, n);
	coverage(r, n < 15 ? n : 15);
	mp_report_heading(r, 2, MP_STR("问题"));
	faults(r, n);
	progress(r, n);
	concentration(r, n);
	mp_report_heading(r, 1, MP_STR("清单"));
	list(r, n / 4);
}

static void
wide(mp_report *r)
{
	mp_report_column c[24];
	mp_cell cell[24];
	char name[24][24];
	size_t i;

	mp_report_heading(r, 1, MP_STR("宽表"));
	for (i = 0; i < 24; i++) {
		snprintf(name[i], sizeof name[i], "指标%zu", i + 1);
		c[i] = (mp_report_column){ "measure", NULL, i ? MP_REPORT_RATE : MP_REPORT_TEXT,
			mp_str_from(name[i]) };
		cell[i] = mp_cell_rate(1234567, 1300000);
	}
	cell[0] = mp_cell_text(MP_STR("信阳高新技术产业开发区"));
	mp_report_table(r, "medium", MP_STR("十二列"), c, 12);
	mp_report_row(r, cell);
	mp_report_table(r, "wide", MP_STR("二十四列"), c, 24);
	mp_report_row(r, cell);
	mp_report_row(r, cell);
	mp_report_heading(r, 1, MP_STR("又是直页"));
	list(r, 2);
}

static void
push(mp_report *r, int n)
{
	int i;

	for (i = 0; i < n; i++)
		mp_report_paragraph(r, MP_STR("一行"));
	mp_report_heading(r, 1, MP_STR("标题一"));
	mp_report_heading(r, 2, MP_STR("标题二"));
	coverage(r, 3);
	mp_report_heading(r, 1, MP_STR("标题三"));
	list(r, 2);
}

/* Nothing of this may be markup, a formula, a number or the end of something. */
static const char *const evil_text[] = { "<script>document.title='broken'</script>",
	"\"><img src=x onerror=alert(1)>", "=1+1", "+86", "-1", "@SUM(A1)", "'; --", "&amp; & &lt;",
	"411502001001420008", "001", "1-2", "]]></svg>", "\001\033[31m\177", "a\tb\nc", "\357\277\277",
	"{\\rtf}", "%s%n" };

static void
evil(mp_report *r)
{
	static const mp_report_column c[] = {
		{ "name", NULL, MP_REPORT_TEXT, { "<b>名称</b>", 13 } },
		{ "code", NULL, MP_REPORT_CODE, { "=代码", 7 } },
		{ "count", NULL, MP_REPORT_COUNT, { "\"n\"", 3 } },
	};
	size_t n = sizeof evil_text / sizeof *evil_text, i;
	mp_str series[] = { MP_STR("</text><script>") };
	mp_chart_setup chart = { .kind = MP_CHART_LINES, .id = "chart", .title = MP_STR("</title>&"),
		.across = MP_STR("<&>"), .up = MP_STR("<&>"), .limit = NAN, .series = series,
		.nseries = 1 };

	mp_report_fact(r, "files", MP_STR("<dt>"), MP_STR("<!-- & -->"));
	mp_report_heading(r, 1, MP_STR("</h2><h1>"));
	mp_report_paragraph(r, MP_STR("</p><script>document.title='broken'</script>"));
	mp_report_table(r, "evil", MP_STR("=[]:*?/\\'名称"), c, 3);
	for (i = 0; i < n; i++) {
		mp_cell cell[] = { mp_cell_text(mp_str_from(evil_text[i])),
			mp_cell_code(mp_str_from(evil_text[i])), mp_cell_count((int64_t)i) };

		mp_report_row(r, cell);
	}
	mp_report_table(r, "again", MP_STR("=[]:*?/\\'名称"), c, 3);
	mp_report_chart(r, &chart);
	for (i = 0; i < n; i++) {
		double value = (double)i;

		mp_report_point(r, mp_str_from(evil_text[i]), &value);
	}
}

int
main(int argc, char **argv)
{
	mp_report_format format;
	mp_write_setup setup = { .tmpdir = "/tmp" };
	mp_buf out = { 0 }, why = { 0 };
	mp_report *r;
	FILE *fp;

	if (argc < 3 || !mp_report_format_of(argv[2], &format))
		return 2;
	r = mp_report_new(argv[1][0] == 'e' && argv[1][1] == 'v' ? MP_STR("</title>&\"'<") :
	    MP_STR("信阳市标准地址质量报告"), argc > 3 ? mp_str_from(argv[3]) : MP_STR("zh-CN"));
	if (strcmp(argv[1], "city") == 0)
		fill(r, 224);
	else if (strcmp(argv[1], "empty") == 0)
		fill(r, 0);
	else if (strcmp(argv[1], "wide") == 0)
		wide(r);
	else if (strncmp(argv[1], "push=", 5) == 0)
		push(r, atoi(argv[1] + 5));
	else
		evil(r);
	if (!mp_report_write(r, format, &setup, &out, &why)) {
		fprintf(stderr, "%s\n", mp_buf_cstr(&why));
		return 1;
	}
	mp_report_free(r);
	fp = fopen(argv[2], "wb");
	if (!fp || fwrite(out.p, 1, out.n, fp) != out.n || fclose(fp) != 0)
		return 2;
	mp_buf_free(&out);
	mp_buf_free(&why);
	return 0;
}
