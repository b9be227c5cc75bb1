/* check.c - ISO 7064 against published values, and what it lets through. */
#include <config.h>

#include "base/check.h"
#include "tap.h"

static const char *const names[] = {
	[MP_MOD_11_2] = "MOD 11-2", [MP_MOD_97_10] = "MOD 97-10",
	[MP_MOD_11_10] = "MOD 11-10", [MP_MOD_37_36] = "MOD 37-36",
};

static void
vectors(void)
{
	static const struct { mp_check c; const char *body, *check; } t[] = {
		{ MP_MOD_11_10, "0794", "5" }, { MP_MOD_11_2, "0794", "0" },
		{ MP_MOD_11_2, "079", "X" }, { MP_MOD_97_10, "0794", "44" },
		{ MP_MOD_37_36, "A12425GABC1234002", "M" },
		/* GB 11643: an identity number is MOD 11-2 */
		{ MP_MOD_11_2, "11010519491231002", "X" },
		{ MP_MOD_11_10, "411502001001", "7" },
		{ MP_MOD_37_36, "411502001001", "L" },
		{ MP_MOD_97_10, "411502001001", "65" },
		{ MP_MOD_11_10, "411571001001", "1" },
		{ MP_MOD_37_36, "411571001001", "M" },
		{ MP_MOD_97_10, "411571001001", "05" },
		{ MP_MOD_11_10, "41152220310100012300101", "2" },
		{ MP_MOD_37_36, "41152220310100012300101", "6" },
		{ MP_MOD_97_10, "41152220310100012300101", "71" },
	};
	char got[MP_CHECK_MAX], whole[64];
	size_t i, n;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		n = strlen(t[i].check);
		ok(mp_check_width(t[i].c) == n &&
		    mp_check_make(t[i].c, mp_str_from(t[i].body), got) &&
		    memcmp(got, t[i].check, n) == 0,
		    "%s of %s is %s", names[t[i].c], t[i].body, t[i].check);
		snprintf(whole, sizeof whole, "%s%s", t[i].body, t[i].check);
		ok(mp_check_ok(t[i].c, mp_str_from(whole)), "%s holds", whole);
	}
	ok(!mp_check_make(MP_MOD_11_2, MP_STR(""), got), "nothing has no check");
	ok(!mp_check_make(MP_MOD_11_2, MP_STR("07X4"), got) &&
	    !mp_check_make(MP_MOD_37_36, MP_STR("a"), got) &&
	    !mp_check_make(MP_MOD_97_10, (mp_str){ "1\0002", 3 }, got),
	    "characters outside the alphabet have no check");
	ok(!mp_check_ok(MP_MOD_97_10, MP_STR("44")), "a check alone does not hold");
}

/* A 29-digit body and its check, with one character changed at every position
 * into every other; the systems are linear (pure) or walk through all states
 * (hybrid), so many bodies are tried. */
enum { BODY = 29, BODIES = 400 };

static size_t
next_body(char *code, mp_check c, unsigned *seed)
{
	int i;

	for (i = 0; i < BODY; i++) {
		*seed = *seed * 1103515245 + 12345;
		code[i] = (char)('0' + (*seed >> 16) % 10);
	}
	mp_check_make(c, (mp_str){ code, BODY }, code + BODY);
	return BODY + mp_check_width(c);
}

static size_t
single_errors_missed(mp_check c)
{
	static const char chars[] = "0123456789XABCZ";
	char code[BODY + MP_CHECK_MAX];
	unsigned seed = 7;
	size_t missed = 0, i, n, k;
	int b;

	for (b = 0; b < BODIES; b++) {
		n = next_body(code, c, &seed);
		for (i = 0; i < n; i++)
			for (k = 0; k < sizeof chars - 1; k++) {
				char old = code[i];

				code[i] = chars[k];
				missed += code[i] != old && mp_check_ok(c, (mp_str){ code, n });
				code[i] = old;
			}
	}
	return missed;
}

/* Swaps of unlike neighbours that pass, those with the check included. */
static size_t
swaps_missed(mp_check c, size_t *tried)
{
	char code[BODY + MP_CHECK_MAX], x;
	unsigned seed = 11;
	size_t missed = 0, i, n;
	int b;

	*tried = 0;
	for (b = 0; b < 10 * BODIES; b++) {
		n = next_body(code, c, &seed);
		for (i = 0; i + 1 < n; i++) {
			x = code[i];
			*tried += x != code[i + 1];
			code[i] = code[i + 1];
			code[i + 1] = x;
			missed += x != code[i] && mp_check_ok(c, (mp_str){ code, n });
			code[i + 1] = code[i];
			code[i] = x;
		}
	}
	return missed;
}

/* MOD 11-2 and MOD 97-10 are sums of digit times weight, so whether a wrong
 * digit or a swap shows depends on its place and the digits, not on the rest:
 * all places times all pairs is a proof.  Zeros stand for the rest. */
static void
proof(mp_check c)
{
	char code[BODY + MP_CHECK_MAX], check[MP_CHECK_MAX];
	size_t i, w = mp_check_width(c), single = 0, swap = 0;
	char a, b;

	for (i = 0; i < BODY; i++)
		for (a = '0'; a <= '9'; a++)
			for (b = '0'; b <= '9'; b++) {
				if (a == b)
					continue;
				memset(code, '0', BODY);
				code[i] = a;
				mp_check_make(c, (mp_str){ code, BODY }, check);
				code[i] = b;
				mp_check_make(c, (mp_str){ code, BODY }, code + BODY);
				single += memcmp(check, code + BODY, w) == 0;
				if (i + 1 == BODY)
					continue;
				code[i + 1] = a;
				mp_check_make(c, (mp_str){ code, BODY }, check);
				code[i] = a;
				code[i + 1] = b;
				mp_check_make(c, (mp_str){ code, BODY }, code + BODY);
				swap += memcmp(check, code + BODY, w) == 0;
			}
	ok(single == 0, "%s: every wrong digit at every place of 29 shows", names[c]);
	ok(swap == 0, "%s: every swap of neighbours at every place shows", names[c]);
}

/* A hybrid system carries a state from digit to digit: one digit in front
 * reaches all of them, so all triples settle which swaps it misses. */
static size_t
hybrid_swaps(mp_check c, const char *alphabet, size_t *tried)
{
	size_t n = strlen(alphabet), s, a, b, missed = 0;
	char body[3], x[MP_CHECK_MAX], y[MP_CHECK_MAX];

	*tried = 0;
	for (s = 0; s < n; s++)
		for (a = 0; a < n; a++)
			for (b = 0; b < n; b++) {
				if (a == b)
					continue;
				memcpy(body, (char[]){ alphabet[s], alphabet[a], alphabet[b] }, 3);
				mp_check_make(c, (mp_str){ body, 3 }, x);
				memcpy(body, (char[]){ alphabet[s], alphabet[b], alphabet[a] }, 3);
				mp_check_make(c, (mp_str){ body, 3 }, y);
				missed += x[0] == y[0];
				++*tried;
			}
	return missed;
}

/* A wrong digit leads a hybrid system from every state to another one, and digits that
 * are right keep the two apart: with that, no wrong digit can pass at any place. */
static void
hybrid_proof(mp_check c, const char *alphabet)
{
	size_t n = strlen(alphabet), s, a, b, missed = 0;
	char x[MP_CHECK_MAX], y[MP_CHECK_MAX];

	for (s = 0; s < n; s++)
		for (a = 0; a < n; a++)
			for (b = 0; b < n; b++) {
				if (a == b)
					continue;
				/* at the last place, behind every state ... */
				mp_check_make(c, (mp_str){ (char[]){ alphabet[s], alphabet[a] }, 2 }, x);
				mp_check_make(c, (mp_str){ (char[]){ alphabet[s], alphabet[b] }, 2 }, y);
				missed += x[0] == y[0];
				/* ... and before: one more digit keeps two states apart */
				mp_check_make(c, (mp_str){ (char[]){ alphabet[a], alphabet[s] }, 2 }, x);
				mp_check_make(c, (mp_str){ (char[]){ alphabet[b], alphabet[s] }, 2 }, y);
				missed += x[0] == y[0];
			}
	ok(missed == 0, "%s: every wrong character at every place shows", names[c]);
}

int
main(void)
{
	static const mp_check all[] = {
		MP_MOD_11_2, MP_MOD_97_10, MP_MOD_11_10, MP_MOD_37_36
	};
	size_t i, missed, tried;

	vectors();
	for (i = 0; i < sizeof all / sizeof *all; i++)
		ok(single_errors_missed(all[i]) == 0,
		    "%s: no wrong character passes in %d bodies", names[all[i]], BODIES);
	proof(MP_MOD_11_2);
	proof(MP_MOD_97_10);
	for (i = 0; i < 2; i++) {
		missed = swaps_missed(all[i], &tried);
		ok(missed == 0 && tried > 0, "%s: none of %zu swaps passes, those with "
		    "the check included", names[all[i]], tried);
	}
	hybrid_proof(MP_MOD_11_10, "0123456789");
	hybrid_proof(MP_MOD_37_36, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	missed = hybrid_swaps(MP_MOD_11_10, "0123456789", &tried);
	ok(missed == 20 && tried == 900, "MOD 11-10 misses swaps: %zu of %zu", missed, tried);
	missed = hybrid_swaps(MP_MOD_37_36, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", &tried);
	ok(missed == 72 && tried == 45360, "MOD 37-36 misses swaps: %zu of %zu", missed, tried);
	ok(mp_check_width(MP_CHECK_NONE) == 0 && mp_check_make(MP_CHECK_NONE, MP_STR("x"), NULL) &&
	    mp_check_ok(MP_CHECK_NONE, MP_STR("411502")) && !mp_check_char(MP_CHECK_NONE, '0'),
	    "no check: nothing is made, and everything holds");
	return done_testing();
}
