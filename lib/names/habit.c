/* habit.c - which characters the people of a county take for each other. */
#include "names/habit.h"

static mp_str
key_of(uint32_t key[3], mp_term county, uint32_t typed, uint32_t meant)
{
	key[0] = county;
	key[1] = typed;
	key[2] = meant;
	return (mp_str){ (const char *)key, 3 * sizeof *key };
}

static uint32_t
count_of(const mp_habits *h, mp_term county, uint32_t typed, uint32_t meant)
{
	uint32_t key[3];
	const uint32_t *n = mp_map_get(&h->map, key_of(key, county, typed, meant));

	return n ? *n : 0;
}

static void
note(mp_habits *h, mp_term county, uint32_t typed, uint32_t meant)
{
	uint32_t key[3], n = count_of(h, county, typed, meant);
	mp_str bytes = key_of(key, county, typed, meant);

	if (n == 0)
		mp_map_put(&h->map, mp_arena_dup(&h->arena, bytes), 1);
	else
		*mp_map_put(&h->map, bytes, n) = n + 1;
}

static bool
tells(const mp_corpus *c, const mp_naming *names, const mp_candidate *p)
{
	return p->typed && mp_naming_count(c, &names->name[p->to]) / 8 >=
	    mp_naming_count(c, &names->name[p->from]);
}

/* The pairs of one name; each character that may be a wrong one counts once. */
static void
learn(mp_habits *h, const mp_corpus *c, const mp_naming *names, const mp_candidate *p, size_t n)
{
	mp_term county = c->term[names->name[p->from].term].county;
	mp_way least = MP_WAY_NONE;
	size_t i, k;

	for (i = 0; i < n; i++)
		if (tells(c, names, &p[i]) && p[i].way >= MP_WAY_LOOSE)
			least = MP_WAY_LOOSE;
	for (i = 0; i < n; i++) {
		if (!tells(c, names, &p[i]) || p[i].way < least)
			continue;
		note(h, county, p[i].typed, p[i].meant);
		for (k = 0; k < i; k++)
			if (tells(c, names, &p[k]) && p[k].way >= least && p[k].typed == p[i].typed)
				break;
		if (k == i)
			note(h, county, p[i].typed, 0);
	}
}

void
mp_habits_learn(mp_habits *h, const mp_corpus *c, const mp_naming *names,
    const mp_candidate *pair, size_t n)
{
	size_t i, end;

	for (i = 0; i < n; i = end) {
		for (end = i + 1; end < n && pair[end].from == pair[i].from; end++)
			;
		learn(h, c, names, pair + i, end - i);
	}
}

void
mp_habits_recall(mp_habits *h, const mp_corpus *c, mp_term from, mp_term to)
{
	const mp_term_info *a = &c->term[from], *b = &c->term[to];
	mp_candidate p = mp_alike_names((mp_element)a->element, a->text, b->text);

	if (p.typed == 0)
		return;
	note(h, a->county, p.typed, p.meant);
	note(h, a->county, p.typed, 0);
}

bool
mp_habits_have(const mp_habits *h, mp_term county, uint32_t typed, uint32_t meant)
{
	uint32_t n;

	if ((mp_telling(typed) && mp_telling(meant)) || mp_counting(typed) || mp_counting(meant))
		return false;
	n = count_of(h, county, typed, meant);
	return n >= 2 && 2 * n > count_of(h, county, typed, 0);
}

void
mp_habits_free(mp_habits *h)
{
	mp_map_free(&h->map);
	mp_arena_free(&h->arena);
}
