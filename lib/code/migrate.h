/* migrate.h - a registry of schema 1 becomes one of schema 2.
 *
 * Schema 1 had no chain and did not keep how addresses were written.  All codes stay;
 * the events get their hashes, and how an address was written is guessed from its key
 * (written.h). */
#ifndef MP_CODE_MIGRATE_H
#define MP_CODE_MIGRATE_H

#include "code/store.h"

/* Between the backend's `migrate` and `migrated` (db.h). */
bool mp_store_migrate(mp_store *);

/* What it reads and writes: up to 1000 events of schema 1 behind `after`; the columns
 * `written`, `issued` and `hash` of a place. */
bool mp_store_old_events(mp_store *, int64_t after, mp_event **, size_t *n, mp_arena *);
bool mp_store_set_written(mp_store *, const mp_place *);

#endif
