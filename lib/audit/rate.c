/* rate.c - shares, and how far a share that was sampled can be trusted. */
#include <config.h>

#include "audit/rate.h"

#include <inttypes.h>
#include <math.h>

static const double z = 1.959963984540054;	/* 97.5 % of the normal distribution */

mp_interval
mp_wilson_share(double p, double n)
{
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

double
mp_student(uint64_t freedom)
{
	double n = (double)freedom, z2 = z * z;

	if (freedom == 1)
		return 12.706204736;
	if (freedom == 2)
		return 4.302652730;
	/* M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964, 26.7.5 */
	return z * (1 + (z2 + 1) / (4 * n) + ((5 * z2 + 16) * z2 + 3) / (96 * n * n) +
	    (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * n * n * n) +
	    ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / (92160 * n * n * n * n));
}

double
mp_rate_worth(double n, double effect, uint64_t freedom)
{
	double few = z / mp_student(freedom);

	return n / (effect > 1 ? effect : 1) * few * few;
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
