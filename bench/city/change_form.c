/* change_form.c - other forms of the same words and numbers, and slips in them. */
#include <stdio.h>
#include <stdlib.h>

#include "hand.h"

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

	if (n == 0 || n > 4 || text[strcspn(text, "Ool")])
		return false;	/* nobody writes 一O二 */
	snprintf(arabic, sizeof arabic, "%.*s", (int)n, text + at);
	hanzi(number, sizeof number, (unsigned)atoi(arabic), e == MP_ROOM);
	return hand_swap(text, arabic, number);
}

bool
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
bool
do_form(struct hand *h)
{
	static const char *const buildings[] = { "栋", "幢", "#楼", "#", "栋", "幢" };
	static const char *const rooms[] = { "", "", "", "房", "号", "户" };
	bool done = do_attached(h);

	if (hand_ends(h->say.elem[MP_BUILDING], "号楼"))
		done |= hand_swap(h->say.elem[MP_BUILDING], "号楼", PRNG_PICK(h->rng, buildings));
	if (h->say.elem[MP_BUILDING][0] || h->say.elem[MP_FLOOR][0])
		done |= hand_swap(h->say.elem[MP_ROOM], "室", PRNG_PICK(h->rng, rooms));
	done |= hand_swap(h->say.elem[MP_ROOM], "号商铺", prng_chance(h->rng, 50) ? "号门面" : "号铺");
	done |= hand_swap(h->say.elem[MP_FLOOR], "层", prng_chance(h->rng, 70) ? "楼" : "F");
	return done;
}

/* 3-2-501, also 3号楼2-501; needs all that the dashes stand for. */
bool
do_chain(struct hand *h)
{
	h->chain = hand_count(h->say.elem[MP_BUILDING], "号楼") && hand_count(h->say.elem[MP_UNIT], "单元") &&
	    hand_count(h->say.elem[MP_ROOM], "室") && !h->say.elem[MP_FLOOR][0];
	return h->chain;
}

/* 501室 -> 5楼501室: the floor said twice. */
bool
do_floor(struct hand *h)
{
	unsigned room = hand_count(h->say.elem[MP_ROOM], "室");

	if (h->chain || h->say.elem[MP_FLOOR][0] || room < 101)
		return false;
	snprintf(h->say.elem[MP_FLOOR], PLACE_MAX, "%u%s", room / 100,
	    prng_chance(h->rng, 60) ? "楼" : "层");
	return true;
}

/* Keys beside each other and letters that look like digits. */
bool
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
		if (hand_swap(h->say.elem[PRNG_PICK(h->rng, numbered)], p->from, p->to))
			return true;
	}
	return false;
}

bool
do_repeat(struct hand *h)
{
	h->repeat = true;
	return true;
}

bool
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

bool
do_gap(struct hand *h)
{
	static const char *const gaps[] = { " ", " ", "，", ",", "·", "　", "-" };

	h->gap = PRNG_PICK(h->rng, gaps);
	return !h->chain || strcmp(h->gap, "-") != 0;
}

bool
do_order(struct hand *h)
{
	h->estate_first = h->say.elem[MP_ESTATE][0] && h->say.elem[MP_ROAD][0];
	return h->estate_first;
}

