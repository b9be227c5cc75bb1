/* rate.c - shares, and how far a share that was sampled can be trusted. */
#include <config.h>

#include "audit/rate.h"

#include <inttypes.h>
#include <math.h>

mp_interval
mp_wilson_share(double p, double n)
{
	const double z = 1.959963984540054;	/* 97.5 % of the normal distribution */
	double below = 1 + z * z / n, centre = (p + z * z / (2 * n)) / below;
	double half = z / below * sqrt(p * (1 - p) / n + z * z / (4 * n * n));

	return (mp_interval){ p <= 0 ? 0 : centre - half, p >= 1 ? 1 : centre + half };
}

mp_interval
mp_wilson(uint64_t good, uint64_t n)
{
	if (n == 0)
		return (mp_interval){ 0, 1 };
	return mp_wilson_share((double)good / (double)n, (double)n);
}

void
mp_rate_write(mp_buf *out, uint64_t numerator, uint64_t denominator)
{
	uint64_t whole, rest;

	if (denominator == 0)
		return;
	whole = numerator / denominator;
	rest = (numerator % denominator * 10000 + denominator / 2) / denominator;
	if (rest == 10000) {
		whole++;
		rest = 0;
	}
	mp_buf_printf(out, "%" PRIu64 ".%04" PRIu64, whole, rest);
}
