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
door_type(const mp_address *a)
{
	if (mp_address_has(a, MP_ESTATE) || mp_address_has(a, MP_LANE))
		return "small";
	if (!mp_address_has(a, MP_ROAD))
		return "rural";
	return attached(a->elem[MP_DOOR]) ? "small" : "medium";
}

const mp_plate_type *
mp_plate_choose(const mp_address *a, mp_element level)
{
	const char *name;

	switch (level) {
	case MP_DOOR:
		name = door_type(a);
		break;
	case MP_ESTATE:
		if (!mp_address_has(a, MP_DOOR))
			return NULL;
		name = on_road(a) ? "large" : door_type(a);
		break;
	case MP_BUILDING:
		name = "building";
		break;
	case MP_UNIT:
		name = "unit";
		break;
	case MP_ROOM:
		name = "room";
		break;
	default:
		return NULL;
	}
	return mp_plate_type_find(mp_str_from(name));
}

static void
add(mp_buf *out, const mp_address *a, mp_element from, mp_element to)
{
	int e;

	for (e = (int)from; e <= (int)to; e++)
		if (e != MP_FLOOR)	/* the room number says it */
			mp_buf_add(out, a->elem[e]);
}

void
mp_plate_name(mp_buf *out, const mp_plate_type *t, const mp_address *a)
{
	bool door = t->number == MP_DOOR;

	if (!door && mp_address_has(a, MP_ESTATE))
		mp_buf_add(out, a->elem[MP_ESTATE]);
	else if (on_road(a))
		add(out, a, MP_ROAD, door ? MP_LANE : MP_DOOR);
	else if (mp_address_has(a, MP_ESTATE))
		mp_buf_add(out, a->elem[MP_ESTATE]);
	else {
		add(out, a, MP_COMMUNITY, MP_GROUP);
		if (!door)
			mp_buf_add(out, a->elem[MP_DOOR]);
	}
	if (t->number > MP_BUILDING)
		add(out, a, MP_BUILDING, (mp_element)(t->number - 1));
}
