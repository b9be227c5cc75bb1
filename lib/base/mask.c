/* mask.c - what may be shown of a person. */
#include "base/mask.h"

#include "base/utf8.h"

/* 百家姓 and what is still borne. */
static const char compound[] =
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 "
    "宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 "
    "司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 "
    "东郭 南门 羊舌 微生 梁丘 左丘 西门 第五 即墨 达奚 褚师 歐陽 諸葛 司馬 東方 慕容";

static bool
is_compound(mp_str surname)
{
	size_t i;

	for (i = 0; i + surname.n < sizeof compound; i += surname.n + 1)
		if (memcmp(compound + i, surname.p, surname.n) == 0)
			return true;
	return false;
}

void
mp_mask_name(mp_buf *out, mp_str name)
{
	uint32_t c;
	size_t first, two;

	name = mp_str_trim(name);
	if (!name.n)
		return;
	first = mp_utf8_next(name.p, &c);
	two = first < name.n ? first + mp_utf8_next(name.p + first, &c) : first;
	if (first == 3 && two == 6 && name.n > two && is_compound((mp_str){ name.p, two }))
		first = two;
	if (first < name.n)
		mp_buf_add(out, (mp_str){ name.p, first });
	mp_buf_addc(out, '*');
}

static size_t
offset(mp_str s, size_t characters)
{
	size_t at = 0;
	uint32_t c;

	while (characters-- && at < s.n)
		at += mp_utf8_next(s.p + at, &c);
	return at;
}

/* Show so many characters at both ends, or none. */
static void
show(mp_buf *out, mp_str s, size_t head, size_t tail)
{
	size_t n = mp_utf8_count(s), i;

	if (head + tail + 4 > n)
		head = tail = 0;
	mp_buf_add(out, (mp_str){ s.p, offset(s, head) });
	for (i = head + tail; i < n; i++)
		mp_buf_addc(out, '*');
	mp_buf_add(out, mp_str_skip(s, offset(s, n - tail)));
}

bool
mp_mask_is_id(mp_str s)
{
	size_t digits = mp_str_digits(s);

	return (s.n == 15 && digits == 15) || (s.n == 18 && (digits == 18 ||
	    (digits == 17 && (s.p[17] == 'X' || s.p[17] == 'x'))));
}

void
mp_mask_number(mp_buf *out, mp_str number, mp_mask_level level)
{
	number = mp_str_trim(number);
	if (mp_mask_is_id(number) && level == MP_MASK_PUBLIC)
		show(out, number, 1, 1);
	else if (mp_mask_is_id(number))
		show(out, number, number.n == 18 ? 6 : 4, number.n == 18 ? 4 : 2);
	else
		show(out, number, level == MP_MASK_PUBLIC ? 0 : 2, 2);
}

void
mp_mask_phone(mp_buf *out, mp_str phone, mp_mask_level level)
{
	phone = mp_str_trim(phone);
	if (mp_utf8_count(phone) < 11)
		show(out, phone, 0, 2);
	else
		show(out, phone, level == MP_MASK_PUBLIC ? 0 : 3, 4);
}

/* What a run of text is made of. */
enum part { OTHER, DIGIT, LETTER, GAP };

static enum part
part_of(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFF00 - ' ';
	if (c >= '0' && c <= '9')
		return DIGIT;
	if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
		return LETTER;
	return c == ' ' || c == '-' || c == 0x3000 ? GAP : OTHER;
}

/* The bytes of what may be one number at the start of `s`, and whether it is: a gap is
 * inside of it only between digits. */
static size_t
run(mp_str s, bool *number)
{
	size_t at = 0, end = 0, digits = 0, all = 0;
	enum part part, last = OTHER;
	uint32_t c;

	*number = false;
	for (; at < s.n; last = part) {
		at += mp_utf8_next(s.p + at, &c);
		part = part_of(c);
		if (part == OTHER || (part == GAP && last != DIGIT) ||
		    (part == LETTER && last == GAP))
			break;
		if (part == GAP)
			digits = 0;
		else
			end = at;
		digits += part == DIGIT;
		all += part == DIGIT;
		*number |= digits >= 7 || all >= 10;
	}
	return end;
}

void
mp_mask_text(mp_buf *out, mp_str text)
{
	bool number;
	uint32_t c;
	size_t n;

	while (text.n) {
		n = run(text, &number);
		if (number)
			show(out, (mp_str){ text.p, n }, 0, 2);
		else
			mp_buf_add(out, (mp_str){ text.p, n ? n : (n = mp_utf8_next(text.p, &c)) });
		text = mp_str_skip(text, n);
	}
}
