/* life_set.h - the inside of life: what its files share.
 *
 * A deed first looks whether it may be done, and returns a refusal before it has written
 * anything, or fails; see struct deed. */
#ifndef MP_CODE_LIFE_SET_H
#define MP_CODE_LIFE_SET_H

#include "code/life.h"
#include "code/registry_set.h"

/* One deed at work. */
struct deed {
	mp_registry *r;
	const mp_request_of_life *q;
	int64_t now;
	mp_answer_of_life *answer;
};

/* An address by the names of today, and what the registry makes of it. */
struct spelled {
	mp_address address;
	mp_buf key;		/* of today's names */
	mp_buf written;
	mp_str own_key, own_written;	/* of its last step */
	mp_str above;		/* the key before that */
	size_t steps;
	int slot;		/* of the last */
};

/* What lies in a place; free(place). */
struct inside {
	mp_place *place;
	size_t n, cap;
};

/* Each returns false if the registry failed; refusals are in the answer. */
bool mp_life_rename(struct deed *);		/* everywhere */
bool mp_life_merge(struct deed *);
bool mp_life_unmerge(struct deed *, const mp_place *);	/* that is merged */
bool mp_life_split(struct deed *);

/* Rename single places, as one change; n answers, all DONE before. */
bool mp_life_renumber(mp_registry *, const mp_request_of_life *, size_t n, int64_t now,
    mp_answer_of_life *);

/* How many of the next requests are one such change: renamings of single places, each of
 * another. */
size_t mp_life_together(const mp_request_of_life *, size_t n);

/* An address with another value of one element, as a place beside this one; false, with a
 * refusal, if it would lie elsewhere. */
bool mp_life_beside(struct deed *, const struct spelled *now, mp_element, mp_str value,
    struct spelled *other);

/* Are two values of an element one in keys? */
bool mp_life_same(mp_element, mp_str a, mp_str b);

/* True, for `return`. */
bool mp_life_refuse(struct deed *, mp_refusal);

/* The live place of the code; id 0, and a refusal, if there is none. */
bool mp_life_subject(struct deed *, mp_place *);

/* Note an event of this deed; its number is in `event->seq` then. */
bool mp_life_note(struct deed *, mp_event *event, const char *kind, int64_t place,
    int64_t target, int64_t cause);

/* The last event of a kind that a place had; seq 0 if it had none. */
bool mp_life_last(struct deed *, int64_t place, const char *kind, mp_event *last);

/* Append what lies in a place: those with their codes in it, merged ones as well, and those
 * that went over from what was merged into it. */
bool mp_life_inside(struct deed *, int64_t place, struct inside *);

/* Retire it, as a consequence of `cause`. */
bool mp_life_retire_inside(struct deed *, int64_t place, int64_t cause);

/* What a place is called today within the one above: a part of a key, and how that is
 * written. */
bool mp_life_own_name(mp_registry *, const mp_place *, mp_str *key, mp_str *written);

/* Give a place a name; its hash is set here. */
bool mp_life_add_name(struct deed *, mp_later_name *);

/* Take an address apart; spell_fini frees.  False if it has no path. */
bool mp_spell(mp_registry *, struct spelled *);
void mp_spell_fini(struct spelled *);

#endif
