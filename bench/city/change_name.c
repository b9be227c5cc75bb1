/* change_name.c - other names for the same thing, and names that are misspelt. */
#include <stdio.h>

#include "hand.h"
#include "names.h"

enum { HAN = 3 };	/* bytes of a character */

/* Write an element with another name, unless that is the name of something else. */
static bool
rename_to(struct hand *h, mp_element e, const char *other)
{
	if (strlen(other) >= PLACE_MAX ||
	    !city_rename(h->city, h->is, e, h->say.elem[e], other))
		return false;
	snprintf(h->say.elem[e], PLACE_MAX, "%s", other);
	return true;
}

static bool
rename_element(struct hand *h, mp_element e, const struct pair *p)
{
	char other[PLACE_MAX];

	memcpy(other, h->say.elem[e], PLACE_MAX);
	return hand_swap(other, p->from, p->to) && rename_to(h, e, other);
}

/* Other characters and names for the same thing, as the place itself uses them;
 * `whole` ones only at the end of the name. */
static const struct alias {
	mp_element e;
	bool whole;
	struct pair p;
} aliases[] = {
	{ MP_GROUP, false, { "湾", "塆" } }, { MP_GROUP, false, { "圩", "围" } },
	{ MP_GROUP, false, { "围孜", "圩孜" } }, { MP_GROUP, false, { "塝", "榜" } },
	{ MP_GROUP, false, { "戴", "代" } }, { MP_GROUP, false, { "傅", "付" } },
	{ MP_GROUP, false, { "阎", "闫" } }, { MP_GROUP, false, { "萧", "肖" } },
	{ MP_GROUP, false, { "铺", "卜" } }, { MP_GROUP, false, { "余", "佘" } },
	{ MP_COMMUNITY, false, { "湾", "塆" } }, { MP_COMMUNITY, false, { "塆", "湾" } },
	{ MP_COMMUNITY, false, { "圩", "围" } }, { MP_COMMUNITY, false, { "园", "元" } },
	{ MP_COMMUNITY, false, { "戴", "代" } }, { MP_COMMUNITY, false, { "垴", "脑" } },
	{ MP_COMMUNITY, false, { "塝", "榜" } }, { MP_COMMUNITY, false, { "堽", "罡" } },
	{ MP_COMMUNITY, true, { "社区", "居委会" } }, { MP_COMMUNITY, true, { "社区", "社区居委会" } },
	{ MP_COMMUNITY, true, { "社区", "居民委员会" } }, { MP_COMMUNITY, true, { "村", "村委会" } },
	{ MP_COMMUNITY, true, { "村", "村民委员会" } }, { MP_COMMUNITY, true, { "村", "行政村" } },
	{ MP_ESTATE, true, { "安置小区", "安置区" } },
	{ MP_ESTATE, true, { "家属院", "家属区" } }, { MP_ESTATE, true, { "家园", "家园小区" } },
	{ MP_ESTATE, true, { "苑", "苑小区" } }, { MP_ESTATE, true, { "商务中心", "商务" } },
	{ MP_ESTATE, false, { "第二高中", "二高" } },
	{ MP_TOWNSHIP, true, { "街道", "街道办事处" } }, { MP_TOWNSHIP, true, { "街道", "办事处" } },
	{ MP_TOWNSHIP, true, { "河凤桥乡", "河风桥乡" } }, { MP_TOWNSHIP, true, { "平昌镇", "平昌关镇" } },
	{ MP_TOWNSHIP, true, { "长台乡", "长台关乡" } }, { MP_TOWNSHIP, true, { "泼陂河镇", "泼河镇" } },
	{ MP_TOWNSHIP, true, { "高粱店乡", "高梁店乡" } }, { MP_TOWNSHIP, false, { "鲇鱼山", "鲶鱼山" } },
	{ MP_TOWNSHIP, true, { "董家河镇", "董家河乡" } }, { MP_TOWNSHIP, true, { "铁铺镇", "铁铺乡" } },
	{ MP_TOWNSHIP, true, { "肖王镇", "肖王乡" } }, { MP_TOWNSHIP, false, { "马堽集", "马罡集" } },
};

bool
do_alias(struct hand *h)
{
	const struct alias *a;
	int i;

	for (i = 0; i < 40; i++) {
		a = &PRNG_PICK(h->rng, aliases);
		if (a->whole && !hand_ends(h->say.elem[a->e], a->p.from))
			continue;
		if (rename_element(h, a->e, &a->p))
			return true;
	}
	return false;
}

bool
do_old_road(struct hand *h)
{
	if (!h->say.old_road[0] || !h->say.elem[MP_ROAD][0])
		return false;
	memcpy(h->say.elem[MP_ROAD], h->say.old_road, PLACE_MAX);
	h->say.old_road[0] = '\0';
	return true;
}

/* 湖光小区, 湖光花园 and 湖光 are one where no other estate is called 湖光. */
bool
do_bare(struct hand *h)
{
	static const char *const kinds[] = { "", "小区", "花园", "花园小区" };
	char *estate = h->say.elem[MP_ESTATE], other[2 * PLACE_MAX];
	size_t core = name_core(estate), i;
	const char *kind = PRNG_PICK(h->rng, kinds);

	for (i = 1; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(estate + core, kinds[i]) == 0)
			break;
	if (i == sizeof kinds / sizeof *kinds || kind == kinds[i] ||
	    !city_bare(h->city, h->is, estate))
		return false;
	snprintf(other, sizeof other, "%.*s%s", (int)core, estate, kind);
	return rename_to(h, MP_ESTATE, other);
}

/* The county's name with a character that looks or sounds like its own, or lost. */
bool
do_county(struct hand *h)
{
	static const struct pair wrong[] = {
		{ "浉", "狮" }, { "浉", "师" }, { "浉", "溮" }, { "浉", "？" }, { "浉", "" },
		{ "潢川", "璜川" }, { "淮滨", "淮宾" }, { "浉", "?" },
	};
	const struct pair *p = &PRNG_PICK(h->rng, wrong);

	return hand_swap(h->say.elem[MP_COUNTY], p->from, p->to);
}

/* Characters that are taken for each other by sound or shape. */
static const char *const alike[] = {
	"建健", "设没", "解界", "放方", "胜圣", "利丽", "人入", "民名", "航杭", "申中", "安按", "平坪",
	"华化", "新心", "富福", "兴星", "文纹", "龙隆", "金全", "银根", "桃挑", "竹行", "柳棚", "茶荼",
	"春椿", "秋秌", "明名", "光广", "天大", "玉王", "翠萃", "碧壁", "锦绵", "瑞端", "祥详", "康唐",
	"信言", "贤坚", "茗名", "百白", "世市", "君军", "御卸", "学字", "景影", "名各", "恒桓", "宏红",
	"博搏", "汇江", "润闰", "业亚", "昌冒", "湖胡", "河何", "山出", "泉皇", "溪西", "桥侨", "林材",
	"源原", "阳杨", "宁拧", "和合", "顺川", "盛成", "达大", "泰秦", "丰奉", "茂戊", "城成", "庭廷",
	"月日", "云去", "港巷", "岸崖", "堤提", "台抬", "岭领", "峰锋", "塘唐", "洲州", "都部", "豪毫",
	"旺汪", "李季", "王玉", "张章", "刘流", "陈阵", "杨扬", "赵越", "黄皇", "吴昊", "徐除", "孙逊",
	"朱未", "马冯", "梁粱", "宋宗", "郑邓", "韩朝", "于干", "董重", "程呈", "曹槽", "袁元", "许浒",
	"庄压", "寨赛", "冲中", "畈坂", "楼搂", "洼娃", "岗冈", "营菅", "沟钩", "棚朋", "堰偃", "航般",
	"庭亭", "湾弯", "园圆", "苑院", "新欣", "景境", "府俯", "君俊", "翠脆", "恒衡", "鑫新", "宏鸿",
	"博波", "丽力", "昌常", "源园", "阳洋", "泰太", "丰峰", "城诚", "云芸", "岸案", "秋丘", "金今",
	"银音", "桃陶", "春纯", "锦紧", "祥翔", "贤闲", "百柏", "世仕", "学雪", "书舒", "康慷", "安案",
	"桥乔", "堤题", "岭陵", "洲舟", "港岗", "隆笼", "旺望", "和禾", "月悦", "星行", "碧毕", "龙垄",
	"凤风", "竹住", "柳留", "梅煤", "茶查", "明铭", "光广", "天添", "瑞锐", "福幅", "信新", "白柏",
	"胡湖", "何河", "林临", "高搞", "郭国", "罗锣", "谢泄", "韩寒", "唐糖", "潘番", "范饭", "石实",
	"姚摇", "谭潭", "廖寥", "熊雄", "陆路", "孔控", "崔催", "毛茅", "秦琴", "顾故", "邵绍", "孟梦",
	"钟中", "汪旺", "任仁", "方芳", "金全", "丁汀", "魏卫", "薛雪", "叶页", "杜社", "夏厦", "田由",
};

/* The bytes of a name that a slip of the eye or ear may meet.  Nobody misspells the word
 * for what it is (路, 村, 社区), and of a part (二期) nothing; but a hamlet's last word
 * (湾) is part of its name. */
static size_t
name_own(mp_element e, const char *name)
{
	size_t n = strlen(name), kind = e == MP_GROUP ? 0 : hand_ends(name, "社区") ? 2 * HAN : HAN;

	kind += e == MP_ESTATE ? name_part_length(name) : 0;
	return n > kind ? n - kind : 0;
}

static bool
typo_alike(struct hand *h, mp_element e)
{
	size_t i, n = sizeof alike / sizeof *alike, start = prng_below(h->rng, (uint32_t)n);
	size_t own = name_own(e, h->say.elem[e]);
	const char *name = h->say.elem[e], *at;
	char right[HAN + 1], other[PLACE_MAX];
	int side;

	for (i = 0; i < 2 * n; i++) {
		side = HAN * (int)(i % 2);
		snprintf(right, sizeof right, "%.3s", alike[(start + i / 2) % n] + side);
		if ((at = strstr(name, right)) == NULL || (size_t)(at - name) >= own)
			continue;
		memcpy(other, name, PLACE_MAX);
		memcpy(other + (at - name), alike[(start + i / 2) % n] + HAN - side, HAN);
		if (rename_to(h, e, other))
			return true;
	}
	return false;
}

/* The characters of a name that a slip may meet: those before its kind (路, 社区) and
 * part (二期).  0 if it has digits or letters, or no more than `least` characters. */
static uint32_t
name_length(const char *name, uint32_t least)
{
	size_t i, n = strlen(name);

	for (i = 0; i < n; i++)
		if ((unsigned char)name[i] < 0x80)
			return 0;
	if (hand_ends(name, "社区"))
		n -= HAN;
	n -= name_part_length(name);
	return n / HAN > least ? (uint32_t)(n / HAN) - 1 : 0;
}

/* Another character, by a slip of the hand: no sound or shape leads to it. */
static bool
typo_other(struct hand *h, mp_element e)
{
	const char *name = h->say.elem[e];
	char other[PLACE_MAX], word[NAME_MAX_BYTES];
	uint32_t n = name_length(name, 2), at;

	if (n == 0)
		return false;
	at = HAN * prng_below(h->rng, n);
	memcpy(other, name, PLACE_MAX);
	name_word(h->rng, word);
	memcpy(other + at, word, HAN);
	return city_slip(h->city, h->is, e, name, at) && rename_to(h, e, other);
}

/* A character is left out.  Not the first of a hamlet: 上李湾 and 李湾 are two. */
static bool
typo_omit(struct hand *h, mp_element e)
{
	const char *name = h->say.elem[e];
	char other[PLACE_MAX];
	uint32_t n = name_length(name, 3), at;

	if (n == 0)
		return false;
	at = HAN * (1 + prng_below(h->rng, n - 1));
	snprintf(other, sizeof other, "%.*s%s", (int)at, name, name + at + HAN);
	return rename_to(h, e, other);
}

/* A character is typed twice, or one too many. */
static bool
typo_extra(struct hand *h, mp_element e)
{
	static const char *const more[] = { "的", "小", "新", "家", "大", "一", "园", "花" };
	const char *name = h->say.elem[e];
	char other[PLACE_MAX], extra[HAN + 1];
	uint32_t n = name_length(name, 2), at;

	if (n == 0 || strlen(name) + HAN >= PLACE_MAX)
		return false;
	at = HAN * prng_below(h->rng, n);
	snprintf(extra, sizeof extra, "%.3s", name + at);
	if (prng_chance(h->rng, 40))
		snprintf(extra, sizeof extra, "%s", PRNG_PICK(h->rng, more));
	snprintf(other, sizeof other, "%.*s%s%s", (int)at, name, extra, name + at);
	return rename_to(h, e, other);
}

/* Two characters have changed places. */
static bool
typo_exchange(struct hand *h, mp_element e)
{
	const char *name = h->say.elem[e];
	char other[PLACE_MAX];
	uint32_t n = name_length(name, 2), at;

	if (n == 0)
		return false;
	memcpy(other, name, PLACE_MAX);
	at = HAN * prng_below(h->rng, n - 1);
	memcpy(other + at, name + at + HAN, HAN);
	memcpy(other + at + HAN, name + at, HAN);
	return strcmp(name, other) != 0 && rename_to(h, e, other);
}

/* One character of one name is wrong. */
static bool
typo(struct hand *h, bool (*slip)(struct hand *, mp_element))
{
	static const mp_element named[] = { MP_ROAD, MP_ESTATE, MP_ESTATE, MP_GROUP, MP_COMMUNITY };
	int i;

	for (i = 0; i < 8; i++)
		if (slip(h, PRNG_PICK(h->rng, named)))
			return true;
	return false;
}

bool do_typo_alike(struct hand *h) { return typo(h, typo_alike); }
bool do_typo_other(struct hand *h) { return typo(h, typo_other); }
bool do_typo_omit(struct hand *h) { return typo(h, typo_omit); }
bool do_typo_extra(struct hand *h) { return typo(h, typo_extra); }
bool do_typo_exchange(struct hand *h) { return typo(h, typo_exchange); }
