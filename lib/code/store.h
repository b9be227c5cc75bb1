/* store.h - the registry file: what is written down, and how it is found again.
 *
 * One SQLite database in WAL mode, written with synchronous=FULL: what
 * mp_store_commit has returned from survives kill -9 and loss of power.  It holds
 * places (a key, its code, and its serial in the place above), the counters that
 * serials are taken from, and the history, a list of events that is only ever
 * added to.  Nothing is deleted.  registry.h says what the numbers mean; this is
 * the only file that knows SQL.
 *
 * Functions return false on failure; mp_store_why then says why, and the caller
 * rolls back.  Several processes may use one file: writers wait for each other
 * (up to a minute), readers wait for nobody. */
#ifndef MP_CODE_STORE_H
#define MP_CODE_STORE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

typedef struct mp_store mp_store;

/* How the file is to be opened. */
typedef enum { MP_STORE_READ, MP_STORE_WRITE } mp_store_mode;

/* A place that has a code.  `parent` is the id of the place above it, or minus the
 * 12-digit code of the division that it lies in. */
typedef struct {
	int64_t id, parent;
	int slot;
	uint32_t serial;
	uint64_t hash;		/* mp_hash of the key */
	mp_str key, code;
} mp_place;

/* What is asked about a key. */
typedef struct {
	uint64_t hash;
	mp_str key;
	int64_t id;		/* out: 0 if the key is not known */
	mp_str code;		/* out: in the arena */
} mp_lookup;

/* Open a registry; MP_STORE_WRITE makes a new one where no file is.  `layout` is
 * the name of the layout and `key_form` the form of keys that the caller uses: a
 * registry made with others is refused, as is one of a newer release.  NULL on
 * failure, with the reason in `why`. */
mp_store *mp_store_open(const char *file, mp_store_mode, const char *layout,
    int key_form, mp_buf *why);
void mp_store_close(mp_store *);		/* NULL is fine */
const char *mp_store_why(const mp_store *);	/* until the next call */

/* Transactions.  Reading sees one state of the registry; writing locks out other
 * writers until mp_store_commit or mp_store_rollback. */
bool mp_store_read(mp_store *);
bool mp_store_write(mp_store *);
bool mp_store_commit(mp_store *);
void mp_store_rollback(mp_store *);

/* Look up `n` keys; the order of the array is kept. */
bool mp_store_find(mp_store *, mp_lookup *, size_t n, mp_arena *);

/* The place that has this serial: only id and code are set, the code in the
 * arena.  A serial that is free gives true and id 0. */
bool mp_store_child(mp_store *, int64_t parent, int slot, uint32_t serial,
    mp_place *place, mp_arena *);

/* The serial that a slot of a place was last counted down to; 0 before it is set. */
bool mp_store_counter(mp_store *, int64_t parent, int slot, uint32_t *serial);
bool mp_store_set_counter(mp_store *, int64_t parent, int slot, uint32_t serial);

/* The highest id in use; 0 in an empty registry. */
bool mp_store_last(mp_store *, int64_t *id);

bool mp_store_add(mp_store *, const mp_place *, size_t n);

/* Add to the history: what happened to a place, and when (seconds since 1970).
 * Events are numbered from 1 without gaps. */
bool mp_store_event(mp_store *, const char *kind, int64_t place, int64_t when);

#endif
