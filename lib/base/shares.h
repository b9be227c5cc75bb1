/* shares.h - items shared out by a hash of theirs: what is equal is in one share.
 *
 *	mp_shares s = { .n = n, .hash = hash_of, .of = ... };
 *	mp_shares_out(&s, threads);
 *	for (k = 0; k < MP_SHARES; k++)		// each on a thread of its own, if need be
 *		for (p = mp_share(&s, k); p < mp_share(&s, k + 1); p++)
 *			... p->item, p->tag ...
 *	mp_shares_free(&s);
 *
 * A table of all items is far larger than the caches; that of a share is not, and shares
 * need not wait for each other.  Items keep their order in a share.  What is in which share
 * does not depend on the threads. */
#ifndef MP_BASE_SHARES_H
#define MP_BASE_SHARES_H

#include <stddef.h>
#include <stdint.h>

enum { MP_SHARES = 64 };

typedef struct {
	uint32_t tag;		/* of the hash; says nothing of the share */
	uint32_t item;
} mp_shared;

typedef struct {
	size_t n;		/* items are numbered from 0; less than 2^32 */
	uint64_t (*hash)(void *of, uint32_t item);	/* on the threads; 0: it has no share */
	void *of;
	mp_shared *shared;	/* private: share by share */
	size_t first[MP_SHARES + 1];	/* private: where they begin */
} mp_shares;

void mp_shares_out(mp_shares *, size_t threads);
void mp_shares_free(mp_shares *);

/* Where share `k` begins, and the one before it ends. */
static inline const mp_shared *
mp_share(const mp_shares *s, size_t k)
{
	return s->shared + s->first[k];
}

#endif
