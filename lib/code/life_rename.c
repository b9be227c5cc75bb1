/* life_rename.c - names that change everywhere; houses that are split. */
#include "base/map.h"
#include "base/mem.h"
#include "code/life_set.h"
#include "code/listing.h"
#include "code/path.h"
#include "code/written.h"

/* --- all that match ------------------------------------------------------------------------- */

/* A renaming on its way through the registry, twice: to look whether it may be done, and
 * to do it. */
struct sweep {
	struct deed *d;
	mp_rule rule;
	mp_rule target;		/* matches what is called by the new name already */
	mp_event event;
	bool writing;
	size_t matching, called;
	mp_arena arena;		/* of some places */
};

/* The names that a place in a community has and had. */
static bool
names_of_top(struct sweep *s, const mp_place *top, mp_later_name **name, size_t *n,
    size_t *current)
{
	mp_later_name *later;
	size_t k;

	if (!mp_registry_names(s->d->r, top, &later, &k, current, &s->arena))
		return false;
	*n = k + 1;
	*name = mp_arena_alloc(&s->arena, *n * sizeof **name);
	(*name)[0] = (mp_later_name){ .place = top->id, .hash = top->hash, .key = top->key,
	    .written = top->written };
	if (k)
		memcpy(*name + 1, later, k * sizeof *later);
	return true;
}

/* Give a place the name that one of its names becomes.  An old one that another place has
 * is left alone. */
static bool
sweep_name(struct sweep *s, const mp_place *top, const mp_later_name *from, bool old)
{
	struct spelled then = { .steps = 0 };
	mp_later_name name = { .place = top->id, .seq = s->event.seq,
	    .naming = old ? MP_NAMED_OLD : MP_NAMED_GIVEN };
	int64_t id = 0;
	bool good = true;

	mp_written_read(&then.address, from->key, true, from->written);
	then.address.elem[s->rule.element] = s->rule.name;
	if (!mp_spell(s->d->r, &then) || then.steps != 1 || then.slot != top->slot) {
		if (!old)
			mp_life_refuse(s->d, MP_NOT_OWN);
		mp_spell_fini(&then);
		return true;
	}
	good = mp_registry_by_key(s->d->r, mp_buf_str(&then.key), &id);
	if (!s->writing && !old && id && id != top->id)
		mp_life_refuse(s->d, MP_NAME_TAKEN);
	if (good && s->writing && (!old || id == 0)) {
		name.key = mp_buf_str(&then.key);
		name.written = mp_buf_str(&then.written);
		good = mp_life_add_name(s->d, &name);
	}
	mp_spell_fini(&then);
	return good;
}

static bool
sweep_place(struct sweep *s, const mp_place *top)
{
	mp_later_name *name;
	size_t i, n, current;
	bool good;

	if (!names_of_top(s, top, &name, &n, &current))
		return false;
	for (i = n, good = true; good && i-- > 0; ) {
		bool old = i != current;
		mp_address folded = { 0 };

		mp_written_read(&folded, name[i].key, true, MP_STR(""));
		if (mp_rule_matches(&s->rule, &folded)) {
			s->matching += !old;
			good = sweep_name(s, top, &name[i], old);
		} else if (!old && mp_rule_matches(&s->target, &folded)) {
			s->called++;
		}
	}
	return good;
}

static bool
sweep_all(struct sweep *s)
{
	enum { MOST = 1000 };
	mp_place *top, last = { 0 };
	mp_arena arena = { 0 };
	size_t i, n = MOST;
	bool good = true;

	while (good && n == MOST && s->d->answer->refusal == MP_LIFE_DONE) {
		mp_arena_free(&arena);
		good = mp_store_tops(s->d->r->store, last.id ? &last : NULL, MOST, &top, &n,
		    &arena);
		for (i = 0; i < n && good && s->d->answer->refusal == MP_LIFE_DONE; i++) {
			last = top[i];
			good = sweep_place(s, &top[i]);
			mp_arena_free(&s->arena);
		}
	}
	mp_arena_free(&arena);
	return good;
}

/* Could an address be both? */
static bool
compatible(const mp_address *a, const mp_address *b)
{
	int e;

	for (e = MP_PROVINCE; e <= MP_ROOM; e++)
		if (a->elem[e].n && b->elem[e].n && !mp_str_eq(a->elem[e], b->elem[e]))
			return false;
	return true;
}

/* Was the new name given up by something else?  A renaming may be taken back, but a name
 * does not come to a second road: rows by its old name would mean both. */
static bool
given_up(struct sweep *s)
{
	const mp_registry *r = s->d->r;
	mp_element e = s->rule.element;
	size_t i;

	for (i = 0; i < r->nrules; i++)
		if (r->rule[i].element == e &&
		    compatible(&r->rule[i].within, &s->target.within) &&
		    !mp_life_same(e, r->rule[i].name, s->d->q->old))
			return true;
	return false;
}

/* What the event says, and so the rule that it makes. */
static bool
prepare(struct sweep *s, mp_buf *old, mp_buf *new)
{
	mp_address within = s->d->q->within;
	mp_buf folded = { 0 };
	mp_element e = s->d->q->element;
	bool good;

	within.elem[e] = s->d->q->old;
	mp_written_all(old, &within);
	mp_written_slot(new, e, s->d->q->new);
	s->event.old = mp_buf_str(old);
	s->event.new = mp_buf_str(new);
	good = mp_rule_read(&s->rule, &s->event, &s->d->r->arena);
	s->target = s->rule;
	mp_fold_element(&folded, e, s->d->q->new);
	s->target.within.elem[e] = mp_arena_dup(&s->d->r->arena, mp_buf_str(&folded));
	mp_buf_free(&folded);
	return good;
}

static bool
sweep(struct sweep *s)
{
	struct deed *d = s->d;

	if (mp_str_eq(s->rule.within.elem[s->rule.element], s->target.within.elem[s->rule.element]))
		return mp_life_refuse(d, MP_SAME_NAME);
	if (!sweep_all(s))
		return false;
	if (d->answer->refusal != MP_LIFE_DONE)
		return true;
	if (s->matching == 0)
		return mp_life_refuse(d, MP_NOTHING);
	if ((d->q->deed == MP_DO_RENAME && s->called) || given_up(s))
		return mp_life_refuse(d, MP_NAME_TAKEN);
	d->answer->places = s->matching;
	s->writing = true;
	if (!mp_life_note(d, &s->event, mp_deed_word(d->q->deed), 0, (int64_t)s->matching, 0) ||
	    !sweep_all(s))
		return false;
	return mp_registry_refresh(d->r);
}

static bool
rename_all(struct deed *d)
{
	struct sweep s = { .d = d };
	mp_buf old = { 0 }, new = { 0 };
	bool good;

	if (d->q->old.n == 0 || d->q->new.n == 0)
		return mp_life_refuse(d, MP_NO_NAME);
	if (d->q->element > MP_COUNTY && d->q->within.elem[MP_COUNTY].n == 0)
		return mp_life_refuse(d, MP_NO_SCOPE);
	if (d->q->element > MP_ESTATE || d->q->element == MP_DOOR)
		return mp_life_refuse(d, MP_NO_ELEMENT);
	good = prepare(&s, &old, &new) ? sweep(&s) : mp_life_refuse(d, MP_NO_ELEMENT);
	mp_arena_free(&s.arena);
	mp_buf_free(&old);
	mp_buf_free(&new);
	return good;
}

bool
mp_life_rename(struct deed *d)
{
	return d->q->element > MP_ROOM ? mp_life_refuse(d, MP_NO_ELEMENT) : rename_all(d);
}

/* --- split --------------------------------------------------------------------------------------- */

/* The values between commas, as they are written in China and elsewhere. */
static mp_str
next_value(mp_str *rest)
{
	static const char *const marks[] = { ",", "，", "、", ";", "；" };
	size_t i, k;

	for (i = 0; i < rest->n; i++)
		for (k = 0; k < sizeof marks / sizeof *marks; k++)
			if (mp_str_starts(mp_str_skip(*rest, i), mp_str_from(marks[k]))) {
				mp_str value = mp_str_trim((mp_str){ rest->p, i });

				*rest = mp_str_skip(*rest, i + strlen(marks[k]));
				return value;
			}
	i = rest->n;
	*rest = (mp_str){ rest->p + i, 0 };
	return mp_str_trim((mp_str){ rest->p - i, i });
}

/* One of the new ones: find it, or give it a code. */
static bool
split_off(struct deed *d, const mp_place *place, const struct spelled *now, mp_str value,
    mp_place *part)
{
	struct spelled other;
	mp_request q = { .issues = 0 };
	mp_code code;
	bool good = true;

	*part = (mp_place){ 0 };
	if (mp_life_beside(d, now, d->q->element, value, &other)) {
		if (mp_layout_read(d->r->layout, place->code, &code) == MP_CODE_OK)
			q.division = code.division;
		q.key = mp_buf_str(&other.key);
		q.written = mp_buf_str(&other.written);
		good = mp_registry_give(d->r, &q, 1, d->now) &&
		    mp_registry_by_code(d->r, q.code, part);
		if (good && (!part->id || part->state != MP_LIFE_LIVE))
			mp_life_refuse(d, MP_NO_SERIAL);
	}
	mp_spell_fini(&other);
	return good;
}

/* Give the parts their codes; `*stays` if the old one is among them. */
static bool
split_all(struct deed *d, const mp_place *place, const struct spelled *now, bool *stays,
    mp_event *split)
{
	mp_str rest = d->q->new, value;
	mp_buf codes = { 0 };
	mp_place part;
	bool good = true;

	while (good && rest.n && d->answer->refusal == MP_LIFE_DONE) {
		if ((value = next_value(&rest)).n == 0)
			continue;
		good = split_off(d, place, now, value, &part);
		if (!good || d->answer->refusal != MP_LIFE_DONE)
			break;
		if (part.id == place->id) {
			*stays = true;
			continue;
		}
		*split = (mp_event){ 0 };
		good = mp_life_note(d, split, "split", place->id, part.id, 0);
		if (codes.n)
			mp_buf_addc(&codes, ',');
		mp_buf_add(&codes, part.code);
		d->answer->places++;
	}
	d->answer->codes = mp_arena_dup(&d->r->arena, mp_buf_str(&codes));
	mp_buf_free(&codes);
	return good;
}

bool
mp_life_split(struct deed *d)
{
	struct spelled now = { .steps = 0 };
	mp_event split = { 0 }, event = { 0 };
	mp_place place;
	bool stays = false, good = true;

	if (!mp_life_subject(d, &place))
		return false;
	if (!place.id)
		return true;
	if (d->q->element > MP_ROOM)
		return mp_life_refuse(d, MP_NO_ELEMENT);
	if (!mp_registry_current(d->r, &place, &now.address))
		return false;
	if (!mp_spell(d->r, &now))
		mp_life_refuse(d, MP_NOT_OWN);
	else
		good = split_all(d, &place, &now, &stays, &split);
	mp_spell_fini(&now);
	if (!good || d->answer->refusal != MP_LIFE_DONE)
		return good;
	if (!split.seq)
		return mp_life_refuse(d, MP_NO_NAME);
	d->answer->places++;
	if (stays)
		return true;
	return mp_store_set_state(d->r->store, place.id, MP_LIFE_RETIRED, split.target) &&
	    mp_life_note(d, &event, "retire", place.id, 0, split.seq) &&
	    mp_life_retire_inside(d, place.id, event.seq);
}
