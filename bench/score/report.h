/* report.h - what is said of the clusters of addr-dedup.
 *
 * `order` is the numbers of all rows, those that were joined next to each other, and
 * of these those of one address. */
#ifndef MP_BENCH_REPORT_H
#define MP_BENCH_REPORT_H

#include "rows.h"

uint32_t *report_order(const struct rows *);	/* to be freed */

/* How many of `of` are `n`, 1 if there are none. */
double report_share(uint64_t n, uint64_t of);

/* Pairs of rows that are one address, that were joined, and that are both. */
void report_quality(const struct rows *, const uint32_t *order);

/* How many rows of each kind of change came to the plain record of their address. */
void report_kinds(struct rows *);

/* Pairs joined wrongly, by what they differ in, with `examples` of each. */
void report_wrong(const struct rows *, const uint32_t *order, int examples);

/* How many duplicates of each dup_score point to a row of their own address. */
void report_scores(const struct rows *);

#endif
