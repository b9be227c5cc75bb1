/* library_guess.c - what rows and names of a library a new row could be about, were a name
 * another one. */
#include <config.h>

#include <stdlib.h>

#include "base/mem.h"
#include "dedup/library_set.h"
#include "names/alike.h"

/* What a name might be, in chains by name. */
struct guess {
	mp_term other, within;
	mp_term there;		/* the realm of the other: `within`, or where that is 0 */
	uint32_t next;		/* + 1; 0: the last */
};

/* The names of one element, and what they might be. */
struct guessing {
	mp_fetching *g;
	mp_element e;
	mp_naming names;
	mp_candidate *pair;
	size_t npairs;
	struct guess *guess;
	size_t n, cap;
	uint32_t *first;	/* by term, + 1 */
	bool *open;		/* of every name: whether it is another is asked again */
};

static const mp_name *
from_of(const struct guessing *q, const mp_candidate *pair)
{
	return &q->names.name[pair->from];
}

static const mp_name *
to_of(const struct guessing *q, const mp_candidate *pair)
{
	return &q->names.name[pair->to];
}

static void
add_guess(struct guessing *q, mp_term name, mp_term other, mp_term within, mp_term there)
{
	q->guess = mp_grow(q->guess, &q->cap, q->n + 1, sizeof *q->guess);
	q->guess[q->n++] = (struct guess){ other, within, there, q->first[name] };
	q->first[name] = (uint32_t)q->n;
}

static bool
is_known(const struct guessing *q, const mp_name *name)
{
	return q->g->rows->corpus.term[name->term].known;
}

/* The row would say this, were its name the other one. */
static mp_sighting
said_otherwise(const struct guessing *q, const mp_sighting *s, mp_term other, mp_term there)
{
	mp_sighting as = *s;

	as.term[q->e] = other;
	if (q->e == MP_COMMUNITY && !as.term[MP_TOWNSHIP])
		as.term[MP_TOWNSHIP] = there;
	return as;
}

/* --- villages and hamlets ---------------------------------------------------------- */

/* How many houses a village or hamlet has, and which, is what most is known of it by
 * (filled.h).  So where a new row may change what a name is, all that the library has of it
 * and of those that are like it is heard; it is forgotten again when names are settled. */

static bool
is_rural(mp_element e)
{
	return e == MP_COMMUNITY || e == MP_GROUP;
}

/* Is there nothing to judge, because the gazetteer has both? */
static bool
both_listed(const struct guessing *q, const mp_candidate *pair)
{
	const mp_corpus *c = &q->g->rows->corpus;
	const mp_name *a = from_of(q, pair), *b = to_of(q, pair);

	return q->e == MP_COMMUNITY && mp_corpus_listed(c, a->term, a->within) &&
	    mp_corpus_listed(c, b->term, b->within);
}

/* How many sightings of the name are of new rows; those come first. */
static size_t
own_sightings(const struct guessing *q, const mp_name *name)
{
	const uint32_t *sighting = &q->names.sighting[name->first];
	size_t n = 0;

	while (n < name->count && sighting[n] < q->g->of->own)
		n++;
	return n;
}

/* Does the library have, under the rarer name, the house of a new row of the other one? */
static bool
meet(struct guessing *q, const mp_name *rare, const mp_name *other)
{
	const mp_corpus *c = &q->g->rows->corpus;
	size_t i, found, n = own_sightings(q, other);

	for (i = 0; i < n; i++) {
		mp_sighting as = said_otherwise(q,
		    &c->sighting[q->names.sighting[other->first + i]], rare->term, rare->within);

		mp_index_find(q->g->of->index, mp_library_core(c, &as, &q->g->core), &found);
		if (found > 0)
			return true;
	}
	return false;
}

/* Of two names of the library: may new rows make one of them the other? */
static void
look_at_known(struct guessing *q, const mp_candidate *pair)
{
	const mp_term_info *term = q->g->rows->corpus.term;
	bool swap = term[from_of(q, pair)->term].count > term[to_of(q, pair)->term].count;
	uint32_t rare = swap ? pair->to : pair->from, other = swap ? pair->from : pair->to;
	const mp_name *a = &q->names.name[rare], *b = &q->names.name[other];

	if (!q->open[rare])
		q->open[rare] = own_sightings(q, a) > 0 || meet(q, a, b);
}

/* Which names are open? */
static void
find_open(struct guessing *q)
{
	size_t i;

	for (i = 0; i < q->npairs; i++) {
		const mp_candidate *pair = &q->pair[i];
		bool a = is_known(q, from_of(q, pair)), b = is_known(q, to_of(q, pair));

		if (a && b && !both_listed(q, pair))
			look_at_known(q, pair);
		else if (!a)
			q->open[pair->from] = true;
		else if (!b)
			q->open[pair->to] = true;
	}
}

/* Seats by name, in chains; + 1, 0: the last. */
struct seats {
	uint32_t *first, *next;
};

static void
chain_seats(const struct guessing *q, struct seats *s)
{
	const mp_library *l = q->g->of;
	size_t i, n = mp_index_seats(l->index);

	s->first = mp_zalloc(q->g->rows->corpus.nterms + 1, sizeof *s->first);
	s->next = mp_alloc((n + 1) * sizeof *s->next);
	for (i = 0; i < n; i++) {
		mp_index_seat seat;
		uint32_t *first;

		mp_index_seat_get(l->index, i, &seat);
		first = &s->first[l->term[q->e == MP_GROUP ? seat.group : seat.community]];
		s->next[i] = *first;
		*first = (uint32_t)i + 1;
	}
}

/* Does the name stand in this seat; or may it, for all that this says? */
static bool
is_seated(const struct guessing *q, const mp_name *name, const mp_index_seat *seat)
{
	const mp_term *term = q->g->of->term;
	mp_term township = term[seat->township], community = term[seat->community];

	if (q->e == MP_COMMUNITY || community == 0 || name->homeless)
		return township == 0 || name->township == 0 || township == name->township;
	return community == name->within;
}

/* What lies where no name's home is told may be one with a new row: it is fetched.  All else
 * is to be heard, when all is fetched. */
static void
take_seat(struct guessing *q, size_t i, const mp_index_seat *seat)
{
	mp_library *l = q->g->of;
	const uint64_t *core;
	size_t n;

	if (seat->township == 0 || (q->e == MP_GROUP && seat->community == 0)) {
		for (core = mp_index_seat_cores(l->index, i, &n); n > 0; core++, n--)
			mp_library_fetch_core(q->g, *core);
		return;
	}
	l->heard_seat = mp_grow(l->heard_seat, &l->heard_seat_cap, l->nheard_seats + 1,
	    sizeof *l->heard_seat);
	l->heard_seat[l->nheard_seats++] = (uint32_t)i;
}

/* Ask again about all pairs of the names that are open. */
static void
open_names(struct guessing *q)
{
	mp_corpus *c = &q->g->rows->corpus;
	bool *like = mp_zalloc(q->names.n + 1, 1);
	struct seats s;
	mp_index_seat seat;
	uint32_t k;
	size_t i;

	find_open(q);
	for (i = 0; i < q->npairs; i++) {
		const mp_candidate *pair = &q->pair[i];
		const mp_name *a = from_of(q, pair), *b = to_of(q, pair);

		if ((!q->open[pair->from] && !q->open[pair->to]) || both_listed(q, pair))
			continue;
		like[pair->from] = like[pair->to] = true;
		if (is_known(q, a) && is_known(q, b)) {
			mp_corpus_reopen(c, a->term, b->term, a->within);
			add_guess(q, a->term, b->term, a->within, b->within);
			add_guess(q, b->term, a->term, b->within, a->within);
		}
	}
	chain_seats(q, &s);
	for (i = 0; i < q->names.n; i++)
		for (k = like[i] ? s.first[q->names.name[i].term] : 0; k; k = s.next[k - 1]) {
			mp_index_seat_get(q->g->of->index, k - 1, &seat);
			if (is_seated(q, &q->names.name[i], &seat))
				take_seat(q, k - 1, &seat);
		}
	free(s.first);
	free(s.next);
	free(like);
}

/* Hear the rows with this core, unless they are there. */
static void
hear_core(mp_fetching *g, uint64_t core)
{
	mp_library *l = g->of;
	mp_corpus *c = &g->rows->corpus;
	mp_str key = { (const char *)&core, sizeof core };
	mp_index_row row;
	uint32_t at;
	size_t n;
	int e;

	if (mp_map_get(&l->fetched, key) || mp_map_get(&l->heard, key))
		return;
	mp_map_put(&l->heard, mp_arena_dup(&l->arena, key), 0);
	for (at = mp_index_find(l->index, core, &n); n > 0; at++, n--) {
		const mp_sighting *s;
		uint32_t i;

		mp_index_get(l->index, at, &row);
		g->place.n = 0;
		mp_address_key(&g->place, &row.address);
		i = mp_corpus_add(c, mp_buf_str(&g->place));
		s = &c->sighting[i];
		c->term[s->county].count--;	/* they are counted, as the library's terms */
		for (e = 0; e < MP_NELEMENT; e++)
			if (s->term[e])
				c->term[s->term[e]].count--;
	}
}

/* Hear all that is to be heard, and the seats no more, which were instead of it. */
static void
hear_seats(mp_fetching *g)
{
	mp_library *l = g->of;
	const uint64_t *core;
	size_t i, n;

	l->first_heard = g->rows->corpus.n;
	for (i = 0; i < l->nheard_seats; i++) {
		core = mp_index_seat_cores(l->index, l->heard_seat[i], &n);
		for (; n > 0; core++, n--)
			hear_core(g, *core);
		g->rows->corpus.sighting[l->seats + l->heard_seat[i]] = (mp_sighting){ 0 };
	}
}

void
mp_library_forget(const mp_library *l, mp_rows *rows)
{
	mp_corpus *c = &rows->corpus;
	size_t i;

	for (i = l->first_heard; i < c->n; i++)
		c->sighting[i] = (mp_sighting){ 0 };
	for (i = 0; i < l->nheard_seats; i++)
		mp_library_seat(l, c, l->heard_seat[i]);
}

/* --- all names --------------------------------------------------------------------- */

/* New names that are like one of the library's; and its own that are doubtful. */
static void
find_guesses(struct guessing *q)
{
	const mp_library *l = q->g->of;
	const mp_corpus *c = &q->g->rows->corpus;
	size_t i;

	for (i = 0; i < q->npairs; i++) {
		const mp_name *a = from_of(q, &q->pair[i]), *b = to_of(q, &q->pair[i]);

		if (is_known(q, a) && !is_known(q, b))
			add_guess(q, b->term, a->term, b->within, a->within);
		else if (!is_known(q, a) && is_known(q, b))
			add_guess(q, a->term, b->term, a->within, b->within);
	}
	for (i = 0; i < mp_index_variants(l->index); i++) {
		mp_index_variant v = mp_library_variant(l, i);

		if (!v.settled && c->term[v.from].element == q->e) {
			add_guess(q, v.from, v.to, v.within, v.within);
			add_guess(q, v.to, v.from, v.within, v.within);
		}
	}
}

/* Fetch the rows that would be one with row `i`, were its name another one. */
static void
try_guesses(struct guessing *q, uint32_t i)
{
	mp_fetching *g = q->g;
	const mp_sighting said = g->rows->corpus.sighting[g->rows->row[i].sighting];
	mp_term within = said.term[mp_naming_realm(q->e)];
	uint32_t k;

	for (k = q->first[said.term[q->e]]; said.term[q->e] && k; k = q->guess[k - 1].next) {
		const struct guess *try = &q->guess[k - 1];
		mp_sighting as = said_otherwise(q, &said, try->other, try->there);

		if (!try->within || try->within == within)
			mp_library_fetch_core(g, mp_library_core(&g->rows->corpus, &as, &g->core));
	}
}

static void
guess_element(mp_fetching *g, mp_element e)
{
	struct guessing q = { .g = g, .e = e };
	const mp_corpus *c = &g->rows->corpus;
	size_t compared = 0;
	uint32_t i;

	q.first = mp_zalloc(c->nterms + 1, sizeof *q.first);
	mp_naming_init(&q.names, c, e, NULL);
	q.pair = mp_alike_find(c, &q.names, e, &q.npairs, &compared);
	q.open = mp_zalloc(q.names.n + 1, sizeof *q.open);
	find_guesses(&q);
	if (is_rural(e))
		open_names(&q);
	for (i = 0; i < g->rows->own; i++)
		if (g->rows->row[i].e.kind == MP_BY_PLACE)
			try_guesses(&q, i);
	mp_naming_fini(&q.names);
	free(q.open);
	free(q.pair);
	free(q.guess);
	free(q.first);
}

bool
mp_library_guess(mp_library *l, mp_rows *rows, filter *f, const mp_record_columns *cols)
{
	static const mp_element named[] = { MP_COMMUNITY, MP_GROUP, MP_ROAD, MP_LANE, MP_ESTATE };
	mp_fetching g;
	size_t k;

	mp_library_begin(&g, l, rows, f, cols);
	for (k = 0; k < sizeof named / sizeof *named; k++)
		guess_element(&g, named[k]);
	hear_seats(&g);
	return mp_library_end(&g);
}
