/* wording.c - what a plate says about an address, and which plate it gets. */
#include "plate/wording.h"

static bool
on_road(const mp_address *a)
{
	return mp_address_has(a, MP_ROAD) || mp_address_has(a, MP_LANE);
}

/* Shops and back houses: 12号附3号. */
static bool
attached(mp_str door)
{
	mp_str mark = MP_STR("附");

	for (; door.n >= mark.n; door = mp_str_skip(door, 1))
		if (mp_str_starts(door, mark))
			return true;
	return false;
}

static const char *
door_kind(const mp_address *a)
{
	if (mp_address_has(a, MP_ESTATE) || mp_address_has(a, MP_LANE))
		return "small";
	if (!mp_address_has(a, MP_ROAD))
		return "rural";
	return attached(a->elem[MP_DOOR]) ? "small" : "medium";
}

const char *
mp_plate_choose(const mp_address *a, mp_element level)
{
	switch (level) {
	case MP_DOOR:
		return door_kind(a);
	case MP_ESTATE:
		if (!mp_address_has(a, MP_DOOR))
			return NULL;
		return on_road(a) ? "large" : door_kind(a);
	case MP_BUILDING:
		return "building";
	case MP_UNIT:
		return "unit";
	case MP_ROOM:
		return "room";
	default:
		return NULL;
	}
}

static void
add(mp_buf *out, size_t start, const mp_address *a, mp_element from, mp_element to)
{
	int e;

	for (e = (int)from; e <= (int)to; e++) {
		if (e == MP_FLOOR || a->elem[e].n == 0)	/* the room number says the floor */
			continue;
		if (out->n > start)
			mp_buf_addc(out, MP_LINE_BREAK);
		mp_buf_add(out, a->elem[e]);
	}
}

void
mp_plate_name(mp_buf *out, const mp_plate_type *t, const mp_address *a)
{
	bool door = t->number == MP_DOOR;
	size_t start = out->n;

	if (!door && mp_address_has(a, MP_ESTATE))
		mp_buf_add(out, a->elem[MP_ESTATE]);
	else if (on_road(a))
		add(out, start, a, MP_ROAD, door ? MP_LANE : MP_DOOR);
	else if (mp_address_has(a, MP_ESTATE))
		mp_buf_add(out, a->elem[MP_ESTATE]);
	else {
		add(out, start, a, MP_COMMUNITY, MP_GROUP);
		if (!door)
			add(out, start, a, MP_DOOR, MP_DOOR);
	}
	if (t->number > MP_BUILDING)
		add(out, start, a, MP_BUILDING, (mp_element)(t->number - 1));
}

mp_str
mp_plate_chapter(mp_str name)
{
	const char *end = name.n ? memchr(name.p, MP_LINE_BREAK, name.n) : NULL;

	return end ? (mp_str){ name.p, (size_t)(end - name.p) } : name;
}
