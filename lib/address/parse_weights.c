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

/* From: province city county devzone township community group road segment lane
 * door estate building unit floor room, start. */
const int8_t mp_step[MP_NSORT][MP_NSTATE] = {
	/*                   P    C    X    Z    T    V    G    R    S    L    D    E    B    U    F    H  start */
	[MP_S_PROVINCE]  = { -2,  -2,  -2,  -4, -10, -14, -14, -16, -16, -16, -12, -12, -12, -12, -12,  -8,   0 },
	[MP_S_CITY]      = {  4,  -2,  -4,  -6, -16, -20, -20, -24, -24, -24, -16, -18, -16, -16, -16, -12,   2 },
	[MP_S_COUNTY]    = {  3,   4,  -2,  -4, -28, -28, -28, -30, -30, -30, -20, -24, -20, -20, -20, -14,   2 },
	[MP_S_DEVZONE]   = {  1,   3,   2,  -6,   0,  -2,  -6, -12, -12, -12, -14, -14, -14, -14, -14, -14,   2 },
	[MP_S_TOWNSHIP]  = {  0,   3,   5,   3, -12, -14, -14, -10, -12, -12, -16, -14, -16, -16, -16, -14,   2 },
	[MP_S_TOWNLIKE]  = { -2,   0,   3,   2, -12, -14, -14, -10, -12, -12, -16, -14, -16, -16, -16, -14,   1 },
	[MP_S_COMMUNITY] = { -4,  -2,   0,   0,   5, -10,  -8,  -6,  -8,  -8, -10,  -8, -10, -12, -12, -12,   0 },
	[MP_S_VILLAGE2]  = {-14, -14, -14, -14,  -6,   1,  -8, -14, -14, -14, -14, -14, -14, -14, -14, -14, -14 },
	[MP_S_GROUP]     = { -8,  -6,  -1,  -1,   2,   5,  -4,  -6,  -6,  -6,  -8,  -5, -10, -10, -10, -10,  -2 },
	[MP_S_HAMLET]    = { -8,  -3,   2,   0,   5,   5,  -3,  -8,  -8,  -8,  -8,  -8, -12, -12, -12, -12,  -3 },
	[MP_S_PLACE]     = {-12, -12,  -3,  -4,   5,   4,  -4, -14, -14, -14, -14, -14, -14, -14, -14, -14,  -6 },
	[MP_S_ROAD]      = { -8,   2,   3,   3,   3,   2,   1, -10, -10,  -6, -14,  -6, -12, -14, -14, -14,   2 },
	[MP_S_ROAD2]     = {-14, -14, -14, -14, -14, -14, -14,   4,   2,   2,  -8, -12, -12, -14, -14, -14, -14 },
	[MP_S_SEGMENT]   = {-12, -12, -10, -10,  -8,  -4,  -4,   5,   4,   3,  -5,  -8, -10, -12, -12, -12, -10 },
	[MP_S_SIDE]      = {-14, -14, -14, -14, -14, -14, -14,   3,   0,   2, -14, -14, -14, -14, -14, -14, -14 },
	[MP_S_LANE]      = { -4,   0,   1,   0,   1,   2,   1,   3,   1,  -6,  -4,  -4, -10, -12, -12, -12,   1 },
	[MP_S_DOOR]      = { -8,  -6,  -6,  -5,  -2,   3,   5,   6,   6,   6,  -6,   4,  -6, -14, -12,  -8,  -4 },
	[MP_S_DOORBARE]  = {-14, -14, -12, -12, -10,  -3,   1,   5,   4,   4,  -8,  -6, -14, -14, -14, -14, -12 },
	[MP_S_ESTATE]    = {  0,   0,   1,   1,   1,   2,   0,   2,   2,   1,   3,   3,  -4,  -8,  -2,  -2,   0 },
	[MP_S_POI]       = { -4,  -3,  -2,  -1,  -3,  -1,  -3,   1,   1,   0,   2,  -5,  -5,  -8,  -2,  -2,  -3 },
	[MP_S_PHASE]     = {-16, -16, -16, -16, -16, -16, -16, -16, -16, -16, -10,   5,  -8, -16, -16, -16, -16 },
	[MP_S_BUILDING]  = {-10,  -8,  -6,  -4,  -3,   1,  -2,   0,   0,   0,   4,   6,  -2,  -6,  -8, -10,  -5 },
	[MP_S_BUILDINGNO]= {-12, -12, -10, -10, -10,  -6,  -6,  -8,  -8,  -8,   0,   2,  -8, -12, -12, -12, -12 },
	[MP_S_UNIT]      = {-12, -12, -10, -10, -10,  -4,  -2,  -6,  -6,  -6,  -4,   2,   6,  -4,  -4,  -8,  -6 },
	[MP_S_DOORWAY]   = {-12, -12, -12, -12, -12, -10, -10, -10, -10, -10,  -8,  -2,   5,  -8,  -8, -10, -12 },
	[MP_S_FLOOR]     = {-12, -10,  -8,  -8,  -8,  -8,  -8,  -3,  -3,  -3,   2,   4,   5,   4,  -1,  -5,  -6 },
	[MP_S_ROOM]      = {-12, -12, -10, -10, -10,  -2,  -2,  -5,  -5,  -5,   2,   3,   5,   6,   6,  -1,  -6 },
	[MP_S_ROOMNO]    = {-14, -14, -14, -14, -14, -12, -12, -12, -12, -12,  -6,  -3,   5,   6,   6,  -2, -14 },
	[MP_S_ROOMBARE]  = {-14, -14, -14, -14, -14, -12, -12, -12, -12, -12,  -1,   3,   5,   6,   5,  -4, -14 },
	[MP_S_CHAIN]     = {-14, -14, -10, -10,  -8,  -1,  -4,  -2,  -2,  -2,   3,   5,  -8, -10, -10, -12,  -6 },
	[MP_S_CHAINUNIT] = {-14, -14, -14, -14, -14, -14, -14, -14, -14, -14, -12, -12,   6, -12, -12, -12, -14 },
	[MP_S_WITHIN]    = { -6,  -4,  -3,  -3,  -1,   1,   0,   0,   0,   0,   2,   4,   2,   0,   0,   0,  -4 },
	[MP_S_ASIDE]     = {  0,   0,   0,   0,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,   1,  -4 },
	[MP_S_ASSIST]    = { -2,   0,   0,   0,   1,   2,   1,   3,   2,   2,   2,  -4,   1,   0,   1,   1,  -1 },
	[MP_S_BESIDE]    = { -6,  -4,  -6,  -5,   1,   2,  -4,   0,   1,   2,   2, -12,   1,  -2,  -2,  -2,  -3 },
	[MP_S_CENTRE]    = { -8,   2,   3,   0,   0,  -6,  -6,  -8,  -8,  -8,  -8,  -8,  -8,  -8,  -8,  -8,  -6 },
	[MP_S_NOTE]      = {  0 },
	[MP_S_GAP]       = {  0 },
};
