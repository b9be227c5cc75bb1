/* near.c - names that may be one, by hash. */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "lookup/near.h"

#include "lookup/format.h"
#include "names/alike.h"

bool
mp_near_names(mp_element e)
{
	return e == MP_TOWNSHIP || e == MP_COMMUNITY || e == MP_GROUP || e == MP_ROAD ||
	    e == MP_LANE || e == MP_ESTATE;
}

enum meet {
	MEET_LESS,	/* all but one character; and the whole name */
	MEET_FIRST, MEET_LAST,	/* of two characters, which is few, one at its place */
	MEET_BOTH,	/* ... or both, in any order */
	MEET_CORE	/* without generic words */
};

struct hashing {
	uint64_t seed;
	void (*see)(void *, uint64_t);
	void *of;
};

static void
see(const struct hashing *h, enum meet how, const uint32_t *c, size_t n)
{
	h->see(h->of, XXH3_64bits_withSeed(c, n * sizeof *c, book_mix(h->seed, how)));
}

/* The name without each of its characters. */
static void
without_one(const struct hashing *h, const mp_chars *name)
{
	uint32_t c[MP_CHARS];
	size_t i;

	memcpy(c, name->c, name->n * sizeof *c);
	for (i = name->n; i-- > 0; ) {
		if (i + 1 < name->n)
			c[i] = name->c[i + 1];
		see(h, MEET_LESS, c, name->n - 1);
	}
}

static void
of_two(const struct hashing *h, const uint32_t *c)
{
	uint32_t sorted[2] = { c[0], c[1] };

	if (c[0] > c[1]) {
		sorted[0] = c[1];
		sorted[1] = c[0];
	}
	see(h, MEET_FIRST, c, 1);
	see(h, MEET_LAST, c + 1, 1);
	see(h, MEET_BOTH, sorted, 2);
}

static void
spelling(const struct hashing *h, mp_str text)
{
	mp_chars name;

	if (!mp_chars_of(&name, text) || name.n < 2)
		return;
	see(h, MEET_LESS, name.c, name.n);
	if (name.n == 2)
		of_two(h, name.c);
	else
		without_one(h, &name);
}

void
mp_near_hashes(mp_element e, mp_str text, uint32_t within,
    void (*each)(void *, uint64_t), void *of)
{
	struct hashing h = { book_mix((uint64_t)e + 1, within), each, of };
	mp_str part, core = mp_alike_core(e, text, &part), bare = mp_alike_bare(e, text);
	mp_chars c, p;

	spelling(&h, text);
	if (bare.n != text.n)
		spelling(&h, bare);
	if ((e == MP_ESTATE || e == MP_ROAD || e == MP_LANE) && mp_chars_of(&c, core) &&
	    mp_chars_of(&p, part) && c.n + p.n <= MP_CHARS) {
		memcpy(c.c + c.n, p.c, p.n * sizeof *p.c);
		see(&h, MEET_CORE, c.c, c.n + p.n);
	}
}
