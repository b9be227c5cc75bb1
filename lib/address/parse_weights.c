/* parse_weights.c - every number that the choice between readings depends on. */
#include "address/parse_weights.h"

#include "address/element.h"

const uint8_t mp_sort_element[MP_NSORT] = {
	[MP_S_PROVINCE] = MP_PROVINCE, [MP_S_CITY] = MP_CITY, [MP_S_COUNTY] = MP_COUNTY,
	[MP_S_DEVZONE] = MP_DEVZONE, [MP_S_TOWNSHIP] = MP_TOWNSHIP,
	[MP_S_TOWNLIKE] = MP_TOWNSHIP, [MP_S_COMMUNITY] = MP_COMMUNITY,
	[MP_S_VILLAGE2] = MP_GROUP, [MP_S_GROUP] = MP_GROUP, [MP_S_HAMLET] = MP_GROUP,
	[MP_S_PLACE] = MP_GROUP, [MP_S_ROAD] = MP_ROAD, [MP_S_ROAD2] = MP_ASSIST,
	[MP_S_SEGMENT] = MP_SEGMENT, [MP_S_SIDE] = MP_SEGMENT, [MP_S_LANE] = MP_LANE,
	[MP_S_DOOR] = MP_DOOR, [MP_S_DOORBARE] = MP_DOOR, [MP_S_ESTATE] = MP_ESTATE,
	[MP_S_POI] = MP_ESTATE, [MP_S_PHASE] = MP_ESTATE, [MP_S_BUILDING] = MP_BUILDING,
	[MP_S_BUILDINGNO] = MP_BUILDING, [MP_S_UNIT] = MP_UNIT, [MP_S_DOORWAY] = MP_UNIT,
	[MP_S_FLOOR] = MP_FLOOR, [MP_S_ROOM] = MP_ROOM, [MP_S_ROOMNO] = MP_ROOM,
	[MP_S_ROOMBARE] = MP_ROOM, [MP_S_CHAIN] = MP_ROOM, [MP_S_CHAINUNIT] = MP_ROOM,
	[MP_S_BESIDE] = MP_ASSIST, [MP_S_WITHIN] = MP_ASSIST,
	[MP_S_ASIDE] = MP_ASSIST, [MP_S_ASSIST] = MP_ASSIST,
	[MP_S_CENTRE] = MP_NOTE, [MP_S_NOTE] = MP_NOTE, [MP_S_GAP] = MP_NELEMENT,
};

MP_WT_CONST int8_t mp_step[MP_NSORT][MP_NSTATE] = { MP_STEPS };
_Static_assert(MP_STEP_SORTS == MP_NSORT, "steps.tsv has a row for every sort");

#ifdef MP_TUNING
int mp_weight[MP_NWEIGHT];	/* set by who tunes */
#endif
