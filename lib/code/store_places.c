/* store_places.c - the registry in a database: keys, places and counters. */
#include "code/store.h"

#include <stdlib.h>

#include "base/mem.h"
#include "code/db.h"
#include "code/store_set.h"

/* --- many rows at once ----------------------------------------------------------------------- */

bool
mp_store_many(mp_store *s, unsigned which, size_t n, const void *of, mp_store_putter *put,
    void *into, mp_store_taker *take)
{
	mp_db_value value[MP_DB_COLUMNS] = { { .i = 0 } };
	mp_db_step step = MP_DB_DONE;
	size_t i = 0, k;

	while (i < n && step == MP_DB_DONE) {
		for (k = mp_db_rows(s->db, which, n - i); k > 0; k--) {
			put(of, i++, value);
			if (!mp_db_row(s->db, which, value))
				return false;
		}
		if (!mp_db_start(s->db, which, NULL))
			return false;
		while ((step = mp_db_next(s->db, which)) == MP_DB_ROW)
			take(s, which, into);
		mp_db_end(s->db, which);
	}
	return step == MP_DB_DONE;
}

/* --- finding keys ------------------------------------------------------------------------- */

struct wanted {
	int64_t hash;
	uint32_t i;
};

/* The keys in the order of the index, so that each of its pages is read once.  They are
 * put in order byte by byte, the last first, because many may begin alike. */
static struct wanted *
by_hash(const mp_lookup *l, size_t *count, bool all)
{
	const uint64_t sign = UINT64_C(1) << 63;	/* the index has signed numbers */
	struct wanted *w = mp_alloc(*count * sizeof *w), *to = mp_alloc(*count * sizeof *to), *swap;
	size_t start[257], i, n = 0;
	int shift;

	for (i = 0; i < *count; i++)
		if (all || !l[i].id)
			w[n++] = (struct wanted){ (int64_t)l[i].hash, (uint32_t)i };
	*count = n;
	for (shift = 0; shift < 64; shift += 8) {
		memset(start, 0, sizeof start);
		for (i = 0; i < n; i++)
			start[(((uint64_t)w[i].hash ^ sign) >> shift & 255) + 1]++;
		for (i = 1; i < 256; i++)
			start[i] += start[i - 1];
		for (i = 0; i < n; i++)
			to[start[((uint64_t)w[i].hash ^ sign) >> shift & 255]++] = w[i];
		swap = w;
		w = to;
		to = swap;
	}
	free(to);
	return w;
}

struct search {
	mp_lookup *l;
	const struct wanted *w;
	mp_arena *arena;
};

static void
put_wanted(const void *of, size_t i, mp_db_value *v)
{
	const struct search *f = of;

	v[0].i = (int64_t)i;
	v[1].i = f->w[i].hash;
	__builtin_prefetch(f->l[f->w[i].i].key.p);
}

static void
take_found(mp_store *s, unsigned which, void *into)
{
	struct search *f = into;
	mp_lookup *one = &f->l[f->w[mp_db_int(s->db, which, 0)].i];
	int64_t since = mp_db_int(s->db, which, 3);

	if (!mp_str_eq(one->key, mp_db_text(s->db, which, 2)) || since <= one->since)
		return;		/* two keys with one hash, or another has it now */
	one->since = since;
	one->id = mp_db_int(s->db, which, 1);
	one->later = which == FIND_NAMED;
	if (one->later) {
		if (mp_db_int(s->db, which, 4) == MP_NAMED_GONE)
			one->id = 0;
		return;
	}
	one->code = mp_arena_dup(f->arena, mp_db_text(s->db, which, 4));
	one->state = (mp_life)mp_db_int(s->db, which, 5);
}

static bool
find(mp_store *s, enum statement which, mp_lookup *l, size_t n, bool all, mp_arena *arena)
{
	struct wanted *w = by_hash(l, &n, all);
	struct search f = { l, w, arena };
	bool good = mp_store_many(s, which, n, &f, put_wanted, &f, take_found);

	free(w);
	return good;
}

bool
mp_store_find(mp_store *s, mp_lookup *l, size_t n, mp_arena *arena)
{
	size_t i;

	for (i = 0; i < n; i++) {
		l[i].id = 0;
		l[i].since = -1;
		l[i].later = false;
	}
	return find(s, FIND, l, n, true, arena);
}

bool
mp_store_find_later(mp_store *s, mp_lookup *l, size_t n, bool all)
{
	return find(s, FIND_NAMED, l, n, all, NULL);
}

/* --- places ------------------------------------------------------------------------------- */

mp_str
mp_store_text(mp_store *s, unsigned which, int column, mp_arena *arena)
{
	return mp_arena_dup(arena, mp_db_text(s->db, which, column));
}

/* The place in the columns from `c` on. */
mp_place
mp_store_get_place(mp_store *s, unsigned which, int c, mp_arena *arena)
{
	mp_db *db = s->db;

	return (mp_place){ .id = mp_db_int(db, which, c), .parent = mp_db_int(db, which, c + 1),
	    .slot = (int)mp_db_int(db, which, c + 2),
	    .serial = (uint32_t)mp_db_int(db, which, c + 3),
	    .hash = (uint64_t)mp_db_int(db, which, c + 4), .key = mp_store_text(s, which, c + 5, arena),
	    .code = mp_store_text(s, which, c + 6, arena), .written = mp_store_text(s, which, c + 7, arena),
	    .issued = mp_db_int(db, which, c + 8),
	    .state = (mp_life)mp_db_int(db, which, c + 9),
	    .successor = mp_db_int(db, which, c + 10) };
}

/* The place that a statement gives, or none. */
static bool
one_place(mp_store *s, enum statement which, const mp_db_value *value, mp_place *place,
    mp_arena *arena)
{
	bool found;

	*place = (mp_place){ 0 };
	if (!mp_db_one(s->db, which, value, &found))
		return false;
	if (found) {
		*place = mp_store_get_place(s, which, 0, arena);
		mp_db_end(s->db, which);
	}
	return true;
}

bool
mp_store_place(mp_store *s, int64_t id, mp_place *place, mp_arena *arena)
{
	return one_place(s, PLACE, &(mp_db_value){ .i = id }, place, arena);
}

bool
mp_store_child(mp_store *s, int64_t parent, int slot, uint32_t serial, mp_place *place,
    mp_arena *arena)
{
	return one_place(s, CHILD, (mp_db_value[]){ { .i = parent }, { .i = slot },
	    { .i = serial } }, place, arena);
}

bool
mp_store_collect(mp_store *s, unsigned which, const mp_db_value *value, mp_store_getter *get,
    size_t size, void *out, size_t *n, mp_arena *arena)
{
	char *item = NULL;
	void *kept;
	mp_db_step step;
	size_t cap = 0;

	*n = 0;
	if (!mp_db_start(s->db, which, value))
		return false;
	while ((step = mp_db_next(s->db, which)) == MP_DB_ROW) {
		item = mp_grow(item, &cap, *n + 1, size);
		get(s, which, arena, item + size * (*n)++);
	}
	mp_db_end(s->db, which);
	kept = mp_arena_alloc(arena, *n * size);
	if (*n)
		memcpy(kept, item, *n * size);
	memcpy(out, &kept, sizeof kept);
	free(item);
	return step == MP_DB_DONE;
}

static void
get_place(mp_store *s, unsigned which, mp_arena *arena, void *item)
{
	mp_place place = mp_store_get_place(s, which, 0, arena);

	memcpy(item, &place, sizeof place);
}

bool
mp_store_places(mp_store *s, unsigned which, const mp_db_value *value, mp_place **out,
    size_t *n, mp_arena *arena)
{
	return mp_store_collect(s, which, value, get_place, sizeof **out, out, n, arena);
}

bool
mp_store_children(mp_store *s, int64_t parent, mp_place **out, size_t *n, mp_arena *arena)
{
	return mp_store_places(s, CHILDREN, &(mp_db_value){ .i = parent }, out, n, arena);
}

bool
mp_store_tops(mp_store *s, const mp_place *after, size_t most, mp_place **out, size_t *n,
    mp_arena *arena)
{
	return mp_store_places(s, TOPS, (mp_db_value[]){ { .i = after ? after->parent : INT64_MIN },
	    { .i = after ? after->slot : 0 }, { .i = after ? after->serial : 0 },
	    { .i = (int64_t)most } }, out, n, arena);
}

bool
mp_store_number(mp_store *s, unsigned which, const mp_db_value *value, int64_t none,
    int64_t *number)
{
	bool found;

	*number = none;
	if (!mp_db_one(s->db, which, value, &found))
		return false;
	if (found) {
		*number = mp_db_int(s->db, which, 0);
		mp_db_end(s->db, which);
	}
	return true;
}

bool
mp_store_last(mp_store *s, int64_t *id)
{
	return mp_store_number(s, LAST, NULL, 0, id);
}

static void
put_spot(const void *of, size_t i, mp_db_value *v)
{
	const mp_spot *spot = (const mp_spot *)of + i;

	v[0].i = (int64_t)i;
	v[1].i = spot->parent;
	v[2].i = spot->slot;
	v[3].i = spot->serial;
}

static void
take_spot(mp_store *s, unsigned which, void *into)
{
	((mp_spot *)into)[mp_db_int(s->db, which, 0)].taken = true;
}

bool
mp_store_taken(mp_store *s, mp_spot *spot, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		spot[i].taken = false;
	return mp_store_many(s, TAKEN, n, spot, put_spot, spot, take_spot);
}

static void
put_slot(const void *of, size_t i, mp_db_value *v)
{
	const mp_counter *c = (const mp_counter *)of + i;

	v[0].i = (int64_t)i;
	v[1].i = c->parent;
	v[2].i = c->slot;
}

static void
take_counter(mp_store *s, unsigned which, void *into)
{
	((mp_counter *)into)[mp_db_int(s->db, which, 0)].serial =
	    (uint32_t)mp_db_int(s->db, which, 1);
}

bool
mp_store_counters(mp_store *s, mp_counter *c, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		c[i].serial = 0;
	return mp_store_many(s, COUNTERS, n, c, put_slot, c, take_counter);
}

static void
put_counter(const void *of, size_t i, mp_db_value *v)
{
	const mp_counter *c = (const mp_counter *)of + i;

	v[0].i = c->parent;
	v[1].i = c->slot;
	v[2].i = c->serial;
}

bool
mp_store_set_counters(mp_store *s, const mp_counter *c, size_t n)
{
	return mp_store_many(s, SET_COUNTERS, n, c, put_counter, NULL, NULL);
}

static void
put_place(const void *of, size_t i, mp_db_value *v)
{
	const mp_place *p = (const mp_place *)of + i;

	v[0].i = p->id;
	v[1].i = p->parent;
	v[2].i = p->slot;
	v[3].i = p->serial;
	v[4].i = (int64_t)p->hash;
	v[5].s = p->key;
	v[6].s = p->code;
	v[7].s = p->written;
	v[8].i = p->issued;
	v[9].i = (int64_t)p->state;
	v[10].i = p->successor;
}

bool
mp_store_add(mp_store *s, const mp_place *p, size_t n)
{
	return mp_store_many(s, ADD, n, p, put_place, NULL, NULL);
}

bool
mp_store_set_state(mp_store *s, int64_t id, mp_life state, int64_t successor)
{
	return mp_db_do(s->db, SET_STATE, (mp_db_value[]){ { .i = (int64_t)state },
	    { .i = successor }, { .i = id } });
}
