/* realm.c - which names are taken where, and by whom. */
#include <stdio.h>

#include "realm.h"

/* An owner has 30 bits; beside it is whether others bear the name, or never may. */
#define SHARED UINT32_C(0x80000000)
#define ALONE UINT32_C(0x40000000)
#define OWNER UINT32_C(0x3fffffff)

enum { KEY_MAX = 512 };

static mp_str
key_of(char *key, const char *where, const char *name)
{
	int n = snprintf(key, KEY_MAX, "%s\t%s", where, name);

	return (mp_str){ key, (size_t)n < KEY_MAX ? (size_t)n : KEY_MAX - 1 };
}

/* The entry, made for `owner` if there was none. */
static uint32_t *
entry(realms *r, const char *where, const char *name, uint32_t owner)
{
	char buf[KEY_MAX];
	mp_str key = key_of(buf, where, name);

	if (mp_map_get(&r->owner, key) == NULL)
		key = mp_arena_dup(&r->arena, key);
	return mp_map_put(&r->owner, key, owner);
}

uint32_t
realm_owner(const realms *r, const char *where, const char *name)
{
	char buf[KEY_MAX];
	const uint32_t *known = mp_map_get(&r->owner, key_of(buf, where, name));

	return known ? *known & OWNER : 0;
}

bool
realm_claim(realms *r, const char *where, const char *name, uint32_t owner)
{
	return (*entry(r, where, name, owner) & OWNER) == owner;
}

bool
realm_share(realms *r, const char *where, const char *name, uint32_t owner)
{
	uint32_t *known = entry(r, where, name, owner);

	if ((*known & OWNER) == owner)
		return true;
	if (*known & ALONE)
		return false;
	*known |= SHARED;
	return true;
}

bool
realm_alone(realms *r, const char *where, const char *name, uint32_t owner)
{
	uint32_t *known = entry(r, where, name, owner);

	if ((*known & OWNER) != owner || *known & SHARED)
		return false;
	*known |= ALONE;
	return true;
}

uint32_t
realm_who(const char *text)
{
	uint32_t who = (uint32_t)mp_hash(mp_str_from(text)) & OWNER;

	return who ? who : 1;
}

void
realms_free(realms *r)
{
	mp_map_free(&r->owner);
	mp_arena_free(&r->arena);
}
