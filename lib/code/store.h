/* store.h - the registry in a database: what is written down, and how it is found again.
 *
 * A file of SQLite, or a database of PostgreSQL where the name begins with
 * "postgresql://" or "postgres://".  Whichever it is: what mp_store_commit has returned
 * from survives kill -9 and loss of power; writers wait for each other (up to a minute),
 * readers for nobody.
 *
 * It holds places (a key, its code, its serial in the place above, and how it was
 * written), the counters that serials are taken from, later names of places, and the
 * history, a list of events that is only ever added to.  Nothing is deleted, and of a
 * place only its state changes.  registry.h says what the numbers mean; this folder's
 * store.c, sqlite.c and postgres.c are the only files that know SQL.
 *
 * Functions return false on failure; mp_store_why then says why, and the caller
 * rolls back. */
#ifndef MP_CODE_STORE_H
#define MP_CODE_STORE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

typedef struct mp_store mp_store;

/* How the registry is to be opened. */
typedef enum { MP_STORE_READ, MP_STORE_WRITE } mp_store_mode;

typedef enum { MP_LIFE_LIVE, MP_LIFE_RETIRED, MP_LIFE_MERGED } mp_life;

/* A place that has a code.  `parent` is the id of the place above it, or minus the root
 * that it lies in (layout.h). */
typedef struct {
	int64_t id, parent;
	int slot;
	uint32_t serial;
	uint64_t hash;		/* mp_path_hash of the key (path.h) */
	mp_str key, code;
	mp_str written;		/* its own part, as far as the key does not say it (written.h) */
	int64_t issued;		/* the number of its first event */
	mp_life state;
	int64_t successor;	/* the place that it leads to; 0: none */
} mp_place;

/* What an event did with a name. */
typedef enum {
	MP_NAMED_GIVEN,		/* the place is called so from then on */
	MP_NAMED_OLD,		/* what an old name became by it, not the current one */
	MP_NAMED_GONE,		/* the place is called so no longer, and was not: a merger that
				 * was undone */
	MP_NAMED_TAKEN		/* given, and another place had it before */
} mp_naming;

/* A name that a place got later: the key, and how it was written.  A key leads to the place
 * that got it last, be it as its first name or as a later one. */
typedef struct {
	int64_t place;
	int64_t seq;		/* of the event */
	mp_naming naming;
	uint64_t hash;
	mp_str key, written;
} mp_later_name;

/* Something that happened.  What old and new mean depends on the kind (life.h). */
typedef struct {
	int64_t seq;		/* from 1, without gaps */
	int64_t time;		/* seconds since 1970, UTC */
	mp_str kind;
	int64_t place, target;	/* ids; 0: none; a name changed everywhere has no place, and
				 * as target the number of places that have it */
	int64_t cause;		/* the event that this one follows from; 0: none */
	mp_str operator, reason, old, new;
	mp_str hash;		/* chain.h: 32 bytes */
} mp_event;

/* What is asked about a key. */
typedef struct {
	uint64_t hash;
	mp_str key;
	int64_t id;		/* out: 0 if the key is not known */
	int64_t since;		/* out: the event that gave the key to the place */
	bool later;		/* out: and not as its first name; what follows is not told then */
	mp_life state;		/* out */
	mp_str code;		/* out: in the arena */
} mp_lookup;

/* Open a registry; MP_STORE_WRITE makes a new one where none is.  `layout` is
 * the name of the layout and `key_form` the form of keys that the caller uses: a
 * registry made with others is refused, as is one of a newer release; one of an older
 * release is brought up to date.  NULL on failure, with the reason in `why`. */
mp_store *mp_store_open(const char *name, mp_store_mode, const char *layout,
    int key_form, mp_buf *why);
void mp_store_close(mp_store *);		/* NULL is fine */
const char *mp_store_why(const mp_store *);	/* until the next call */

/* A name as it may be shown: without the password of a PostgreSQL URL. */
void mp_store_show(mp_buf *, const char *name);

/* Transactions.  Reading sees one state of the registry; writing locks out other
 * writers until mp_store_commit or mp_store_rollback. */
bool mp_store_read(mp_store *);
bool mp_store_write(mp_store *);
bool mp_store_commit(mp_store *);
void mp_store_rollback(mp_store *);

/* Within a writing transaction: what is done from here on can be kept or taken back. */
bool mp_store_mark(mp_store *);
bool mp_store_keep(mp_store *);
bool mp_store_back(mp_store *);

/* --- places -------------------------------------------------------------------------- */

/* Look up `n` keys; the order of the array is kept.  First by the first names of places,
 * and then by later ones: of the keys that were not found, or (`all`) of those as well that
 * went to another place since. */
bool mp_store_find(mp_store *, mp_lookup *, size_t n, mp_arena *);
bool mp_store_find_later(mp_store *, mp_lookup *, size_t n, bool all);

/* One place, by its id or its serial; texts are in the arena.  id is 0 where there is
 * none. */
bool mp_store_place(mp_store *, int64_t id, mp_place *, mp_arena *);
bool mp_store_child(mp_store *, int64_t parent, int slot, uint32_t serial, mp_place *,
    mp_arena *);

/* The places in a place, by slot and serial, in an array in the arena. */
bool mp_store_children(mp_store *, int64_t parent, mp_place **, size_t *n, mp_arena *);

/* The next places without a place above them, up to `most`, behind `after` (NULL: from
 * the first), in a fixed order. */
bool mp_store_tops(mp_store *, const mp_place *after, size_t most, mp_place **,
    size_t *n, mp_arena *);

/* The highest id in use; 0 in an empty registry. */
bool mp_store_last(mp_store *, int64_t *id);

bool mp_store_add(mp_store *, const mp_place *, size_t n);
bool mp_store_set_state(mp_store *, int64_t id, mp_life, int64_t successor);

/* A serial of a slot of a place. */
typedef struct {
	int64_t parent;
	int slot;
	uint32_t serial;
	bool taken;		/* out of mp_store_taken: a place has it */
} mp_spot;

/* Which of `n` serials are taken? */
bool mp_store_taken(mp_store *, mp_spot *, size_t n);

/* How far a slot of a place was counted down. */
typedef struct {
	int64_t parent;
	int slot;
	uint32_t serial;	/* the last one; 0 before there is one */
} mp_counter;

/* Read the serials of `n` counters, and write them. */
bool mp_store_counters(mp_store *, mp_counter *, size_t n);
bool mp_store_set_counters(mp_store *, const mp_counter *, size_t n);

/* --- names and history ---------------------------------------------------------------- */

bool mp_store_add_names(mp_store *, const mp_later_name *, size_t n);
/* The later names of a place, oldest first, the current one last, in the arena. */
bool mp_store_names(mp_store *, int64_t place, mp_later_name **, size_t *n, mp_arena *);
/* Are there any in the registry?  Has one of them gone, or gone to another place? */
bool mp_store_any_names(mp_store *, bool *any);
bool mp_store_any_passed(mp_store *, bool *any);

/* The number and the hash (into the 32 bytes) of the last event; 0 and zeros if there
 * is none. */
bool mp_store_last_event(mp_store *, int64_t *seq, unsigned char *hash);
bool mp_store_add_events(mp_store *, const mp_event *, size_t n);

/* The events that changed names everywhere (place 0), and those of one place, as place
 * or target; in the arena, by number. */
bool mp_store_renames(mp_store *, int64_t after, mp_event **, size_t *n, mp_arena *);
bool mp_store_events_of(mp_store *, int64_t place, mp_event **, size_t *n, mp_arena *);
bool mp_store_event(mp_store *, int64_t seq, mp_event *, mp_arena *);	/* seq 0: none */

/* --- all of it, page by page ------------------------------------------------------------ */

/* Show all of them to `each`, until it returns false; false then, too, or if they cannot be
 * read.  Texts are in the arena, which is emptied before every thousand.  Events come by
 * number, each with its place if it brought one in (id 0 else, or where that is missing);
 * names by place and event; counters by parent and slot; places that are not live by id. */
bool mp_store_each_event(mp_store *, mp_arena *,
    bool (*each)(void *, const mp_event *, const mp_place *), void *of);
bool mp_store_each_name(mp_store *, mp_arena *, bool (*each)(void *, const mp_later_name *),
    void *of);
bool mp_store_each_counter(mp_store *, mp_arena *, bool (*each)(void *, const mp_counter *),
    void *of);
bool mp_store_each_ended(mp_store *, mp_arena *, bool (*each)(void *, const mp_place *),
    void *of);

/* How many places there are; how many serials of a slot from one up are taken; how many
 * serials were given twice. */
bool mp_store_count(mp_store *, int64_t *places);
bool mp_store_count_from(mp_store *, const mp_counter *, int64_t *taken);
bool mp_store_count_twice(mp_store *, int64_t *serials);

/* Which layout and form of keys it was made for. */
bool mp_store_made_for(mp_store *, mp_buf *layout, mp_buf *key_form);

#endif
