/* prng.h - the same random numbers on every machine (splitmix64, integers only). */
#ifndef MP_BENCH_PRNG_H
#define MP_BENCH_PRNG_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
	uint64_t state;
} prng;

static inline uint64_t
prng_next(prng *r)
{
	uint64_t z = r->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* A number from 0 to n - 1; n is at least 1. */
static inline uint32_t
prng_below(prng *r, uint32_t n)
{
	return (uint32_t)(((prng_next(r) >> 32) * n) >> 32);
}

/* True in `percent` of 100 calls. */
static inline bool
prng_chance(prng *r, uint32_t percent)
{
	return prng_below(r, 100) < percent;
}

#define PRNG_PICK(r, table) ((table)[prng_below(r, sizeof(table) / sizeof *(table))])

#endif
