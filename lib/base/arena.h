/* arena.h - memory that is freed all at once.
 *
 * For what lives as long as the run (keys, kept rows).  Nothing moves: a
 * pointer is good until mp_arena_free. */
#ifndef MP_BASE_ARENA_H
#define MP_BASE_ARENA_H

#include "base/str.h"

typedef struct mp_arena_block mp_arena_block;

typedef struct {
	mp_arena_block *head;
	size_t left;		/* bytes still free in the head block */
	size_t total;		/* bytes handed out */
} mp_arena;

void *mp_arena_alloc(mp_arena *, size_t n);	/* aligned for any type; not zeroed */
mp_str mp_arena_dup(mp_arena *, mp_str s);	/* a copy (unaligned, no NUL) */
void mp_arena_free(mp_arena *);			/* leaves an empty arena */

#endif
