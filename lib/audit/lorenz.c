/* lorenz.c - how much is with how few. */
#include <config.h>

#include <stdlib.h>

#include "audit/chart.h"
#include "base/mem.h"

struct unit {
	double much, weight;
	size_t at;
};

/* The least for its weight first; equal ones as they came. */
static int
by_ratio(const void *va, const void *vb)
{
	const struct unit *a = va, *b = vb;
	double x = a->much * b->weight, y = b->much * a->weight;

	return x != y ? (x > y) - (x < y) : (a->at > b->at) - (a->at < b->at);
}

static int
by_much(const void *va, const void *vb)
{
	const struct unit *a = va, *b = vb;

	return a->much != b->much ? (a->much < b->much) - (a->much > b->much) :
	    (a->at > b->at) - (a->at < b->at);
}

/* The points that count: nothing of what is there is negative or without weight. */
static size_t
units(const mp_block *b, struct unit *unit, double *much, double *weight)
{
	size_t i, n = 0, series = b->chart.nseries;

	*much = *weight = 0;
	for (i = 0; i < b->points; i++) {
		double m = b->value[i * series];
		double w = series > 1 ? b->value[i * series + 1] : 1;

		if (!(m >= 0) || !(w > 0) || isinf(m) || isinf(w))
			continue;
		unit[n++] = (struct unit){ m, w, i };
		*much += m;
		*weight += w;
	}
	return n;
}

double *
mp_chart_lorenz(const mp_block *b, size_t *n, size_t *half, size_t *counted)
{
	struct unit *unit = mp_zalloc(b->points + 1, sizeof *unit);
	double much, weight, m = 0, w = 0, *point = NULL;
	size_t i;

	*counted = units(b, unit, &much, &weight);
	*n = *counted + 1;
	*half = 0;
	if (much > 0 && weight > 0) {
		qsort(unit, *counted, sizeof *unit, by_much);
		while (m < much / 2 && *half < *counted)
			m += unit[(*half)++].much;
		qsort(unit, *counted, sizeof *unit, by_ratio);
		point = mp_zalloc(*n * 2, sizeof *point);
		for (m = 0, i = 0; i < *counted; i++) {
			m += unit[i].much;
			w += unit[i].weight;
			point[2 * i + 2] = w / weight;
			point[2 * i + 3] = m / much;
		}
	}
	free(unit);
	return point;
}
