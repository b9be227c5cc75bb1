/* infer_estate.c - an estate that is nearly called as the one that stands at its door. */
#include "address/infer.h"

#include "address/numeral.h"
#include "base/utf8.h"

enum { LONGEST = 24 };	/* characters of a name that is compared */

/* Characters that tell places apart and are not written for each other: 东区 and 西区,
 * 一期 and 二期, A区 and B区, 上 and 下. */
static bool
tells_apart(uint32_t c)
{
	static const uint16_t telling[] = { 0x4E1C, 0x897F, 0x5357, 0x5317, 0x4E2D, 0x4E0A,
	    0x4E0B, 0x524D, 0x540E, 0x5DE6, 0x53F3, 0x5185, 0x5916, 0x5927, 0x5C0F,
	    0x65B0, 0x8001, 0x65E7 };	/* 东西南北中上下前后左右内外大小新老旧 */
	size_t i;

	for (i = 0; i < sizeof telling / sizeof *telling; i++)
		if (c == telling[i])
			return true;
	return c < 0x80 || mp_numeral_value(c) >= 0;
}

static size_t
decode(mp_str s, uint32_t *c)
{
	size_t i = 0, n = 0;

	while (i < s.n && n < LONGEST)
		i += mp_utf8_next(s.p + i, &c[n++]);
	return n;
}

/* Do two names differ in one character that is another, missing or too much, or in the
 * order of two neighbours? */
static bool
is_slip(mp_str a, mp_str b)
{
	uint32_t c[LONGEST], d[LONGEST];
	size_t n = decode(a, c), m = decode(b, d), i = 0, end = 0;

	while (i < n && i < m && c[i] == d[i])
		i++;
	while (end < n - i && end < m - i && c[n - 1 - end] == d[m - 1 - end])
		end++;
	n -= i + end;	/* what is left between the same beginning and end */
	m -= i + end;
	if ((n && tells_apart(c[i])) || (m && tells_apart(d[i])))
		return false;
	if (n == 2 && m == 2)
		return c[i] == d[i + 1] && c[i + 1] == d[i] && !tells_apart(c[i + 1]);
	return n <= 1 && m <= 1 && n + m > 0;
}

void
mp_infer_estate(const mp_local *local, mp_str county, struct mp_inferred *to)
{
	static const uint32_t needed = 1U << MP_ESTATE | 1U << MP_ROAD | 1U << MP_DOOR;
	const mp_str *elem = to->addr.elem;
	const struct mp_local_rule *rule, *near = NULL;

	if (to->filled & needed || to->against & needed || !elem[MP_ESTATE].n ||
	    !elem[MP_ROAD].n || !elem[MP_DOOR].n ||
	    mp_local_knows(local, MP_ESTATE, elem[MP_ESTATE]))
		return;
	rule = mp_local_at_door(local, county, elem[MP_ROAD], elem[MP_DOOR]);
	for (; rule; rule = mp_local_beside(local, rule))
		if (rule->count >= MP_INFER_SUPPORT && is_slip(elem[MP_ESTATE], rule->name)) {
			if (near)
				return;
			near = rule;
		}
	if (near) {
		to->against |= 1U << MP_ESTATE;
		to->rule[MP_ESTATE] = near;
	}
}
