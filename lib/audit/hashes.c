/* hashes.c - a set of very many strings, kept as 8 bytes each. */
#include <config.h>

#include "audit/hashes.h"

#include <stdlib.h>

#include "base/mem.h"

void
mp_hashes_add(mp_hashes *h, uint64_t hash)
{
	h->hash = mp_grow(h->hash, &h->cap, h->n + 1, sizeof *h->hash);
	h->hash[h->n++] = hash;
}

static int
by_number(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

void
mp_hashes_end(mp_hashes *h)
{
	size_t i, n = 0;

	if (h->n == 0)
		return;
	qsort(h->hash, h->n, sizeof *h->hash, by_number);
	for (i = 0; i < h->n; i++)
		if (n == 0 || h->hash[i] != h->hash[n - 1])
			h->hash[n++] = h->hash[i];
	h->n = n;
}

void
mp_hashes_free(mp_hashes *h)
{
	free(h->hash);
	*h = (mp_hashes){ NULL, 0, 0 };
}

size_t
mp_hashes_find(const mp_hashes *h, uint64_t hash)
{
	size_t low = 0, high = h->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (h->hash[middle] < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low < h->n && h->hash[low] == hash ? low : SIZE_MAX;
}
