/* house.c - a house as the housing office has it. */
#include <stdio.h>

#include "home.h"

const struct sheet_column house_columns[] = {
	{ "id", "房屋编号" }, { "raw", "房屋地址" }, { "code", "地址编码" }, { "use", "房屋用途" },
	{ "owner", "产权人" }, { "certificate", "产权证号" }, { "rented", "是否出租" },
	{ "state", "使用情况" }, { "area", "面积" }, { "station", "派出所" },
	{ "collector", "采集人" }, { "date", "采集日期" }, { NULL, NULL }
};

static const char *
use_of(struct census *c, const struct spot *s)
{
	switch (s->place.use) {
	case USE_OFFICE: return "办公";
	case USE_SHOP: return prng_chance(&c->rng, 80) ? "商业" : "综合";
	default: return "住宅";
	}
}

static void
house_row(struct census *c, const struct spot *s, const char *id, bool empty, bool let,
    const char *why)
{
	struct entry *e = &c->entry[0];
	mp_buf *row = pool_slot(c->house_pool);
	char owner[PERSON_MAX] = "";

	entry_write(c, e, s, 30);
	if (!prng_chance(&c->rng, 15))
		person_name(&c->rng, owner);
	mp_buf_printf(row, "%s\t%.*s\t%s\t%s\t%s\t", id, (int)e->text.raw.n, e->text.raw.p,
	    e->code, use_of(c, s), owner);
	if (s->place.certificate && prng_chance(&c->rng, 70))
		mp_buf_printf(row, "(0000)%07u", (unsigned)s->place.certificate);
	mp_buf_printf(row, "\t%s\t%s\t%u.%u", let ? "是" : "否",
	    empty ? "空置" : let ? "出租" : "自用", 40 + prng_below(&c->rng, 120),
	    prng_below(&c->rng, 10));
	collected_by(c, row, s);
	truth_put(row, &(struct truth){ .kind = "house", .id = id, .at = s, .relation = "",
	    .text = e, .number = "", .why = why });
}

/* Seven homes in a hundred were never entered; some twice. */
void
house_visit(struct census *c, struct spot *s, bool empty, bool let)
{
	const char *why = s->code[0] ? "" : "missing";
	char id[16];

	if (prng_chance(&c->rng, 7))
		return;
	snprintf(s->house, sizeof s->house, "H%08lu", (unsigned long)++c->houses);
	house_row(c, s, s->house, empty, let, why);
	if (prng_below(&c->rng, 1000) < 4) {
		snprintf(id, sizeof id, "H%08lu", (unsigned long)++c->houses);
		house_row(c, s, id, empty, let, "twice");
	}
}
