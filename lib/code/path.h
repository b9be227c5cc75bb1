/* path.h - the places that lead to an address.
 *
 * An address is reached through the slots of a layout: 12号 or 湖光小区 in its
 * community, 3号楼 in that, 2单元 in that, 501室 in that.  Each is a place with a
 * key of its own, which begins the key of the address, and a serial in the one
 * before. */
#ifndef MP_CODE_PATH_H
#define MP_CODE_PATH_H

#include "address/issue.h"
#include "code/layout.h"

typedef struct {
	mp_str key;		/* a slice of the address's key */
	int slot;
	unsigned type;		/* the number of its finest element in the layout */
	uint32_t want;		/* the serial that its number asks for; 0: none */
} mp_step;

/* The path of a key (address.h), coarsest first; returns how many steps.  `division`
 * is where the address lies, 12 digits.
 *
 * A plain number asks for itself: 12号 for 12, 3号楼 for 3, 501室 for 501.  A
 * floor asks for its hundreds (5层: 500) and counts a room below 100 in them
 * (5层3室: 503), and so does a unit its ten thousands where it shares the part of the
 * room (2单元501: 20501).  A community that has a serial asks for the last digits of its
 * own code.  Names, letters and compound numbers (湖光小区, A座, 12-3, 东户,
 * a room with a leading zero) ask for none, nor does a number that is too large. */
size_t mp_path(const mp_layout *, mp_str key, uint64_t division, mp_step step[MP_SLOTS]);

/* Why an address with this key has no code, whatever the registry says: nothing
 * finer than the community, a road without a number (where the layout does not count
 * roads), or a place that is only described by what is near it; MP_MISSING_CODE alone
 * for an address that is finer than the layout.  0 if there is no such reason. */
mp_issue_set mp_path_refusal(const mp_layout *, mp_str key);

/* The number by which the registry finds a key.  It begins with 20 bits for the community
 * and 12 for what is next in it (a group, a road, an estate), so that what lies together
 * there is together in the index: a batch of a township, or of some new buildings in every
 * community, touches a few of its pages and not all.  The other half is of the whole
 * key.  It is stored: it may only change with the schema. */
uint64_t mp_path_hash(mp_str key);

/* Has the address an element that the layout has no part for? */
bool mp_path_finer(const mp_layout *, mp_str key);

#endif
