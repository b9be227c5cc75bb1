/* gaps_rules.c - how roads number, as a person says it in a table. */
#include <stdlib.h>

#include "base/mem.h"
#include "link/gaps_set.h"
#include "row/cli.h"
#include "row/table.h"

enum { ROAD, COUNTY, NUMBERING, SPACING, ODD, RESERVED };

static const mp_table_column columns[] = {
	[ROAD] = { "road", true }, [COUNTY] = { "county", false },
	[NUMBERING] = { "numbering", false }, [SPACING] = { "spacing", false },
	[ODD] = { "odd", false }, [RESERVED] = { "reserved", false },
	{ NULL, true },
};

struct mp_road_rules {
	mp_arena arena;
	struct road_rule *p;
	size_t n, cap;
	mp_map known;		/* county, NUL, road */
	mp_buf key;
};

static const char *const sides[NSIDE][2] = {
	[SIDE_NONE] = { "", "" }, [SIDE_EAST] = { "east", "东" }, [SIDE_SOUTH] = { "south", "南" },
	[SIDE_WEST] = { "west", "西" }, [SIDE_NORTH] = { "north", "北" },
};

uint8_t
side_of(mp_str s)
{
	bool road = mp_str_starts(s, MP_STR("路"));
	uint8_t side;
	mp_str rest;

	if (s.n == 0)
		return SIDE_NONE;
	if (road)
		s = mp_str_skip(s, strlen("路"));
	for (side = SIDE_EAST; side < NSIDE; side++) {
		if (!mp_str_starts(s, mp_str_from(sides[side][1])))
			continue;
		rest = mp_str_skip(s, strlen(sides[side][1]));
		if ((road && rest.n == 0) || mp_str_eq(rest, MP_STR("侧")) ||
		    mp_str_eq(rest, MP_STR("边")))
			return side;
	}
	return SIDE_NONE;
}

/* --- values -------------------------------------------------------------------- */

static bool
number_read(mp_str *s, uint32_t *n)
{
	size_t digits = mp_str_digits(*s), i;

	if (digits == 0 || digits > 7)
		return false;
	for (*n = 0, i = 0; i < digits; i++)
		*n = *n * 10 + (uint32_t)(s->p[i] - '0');
	*s = mp_str_skip(*s, digits);
	return true;
}

static bool
numbering_read(mp_str s, numbering *out)
{
	static const char *const words[][2] = {
		[NUMBERING_UNKNOWN] = { "", "" }, [NUMBERING_CONSECUTIVE] = { "consecutive", "连号" },
		[NUMBERING_SPACED] = { "spaced", "间隔" }, [NUMBERING_QUANTIFIED] = { "quantified", "量化" },
	};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (mp_str_eq(s, mp_str_from(words[i][0])) || mp_str_eq(s, mp_str_from(words[i][1]))) {
			*out = (numbering)i;
			return true;
		}
	return false;
}

static bool
odd_read(mp_str s, uint8_t *out)
{
	for (*out = SIDE_NONE; *out < NSIDE; (*out)++)
		if (mp_str_eq(s, mp_str_from(sides[*out][0])) ||
		    mp_str_eq(s, mp_str_from(sides[*out][1])))
			return true;
	return false;
}

/* 7,101-119 */
static bool
reserved_read(struct road_rule *r, mp_str s)
{
	uint32_t from, to;

	while (s.n) {
		if (!number_read(&s, &from))
			return false;
		to = from;
		if (s.n && s.p[0] == '-') {
			s = mp_str_skip(s, 1);
			if (!number_read(&s, &to) || to < from)
				return false;
		}
		r->reserved = mp_grow(r->reserved, &r->reserved_cap, r->nreserved + 1,
		    sizeof *r->reserved);
		r->reserved[r->nreserved].from = from;
		r->reserved[r->nreserved++].to = to;
		if (s.n && (s.p[0] != ',' || s.n == 1))
			return false;
		s = mp_str_skip(s, s.n > 0);
	}
	return true;
}

static bool
spacing_read(mp_str s, uint32_t *out)
{
	*out = 0;
	return s.n == 0 || (number_read(&s, out) && s.n == 0 && *out > 0);
}

/* --- the table ------------------------------------------------------------------ */

static bool
row_read(const mp_table *t, struct road_rule *r, mp_buf *why)
{
	mp_str s;

	if (mp_table_get(t, ROAD).n == 0)
		mp_table_blame(t, ROAD, why, "%s", _("which road is missing"));
	else if (!numbering_read(s = mp_table_get(t, NUMBERING), &r->numbering))
		mp_table_blame(t, NUMBERING, why,
		    _("cannot be '%.*s'; it can be: consecutive (连号), spaced (间隔), quantified (量化)"),
		    (int)s.n, s.p);
	else if (!spacing_read(s = mp_table_get(t, SPACING), &r->spacing))
		mp_table_blame(t, SPACING, why, _("cannot be '%.*s'; it is a number, 1 or more"),
		    (int)s.n, s.p);
	else if (!odd_read(s = mp_table_get(t, ODD), &r->odd))
		mp_table_blame(t, ODD, why,
		    _("cannot be '%.*s'; it can be: east (东), south (南), west (西), north (北)"),
		    (int)s.n, s.p);
	else if (!reserved_read(r, s = mp_table_get(t, RESERVED)))
		mp_table_blame(t, RESERVED, why, _("cannot be '%.*s'; write it like 7,101-119"),
		    (int)s.n, s.p);
	return why->n == 0;
}

static mp_str
rule_key(mp_buf *b, mp_str county, mp_str road)
{
	b->n = 0;
	mp_buf_add(b, county);
	mp_buf_addc(b, '\0');
	mp_buf_add(b, road);
	return mp_buf_str(b);
}

static bool
rule_add(mp_road_rules *rules, const mp_table *t, struct road_rule *r, mp_buf *why)
{
	uint32_t at;
	mp_str key;

	r->county = mp_arena_dup(&rules->arena, mp_table_get(t, COUNTY));
	r->road = mp_arena_dup(&rules->arena, mp_table_get(t, ROAD));
	key = rule_key(&rules->key, r->county, r->road);
	rules->p = mp_grow(rules->p, &rules->cap, rules->n + 1, sizeof *rules->p);
	rules->p[rules->n] = *r;
	at = *mp_map_put(&rules->known, mp_arena_dup(&rules->arena, key), (uint32_t)rules->n);
	if (at != rules->n++)
		mp_table_blame(t, ROAD, why, _("'%.*s' has a row already"), (int)r->road.n, r->road.p);
	return why->n == 0;
}

mp_road_rules *
mp_road_rules_read(const char *path, mp_buf *why)
{
	mp_road_rules *rules = mp_zalloc(1, sizeof *rules);
	mp_table *t = mp_table_open(path, columns, why);

	while (t && mp_table_next(t, why)) {
		struct road_rule r = { 0 };

		if (!row_read(t, &r, why)) {
			free(r.reserved);
			break;
		}
		if (!rule_add(rules, t, &r, why))
			break;
	}
	mp_table_close(t);
	if (why->n == 0)
		return rules;
	mp_road_rules_free(rules);
	return NULL;
}

void
mp_road_rules_free(mp_road_rules *rules)
{
	size_t i;

	if (!rules)
		return;
	for (i = 0; i < rules->n; i++)
		free(rules->p[i].reserved);
	free(rules->p);
	mp_map_free(&rules->known);
	mp_arena_free(&rules->arena);
	mp_buf_free(&rules->key);
	free(rules);
}

const struct road_rule *
road_rule_of(const mp_road_rules *rules, mp_str county, mp_str road)
{
	const uint32_t *at;
	mp_buf key = { 0 };

	if (!rules || road.n == 0)
		return NULL;
	if ((at = mp_map_get(&rules->known, rule_key(&key, county, road))) == NULL)
		at = mp_map_get(&rules->known, rule_key(&key, MP_STR(""), road));
	mp_buf_free(&key);
	return at ? &rules->p[*at] : NULL;
}
