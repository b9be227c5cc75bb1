/* life_merge.c - duplicates that become aliases, and aliases that live again. */
#include <stdlib.h>

#include "base/mem.h"
#include "code/life_set.h"

/* Does a place lie in another, by its code or by way of what it went over to? */
static bool
lies_in(struct deed *d, const mp_place *inner, int64_t outer, bool *inside)
{
	mp_place above, survivor;

	if (inner->parent < 0)
		return true;
	if (!mp_store_place(d->r->store, inner->parent, &above, &d->r->arena))
		return false;
	survivor = above;
	if (!mp_registry_survivor(d->r, &survivor))
		return false;
	*inside |= above.id == outer || survivor.id == outer;
	return *inside || (lies_in(d, &above, outer, inside) &&
	    (survivor.id == above.id || lies_in(d, &survivor, outer, inside)));
}

static bool merge_into(struct deed *, const mp_place *from, const mp_place *into,
    int64_t cause);

/* What lay in the duplicate goes to the survivor: into its counterpart there, or, where
 * there is none, with its name. */
static bool
take_over(struct deed *d, const mp_place *child, const mp_place *into, int64_t cause)
{
	mp_later_name name = { .place = child->id, .seq = cause };
	mp_place other;
	mp_buf key = { 0 };
	mp_str own, written;
	int64_t id;
	bool good;

	good = mp_life_own_name(d->r, child, &own, &written);
	mp_buf_add(&key, into->key);
	mp_buf_add(&key, own);
	good = good && mp_registry_by_key(d->r, mp_buf_str(&key), &id);
	if (good && id) {
		good = mp_store_place(d->r->store, id, &other, &d->r->arena) &&
		    mp_registry_survivor(d->r, &other);
		if (good && other.id != child->id && other.state == MP_LIFE_LIVE &&
		    child->state == MP_LIFE_LIVE)
			good = merge_into(d, child, &other, cause);
	} else if (good && child->slot > into->slot) {
		name.key = mp_buf_str(&key);
		name.written = written;
		d->answer->places++;
		good = mp_life_add_name(d, &name);
	}
	mp_buf_free(&key);
	return good;
}

static bool
merge_into(struct deed *d, const mp_place *from, const mp_place *into, int64_t cause)
{
	struct inside in = { .n = 0 };
	mp_event event = { 0 };
	size_t i;
	bool good;

	d->answer->places++;
	good = mp_life_inside(d, from->id, &in) &&
	    mp_store_set_state(d->r->store, from->id, MP_LIFE_MERGED, into->id) &&
	    mp_life_note(d, &event, "merge", from->id, into->id, cause);
	for (i = 0; i < in.n && good; i++)
		if (in.place[i].state != MP_LIFE_MERGED)
			good = take_over(d, &in.place[i], into, event.seq);
	free(in.place);
	return good;
}

bool
mp_life_merge(struct deed *d)
{
	mp_place from, into;
	bool inside = false, around = false;

	if (!mp_life_subject(d, &from))
		return false;
	if (!from.id)
		return true;
	if (mp_str_eq(d->q->code, d->q->into))
		return mp_life_refuse(d, MP_INTO_ITSELF);
	if (!mp_registry_by_code(d->r, d->q->into, &into))
		return false;
	if (!into.id)
		return mp_life_refuse(d, MP_INTO_UNKNOWN);
	if (into.state != MP_LIFE_LIVE)
		return mp_life_refuse(d, into.state == MP_LIFE_MERGED ? MP_INTO_ALIAS :
		    MP_INTO_RETIRED);
	if (!lies_in(d, &from, into.id, &inside) || !lies_in(d, &into, from.id, &around))
		return false;
	if (inside || around)
		return mp_life_refuse(d, MP_INSIDE);
	if (into.slot > from.slot)
		return mp_life_refuse(d, MP_INTO_FINER);
	return merge_into(d, &from, &into, 0);
}

/* --- undone ------------------------------------------------------------------------------- */

/* Is a key that of something in a place, by the place's first name? */
static bool
is_below(const mp_registry *r, mp_str key, mp_str above)
{
	return mp_str_eq(above, (mp_str){ key.p, key.n - mp_registry_own(r, key).n });
}

/* Give something in a place that lives again the name that it had in the other. */
static bool
call_again(struct deed *d, const mp_place *child, const mp_place *home, mp_str own,
    mp_str written, int64_t seq)
{
	mp_later_name name = { .place = child->id, .seq = seq, .written = written };
	mp_buf key = { 0 };
	int64_t id;
	bool good;

	mp_buf_add(&key, home->key);
	mp_buf_add(&key, own);
	name.key = mp_buf_str(&key);
	good = mp_registry_by_key(d->r, name.key, &id);
	if (good && id && id != child->id)
		mp_life_refuse(d, MP_NAME_TAKEN);
	else if (good)
		good = mp_life_add_name(d, &name);
	mp_buf_free(&key);
	return good;
}

/* What it was called in the other place since the merger is no name of it any more: the
 * other may have something of that name, too, that nobody has asked about yet. */
static bool
take_back(struct deed *d, const mp_place *child, const mp_place *home, int64_t since,
    int64_t seq)
{
	mp_later_name *name;
	mp_str own, written, left = mp_registry_own(d->r, child->key);
	size_t i, n, current;
	bool good;

	if (!mp_life_own_name(d->r, child, &own, &written) ||
	    !mp_registry_names(d->r, child, &name, &n, &current, &d->r->arena))
		return false;
	for (i = 0, good = true; i < n && good; i++) {
		if (name[i].seq >= since && !is_below(d->r, name[i].key, home->key)) {
			name[i].seq = seq;
			name[i].naming = MP_NAMED_GONE;
			good = mp_life_add_name(d, &name[i]);
		} else if (name[i].naming != MP_NAMED_OLD) {
			left = mp_registry_own(d->r, name[i].key);
		}
	}
	return good && (mp_str_eq(left, own) || call_again(d, child, home, own, written, seq));
}

/* A duplicate lives again, because `cause` does, and what lay in it when it was merged. */
static bool
part(struct deed *d, const mp_place *place, const mp_event *merger, int64_t cause)
{
	struct inside in = { .n = 0 };
	mp_event event = { 0 }, inner;
	size_t i;
	bool good;

	d->answer->places++;
	good = mp_store_set_state(d->r->store, place->id, MP_LIFE_LIVE, 0) &&
	    mp_life_note(d, &event, "restore", place->id, merger->target, cause) &&
	    mp_life_inside(d, place->id, &in);
	for (i = 0; i < in.n && good && d->answer->refusal == MP_LIFE_DONE; i++) {
		const mp_place *child = &in.place[i];

		good = take_back(d, child, place, merger->seq, event.seq);
		if (!good || child->state != MP_LIFE_MERGED)
			continue;
		good = mp_life_last(d, child->id, "merge", &inner);
		if (good && inner.cause == merger->seq)
			good = part(d, child, &inner, event.seq);
	}
	free(in.place);
	return good;
}

bool
mp_life_unmerge(struct deed *d, const mp_place *place)
{
	mp_event merger;

	return mp_life_last(d, place->id, "merge", &merger) && part(d, place, &merger, 0);
}
