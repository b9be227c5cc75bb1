/* buf.c - a growing buffer of bytes. */
#include <config.h>

#include "base/buf.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

void
mp_buf_reserve(mp_buf *b, size_t more)
{
	b->p = mp_grow(b->p, &b->cap, b->n + more, 1);
}

void
mp_buf_free(mp_buf *b)
{
	free(b->p);
	*b = (mp_buf){ 0 };
}

void
mp_buf_vprintf(mp_buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(b->p ? b->p + b->n : NULL, b->cap - b->n, fmt, ap);
	if (n > 0 && (size_t)n >= b->cap - b->n) {
		mp_buf_reserve(b, (size_t)n + 1);
		vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
	}
	b->n += n > 0 ? (size_t)n : 0;
	va_end(again);
}

void
mp_buf_printf(mp_buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	mp_buf_vprintf(b, fmt, ap);
	va_end(ap);
}

bool
mp_buf_read_at(mp_buf *b, int fd, uint64_t at, size_t want)
{
	size_t end = b->n + want;

	mp_buf_reserve(b, want);
	while (b->n < end) {
		ssize_t n = pread(fd, b->p + b->n, end - b->n, (off_t)at);

		if (n == 0)
			break;
		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0) {
			b->n += (size_t)n;
			at += (uint64_t)n;
		}
	}
	return true;
}

char *
mp_buf_cstr(mp_buf *b)
{
	mp_buf_reserve(b, 1);
	b->p[b->n] = '\0';
	return b->p;
}
