/* home.c - who lives in a home, and who is registered there, as the police have it. */
#include <stdio.h>

#include "home.h"

const struct sheet_column people_columns[] = {
	{ "id", "人员编号" }, { "name", "姓名" }, { "id_type", "证件类型" },
	{ "id_number", "证件号码" }, { "sex", "性别" }, { "birth", "出生日期" },
	{ "residence", "现住址" }, { "residence_code", "现住址编码" }, { "household", "户籍地址" },
	{ "household_code", "户籍地址编码" }, { "kinship", "与户主关系" }, { "phone", "联系电话" },
	{ "living", "居住状态" }, { "since", "居住起始日期" }, { "until", "离开日期" },
	{ "focus", "重点标志" }, { "station", "派出所" }, { "collector", "采集人" },
	{ "date", "采集日期" }, { NULL, NULL }
};

static const char BOTH[] = "人户一致", ONLY_LIVES[] = "人在户不在";
static const char ONLY_REGISTERED[] = "户在人不在";

/* One row that is to be written. */
struct stay {
	struct person who;
	const struct spot *at;		/* that it hangs on */
	const struct spot *household;
	const char *relation, *kinship, *living, *why;
};

/* --- rows --------------------------------------------------------------------------- */

static void
put_text(mp_buf *row, const struct entry *e)
{
	mp_buf_printf(row, "\t%.*s\t%s", (int)e->text.raw.n, e->text.raw.p, e->code);
}

static void
put_day(struct census *c, mp_buf *row)
{
	mp_buf_printf(row, "\t20%02u-%02u-%02u", 5 + prng_below(&c->rng, 20),
	    1 + prng_below(&c->rng, 12), 1 + prng_below(&c->rng, 28));
}

/* Residence is in entry 0, household in entry 1. */
static void
stay_put(struct census *c, const struct stay *s)
{
	mp_buf *row = pool_slot(c->people_pool);
	const struct person *p = &s->who;
	bool away = strcmp(s->relation, ONLY_REGISTERED) == 0;
	char id[16];

	snprintf(id, sizeof id, "P%08lu", (unsigned long)++c->rows);
	mp_buf_printf(row, "%s\t%s\t%s\t%s\t%s\t%s", id, p->name, p->id_type, p->shown, p->sex,
	    p->birth);
	put_text(row, &c->entry[0]);
	put_text(row, &c->entry[1]);
	mp_buf_printf(row, "\t%s\t%s\t%s", s->kinship, p->phone, s->living);
	put_day(c, row);
	if (away && prng_chance(&c->rng, 50))
		put_day(c, row);
	else
		mp_buf_addc(row, '\t');
	mp_buf_adds(row, prng_chance(&c->rng, 1) ? "\t是" : "\t");
	collected_by(c, row, s->at);
	truth_put(row, &(struct truth){ .kind = "person", .id = id, .at = s->at,
	    .household = s->household, .relation = s->relation,
	    .text = &c->entry[away], .other = &c->entry[!away], .number = p->number,
	    .why = s->why });
}

static void
copy_text(struct entry *to, const struct entry *from)
{
	to->spot = from->spot;
	to->text.raw.n = to->text.kind.n = to->text.dropped.n = 0;
	mp_buf_add(&to->text.raw, mp_buf_str(&from->text.raw));
	mp_buf_add(&to->text.kind, mp_buf_str(&from->text.kind));
	mp_buf_add(&to->text.dropped, mp_buf_str(&from->text.dropped));
	to->text.decides = from->text.decides;
	to->given = "none";
	to->code[0] = '\0';
}

/* --- who is known from before --------------------------------------------------------- */

static void
meet(struct census *c, const struct person *p)
{
	c->seen[c->nseen < SPARE ? c->nseen++ : prng_below(&c->rng, SPARE)] = *p;
}

static void
someone_new(struct census *c, struct person *p)
{
	person_new(p, &c->rng, ++c->persons);
}

/* Mostly somebody new.  Three in a thousand have been entered at another home, too, one
 * under a name that was misheard; and one number in two thousand is another's. */
static const char *
someone(struct census *c, struct person *p)
{
	uint32_t dice = prng_below(&c->rng, 10000);
	const struct person *other;

	someone_new(c, p);
	if (c->nseen == 0 || dice >= 35)
		return "";
	other = &c->seen[prng_below(&c->rng, c->nseen)];
	if (strcmp(other->number, "right") != 0 || strcmp(p->number, "right") != 0)
		return "";
	if (dice >= 30) {
		memcpy(p->id, other->id, sizeof p->id);
		memcpy(p->shown, other->shown, sizeof p->shown);
		return "number-of-another";
	}
	*p = *other;
	person_again(p, &c->rng);
	if (dice >= 20) {
		person_rename(p, &c->rng);
		return "two-homes,misheard";
	}
	return "two-homes";
}

/* --- households ------------------------------------------------------------------------- */

static const char *
kinship(struct census *c, uint32_t i)
{
	static const char *const kin[] = { "子", "女", "父", "母", "孙子", "儿媳", "兄弟" };

	return i == 0 ? "户主" : i == 1 && prng_chance(&c->rng, 75) ? "配偶" : PRNG_PICK(&c->rng, kin);
}

/* Registered where one lives: written again, copied, said in a word, or not at all. */
static void
household_here(struct census *c, struct stay *s)
{
	struct entry *live = &c->entry[0], *reg = &c->entry[1];
	uint32_t dice = prng_below(&c->rng, 100);

	s->household = s->at;
	s->relation = BOTH;
	if (dice < 60) {
		copy_text(reg, live);
	} else if (dice < 90) {
		entry_write(c, reg, s->at, 15);
	} else if (dice < 93) {
		entry_say(reg, prng_chance(&c->rng, 50) ? "同上" : "同现住址");
	} else {
		entry_say(reg, "");
		s->relation = "";
		s->household = NULL;
	}
}

static void
household_elsewhere(struct census *c, struct stay *s)
{
	const struct spot *other = prng_chance(&c->rng, 60) ? spot_elsewhere(c, s->at) : NULL;

	s->household = other;
	s->relation = ONLY_LIVES;
	if (other)
		entry_write(c, &c->entry[1], other, 15);
	else
		entry_outside(c, &c->entry[1]);
}

static void
why_both(char *out, size_t size, const char *one, const char *more)
{
	snprintf(out, size, "%s%s%s", one, one[0] && more[0] ? "," : "", more);
}

/* One who lives here. */
static void
dweller(struct census *c, const struct spot *at, uint32_t i, bool guest, const char *more)
{
	char why[64];
	struct stay s = { .at = at, .kinship = guest && prng_chance(&c->rng, 50) ? "" : kinship(c, i),
	    .living = guest ? "暂住" : "常住", .why = why };

	why_both(why, sizeof why, someone(c, &s.who), more);
	entry_write(c, &c->entry[0], at, 25);
	if (guest)
		household_elsewhere(c, &s);
	else
		household_here(c, &s);
	stay_put(c, &s);
	if (prng_below(&c->rng, 1000) < 2) {	/* and once more, by another collector */
		person_again(&s.who, &c->rng);
		why_both(why, sizeof why, "twice", more);
		stay_put(c, &s);
	}
	meet(c, &s.who);
}

/* One who is registered here and lives elsewhere, in the city or not; where, is often
 * not known. */
static void
absent(struct census *c, const struct spot *at)
{
	struct stay s = { .at = at, .household = at, .relation = ONLY_REGISTERED,
	    .kinship = kinship(c, prng_below(&c->rng, 5)), .living = "外出", .why = "" };
	uint32_t dice = prng_below(&c->rng, 100);

	someone_new(c, &s.who);
	if (dice < 65)
		entry_outside(c, &c->entry[0]);
	else if (dice < 80)
		entry_say(&c->entry[0], "外出务工");
	else
		entry_say(&c->entry[0], "");
	entry_write(c, &c->entry[1], at, 20);
	stay_put(c, &s);
}

/* As many as the census of 2020 found: 2.6 a household. */
static uint32_t
household_size(struct census *c)
{
	static const uint32_t upto[] = { 25, 54, 75, 88, 96, 99 };	/* 1, 2 … in 100 */
	uint32_t dice = prng_below(&c->rng, 100), n = 0;

	while (n < sizeof upto / sizeof *upto && dice >= upto[n])
		n++;
	return n + 1;
}

static void
household(struct census *c, const struct spot *at, bool let)
{
	uint32_t n = household_size(c), i;
	bool crowd = let && prng_below(&c->rng, 1000) < 4;

	if (crowd)
		n = 12 + prng_below(&c->rng, 14);
	for (i = 0; i < n; i++)
		dweller(c, at, i, let || prng_chance(&c->rng, 6), crowd ? "crowded" : "");
}

void
home_visit(struct census *c, struct spot *s)
{
	bool empty = prng_chance(&c->rng, 14), let = prng_chance(&c->rng, 18);

	house_visit(c, s, empty, let && !empty);
	if (!empty)
		household(c, s, let);
	if (prng_chance(&c->rng, 15))
		absent(c, s);
	if (prng_chance(&c->rng, 7))
		absent(c, s);
}
