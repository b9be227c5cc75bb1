/* rate.h - shares, and how far a share that was sampled can be trusted. */
#ifndef MP_AUDIT_RATE_H
#define MP_AUDIT_RATE_H

#include <stdint.h>

#include "base/buf.h"

typedef struct {
	double low, high;	/* from 0 to 1 */
} mp_interval;

/* The interval that holds the true share of a large lot, of which `good` of `n` were
 * found good in a simple random sample, with 95 % confidence (E. B. Wilson, Journal of
 * the American Statistical Association 22, 1927, p. 209-212).  n = 0: from 0 to 1. */
mp_interval mp_wilson(uint64_t good, uint64_t n);

/* The same of a share that was estimated as if of `n` rows, which need not be whole. */
mp_interval mp_wilson_share(double share, double n);

/* Append numerator / denominator, with four decimals, rounded half up from the whole
 * numbers, so that every machine writes the same; nothing where the denominator is 0. */
void mp_rate_write(mp_buf *, uint64_t numerator, uint64_t denominator);

#endif
