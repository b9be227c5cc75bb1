/* identity.c - the numbers by which people and organisations are known. */
#include "link/identity.h"

#include <stdlib.h>

#include "base/check.h"
#include "base/utf8.h"
#include "link/areas_table.h"

enum { OLD_LENGTH = 15, AREA = 6, OLDEST = 130 };

static bool
any(mp_str s, const mp_str *word, size_t n)
{
	size_t i, at;

	for (i = 0; i < n; i++)
		for (at = 0; at + word[i].n <= s.n; at++)
			if (memcmp(s.p + at, word[i].p, word[i].n) == 0)
				return true;
	return false;
}

/* GA/T 2000.156 or in words: the cards that bear the number. */
static bool
bears_number(mp_str type)
{
	static const mp_str words[] = { MP_STR("身份证") };
	static const mp_str not[] = { MP_STR("港澳"), MP_STR("台湾"), MP_STR("外国"), MP_STR("永久居留") };

	return mp_str_eq(type, MP_STR("111")) || mp_str_eq(type, MP_STR("112")) ||
	    (any(type, words, 1) && !any(type, not, 4));
}

/* A household register has a number of its own, but most write that of the person. */
static bool
may_bear_number(mp_str type)
{
	static const mp_str words[] = { MP_STR("户口") };

	return !type.n || mp_str_eq(type, MP_STR("113")) || any(type, words, 1);
}

/* There is none, in a word. */
static bool
says_none(mp_str s)
{
	static const mp_str words[] = { MP_STR("不详"), MP_STR("不明"), MP_STR("未知"), MP_STR("无"),
		MP_STR("暂无"), MP_STR("没有"), MP_STR("未办"), MP_STR("未办理"), MP_STR("未提供"),
		MP_STR("-"), MP_STR("/"), MP_STR("0") };
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (mp_str_eq(s, words[i]))
			return true;
	return !s.n;
}

/* One character in half width and capitals; 0: it is left out. */
static uint32_t
fold(uint32_t c)
{
	switch (c) {
	case ' ': case '\t': case '\'': case '`':
	case 0x3000: case 0x2018: case 0x2019: case 0xA0: case 0xFF07: case 0xFEFF:
		return 0;
	case 0xD7: case 0x425: case 0x445: case 0x2715:	/* × Х х ✕ */
		return 'X';
	}
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFF00 - ' ';
	return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
}

/* False if it is longer than any number. */
static bool
fold_number(mp_identity *id, mp_str s)
{
	size_t i = 0;
	uint32_t c;

	while (i < s.n) {
		i += mp_utf8_next(s.p + i, &c);
		if ((c = fold(c)) == 0)
			continue;
		if (id->n + 4 > MP_ID_MAX)
			return false;
		id->n += mp_utf8_put(id->number + id->n, c);
	}
	return true;
}

static mp_str
number_of(const mp_identity *id)
{
	return (mp_str){ id->number, id->n };
}

static void
find(mp_identity *id, mp_finding f)
{
	id->findings |= MP_FINDING_BIT(f);
}

static int
by_area(const void *a, const void *b)
{
	return *(const unsigned short *)a - *(const unsigned short *)b;
}

/* Residents of Hong Kong, Macao and Taiwan have 81, 82 and 83 since 2018. */
static bool
area_known(const char *p)
{
	unsigned short area = (unsigned short)((p[0] - '0') * 1000 + (p[1] - '0') * 100 +
	    (p[2] - '0') * 10 + p[3] - '0');

	return area == 8100 || area == 8200 || area == 8300 || bsearch(&area, areas,
	    sizeof areas / sizeof *areas, sizeof *areas, by_area) != NULL;
}

/* The last `n` digits of a number that is all digits, but that its last may be an X. */
static bool
digits_and_x(mp_str s)
{
	size_t digits = mp_str_digits(s);

	return s.n && (digits == s.n || (digits + 1 == s.n && s.p[digits] == 'X'));
}

static mp_date
day_at(mp_str s, size_t at)
{
	return at + 8 <= s.n ? mp_date_read((mp_str){ s.p + at, 8 }) : 0;
}

/* 4.11502E+17, 411502..., 0.411E18, 123.00, ####. */
static bool
is_float(mp_str s)
{
	size_t i, digits = 0, points = 0, exponent = 0;

	for (i = 0; i < s.n; i++) {
		char c = s.p[i];

		digits += c >= '0' && c <= '9';
		points += c == '.';
		if (c == 'E' && digits)
			exponent++;
		else if (!(c >= '0' && c <= '9') && c != '.' && c != '+')
			return false;
	}
	return digits && points <= 1 && exponent <= 1 && points + exponent > 0;
}

static bool
is_hashes(mp_str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] != '#')
			return false;
	return s.n > 2;
}

/* Has it lost characters at an end, so that what is left has a birth date where it then
 * must be? */
static bool
is_cut(mp_str s)
{
	if (!digits_and_x(s) || s.n < 12 || s.n >= MP_ID_LENGTH)
		return false;
	return day_at(s, s.n - 12) || (s.n > OLD_LENGTH && day_at(s, AREA));
}

static bool
old_form(mp_str s)
{
	char day[8] = "19";

	if (s.n != OLD_LENGTH || mp_str_digits(s) != s.n)
		return false;
	memcpy(day + 2, s.p + AREA, 6);
	return mp_date_read((mp_str){ day, 8 }) != 0;
}

static void
lengthen(mp_identity *id)
{
	char check[MP_CHECK_MAX];

	memmove(id->number + AREA + 2, id->number + AREA, OLD_LENGTH - AREA);
	memcpy(id->number + AREA, "19", 2);
	mp_check_make(MP_MOD_11_2, (mp_str){ id->number, MP_ID_LENGTH - 1 }, check);
	id->number[MP_ID_LENGTH - 1] = check[0];
	id->n = MP_ID_LENGTH;
}

static void
judge_whole(mp_identity *id, mp_date today)
{
	mp_str s = number_of(id);
	bool right = mp_check_ok(MP_MOD_11_2, s);

	if (!right && mp_str_ends(s, MP_STR("000"))) {
		find(id, MP_ID_DAMAGED);	/* a spreadsheet keeps 15 digits */
		return;
	}
	if (!right)
		find(id, MP_ID_CHECK);
	if (!area_known(s.p))
		find(id, MP_ID_AREA);
	id->birth = day_at(s, AREA);
	if (!id->birth || id->birth > today || id->birth + OLDEST * 10000 < today)
		find(id, MP_ID_BIRTH);
	id->sex = (s.p[16] - '0') % 2 ? 'M' : 'F';
}

static void
judge(mp_identity *id, mp_date today)
{
	mp_str s = number_of(id);

	if (is_hashes(s) || is_float(s))
		find(id, MP_ID_DAMAGED);
	else if (old_form(s)) {
		lengthen(id);
		judge_whole(id, today);
	} else if (s.n == MP_ID_LENGTH && digits_and_x(s))
		judge_whole(id, today);
	else
		find(id, is_cut(s) ? MP_ID_DAMAGED : MP_ID_FORM);
}

/* Where the type is not told. */
static bool
looks_like_one(mp_str s)
{
	return is_hashes(s) || (is_float(s) && s.n > 3) ||
	    (digits_and_x(s) && s.n >= 12 && s.n <= 20);
}

void
mp_identity_read(mp_identity *id, mp_str type, mp_str number, mp_date today)
{
	bool fits;

	*id = (mp_identity){ 0 };
	type = mp_str_trim(type);
	fits = fold_number(id, number);
	id->judged = bears_number(type) ||
	    (may_bear_number(type) && looks_like_one(number_of(id)));
	if (says_none(number_of(id)))
		find(id, MP_ID_MISSING);
	else if (id->judged && !fits)
		find(id, MP_ID_FORM);
	else if (id->judged)
		judge(id, today);
}

static char
sex_of(mp_str s)
{
	static const struct { mp_str word; char sex; } t[] = {
		{ MP_STR("男"), 'M' }, { MP_STR("男性"), 'M' }, { MP_STR("1"), 'M' },
		{ MP_STR("M"), 'M' }, { MP_STR("女"), 'F' }, { MP_STR("女性"), 'F' },
		{ MP_STR("2"), 'F' }, { MP_STR("F"), 'F' },
	};
	size_t i;

	s = mp_str_trim(s);
	for (i = 0; i < sizeof t / sizeof *t; i++)
		if (mp_str_eq(s, t[i].word))
			return t[i].sex;
	return 0;
}

void
mp_identity_compare(mp_identity *id, mp_str sex, mp_str birth)
{
	char s = sex_of(sex);
	mp_date day = mp_date_read(birth);

	/* Of the numbers that a spreadsheet has cut one in eleven has a check by luck. */
	if (id->sex && s && s != id->sex)
		find(id, mp_str_ends(number_of(id), MP_STR("000")) ? MP_ID_DAMAGED : MP_ID_SEX);
	if (id->birth && day && day != id->birth)
		find(id, MP_ID_BIRTHDAY);
}

bool
mp_identity_tells(const mp_identity *id)
{
	return !(id->findings & (MP_FINDING_BIT(MP_ID_MISSING) | MP_FINDING_BIT(MP_ID_DAMAGED) |
	    MP_FINDING_BIT(MP_ID_FORM) | MP_FINDING_BIT(MP_CREDIT_MISSING) |
	    MP_FINDING_BIT(MP_CREDIT_DAMAGED) | MP_FINDING_BIT(MP_CREDIT_FORM)));
}

/* GB 32100, table 1: the place of a character is its value. */
static int
value_of(char c)
{
	static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	const char *at = c ? strchr(alphabet, c) : NULL;

	return at ? (int)(at - alphabet) : -1;
}

/* The check of the whole code: weights are the powers of 3, modulo 31. */
static bool
credit_check(const char *p)
{
	int sum = 0, weight = 1, i;

	for (i = 0; i < MP_ID_LENGTH - 1; i++, weight = weight * 3 % 31)
		sum += value_of(p[i]) * weight;
	return value_of(p[MP_ID_LENGTH - 1]) == (31 - sum % 31) % 31;
}

/* GB 11714: a letter counts from A = 10 on, with none left out; 10 is X, 11 is 0. */
static bool
organisation_check(const char *p)
{
	static const int weight[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0, i, c;

	for (i = 0; i < 8; i++)
		sum += weight[i] * (p[i] <= '9' ? p[i] - '0' : p[i] - 'A' + 10);
	c = 11 - sum % 11;
	return p[8] == (c == 10 ? 'X' : c == 11 ? '0' : '0' + c);
}

void
mp_credit_read(mp_identity *id, mp_str code)
{
	bool fits;
	size_t i;
	mp_str s;

	*id = (mp_identity){ .judged = true };
	fits = fold_number(id, code);
	s = number_of(id);
	if (says_none(s))
		find(id, MP_CREDIT_MISSING);
	else if (is_hashes(s) || is_float(s) || (s.n == MP_ID_LENGTH &&
	    mp_str_digits(s) == s.n && mp_str_ends(s, MP_STR("000")) && !credit_check(s.p)))
		find(id, MP_CREDIT_DAMAGED);
	else {
		for (i = 0; i < s.n && value_of(s.p[i]) >= 0; i++)
			;
		if (!fits || s.n != MP_ID_LENGTH || i < s.n)
			find(id, MP_CREDIT_FORM);
		else if (!credit_check(s.p) || !organisation_check(s.p + 8))
			find(id, MP_CREDIT_SUSPECT);
	}
}
