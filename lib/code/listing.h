/* listing.h - what a registry knows, told to others.
 *
 * An address has one current name and may have more: those it had before it was renamed
 * or moved, and those of duplicates that were merged into it.  All lead to a code.  A number
 * that went to another house is that one's alone. */
#ifndef MP_CODE_LISTING_H
#define MP_CODE_LISTING_H

#include "address/address.h"
#include "code/registry.h"

typedef enum {
	MP_CALLED_CURRENT,
	MP_CALLED_ALIAS,		/* of a merged duplicate */
	MP_CALLED_OLD		/* before a rename or move */
} mp_called;

typedef struct {
	mp_address address;	/* elements as written, assist, note and division empty;
				 * slices live until the next one */
	mp_str code;		/* as issued */
	mp_str successor;	/* the code it leads to now; several with commas between
				 * them after a split; "" = itself or nothing */
	mp_life life;
	mp_called kind;
} mp_registered;

/* Tell every name of every place, also of those on the way to an address, until `each`
 * returns false.  The places come in a fixed order, each before what lies in it.  False
 * if the registry could not be read (mp_registry_why).
 *
 * What lies in a merged place and has no counterpart in the survivor is told under the
 * survivor's name. */
bool mp_registry_list(mp_registry *, bool (*each)(void *, const mp_registered *), void *of);

/* Tell the current name and the state of one code (MERGED: as the duplicate was
 * called).  `*known` is false where the registry never gave it. */
bool mp_registry_tell(mp_registry *, mp_str code, mp_registered *out, bool *known);

/* The number of the last event, and the hash (chain.h) of the one with this number; zeros if
 * there is none. */
bool mp_registry_events(mp_registry *, int64_t seq, int64_t *last, unsigned char hash[32]);

#endif
