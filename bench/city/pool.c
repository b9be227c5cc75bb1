/* pool.c - rows wait and leave in random order. */
#include <stdlib.h>

#include "base/mem.h"
#include "pool.h"

enum { POOL = 1 << 16 };

struct pool {
	mp_buf row[POOL];
	uint32_t n;
	prng rng;
	void (*put)(void *of, mp_str row);
	void *of;
};

pool *
pool_new(uint64_t seed, void (*put)(void *of, mp_str row), void *of)
{
	pool *p = mp_zalloc(1, sizeof *p);

	p->rng.state = seed;
	p->put = put;
	p->of = of;
	return p;
}

mp_buf *
pool_slot(pool *p)
{
	uint32_t i;

	if (p->n < POOL) {
		i = p->n++;
	} else {
		i = prng_below(&p->rng, POOL);
		p->put(p->of, mp_buf_str(&p->row[i]));
	}
	p->row[i].n = 0;
	return &p->row[i];
}

void
pool_drain(pool *p)
{
	uint32_t i;
	mp_buf last;

	while (p->n > 0) {
		i = prng_below(&p->rng, p->n);
		p->put(p->of, mp_buf_str(&p->row[i]));
		last = p->row[--p->n];
		p->row[p->n] = p->row[i];
		p->row[i] = last;
		mp_buf_free(&p->row[p->n]);
	}
}

void
pool_free(pool *p)
{
	uint32_t i;

	for (i = 0; p && i < p->n; i++)
		mp_buf_free(&p->row[i]);
	free(p);
}
