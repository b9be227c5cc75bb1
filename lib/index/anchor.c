/* anchor.c - what an address is found under. */
#include "index/index.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

/* From the widest to the narrowest. */
static int
rank(mp_element e)
{
	static const mp_element names[] = {
		MP_DEVZONE, MP_TOWNSHIP, MP_COMMUNITY, MP_GROUP, MP_ROAD, MP_LANE, MP_ESTATE,
	};
	int i;

	for (i = 0; i < (int)(sizeof names / sizeof *names); i++)
		if (names[i] == e)
			return i;
	return -1;
}

size_t
mp_index_anchors(uint32_t anchor[MP_ANCHORS], mp_str key, mp_anchor_settled *settled,
    void *state)
{
	mp_str rest = mp_address_key_slots(key), value, finest = { NULL, 0 };
	mp_str county = { key.p, key.n - rest.n }, name[MP_ANCHORS] = { { NULL, 0 } };
	uint64_t seed;
	mp_element e;
	int i;
	size_t n = 0;

	while (mp_address_key_next(&rest, &e, &value)) {
		if ((i = rank(e)) >= 0)
			name[i] = settled ? settled(state, e, value) : value;
		else if (e == MP_DOOR || (e >= MP_BUILDING && e <= MP_ROOM))
			finest = value;
	}
	seed = XXH3_64bits_withSeed(county.p, county.n, XXH3_64bits(finest.p, finest.n));
	for (i = MP_ANCHORS; i-- > 0; )
		if (name[i].n)
			anchor[n++] = (uint32_t)XXH3_64bits_withSeed(name[i].p, name[i].n,
			    seed + (uint64_t)i);
	return n;
}
