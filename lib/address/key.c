/* key.c - the canonical key of an address (address.h has the contract).
 *
 * What is changed here, or in data/variant-chars.tsv, changes keys that registries
 * have stored: it makes a new form, which MP_ADDRESS_KEY_FORM must count. */
#include "address/address.h"

#include "address/fold.h"
#include "address/numeral.h"
#include "base/utf8.h"

#define W(lit) { lit, sizeof(lit) - 1 }

enum { NWORDS = 8 };

/* How the value of an element comes to its one form. */
struct slot {
	mp_element elem;
	char tag;
	bool number;		/* a number; otherwise a name, which may hold one */
	bool zeros;		/* leading zeros are part of it */
	mp_str words[NWORDS];	/* number: generic words that it is known without;
				 * name: what a numeral in it counts: 二期, 三组 */
};

static const struct slot names[] = {
	{ .elem = MP_DEVZONE, .tag = 'z', .zeros = true },
	{ .elem = MP_TOWNSHIP, .tag = 't', .zeros = true },
	{ .elem = MP_COMMUNITY, .tag = 'v', .zeros = true },
	{ .elem = MP_GROUP, .tag = 'g',
	    .words = { W("组"), W("村民组"), W("村民小组"), W("居民组"), W("小组"), W("队") } },
	{ .elem = MP_ROAD, .tag = 'r', .zeros = true,
	    .words = { W("国道"), W("省道"), W("县道"), W("乡道") } },
	{ .elem = MP_SEGMENT, .tag = 's', .words = { W("段") } },
	{ .elem = MP_LANE, .tag = 'l', .words = { W("巷"), W("弄") } },
	{ .elem = MP_ESTATE, .tag = 'e', .zeros = true,
	    .words = { W("期"), W("区"), W("号院"), W("组团") } },
};

static const struct slot numbers[] = {
	{ .elem = MP_DOOR, .tag = 'd', .number = true, .words = { W("号院"), W("号") } },
	{ .elem = MP_BUILDING, .tag = 'b', .number = true, .words = {
	    W("号楼"), W("栋"), W("幢"), W("座"), W("楼"), W("号"), W("#") } },
	{ .elem = MP_UNIT, .tag = 'u', .number = true,
	    .words = { W("单元"), W("门"), W("号") } },
	{ .elem = MP_FLOOR, .tag = 'f', .number = true, .words = { W("层"), W("楼") } },
	{ .elem = MP_ROOM, .tag = 'h', .number = true, .zeros = true,
	    .words = { W("室"), W("号房"), W("号"), W("房"), W("户") } },
};

static const struct slot division = { .zeros = true };
static const struct slot assist = { .elem = MP_ASSIST, .tag = 'a', .zeros = true };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_alnum(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z');
}

/* --- characters ---------------------------------------------------------- */

/* One spelling for one character: half width, upper case, one dash, one list
 * mark; 0 for what only decorates. */
static uint32_t
plain(uint32_t c)
{
	if (c >= 0x4E00 && c <= 0x9FFF)
		return c;
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 'A';
	switch (c) {
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014:
	case 0x2015: case 0x2212:
		return '-';
	case '/': case '|': case ';': case 0x3001:
		return ',';
	case 0x301C:
		return '~';
	case ' ': case '(': case ')': case '[': case ']': case '<': case '>':
	case '"': case '\'': case 0x7F: case 0xA0: case 0xB7: case 0x2018:
	case 0x2019: case 0x201C: case 0x201D: case 0x2022: case 0x2027:
	case 0x3000: case 0x300A: case 0x300B: case 0x3010: case 0x3011:
	case 0x3014: case 0x3015: case 0xFEFF:
		return 0;
	default:
		return c < ' ' ? 0 : c;
	}
}

/* The length of the one of `words` that begins `s`; 0 if none does. */
static size_t
word(const mp_str *words, size_t n, mp_str s)
{
	size_t i;

	for (i = 0; s.n && i < n && words[i].n; i++)
		if (words[i].p[0] == s.p[0] && mp_str_starts(s, words[i]))
			return words[i].n;
	return 0;
}

/* Append the Arabic digits of the numeral at `s`, if it is a number: in a name only
 * before what it counts.  Returns its length, 0 if it is not. */
static size_t
put_numeral(mp_buf *out, mp_str s, const struct slot *t)
{
	size_t start = out->n, len = mp_numeral(s, out);

	if (t->number || word(t->words, NWORDS, mp_str_skip(s, len)))
		return len;
	out->n = start;
	return 0;
}

/* Append the plain text of `s`: numbers with 十二 as 12, names with 塆 as 湾. */
static void
put_plain(mp_buf *out, mp_str s, const struct slot *t)
{
	size_t len;
	uint32_t c, p;

	mp_buf_reserve(out, 2 * s.n);	/* 千 is three bytes, 1000 is four */
	for (; s.n; s = mp_str_skip(s, len)) {
		if ((len = mp_fold_plain(s)) > 0) {
			memcpy(out->p + out->n, s.p, len);
			out->n += len;
			continue;
		}
		len = mp_utf8_next(s.p, &c);
		if (c >= 0x80 && mp_numeral_value(c) >= 0) {
			size_t n = put_numeral(out, s, t);

			if (n > 0) {
				len = n;
				continue;
			}
		}
		p = plain(c >= 0x80 && !t->number ? mp_fold_variant_char(c) : c);
		if (p != 0)
			out->n += mp_utf8_put(out->p + out->n, p);
	}
}

/* --- numbers ------------------------------------------------------------- */

/* The length of what counts houses at `s`: a letter, a digit, 甲 to 癸, or 临
 * (a temporary number). */
static size_t
numeral(mp_str s)
{
	static const mp_str stems[] = {
		W("甲"), W("乙"), W("丙"), W("丁"), W("戊"), W("己"), W("庚"),
		W("辛"), W("壬"), W("癸"), W("临"),
	};

	if (s.n && (unsigned char)s.p[0] < 0x80)
		return is_alnum(s.p[0]);
	return word(stems, sizeof stems / sizeof *stems, s);
}

/* The length of 附 付 之, which all are the dash of 12-3, before a number. */
static size_t
attached(mp_str s)
{
	static const mp_str words[] = { W("附"), W("付"), W("之") };
	size_t n = word(words, sizeof words / sizeof *words, s);

	return n && numeral(mp_str_skip(s, n)) ? n : 0;
}

/* The length of what says that the number behind it is below the ground. */
static size_t
minus(mp_str s)
{
	static const mp_str words[] = { W("负"), W("地下") };
	size_t n = word(words, sizeof words / sizeof *words, s);

	return n && numeral(mp_str_skip(s, n)) ? n : 0;
}

/* The length of the generic word at `s` that ends a number: 12号 is 12, but
 * 12号厂房 is a name. */
static size_t
generic(const struct slot *t, mp_str s)
{
	size_t n = word(t->words, NWORDS, s);
	mp_str rest = mp_str_skip(s, n);

	if (n && (rest.n == 0 || numeral(rest) || attached(rest) ||
	    strchr("-,~", rest.p[0])))
		return n;
	return 0;
}

/* How many of the zeros at `s`, where a number begins, say nothing.  A room keeps
 * them (012 may be the cellar under 12), but 0501 is 501 with a two-digit floor. */
static size_t
idle_zeros(const struct slot *t, mp_str s)
{
	size_t n = 0, digits = mp_str_digits(s);

	while (n + 1 < digits && s.p[n] == '0')
		n++;
	if (t->zeros)
		return t->elem == MP_ROOM && digits == 4 && n == 1;
	return n;
}

/* Bring the plain text from `start` to the end to its one form, in place: no
 * step writes more than it reads. */
static void
tidy(mp_buf *out, size_t start, const struct slot *t)
{
	mp_str s = { out->p + start, out->n - start };
	char *w = out->p + start;
	bool after = false;	/* a numeral was just written */
	size_t n;

	for (; s.n; s = mp_str_skip(s, n)) {
		char last = w > out->p + start ? w[-1] : '\0';

		if (t->number && after && (n = generic(t, s)) > 0) {
			if (is_alnum(last) && s.n > n && is_alnum(s.p[n]))
				*w++ = '-';		/* B座1号楼 is B-1 */
			continue;
		}
		if (t->number && last && (n = attached(s)) > 0) {
			if (last != '-')
				*w++ = '-';
			after = false;
			continue;
		}
		if (t->number && !last && (n = minus(s)) > 0) {
			*w++ = '-';
			continue;
		}
		if (mp_str_starts(s, MP_STR("第")) &&
		    numeral(mp_str_skip(s, sizeof "第" - 1))) {
			n = sizeof "第" - 1;
			continue;
		}
		if (is_digit(s.p[0]) && !is_digit(last) &&
		    (n = idle_zeros(t, s)) > 0)
			continue;
		after = (n = numeral(s)) > 0;
		if (n == 0)
			n = 1;
		memmove(w, s.p, n);
		w += n;
	}
	out->n = (size_t)(w - out->p);
}

/* --- names --------------------------------------------------------------- */

/* Replace the longest of `suffix` that ends the value from `start` by `by`, unless
 * the rest says it already; a value that is nothing else stays. */
static bool
put_suffix(mp_buf *out, size_t start, const mp_str *suffix, size_t n, mp_str by)
{
	mp_str v = { out->p + start, out->n - start };
	size_t i;

	for (i = 0; i < n; i++) {
		size_t last = suffix[i].n - 1;

		if (v.n <= last + 1 || v.p[v.n - 1] != suffix[i].p[last] ||
		    !mp_str_ends(v, suffix[i]))
			continue;
		out->n -= suffix[i].n;
		if (!mp_str_ends(mp_str_chop(v, suffix[i].n), by))
			mp_buf_add(out, by);
		return true;
	}
	return false;
}

/* 高庙居委会 is 高庙社区, 高庙村委会 is 高庙村, and the two are two places. */
static void
unify_community(mp_buf *out, size_t start)
{
	static const mp_str urban[] = {
		W("社区居民委员会"), W("社区民居委员会"), W("社区居民居委会"),
		W("社区居民委会"), W("居民委员会"), W("社区居委会"),
		W("居民委会"), W("居委会"),
	};
	static const mp_str rural[] = {
		W("村民委员会"), W("村民委会"), W("村委会"), W("行政村"),
	};

	if (!put_suffix(out, start, urban, sizeof urban / sizeof *urban, MP_STR("社区")))
		put_suffix(out, start, rural, sizeof rural / sizeof *rural, MP_STR("村"));
}

static void
unify_group(mp_buf *out, size_t start)
{
	static const mp_str team[] = { W("村民小组"), W("村民组"), W("居民组"), W("小组") };
	static const mp_str hamlet[] = { W("自然村") };

	if (!put_suffix(out, start, team, sizeof team / sizeof *team, MP_STR("组")))
		put_suffix(out, start, hamlet, 1, MP_STR(""));
}

/* Take the one of `words` that ends `v`, if one does. */
static bool
chop_word(mp_str *v, const mp_str *words, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (mp_str_ends(*v, words[i])) {
			v->n -= words[i].n;
			return true;
		}
	return false;
}

/* The side of the road says nothing beside a door number; a section does, because
 * each may be numbered on its own (GB/T 35639 annex B): 路东 goes, 东段 stays. */
static void
drop_side(mp_buf *out, size_t start)
{
	static const mp_str side[] = { W("侧"), W("边") };
	static const mp_str road[] = { W("路"), W("街") };
	static const mp_str direction[] = { W("东"), W("南"), W("西"), W("北") };
	mp_str v = { out->p + start, out->n - start };
	bool sure = chop_word(&v, side, 2);

	if (!chop_word(&v, direction, 4))
		return;
	chop_word(&v, direction, 4);
	if (chop_word(&v, road, 2) || sure || v.n == 0)
		out->n = start + v.n;
}

/* --- the key ------------------------------------------------------------- */

/* The length of a number that is nothing but digits and its generic word, 501室, as most
 * are: then the digits are all there is to it.  0: it is not so. */
static size_t
only_digits(mp_str s, const struct slot *t)
{
	size_t n = t->number && s.p[0] != '0' ? mp_str_digits(s) : 0;

	return n && word(t->words, NWORDS, mp_str_skip(s, n)) == s.n - n ? n : 0;
}

/* Append "|", the tag and the value of one slot; nothing for an empty value. */
static void
put_slot(mp_buf *out, const struct slot *t, const mp_address *a)
{
	size_t start = out->n + 2, digits;

	if (a->elem[t->elem].n == 0)
		return;
	mp_buf_addc(out, '|');
	mp_buf_addc(out, t->tag);
	if ((digits = only_digits(a->elem[t->elem], t)) > 0) {
		mp_buf_add(out, mp_str_chop(a->elem[t->elem], a->elem[t->elem].n - digits));
		return;
	}
	put_plain(out, a->elem[t->elem], t);
	if (t->number || !t->zeros)
		tidy(out, start, t);
	if (t->elem == MP_COMMUNITY)
		unify_community(out, start);
	else if (t->elem == MP_GROUP)
		unify_group(out, start);
	else if (t->elem == MP_SEGMENT && mp_address_has(a, MP_DOOR))
		drop_side(out, start);
	if (out->n == start)
		out->n -= 2;
}

/* Does the room number say the floor: 501 the fifth, 1203A the twelfth? */
static bool
implies(mp_str room, mp_str floor)
{
	while (room.n && !is_digit(room.p[0]) && is_alnum(room.p[0]))
		room = mp_str_skip(room, 1);
	return floor.n && mp_str_digits(room) == floor.n + 2 && mp_str_starts(room, floor) &&
	    !memchr(room.p, ',', room.n) && !memchr(room.p, '~', room.n);
}

static void
put_numbers(mp_buf *out, const mp_address *a)
{
	size_t i, at[sizeof numbers / sizeof *numbers + 1];
	size_t last = sizeof numbers / sizeof *numbers;
	mp_str floor, room;

	for (i = 0; i < last; i++) {
		at[i] = out->n;
		put_slot(out, &numbers[i], a);
	}
	at[last] = out->n;
	floor = (mp_str){ out->p + at[last - 2], at[last - 1] - at[last - 2] };
	room = (mp_str){ out->p + at[last - 1], at[last] - at[last - 1] };
	if (floor.n > 2 && room.n > 2 &&
	    implies(mp_str_skip(room, 2), mp_str_skip(floor, 2))) {
		memmove(out->p + at[last - 2], room.p, room.n);
		out->n -= floor.n;
	}
}

void
mp_address_key(mp_buf *out, const mp_address *a)
{
	size_t i;
	int e;

	for (e = MP_PROVINCE; e <= MP_COUNTY; e++) {
		if (e > MP_PROVINCE)
			mp_buf_addc(out, '|');
		put_plain(out, a->elem[e], &division);
	}
	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].elem != MP_DEVZONE || !mp_address_has(a, MP_TOWNSHIP))
			put_slot(out, &names[i], a);
	put_numbers(out, a);
	if (!mp_address_has(a, MP_DOOR) && !mp_address_has(a, MP_BUILDING) &&
	    !mp_address_has(a, MP_UNIT) && !mp_address_has(a, MP_ROOM))
		put_slot(out, &assist, a);
}

/* --- reading it again ---------------------------------------------------- */

mp_str
mp_address_key_slots(mp_str key)
{
	int bars = 0;
	size_t i;

	for (i = 0; i < key.n; i++)
		if (key.p[i] == '|' && ++bars > MP_COUNTY)
			break;
	return mp_str_skip(key, i);
}

char
mp_address_key_letter(mp_element e)
{
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].elem == e)
			return names[i].tag;
	for (i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (numbers[i].elem == e)
			return numbers[i].tag;
	return e == MP_ASSIST ? assist.tag : 0;
}

static mp_element
tagged(char tag)
{
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].tag == tag)
			return names[i].elem;
	for (i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (numbers[i].tag == tag)
			return numbers[i].elem;
	return tag == assist.tag ? MP_ASSIST : MP_NELEMENT;
}

bool
mp_address_key_next(mp_str *rest, mp_element *e, mp_str *value)
{
	const char *bar;

	if (rest->n < 2 || (*e = tagged(rest->p[1])) == MP_NELEMENT)
		return false;
	*value = mp_str_skip(*rest, 2);
	if ((bar = memchr(value->p, '|', value->n)) != NULL)
		value->n = (size_t)(bar - value->p);
	*rest = mp_str_skip(*rest, 2 + value->n);
	return true;
}
