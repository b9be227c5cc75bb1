/* report.h - what a report says, whatever it is written as.
 *
 * A report is a title, some facts (whose data, which period, which versions) and blocks
 * in their order: headings, paragraphs, tables and charts.  It is filled from above to
 * below and then written as often as wanted (write.h): as TSV, PDF, HTML and XLSX.
 *
 *	static const mp_report_column columns[] = {
 *		{ "township", N_("township"), MP_REPORT_TEXT },
 *		{ "collected", N_("collected"), MP_REPORT_RATE },
 *		{ "limit", N_("wanted"), MP_REPORT_LIMIT },
 *		{ "pass", N_("passed"), MP_REPORT_PASS },
 *	};
 *	mp_report *r = mp_report_new(mp_str_from(_("audit of addresses")), MP_STR("zh-CN"));
 *	mp_report_fact(r, "date", mp_str_from(_("date")), MP_STR("2026-06-30"));
 *	mp_report_heading(r, 1, mp_str_from(_("by township")));
 *	mp_report_table(r, "townships", mp_str_from(_("by township")), columns, 4);
 *	while (...) {
 *		mp_cell cell[] = { mp_cell_text(name), mp_cell_rate(980, 1000),
 *			mp_cell_at_least(0.95), mp_cell_pass(true) };
 *		mp_report_row(r, cell);
 *	}
 *	mp_report_total(r, cell);
 *	...
 *	mp_report_free(r);
 *
 * All strings are copied; they come translated, but for the titles of columns, which
 * are translated when the table is begun (mp_report_table).  Identifiers (`id`) are for
 * machines: lower case, [a-z0-9_], the same in every language.  Strings may hold
 * anything that is UTF-8: no writer takes it for markup, a formula or a number. */
#ifndef MP_AUDIT_REPORT_H
#define MP_AUDIT_REPORT_H

#include <math.h>
#include <stdint.h>

#include "base/str.h"

typedef struct mp_report mp_report;

/* --- cells ------------------------------------------------------------------------ */

/* What a column holds.  Every cell of it is that, or nothing, or hidden. */
typedef enum {
	MP_REPORT_TEXT,		/* names, sentences */
	MP_REPORT_CODE,		/* digits that are no number: codes, ids */
	MP_REPORT_COUNT,	/* a whole number */
	MP_REPORT_RATE,		/* numerator, denominator, and what they make */
	MP_REPORT_INTERVAL,	/* of a rate that was sampled: two shares */
	MP_REPORT_LIMIT,	/* what a rate has to be: at least or at most a share */
	MP_REPORT_PASS		/* passed or not */
} mp_report_type;

typedef enum {
	MP_CELL_NONE,		/* nothing is known, or nothing applies: shown as a dash */
	MP_CELL_HIDDEN,		/* a number that is not told, for it is small or gives a
				 * small one away (small.h): "*" */
	MP_CELL_VALUE
} mp_cell_state;

typedef struct {
	mp_report_type type;
	mp_cell_state state;
	mp_str text;		/* text, code */
	int64_t n, of;		/* count: n; rate: n of `of`, which may be 0: no rate;
				 * pass: n is 1 or 0 */
	double low, high;	/* interval; limit: NAN where there is none */
} mp_cell;

static inline mp_cell
mp_cell_none(void)
{
	return (mp_cell){ .state = MP_CELL_NONE };
}

static inline mp_cell
mp_cell_hidden(void)
{
	return (mp_cell){ .state = MP_CELL_HIDDEN };
}

static inline mp_cell
mp_cell_text(mp_str text)
{
	return (mp_cell){ .type = MP_REPORT_TEXT, .state = MP_CELL_VALUE, .text = text };
}

static inline mp_cell
mp_cell_code(mp_str text)
{
	return (mp_cell){ .type = MP_REPORT_CODE, .state = MP_CELL_VALUE, .text = text };
}

static inline mp_cell
mp_cell_count(int64_t n)
{
	return (mp_cell){ .type = MP_REPORT_COUNT, .state = MP_CELL_VALUE, .n = n };
}

static inline mp_cell
mp_cell_rate(int64_t n, int64_t of)
{
	return (mp_cell){ .type = MP_REPORT_RATE, .state = MP_CELL_VALUE, .n = n, .of = of };
}

static inline mp_cell
mp_cell_interval(double low, double high)
{
	return (mp_cell){ .type = MP_REPORT_INTERVAL, .state = MP_CELL_VALUE, .low = low,
		.high = high };
}

static inline mp_cell
mp_cell_at_least(double share)
{
	return (mp_cell){ .type = MP_REPORT_LIMIT, .state = MP_CELL_VALUE, .low = share,
		.high = NAN };
}

static inline mp_cell
mp_cell_at_most(double share)
{
	return (mp_cell){ .type = MP_REPORT_LIMIT, .state = MP_CELL_VALUE, .low = NAN,
		.high = share };
}

static inline mp_cell
mp_cell_pass(bool passed)
{
	return (mp_cell){ .type = MP_REPORT_PASS, .state = MP_CELL_VALUE, .n = passed };
}

/* --- filling ---------------------------------------------------------------------- */

/* `language` is that of its strings, as HTML has it ("zh-CN", "en"). */
mp_report *mp_report_new(mp_str title, mp_str language);
void mp_report_free(mp_report *);			/* NULL is fine */

/* One of the facts, which stand in a list below the title. */
void mp_report_fact(mp_report *, const char *id, mp_str label, mp_str value);

void mp_report_heading(mp_report *, int level, mp_str text);	/* level 1 or 2 */
void mp_report_paragraph(mp_report *, mp_str text);

typedef struct {
	const char *id;
	const char *title;	/* N_("..."); NULL: it is `name` */
	mp_report_type type;
	mp_str name;		/* of a column that the data have named */
} mp_report_column;

/* Begin a table; and add a row to the table that was begun last, of one cell a column.
 * A cell that is not of the type of its column aborts: it is the caller's mistake.
 * A total stands below all rows, set apart, and is not sorted with them. */
void mp_report_table(mp_report *, const char *id, mp_str caption,
    const mp_report_column *, size_t columns);
void mp_report_row(mp_report *, const mp_cell *);
void mp_report_total(mp_report *, const mp_cell *);

/* How a chart shows its points, each of which has a label and a value a series:
 *
 *	MP_CHART_BARS		a bar for every point, from above to below; one series
 *	MP_CHART_STACKED	the same, of its series one behind the other
 *	MP_CHART_LINES		a line for every series, from left to right; where all
 *				labels are dates (2026-06-30) by their distance
 *	MP_CHART_LORENZ		how much is with how few: the points sorted by the first
 *				series in ratio to the second (each counts 1 where there is
 *				none), the least first, and summed up */
typedef enum { MP_CHART_BARS, MP_CHART_STACKED, MP_CHART_LINES, MP_CHART_LORENZ } mp_chart_kind;

enum { MP_CHART_SERIES = 6 };	/* at most */

typedef struct {
	mp_chart_kind kind;
	const char *id;
	mp_str title;
	mp_str across, up;	/* what the axes show (of bars: `across` is that of values) */
	bool share;		/* values are shares, written as percent, from 0 to 1 */
	double limit;		/* a line at this value; NAN: none */
	const mp_str *series;	/* their names */
	size_t nseries;		/* 1 to MP_CHART_SERIES */
} mp_chart_setup;

void mp_report_chart(mp_report *, const mp_chart_setup *);
/* A point of the chart that was begun last; a value that is NAN is not there. */
void mp_report_point(mp_report *, mp_str label, const double *value);

/* --- reading, for writers --------------------------------------------------------- */

typedef enum { MP_BLOCK_HEADING, MP_BLOCK_PARAGRAPH, MP_BLOCK_TABLE, MP_BLOCK_CHART } mp_block_kind;

typedef struct {
	const char *id;
	mp_str title;
	mp_report_type type;
} mp_table_head;

typedef struct {
	mp_block_kind kind;
	int level;			/* heading */
	const char *id;			/* table, chart */
	mp_str text;			/* heading, paragraph, caption, title */

	const mp_table_head *head;	/* table */
	size_t columns;
	mp_cell *cell;			/* rows * columns; then the total, if there is one */
	size_t rows;
	bool total;

	mp_chart_setup chart;		/* chart; its strings are the report's */
	mp_str *label;			/* points */
	double *value;			/* points * chart.nseries */
	size_t points;

	size_t cap;
} mp_block;

typedef struct {
	const char *id;
	mp_str label, value;
} mp_report_pair;

mp_str mp_report_title(const mp_report *);
mp_str mp_report_language(const mp_report *);
size_t mp_report_facts(const mp_report *, const mp_report_pair **);
size_t mp_report_blocks(const mp_report *, const mp_block **);

#endif
