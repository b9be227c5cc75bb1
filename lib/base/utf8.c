/* utf8.c - UTF-8 as Unicode defines it. */
#include "base/utf8.h"

/* The length of the well-formed sequence at `u` (at most `n` bytes), or 0. */
static size_t
sequence(const unsigned char *u, size_t n)
{
	unsigned lo = 0x80, hi = 0xBF;
	size_t len, i;

	if (u[0] < 0x80)
		return 1;
	if (u[0] < 0xC2 || u[0] > 0xF4)
		return 0;
	len = u[0] < 0xE0 ? 2 : u[0] < 0xF0 ? 3 : 4;
	if (u[0] == 0xE0)
		lo = 0xA0;
	else if (u[0] == 0xED)
		hi = 0x9F;
	else if (u[0] == 0xF0)
		lo = 0x90;
	else if (u[0] == 0xF4)
		hi = 0x8F;
	if (n < len || u[1] < lo || u[1] > hi)
		return 0;
	for (i = 2; i < len; i++)
		if ((u[i] & 0xC0) != 0x80)
			return 0;
	return len;
}

/* Most Chinese characters: three bytes that need no look at special cases. */
static inline bool
plain_three(const unsigned char *u, size_t n)
{
	return n >= 3 && (u[0] & 0xF0) == 0xE0 && u[0] != 0xE0 && u[0] != 0xED &&
	    (u[1] & 0xC0) == 0x80 && (u[2] & 0xC0) == 0x80;
}

size_t
mp_utf8_valid(mp_str s)
{
	const unsigned char *u = (const unsigned char *)s.p;
	size_t i = 0, len;

	while (i < s.n) {
		uint64_t eight;

		if (plain_three(u + i, s.n - i)) {
			i += 3;
			continue;
		}
		if (s.n - i >= sizeof eight) {
			memcpy(&eight, u + i, sizeof eight);
			if (!(eight & 0x8080808080808080u)) {
				i += sizeof eight;
				continue;
			}
		}
		if (!(len = sequence(u + i, s.n - i)))
			return i;
		i += len;
	}
	return s.n;
}

size_t
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

size_t
mp_utf8_count(mp_str s)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}
