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

	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n')
			continue;
		mp_buf_addc(b, strchr("\t\r\n", s.p[i]) && s.p[i] ? ' ' : s.p[i]);
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

/* Forget a half-read record: the parser starts anew, its buffer stays. */
static void
restart(mp_csv *c, struct csv_parser *p, mp_buf *out, size_t start)
{
	csv_fini(p, NULL, NULL, NULL);
	c->out = out;
	c->fields = 0;
	c->complete = false;
	out->n = start;
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
	size_t start = out->n;

	restart(c, &c->lenient, out, start);
	if (feed(c, &c->lenient, line) == FED_WHOLE && (!want || c->fields == want))
		return true;
	out->n = start;
	return false;
}

bool
mp_csv_next(mp_csv *c, mp_str in, bool last, size_t want, mp_buf *out,
    mp_csv_record *r)
{
	size_t start = out->n, used = 0, lines = 0, first = line_length(in);
	fed state = FED_MORE;

	restart(c, &c->strict, out, start);
	while (state == FED_MORE && lines < MP_CSV_LINES &&
	    (lines == 0 || used < MP_CSV_BYTES)) {
		mp_str rest = mp_str_skip(in, used);
		size_t n;

		if (rest.n == 0) {
			if (!last)
				return false;
			break;
		}
		n = line_length(rest);
		state = feed(c, &c->strict, (mp_str){ rest.p, n });
		used += n;
		lines++;
	}
	*r = (mp_csv_record){ used, lines, { .kind = MP_ROW_GOOD } };
	if (state == FED_WHOLE && (!want || c->fields == want))
		return true;
	/* The first line is to blame; what follows it gets its own chance. */
	*r = (mp_csv_record){ first, 1, { .kind = MP_ROW_QUOTE } };
	if (state == FED_WHOLE && lines == 1) {
		r->fault = (mp_row_fault){ .kind = MP_ROW_RAGGED, .have = c->fields,
		    .want = want };
	} else if (state == FED_CODE && lines == 1) {
		r->fault.kind = MP_ROW_NOT_GB18030;
	} else if (lenient_line(c, (mp_str){ in.p, first }, want, out)) {
		r->fault.kind = MP_ROW_GOOD;
		return true;
	}
	out->n = start;
	return true;
}
