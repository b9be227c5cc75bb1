/* gaps_series.c - numbers that are left out among doors, buildings and units. */
#include "link/gaps_set.h"

enum { LONG = 10, NEAR = 3, SEEN = 10, LEAD = 50 };

/* One row of numbers: every `step`-th of the items that fit. */
struct row {
	const struct series *s;
	uint32_t *n;
	size_t count;
	uint32_t step, first;	/* the number that a row begins with */
	bool letter;
	bool tight;		/* three in four are there, or it is known to be so */
};

/* Three in four of what is between the first and the last. */
static bool
is_tight(const struct row *r)
{
	uint32_t span = (r->n[r->count - 1] - r->n[0]) / r->step + 1;

	return 4 * r->count >= 3 * (size_t)span;
}

static bool
is_reserved(const struct road_rule *rule, uint32_t n)
{
	size_t i;

	for (i = 0; rule && i < rule->nreserved; i++)
		if (n >= rule->reserved[i].from && n <= rule->reserved[i].to)
			return true;
	return false;
}

/* "14号,16号"; of more than ten the first and the last: "14号…58号". */
static void
say_missing(mp_buf *out, const struct row *r, uint32_t from, uint32_t to)
{
	uint32_t n;

	out->n = 0;
	if ((to - from) / r->step >= LONG) {
		gaps_say(out, r->s, from, r->letter);
		mp_buf_adds(out, "…");
		gaps_say(out, r->s, to, r->letter);
		return;
	}
	for (n = from; n <= to; n += r->step) {
		if (out->n)
			mp_buf_addc(out, ',');
		gaps_say(out, r->s, n, r->letter);
	}
}

/* The numbers around place `at`: "8,10,12 … 18,20". */
static void
say_evidence(mp_buf *out, const struct row *r, size_t at)
{
	size_t i, from = at > NEAR ? at - NEAR : 0;
	size_t to = at + NEAR < r->count ? at + NEAR : r->count;

	out->n = 0;
	for (i = from; i < to; i++) {
		if (i == at)
			mp_buf_adds(out, i > from ? " … " : "… ");
		else if (i > from)
			mp_buf_addc(out, ',');
		if (r->letter)
			mp_buf_addc(out, (char)('A' + r->n[i] - 1));
		else
			mp_buf_printf(out, "%u", r->n[i]);
	}
}

static void
tell(mp_gaps *g, mp_gap_kind kind, const struct row *r, size_t at, uint32_t from, uint32_t to,
    bool fault)
{
	say_missing(&g->text, r, from, to);
	say_evidence(&g->buf, r, at);
	gaps_enter(g, kind, r->s, fault, from, (to - from) / r->step + 1);
}

/* What is left out before, and between, the numbers of the row. */
static void
tell_row(mp_gaps *g, mp_gap_kind kind, const struct row *r, const struct road_rule *rule,
    bool lead_fault)
{
	size_t i;
	uint32_t from, to;

	if (r->n[0] > r->first && (r->n[0] - r->first) / r->step <= LEAD)
		tell(g, kind, r, 0, r->first, r->n[0] - r->step, lead_fault && r->tight);
	for (i = 1; i < r->count; i++) {
		from = r->n[i - 1] + r->step;
		to = r->n[i] - r->step;
		if (r->n[i] <= from)
			continue;
		tell(g, kind, r, i, from, to, r->tight && (to - from) / r->step < LONG &&
		    !is_reserved(rule, from) && !is_reserved(rule, to));
	}
}

/* --- buildings and units --------------------------------------------------------------- */

static void
numbers(mp_gaps *g, mp_gap_kind kind, const struct series *s, bool letter, bool lead_fault)
{
	struct row r = { .s = s, .step = 1, .first = 1, .letter = letter };
	size_t i;

	r.n = mp_arena_alloc(&g->arena, (s->n + 1) * sizeof *r.n);
	for (i = 0; i < s->n; i++)
		if (s->p[i].form == letter && s->p[i].number > 0)
			r.n[r.count++] = s->p[i].number;
	if (r.count == 0)
		return;
	r.tight = is_tight(&r);
	tell_row(g, kind, &r, NULL, lead_fault);
}

static void
nothing_in(mp_gaps *g, mp_gap_kind kind, const struct series *s, const char *what, bool fault)
{
	g->buf.n = g->text.n = 0;
	mp_buf_adds(&g->text, what);
	gaps_enter(g, kind, s, fault, 0, 1);
}

static bool
has(mp_gaps *g, series_kind kind, const struct series *s)
{
	return gaps_series(g, kind, s->key) != NULL;
}

void
gaps_buildings(mp_gaps *g, struct series *s)
{
	if (s->n == 0 && !has(g, SERIES_UNITS, s) && !has(g, SERIES_ROOMS, s))
		nothing_in(g, MP_GAP_BUILDING, s, "楼", true);
	numbers(g, MP_GAP_BUILDING, s, false, false);
	numbers(g, MP_GAP_BUILDING, s, true, false);
}

void
gaps_units(mp_gaps *g, struct series *s)
{
	if (s->n == 0 && !has(g, SERIES_ROOMS, s))
		nothing_in(g, MP_GAP_UNIT, s, "单元,户室", true);
	else if (s->n == 0 && s->up != UINT32_MAX && g->series[s->up].inner)
		nothing_in(g, MP_GAP_UNIT, s, "单元", false);
	numbers(g, MP_GAP_UNIT, s, false, true);
	numbers(g, MP_GAP_UNIT, s, true, true);
}

/* --- doors ----------------------------------------------------------------------------- */

/* The numbers behind 附 of the doors from i on that are one; returns where the next is. */
static size_t
attached(mp_gaps *g, const struct series *s, size_t i)
{
	uint32_t main = s->p[i].number, last = 0, k;

	for (; i < s->n && s->p[i].number == main; i++) {
		if (s->p[i].sub <= last)
			continue;
		if (s->p[i].sub > last + 1 && s->p[i].sub - last <= LONG) {
			g->text.n = g->buf.n = 0;
			for (k = last + 1; k < s->p[i].sub; k++)
				mp_buf_printf(&g->text, "%s%u号附%u号", g->text.n ? "," : "", main, k);
			if (last)
				mp_buf_printf(&g->buf, "%u号附%u号", main, last);
			mp_buf_printf(&g->buf, " … %u号附%u号", main, s->p[i].sub);
			gaps_enter(g, MP_GAP_DOOR, s, false, main, s->p[i].sub - last - 1);
		}
		last = s->p[i].sub;
	}
	return i;
}

/* Which side has the odd numbers: as the rule says, or nine in ten of at least ten. */
static uint8_t
odd_side(const struct series *s, const struct road_rule *rule)
{
	size_t odd[NSIDE] = { 0 }, all[NSIDE] = { 0 }, i;
	uint8_t side, other;

	if (rule && rule->odd)
		return rule->odd;
	for (i = 0; i < s->n; i++) {
		all[s->p[i].form]++;
		odd[s->p[i].form] += s->p[i].number % 2;
	}
	for (side = SIDE_EAST; side < NSIDE; side++) {
		other = (uint8_t)((side + 1) % 4 + 1);	/* the opposite one */
		if (all[side] + all[other] >= SEEN &&
		    10 * (odd[side] + all[other] - odd[other]) >= 9 * (all[side] + all[other]))
			return side;
	}
	return SIDE_NONE;
}

static void
wrong_side(mp_gaps *g, const struct series *s, const struct road_rule *rule)
{
	static const char *const word[NSIDE] = { "", "路东", "路南", "路西", "路北" };
	uint8_t odd = odd_side(s, rule), even = (uint8_t)((odd + 1) % 4 + 1), side;
	size_t i;

	for (i = 0; odd && i < s->n; i++) {
		side = s->p[i].form;
		if ((side != odd && side != even) || (side == odd) == (s->p[i].number % 2 == 1))
			continue;
		g->text.n = g->buf.n = 0;
		mp_buf_adds(&g->text, word[side]);
		gaps_say(&g->text, s, s->p[i].number, false);
		mp_buf_printf(&g->buf, "%s单号,%s双号", word[odd], word[even]);
		gaps_enter(g, MP_GAP_SIDE, s, rule && rule->odd, s->p[i].number, 1);
	}
}

static void
door_row(mp_gaps *g, const struct series *s, const struct road_rule *rule, uint32_t first)
{
	struct row r = { .s = s, .step = s->sides ? 2 : 1, .first = first };
	size_t i;

	r.n = mp_arena_alloc(&g->arena, (s->n + 1) * sizeof *r.n);
	for (i = 0; i < s->n; i++)
		if (s->p[i].number > 0 && (!s->sides || s->p[i].number % 2 == first % 2) &&
		    (r.count == 0 || r.n[r.count - 1] != s->p[i].number))
			r.n[r.count++] = s->p[i].number;
	if (r.count < 3)
		return;
	if (rule && rule->numbering == NUMBERING_SPACED && rule->spacing > 0) {
		r.step = rule->spacing;
		for (i = 1; i < r.count && (r.n[i] - r.n[0]) % r.step == 0; i++)
			;
		if (i < r.count)	/* not all of them are: then every one may be */
			r.step = s->sides ? 2 : 1;
		else
			r.first = r.n[0];
	}
	r.tight = rule && rule->numbering ? rule->numbering == NUMBERING_CONSECUTIVE ||
	    (rule->numbering == NUMBERING_SPACED && r.step == rule->spacing) : is_tight(&r);
	tell_row(g, MP_GAP_DOOR, &r, rule, false);
}

void
gaps_doors(mp_gaps *g, struct series *s)
{
	const struct road_rule *rule = road_rule_of(g->rules, s->county, s->road);
	size_t i = 0;

	if (s->tail.p == NULL)
		s->tail = MP_STR("号");
	door_row(g, s, rule, 1);
	if (s->sides)
		door_row(g, s, rule, 2);
	while (i < s->n)
		i = attached(g, s, i);
	wrong_side(g, s, rule);
}
