/* wording.h - what a plate says about an address, and which plate it gets.
 *
 *	level of the address			kind		its number
 *	estate, on a road with a door		large		door
 *	door on a road				medium		door
 *	door with 附, in a lane, in an estate	small		door
 *	door in a village or group		rural		door
 *	building				building	building
 *	unit					unit		unit
 *	room					room		room
 *
 * Other levels (a road, a floor, a village) have no plate. */
#ifndef MP_PLATE_WORDING_H
#define MP_PLATE_WORDING_H

#include "address/address.h"
#include "plate/line.h"
#include "plate/type.h"

/* The kind of plate for `a`, whose finest element is `level`, as above; NULL if it
 * gets none. */
const char *mp_plate_choose(const mp_address *a, mp_element level);

/* Append the name that stands above the number of a plate of type `t`: what the
 * number counts in, without the divisions that everybody in the street knows
 * (东方红大道中段; 湖光小区3号楼 on a unit; 九溪村张湾 on a village house).  Between
 * elements stands MP_LINE_BREAK, which is not printed.  Adds nothing when the address
 * does not have it. */
void mp_plate_name(mp_buf *, const mp_plate_type *t, const mp_address *a);

/* Of a name, what many plates share: the road, estate or village. */
mp_str mp_plate_chapter(mp_str name);

#endif
