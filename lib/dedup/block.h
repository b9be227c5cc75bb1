/* block.h - which of the addresses that may be one are one.
 *
 * Records leave out what they think is understood: the township, the road of an
 * estate, the only unit of a building.  Two addresses are compatible when no element
 * has two different values, and those that may not be left out are alike, also in
 * being left out (mp_block_open tells which may).  Compatible is not yet the same: A
 * fits B and A fits C does not make B and C one.  So, among the addresses that share
 * everything that may not be left out:
 *
 *	- if an element is filled in all of them, each of its values is looked at
 *	  alone
 *	- if all are compatible, they are one
 *	- else an address that is fuller than others takes in those of them that fit no
 *	  other (and two that fit only each other are one)
 *	- one that fits two is doubtful, and stays alone
 *
 * So nothing is ever one with two addresses that contradict each other.  Addresses
 * are sorted, never compared each with each: n log n. */
#ifndef MP_DEDUP_BLOCK_H
#define MP_DEDUP_BLOCK_H

#include "names/corpus.h"

/* What the record of this address might have left out: the label of ruling.h; devzone;
 * township and community where a road or an estate tells the place; road, section and lane beside an estate,
 * and the estate's door on the road or where there is a building; the unit of a room. */
mp_elements_set mp_block_open(const mp_sighting *);

/* The address without what may be left out: equal for all that may be one. */
mp_sighting mp_block_core(const mp_sighting *);

/* One of the addresses. */
typedef struct {
	const mp_sighting *said;
	uint32_t place;		/* the caller's number */
} mp_block_item;

typedef struct {
	/* Two places are one: `part` says what is said in `whole`, or the two agree. */
	void (*join)(void *, uint32_t part, uint32_t whole);
	/* `part` may be `a` as well as `b`; there are `fits` such places. */
	void (*doubt)(void *, uint32_t part, uint32_t a, uint32_t b, size_t fits);
	void *of;
} mp_block_verdict;

/* Look at `n` different addresses with one core, in place; returns how often two were
 * compared.  Nothing depends on their order. */
size_t mp_block_resolve(const mp_corpus *, mp_block_item *, size_t n,
    const mp_block_verdict *);

#endif
