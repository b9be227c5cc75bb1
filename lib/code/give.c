/* give.c - codes for addresses that have none: the paths, the serials, the history.
 *
 * Level by level: first what lies in a community, then what lies in that.  A place may
 * be known by another name than it is asked for, and what lies in it is then looked for
 * under its own. */
#include <stdlib.h>

#include "base/map.h"
#include "base/mem.h"
#include "code/path.h"
#include "code/registry_set.h"
#include "code/written.h"

#define NONE UINT32_MAX

/* A place that the batch needs: an address without a known code, or one of the
 * places on its path. */
struct node {
	mp_step step;		/* the key is the place's first, if it is known */
	uint64_t division;
	uint64_t root;		/* what the first serial is counted in (layout.h) */
	mp_str written;
	uint32_t above;		/* the node of the place above, NONE at the first */
	uint32_t same;		/* the node that stands for the place; mostly itself */
	bool known;		/* the registry has it */
	bool barren;		/* only asked for without a township: it gets no code */
	bool missing;		/* its key was looked for just now */
	mp_life state;
	int64_t id, seq;
	mp_code code;
	mp_str text;		/* its code; empty when no serial was left */
};

/* How far a slot of a place is counted down. */
struct counter {
	uint32_t node;		/* the place; NONE: the root */
	uint64_t root;
	int slot;
	uint32_t serial;
	bool changed;
};

/* One serial, or one slot (serial 0), as a key for the maps: the place is the
 * index of a node, or a root, which is always larger. */
struct spot {
	uint64_t place;
	uint32_t slot, serial;
};

/* A request that is on its way down its path. */
struct want {
	mp_request *request;
	mp_str key, written;	/* the request's, or as they were renamed */
	mp_issue_set poor;	/* not 0: a place that is known, or none */
	size_t steps;		/* of its path; known behind the first */
	uint32_t node;		/* of the step it has come to */
};

struct batch {
	mp_registry *r;
	struct node *node;
	size_t n, cap;
	struct want *want;
	size_t nwants;
	mp_map by_key;		/* key -> node */
	mp_map taken;		/* spot -> 1 */
	mp_map by_slot;		/* spot -> counter */
	struct counter *counter;
	size_t ncounters, counter_cap;
};

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

/* --- serials -------------------------------------------------------------------- */

static mp_str
spot_key(struct batch *b, const struct node *n, uint32_t serial)
{
	struct spot *s = mp_arena_alloc(&b->r->arena, sizeof *s);

	*s = (struct spot){ n->above == NONE ? n->root : n->above,
	    (uint32_t)n->step.slot, serial };
	return (mp_str){ (const char *)s, sizeof *s };
}

/* The id of the place above, as the store has it. */
static int64_t
parent_id(const struct batch *b, uint32_t above, uint64_t root)
{
	return above == NONE ? -(int64_t)root : b->node[above].id;
}

/* Can the registry have places in the place above? */
static bool
old_parent(const struct batch *b, uint32_t above)
{
	return above == NONE || b->node[above].known;
}

/* Take `serial` for a node if nobody has it. */
static bool
take(struct batch *b, const struct node *n, uint32_t serial, bool *taken)
{
	mp_place place;
	uint32_t *mark;

	*taken = false;
	mark = mp_map_put(&b->taken, spot_key(b, n, serial), 0);
	if (*mark)
		return true;
	*mark = 1;
	if (old_parent(b, n->above)) {
		if (!mp_store_child(b->r->store, parent_id(b, n->above, n->root),
		    n->step.slot, serial, &place, &b->r->arena))
			return false;
		if (place.id)
			return true;
	}
	*taken = true;
	return true;
}

/* The counter of the slot that a node is to be put in. */
static struct counter *
counter(struct batch *b, const struct node *n)
{
	uint32_t *at = mp_map_put(&b->by_slot, spot_key(b, n, 0), (uint32_t)b->ncounters);
	struct counter *c;

	if (*at < b->ncounters)
		return &b->counter[*at];
	b->counter = mp_grow(b->counter, &b->counter_cap, b->ncounters + 1,
	    sizeof *b->counter);
	c = &b->counter[b->ncounters++];
	*c = (struct counter){ n->above, n->root, n->step.slot, 0, false };
	if (old_parent(b, n->above) && !mp_store_counter(b->r->store,
	    parent_id(b, n->above, n->root), n->step.slot, &c->serial))
		return NULL;
	return c;
}

/* Find a serial for a node; 0 if the slot is full. */
static bool
find_serial(struct batch *b, const struct node *n, uint32_t *serial)
{
	struct counter *c;
	bool taken = false;

	*serial = n->step.want;
	if (*serial && !take(b, n, *serial, &taken))
		return false;
	if (taken)
		return true;
	if (!(c = counter(b, n)))
		return false;
	*serial = c->serial ? c->serial : mp_layout_max(b->r->layout, n->step.slot) + 1;
	while (!taken && --*serial > 0)
		if (!take(b, n, *serial, &taken))
			return false;
	c->serial = *serial ? *serial : 1;
	c->changed = true;
	return true;
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
	    .above = level ? w->node : NONE, .barren = w->poor != 0 };
	if (level)
		new.step.key = key_below(b, &b->node[w->node], &step[level - 1], &step[level]);
	at = mp_map_put(&b->by_key, new.step.key, (uint32_t)b->n);
	w->request->fresh = *at == b->n;
	if (*at == b->n) {
		new.written = written_of(b, w->written, step, level, n);
		new.root = mp_layout_root(b->r->layout, new.division, new.step.type);
		new.missing = level + 1 == n && b->r->seq == b->r->looked &&
		    new.step.key.p == w->request->key.p;
		add_node(b, &new);
	}
	w->node = *at;
	return true;
}

/* --- what the registry knows of them -------------------------------------------------- */

static bool
know(struct batch *b, struct node *n, int64_t id, mp_str code, mp_life state)
{
	n->known = true;
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
	struct node new = { .above = NONE };
	mp_place place;
	uint32_t *at;

	if (!mp_store_place(b->r->store, id, &place, &b->r->arena) ||
	    !mp_registry_survivor(b->r, &place))
		return false;
	at = mp_map_put(&b->by_key, place.key, (uint32_t)b->n);
	b->node[i].same = *at;
	b->node[i].known = true;	/* it is not to be given a code */
	if (*at < b->n)
		return true;
	new.step = (mp_step){ .key = place.key, .slot = place.slot };
	if (!know(b, &new, place.id, place.code, place.state))
		return false;
	new.step.type = new.code.type;
	add_node(b, &new);
	return true;
}

/* Of the nodes that were not found, those that are known by a later name. */
static bool
find_named(struct batch *b, size_t from, size_t to)
{
	mp_lookup *l = mp_alloc((to - from) * sizeof *l);
	size_t *at = mp_alloc((to - from) * sizeof *at), i, k = 0;
	bool good;

	for (i = from; i < to; i++)
		if (!b->node[i].known) {
			at[k] = i;
			l[k++] = (mp_lookup){ .hash = mp_path_hash(b->node[i].step.key),
			    .key = b->node[i].step.key };
		}
	good = mp_store_find_named(b->r->store, l, k);
	for (i = 0; i < k && good; i++)
		good = !l[i].id || stand_in(b, at[i], l[i].id);
	free(at);
	free(l);
	return good;
}

/* Look up the nodes of a level, but for those that were not there a moment ago.  In a
 * place that the registry does not have, it has none: a place comes with those above
 * it. */
static bool
find_nodes(struct batch *b, size_t from, size_t to)
{
	mp_lookup *l = mp_alloc((to - from) * sizeof *l);
	size_t *at = mp_alloc((to - from) * sizeof *at), i, k = 0;
	bool good;

	for (i = from; i < to; i++)
		if (!b->node[i].missing && old_parent(b, b->node[i].above)) {
			at[k] = i;
			l[k++] = (mp_lookup){ .hash = mp_path_hash(b->node[i].step.key),
			    .key = b->node[i].step.key };
		}
	good = mp_store_find(b->r->store, l, k, &b->r->arena);
	for (i = 0; i < k && good; i++) {
		if (l[i].id && l[i].state == MP_LIFE_MERGED)
			good = stand_in(b, at[i], l[i].id);
		else if (l[i].id)
			good = know(b, &b->node[at[i]], l[i].id, l[i].code, l[i].state);
	}
	free(at);
	free(l);
	return good && (!b->r->named || find_named(b, from, to));
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

/* May a node have a place of its own in the one above? */
static bool
may_have(const struct batch *b, const struct node *n)
{
	const struct node *above;

	if (n->above == NONE)
		return true;
	above = &b->node[n->above];
	return above->text.n && above->state == MP_LIFE_LIVE &&
	    n->step.slot > above->step.slot;
}

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
		if (!may_have(b, n)) {
			n->state = b->node[n->above].state;
			continue;
		}
		good = find_serial(b, n, &serial);
		if (!good || serial == 0)
			continue;
		if (n->above == NONE)
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

struct fresh {
	int64_t hash;
	uint32_t node;
};

static int
by_hash(const void *a, const void *b)
{
	const struct fresh *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->node > y->node) - (x->node < y->node);
}

/* Number the new nodes in the order of their hashes, so that the index is written
 * from one end to the other and a later look-up walks the table in order too. */
static struct fresh *
number(struct batch *b, size_t *count, int64_t last)
{
	struct fresh *f = mp_alloc(b->n * sizeof *f);
	size_t i;

	for (*count = 0, i = 0; i < b->n; i++)
		if (!b->node[i].known && b->node[i].text.n)
			f[(*count)++] = (struct fresh){
			    (int64_t)mp_path_hash(b->node[i].step.key), (uint32_t)i };
	qsort(f, *count, sizeof *f, by_hash);
	for (i = 0; i < *count; i++)
		b->node[f[i].node].id = ++last;
	return f;
}

static mp_place
place_of(const struct batch *b, const struct node *n, uint64_t hash)
{
	return (mp_place){ .id = n->id, .parent = parent_id(b, n->above, n->root),
	    .slot = n->step.slot, .serial = n->code.serial[n->step.slot], .hash = hash,
	    .key = n->step.key, .code = n->text, .written = n->written, .issued = n->seq };
}

/* --- the history -------------------------------------------------------------------------- */

/* Events on their way into the store. */
struct notes {
	enum { NOTES = 64 } most;
	mp_event event[NOTES];
	unsigned char hash[NOTES][MP_CHAIN_HASH];
	size_t n;
	mp_buf scratch;
};

static bool
flush(struct batch *b, struct notes *t)
{
	bool good = mp_store_add_events(b->r->store, t->event, t->n);

	t->n = 0;
	return good;
}

/* Note that a new place was given its code, after the one it lies in. */
static bool
note(struct batch *b, uint32_t i, int64_t now, struct notes *t)
{
	struct node *n;
	mp_place place;
	mp_event *e;

	if (i == NONE || b->node[i].known || b->node[i].seq)
		return true;
	if (!note(b, b->node[i].above, now, t))
		return false;
	n = &b->node[i];
	if (n->text.n == 0)
		return true;
	n->seq = ++b->r->seq;
	place = place_of(b, n, 0);
	e = &t->event[t->n];
	*e = (mp_event){ .seq = n->seq, .time = now, .kind = MP_STR("issue"),
	    .place = n->id, .operator = mp_buf_str(&b->r->operator) };
	mp_event_seal(&b->r->chain, e, &place, &t->scratch);
	memcpy(t->hash[t->n], e->hash.p, MP_CHAIN_HASH);
	e->hash.p = (const char *)t->hash[t->n];
	return ++t->n < NOTES || flush(b, t);
}

/* The history keeps the order in which the requests came. */
static bool
note_all(struct batch *b, int64_t now)
{
	struct notes *t = mp_zalloc(1, sizeof *t);
	bool good = true;
	size_t i;

	for (i = 0; i < b->nwants && good; i++)
		good = note(b, b->want[i].node, now, t);
	good = good && flush(b, t);
	mp_buf_free(&t->scratch);
	free(t);
	return good;
}

/* Write down what is new. */
static bool
record(struct batch *b, int64_t now)
{
	mp_store *store = b->r->store;
	struct fresh *f;
	mp_place *p;
	int64_t last;
	size_t count, i;
	bool good;

	if (!mp_store_last(store, &last))
		return false;
	f = number(b, &count, last);
	good = note_all(b, now);
	p = mp_alloc(count * sizeof *p);
	for (i = 0; i < count; i++)
		p[i] = place_of(b, &b->node[f[i].node], (uint64_t)f[i].hash);
	good = good && mp_store_add(store, p, count);
	free(p);
	free(f);
	for (i = 0; i < b->ncounters && good; i++) {
		const struct counter *c = &b->counter[i];

		good = !c->changed || mp_store_set_counter(store,
		    parent_id(b, c->node, c->root), c->slot, c->serial);
	}
	return good;
}

/* --- a batch ------------------------------------------------------------------------------ */

static void
enlist(struct batch *b, mp_request *q, mp_issue_set poor, mp_buf *key, mp_buf *written)
{
	struct want *w = &b->want[b->nwants++];

	*w = (struct want){ .request = q, .key = q->key, .written = q->written, .poor = poor,
	    .node = NONE };
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
	mp_map_free(&b->taken);
	mp_map_free(&b->by_slot);
}

bool
mp_registry_give(mp_registry *r, mp_request *req, size_t n, int64_t now)
{
	struct batch b = { .r = r };
	bool good;

	enlist_all(&b, req, n);
	good = walk(&b) && assign(&b) && record(&b, now);
	if (good)
		answer(&b);
	batch_fini(&b);
	return good;
}
