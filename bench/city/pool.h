/* pool.h - rows wait and leave in random order, so that what belongs together comes
 * apart, as in a register that is sorted by anything else. */
#ifndef MP_BENCH_POOL_H
#define MP_BENCH_POOL_H

#include "base/buf.h"
#include "prng.h"

typedef struct pool pool;

/* `put` is called with every row that leaves. */
pool *pool_new(uint64_t seed, void (*put)(void *of, mp_str row), void *of);

/* An empty row, to be filled before the next call. */
mp_buf *pool_slot(pool *);

void pool_drain(pool *);	/* all that wait leave */
void pool_free(pool *);

#endif
