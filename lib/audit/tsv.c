/* tsv.c - a report for machines: a row for every fact, cell and point. */
#include <config.h>

#include "audit/writer.h"

#include <stdio.h>

/* A value may not hold what ends it. */
static void
field(mp_buf *out, mp_str s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		char c = s.p[i];

		mp_buf_addc(out, c == '\t' || c == '\n' || c == '\r' || c == '\0' ? ' ' : c);
	}
}

static void
share(mp_buf *out, double value)
{
	if (!isnan(value))
		mp_buf_printf(out, "%.6f", value);
}

/* The columns in front of `type`. */
static void
begin(mp_buf *out, const char *table, mp_str row, mp_str subject, mp_str column)
{
	mp_buf_printf(out, "%s\t", table);
	field(out, row);
	mp_buf_addc(out, '\t');
	field(out, subject);
	mp_buf_addc(out, '\t');
	field(out, column);
	mp_buf_addc(out, '\t');
}

static void
value_of(mp_buf *out, const mp_cell *c)
{
	switch (c->type) {
	case MP_REPORT_TEXT:
	case MP_REPORT_CODE:
		field(out, c->text);
		break;
	case MP_REPORT_COUNT:
		mp_buf_printf(out, "%lld", (long long)c->n);
		break;
	case MP_REPORT_RATE:
		if (c->of)
			share(out, (double)c->n / (double)c->of);
		break;
	case MP_REPORT_PASS:
		mp_buf_adds(out, c->n ? "yes" : "no");
		break;
	case MP_REPORT_INTERVAL:
	case MP_REPORT_LIMIT:
		break;
	}
}

/* `value` and what stands behind it. */
static void
cell(mp_buf *out, const mp_cell *c)
{
	bool told = c->state == MP_CELL_VALUE;
	bool range = told && (c->type == MP_REPORT_INTERVAL || c->type == MP_REPORT_LIMIT);

	if (told)
		value_of(out, c);
	else if (c->state == MP_CELL_HIDDEN)
		mp_buf_addc(out, '*');
	if (told && c->type == MP_REPORT_RATE)
		mp_buf_printf(out, "\t%lld\t%lld\t", (long long)c->n, (long long)c->of);
	else
		mp_buf_adds(out, "\t\t\t");
	share(out, range ? c->low : NAN);
	mp_buf_addc(out, '\t');
	share(out, range ? c->high : NAN);
	mp_buf_addc(out, '\n');
}

static void
table(mp_buf *out, const mp_block *b)
{
	static const char *const name[] = { "text", "code", "count", "rate", "interval",
		"limit", "pass" };
	size_t rows = b->rows + b->total, y, x;
	char number[24];

	for (y = 0; y < rows; y++) {
		const mp_cell *row = b->cell + y * b->columns;

		snprintf(number, sizeof number, "%zu", y + 1);
		for (x = 0; x < b->columns; x++) {
			begin(out, b->id, mp_str_from(y < b->rows ? number : "total"),
			    row->text, mp_str_from(b->head[x].id));
			mp_buf_printf(out, "%s\t", name[b->head[x].type]);
			cell(out, &row[x]);
		}
	}
}

/* The series of a chart have names for people only: they are numbered. */
static void
chart(mp_buf *out, const mp_block *b)
{
	size_t n = b->chart.nseries, y, x;
	char number[24], series[32];

	for (y = 0; y < b->points; y++)
		for (x = 0; x < n; x++) {
			double v = b->value[y * n + x];

			snprintf(number, sizeof number, "%zu", y + 1);
			snprintf(series, sizeof series, "series%zu", x + 1);
			begin(out, b->id, mp_str_from(number), b->label[y], mp_str_from(series));
			mp_buf_adds(out, b->chart.share ? "share\t" : "number\t");
			if (!isnan(v))
				mp_buf_printf(out, b->chart.share ? "%.6f" : "%.15g", v);
			mp_buf_adds(out, "\t\t\t\t\n");
		}
}

void
mp_write_tsv(const mp_report *r, mp_buf *out)
{
	const mp_report_pair *fact;
	const mp_block *block;
	size_t n = mp_report_facts(r, &fact), i;

	mp_buf_adds(out, "table\trow\tsubject\tcolumn\ttype\tvalue\tnumerator\tdenominator\t"
	    "low\thigh\n");
	for (i = 0; i < n; i++) {
		begin(out, "report", MP_STR(""), MP_STR(""), mp_str_from(fact[i].id));
		mp_buf_adds(out, "text\t");
		field(out, fact[i].value);
		mp_buf_adds(out, "\t\t\t\t\n");
	}
	n = mp_report_blocks(r, &block);
	for (i = 0; i < n; i++)
		if (block[i].kind == MP_BLOCK_TABLE)
			table(out, &block[i]);
		else if (block[i].kind == MP_BLOCK_CHART)
			chart(out, &block[i]);
}
