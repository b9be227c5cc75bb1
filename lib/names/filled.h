/* filled.h - how full of houses a name is (for evidence.c and judge.c).
 *
 * Doors are counted from 1.  A hamlet that has a door 27 has some twenty more, and a
 * register that knows most houses of its neighbours knows more than one of them; a name
 * that stands at door 27 alone is more likely the neighbour's, misspelt.  One that stands
 * at doors 1 to 5 and nowhere else is a hamlet of five houses, however much it looks like
 * another one.  The same holds of the groups of a village and their doors. */
#ifndef MP_NAMES_FILLED_H
#define MP_NAMES_FILLED_H

#include "names/corpus.h"

typedef struct {
	uint32_t rows;		/* that say a door */
	uint32_t houses;	/* different ones */
	uint32_t groups;	/* different ones, of a village; else 1 */
	uint32_t places;	/* doors up to the greatest, of all its groups; and a place for each
				 * group that is not seen, where they have numbers */
} mp_filled;

/* Count the houses of one name, sighting by sighting. */
typedef struct mp_filler mp_filler;

mp_filler *mp_filler_new(const mp_corpus *, mp_element);
void mp_filler_free(mp_filler *);		/* NULL is fine */
void mp_filler_begin(mp_filler *);
void mp_filler_add(mp_filler *, const mp_sighting *);
mp_filled mp_filler_end(const mp_filler *);

/* Log odds that the houses of the rarer name are some of the houses of the more frequent
 * one, which stands `n` times, and not a place's own; 0 if it has none.
 *
 * A place's own houses are a part of its doors that is not known (every part as likely),
 * or as great as the neighbour's; misspelt ones are any of the neighbour's, and hardly one
 * of them twice. */
double mp_filled_odds(const mp_filled *from, const mp_filled *to, uint32_t n);

#endif
