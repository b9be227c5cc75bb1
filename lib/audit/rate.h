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

/* How many rows, drawn one by one, would tell as much as `n` that came in `groups` groups,
 * of which the first were drawn: n / effect, where the effect of the design is the variance
 * in ratio to that of rows drawn one by one (L. Kish, Survey Sampling, 1965; less than
 * 1 is taken as 1), and fewer still because it is estimated from so few groups: times the
 * square of the normal in ratio to Student's quantile of `freedom`, that is groups less
 * lots (E. L. Korn, B. I. Graubard, Survey Methodology 24, 1998, p. 193-201). */
double mp_rate_worth(double n, double effect, uint64_t freedom);

/* Student's 97.5 % quantile, to a thousandth of it. */
double mp_student(uint64_t freedom);

/* Append numerator / denominator, with four decimals, rounded half up from the whole
 * numbers, so that every machine writes the same; nothing where the denominator is 0. */
void mp_rate_write(mp_buf *, uint64_t numerator, uint64_t denominator);

#endif
