/* told.c - does a text say another address than its own? */
#include <config.h>

#include "address/numeral.h"
#include "base/utf8.h"
#include "told.h"

void
told_free(struct told *t)
{
	mp_fold_free(&t->fold);
	mp_buf_free(&t->text);
	mp_buf_free(&t->own);
	mp_buf_free(&t->other);
}

/* Plain characters, numerals as digits. */
static void
plain(struct told *t, mp_buf *out, mp_str s)
{
	mp_buf variant = { 0 };
	size_t n;
	uint32_t c;

	mp_fold_text(&t->fold, s);
	mp_fold_variant(&variant, t->fold.text);
	out->n = 0;
	for (s = mp_buf_str(&variant); s.n; s = mp_str_skip(s, n)) {
		if ((n = mp_numeral(s, out)) > 0)
			continue;
		n = mp_utf8_next(s.p, &c);
		mp_buf_add(out, (mp_str){ s.p, n });
	}
	mp_buf_free(&variant);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Does the text hold the value: 2组, but not within 12组? */
static bool
says(mp_str text, mp_str value)
{
	size_t i;

	for (i = 0; value.n && i + value.n <= text.n; i++)
		if (mp_str_starts(mp_str_skip(text, i), value) &&
		    !(i && is_digit(value.p[0]) && is_digit(text.p[i - 1])))
			return true;
	return false;
}

bool
told_other(struct told *t, mp_str text, mp_str own, mp_str other)
{
	plain(t, &t->text, text);
	plain(t, &t->own, own);
	plain(t, &t->other, other);
	return says(mp_buf_str(&t->text), mp_buf_str(&t->other)) &&
	    !says(mp_buf_str(&t->text), mp_buf_str(&t->own));
}
