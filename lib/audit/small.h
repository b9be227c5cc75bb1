/* small.h - which cells of a public table must not be told.
 *
 * A cell is hidden if it is from 1 to small - 1, or so near to what it is a part of that
 * the rest is; or if it could be worked out from the cells that are shown.  The second:
 * where one cell is the sum of others, and one of all of these alone is hidden, or what
 * may be in the hidden ones leaves one answer only, the smallest one that is shown is
 * hidden, too; where there is none, the sum is (Cox, Journal of the American Statistical
 * Association 75, 1980: complementary suppression; here by repetition, for sums of one
 * level each, which does not promise the fewest cells). */
#ifndef MP_AUDIT_SMALL_H
#define MP_AUDIT_SMALL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
	uint64_t n;
	uint64_t of;		/* it is a part of this, which is shown; UINT64_MAX: of none */
	bool hidden;
	uint64_t low, high;	/* when hidden: what anybody knows of it */
} mp_small_cell;

/* cell[parent] is the sum of `n` cells. */
typedef struct {
	uint32_t parent;
	uint32_t *child;
	size_t n, cap;
} mp_small_sum;

/* Hide what must be; cells that are hidden already stay so. */
void mp_small_hide(mp_small_cell *, size_t cells, const mp_small_sum *, size_t sums,
    unsigned small);

#endif
