/* listing.c - what a registry knows, told to others. */
#include "code/listing.h"

#include <stdlib.h>

#include "base/mem.h"
#include "code/registry_set.h"
#include "code/written.h"

/* One of the names of a place. */
struct named {
	mp_address address;
	bool current;
	bool foreign;		/* of the survivor of the place above */
	bool lost;		/* it went to another place, when this one had been retired */
};

struct names {
	struct named *name;
	size_t n, cap;
};

struct lister {
	mp_registry *r;
	mp_arena *arena;	/* of what is told */
	mp_buf successor;
	bool (*each)(void *, const mp_registered *);
	void *of;
	bool stopped;
};

static void
add(struct names *out, const mp_address *a, bool current, bool foreign, bool lost)
{
	out->name = mp_grow(out->name, &out->cap, out->n + 1, sizeof *out->name);
	out->name[out->n++] = (struct named){ *a, current, foreign, lost };
}

/* Does one of its names lead to another place by now? */
static bool
went(struct lister *l, const mp_place *p, mp_str key, bool *lost)
{
	int64_t id = p->id;

	if (l->r->passed && !mp_registry_by_key(l->r, key, &id))
		return false;
	*lost = id != p->id;
	return true;
}

/* All names of a place: each of those of the place above, with each of its own. */
static bool
combine(struct lister *l, const mp_place *p, size_t above, const struct names *base,
    struct names *out)
{
	mp_later_name *later;
	size_t i, k, n, current;
	bool good, lost;

	good = mp_registry_names(l->r, p, &later, &n, &current, l->arena);
	for (k = 0; good && k <= n; k++) {
		mp_str key = k ? later[k - 1].key : p->key;

		good = went(l, p, key, &lost);
		for (i = 0; good && (k == current || !lost) && i < base->n; i++) {
			mp_address a = base->name[i].address;

			mp_written_read(&a, k ? mp_registry_own(l->r, key) :
			    mp_str_skip(key, above), p->parent < 0,
			    k ? later[k - 1].written : p->written);
			add(out, &a, base->name[i].current && k == current,
			    base->name[i].foreign, lost || base->name[i].lost);
		}
	}
	return good;
}

static bool names_of(struct lister *, const mp_place *, struct names *);

/* The names that what lies in a place is told under: its own; and those of its survivor,
 * if it was merged. */
static bool
base_for_children(struct lister *l, const mp_place *p, const struct names *own,
    struct names *out)
{
	struct names theirs = { 0 };
	mp_place survivor = *p;
	size_t i;
	bool good = true;

	for (i = 0; i < own->n; i++)
		add(out, &own->name[i].address, own->name[i].current &&
		    p->state != MP_LIFE_MERGED, false, own->name[i].lost);
	if (p->state != MP_LIFE_MERGED)
		return true;
	good = mp_registry_survivor(l->r, &survivor) && names_of(l, &survivor, &theirs);
	for (i = 0; i < theirs.n && good; i++)
		add(out, &theirs.name[i].address, theirs.name[i].current, true,
		    theirs.name[i].lost);
	free(theirs.name);
	return good;
}

static bool
names_of(struct lister *l, const mp_place *p, struct names *out)
{
	struct names own = { 0 }, base = { 0 };
	mp_place above = { 0 };
	bool good = true;

	if (p->parent < 0)
		add(&base, &(mp_address){ .division = 0 }, true, false, false);
	else
		good = mp_store_place(l->r->store, p->parent, &above, l->arena) &&
		    names_of(l, &above, &own) && base_for_children(l, &above, &own, &base);
	good = good && combine(l, p, above.key.n, &base, out);
	free(own.name);
	free(base.name);
	return good;
}

/* The codes that a place leads to. */
static bool
find_successor(struct lister *l, const mp_place *p)
{
	mp_place to = *p;
	mp_event *event;
	size_t i, n;

	l->successor.n = 0;
	if (p->state == MP_LIFE_MERGED) {
		if (!mp_registry_survivor(l->r, &to))
			return false;
		mp_buf_add(&l->successor, to.code);
		return true;
	}
	if (!p->successor)
		return true;
	if (!mp_store_events_of(l->r->store, p->id, &event, &n, l->arena))
		return false;
	for (i = 0; i < n; i++) {
		if (event[i].place != p->id || !mp_str_eq(event[i].kind, MP_STR("split")))
			continue;
		if (!mp_store_place(l->r->store, event[i].target, &to, l->arena))
			return false;
		if (l->successor.n)
			mp_buf_addc(&l->successor, ',');
		mp_buf_add(&l->successor, to.code);
	}
	return true;
}

static mp_registered
tell(struct lister *l, const mp_place *p, const struct named *name)
{
	return (mp_registered){ .address = name->address, .code = p->code,
	    .successor = mp_buf_str(&l->successor), .life = p->state,
	    .kind = p->state == MP_LIFE_MERGED ? MP_CALLED_ALIAS :
	    name->current && !name->lost ? MP_CALLED_CURRENT : MP_CALLED_OLD };
}

/* Tell a place and what lies in it. */
static bool
visit(struct lister *l, const mp_place *p, size_t above, const struct names *base)
{
	struct names own = { 0 }, below = { 0 };
	mp_registered told;
	mp_place *child;
	size_t i, n;
	bool good;

	good = combine(l, p, above, base, &own) && find_successor(l, p);
	for (i = 0; i < own.n && good && !l->stopped; i++) {
		if (p->state == MP_LIFE_MERGED && own.name[i].foreign)
			continue;	/* the survivor is told by itself */
		told = tell(l, p, &own.name[i]);
		l->stopped = !l->each(l->of, &told);
	}
	good = good && base_for_children(l, p, &own, &below) &&
	    mp_store_children(l->r->store, p->id, &child, &n, l->arena);
	for (i = 0; good && i < n && !l->stopped; i++)
		good = visit(l, &child[i], p->key.n, &below);
	free(own.name);
	free(below.name);
	return good;
}

static bool
visit_all(struct lister *l)
{
	enum { MOST = 500 };
	struct names base = { 0 };
	mp_arena arena = { 0 };
	mp_place *top, last;
	size_t i, n = MOST;
	bool good = true, first = true;

	add(&base, &(mp_address){ .division = 0 }, true, false, false);
	while (good && n == MOST && !l->stopped) {
		mp_arena next = { 0 };

		good = mp_store_tops(l->r->store, first ? NULL : &last, MOST, &top, &n, &next);
		mp_arena_free(&arena);
		arena = next;
		first = false;
		for (i = 0; good && i < n && !l->stopped; i++) {
			good = visit(l, &top[i], 0, &base);
			mp_arena_free(l->arena);
			last = top[i];
		}
	}
	mp_arena_free(&arena);
	free(base.name);
	return good;
}

bool
mp_registry_list(mp_registry *r, bool (*each)(void *, const mp_registered *), void *of)
{
	mp_arena arena = { 0 };		/* of one place in a community at a time */
	struct lister l = { .r = r, .arena = &arena, .each = each, .of = of };
	bool good;

	mp_arena_free(&r->arena);
	good = (r->reading || mp_store_read(r->store)) &&
	    mp_registry_look(r) && visit_all(&l);
	if (!r->reading && !(good && mp_store_commit(r->store))) {
		mp_store_rollback(r->store);
		good = false;
	}
	mp_arena_free(&arena);
	mp_buf_free(&l.successor);
	return good;
}

bool
mp_registry_current(mp_registry *r, const mp_place *place, mp_address *address)
{
	struct lister l = { .r = r, .arena = &r->arena };
	struct names names = { 0 };
	bool good = names_of(&l, place, &names);
	size_t i, k;

	for (i = k = 0; i < names.n; i++)
		if (names.name[i].current)
			k = i;
	if (good && names.n)
		*address = names.name[k].address;
	free(names.name);
	return good;
}

bool
mp_registry_tell(mp_registry *r, mp_str code, mp_registered *out, bool *known)
{
	struct lister l = { .r = r, .arena = &r->told };
	struct names names = { 0 };
	mp_place place;
	size_t i, k;
	bool good;

	*known = false;
	*out = (mp_registered){ .code = { 0 } };
	mp_arena_free(&r->arena);
	mp_arena_free(&r->told);
	good = mp_store_any_names(r->store, &r->named) && mp_registry_by_code(r, code, &place);
	if (good && place.id) {
		good = names_of(&l, &place, &names) && find_successor(&l, &place);
		for (i = k = 0; i < names.n; i++)
			if (names.name[i].current)
				k = i;
		if (good && names.n) {
			*known = true;
			*out = tell(&l, &place, &names.name[k]);
			out->successor = mp_arena_dup(&r->arena, out->successor);
		}
	}
	free(names.name);
	mp_buf_free(&l.successor);
	return good;
}

bool
mp_registry_events(mp_registry *r, int64_t seq, int64_t *last, unsigned char hash[32])
{
	unsigned char newest[32];
	mp_event event;

	mp_arena_free(&r->arena);
	if (!mp_store_last_event(r->store, last, newest) ||
	    !mp_store_event(r->store, seq, &event, &r->arena))
		return false;
	memset(hash, 0, 32);
	memcpy(hash, event.hash.n ? event.hash.p : "", event.hash.n < 32 ? event.hash.n : 32);
	return true;
}
