/* plan.c - how a sample is drawn, and when a lot passes: the text of --plan. */
#include <config.h>

#include "audit/plan.h"

#include "audit/gbt2828.h"
#include "row/cli.h"

/* The part of *s up to `c`, which is taken off with it. */
static mp_str
until(mp_str *s, char c)
{
	const char *at = memchr(s->p, c, s->n);
	mp_str part = { s->p, at ? (size_t)(at - s->p) : s->n };

	*s = mp_str_skip(*s, part.n + (at != NULL));
	return part;
}

/* A whole number from 1 to 10^6. */
static bool
whole(mp_str s, uint32_t *n)
{
	size_t i;

	if (s.n == 0 || s.n > 7 || mp_str_digits(s) != s.n)
		return false;
	for (*n = 0, i = 0; i < s.n; i++)
		*n = *n * 10 + (uint32_t)(s.p[i] - '0');
	return *n >= 1 && *n <= 1000000;
}

/* A number with up to three decimals, in thousandths, at most 100. */
static bool
decimal(mp_str s, uint32_t *n)
{
	size_t digits = mp_str_digits(s), i;
	uint32_t unit = 1000;

	if (digits == 0 || digits > 3 || (digits < s.n && s.p[digits] != '.') ||
	    s.n == digits + 1 || s.n > digits + 4)
		return false;
	for (*n = 0, i = 0; i < s.n; i++) {
		if (i == digits)
			continue;
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		unit /= i > digits ? 10 : 1;
		*n = i < digits ? *n * 10 + (uint32_t)(s.p[i] - '0') * 1000 :
		    *n + (uint32_t)(s.p[i] - '0') * unit;
	}
	return *n <= MP_PLAN_WHOLE;
}

static bool
percent(mp_str s, uint32_t *n)
{
	return mp_str_ends(s, MP_STR("%")) && decimal(mp_str_chop(s, 1), n) && *n > 0;
}

static bool
sizing(mp_plan *p, mp_str s)
{
	if (mp_str_starts(s, MP_STR("aql="))) {
		p->kind = MP_PLAN_AQL;
		return decimal(mp_str_skip(s, 4), &p->aql) && mp_aql_known(p->aql) &&
		    p->stages == 0;
	}
	if (mp_str_eq(s, MP_STR("all"))) {
		p->kind = MP_PLAN_ALL;
		return true;
	}
	if (percent(s, &p->share)) {
		p->kind = MP_PLAN_SHARE;
		return true;
	}
	p->kind = MP_PLAN_COUNT;
	return whole(s, &p->count);
}

static bool
setting(mp_plan *p, mp_str s)
{
	mp_str name = until(&s, '=');
	uint32_t n;

	if (mp_str_eq(name, MP_STR("accept")) && p->kind != MP_PLAN_AQL)
		return percent(s, &p->accept);
	if (!mp_str_eq(name, MP_STR("level")) || p->kind != MP_PLAN_AQL || !whole(s, &n) || n > 3)
		return false;
	p->level = (int)n;
	return true;
}

static bool
read(mp_plan *p, mp_str text)
{
	mp_str part = until(&text, '/');

	while (text.n) {
		mp_str column = until(&part, ':');

		if (p->stages == MP_STAGES || column.n == 0 ||
		    !whole(part, &p->stage[p->stages].groups))
			return false;
		p->stage[p->stages++].column = column;
		part = until(&text, '/');
	}
	if (mp_str_ends(part, MP_STR(",")) || !sizing(p, until(&part, ',')))
		return false;
	while (part.n)
		if (!setting(p, until(&part, ',')))
			return false;
	return true;
}

bool
mp_plan_read(mp_plan *p, mp_str text, mp_buf *why)
{
	*p = (mp_plan){ .level = 2, .accept = 95000 };
	if (read(p, text))
		return true;
	mp_buf_printf(why, _("'%.*s' is no plan; expected something like aql=2.5, aql=2.5,level=1, "
	    "30, 5%%, all, 30,accept=98%% or station:2/road:5/all"), (int)text.n, text.p);
	return false;
}

uint64_t
mp_plan_size(const mp_plan *p, uint64_t rows)
{
	mp_aql_plan plan;
	uint64_t n = rows;

	switch (p->kind) {
	case MP_PLAN_AQL:
		n = mp_aql_plan_for(&plan, rows, p->level, p->aql) ? plan.size : rows;
		break;
	case MP_PLAN_COUNT:
		n = p->count;
		break;
	case MP_PLAN_SHARE:
		n = (rows * p->share + MP_PLAN_WHOLE - 1) / MP_PLAN_WHOLE;
		break;
	case MP_PLAN_ALL:
		break;
	}
	return n < rows ? n : rows;
}

uint32_t
mp_plan_accept(const mp_plan *p, uint64_t rows)
{
	mp_aql_plan plan;

	return mp_aql_plan_for(&plan, rows, p->level, p->aql) ? plan.accept : 0;
}
