/* store_set.h - the inside of the store: its statements by name, and how rows are read. */
#ifndef MP_CODE_STORE_SET_H
#define MP_CODE_STORE_SET_H

#include "code/db.h"

enum statement {
	FIND, FIND_NAMED, PLACE, CHILD, CHILDREN, TOPS, TAKEN, COUNTERS, SET_COUNTERS, LAST,
	ADD, SET_STATE, ADD_NAMES, NAMES, ANY_NAMES, PASSED, LAST_EVENT, ADD_EVENTS, RENAMES, EVENTS_OF, ONE_EVENT, META, SET_META, OLD_EVENTS,
	SET_WRITTEN, ALL_EVENTS, ALL_NAMES, ALL_COUNTERS, ALL_ENDED, COUNT, COUNT_FROM,
	COUNT_TWICE,
	NSTATEMENT
};

struct mp_store {
	mp_db *db;
};

/* Run a statement that takes many rows (db.h) for `n` items: `put` makes the parameters of
 * the i-th of `of`; `take` (NULL: there are none) takes a row that it gives `into`
 * something, and must know from the row which item it is about. */
typedef void mp_store_putter(const void *of, size_t i, mp_db_value *);
typedef void mp_store_taker(mp_store *, unsigned which, void *into);
bool mp_store_many(mp_store *, unsigned which, size_t n, const void *of, mp_store_putter *,
    void *into, mp_store_taker *);

/* A text of the row, in the arena; the place in the columns from `c` on. */
mp_str mp_store_text(mp_store *, unsigned which, int column, mp_arena *);
mp_place mp_store_get_place(mp_store *, unsigned which, int c, mp_arena *);

/* All rows that a statement gives, each made by `get` an item of `size` bytes; `out` is
 * where the pointer to the array in the arena goes. */
typedef void mp_store_getter(mp_store *, unsigned which, mp_arena *, void *item);
bool mp_store_collect(mp_store *, unsigned which, const mp_db_value *, mp_store_getter *,
    size_t size, void *out, size_t *n, mp_arena *);
bool mp_store_places(mp_store *, unsigned which, const mp_db_value *, mp_place **, size_t *n,
    mp_arena *);

/* The number that a statement gives; `none` if it gives no row. */
bool mp_store_number(mp_store *, unsigned which, const mp_db_value *, int64_t none,
    int64_t *number);

#endif
