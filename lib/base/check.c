/* check.c - check characters by ISO 7064. */
#include "base/check.h"

/* `body` counts the characters that may stand before the check; the check may
 * be any of `modulus` (pure, one character) or `body` of them. */
static const struct system {
	const char *alphabet;
	unsigned body, modulus, radix;	/* radix 0: hybrid, MOD body+1,body */
	size_t width;
} systems[] = {
	[MP_MOD_11_2] = { "0123456789X", 10, 11, 2, 1 },
	[MP_MOD_97_10] = { "0123456789", 10, 97, 10, 2 },
	[MP_MOD_11_10] = { "0123456789", 10, 10, 0, 1 },
	[MP_MOD_37_36] = { "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 36, 36, 0, 1 },
	[MP_CHECK_NONE] = { "", 0, 0, 0, 0 },
};

size_t
mp_check_width(mp_check c)
{
	return systems[c].width;
}

bool
mp_check_char(mp_check c, char ch)
{
	return ch && strchr(systems[c].alphabet, ch);
}

static int
value(const struct system *s, char c, unsigned max)
{
	const char *at = c ? strchr(s->alphabet, c) : NULL;

	return at && (unsigned)(at - s->alphabet) < max ? (int)(at - s->alphabet) : -1;
}

/* One more character behind those that led to state `p`. */
static unsigned
step(const struct system *s, unsigned p, unsigned v)
{
	if (s->radix)
		return (p + v) * s->radix % s->modulus;
	p = (p + v) % s->modulus;
	return (p ? p : s->modulus) * 2 % (s->modulus + 1);
}

/* The state behind the whole of `body`, or -1. */
static int
run(const struct system *s, mp_str body)
{
	unsigned p = s->radix ? 0 : s->modulus;
	size_t i;
	int v;

	for (i = 0; i < body.n; i++) {
		if ((v = value(s, body.p[i], s->body)) < 0)
			return -1;
		p = step(s, p, (unsigned)v);
	}
	return (int)p;
}

bool
mp_check_make(mp_check c, mp_str body, char out[MP_CHECK_MAX])
{
	const struct system *s = &systems[c];
	unsigned v;
	int p;

	if (c == MP_CHECK_NONE)
		return true;
	p = run(s, body);
	if (p < 0 || body.n == 0)
		return false;
	if (s->width == 2)
		p = (int)step(s, (unsigned)p, 0);	/* makes room for the second digit */
	/* Behind the check character the sum is 1. */
	v = (s->modulus + 1 - (unsigned)p % s->modulus) % s->modulus;
	if (s->width == 2) {
		out[0] = s->alphabet[v / s->radix];
		out[1] = s->alphabet[v % s->radix];
	} else {
		out[0] = s->alphabet[v];
	}
	return true;
}

bool
mp_check_ok(mp_check c, mp_str code)
{
	size_t w = systems[c].width;
	char want[MP_CHECK_MAX];

	return code.n > w && mp_check_make(c, mp_str_chop(code, w), want) &&
	    memcmp(code.p + code.n - w, want, w) == 0;
}
