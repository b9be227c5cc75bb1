/* position.c - words that tell where a place lies, brought to one form. */
#include <config.h>

#include "dedup/position.h"

#include "address/numeral.h"
#include "base/utf8.h"

#define CROSSING "交叉口"

/* The length of the first of `words` that begins `s`; 0 if none does. */
static size_t
word(mp_str s, const char *const *words)
{
	for (; *words; words++)
		if (mp_str_starts(s, mp_str_from(*words)))
			return strlen(*words);
	return 0;
}

static bool
ends(mp_str s, const char *const *words, size_t *n)
{
	for (; *words; words++)
		if (mp_str_ends(s, mp_str_from(*words))) {
			*n = strlen(*words);
			return true;
		}
	return false;
}

const char *
mp_position_find(mp_str text, const char *w)
{
	return text.n ? memmem(text.p, text.n, w, strlen(w)) : NULL;
}

static const char *const directions[] = { "东", "南", "西", "北", NULL };

/* 东, or 东北. */
static size_t
direction(mp_str s)
{
	size_t n = word(s, directions);

	return n ? n + word(mp_str_skip(s, n), directions) : 0;
}

/* --- distances ------------------------------------------------------------------- */

/* Append `digits` and three places behind the point, as a whole number: 0.5 is 500. */
static void
put_thousands(mp_buf *out, mp_str whole, mp_str behind)
{
	size_t start = out->n, i;

	mp_buf_add(out, whole);
	for (i = 0; i < 3; i++)
		mp_buf_addc(out, i < behind.n ? behind.p[i] : '0');
	for (i = start; i + 1 < out->n && out->p[i] == '0'; i++)
		;
	memmove(out->p + start, out->p + i, out->n - i);
	out->n -= i - start;
}

/* The length of the distance at `s`, which is appended as 100米; 0 if there is none. */
static size_t
put_distance(mp_buf *out, mp_str s)
{
	static const char *const about[] = { "大约", "约", NULL };
	static const char *const metres[] = { "米", "M", "m", NULL };
	static const char *const thousands[] = { "公里", "千米", "KM", "Km", "km", NULL };
	static const char *const so[] = { "左右", NULL };
	size_t start = out->n, at = word(s, about), n, unit;
	mp_str whole, behind = { NULL, 0 };
	mp_buf number = { 0 };

	n = mp_numeral(mp_str_skip(s, at), &number);
	whole = mp_buf_str(&number);
	at += n;
	if (n && at < s.n && s.p[at] == '.') {
		behind = (mp_str){ s.p + at + 1, mp_str_digits(mp_str_skip(s, at + 1)) };
		at += 1 + behind.n;
	}
	if (n && behind.n == 0 && (unit = word(mp_str_skip(s, at), metres)) > 0)
		mp_buf_add(out, whole);
	else if (n && behind.n <= 3 && (unit = word(mp_str_skip(s, at), thousands)) > 0)
		put_thousands(out, whole, behind);
	else
		unit = 0;
	if (unit)
		mp_buf_adds(out, "米");
	else
		out->n = start;
	mp_buf_free(&number);
	return unit ? at + unit + word(mp_str_skip(s, at + unit), so) : 0;
}

/* The length of the digits and points at `s`. */
static size_t
decimal(mp_str s)
{
	size_t n = 0;

	while (n < s.n && ((s.p[n] >= '0' && s.p[n] <= '9') || s.p[n] == '.'))
		n++;
	return n;
}

/* --- the parts of a remark ------------------------------------------------------- */

/* Append the direction at `s` without what may stand around it, if the part ends behind
 * that, or a distance does; returns its length, 0 if it is none. */
static size_t
put_direction(mp_buf *out, mp_str s)
{
	static const char *const towards[] = { "往", "向", "朝", "以", NULL };
	static const char *const sides[] = { "方向", "侧", "边", "面", "方", NULL };
	size_t start = out->n, before = word(s, towards), n, behind, far;

	if ((n = direction(mp_str_skip(s, before))) == 0)
		return 0;
	mp_buf_add(out, (mp_str){ s.p + before, n });
	behind = before + n + word(mp_str_skip(s, before + n), sides);
	far = put_distance(out, mp_str_skip(s, behind));
	if (far || behind == s.n)
		return behind + far;
	out->n = start;
	return 0;
}

static size_t
put_word(mp_buf *out, mp_str s)
{
	static const struct { const char *said, *as; } words[] = {
		{ "交叉路口", CROSSING }, { "十字路口", CROSSING }, { CROSSING, CROSSING },
		{ "交汇处", CROSSING }, { "交汇口", CROSSING }, { "交会处", CROSSING },
		{ "交会口", CROSSING }, { "交叉处", CROSSING }, { "相交处", CROSSING },
		{ "交口", CROSSING }, { "斜对过", "斜对面" }, { "正对面", "对面" },
		{ "对过", "对面" }, { "旁边", "旁" }, { "拐角", "角" },
	};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (mp_str_starts(s, mp_str_from(words[i].said))) {
			mp_buf_adds(out, words[i].as);
			return strlen(words[i].said);
		}
	return 0;
}

static bool
is_road(mp_str s)
{
	static const char *const roads[] = { "路", "街", "道", "巷", "线", "环", NULL };
	size_t n;

	return ends(s, roads, &n) && s.n > n;
}

/* The length of the 与 that begins a crossing.  和 is half of a name where one character
 * is left: 和团结路 is 与团结路, and 和平路 is not 与平路. */
static size_t
conjunction(mp_str s, size_t crossing)
{
	static const char *const and[] = { "与", "及", "跟", "和", NULL };
	size_t n = word(s, and);

	return mp_str_starts(s, MP_STR("和")) && crossing <= sizeof "和平路" - 1 ? 0 : n;
}

/* Append a part whose words have their form; a crossing begins with 与. */
static void
put_crossing(mp_buf *out, mp_str part)
{
	const char *at = mp_position_find(part, CROSSING);
	size_t n = at ? (size_t)(at - part.p) : 0, and = conjunction(part, n);

	if (n > and && is_road((mp_str){ part.p + and, n - and })) {
		mp_buf_adds(out, "与");
		part = mp_str_skip(part, and);
	}
	mp_buf_add(out, part);
}

/* Append the words at `s`, which begins with `c`, in their one form; returns their length, 0
 * if there are none. */
static size_t
put_worded(mp_buf *out, mp_str s, uint32_t c)
{
	size_t n = 0;

	switch (c) {
	case U'往': case U'向': case U'朝': case U'以': case U'东': case U'南': case U'西': case U'北':
		return put_direction(out, s);
	case U'交': case U'十': case U'斜': case U'正': case U'对': case U'旁': case U'拐':
		n = put_word(out, s);
		break;
	default:
		break;
	}
	return n == 0 && (c < 0x80 || c == U'大' || c == U'约' || mp_numeral_value(c) >= 0) ?
	    put_distance(out, s) : n;
}

static void
put_part(mp_buf *out, mp_str s)
{
	static const char *const places[] = { CROSSING "处", "角处", "米处", NULL };
	mp_buf worded = { 0 };
	size_t n, one, end;
	uint32_t c;

	for (; s.n; s = mp_str_skip(s, n)) {
		one = mp_utf8_next(s.p, &c);
		if ((n = put_worded(&worded, s, c)) > 0)
			continue;
		if ((n = decimal(s)) == 0)
			n = one;
		mp_buf_add(&worded, (mp_str){ s.p, n });
	}
	if (ends(mp_buf_str(&worded), places, &end))
		worded.n -= sizeof "处" - 1;
	put_crossing(out, mp_buf_str(&worded));
	mp_buf_free(&worded);
}

void
mp_position_remark(mp_buf *out, mp_str remark)
{
	size_t start = out->n;

	while (remark.n) {
		const char *gap = memchr(remark.p, ',', remark.n);
		size_t n = gap ? (size_t)(gap - remark.p) : remark.n;

		if (n && out->n > start)
			mp_buf_addc(out, ',');
		put_part(out, (mp_str){ remark.p, n });
		remark = mp_str_skip(remark, gap ? n + 1 : n);
	}
}

bool
mp_position_crossing(mp_str remark, mp_str *road, mp_str *behind)
{
	const char *at = mp_position_find(remark, CROSSING);

	if (at == NULL || !mp_str_starts(remark, MP_STR("与")))
		return false;
	*behind = mp_str_skip(remark, (size_t)(at - remark.p) + sizeof CROSSING - 1);
	*road = (mp_str){ remark.p + sizeof "与" - 1, (size_t)(at - remark.p) - (sizeof "与" - 1) };
	return is_road(*road) && memchr(road->p, ',', road->n) == NULL;
}

/* --- sides of a road ------------------------------------------------------------- */

/* Take the direction that ends `s`, 东 or 东北. */
static mp_str
chop_direction(mp_str *s)
{
	mp_str all = *s;
	size_t n;

	while (all.n - s->n < 2 * sizeof "东" - 2 && ends(*s, directions, &n))
		*s = mp_str_chop(*s, n);
	return mp_str_skip(all, s->n);
}

void
mp_position_segment(mp_buf *out, mp_str segment)
{
	static const char *const sides[] = { "侧", "边", "面", NULL };
	static const char *const roads[] = { "路", "街", "道", NULL };
	static const char *const sections[] = { "段", "头", NULL };
	mp_str rest = segment, side;
	size_t n;

	if (segment.n == 0)
		return;
	if (mp_str_ends(segment, MP_STR("端"))) {
		mp_buf_add(out, mp_str_chop(segment, sizeof "端" - 1));
		mp_buf_adds(out, "头");
		return;
	}
	if (ends(rest, sides, &n))
		rest = mp_str_chop(rest, n);
	side = chop_direction(&rest);
	if (side.n && ends(rest, roads, &n))
		rest = mp_str_chop(rest, n);
	if (side.n == 0 || (rest.n && !ends(rest, sections, &n))) {
		mp_buf_add(out, segment);
		return;
	}
	mp_buf_add(out, rest);
	mp_buf_adds(out, "路");
	mp_buf_add(out, side);
}

/* --- an address ------------------------------------------------------------------ */

/* Does the segment tell a side, 路北, and no section, which is of this road alone? */
static bool
is_side(mp_str segment)
{
	return segment.n == 0 || mp_str_starts(segment, MP_STR("路"));
}

/* Two roads cross: begin with the smaller one. */
static void
order_roads(mp_address *a, mp_buf *b)
{
	mp_str *assist = &a->elem[MP_ASSIST], *first = &a->elem[MP_ROAD], road, behind;
	size_t start;

	if (first->n == 0 || mp_address_has(a, MP_LANE) || !is_side(a->elem[MP_SEGMENT]) ||
	    !mp_position_crossing(*assist, &road, &behind) || mp_str_cmp(*first, road) <= 0)
		return;
	start = b->n;
	mp_buf_adds(b, "与");
	mp_buf_add(b, *first);
	mp_buf_adds(b, CROSSING);
	mp_buf_add(b, behind);
	*first = road;
	*assist = (mp_str){ b->p + start, b->n - start };
}

void
mp_position_settle(mp_address *a, mp_buf *b, mp_fold *scratch)
{
	mp_str *segment = &a->elem[MP_SEGMENT], *assist = &a->elem[MP_ASSIST];
	size_t at;

	b->n = 0;
	mp_buf_reserve(b, 4 * (assist->n + segment->n + a->elem[MP_ROAD].n) + 64);
	mp_position_segment(b, *segment);
	at = b->n;
	mp_fold_text(scratch, *assist);
	mp_position_remark(b, scratch->text);
	*segment = (mp_str){ b->p, at };
	*assist = (mp_str){ b->p + at, b->n - at };
	order_roads(a, b);
}
