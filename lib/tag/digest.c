/* digest.c - SHA-256 and HMAC-SHA-256. */
#include <config.h>

#include "tag/digest.h"

#include <nettle/hmac.h>
#include <stdlib.h>

#include "base/mem.h"

_Static_assert(MP_DIGEST == SHA256_DIGEST_SIZE, "a digest is that of SHA-256");

struct mp_hasher {
	bool keyed;
	struct sha256_ctx plain;
	struct hmac_sha256_ctx hmac;
};

mp_hasher *
mp_hasher_new(const mp_digest *key)
{
	mp_hasher *h = mp_zalloc(1, sizeof *h);

	h->keyed = key != NULL;
	if (key)
		hmac_sha256_set_key(&h->hmac, sizeof key->byte, key->byte);
	else
		sha256_init(&h->plain);
	return h;
}

void
mp_hasher_add(mp_hasher *h, mp_str s)
{
	if (s.n == 0)
		return;
	if (h->keyed)
		hmac_sha256_update(&h->hmac, s.n, (const uint8_t *)s.p);
	else
		sha256_update(&h->plain, s.n, (const uint8_t *)s.p);
}

void
mp_hasher_end(mp_hasher *h, mp_digest *out)
{
	if (h->keyed)
		hmac_sha256_digest(&h->hmac, sizeof out->byte, out->byte);
	else
		sha256_digest(&h->plain, sizeof out->byte, out->byte);
}

void
mp_hasher_free(mp_hasher *h)
{
	free(h);
}

void
mp_digest_hex(const mp_digest *d, char out[MP_DIGEST_HEX])
{
	static const char hex[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < sizeof d->byte; i++) {
		out[2 * i] = hex[d->byte[i] >> 4];
		out[2 * i + 1] = hex[d->byte[i] & 15];
	}
}
