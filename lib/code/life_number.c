/* life_number.c - single places that get other names: a house another number, or a street.
 *
 * Renamings that follow one another are one change: first it is looked which of them may be
 * done, as if all others left their names, until no refusal brings another. */
#include <stdlib.h>

#include "base/map.h"
#include "base/mem.h"
#include "code/life_set.h"
#include "code/path.h"
#include "code/written.h"

/* Is an element in the part that is the place's own? */
static bool
owns(const struct spelled *s, mp_element e)
{
	mp_address own = { 0 };

	mp_written_read(&own, s->own_key, s->steps == 1, s->own_written);
	return own.elem[e].n > 0;
}

bool
mp_life_beside(struct deed *d, const struct spelled *now, mp_element e, mp_str value,
    struct spelled *other)
{
	*other = (struct spelled){ .address = now->address };
	other->address.elem[e] = value;
	if (mp_spell(d->r, other) && other->steps == now->steps && other->slot == now->slot &&
	    (now->steps == 1 || mp_str_eq(other->above, now->above)) && owns(other, e))
		return true;
	mp_life_refuse(d, MP_NOT_OWN);
	return false;
}

/* The key by which the store knows a place beside this one: below the first name of the
 * place above. */
static bool
stored_key(struct deed *d, const mp_place *place, mp_str own, mp_buf *key)
{
	mp_place above = { 0 };

	if (place->parent > 0 && !(mp_store_place(d->r->store, place->parent, &above,
	    &d->r->arena) && mp_registry_survivor(d->r, &above)))
		return false;
	key->n = 0;
	mp_buf_add(key, above.key);
	mp_buf_add(key, own);
	return true;
}

bool
mp_life_same(mp_element e, mp_str a, mp_str b)
{
	mp_buf x = { 0 }, y = { 0 };
	bool same;

	mp_fold_element(&x, e, a);
	mp_fold_element(&y, e, b);
	same = mp_str_eq(mp_buf_str(&x), mp_buf_str(&y));
	mp_buf_free(&x);
	mp_buf_free(&y);
	return same;
}

/* One of them. */
struct plan {
	struct deed d;
	mp_place place;
	mp_buf key, written;	/* of the new name */
	mp_buf old, new;	/* for the history */
	int64_t owner;		/* who has or had the name; 0: nobody */
	bool free;		/* it is retired */
};

/* --- looking ------------------------------------------------------------------------------- */

/* The name, and who has it. */
static bool
plan_name(struct plan *p, const struct spelled *now, const struct spelled *then)
{
	struct deed *d = &p->d;
	mp_element e = d->q->element;
	mp_place owner;

	mp_buf_add(&p->written, then->own_written);
	mp_written_slot(&p->old, e, now->address.elem[e]);
	mp_written_slot(&p->new, e, d->q->new);
	if (!stored_key(d, &p->place, then->own_key, &p->key) ||
	    !mp_registry_by_key(d->r, mp_buf_str(&p->key), &p->owner))
		return false;
	if (p->owner == p->place.id)
		p->owner = 0;
	if (p->owner && !mp_store_place(d->r->store, p->owner, &owner, &d->r->arena))
		return false;
	p->free = p->owner && owner.state == MP_LIFE_RETIRED;
	return true;
}

static bool
plan(struct plan *p)
{
	struct spelled now = { .steps = 0 }, then = { .steps = 0 };
	struct deed *d = &p->d;
	mp_element e = d->q->element;
	bool good = true;

	if (e > MP_ROOM)
		return mp_life_refuse(d, MP_NO_ELEMENT);
	if (!mp_life_subject(d, &p->place))
		return false;
	if (!p->place.id)
		return true;
	if (!mp_registry_current(d->r, &p->place, &now.address))
		return false;
	if (d->q->new.n == 0)
		mp_life_refuse(d, MP_NO_NAME);
	else if (d->q->old.n && !mp_life_same(e, d->q->old, now.address.elem[e]))
		mp_life_refuse(d, MP_OTHER_VALUE);
	else if (mp_str_eq(d->q->new, now.address.elem[e]))
		mp_life_refuse(d, MP_SAME_NAME);
	else if (!mp_spell(d->r, &now))
		mp_life_refuse(d, MP_NOT_OWN);
	else if (mp_life_beside(d, &now, e, d->q->new, &then))
		good = plan_name(p, &now, &then);
	mp_spell_fini(&now);
	mp_spell_fini(&then);
	return good;
}

/* --- who may ---------------------------------------------------------------------------------- */

/* The plans that are not refused, by what they change and by the name they want. */
struct plans {
	struct plan *plan;
	size_t n;
	mp_map by_place, by_key;
};

static bool
stands(const struct plan *p)
{
	return p->d.answer->refusal == MP_LIFE_DONE;
}

static mp_str
id_key(const int64_t *id)
{
	return (mp_str){ (const char *)id, sizeof *id };
}

/* May one get its name, as far as the others stand? */
static bool
may_have(const struct plans *all, size_t i)
{
	const struct plan *p = &all->plan[i];
	const uint32_t *first = mp_map_get(&all->by_key, mp_buf_str(&p->key)), *owner;

	if (first && *first != i)
		return false;
	if (!p->owner || p->free)
		return true;
	owner = mp_map_get(&all->by_place, id_key(&p->owner));
	return owner && stands(&all->plan[*owner]);
}

/* Refuse what cannot be; that may take the ground from others, most likely from a neighbour
 * to the one side or the other. */
static void
settle(struct plans *all)
{
	size_t i, k, n = all->n;
	bool changed = true;

	for (i = 0; i < all->n; i++)
		if (stands(&all->plan[i])) {
			mp_map_put(&all->by_place, id_key(&all->plan[i].place.id), (uint32_t)i);
			mp_map_put(&all->by_key, mp_buf_str(&all->plan[i].key), (uint32_t)i);
		}
	while (changed) {
		changed = false;
		for (k = 0; k < 2 * n; k++) {
			i = k < n ? k : 2 * n - 1 - k;
			if (stands(&all->plan[i]) && !may_have(all, i)) {
				mp_life_refuse(&all->plan[i].d, MP_NAME_TAKEN);
				changed = true;
			}
		}
	}
}

/* --- doing -------------------------------------------------------------------------------------- */

static bool
carry_out(struct plan *p)
{
	mp_event event = { .old = mp_buf_str(&p->old), .new = mp_buf_str(&p->new) };
	mp_later_name name = { .place = p->place.id, .key = mp_buf_str(&p->key),
	    .written = mp_buf_str(&p->written),
	    .naming = p->owner ? MP_NAMED_TAKEN : MP_NAMED_GIVEN };

	p->d.answer->places = 1;
	if (!mp_life_note(&p->d, &event, mp_deed_word(p->d.q->deed), p->place.id, p->owner, 0))
		return false;
	name.seq = event.seq;
	return mp_life_add_name(&p->d, &name);
}

bool
mp_life_renumber(mp_registry *r, const mp_request_of_life *q, size_t n, int64_t now,
    mp_answer_of_life *answer)
{
	struct plans all = { .plan = mp_zalloc(n, sizeof *all.plan), .n = n };
	bool good = true;
	size_t i;

	for (i = 0; i < n && good; i++) {
		all.plan[i].d = (struct deed){ r, &q[i], now, &answer[i] };
		good = plan(&all.plan[i]);
	}
	if (good)
		settle(&all);
	for (i = 0; i < n && good; i++)
		good = !stands(&all.plan[i]) || carry_out(&all.plan[i]);
	for (i = 0; i < n; i++) {
		mp_buf_free(&all.plan[i].key);
		mp_buf_free(&all.plan[i].written);
		mp_buf_free(&all.plan[i].old);
		mp_buf_free(&all.plan[i].new);
	}
	free(all.plan);
	mp_map_free(&all.by_place);
	mp_map_free(&all.by_key);
	return good;
}

bool
mp_life_of_one(const mp_request_of_life *q)
{
	return (q->deed == MP_DO_RENAME || q->deed == MP_DO_MOVE) && q->code.n > 0;
}

size_t
mp_life_together(const mp_request_of_life *q, size_t n)
{
	mp_map codes = { 0 };
	size_t i;

	for (i = 0; i < n && mp_life_of_one(&q[i]) && q[i].deed == q[0].deed; i++)
		if (*mp_map_put(&codes, q[i].code, (uint32_t)i) != i)
			break;
	mp_map_free(&codes);
	return i;
}
