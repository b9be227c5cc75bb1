/* resemble.h - addresses whose texts say nearly the same: only a clerk can tell whether
 * they are one.
 *
 *	place	a road or a position on it, and only one says the side of the road, or a
 *		division: 新华路与湛北路交叉口东15米／…东15米路北; 新县县城首府路／新县首府路
 *	position	the same crossing, direction and distance, and a road's or a thing's
 *		name is alike: 广复街／光复街, 残联／残疾人联合会
 *	name	one estate, shop or firm by its whole name, told by another road or without
 *		its county: 英才街1号天地酒店／花园路天地酒店
 *	village	何家冲村／何家冲; one without its county, or its township in other words
 *
 * None of them contradict each other in a division, a number, a direction or a
 * distance.  That makes a question, and never a duplicate. */
#ifndef MP_DEDUP_RESEMBLE_H
#define MP_DEDUP_RESEMBLE_H

#include "dedup/saying.h"

typedef enum {
	MP_LIKE_NOTHING, MP_LIKE_PLACE, MP_LIKE_POSITION, MP_LIKE_NAME, MP_LIKE_VILLAGE
} mp_resemblance;

/* The first of these that holds of two sayings which are not one. */
mp_resemblance mp_resemble(const mp_saying *, const mp_saying *);

/* Hashes under which sayings that resemble each other meet, at most MP_MEETINGS of
 * them; returns how many. */
enum { MP_MEETINGS = 16 };
size_t mp_resemble_meetings(const mp_saying *, uint64_t hash[MP_MEETINGS]);

/* Of the estate's name `text` in the county of this key, the hashes of what else it may be
 * called, at most MP_CALLED of them.  By its name it meets only those that have one in
 * common with it. */
enum { MP_CALLED = 6 };
size_t mp_resemble_called(mp_str county, mp_str text, uint64_t hash[MP_CALLED]);

/* Is the note nothing but words for the seat of a county: 县城, 城内? */
bool mp_resemble_filler(mp_str note);

#endif
