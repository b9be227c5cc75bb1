/* ledger_verify.c - is a registry what its history says? */
#include <stdlib.h>

#include "base/mem.h"
#include "code/layout.h"
#include "code/ledger.h"
#include "code/ledger_set.h"
#include "code/path.h"
#include "code/registry_set.h"
#include "code/written.h"

/* --- what events make of places ------------------------------------------------------------ */

static struct mp_fate *
fate_of(mp_fates *f, int64_t place)
{
	int64_t *key = mp_arena_alloc(&f->arena, sizeof *key);
	uint32_t *at;

	*key = place;
	at = mp_map_put(&f->by_place, (mp_str){ (const char *)key, sizeof *key }, (uint32_t)f->n);
	if (*at == f->n) {
		f->fate = mp_grow(f->fate, &f->cap, f->n + 1, sizeof *f->fate);
		f->fate[f->n++] = (struct mp_fate){ .place = place };
	}
	return &f->fate[*at];
}

void
mp_fates_add(mp_fates *f, const mp_event *e)
{
	struct mp_fate *fate;

	if (mp_str_eq(e->kind, MP_STR("split"))) {
		f->split = e->seq;
		f->split_into = e->target;
		return;
	}
	if (!mp_str_eq(e->kind, MP_STR("retire")) && !mp_str_eq(e->kind, MP_STR("restore")) &&
	    !mp_str_eq(e->kind, MP_STR("merge")))
		return;
	fate = fate_of(f, e->place);
	fate->event = e->seq;
	fate->successor = 0;
	fate->state = MP_LIFE_LIVE;
	if (mp_str_eq(e->kind, MP_STR("merge"))) {
		fate->state = MP_LIFE_MERGED;
		fate->successor = e->target;
	} else if (mp_str_eq(e->kind, MP_STR("retire"))) {
		fate->state = MP_LIFE_RETIRED;
		fate->successor = e->cause && e->cause == f->split ? f->split_into : 0;
	}
}

/* What became of a place; NULL if nothing did. */
static struct mp_fate *
known_fate(mp_fates *f, int64_t place)
{
	const uint32_t *at = mp_map_get(&f->by_place, (mp_str){ (const char *)&place,
	    sizeof place });

	return at ? &f->fate[*at] : NULL;
}

void
mp_fates_free(mp_fates *f)
{
	free(f->fate);
	mp_map_free(&f->by_place);
	mp_arena_free(&f->arena);
}

/* --- telling ---------------------------------------------------------------------------------- */

/* A later name, of which only the number counts. */
struct tally {
	int64_t seq;
	mp_naming naming;
};

struct verifier {
	mp_registry *r;
	void (*told)(void *, const mp_ledger_fault *);
	void *of;
	mp_ledger_sums *sums;
	mp_chain chain;
	mp_fates fates;
	mp_arena arena;
	mp_buf scratch;
	size_t issued;
	struct tally *tally;
	size_t tally_cap;
};

static void
tell(struct verifier *v, int64_t event, mp_str code, const char *words)
{
	v->sums->faults++;
	v->told(v->of, &(mp_ledger_fault){ event, code, words });
}

/* --- the chain and the places ------------------------------------------------------------------- */

/* Is the code where its serials say, in the place above? */
static bool
check_place(struct verifier *v, const mp_place *p)
{
	mp_step step[MP_SLOTS];
	mp_place above = { 0 };
	mp_code code, up;
	size_t steps;

	if (mp_layout_read(v->r->layout, p->code, &code) != MP_CODE_OK ||
	    p->slot < 0 || p->slot >= MP_SLOTS || code.serial[p->slot] != p->serial) {
		tell(v, p->issued, p->code, "its code is not one, or not of its serial "
		    "编码有误或与序号不符");
		return true;
	}
	if (p->parent > 0 && !mp_store_place(v->r->store, p->parent, &above, &v->arena))
		return false;
	steps = mp_path(v->r->layout, p->key, code.division, step);
	if (steps == 0 || step[steps - 1].slot != p->slot ||
	    step[steps - 1].key.n != p->key.n || p->hash != mp_path_hash(p->key))
		tell(v, p->issued, p->code, "its key cannot be read 地址键无法读取");
	else if (p->parent > 0 && (!above.id || !mp_str_starts(p->key, above.key) ||
	    mp_layout_read(v->r->layout, above.code, &up) != MP_CODE_OK ||
	    up.division != code.division || above.issued >= p->issued))
		tell(v, p->issued, p->code, "it does not lie where its key says "
		    "与上级地址不符");
	else if (p->parent <= 0 && p->parent != -(int64_t)mp_layout_root(v->r->layout,
	    code.division, code.type))
		tell(v, p->issued, p->code, "it lies in another division 与区划不符");
	return true;
}

static bool
check_event(void *of, const mp_event *e, const mp_place *p)
{
	struct verifier *v = of;
	mp_event again = *e;
	bool issue = mp_str_eq(e->kind, MP_STR("issue"));

	if (e->seq != (int64_t)v->sums->events + 1) {
		tell(v, (int64_t)v->sums->events + 1, MP_STR(""), "it is missing 事件缺失");
		v->sums->events = (size_t)e->seq - 1;
	}
	v->sums->events++;
	mp_event_seal(&v->chain, &again, p->id ? p : NULL, &v->scratch);
	if (!mp_chain_at(&v->chain, e->hash)) {
		tell(v, e->seq, p->code, "its hash is not that of what it says "
		    "哈希与内容不符");
		mp_chain_resume(&v->chain, e->hash);	/* to find others */
	}
	v->issued += issue;
	if (!issue) {
		mp_fates_add(&v->fates, e);
		return true;
	}
	if (!p->id || p->issued != e->seq) {
		tell(v, e->seq, p->code, "its place is missing or of another event "
		    "地址缺失或属于其他事件");
		return true;
	}
	return check_place(v, p);
}

static bool
check_events(struct verifier *v)
{
	bool good = mp_store_each_event(v->r->store, &v->arena, check_event, v);

	mp_chain_hex(&v->chain, v->sums->hash);
	return good;
}

static bool
check_counts(struct verifier *v)
{
	int64_t places, twice;

	if (!mp_store_count(v->r->store, &places) || !mp_store_count_twice(v->r->store, &twice))
		return false;
	v->sums->places = (size_t)places;
	if ((size_t)places != v->issued)
		tell(v, 0, MP_STR(""), "there are places that no event brought in "
		    "有地址没有赋码事件");
	if (twice)
		tell(v, 0, MP_STR(""), "a serial was given twice 序号重复使用");
	return true;
}

/* --- states ---------------------------------------------------------------------------------------- */

/* Does an alias come to an end? */
static bool
ends(struct verifier *v, const struct mp_fate *fate)
{
	size_t steps;

	for (steps = 0; fate && fate->state == MP_LIFE_MERGED; steps++) {
		if (steps > v->fates.n)
			return false;
		fate = known_fate(&v->fates, fate->successor);
	}
	return true;
}

/* The state that is stored is the one that follows from the events. */
static bool
check_ended(void *of, const mp_place *p)
{
	struct verifier *v = of;
	struct mp_fate *fate = known_fate(&v->fates, p->id);

	v->sums->ended++;
	if (!fate || fate->state != p->state || fate->successor != p->successor)
		tell(v, fate ? fate->event : 0, p->code, "its state is not what the events made "
		    "of it 状态与历史不符");
	return true;
}

static bool
check_states(struct verifier *v)
{
	size_t i, ended = 0;

	for (i = 0; i < v->fates.n; i++) {
		ended += v->fates.fate[i].state != MP_LIFE_LIVE;
		if (!ends(v, &v->fates.fate[i]))
			tell(v, v->fates.fate[i].event, MP_STR(""),
			    "an alias leads in a circle 别名循环");
	}
	if (!mp_store_each_ended(v->r->store, &v->arena, check_ended, v))
		return false;
	if (v->sums->ended < ended)
		tell(v, 0, MP_STR(""), "places are live that the events ended "
		    "已终止的地址仍为有效");
	return true;
}

/* --- names ------------------------------------------------------------------------------------------- */

/* Does what is written beside a key still fold to it? */
static bool
folds(struct verifier *v, mp_str own, bool whole, mp_str written)
{
	mp_address a = { 0 };
	mp_buf key = { 0 };
	bool same;

	mp_written_read(&a, own, whole, written);
	mp_layout_see(v->r->layout, &a);
	mp_address_key(&key, &a);
	same = mp_str_eq(mp_address_key_slots(mp_buf_str(&key)),
	    whole ? mp_address_key_slots(own) : own);
	mp_buf_free(&key);
	return same;
}

/* Is a name an earlier one of the place with a value changed? */
static bool
differs_by(const mp_rule *rule, mp_str from, mp_str to)
{
	mp_address before = { 0 }, after = { 0 };
	mp_buf new = { 0 };
	bool same;
	int e;

	mp_fold_element(&new, rule->element, rule->name);
	mp_written_read(&before, from, true, MP_STR(""));
	mp_written_read(&after, to, true, MP_STR(""));
	same = mp_str_eq(after.elem[rule->element], mp_buf_str(&new));
	for (e = MP_PROVINCE; e <= MP_ROOM && same; e++)
		same = e == (int)rule->element || mp_str_eq(before.elem[e], after.elem[e]);
	mp_buf_free(&new);
	return same;
}

/* Is a later name what its event made of one that the place had before? */
static bool
comes_from(struct verifier *v, const mp_later_name *name, const mp_event *e, mp_str from)
{
	mp_place into;
	mp_rule rule;

	bool restore = mp_str_eq(e->kind, MP_STR("restore"));

	if (name->naming == MP_NAMED_GONE)
		return restore && mp_str_eq(from, name->key);
	if (restore || mp_str_eq(e->kind, MP_STR("merge")))
		return mp_store_place(v->r->store, restore ? e->place : e->target, &into,
		    &v->arena) && mp_str_starts(name->key, into.key) &&
		    mp_str_eq(mp_registry_own(v->r, from), mp_str_skip(name->key, into.key.n));
	return (mp_str_eq(e->kind, MP_STR("rename")) || mp_str_eq(e->kind, MP_STR("move"))) &&
	    (e->place == 0 || e->place == name->place) && mp_rule_read(&rule, e, &v->arena) &&
	    differs_by(&rule, from, name->key);
}

static bool
fits(struct verifier *v, const mp_later_name *name, const mp_event *e, const mp_place *p)
{
	mp_later_name *all;
	size_t i, n;
	bool found;

	if (!p->id || name->hash != mp_path_hash(name->key) ||
	    !folds(v, mp_registry_own(v->r, name->key), p->parent < 0, name->written) ||
	    !mp_store_names(v->r->store, p->id, &all, &n, &v->arena))
		return false;
	found = comes_from(v, name, e, p->key);
	for (i = 0; i < n && !found && all[i].seq < name->seq; i++)
		found = comes_from(v, name, e, all[i].key);
	return found;
}

static int
by_seq(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;

	return (x->seq > y->seq) - (x->seq < y->seq);
}

/* The events that changed names everywhere say how many they changed. */
static bool
check_tallies(struct verifier *v, struct tally *names, size_t n)
{
	mp_event *event;
	size_t i, k, have;

	if (n)
		qsort(names, n, sizeof *names, by_seq);
	if (!mp_store_renames(v->r->store, 0, &event, &have, &v->arena))
		return false;
	for (i = k = 0; i < have; i++) {
		int64_t count = 0;

		for (; k < n && names[k].seq <= event[i].seq; k++)
			count += names[k].seq == event[i].seq && names[k].naming != MP_NAMED_OLD;
		if (count != event[i].target)
			tell(v, event[i].seq, MP_STR(""), "it changed another number of names "
			    "更名数与记录不符");
	}
	return true;
}

static bool
count_name(void *of, const mp_later_name *name)
{
	struct verifier *v = of;

	v->tally = mp_grow(v->tally, &v->tally_cap, v->sums->names + 1, sizeof *v->tally);
	v->tally[v->sums->names++] = (struct tally){ name->seq, name->naming };
	return true;
}

/* Look-ups only mind names that were passed on where there are any. */
static bool
check_passed(struct verifier *v)
{
	bool passed, have = false;
	size_t i;

	for (i = 0; i < v->sums->names; i++)
		have |= v->tally[i].naming >= MP_NAMED_GONE;
	if (!mp_store_any_passed(v->r->store, &passed))
		return false;
	if (have && !passed)
		tell(v, 0, MP_STR(""), "names were passed on, and that is not noted "
		    "名称已转用而未记载");
	return true;
}

static bool
check_name(void *of, const mp_later_name *name)
{
	struct verifier *v = of;
	mp_event e;
	mp_place p;

	mp_arena_free(&v->arena);
	if (!mp_store_event(v->r->store, name->seq, &e, &v->arena) ||
	    !mp_store_place(v->r->store, name->place, &p, &v->arena))
		return false;
	if (!fits(v, name, &e, &p))
		tell(v, name->seq, p.code, "a later name is not what it made "
		    "后来的名称与事件不符");
	return true;
}

static bool
check_names(struct verifier *v)
{
	mp_store *store = v->r->store;
	mp_arena page = { 0 };
	bool good;

	mp_arena_free(&v->arena);
	good = mp_store_each_name(store, &page, count_name, v) && check_passed(v) &&
	    check_tallies(v, v->tally, v->sums->names) &&
	    mp_store_each_name(store, &page, check_name, v);
	mp_arena_free(&page);
	free(v->tally);
	v->tally = NULL;
	return good;
}

/* --- counters -------------------------------------------------------------------------------------------- */

/* Serials are counted down past what is taken: above a counter none is free. */
static bool
check_counter(void *of, const mp_counter *c)
{
	struct verifier *v = of;
	uint32_t max = mp_layout_max(v->r->layout, c->slot);
	mp_place above = { 0 };
	int64_t taken;

	if (!mp_store_count_from(v->r->store, c, &taken) || (c->parent >= 0 &&
	    !mp_store_place(v->r->store, c->parent, &above, &v->arena)))
		return false;
	if (c->serial == 0 || c->serial > max || taken != (int64_t)(max - c->serial + 1))
		tell(v, above.issued, above.code, "a counter in it is wrong "
		    "序号计数有误");
	return true;
}

bool
mp_ledger_verify(mp_registry *r, void (*told)(void *, const mp_ledger_fault *), void *of,
    mp_ledger_sums *sums)
{
	struct verifier v = { .r = r, .told = told, .of = of, .sums = sums };
	bool good;

	*sums = (mp_ledger_sums){ 0 };
	mp_arena_free(&r->arena);
	good = check_events(&v) && check_counts(&v) && check_states(&v) && check_names(&v) &&
	    mp_store_each_counter(r->store, &v.arena, check_counter, &v);
	mp_fates_free(&v.fates);
	mp_arena_free(&v.arena);
	mp_buf_free(&v.scratch);
	return good;
}
