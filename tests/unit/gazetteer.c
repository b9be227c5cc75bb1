/* gazetteer.c - the compiled divisions answer as the lists and the traps demand.
 *
 * Runs in the build folder, on data/gazetteer.mpg as it will be installed. */
#include <config.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "address/fold.h"
#include "base/utf8.h"
#include "gazetteer/gazetteer.h"
#include "tap.h"

enum { MAXHIT = 4096 };

static mp_gaz *g;
static mp_gaz_hit hit[MAXHIT];

static uint32_t
at(uint64_t code)
{
	uint64_t full = code;

	while (full < 100000000000)
		full *= 10;
	return mp_gaz_by_code(g, full);
}

/* The hits on the whole of `text` inside `scope`, in hit[]. */
static size_t
whole(const char *text, uint32_t scope, unsigned levels)
{
	mp_gaz_name name[MP_GAZ_MAXNAMES];
	mp_str s = mp_str_from(text);
	size_t n = mp_gaz_names(g, s, name, NULL);

	for (size_t i = 0; i < n; i++)
		if (name[i].len == s.n)
			return mp_gaz_bearers(g, s, &name[i], scope, levels, hit, MAXHIT);
	return 0;
}

static void
counts(void)
{
	size_t province = 0, city = 0, county = 0, town = 0, village = 0, xtown = 0, xvillage = 0;

	for (uint32_t i = 0; i < mp_gaz_count(g); i++) {
		uint64_t code = mp_gaz_division(g, i).code;
		bool xinyang = code / 100000000 == 4115;

		if (code == 0)
			continue;
		if (code % 1000) {
			village++;
			xvillage += xinyang;
		} else if (code % 1000000) {
			town++;
			xtown += xinyang;
		} else if (code % 100000000)
			county++;
		else if (code % 10000000000)
			city++;
		else
			province++;
	}
	ok(province == 34, "34 provinces, got %zu", province);
	ok(city == 333, "333 cities, got %zu", city);
	ok(county == 2974, "2974 counties and zones counted as such, got %zu", county);
	/* The list has 41,352: 金门县 is there once more as its own township. */
	ok(town == 41351, "41351 townships, got %zu", town);
	ok(village == 52378, "52378 villages of Henan, got %zu", village);
	ok(xtown == 224, "224 townships in Xinyang, got %zu", xtown);
	ok(xvillage == 3474, "3474 villages in Xinyang, got %zu", xvillage);
}

static void
order(void)
{
	uint32_t i, n = mp_gaz_count(g), bad = 0;

	for (i = 0; i < n; i++) {
		mp_division d = mp_gaz_division(g, i);
		mp_division up = d;

		if (d.parent != MP_GAZ_NONE)
			up = mp_gaz_division(g, d.parent);
		bad += d.end <= i || d.end > n || mp_utf8_valid(d.name) != d.name.n ||
		    (d.parent != MP_GAZ_NONE && (d.parent >= i || d.end > up.end)) ||
		    (d.parent == MP_GAZ_NONE) != (d.level == MP_LV_PROVINCE) ||
		    (d.code && mp_gaz_by_code(g, d.code) != i);
	}
	ok(bad == 0, "every division lies inside its parent and is found by its code");
	ok(mp_gaz_inside(g, at(411502001), at(4115)) && mp_gaz_inside(g, at(4115), at(4115)) &&
	    !mp_gaz_inside(g, at(4115), at(411502)), "inside is reflexive and looks up");
	ok(mp_gaz_above(g, at(411502001001), MP_LV_CITY) == at(4115) &&
	    mp_gaz_above(g, at(4115), MP_LV_COUNTY) == MP_GAZ_NONE, "above looks up");
	ok(mp_gaz_by_code(g, 411599000000) == MP_GAZ_NONE && mp_gaz_by_code(g, 0) == MP_GAZ_NONE,
	    "a code that is not in the list is not found");
}

/* Every division answers to its own name, folded as a text would be. */
static void
selves(void)
{
	static mp_fold fold;
	uint32_t lost = 0, first = 0;

	for (uint32_t i = 0; i < mp_gaz_count(g); i++) {
		mp_division d = mp_gaz_division(g, i);
		mp_gaz_name name[MP_GAZ_MAXNAMES];
		size_t n, k, hits = 0;

		mp_fold_text(&fold, d.name);
		n = mp_gaz_names(g, fold.text, name, NULL);
		if (n > 0 && name[n - 1].len == fold.text.n)
			hits = mp_gaz_bearers(g, fold.text, &name[n - 1], d.parent,
			    MP_LV_BIT(d.level), hit, MAXHIT);
		for (k = 0; k < hits && hit[k].division != i; k++)
			;
		if ((k == hits || hit[k].kind > MP_NAME_VARIANT) && lost++ == 0)
			first = i;
	}
	ok(lost == 0, "every division is found by its name (%u are not, first %.*s)", lost,
	    (int)mp_gaz_division(g, first).name.n, mp_gaz_division(g, first).name.p);
	mp_fold_free(&fold);
}

/* Any text is safe to ask about. */
static void
any_text(void)
{
	static const char *const part[] = { "信阳", "老城", "村", "委", "会", "办", "街道", "社区",
	    "居", "民", "鼓楼", "\xF0\x9F\x9A\xAA", "a", "\xF4\x8F\xBF\xBF", "九", "湾", "塆" };
	mp_gaz_name name[MP_GAZ_MAXNAMES];
	unsigned seed = 7;
	size_t bad = 0;

	for (int i = 0; i < 200000; i++) {
		char s[128];
		size_t n = 0, k, names;

		for (k = 0; k < 8; k++) {
			seed = seed * 1103515245 + 12345;
			n += (size_t)sprintf(s + n, "%s",
			    part[(seed >> 16) % (sizeof part / sizeof *part)]);
		}
		names = mp_gaz_names(g, (mp_str){ s, n }, name, NULL);
		for (k = 0; k < names; k++)
			bad += name[k].len > n || name[k].plain > name[k].len ||
			    (k > 0 && name[k].len <= name[k - 1].len) ||
			    mp_gaz_bearers(g, (mp_str){ s, n }, &name[k], MP_GAZ_NONE,
			    MP_LV_ANY, hit, 1) == 0;
	}
	ok(bad == 0, "in any text, names lie inside it, ascend and have bearers");
}

/* Pseudo levels are not there; what hung on them hangs on the next one up. */
static void
parents(void)
{
	static const struct { uint64_t code, parent; } t[] = {
		{ 110105, 11 }, { 500241, 50 }, { 441900003, 4419 }, { 460400100, 4604 },
		{ 620201001, 6202 }, { 419001, 41 }, { 429021, 42 }, { 659001, 65 },
		{ 411571001, 411571 }, { 411571, 4115 }, { 4115, 41 },
	};

	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		ok(at(t[i].code) != MP_GAZ_NONE &&
		    mp_gaz_division(g, at(t[i].code)).parent == at(t[i].parent),
		    "%llu hangs on %llu", (unsigned long long)t[i].code,
		    (unsigned long long)t[i].parent);
	ok(whole("市辖区", MP_GAZ_NONE, MP_LV_ANY) == 0 &&
	    at(1101) == MP_GAZ_NONE && at(4190) == MP_GAZ_NONE, "市辖区 is nobody's name");
}

/* Names that mean one division inside a scope. */
static void
names(void)
{
	static const struct {
		const char *text;
		uint64_t scope, code;
		mp_name_kind kind;
	} t[] = {
		{ "浉河区", 0, 411502, MP_NAME_OFFICIAL },
		{ "狮河区", 0, 411502, MP_NAME_MISSPELT },
		{ "师河区", 0, 411502, MP_NAME_MISSPELT },
		{ "溮河区", 0, 411502, MP_NAME_MISSPELT },
		{ "师河港镇", 0, 411502104, MP_NAME_MISSPELT },
		{ "信阳", 41, 4115, MP_NAME_SHORT },
		{ "瀍河区", 0, 410304, MP_NAME_VARIANT },
		{ "广西", 0, 45, MP_NAME_SHORT },
		{ "广西省", 0, 45, MP_NAME_MISSPELT },
		{ "恩施州", 0, 4228, MP_NAME_VARIANT },
		{ "老城街道", 411502, 411502001, MP_NAME_OFFICIAL },
		{ "老城街道", 411526, 411526004, MP_NAME_OFFICIAL },
		{ "老城办事处", 411502, 411502001, MP_NAME_VARIANT },
		{ "老城街道办事处", 411502, 411502001, MP_NAME_VARIANT },
		{ "老城街道办", 411502, 411502001, MP_NAME_VARIANT },
		{ "老城办", 411502, 411502001, MP_NAME_VARIANT },
		{ "五里镇", 411503, 411503102, MP_NAME_OFFICIAL },
		{ "五里店街道", 411503, 411503006, MP_NAME_OFFICIAL },
		{ "五里店办事处", 411503, 411503006, MP_NAME_VARIANT },
		{ "明港镇", 411503, 411503101, MP_NAME_OFFICIAL },
		{ "明港工业管理区", 411503, 411503401, MP_NAME_OFFICIAL },
		{ "南湾街道", 411502, 411502007, MP_NAME_OFFICIAL },
		{ "南湾街道社区", 411502, 411502007001, MP_NAME_OFFICIAL },
		{ "双井社区", 411502, 411502009002, MP_NAME_OFFICIAL },
		{ "双井村", 411502, 411502009201, MP_NAME_OFFICIAL },
		{ "双井居委会", 411502, 411502009002, MP_NAME_VARIANT },
		{ "双井村委会", 411502, 411502009201, MP_NAME_VARIANT },
		{ "双井村民委员会", 411502, 411502009201, MP_NAME_VARIANT },
		{ "双井行政村", 411502, 411502009201, MP_NAME_VARIANT },
		{ "义阳社区居民委员会", 411502, 411502001001, MP_NAME_VARIANT },
		{ "张塆村", 411522, 411522201209, MP_NAME_OFFICIAL },
		{ "张湾村", 411522, 411522201209, MP_NAME_VARIANT },
		{ "信阳高新区", 0, 411571, MP_NAME_VARIANT },
		{ "高新区", 4115, 411571, MP_NAME_SHORT },
		{ "潢川经济开发区", 4115, 411526560, MP_NAME_VARIANT },
		{ "东莞市", 0, 4419, MP_NAME_OFFICIAL },
		{ "济源市", 0, 419001, MP_NAME_OFFICIAL },
		{ "河风桥乡", 411524, 411524203, MP_NAME_VARIANT },
		{ "马罡集乡", 411525, 411525203, MP_NAME_VARIANT },
		{ "鲶鱼山街道", 411524, 411524002, MP_NAME_VARIANT },
		{ "高梁店乡", 411503, 411503210, MP_NAME_MISSPELT },
		{ "平昌关镇", 411503, 411503105, MP_NAME_VARIANT },
		{ "长台关", 411503, 411503206, MP_NAME_SHORT },
		{ "泼河镇", 411522, 411522105, MP_NAME_VARIANT },
		{ "陈淋镇", 411525, 411525101, MP_NAME_VARIANT },
		{ "?河区", 0, 411502, MP_NAME_MISSPELT },
		{ "河区", 4115, 411502, MP_NAME_MISSPELT },
		{ "廛河区", 0, 410304, MP_NAME_MISSPELT },
		{ "淇摈区", 0, 410611, MP_NAME_MISSPELT },
		{ "内蒙", 0, 15, MP_NAME_SHORT },
		{ "前郭县", 0, 220721, MP_NAME_VARIANT },
		{ "神农架", 42, 429021, MP_NAME_SHORT },
		{ "五一农场", 4115, 411521400, MP_NAME_SHORT },
		{ "浦东", 31, 310115, MP_NAME_SHORT },
		{ "泼河街社区", 411522105, 411522105001, MP_NAME_OLD },
		{ "刘洼村", 411571001, 411571001001, MP_NAME_OLD },
		{ "邢集乡", 4115, 411503103, MP_NAME_OLD },
		{ "平桥镇", 411503, 411503004, MP_NAME_OLD },
		{ "浉河港乡", 4115, 411502104, MP_NAME_OLD },
		{ "震雷山风景管理局", 4115, 411503009, MP_NAME_OLD },
		{ "涩港镇", 4115, 411521103, MP_NAME_OLD },
		{ "即墨市", 0, 370215, MP_NAME_OLD },
		{ "普洱县", 0, 530821, MP_NAME_OLD },
		{ "襄樊市", 0, 4206, MP_NAME_OLD },
		{ "忻县地区", 0, 1409, MP_NAME_OLD },
		{ "通县", 0, 110112, MP_NAME_OLD },
		{ "信阳地区", 0, 4115, MP_NAME_OLD },
		{ "柳店村", 411522, 411522002201, MP_NAME_VARIANT },
		{ "水果湖街", 4201, 420106012, MP_NAME_VARIANT },
	};

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		uint32_t scope = t[i].scope ? at(t[i].scope) : MP_GAZ_NONE;
		size_t n = whole(t[i].text, scope, MP_LV_ANY);

		ok(n == 1 && hit[0].division == at(t[i].code) && hit[0].kind == t[i].kind,
		    "%s in %llu is %llu (kind %d), got %zu hits", t[i].text,
		    (unsigned long long)t[i].scope, (unsigned long long)t[i].code, t[i].kind, n);
	}
}

/* What was split, and what has no code. */
static void
old_and_unlisted(void)
{
	size_t n = whole("信阳县", MP_GAZ_NONE, MP_LV_ANY);
	mp_division d;

	ok(n == 2 && hit[0].division == at(411502) && hit[1].division == at(411503) &&
	    hit[0].kind == MP_NAME_OLD, "信阳县 is now two districts");
	n = whole("城关镇", at(411525), MP_LV_ANY);
	ok(n == 3 && hit[0].kind == MP_NAME_OLD, "城关镇 of 固始 is now three 街道, got %zu", n);
	n = whole("信阳市", MP_GAZ_NONE, MP_LV_ANY);
	ok(n == 1 && hit[0].division == at(4115), "信阳市 is the city, not the county it once was");
	n = whole("羊山新区", MP_GAZ_NONE, MP_LV_ANY);
	d = mp_gaz_division(g, hit[0].division);
	ok(n == 1 && d.level == MP_LV_DEVZONE && d.code == 0 && d.parent == at(4115) &&
	    mp_str_eq(d.name, MP_STR("羊山新区")), "羊山新区 is a zone of the city without a code");
	n = whole("羊山", at(4115), MP_LV_BIT(MP_LV_DEVZONE));
	ok(n == 1 && mp_gaz_division(g, hit[0].division).code == 0, "so is 羊山, as a zone");
	n = whole("羊山", at(4115), MP_LV_BIT(MP_LV_TOWNSHIP));
	ok(n == 1 && hit[0].division == at(411503001), "as a township it is 羊山街道");
}

static void
homonyms(void)
{
	mp_gaz_name name[MP_GAZ_MAXNAMES];
	mp_str s = MP_STR("老城街道办事处东方红大道");
	size_t n, i, last = 0, communities = 0;

	n = whole("鼓楼区", MP_GAZ_NONE, MP_LV_BIT(MP_LV_COUNTY));
	ok(n == 4, "鼓楼区 is four counties, got %zu", n);
	n = whole("朝阳区", MP_GAZ_NONE, MP_LV_BIT(MP_LV_COUNTY));
	ok(n == 2, "朝阳区 is two, got %zu", n);
	n = whole("老城街道", at(4115), MP_LV_ANY);
	ok(n == 2, "老城街道 is two in Xinyang, got %zu", n);
	n = whole("双井", at(411502009), MP_LV_ANY);
	ok(n == 3, "双井 is a 街道, a 社区 and a 村, got %zu", n);
	n = whole("高庙村", at(4115), MP_LV_ANY);
	for (i = 0; i + 1 < n; i++)
		if (hit[i].division >= hit[i + 1].division)
			break;
	ok(n >= 5 && i + 1 == n, "高庙村 has %zu hits, in the order of the codes", n);
	for (uint32_t d = at(4115); d < mp_gaz_division(g, at(4115)).end; d++)
		communities += mp_str_ends(mp_gaz_division(g, d).name, MP_STR("街道社区"));
	ok(communities == 27, "27 communities end in 街道社区, got %zu", communities);
	ok(whole("子路街道", at(411521), MP_LV_ANY) == 0, "子路街道社区 does not answer to 子路街道");
	ok(mp_gaz_names(g, MP_STR("老城办公楼"), name, NULL) == 1 && name[0].len == strlen("老城"),
	    "老城办公楼 holds 老城 and no 老城办");
	ok(mp_gaz_names(g, MP_STR("老城办东侧"), name, NULL) == 2, "老城办东侧 does");
	ok(whole("民权街道", at(411502001), MP_LV_ANY) == 0, "a scope ends where the next begins");
	n = whole("张湾村", at(4115), MP_LV_ANY);
	for (i = 0; i < n && hit[i].kind == MP_NAME_OFFICIAL; i++)
		;
	ok(n > 0 && i == n, "where there is a 张湾村, 张塆村 is not meant");
	ok(whole("万柏", MP_GAZ_NONE, MP_LV_ANY) == 0 &&
	    whole("路街道", MP_GAZ_NONE, MP_LV_ANY) == 0 &&
	    whole("街道", at(11), MP_LV_ANY) == 0 &&	/* 海淀街道 of 海淀区 */
	    whole("农场", at(130922), MP_LV_ANY) == 0,	/* 青县农场 of 青县 */
	    "no name is cut where it has no joint");
	ok(whole("息", MP_GAZ_NONE, MP_LV_ANY) == 0, "nobody has a name of one character");
	n = mp_gaz_names(g, s, name, NULL);
	for (i = 0; i < n && name[i].len > last; i++)
		last = name[i].len;
	ok(n == 3 && i == n && last == strlen("老城街道办事处") && name[2].plain == strlen("老城街道"),
	    "names come shortest first: 老城, 老城街道, 老城街道办事处, got %zu", n);
	ok(mp_gaz_match(g, s, hit, 1) > 10 && mp_gaz_match_in(g, s, at(411502),
	    MP_LV_BIT(MP_LV_TOWNSHIP), hit, MAXHIT) == 3, "match keeps to its scope and levels");
	ok(mp_gaz_names(g, MP_STR(""), name, NULL) == 0, "nothing begins an empty text");
}

/* Who remembers the names of one text: when do others have the same? */
static void
stops(void)
{
	static const struct { const char *text, *other; bool same; } t[] = {
		{ "浉河区民权路", "浉河区东方红大道", true },
		{ "浉河区民权路", "浉河区", true },
		{ "浉河区", "浉河区民权路", true },
		{ "老城5号", "老城民权路", true },
		{ "老城5号", "老城街道", false },	/* a longer name */
		{ "老城5号", "老城办事处", false },	/* another way to write it */
		{ "老城街道5号", "老城街道办事处", false },
		{ "新集村5组", "新集村委会", false },
		{ "新集村5组", "新集村民权路", true },
	};
	mp_gaz_name name[MP_GAZ_MAXNAMES];
	mp_gaz_stop stop;

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		mp_str text = mp_str_from(t[i].text);

		mp_gaz_names(g, text, name, &stop);
		ok(mp_gaz_stops(g, text, stop) && mp_gaz_settled(text, stop) &&
		    mp_gaz_stops(g, mp_str_from(t[i].other), stop) == t[i].same,
		    "%s %s %s", t[i].text, t[i].same ? "stops as" : "is not", t[i].other);
	}
	ok(!mp_gaz_settled(MP_STR("九溪行政"), (mp_gaz_stop){ strlen("九溪行政"), 0 }) &&
	    mp_gaz_settled(MP_STR("九溪行路"), (mp_gaz_stop){ strlen("九溪行路"), 0 }),
	    "九溪行政 may become 九溪行政村");
	ok(!mp_gaz_settled(MP_STR("行政"), (mp_gaz_stop){ strlen("行政"), 0 }) &&
	    mp_gaz_settled(MP_STR("九溪"), (mp_gaz_stop){ strlen("九溪"), 0 }),
	    "行政 may become 行政村 behind a name");
}

/* The nine characters of Xinyang's names that GB 2312 does not have. */
static void
rare_characters(void)
{
	static const char *const rare[] = { "浉", "塆", "堽", "塝", "枊", "凃", "衕", "杮", "嶅" };
	size_t i;
	uint32_t d;

	for (i = 0; i < sizeof rare / sizeof *rare; i++) {
		mp_str c = mp_str_from(rare[i]);

		for (d = at(4115); d < mp_gaz_division(g, at(4115)).end; d++) {
			mp_str name = mp_gaz_division(g, d).name;

			if (memmem(name.p, name.n, c.p, c.n))
				break;
		}
		ok(d < mp_gaz_division(g, at(4115)).end, "%s is in a name", rare[i]);
	}
}

/* Write the first `n` bytes of the compiled file, byte `flip` changed. */
static bool
copy(const char *to, size_t n, size_t flip)
{
	static char all[1 << 26];
	FILE *in = fopen("data/gazetteer.mpg", "rb"), *out = fopen(to, "wb");
	size_t have = in ? fread(all, 1, sizeof all, in) : 0;
	bool good;

	if (n == 0)
		n = have;
	all[flip] ^= 1;
	good = out && fwrite(all, 1, n, out) == n;
	if (in)
		fclose(in);
	if (out)
		good = fclose(out) == 0 && good;
	return good;
}

static void
refusals(void)
{
	char path[] = "/tmp/menpai-gazetteer.XXXXXX";
	const char *why = NULL;
	int fd = mkstemp(path);
	static const struct { size_t n, flip; const char *name, *says; } t[] = {
		{ 0, 0, "foreign", "not a compiled gazetteer" },
		{ 0, 9, "of the other byte order", "another version" },
		{ 0, 12, "of another version", "another version" },
		{ 0, 36, "damaged in the head", "checksum of its head" },
		{ 0, 100000, "damaged in the body", "checksum does not match" },
		{ 1000000, 1000001, "cut short", "cut short" },
		{ 50, 60, "cut in the head", "not a compiled gazetteer" },
	};

	ok(mp_gaz_open("/nonexistent/gazetteer.mpg", &why) == NULL && errno == ENOENT && why,
	    "a missing file is refused");
	ok(mp_gaz_open("/dev/null", &why) == NULL && errno == 0 && why, "a device is refused");
	if (fd >= 0)
		close(fd);
	ok(mp_gaz_open(path, &why) == NULL && errno == 0, "an empty file is refused");
	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		ok(copy(path, t[i].n, t[i].flip) && mp_gaz_open(path, &why) == NULL &&
		    errno == 0 && strstr(why, t[i].says), "a file that is %s is refused: %s", t[i].name,
		    t[i].says);
	unlink(path);
	mp_gaz_close(NULL);
}

int
main(void)
{
	const char *why = NULL;

	g = mp_gaz_open("data/gazetteer.mpg", &why);
	if (!ok(g != NULL, "the compiled gazetteer opens%s%s", why ? ": " : "", why ? why : ""))
		return done_testing();
	counts();
	order();
	selves();
	any_text();
	parents();
	names();
	old_and_unlisted();
	homonyms();
	stops();
	rare_characters();
	refusals();
	mp_gaz_close(g);
	return done_testing();
}
