/* pile.h - records that are wanted in another order than they came in.
 *
 * Each has a key and a text; they are read by key (strcmp), those of one key in the order
 * they were put.  Texts wait in a nameless file, 16 bytes a record and the keys stay in
 * memory. */
#ifndef MP_AUDIT_PILE_H
#define MP_AUDIT_PILE_H

#include "base/arena.h"
#include "base/map.h"
#include "base/spill.h"

typedef struct {
	mp_spill *spill;
	struct mp_pile_item { uint32_t key; uint64_t at; } *item;
	size_t n, cap, next;
	mp_map keys;
	mp_str *key;
	size_t nkey, key_cap;
	mp_arena strings;
	mp_buf text;
} mp_pile;

/* `dir` must live as long as the pile.  False with errno. */
bool mp_pile_init(mp_pile *, const char *dir);
void mp_pile_free(mp_pile *);

void mp_pile_put(mp_pile *, mp_str key, mp_str text);

/* No more are put: false with errno if any could not be kept. */
bool mp_pile_sort(mp_pile *);

/* The next one, which lives until the next call; false at the end, or with errno not 0. */
bool mp_pile_next(mp_pile *, mp_str *key, mp_str *text);

#endif
