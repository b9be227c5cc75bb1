/* registry_set.h - the inside of a registry, for the files that work on it.
 *
 * Names change, keys do not: the key of a place is that of its first name, and begins
 * with that of the place above it.  What a name leads to is found in three ways:
 *
 *	by the first key of a place;
 *	by a later name of one (of a place that was renamed by itself, or that lies
 *	directly in a community), and below it by the first key of that place with the
 *	rest behind it; a merged place stands for its survivor;
 *	where no place is known yet, by the rules that renamed roads and divisions:
 *	旧路99号 is entered as 新路99号.
 *
 * A name that a place once had stays its own, so that all three agree; where one has gone
 * all the same, or to another place, what happened last counts (mp_lookup). */
#ifndef MP_CODE_REGISTRY_SET_H
#define MP_CODE_REGISTRY_SET_H

#include "address/address.h"
#include "code/event.h"
#include "code/registry.h"

/* One renaming of everything that matches. */
typedef struct {
	int64_t seq;
	mp_element element;
	mp_address within;	/* folded as in keys, `element` with its old name included */
	mp_str name;		/* the new one, as written */
} mp_rule;

struct mp_registry {
	mp_store *store;
	const mp_layout *layout;
	mp_arena arena;		/* codes and keys of the batch */
	mp_arena told;		/* what mp_registry_tell told */
	const char *damage;	/* what is wrong with the registry itself */
	bool reading;		/* in one transaction, from the beginning */
	mp_buf operator;
	/* As of the transaction: */
	int64_t seq;		/* of the last event */
	mp_chain chain;		/* at it */
	int64_t looked;		/* the last event when keys were looked for */
	bool named;		/* there are later names */
	bool passed;		/* and keys that led to another place before */
	mp_rule *rule;
	size_t nrules, rule_cap;
	mp_arena rules;		/* their texts */
};

/* See whether there are later names; in any transaction. */
bool mp_registry_look(mp_registry *);

/* Begin to write: what has happened since is read. */
bool mp_registry_begin(mp_registry *);

/* Read the rules that are new; in any transaction. */
bool mp_registry_refresh(mp_registry *);

/* Add the next event to the history: its number, operator and hash are set here.  The
 * texts live until the call is over. */
bool mp_registry_note(mp_registry *, mp_event *, const mp_place *place);

/* Where a merged place leads to in the end; others stay.  Texts are in the arena. */
bool mp_registry_survivor(mp_registry *, mp_place *);

/* Rewrite a key, and what was written beside it, by the rules that match.  False if none
 * does. */
bool mp_registry_rename(mp_registry *, mp_buf *key, mp_buf *written);

/* What a value of an element is in a key; in the buffer. */
void mp_fold_element(mp_buf *, mp_element, mp_str value);

/* The rule that an event of no place in particular made (life.h); texts in the arena. */
bool mp_rule_read(mp_rule *, const mp_event *, mp_arena *);

/* Does it match an address that was folded?  As it is called now, or would be then. */
bool mp_rule_matches(const mp_rule *, const mp_address *folded);

/* The later names of a place that have not gone, oldest first, in the arena.  `*current`
 * is what it is called today: name[current - 1], or its first name if it is 0. */
bool mp_registry_names(mp_registry *, const mp_place *, mp_later_name **name, size_t *n,
    size_t *current, mp_arena *);

/* The part of a key that is the place's own. */
mp_str mp_registry_own(const mp_registry *, mp_str key);

/* What a place is called today; texts in the arena. */
bool mp_registry_current(mp_registry *, const mp_place *, mp_address *);

/* Give codes to new addresses, inside a transaction that mp_registry_begin began: those
 * of the requests that have neither code nor issue. */
bool mp_registry_give(mp_registry *, mp_request *, size_t n, int64_t now);

/* The place that has a key, as its first or a later name; id 0 if none has. */
bool mp_registry_by_key(mp_registry *, mp_str key, int64_t *id);

/* A place of one code; id 0 if the registry does not have it. */
bool mp_registry_by_code(mp_registry *, mp_str code, mp_place *);

#endif
