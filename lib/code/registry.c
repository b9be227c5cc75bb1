/* registry.c - codes for life. */
#include "code/registry.h"

#include <stdlib.h>

#include "address/address.h"
#include "base/map.h"
#include "base/mem.h"
#include "code/path.h"

struct mp_registry {
	mp_store *store;
	const mp_layout *layout;
	mp_arena arena;		/* codes and keys of the batch */
	const char *damage;	/* what is wrong with the registry itself */
};

#define NONE UINT32_MAX

/* A place that the batch needs: an address without a known code, or one of the
 * places on its path. */
struct node {
	mp_step step;
	uint64_t division;
	uint64_t root;		/* what the first serial is counted in (layout.h) */
	uint32_t above;		/* the node of the place above, NONE at the first */
	bool known;		/* the registry has it */
	int64_t id;
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

struct batch {
	mp_registry *r;
	struct node *node;
	size_t n, cap;
	mp_map by_key;		/* key -> node */
	mp_map taken;		/* spot -> 1 */
	mp_map by_slot;		/* spot -> counter */
	struct counter *counter;
	size_t ncounters, counter_cap;
};

mp_registry *
mp_registry_open(const char *file, mp_store_mode mode, const mp_layout *layout,
    mp_buf *why)
{
	mp_store *store = mp_store_open(file, mode, layout->id,
	    MP_ADDRESS_KEY_FORM, why);
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
	return r;
}

void
mp_registry_close(mp_registry *r)
{
	if (!r)
		return;
	mp_store_close(r->store);
	mp_arena_free(&r->arena);
	free(r);
}

const char *
mp_registry_why(const mp_registry *r)
{
	return r->damage ? r->damage : mp_store_why(r->store);
}

/* --- what the registry knows --------------------------------------------------- */

/* Find the codes that exist; the rest is left without one. */
static bool
find_known(mp_registry *r, mp_request *req, size_t n, size_t *missing)
{
	mp_lookup *l = mp_alloc(n * sizeof *l);
	size_t *at = mp_alloc(n * sizeof *at), i, k = 0;
	bool good;

	for (i = 0; i < n; i++) {
		req[i].code = (mp_str){ 0 };
		req[i].fresh = false;
		if (req[i].issues == 0)
			req[i].issues = mp_path_refusal(r->layout, req[i].key);
		if (req[i].issues) {
			req[i].issues |= MP_ISSUE_BIT(MP_MISSING_CODE);
			continue;
		}
		at[k] = i;
		l[k++] = (mp_lookup){ .hash = mp_hash(req[i].key), .key = req[i].key };
	}
	good = mp_store_read(r->store) && mp_store_find(r->store, l, k, &r->arena) &&
	    mp_store_commit(r->store);
	for (*missing = 0, i = 0; i < k && good; i++) {
		req[at[i]].code = l[i].code;
		*missing += l[i].id == 0;
	}
	free(at);
	free(l);
	return good;
}

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

/* --- a batch --------------------------------------------------------------------- */

/* Enter the path of an address; returns its last node. */
static uint32_t
enter(struct batch *b, const mp_request *req, bool *fresh)
{
	mp_step step[MP_SLOTS];
	size_t i, n = mp_path(b->r->layout, req->key, req->division, step);
	uint32_t above = NONE, *at;

	*fresh = false;
	for (i = 0; i < n; i++) {
		at = mp_map_put(&b->by_key, step[i].key, (uint32_t)b->n);
		if ((*fresh = *at == b->n)) {
			b->node = mp_grow(b->node, &b->cap, b->n + 1, sizeof *b->node);
			b->node[b->n++] = (struct node){ .step = step[i],
			    .division = req->division, .above = above, .root = mp_layout_root(
			    b->r->layout, req->division, step[i].type) };
		}
		above = *at;
	}
	return above;
}

/* Look up all nodes: the paths, and once more the addresses themselves, because
 * another writer may have brought them in since. */
static bool
find_nodes(struct batch *b)
{
	mp_lookup *l = mp_alloc(b->n * sizeof *l);
	bool good;
	size_t i;

	for (i = 0; i < b->n; i++)
		l[i] = (mp_lookup){ .hash = mp_hash(b->node[i].step.key),
		    .key = b->node[i].step.key };
	good = mp_store_find(b->r->store, l, b->n, &b->r->arena);
	for (i = 0; i < b->n && good; i++) {
		struct node *n = &b->node[i];

		if (!(n->known = l[i].id != 0))
			continue;
		n->id = l[i].id;
		n->text = l[i].code;
		if (mp_layout_read(b->r->layout, n->text, &n->code) != MP_CODE_OK) {
			b->r->damage = "it is damaged: it holds a code that is wrong";
			good = false;
		}
	}
	free(l);
	return good;
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

		if (n->known || (n->above != NONE && b->node[n->above].text.n == 0))
			continue;
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
			    (int64_t)mp_hash(b->node[i].step.key), (uint32_t)i };
	qsort(f, *count, sizeof *f, by_hash);
	for (i = 0; i < *count; i++)
		b->node[f[i].node].id = ++last;
	return f;
}

/* Write down what is new; the history keeps the order in which it came. */
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
	p = mp_alloc(count * sizeof *p);
	for (i = 0; i < count; i++) {
		const struct node *n = &b->node[f[i].node];

		p[i] = (mp_place){ .id = n->id,
		    .parent = parent_id(b, n->above, n->root),
		    .slot = n->step.slot, .serial = n->code.serial[n->step.slot],
		    .hash = (uint64_t)f[i].hash, .key = n->step.key, .code = n->text };
	}
	good = mp_store_add(store, p, count);
	free(p);
	free(f);
	for (i = 0; i < b->ncounters && good; i++) {
		const struct counter *c = &b->counter[i];

		good = !c->changed || mp_store_set_counter(store,
		    parent_id(b, c->node, c->root), c->slot, c->serial);
	}
	for (i = 0; i < b->n && good; i++)
		if (!b->node[i].known && b->node[i].text.n)
			good = mp_store_event(store, "issue", b->node[i].id, now);
	return good;
}

static void
batch_fini(struct batch *b)
{
	free(b->node);
	free(b->counter);
	mp_map_free(&b->by_key);
	mp_map_free(&b->taken);
	mp_map_free(&b->by_slot);
}

/* Give codes to the requests that have neither code nor issue. */
static bool
give(mp_registry *r, mp_request *req, size_t n, size_t missing, int64_t now)
{
	struct { size_t request; uint32_t node; } *want = mp_alloc(missing * sizeof *want);
	struct batch b = { .r = r };
	size_t i, k = 0;
	bool good;

	for (i = 0; i < n; i++) {
		if (req[i].code.n || req[i].issues)
			continue;
		if ((req[i].issues = no_township(&req[i])) != 0) {
			req[i].issues |= MP_ISSUE_BIT(MP_MISSING_CODE);
			continue;
		}
		want[k].request = i;
		want[k++].node = enter(&b, &req[i], &req[i].fresh);
	}
	good = k == 0 || (mp_store_write(r->store) && find_nodes(&b) && assign(&b) &&
	    record(&b, now) && mp_store_commit(r->store));
	for (i = 0; i < k && good; i++) {
		const struct node *node = &b.node[want[i].node];
		mp_request *q = &req[want[i].request];

		q->code = node->text;
		q->fresh = q->fresh && !node->known && node->text.n;
		if (node->text.n == 0)
			q->issues = MP_ISSUE_BIT(MP_MISSING_CODE);
	}
	batch_fini(&b);
	free(want);
	return good;
}

bool
mp_registry_issue(mp_registry *r, mp_request *req, size_t n, int64_t now)
{
	size_t missing, i;

	mp_arena_free(&r->arena);
	if (find_known(r, req, n, &missing) &&
	    (missing == 0 || give(r, req, n, missing, now)))
		return true;
	mp_store_rollback(r->store);
	for (i = 0; i < n; i++)
		req[i].code = (mp_str){ 0 };
	return false;
}

bool
mp_registry_holds(mp_registry *r, const mp_code *code, mp_str text, bool *held)
{
	mp_place place = { .id = -(int64_t)mp_layout_root(r->layout, code->division,
	    code->type) };
	int slot;

	mp_arena_free(&r->arena);
	for (slot = 0; slot < MP_SLOTS && place.id; slot++)
		if (code->serial[slot] && !mp_store_child(r->store, place.id, slot,
		    code->serial[slot], &place, &r->arena))
			return false;
	*held = mp_str_eq(place.code, text);
	return true;
}
