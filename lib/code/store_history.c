/* store_history.c - the registry in a database: names, events, and all of it. */
#include <stdlib.h>

#include "base/mem.h"
#include "code/migrate.h"
#include "code/store_set.h"

/* --- names and history ---------------------------------------------------------------------- */

static void
put_name(const void *of, size_t i, mp_db_value *v)
{
	const mp_later_name *name = (const mp_later_name *)of + i;

	v[0].i = name->place;
	v[1].i = name->seq;
	v[2].i = (int64_t)name->naming;
	v[3].i = (int64_t)name->hash;
	v[4].s = name->key;
	v[5].s = name->written;
}

bool
mp_store_add_names(mp_store *s, const mp_later_name *name, size_t n)
{
	bool passed = false;
	size_t i;

	for (i = 0; i < n; i++)
		passed |= name[i].naming >= MP_NAMED_GONE;
	return mp_store_many(s, ADD_NAMES, n, name, put_name, NULL, NULL) &&
	    (!passed || mp_db_do(s->db, PASSED, NULL));
}

static void
get_name(mp_store *s, unsigned which, mp_arena *arena, void *item)
{
	int64_t naming = mp_db_int(s->db, which, 2);
	mp_later_name name = { mp_db_int(s->db, which, 0), mp_db_int(s->db, which, 1),
	    naming >= 0 && naming <= MP_NAMED_TAKEN ? (mp_naming)naming : MP_NAMED_OLD, (uint64_t)mp_db_int(s->db, which, 3),
	    mp_store_text(s, which, 4, arena), mp_store_text(s, which, 5, arena) };

	memcpy(item, &name, sizeof name);
}

static bool
some_names(mp_store *s, unsigned which, const mp_db_value *value, mp_later_name **out,
    size_t *n, mp_arena *arena)
{
	return mp_store_collect(s, which, value, get_name, sizeof **out, out, n, arena);
}

bool
mp_store_names(mp_store *s, int64_t place, mp_later_name **out, size_t *n, mp_arena *arena)
{
	return some_names(s, NAMES, &(mp_db_value){ .i = place }, out, n, arena);
}

bool
mp_store_any_names(mp_store *s, bool *any)
{
	int64_t place;
	bool good = mp_store_number(s, ANY_NAMES, NULL, 0, &place);

	*any = place != 0;
	return good;
}

bool
mp_store_last_event(mp_store *s, int64_t *seq, unsigned char *hash)
{
	mp_str last;
	bool found;

	*seq = 0;
	memset(hash, 0, 32);
	if (!mp_db_one(s->db, LAST_EVENT, NULL, &found))
		return false;
	if (found) {
		*seq = mp_db_int(s->db, LAST_EVENT, 0);
		last = mp_db_text(s->db, LAST_EVENT, 1);
		memcpy(hash, last.p, last.n < 32 ? last.n : 32);
		mp_db_end(s->db, LAST_EVENT);
	}
	return true;
}

static void
put_event(const void *of, size_t i, mp_db_value *v)
{
	const mp_event *e = (const mp_event *)of + i;

	v[0].i = e->seq;
	v[1].i = e->time;
	v[2].s = e->kind;
	v[3].i = e->place;
	v[4].i = e->target;
	v[5].i = e->cause;
	v[6].s = e->operator;
	v[7].s = e->reason;
	v[8].s = e->old;
	v[9].s = e->new;
	v[10].s = e->hash;
}

bool
mp_store_add_events(mp_store *s, const mp_event *e, size_t n)
{
	return mp_store_many(s, ADD_EVENTS, n, e, put_event, NULL, NULL);
}

static void
get_event(mp_store *s, unsigned which, mp_arena *arena, void *item)
{
	mp_db *db = s->db;
	mp_event event = { mp_db_int(db, which, 0), mp_db_int(db, which, 1),
	    mp_store_text(s, which, 2, arena), mp_db_int(db, which, 3),
	    mp_db_int(db, which, 4), mp_db_int(db, which, 5),
	    mp_store_text(s, which, 6, arena), mp_store_text(s, which, 7, arena),
	    mp_store_text(s, which, 8, arena), mp_store_text(s, which, 9, arena),
	    mp_store_text(s, which, 10, arena) };

	memcpy(item, &event, sizeof event);
}

static bool
some_events(mp_store *s, unsigned which, const mp_db_value *value, mp_event **out,
    size_t *n, mp_arena *arena)
{
	return mp_store_collect(s, which, value, get_event, sizeof **out, out, n, arena);
}

bool
mp_store_renames(mp_store *s, int64_t after, mp_event **out, size_t *n, mp_arena *arena)
{
	return some_events(s, RENAMES, &(mp_db_value){ .i = after }, out, n, arena);
}

bool
mp_store_events_of(mp_store *s, int64_t place, mp_event **out, size_t *n, mp_arena *arena)
{
	return some_events(s, EVENTS_OF, (mp_db_value[]){ { .i = place }, { .i = place } },
	    out, n, arena);
}

bool
mp_store_event(mp_store *s, int64_t seq, mp_event *event, mp_arena *arena)
{
	mp_event *found;
	size_t n;

	if (!some_events(s, ONE_EVENT, &(mp_db_value){ .i = seq }, &found, &n, arena))
		return false;
	*event = n ? *found : (mp_event){ 0 };
	return true;
}

/* --- all of it ------------------------------------------------------------------------------------ */

enum { PAGE_ROWS = 1000 };	/* as the statements have it */

/* Up to a thousand events, behind one. */
static bool
events_behind(mp_store *s, int64_t after, mp_event *event, mp_place *place, size_t *n,
    mp_arena *arena)
{
	enum { PLACE_AT = 11 };
	mp_db_step step;

	*n = 0;
	if (!mp_db_start(s->db, ALL_EVENTS, &(mp_db_value){ .i = after }))
		return false;
	while ((step = mp_db_next(s->db, ALL_EVENTS)) == MP_DB_ROW && *n < PAGE_ROWS) {
		get_event(s, ALL_EVENTS, arena, &event[*n]);
		place[(*n)++] = mp_store_get_place(s, ALL_EVENTS, PLACE_AT, arena);
	}
	mp_db_end(s->db, ALL_EVENTS);
	return step == MP_DB_DONE;
}

bool
mp_store_each_event(mp_store *s, mp_arena *arena,
    bool (*each)(void *, const mp_event *, const mp_place *), void *of)
{
	mp_event *event = mp_zalloc(PAGE_ROWS, sizeof *event);
	mp_place *place = mp_zalloc(PAGE_ROWS, sizeof *place);
	int64_t seq = 0;
	size_t i, n = 1;
	bool good = true;

	while (good && n > 0) {
		mp_arena_free(arena);
		good = events_behind(s, seq, event, place, &n, arena);
		for (i = 0; i < n && good; i++) {
			seq = event[i].seq;
			good = each(of, &event[i], &place[i]);
		}
	}
	free(event);
	free(place);
	return good;
}

bool
mp_store_each_name(mp_store *s, mp_arena *arena, bool (*each)(void *, const mp_later_name *),
    void *of)
{
	mp_later_name *name, last = { 0 };
	size_t i, n = 1;
	bool good = true;

	while (good && n > 0) {
		mp_arena_free(arena);
		good = some_names(s, ALL_NAMES, (mp_db_value[]){ { .i = last.place },
		    { .i = last.seq }, { .i = (int64_t)last.naming }, { .i = (int64_t)last.hash } },
		    &name, &n, arena);
		for (i = 0; i < n && good; i++) {
			last = name[i];
			good = each(of, &name[i]);
		}
	}
	return good;
}

static void
get_counter(mp_store *s, unsigned which, mp_arena *arena, void *item)
{
	mp_counter counter = { mp_db_int(s->db, which, 0), (int)mp_db_int(s->db, which, 1),
	    (uint32_t)mp_db_int(s->db, which, 2) };

	(void)arena;
	memcpy(item, &counter, sizeof counter);
}

bool
mp_store_each_counter(mp_store *s, mp_arena *arena, bool (*each)(void *, const mp_counter *),
    void *of)
{
	mp_counter *counter, last = { .parent = INT64_MIN };
	size_t i, n = 1;
	bool good = true;

	while (good && n > 0) {
		mp_arena_free(arena);
		good = mp_store_collect(s, ALL_COUNTERS, (mp_db_value[]){ { .i = last.parent },
		    { .i = last.slot } }, get_counter, sizeof *counter, &counter, &n, arena);
		for (i = 0; i < n && good; i++) {
			last = counter[i];
			good = each(of, &counter[i]);
		}
	}
	return good;
}

bool
mp_store_each_ended(mp_store *s, mp_arena *arena, bool (*each)(void *, const mp_place *),
    void *of)
{
	mp_place *place;
	int64_t id = 0;
	size_t i, n = 1;
	bool good = true;

	while (good && n > 0) {
		mp_arena_free(arena);
		good = mp_store_places(s, ALL_ENDED, &(mp_db_value){ .i = id }, &place, &n,
		    arena);
		for (i = 0; i < n && good; i++) {
			id = place[i].id;
			good = each(of, &place[i]);
		}
	}
	return good;
}

bool
mp_store_count(mp_store *s, int64_t *places)
{
	return mp_store_number(s, COUNT, NULL, 0, places);
}

bool
mp_store_count_from(mp_store *s, const mp_counter *c, int64_t *taken)
{
	return mp_store_number(s, COUNT_FROM, (mp_db_value[]){ { .i = c->parent }, { .i = c->slot },
	    { .i = c->serial } }, 0, taken);
}

bool
mp_store_count_twice(mp_store *s, int64_t *serials)
{
	return mp_store_number(s, COUNT_TWICE, NULL, 0, serials);
}

/* --- from schema 1 ---------------------------------------------------------------------------- */

bool
mp_store_old_events(mp_store *s, int64_t after, mp_event **out, size_t *n, mp_arena *arena)
{
	return some_events(s, OLD_EVENTS, &(mp_db_value){ .i = after }, out, n, arena);
}

bool
mp_store_set_written(mp_store *s, const mp_place *p)
{
	return mp_db_do(s->db, SET_WRITTEN, (mp_db_value[]){ { .s = p->written },
	    { .i = p->issued }, { .i = (int64_t)p->hash }, { .i = p->id } });
}
