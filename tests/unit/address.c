/* address.c - tables for the level, the composed text and the key. */
#include <config.h>

#include "address/address.h"
#include "base/arena.h"
#include "base/map.h"
#include "elements.h"
#include "tap.h"

static char *
key(mp_buf *b, const char *text)
{
	mp_address a = address_of(text);

	b->n = 0;
	mp_address_key(b, &a);
	return mp_buf_cstr(b);
}

static void
keys(void)
{
	static const struct { const char *in, *want; } t[] = {
		{ "province=河南省 city=信阳市 county=浉河区 township=老城街道 road=东方红大道 "
		  "door=12号附3号 estate=湖光小区 building=3号楼 unit=2单元 floor=5层 room=501室",
		  "河南省|信阳市|浉河区|t老城街道|r东方红大道|e湖光小区|d12-3|b3|u2|h501" },
		{ "", "||" },
		{ "county=浉河区 building=B座1号楼", "||浉河区|bB-1" },
		{ "door=012号", "|||d12" }, { "room=012室", "|||h012" },
		{ "room=０５０１室", "|||h501" }, { "room=0012室", "|||h0012" },
		{ "room=a1203 floor=12层", "|||hA1203" },
		{ "room=501室 floor=4层", "|||f4|h501" },
		{ "room=501,601 floor=5层", "|||f5|h501,601" },
		{ "floor=负1层", "|||f-1" },
		{ "room=18号商铺", "|||h18号商铺" }, { "room=门面房16号", "|||h门面房16" },
		{ "building=公建1号楼", "|||b公建1" }, { "building=第7栋", "|||b7" },
		{ "door=173号、175号", "|||d173,175" }, { "door=附8号", "|||d附8" },
		{ "group=第03村民小组", "|||g3组" }, { "group=张湾自然村", "|||g张湾" },
		{ "lane=03巷", "|||l3巷" }, { "road=国道Ｇ312", "|||r国道G312" },
		{ "community=高庙社区居民委员会", "|||v高庙社区" },
		{ "community=高庙村村委会", "|||v高庙村" },
		{ "estate=湖光（一期）·A|B", "|||e湖光1期A,B" },
		{ "road=建设路 segment=中段路东 door=3号", "|||r建设路|s中段|d3" },
		{ "road=建设路 segment=东北侧 door=3号", "|||r建设路|d3" },
		{ "road=建设路 segment=路北", "|||r建设路|s路北" },
		{ "estate=湖光 assist=对面", "|||e湖光|a对面" },
		{ "estate=湖光 room=5 assist=对面 note=x", "|||e湖光|h5" },
		{ "estate=（）", "||" },
	};
	mp_buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++)
		ok(strcmp(key(&b, t[i].in), t[i].want) == 0, "%s -> %s", t[i].in, b.p);
	mp_buf_free(&b);
}

static void
pairs(void)
{
	static const struct { const char *a, *b; bool same; } t[] = {
		{ "building=3号楼", "building=3栋", true },
		{ "building=3幢", "building=3座", true },
		{ "estate=富丽华二期", "estate=富丽华2期", true },
		{ "lane=三巷", "lane=03巷", true },
		{ "group=第五村民小组", "group=5组", true },
		{ "road=三一二国道", "road=312国道", true },
		{ "road=建设路 segment=二段", "road=建设路 segment=2段", true },
		{ "group=刘塆", "group=刘湾", true },
		{ "community=桃园村 road=闫庄路", "community=桃元村 road=阎庄路", true },
		{ "devzone=羊山新区 township=羊山街道", "township=羊山街道", true },
		{ "building=A座", "building=a栋", true },
		{ "building=十二号楼", "building=12幢", true },
		{ "room=五零一室", "room=501", true },
		{ "door=12号附3号", "door=12之3", true },
		{ "door=12-3号", "door=12号付03号", true },
		{ "door=12号甲", "door=12甲号", true },
		{ "door=12号院", "door=12号", true },
		{ "unit=2单元", "unit=2门", true },
		{ "room=501室", "room=501户", true },
		{ "room=501室", "floor=5层 room=501号", true },
		{ "community=高庙居委会", "community=高庙社区", true },
		{ "road=A路 door=1号 assist=对面", "road=A路 door=1号", true },
		/* what a clerk cannot forgive */
		{ "room=101室", "room=102室", false },
		{ "room=101室", "room=1001室", false },
		{ "room=012室", "room=12室", false },
		{ "building=3号楼", "building=13号楼", false },
		{ "building=3号楼", "building=3排", false },
		{ "building=A座", "building=东楼", false },
		{ "building=A12号楼", "building=A座12号楼", false },
		{ "door=12号", "door=12号附1号", false },
		{ "door=12号附1号", "door=121号", false },
		{ "door=12号", "door=甲12号", false },
		{ "door=12号", "door=临12号", false },
		{ "unit=1单元", "unit=2单元", false },
		{ "unit=1单元", "building=1号楼", false },
		{ "building=3号楼", "unit=3单元", false },
		{ "room=东户", "room=西户", false },
		{ "room=501室", "floor=4层 room=501室", false },
		{ "community=高庙社区", "community=高庙村", false },
		{ "county=浉河区 township=老城街道", "county=潢川县 township=老城街道", false },
		{ "estate=湖光东区", "estate=湖光西区", false },
		{ "road=建设路 segment=东段 door=1号",
		  "road=建设路 segment=西段 door=1号", false },
		{ "road=新五大道", "road=新六大道", false },
		{ "road=新五大道", "road=新5大道", false },
		{ "group=1-2组", "group=12组", false },
		{ "devzone=羊山新区 road=A路", "road=A路", false },
		{ "estate=湖光一期", "estate=湖光二期", false },
		{ "estate=五一小区", "estate=51小区", false },
		{ "community=十三里桥村", "community=13里桥村", false },
		{ "road=A路", "lane=A路", false },
		{ "estate=湖光 assist=对面", "estate=湖光 assist=旁", false },
		{ "city=A county=B", "province=A city=B", false },
	};
	mp_buf a = { 0 }, b = { 0 };
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++)
		ok((strcmp(key(&a, t[i].a), key(&b, t[i].b)) == 0) == t[i].same,
		    "%s %s %s", t[i].a, t[i].same ? "is" : "is not", t[i].b);
	mp_buf_free(&a);
	mp_buf_free(&b);
}

static void
composed(void)
{
	static const struct { const char *in, *want; mp_element level; } t[] = {
		{ "", "", MP_NELEMENT },
		{ "province=河南省 road=建设路 segment=中段", "河南省建设路中段", MP_SEGMENT },
		{ "door=12号 estate=湖光小区 room=501室", "12号湖光小区501室", MP_ROOM },
		{ "estate=星河SOHO building=3号楼", "星河SOHO 3号楼", MP_BUILDING },
		{ "county=浉河区 assist=对面 note=城", "浉河区", MP_COUNTY },
	};
	mp_buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_address a = address_of(t[i].in);

		b.n = 0;
		mp_address_compose(&b, &a);
		ok(strcmp(mp_buf_cstr(&b), t[i].want) == 0 &&
		    mp_address_level(&a) == t[i].level, "composed: %s", b.p);
	}
	mp_buf_free(&b);
}

/* The listed villages of Henan: no two of one township may share a key, however
 * many variant characters are folded. */
static void
villages(void)
{
	const char *dir = getenv("srcdir");
	mp_buf path = { 0 }, k = { 0 };
	mp_arena arena = { 0 };
	mp_map seen = { 0 };
	char line[256];
	size_t n = 0, met = 0;
	FILE *fp;

	mp_buf_printf(&path, "%s/data/divisions/villages-41.tsv", dir ? dir : ".");
	fp = fopen(mp_buf_cstr(&path), "r");
	while (fp && fgets(line, sizeof line, fp)) {
		mp_str name = { line + 13, strcspn(line, "\n") - 13 };
		mp_address a = { .elem[MP_TOWNSHIP] = { line, 9 }, .elem[MP_COMMUNITY] = name };
		mp_str own = mp_arena_dup(&arena, name);
		uint32_t *first;

		k.n = 0;
		mp_address_key(&k, &a);
		first = mp_map_put(&seen, mp_arena_dup(&arena, mp_buf_str(&k)),
		    (uint32_t)mp_hash(own));
		met += *first != (uint32_t)mp_hash(own);
		n++;
	}
	ok(n > 50000 && met == 0, "%zu villages, %zu with another's key", n, met);
	if (fp)
		fclose(fp);
	mp_buf_free(&path);
	mp_buf_free(&k);
	mp_map_free(&seen);
	mp_arena_free(&arena);
}

int
main(void)
{
	keys();
	pairs();
	composed();
	villages();
	return done_testing();
}
