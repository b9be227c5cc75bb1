/* hashes.h - a set of very many strings, kept as 8 bytes each.
 *
 *	while (...) mp_hashes_add(&set, mp_hash(code));
 *	mp_hashes_end(&set);
 *	... mp_hashes_find(&set, mp_hash(code)) ...
 *
 * Two of n strings have the same hash (XXH3, 64 bits) with a chance of n^2 / 2^65: of ten
 * million, 1 in 370,000. */
#ifndef MP_AUDIT_HASHES_H
#define MP_AUDIT_HASHES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
	uint64_t *hash;
	size_t n, cap;
} mp_hashes;

void mp_hashes_add(mp_hashes *, uint64_t);
void mp_hashes_end(mp_hashes *);		/* sort, and keep each once */
void mp_hashes_free(mp_hashes *);

/* The place of a hash, from 0; SIZE_MAX if it is not in the set. */
size_t mp_hashes_find(const mp_hashes *, uint64_t);

#endif
