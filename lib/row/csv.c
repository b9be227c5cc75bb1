/* csv.c - records of comma-separated values as Excel and WPS write them. */
#include "row/csv.h"

#include <csv.h>
#include <stdlib.h>

#include "base/mem.h"
#include "row/excel.h"

struct mp_csv {
	struct csv_parser strict, lenient;
	mp_decoder *decoder;
	mp_buf line;		/* the line being fed, decoded */
	mp_buf *out;
	size_t fields;		/* of the record so far */
	bool complete;		/* its end was seen */
};

/* A field must not need libcsv's idea of space, and a record ends with LF only. */
static int
is_space(unsigned char c)
{
	(void)c;
	return 0;
}

static int
is_term(unsigned char c)
{
	return c == '\n';
}

/* Append a field without what would break a TSV row. */
static void
add_field(mp_buf *b, mp_str s)
{
	size_t i;

	mp_buf_reserve(b, s.n);
	for (i = 0; i < s.n; i++) {
		char c = s.p[i];

		b->p[b->n++] = c == '\t' || c == '\r' || c == '\n' ? ' ' : c;
	}
}

static void
on_field(void *p, size_t n, void *self)
{
	mp_csv *c = self;
	mp_buf *b = c->out;
	size_t start;

	if (c->fields++)
		mp_buf_addc(b, '\t');
	start = b->n;
	if (mp_excel_undo(b, (mp_str){ p, n })) {
		for (; start < b->n; start++)
			if (b->p[start] && strchr("\t\r\n", b->p[start]))
				b->p[start] = ' ';
	} else {
		add_field(b, (mp_str){ p, n });
	}
}

static void
on_record(int end, void *self)
{
	mp_csv *c = self;

	(void)end;
	c->fields += c->fields == 0;	/* an empty line is one empty field */
	c->complete = true;
}

static void
set_up(struct csv_parser *p, unsigned char options)
{
	csv_init(p, options);
	csv_set_realloc_func(p, mp_realloc);
	csv_set_space_func(p, is_space);
	csv_set_term_func(p, is_term);
}

mp_csv *
mp_csv_new(mp_decoder *decoder)
{
	mp_csv *c = mp_zalloc(1, sizeof *c);

	set_up(&c->strict, CSV_STRICT | CSV_REPALL_NL);
	set_up(&c->lenient, CSV_REPALL_NL);
	c->decoder = decoder;
	return c;
}

void
mp_csv_free(mp_csv *c)
{
	if (!c)
		return;
	csv_free(&c->strict);
	csv_free(&c->lenient);
	mp_buf_free(&c->line);
	free(c);
}

/* Forget a half-read record: the parser (if there is one) starts anew. */
static void
restart(mp_csv *c, struct csv_parser *p, mp_buf *out)
{
	if (p)
		csv_fini(p, NULL, NULL, NULL);
	c->out = out;
	c->fields = 0;
	c->complete = false;
}

typedef enum { FED_MORE, FED_WHOLE, FED_QUOTE, FED_CODE } fed;

/* Feed one line, its line end as LF. */
static fed
feed(mp_csv *c, struct csv_parser *p, mp_str line)
{
	line = mp_tsv_chomp(line);
	if (c->decoder) {
		c->line.n = 0;
		if (!mp_decode(c->decoder, line, &c->line))
			return FED_CODE;
		line = mp_buf_str(&c->line);
	}
	if (csv_parse(p, line.p, line.n, on_field, on_record, c) != line.n ||
	    csv_parse(p, "\n", 1, on_field, on_record, c) != 1)
		return FED_QUOTE;
	return c->complete ? FED_WHOLE : FED_MORE;
}

/* The length of the first line of `in` with its line end. */
static size_t
line_length(mp_str in)
{
	const char *end = memchr(in.p, '\n', in.n);

	return end ? (size_t)(end - in.p) + 1 : in.n;
}

/* Read the first line alone, taking quotes inside a field as they stand. */
static bool
lenient_line(mp_csv *c, mp_str line, size_t want, mp_buf *out)
{
	restart(c, &c->lenient, out);
	return feed(c, &c->lenient, line) == FED_WHOLE && (!want || c->fields == want);
}

/* A line without any quote needs no parser: each comma is one. */
static void
plain_line(mp_csv *c, mp_str line, size_t want, mp_buf *out, mp_csv_record *r)
{
	size_t start = out->n;
	const char *comma;

	restart(c, NULL, out);
	line = mp_tsv_chomp(line);
	if (c->decoder) {
		c->line.n = 0;
		if (!mp_decode(c->decoder, line, &c->line)) {
			r->fault.kind = MP_ROW_NOT_GB18030;
			return;
		}
		line = mp_buf_str(&c->line);
	}
	do {
		comma = line.n ? memchr(line.p, ',', line.n) : NULL;
		if (c->fields++)
			mp_buf_addc(out, '\t');
		add_field(out, (mp_str){ line.p, comma ? (size_t)(comma - line.p) : line.n });
		if (comma)
			line = mp_str_skip(line, (size_t)(comma - line.p) + 1);
	} while (comma);
	if (want && c->fields != want) {
		r->fault = (mp_row_fault){ .kind = MP_ROW_RAGGED, .have = c->fields,
		    .want = want };
		out->n = start;
	}
}

/* Feed lines until the record is whole, broken, or too long to be one.  False if
 * that cannot be said yet. */
static bool
strict_record(mp_csv *c, mp_str in, bool last, mp_buf *out, mp_csv_record *r,
    fed *state)
{
	restart(c, &c->strict, out);
	r->used = r->lines = 0;
	*state = FED_MORE;
	while (*state == FED_MORE && r->lines < MP_CSV_LINES &&
	    (r->lines == 0 || r->used < MP_CSV_BYTES)) {
		mp_str rest = mp_str_skip(in, r->used);

		if (rest.n == 0)
			return last;
		rest.n = line_length(rest);
		*state = feed(c, &c->strict, rest);
		r->used += rest.n;
		r->lines++;
	}
	return true;
}

bool
mp_csv_next(mp_csv *c, mp_str in, bool last, size_t want, mp_buf *out,
    mp_csv_record *r)
{
	mp_str line = { in.p, line_length(in) };
	size_t start = out->n;
	fed state;

	*r = (mp_csv_record){ line.n, 1, { .kind = MP_ROW_GOOD } };
	if (!memchr(line.p, '"', line.n)) {
		plain_line(c, line, want, out, r);
		return true;
	}
	if (!strict_record(c, in, last, out, r, &state)) {
		out->n = start;
		return false;
	}
	if (state == FED_WHOLE && (!want || c->fields == want))
		return true;
	/* The first line is to blame; what follows it gets its own chance. */
	r->fault.kind = MP_ROW_QUOTE;
	if (r->lines == 1 && state == FED_WHOLE)
		r->fault = (mp_row_fault){ .kind = MP_ROW_RAGGED, .have = c->fields,
		    .want = want };
	else if (r->lines == 1 && state == FED_CODE)
		r->fault.kind = MP_ROW_NOT_GB18030;
	else {
		out->n = start;
		if (lenient_line(c, line, want, out))
			r->fault.kind = MP_ROW_GOOD;
	}
	r->used = line.n;
	r->lines = 1;
	if (r->fault.kind != MP_ROW_GOOD)
		out->n = start;
	return true;
}
