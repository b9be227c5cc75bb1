/* census.c - who lives and works at the addresses of the made-up city. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "home.h"
#include "names.h"
#include "sheet.h"

/* --- codes ------------------------------------------------------------------------- */

/* The check digit of ISO 7064 MOD 11-10. */
static char
check_digit(const char *body)
{
	unsigned p = 10;

	for (; *body; body++) {
		p = (p + (unsigned)(*body - '0')) % 10;
		p = (p ? p : 10) * 2 % 11;
	}
	return (char)('0' + (11 - p) % 10);
}

/* 30 digits: village, kind of what is there, and a number of its own. */
static void
code_make(char *out, const struct place *p, unsigned long number, int round)
{
	int type = p->elem[MP_ROOM][0] ? 62 : p->elem[MP_UNIT][0] ? 61 :
	    p->elem[MP_BUILDING][0] ? 50 : p->elem[MP_ESTATE][0] ? 43 :
	    p->elem[MP_GROUP][0] ? 44 : 41;
	size_t n;

	n = (size_t)snprintf(out, CODE_MAX, "%.12s%02d%d%014lu", p->village, type, round, number);
	out[n] = check_digit(out);
	out[n + 1] = '\0';
}

/* --- what lies in what -------------------------------------------------------------- */

/* Has `p` all elements of `top`, and more? */
static bool
lies_in(const struct place *p, const struct place *top)
{
	bool more = false;
	int e;

	for (e = 0; e < MP_NELEMENT; e++) {
		if (top->elem[e][0] == '\0')
			more = more || p->elem[e][0];
		else if (strcmp(top->elem[e], p->elem[e]) != 0 &&
		    !(e == MP_DOOR && strncmp(p->elem[e], top->elem[e], strlen(top->elem[e])) == 0))
			return false;
		else
			more = more || strcmp(top->elem[e], p->elem[e]) != 0;
	}
	return more;
}

/* Leave what the spot does not lie in, and note in what it does. */
static void
enter(struct census *c, struct spot *s)
{
	size_t i, n = 0;

	while (c->depth > 0 && !lies_in(&s->place, &c->within[c->depth - 1].place))
		c->depth--;
	for (i = 0; i < c->depth && n + CODE_MAX < sizeof s->within; i++)
		n += (size_t)snprintf(s->within + n, sizeof s->within - n, "%s%s", i ? "," : "",
		    c->within[i].code);
}

static void
remember(struct census *c, const struct spot *s)
{
	if (c->depth < DEPTH)
		c->within[c->depth++] = *s;
	if (s->place.use == USE_HOME)
		c->spare[c->nspare < SPARE ? c->nspare++ : prng_below(&c->rng, SPARE)] = *s;
}

const struct spot *
spot_elsewhere(struct census *c, const struct spot *but)
{
	uint32_t i;

	if (c->nspare == 0)
		return NULL;
	i = prng_below(&c->rng, c->nspare);
	return c->spare[i].number != but->number ? &c->spare[i] : NULL;
}

/* --- rows --------------------------------------------------------------------------- */

static void
put_elements(mp_buf *b, const struct place *p)
{
	int e;

	for (e = 0; e < MP_NELEMENT; e++) {
		mp_buf_addc(b, '\t');
		mp_buf_adds(b, p->elem[e]);
	}
}

static void
put_address(mp_buf *b, const struct place *p)
{
	int e;

	for (e = 0; e <= MP_ROOM; e++)
		mp_buf_adds(b, p->elem[e]);
}

static void
library_put(struct census *c, sheet *to, const struct spot *s)
{
	const struct place *p = &s->place;

	c->line.n = 0;
	mp_buf_printf(&c->line, "C%08lu\t%s\t%.12s", s->number, s->code, p->village);
	put_elements(&c->line, p);
	mp_buf_addc(&c->line, '\t');
	put_address(&c->line, p);
	mp_buf_printf(&c->line, "\t%d.%06d\t%d.%06d", (int)(p->lon / 1000000),
	    (int)(p->lon % 1000000), (int)(p->lat / 1000000), (int)(p->lat % 1000000));
	sheet_put(to, mp_buf_str(&c->line));
}

/* Two in a hundred had another code before their office was given a new number. */
static void
library_visit(struct census *c, struct spot *s)
{
	code_make(s->code, &s->place, s->number, 0);
	if (prng_chance(&c->rng, 2)) {
		code_make(s->old, &s->place, s->number, 1);
		c->line.n = 0;
		mp_buf_printf(&c->line, "%s\t%s", s->old, s->code);
		sheet_put(c->recoded, mp_buf_str(&c->line));
	}
	library_put(c, c->library, s);
}

static void
add_entry(mp_buf *b, const struct entry *e)
{
	mp_buf_addc(b, '\t');
	if (e)
		mp_buf_add(b, mp_buf_str(&e->text.kind));
	mp_buf_addc(b, '\t');
	if (e)
		mp_buf_add(b, mp_buf_str(&e->text.dropped));
	mp_buf_printf(b, "\t%s\t%s", e && e->text.decides ? "1" : "0", e ? e->given : "none");
}

void
truth_put(mp_buf *row, const struct truth *t)
{
	mp_buf_addc(row, '\0');
	mp_buf_printf(row, "%s\t%s\t", t->kind, t->id);
	if (t->at)
		mp_buf_printf(row, "C%08lu", t->at->number);
	mp_buf_printf(row, "\t%s\t%s\t%s\t%s\t%s", t->at ? t->at->code : "",
	    t->at ? t->at->within : "", t->at ? t->at->house : "", t->relation,
	    t->household ? t->household->code : "");
	add_entry(row, t->text);
	add_entry(row, t->other);
	mp_buf_printf(row, "\t%s\t%s", t->number, t->why);
}

/* --- what is written of a spot --------------------------------------------------------- */

static void
entry_code(struct census *c, struct entry *e, const struct spot *s)
{
	uint32_t dice = prng_below(&c->rng, 1000), at;
	const struct spot *other;

	e->given = "right";
	memcpy(e->code, s->code, CODE_MAX);
	if (dice < 5 && (other = spot_elsewhere(c, s)) != NULL && other->code[0]) {
		e->given = "wrong";	/* copied from another row */
		memcpy(e->code, other->code, CODE_MAX);
	} else if (dice < 12) {
		e->given = "mistyped";
		at = 14 + prng_below(&c->rng, 15);
		e->code[at] = (char)('0' + (e->code[at] - '0' + 1 + (int)prng_below(&c->rng, 9)) % 10);
	} else if (s->old[0] && prng_chance(&c->rng, 60)) {
		e->given = "old";
		memcpy(e->code, s->old, CODE_MAX);
	}
}

void
entry_write(struct census *c, struct entry *e, const struct spot *s, uint32_t code)
{
	e->spot = s;
	if (prng_chance(&c->rng, 50))
		scribe_plain(&c->rng, c->city, &s->place, &e->text);
	else
		scribe_again(&c->rng, c->city, &s->place, &e->text);
	e->code[0] = '\0';
	e->given = "none";
	if (s->code[0] && prng_chance(&c->rng, code))
		entry_code(c, e, s);
}

void
entry_say(struct entry *e, const char *text)
{
	e->spot = NULL;
	e->code[0] = '\0';
	e->given = "none";
	e->text.raw.n = e->text.kind.n = e->text.dropped.n = 0;
	mp_buf_adds(&e->text.raw, text);
	mp_buf_adds(&e->text.kind, text[0] ? "words" : "empty");
	e->text.decides = false;
}

void
entry_outside(struct census *c, struct entry *e)
{
	static const char *const counties[] = {
		"广东省深圳市龙岗区", "广东省东莞市", "浙江省杭州市余杭区", "江苏省苏州市吴江区",
		"湖北省武汉市新洲区", "安徽省阜阳市临泉县", "河南省驻马店市确山县", "河南省南阳市桐柏县",
		"北京市朝阳区", "新疆维吾尔自治区石河子市", "安徽省六安市金寨县", "上海市松江区",
	};
	char town[NAME_MAX_BYTES], hamlet[NAME_MAX_BYTES];

	entry_say(e, PRNG_PICK(&c->rng, counties));
	name_word(&c->rng, town);
	name_hamlet(&c->rng, hamlet);
	mp_buf_printf(&e->text.raw, "%s镇%s村%u号", town, hamlet, 1 + prng_below(&c->rng, 300));
	e->text.kind.n = 0;
	mp_buf_adds(&e->text.kind, "outside");
}

void
entry_free(struct entry *e)
{
	script_free(&e->text);
}

void
collected_by(struct census *c, mp_buf *row, const struct spot *s)
{
	const char *town = s->place.elem[MP_TOWNSHIP];
	const char *const ends[] = { "街道", "镇", "乡" };
	int n = (int)strlen(town), k;
	uint32_t day = prng_below(&c->rng, 120);
	size_t i;

	for (i = 0; i < sizeof ends / sizeof *ends; i++)
		if ((k = (int)strlen(ends[i])) < n && strcmp(town + n - k, ends[i]) == 0)
			break;
	if (i < sizeof ends / sizeof *ends)
		n -= k;
	mp_buf_printf(row, "\t%.*s派出所\t网格员%.3s%u\t2026-%02u-%02u", n, town,
	    s->place.village + 9, (unsigned)(1 + s->number / 64 % 4), 3 + day / 30, 1 + day % 30);
}

/* --- the visit -------------------------------------------------------------------------- */

/* A home that stands alone may be missed, and a room in its building. */
static bool
is_missed(struct census *c, const struct place *p)
{
	return p->use == USE_HOME && !p->doubled && prng_below(&c->rng, 1000) < 8;
}

bool
census_visit(census *c, const struct place *p, unsigned long number)
{
	struct spot *s = &c->spot;
	bool missed = is_missed(c, p);

	*s = (struct spot){ .place = *p, .number = number };
	enter(c, s);
	if (missed)
		library_put(c, c->missing, s);
	else
		library_visit(c, s);
	switch (p->use) {
	case USE_HOME:
		home_visit(c, s);
		break;
	case USE_SHOP:
		if (prng_chance(&c->rng, 50)) {
			home_visit(c, s);
			break;
		}
		/* fall through */
	case USE_OFFICE:
		firm_visit(c, s);
		break;
	case USE_NONE:
		break;
	}
	if (!missed)
		remember(c, s);
	return !missed;
}

/* --- files -------------------------------------------------------------------------------- */

static const struct sheet_column truth_columns[] = {
	{ "kind", "" }, { "id", "" }, { "cluster", "" }, { "code", "" }, { "within", "" },
	{ "house", "" }, { "relation", "" }, { "household_code", "" },
	{ "text", "" }, { "dropped", "" }, { "decides", "" }, { "given", "" },
	{ "household_text", "" }, { "household_dropped", "" }, { "household_decides", "" },
	{ "household_given", "" }, { "number", "" }, { "why", "" }, { NULL, NULL }
};
static const struct sheet_column recoded_columns[] = {
	{ "old", "" }, { "code", "" }, { NULL, NULL }
};

/* id, code, division, the elements, address, lon, lat. */
static sheet *
library_new(const char *dir, const char *name)
{
	struct sheet_column columns[MP_NELEMENT + 7] = {
		{ "id", "" }, { "code", "" }, { "division", "" },
		[MP_NELEMENT + 3] = { "address", "" }, { "lon", "" }, { "lat", "" },
	};
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		columns[3 + e].name = mp_elements[e].name;
	return sheet_new(dir, name, columns, false);
}

/* A row that leaves its pool goes to its table, and what is behind the NUL to the truth. */
static void
put_row(struct census *c, sheet *to, mp_str row)
{
	size_t n = strlen(row.p);

	sheet_put(to, (mp_str){ row.p, n });
	sheet_put(c->truth, mp_str_skip(row, n + 1));
}

static void
put_house(void *of, mp_str row)
{
	struct census *c = of;

	put_row(c, c->house, row);
}

static void
put_person(void *of, mp_str row)
{
	struct census *c = of;

	put_row(c, c->people, row);
}

static void
put_firm(void *of, mp_str row)
{
	struct census *c = of;

	put_row(c, c->firm, row);
}

census *
census_new(city *of, const char *dir, uint64_t seed, bool csv)
{
	struct census *c = mp_zalloc(1, sizeof *c);

	c->city = of;
	c->rng.state = seed ^ UINT64_C(0xce2505);
	c->house_pool = pool_new(seed + 2, put_house, c);
	c->people_pool = pool_new(seed + 3, put_person, c);
	c->firm_pool = pool_new(seed + 4, put_firm, c);
	if ((c->library = library_new(dir, "library")) == NULL ||
	    (c->missing = library_new(dir, "missing")) == NULL ||
	    (c->recoded = sheet_new(dir, "recoded", recoded_columns, false)) == NULL ||
	    (c->truth = sheet_new(dir, "truth", truth_columns, false)) == NULL ||
	    (c->house = sheet_new(dir, "houses", house_columns, csv)) == NULL ||
	    (c->people = sheet_new(dir, "people", people_columns, csv)) == NULL ||
	    (c->firm = sheet_new(dir, "organisations", firm_columns, csv)) == NULL) {
		census_free(c);
		return NULL;
	}
	return c;
}

bool
census_free(census *c)
{
	bool good = true;
	size_t i;

	if (c == NULL)
		return true;
	pool *const pools[] = { c->house_pool, c->people_pool, c->firm_pool };
	if (c->firm)	/* all are open */
		for (i = 0; i < 3; i++)
			pool_drain(pools[i]);
	for (i = 0; i < 3; i++)
		pool_free(pools[i]);
	sheet *const sheets[] = { c->library, c->missing, c->recoded, c->truth, c->house,
	    c->people, c->firm };
	for (i = 0; i < sizeof sheets / sizeof *sheets; i++)
		good = sheet_free(sheets[i]) && good;
	for (i = 0; i < sizeof c->entry / sizeof *c->entry; i++)
		entry_free(&c->entry[i]);
	mp_buf_free(&c->line);
	free(c);
	return good;
}
