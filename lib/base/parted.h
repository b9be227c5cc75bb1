/* parted.h - sets that grow together, except where somebody has said no.
 *
 *	mp_parted p = { 0 };
 *	mp_parted_grow(&p, n);			// 0 .. n - 1, each alone
 *	mp_parted_part(&p, a, c);		// a and c are never one
 *	mp_parted_join(&p, a, b);		// true: now one
 *	mp_parted_join(&p, b, c);		// false: that would join a with c
 *
 * The rule is on the sets, not on the pair: what is parted stays so, however the
 * sets came together.  Union-find (Tarjan 1975); every set knows those that it is
 * parted from, and a join looks through the shorter of the two lists. */
#ifndef MP_BASE_PARTED_H
#define MP_BASE_PARTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct mp_parted_wall;

typedef struct {
	uint32_t *parent;
	size_t n, cap;
	struct mp_parted_wall *wall;	/* each partition, seen from one side */
	size_t nwall, wall_cap;
	uint32_t *last;		/* by set: the last wall of its ring, + 1; 0: none */
	uint32_t *walls;	/* by set: how many */
	size_t last_cap, walls_cap;
} mp_parted;

void mp_parted_grow(mp_parted *, size_t n);
void mp_parted_free(mp_parted *);

/* The one that stands for the set of `a`; which one says nothing. */
uint32_t mp_parted_find(mp_parted *, uint32_t a);

/* Make one set of two; false, and nothing is changed, if they are parted. */
bool mp_parted_join(mp_parted *, uint32_t a, uint32_t b);

/* Part two sets for good; false, and nothing is changed, if they are one. */
bool mp_parted_part(mp_parted *, uint32_t a, uint32_t b);

bool mp_parted_apart(mp_parted *, uint32_t a, uint32_t b);

#endif
