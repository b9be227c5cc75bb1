/* give_set.h - the inside of giving codes: a batch of addresses, and the places on their
 * paths.
 *
 * First the paths are walked (give.c), then the serials of the new places are found
 * (give_serials.c), then all is written down (give_record.c).  Each asks the store for the
 * whole batch at once, because the store may be far away. */
#ifndef MP_CODE_GIVE_SET_H
#define MP_CODE_GIVE_SET_H

#include "base/map.h"
#include "code/path.h"
#include "code/registry_set.h"

#define MP_GIVE_NONE UINT32_MAX

/* A place that the batch needs: an address without a known code, or one of the
 * places on its path. */
struct node {
	mp_step step;		/* the key is the place's first, if it stands for one */
	uint64_t division;
	uint64_t root;		/* what the first serial is counted in (layout.h) */
	mp_str written;
	uint32_t above;		/* the node of the place above, MP_GIVE_NONE at the first */
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
	uint32_t node;		/* the place; MP_GIVE_NONE: the root */
	uint64_t root;
	int slot;
	uint32_t serial;
	size_t hungry;		/* nodes that will most likely be counted down for */
	bool read, changed;
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
	mp_map by_key;		/* what is asked for -> node */
	mp_map by_place;	/* id of a known place -> node */
	mp_map spots;		/* serial of a place -> what is known of it */
	mp_map by_slot;		/* slot of a place -> counter */
	struct counter *counter;
	size_t ncounters, counter_cap;
};

/* The id of the place above, as the store has it. */
static inline int64_t
mp_give_parent(const struct batch *b, uint32_t above, uint64_t root)
{
	return above == MP_GIVE_NONE ? -(int64_t)root : b->node[above].id;
}

/* Can the registry have places in the place above? */
static inline bool
mp_give_old(const struct batch *b, uint32_t above)
{
	return above == MP_GIVE_NONE || b->node[above].known;
}

/* May a node have a place of its own in the one above? */
static inline bool
mp_give_may(const struct batch *b, const struct node *n)
{
	const struct node *above;

	if (n->above == MP_GIVE_NONE)
		return true;
	above = &b->node[n->above];
	return above->text.n && above->state == MP_LIFE_LIVE &&
	    n->step.slot > above->step.slot;
}

/* Ask the store what finding the serials of the batch will most likely need. */
bool mp_give_foresee(struct batch *);

/* Find a serial for a node; 0 if the slot is full. */
bool mp_give_serial(struct batch *, const struct node *, uint32_t *serial);

/* Write down what is new. */
bool mp_give_record(struct batch *, int64_t now);

#endif
