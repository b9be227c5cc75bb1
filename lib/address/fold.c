/* fold.c - bring characters to one form before anything reads the text. */
#include <config.h>

#include "address/fold.h"

#include <stdlib.h>

#include "address/fold_table.h"
#include "base/mem.h"
#include "base/utf8.h"

/* What becomes of `c`: 0 (stays), a FOLD_* action, or another character. */
static inline unsigned
action(uint32_t c)
{
	return c < 0x10000 ? fold_bmp[c] : FOLD_LONG;
}

static const struct fold_long *
find_long(uint32_t c)
{
	size_t lo = 0, hi = FOLD_NLONG;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (fold_long[mid].c < c)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < FOLD_NLONG && fold_long[lo].c == c ? &fold_long[lo] : NULL;
}

bool
mp_fold_changes(uint32_t c)
{
	return c < 0x10000 ? fold_bmp[c] != 0 : find_long(c) != NULL;
}

/* The number of bytes before the first character that folding may touch. */
static size_t
untouched(mp_str s)
{
	size_t i = 0, n;
	uint32_t c, last = 0;

	for (; i < s.n; i += n, last = c) {
		n = mp_utf8_next(s.p + i, &c);
		if (mp_fold_changes(c))
			return i;
		if (c == last && (c == '-' || c == '~'))
			return i;
	}
	return i;
}

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Append `n` bytes that came from the raw character at `at`. */
static void
emit(mp_fold *f, const char *p, size_t n, size_t at, bool *space)
{
	char last = f->buf.n ? f->buf.p[f->buf.n - 1] : 0;

	if (n == 1 && *p == last && (last == '-' || last == '~'))
		return;
	if (*space && is_alnum(last) && is_alnum(*p)) {
		f->map[f->buf.n] = (uint32_t)at;
		f->buf.p[f->buf.n++] = ' ';
	}
	*space = false;
	while (n-- > 0) {
		f->map[f->buf.n] = (uint32_t)at;
		f->buf.p[f->buf.n++] = *p++;
	}
}

/* Fold the character at raw offset `at`; returns its length. */
static size_t
fold_one(mp_fold *f, size_t at, bool *space)
{
	const struct fold_long *l;
	char out[4];
	uint32_t c;
	size_t n = mp_utf8_next(f->raw.p + at, &c);
	unsigned a = action(c);

	switch (a) {
	case 0:
		emit(f, f->raw.p + at, n, at, space);
		break;
	case FOLD_SPACE:
		*space = true;
		break;
	case FOLD_DROP:
		break;
	case FOLD_LONG:
		if ((l = find_long(c)) == NULL)
			emit(f, f->raw.p + at, n, at, space);
		else if (l->n)
			emit(f, l->to, l->n, at, space);
		break;
	default:
		emit(f, out, mp_utf8_put(out, a), at, space);
	}
	return n;
}

void
mp_fold_keep(mp_fold *f, mp_str raw)
{
	f->raw = f->text = raw;
	f->same = true;
}

void
mp_fold_text(mp_fold *f, mp_str raw)
{
	size_t i, most;
	bool space = false;

	mp_fold_keep(f, raw);
	i = untouched(raw);
	f->same = i == raw.n;
	if (f->same)
		return;
	most = i + (raw.n - i) * FOLD_GROWTH + 1;
	f->buf.n = 0;
	mp_buf_reserve(&f->buf, most);
	f->map = mp_grow(f->map, &f->cap, most, sizeof *f->map);
	while (f->buf.n < i) {
		f->map[f->buf.n] = (uint32_t)f->buf.n;
		f->buf.p[f->buf.n] = raw.p[f->buf.n];
		f->buf.n++;
	}
	while (i < raw.n)
		i += fold_one(f, i, &space);
	f->text = mp_buf_str(&f->buf);
}

void
mp_fold_free(mp_fold *f)
{
	mp_buf_free(&f->buf);
	free(f->map);
	*f = (mp_fold){ 0 };
}

/* Where the raw character that gave folded byte `i` begins and ends.  An
 * untouched prefix maps byte by byte, so `i` may lie inside a character. */
static size_t
raw_end(const mp_fold *f, size_t i)
{
	size_t at = f->map[i];

	do
		at++;
	while (at < f->raw.n && (f->raw.p[at] & 0xC0) == 0x80);
	return at;
}

mp_str
mp_fold_raw(const mp_fold *f, size_t from, size_t to)
{
	size_t start;

	if (f->same)
		return (mp_str){ f->raw.p + from, to - from };
	if (from == to)
		return (mp_str){ f->raw.p + (from < f->text.n ? f->map[from] : f->raw.n), 0 };
	start = f->map[from];
	return (mp_str){ f->raw.p + start, raw_end(f, to - 1) - start };
}

bool
mp_fold_drops(const mp_fold *f, size_t at)
{
	if (at >= f->text.n)
		return false;
	return f->map[at] > (at ? raw_end(f, at - 1) : 0);
}

void
mp_fold_variant(mp_buf *out, mp_str s)
{
	size_t i = 0, n;
	uint32_t c;

	mp_buf_reserve(out, s.n);
	while (i < s.n) {
		n = mp_utf8_next(s.p + i, &c);
		if (n == 3 && fold_variant(c) != c)
			out->n += mp_utf8_put(out->p + out->n, fold_variant(c));
		else {
			memcpy(out->p + out->n, s.p + i, n);
			out->n += n;
		}
		i += n;
	}
}

size_t
mp_fold_plain(mp_str s)
{
	size_t i, n;
	uint32_t c;

	for (i = 0; i + 3 <= s.n && (unsigned char)s.p[i] >= 0xE4; i += n) {
		n = mp_utf8_next(s.p + i, &c);
		if (c < FOLD_PLAIN_FIRST || c > FOLD_PLAIN_LAST ||
		    !(fold_plain[(c - FOLD_PLAIN_FIRST) / 8] >> (c & 7) & 1))
			break;
	}
	return i;
}

uint32_t
mp_fold_variant_char(uint32_t c)
{
	return fold_variant(c);
}
