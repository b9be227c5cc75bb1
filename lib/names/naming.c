/* naming.c - the names of one element, the most frequent first. */
#include <config.h>

#include "names/naming.h"

#include <stdlib.h>

#include "base/mem.h"

enum { NOBODY = UINT32_MAX };

mp_element
mp_naming_realm(mp_element e)
{
	return e == MP_GROUP ? MP_COMMUNITY : e == MP_COMMUNITY ? MP_TOWNSHIP : MP_PROVINCE;
}

int
mp_naming_order(const mp_corpus *c, mp_term a, mp_term b)
{
	const mp_term_info *x = &c->term[a], *y = &c->term[b];

	if (a == b)
		return 0;
	if (x->county != y->county)
		return mp_naming_order(c, x->county, y->county);
	if (x->element != y->element)
		return x->element < y->element ? -1 : 1;
	return mp_str_cmp(x->text, y->text);
}

static int
by_count(const void *a, const void *b, void *corpus)
{
	const mp_name *x = a, *y = b;
	int order;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	order = mp_naming_order(corpus, x->term, y->term);
	return order ? order : mp_naming_order(corpus, x->within, y->within);
}

/* Every sighting's name, as it comes; names are numbered in that order. */
struct count {
	mp_naming *of;
	size_t cap;
	uint32_t *last;		/* of a term: its last name; older ones follow in `next` */
	uint32_t *next;
	size_t next_cap;
};

static uint32_t
enter(struct count *k, mp_term term, mp_term within)
{
	mp_naming *n = k->of;
	uint32_t i;

	for (i = k->last[term]; i != NOBODY; i = k->next[i])
		if (n->name[i].within == within)
			return i;
	i = (uint32_t)n->n++;
	n->name = mp_grow(n->name, &k->cap, n->n, sizeof *n->name);
	k->next = mp_grow(k->next, &k->next_cap, n->n, sizeof *k->next);
	n->name[i] = (mp_name){ .term = term, .within = within };
	k->next[i] = k->last[term];
	k->last[term] = i;
	return i;
}

/* Put the sightings name by name; `name` tells each one's. */
static void
arrange(mp_naming *n, const uint32_t *name, size_t sightings)
{
	uint32_t at = 0;
	size_t i;

	for (i = 0; i < n->n; i++) {
		n->name[i].first = at;
		at += n->name[i].count;
		n->name[i].count = 0;
	}
	n->sighting = mp_alloc(at * sizeof *n->sighting);
	for (i = 0; i < sightings; i++)
		if (name[i] != NOBODY) {
			mp_name *of = &n->name[name[i]];

			n->sighting[of->first + of->count++] = (uint32_t)i;
		}
}

/* Which terms of `e` stand in their realm anywhere: NULL if those that do not are no
 * names. */
static bool *
find_homed(const mp_corpus *c, mp_element e, mp_element realm)
{
	bool *homed = NULL;
	size_t i;

	if (e != MP_COMMUNITY)
		return NULL;
	homed = mp_zalloc(c->nterms + 1, sizeof *homed);
	for (i = 0; i < c->n; i++)
		if (c->sighting[i].term[realm])
			homed[c->sighting[i].term[e]] = true;
	return homed;
}

void
mp_naming_init(mp_naming *n, const mp_corpus *c, mp_element e)
{
	struct count k = { .of = n };
	uint32_t *name = mp_alloc(c->n * sizeof *name);
	mp_element realm = mp_naming_realm(e);
	bool *homed = find_homed(c, e, realm);
	size_t i;

	*n = (mp_naming){ 0 };
	k.last = mp_alloc((c->nterms + 1) * sizeof *k.last);
	for (i = 0; i <= c->nterms; i++)
		k.last[i] = NOBODY;
	for (i = 0; i < c->n; i++) {
		const mp_sighting *s = &c->sighting[i];

		name[i] = NOBODY;
		if (s->term[e] == 0 || (realm != MP_PROVINCE && s->term[realm] == 0 &&
		    (!homed || homed[s->term[e]])))
			continue;
		name[i] = enter(&k, s->term[e], s->term[realm]);
		n->name[name[i]].count++;
	}
	arrange(n, name, c->n);
	if (n->n)
		qsort_r(n->name, n->n, sizeof *n->name, by_count, (void *)(uintptr_t)c);
	free(name);
	free(homed);
	free(k.last);
	free(k.next);
}

void
mp_naming_fini(mp_naming *n)
{
	free(n->name);
	free(n->sighting);
	*n = (mp_naming){ 0 };
}
