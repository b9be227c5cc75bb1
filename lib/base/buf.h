/* buf.h - a growing buffer of bytes.
 *
 * Start with `mp_buf b = { 0 };`, reset with `b.n = 0;`, end with mp_buf_free.
 * The bytes are not NUL-terminated unless mp_buf_cstr was the last call; any
 * call that adds may move them. */
#ifndef MP_BASE_BUF_H
#define MP_BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

typedef struct {
	char *p;
	size_t n, cap;
} mp_buf;

void mp_buf_reserve(mp_buf *, size_t more);	/* room for `more` bytes after n */
void mp_buf_free(mp_buf *);			/* leaves an empty buffer */
void mp_buf_printf(mp_buf *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void mp_buf_vprintf(mp_buf *, const char *fmt, va_list)
    __attribute__((format(printf, 2, 0)));
/* Append `want` bytes of the file from `at` on, fewer only at its end; false with errno set if
 * they cannot be read. */
bool mp_buf_read_at(mp_buf *, int fd, uint64_t at, size_t want);
char *mp_buf_cstr(mp_buf *);	/* NUL-terminates behind n; n does not count it */

static inline void
mp_buf_add(mp_buf *b, mp_str s)
{
	if (b->cap - b->n < s.n)
		mp_buf_reserve(b, s.n);
	if (s.n)
		memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

static inline void
mp_buf_addc(mp_buf *b, char c)
{
	if (b->cap == b->n)
		mp_buf_reserve(b, 1);
	b->p[b->n++] = c;
}

static inline void
mp_buf_adds(mp_buf *b, const char *s)
{
	mp_buf_add(b, mp_str_from(s));
}

static inline mp_str
mp_buf_str(const mp_buf *b)
{
	return (mp_str){ b->p, b->n };
}

#endif
