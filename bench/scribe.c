/* scribe.c - how people write an address down. */
#include <stdio.h>
#include <stdlib.h>

#include "scribe.h"

/* An address on its way to text: elements, and habits of this hand. */
struct hand {
	prng *rng;
	city *city;
	const struct place *is;	/* the truth */
	struct place say;
	struct script *out;
	const char *gap;	/* between elements */
	bool chain;		/* 3-2-501 */
	bool estate_first;	/* 湖光小区(东方红大道218号) */
	bool repeat;		/* 信阳市信阳市 */
	const char *before, *after;
};

struct pair {
	const char *from, *to;
};

static void
note(mp_buf *list, const char *item)
{
	if (list->n)
		mp_buf_addc(list, ',');
	mp_buf_adds(list, item);
}

/* --- text ------------------------------------------------------------------------- */

/* Replace the first `from` in an element; false if it is not there or too long. */
static bool
swap(char *text, const char *from, const char *to)
{
	char old[PLACE_MAX], *at = strstr(text, from);
	int n;

	if (at == NULL)
		return false;
	memcpy(old, text, strlen(text) + 1);
	n = snprintf(text, PLACE_MAX, "%.*s%s%s", (int)(at - text), old, to,
	    old + (at - text) + strlen(from));
	if (n < PLACE_MAX)
		return true;
	memcpy(text, old, strlen(old) + 1);
	return false;
}

/* Is the element exactly a number and `tail`?  Then the number, else 0. */
static unsigned
count(const char *text, const char *tail)
{
	size_t n = strspn(text, "0123456789");

	return n > 0 && n < 5 && strcmp(text + n, tail) == 0 ? (unsigned)atoi(text) : 0;
}

static bool
ends(const char *text, const char *tail)
{
	return mp_str_ends(mp_str_from(text), mp_str_from(tail));
}

/* 12 -> 十二, 105 -> 一百零五; by_digit: 105 -> 一零五. */
static void
hanzi(char *out, size_t size, unsigned n, bool by_digit)
{
	static const char *const digit[] = {
		"零", "一", "二", "三", "四", "五", "六", "七", "八", "九",
	};
	char arabic[16];
	size_t i, len = 0;

	out[0] = '\0';
	if (by_digit || n > 999 || n == 0) {
		snprintf(arabic, sizeof arabic, "%u", n);
		for (i = 0; arabic[i]; i++)
			len += (size_t)snprintf(out + len, size - len, "%s",
			    digit[arabic[i] - '0']);
		return;
	}
	if (n >= 100)
		len += (size_t)snprintf(out, size, "%s百%s", digit[n / 100],
		    n % 100 && n % 100 < 10 ? "零" : "");
	if (n % 100 >= 10)
		len += (size_t)snprintf(out + len, size - len, "%s十",
		    n < 20 ? "" : digit[n / 10 % 10]);
	if (n % 10)
		snprintf(out + len, size - len, "%s", digit[n % 10]);
}

/* Write the first number of the element in hanzi. */
static bool
hanzi_element(struct hand *h, mp_element e)
{
	char *text = h->say.elem[e], number[64], arabic[16];
	size_t at = strcspn(text, "0123456789"), n = strspn(text + at, "0123456789");

	if (n == 0 || n > 4)
		return false;
	snprintf(arabic, sizeof arabic, "%.*s", (int)n, text + at);
	hanzi(number, sizeof number, (unsigned)atoi(arabic), e == MP_ROOM);
	return swap(text, arabic, number);
}

/* --- changes: each says whether it could be made ------------------------------------ */

static bool
do_numeral(struct hand *h)
{
	static const mp_element numbered[] = {
		MP_UNIT, MP_UNIT, MP_FLOOR, MP_BUILDING, MP_GROUP, MP_DOOR, MP_ROOM, MP_LANE,
	};
	bool done = false;
	int i;

	for (i = 0; i < 3 && !h->chain; i++)
		done |= hanzi_element(h, PRNG_PICK(h->rng, numbered));
	return done;
}

/* 12号附3号 -> 12号付3号, 12号之3, 12-3号, 12号-3 */
static bool
do_attached(struct hand *h)
{
	unsigned door, attached;

	if (sscanf(h->say.elem[MP_DOOR], "%u号附%u号", &door, &attached) != 2)
		return false;
	switch (prng_below(h->rng, 5)) {
	case 0: snprintf(h->say.elem[MP_DOOR], PLACE_MAX, "%u号付%u号", door, attached); break;
	case 1: snprintf(h->say.elem[MP_DOOR], PLACE_MAX, "%u号之%u", door, attached); break;
	case 2: snprintf(h->say.elem[MP_DOOR], PLACE_MAX, "%u-%u号", door, attached); break;
	case 3: snprintf(h->say.elem[MP_DOOR], PLACE_MAX, "%u号-%u", door, attached); break;
	default: snprintf(h->say.elem[MP_DOOR], PLACE_MAX, "%u附%u号", door, attached); break;
	}
	return true;
}

/* Other words for the same number: 栋, 幢, #; no 室; 楼 for 层. */
static bool
do_form(struct hand *h)
{
	static const char *const buildings[] = { "栋", "幢", "#楼", "#", "栋", "幢" };
	static const char *const rooms[] = { "", "", "", "房", "号", "户" };
	bool done = do_attached(h);

	if (ends(h->say.elem[MP_BUILDING], "号楼"))
		done |= swap(h->say.elem[MP_BUILDING], "号楼", PRNG_PICK(h->rng, buildings));
	if (h->say.elem[MP_BUILDING][0] || h->say.elem[MP_FLOOR][0])
		done |= swap(h->say.elem[MP_ROOM], "室", PRNG_PICK(h->rng, rooms));
	done |= swap(h->say.elem[MP_ROOM], "号商铺", prng_chance(h->rng, 50) ? "号门面" : "号铺");
	done |= swap(h->say.elem[MP_FLOOR], "层", prng_chance(h->rng, 70) ? "楼" : "F");
	return done;
}

/* 3-2-501, also 3号楼2-501; needs all that the dashes stand for. */
static bool
do_chain(struct hand *h)
{
	h->chain = count(h->say.elem[MP_BUILDING], "号楼") && count(h->say.elem[MP_UNIT], "单元") &&
	    count(h->say.elem[MP_ROOM], "室") && !h->say.elem[MP_FLOOR][0];
	return h->chain;
}

/* 501室 -> 5楼501室: the floor said twice. */
static bool
do_floor(struct hand *h)
{
	unsigned room = count(h->say.elem[MP_ROOM], "室");

	if (h->chain || h->say.elem[MP_FLOOR][0] || room < 101)
		return false;
	snprintf(h->say.elem[MP_FLOOR], PLACE_MAX, "%u%s", room / 100,
	    prng_chance(h->rng, 60) ? "楼" : "层");
	return true;
}

static void
drop(struct hand *h, mp_element e)
{
	if (h->say.elem[e][0] == '\0')
		return;
	h->say.elem[e][0] = '\0';
	note(&h->out->dropped, mp_elements[e].name);
}

static bool
do_drop_top(struct hand *h)
{
	drop(h, MP_PROVINCE);
	if (prng_chance(h->rng, 50) || h->say.elem[MP_DEVZONE][0] == '\0')
		drop(h, MP_CITY);
	return true;
}

/* Estates and roads are unique in their county, hamlets only in their village. */
static bool
do_drop_middle(struct hand *h)
{
	bool urban = h->say.elem[MP_ROAD][0] != '\0';

	switch (prng_below(h->rng, urban ? 4 : 2)) {
	case 0:
		drop(h, MP_TOWNSHIP);
		h->out->decides &= urban;	/* the same village in another township */
		return true;
	case 1:
		drop(h, MP_COUNTY);
		drop(h, MP_PROVINCE);
		return true;			/* township and community remain */
	case 2:
		drop(h, MP_COMMUNITY);
		return true;
	default:
		drop(h, MP_TOWNSHIP);
		drop(h, MP_COMMUNITY);
		return true;
	}
}

/* The estate says where it is: no need for the road, or for its door. */
static bool
do_drop_road(struct hand *h)
{
	if (h->say.elem[MP_ESTATE][0] == '\0')
		return false;
	drop(h, MP_DOOR);
	if (prng_chance(h->rng, 60)) {
		drop(h, MP_SEGMENT);
		drop(h, MP_ROAD);
	}
	return true;
}

static bool
do_drop_unit(struct hand *h)
{
	if (h->say.elem[MP_UNIT][0] == '\0' || h->say.elem[MP_ROOM][0] == '\0' || h->chain)
		return false;
	drop(h, MP_UNIT);
	h->out->decides &= h->is->one_unit;
	return true;
}

static bool
do_drop_estate(struct hand *h)
{
	if (!h->say.elem[MP_ESTATE][0] || !h->say.elem[MP_DOOR][0] || !h->say.elem[MP_BUILDING][0])
		return false;
	drop(h, MP_ESTATE);
	h->out->decides = false;	/* 东区 and 西区 share the door */
	return true;
}

/* Write an element with another name, unless that is the name of something else. */
static bool
rename_element(struct hand *h, mp_element e, const struct pair *p)
{
	char right[PLACE_MAX];

	memcpy(right, h->say.elem[e], PLACE_MAX);
	if (!swap(h->say.elem[e], p->from, p->to))
		return false;
	if (city_rename(h->city, h->is, right, h->say.elem[e]))
		return true;
	memcpy(h->say.elem[e], right, PLACE_MAX);
	return false;
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
	{ MP_ESTATE, true, { "花园小区", "花园" } }, { MP_ESTATE, true, { "安置小区", "安置区" } },
	{ MP_ESTATE, true, { "家属院", "家属区" } }, { MP_ESTATE, true, { "小区", "" } },
	{ MP_ESTATE, true, { "花园", "花园小区" } }, { MP_ESTATE, true, { "家园", "家园小区" } },
	{ MP_ESTATE, true, { "苑", "苑小区" } }, { MP_ESTATE, true, { "商务中心", "商务" } },
	{ MP_ESTATE, false, { "第二高中", "二高" } },
	{ MP_TOWNSHIP, true, { "街道", "街道办事处" } }, { MP_TOWNSHIP, true, { "街道", "办事处" } },
	{ MP_TOWNSHIP, true, { "河凤桥乡", "河风桥乡" } }, { MP_TOWNSHIP, true, { "平昌镇", "平昌关镇" } },
	{ MP_TOWNSHIP, true, { "长台乡", "长台关乡" } }, { MP_TOWNSHIP, true, { "泼陂河镇", "泼河镇" } },
	{ MP_TOWNSHIP, true, { "高粱店乡", "高梁店乡" } }, { MP_TOWNSHIP, false, { "鲇鱼山", "鲶鱼山" } },
	{ MP_TOWNSHIP, true, { "董家河镇", "董家河乡" } }, { MP_TOWNSHIP, true, { "铁铺镇", "铁铺乡" } },
	{ MP_TOWNSHIP, true, { "肖王镇", "肖王乡" } }, { MP_TOWNSHIP, false, { "马堽集", "马罡集" } },
};

static bool
do_alias(struct hand *h)
{
	const struct alias *a;
	int i;

	for (i = 0; i < 40; i++) {
		a = &PRNG_PICK(h->rng, aliases);
		if (a->whole && !ends(h->say.elem[a->e], a->p.from))
			continue;
		if (rename_element(h, a->e, &a->p))
			return true;
	}
	return false;
}

/* The county's name with a character that looks or sounds like its own, or lost. */
static bool
do_county(struct hand *h)
{
	static const struct pair wrong[] = {
		{ "浉", "狮" }, { "浉", "师" }, { "浉", "溮" }, { "浉", "？" }, { "浉", "" },
		{ "潢川", "璜川" }, { "淮滨", "淮宾" }, { "浉", "?" },
	};
	const struct pair *p = &PRNG_PICK(h->rng, wrong);

	return swap(h->say.elem[MP_COUNTY], p->from, p->to);
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
};

static bool
typo_put(struct hand *h, mp_element e)
{
	size_t i, n = sizeof alike / sizeof *alike, start = prng_below(h->rng, (uint32_t)n);
	char a[4], b[4];
	const char *p;

	for (i = 0; i < n; i++) {
		p = alike[(start + i) % n];
		snprintf(a, sizeof a, "%.3s", p);
		snprintf(b, sizeof b, "%.3s", p + 3);
		if (rename_element(h, e, &(struct pair){ a, b }) ||
		    rename_element(h, e, &(struct pair){ b, a }))
			return true;
	}
	return false;
}

/* One character of one name is wrong. */
static bool
do_typo(struct hand *h)
{
	static const mp_element named[] = { MP_ROAD, MP_ESTATE, MP_ESTATE, MP_GROUP, MP_COMMUNITY };
	int i;

	for (i = 0; i < 8; i++)
		if (typo_put(h, PRNG_PICK(h->rng, named)))
			return true;
	return false;
}

/* One character of a name of four or more is left out. */
static bool
do_omit(struct hand *h)
{
	mp_element e = prng_chance(h->rng, 50) ? MP_ESTATE : MP_ROAD;
	char before[PLACE_MAX], *text = h->say.elem[e];
	size_t n = strlen(text);

	if (n < 12 || strspn(text, "0123456789ABC") > 0)
		return false;
	memcpy(before, text, PLACE_MAX);
	memmove(text + 3, text + 6, n - 6 + 1);	/* the second; three bytes each */
	if (city_rename(h->city, h->is, before, text))
		return true;
	memcpy(text, before, PLACE_MAX);
	return false;
}

/* Keys beside each other and letters that look like digits. */
static bool
do_digit(struct hand *h)
{
	static const struct pair slips[] = {
		{ "0", "O" }, { "0", "o" }, { "1", "l" }, { "号", "好" }, { "幢", "撞" }, { "栋", "懂" },
	};
	static const mp_element numbered[] = { MP_DOOR, MP_ROOM, MP_BUILDING };
	const struct pair *p;
	int i;

	for (i = 0; i < 6 && !h->chain; i++) {
		p = &PRNG_PICK(h->rng, slips);
		if (swap(h->say.elem[PRNG_PICK(h->rng, numbered)], p->from, p->to))
			return true;
	}
	return false;
}

static bool
do_repeat(struct hand *h)
{
	h->repeat = true;
	return true;
}

static bool
do_note(struct hand *h)
{
	static const char *const notes[] = {
		"（户主外出）", "(出租)", "，电话0376-0000000", "（原门牌丢失）", "，不要上门", "，有狗",
		"(待核实)", "。", "，联系不上", "【已采】", "（二楼有人）", "（门朝南）",
	};

	h->after = PRNG_PICK(h->rng, notes);
	if (prng_chance(h->rng, 20))
		h->before = PRNG_PICK(h->rng, ((const char *const []){ "中国", "【", " ", "地址：" }));
	return true;
}

static bool
do_gap(struct hand *h)
{
	static const char *const gaps[] = { " ", " ", "，", ",", "·", "　", "-" };

	h->gap = PRNG_PICK(h->rng, gaps);
	return !h->chain || strcmp(h->gap, "-") != 0;
}

static bool
do_order(struct hand *h)
{
	h->estate_first = h->say.elem[MP_ESTATE][0] && h->say.elem[MP_ROAD][0];
	return h->estate_first;
}

/* --- the whole text ------------------------------------------------------------------ */

static void
say(struct hand *h, mp_element e)
{
	if (h->say.elem[e][0] == '\0')
		return;
	if (h->out->raw.n)
		mp_buf_adds(&h->out->raw, h->gap);
	mp_buf_adds(&h->out->raw, h->say.elem[e]);
}

static void
say_range(struct hand *h, mp_element from, mp_element to)
{
	int e;

	for (e = from; e <= (int)to; e++)
		say(h, (mp_element)e);
}

static void
say_house(struct hand *h)
{
	unsigned unit = count(h->say.elem[MP_UNIT], "单元");
	int room = atoi(h->say.elem[MP_ROOM]);

	if (!h->chain) {
		say_range(h, MP_BUILDING, MP_ROOM);
	} else if (prng_chance(h->rng, 70)) {
		mp_buf_printf(&h->out->raw, "%d-%u-%d", atoi(h->say.elem[MP_BUILDING]), unit, room);
	} else {
		say(h, MP_BUILDING);
		mp_buf_printf(&h->out->raw, "%u-%d", unit, room);
	}
}

static void
write_down(struct hand *h)
{
	h->out->raw.n = 0;
	if (h->before)
		mp_buf_adds(&h->out->raw, h->before);
	say_range(h, MP_PROVINCE, MP_COUNTY);
	if (h->repeat)
		say_range(h, prng_chance(h->rng, 50) ? MP_CITY : MP_PROVINCE, MP_COUNTY);
	say_range(h, MP_DEVZONE, MP_GROUP);
	if (h->estate_first && h->say.elem[MP_ESTATE][0] && h->say.elem[MP_ROAD][0]) {
		say(h, MP_ESTATE);
		mp_buf_adds(&h->out->raw, "(");
		mp_buf_adds(&h->out->raw, h->say.elem[MP_ROAD]);
		mp_buf_adds(&h->out->raw, h->say.elem[MP_DOOR]);
		mp_buf_adds(&h->out->raw, ")");
	} else {
		say_range(h, MP_ROAD, MP_ESTATE);
	}
	say_house(h);
	say(h, MP_ASSIST);
	if (h->after)
		mp_buf_adds(&h->out->raw, h->after);
}

/* Full-width digits and letters, as the input method leaves them. */
static void
widen(mp_buf *raw)
{
	mp_buf wide = { 0 };
	size_t i;
	char c;

	for (i = 0; i < raw->n; i++) {
		c = raw->p[i];
		if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))
			mp_buf_add(&wide, (mp_str){ (char[]){ '\xef', '\xbc', (char)(c + 0x60) }, 3 });
		else
			mp_buf_addc(&wide, c);
	}
	raw->n = 0;
	mp_buf_add(raw, mp_buf_str(&wide));
	mp_buf_free(&wide);
}

static void
traditional(mp_buf *raw)
{
	static const char table[][2][4] = {
		{ "号", "號" }, { "楼", "樓" }, { "单", "單" }, { "东", "東" }, { "区", "區" }, { "阳", "陽" },
		{ "县", "縣" }, { "镇", "鎮" }, { "乡", "鄉" }, { "园", "園" }, { "华", "華" }, { "湾", "灣" },
		{ "庄", "莊" }, { "桥", "橋" }, { "层", "層" }, { "兴", "興" }, { "龙", "龍" }, { "陈", "陳" },
		{ "张", "張" }, { "刘", "劉" }, { "杨", "楊" }, { "马", "馬" }, { "罗", "羅" }, { "岗", "崗" },
	};
	size_t i, k;

	for (i = 0; i + 3 <= raw->n; i++)
		for (k = 0; k < sizeof table / sizeof *table; k++)
			if (memcmp(raw->p + i, table[k][0], 3) == 0)
				memcpy(raw->p + i, table[k][1], 3);
}

static void
start(struct hand *h, prng *r, city *c, const struct place *p, struct script *s)
{
	*h = (struct hand){ .rng = r, .city = c, .is = p, .say = *p, .out = s, .gap = "" };
	s->raw.n = s->kind.n = s->dropped.n = 0;
	s->decides = true;
	if (prng_chance(r, 50))		/* the quarter's own name is said as often as not */
		drop(h, MP_DEVZONE);
}

void
scribe_plain(prng *r, const struct place *p, struct script *s)
{
	struct hand h;

	start(&h, r, NULL, p, s);
	if (prng_chance(r, 40))
		drop(&h, MP_PROVINCE);
	if (prng_chance(r, 20))
		do_form(&h);
	if (prng_chance(r, 5))
		do_chain(&h);
	note(&s->kind, "plain");
	write_down(&h);
}

void
scribe_again(prng *r, city *c, const struct place *p, struct script *s)
{
	static const struct {
		const char *name;
		bool (*make)(struct hand *);
		uint32_t weight;
	} changes[] = {
		{ "form", do_form, 16 }, { "numeral", do_numeral, 10 }, { "chain", do_chain, 8 },
		{ "floor", do_floor, 4 }, { "drop-top", do_drop_top, 12 },
		{ "drop-middle", do_drop_middle, 10 }, { "drop-road", do_drop_road, 5 },
		{ "drop-unit", do_drop_unit, 2 }, { "drop-estate", do_drop_estate, 2 },
		{ "alias", do_alias, 9 }, { "county", do_county, 3 }, { "typo", do_typo, 7 },
		{ "omit", do_omit, 2 }, { "digit", do_digit, 2 }, { "repeat", do_repeat, 3 },
		{ "note", do_note, 5 }, { "gap", do_gap, 5 }, { "order", do_order, 3 },
	};
	uint32_t total = 0, wanted = 1 + prng_below(r, 3), tries, dice;
	struct hand h;
	size_t i;
	bool used[sizeof changes / sizeof *changes] = { false };

	for (i = 0; i < sizeof changes / sizeof *changes; i++)
		total += changes[i].weight;
	start(&h, r, c, p, s);
	for (tries = 0; wanted > 0 && tries < 20; tries++) {
		dice = prng_below(r, total);
		for (i = 0; dice >= changes[i].weight; i++)
			dice -= changes[i].weight;
		if (used[i] || !changes[i].make(&h))
			continue;
		used[i] = true;
		note(&s->kind, changes[i].name);
		wanted--;
	}
	write_down(&h);
	dice = prng_below(r, 100);
	if (dice < 6) {
		widen(&s->raw);
		note(&s->kind, "width");
	} else if (dice < 9) {
		traditional(&s->raw);
		note(&s->kind, "traditional");
	}
}

void
script_free(struct script *s)
{
	mp_buf_free(&s->raw);
	mp_buf_free(&s->kind);
	mp_buf_free(&s->dropped);
}
