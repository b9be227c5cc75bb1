/* library.c - new rows beside a library that is not read again. */
#include <config.h>

#include <stdlib.h>

#include "base/mem.h"
#include "dedup/library_set.h"

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
	mp_map_free(&l->heard);
	mp_arena_free(&l->arena);
	free(l->term);
	free(l->heard_seat);
	free(l);
}

mp_index_variant
mp_library_variant(const mp_library *l, size_t i)
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

void
mp_library_seat(const mp_library *l, mp_corpus *c, size_t i)
{
	mp_sighting *s = &c->sighting[l->seats + i];
	mp_index_seat seat;

	mp_index_seat_get(l->index, i, &seat);
	s->term[MP_TOWNSHIP] = l->term[seat.township];
	s->term[MP_COMMUNITY] = l->term[seat.community];
	s->term[MP_GROUP] = l->term[seat.group];
	s->county = c->term[seat.group ? s->term[MP_GROUP] : s->term[MP_COMMUNITY]].county;
	if (seat.listed)
		mp_corpus_list(c, s->term[MP_COMMUNITY], s->term[MP_TOWNSHIP]);
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
		mp_index_variant v = mp_library_variant(l, i);

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
	l->seats = c->n;
	for (i = 0; i < mp_index_seats(l->index); i++) {
		mp_corpus_seen(c);
		mp_library_seat(l, c, i);
	}
	free(moved);
}

void
mp_library_seed(mp_library *l, mp_rows *rows)
{
	l->own = rows->corpus.n;
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
		mp_index_variant v = mp_library_variant(l, i);

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

/* Rows of the library come first: MP_IN_LIBRARY is the highest bit of their merit. */
static void
fetch_row(mp_fetching *g, uint32_t at)
{
	mp_identified id;
	mp_row_entry e;
	mp_index_row r;
	mp_house house;
	int k;

	mp_index_get(g->of->index, at, &r);
	g->place.n = 0;
	mp_identity_key(&g->place, &r.address, false, &g->fold);
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

void
mp_library_begin(mp_fetching *g, mp_library *l, mp_rows *rows, filter *f,
    const mp_record_columns *cols)
{
	*g = (mp_fetching){ .of = l, .rows = rows, .f = f, .cols = cols };
	g->field = mp_zalloc(filter_columns(f), sizeof *g->field);
}

bool
mp_library_end(mp_fetching *g)
{
	free(g->field);
	mp_buf_free(&g->place);
	mp_buf_free(&g->core);
	mp_fold_free(&g->fold);
	return mp_shelf_end(g->rows->shelf);
}

void
mp_library_fetch_core(mp_fetching *g, uint64_t core)
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
	mp_fetching g;
	uint32_t i;

	mp_library_begin(&g, l, rows, f, cols);
	for (i = 0; i < rows->own; i++)
		if (rows->row[i].e.kind != MP_ALONE)
			mp_library_fetch_core(&g, mp_library_core_of(rows, i, &g.core));
	return mp_library_end(&g);
}
