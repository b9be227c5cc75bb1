/* twice.c - villages that are misspelt in two places. */
#include "names/twice.h"

#include <stdlib.h>

#include "base/mem.h"

enum { RARE = 2 };	/* sightings */

/* Where one character is another one, and nothing else different; else x->n. */
static size_t
one_other(const mp_chars *x, const mp_chars *y)
{
	size_t i, at = x->n;

	for (i = 0; i < x->n && x->n == y->n; i++)
		if (x->c[i] != y->c[i]) {
			if (at < x->n)
				return x->n;
			at = i;
		}
	return at;
}

static bool
one_alike(const mp_chars *x, const mp_chars *y)
{
	size_t at = one_other(x, y);

	return at < x->n && mp_similar(x->c[at], y->c[at]) != MP_UNLIKE;
}

static void
leave_out(mp_chars *out, const mp_chars *x, size_t at)
{
	size_t i;

	for (out->n = 0, i = 0; i < x->n; i++)
		if (i != at)
			out->c[out->n++] = x->c[i];
}

bool
mp_twice_alike(const mp_chars *from, const mp_chars *to)
{
	const mp_chars *longer = from->n < to->n ? to : from;
	const mp_chars *less = from->n < to->n ? from : to;
	mp_chars with;
	size_t i;

	if (longer->n < 3 || longer->n - less->n > 1 || less->n < 3)
		return false;
	for (i = 0; i + 1 < longer->n; i++) {
		if (longer->n == less->n) {
			with = *longer;
			with.c[i] = longer->c[i + 1];
			with.c[i + 1] = longer->c[i];
		} else {
			leave_out(&with, longer, i);
		}
		if (one_alike(&with, less))
			return true;
	}
	return false;
}

/* The listed villages of every township, in chains. */
struct villages {
	uint32_t *first, *next;		/* by the township's term, and by name; + 1 */
};

static bool
is_listed(const mp_corpus *c, const mp_name *name)
{
	return mp_corpus_listed(c, name->term, name->within);
}

static void
chain(struct villages *v, const mp_corpus *c, const mp_naming *names)
{
	uint32_t i;

	v->first = mp_zalloc(c->nterms + 1, sizeof *v->first);
	v->next = mp_alloc((names->n + 1) * sizeof *v->next);
	for (i = 0; i < names->n; i++)
		if (names->name[i].within && is_listed(c, &names->name[i])) {
			v->next[i] = v->first[names->name[i].within];
			v->first[names->name[i].within] = i + 1;
		}
}

static bool
is_asked(const mp_corpus *c, const mp_name *name)
{
	return name->count <= RARE && !name->homeless && name->within &&
	    !c->term[name->term].known && !is_listed(c, name);
}

/* What a rare village may be among those of its township, with the pairs to tell. */
struct asked {
	mp_chars from;
	uint32_t to[4];
	size_t n;
};

/* False: it may as well be this one, by one slip that nothing else is told of: a numeral is
 * compared with no other character. */
static bool
ask(struct asked *a, const mp_corpus *c, const mp_naming *names, uint32_t village)
{
	mp_chars to;
	size_t at;

	if (!mp_chars_of(&to, c->term[names->name[village].term].text))
		return true;
	at = one_other(&a->from, &to);
	if (at < to.n && at < a->from.n && mp_counting(to.c[at]))
		return false;
	if (mp_twice_alike(&a->from, &to) && a->n < sizeof a->to / sizeof *a->to)
		a->to[a->n++] = village;
	return true;
}

size_t
mp_twice_find(const mp_corpus *c, const mp_naming *names, const bool *found,
    void (*tell)(void *, mp_candidate), void *of)
{
	struct villages v;
	struct asked a;
	size_t compared = 0, t;
	uint32_t i, k;

	chain(&v, c, names);
	for (i = 0; i < names->n; i++) {
		const mp_name *name = &names->name[i];

		if (found[i] || !is_asked(c, name) ||
		    !mp_chars_of(&a.from, c->term[name->term].text))
			continue;
		a.n = 0;
		for (k = v.first[name->within]; k && ask(&a, c, names, k - 1); k = v.next[k - 1])
			compared++;
		for (t = 0; k == 0 && t < a.n; t++)
			tell(of, (mp_candidate){ .from = i, .to = a.to[t],
			    .way = MP_WAY_TWICE, .alike = MP_ALIKE_TWICE });
	}
	free(v.first);
	free(v.next);
	return compared;
}
