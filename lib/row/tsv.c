/* tsv.c - one line of tab-separated fields. */
#include <config.h>

#include "row/tsv.h"

#include <endian.h>
#include <stdint.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/utf8.h"

mp_str
mp_tsv_chomp(mp_str line)
{
	if (line.n && line.p[line.n - 1] == '\n')
		line.n--;
	while (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	return line;
}

/* The tabs among the eight bytes at `p`: bit 0 is the first byte. */
static inline uint64_t
tabs_of_eight(const char *p)
{
	const uint64_t low = 0x7F7F7F7F7F7F7F7Fu, tab = 0x0909090909090909u;
	uint64_t w;

	memcpy(&w, p, sizeof w);
	w = le64toh(w) ^ tab;
	w = ~(((w & low) + low) | w | low);	/* bit 7 of each byte that is 0 */
	return (w >> 7) * 0x0102040810204080u >> 56;
}

/* The same of sixteen: every machine with x86-64 has the instructions for it. */
static inline uint64_t
tabs_of_sixteen(const char *p)
{
#ifdef __SSE2__
	__m128i w = _mm_loadu_si128((const void *)p);

	return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(w, _mm_set1_epi8('\t')));
#else
	return tabs_of_eight(p) | tabs_of_eight(p + 8) << 8;
#endif
}

enum { CHUNK = 64 };

/* The same of `n` bytes, at most a chunk. */
static inline uint64_t
tabs(const char *p, size_t n)
{
	uint64_t found = 0;
	size_t i;

	for (i = 0; i + 16 <= n; i += 16)
		found |= tabs_of_sixteen(p + i) << i;
	if (i + 8 <= n) {
		found |= tabs_of_eight(p + i) << i;
		i += 8;
	}
	for (; i < n; i++)
		found |= (uint64_t)(p[i] == '\t') << i;
	return found;
}

/* Fields are short, and half of those of an address are empty: a call of memchr for
 * each of them costs more than a look at all bytes. */
size_t
mp_tsv_cut(mp_str line, mp_str *field, size_t max)
{
	size_t n = 0, start = 0, i, tab;
	uint64_t found;

	for (i = 0; i < line.n; i += CHUNK)
		for (found = tabs(line.p + i, line.n - i < CHUNK ? line.n - i : CHUNK);
		    found; found &= found - 1) {
			tab = i + (size_t)__builtin_ctzll(found);
			if (n < max)
				field[n] = (mp_str){ line.p + start, tab - start };
			n++;
			start = tab + 1;
		}
	if (n < max)
		field[n] = mp_str_skip(line, start);
	return n + 1;
}

/* A fault at byte `at`, as the column that holds it. */
static bool
fault_at(mp_str line, size_t at, mp_row_kind kind, mp_row_fault *fault)
{
	*fault = (mp_row_fault){ .kind = kind,
	    .column = mp_tsv_cut((mp_str){ line.p, at }, NULL, 0) };
	return false;
}

bool
mp_tsv_split(mp_str line, mp_str *field, size_t want, mp_row_fault *fault)
{
	size_t n = mp_tsv_cut(line, field, want), good;
	const char *nul;

	if (n != want) {
		*fault = (mp_row_fault){ .kind = MP_ROW_RAGGED, .have = n, .want = want };
		return false;
	}
	nul = line.n ? memchr(line.p, '\0', line.n) : NULL;
	if (nul)
		return fault_at(line, (size_t)(nul - line.p), MP_ROW_NUL, fault);
	good = mp_utf8_valid(line);
	if (good != line.n)
		return fault_at(line, good, MP_ROW_NOT_UTF8, fault);
	return true;
}
