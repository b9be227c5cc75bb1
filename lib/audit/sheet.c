/* sheet.c - a list for an office: a table that a person opens. */
#include <config.h>

#include "audit/sheet.h"

#include <stdlib.h>

#include "audit/measure.h"
#include "audit/write.h"
#include "base/mem.h"
#include "row/table.h"

enum { FLUSH = 64 * 1024, MOST_COLUMNS = 16 };

struct mp_sheet {
	mp_outfile *out;
	const char *path;
	const mp_report_column *column;
	size_t n;
	bool csv;
	mp_report *report;	/* XLSX, say; NULL: TSV or CSV */
	mp_report_format format;
	mp_buf text;
};

static void
begin_table(mp_sheet *s)
{
	mp_table_column columns[MOST_COLUMNS + 1] = { { NULL, false } };
	size_t i;

	for (i = 0; i < s->n; i++)
		columns[i].name = s->column[i].id;
	mp_table_header(&s->text, columns, s->csv);
}

mp_sheet *
mp_sheet_new(filter *f, const char *path, const char *title, const mp_report_column *columns,
    size_t n)
{
	mp_sheet *s = mp_zalloc(1, sizeof *s);

	if (n > MOST_COLUMNS)
		abort();
	*s = (mp_sheet){ .out = filter_create(f, path), .path = path, .column = columns, .n = n,
		.csv = mp_table_csv(path) };
	if (mp_report_format_of(path, &s->format) && s->format != MP_AS_TSV) {
		s->report = mp_report_new(mp_str_from(title),
		    mp_in_chinese() ? MP_STR("zh-CN") : MP_STR("en"));
		mp_report_table(s->report, "list", mp_str_from(title), columns, n);
	} else
		begin_table(s);
	return s;
}

static mp_cell
cell(mp_report_type type, mp_str value)
{
	int64_t n = 0;
	size_t i;

	if (type == MP_REPORT_CODE)
		return mp_cell_code(value);
	if (type != MP_REPORT_COUNT)
		return mp_cell_text(value);
	for (i = 0; i < value.n && i < 18; i++)
		n = n * 10 + (value.p[i] - '0');
	return mp_cell_count(n);
}

void
mp_sheet_row(mp_sheet *s, const mp_str *value)
{
	mp_cell cells[MOST_COLUMNS];
	size_t i;

	if (s->report) {
		for (i = 0; i < s->n; i++)
			cells[i] = cell(s->column[i].type, value[i]);
		mp_report_row(s->report, cells);
		return;
	}
	mp_table_row(&s->text, value, s->n, s->csv);
	if (s->text.n >= FLUSH) {
		cli_write(s->out, mp_buf_str(&s->text));
		s->text.n = 0;
	}
}

void
mp_sheet_end(mp_sheet *s, const char *tmpdir)
{
	mp_write_setup setup = { cli_source_date(), cli_tmpdir(tmpdir) };
	mp_buf why = { 0 };

	if (s->report && !mp_report_write(s->report, s->format, &setup, &s->text, &why))
		cli_die(_("cannot write '%s': %s"), s->path, mp_buf_cstr(&why));
	cli_write(s->out, mp_buf_str(&s->text));
	mp_report_free(s->report);
	mp_buf_free(&s->text);
	free(s);
}
