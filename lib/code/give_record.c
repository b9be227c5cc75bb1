/* give_record.c - codes that were given, written down: the places, the history, the counters. */
#include <stdlib.h>

#include "base/mem.h"
#include "code/give_set.h"

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
	return (mp_place){ .id = n->id, .parent = mp_give_parent(b, n->above, n->root),
	    .slot = n->step.slot, .serial = n->code.serial[n->step.slot], .hash = hash,
	    .key = n->step.key, .code = n->text, .written = n->written, .issued = n->seq };
}

/* --- the history -------------------------------------------------------------------------- */

/* Events on their way into the store. */
struct notes {
	mp_event *event;
	unsigned char (*hash)[MP_CHAIN_HASH];
	size_t n, most;
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

	if (i == MP_GIVE_NONE || b->node[i].known || b->node[i].seq)
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
	return ++t->n < t->most || flush(b, t);
}

/* The history keeps the order in which the requests came. */
static bool
note_all(struct batch *b, size_t count, int64_t now)
{
	enum { MOST = 20000 };		/* 3 MB */
	struct notes t = { .most = count < MOST ? count : MOST };
	bool good = true;
	size_t i;

	t.event = mp_alloc(t.most * sizeof *t.event);
	t.hash = mp_alloc(t.most * sizeof *t.hash);
	for (i = 0; i < b->nwants && good; i++)
		good = note(b, b->want[i].node, now, &t);
	good = good && flush(b, &t);
	free(t.event);
	free(t.hash);
	mp_buf_free(&t.scratch);
	return good;
}

static bool
record_counters(struct batch *b)
{
	mp_counter *now = mp_alloc(b->ncounters * sizeof *now);
	size_t i, n = 0;
	bool good;

	for (i = 0; i < b->ncounters; i++) {
		const struct counter *c = &b->counter[i];

		if (c->changed)
			now[n++] = (mp_counter){ mp_give_parent(b, c->node, c->root), c->slot,
			    c->serial };
	}
	good = mp_store_set_counters(b->r->store, now, n);
	free(now);
	return good;
}

bool
mp_give_record(struct batch *b, int64_t now)
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
	good = note_all(b, count, now);
	p = mp_alloc(count * sizeof *p);
	for (i = 0; i < count; i++)
		p[i] = place_of(b, &b->node[f[i].node], (uint64_t)f[i].hash);
	good = good && mp_store_add(store, p, count) && record_counters(b);
	free(p);
	free(f);
	return good;
}
