/* handle.c - what an address is known by. */
#include "lookup/handle.h"

static const mp_element name_of[NHANDLE] = {
	MP_ESTATE, MP_ROAD, MP_GROUP, MP_COMMUNITY, MP_TOWNSHIP, MP_DEVZONE, MP_COUNTY, MP_CITY,
	MP_PROVINCE,
};

unsigned
mp_handles_of(const uint32_t term[MP_NELEMENT])
{
	unsigned set = 0;
	int h;

	if (term[MP_ESTATE])
		set |= 1U << HANDLE_ESTATE;
	if (term[MP_ROAD] || term[MP_LANE])
		set |= 1U << HANDLE_ROAD;
	for (h = HANDLE_GROUP; set == 0 && h < NHANDLE; h++)
		if (term[name_of[h]])
			set |= 1U << h;
	return set;
}

mp_element
mp_handle_name(mp_handle h, const uint32_t term[MP_NELEMENT])
{
	return h == HANDLE_ROAD && term[MP_ROAD] == 0 ? MP_LANE : name_of[h];
}

uint64_t
mp_handle_hash(mp_handle h, const uint32_t term[MP_NELEMENT], bool counted)
{
	uint64_t hash = book_mix(UINT64_C(0x6d656e7061690000) + h, term[name_of[h]]);

	if (h == HANDLE_ROAD)
		hash = book_mix(hash, term[MP_LANE]);
	if (h == HANDLE_GROUP && counted)
		hash = book_mix(hash, term[MP_COMMUNITY]);
	if (h != HANDLE_ESTATE)		/* whose door is often left out */
		hash = book_mix(hash, term[MP_DOOR]);
	hash = book_mix(hash, term[MP_BUILDING]);
	hash = book_mix(hash, term[MP_ROOM]);
	if (!term[MP_ROOM]) {
		hash = book_mix(hash, term[MP_UNIT]);
		hash = book_mix(hash, term[MP_FLOOR]);
	}
	return book_mix(hash, 1);
}
