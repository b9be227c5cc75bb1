/* give_serials.c - serials for new places. */
#include <stdlib.h>

#include "base/mem.h"
#include "code/give_set.h"

/* What is known of a serial. */
enum { UNKNOWN, ASKED, FREE, TAKEN };

/* One serial, or one slot (serial 0), as a key for the maps: the place is the
 * index of a node, or a root, which is always larger. */
struct spot {
	uint64_t place;
	uint32_t slot, serial;
};

static mp_str
spot_key(struct batch *b, uint32_t above, uint64_t root, int slot, uint32_t serial)
{
	struct spot *s = mp_arena_alloc(&b->r->arena, sizeof *s);

	*s = (struct spot){ above == MP_GIVE_NONE ? root : above, (uint32_t)slot, serial };
	return (mp_str){ (const char *)s, sizeof *s };
}

/* --- asking the store ------------------------------------------------------------- */

/* Serials that it is asked about, all at once. */
struct inquiry {
	mp_spot *spot;
	struct asked {
		mp_str key;
		uint32_t node;	/* that wants it; MP_GIVE_NONE: none yet */
	} *asked;
	size_t n, cap, asked_cap;
};

/* Put a serial on the list, unless something is known of it; false then. */
static bool
inquire(struct batch *b, struct inquiry *q, const struct counter *c, uint32_t serial,
    uint32_t node)
{
	mp_str key = spot_key(b, c->node, c->root, c->slot, serial);
	uint32_t *mark = mp_map_put(&b->spots, key, UNKNOWN);

	if (*mark != UNKNOWN)
		return false;
	*mark = ASKED;
	q->spot = mp_grow(q->spot, &q->cap, q->n + 1, sizeof *q->spot);
	q->asked = mp_grow(q->asked, &q->asked_cap, q->n + 1, sizeof *q->asked);
	q->asked[q->n] = (struct asked){ key, node };
	q->spot[q->n++] = (mp_spot){ .parent = mp_give_parent(b, c->node, c->root),
	    .slot = c->slot, .serial = serial };
	return true;
}

static bool
hear(struct batch *b, struct inquiry *q)
{
	size_t i;

	if (!mp_store_taken(b->r->store, q->spot, q->n))
		return false;
	for (i = 0; i < q->n; i++)
		*mp_map_put(&b->spots, q->asked[i].key, 0) = q->spot[i].taken ? TAKEN : FREE;
	return true;
}

static void
inquiry_fini(struct inquiry *q)
{
	free(q->spot);
	free(q->asked);
}

/* --- counters ----------------------------------------------------------------------- */

/* The slot that a node is to be put in. */
static struct counter
slot_of(const struct node *n)
{
	return (struct counter){ .node = n->above, .root = n->root, .slot = n->step.slot };
}

/* Its counter, which may still have to be read. */
static struct counter *
counter(struct batch *b, const struct node *n)
{
	mp_str key = spot_key(b, n->above, n->root, n->step.slot, 0);
	uint32_t *at = mp_map_put(&b->by_slot, key, (uint32_t)b->ncounters);

	if (*at < b->ncounters)
		return &b->counter[*at];
	b->counter = mp_grow(b->counter, &b->counter_cap, b->ncounters + 1,
	    sizeof *b->counter);
	b->counter[b->ncounters] = slot_of(n);
	b->counter[b->ncounters].read = !mp_give_old(b, n->above);
	return &b->counter[b->ncounters++];
}

static bool
read_counters(struct batch *b, struct counter *c, size_t n)
{
	mp_counter *stored = mp_alloc(n * sizeof *stored);
	size_t i, k;
	bool good;

	for (i = k = 0; i < n; i++)
		if (!c[i].read)
			stored[k++] = (mp_counter){ mp_give_parent(b, c[i].node, c[i].root),
			    c[i].slot, 0 };
	good = mp_store_counters(b->r->store, stored, k);
	for (i = k = 0; i < n; i++)
		if (!c[i].read) {
			c[i].serial = stored[k++].serial;
			c[i].read = true;
		}
	free(stored);
	return good;
}

/* The serial that a counter stands at: the one below is the next. */
static uint32_t
stands_at(const struct batch *b, const struct counter *c)
{
	return c->serial ? c->serial : mp_layout_max(b->r->layout, c->slot) + 1;
}

/* --- what will be needed ------------------------------------------------------------------ */

/* Ask for the numbers that new places want for themselves; those that will not get
 * theirs are hungry, and counted down for. */
static bool
foresee_wanted(struct batch *b)
{
	struct inquiry q = { .n = 0 };
	bool good;
	size_t i;

	for (i = 0; i < b->n; i++) {
		const struct node *n = &b->node[i];
		struct counter slot = slot_of(n);

		if (n->known || n->barren || !mp_give_old(b, n->above) || !mp_give_may(b, n))
			continue;
		if (n->step.want == 0 || !inquire(b, &q, &slot, n->step.want, (uint32_t)i))
			counter(b, n)->hungry++;
	}
	good = hear(b, &q);
	for (i = 0; i < q.n && good; i++)
		if (q.spot[i].taken)
			counter(b, &b->node[q.asked[i].node])->hungry++;
	inquiry_fini(&q);
	return good;
}

/* Ask for the next serials of a slot that are not known. */
static void
inquire_below(struct batch *b, struct inquiry *q, const struct counter *c, uint32_t serial,
    size_t n)
{
	for (; n > 0 && serial > 0; n--, serial--)
		inquire(b, q, c, serial, MP_GIVE_NONE);
}

bool
mp_give_foresee(struct batch *b)
{
	struct inquiry q = { .n = 0 };
	bool good;
	size_t i;

	if (!foresee_wanted(b) || !read_counters(b, b->counter, b->ncounters))
		return false;
	for (i = 0; i < b->ncounters; i++)
		inquire_below(b, &q, &b->counter[i], stands_at(b, &b->counter[i]) - 1,
		    b->counter[i].hungry);
	good = hear(b, &q);
	inquiry_fini(&q);
	return good;
}

/* --- finding ---------------------------------------------------------------------------------- */

/* Take `serial` for a node if nobody has it; if nothing is known of it the store is asked
 * for it and up to `ahead` below. */
static bool
take(struct batch *b, const struct node *n, uint32_t serial, size_t ahead, bool *taken)
{
	mp_str key = spot_key(b, n->above, n->root, n->step.slot, serial);
	struct inquiry q = { .n = 0 };
	struct counter slot = slot_of(n);
	uint32_t *mark = mp_map_put(&b->spots, key,
	    mp_give_old(b, n->above) ? UNKNOWN : FREE);
	bool good = true;

	if (*mark == UNKNOWN) {
		inquire_below(b, &q, &slot, serial, ahead + 1);
		good = hear(b, &q);
		inquiry_fini(&q);
		mark = mp_map_put(&b->spots, key, UNKNOWN);
	}
	*taken = *mark == FREE;
	*mark = TAKEN;
	return good;
}

bool
mp_give_serial(struct batch *b, const struct node *n, uint32_t *serial)
{
	enum { AHEAD = 63 };
	struct counter *c;
	bool taken = false;

	*serial = n->step.want;
	if (*serial && !take(b, n, *serial, 0, &taken))
		return false;
	if (taken)
		return true;
	c = counter(b, n);
	if (!c->read && !read_counters(b, c, 1))
		return false;
	for (*serial = stands_at(b, c); !taken && --*serial > 0; )
		if (!take(b, n, *serial, AHEAD, &taken))
			return false;
	c->serial = *serial ? *serial : 1;
	c->changed = true;
	return true;
}
