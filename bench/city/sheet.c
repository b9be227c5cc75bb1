/* sheet.c - a table as a department hands it out. */
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "sheet.h"

struct sheet {
	FILE *fp;
	iconv_t gb;		/* CSV */
	bool csv;
	mp_buf text, out;
};

static void
csv_value(mp_buf *out, mp_str value)
{
	size_t i;

	if (value.n == 0 || (memchr(value.p, ',', value.n) == NULL &&
	    memchr(value.p, '"', value.n) == NULL && value.p[0] != ' ')) {
		mp_buf_add(out, value);
		return;
	}
	mp_buf_addc(out, '"');
	for (i = 0; i < value.n; i++) {
		if (value.p[i] == '"')
			mp_buf_addc(out, '"');
		mp_buf_addc(out, value.p[i]);
	}
	mp_buf_addc(out, '"');
}

static void
write_gb(sheet *s, mp_str text)
{
	char *in = (char *)(uintptr_t)text.p, *out;
	size_t left = text.n, room;

	s->out.n = 0;
	mp_buf_reserve(&s->out, 2 * text.n + 8);	/* what is longer in GB 18030: 2 to 4 */
	out = s->out.p;
	room = s->out.cap;
	if (iconv(s->gb, &in, &left, &out, &room) == (size_t)-1)
		abort();	/* the city's own text */
	fwrite(s->out.p, 1, s->out.cap - room, s->fp);
}

void
sheet_put(sheet *s, mp_str row)
{
	const char *tab;
	size_t n;

	if (!s->csv) {
		fwrite(row.p, 1, row.n, s->fp);
		putc('\n', s->fp);
		return;
	}
	s->text.n = 0;
	for (;;) {
		tab = row.n ? memchr(row.p, '\t', row.n) : NULL;
		n = tab ? (size_t)(tab - row.p) : row.n;
		csv_value(&s->text, (mp_str){ row.p, n });
		if (tab == NULL)
			break;
		mp_buf_addc(&s->text, ',');
		row = mp_str_skip(row, n + 1);
	}
	mp_buf_adds(&s->text, "\r\n");
	write_gb(s, mp_buf_str(&s->text));
}

static void
header(sheet *s, const struct sheet_column *c)
{
	mp_buf row = { 0 };
	size_t i;

	for (i = 0; c[i].name; i++) {
		if (i)
			mp_buf_addc(&row, '\t');
		mp_buf_adds(&row, s->csv ? c[i].chinese : c[i].name);
	}
	sheet_put(s, mp_buf_str(&row));
	mp_buf_free(&row);
}

sheet *
sheet_new(const char *dir, const char *name, const struct sheet_column *columns, bool csv)
{
	sheet *s = mp_zalloc(1, sizeof *s);
	mp_buf path = { 0 };

	mp_buf_printf(&path, "%s/%s.%s", dir, name, csv ? "csv" : "tsv");
	s->csv = csv;
	s->fp = fopen(mp_buf_cstr(&path), "w");
	mp_buf_free(&path);
	if (s->fp != NULL && csv && (s->gb = iconv_open("GB18030", "UTF-8")) == (iconv_t)-1) {
		fclose(s->fp);
		s->fp = NULL;
	}
	if (s->fp == NULL) {
		free(s);
		return NULL;
	}
	header(s, columns);
	return s;
}

bool
sheet_free(sheet *s)
{
	bool good;

	if (s == NULL)
		return true;
	good = !ferror(s->fp);
	good = fclose(s->fp) == 0 && good;
	if (s->csv)
		iconv_close(s->gb);
	mp_buf_free(&s->text);
	mp_buf_free(&s->out);
	free(s);
	return good;
}
