/* chain.h - a history whose entries cannot be changed behind its back.
 *
 * Each entry of an append-only list carries a hash (SHA-256, FIPS 180-4) of the hash of
 * the entry before it and of its own bytes:
 *
 *	hash(n) = SHA-256(hash(n - 1) length(n) bytes(n)),  hash(0) = 32 zeros
 *
 * where the length is 8 bytes, the most significant first.  Who changes, removes or
 * inserts an entry must change all hashes behind it, so that one hash that was noted
 * elsewhere (on paper, in another office) fixes everything before it.
 *
 *	mp_chain c = { 0 };
 *	for (each entry, in order) {
 *		mp_chain_add(&c, bytes);
 *		... c.hash is to be kept with the entry, or to be what was kept with it ...
 *	}
 *
 * To go on with a list later, copy the hash of its last entry into a mp_chain. */
#ifndef MP_TAG_CHAIN_H
#define MP_TAG_CHAIN_H

#include "base/buf.h"

enum { MP_CHAIN_HASH = 32, MP_CHAIN_HEX = 64 };

typedef struct {
	unsigned char hash[MP_CHAIN_HASH];	/* of the last entry; zeros: there is none */
} mp_chain;

/* Go on by one entry. */
void mp_chain_add(mp_chain *, mp_str entry);

/* Go on from a hash that was kept, as its 32 bytes or as 64 hexadecimal digits in lower
 * case; false, and nothing is changed, if it is neither. */
bool mp_chain_resume(mp_chain *, mp_str hash);

/* Is this the hash of the last entry, in either form? */
bool mp_chain_at(const mp_chain *, mp_str hash);

/* The hash as text, no NUL. */
void mp_chain_hex(const mp_chain *, char out[MP_CHAIN_HEX]);

#endif
