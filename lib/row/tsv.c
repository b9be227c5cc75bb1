/* tsv.c - one line of tab-separated fields. */
#include <config.h>

#include "row/tsv.h"

#include <endian.h>
#include <stdint.h>

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

/* Bit 7 of each of the eight bytes at `p` that is a tab, the first byte lowest. */
static inline uint64_t
tabs(const char *p)
{
	const uint64_t low = 0x7F7F7F7F7F7F7F7Fu, tab = 0x0909090909090909u;
	uint64_t w;

	memcpy(&w, p, sizeof w);
	w = le64toh(w) ^ tab;
	return ~(((w & low) + low) | w | low);
}

/* Fields are short, and half of those of an address are empty: eight bytes are
 * looked at together, because a call of memchr for each field costs more. */
size_t
mp_tsv_cut(mp_str line, mp_str *field, size_t max)
{
	size_t n = 0, start = 0, i = 0, tab;
	uint64_t found;

	while (i < line.n) {
		if (line.n - i >= 8) {
			found = tabs(line.p + i);
			i += 8;
		} else {
			found = line.p[i++] == '\t' ? UINT64_C(1) << 63 : 0;
		}
		for (; found; found &= found - 1) {
			tab = i - 8 + (size_t)__builtin_ctzll(found) / 8;
			if (n < max)
				field[n] = (mp_str){ line.p + start, tab - start };
			n++;
			start = tab + 1;
		}
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
