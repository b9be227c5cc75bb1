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

enum { BLOCK = 16 };

/* Does the byte lead a character of three bytes that has no rules but that two
 * bytes of 10xxxxxx follow?  Most hanzi do. */
static inline unsigned char
hanzi(unsigned char c)
{
	return (unsigned char)(c - 0xE4) < 8;
}

/* Are the next bytes ASCII and whole or partial hanzi?  Looks two bytes back.  No
 * branch and a fixed length: compilers make vector instructions of it. */
static bool
plain(const unsigned char *u)
{
	unsigned char odd = 0;
	int i;

	for (i = 0; i < BLOCK; i++) {
		unsigned char due = (int)hanzi(u[i - 1]) | (int)hanzi(u[i - 2]);

		odd |= due ^ ((u[i] & 0xC0) == 0x80);
		odd |= (u[i] >= 0xC0) & (hanzi(u[i]) ^ 1);
	}
	return !odd;
}

size_t
mp_utf8_valid(mp_str s)
{
	const unsigned char *u = (const unsigned char *)s.p;
	size_t i = 0, stop, len;

	while (i < s.n) {
		while (i >= 2 && s.n - i >= BLOCK && plain(u + i))
			i += BLOCK;
		if (i > 0 && hanzi(u[i - 1]))
			i--;
		else if (i > 1 && hanzi(u[i - 2]))
			i -= 2;
		stop = i < 2 ? 2 : i + BLOCK;
		for (; i < stop && i < s.n; i += len)
			if ((len = sequence(u + i, s.n - i)) == 0)
				return i;
	}
	return s.n;
}

size_t
mp_utf8_count(mp_str s)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}
