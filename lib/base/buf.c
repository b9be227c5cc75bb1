/* buf.c - a growing buffer of bytes. */
#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>

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
	n = vsnprintf(NULL, 0, fmt, ap);
	if (n > 0) {
		mp_buf_reserve(b, (size_t)n + 1);
		vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
		b->n += (size_t)n;
	}
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

char *
mp_buf_cstr(mp_buf *b)
{
	mp_buf_reserve(b, 1);
	b->p[b->n] = '\0';
	return b->p;
}
