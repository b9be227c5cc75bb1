/* give.c - codes for addresses that have none: the paths that lead to them.
 *
 * Level by level: first what lies in a community, then what lies in that.  A place may
 * be known by another name than it is asked for, and what lies in it is then looked for
 * under its own. */
#include <stdlib.h>

#include "base/mem.h"
#include "code/give_set.h"
#include "code/path.h"
#include "code/written.h"

/* A new place needs a township to lie in. */
static mp_issue_set
no_township(const mp_request *req)
{
	mp_str rest = mp_address_key_slots(req->key), value;
	mp_element e;

	if (req->division / 1000 % 1000)
		return 0;
	while (mp_address_key_next(&rest, &e, &value))
		if (e == MP_TOWNSHIP)
			return MP_ISSUE_BIT(MP_WRONG_UNLISTED);
	return MP_ISSUE_BIT(MP_MISSING_TOWNSHIP);
}

/* --- paths ------------------------------------------------------------------------ */

static uint32_t
add_node(struct batch *b, const struct node *n)
{
	b->node = mp_grow(b->node, &b->cap, b->n + 1, sizeof *b->node);
	b->node[b->n] = *n;
	b->node[b->n].same = (uint32_t)b->n;
	return (uint32_t)b->n++;
}

/* The key of a step in the place above it, which may have another name. */
static mp_str
key_below(struct batch *b, const struct node *above, const mp_step *prev,
    const mp_step *step)
{
	mp_buf key = { 0 };
	mp_str made;

	if (mp_str_eq(above->step.key, prev->key))
		return step->key;
	mp_buf_add(&key, above->step.key);
	mp_buf_add(&key, mp_str_skip(step->key, prev->key.n));
	made = mp_arena_dup(&b->r->arena, mp_buf_str(&key));
	mp_buf_free(&key);
	return made;
}

/* What was written of one step. */
static mp_str
written_of(const struct batch *b, mp_str written, const mp_step *step, size_t level,
    size_t n)
{
	mp_str own = { 0 };
	size_t i;

	for (i = 0; i <= level; i++)
		own = mp_written_own(b->r->layout, &written, step[i].slot, i + 1 == n);
	return own;
}

/* Go down by one step, where there is one; false where there is none. */
static bool
descend(struct batch *b, struct want *w, size_t level)
{
	mp_step step[MP_SLOTS];
	struct node new;
	uint32_t *at;
	size_t n;

	if (level > 0 && level >= w->steps)
		return false;
	n = w->steps = mp_path(b->r->layout, w->key, w->request->division, step);
	if (level >= n)
		return false;
	new = (struct node){ .step = step[level], .division = w->request->division,
	    .above = level ? w->node : MP_GIVE_NONE, .barren = w->poor != 0 };
	if (level)
		new.step.key = key_below(b, &b->node[w->node], &step[level - 1], &step[level]);
	at = mp_map_put(&b->by_key, new.step.key, (uint32_t)b->n);
	w->request->fresh = *at == b->n;
	if (*at == b->n) {
		new.written = written_of(b, w->written, step, level, n);
		new.root = mp_layout_root(b->r->layout, new.division, new.step.type);
		new.missing = level + 1 == n && w->request->absent &&
		    b->r->seq == b->r->looked && new.step.key.p == w->request->key.p;
		add_node(b, &new);
	}
	w->node = *at;
	return true;
}

/* --- what the registry knows of them -------------------------------------------------- */

/* The node that stands for a place; `i` if none did. */
static uint32_t
stand_for(struct batch *b, int64_t id, size_t i)
{
	int64_t *key = mp_arena_alloc(&b->r->arena, sizeof *key);

	*key = id;
	return *mp_map_put(&b->by_place, (mp_str){ (const char *)key, sizeof *key }, (uint32_t)i);
}

static bool
know(struct batch *b, size_t i, int64_t id, mp_str code, mp_life state)
{
	struct node *n = &b->node[i];

	n->known = true;
	n->same = stand_for(b, id, i);
	n->id = id;
	n->text = code;
	n->state = state;
	if (mp_layout_read(b->r->layout, code, &n->code) == MP_CODE_OK)
		return true;
	b->r->damage = "it is damaged: it holds a code that is wrong";
	return false;
}

/* A node was found under a later name, or was merged: another stands for the place. */
static bool
stand_in(struct batch *b, size_t i, int64_t id)
{
	struct node new = { .above = MP_GIVE_NONE };
	mp_place place;

	if (!mp_store_place(b->r->store, id, &place, &b->r->arena) ||
	    !mp_registry_survivor(b->r, &place))
		return false;
	b->node[i].known = true;	/* it is not to be given a code */
	b->node[i].same = stand_for(b, place.id, b->n);
	if (b->node[i].same < b->n)
		return true;
	new.step = (mp_step){ .key = place.key, .slot = place.slot };
	i = add_node(b, &new);
	if (!know(b, i, place.id, place.code, place.state))
		return false;
	b->node[i].step.type = b->node[i].code.type;
	return true;
}

/* What is to be looked up of a level: not what lies in a place that the registry does not
 * have, because a place comes with those above it. */
static size_t
list_nodes(const struct batch *b, size_t from, size_t to, bool missing, mp_lookup *l, size_t *at)
{
	size_t i, n = 0;

	for (i = from; i < to; i++) {
		mp_str key = b->node[i].step.key;

		if (b->node[i].missing != missing || !mp_give_old(b, b->node[i].above))
			continue;
		at[n] = i;
		l[n++] = (mp_lookup){ .hash = mp_path_hash(key), .key = key };
	}
	return n;
}

/* Look up the nodes of a level; those that were not there a moment ago only by later
 * names. */
static bool
find_nodes(struct batch *b, size_t from, size_t to)
{
	mp_lookup *l = mp_alloc((to - from) * sizeof *l);
	size_t *at = mp_alloc((to - from) * sizeof *at), i, n;
	bool good;

	n = list_nodes(b, from, to, false, l, at);
	good = mp_store_find(b->r->store, l, n, &b->r->arena);
	n += list_nodes(b, from, to, true, l + n, at + n);
	if (good && b->r->named)
		good = mp_store_find_later(b->r->store, l, n, b->r->passed);
	for (i = 0; i < n && good; i++) {
		if (l[i].id && (l[i].later || l[i].state == MP_LIFE_MERGED))
			good = stand_in(b, at[i], l[i].id);
		else if (l[i].id)
			good = know(b, at[i], l[i].id, l[i].code, l[i].state);
	}
	free(at);
	free(l);
	return good;
}

/* All paths, from the top down. */
static bool
walk(struct batch *b)
{
	size_t level, i, from, to = 0;
	bool good = true, deeper = true;

	for (level = 0; deeper && good; level++) {
		deeper = false;
		from = b->n;
		for (i = 0; i < b->nwants; i++)
			deeper |= descend(b, &b->want[i], level);
		to = b->n;
		good = from == to || find_nodes(b, from, to);
		for (i = 0; i < b->nwants && good; i++)
			b->want[i].node = b->node[b->want[i].node].same;
	}
	return good;
}

/* --- giving --------------------------------------------------------------------------- */

/* Give codes to the nodes that have none, in the order in which they came. */
static bool
assign(struct batch *b)
{
	mp_buf text = { 0 };
	bool good = true;
	size_t i;

	for (i = 0; i < b->n && good; i++) {
		struct node *n = &b->node[i];
		uint32_t serial;

		if (n->known || n->barren)
			continue;
		if (!mp_give_may(b, n)) {
			n->state = b->node[n->above].state;
			continue;
		}
		good = mp_give_serial(b, n, &serial);
		if (!good || serial == 0)
			continue;
		if (n->above == MP_GIVE_NONE)
			n->code.division = n->division;
		else
			n->code = b->node[n->above].code;
		n->code.type = n->step.type;
		n->code.serial[n->step.slot] = serial;
		text.n = 0;
		mp_layout_write(&text, b->r->layout, &n->code);
		n->text = mp_arena_dup(&b->r->arena, mp_buf_str(&text));
	}
	mp_buf_free(&text);
	return good;
}

/* --- a batch ------------------------------------------------------------------------------ */

static void
enlist(struct batch *b, mp_request *q, mp_issue_set poor, mp_buf *key, mp_buf *written)
{
	struct want *w = &b->want[b->nwants++];

	*w = (struct want){ .request = q, .key = q->key, .written = q->written, .poor = poor,
	    .node = MP_GIVE_NONE };
	if (b->r->nrules == 0)
		return;
	key->n = written->n = 0;
	mp_buf_add(key, w->key);
	mp_buf_add(written, w->written);
	if (mp_registry_rename(b->r, key, written)) {
		w->key = mp_arena_dup(&b->r->arena, mp_buf_str(key));
		w->written = mp_arena_dup(&b->r->arena, mp_buf_str(written));
	}
}

/* The requests that want something, by the names that count today; last those that
 * cannot bring a place in. */
static void
enlist_all(struct batch *b, mp_request *req, size_t n)
{
	mp_buf key = { 0 }, written = { 0 };
	int pass;
	size_t i;

	b->want = mp_alloc(n * sizeof *b->want);
	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < n; i++) {
			mp_issue_set poor;

			if (req[i].code.n || req[i].issues)
				continue;
			poor = no_township(&req[i]);
			if ((poor != 0) == pass)
				enlist(b, &req[i], poor, &key, &written);
		}
	mp_buf_free(&key);
	mp_buf_free(&written);
}

static void
answer(const struct batch *b)
{
	size_t i;

	for (i = 0; i < b->nwants; i++) {
		const struct node *node = &b->node[b->want[i].node];
		mp_request *q = b->want[i].request;

		q->code = node->text;
		q->fresh = q->fresh && !node->known && node->text.n;
		if (node->text.n == 0)
			q->issues = MP_ISSUE_BIT(MP_MISSING_CODE) | b->want[i].poor;
		if (node->state == MP_LIFE_RETIRED)
			q->issues |= MP_ISSUE_BIT(MP_WRONG_RETIRED);
	}
}

static void
batch_fini(struct batch *b)
{
	free(b->node);
	free(b->want);
	free(b->counter);
	mp_map_free(&b->by_key);
	mp_map_free(&b->by_place);
	mp_map_free(&b->spots);
	mp_map_free(&b->by_slot);
}

bool
mp_registry_give(mp_registry *r, mp_request *req, size_t n, int64_t now)
{
	struct batch b = { .r = r };
	bool good;

	enlist_all(&b, req, n);
	good = walk(&b) && mp_give_foresee(&b) && assign(&b) && mp_give_record(&b, now);
	if (good)
		answer(&b);
	batch_fini(&b);
	return good;
}
