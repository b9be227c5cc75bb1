/* numeral.c - the numerals of addresses, Arabic and Chinese, as Arabic digits. */
#include "address/numeral.h"

#include "base/utf8.h"

int
mp_numeral_value(uint32_t c)
{
	if (c >= '0' && c <= '9')
		return (int)(c - '0');
	switch (c) {
	case 0x3007: case 0x96F6: return 0;	/* 〇 零 */
	case 0x4E00: return 1;
	case 0x4E8C: case 0x4E24: return 2;	/* 二 两 */
	case 0x4E09: return 3;
	case 0x56DB: return 4;
	case 0x4E94: return 5;
	case 0x516D: return 6;
	case 0x4E03: return 7;
	case 0x516B: return 8;
	case 0x4E5D: return 9;
	case 0x5341: return 10;
	case 0x5EFF: return 20;	/* 廿 */
	case 0x767E: return 100;
	case 0x5343: return 1000;
	}
	return -1;
}

/* Digits by position: each stands for itself. */
static void
positional(mp_str text, mp_buf *out)
{
	size_t i = 0;
	uint32_t c;

	while (i < text.n) {
		i += mp_utf8_next(text.p + i, &c);
		mp_buf_addc(out, (char)('0' + mp_numeral_value(c)));
	}
}

/* Counting: each unit multiplies the digit before it.  A digit right after 百
 * or 千 at the end counts the next smaller unit (一百二 is 120), unless 零
 * stands between (一百零二 is 102). */
static void
counting(mp_str text, mp_buf *out)
{
	unsigned long total = 0, digit = 0, unit = 1, next = 1;
	bool have = false;
	size_t i = 0;
	uint32_t c;

	while (i < text.n) {
		int v;

		i += mp_utf8_next(text.p + i, &c);
		v = mp_numeral_value(c);
		if (v < 10) {
			next = v == 0 ? 1 : unit > 10 ? unit / 10 : 1;
			digit = (unsigned long)v;
			have = v != 0;
			if (v == 0)
				unit = 1;
		} else {
			total += (have ? digit : 1) * (unsigned long)v;
			unit = v == 20 ? 10 : (unsigned long)v;
			have = false;
			digit = 0;
		}
	}
	mp_buf_printf(out, "%lu", total + digit * next);
}

/* Does each unit count less than the one before it, and stands no more than one digit
 * before it?  十十四 may be 十四 and 二十四, 十二九 is 十九 or 二十九. */
static bool
is_counting(mp_str text)
{
	int v, last = -1, unit = 10000;
	size_t i = 0;
	uint32_t c;

	for (; i < text.n; last = v) {
		i += mp_utf8_next(text.p + i, &c);
		v = mp_numeral_value(c);
		if (v >= 10 ? v >= unit : v > 0 && last > 0 && last < 10)
			return false;
		if (v >= 10)
			unit = v == 20 ? 10 : v;
	}
	return true;
}

size_t
mp_numeral(mp_str text, mp_buf *out)
{
	bool units = false, arabic = false;
	size_t i = 0, len;
	uint32_t c;

	while (i < text.n) {
		int v;

		len = mp_utf8_next(text.p + i, &c);
		if ((v = mp_numeral_value(c)) < 0)
			break;
		/* 3十 or 十3 is two numerals that met, not one. */
		if (v >= 10 ? arabic : units && c <= '9')
			break;
		arabic |= c <= '9';
		units |= v >= 10;
		i += len;
	}
	text.n = i;
	if (!units)
		positional(text, out);
	else if (is_counting(text))
		counting(text, out);
	else
		mp_buf_add(out, text);
	return i;
}
