/* gaps.h - what ought to be in a library and is not: 地不漏院、院不漏楼、楼不漏房、房不漏人.
 *
 *	mp_gaps *g = mp_gaps_new(rules, MP_GAP_HOUSES | MP_GAP_PEOPLE);
 *	for each address in use, in any order
 *		mp_gaps_add(g, &address, code, what hangs on it);
 *	mp_gaps_end(g);
 *	while (mp_gaps_next(g, &gap))
 *		... mp_gap_write(&out, &gap, csv) ...
 *	mp_gaps_free(g);
 *
 * What is looked for, by kind (the words of the lists are those of the field work):
 *
 *	door	地漏院	a number is left out in the sequence of a road, on its odd or its even
 *			side, of a lane, or of a hamlet, whose numbers have no sides
 *	side	地漏院	an odd number on the even side of the road, or the other way round, where
 *			the segment says the side (路东)
 *	building 院漏楼	a number is left out among the buildings of a yard or estate; or it has none
 *	unit	楼漏房	a number is left out among the units of a building; or it has no units though
 *			its neighbours have; or neither units nor rooms
 *	room	楼漏房	a room is missing in the grid of floors and positions of a unit (of a
 *			building without units): 301, 302 on five floors, and 402 is not there
 *	people	房漏人	nobody lives or works at a room, or at a door that has nothing finer
 *
 * A gap is a fault or only information (GB/T 35639-2017 annex B wants numbers without
 * gaps, but lets them be reserved for empty land, and some cities number by metres):
 *	doors	a fault if the road numbers without gaps: at least three in four of the numbers
 *		between the first and the last of a side are there, or its rule says so; and
 *		ten or fewer are left out at one place, none of them reserved
 *	buildings, units	the same three in four; before the first, units only
 *	rooms	a fault if two in three of the floors have a room at this position, and the
 *		floor is neither the lowest (shops, garages) nor the highest; of floors without
 *		any room if they are three or fewer in a row, and not 4, 13, 14, 24 …
 *	people	a fault unless the house is recorded as empty
 *
 * Memory: 8 bytes an address, 200 a unit, building, estate and road, and the gaps. */
#ifndef MP_LINK_GAPS_H
#define MP_LINK_GAPS_H

#include "address/address.h"

typedef enum {
	MP_GAP_DOOR, MP_GAP_SIDE, MP_GAP_BUILDING, MP_GAP_UNIT, MP_GAP_ROOM, MP_GAP_NOBODY,
	MP_NGAP
} mp_gap_kind;

/* "door", "side" ..., and the list that it belongs to: "地漏院". */
const char *mp_gap_name(mp_gap_kind);
const char *mp_gap_list(mp_gap_kind);

/* What hangs on an address, and which tables there were at all. */
enum { MP_GAP_HOUSES = 1, MP_GAP_PEOPLE = 2, MP_GAP_FIRMS = 4, MP_GAP_EMPTY = 8 };

typedef struct {
	mp_gap_kind kind;
	bool fault;
	mp_str place;		/* where it is missing */
	mp_str code;		/* of that place, "" if the library has none */
	mp_str missing;		/* 402室; 14号,16号 */
	mp_str evidence;	/* 301,302,401,501,502 … */
	uint32_t count;		/* how many are missing */
} mp_gap;

/* --- how roads number ----------------------------------------------------------- */

/* A table that a person fills in (row/table.h), columns road and, if wanted, county,
 * numbering (consecutive 连号, spaced 间隔, quantified 量化), spacing (the step on one side:
 * 4 for 1, 5, 9), odd (which side has odd numbers: 东 南 西 北) and reserved (7,101-119). */
typedef struct mp_road_rules mp_road_rules;

/* NULL, and `why` filled, if the table cannot be read or says what it may not. */
mp_road_rules *mp_road_rules_read(const char *path, mp_buf *why);
void mp_road_rules_free(mp_road_rules *);	/* NULL is fine */

/* --- finding gaps --------------------------------------------------------------- */

typedef struct mp_gaps mp_gaps;

/* `rules` may be NULL and must outlive it; `tables` of which the flags may be set. */
mp_gaps *mp_gaps_new(const mp_road_rules *rules, unsigned tables);
void mp_gaps_free(mp_gaps *);			/* NULL is fine */

/* An address with its code, and what hangs on it.  Everything is copied. */
void mp_gaps_add(mp_gaps *, const mp_address *, mp_str code, unsigned hangs);

/* All are added: find the gaps.  Then one after the other, ordered by place, kind and
 * number, whatever the order of the addresses was; slices live as long as `g`. */
void mp_gaps_end(mp_gaps *);
bool mp_gaps_next(mp_gaps *, mp_gap *);

/* --- the table ------------------------------------------------------------------ */

/* list, kind, address, code, missing, count, evidence, weight (fault, information); as a
 * table for a person, TSV or CSV (row/table.h). */
void mp_gap_header(mp_buf *out, bool csv);
void mp_gap_write(mp_buf *out, const mp_gap *, bool csv);

#endif
