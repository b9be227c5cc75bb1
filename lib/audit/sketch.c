/* sketch.c - where most of very many points lie, in little memory. */
#include <config.h>

#include "audit/sketch.h"

#include <stdlib.h>

#include "base/mem.h"

/* Marks may be equal (a row that came twice): then the point decides. */
static bool
above(const mp_marked *a, const mp_marked *b)
{
	if (a->mark != b->mark)
		return a->mark > b->mark;
	return a->at.lon != b->at.lon ? a->at.lon > b->at.lon : a->at.lat > b->at.lat;
}

static void
rise(mp_marked *heap, uint32_t i)
{
	mp_marked m = heap[i];

	for (; i > 0 && above(&m, &heap[(i - 1) / 2]); i = (i - 1) / 2)
		heap[i] = heap[(i - 1) / 2];
	heap[i] = m;
}

static void
sink(mp_marked *heap, uint32_t n, mp_marked m)
{
	uint32_t i = 0, k;

	while ((k = 2 * i + 1) < n) {
		if (k + 1 < n && above(&heap[k + 1], &heap[k]))
			k++;
		if (!above(&heap[k], &m))
			break;
		heap[i] = heap[k];
		i = k;
	}
	heap[i] = m;
}

void
mp_sketch_add(mp_sketch *s, uint32_t keep, uint64_t mark, mp_point at)
{
	mp_marked m = { mark, at };
	size_t cap = s->cap;

	s->seen++;
	if (s->n < keep) {
		if (s->n == cap) {
			s->kept = mp_grow(s->kept, &cap, s->n + 1, sizeof *s->kept);
			s->cap = (uint32_t)cap;
		}
		s->kept[s->n] = m;
		rise(s->kept, s->n++);
	} else if (above(&s->kept[0], &m))
		sink(s->kept, s->n, m);
}

void
mp_sketch_free(mp_sketch *s)
{
	free(s->kept);
	*s = (mp_sketch){ NULL, 0, 0, 0 };
}

static int
by_number(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static int32_t
nth(int32_t *v, size_t n, double q)
{
	qsort(v, n, sizeof *v, by_number);
	return v[(size_t)(q * (double)(n - 1) + 0.5)];
}

mp_point
mp_sketch_quantile(const mp_sketch *s, double q)
{
	mp_point at = { MP_NOWHERE, MP_NOWHERE };
	int32_t *v;
	uint32_t i;

	if (s->n == 0)
		return at;
	v = mp_alloc(s->n * sizeof *v);
	for (i = 0; i < s->n; i++)
		v[i] = s->kept[i].at.lon;
	at.lon = nth(v, s->n, q);
	for (i = 0; i < s->n; i++)
		v[i] = s->kept[i].at.lat;
	at.lat = nth(v, s->n, q);
	free(v);
	return at;
}

double
mp_sketch_spread(const mp_sketch *s, mp_point from)
{
	int32_t *v, metres;
	uint32_t i;

	if (s->n == 0)
		return 0;
	v = mp_alloc(s->n * sizeof *v);
	for (i = 0; i < s->n; i++)
		v[i] = (int32_t)mp_metres(s->kept[i].at, from);
	metres = nth(v, s->n, 0.5);
	free(v);
	return metres;
}
