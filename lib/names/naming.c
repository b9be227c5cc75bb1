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

/* Names and where they are at home: {township or 0, term}, to look for those that have no
 * home. */
struct homes {
	mp_map map;
	mp_arena arena;
};

static void
find_homes(struct homes *h, const mp_naming *n, mp_element e)
{
	mp_term key[2];
	size_t i;

	for (i = 0; i < n->n; i++) {
		mp_str at = mp_term_pair(key, e == MP_GROUP ? n->name[i].township : 0,
		    n->name[i].term);

		if (mp_map_get(&h->map, at) == NULL)
			mp_map_put(&h->map, mp_arena_dup(&h->arena, at), 0);
	}
}

/* The realm of the sighting's name; 0: it does not say. */
static mp_term
realm_of(const mp_sighting *s, mp_element e, const mp_term *community, size_t i)
{
	mp_element realm = mp_naming_realm(e);

	return e == MP_GROUP && community ? community[i] : s->term[realm];
}

/* Enter the names of those sightings that do not say the realm, where it is none that
 * others say there; name[i] is NOBODY yet. */
static void
enter_homeless(struct count *k, const mp_corpus *c, mp_element e, const mp_term *community,
    uint32_t *name)
{
	struct homes h = { { 0 }, { 0 } };
	mp_term key[2];
	size_t i;

	find_homes(&h, k->of, e);
	for (i = 0; i < c->n; i++) {
		const mp_sighting *s = &c->sighting[i];
		mp_term township = e == MP_GROUP ? s->term[MP_TOWNSHIP] : 0;

		if (s->term[e] == 0 || realm_of(s, e, community, i) ||
		    (e == MP_GROUP && township == 0) ||
		    mp_map_get(&h.map, mp_term_pair(key, township, s->term[e])))
			continue;
		name[i] = enter(k, s->term[e], township);
		k->of->name[name[i]].homeless = true;
		k->of->name[name[i]].township = township;
		k->of->name[name[i]].count++;
	}
	mp_map_free(&h.map);
	mp_arena_free(&h.arena);
}

static void
enter_all(struct count *k, const mp_corpus *c, mp_element e, const mp_term *community,
    uint32_t *name)
{
	bool placed = mp_naming_realm(e) != MP_PROVINCE;
	size_t i;

	for (i = 0; i < c->n; i++) {
		const mp_sighting *s = &c->sighting[i];
		mp_term within = placed && s->term[e] ? realm_of(s, e, community, i) : 0;
		mp_name *as;

		name[i] = NOBODY;
		if (s->term[e] == 0 || (placed && within == 0))
			continue;
		name[i] = enter(k, s->term[e], within);
		as = &k->of->name[name[i]];
		as->count++;
		if (as->township == 0)
			as->township = s->term[MP_TOWNSHIP];
	}
	if (placed)
		enter_homeless(k, c, e, community, name);
}

void
mp_naming_init(mp_naming *n, const mp_corpus *c, mp_element e, const mp_term *community)
{
	struct count k = { .of = n };
	uint32_t *name = mp_alloc(c->n * sizeof *name);
	size_t i;

	*n = (mp_naming){ 0 };
	k.last = mp_alloc((c->nterms + 1) * sizeof *k.last);
	for (i = 0; i <= c->nterms; i++)
		k.last[i] = NOBODY;
	enter_all(&k, c, e, community, name);
	arrange(n, name, c->n);
	if (n->n)
		qsort_r(n->name, n->n, sizeof *n->name, by_count, (void *)(uintptr_t)c);
	free(name);
	free(k.last);
	free(k.next);
}

bool
mp_naming_may_be(const mp_name *from, const mp_name *to)
{
	if (!from->homeless || to->homeless)
		return from->within == to->within;
	return from->within == 0 || from->within == to->township;
}

uint32_t
mp_naming_count(const mp_corpus *c, const mp_name *name)
{
	const mp_term_info *t = &c->term[name->term];

	if (t->element == MP_GROUP || t->element == MP_COMMUNITY)
		return name->count;
	return t->known && t->count > name->count ? t->count : name->count;
}

void
mp_naming_fini(mp_naming *n)
{
	free(n->name);
	free(n->sighting);
	*n = (mp_naming){ 0 };
}
