/* realm.h - which names are taken where, and by whom.
 *
 * A realm is a county, a township or a village, or whatever else the caller names by
 * a string; an owner is a number that is not 0 (the hash of what bears the name). */
#ifndef MP_BENCH_REALM_H
#define MP_BENCH_REALM_H

#include "base/arena.h"
#include "base/map.h"

typedef struct {
	mp_arena arena;
	mp_map owner;		/* where, tab, name */
} realms;

/* Who has the name there; 0: nobody. */
uint32_t realm_owner(const realms *, const char *where, const char *name);

/* Take the name for `owner`; false if another has it. */
bool realm_claim(realms *, const char *where, const char *name, uint32_t owner);

/* Names that several may bear, until one of them must be the only one.  Both are
 * false where another stands in the way: realm_share if the name is another's
 * alone, realm_alone if another bears it. */
bool realm_share(realms *, const char *where, const char *name, uint32_t owner);
bool realm_alone(realms *, const char *where, const char *name, uint32_t owner);

/* The owner that is meant by a text. */
uint32_t realm_who(const char *text);

void realms_free(realms *);

#endif
