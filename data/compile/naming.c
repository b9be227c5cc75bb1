/* naming.c - the names that follow from an official name by rule.
 *
 * 信阳市 is 信阳; 瀍河回族区 is 瀍河区 and 瀍河; 前郭尔罗斯蒙古族自治县 is 前郭尔罗斯县;
 * 信阳高新技术产业开发区 is 信阳高新区 and, inside 信阳, 高新区.  Never a name of one
 * character: 息 is not 息县. */
#include <config.h>

#include "address/fold.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "build.h"

void
build_add_name(struct build *b, mp_str name, uint32_t division, mp_name_kind kind)
{
	static mp_fold fold;	/* lives as long as the compiler */

	mp_fold_text(&fold, name);
	if (mp_utf8_count(fold.text) < 2)
		return;
	b->name = mp_grow(b->name, &b->capname, b->nname + 1, sizeof *b->name);
	b->name[b->nname++] = (struct build_name){
		mp_arena_dup(&b->arena, fold.text), division, kind };
}

/* `a` and `b` joined as one name. */
static void
add_joined(struct build *b, mp_str a, mp_str z, uint32_t division, mp_name_kind kind)
{
	mp_buf s = { 0 };

	mp_buf_add(&s, a);
	mp_buf_add(&s, z);
	build_add_name(b, mp_buf_str(&s), division, kind);
	mp_buf_free(&s);
}

/* Take `tail` off the end of *s, if it is there and two characters stay. */
static bool
strip(mp_str *s, const char *tail)
{
	mp_str t = mp_str_from(tail);

	if (!mp_str_ends(*s, t) || mp_utf8_count(mp_str_chop(*s, t.n)) < 2)
		return false;
	*s = mp_str_chop(*s, t.n);
	return true;
}

/* Take the peoples off the end: 双江(拉祜族佤族布朗族傣族), 积石山(保安族东乡族撒拉族),
 * 龙胜(各族).  Those of one character need their 族: 西藏 stays. */
static void
strip_peoples(mp_str *s)
{
	static const char *const people[] = {
		"蒙古族", "回族", "藏族", "维吾尔族", "苗族", "彝族", "壮族", "布依族", "朝鲜族",
		"满族", "侗族", "瑶族", "白族", "土家族", "哈尼族", "哈萨克族", "傣族", "黎族",
		"傈僳族", "佤族", "畲族", "高山族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族",
		"柯尔克孜族", "土族", "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族",
		"仡佬族", "锡伯族", "阿昌族", "普米族", "塔吉克族", "怒族", "乌孜别克族", "俄罗斯族",
		"鄂温克族", "德昂族", "保安族", "裕固族", "京族", "塔塔尔族", "独龙族", "鄂伦春族",
		"赫哲族", "门巴族", "珞巴族", "基诺族", "各族", "蒙古", "维吾尔", "哈萨克", "柯尔克孜",
		"锡伯", "塔吉克", "达斡尔", "鄂温克",
	};
	size_t i;

	do
		for (i = 0; i < sizeof people / sizeof *people; i++)
			if (strip(s, people[i]))
				break;
	while (i < sizeof people / sizeof *people);
	strip(s, "族");
}

static void
name_province(struct build *b, uint32_t i)
{
	mp_str s = b->division[i].name;

	if (strip(&s, "特别行政区") || strip(&s, "省") || strip(&s, "市"))
		build_add_name(b, s, i, MP_NAME_SHORT);
	else if (strip(&s, "自治区")) {
		strip_peoples(&s);
		build_add_name(b, s, i, MP_NAME_SHORT);
		/* 广西省, 内蒙古省: no such province, no doubt which is meant. */
		add_joined(b, s, MP_STR("省"), i, MP_NAME_MISSPELT);
		add_joined(b, s, MP_STR("自治区"), i, MP_NAME_VARIANT);
	}
}

static void
name_city(struct build *b, uint32_t i)
{
	mp_str s = b->division[i].name;

	if (strip(&s, "自治州")) {
		strip_peoples(&s);
		add_joined(b, s, MP_STR("州"), i, MP_NAME_VARIANT);
		add_joined(b, s, MP_STR("自治州"), i, MP_NAME_VARIANT);
	} else if (!strip(&s, "市") && !strip(&s, "地区") && !strip(&s, "盟"))
		return;
	build_add_name(b, s, i, MP_NAME_SHORT);
}

static void
name_county(struct build *b, uint32_t i)
{
	static const struct { const char *tail, *plain; } class[] = {
		{ "自治县", "县" }, { "自治旗", "旗" }, { "特区", "特区" },
		{ "新区", "新区" }, { "区", "区" }, { "县", "县" }, { "市", "市" }, { "旗", "旗" },
	};
	mp_str s = b->division[i].name, full = s;

	if (mp_str_ends(s, MP_STR("矿区")))
		return;		/* 井陉矿区 is not 井陉 */
	if (mp_str_eq(s, MP_STR("神农架林区"))) {	/* and 万柏林区 not 万柏 */
		build_add_name(b, MP_STR("神农架"), i, MP_NAME_SHORT);
		return;
	}
	for (size_t k = 0; k < sizeof class / sizeof *class; k++)
		if (strip(&s, class[k].tail)) {
			size_t n = s.n;

			strip_peoples(&s);
			if (s.n != n || s.n + strlen(class[k].plain) != full.n)
				add_joined(b, s, mp_str_from(class[k].plain), i,
				    MP_NAME_VARIANT);
			build_add_name(b, s, i, MP_NAME_SHORT);
			return;
		}
}

/* Streets are called 水果湖街, without 道, in these. */
static bool
says_street(uint64_t code)
{
	unsigned city = (unsigned)(code / 100000000);

	return city == 4201 || city == 4401 || city / 100 == 12;
}

static void
name_township(struct build *b, uint32_t i)
{
	static const char *const tail[] = { "街道", "地区", "镇", "苏木", "办事处" };
	mp_str s = b->division[i].name;
	uint64_t code = b->division[i].code;

	for (size_t k = 0; k < sizeof tail / sizeof *tail; k++)
		if (strip(&s, tail[k])) {
			build_add_name(b, s, i, MP_NAME_SHORT);
			if (k == 0 && says_street(code))
				add_joined(b, s, MP_STR("街"), i, MP_NAME_VARIANT);
			if (k == 4)
				add_joined(b, s, MP_STR("街道"), i, MP_NAME_VARIANT);
			return;
		}
	if (strip(&s, "民族乡") || strip(&s, "乡")) {
		strip_peoples(&s);
		if (s.n + strlen("乡") != b->division[i].name.n)
			add_joined(b, s, MP_STR("乡"), i, MP_NAME_VARIANT);
		build_add_name(b, s, i, MP_NAME_SHORT);
	}
}

/* The bare name of a village, unless it would read as a road or a township: the
 * 27 communities called XX街道社区 must not answer to 南湾街道. */
static void
name_village(struct build *b, uint32_t i)
{
	static const char *const other[] = {
		"街道", "街", "路", "道", "巷", "镇", "乡", "县", "区", "市", "省",
	};
	mp_str s = b->division[i].name;

	if (!strip(&s, "社区") && !strip(&s, "村"))
		return;
	for (size_t k = 0; k < sizeof other / sizeof *other; k++)
		if (mp_str_ends(s, mp_str_from(other[k])))
			return;
	build_add_name(b, s, i, MP_NAME_SHORT);
}

/* A zone's name behind its place, in the ways it is said. */
static void
name_zone(struct build *b, uint32_t i, mp_str place, mp_str rest, mp_name_kind kind)
{
	static const struct { const char *tail, *said[5]; } way[] = {
		{ "国家高新技术产业开发区", { "高新技术产业开发区", "国家高新区", "高新区" } },
		{ "高新技术产业开发区", { "高新技术开发区", "高新技术产业区", "高新开发区", "高新区" } },
		{ "高新技术开发区", { "高新技术产业开发区", "高新开发区", "高新区" } },
		{ "经济技术开发区", { "经济开发区", "经开区", "开发区" } },
		{ "经济开发区", { "经济技术开发区", "经开区", "开发区" } },
		{ "航空港经济综合实验区", { "航空港区", "航空港", "港区", "航空港实验区" } },
		{ "城乡一体化示范区", { "一体化示范区", "示范区" } },
		{ "高新技术产业园区", { "高新园区", "高新区" } },
		{ "新技术开发区", { "高新区", "开发区" } },
		{ "产业集聚区", { "产业聚集区" } }, { "产业聚集区", { "产业集聚区" } },
	};
	mp_str head = rest;

	add_joined(b, place, rest, i, kind);
	for (size_t k = 0; k < sizeof way / sizeof *way; k++) {
		mp_str tail = mp_str_from(way[k].tail);

		if (!mp_str_ends(rest, tail))
			continue;
		head = mp_str_chop(rest, tail.n);
		for (size_t j = 0; j < 5 && way[k].said[j]; j++) {
			mp_buf s = { 0 };

			mp_buf_add(&s, place);
			mp_buf_add(&s, head);
			mp_buf_adds(&s, way[k].said[j]);
			build_add_name(b, mp_buf_str(&s), i, kind);
			mp_buf_free(&s);
		}
		return;
	}
}

/* Take the name of a division above off the front: the whole name or, of a zone,
 * also the name without its class word (新华路街道 of 新华区 is no 路街道).  *whole
 * and *bare say what that division is called. */
static bool
strip_above(const struct build *b, uint32_t i, mp_str *s, mp_str *whole, mp_str *bare)
{
	static const char *const class[] = { "省", "市", "县", "区", "自治区" };
	bool zone = b->division[i].level == MP_LV_DEVZONE;
	size_t least = zone ? 2 : 4;	/* 青县农场 is not just 农场 */

	for (uint32_t up = b->division[i].parent; up != MP_GAZ_NONE;
	    up = b->division[up].parent) {
		*whole = *bare = b->division[up].name;
		for (size_t k = 0; k < sizeof class / sizeof *class; k++)
			strip(bare, class[k]);
		for (int k = 0; k < (zone ? 2 : 1); k++) {
			mp_str front = k == 0 ? *whole : *bare;

			if (mp_str_starts(*s, front) &&
			    mp_utf8_count(mp_str_skip(*s, front.n)) >= least) {
				*s = mp_str_skip(*s, front.n);
				return true;
			}
		}
	}
	return false;
}

/* Zones and farms that carry the names of what they lie in: 河南省潢川经济技术开发区
 * is 潢川经济技术开发区, and inside 潢川 just 经济技术开发区. */
static void
name_without_place(struct build *b, uint32_t i)
{
	mp_str s = b->division[i].name, whole, bare, none = { "", 0 };
	bool zone = b->division[i].level == MP_LV_DEVZONE;

	if (zone)
		name_zone(b, i, none, s, MP_NAME_VARIANT);
	while (strip_above(b, i, &s, &whole, &bare)) {
		if (zone) {
			name_zone(b, i, whole, s, MP_NAME_VARIANT);
			name_zone(b, i, bare, s, MP_NAME_VARIANT);
			name_zone(b, i, none, s, MP_NAME_SHORT);
		} else
			build_add_name(b, s, i, MP_NAME_SHORT);
	}
}

/* （白城市生态新区）官银号街道 is 官银号街道, 城南经济新区（车逻镇） 城南经济新区. */
static void
name_without_brackets(struct build *b, uint32_t i)
{
	mp_str s = b->division[i].name, open = MP_STR("（"), close = MP_STR("）");
	const char *from = memmem(s.p, s.n, open.p, open.n), *to;

	if (!from)
		return;
	to = memmem(from, s.n - (size_t)(from - s.p), close.p, close.n);
	if (to)
		add_joined(b, (mp_str){ s.p, (size_t)(from - s.p) },
		    mp_str_skip(s, (size_t)(to - s.p) + close.n), i, MP_NAME_VARIANT);
}

static void
name_aliases(struct build *b, uint32_t i)
{
	mp_str s = b->division[i].aliases;

	while (s.n > 0) {
		const char *comma = memchr(s.p, ',', s.n);
		size_t n = comma ? (size_t)(comma - s.p) : s.n;

		build_add_name(b, (mp_str){ s.p, n }, i, MP_NAME_SHORT);
		s = mp_str_skip(s, comma ? n + 1 : n);
	}
}

/* The key of a name among the parts of one division. */
static void
sibling_key(mp_buf *key, uint32_t parent, mp_str stem, const char *word)
{
	key->n = 0;
	mp_buf_printf(key, "%u ", parent);
	mp_buf_add(key, stem);
	mp_buf_adds(key, word);
}

/* The official names of all townships and villages among their siblings. */
static mp_map
index_siblings(struct build *b)
{
	mp_map official = { 0 };
	mp_buf key = { 0 };

	for (uint32_t i = 0; i < b->ndivision; i++) {
		const struct build_division *d = &b->division[i];

		if (d->level != MP_LV_TOWNSHIP && d->level != MP_LV_VILLAGE)
			continue;
		sibling_key(&key, d->parent, d->name, "");
		mp_map_put(&official, mp_arena_dup(&b->arena, mp_buf_str(&key)), i);
	}
	mp_buf_free(&key);
	return official;
}

/* The name before the rank rose: where a county has 邢集镇 and no 邢集乡, 邢集乡 is
 * what the town was; where a township has 羊山社区 and no 羊山村, so with the
 * village.  Ranks rise from 乡 to 镇 to 街道 (or 地区), from 村 to 社区, and the
 * seat's 街社区 has mostly become 街道社区. */
static void
name_former_ranks(struct build *b, uint32_t i, const mp_map *official)
{
	static const struct { const char *now, *before[2]; } rank[] = {
		{ "镇", { "乡" } }, { "街道", { "镇", "乡" } }, { "地区", { "镇", "乡" } },
		{ "街道社区", { "街社区" } }, { "社区", { "村" } },
	};
	mp_str s = b->division[i].name;
	mp_buf key = { 0 };
	size_t r, k;

	for (r = 0; r < sizeof rank / sizeof *rank && !strip(&s, rank[r].now); r++)
		;
	for (k = 0; r < sizeof rank / sizeof *rank && k < 2 && rank[r].before[k]; k++) {
		sibling_key(&key, b->division[i].parent, s, rank[r].before[k]);
		if (!mp_map_get(official, mp_buf_str(&key)))
			add_joined(b, s, mp_str_from(rank[r].before[k]), i, MP_NAME_OLD);
	}
	mp_buf_free(&key);
}

void
build_derive_names(struct build *b)
{
	static void (*const rule[MP_NLEVEL])(struct build *, uint32_t) = {
		[MP_LV_PROVINCE] = name_province, [MP_LV_CITY] = name_city,
		[MP_LV_COUNTY] = name_county, [MP_LV_DEVZONE] = name_without_place,
		[MP_LV_TOWNSHIP] = name_township, [MP_LV_VILLAGE] = name_village,
	};
	mp_map official = index_siblings(b);

	for (uint32_t i = 0; i < b->ndivision; i++) {
		mp_level level = b->division[i].level;

		build_add_name(b, b->division[i].name, i, MP_NAME_OFFICIAL);
		rule[level](b, i);
		if (level == MP_LV_TOWNSHIP)
			name_without_place(b, i);
		if (level == MP_LV_TOWNSHIP || level == MP_LV_VILLAGE)
			name_former_ranks(b, i, &official);
		name_without_brackets(b, i);
		name_aliases(b, i);
	}
	mp_map_free(&official);
}
