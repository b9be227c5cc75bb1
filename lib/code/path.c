/* path.c - the places that lead to an address. */
#include "code/path.h"

#include "address/address.h"

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

static unsigned
type(mp_element e)
{
	const char *ga = mp_elements[e].ga;

	return (unsigned)((ga[0] - '0') * 10 + ga[1] - '0');
}

size_t
mp_path(const mp_layout *l, mp_str key, mp_step step[MP_SLOTS])
{
	mp_str rest = mp_address_key_slots(key), value;
	mp_element e, finest = MP_PROVINCE;
	uint32_t number, floor = 0;
	mp_step *s = NULL;
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
			s->type = type(finest = e);
		s->key = (mp_str){ key.p, (size_t)(rest.p - key.p) };
		number = plain(value);
		if (e == MP_FLOOR)
			number = 100 * (floor = number);
		else if (e == MP_ROOM && floor && number && number < 100)
			number += 100 * floor;
		if (e == MP_DOOR || e >= MP_BUILDING)
			s->want = number <= mp_layout_max(l, slot) ? number : 0;
	}
	return n;
}

mp_issue_set
mp_path_refusal(mp_str key)
{
	mp_str rest = mp_address_key_slots(key), value;
	mp_element last;
	size_t i = rest.n;

	/* Only the last slot matters. */
	while (i > 0 && rest.p[--i] != '|')
		;
	rest = mp_str_skip(rest, i);
	if (!mp_address_key_next(&rest, &last, &value))
		last = MP_COUNTY;
	if (last <= MP_COMMUNITY)
		return MP_ISSUE_BIT(MP_MISSING_ROAD);
	if (last == MP_ROAD || last == MP_SEGMENT || last == MP_LANE)
		return MP_ISSUE_BIT(MP_MISSING_DOOR);
	return last == MP_ASSIST ? MP_ISSUE_BIT(MP_WRONG_RELATIVE) : 0;
}
