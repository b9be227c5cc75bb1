/* str.h - borrowed bytes.
 *
 * An mp_str points into memory that somebody else owns; it is not
 * NUL-terminated, is passed by value, and is never freed through this type.
 * How long the bytes live is said where the slice is handed out. */
#ifndef MP_BASE_STR_H
#define MP_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct {
	const char *p;
	size_t n;
} mp_str;

/* A slice of a string literal. */
#define MP_STR(lit) ((mp_str){ "" lit, sizeof(lit) - 1 })

static inline mp_str
mp_str_from(const char *s)
{
	return (mp_str){ s, strlen(s) };
}

static inline bool
mp_str_eq(mp_str a, mp_str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Byte order, a prefix first: what `LC_ALL=C sort` does. */
static inline int
mp_str_cmp(mp_str a, mp_str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

static inline bool
mp_str_starts(mp_str s, mp_str prefix)
{
	return s.n >= prefix.n && mp_str_eq((mp_str){ s.p, prefix.n }, prefix);
}

static inline bool
mp_str_ends(mp_str s, mp_str suffix)
{
	return s.n >= suffix.n &&
	    mp_str_eq((mp_str){ s.p + s.n - suffix.n, suffix.n }, suffix);
}

/* How many ASCII digits `s` begins with. */
static inline size_t
mp_str_digits(mp_str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n;
}

/* `s` without its first / last `n` bytes; `n` is at most s.n. */
static inline mp_str
mp_str_skip(mp_str s, size_t n)
{
	return (mp_str){ s.p + n, s.n - n };
}

static inline mp_str
mp_str_chop(mp_str s, size_t n)
{
	return (mp_str){ s.p, s.n - n };
}

/* `s` without the spaces and tabs around it. */
static inline mp_str
mp_str_trim(mp_str s)
{
	while (s.n && (s.p[0] == ' ' || s.p[0] == '\t'))
		s = mp_str_skip(s, 1);
	while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
		s = mp_str_chop(s, 1);
	return s;
}

#endif
