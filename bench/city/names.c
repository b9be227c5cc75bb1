/* names.c - names of roads, estates and hamlets by grammar. */
#include <stdio.h>
#include <string.h>

#include "names.h"

static const char *const road_names[] = {
	"建设", "解放", "人民", "中山", "胜利", "工区", "航空", "东方红", "申城", "弋阳", "平安",
	"行政", "新华", "民权", "五一", "八一", "四一", "长安", "大庆", "环湖", "鸡公山", "楚王城",
	"龙池", "司马光", "首府", "潢河", "崇福", "红苏", "怡和", "永和", "乌龙", "谯楼", "千佛庵",
	"息州", "二七", "三里店", "十三里桥", "七里棚", "新五", "新六", "新七", "新十八", "浉河",
};
static const char *const road_ends[] = {
	"路", "路", "路", "大道", "街", "大街", "东路", "西路", "南路", "北路", "中路",
};
static const char *const first[] = {
	"兴", "富", "文", "新", "龙", "凤", "金", "银", "花", "桃", "竹", "松", "柳", "梅", "茶",
	"春", "秋", "东", "西", "南", "北", "明", "光", "华", "天", "玉", "翠", "碧", "锦", "瑞",
	"祥", "福", "康", "安", "和", "信", "申", "贤", "茗", "浉", "白", "青", "紫", "红", "百",
	"世", "君", "御", "学", "书", "府", "景", "名", "恒", "鑫", "宏", "博", "汇", "润", "丽",
};
static const char *const second[] = {
	"业", "昌", "园", "湖", "河", "山", "泉", "溪", "桥", "林", "源", "阳", "祥", "安", "宁",
	"和", "顺", "盛", "达", "泰", "丰", "茂", "苑", "城", "庭", "景", "月", "云", "星", "港",
	"湾", "岸", "堤", "台", "岭", "峰", "塘", "洲", "都", "邦", "豪", "隆", "发", "旺", "康",
};
static const char *const estate_ends[] = {
	"小区", "小区", "小区", "花园", "花园", "家园", "新村", "嘉苑", "名邸", "华府", "国际",
	"豪庭", "公馆", "雅居", "安置小区", "花园小区", "名城", "新城", "苑",
};
static const char *const owners[] = {
	"粮食局", "供电局", "纺织厂", "第二高中", "人民医院", "烟草局", "农机厂", "百货公司", "建筑公司",
	"水利局", "邮电局", "化肥厂", "运输公司", "教师进修学校", "农业银行", "地税局", "林业局", "酒厂",
};
static const char *const parts[] = {
	"一期", "二期", "三期", "东区", "西区", "南区", "北区", "A区", "B区", "C区", "东苑", "西苑",
};
static const char *const surnames[] = {
	"李", "王", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高",
	"林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧",
	"程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕", "苏", "卢", "蒋", "蔡", "贾",
	"丁", "魏", "薛", "叶", "阎", "余", "潘", "杜", "戴", "夏", "钟", "汪", "田", "任", "姜",
	"范", "方", "石", "姚", "谭", "廖", "邹", "熊", "金", "陆", "郝", "孔", "白", "崔", "康",
	"毛", "邱", "秦", "江", "史", "顾", "侯", "邵", "孟", "龙", "万", "段", "雷", "钱", "汤",
};
static const char *const hamlet_ends[] = {
	"湾", "湾", "湾", "庄", "庄", "寨", "冲", "畈", "店", "楼", "洼", "岗", "营", "围孜", "桥",
	"沟", "岭", "塘", "棚", "堰", "老湾", "新庄", "大湾", "塝", "圩", "坳", "院", "铺",
};
static const char *const hamlet_starts[] = {
	"", "", "", "", "", "上", "下", "东", "西", "前", "后", "大", "小", "老", "新", "南", "北",
};
static const char *const office_ends[] = {
	"大厦", "商厦", "广场", "商务中心", "写字楼",
};
static const char *const lane_ends[] = { "巷", "巷", "巷", "胡同" };

/* One statement a draw: the order of arguments is the compiler's, of draws ours. */

void
name_road(prng *r, char *out)
{
	const char *a = PRNG_PICK(r, first), *b = PRNG_PICK(r, second);
	const char *known = PRNG_PICK(r, road_names), *end = PRNG_PICK(r, road_ends);

	if (prng_chance(r, 20))
		snprintf(out, NAME_MAX_BYTES, "%s%s", known, end);
	else
		snprintf(out, NAME_MAX_BYTES, "%s%s%s", a, b, end);
}

void
name_estate(prng *r, char *out)
{
	const char *a = PRNG_PICK(r, first), *b = PRNG_PICK(r, second);
	const char *owner = PRNG_PICK(r, owners), *end = PRNG_PICK(r, estate_ends);

	if (prng_chance(r, 15))
		snprintf(out, NAME_MAX_BYTES, "%s%s%s家属院", a, b, owner);
	else
		snprintf(out, NAME_MAX_BYTES, "%s%s%s", a, b, end);
}

void
name_office(prng *r, char *out)
{
	const char *a = PRNG_PICK(r, first), *b = PRNG_PICK(r, second);
	const char *end = PRNG_PICK(r, office_ends);

	snprintf(out, NAME_MAX_BYTES, "%s%s%s", a, b, end);
}

void
name_lane(prng *r, char *out)
{
	const char *who = PRNG_PICK(r, surnames), *end = PRNG_PICK(r, lane_ends);

	snprintf(out, NAME_MAX_BYTES, "%s家%s", who, end);
}

void
name_hamlet(prng *r, char *out)
{
	const char *start = PRNG_PICK(r, hamlet_starts), *who = PRNG_PICK(r, surnames);
	const char *end = PRNG_PICK(r, hamlet_ends);

	snprintf(out, NAME_MAX_BYTES, "%s%s%s", start, who, end);
}

void
name_word(prng *r, char *out)
{
	const char *a = PRNG_PICK(r, first), *b = PRNG_PICK(r, second);

	snprintf(out, NAME_MAX_BYTES, "%s%s", a, b);
}

/* --- names that are nearly another's ------------------------------------------------ */

enum { HAN = 3 };	/* bytes of a character; these names have no others */

/* `from` with `n` bytes at `at` replaced. */
static bool
replace(char *out, const char *from, size_t at, size_t n, const char *with)
{
	int len = snprintf(out, NAME_MAX_BYTES, "%.*s%s%s", (int)at, from, with, from + at + n);

	return len < NAME_MAX_BYTES && strcmp(out, from) != 0;
}

/* Another first character of a word at `at`. */
static bool
replace_one(prng *r, const char *from, size_t at, char *out)
{
	return replace(out, from, at, HAN, PRNG_PICK(r, second));
}

static bool
ends(const char *name, const char *tail)
{
	size_t n = strlen(name), k = strlen(tail);

	return n > k && strcmp(name + n - k, tail) == 0;
}

bool
name_road_half(prng *r, const char *from, char *out)
{
	static const char *const halves[] = { "东路", "西路", "南路", "北路", "中路", "路" };
	size_t i, n = strlen(from);
	const char *other = PRNG_PICK(r, halves);

	for (i = 0; i < sizeof halves / sizeof *halves; i++)
		if (ends(from, halves[i]))
			return replace(out, from, n - strlen(halves[i]), strlen(halves[i]), other);
	return false;
}

bool
name_road_near(prng *r, const char *from, char *out)
{
	return strlen(from) > 3 * HAN ? replace_one(r, from, HAN, out) :
	    replace_one(r, from, HAN * prng_below(r, 2), out);
}

size_t
name_core(const char *estate)
{
	size_t i, best = strlen(estate), n = best, k;

	for (i = 0; i < sizeof estate_ends / sizeof *estate_ends; i++) {
		k = strlen(estate_ends[i]);
		if (ends(estate, estate_ends[i]) && n - k < best && n - k >= 2 * HAN)
			best = n - k;
	}
	return best;
}

const char *
name_kind(size_t i)
{
	return i < sizeof estate_ends / sizeof *estate_ends ? estate_ends[i] : NULL;
}

bool
name_estate_near(prng *r, const char *from, char *out)
{
	size_t core = name_core(from);
	bool kind = prng_chance(r, 50);
	const char *end = PRNG_PICK(r, estate_ends);

	return kind ? from[core] && replace(out, from, core, strlen(from) - core, end) :
	    replace_one(r, from, HAN * prng_below(r, 2), out);
}

bool
name_hamlet_near(prng *r, const char *from, char *out)
{
	static const char *const twins[][2] = {
		{ "上", "下" }, { "东", "西" }, { "前", "后" }, { "大", "小" }, { "老", "新" },
		{ "南", "北" }, { "王", "汪" }, { "陈", "程" }, { "许", "徐" }, { "余", "俞" },
		{ "张", "章" }, { "李", "黎" }, { "吴", "武" }, { "刘", "柳" }, { "江", "姜" },
		{ "周", "邹" }, { "何", "贺" }, { "林", "凌" }, { "杨", "羊" }, { "黄", "王" },
	};
	size_t i, n = sizeof twins / sizeof *twins, start = prng_below(r, (uint32_t)n);
	int side;

	for (i = 0; i < n; i++)
		for (side = 0; side < 2; side++)
			if (strncmp(from, twins[(start + i) % n][side], HAN) == 0)
				return replace(out, from, 0, HAN, twins[(start + i) % n][1 - side]);
	return replace(out, from, 0, HAN, PRNG_PICK(r, surnames));
}

const char *
name_part(prng *r)
{
	return PRNG_PICK(r, parts);
}

const char *
name_part_other(const char *part)
{
	static const char *const same[][2] = { { "东区", "东苑" }, { "西区", "西苑" } };
	size_t i;
	int side;

	for (i = 0; i < sizeof same / sizeof *same; i++)
		for (side = 0; side < 2; side++)
			if (strcmp(part, same[i][side]) == 0)
				return same[i][1 - side];
	return part;
}

size_t
name_part_length(const char *estate)
{
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		if (ends(estate, parts[i]))
			return strlen(parts[i]);
	return 0;
}
