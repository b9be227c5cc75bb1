/* alike.c - how alike two names are as texts. */
#include "names/alike.h"

#include "base/utf8.h"
#include "names/rest.h"

#define W(lit) { lit, sizeof(lit) - 1 }

bool
mp_chars_of(mp_chars *out, mp_str s)
{
	out->n = 0;
	while (s.n) {
		if (out->n == MP_CHARS)
			return false;
		s = mp_str_skip(s, mp_utf8_next(s.p, &out->c[out->n++]));
	}
	return true;
}

/* --- generic words ------------------------------------------------------------------ */

/* What an estate or a road is called besides its name, longer words first. */
static const mp_str estate_words[] = {
	W("住宅小区"), W("安置小区"), W("商务中心"), W("家属院"), W("家属区"), W("家属楼"),
	W("安置区"), W("安置房"), W("住宅区"), W("生活区"), W("住宅楼"), W("小区"), W("社区"),
	W("花元"), W("家元"), W("新村"), W("公寓"), W("大厦"), W("商厦"), W("大楼"), W("广场"),
	W("大院"), W("商务"), W("新城"), W("苑"), W("院"), W("区"), W("城"), W("厦"), W("村"),
};
static const mp_str road_words[] = {
	W("大道"), W("大街"), W("路"), W("街"), W("道"),
};
static const mp_str lane_words[] = { W("胡同"), W("巷"), W("弄") };

/* Of these, what may be said or left out of the same estate. */
static const mp_str neutral_words[] = {
	W("住宅小区"), W("住宅区"), W("生活区"), W("小区"), W("社区"), W("大院"), W("院"),
};

/* The text without one of the words at its end; two characters of name must stay. */
static bool
chop(mp_str *s, const mp_str *words, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (mp_str_ends(*s, words[i]) && mp_utf8_count(mp_str_chop(*s, words[i].n)) >= 2) {
			s->n -= words[i].n;
			return true;
		}
	return false;
}

#define CHOP(s, words) chop(s, words, sizeof words / sizeof *words)

/* How many bytes at the end tell one part of an estate from the others: 东区, 西苑, A区,
 * 2期; 0: none. */
static size_t
part_of(mp_str s)
{
	static const mp_str kinds[] = { W("组团"), W("区"), W("苑"), W("院"), W("期") };
	static const mp_str sides[] = {
		W("东"), W("西"), W("南"), W("北"), W("中"), W("前"), W("后"), W("内"), W("外"),
		W("上"), W("下"), W("左"), W("右"),
	};
	mp_str rest = s;
	uint32_t c = 0;
	size_t i, last = 0;

	if (!CHOP(&rest, kinds))
		return 0;
	for (i = 0; i < rest.n; ) {
		last = i;
		i += mp_utf8_next(rest.p + i, &c);
	}
	for (i = 0; i < sizeof sides / sizeof *sides; i++)
		if (mp_str_ends(rest, sides[i]))
			return s.n - last;
	return mp_counting(c) ? s.n - last : 0;
}

/* The estate's name without a generic word behind its part: 湖光东区 of 湖光东区小区. */
static mp_str
plain(mp_str s)
{
	mp_str rest = s;

	return part_of(s) == 0 && CHOP(&rest, neutral_words) && part_of(rest) ? rest : s;
}

/* The name without its generic words. */
static mp_str
core(mp_element e, mp_str s)
{
	if (e == MP_ESTATE)
		while (CHOP(&s, estate_words))
			;
	else if (e == MP_ROAD)
		CHOP(&s, road_words);
	else if (e == MP_LANE)
		CHOP(&s, lane_words);
	return s;
}

mp_str
mp_alike_core(mp_element e, mp_str name, mp_str *part)
{
	size_t n = 0;

	if (e == MP_ESTATE) {
		name = plain(name);
		n = part_of(name);
	}
	*part = mp_str_skip(name, name.n - n);
	return core(e, mp_str_chop(name, n));
}

mp_str
mp_alike_bare(mp_element e, mp_str name)
{
	if (e == MP_ESTATE)
		CHOP(&name, neutral_words);
	return name;
}

/* Is `b` no more than `a` and neutral words, or the other way round? */
static bool
neutral(mp_element e, mp_str a, mp_str b)
{
	mp_str longer = a.n > b.n ? a : b, less = a.n > b.n ? b : a;

	if (e != MP_ESTATE)
		return mp_str_eq(less, core(e, less)) && mp_str_starts(longer, less);
	while (longer.n > less.n && CHOP(&longer, neutral_words))
		;
	return mp_str_eq(longer, less);
}

/* --- two texts ---------------------------------------------------------------------- */

/* Villages, hamlets and lanes are called by the families that live there: two of these
 * (the hundred and fifty most frequent surnames, and how some of them are written besides)
 * tell them apart. */
static bool
surname(uint32_t c)
{
	static const uint16_t list[] =
	    u"王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余"
	    u"于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾夏韦付方邹熊白孟秦邱侯江尹薛阎段雷"
	    u"龙黎史陶贺毛郝顾龚邵万武钱代严莫孔汤常温康施牛凡葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟"
	    u"殷占申耿关兰焦俞左柳甘祝包宁尚符舒纪梅童凌毕单裴霍成苗谷盛曲路游靳辛管柴华祁房齐"
	    u"萧傅戴闫詹樊喻佘邬";
	size_t i;

	for (i = 0; i + 1 < sizeof list / sizeof *list; i++)
		if (list[i] == c)
			return true;
	return false;
}

static bool
by_family(mp_element e)
{
	return e == MP_COMMUNITY || e == MP_GROUP || e == MP_LANE;
}

bool
mp_alike_counts(mp_element e, uint32_t c)
{
	return mp_counting(c) && !(by_family(e) && surname(c));
}

/* Does the character tell names of `e` apart? */
static bool
tells(mp_element e, uint32_t c)
{
	return mp_telling(c) || (by_family(e) && surname(c));
}

/* One character in the place of another. */
static void
replaced(mp_candidate *c, mp_element e, const mp_chars *x, const mp_chars *y, size_t at)
{
	static const struct { mp_way way; mp_alike alike; } of[] = {
		[MP_LOOSE_SHAPE] = { MP_WAY_LOOSE, MP_ALIKE_SHAPE },
		[MP_LOOSE_SOUND] = { MP_WAY_LOOSE, MP_ALIKE_SOUND },
		[MP_CLOSE_SHAPE] = { MP_WAY_SHAPE, MP_ALIKE_SHAPE },
		[MP_SAME_SOUND] = { MP_WAY_SOUND, MP_ALIKE_SOUND },
		[MP_VARIANT_CHAR] = { MP_WAY_VARIANT, MP_ALIKE_VARIANT },
	};
	uint32_t a = x->c[at], b = y->c[at];
	mp_likeness like = mp_similar(a, b);

	c->telling = (uint8_t)(tells(e, a) + tells(e, b));
	c->half = x->n == 2;
	c->typed = a;
	c->meant = b;
	if (like != MP_UNLIKE) {
		c->way = of[like].way;
		c->alike = of[like].alike;
	} else if ((at + 1 < x->n || e == MP_GROUP) && (x->n >= 3 || e == MP_GROUP) && e != MP_LANE &&
	    !mp_alike_counts(e, a) && !mp_alike_counts(e, b)) {
		c->way = e == MP_COMMUNITY && x->n == 3 && c->telling < 2 ?
		    MP_WAY_TOLD : MP_WAY_OTHER;	/* half of what 高庄村 is called */
		c->alike = MP_ALIKE_OTHER;
	}
}

/* How two names differ by a character more, where families give the names and where they
 * do not.  A hamlet is known by few things: one that tells places apart makes it another, and
 * a letter or digit does so with an estate. */
static mp_way
longer_by(mp_element e, uint32_t more, size_t n)
{
	bool told = tells(e, more) || mp_counting(more);

	if (by_family(e) && more == u'家')
		return MP_WAY_LENGTH;
	if (e == MP_LANE || (n < 4 && e != MP_COMMUNITY) ||
	    (told && (e == MP_GROUP || (more < 0x80 && e == MP_ESTATE))))
		return MP_WAY_NONE;
	return told ? MP_WAY_TOLD : MP_WAY_LENGTH;
}

/* One character more at `at`: 刘家畈 of 刘畈, 东方红大道 of 东方大道, 北街街 of 北街. */
static void
inserted(mp_candidate *c, mp_element e, const mp_chars *longer, size_t at)
{
	uint32_t more = longer->c[at];

	c->alike = MP_ALIKE_LENGTH;
	if (!mp_counting(more) && ((at > 0 && longer->c[at - 1] == more) ||
	    (at + 1 < longer->n && longer->c[at + 1] == more)))
		c->way = MP_WAY_DOUBLED;
	else
		c->way = longer_by(e, more, longer->n);
}

/* Two characters in the other order: 肖营 and 营肖, but 西城 and 城西 may be two, and
 * 王李庄 and 李王庄. */
static void
turned(mp_candidate *c, mp_element e, uint32_t a, uint32_t b)
{
	if (mp_counting(a) || mp_counting(b))
		return;
	c->way = MP_WAY_TURNED;
	c->alike = MP_ALIKE_TURNED;
	c->telling = by_family(e) && surname(a) && surname(b) ? 2 :
	    mp_telling(a) || mp_telling(b);
}

/* 3组: what looks like it is another number, or has lost a digit (和十组 may be 二十组). */
static bool
is_number(mp_element e, const mp_chars *x)
{
	return e == MP_GROUP && x->n && x->c[0] < 0x80;
}

static void
compare(mp_candidate *c, mp_element e, const mp_chars *x, const mp_chars *y)
{
	size_t head = 0, tail = 0, differ;

	if (is_number(e, x) || is_number(e, y))
		return;
	while (head < x->n && head < y->n && x->c[head] == y->c[head])
		head++;
	while (tail < x->n - head && tail < y->n - head &&
	    x->c[x->n - 1 - tail] == y->c[y->n - 1 - tail])
		tail++;
	differ = x->n - head - tail;
	if (x->n == y->n && differ == 1)
		replaced(c, e, x, y, head);
	else if (x->n == y->n && differ == 2 && x->c[head] == y->c[head + 1] &&
	    x->c[head + 1] == y->c[head])
		turned(c, e, x->c[head], x->c[head + 1]);
	else if (x->n == y->n + 1 && differ == 1)
		inserted(c, e, x, head);
	else if (y->n == x->n + 1 && differ == 0)
		inserted(c, e, y, head);
}

/* 大街 and 街, 大道 and 道: a word of one kind, and not two kinds like 路 and 大道. */
static bool
same_kind(mp_str a, mp_str b)
{
	static const mp_str kinds[] = { W("道"), W("街") };
	static const mp_str big[] = { W("大") };
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (chop(&a, &kinds[i], 1) && chop(&b, &kinds[i], 1))
			return CHOP(&a, big) != CHOP(&b, big) && mp_str_eq(a, b);
	return false;
}

/* How two names that are the same without their generic words differ. */
static void
other_word(mp_candidate *c, mp_element e, mp_str a, mp_str b)
{
	c->alike = MP_ALIKE_GENERIC;
	c->way = neutral(e, a, b) ? MP_WAY_GENERIC :
	    e == MP_ROAD && same_kind(a, b) ? MP_WAY_LENGTH : MP_WAY_SWAPPED;
}

/* Take the part away from both names, if it is the same. */
static bool
without_part(mp_str *a, mp_str *b)
{
	size_t n;

	*a = plain(*a);
	*b = plain(*b);
	n = part_of(*a);
	if (n != part_of(*b) || !mp_str_ends(*b, mp_str_skip(*a, a->n - n)))
		return false;
	a->n -= n;
	b->n -= n;
	return true;
}

/* Take the neutral word away that one of them has and the other has not: a name may be
 * misspelt, and written without it, 新毫花园 for 新豪花园小区. */
static bool
without_neutral(mp_str *a, mp_str *b)
{
	mp_str x = *a, y = *b;
	bool one = CHOP(&x, neutral_words), other = CHOP(&y, neutral_words);

	if (one == other)
		return false;
	*a = x;
	*b = y;
	return true;
}

/* Is one of them the other, but for what belongs to another? */
static bool
differ_in_class(mp_element e, mp_str a, mp_str b, mp_str realm)
{
	mp_rests rests = { 0 };
	bool same = mp_rests_have(&rests, e, a, realm, b) || mp_rests_have(&rests, e, b, realm, a);

	mp_rests_free(&rests);
	return same;
}

bool
mp_alike_undouble(mp_chars *c)
{
	size_t i, n = 0;

	for (i = 0; i < c->n; i++)
		if (i == 0 || c->c[i] != c->c[i - 1] || mp_counting(c->c[i]))
			c->c[n++] = c->c[i];
	i = c->n;
	c->n = n;
	return n < i;
}

/* Two slips in one name: a character twice, and another one or the order of two (汀汀店村,
 * 丁店村).  Nobody calls a place so. */
static void
compare_undoubled(mp_candidate *c, mp_element e, mp_chars *x, mp_chars *y)
{
	mp_candidate with = { .way = MP_WAY_NONE };

	if (mp_alike_undouble(x) == mp_alike_undouble(y))
		return;
	compare(&with, e, x, y);
	if (with.way >= MP_WAY_LOOSE)
		*c = with;
}

mp_candidate
mp_alike_within(mp_element e, mp_str a, mp_str b, mp_str realm)
{
	mp_candidate c = { .way = MP_WAY_NONE };
	mp_chars x, y;

	if (differ_in_class(e, a, b, realm))
		return (mp_candidate){ .way = MP_WAY_GENERIC, .alike = MP_ALIKE_GENERIC };
	if (e == MP_ESTATE && !without_part(&a, &b))
		return c;	/* 东区 and 西区, or the whole */
	if (!mp_chars_of(&x, a) || !mp_chars_of(&y, b))
		return c;
	if (e != MP_COMMUNITY && e != MP_GROUP && mp_str_eq(core(e, a), core(e, b)))
		other_word(&c, e, a, b);
	else
		compare(&c, e, &x, &y);
	if (c.way == MP_WAY_NONE && e == MP_ESTATE && without_neutral(&a, &b))
		return mp_alike_within(e, a, b, realm);
	if (c.way == MP_WAY_NONE)
		compare_undoubled(&c, e, &x, &y);
	return c;
}

mp_candidate
mp_alike_names(mp_element e, mp_str a, mp_str b)
{
	return mp_alike_within(e, a, b, MP_STR(""));
}
