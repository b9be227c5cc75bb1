/* variants.c - which names of a corpus are one: true pairs and their look-alikes. */
#include "base/utf8.h"
#include "names/variants.h"
#include "sightings.h"
#include "tap.h"

/* `n` rows: the address with the doors from `first` on. */
struct rows {
	const char *address;
	unsigned first, n;
};

static void
see_all(mp_corpus *c, const struct rows *r, size_t n, bool backwards)
{
	char text[512];
	size_t i;
	unsigned k;

	for (i = 0; i < n; i++) {
		const struct rows *row = &r[backwards ? n - 1 - i : i];

		for (k = 0; k < row->n; k++) {
			snprintf(text, sizeof text, "city=信阳市 county=浉河区 %s door=%u号",
			    row->address, row->first + (backwards ? row->n - 1 - k : k));
			see(c, text);
		}
	}
}

enum verdict { TWO, DOUBTFUL, ONE };

static enum verdict
verdict(const mp_corpus *c, const mp_variants *v, const char *from, const char *to)
{
	size_t i, n;
	const mp_variant *p = mp_variants_list(v, &n);

	for (i = 0; i < n; i++)
		if (says(c, p[i].from, from) && says(c, p[i].to, to))
			return p[i].settled ? ONE : DOUBTFUL;
	return TWO;
}

#define TOWN "township=老城街道 community=义阳社区 "
#define OTHER_TOWN "township=五里墩街道 community=琵琶山社区 "
#define VILLAGE "township=游河乡 community=高庙村 "

/* Every case: what stands where, and whether the first name is the second. */
static const struct {
	const char *what, *from, *to;
	enum verdict want;
	struct rows rows[4];	/* an empty one ends them */
} cases[] = {
	{ "a road misspelt by sound, at its own estate", "建社路", "建设路", ONE, {
		{ TOWN "road=建设路 estate=湖光小区", 12, 1 }, { TOWN "road=建设路", 1, 60 },
		{ TOWN "road=建社路 estate=湖光小区", 12, 1 } } },
	{ "a road misspelt by shape, house by house in its community", "绵绣路", "锦绣路", ONE, {
		{ TOWN "road=锦绣路", 1, 90 }, { TOWN "road=绵绣路", 31, 1 } } },
	{ "a road by a variant character", "狮河路", "浉河路", ONE, {
		{ TOWN "road=浉河路", 1, 90 }, { TOWN "road=狮河路", 31, 2 } } },
	{ "a road with another character, once, at a house of the other", "学鑫中路", "学景中路", ONE, {
		{ TOWN "road=学景中路", 1, 90 }, { TOWN "road=学鑫中路", 31, 1 } } },
	{ "the same where the other is not", "学鑫中路", "学景中路", TWO, {
		{ TOWN "road=学景中路", 1, 90 }, { OTHER_TOWN "road=学鑫中路", 31, 1 } } },
	{ "the same of few rows", "学鑫中路", "学景中路", DOUBTFUL, {
		{ TOWN "road=学景中路", 1, 20 }, { TOWN "road=学鑫中路", 12, 1 } } },
	{ "a road of the same sound in another township", "文华路", "文化路", TWO, {
		{ TOWN "road=文化路", 1, 90 }, { OTHER_TOWN "road=文华路", 1, 3 } } },
	{ "a road of the same sound with estates of its own", "文华路", "文化路", TWO, {
		{ TOWN "road=文化路 estate=湖光小区", 12, 9 }, { TOWN "road=文化路", 1, 90 },
		{ OTHER_TOWN "road=文华路 estate=光明小区", 5, 4 } } },
	{ "a road with another character, at its own estate", "鸡分山大街", "鸡公山大街", ONE, {
		{ TOWN "road=鸡公山大街 estate=湖光小区", 12, 9 }, { TOWN "road=鸡公山大街", 1, 90 },
		{ TOWN "road=鸡分山大街 estate=湖光小区", 12, 1 } } },
	{ "东 and 西", "新华西路", "新华东路", TWO, {
		{ TOWN "road=新华东路 estate=湖光小区", 12, 9 },
		{ TOWN "road=新华西路 estate=湖光小区", 12, 1 } } },
	{ "numbered roads", "新六大街", "新七大街", TWO, {
		{ TOWN "road=新七大街 estate=湖光小区", 12, 9 },
		{ TOWN "road=新六大街 estate=湖光小区", 12, 1 } } },
	{ "路 and 大道 with one estate: for a clerk", "和平大道", "和平路", DOUBTFUL, {
		{ TOWN "road=和平路 estate=湖光小区", 12, 9 },
		{ TOWN "road=和平大道 estate=湖光小区", 12, 1 } } },
	{ "路 and 大道 with nothing in common", "和平大道", "和平路", TWO, {
		{ TOWN "road=和平路", 1, 50 }, { OTHER_TOWN "road=和平大道", 1, 40 } } },
	{ "a character less", "东方大道", "东方红大道", ONE, {
		{ TOWN "road=东方红大道 estate=湖光小区", 12, 9 }, { TOWN "road=东方红大道", 1, 90 },
		{ TOWN "road=东方大道 estate=湖光小区", 12, 2 } } },
	{ "a direction less, of a few", "新华路", "新华东路", DOUBTFUL, {
		{ TOWN "road=新华东路 estate=湖光小区", 12, 9 },
		{ TOWN "road=新华路 estate=湖光小区", 12, 2 } } },
	{ "a direction less, once, at its own estate", "新华路", "新华东路", ONE, {
		{ TOWN "road=新华东路 estate=湖光小区", 12, 1 }, { TOWN "road=新华东路", 1, 90 },
		{ TOWN "road=新华路 estate=湖光小区", 12, 1 } } },
	{ "a direction less, once, at no estate", "新华路", "新华东路", TWO, {
		{ TOWN "road=新华东路", 1, 90 }, { TOWN "road=新华路", 12, 1 } } },
	{ "an estate of a school that is called for short", "新和二高家属院", "新和第二高中家属院", ONE, {
		{ TOWN "road=建设路 estate=新和第二高中家属院", 12, 40 },
		{ TOWN "road=建设路 estate=新和二高家属院", 12, 1 } } },
	{ "the estate of another school", "新和二高家属院", "新和第三高中家属院", TWO, {
		{ TOWN "road=建设路 estate=新和第三高中家属院", 12, 40 },
		{ TOWN "road=建设路 estate=新和二高家属院", 12, 1 } } },
	{ "an estate with a numeral too much, at its door", "青一隆国际", "青隆国际", ONE, {
		{ TOWN "road=建设路 estate=青隆国际", 12, 40 },
		{ TOWN "road=建设路 estate=青一隆国际", 12, 1 } } },
	{ "at another door", "青一隆国际", "青隆国际", TWO, {
		{ TOWN "road=建设路 estate=青隆国际", 12, 40 },
		{ TOWN "road=建设路 estate=青一隆国际", 78, 1 } } },
	{ "an estate misspelt, and without 小区", "新毫花元", "新豪花元小区", ONE, {
		{ TOWN "road=建设路 estate=新豪花园小区", 12, 40 },
		{ TOWN "road=建设路 estate=新毫花园", 12, 1 } } },
	{ "小区 behind a part", "湖光小区东苑小区", "湖光小区东苑", ONE, {
		{ TOWN "road=建设路 estate=湖光小区东苑", 12, 9 },
		{ TOWN "road=建设路 estate=湖光小区东苑小区", 12, 2 } } },
	{ "小区 behind another part", "湖光小区西苑小区", "湖光小区东苑", TWO, {
		{ TOWN "road=建设路 estate=湖光小区东苑", 12, 9 },
		{ TOWN "road=建设路 estate=湖光小区西苑小区", 12, 2 } } },
	{ "a hamlet once with another character", "南全冲", "南金冲", ONE, {
		{ VILLAGE "group=南金冲", 1, 60 }, { VILLAGE "group=南全冲", 7, 1 } } },
	{ "a hamlet that could be two others", "南全冲", "南桥冲", DOUBTFUL, {
		{ VILLAGE "group=南金冲", 1, 60 }, { VILLAGE "group=南桥冲", 1, 50 },
		{ VILLAGE "group=南全冲", 7, 1 } } },
	{ "hamlets with another character, both inhabited", "南全冲", "南金冲", TWO, {
		{ VILLAGE "group=南金冲", 1, 60 }, { VILLAGE "group=南全冲", 1, 7 } } },
	{ "a small hamlet beside another", "大张湾", "张湾", TWO, {
		{ VILLAGE "group=张湾", 1, 60 }, { VILLAGE "group=大张湾", 7, 1 } } },
	{ "a small village beside another", "小高庙村", "高庙村", TWO, {
		{ VILLAGE "group=1组", 1, 60 },
		{ "township=游河乡 community=小高庙村 group=1组", 7, 1 } } },
	{ "an estate without 小区", "湖光", "湖光小区", ONE, {
		{ TOWN "road=建设路 estate=湖光小区 building=3号楼", 12, 9 },
		{ TOWN "road=建设路 estate=湖光", 12, 1 } } },
	{ "花园 for 小区, at the same door", "湖光花元", "湖光小区", ONE, {
		{ TOWN "road=建设路 estate=湖光小区 building=3号楼", 12, 9 },
		{ TOWN "road=建设路 estate=湖光花园 building=3号楼", 12, 1 } } },
	{ "花园 beside 小区, at its own door", "湖光花元", "湖光小区", TWO, {
		{ TOWN "road=建设路 estate=湖光小区 building=3号楼", 12, 9 },
		{ TOWN "road=建设路 estate=湖光花园 building=3号楼", 78, 5 } } },
	{ "东区 and 西区 at one door", "湖光小区西区", "湖光小区东区", TWO, {
		{ TOWN "road=建设路 estate=湖光小区东区", 12, 9 },
		{ TOWN "road=建设路 estate=湖光小区西区", 12, 1 } } },
	{ "一期 and 二期 at one door", "湖光小区2期", "湖光小区1期", TWO, {
		{ TOWN "road=建设路 estate=湖光小区一期", 12, 9 },
		{ TOWN "road=建设路 estate=湖光小区二期", 12, 1 } } },
	{ "东区 and 东苑 at one door", "湖光小区东苑", "湖光小区东区", TWO, {
		{ TOWN "road=建设路 estate=湖光小区东区", 12, 9 },
		{ TOWN "road=建设路 estate=湖光小区东苑", 12, 1 } } },
	{ "安置区 for 安置小区, in one part", "湖光安置区南区", "湖光安置小区南区", ONE, {
		{ TOWN "road=建设路 estate=湖光安置小区南区 building=3号楼", 12, 9 },
		{ TOWN "road=建设路 estate=湖光安置区南区 building=3号楼", 12, 1 } } },
	{ "a road with an old and a new name", "天桥路", "玉山路", ONE, {
		{ TOWN "road=玉山路 estate=湖光小区", 12, 30 }, { TOWN "road=天桥路 estate=湖光小区", 12, 8 } } },
	{ "two roads at a corner", "天桥路", "玉山路", TWO, {
		{ TOWN "road=玉山路 estate=湖光小区", 12, 1 }, { TOWN "road=玉山路", 20, 30 },
		{ TOWN "road=天桥路 estate=湖光小区", 12, 1 }, { OTHER_TOWN "road=天桥路 estate=茶都", 20, 9 } } },
	{ "A区 and B区 at one door", "湖光小区B区", "湖光小区A区", TWO, {
		{ TOWN "road=建设路 estate=湖光小区A区", 12, 9 },
		{ TOWN "road=建设路 estate=湖光小区B区", 12, 1 } } },
	{ "a hamlet misspelt once", "沿湾", "严湾", ONE, {
		{ VILLAGE "group=严湾", 1, 50 }, { VILLAGE "group=沿湾", 7, 1 } } },
	{ "hamlets of one sound, both inhabited", "章湾", "张湾", TWO, {
		{ VILLAGE "group=张湾", 1, 50 }, { VILLAGE "group=章湾", 1, 30 } } },
	{ "hamlets of two families that look alike", "孙湾", "李湾", TWO, {
		{ VILLAGE "group=李湾", 1, 40 }, { VILLAGE "group=孙湾", 1, 15 } } },
	{ "hamlets of two families of one sound, one of them small", "姜院", "江院", TWO, {
		{ VILLAGE "group=江院", 1, 67 }, { VILLAGE "group=姜院", 2, 3 } } },
	{ "the same, here and there a door", "姜院", "江院", ONE, {
		{ VILLAGE "group=江院", 1, 67 }, { VILLAGE "group=姜院", 12, 1 },
		{ VILLAGE "group=姜院", 31, 1 }, { VILLAGE "group=姜院", 50, 1 } } },
	{ "a misspelling that could be two hamlets", "故坳", "顾坳", DOUBTFUL, {
		{ VILLAGE "group=顾坳", 1, 60 }, { VILLAGE "group=古坳", 1, 50 },
		{ VILLAGE "group=故坳", 27, 1 } } },
	{ "a hamlet misspelt where its village is not said", "沿湾", "严湾", ONE, {
		{ VILLAGE "group=严湾", 1, 50 }, { "township=游河乡 group=沿湾", 27, 1 } } },
	{ "but not in another township", "沿湾", "严湾", TWO, {
		{ VILLAGE "group=严湾", 1, 50 }, { "township=老城街道 group=沿湾", 27, 1 } } },
	{ "a hamlet misspelt in a misspelt village", "沿湾", "严湾", ONE, {
		{ VILLAGE "group=严湾", 1, 50 }, { VILLAGE "group=张湾", 1, 40 },
		{ "township=游河乡 community=高苗村 group=张湾", 7, 1 },
		{ "township=游河乡 community=高苗村 group=沿湾", 27, 1 } } },
	{ "hamlets one character apart", "刘湾", "胡湾", TWO, {
		{ VILLAGE "group=胡湾", 1, 40 }, { VILLAGE "group=刘湾", 3, 1 } } },
	{ "上 and 下", "上张湾", "下张湾", TWO, {
		{ VILLAGE "group=下张湾", 1, 40 }, { VILLAGE "group=上张湾", 3, 1 } } },
	{ "3组 and 4组", "4组", "3组", TWO, {
		{ VILLAGE "group=3组", 1, 40 }, { VILLAGE "group=4组", 3, 1 } } },
	{ "the same misspelling in another village", "沿湾", "严湾", TWO, {
		{ VILLAGE "group=严湾", 1, 50 },
		{ "township=游河乡 community=三官村 group=沿湾", 7, 1 } } },
	{ "villages of one sound", "汪庄村", "王庄村", TWO, {
		{ "township=游河乡 community=王庄村", 1, 40 },
		{ "township=游河乡 community=汪庄村", 1, 30 } } },
	{ "a village with its class word misspelt", "高庙星政村", "高庙村", ONE, {
		{ VILLAGE "group=张湾", 1, 90 },
		{ "township=游河乡 community=高庙星政村 group=张湾", 7, 1 } } },
	{ "what is left of a village's class word, before a group", "名委员会1组", "1组", ONE, {
		{ VILLAGE "group=1组", 1, 60 }, { VILLAGE "group=名委员会1组", 27, 1 } } },
	{ "with a gap behind it", "名委员会,1组", "1组", ONE, {
		{ VILLAGE "group=1组", 1, 60 }, { VILLAGE "group=名委员会、1组", 27, 1 } } },
	{ "no more than the end of it", "会张湾", "张湾", ONE, {
		{ VILLAGE "group=张湾", 1, 60 }, { VILLAGE "group=会张湾", 27, 1 } } },
	{ "its first half", "高庙行村", "高庙村", ONE, {
		{ VILLAGE "group=张湾", 1, 90 },
		{ "township=游河乡 community=高庙行村 group=张湾", 7, 1 } } },
	{ "its second half", "高庙政村", "高庙村", ONE, {
		{ VILLAGE "group=张湾", 1, 90 },
		{ "township=游河乡 community=高庙政村 group=张湾", 7, 1 } } },
	{ "a character more in it", "高庙行花政村", "高庙村", ONE, {
		{ VILLAGE "group=张湾", 1, 90 },
		{ "township=游河乡 community=高庙行花政村 group=张湾", 7, 1 } } },
	{ "half of it before the name's last", "高行庙政村", "高庙村", ONE, {
		{ VILLAGE "group=张湾", 1, 90 },
		{ "township=游河乡 community=高行庙政村 group=张湾", 7, 1 } } },
	{ "a group whose number may have lost a digit", "和10组", "10组", TWO, {
		{ VILLAGE "group=10组", 1, 60 }, { VILLAGE "group=和十组", 27, 1 } } },
	{ "a hamlet twice misspelt, one character doubled", "南故故坳", "南顾坳", ONE, {
		{ VILLAGE "group=南顾坳", 1, 60 }, { VILLAGE "group=南故故坳", 27, 1 } } },
	{ "a hamlet that may be a third, twice misspelt", "心大湾", "顾大湾", DOUBTFUL, {
		{ VILLAGE "group=顾大湾", 1, 60 }, { VILLAGE "group=新朱大湾", 1, 50 },
		{ VILLAGE "group=心大湾", 27, 1 } } },
	{ "a hamlet beside a great and a small one of its sound", "糖庄", "汤庄", DOUBTFUL, {
		{ VILLAGE "group=汤庄", 1, 55 }, { VILLAGE "group=唐庄", 1, 9 },
		{ VILLAGE "group=糖庄", 27, 1 } } },
	{ "a character for another, in two hamlets", "任压", "任庄", ONE, {
		{ VILLAGE "group=任庄", 1, 60 }, { VILLAGE "group=任压", 27, 1 },
		{ VILLAGE "group=姚庄", 1, 50 }, { VILLAGE "group=姚压", 31, 1 } } },
	{ "the same in one", "任压", "任庄", TWO, {
		{ VILLAGE "group=任庄", 1, 60 }, { VILLAGE "group=任压", 27, 1 } } },
	{ "a village without its township's name", "4街社区", "羊山4街社区", ONE, {
		{ "township=羊山街道 community=羊山4街社区 road=大庆路", 1, 60 },
		{ "township=羊山街道 community=4街社区 road=大庆路", 27, 1 } } },
	{ "a hamlet, one house of it twice", "姜院", "江院", TWO, {
		{ VILLAGE "group=江院", 1, 35 }, { VILLAGE "group=姜院", 4, 2 },
		{ VILLAGE "group=姜院", 5, 1 } } },
	{ "a village misspelt now and then", "高苗村", "高庙村", ONE, {
		{ VILLAGE "group=张湾", 1, 90 },
		{ "township=游河乡 community=高苗村 group=张湾", 7, 2 } } },
};

static void
test_case(size_t i, bool backwards)
{
	mp_corpus c = { 0 };
	mp_variants *v;
	enum verdict got;
	size_t n;

	for (n = 0; n < 4 && cases[i].rows[n].address; n++)
		;
	see_all(&c, cases[i].rows, n, backwards);
	v = mp_variants_find(&c, NULL, 0, 1);
	got = verdict(&c, v, cases[i].from, cases[i].to);
	ok(got == cases[i].want, "%s%s: %s", cases[i].what, backwards ? ", backwards" : "",
	    got == ONE ? "one" : got == TWO ? "two" : "doubtful");
	mp_variants_free(v);
	mp_corpus_free(&c);
}

/* 汪庄村 is rare beside 王庄村: a misspelling, if the gazetteer does not have both. */
static void
test_listed(void)
{
	static const struct rows rows[] = {
		{ "township=游河乡 community=王庄村", 2, 40 },
	};
	const char *rare = "city=信阳市 county=浉河区 township=游河乡 community=汪庄村 door=1号";
	const char *common = "city=信阳市 county=浉河区 township=游河乡 community=王庄村 door=1号";
	int both;

	for (both = 0; both < 2; both++) {
		mp_corpus c = { 0 };
		mp_variants *v;

		see_all(&c, rows, 1, false);
		see_listed(&c, rare, both ? 411502100201 : 0);
		see_listed(&c, common, 411502100202);
		v = mp_variants_find(&c, NULL, 0, 1);
		ok(verdict(&c, v, "汪庄村", "王庄村") == (both ? TWO : ONE), both ?
		    "two listed villages are two" : "a village that is not listed is the one that is");
		mp_variants_free(v);
		mp_corpus_free(&c);
	}
}

/* A village beside two that the gazetteer lists.  雄寨村 is 熊寨村 rather than any other 寨 of
 * the township, but not where two are alike; so with one that is misspelt twice. */
static const struct {
	const char *what, *from, *to, *other;
	bool one;
} neighbours[] = {
	{ "a village that sounds like one of two", "雄寨村", "熊寨村", "陈寨村", true },
	{ "but not where it is like both", "雄寨村", "熊寨村", "凶寨村", false },
	{ "a village twice misspelt", "胡朱村", "朱湖村", "陈寨村", true },
	{ "with a character more", "苏的杨村", "苏洋村", "陈寨村", true },
	{ "with a character less", "春树村", "椿树岗村", "陈寨村", true },
	{ "but not where it may be either", "围阳村", "杨围村", "洋围村", false },
	{ "with a character more, and no numeral in its place", "和里岗村", "河岗村", "陈寨村", true },
	{ "but not where it may be a numeral", "和里岗村", "河岗村", "三里岗村", false },
};

static void
test_neighbours(void)
{
	size_t i;

	for (i = 0; i < sizeof neighbours / sizeof *neighbours; i++) {
		static const char *const place = "township=游河乡 community=%s group=1组";
		char at[3][128];
		const struct rows rows[] = { { at[0], 1, 60 }, { at[1], 1, 60 }, { at[2], 31, 1 } };
		mp_corpus c = { 0 };
		mp_variants *v;
		char text[512];
		unsigned k;

		snprintf(at[0], sizeof at[0], place, neighbours[i].to);
		snprintf(at[1], sizeof at[1], place, neighbours[i].other);
		snprintf(at[2], sizeof at[2], place, neighbours[i].from);
		see_all(&c, rows, 3, false);
		for (k = 0; k < 2; k++) {
			snprintf(text, sizeof text, "city=信阳市 county=浉河区 %s door=1号", at[k]);
			see_listed(&c, text, 411502100201 + k);
		}
		v = mp_variants_find(&c, NULL, 0, 1);
		ok((verdict(&c, v, neighbours[i].from, neighbours[i].to) == ONE) ==
		    neighbours[i].one, "%s", neighbours[i].what);
		mp_variants_free(v);
		mp_corpus_free(&c);
	}
}

static void
test_decided(void)
{
	mp_corpus c = { 0 };
	mp_variants *v;
	mp_name_decision d = { .same = true };
	mp_buf why = { 0 };
	const mp_variant *pair;
	uint32_t a, b, other;
	size_t n;

	a = see(&c, "county=浉河区 township=老城街道 community=高苗村 group=张湾 door=1号");
	b = see(&c, "county=浉河区 township=老城街道 community=高庙村 group=张湾 door=1号");
	other = see(&c, "county=浉河区 township=游河乡 community=高苗村 group=张湾 door=1号");
	d.from = c.sighting[a].term[MP_COMMUNITY];
	d.to = c.sighting[b].term[MP_COMMUNITY];
	d.within = c.sighting[a].term[MP_TOWNSHIP];
	v = mp_variants_find(&c, &d, 1, 4);
	ok(mp_variants_settled(v, &c.sighting[a], MP_COMMUNITY) == d.to,
	    "what was decided is settled");
	ok(mp_variants_settled(v, &c.sighting[other], MP_COMMUNITY) == d.from,
	    "where it was decided, and nowhere else");
	ok(mp_variants_settled(v, &c.sighting[b], MP_COMMUNITY) == d.to,
	    "a settled name is itself");
	ok(mp_variants_settled(v, &c.sighting[b], MP_ESTATE) == 0,
	    "what is missing stays missing");
	pair = mp_variants_list(v, &n);
	ok(n == 1 && pair->alike == MP_ALIKE_DECIDED && pair->score == 1, "the list has it");
	mp_variants_why(&why, &c, pair);
	ok(mp_str_eq(mp_buf_str(&why), MP_STR("社区村 高苗村=高庙村（人工认定）：2条对1条")),
	    "and says why");
	mp_buf_free(&why);
	mp_variants_free(v);
	mp_corpus_free(&c);
}

/* A village misspelt, once with its township and once without. */
static void
test_homeless(void)
{
	static const struct rows rows[] = {
		{ VILLAGE "group=张湾", 1, 90 },
		{ "township=游河乡 community=高苗村 group=张湾", 7, 2 },
		{ "community=高苗村 group=张湾", 8, 1 },
		{ "township=董家河镇 community=高苗村 group=张湾", 8, 1 },
	};
	size_t n;

	for (n = 3; n <= 4; n++) {
		mp_corpus c = { 0 };
		mp_variants *v;

		see_all(&c, rows, n, false);
		v = mp_variants_find(&c, NULL, 0, n);
		ok((mp_variants_settled(v, &c.sighting[92], MP_COMMUNITY) ==
		    c.sighting[0].term[MP_COMMUNITY]) == (n == 3), n == 3 ?
		    "without its township it is settled" : "not where another village has the name");
		mp_variants_free(v);
		mp_corpus_free(&c);
	}
}

/* A village that no row has in a township is misspelt, if it is like one of the county,
 * and not like two. */
static void
test_unplaced(void)
{
	static const struct rows rows[] = {
		{ VILLAGE "group=张湾", 1, 90 },
		{ "community=高苗村 group=张湾", 7, 1 },
		{ "township=董家河镇 community=高庙村 group=张湾", 1, 90 },
	};
	size_t n;

	for (n = 2; n <= 3; n++) {
		mp_corpus c = { 0 };
		mp_variants *v;

		see_all(&c, rows, n, false);
		v = mp_variants_find(&c, NULL, 0, 1);
		ok(verdict(&c, v, "高苗村", "高庙村") == (n == 2 ? ONE : DOUBTFUL), n == 2 ?
		    "a village without any township is one of the county" : "but not of two");
		mp_variants_free(v);
		mp_corpus_free(&c);
	}
}

/* A town where every road is one character from every other: the comparisons grow with
 * the names, not with their pairs. */
static void
test_crowd(void)
{
	mp_corpus c = { 0 };
	mp_variants *v;
	char text[256], name[4] = { 0 };
	uint32_t i, n = 4000;

	for (i = 0; i < n; i++) {
		mp_utf8_put(name, 0x5000 + i);
		snprintf(text, sizeof text, "county=浉河区 road=新%s大街 door=%u号", name, i % 7 + 1);
		see(&c, text);
	}
	v = mp_variants_find(&c, NULL, 0, 1);
	ok(mp_variants_compared(v) < n * 3 * 64, "%zu comparisons of %u names",
	    mp_variants_compared(v), (unsigned)n);
	mp_variants_free(v);
	mp_corpus_free(&c);
}

/* What a clerk has parted is not asked again. */
static void
test_parted(void)
{
	static const struct rows rows[] = {
		{ TOWN "road=浉河路", 1, 90 }, { TOWN "road=狮河路", 31, 2 },
	};
	mp_corpus c = { 0 };
	mp_name_decision d = { .same = false };
	mp_variants *v;
	size_t n;

	see_all(&c, rows, 2, false);
	d.from = c.sighting[91].term[MP_ROAD];
	d.to = c.sighting[0].term[MP_ROAD];
	v = mp_variants_find(&c, &d, 1, 4);
	mp_variants_list(v, &n);
	ok(n == 0 && mp_variants_settled(v, &c.sighting[91], MP_ROAD) == d.from,
	    "two names, a clerk said");
	mp_variants_free(v);
	mp_corpus_free(&c);
}

/* 健社路 is like 建社路, and that like 建设路: nothing is settled as what is settled. */
static void
test_chains(void)
{
	static const struct rows rows[] = {
		{ TOWN "road=建设路 estate=湖光小区", 12, 90 },
		{ TOWN "road=建社路 estate=湖光小区", 12, 6 },
		{ TOWN "road=健社路 estate=湖光小区", 12, 1 },
	};
	mp_corpus c = { 0 };
	mp_variants *v;
	size_t i;

	see_all(&c, rows, 3, false);
	v = mp_variants_find(&c, NULL, 0, 1);
	ok(verdict(&c, v, "建社路", "建设路") == ONE, "the first link of a chain holds");
	ok(verdict(&c, v, "健社路", "建社路") == TWO, "the second is none");
	for (i = 0; i < c.n; i++) {
		mp_sighting s = c.sighting[i];

		s.term[MP_ROAD] = mp_variants_settled(v, &s, MP_ROAD);
		if (mp_variants_settled(v, &s, MP_ROAD) != s.term[MP_ROAD])
			break;
	}
	ok(i == c.n, "what is settled stays");
	mp_variants_free(v);
	mp_corpus_free(&c);
}

/* Two writings of one name, until a clerk says something of one of them. */
static void
test_third(void)
{
	static const struct rows rows[] = {
		{ TOWN "road=浉河路", 1, 90 }, { TOWN "road=狮河路", 31, 2 },
		{ TOWN "road=溮河路", 41, 2 }, { TOWN "road=老街", 1, 1 },
	};
	static const struct { size_t to; bool same; int settled; const char *what; } t[] = {
		{ 0, false, 2, "nothing: both are settled" },
		{ 92, false, 1, "they are two: one name does not bring them together" },
		{ 94, true, 1, "another is that one: it stays what it was decided to be" },
	};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_corpus c = { 0 };
		mp_name_decision d = { .same = t[i].same };
		mp_variants *v;
		mp_term one, two;

		see_all(&c, rows, 4, false);
		one = c.sighting[90].term[MP_ROAD];
		two = c.sighting[92].term[MP_ROAD];
		d.from = t[i].same ? c.sighting[t[i].to].term[MP_ROAD] : one;
		d.to = t[i].same ? one : c.sighting[t[i].to].term[MP_ROAD];
		v = mp_variants_find(&c, &d, t[i].to > 0, 1);
		ok((mp_variants_settled(v, &c.sighting[90], MP_ROAD) != one) +
		    (mp_variants_settled(v, &c.sighting[92], MP_ROAD) != two) == t[i].settled,
		    "of 狮河路 and 溮河路 a clerk says %s", t[i].what);
		mp_variants_free(v);
		mp_corpus_free(&c);
	}
}

int
main(void)
{
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		test_case(i, false);
		test_case(i, true);
	}
	test_listed();
	test_neighbours();
	test_decided();
	test_parted();
	test_third();
	test_homeless();
	test_unplaced();
	test_crowd();
	test_chains();
	return done_testing();
}
