/* utf8.h - UTF-8 as Unicode defines it (no surrogates, no overlong forms,
 * nothing above U+10FFFF; The Unicode Standard, table 3-7). */
#ifndef MP_BASE_UTF8_H
#define MP_BASE_UTF8_H

#include <stdint.h>

#include "base/buf.h"

/* The number of bytes before the first that is not valid UTF-8; s.n if all are. */
size_t mp_utf8_valid(mp_str s);

/* Decode one character of VALID text at `p`; returns its length in bytes. */
static inline size_t
mp_utf8_next(const char *p, uint32_t *c)
{
	const unsigned char *u = (const unsigned char *)p;

	if ((u[0] & 0xF0) == 0xE0) {	/* hanzi: most of what is read */
		*c = (uint32_t)(u[0] & 0x0F) << 12 | (uint32_t)(u[1] & 0x3F) << 6 |
		    (u[2] & 0x3F);
		return 3;
	}
	if (u[0] < 0x80) {
		*c = u[0];
		return 1;
	}
	if (u[0] < 0xE0) {
		*c = (uint32_t)(u[0] & 0x1F) << 6 | (u[1] & 0x3F);
		return 2;
	}
	*c = (uint32_t)(u[0] & 0x07) << 18 | (uint32_t)(u[1] & 0x3F) << 12 |
	    (uint32_t)(u[2] & 0x3F) << 6 | (u[3] & 0x3F);
	return 4;
}

/* Write `c` (a scalar value) to `out`, which has room for 4; returns the length. */
static inline size_t
mp_utf8_put(char *out, uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

/* How many characters valid text holds. */
size_t mp_utf8_count(mp_str s);

#endif
