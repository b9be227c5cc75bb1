/* rate.c - shares, and how far a share that was sampled can be trusted. */
#include <config.h>

#include "audit/rate.h"

#include <inttypes.h>
#include <math.h>

mp_interval
mp_wilson(uint64_t good, uint64_t n)
{
	const double z = 1.959963984540054;	/* 97.5 % of the normal distribution */
	double p, centre, half, below;

	if (n == 0)
		return (mp_interval){ 0, 1 };
	p = (double)good / (double)n;
	below = 1 + z * z / (double)n;
	centre = (p + z * z / (2 * (double)n)) / below;
	half = z / below * sqrt(p * (1 - p) / (double)n + z * z / (4 * (double)n * (double)n));
	return (mp_interval){ good == 0 ? 0 : centre - half, good == n ? 1 : centre + half };
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
