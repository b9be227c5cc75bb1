/* resemble.c - addresses whose texts say nearly the same. */
#include <config.h>

#include "dedup/resemble.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/utf8.h"
#include "dedup/position.h"
#include "names/alike.h"

/* --- texts ----------------------------------------------------------------------- */

static mp_str
elem(const mp_saying *s, mp_element e)
{
	return s->elem[e];
}

/* Nothing on one side contradicts nothing. */
static bool
agree(mp_str a, mp_str b)
{
	return a.n == 0 || b.n == 0 || mp_str_eq(a, b);
}

/* Are all characters of `less` in `more`, in their order, from the first one on: 残联 and
 * 残疾人联合会? */
static bool
abbreviates(mp_str less, mp_str more)
{
	size_t n, at;
	uint32_t c, d;
	bool first = true;

	for (; less.n && more.n; first = false) {
		n = mp_utf8_next(less.p, &c);
		at = mp_utf8_next(more.p, &d);
		if (c == d)
			less = mp_str_skip(less, n);
		else if (first)
			return false;
		more = mp_str_skip(more, at);
	}
	return less.n == 0;
}

static bool
alike(mp_element e, mp_str a, mp_str b)
{
	mp_candidate c;

	if (mp_str_eq(a, b))
		return true;
	c = mp_alike_names(e, a, b);
	return c.way >= MP_WAY_SWAPPED && c.telling == 0;
}

/* Two names of one thing: alike, or the one a part or a short form of the other. */
static bool
one_thing(mp_str a, mp_str b)
{
	mp_str less = a.n < b.n ? a : b, more = a.n < b.n ? b : a;

	return less.n && (alike(MP_ESTATE, a, b) || abbreviates(less, more) ||
	    (mp_utf8_count(less) >= 3 && memmem(more.p, more.n, less.p, less.n) != NULL));
}

/* The words that county seats go by, which say nothing of a road in it. */
static const char *const seats[] = {
	"县城内", "县城区", "县城", "城内", "城区", "城关", "城里", "老城", "市区", "城", NULL
};

static size_t
seat(mp_str s)
{
	const char *const *w;

	for (w = seats; *w; w++)
		if (mp_str_starts(s, mp_str_from(*w)))
			return strlen(*w);
	return 0;
}

bool
mp_resemble_filler(mp_str note)
{
	size_t n;

	for (; note.n; note = mp_str_skip(note, n))
		if ((n = note.p[0] == ' ' ? 1 : seat(note)) == 0)
			return false;
	return true;
}

/* --- what may be left out -------------------------------------------------------- */

static bool
same_county(const mp_saying *a, const mp_saying *b)
{
	return mp_saying_division(a, MP_COUNTY).n &&
	    mp_str_eq(mp_saying_division(a, MP_COUNTY), mp_saying_division(b, MP_COUNTY));
}

static bool
counties_agree(const mp_saying *a, const mp_saying *b)
{
	int e;

	for (e = MP_PROVINCE; e <= MP_COUNTY; e++)
		if (!agree(mp_saying_division(a, e), mp_saying_division(b, e)))
			return false;
	return true;
}

static bool
townships_agree(const mp_saying *a, const mp_saying *b)
{
	return (a->township && a->township == b->township) ||
	    agree(elem(a, MP_TOWNSHIP), elem(b, MP_TOWNSHIP));
}

static bool
divisions_agree(const mp_saying *a, const mp_saying *b)
{
	return counties_agree(a, b) && townships_agree(a, b) &&
	    agree(elem(a, MP_DEVZONE), elem(b, MP_DEVZONE)) &&
	    agree(elem(a, MP_COMMUNITY), elem(b, MP_COMMUNITY));
}

static bool
notes_agree(const mp_saying *a, const mp_saying *b)
{
	return !a->remarked && !b->remarked && (mp_str_eq(elem(a, MP_NOTE), elem(b, MP_NOTE)) ||
	    (mp_resemble_filler(elem(a, MP_NOTE)) && mp_resemble_filler(elem(b, MP_NOTE))));
}

static bool
same_numbers(const mp_saying *a, const mp_saying *b)
{
	int e;

	for (e = MP_BUILDING; e <= MP_ROOM; e++)
		if (!mp_str_eq(a->elem[e], b->elem[e]))
			return false;
	return true;
}

/* A segment in its one form is a section, a side that begins with 路, or both. */
static mp_str
side(mp_str segment)
{
	const char *at = mp_position_find(segment, "路");

	return at ? mp_str_skip(segment, (size_t)(at - segment.p)) : mp_str_skip(segment, segment.n);
}

static mp_str
section(mp_str segment)
{
	return mp_str_chop(segment, side(segment).n);
}

static bool
segments_agree(const mp_saying *a, const mp_saying *b)
{
	mp_str x = elem(a, MP_SEGMENT), y = elem(b, MP_SEGMENT);

	return mp_str_eq(section(x), section(y)) && agree(side(x), side(y));
}

/* --- a road, or a position on it ------------------------------------------------- */

/* What stands before the section: the road, behind a hamlet that may be a seat that was
 * misread (城南|环一路), without the seat's words and with 大街 as 街. */
static void
put_street(mp_buf *out, const mp_saying *s)
{
	size_t start = out->n, n;
	mp_str street;

	mp_buf_add(out, elem(s, MP_GROUP));
	mp_buf_add(out, elem(s, MP_ROAD));
	street = mp_str_skip(mp_buf_str(out), start);
	n = seat(street);
	if (n && mp_utf8_count(street) >= 4) {
		memmove(out->p + start, out->p + start + n, street.n - n);
		out->n -= n;
	}
	street = mp_str_skip(mp_buf_str(out), start);
	if (mp_str_ends(street, MP_STR("大街")) && mp_utf8_count(street) > 3) {
		out->n -= sizeof "大街" - 1;
		mp_buf_adds(out, "街");
	}
}

/* Append all that two descriptions of a place share; false if it is none.  What has a gate
 * may be an estate or a remark. */
static bool
put_place(mp_buf *out, const mp_saying *s)
{
	if (elem(s, MP_ROAD).n == 0 || mp_saying_numbered(s))
		return false;
	put_street(out, s);
	mp_buf_addc(out, '|');
	mp_buf_add(out, elem(s, MP_LANE));
	mp_buf_addc(out, '|');
	mp_buf_add(out, section(elem(s, MP_SEGMENT)));
	mp_buf_addc(out, '|');
	mp_buf_add(out, elem(s, MP_ESTATE));
	mp_buf_add(out, elem(s, MP_ASSIST));
	return true;
}

static bool
like_place(const mp_saying *a, const mp_saying *b)
{
	mp_buf x = { 0 }, y = { 0 };
	bool like = segments_agree(a, b) && divisions_agree(a, b) && notes_agree(a, b) &&
	    put_place(&x, a) && put_place(&y, b) &&
	    mp_str_eq(mp_buf_str(&x), mp_buf_str(&y));

	mp_buf_free(&x);
	mp_buf_free(&y);
	return like;
}

/* --- one position, names that are alike ------------------------------------------ */

/* Where two roads cross, or so far from something. */
struct position {
	mp_str road, other;	/* other: "" where none is crossed */
	mp_str behind;		/* the remark, or what is behind the crossing */
};

static bool
position_of(struct position *p, const mp_saying *s)
{
	mp_str assist = elem(s, MP_ASSIST);

	*p = (struct position){ .road = elem(s, MP_ROAD), .behind = assist };
	if (p->road.n == 0)
		return false;
	return mp_position_crossing(assist, &p->other, &p->behind) ||
	    mp_position_find(assist, "米") != NULL;
}

/* Do they cross the same roads, as far as one of them is the same and the other alike?
 * Which one comes first depends on how they are written. */
static bool
one_crossing(const struct position *a, const struct position *b)
{
	return (mp_str_eq(a->road, b->road) && alike(MP_ROAD, a->other, b->other)) ||
	    (mp_str_eq(a->other, b->other) && alike(MP_ROAD, a->road, b->road)) ||
	    (mp_str_eq(a->road, b->other) && alike(MP_ROAD, a->other, b->road)) ||
	    (mp_str_eq(a->other, b->road) && alike(MP_ROAD, a->road, b->other));
}

/* What is at the position: a hamlet that is none may be half of its name. */
static bool
one_thing_there(const mp_saying *a, const mp_saying *b)
{
	mp_buf x = { 0 }, y = { 0 };
	bool one;

	mp_buf_add(&x, elem(a, MP_ESTATE));
	mp_buf_add(&x, elem(a, MP_GROUP));
	mp_buf_add(&y, elem(b, MP_ESTATE));
	mp_buf_add(&y, elem(b, MP_GROUP));
	one = (x.n == 0 && y.n == 0) || one_thing(mp_buf_str(&x), mp_buf_str(&y));
	mp_buf_free(&x);
	mp_buf_free(&y);
	return one;
}

static bool
like_position(const mp_saying *a, const mp_saying *b)
{
	struct position x, y;

	return position_of(&x, a) && position_of(&y, b) && mp_str_eq(x.behind, y.behind) &&
	    (x.other.n && y.other.n ? one_crossing(&x, &y) :
	    x.other.n == y.other.n && mp_str_eq(x.road, y.road)) &&
	    mp_str_eq(elem(a, MP_LANE), elem(b, MP_LANE)) &&
	    mp_str_eq(elem(a, MP_DOOR), elem(b, MP_DOOR)) && same_numbers(a, b) &&
	    segments_agree(a, b) && one_thing_there(a, b) && divisions_agree(a, b) &&
	    notes_agree(a, b);
}

/* --- one name -------------------------------------------------------------------- */

/* The next of the names of an estate, which commas part. */
static bool
next_name(mp_str *rest, mp_str *name)
{
	const char *comma = memchr(rest->p, ',', rest->n);

	if (rest->n == 0)
		return false;
	*name = *rest;
	if (comma)
		name->n = (size_t)(comma - rest->p);
	*rest = mp_str_skip(*rest, name->n + (comma != NULL));
	return true;
}

/* Take the division before a firm's name: 郑州市, or 郑州. */
static void
skip_division(mp_str *name, mp_str division)
{
	static const char *const kinds[] = { "省", "市", "县", "区", NULL };
	const char *const *k;
	mp_str shorter = division;

	for (k = kinds; *k; k++)
		if (division.n > 2 * strlen(*k) && mp_str_ends(division, mp_str_from(*k)))
			shorter = mp_str_chop(division, strlen(*k));
	if (division.n == 0 || name->n < division.n + sizeof "名字" - 1)
		return;
	if (mp_str_starts(*name, division))
		*name = mp_str_skip(*name, division.n);
	else if (mp_str_starts(*name, shorter))
		*name = mp_str_skip(*name, shorter.n);
}

/* Where 市 or 县 ends a division of two or three characters before a name, 郑州市; 0: nowhere. */
static size_t
foreign_division(mp_str name)
{
	enum { CHAR = sizeof "市" - 1 };
	size_t at;

	for (at = 2 * CHAR; at <= 3 * CHAR && name.n >= at + 4 * CHAR; at += CHAR)
		if (memcmp(name.p + at, "市", CHAR) == 0 || memcmp(name.p + at, "县", CHAR) == 0)
			return at;
	return 0;
}

/* The hashes of what one estate is called, without 小区 and the division it is in.  Where the
 * row does not say that, it may stand in the name: 郑州市X is X, and 郑州X. */
static size_t
called(mp_str county, mp_str name, uint64_t hash[2])
{
	const mp_saying in = { .county = county };
	mp_buf joined = { 0 };
	size_t at;
	int e;

	for (e = MP_PROVINCE; e <= MP_COUNTY; e++)
		skip_division(&name, mp_saying_division(&in, e));
	name = mp_alike_bare(MP_ESTATE, name);
	hash[0] = XXH3_64bits(name.p, name.n);
	if (name.n < sizeof "名字" - 1 || (at = foreign_division(name)) == 0)
		return name.n >= sizeof "名字" - 1;
	mp_buf_add(&joined, (mp_str){ name.p, at });
	name = mp_str_skip(name, at + sizeof "市" - 1);
	mp_buf_add(&joined, name);
	hash[0] = XXH3_64bits(name.p, name.n);
	hash[1] = XXH3_64bits(joined.p, joined.n);
	mp_buf_free(&joined);
	return 2;
}

size_t
mp_resemble_called(mp_str county, mp_str text, uint64_t hash[MP_CALLED])
{
	size_t n = 0;
	mp_str name;

	while (n + 2 <= MP_CALLED && next_name(&text, &name))
		n += called(county, name, hash + n);
	return n;
}

static bool
one_name(const mp_saying *a, mp_str x, const mp_saying *b, mp_str y)
{
	uint64_t p[2], q[2];
	size_t i, k, np = called(a->county, x, p), nq = called(b->county, y, q);

	for (i = 0; i < np; i++)
		for (k = 0; k < nq; k++)
			if (p[i] == q[k])
				return true;
	return false;
}

/* How long the longest name is that two estates have in common, in bytes; 0: none. */
static size_t
common_name(const mp_saying *a, const mp_saying *b)
{
	mp_str rest = elem(a, MP_ESTATE), other, x, y;
	size_t common = 0, n;

	while (next_name(&rest, &x))
		for (other = elem(b, MP_ESTATE); next_name(&other, &y); ) {
			n = x.n < y.n ? x.n : y.n;
			if (n > common && one_name(a, x, b, y))
				common = n;
		}
	return common;
}

/* Has every name of the one with fewer its like in the other? */
static bool
names_agree(mp_str a, mp_str b)
{
	mp_str rest = a, other, x, y, name;
	size_t na = 0, nb = 0;
	bool found = true;

	while (next_name(&rest, &name))
		na++;
	for (rest = b; next_name(&rest, &name); )
		nb++;
	for (rest = na < nb ? a : b; found && next_name(&rest, &x); )
		for (found = false, other = na < nb ? b : a; !found && next_name(&other, &y); )
			found = one_thing(x, y);
	return found;
}

static bool
like_name(const mp_saying *a, const mp_saying *b)
{
	enum { WHOLE = 4 * (sizeof "字" - 1) };	/* so long a name is hardly common */
	mp_str x = elem(a, MP_ROAD), y = elem(b, MP_ROAD);
	bool road = x.n && mp_str_eq(x, y);
	size_t common = common_name(a, b);

	if (common == 0 || (mp_saying_placed(a) && mp_saying_placed(b)) ||
	    (!road && common < WHOLE))
		return false;
	return agree(elem(a, MP_DOOR), elem(b, MP_DOOR)) && same_numbers(a, b) &&
	    names_agree(elem(a, MP_ESTATE), elem(b, MP_ESTATE)) && divisions_agree(a, b);
}

/* --- one village ----------------------------------------------------------------- */

/* The name of the hamlet, or of the village that is told without one; without 村 and 组. */
static mp_str
village(const mp_saying *s)
{
	static const char *const kinds[] = { "自然村", "社区", "村", "组", NULL };
	mp_str name = elem(s, MP_GROUP).n ? elem(s, MP_GROUP) : elem(s, MP_COMMUNITY);
	const char *const *k;

	if (elem(s, MP_ROAD).n || elem(s, MP_LANE).n || elem(s, MP_ESTATE).n ||
	    mp_saying_numbered(s) || mp_str_digits(name))
		return mp_str_skip(name, name.n);
	for (k = kinds; *k; k++)
		if (mp_str_ends(name, mp_str_from(*k)) && name.n >= strlen(*k) + 6)
			return mp_str_chop(name, strlen(*k));
	return name;
}

static mp_str
bare_township(mp_str name)
{
	static const char *const kinds[] = { "街道", "镇", "乡", NULL };
	const char *const *k;

	for (k = kinds; *k; k++)
		if (mp_str_ends(name, mp_str_from(*k)) && name.n > strlen(*k) + 3)
			return mp_str_chop(name, strlen(*k));
	return name;
}

/* Do they lie in one township, as it is called or nearly so; or in one county, if one does
 * not tell its township? */
static bool
one_township(const mp_saying *a, const mp_saying *b)
{
	mp_str x = bare_township(elem(a, MP_TOWNSHIP)), y = bare_township(elem(b, MP_TOWNSHIP));

	if (x.n == 0 || y.n == 0)
		return same_county(a, b);
	return townships_agree(a, b) || (same_county(a, b) &&
	    (mp_str_eq(x, y) || abbreviates(x.n < y.n ? x : y, x.n < y.n ? y : x)));
}

/* 何家冲村 may be the hamlet 何家冲, but not one in a village that is named, too. */
static bool
one_level(const mp_saying *a, const mp_saying *b)
{
	bool x = elem(a, MP_GROUP).n > 0, y = elem(b, MP_GROUP).n > 0;

	return x == y ? agree(elem(a, MP_COMMUNITY), elem(b, MP_COMMUNITY)) || !x :
	    elem(x ? a : b, MP_COMMUNITY).n == 0;
}

static bool
like_village(const mp_saying *a, const mp_saying *b)
{
	mp_str x = village(a), y = village(b);

	return x.n && mp_str_eq(x, y) && counties_agree(a, b) && one_township(a, b) &&
	    one_level(a, b) && mp_str_eq(elem(a, MP_ASSIST), elem(b, MP_ASSIST)) &&
	    notes_agree(a, b);
}

/* --- all of it ------------------------------------------------------------------- */

mp_resemblance
mp_resemble(const mp_saying *a, const mp_saying *b)
{
	if (!counties_agree(a, b))
		return MP_LIKE_NOTHING;
	return like_place(a, b) ? MP_LIKE_PLACE : like_position(a, b) ? MP_LIKE_POSITION :
	    like_name(a, b) ? MP_LIKE_NAME : like_village(a, b) ? MP_LIKE_VILLAGE :
	    MP_LIKE_NOTHING;
}

/* Where it is told, the county, so that those of one county meet apart from the others;
 * and where it is not, all of them. */
struct meetings {
	const mp_saying *of;
	uint64_t *hash;
	size_t n;
};

static void
meet(struct meetings *m, char kind, uint64_t text)
{
	mp_str county = mp_saying_division(m->of, MP_COUNTY);

	text = XXH3_64bits_withSeed(&text, sizeof text, (uint64_t)kind);
	if (m->n + 2 > MP_MEETINGS)
		return;
	m->hash[m->n++] = text;
	if (county.n)
		m->hash[m->n++] = XXH3_64bits_withSeed(county.p, county.n, text);
}

static uint64_t
hash_two(mp_str a, mp_str b)
{
	return XXH3_64bits_withSeed(a.p, a.n, b.n ? XXH3_64bits(b.p, b.n) : 0);
}

static void
meet_by_name(struct meetings *m)
{
	const mp_saying *s = m->of;
	uint64_t called[MP_CALLED], numbers = 0;
	size_t i, n = mp_resemble_called(s->county, elem(s, MP_ESTATE), called);
	int e;

	for (e = MP_BUILDING; e <= MP_ROOM; e++)
		numbers = XXH3_64bits_withSeed(s->elem[e].p, s->elem[e].n, numbers);
	for (i = 0; i < n; i++)
		m->hash[m->n++] = XXH3_64bits_withSeed(&called[i], sizeof called[i], numbers);
}

size_t
mp_resemble_meetings(const mp_saying *s, uint64_t hash[MP_MEETINGS])
{
	struct meetings m = { s, hash, 0 };
	struct position p;
	mp_str hamlet = village(s);
	mp_buf place = { 0 };

	if (put_place(&place, s))
		meet(&m, 'p', XXH3_64bits(place.p, place.n));
	mp_buf_free(&place);
	if (position_of(&p, s)) {
		meet(&m, 'x', hash_two(p.behind, p.road));
		if (p.other.n)
			meet(&m, 'x', hash_two(p.behind, p.other));
	}
	meet_by_name(&m);
	if (hamlet.n)
		meet(&m, 'v', XXH3_64bits(hamlet.p, hamlet.n));
	return m.n;
}
