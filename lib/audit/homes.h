/* homes.h - in which units an address counts, found again by its code.
 *
 *	mp_homes h = { .width = 2 };
 *	while (...) mp_homes_tell(&h, mp_hash(code), unit);	// unit[0], unit[1]
 *	mp_homes_end(&h);
 *	const uint32_t *unit = mp_homes_find(&h, mp_hash(code));
 *
 * Memory: 16 bytes a code, and some 50 for what different units there are together.  Of
 * two rows with one code the first counts; of hashes see hashes.h. */
#ifndef MP_AUDIT_HOMES_H
#define MP_AUDIT_HOMES_H

#include "base/arena.h"
#include "base/map.h"

typedef struct {
	size_t width;		/* units of an address */
	struct mp_home { uint64_t code; uint32_t order, tuple; } *home;
	size_t n, cap;
	mp_map tuples;
	uint32_t *unit;		/* tuple * width */
	size_t ntuple, unit_cap;
	uint32_t last;		/* the tuple of the row before */
	mp_arena strings;
} mp_homes;

void mp_homes_tell(mp_homes *, uint64_t code, const uint32_t *unit);
void mp_homes_end(mp_homes *);		/* before the first look-up */
void mp_homes_free(mp_homes *);

/* The units of a code, or NULL. */
const uint32_t *mp_homes_find(const mp_homes *, uint64_t code);

#endif
