/* census.h - how many houses, people and organisations there are at each place of a book.
 *
 * Places of a book are numbers with gaps between them (lookup/lookup.h); here they are
 * counted, so that an array of all of them is no longer than it must be. */
#ifndef MP_LINK_CENSUS_H
#define MP_LINK_CENSUS_H

#include "lookup/lookup.h"

typedef struct {
	uint32_t residents;	/* who live there now */
	uint32_t registered;	/* who are registered there */
	uint32_t households;	/* of them, that have a number or a head */
	uint32_t houses;
	uint32_t vacant;	/* of them, that stand empty */
	uint32_t organisations;
	size_t house;		/* of the first one: where its id is, + 1; 0: there is none */
} mp_place;

typedef struct {
	uint64_t *bit;		/* is this number a place? */
	uint32_t *before;	/* how many places there are before the 64 of a word */
	mp_place *place;
	size_t n;
	mp_buf house_ids;	/* each with a NUL */
} mp_census;

void mp_census_init(mp_census *, const mp_book *);
void mp_census_free(mp_census *);

/* What is at a place of the book. */
static inline mp_place *
mp_census_at(const mp_census *c, uint32_t place)
{
	uint64_t below = (UINT64_C(1) << (place & 63)) - 1;

	return &c->place[c->before[place >> 6] +
	    (size_t)__builtin_popcountll(c->bit[place >> 6] & below)];
}

void mp_census_house(mp_census *, uint32_t place, mp_str id, bool vacant);

/* The id of the first house that was entered there, "" if there is none. */
mp_str mp_census_first_house(const mp_census *, uint32_t place);

/* Households registered at a place, or one where neither a number nor a head tells. */
static inline uint32_t
mp_place_households(const mp_place *p)
{
	return p->households ? p->households : p->registered > 0;
}

#endif
