/* path.c - the places that lead to an address. */
#include "code/path.h"

#include "address/address.h"
#include "base/map.h"

/* The value of a number without leading zeros, of at most 7 digits; else 0. */
static uint32_t
plain(mp_str s)
{
	uint32_t v = 0;
	size_t i;

	if (s.n == 0 || s.n > 7 || s.p[0] == '0')
		return 0;
	for (i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return 0;
		v = v * 10 + (uint32_t)(s.p[i] - '0');
	}
	return v;
}

/* The serial that a floor or room asks for, in a part that holds what is above it. */
struct inside {
	uint32_t unit, floor;
};

static uint32_t
wanted(const mp_layout *l, mp_element e, uint32_t number, struct inside *in)
{
	if (number == 0)
		return 0;
	switch (e) {
	case MP_UNIT:
		if (mp_layout_slot(l, MP_ROOM) == mp_layout_slot(l, MP_UNIT))
			number = in->unit = number < 1000 ? 10000 * number : 0;
		return number;
	case MP_FLOOR:
		if (mp_layout_slot(l, MP_ROOM) != mp_layout_slot(l, MP_FLOOR))
			return number;
		in->floor = number;
		return in->unit + 100 * number;
	case MP_ROOM:
		if (in->floor && number < 100)
			number += 100 * in->floor;
		return number < 10000 ? in->unit + number : number;
	default:
		return number;
	}
}

size_t
mp_path(const mp_layout *l, mp_str key, uint64_t division, mp_step step[MP_SLOTS])
{
	mp_str rest = mp_address_key_slots(key), value;
	mp_element e, finest = MP_PROVINCE;
	struct inside in = { 0, 0 };
	mp_step *s = NULL;
	uint32_t number;
	size_t n = 0;
	int slot;

	while (mp_address_key_next(&rest, &e, &value)) {
		if ((slot = mp_layout_slot(l, e)) < 0)
			continue;
		if (!s || s->slot != slot) {
			s = &step[n++];
			*s = (mp_step){ .slot = slot };
		}
		if (e > finest)		/* a key has the estate before the door */
			s->type = (unsigned)l->type[finest = e];
		s->key = (mp_str){ key.p, (size_t)(rest.p - key.p) };
		number = e == MP_COMMUNITY ? (uint32_t)(division % 1000) :
		    wanted(l, e, plain(value), &in);
		if (e == MP_COMMUNITY || e == MP_DOOR || e >= MP_BUILDING)
			s->want = number <= mp_layout_max(l, slot) ? number : 0;
	}
	return n;
}

uint64_t
mp_path_hash(mp_str key)
{
	mp_str rest = mp_address_key_slots(key), value;
	mp_str community = { key.p, (size_t)(rest.p - key.p) }, next;
	mp_element e;
	bool more;

	while ((more = mp_address_key_next(&rest, &e, &value)) && e <= MP_COMMUNITY)
		community.n = (size_t)(rest.p - key.p);
	next = (mp_str){ key.p, more ? (size_t)(rest.p - key.p) : community.n };
	return mp_hash(community) >> 44 << 44 | mp_hash(next) >> 52 << 32 | mp_hash(key) >> 32;
}

bool
mp_path_finer(const mp_layout *l, mp_str key)
{
	mp_str rest = mp_address_key_slots(key), value;
	mp_element e;

	while (mp_address_key_next(&rest, &e, &value))
		if (e > MP_COMMUNITY && e != MP_ASSIST && mp_layout_slot(l, e) < 0)
			return true;
	return false;
}

mp_issue_set
mp_path_refusal(const mp_layout *l, mp_str key)
{
	mp_str rest = mp_address_key_slots(key), value;
	mp_element last;
	size_t i = rest.n;

	/* Only the last slot matters, but for what the layout has no part for. */
	while (i > 0 && rest.p[--i] != '|')
		;
	rest = mp_str_skip(rest, i);
	if (!mp_address_key_next(&rest, &last, &value))
		last = MP_COUNTY;
	if (last == MP_ASSIST)
		return MP_ISSUE_BIT(MP_WRONG_RELATIVE);
	if (!mp_layout_ends(l, last)) {
		if (last <= MP_COMMUNITY)
			return MP_ISSUE_BIT(MP_MISSING_ROAD);
		if (last == MP_ROAD || last == MP_SEGMENT || last == MP_LANE)
			return MP_ISSUE_BIT(MP_MISSING_DOOR);
		return MP_ISSUE_BIT(MP_MISSING_CODE);
	}
	return mp_path_finer(l, key) ? MP_ISSUE_BIT(MP_MISSING_CODE) : 0;
}
