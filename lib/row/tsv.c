/* tsv.c - one line of tab-separated fields. */
#include "row/tsv.h"

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

size_t
mp_tsv_cut(mp_str line, mp_str *field, size_t max)
{
	const char *tab;
	size_t n = 0;

	for (;;) {
		/* Half of the elements of an address are empty: no call for those. */
		tab = line.n == 0 ? NULL : *line.p == '\t' ? line.p :
		    memchr(line.p, '\t', line.n);
		if (n < max)
			field[n] = (mp_str){ line.p, tab ? (size_t)(tab - line.p) : line.n };
		n++;
		if (!tab)
			return n;
		line = mp_str_skip(line, (size_t)(tab - line.p) + 1);
	}
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
