/* quality.c - pairs of rows that are one address, and that were joined.
 *
 * Pairs are counted by the sizes of clusters and of what they share, and never made. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report.h"

static const struct record *sorted_rows;	/* qsort gives no context */

static int
by(uint32_t a, uint32_t b)
{
	return a < b ? -1 : a > b;
}

static int
by_said(const void *a, const void *b)
{
	uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
	const struct record *x = &sorted_rows[i], *y = &sorted_rows[k];
	int d = by(x->said, y->said);

	d = d ? d : by(x->is, y->is);
	return d ? d : by(i, k);
}

static int
by_number(const void *a, const void *b)
{
	return by(*(const uint32_t *)a, *(const uint32_t *)b);
}

static uint64_t
pairs_of(uint64_t n)
{
	return n * (n - 1) / 2;
}

/* The pairs among equal numbers of a sorted list. */
static uint64_t
pairs_equal(const uint32_t *list, size_t n)
{
	uint64_t pairs = 0;
	size_t i, from = 0;

	for (i = 1; i <= n; i++)
		if (i == n || list[i] != list[from]) {
			pairs += pairs_of(i - from);
			from = i;
		}
	return pairs;
}

/* `order` is the rows by what is said of them, and by what they are. */
static uint64_t
pairs_both(const struct rows *r, const uint32_t *order, size_t n)
{
	uint64_t pairs = 0;
	size_t i, from = 0;

	for (i = 1; i <= n; i++)
		if (i == n || r->p[order[i]].said != r->p[order[from]].said ||
		    r->p[order[i]].is != r->p[order[from]].is) {
			pairs += pairs_of(i - from);
			from = i;
		}
	return pairs;
}

double
report_share(uint64_t n, uint64_t of)
{
	return of ? (double)n / (double)of : 1;
}

uint32_t *
report_order(const struct rows *r)
{
	uint32_t *order = mp_zalloc(r->n + 1, sizeof *order);
	size_t i;

	for (i = 0; i < r->n; i++)
		order[i] = (uint32_t)i;
	sorted_rows = r->p;
	qsort(order, r->n, sizeof *order, by_said);
	return order;
}

static void
quality(const char *what, const struct rows *r, const uint32_t *order, size_t n)
{
	uint32_t *list = mp_zalloc(n + 1, sizeof *list);
	uint64_t is, said, both;
	double p, c;
	size_t i;

	for (i = 0; i < n; i++)
		list[i] = r->p[order[i]].said;
	said = pairs_equal(list, n);
	for (i = 0; i < n; i++)
		list[i] = r->p[order[i]].is;
	qsort(list, n, sizeof *list, by_number);
	is = pairs_equal(list, n);
	both = pairs_both(r, order, n);
	p = report_share(both, said);
	c = report_share(both, is);
	printf("%-22s %10zu %10llu %10llu %9llu %9.6f %7.4f %7.4f\n", what, n,
	    (unsigned long long)is, (unsigned long long)said,
	    (unsigned long long)(said - both), p, c, p + c > 0 ? 2 * p * c / (p + c) : 0);
	free(list);
}

void
report_quality(const struct rows *r, const uint32_t *order)
{
	uint32_t *some = mp_zalloc(r->n + 1, sizeof *some);
	size_t i, n = 0;

	for (i = 0; i < r->n; i++)
		if (r->p[order[i]].decides)
			some[n++] = order[i];
	printf("%-22s %10s %10s %10s %9s %9s %7s %7s\n", "pairs", "rows", "true", "joined",
	    "wrong", "precision", "recall", "F1");
	quality("all rows", r, order, r->n);
	quality("rows that decide", r, some, n);
	free(some);
}

void
report_scores(const struct rows *r)
{
	int s;

	printf("\n%-22s %10s %10s\n", "dup_score", "duplicates", "right");
	for (s = 100; s >= 0; s--)
		if (r->score[s].n)
			printf("%-22.2f %10llu %10.4f\n", s / 100.0,
			    (unsigned long long)r->score[s].n,
			    report_share(r->score[s].right, r->score[s].n));
}
