/* handle.h - what an address is known by (for lib/lookup).
 *
 * Writers leave out what they think is understood: the township, the road of an estate,
 * the only unit of a building.  What is left is a name and the numbers in it.  So each
 * address is entered by its estate and by its road, or else by its hamlet, or else by the
 * finest name that it has. */
#ifndef MP_LOOKUP_HANDLE_H
#define MP_LOOKUP_HANDLE_H

#include <stdbool.h>

#include "lookup/format.h"

typedef enum {
	HANDLE_ESTATE,		/* with building and room */
	HANDLE_ROAD,		/* and lane; with door, building and room */
	HANDLE_GROUP,		/* the same; a 3组 with its community */
	HANDLE_COMMUNITY, HANDLE_TOWNSHIP, HANDLE_DEVZONE, HANDLE_COUNTY, HANDLE_CITY,
	HANDLE_PROVINCE,
	NHANDLE
} mp_handle;

/* The handles under which an address with these elements is to be found. */
unsigned mp_handles_of(const uint32_t term[MP_NELEMENT]);

/* The element whose name the handle is. */
mp_element mp_handle_name(mp_handle, const uint32_t term[MP_NELEMENT]);

/* Is the group one that counts: 3组? */
static inline bool
mp_handle_counts(mp_str group)
{
	return mp_str_digits(group) > 0;
}

/* The handle's hash.  `counted`: so is its group. */
uint64_t mp_handle_hash(mp_handle, const uint32_t term[MP_NELEMENT], bool counted);

#endif
