/* lines.c - the lines of a small file that a person wrote: rules, settings. */
#include "row/lines.h"

#include <errno.h>
#include <stdio.h>

#include "base/utf8.h"
#include "row/cli.h"
#include "row/tsv.h"

enum { LARGEST = 1 << 20 };

/* False with errno set if the file cannot be read. */
static bool
slurp(mp_lines *f)
{
	FILE *fp = fopen(f->path, "rb");
	size_t n;
	int saved;

	if (!fp)
		return false;
	do {
		mp_buf_reserve(&f->text, 4096);
		n = fread(f->text.p + f->text.n, 1, 4096, fp);
		f->text.n += n;
	} while (n > 0 && f->text.n <= LARGEST);
	saved = ferror(fp) ? errno : f->text.n > LARGEST ? EFBIG : 0;
	fclose(fp);
	errno = saved;
	return saved == 0;
}

/* The number of the line that holds byte `at`. */
static size_t
line_of(mp_str text, size_t at)
{
	size_t i, n = 1;

	for (i = 0; i < at; i++)
		n += text.p[i] == '\n';
	return n;
}

bool
mp_lines_open(mp_lines *f, const char *path, mp_buf *why)
{
	size_t good;
	const char *nul;

	*f = (mp_lines){ .path = path };
	why->n = 0;
	if (!slurp(f)) {
		mp_buf_printf(why, _("cannot read '%s': %s"), path, strerror(errno));
		mp_lines_close(f);
		return false;
	}
	good = mp_utf8_valid(mp_buf_str(&f->text));
	if ((nul = memchr(f->text.p, '\0', good)) != NULL)
		good = (size_t)(nul - f->text.p);
	if (good < f->text.n) {
		f->number = line_of(mp_buf_str(&f->text), good);
		mp_lines_blame(f, why, _("not UTF-8 text; save the file as UTF-8"));
		mp_lines_close(f);
		return false;
	}
	if (mp_str_starts(mp_buf_str(&f->text), MP_STR("\xEF\xBB\xBF")))
		f->at = 3;
	return true;
}

void
mp_lines_close(mp_lines *f)
{
	mp_buf_free(&f->text);
}

bool
mp_lines_next(mp_lines *f, mp_str *line)
{
	while (f->at < f->text.n) {
		mp_str rest = mp_str_skip(mp_buf_str(&f->text), f->at);
		const char *end = memchr(rest.p, '\n', rest.n);

		f->number++;
		rest.n = end ? (size_t)(end - rest.p) + 1 : rest.n;
		f->at += rest.n;
		*line = mp_tsv_chomp(rest);
		if (line->n > 0 && line->p[0] != '#')
			return true;
	}
	return false;
}

void
mp_lines_blame(const mp_lines *f, mp_buf *why, const char *fmt, ...)
{
	va_list ap;

	why->n = 0;
	mp_buf_printf(why, "%s:%zu: ", f->path, f->number ? f->number : 1);
	va_start(ap, fmt);
	mp_buf_vprintf(why, fmt, ap);
	va_end(ap);
}

void
mp_lines_blame_at(const mp_lines *f, const char *at, mp_buf *why, const char *fmt, ...)
{
	const char *begin = f->text.p;
	size_t column = 1;
	va_list ap;

	/* A byte order mark is no column. */
	if (mp_str_starts(mp_buf_str(&f->text), MP_STR("\xEF\xBB\xBF")) && at >= begin + 3)
		begin += 3;
	while (at > begin && at[-1] != '\n')
		column += (*--at & 0xC0) != 0x80;
	why->n = 0;
	mp_buf_printf(why, "%s:%zu:%zu: ", f->path, f->number, column);
	va_start(ap, fmt);
	mp_buf_vprintf(why, fmt, ap);
	va_end(ap);
}
