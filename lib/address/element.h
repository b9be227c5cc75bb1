/* element.h - the elements of a standard address, in their order.
 *
 * The order, the English column names and the Chinese ones are the toolkit's
 * contract; `ga` is the leaf type of GA/T 2000.32-2014 that an address gets
 * when this is its finest element ("" where the standard has none). */
#ifndef MP_ADDRESS_ELEMENT_H
#define MP_ADDRESS_ELEMENT_H

#include <stdint.h>

#include "base/str.h"

typedef enum {
	MP_PROVINCE, MP_CITY, MP_COUNTY, MP_DEVZONE, MP_TOWNSHIP,
	MP_COMMUNITY, MP_GROUP,
	MP_ROAD, MP_SEGMENT, MP_LANE, MP_DOOR,
	MP_ESTATE, MP_BUILDING, MP_UNIT, MP_FLOOR, MP_ROOM,
	MP_ASSIST, MP_NOTE,
	MP_NELEMENT
} mp_element;

struct mp_element_info {
	const char *name;	/* column name: "province" */
	const char *zh;		/* "省" */
	const char *ga;		/* "11" */
};

extern const struct mp_element_info mp_elements[MP_NELEMENT];

/* A set of elements, by 1 << mp_element. */
typedef uint32_t mp_elements_set;

/* The element called `name` (English or Chinese), or MP_NELEMENT. */
mp_element mp_element_find(mp_str name);

#endif
