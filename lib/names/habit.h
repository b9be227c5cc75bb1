/* habit.h - which characters the people of a county take for each other (for variants.c).
 *
 * What tables tell to be alike (similar.h) is never all: where 任压 stands beside 任庄, 姚压
 * beside 姚庄 and 上魏压 beside 上魏庄, each of them rarely, one is written for the other
 * there.  A habit is told from what rare names have beside them:
 *
 *	mp_habits_learn(&h, corpus, names, pair, n);	// of mp_alike_find
 *	... mp_habits_have(&h, county, typed, meant) ...
 *	mp_habits_free(&h);
 *
 * Nothing depends on the order. */
#ifndef MP_NAMES_HABIT_H
#define MP_NAMES_HABIT_H

#include "base/arena.h"
#include "base/map.h"
#include "names/alike.h"

/* Zero it before the first use. */
typedef struct {
	mp_map map;		/* from {county, typed, meant} to how many names; meant 0: have it */
	mp_arena arena;
} mp_habits;

/* Hear the names that stand eight times as rarely as one beside them that differs in one
 * character.  Where that may be one that is alike by the table, the others are not heard. */
void mp_habits_learn(mp_habits *, const mp_corpus *, const mp_naming *, const mp_candidate *,
    size_t n);

/* Hear a name that was settled as another before, which may not be among those. */
void mp_habits_recall(mp_habits *, const mp_corpus *, mp_term from, mp_term to);

/* Two rare names and more have such a neighbour, and more than half of those where the
 * character may be a wrong one.  Two that tell places apart are no habit. */
bool mp_habits_have(const mp_habits *, mp_term county, uint32_t typed, uint32_t meant);

void mp_habits_free(mp_habits *);

#endif
