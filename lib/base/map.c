/* map.c - a hash table from byte strings to indices. */
#include "base/map.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/mem.h"

struct mp_map_slot {
	const char *p;		/* NULL: free */
	uint32_t n, value;
	uint64_t hash;
};

uint64_t
mp_hash(mp_str s)
{
	return XXH3_64bits(s.p, s.n);
}

/* The slot that holds `key`, or the free one where it belongs. */
static mp_map_slot *
find(const mp_map *m, mp_str key, uint64_t hash)
{
	size_t mask = m->cap - 1, i = hash & mask;

	while (m->slot[i].p && (m->slot[i].hash != hash ||
	    !mp_str_eq((mp_str){ m->slot[i].p, m->slot[i].n }, key)))
		i = (i + 1) & mask;
	return &m->slot[i];
}

static void
grow(mp_map *m)
{
	mp_map old = *m;
	size_t i;

	m->cap = old.cap ? old.cap * 2 : 64;
	m->slot = mp_zalloc(m->cap, sizeof *m->slot);
	for (i = 0; i < old.cap; i++) {
		const mp_map_slot *s = &old.slot[i];

		if (s->p)
			*find(m, (mp_str){ s->p, s->n }, s->hash) = *s;
	}
	free(old.slot);
}

uint32_t *
mp_map_put(mp_map *m, mp_str key, uint32_t value)
{
	uint64_t hash = mp_hash(key);
	mp_map_slot *s;

	if (m->n * 2 >= m->cap)
		grow(m);
	s = find(m, key, hash);
	if (!s->p) {
		*s = (mp_map_slot){ key.p ? key.p : "", (uint32_t)key.n, value, hash };
		m->n++;
	}
	return &s->value;
}

const uint32_t *
mp_map_get_hashed(const mp_map *m, mp_str key, uint64_t hash)
{
	const mp_map_slot *s;

	if (m->n == 0)
		return NULL;
	s = find(m, key, hash);
	return s->p ? &s->value : NULL;
}

const uint32_t *
mp_map_get(const mp_map *m, mp_str key)
{
	return mp_map_get_hashed(m, key, mp_hash(key));
}

void
mp_map_expect(const mp_map *m, uint64_t hash)
{
	if (m->n)
		__builtin_prefetch(&m->slot[hash & (m->cap - 1)]);
}

void
mp_map_expect_key(const mp_map *m, uint64_t hash)
{
	if (m->n)
		__builtin_prefetch(m->slot[hash & (m->cap - 1)].p);
}

void
mp_map_free(mp_map *m)
{
	free(m->slot);
	*m = (mp_map){ 0 };
}
