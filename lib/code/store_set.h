/* store_set.h - the inside of the store: its statements by name, and how rows are read. */
#ifndef MP_CODE_STORE_SET_H
#define MP_CODE_STORE_SET_H

#include "code/db.h"

enum {
	FIND_ROWS = 256,	/* keys asked for in one statement */
	ADD_ROWS = 64		/* rows written in one */
};

enum statement {
	FIND, FIND_NAMED, PLACE, CHILD, CHILDREN, TOPS, COUNTER, SET_COUNTER, LAST, ADD,
	ADD_MANY, SET_STATE, ADD_NAME, NAMES, ANY_NAMES, LAST_EVENT, ADD_EVENT,
	ADD_EVENTS, RENAMES, EVENTS_OF, ONE_EVENT, META, SET_META, OLD_EVENTS,
	SET_WRITTEN, ALL_EVENTS, ALL_NAMES, ALL_COUNTERS, ALL_ENDED, COUNT, COUNT_FROM,
	COUNT_TWICE,
	NSTATEMENT
};

struct mp_store {
	mp_db *db;
	mp_db_statement statement[NSTATEMENT];
	mp_buf sql, types;	/* of those that are built */
	mp_db_value value[ADD_ROWS * 11];
};

/* The types of the columns of a place and of an event (db.h). */
#define MP_STORE_PLACE "iiiiitttiii"
#define MP_STORE_EVENT "iitiiittttb"

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
