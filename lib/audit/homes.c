/* homes.c - in which units an address counts, found again by its code. */
#include <config.h>

#include "audit/homes.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static uint32_t
tuple_of(mp_homes *h, const uint32_t *unit)
{
	size_t size = h->width * sizeof *unit;
	mp_str key = { (const char *)unit, size };
	const uint32_t *known;

	if (h->ntuple && memcmp(h->unit + h->last * h->width, unit, size) == 0)
		return h->last;
	if ((known = mp_map_get(&h->tuples, key)) != NULL)
		return h->last = *known;
	mp_map_put(&h->tuples, mp_arena_dup(&h->strings, key), (uint32_t)h->ntuple);
	h->unit = mp_grow(h->unit, &h->unit_cap, (h->ntuple + 1) * h->width, sizeof *h->unit);
	memcpy(h->unit + h->ntuple * h->width, unit, size);
	return h->last = (uint32_t)h->ntuple++;
}

void
mp_homes_tell(mp_homes *h, uint64_t code, const uint32_t *unit)
{
	h->home = mp_grow(h->home, &h->cap, h->n + 1, sizeof *h->home);
	h->home[h->n] = (struct mp_home){ code, (uint32_t)h->n, tuple_of(h, unit) };
	h->n++;
}

static int
by_code(const void *a, const void *b)
{
	const struct mp_home *x = a, *y = b;

	if (x->code != y->code)
		return x->code < y->code ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

void
mp_homes_end(mp_homes *h)
{
	if (h->n)
		qsort(h->home, h->n, sizeof *h->home, by_code);
}

void
mp_homes_free(mp_homes *h)
{
	free(h->home);
	free(h->unit);
	mp_map_free(&h->tuples);
	mp_arena_free(&h->strings);
	*h = (mp_homes){ .width = 0 };
}

const uint32_t *
mp_homes_find(const mp_homes *h, uint64_t code)
{
	size_t low = 0, high = h->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (h->home[middle].code < code)
			low = middle + 1;
		else
			high = middle;
	}
	return low < h->n && h->home[low].code == code ?
	    h->unit + h->home[low].tuple * h->width : NULL;
}
