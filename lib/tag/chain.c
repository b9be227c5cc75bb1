/* chain.c - a history whose entries cannot be changed behind its back. */
#include <config.h>

#include "tag/chain.h"

#include <nettle/sha2.h>
#include <string.h>

_Static_assert(MP_CHAIN_HASH == SHA256_DIGEST_SIZE, "the hash of a chain is SHA-256");

void
mp_chain_add(mp_chain *c, mp_str entry)
{
	struct sha256_ctx ctx;
	uint8_t length[8];
	size_t n = entry.n;
	int i;

	for (i = 8; i-- > 0; n >>= 8)
		length[i] = (uint8_t)n;
	sha256_init(&ctx);
	sha256_update(&ctx, sizeof c->hash, c->hash);
	sha256_update(&ctx, sizeof length, length);
	sha256_update(&ctx, entry.n, (const uint8_t *)entry.p);
	sha256_digest(&ctx, sizeof c->hash, c->hash);
}

static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
mp_chain_resume(mp_chain *c, mp_str hash)
{
	mp_chain read;
	size_t i;

	if (hash.n == MP_CHAIN_HASH) {
		memcpy(c->hash, hash.p, sizeof c->hash);
		return true;
	}
	if (hash.n != MP_CHAIN_HEX)
		return false;
	for (i = 0; i < sizeof read.hash; i++) {
		int high = digit(hash.p[2 * i]), low = digit(hash.p[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		read.hash[i] = (unsigned char)(high * 16 + low);
	}
	*c = read;
	return true;
}

bool
mp_chain_at(const mp_chain *c, mp_str hash)
{
	mp_chain read;

	return mp_chain_resume(&read, hash) &&
	    memcmp(c->hash, read.hash, sizeof read.hash) == 0;
}

void
mp_chain_hex(const mp_chain *c, char out[MP_CHAIN_HEX])
{
	size_t i;

	for (i = 0; i < sizeof c->hash; i++) {
		out[2 * i] = "0123456789abcdef"[c->hash[i] >> 4];
		out[2 * i + 1] = "0123456789abcdef"[c->hash[i] & 15];
	}
}
