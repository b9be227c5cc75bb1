/* variants_set.h - inside of variants.c and round.c. */
#ifndef MP_NAMES_VARIANTS_SET_H
#define MP_NAMES_VARIANTS_SET_H

#include <pthread.h>

#include "names/habit.h"
#include "names/naming.h"
#include "names/variants.h"

/* While pairs are found, threads share it, each at one element.  The terms of two elements
 * are not the same, so what is kept by term is nobody else's; the rest has a lock. */
struct mp_variants {
	pthread_mutex_t lock;	/* of the pairs, where they are found, and `compared` */
	mp_variant *pair;
	size_t n, cap;
	mp_map settled;		/* from {from, within} to the pair */
	mp_arena arena;		/* the keys of the maps */
	bool *moved;		/* of every term: is there a settled pair from it? */
	uint32_t *homes;	/* of every term: in how many realms it is a name */
	mp_map decided;		/* {one, other, within} of pairs not to be asked again */
	const mp_name_decision *decision;	/* the caller's, while pairs are found */
	size_t ndecisions;
	bool *parted, *target;	/* of every term: was it decided to be another than one,
				 * and that one is it? */
	size_t compared;
};

/* Add a pair; who calls has the lock. */
void mp_variants_add(mp_variants *, mp_variant);

/* The name as which this one is settled so far; 0: none. */
mp_term mp_variants_so_far(mp_variants *, mp_term name, mp_term within);

/* Was it decided whether they are one? */
bool mp_variants_is_decided(const mp_variants *, const mp_name *, const mp_name *);

/* Find the pairs of one element, when those of its realm are found.  `habits` is what is known
 * of slips in such names, and is added to; NULL: nothing is to be. */
void mp_round(mp_variants *, const mp_corpus *, mp_element, mp_habits *);

#endif
