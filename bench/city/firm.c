/* firm.c - an organisation as the office of industry and commerce has it. */
#include <stdio.h>

#include "home.h"
#include "names.h"

const struct sheet_column firm_columns[] = {
	{ "id", "单位编号" }, { "name", "单位名称" }, { "credit_code", "统一社会信用代码" },
	{ "raw", "实际地址" }, { "registered_address", "注册地址" }, { "code", "地址编码" },
	{ "head", "法定代表人" }, { "phone", "联系电话" }, { "state", "经营状态" },
	{ "station", "派出所" }, { "collector", "采集人" }, { "date", "采集日期" }, { NULL, NULL }
};

static void
firm_name(prng *r, mp_buf *out)
{
	static const char *const trades[] = {
		"商贸有限公司", "茶叶有限公司", "建材经营部", "百货店", "餐饮店", "电脑服务部", "教育咨询有限公司",
		"物业服务有限公司", "便利店", "五金店", "药店", "理发店", "养殖专业合作社", "服装店",
	};
	char word[NAME_MAX_BYTES], who[PERSON_MAX];
	const char *trade = PRNG_PICK(r, trades);

	name_word(r, word);
	person_name(r, who);
	mp_buf_printf(out, "%s%s%s", word, who + 3, trade);	/* 翠湖甲子百货店: nobody's */
}

/* One code in a hundred is wrong somewhere, and one shop in ten has none. */
static const char *
firm_code(struct census *c, const struct spot *s, uint64_t n, char out[24])
{
	uint32_t dice = prng_below(&c->rng, 1000), at;

	credit_code(out, s->place.village, dice < 700 ? '2' : '1', n);
	if (dice < 100) {
		out[0] = '\0';
		return "none";
	}
	if (dice < 110) {
		at = 8 + prng_below(&c->rng, 6);
		out[at] = out[at] == '7' ? '1' : '7';
		return "check";
	}
	if (dice < 113) {
		out[15] = '\0';		/* of the licence before 2015: 15 digits */
		return "short";
	}
	return "right";
}

static void
firm_addresses(struct census *c, const struct spot *s, mp_buf *row)
{
	struct entry *at = &c->entry[0], *reg = &c->entry[1];
	const struct spot *other;
	uint32_t dice = prng_below(&c->rng, 100);

	entry_write(c, at, s, 10);
	if (dice < 65)
		entry_say(reg, "");
	else if (dice < 90 || (other = spot_elsewhere(c, s)) == NULL)
		entry_write(c, reg, s, 0);
	else
		entry_write(c, reg, other, 0);
	if (dice < 65) {
		mp_buf_add(&reg->text.raw, mp_buf_str(&at->text.raw));
		reg->text.decides = at->text.decides;
	}
	mp_buf_printf(row, "\t%.*s\t%.*s\t%s", (int)at->text.raw.n, at->text.raw.p,
	    (int)reg->text.raw.n, reg->text.raw.p, at->code);
}

static void
firm_row(struct census *c, const struct spot *s, const char *why)
{
	mp_buf *row = pool_slot(c->firm_pool);
	char id[16], code[24], head[PERSON_MAX], phone[PERSON_MAX];
	const char *number;
	uint64_t n = ++c->firms;

	snprintf(id, sizeof id, "O%08lu", (unsigned long)n);
	number = firm_code(c, s, n, code);
	person_name(&c->rng, head);
	person_phone(&c->rng, phone);
	mp_buf_printf(row, "%s\t", id);
	firm_name(&c->rng, row);
	mp_buf_printf(row, "\t%s", code);
	firm_addresses(c, s, row);
	mp_buf_printf(row, "\t%s\t%s\t%s", head, phone,
	    prng_chance(&c->rng, 92) ? "开业" : prng_chance(&c->rng, 50) ? "歇业" : "停业");
	collected_by(c, row, s);
	truth_put(row, &(struct truth){ .kind = "organisation", .id = id, .at = s, .relation = "",
	    .text = &c->entry[0], .number = number, .why = why });
}

/* Two firms in one room are not rare, a dozen happen. */
void
firm_visit(struct census *c, struct spot *s)
{
	uint32_t dice = prng_below(&c->rng, 1000);
	uint32_t n = dice < 250 ? 0 : dice < 900 ? 1 : dice < 997 ? 2 : 8 + prng_below(&c->rng, 8);

	house_visit(c, s, n == 0, n > 0 && prng_chance(&c->rng, 60));
	while (n-- > 0)
		firm_row(c, s, "");
}
