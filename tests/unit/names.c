/* names.c - what a corpus knows of its names. */
#include "elements.h"
#include "base/utf8.h"
#include "names/similar.h"
#include "names/variants.h"
#include "tap.h"

static uint32_t
see(mp_corpus *c, const char *text)
{
	mp_address a = address_of(text);
	mp_buf key = { 0 };
	uint32_t i;

	mp_address_key(&key, &a);
	i = mp_corpus_add(c, mp_buf_str(&key));
	mp_buf_free(&key);
	return i;
}

static bool
says(const mp_corpus *c, mp_term t, const char *text)
{
	return t && mp_str_eq(c->term[t].text, mp_str_from(text));
}

static void
test_corpus(void)
{
	mp_corpus c = { 0 };
	uint32_t a, b, d;
	const mp_sighting *s;

	a = see(&c, "city=信阳市 county=浉河区 township=老城街道 road=建设路 door=12号");
	b = see(&c, "city=信阳市 county=浉河区 road=建设路 door=12号院 room=501室");
	d = see(&c, "city=信阳市 county=平桥区 road=建设路 door=12号");
	s = c.sighting;
	ok(a == 0 && b == 1 && d == 2 && c.n == 3, "sightings are numbered from 0");
	ok(says(&c, s[a].county, "|信阳市|浉河区"), "the county is the key up to the county");
	ok(says(&c, s[a].term[MP_ROAD], "建设路"), "a name is a term");
	ok(s[a].term[MP_ROAD] == s[b].term[MP_ROAD], "of one county it is one");
	ok(s[a].term[MP_ROAD] != s[d].term[MP_ROAD], "of two counties it is two");
	ok(says(&c, s[b].term[MP_DOOR], "12"), "numbers are numbers");
	ok(s[a].term[MP_DOOR] == s[d].term[MP_DOOR], "and of no county");
	ok(s[b].term[MP_TOWNSHIP] == 0, "what is missing is 0");
	ok(c.term[s[a].term[MP_ROAD]].count == 2, "sightings are counted");
	ok(mp_corpus_find(&c, s[d].county, MP_ROAD, MP_STR("建设路")) == s[d].term[MP_ROAD],
	    "a term is found by its text");
	ok(mp_corpus_find(&c, 0, MP_COUNTY, MP_STR("|信阳市|平桥区")) == s[d].county,
	    "and a county by its own");
	ok(mp_corpus_find(&c, s[d].county, MP_ROAD, MP_STR("狮河路")) == 0, "others are 0");
	mp_corpus_free(&c);
}

static uint32_t
character(const char *s)
{
	uint32_t c;

	mp_utf8_next(s, &c);
	return c;
}

static void
test_similar(void)
{
	static const struct { const char *a, *b; mp_likeness want; } t[] = {
		{ "建", "健", MP_SAME_SOUND }, { "徐", "许", MP_SAME_SOUND },
		{ "行", "航", MP_SAME_SOUND },			/* one of its readings */
		{ "星", "心", MP_LOOSE_SOUND }, { "飞", "灰", MP_LOOSE_SOUND },
		{ "浪", "囊", MP_LOOSE_SOUND }, { "章", "脏", MP_LOOSE_SOUND },
		{ "末", "未", MP_CLOSE_SHAPE }, { "已", "己", MP_CLOSE_SHAPE },
		{ "巳", "己", MP_CLOSE_SHAPE }, { "土", "士", MP_CLOSE_SHAPE },
		{ "湖", "糊", MP_SAME_SOUND }, { "治", "冶", MP_CLOSE_SHAPE },
		{ "侧", "测", MP_SAME_SOUND }, { "柳", "抑", MP_LOOSE_SHAPE },
		{ "浉", "狮", MP_VARIANT_CHAR }, { "坊", "房", MP_VARIANT_CHAR },
		{ "岗", "冈", MP_VARIANT_CHAR }, { "肖", "萧", MP_VARIANT_CHAR },
		{ "王", "赵", MP_UNLIKE }, { "路", "街", MP_UNLIKE }, { "村", "庄", MP_UNLIKE },
		/* these tell places apart, however they look and sound */
		{ "东", "西", MP_UNLIKE }, { "上", "下", MP_UNLIKE }, { "大", "小", MP_UNLIKE },
		{ "一", "二", MP_UNLIKE }, { "千", "干", MP_UNLIKE }, { "甲", "由", MP_UNLIKE },
		{ "1", "7", MP_UNLIKE }, { "A", "B", MP_UNLIKE }, { "十", "石", MP_UNLIKE },
	};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++)
		ok(mp_similar(character(t[i].a), character(t[i].b)) == t[i].want &&
		    mp_similar(character(t[i].b), character(t[i].a)) == t[i].want,
		    "%s and %s", t[i].a, t[i].b);
	ok(mp_telling(character("东")) && !mp_telling(character("冬")), "东 tells, 冬 does not");
	ok(mp_counting(character("五")) && !mp_counting(character("午")), "五 counts");
}

static void
test_decided(void)
{
	mp_corpus c = { 0 };
	mp_variants *v;
	mp_name_decision d[2] = { { .same = true }, { .same = false } };
	mp_buf why = { 0 };
	const mp_variant *pair;
	uint32_t a, b, other;
	size_t n;

	a = see(&c, "county=浉河区 township=老城街道 community=高苗村 group=张湾 door=1号");
	b = see(&c, "county=浉河区 township=老城街道 community=高庙村 group=张湾 door=1号");
	other = see(&c, "county=浉河区 township=游河乡 community=高苗村 group=张湾 door=1号");
	d[0].from = c.sighting[a].term[MP_COMMUNITY];
	d[0].to = c.sighting[b].term[MP_COMMUNITY];
	d[0].within = c.sighting[a].term[MP_TOWNSHIP];
	v = mp_variants_find(&c, d, 2);
	ok(mp_variants_settled(v, &c.sighting[a], MP_COMMUNITY) == d[0].to,
	    "what was decided is settled");
	ok(mp_variants_settled(v, &c.sighting[other], MP_COMMUNITY) == d[0].from,
	    "where it was decided, and nowhere else");
	ok(mp_variants_settled(v, &c.sighting[b], MP_COMMUNITY) == d[0].to,
	    "a settled name is itself");
	ok(mp_variants_settled(v, &c.sighting[b], MP_ESTATE) == 0, "what is missing stays missing");
	pair = mp_variants_list(v, &n);
	ok(n == 1 && pair->alike == MP_ALIKE_DECIDED && pair->score == 1, "the list has it");
	mp_variants_why(&why, &c, pair);
	ok(mp_str_eq(mp_buf_str(&why), MP_STR("社区村 高苗村=高庙村：2条对1条，人工认定")),
	    "and says why");
	mp_buf_free(&why);
	mp_variants_free(v);
	mp_corpus_free(&c);
}

int
main(void)
{
	test_corpus();
	test_similar();
	test_decided();
	return done_testing();
}
