/* registry.c - codes for life: opening, finding, and the history that is added to. */
#include "code/registry.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/mem.h"
#include "code/path.h"
#include "code/registry_set.h"

mp_registry *
mp_registry_open(const char *name, mp_store_mode mode, const mp_layout *layout,
    mp_buf *why)
{
	mp_store *store = mp_store_open(name, mode, layout->id, MP_ADDRESS_KEY_FORM, why);
	mp_registry *r;

	if (!store)
		return NULL;
	if (mode == MP_STORE_READ && !mp_store_read(store)) {
		mp_buf_adds(why, mp_store_why(store));
		mp_store_close(store);
		return NULL;
	}
	r = mp_zalloc(1, sizeof *r);
	r->store = store;
	r->layout = layout;
	r->reading = mode == MP_STORE_READ;
	return r;
}

void
mp_registry_close(mp_registry *r)
{
	if (!r)
		return;
	mp_store_close(r->store);
	mp_arena_free(&r->arena);
	mp_arena_free(&r->rules);
	mp_arena_free(&r->told);
	mp_buf_free(&r->operator);
	free(r->rule);
	free(r);
}

const char *
mp_registry_why(const mp_registry *r)
{
	return r->damage ? r->damage : mp_store_why(r->store);
}

void
mp_registry_sign(mp_registry *r, mp_str operator)
{
	r->operator.n = 0;
	mp_buf_add(&r->operator, operator);
}

bool
mp_registry_look(mp_registry *r)
{
	return mp_store_any_names(r->store, &r->named) &&
	    mp_store_any_passed(r->store, &r->passed);
}

bool
mp_registry_begin(mp_registry *r)
{
	return mp_store_write(r->store) && mp_registry_look(r) &&
	    mp_store_last_event(r->store, &r->seq, r->chain.hash) && mp_registry_refresh(r);
}

bool
mp_registry_note(mp_registry *r, mp_event *e, const mp_place *place)
{
	mp_buf scratch = { 0 };
	bool good;

	e->seq = ++r->seq;
	e->operator = mp_buf_str(&r->operator);
	mp_event_seal(&r->chain, e, place, &scratch);
	good = mp_store_add_events(r->store, e, 1);
	mp_buf_free(&scratch);
	return good;
}

bool
mp_registry_survivor(mp_registry *r, mp_place *place)
{
	int steps;

	for (steps = 0; place->state == MP_LIFE_MERGED; steps++) {
		int64_t to = place->successor;

		if (steps == 1000 || !to) {
			r->damage = "it is damaged: an alias leads nowhere";
			return false;
		}
		if (!mp_store_place(r->store, to, place, &r->arena))
			return false;
	}
	return true;
}

mp_str
mp_registry_own(const mp_registry *r, mp_str key)
{
	mp_step step[MP_SLOTS];
	size_t n = mp_path(r->layout, key, 0, step);

	return mp_str_skip(key, n > 1 ? step[n - 2].key.n : 0);
}

/* Has a name gone behind the i-th? */
static bool
gone(const mp_later_name *name, size_t i, size_t n)
{
	size_t k;

	for (k = i + 1; k < n; k++)
		if (name[k].naming == MP_NAMED_GONE && mp_str_eq(name[k].key, name[i].key))
			return true;
	return name[i].naming == MP_NAMED_GONE;
}

bool
mp_registry_names(mp_registry *r, const mp_place *place, mp_later_name **out, size_t *n,
    size_t *current, mp_arena *arena)
{
	mp_later_name *name = NULL;
	size_t i, all = 0;

	*n = *current = 0;
	if (r->named && !mp_store_names(r->store, place->id, &name, &all, arena))
		return false;
	for (i = 0; i < all; i++) {
		if (gone(name, i, all))
			continue;
		name[(*n)++] = name[i];
		if (name[i].naming != MP_NAMED_OLD)
			*current = *n;
	}
	*out = name;
	return true;
}

/* The code of a key that was found, or that of the place it was merged into. */
static bool
known_code(mp_registry *r, const mp_lookup *l, mp_request *q)
{
	mp_place place = { .id = l->id, .state = l->state, .code = l->code };

	if (l->state == MP_LIFE_MERGED && (!mp_store_place(r->store, l->id, &place, &r->arena) ||
	    !mp_registry_survivor(r, &place)))
		return false;
	q->code = place.code;
	if (place.state == MP_LIFE_RETIRED)
		q->issues = MP_ISSUE_BIT(MP_WRONG_RETIRED);
	return true;
}

/* The keys that went to another place since, or lead through one that did: they are looked
 * for from the top down then (give.c). */
static bool
find_passed(mp_registry *r, mp_lookup *l, size_t n)
{
	mp_step step[MP_SLOTS];
	mp_map above = { 0 };
	mp_lookup *a = NULL;
	size_t i, k, steps, na = 0, cap = 0;
	bool good;

	for (i = 0; i < n; i++)
		for (steps = mp_path(r->layout, l[i].key, 0, step), k = 0; k + 1 < steps; k++) {
			if (*mp_map_put(&above, step[k].key, (uint32_t)na) != na)
				continue;
			a = mp_grow(a, &cap, na + 1, sizeof *a);
			a[na++] = (mp_lookup){ .hash = mp_path_hash(step[k].key),
			    .key = step[k].key };
		}
	good = mp_store_find_later(r->store, l, n, true) &&
	    mp_store_find_later(r->store, a, na, true);
	for (i = 0; i < n && good; i++)
		for (steps = mp_path(r->layout, l[i].key, 0, step), k = 0; k + 1 < steps; k++)
			l[i].later |= a[*mp_map_get(&above, step[k].key)].later;
	mp_map_free(&above);
	free(a);
	return good;
}

/* Find the codes of keys that are the first names of their places, and still lead there;
 * the rest is left without one. */
static bool
find_known(mp_registry *r, mp_request *req, size_t n, size_t *missing)
{
	mp_lookup *l = mp_alloc(n * sizeof *l);
	size_t *at = mp_alloc(n * sizeof *at), i, k = 0;
	unsigned char hash[MP_CHAIN_HASH];
	bool good;

	for (i = 0; i < n; i++) {
		req[i].code = (mp_str){ 0 };
		req[i].fresh = req[i].absent = false;
		if (req[i].issues == 0)
			req[i].issues = mp_path_refusal(r->layout, req[i].key);
		if (req[i].issues) {
			req[i].issues |= MP_ISSUE_BIT(MP_MISSING_CODE);
			continue;
		}
		at[k] = i;
		l[k++] = (mp_lookup){ .hash = mp_path_hash(req[i].key), .key = req[i].key };
	}
	good = mp_store_read(r->store) &&
	    mp_store_last_event(r->store, &r->looked, hash) &&
	    mp_store_any_passed(r->store, &r->passed) &&
	    mp_store_find(r->store, l, k, &r->arena) && (!r->passed || find_passed(r, l, k));
	for (*missing = 0, i = 0; i < k && good; i++) {
		if (l[i].id && !l[i].later)
			good = known_code(r, &l[i], &req[at[i]]);
		else
			++*missing;
		req[at[i]].absent = !l[i].id && !l[i].later;
	}
	good = good && mp_store_commit(r->store);
	free(at);
	free(l);
	return good;
}

bool
mp_registry_issue(mp_registry *r, mp_request *req, size_t n, int64_t now)
{
	size_t missing, i;

	mp_arena_free(&r->arena);
	if (find_known(r, req, n, &missing) && (missing == 0 || (mp_registry_begin(r) &&
	    mp_registry_give(r, req, n, now) && mp_store_commit(r->store))))
		return true;
	mp_store_rollback(r->store);
	for (i = 0; i < n; i++)
		req[i].code = (mp_str){ 0 };
	return false;
}

bool
mp_registry_by_key(mp_registry *r, mp_str key, int64_t *id)
{
	mp_lookup l = { .hash = mp_path_hash(key), .key = key };

	*id = 0;
	if (!mp_store_find(r->store, &l, 1, &r->arena) ||
	    (r->named && !mp_store_find_later(r->store, &l, 1, r->passed)))
		return false;
	*id = l.id;
	return true;
}

/* The place that the serials of a code lead to. */
static bool
by_serials(mp_registry *r, const mp_code *code, mp_place *place)
{
	int slot;

	*place = (mp_place){ .id = -(int64_t)mp_layout_root(r->layout, code->division,
	    code->type) };
	for (slot = 0; slot < MP_SLOTS && place->id; slot++)
		if (code->serial[slot] && !mp_store_child(r->store, place->id, slot,
		    code->serial[slot], place, &r->arena))
			return false;
	return true;
}

bool
mp_registry_by_code(mp_registry *r, mp_str text, mp_place *place)
{
	mp_code code;

	*place = (mp_place){ 0 };
	if (mp_layout_read(r->layout, text, &code) != MP_CODE_OK)
		return true;
	if (!by_serials(r, &code, place))
		return false;
	if (place->id < 0 || !mp_str_eq(place->code, text))
		*place = (mp_place){ 0 };
	return true;
}
