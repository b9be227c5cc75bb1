/* map.h - a hash table from byte strings to indices.
 *
 * Open addressing on XXH3 (xxhash).  The table keeps slices, not copies: the
 * keys must live as long as the map (an arena is the usual home).  Values are
 * the caller's indices into an array of its own.
 *
 *	mp_map m = { 0 };
 *	uint32_t *v = mp_map_put(&m, key, n);	// n if the key is new
 *	if (*v == n) ... append item n ...
 */
#ifndef MP_BASE_MAP_H
#define MP_BASE_MAP_H

#include <stdint.h>

#include "base/str.h"

typedef struct mp_map_slot mp_map_slot;

typedef struct {
	mp_map_slot *slot;
	size_t n, cap;		/* cap is 0 or a power of two */
} mp_map;

/* XXH3, 64 bits, seed 0, on every machine: the registry stores it. */
uint64_t mp_hash(mp_str s);

/* The value of `key`, entered as `value` if it was not there.  The pointer
 * lives until the next mp_map_put. */
uint32_t *mp_map_put(mp_map *, mp_str key, uint32_t value);

/* The value of `key`, or NULL. */
const uint32_t *mp_map_get(const mp_map *, mp_str key);

/* Several keys at once, in a table that is larger than the caches: ask for the slots of
 * their hashes (mp_hash), then for what is in the slots, then look them up. */
void mp_map_expect(const mp_map *, uint64_t hash);
void mp_map_expect_key(const mp_map *, uint64_t hash);
const uint32_t *mp_map_get_hashed(const mp_map *, mp_str key, uint64_t hash);

void mp_map_free(mp_map *);	/* leaves an empty map */

#endif
