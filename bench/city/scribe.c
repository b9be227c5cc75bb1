/* scribe.c - how people write an address down. */
#include <stdio.h>
#include <stdlib.h>

#include "hand.h"

void
hand_note(mp_buf *list, const char *item)
{
	if (list->n)
		mp_buf_addc(list, ',');
	mp_buf_adds(list, item);
}

/* Replace the first `from` in an element; false if it is not there or too long. */
bool
hand_swap(char *text, const char *from, const char *to)
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
unsigned
hand_count(const char *text, const char *tail)
{
	size_t n = strspn(text, "0123456789");

	return n > 0 && n < 5 && strcmp(text + n, tail) == 0 ? (unsigned)atoi(text) : 0;
}

bool
hand_ends(const char *text, const char *tail)
{
	return mp_str_ends(mp_str_from(text), mp_str_from(tail));
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
	unsigned unit = hand_count(h->say.elem[MP_UNIT], "单元");
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

/* Does what is said of its divisions and names tell the place from all others? */
static bool
tells(const struct hand *h)
{
	const char *road = h->say.elem[MP_ROAD], *estate = h->say.elem[MP_ESTATE];
	const char *named = estate[0] ? estate : road;

	if (h->is->doubled)
		return false;
	if (!h->say.elem[MP_COUNTY][0] && !(h->say.elem[MP_TOWNSHIP][0] &&
	    city_alone(h->city, h->is, MP_COUNTY, h->is->elem[MP_TOWNSHIP])))
		return named[0] && city_alone(h->city, h->is, MP_COUNTY, named);
	if (named[0])
		return true;
	if (!h->say.elem[MP_COMMUNITY][0])
		return h->say.elem[MP_TOWNSHIP][0] && !strchr("0123456789", h->is->elem[MP_GROUP][0]) &&
		    city_alone(h->city, h->is, MP_COMMUNITY, h->say.elem[MP_GROUP]);
	return h->say.elem[MP_TOWNSHIP][0] ||
	    city_alone(h->city, h->is, MP_TOWNSHIP, h->say.elem[MP_COMMUNITY]);
}

static void
start(struct hand *h, prng *r, city *c, const struct place *p, struct script *s)
{
	*h = (struct hand){ .rng = r, .city = c, .is = p, .say = *p, .out = s, .gap = "" };
	s->raw.n = s->kind.n = s->dropped.n = 0;
	s->decides = true;
	if (prng_chance(r, 50))		/* the quarter's own name is said as often as not */
		hand_drop(h, MP_DEVZONE);
}

static void
finish(struct hand *h)
{
	h->out->decides = h->out->decides && tells(h);
	if (h->out->kind.n == 0)
		hand_note(&h->out->kind, "same");
	if (h->is->doubled)
		hand_note(&h->out->kind, "far");
	write_down(h);
}

void
scribe_plain(prng *r, city *c, const struct place *p, struct script *s)
{
	struct hand h;

	start(&h, r, c, p, s);
	if (prng_chance(r, 40))
		hand_drop(&h, MP_PROVINCE);
	if (prng_chance(r, 20))
		do_form(&h);
	if (prng_chance(r, 5))
		do_chain(&h);
	hand_note(&s->kind, "plain");
	if (prng_chance(r, 25) && do_old_road(&h))
		hand_note(&s->kind, "alias-road");
	finish(&h);
}

void
scribe_again(prng *r, city *c, const struct place *p, struct script *s)
{
	static const struct {
		const char *name;
		bool (*make)(struct hand *);
		uint32_t weight;
	} changes[] = {
		{ "form", do_form, 32 }, { "numeral", do_numeral, 20 }, { "chain", do_chain, 16 },
		{ "floor", do_floor, 8 }, { "drop-top", do_drop_top, 24 },
		{ "drop-township", do_drop_township, 8 }, { "drop-county", do_drop_county, 6 },
		{ "drop-community", do_drop_community, 8 }, { "drop-many", do_drop_many, 6 },
		{ "drop-road", do_drop_road, 10 }, { "drop-unit", do_drop_unit, 4 },
		{ "drop-estate", do_drop_estate, 4 }, { "alias", do_alias, 16 },
		{ "alias-road", do_old_road, 16 }, { "alias-estate", do_bare, 10 },
		{ "county", do_county, 6 }, { "typo-alike", do_typo_alike, 11 },
		{ "typo-other", do_typo_other, 1 }, { "typo-omit", do_typo_omit, 3 },
		{ "typo-extra", do_typo_extra, 2 }, { "typo-exchange", do_typo_exchange, 1 },
		{ "digit", do_digit, 4 }, { "repeat", do_repeat, 6 }, { "note", do_note, 10 },
		{ "gap", do_gap, 10 }, { "order", do_order, 6 },
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
		hand_note(&s->kind, changes[i].name);
		wanted--;
	}
	finish(&h);
	dice = prng_below(r, 100);
	if (dice < 6) {
		widen(&s->raw);
		hand_note(&s->kind, "width");
	} else if (dice < 9) {
		traditional(&s->raw);
		hand_note(&s->kind, "traditional");
	}
}

void
script_free(struct script *s)
{
	mp_buf_free(&s->raw);
	mp_buf_free(&s->kind);
	mp_buf_free(&s->dropped);
}
