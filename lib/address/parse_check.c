/* parse_check.c - what is wrong with an address, and how sure the reading is. */
#include "address/parse_build.h"

#define HAS(a, e) mp_address_has(a, e)

static void
raise(struct mp_parser *p, mp_issue issue)
{
	p->issues |= MP_ISSUE_BIT(issue);
}

/* What the divisions show. */
static void
check_division(struct mp_parser *p, const struct mp_part *part)
{
	if (part->kind == MP_NAME_MISSPELT)
		raise(p, MP_WRONG_SPELLING);
	if (part->kind == MP_NAME_OLD)
		raise(p, MP_WRONG_OLDNAME);
	if (part->flags & MP_R_REPEAT)
		raise(p, MP_WRONG_REPEATED);
	if (part->flags & MP_R_CLASH)
		raise(p, MP_WRONG_DIVISION);
}

static bool
is_mended(const struct mp_parser *p, const struct mp_part *part)
{
	size_t i;

	if ((part->form == MP_F_NUMBER || part->form == MP_F_CHAIN) &&
	    p->lat.number[part->ref - 1].mended)
		return true;
	for (i = part->from; part->to > p->lat.sound && i < part->to; i++)
		if (p->lat.mended[i])
			return true;
	return false;
}

static void
check_parts(struct mp_parser *p, const mp_address *a)
{
	size_t i, doors = 0;

	for (i = 0; i < p->npart; i++) {
		const struct mp_part *part = &p->part[i];
		const mp_word *w = part->edge->word;

		if (part->form == MP_F_DIVISION)
			check_division(p, part);
		if (is_mended(p, part))
			raise(p, MP_WRONG_NUMERAL);
		if (part->edge->sort == MP_S_TOWNLIKE && part->form != MP_F_LOCAL &&
		    HAS(a, MP_COUNTY))
			raise(p, MP_WRONG_UNLISTED);
		if (part->edge->sort == MP_S_DOORBARE)
			raise(p, MP_WRONG_NUMBER);
		if (part->edge->sort == MP_S_NOTE && !w && part->ref != MP_SEVERAL)
			raise(p, MP_WRONG_UNREAD);
		if (w && w->role & MP_W_UNNAMED)
			raise(p, MP_UNNAMED_ROAD);
		if (w && w->role & MP_W_PERSON)
			raise(p, MP_WRONG_PERSONAL);
		doors += part->elem == MP_DOOR;
		if (part->ref == MP_SEVERAL)
			raise(p, MP_WRONG_SEVERAL);
	}
	if (doors > 1)
		raise(p, MP_WRONG_SEVERAL);
}

/* A telephone or identity number: 11 digits from a 1, or 15 and more. */
static bool
has_long_number(const mp_lattice *L)
{
	size_t i, run = 0;

	for (i = 0; L->ndigit >= 11 && i <= L->n; i++) {
		if (i < L->n && L->cls[i] == MP_C_DIGIT) {
			run++;
			continue;
		}
		if (run >= 15 || (run == 11 && L->c[i - 11] == '1'))
			return true;
		run = 0;
	}
	return false;
}

static long
number_of(mp_str s)
{
	long v = 0;
	size_t i = 0;

	for (; i < s.n && i < 6 && s.p[i] >= '0' && s.p[i] <= '9'; i++)
		v = v * 10 + (s.p[i] - '0');
	return i == 0 || (i < s.n && (unsigned char)s.p[i] < 0x80) ? -1 : v;
}

/* Room 1203 is on floor 12. */
static bool
floors_differ(const mp_address *a)
{
	long floor = number_of(a->elem[MP_FLOOR]), room = number_of(a->elem[MP_ROOM]);

	return floor > 0 && room >= 100 && room < 10000 &&
	    mp_str_ends(a->elem[MP_ROOM], MP_STR("室")) && room / 100 != floor;
}

/* In 东莞 and 中山 the townships lie in the city itself. */
static bool
is_without_county(const struct mp_parser *p)
{
	const struct mp_candidates *c = &p->lat.set[p->set];
	uint32_t town = c->n == 1 ? mp_gaz_above(p->lat.gaz, c->d[0], MP_LV_TOWNSHIP) :
	    MP_GAZ_NONE;
	uint32_t up = town == MP_GAZ_NONE ? town : mp_gaz_division(p->lat.gaz, town).parent;

	return up != MP_GAZ_NONE && mp_gaz_division(p->lat.gaz, up).level == MP_LV_CITY;
}

/* In a town: a road and a door or an estate; where there are units, a building before
 * and a room behind them. */
static void
check_urban(struct mp_parser *p, const mp_address *a)
{
	bool place = HAS(a, MP_ESTATE) || HAS(a, MP_BUILDING) || HAS(a, MP_DOOR);

	if ((HAS(a, MP_ROAD) || HAS(a, MP_LANE)) && !place)
		raise(p, MP_MISSING_DOOR);
	if (HAS(a, MP_UNIT) && !HAS(a, MP_BUILDING))
		raise(p, MP_MISSING_BUILDING);
	if (HAS(a, MP_UNIT) && !HAS(a, MP_ROOM))
		raise(p, MP_MISSING_ROOM);
	if (HAS(a, MP_ASSIST) && !place && !HAS(a, MP_GROUP))
		raise(p, MP_WRONG_RELATIVE);
}

/* In the country: a village and a group, or a hamlet and a door.  A community is of
 * a town: it needs a road or an estate. */
static void
check_rural(struct mp_parser *p, const mp_address *a)
{
	bool village = HAS(a, MP_COMMUNITY);

	if (HAS(a, MP_DOOR) || HAS(a, MP_BUILDING))
		return;
	if (village && !HAS(a, MP_GROUP))
		raise(p, mp_str_ends(a->elem[MP_COMMUNITY], MP_STR("社区")) ?
		    MP_MISSING_ROAD : MP_MISSING_GROUP);
	else if (!village)
		raise(p, MP_MISSING_DOOR);
}

static void
check_missing(struct mp_parser *p, const mp_address *a)
{
	bool urban = HAS(a, MP_ROAD) || HAS(a, MP_LANE) || HAS(a, MP_ESTATE);
	bool rural = HAS(a, MP_COMMUNITY) || HAS(a, MP_GROUP);

	if (mp_address_level(a) == MP_NELEMENT) {
		raise(p, MP_MISSING_ALL);
		return;
	}
	if (!HAS(a, MP_COUNTY) && !(HAS(a, MP_DEVZONE) && HAS(a, MP_CITY)) &&
	    !is_without_county(p))
		raise(p, MP_MISSING_COUNTY);
	if (!HAS(a, MP_TOWNSHIP))
		raise(p, MP_MISSING_TOWNSHIP);
	if (!urban && rural)
		check_rural(p, a);
	else if (!urban)
		raise(p, MP_MISSING_ROAD);
	check_urban(p, a);
}

void
mp_check(struct mp_parser *p, const mp_address *a)
{
	check_parts(p, a);
	check_missing(p, a);
	if (p->lat.set[p->set].n > 1)
		raise(p, MP_WRONG_AMBIGUOUS);
	if (floors_differ(a))
		raise(p, MP_WRONG_FLOOR);
	if (mp_str_starts(a->elem[MP_DOOR], MP_STR("临")))
		raise(p, MP_TEMPORARY_DOOR);
	if (has_long_number(&p->lat))
		raise(p, MP_WRONG_PERSONAL);
	if (p->margin < MP_WT_DOUBT && !(p->issues & MP_ISSUE_BIT(MP_MISSING_ALL)))
		raise(p, MP_WRONG_DOUBTFUL);
}

/* How often readings so clear were right, in percent: the table that the labelled
 * rows for tuning gave, checked on those held out, and never more than the clear
 * ones have shown elsewhere.  Straight lines lie between. */
static int
share_right(int clear)
{
	static const struct { int clear, right; } table[] = {
		{ 0, 50 }, { 34, 67 }, { 50, 84 }, { 70, 91 }, { 94, 94 }, { 95, 95 },
		{ 100, 100 },
	};
	size_t i = 1;

	while (clear > table[i].clear)
		i++;
	return table[i - 1].right + (clear - table[i - 1].clear) *
	    (table[i].right - table[i - 1].right) /
	    (table[i].clear - table[i - 1].clear);
}

int
mp_check_confidence(const struct mp_parser *p, const mp_address *a)
{
	static const struct { mp_issue issue; int less; } cost[] = {
		{ MP_WRONG_DIVISION, 40 }, { MP_WRONG_AMBIGUOUS, 25 },
		{ MP_WRONG_UNREAD, 20 }, { MP_WRONG_SEVERAL, 15 }, { MP_WRONG_NUMBER, 15 },
		{ MP_WRONG_FLOOR, 15 }, { MP_WRONG_OLDNAME, 5 }, { MP_WRONG_UNLISTED, 5 },
		{ MP_MISSING_BUILDING, 10 }, { MP_WRONG_RELATIVE, 10 },
		{ MP_WRONG_NUMERAL, 5 }, { MP_MISSING_ROAD, 5 },
	};
	int margin = p->margin > MP_WT_SURE ? MP_WT_SURE : p->margin;
	int c = 50 + margin * 50 / MP_WT_SURE;
	size_t i;

	if (mp_address_level(a) == MP_NELEMENT)
		return 0;
	for (i = 0; i < sizeof cost / sizeof *cost; i++)
		if (p->issues & MP_ISSUE_BIT(cost[i].issue))
			c -= cost[i].less;
	return share_right(c < 0 ? 0 : c);
}
