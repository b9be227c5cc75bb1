/* identity.c - what a record is compared by. */
#include <config.h>

#include "dedup/identity.h"

#include <stdio.h>

#include "address/numeral.h"
#include "address/parse_lexicon.h"
#include "base/utf8.h"
#include "dedup/position.h"

static bool
has_any(const mp_address *a, const mp_element *e, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (mp_address_has(a, e[i]))
			return true;
	return false;
}

#define HAS(a, ...) \
	has_any(a, (const mp_element[]){ __VA_ARGS__ }, \
	    sizeof (const mp_element[]){ __VA_ARGS__ } / sizeof(mp_element))

/* Does a number narrow the address to one house, so that a remark adds nothing? */
static bool
numbered(const mp_address *a)
{
	return HAS(a, MP_DOOR, MP_BUILDING, MP_UNIT, MP_ROOM);
}

/* 张湾 is a place in its township; every village has a 3组. */
static bool
named_group(const mp_address *a)
{
	mp_str group = a->elem[MP_GROUP];
	uint32_t c;

	if (group.n == 0 || mp_str_digits(group))
		return false;
	mp_utf8_next(group.p, &c);
	return mp_numeral_value(c) < 0;
}

bool
mp_identity_settled(mp_issue_set issues)
{
	return !(issues & (MP_ISSUE_BIT(MP_WRONG_DIVISION) |
	    MP_ISSUE_BIT(MP_WRONG_AMBIGUOUS) | MP_ISSUE_BIT(MP_WRONG_SEVERAL) |
	    MP_ISSUE_BIT(MP_WRONG_NUMBER)));
}

mp_comparable
mp_identity_kind(const mp_address *a, bool settled)
{
	if (mp_address_level(a) == MP_NELEMENT)
		return MP_ALONE;
	if (!settled ||
	    !(HAS(a, MP_COMMUNITY, MP_ROAD, MP_LANE, MP_ESTATE) || named_group(a)) ||
	    !HAS(a, MP_DOOR, MP_GROUP, MP_ESTATE, MP_BUILDING) ||
	    (mp_address_has(a, MP_UNIT) && !HAS(a, MP_DOOR, MP_BUILDING)))
		return MP_BY_TEXT;
	return HAS(a, MP_CITY, MP_COUNTY) ? MP_BY_PLACE : MP_ADRIFT;
}

static bool
begins_with_any(mp_str s, const char *const *words)
{
	for (; *words; words++)
		if (mp_str_starts(s, mp_str_from(*words)))
			return true;
	return false;
}

/* The length of the telephone number at `s`: seven digits and more, or the same
 * behind an area code and a dash. */
static size_t
telephone(mp_str s)
{
	size_t n = mp_str_digits(s), more;

	if (n >= 7)
		return n;
	if (n < 3 || s.p[0] != '0' || n == s.n || s.p[n] != '-')
		return 0;
	more = mp_str_digits(mp_str_skip(s, n + 1));
	return more >= 7 ? n + 1 + more : 0;
}

/* Does the one character `c` that begins `s` count something, as in 三单元, B座, 东户? */
static bool
counts(mp_str s, uint32_t c)
{
	static const char *const directions[] = { "东", "南", "西", "北", "中", NULL };

	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	    mp_numeral_value(c) >= 0 || begins_with_any(s, directions);
}

/* Does `s`, a word for a thing, begin a sentence about it: 楼有人? */
static bool
tells(mp_str s)
{
	static const char *const verbs[] = { "有", "没", "无", "是", "住", NULL };
	uint32_t c;

	return begins_with_any(mp_str_skip(s, mp_utf8_next(s.p, &c)), verbs);
}

/* Is it nothing but numerals and letters, three at most: what is left of 四B室 when B室
 * was read, or of lA室? */
static bool
bare(mp_str s)
{
	size_t n = 0;
	uint32_t c;

	for (; s.n; n++) {
		s = mp_str_skip(s, mp_utf8_next(s.p, &c));
		if (!(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') &&
		    (c < 0x80 || mp_numeral_value(c) < 0))
			return false;
	}
	return n > 0 && n <= 3;
}

bool
mp_identity_number(mp_str s)
{
	static const char *const metres[] = { "米", "公里", "千米", "M", "m", NULL };
	static const char *const things[] = {
		"号", "楼", "栋", "幢", "座", "单元", "层", "室", "户", "院", NULL
	};
	size_t n;
	uint32_t c;

	if (bare(s))
		return true;
	for (; s.n; s = mp_str_skip(s, n)) {
		if ((n = telephone(s)) > 0)
			continue;
		if ((n = mp_str_digits(s)) > 0) {
			if (!begins_with_any(mp_str_skip(s, n), metres))
				return true;
			continue;
		}
		n = mp_utf8_next(s.p, &c);
		if (counts(s, c) && begins_with_any(mp_str_skip(s, n), things) &&
		    !tells(mp_str_skip(s, n)))
			return true;
	}
	return false;
}

/* The parts of a remark come from different places of the text. */
static bool
holds_number(mp_str remark, mp_fold *scratch)
{
	while (remark.n) {
		const char *gap = memchr(remark.p, ' ', remark.n);
		size_t n = gap ? (size_t)(gap - remark.p) : remark.n;

		mp_fold_text(scratch, (mp_str){ remark.p, n });
		if (mp_identity_number(scratch->text))
			return true;
		remark = mp_str_skip(remark, gap ? n + 1 : n);
	}
	return false;
}

static bool
is_mark(uint32_t c)
{
	return c < 0x80 ? !((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z')) : (c >= 0x3001 && c < 0x3020 && c != 0x3007);	/* 〇 */
}

/* Does the folded remark speak of a visit, the people or their telephone, and of nothing
 * that could be a place: 联系不上, (出租)? */
static bool
is_aside(mp_str s)
{
	size_t n;
	uint32_t c;

	for (; s.n; s = mp_str_skip(s, n)) {
		n = mp_utf8_next(s.p, &c);
		if (is_mark(c))
			continue;
		if ((n = telephone(s)) == 0 && (n = mp_lexicon_aside(s)) == 0)
			return false;
	}
	return true;
}

enum remark { COUNTS, NAMES, NUMBERS };	/* all of it; what may name a place, number a house */

/* Append a remark under its tag, if it counts. */
static void
put_remark(mp_buf *out, char tag, mp_str remark, enum remark what, mp_fold *scratch)
{
	if (remark.n == 0 || (what == NUMBERS && !holds_number(remark, scratch)))
		return;
	mp_fold_text(scratch, remark);
	if (what == NAMES && is_aside(scratch->text))
		return;
	mp_buf_addc(out, '|');
	mp_buf_addc(out, tag);
	mp_buf_add(out, scratch->text);
}

/* Characters of the basic plane; the others are never in it. */
struct characters {
	uint64_t bit[0x10000 / 64];
};

static bool
holds(const struct characters *set, uint32_t c)
{
	return c < 0x10000 && set->bit[c / 64] >> c % 64 & 1;
}

/* Put the characters of a text into the set, folded and variant characters as one; or only
 * ask, whether all but marks are there. */
static bool
look(struct characters *set, bool put, mp_str text, mp_fold *scratch)
{
	size_t n;
	uint32_t c;

	mp_fold_text(scratch, text);
	for (text = scratch->text; text.n; text = mp_str_skip(text, n)) {
		n = mp_utf8_next(text.p, &c);
		c = mp_fold_variant_char(c);
		if (put && c < 0x10000)
			set->bit[c / 64] |= (uint64_t)1 << c % 64;
		else if (!put && !is_mark(c) && !holds(set, c))
			return false;
	}
	return true;
}

/* Are all characters of the text in the elements, but for marks and the words that
 * canonical forms do without? */
static bool
covers(const mp_address *a, mp_str raw, mp_fold *scratch)
{
	struct characters set = { { 0 } };
	int e;

	if (raw.n == 0)
		return true;
	look(&set, true, MP_STR("中国市辖区街道办事处社区居民村民委员会"), scratch);
	for (e = 0; e < MP_NELEMENT; e++)
		look(&set, true, a->elem[e], scratch);
	return look(&set, false, raw, scratch);
}

bool
mp_identity_told(const mp_address *a, bool settled, mp_str raw, mp_fold *scratch)
{
	return settled && HAS(a, MP_TOWNSHIP, MP_COMMUNITY, MP_ROAD, MP_LANE) &&
	    !HAS(a, MP_GROUP, MP_DOOR, MP_ESTATE, MP_BUILDING, MP_UNIT, MP_FLOOR, MP_ROOM) &&
	    covers(a, raw, scratch);
}

/* Townships that the gazetteer knows as one (铁铺乡, since then 铁铺镇) have one code. */
static void
code_township(mp_address *a, char code[16])
{
	unsigned long township = (unsigned long)(a->division / 1000);

	if (!mp_address_has(a, MP_TOWNSHIP) || township % 1000 == 0)
		return;
	a->elem[MP_TOWNSHIP] = (mp_str){ code, (size_t)snprintf(code, 16, "%09lu", township) };
}

void
mp_identity_key(mp_buf *out, const mp_address *a, bool told, mp_fold *scratch)
{
	mp_buf position = { 0 };
	mp_address as = *a;
	char code[16];

	if (told)
		code_township(&as, code);
	if (!numbered(a) && HAS(a, MP_SEGMENT, MP_ASSIST))
		mp_position_settle(&as, &position, scratch);
	mp_address_key(out, &as);
	mp_buf_free(&position);
}

mp_identified
mp_identity(mp_buf *out, const mp_address *a, bool settled, mp_str raw,
    mp_fold *scratch)
{
	mp_identified id = { mp_identity_kind(a, settled), 0, 0 };
	bool text = id.kind == MP_BY_TEXT, told = text && mp_identity_told(a, settled, raw, scratch);
	size_t start = out->n;

	if (id.kind == MP_ALONE)
		return id;
	mp_identity_key(out, a, told, scratch);
	id.nkey = out->n - start;
	if (!text || told || raw.n == 0) {
		if (!told)
			put_remark(out, '+', a->elem[MP_ASSIST], text ? COUNTS : NUMBERS, scratch);
		put_remark(out, 'n', a->elem[MP_NOTE], text ? COUNTS :
		    numbered(a) ? NUMBERS : NAMES, scratch);
	}
	id.nplace = out->n - start;
	if (id.kind != MP_BY_PLACE && !told)
		put_remark(out, '=', raw, COUNTS, scratch);
	return id;
}
