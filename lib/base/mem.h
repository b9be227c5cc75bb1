/* mem.h - memory that is there or the program is not.
 *
 * Running out of memory has one policy, so that it does not infect every
 * signature: the hook is called (the command layer sets one that prints and
 * exits 2); if there is none, or it returns, the program aborts.  The hook is
 * the only state that the library keeps outside objects. */
#ifndef MP_BASE_MEM_H
#define MP_BASE_MEM_H

#include <stddef.h>

extern void (*mp_oom_hook)(size_t wanted);

/* For a library that says it has no memory: the hook, then abort. */
_Noreturn void mp_oom(size_t wanted);

/* Like malloc, calloc and realloc, but never NULL; freed with free(). */
void *mp_alloc(size_t n);
void *mp_zalloc(size_t count, size_t size);
void *mp_realloc(void *p, size_t n);

/* Grow an array of `size`-byte items so that `want` of them fit; `*cap` counts
 * items and at least doubles.  Returns the (moved) array. */
void *mp_grow(void *p, size_t *cap, size_t want, size_t size);

#endif
