/* fit.c - how a row of the book fits a question.
 *
 * Each thing in which the two differ leaves a part of the certainty.  The parts are
 * judgements of how such differences come about; what the products are worth was
 * counted on made-up cities that nobody had looked at (bench/lookup). */
#include "lookup/query.h"

/* What is left where a name is another one that is alike in this way. */
static double
by_way(const mp_candidate *c)
{
	static const double left[] = {
		[MP_WAY_TOLD] = 0.5, [MP_WAY_OTHER] = 0.88, [MP_WAY_SWAPPED] = 0.9,
		[MP_WAY_LENGTH] = 0.93, [MP_WAY_LOOSE] = 0.95, [MP_WAY_TURNED] = 0.96,
		[MP_WAY_DOUBLED] = 0.97, [MP_WAY_SHAPE] = 0.97, [MP_WAY_SOUND] = 0.98,
		[MP_WAY_VARIANT] = 0.99, [MP_WAY_GENERIC] = 0.99,
	};

	return (c->telling > 1 ? 0.6 : 1) * left[c->way];
}

struct comparison {
	const struct query *q;
	const mp_book *book;
	struct book_said r;
	struct fit fit;
};

static bool
has(mp_elements_set set, mp_element e)
{
	return (set & BIT(e)) != 0;
}

/* What is left where townships differ: a 乡 that became a 镇 or 街道 keeps its name, and
 * what stands before one may be a county that nobody could read. */
static double
two_townships(mp_str a, mp_str b)
{
	static const mp_str kinds[] = { MP_STR("街道"), MP_STR("乡"), MP_STR("镇") };
	mp_str x = a, y = b;
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		x.n -= x.n == a.n && mp_str_ends(x, kinds[i]) ? kinds[i].n : 0;
		y.n -= y.n == b.n && mp_str_ends(y, kinds[i]) ? kinds[i].n : 0;
	}
	if (x.n && mp_str_eq(x, y))
		return 0.97;
	return mp_str_ends(a, b) || mp_str_ends(b, a) ? 0.9 : 0;
}

/* Both say it, and not the same; 0: then they are two. */
static double
two_names(const struct comparison *c, mp_element e)
{
	mp_str asked = c->q->text[e], has_it = book_term_text(c->book, c->r.term[e]);
	mp_candidate way = mp_alike_names(e, asked, has_it);
	mp_elements_set same = c->fit.same;
	double left = e == MP_TOWNSHIP ? two_townships(asked, has_it) : 0;

	if (way.way > MP_WAY_RENAMED && !(query_has_there(c->q, c->book, e) &&
	    way.way < MP_WAY_VARIANT) && by_way(&way) > left)
		left = by_way(&way);
	switch (e) {
	case MP_TOWNSHIP:	/* boundaries move, and are not known to writers */
	case MP_COMMUNITY:
		if (has(same, MP_ESTATE) || (has(same, MP_ROAD) && has(same, MP_DOOR)))
			return left > 0.85 ? left : 0.85;
		return left;
	case MP_GROUP:
		if (has(same, MP_ESTATE) || (has(same, MP_ROAD) && has(same, MP_DOOR)))
			return left > 0.7 ? left : 0.7;
		return left;
	case MP_ROAD:		/* renamed, or the other one at the corner */
	case MP_LANE:
		if (has(same, MP_ESTATE))
			return left > 0.7 ? left : 0.7;
		return left;
	case MP_SEGMENT:
		return has(same, MP_ESTATE) ? 0.8 : 0;
	case MP_ESTATE:
	case MP_DEVZONE:
		return left;
	default:
		return 0;
	}
}

/* What is left where only the row says it. */
static double
unsaid(const struct comparison *c, mp_element e)
{
	mp_elements_set same = c->fit.same | c->fit.alike;

	switch (e) {
	case MP_PROVINCE: case MP_CITY: case MP_DEVZONE:
		return 1;
	case MP_COUNTY: case MP_TOWNSHIP:
		return 0.99;
	case MP_COMMUNITY:
		return has(same, MP_ESTATE) || has(same, MP_ROAD) ? 0.995 : 0.97;
	case MP_ROAD: case MP_SEGMENT: case MP_LANE:
		return has(same, MP_ESTATE) ? 0.99 : 0.9;
	case MP_DOOR:
		return !has(same, MP_ESTATE) ? 0 : has(same, MP_BUILDING) ? 0.99 : 0.95;
	case MP_ESTATE:
		if (has(same, MP_ROAD) && !(same & LOOKUP_NUMBERS))
			return 0;		/* the road was meant */
		return has(same, MP_BUILDING) ? 0.7 : 0.95;
	case MP_UNIT:
		return has(same, MP_ROOM) ? 0.9 : 0;
	case MP_GROUP:
		return has(same, MP_ESTATE) || has(same, MP_ROAD) ? 0.97 : 0.6;
	case MP_FLOOR: case MP_ASSIST:
		return 0.6;
	default:
		return 0;
	}
}

/* What is left where only the question says it. */
static double
extra(const struct comparison *c, mp_element e)
{
	mp_elements_set same = c->fit.same | c->fit.alike;

	switch (e) {
	case MP_PROVINCE: case MP_CITY: case MP_DEVZONE:
		return 1;
	case MP_ASSIST:		/* where on the road */
		return has(same, MP_ROAD) && !has(same, MP_ESTATE) && !(same & LOOKUP_NUMBERS) ?
		    0.8 : 1;
	case MP_COUNTY: case MP_TOWNSHIP: case MP_COMMUNITY:
		return 0.98;
	case MP_ROAD: case MP_SEGMENT: case MP_LANE:
		return has(same, MP_ESTATE) ? 0.97 : 0;
	case MP_DOOR:
		return has(same, MP_ESTATE) && has(same, MP_BUILDING) ? 0.97 : 0;
	case MP_ESTATE:
		return has(same, MP_ROAD) && has(same, MP_DOOR) ? 0.9 : 0;
	case MP_UNIT:
		return has(same, MP_ROOM) ? 0.93 : 0;
	case MP_GROUP:
		return has(same, MP_ESTATE) || has(same, MP_ROAD) ? 0.97 : 0.6;
	default:
		return 0;
	}
}

/* Tell what both say, so that the others can be judged by it. */
static void
sets(struct comparison *c)
{
	int e;

	for (e = 0; e < MP_NELEMENT; e++) {
		uint32_t q = c->q->term[e], r = c->r.term[e];

		if (q == r)
			c->fit.same |= q ? BIT(e) : 0;
		else if (q == 0)
			c->fit.unsaid |= BIT(e);
		else if (r == 0)
			c->fit.extra |= BIT(e);
		else
			c->fit.alike |= BIT(e);
	}
}

struct fit
query_fit(const struct query *q, const mp_book *b, uint32_t row)
{
	static const mp_elements_set never = BIT(MP_PROVINCE) | BIT(MP_CITY) | BIT(MP_COUNTY) |
	    LOOKUP_NUMBERS;
	struct comparison c = { .q = q, .book = b, .fit = { .row = row, .score = 1 } };
	int e;

	book_said_of(b, row, &c.r);
	sets(&c);
	if (c.fit.alike & never)
		c.fit.score = 0;
	for (e = 0; e < MP_NELEMENT && c.fit.score > 0; e++)
		if (has(c.fit.alike, (mp_element)e))
			c.fit.score *= two_names(&c, (mp_element)e);
		else if (has(c.fit.unsaid, (mp_element)e))
			c.fit.score *= unsaid(&c, (mp_element)e);
		else if (has(c.fit.extra, (mp_element)e))
			c.fit.score *= extra(&c, (mp_element)e);
	return c.fit;
}
