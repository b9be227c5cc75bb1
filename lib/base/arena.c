/* arena.c - memory that is freed all at once. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/mem.h"

enum { BLOCK = 1 << 18 };

struct mp_arena_block {
	mp_arena_block *next;
	size_t size;
	alignas(max_align_t) char bytes[];
};

/* The `n` next bytes of the head block, or of a new one where they do not fit. */
static char *
take(mp_arena *a, size_t n)
{
	mp_arena_block *b;

	if (!a->head || a->left < n) {
		size_t size = n > BLOCK ? n : BLOCK;

		b = mp_alloc(sizeof *b + size);
		b->next = a->head;
		b->size = size;
		a->head = b;
		a->left = size;
	}
	a->left -= n;
	a->total += n;
	return a->head->bytes + (a->head->size - a->left - n);
}

void *
mp_arena_alloc(mp_arena *a, size_t n)
{
	size_t align = alignof(max_align_t);
	size_t pad = a->head ? (a->head->size - a->left) % align : 0;

	if (pad && a->left >= align - pad)
		a->left -= align - pad;
	else if (pad)
		a->left = 0;
	return take(a, (n + align - 1) / align * align);
}

mp_str
mp_arena_dup(mp_arena *a, mp_str s)
{
	char *p = take(a, s.n ? s.n : 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	return (mp_str){ p, s.n };
}

void
mp_arena_free(mp_arena *a)
{
	mp_arena_block *b, *next;

	for (b = a->head; b; b = next) {
		next = b->next;
		free(b);
	}
	*a = (mp_arena){ 0 };
}
