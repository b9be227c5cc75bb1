/* table.c - a table that is handed to a person, filled in, and read again. */
#include "row/table.h"

#include <stdlib.h>

#include "base/mem.h"
#include "row/cli.h"
#include "row/columns.h"
#include "row/excel.h"
#include "row/input.h"

#define BOM MP_STR("\xEF\xBB\xBF")

enum { ABSENT = -1 };

struct mp_table {
	const char *path;
	const mp_table_column *column;
	size_t ncolumn;
	int *place;		/* of each column in the row, or ABSENT */
	bool *nameless;		/* columns of the file that hold nothing: a spreadsheet */
	mp_str *field;		/* of the row, as it came */
	size_t nfield;
	mp_str *value;		/* of each column */
	mp_buf undone;		/* bytes of values that had to be rewritten */
	mp_input *in;
	mp_batch *batch;
	bool filled;
	size_t line;
};

/* --- reading ------------------------------------------------------------- */

/* A space as it is typed: also that of Chinese input, and the one that does not break. */
static size_t
space_before(mp_str s)
{
	static const mp_str spaces[] = { { " ", 1 }, { "\xE3\x80\x80", 3 }, { "\xC2\xA0", 2 } };
	size_t i;

	for (i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (mp_str_starts(s, spaces[i]))
			return spaces[i].n;
	return 0;
}

static size_t
space_behind(mp_str s)
{
	size_t n;

	for (n = 1; n <= 3 && n <= s.n; n++)
		if (space_before(mp_str_skip(s, s.n - n)) == n)
			return n;
	return 0;
}

static mp_str
trim(mp_str s)
{
	size_t n;

	while ((n = space_before(s)) > 0)
		s = mp_str_skip(s, n);
	while ((n = space_behind(s)) > 0)
		s = mp_str_chop(s, n);
	return s;
}

/* Append `s` without the quotes around it that Excel saves in text, too. */
static void
unquote(mp_buf *out, mp_str s)
{
	size_t i;

	for (i = 1; i + 1 < s.n; i++) {
		mp_buf_addc(out, s.p[i]);
		i += s.p[i] == '"' && s.p[i + 1] == '"';
	}
}

/* What the person meant by a field.  t->undone has room for all of them. */
static mp_str
meant(mp_table *t, mp_str s)
{
	mp_buf *b = &t->undone;
	size_t start = b->n;

	s = trim(s);
	if (s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"') {
		unquote(b, s);
		s = (mp_str){ b->p + start, b->n - start };
		start = b->n;
	}
	if (mp_excel_undo(b, s))
		s = (mp_str){ b->p + start, b->n - start };
	return trim(s);
}

/* Find the columns in t->field, which is a header; false with `why` filled. */
static bool
bind(mp_table *t, mp_buf *why)
{
	size_t i, c;

	t->undone.n = 0;
	for (c = 0; c < t->ncolumn; c++)
		t->place[c] = ABSENT;
	for (i = 0; i < t->nfield; i++) {
		mp_str name = meant(t, t->field[i]);

		for (c = 0; c < t->ncolumn; c++)
			if (mp_column_is(name, t->column[c].name))
				break;
		t->nameless[i] = name.n == 0 && !t->column[t->ncolumn].needed;
		if (t->nameless[i])
			continue;
		if (c < t->ncolumn && t->place[c] == ABSENT) {
			t->place[c] = (int)i;
			continue;
		}
		if (c == t->ncolumn && t->column[c].needed)
			continue;
		mp_buf_printf(why, "%s:%zu: ", t->path, t->line);
		mp_buf_printf(why, c < t->ncolumn ? _("the column '%.*s' is there twice") :
		    _("'%.*s' is no column of this table"), (int)name.n, name.p);
		return false;
	}
	for (c = 0; c < t->ncolumn; c++)
		if (t->column[c].needed && t->place[c] == ABSENT) {
			mp_buf_printf(why, _("%s:%zu: no column '%s'; is this the table that "
			    "was meant?"), t->path, t->line, t->column[c].name);
			return false;
		}
	return true;
}

/* Cut a row into t->field and work out the values. */
static bool
load(mp_table *t, mp_str text, mp_row_fault *fault)
{
	size_t c;

	if (!mp_tsv_split(text, t->field, t->nfield, fault))
		return false;
	if (mp_str_starts(t->field[0], BOM))
		t->field[0] = mp_str_skip(t->field[0], BOM.n);
	t->undone.n = 0;
	mp_buf_reserve(&t->undone, 2 * text.n);
	for (c = 0; c < t->ncolumn; c++)
		t->value[c] = t->place[c] == ABSENT ? MP_STR("") :
		    meant(t, t->field[t->place[c]]);
	return true;
}

static bool
is_column(const mp_table *t, mp_str name)
{
	size_t c;

	for (c = 0; c < t->ncolumn; c++)
		if (mp_column_is(name, t->column[c].name))
			return true;
	return false;
}

/* Is the row that was loaded the header of the next of several joined files?  Where
 * nearly all rows are none, it is the length that tells. */
static bool
header_again(const mp_table *t)
{
	enum { LONGEST = 24 };	/* bytes of the name of a column */
	size_t c;

	for (c = 0; c < t->ncolumn; c++)
		if (t->column[c].needed && t->value[c].n > LONGEST)
			return false;
	for (c = 0; c < t->ncolumn; c++)
		if (t->column[c].needed && !is_column(t, t->value[c]))
			return false;
	return true;
}

static bool
empty(const mp_table *t)
{
	size_t c;

	for (c = 0; c < t->ncolumn; c++)
		if (t->value[c].n)
			return false;
	return true;
}

/* False, and `why` filled, if a value stands where no column has a name: it may be a
 * decision. */
static bool
all_named(const mp_table *t, mp_buf *why)
{
	size_t i;

	for (i = 0; i < t->nfield; i++) {
		mp_str value = trim(t->field[i]);

		if (!t->nameless[i] || value.n == 0)
			continue;
		mp_buf_printf(why, _("%s:%zu: '%.*s' stands in column %zu, which has no name"),
		    t->path, t->line, (int)value.n, value.p, i + 1);
		return false;
	}
	return true;
}

/* Fill `why` with what is wrong with a row. */
static bool
broken(const mp_table *t, const mp_row_fault *f, mp_buf *why)
{
	mp_buf_printf(why, "%s:%zu: ", t->path, t->line);
	if (f->kind == MP_ROW_RAGGED)
		mp_buf_printf(why, _("expected %zu fields as in the header, found %zu"),
		    f->want, f->have);
	else
		mp_buf_adds(why, _("not a row of text in the encoding that the file begins in, "
		    "UTF-8 or GB 18030"));
	return false;
}

mp_table *
mp_table_open(const char *path, const mp_table_column *column, mp_buf *why)
{
	mp_table *t = mp_zalloc(1, sizeof *t);
	mp_input_options o = { .file = &path, .nfile = 1, .csv = mp_table_csv(path),
		.guess = true };
	mp_input_error e;

	*t = (mp_table){ .path = path, .column = column, .line = 1 };
	while (column[t->ncolumn].name)
		t->ncolumn++;
	t->place = mp_zalloc(t->ncolumn, sizeof *t->place);
	t->value = mp_zalloc(t->ncolumn, sizeof *t->value);
	t->batch = mp_batch_new();
	t->in = mp_input_new(&o);
	why->n = 0;
	if (!mp_input_start(t->in, &e)) {
		mp_input_blame(&e, why);
	} else {
		mp_str header = mp_input_header(t->in);

		t->nfield = mp_input_columns(t->in);
		t->field = mp_zalloc(t->nfield, sizeof *t->field);
		t->nameless = mp_zalloc(t->nfield, sizeof *t->nameless);
		mp_tsv_cut(header, t->field, t->nfield);
		mp_buf_reserve(&t->undone, 2 * header.n);
		bind(t, why);
	}
	if (why->n == 0)
		return t;
	mp_table_close(t);
	return NULL;
}

void
mp_table_close(mp_table *t)
{
	if (!t)
		return;
	mp_input_free(t->in);
	mp_batch_free(t->batch);
	mp_buf_free(&t->undone);
	free(t->place);
	free(t->value);
	free(t->field);
	free(t->nameless);
	free(t);
}

bool
mp_table_next(mp_table *t, mp_buf *why)
{
	mp_input_error e;
	mp_record r;

	why->n = 0;
	for (;;) {
		while (!t->filled || !mp_batch_next(t->batch, &r)) {
			mp_input_status st = mp_input_fill(t->in, t->batch, &e);

			if (st == MP_INPUT_FAILED)
				mp_input_blame(&e, why);
			if (st != MP_INPUT_BATCH)
				return false;
			t->filled = true;
		}
		t->line = r.line;
		if (trim(r.raw).n == 0)
			continue;
		if (r.fault.kind != MP_ROW_GOOD || !load(t, r.text, &r.fault))
			return broken(t, &r.fault, why);
		if (header_again(t)) {
			if (!bind(t, why))
				return false;
		} else if (!all_named(t, why)) {
			return false;
		} else if (!empty(t)) {
			return true;
		}
	}
}

mp_str
mp_table_get(const mp_table *t, size_t column)
{
	return t->value[column];
}

size_t
mp_table_line(const mp_table *t)
{
	return t->line;
}

mp_reply
mp_table_reply(mp_str s)
{
	static const char *const words[][7] = {
		[MP_REPLY_NOTHING] = { "", NULL },
		[MP_REPLY_YES] = { "是", "采用", "y", "yes", "1", "１", NULL },
		[MP_REPLY_NO] = { "否", "不采用", "n", "no", "0", "０", NULL },
	};
	int a, i;

	for (a = MP_REPLY_NOTHING; a < MP_REPLY_UNCLEAR; a++)
		for (i = 0; words[a][i]; i++)
			if (mp_column_is(s, words[a][i]))
				return (mp_reply)a;
	return MP_REPLY_UNCLEAR;
}

void
mp_table_blame(const mp_table *t, size_t column, mp_buf *why, const char *fmt, ...)
{
	va_list ap;

	why->n = 0;
	mp_buf_printf(why, "%s:%zu: %s: ", t->path, t->line, t->column[column].name);
	va_start(ap, fmt);
	mp_buf_vprintf(why, fmt, ap);
	va_end(ap);
}

bool
mp_table_each(const char *path, const mp_table_column *columns,
    bool (*row)(void *of, const mp_table *, mp_buf *why), void *of, mp_buf *why)
{
	mp_table *t;

	why->n = 0;
	t = mp_table_open(path, columns, why);
	while (t && mp_table_next(t, why) && row(of, t, why))
		;
	mp_table_close(t);
	return why->n == 0;
}

bool
mp_table_number(const mp_table *t, size_t column, uint64_t *v, mp_buf *why)
{
	mp_str s = mp_table_get(t, column);
	size_t i;

	*v = 0;
	if (s.n == 0 || s.n > 12 || mp_str_digits(s) != s.n) {
		mp_table_blame(t, column, why, _("expected a whole number, not '%.*s'"),
		    (int)s.n, s.p);
		return false;
	}
	for (i = 0; i < s.n; i++)
		*v = *v * 10 + (uint64_t)(s.p[i] - '0');
	return true;
}

/* --- writing ------------------------------------------------------------- */

bool
mp_table_csv(const char *path)
{
	return mp_str_ends(mp_str_from(path), MP_STR(".csv"));
}

void
mp_table_header(mp_buf *out, const mp_table_column *column, bool csv)
{
	size_t c;

	mp_buf_add(out, BOM);
	for (c = 0; column[c].name; c++) {
		if (c)
			mp_buf_addc(out, csv ? ',' : '\t');
		mp_buf_adds(out, column[c].name);
	}
	mp_buf_adds(out, csv ? "\r\n" : "\n");
}

/* In TSV nothing is quoted, and ="..." is text to a spreadsheet all the same. */
static void
put_text(mp_buf *out, mp_str value)
{
	bool guard = mp_excel_changes(value);
	size_t i;

	mp_buf_adds(out, guard ? "=\"" : "");
	for (i = 0; i < value.n; i++) {
		char c = value.p[i];

		if (guard && c == '"')
			mp_buf_addc(out, '"');
		mp_buf_addc(out, c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
	}
	mp_buf_adds(out, guard ? "\"" : "");
}

void
mp_table_row(mp_buf *out, const mp_str *value, size_t columns, bool csv)
{
	size_t c;

	for (c = 0; c < columns; c++) {
		if (c)
			mp_buf_addc(out, csv ? ',' : '\t');
		if (csv)
			mp_excel_field(out, value[c]);
		else
			put_text(out, value[c]);
	}
	mp_buf_adds(out, csv ? "\r\n" : "\n");
}
