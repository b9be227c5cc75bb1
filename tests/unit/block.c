/* block.c - properties of lib/dedup/block: what is one agrees, in any order, in time. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "dedup/block.h"
#include "tap.h"

/* Some addresses of one estate, all different, and the set that each is in. */
struct estate {
	mp_corpus corpus;
	mp_block_item *item;
	uint32_t *set;
	size_t n, joined, doubts;
};

/* Add an address of the room 501 of building 3; elements that are 0 are left out. */
static void
add(struct estate *s, unsigned township, unsigned community, unsigned road, unsigned door,
    unsigned unit)
{
	static const char tag[] = "tvrdu";
	unsigned value[] = { township, community, road, door, unit };
	mp_buf key = { 0 };
	size_t i;

	mp_buf_adds(&key, "省|市|县");
	for (i = 0; i < 5; i++)
		if (i != 3 && i != 4 && value[i])
			mp_buf_printf(&key, "|%c名%u", tag[i], value[i]);
	mp_buf_adds(&key, "|e小区");
	for (i = 3; i < 5; i++) {
		if (value[i])
			mp_buf_printf(&key, "|%c%u", tag[i], value[i]);
		if (i == 3)
			mp_buf_adds(&key, "|b3");
	}
	mp_buf_adds(&key, "|h501");
	mp_corpus_add(&s->corpus, mp_buf_str(&key));
	mp_buf_free(&key);
}

static void
join(void *of, uint32_t part, uint32_t whole)
{
	struct estate *s = of;
	uint32_t from = s->set[part], to = s->set[whole];
	size_t i;

	s->joined++;
	if (s->n <= 64)
		for (i = 0; i < s->n; i++)
			if (s->set[i] == from)
				s->set[i] = to;
}

static void
doubt(void *of, uint32_t part, uint32_t a, uint32_t b, size_t fits)
{
	(void)part, (void)a, (void)b, (void)fits;
	((struct estate *)of)->doubts++;
}

static size_t
resolve(struct estate *s, bool backwards)
{
	mp_block_verdict v = { join, doubt, s };
	size_t i;

	s->n = s->corpus.n;
	s->joined = s->doubts = 0;
	s->item = mp_alloc(s->n * sizeof *s->item);
	s->set = mp_alloc(s->n * sizeof *s->set);
	for (i = 0; i < s->n; i++) {
		uint32_t k = (uint32_t)(backwards ? s->n - 1 - i : i);

		s->item[i] = (mp_block_item){ &s->corpus.sighting[k], k };
		s->set[i] = (uint32_t)i;
	}
	return mp_block_resolve(&s->corpus, s->item, s->n, &v);
}

static void
forget(struct estate *s)
{
	free(s->item);
	free(s->set);
	mp_corpus_free(&s->corpus);
	*s = (struct estate){ 0 };
}

static bool
contradict(const mp_sighting *a, const mp_sighting *b)
{
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		if (a->term[e] && b->term[e] && a->term[e] != b->term[e])
			return true;
	return false;
}

/* Random addresses with random gaps, each once. */
static void
fill(struct estate *s)
{
	size_t n = 2 + (size_t)rand() % 20, i;
	bool taken[3 * 3 * 3 * 3 * 3] = { false };

	for (i = 0; i < n; i++) {
		unsigned v = (unsigned)rand() % 243;

		if (taken[v])
			continue;
		taken[v] = true;
		add(s, v % 3, v / 3 % 3, v / 9 % 3, v / 27 % 3, v / 81);
	}
}

static void
random_estates(void)
{
	enum { ROUNDS = 3000 };
	size_t round, i, k, contradictions = 0, reordered = 0, joined = 0, doubts = 0;

	srand(7);
	for (round = 0; round < ROUNDS; round++) {
		struct estate s = { 0 };
		uint32_t set[32];

		fill(&s);
		resolve(&s, false);
		for (i = 0; i < s.n; i++) {
			set[i] = s.set[i];
			for (k = 0; k < i; k++)
				contradictions += s.set[i] == s.set[k] && contradict(
				    &s.corpus.sighting[i], &s.corpus.sighting[k]);
		}
		joined += s.joined;
		doubts += s.doubts;
		free(s.item);
		free(s.set);
		resolve(&s, true);
		for (i = 0; i < s.n; i++)
			for (k = 0; k < i; k++)
				reordered += (s.set[i] == s.set[k]) != (set[i] == set[k]);
		forget(&s);
	}
	ok(joined > ROUNDS && doubts > ROUNDS, "%zu joins and %zu doubts in %d estates", joined,
	    doubts, ROUNDS);
	ok(contradictions == 0, "no set holds two addresses that contradict each other");
	ok(reordered == 0, "the order of the addresses changes no set");
}

static void
chains(void)
{
	struct estate s = { 0 };

	add(&s, 1, 0, 1, 1, 1);
	add(&s, 1, 0, 1, 1, 2);
	add(&s, 1, 0, 1, 1, 0);
	resolve(&s, false);
	ok(s.joined == 0 && s.doubts == 1, "what fits two joins none");
	forget(&s);
	add(&s, 1, 0, 1, 1, 1);
	add(&s, 2, 0, 1, 1, 1);
	add(&s, 1, 0, 0, 0, 0);
	add(&s, 2, 0, 0, 0, 0);
	resolve(&s, false);
	ok(s.joined == 2 && s.set[0] == s.set[2] && s.set[1] == s.set[3],
	    "what fits one of two joins that");
	forget(&s);
	add(&s, 1, 0, 1, 1, 0);
	add(&s, 0, 2, 1, 0, 3);
	resolve(&s, false);
	ok(s.joined == 1, "two that only agree are one");
	forget(&s);
}

/* A block of many addresses must not be compared each with each. */
static void
giants(void)
{
	enum { N = 20000 };
	struct estate s = { 0 };
	unsigned i;
	size_t compared;

	for (i = 1; i <= N; i++)
		add(&s, 1, 1, 1, 0, i);
	compared = resolve(&s, false);
	ok(compared < 20 * N, "%d units of one room: %zu comparisons", N, compared);
	forget(&s);
	for (i = 1; i <= N; i++)
		if (i % 2)
			add(&s, i, 0, 1, 0, 0);
		else
			add(&s, 0, i, 0, 1, i);
	compared = resolve(&s, false);
	ok(compared < 20 * N, "%d that fit %d others: %zu comparisons", N / 2, N / 2, compared);
	forget(&s);
}

int
main(void)
{
	random_estates();
	chains();
	giants();
	return done_testing();
}
