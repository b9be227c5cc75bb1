/* parse_weights.h - every number that the choice between readings depends on.
 *
 * The numbers are data (data/weights), made into weights_table.h when the toolkit is
 * built: set by hand, then checked by bench/tune.
 *
 * A reading of a text is a path of edges from its first character to its last.
 * An edge reads some characters as something of one sort; its score is the
 * score of the reading itself plus that of the step from the element before.
 * About 10 points are one clear hint; -5 is one character that nothing explains. */
#ifndef MP_ADDRESS_PARSE_WEIGHTS_H
#define MP_ADDRESS_PARSE_WEIGHTS_H

#include <stdint.h>

/* What an edge reads its characters as.  Several sorts give one element, where
 * the hints differ in strength: 12号 is a surer door than a bare 12. */
enum mp_sort {
	MP_S_PROVINCE, MP_S_CITY, MP_S_COUNTY, MP_S_DEVZONE,
	MP_S_TOWNSHIP,		/* listed */
	MP_S_TOWNLIKE,		/* only typed: 岗李店乡 where the list has none */
	MP_S_COMMUNITY,
	MP_S_VILLAGE2,		/* a second 村 below a village: a hamlet */
	MP_S_GROUP,		/* 张湾组, 3组 */
	MP_S_HAMLET,		/* bare, ends like a hamlet: 张湾 */
	MP_S_PLACE,		/* bare, in the place of a hamlet: 新庄东头 */
	MP_S_ROAD,
	MP_S_ROAD2,		/* the other road of a crossing */
	MP_S_SEGMENT,
	MP_S_SIDE,		/* one direction after a road: 北 */
	MP_S_LANE,
	MP_S_DOOR,		/* 12号 */
	MP_S_DOORBARE,		/* 12 */
	MP_S_ESTATE,		/* ends like one: 湖光小区 */
	MP_S_POI,		/* bare, anything with a name */
	MP_S_PHASE,		/* part of an estate: 三期, C区 */
	MP_S_BUILDING,		/* 3号楼 */
	MP_S_BUILDINGNO,	/* 3号, 3楼, as a building */
	MP_S_UNIT,
	MP_S_DOORWAY,		/* 2门 */
	MP_S_FLOOR,
	MP_S_ROOM,		/* 501室 */
	MP_S_ROOMNO,		/* 501号, as a room */
	MP_S_ROOMBARE,		/* 501 */
	MP_S_CHAIN,		/* building-room, building-unit-room ... */
	MP_S_CHAINUNIT,		/* unit-room ... behind a building */
	MP_S_BESIDE,		/* relation words without their object: 对面 */
	MP_S_WITHIN,		/* 院内, 南门: within what is before */
	MP_S_ASIDE,		/* a remark in brackets */
	MP_S_ASSIST, MP_S_CENTRE,	/* 县城, 城区 between county and road */
	MP_S_NOTE, MP_S_GAP,
	MP_NSORT
};

/* What a number counts, by the word behind it. */
enum mp_unit {
	MP_U_NONE,
	MP_U_NO,	/* 号: door, building or room, by its place */
	MP_U_YARD,	/* 号院 */
	MP_U_BUILDING,	/* 号楼 栋 幢 座 # */
	MP_U_TOWER,	/* 塔, 塔楼: 南塔, A塔 */
	MP_U_ROW,	/* 排 */
	MP_U_STOREY,	/* 楼: floor or building */
	MP_U_FLOOR,	/* 层 F */
	MP_U_UNIT,	/* 单元 */
	MP_U_ENTRANCE,	/* 门 单位: a unit behind a building */
	MP_U_ROOM,	/* 室 房 */
	MP_U_HOUSEHOLD,	/* 户 */
	MP_U_SHOP,	/* 商铺 门面 */
	MP_U_GROUP,	/* 组 */
	MP_U_TEAM,	/* 队 */
	MP_U_PHASE,	/* 期 区 */
	MP_U_LANE,	/* 巷 弄 */
	MP_U_SEGMENT,	/* 段 */
	MP_U_METRE,	/* 米 公里 */
	MP_U_CORPS,	/* 团: a regiment of the Xinjiang corps */
	MP_U_ARMY,	/* 师 of the corps */
	MP_U_COMPANY,	/* 连 */
	MP_U_PLOT	/* 号地块 街坊: part of a name */
};

/* The states: the last element before the step (MP_PROVINCE .. MP_ROOM), and
 * one for none. */
#define MP_NSTATE 17
#define MP_STATE_START 16

/* The points, MP_WT_...: constants, one a row of data/weights/points.tsv.  For
 * bench/tune, which compiles the parser with MP_TUNING, they are variables. */
#include "address/weights_table.h"

#ifdef MP_TUNING
#define MP_WT_CONST
extern int mp_weight[MP_NWEIGHT];
#else
#define MP_WT_CONST const
#endif

/* The step from a state to an edge of a sort: data/weights/steps.tsv. */
extern MP_WT_CONST int8_t mp_step[MP_NSORT][MP_NSTATE];

/* The element that a sort gives, MP_NELEMENT for none. */
extern const uint8_t mp_sort_element[MP_NSORT];

#endif
