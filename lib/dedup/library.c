/* library.c - new rows beside a library that is not read again. */
#include <config.h>

#include "dedup/library.h"

#include <errno.h>
#include <stdlib.h>

#include "base/mem.h"
#include "dedup/block.h"
#include "dedup/identity.h"
#include "names/alike.h"

/* What the row and all that could be one with it have in common, as a hash: the words
 * of its core (block.h), but no remark; or the text that it is compared by. */
static uint64_t
core_of_words(const mp_corpus *c, const mp_sighting *s, mp_buf *scratch)
{
	const mp_term_info *term = c->term;
	mp_sighting core = mp_block_core(s);
	int e;

	scratch->n = 0;
	mp_buf_add(scratch, term[core.county].text);
	for (e = MP_DEVZONE; e < MP_NOTE; e++)
		if (core.term[e]) {
			mp_buf_addc(scratch, '|');
			mp_buf_addc(scratch, (char)('a' + e));
			mp_buf_add(scratch, term[core.term[e]].text);
		}
	return mp_hash(mp_buf_str(scratch));
}

static uint64_t
core_of(const mp_rows *rows, uint32_t i, mp_buf *scratch)
{
	const mp_row *row = &rows->row[i];

	return row->e.kind != MP_BY_PLACE ? row->e.identity : core_of_words(&rows->corpus,
	    &rows->corpus.sighting[row->sighting], scratch);
}

static bool
is_name(const mp_term_info *t)
{
	return t->element == MP_COUNTY || mp_corpus_names((mp_element)t->element);
}

/* --- making the index ------------------------------------------------------------ */

struct making {
	const mp_library_source *of;
	mp_index_builder *index;
	uint32_t *term;		/* of the corpus -> of the index; 0: not in it */
	mp_record rec;
	mp_fold fold;
	mp_buf identity, core;
};

static void
add_terms(struct making *m)
{
	const mp_corpus *c = &m->of->rows->corpus;
	size_t t, n;
	const mp_variant *v = mp_variants_list(m->of->variants, &n);

	m->term = mp_zalloc(c->nterms + 1, sizeof *m->term);
	for (t = 1; t <= c->nterms; t++)
		if (is_name(&c->term[t]))
			m->term[t] = mp_index_add_term(m->index, &(mp_index_term){
			    c->term[t].text, m->term[c->term[t].county],
			    (mp_element)c->term[t].element, c->term[t].count, c->term[t].code });
	for (; n > 0; v++, n--)
		mp_index_add_variant(m->index, &(mp_index_variant){ m->term[v->from],
		    m->term[v->to], m->term[v->within], v->settled,
		    (uint8_t)v->alike, v->score });
}

/* Every hamlet and community with all that it lies in, once (mp_settle_above). */
static void
add_seats(struct making *m)
{
	const mp_corpus *c = &m->of->rows->corpus;
	mp_map seen = { 0 };
	mp_arena arena = { 0 };
	size_t i;

	for (i = 0; i < c->n; i++) {
		const mp_term *term = c->sighting[i].term;
		mp_term seat[] = { term[MP_TOWNSHIP], term[MP_COMMUNITY], term[MP_GROUP] };
		mp_str key = { (const char *)seat, sizeof seat };

		if (!seat[0] || !seat[1] || mp_map_get(&seen, key))
			continue;
		mp_map_put(&seen, mp_arena_dup(&arena, key), 0);
		mp_index_add_seat(m->index, &(mp_index_seat){ m->term[seat[0]],
		    m->term[seat[1]], m->term[seat[2]], mp_corpus_listed(c, seat[1], seat[0]) });
	}
	mp_map_free(&seen);
	mp_arena_free(&arena);
}

static bool
add_row(struct making *m, uint32_t i, mp_str kept)
{
	const mp_rows *rows = m->of->rows;
	const mp_row_entry *e = &rows->row[i].e;
	mp_index_row row = { .identity = e->identity, .rest = e->rest, .merit = e->merit };
	mp_house house = { MP_NOWHERE, MP_NOWHERE, 0 };
	mp_identified id;

	mp_record_read(&m->rec, m->of->cols, filter_load(m->of->f, kept));
	row.name = mp_buf_str(&m->rec.name);
	m->identity.n = 0;
	id = mp_identity(&m->identity, &m->rec.address, m->rec.settled, m->rec.raw, &m->fold);
	row.address = m->rec.address;
	row.kind = (uint8_t)id.kind;
	row.remark = (mp_str){ m->identity.p + id.nkey, id.nplace - id.nkey };
	if (id.kind != MP_BY_PLACE)
		row.raw = m->rec.raw;
	if (rows->house)
		house = rows->house[i];
	memcpy(row.house, &house, sizeof row.house);
	row.core = core_of(rows, i, &m->core);
	errno = EFBIG;
	return mp_index_add(m->index, &row);
}

static bool
add_rows(struct making *m)
{
	const mp_library_source *of = m->of;
	mp_str kept;
	uint32_t i;

	for (i = 0; i < of->rows->n; i++)
		if (of->rows->row[i].e.kind != MP_ALONE &&
		    mp_clusters_survivor(of->clusters, i) == i &&
		    (!mp_rows_get(of->rows, i, &kept) || !add_row(m, i, kept)))
			return false;
	return true;
}

bool
mp_library_write(const mp_library_source *of, mp_outfile *out)
{
	struct making m = { .of = of, .index = mp_index_builder_new() };
	mp_index_stamp stamp;
	bool good;

	_Static_assert(sizeof(mp_house) == sizeof ((mp_index_row *)0)->house, "a house fits");
	add_terms(&m);
	add_seats(&m);
	good = (!of->path || mp_index_stamp_of(&stamp, of->path) == 0) && add_rows(&m) &&
	    mp_index_write(m.index, out, of->path, &stamp) == 0;
	mp_index_builder_free(m.index);
	mp_record_free(&m.rec);
	mp_fold_free(&m.fold);
	mp_buf_free(&m.identity);
	mp_buf_free(&m.core);
	free(m.term);
	return good;
}

/* --- using it --------------------------------------------------------------------- */

struct mp_library {
	mp_index *index;
	mp_term *term;		/* of the index -> of the corpus */
	mp_map fetched;		/* cores */
	mp_arena arena;
};

mp_library *
mp_library_open(mp_index *index)
{
	mp_library *l = NULL;

	if (index) {
		l = mp_zalloc(1, sizeof *l);
		l->index = index;
	}
	return l;
}

void
mp_library_close(mp_library *l)
{
	if (!l)
		return;
	mp_index_close(l->index);
	mp_map_free(&l->fetched);
	mp_arena_free(&l->arena);
	free(l->term);
	free(l);
}

/* A variant in the words of the corpus. */
static mp_index_variant
variant(const mp_library *l, size_t i)
{
	mp_index_variant v;

	mp_index_variant_get(l->index, i, &v);
	v.from = l->term[v.from];
	v.to = l->term[v.to];
	v.within = l->term[v.within];
	return v;
}

static void
seed_terms(mp_library *l, mp_corpus *c)
{
	size_t i, n = mp_index_terms(l->index);

	l->term = mp_zalloc(n + 1, sizeof *l->term);
	for (i = 1; i <= n; i++) {
		mp_index_term t;

		mp_index_term_get(l->index, (uint32_t)i, &t);
		l->term[i] = mp_corpus_enter(c, l->term[t.county], t.element, t.text);
		c->term[l->term[i]].count += t.count;
		mp_corpus_code(c, l->term[i], t.code);
		c->term[l->term[i]].known = t.element != MP_COUNTY;
	}
}

/* Let names be seen, so that new ones are compared with them: hamlets and communities
 * where they are; of the others those that are not another writing themselves. */
static void
seed_sightings(mp_library *l, mp_corpus *c)
{
	bool *moved = mp_zalloc(c->nterms + 1, sizeof *moved);
	mp_sighting *s;
	size_t i;

	for (i = 0; i < mp_index_variants(l->index); i++) {
		mp_index_variant v = variant(l, i);

		moved[v.from] = true;
		if (!v.settled)
			mp_corpus_reopen(c, v.from, v.to, v.within);
	}
	for (i = 1; i <= mp_index_terms(l->index); i++) {
		const mp_term_info *t = &c->term[l->term[i]];

		if (moved[l->term[i]] || (t->element != MP_ROAD && t->element != MP_LANE &&
		    t->element != MP_ESTATE))
			continue;
		s = mp_corpus_seen(c);
		s->county = t->county;
		s->term[t->element] = l->term[i];
	}
	for (i = 0; i < mp_index_seats(l->index); i++) {
		mp_index_seat seat;

		mp_index_seat_get(l->index, i, &seat);
		s = mp_corpus_seen(c);
		s->term[MP_TOWNSHIP] = l->term[seat.township];
		s->term[MP_COMMUNITY] = l->term[seat.community];
		s->term[MP_GROUP] = l->term[seat.group];
		s->county = c->term[s->term[MP_TOWNSHIP]].county;
		if (seat.listed)
			mp_corpus_list(c, s->term[MP_COMMUNITY], s->term[MP_TOWNSHIP]);
	}
	free(moved);
}

void
mp_library_seed(mp_library *l, mp_rows *rows)
{
	seed_terms(l, &rows->corpus);
	seed_sightings(l, &rows->corpus);
}

mp_name_decision *
mp_library_names(const mp_library *l, const mp_rows *rows, mp_name_decision *d, size_t *n)
{
	size_t i, cap = *n, own = *n;
	bool *told = mp_zalloc(rows->corpus.nterms + 1, sizeof *told);

	for (i = 0; i < own; i++)
		told[d[i].from] = told[d[i].to] = true;
	for (i = 0; i < mp_index_variants(l->index); i++) {
		mp_index_variant v = variant(l, i);

		if (!v.settled || told[v.from])
			continue;
		d = mp_grow(d, &cap, *n + 1, sizeof *d);
		d[(*n)++] = (mp_name_decision){ v.from, v.to, v.within, true, true,
			(mp_alike)v.alike, v.score };
	}
	free(told);
	return d;
}

/* --- the rows that could be one ---------------------------------------------------- */

struct fetching {
	mp_library *of;
	mp_rows *rows;
	filter *f;
	const mp_record_columns *cols;
	mp_str *field;
	mp_buf place, core;
};

/* Rows of the library come first: MP_IN_LIBRARY is the highest bit of their merit. */
static void
fetch_row(struct fetching *g, uint32_t at)
{
	mp_identified id;
	mp_row_entry e;
	mp_index_row r;
	mp_house house;
	int k;

	mp_index_get(g->of->index, at, &r);
	g->place.n = 0;
	mp_address_key(&g->place, &r.address);
	id = (mp_identified){ .kind = (mp_comparable)r.kind, .nkey = g->place.n };
	mp_buf_add(&g->place, r.remark);
	id.nplace = g->place.n;
	e = mp_rows_entry(id, mp_buf_str(&g->place), r.name, MP_STR(""),
	    r.merit | MP_IN_LIBRARY);
	e.identity = r.identity;
	e.rest = r.rest;
	memcpy(&house, r.house, sizeof house);
	for (k = 0; k < MP_NELEMENT; k++)
		if (g->cols->address.elem[k] != FILTER_NONE)
			g->field[g->cols->address.elem[k]] = r.address.elem[k];
	if (g->cols->raw != FILTER_NONE)
		g->field[g->cols->raw] = r.raw;
	if (g->cols->id != FILTER_NONE)
		g->field[g->cols->id] = r.name;
	mp_rows_add_known(g->rows, &e, id, &house, mp_buf_str(&g->place), r.name,
	    mp_shelf_keep(g->rows->shelf, filter_keep_fields(g->f, g->field)));
}

static void
begin(struct fetching *g, mp_library *l, mp_rows *rows, filter *f,
    const mp_record_columns *cols)
{
	*g = (struct fetching){ .of = l, .rows = rows, .f = f, .cols = cols };
	g->field = mp_zalloc(filter_columns(f), sizeof *g->field);
}

static bool
end(struct fetching *g)
{
	free(g->field);
	mp_buf_free(&g->place);
	mp_buf_free(&g->core);
	return mp_shelf_end(g->rows->shelf);
}

/* The rows with this core, unless they are there. */
static void
fetch_core(struct fetching *g, uint64_t core)
{
	mp_library *l = g->of;
	mp_str key = { (const char *)&core, sizeof core };
	uint32_t at;
	size_t n;

	if (mp_map_get(&l->fetched, key))
		return;
	mp_map_put(&l->fetched, mp_arena_dup(&l->arena, key), 0);
	for (at = mp_index_find(l->index, core, &n); n > 0; at++, n--)
		fetch_row(g, at);
}

bool
mp_library_fetch(mp_library *l, mp_rows *rows, filter *f, const mp_record_columns *cols)
{
	struct fetching g;
	uint32_t i;

	begin(&g, l, rows, f, cols);
	for (i = 0; i < rows->own; i++)
		if (rows->row[i].e.kind != MP_ALONE)
			fetch_core(&g, core_of(rows, i, &g.core));
	return end(&g);
}

/* --- names that may be others ------------------------------------------------------ */

/* What a name might be, in chains by name. */
struct guess {
	mp_term other, within;
	mp_term there;		/* the realm of the other: `within`, or where that is 0 */
	uint32_t next;		/* + 1; 0: the last */
};

struct guesses {
	struct guess *guess;
	size_t n, cap;
	uint32_t *first;	/* by term, + 1 */
};

static void
add_guess(struct guesses *q, mp_term name, mp_term other, mp_term within, mp_term there)
{
	q->guess = mp_grow(q->guess, &q->cap, q->n + 1, sizeof *q->guess);
	q->guess[q->n++] = (struct guess){ other, within, there, q->first[name] };
	q->first[name] = (uint32_t)q->n;
}

/* New names that are like one of the library's; and its own that are doubtful. */
static void
find_guesses(const mp_library *l, const mp_corpus *c, mp_element e, struct guesses *q)
{
	mp_naming names;
	mp_candidate *pair;
	size_t i, n, compared = 0;

	mp_naming_init(&names, c, e, NULL);
	pair = mp_alike_find(c, &names, e, &n, &compared);
	for (i = 0; i < n; i++) {
		const mp_name *a = &names.name[pair[i].from], *b = &names.name[pair[i].to];

		if (c->term[a->term].known && !c->term[b->term].known)
			add_guess(q, b->term, a->term, b->within, a->within);
		else if (!c->term[a->term].known && c->term[b->term].known)
			add_guess(q, a->term, b->term, a->within, b->within);
	}
	free(pair);
	mp_naming_fini(&names);
	for (i = 0; i < mp_index_variants(l->index); i++) {
		mp_index_variant v = variant(l, i);

		if (!v.settled && c->term[v.from].element == e) {
			add_guess(q, v.from, v.to, v.within, v.within);
			add_guess(q, v.to, v.from, v.within, v.within);
		}
	}
}

/* Fetch the rows that would be one with row `i`, were its name of `e` another one. */
static void
try_guesses(struct fetching *g, const struct guesses *q, uint32_t i, mp_element e)
{
	const mp_corpus *c = &g->rows->corpus;
	mp_sighting s = c->sighting[g->rows->row[i].sighting];
	mp_term within = s.term[mp_naming_realm(e)];
	uint32_t k;

	for (k = q->first[s.term[e]]; s.term[e] && k; k = q->guess[k - 1].next) {
		const struct guess *try = &q->guess[k - 1];
		mp_sighting other = s;

		if (try->within && try->within != within)
			continue;
		other.term[e] = try->other;
		if (e == MP_COMMUNITY && !within)
			other.term[MP_TOWNSHIP] = try->there;
		fetch_core(g, core_of_words(&g->rows->corpus, &other, &g->core));
	}
}

bool
mp_library_guess(mp_library *l, mp_rows *rows, filter *f, const mp_record_columns *cols)
{
	static const mp_element named[] = { MP_COMMUNITY, MP_GROUP, MP_ROAD, MP_LANE, MP_ESTATE };
	struct fetching g;
	struct guesses q = { 0 };
	uint32_t i;
	size_t k;

	begin(&g, l, rows, f, cols);
	for (k = 0; k < sizeof named / sizeof *named; k++) {
		q.n = 0;
		q.first = mp_zalloc(rows->corpus.nterms + 1, sizeof *q.first);
		find_guesses(l, &rows->corpus, named[k], &q);
		for (i = 0; i < rows->own; i++)
			if (rows->row[i].e.kind == MP_BY_PLACE)
				try_guesses(&g, &q, i, named[k]);
		free(q.first);
	}
	free(q.guess);
	return end(&g);
}
