/* lines.h - the lines of a small file that a person wrote: rules, settings.
 *
 *	mp_lines f;
 *	if (!mp_lines_open(&f, path, why))
 *		return false;
 *	while (mp_lines_next(&f, &line))
 *		if (... it is wrong ...)
 *			mp_lines_blame(&f, why, _("expected ..."));
 *	mp_lines_close(&f);
 *
 * A byte order mark and CRLF are accepted, as Windows editors write them; empty
 * lines and lines that begin with # are skipped. */
#ifndef MP_ROW_LINES_H
#define MP_ROW_LINES_H

#include "base/buf.h"

typedef struct {
	const char *path;	/* the caller's */
	mp_buf text;
	size_t at;
	size_t number;		/* of the line that was read last, from 1 */
} mp_lines;

/* Read the whole file, at most a megabyte of valid UTF-8.  False, and `why` filled
 * with the reason and ready to print, if that cannot be. */
bool mp_lines_open(mp_lines *, const char *path, mp_buf *why);
void mp_lines_close(mp_lines *);

/* The next line that says something, without its end; it lives until the close. */
bool mp_lines_next(mp_lines *, mp_str *line);

/* Fill `why` with "file:line: " and a sentence, which comes translated. */
void mp_lines_blame(const mp_lines *, mp_buf *why, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* The same with "file:line:column: "; `at` is a byte of the line that was read last, and
 * columns are characters, from 1. */
void mp_lines_blame_at(const mp_lines *, const char *at, mp_buf *why, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

#endif
