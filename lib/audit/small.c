/* small.c - which cells of a public table must not be told. */
#include <config.h>

#include "audit/small.h"

static void
hide(mp_small_cell *c, uint64_t low, uint64_t high)
{
	c->hidden = true;
	c->low = low;
	c->high = high;
}

static void
hide_small(mp_small_cell *c, unsigned small)
{
	uint64_t rest = c->of - c->n;

	if (c->n > 0 && c->n < small)
		hide(c, 1, small - 1);
	else if (c->of != UINT64_MAX && c->n <= c->of && rest > 0 && rest < small)
		hide(c, c->of > small - 1 ? c->of - (small - 1) : 0, c->of - 1);
}

/* The smallest cell of a sum that is shown and not 0; NULL if there is none. */
static mp_small_cell *
smallest(mp_small_cell *cell, const mp_small_sum *s)
{
	mp_small_cell *best = NULL, *c;
	size_t i;

	for (i = 0; i < s->n; i++) {
		c = &cell[s->child[i]];
		if (!c->hidden && c->n > 0 && (!best || c->n < best->n))
			best = c;
	}
	return best;
}

/* Can a hidden cell of this sum be worked out? */
static bool
given_away(const mp_small_cell *cell, const mp_small_sum *s)
{
	uint64_t low = 0, high = 0, sum = 0;
	size_t i, hidden = 0;

	for (i = 0; i < s->n; i++) {
		const mp_small_cell *c = &cell[s->child[i]];

		if (!c->hidden)
			continue;
		hidden++;
		low += c->low;
		high += c->high;
		sum += c->n;
	}
	if (cell[s->parent].hidden)
		return hidden == 0;
	return hidden == 1 || (hidden > 1 && (sum == low || sum == high));
}

/* Hide one more cell of a sum. */
static void
hide_more(mp_small_cell *cell, const mp_small_sum *s)
{
	mp_small_cell *c = smallest(cell, s);

	if (!c)
		c = &cell[s->parent];
	/* all that is known: it is a part of what it is of, or of the sum */
	hide(c, 0, c->of != UINT64_MAX && c->of >= c->n ? c->of : cell[s->parent].n);
}

void
mp_small_hide(mp_small_cell *cell, size_t cells, const mp_small_sum *sum, size_t sums,
    unsigned small)
{
	bool changed = true;
	size_t i;

	for (i = 0; i < cells; i++)
		if (!cell[i].hidden)
			hide_small(&cell[i], small);
	while (changed) {
		changed = false;
		for (i = 0; i < sums; i++)
			while (given_away(cell, &sum[i]) &&
			    (smallest(cell, &sum[i]) || !cell[sum[i].parent].hidden)) {
				hide_more(cell, &sum[i]);
				changed = true;
			}
	}
}
