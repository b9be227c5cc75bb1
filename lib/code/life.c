/* life.c - what happens to addresses after they got their codes: retire, restore; and what
 * all deeds share. */
#include "code/life.h"

#include <stdlib.h>

#include "base/mem.h"
#include "code/life_set.h"
#include "code/path.h"
#include "code/written.h"

/* --- words -------------------------------------------------------------------------------- */

static const struct { const char *en, *zh, *other, *also; } deeds[MP_NDEEDS] = {
	[MP_DO_RENAME] = { "rename", "更名", "改名", NULL },
	[MP_DO_MOVE] = { "move", "划转", "迁移", NULL },
	[MP_DO_MERGE] = { "merge", "合并", "并入", NULL },
	[MP_DO_SPLIT] = { "split", "拆分", "分户", NULL },
	[MP_DO_RETIRE] = { "retire", "注销", "销号", NULL },
	[MP_DO_RESTORE] = { "restore", "恢复", "撤销注销", "撤销合并" },
};

static const char *const refusals[MP_NREFUSALS] = {
	[MP_LIFE_DONE] = "",
	[MP_NO_DEED] = "unknown event 事件不明",
	[MP_NO_CODE] = "no code 未写编码",
	[MP_UNKNOWN_CODE] = "unknown code 编码不存在",
	[MP_ALREADY_RETIRED] = "retired already 已注销",
	[MP_ALREADY_MERGED] = "an alias already 已并入其他编码",
	[MP_NOT_RETIRED] = "not retired 未注销",
	[MP_INTO_ITSELF] = "into itself 并入自身",
	[MP_INTO_UNKNOWN] = "into an unknown code 并入编码不存在",
	[MP_INTO_ALIAS] = "into an alias 并入编码是别名",
	[MP_INTO_RETIRED] = "into a retired code 并入编码已注销",
	[MP_INTO_FINER] = "into something finer 并入编码更细",
	[MP_INSIDE] = "one lies in the other 两者为上下级",
	[MP_IN_RETIRED] = "it lies in a retired or merged place 上级已注销或并入",
	[MP_NO_REASON] = "no reason 未写原因",
	[MP_NO_ELEMENT] = "no such element 要素不明",
	[MP_NO_NAME] = "no old or new name 未写原名或新名",
	[MP_SAME_NAME] = "the same name 新旧名称相同",
	[MP_NO_SCOPE] = "no county 未写区县",
	[MP_NOTHING] = "nothing has this name 无此名称",
	[MP_NAME_TAKEN] = "the name exists or existed 名称已有或曾用",
	[MP_NOT_OWN] = "not a part of this place 不是此地址自身的要素",
	[MP_OTHER_VALUE] = "it has another value 原名不符",
	[MP_NO_SERIAL] = "no code left 无法赋码",
};

mp_deed
mp_deed_find(mp_str word)
{
	int i;

	for (i = 0; i < MP_NDEEDS; i++)
		if (mp_str_eq(word, mp_str_from(deeds[i].en)) ||
		    mp_str_eq(word, mp_str_from(deeds[i].zh)) ||
		    mp_str_eq(word, mp_str_from(deeds[i].other)) ||
		    (deeds[i].also && mp_str_eq(word, mp_str_from(deeds[i].also))))
			break;
	return (mp_deed)i;
}

const char *
mp_deed_word(mp_deed deed)
{
	return deed < MP_NDEEDS ? deeds[deed].en : "";
}

const char *
mp_refusal_words(mp_refusal refusal)
{
	return refusals[refusal];
}

/* --- what the deeds share --------------------------------------------------------------------- */

bool
mp_life_refuse(struct deed *d, mp_refusal refusal)
{
	d->answer->refusal = refusal;
	return true;
}

bool
mp_life_note(struct deed *d, mp_event *event, const char *kind, int64_t place,
    int64_t target, int64_t cause)
{
	event->time = d->now;
	event->kind = mp_str_from(kind);
	event->place = place;
	event->target = target;
	event->cause = cause;
	event->reason = d->q->reason;
	return mp_registry_note(d->r, event, NULL);
}

bool
mp_life_subject(struct deed *d, mp_place *place)
{
	*place = (mp_place){ 0 };
	if (d->q->code.n == 0)
		return mp_life_refuse(d, MP_NO_CODE);
	if (!mp_registry_by_code(d->r, d->q->code, place))
		return false;
	if (!place->id)
		return mp_life_refuse(d, MP_UNKNOWN_CODE);
	if (place->state == MP_LIFE_LIVE)
		return true;
	d->answer->refusal = place->state == MP_LIFE_MERGED ? MP_ALREADY_MERGED :
	    MP_ALREADY_RETIRED;
	place->id = 0;
	return true;
}

bool
mp_spell(mp_registry *r, struct spelled *s)
{
	mp_step step[MP_SLOTS];
	mp_address seen = s->address;
	mp_str rest;
	size_t i;

	s->key.n = s->written.n = 0;
	mp_layout_see(r->layout, &seen);
	mp_address_key(&s->key, &seen);
	mp_written(&s->written, &s->address, mp_buf_str(&s->key));
	s->steps = mp_path(r->layout, mp_buf_str(&s->key), 0, step);
	if (s->steps == 0)
		return false;
	rest = mp_buf_str(&s->written);
	for (i = 0; i < s->steps; i++)
		s->own_written = mp_written_own(r->layout, &rest, step[i].slot,
		    i + 1 == s->steps);
	s->slot = step[s->steps - 1].slot;
	s->above = s->steps > 1 ? step[s->steps - 2].key : (mp_str){ s->key.p, 0 };
	s->own_key = mp_str_skip(mp_buf_str(&s->key), s->above.n);
	return true;
}

void
mp_spell_fini(struct spelled *s)
{
	mp_buf_free(&s->key);
	mp_buf_free(&s->written);
}

bool
mp_life_own_name(mp_registry *r, const mp_place *place, mp_str *key, mp_str *written)
{
	mp_later_name *name;
	size_t n, current;

	if (!mp_registry_names(r, place, &name, &n, &current, &r->arena))
		return false;
	*key = mp_registry_own(r, current ? name[current - 1].key : place->key);
	*written = current ? name[current - 1].written : place->written;
	return true;
}

bool
mp_life_add_name(struct deed *d, mp_later_name *name)
{
	name->hash = mp_path_hash(name->key);
	d->r->named = true;
	d->r->passed |= name->naming >= MP_NAMED_GONE;
	return mp_store_add_names(d->r->store, name, 1);
}

/* Has a later one of the events the same place and kind? */
static bool
comes_again(const mp_event *event, size_t i, size_t n)
{
	size_t k;

	for (k = i + 1; k < n; k++)
		if (event[k].place == event[i].place && mp_str_eq(event[k].kind, event[i].kind))
			return true;
	return false;
}

bool
mp_life_inside(struct deed *d, int64_t place, struct inside *in)
{
	mp_place *child, alias;
	mp_event *event;
	size_t i, n;

	if (!mp_store_children(d->r->store, place, &child, &n, &d->r->arena))
		return false;
	for (i = 0; i < n; i++) {
		in->place = mp_grow(in->place, &in->cap, in->n + 1, sizeof *in->place);
		in->place[in->n++] = child[i];
	}
	if (!mp_store_events_of(d->r->store, place, &event, &n, &d->r->arena))
		return false;
	for (i = 0; i < n; i++) {
		if (event[i].target != place || !mp_str_eq(event[i].kind, MP_STR("merge")) ||
		    comes_again(event, i, n))
			continue;
		if (!mp_store_place(d->r->store, event[i].place, &alias, &d->r->arena))
			return false;
		if (alias.state == MP_LIFE_MERGED && alias.successor == place &&
		    !mp_life_inside(d, alias.id, in))
			return false;
	}
	return true;
}

bool
mp_life_last(struct deed *d, int64_t place, const char *kind, mp_event *last)
{
	mp_event *event;
	size_t i, n;

	*last = (mp_event){ 0 };
	if (!mp_store_events_of(d->r->store, place, &event, &n, &d->r->arena))
		return false;
	for (i = 0; i < n; i++)
		if (event[i].place == place && mp_str_eq(event[i].kind, mp_str_from(kind)))
			*last = event[i];
	return true;
}

/* --- retire and restore ---------------------------------------------------------------------------- */

bool
mp_life_retire_inside(struct deed *d, int64_t place, int64_t cause)
{
	struct inside in = { .n = 0 };
	bool good = mp_life_inside(d, place, &in);
	size_t i;

	for (i = 0; i < in.n && good; i++) {
		mp_event event = { 0 };
		const mp_place *p = &in.place[i];

		if (p->state == MP_LIFE_MERGED)
			continue;
		if (p->state == MP_LIFE_LIVE) {
			good = mp_store_set_state(d->r->store, p->id, MP_LIFE_RETIRED, 0) &&
			    mp_life_note(d, &event, "retire", p->id, 0, cause);
			d->answer->places++;
		}
		good = good && mp_life_retire_inside(d, p->id, cause);
	}
	free(in.place);
	return good;
}

static bool
retire(struct deed *d)
{
	mp_event event = { 0 };
	mp_place place;

	if (!mp_life_subject(d, &place))
		return false;
	if (!place.id)
		return true;
	if (d->q->reason.n == 0)
		return mp_life_refuse(d, MP_NO_REASON);
	d->answer->places = 1;
	return mp_store_set_state(d->r->store, place.id, MP_LIFE_RETIRED, 0) &&
	    mp_life_note(d, &event, "retire", place.id, 0, 0) &&
	    mp_life_retire_inside(d, place.id, event.seq);
}

/* Restore what was retired because of `cause`. */
static bool
restore_inside(struct deed *d, int64_t place, int64_t cause, int64_t restored)
{
	struct inside in = { .n = 0 };
	bool good = mp_life_inside(d, place, &in);
	size_t i;

	for (i = 0; i < in.n && good; i++) {
		mp_event event = { 0 }, end;
		const mp_place *p = &in.place[i];

		if (p->state == MP_LIFE_MERGED)
			continue;
		if (p->state == MP_LIFE_RETIRED) {
			good = mp_life_last(d, p->id, "retire", &end);
			if (!good || end.cause != cause)
				continue;
			good = mp_store_set_state(d->r->store, p->id, MP_LIFE_LIVE, 0) &&
			    mp_life_note(d, &event, "restore", p->id, 0, restored);
			d->answer->places++;
		}
		good = good && restore_inside(d, p->id, cause, restored);
	}
	free(in.place);
	return good;
}

/* Is what a place was called still its name, where it lies today? */
static bool
bears_name(struct deed *d, const mp_place *place, const mp_place *above, bool *bears)
{
	mp_buf key = { 0 };
	mp_str own, written;
	int64_t id = 0;
	bool good = mp_life_own_name(d->r, place, &own, &written);

	if (good) {
		mp_buf_add(&key, above->key);
		mp_buf_add(&key, own);
		good = mp_registry_by_key(d->r, mp_buf_str(&key), &id);
	}
	mp_buf_free(&key);
	*bears = id == place->id;
	return good;
}

/* Can a place come back to where it was?  Not into a house that is retired; nor into one
 * that was merged, or whose number went to another, if something has its name there. */
static bool
may_return(struct deed *d, const mp_place *place)
{
	mp_place above = { 0 };
	bool merged, bears;

	if (place->parent > 0 && !mp_store_place(d->r->store, place->parent, &above, &d->r->arena))
		return false;
	merged = above.state == MP_LIFE_MERGED;
	if (!mp_registry_survivor(d->r, &above))
		return false;
	if (above.state == MP_LIFE_RETIRED)
		return mp_life_refuse(d, MP_IN_RETIRED);
	if (!bears_name(d, place, &above, &bears))
		return false;
	return bears || mp_life_refuse(d, merged ? MP_IN_RETIRED : MP_NAME_TAKEN);
}

static bool
restore(struct deed *d)
{
	mp_event event = { 0 }, end;
	mp_place place;

	if (d->q->code.n == 0)
		return mp_life_refuse(d, MP_NO_CODE);
	if (!mp_registry_by_code(d->r, d->q->code, &place))
		return false;
	if (!place.id)
		return mp_life_refuse(d, MP_UNKNOWN_CODE);
	if (place.state == MP_LIFE_LIVE)
		return mp_life_refuse(d, MP_NOT_RETIRED);
	if (!may_return(d, &place))
		return false;
	if (d->answer->refusal != MP_LIFE_DONE)
		return true;
	if (place.state == MP_LIFE_MERGED)
		return mp_life_unmerge(d, &place);
	d->answer->places = 1;
	return mp_life_last(d, place.id, "retire", &end) &&
	    mp_store_set_state(d->r->store, place.id, MP_LIFE_LIVE, 0) &&
	    mp_life_note(d, &event, "restore", place.id, 0, 0) &&
	    restore_inside(d, place.id, end.seq, event.seq);
}

/* --- one after the other ------------------------------------------------------------------------------ */

static bool
apply(struct deed *d)
{
	switch (d->q->deed) {
	case MP_DO_RENAME:
	case MP_DO_MOVE:
		return mp_life_rename(d);
	case MP_DO_MERGE:
		return mp_life_merge(d);
	case MP_DO_SPLIT:
		return mp_life_split(d);
	case MP_DO_RETIRE:
		return retire(d);
	case MP_DO_RESTORE:
		return restore(d);
	default:
		return mp_life_refuse(d, MP_NO_DEED);
	}
}

/* All of it, or nothing. */
static bool
apply_whole(struct deed *d)
{
	mp_registry *r = d->r;
	int64_t seq = r->seq;
	mp_chain chain = r->chain;

	if (!mp_store_mark(r->store) || !apply(d))
		return false;
	if (d->answer->refusal == MP_LIFE_DONE)
		return mp_store_keep(r->store);
	*d->answer = (mp_answer_of_life){ .refusal = d->answer->refusal };
	r->seq = seq;
	r->chain = chain;
	return mp_store_back(r->store);
}

bool
mp_live(mp_registry *r, const mp_request_of_life *q, size_t n, int64_t now,
    mp_answer_of_life *answer)
{
	size_t i, some;
	bool good;

	mp_arena_free(&r->arena);
	r->looked = -1;		/* nobody has looked for what a split brings in */
	good = mp_registry_begin(r);
	for (i = 0; i < n; i++)
		answer[i] = (mp_answer_of_life){ .refusal = MP_LIFE_DONE };
	for (i = 0; i < n && good; i += some) {
		struct deed d = { r, &q[i], now, &answer[i] };

		if ((some = mp_life_together(q + i, n - i)) > 0) {
			good = mp_life_renumber(r, q + i, some, now, answer + i);
		} else {
			good = apply_whole(&d);
			some = 1;
		}
	}
	if (good && mp_store_commit(r->store))
		return true;
	mp_store_rollback(r->store);
	return false;
}
