/* digest.h - SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104).
 *
 *	mp_hasher *h = mp_hasher_new(NULL);	// or a key: HMAC
 *	mp_hasher_add(h, bytes);		// as often as needed
 *	mp_hasher_end(h, &digest);		// and begin anew, with the same key
 *	mp_hasher_free(h); */
#ifndef MP_TAG_DIGEST_H
#define MP_TAG_DIGEST_H

#include "base/str.h"

enum { MP_DIGEST = 32, MP_DIGEST_HEX = 64 };

typedef struct {
	unsigned char byte[MP_DIGEST];
} mp_digest;

typedef struct mp_hasher mp_hasher;

mp_hasher *mp_hasher_new(const mp_digest *key);		/* NULL: plain SHA-256 */
void mp_hasher_add(mp_hasher *, mp_str);
void mp_hasher_end(mp_hasher *, mp_digest *);
void mp_hasher_free(mp_hasher *);			/* NULL is fine */

/* As text: 64 hexadecimal digits in lower case, no NUL. */
void mp_digest_hex(const mp_digest *, char out[MP_DIGEST_HEX]);

#endif
