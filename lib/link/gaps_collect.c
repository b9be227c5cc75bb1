/* gaps_collect.c - what an address says of the places that it is in. */
#include "base/mem.h"
#include "link/gaps_set.h"

enum { HIGHEST = 199 };		/* floor */

/* --- series ----------------------------------------------------------------------- */

/* The slots of a key by element, and where each ends. */
struct slots {
	mp_str key, value[MP_NELEMENT];
	size_t start[MP_NELEMENT], end[MP_NELEMENT];
};

static void
slots_read(struct slots *s, mp_str key)
{
	mp_str rest = mp_address_key_slots(key), value;
	const char *from;
	mp_element e;

	*s = (struct slots){ .key = key };
	for (from = rest.p; mp_address_key_next(&rest, &e, &value); from = rest.p) {
		s->value[e] = value;
		s->start[e] = (size_t)(from - key.p);
		s->end[e] = (size_t)(rest.p - key.p);
	}
}

/* The key up to where `e` begins. */
static mp_str
before(const struct slots *s, mp_element e)
{
	return (mp_str){ s->key.p, s->start[e] };
}

static uint32_t
series_make(mp_gaps *g, series_kind kind, mp_str named)
{
	struct series *s;

	g->series = mp_grow(g->series, &g->series_cap, g->nseries + 1, sizeof *g->series);
	s = &g->series[g->nseries];
	*s = (struct series){ .kind = kind, .key = mp_str_skip(named, 1), .up = UINT32_MAX };
	return (uint32_t)g->nseries++;
}

/* Is it the series of an address that was written the same up to `upto`? */
static bool
same_series(mp_gaps *g, series_kind kind, mp_element upto)
{
	mp_buf *last = &g->last[kind].said;
	mp_str said = { g->said.p, g->upto[upto] };

	if (last->n && mp_str_eq(mp_buf_str(last), said))
		return true;
	last->n = 0;
	mp_buf_add(last, said);
	return false;
}

static struct series *
series_at(mp_gaps *g, series_kind kind, mp_str key)
{
	mp_str name = gaps_named(g, kind, key);
	const uint32_t *at = mp_map_get(&g->known, name);

	if (at == NULL) {
		name = mp_arena_dup(&g->arena, name);
		at = mp_map_put(&g->known, name, series_make(g, kind, name));
	}
	g->last[kind].at = *at;
	return &g->series[*at];
}

static void
first_of(mp_gaps *g, mp_str *have, mp_str other)
{
	if (have->p == NULL || mp_str_cmp(other, *have) < 0)
		*have = other.n ? mp_arena_dup(&g->arena, other) : MP_STR("");
}

/* What stands behind the number. */
static void
tail_of(mp_gaps *g, struct series *s, mp_str text, bool letter)
{
	mp_str tail = mp_str_skip(text, mp_str_digits(text));

	if (letter && tail.n)
		tail = mp_str_skip(tail, 1);
	first_of(g, &s->tail, tail);
}

/* The address without what is finer than `e`. */
static void
say_place(mp_gaps *g, struct series *s, const mp_address *a, mp_element upto)
{
	mp_address up = *a;
	int e;

	for (e = (int)upto + 1; e < MP_NELEMENT; e++)
		up.elem[e] = MP_STR("");
	g->text.n = 0;
	mp_address_compose(&g->text, &up);
	first_of(g, &s->place, mp_buf_str(&g->text));
}

static void
series_put(struct series *s, uint32_t number, uint16_t sub, uint8_t form)
{
	struct series_item *i = s->n ? &s->p[s->n - 1] : NULL;

	if (i && i->number == number && i->sub == sub && i->form == form)
		return;
	s->p = mp_grow(s->p, &s->cap, s->n + 1, sizeof *s->p);
	s->p[s->n++] = (struct series_item){ number, sub, form };
}

/* --- what an address says of the places it is in ------------------------------------- */

/* A number of at most seven digits at the start; `*rest` is what follows. */
static bool
number_of(mp_str s, uint32_t *n, mp_str *rest)
{
	size_t digits = mp_str_digits(s), i;

	*rest = mp_str_skip(s, digits);
	if (digits == 0 || digits > 7)
		return false;
	for (*n = 0, i = 0; i < digits; i++)
		*n = *n * 10 + (uint32_t)(s.p[i] - '0');
	return true;
}

static bool
letter_of(mp_str s, uint32_t *n)
{
	if (s.n != 1 || s.p[0] < 'A' || s.p[0] > 'Z')
		return false;
	*n = (uint32_t)(s.p[0] - 'A') + 1;
	return true;
}

/* The road without the villages along it, or the hamlet with its village. */
static mp_str
road_key(mp_gaps *g, const struct slots *s)
{
	static const mp_element road[] = { MP_ROAD, MP_SEGMENT, MP_LANE };
	static const mp_element hamlet[] = { MP_TOWNSHIP, MP_COMMUNITY, MP_GROUP, MP_LANE };
	bool on_road = s->value[MP_ROAD].n > 0;
	size_t i, n = on_road ? 3 : 4;

	g->text.n = 0;
	mp_buf_add(&g->text, mp_str_chop(s->key, mp_address_key_slots(s->key).n));
	for (i = 0; i < n; i++) {
		mp_element e = on_road ? road[i] : hamlet[i];

		if (s->value[e].n)
			mp_buf_add(&g->text, (mp_str){ s->key.p + s->start[e], s->end[e] - s->start[e] });
	}
	return mp_buf_str(&g->text);
}

static void
say_road(mp_gaps *g, struct series *s, const mp_address *a)
{
	mp_address road = *a;

	if (mp_address_has(a, MP_ROAD)) {
		road.elem[MP_DEVZONE] = road.elem[MP_TOWNSHIP] = road.elem[MP_COMMUNITY] =
		    road.elem[MP_GROUP] = MP_STR("");
		if (side_of(a->elem[MP_SEGMENT]))
			road.elem[MP_SEGMENT] = MP_STR("");
	}
	say_place(g, s, &road, MP_LANE);
	s->sides = mp_address_has(a, MP_ROAD) && !mp_address_has(a, MP_LANE);
	first_of(g, &s->county, a->elem[MP_COUNTY]);
	if (mp_address_has(a, MP_ROAD))
		first_of(g, &s->road, a->elem[MP_ROAD]);
}

/* 12号, 12号附3号; not 甲12号, 临12号 and lists of numbers. */
static void
add_door(mp_gaps *g, const mp_address *a, const struct slots *s)
{
	uint32_t main, sub = 0;
	mp_str rest, more;
	struct series *road;

	if (!number_of(s->value[MP_DOOR], &main, &rest))
		return;
	if (rest.n && !(rest.p[0] == '-' && number_of(mp_str_skip(rest, 1), &sub, &more) &&
	    more.n == 0 && sub <= UINT16_MAX))
		return;
	if (!same_series(g, SERIES_DOORS, MP_LANE))
		say_road(g, series_at(g, SERIES_DOORS, road_key(g, s)), a);
	road = &g->series[g->last[SERIES_DOORS].at];
	if (sub == 0)
		tail_of(g, road, a->elem[MP_DOOR], false);
	series_put(road, main, (uint16_t)sub, side_of(a->elem[MP_SEGMENT]));
}

/* Buildings and units; which series. */
static uint32_t
add_number(mp_gaps *g, series_kind kind, const mp_address *a, const struct slots *s,
    mp_element e)
{
	mp_element upto = (mp_element)(e - 1);
	uint32_t n = 0;
	mp_str rest = { 0 };
	struct series *in;
	bool letter = letter_of(s->value[e], &n);

	if (!same_series(g, kind, upto))
		say_place(g, series_at(g, kind, before(s, e)), a, upto);
	in = &g->series[g->last[kind].at];
	if (letter || (number_of(s->value[e], &n, &rest) && rest.n == 0)) {
		tail_of(g, in, a->elem[e], letter);
		series_put(in, n, 0, letter);
	}
	return g->last[kind].at;
}

static uint16_t
word_position(mp_gaps *g, mp_str word)
{
	const uint32_t *at = mp_map_get(&g->words, word);

	if (at == NULL && g->nword + POSITION_WORD < UINT16_MAX) {
		word = mp_arena_dup(&g->arena, word);
		at = mp_map_put(&g->words, word, (uint32_t)g->nword);
		g->word = mp_grow(g->word, &g->word_cap, g->nword + 1, sizeof *g->word);
		g->word[g->nword++] = word;
	}
	return at ? (uint16_t)(POSITION_WORD + *at) : 0;
}

/* Floor and position; false if the room does not say both. */
static bool
room_place(mp_gaps *g, const struct slots *s, const mp_address *a, struct series_item *i)
{
	uint32_t n, floor, letter;
	mp_str room = s->value[MP_ROOM], rest, more;
	bool beside = s->value[MP_FLOOR].n > 0;

	if (beside && !(number_of(s->value[MP_FLOOR], &floor, &more) && more.n == 0 &&
	    floor <= HIGHEST))
		return false;
	if (room.n && room.p[0] == '0')
		return false;		/* a cellar */
	if (number_of(room, &n, &rest) && rest.n == 0 && n / 100 <= HIGHEST) {
		*i = (struct series_item){ n / 100, (uint16_t)(n % 100), ROOM_NUMBER };
		if (beside)
			*i = (struct series_item){ floor, (uint16_t)n, ROOM_BESIDE };
		return beside ? n < 100 : n > 100 && n % 100 > 0;
	}
	if (!beside && mp_str_digits(room) && n <= HIGHEST && letter_of(rest, &letter)) {
		*i = (struct series_item){ n, (uint16_t)(POSITION_LETTER + letter), ROOM_LETTER };
		return true;
	}
	if (!beside)
		return false;
	*i = (struct series_item){ floor, word_position(g, a->elem[MP_ROOM]), ROOM_BESIDE };
	return i->sub > 0;
}

static void
add_room(mp_gaps *g, const mp_address *a, const struct slots *s)
{
	mp_element first = s->value[MP_FLOOR].n ? MP_FLOOR : MP_ROOM;
	struct series_item i;
	struct series *in;

	if (!same_series(g, SERIES_ROOMS, MP_UNIT))
		say_place(g, series_at(g, SERIES_ROOMS, before(s, first)), a, MP_UNIT);
	in = &g->series[g->last[SERIES_ROOMS].at];
	in->inner = true;
	if (!room_place(g, s, a, &i))
		return;
	if (i.sub < POSITION_WORD)
		tail_of(g, in, a->elem[MP_ROOM], i.form == ROOM_LETTER);
	series_put(in, i.number, i.sub, i.form);
}

/* A yard, a building or a unit is expected to have something in it.  Which series that
 * would be, or UINT32_MAX. */
static uint32_t
expect(mp_gaps *g, const mp_address *a, const struct slots *s)
{
	static const mp_element levels[] = { MP_ESTATE, MP_BUILDING, MP_UNIT };
	mp_element level = mp_address_level(a);
	series_kind kind = SERIES_BUILDINGS;

	while (kind < NSERIES && levels[kind - SERIES_BUILDINGS] != level)
		kind++;
	if (kind == NSERIES || s->value[level].n == 0)
		return UINT32_MAX;
	if (!same_series(g, kind, level))
		say_place(g, series_at(g, kind, s->key), a, level);
	return g->last[kind].at;
}

static void
note_said(mp_gaps *g, const mp_address *a)
{
	int e;

	g->said.n = 0;
	for (e = 0; e < MP_NELEMENT; e++) {
		mp_buf_add(&g->said, a->elem[e]);
		mp_buf_addc(&g->said, '\0');
		g->upto[e] = g->said.n;
	}
}

/* --- who is there --------------------------------------------------------------------- */

static void
has_finer(mp_gaps *g, uint64_t hash)
{
	if (g->nparent && g->parent[g->nparent - 1] == hash)
		return;
	g->parent = mp_grow(g->parent, &g->parent_cap, g->nparent + 1, sizeof *g->parent);
	g->parent[g->nparent++] = hash;
}

/* The door on the way to this address, and that of which this is 附. */
static void
note_parents(mp_gaps *g, const struct slots *s)
{
	mp_str door = s->value[MP_DOOR];
	const char *dash;

	if (door.n == 0)
		return;
	if (s->end[MP_DOOR] < s->key.n)
		has_finer(g, mp_hash((mp_str){ s->key.p, s->end[MP_DOOR] }));
	if ((dash = memchr(door.p, '-', door.n)) != NULL)
		has_finer(g, mp_hash((mp_str){ s->key.p, (size_t)(dash - s->key.p) }));
}

static void
look_for_people(mp_gaps *g, const mp_address *a, const struct slots *s, mp_str code,
    unsigned hangs)
{
	bool room = s->value[MP_ROOM].n > 0;

	if (!(g->tables & (MP_GAP_HOUSES | MP_GAP_PEOPLE)) || hangs & (MP_GAP_PEOPLE | MP_GAP_FIRMS) ||
	    (!(g->tables & MP_GAP_PEOPLE) && hangs & MP_GAP_HOUSES) ||
	    !(room || mp_address_level(a) == MP_DOOR))
		return;
	g->nobody = mp_grow(g->nobody, &g->nobody_cap, g->nnobody + 1, sizeof *g->nobody);
	g->text.n = 0;
	mp_address_compose(&g->text, a);
	g->nobody[g->nnobody++] = (struct nobody){ mp_hash(s->key),
	    mp_arena_dup(&g->arena, mp_buf_str(&g->text)), mp_arena_dup(&g->arena, code), hangs, room };
}

static void
note_code(mp_gaps *g, const struct slots *s, mp_str code)
{
	if (code.n == 0 || s->value[MP_ROOM].n)
		return;
	g->coded = mp_grow(g->coded, &g->coded_cap, g->ncoded + 1, sizeof *g->coded);
	g->coded[g->ncoded++] = (struct coded){ mp_hash(s->key), mp_arena_dup(&g->arena, code) };
}

void
mp_gaps_add(mp_gaps *g, const mp_address *a, mp_str code, unsigned hangs)
{
	uint32_t yard = UINT32_MAX, units, inside;
	struct slots s;

	note_said(g, a);
	g->key.n = 0;
	mp_address_key(&g->key, a);
	slots_read(&s, mp_buf_str(&g->key));
	if (s.value[MP_DOOR].n)
		add_door(g, a, &s);
	if (s.value[MP_BUILDING].n)
		yard = add_number(g, SERIES_BUILDINGS, a, &s, MP_BUILDING);
	if (s.value[MP_UNIT].n) {
		units = add_number(g, SERIES_UNITS, a, &s, MP_UNIT);
		g->series[units].up = yard;
		if (yard != UINT32_MAX)
			g->series[yard].inner = true;
	}
	if (s.value[MP_ROOM].n)
		add_room(g, a, &s);
	inside = expect(g, a, &s);
	if (inside != UINT32_MAX && g->series[inside].kind == SERIES_UNITS)
		g->series[inside].up = yard;
	note_parents(g, &s);
	note_code(g, &s, code);
	look_for_people(g, a, &s, code, hangs);
}
