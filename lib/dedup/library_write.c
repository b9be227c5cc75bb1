/* library_write.c - a library becomes an index. */
#include <config.h>

#include <errno.h>
#include <stdlib.h>

#include "base/mem.h"
#include "dedup/block.h"
#include "dedup/identity.h"
#include "dedup/library_set.h"

uint64_t
mp_library_core(const mp_corpus *c, const mp_sighting *s, mp_buf *scratch)
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

uint64_t
mp_library_core_of(const mp_rows *rows, uint32_t i, mp_buf *scratch)
{
	const mp_row *row = &rows->row[i];

	return row->e.kind != MP_BY_PLACE ? row->e.identity : mp_library_core(&rows->corpus,
	    &rows->corpus.sighting[row->sighting], scratch);
}

static bool
is_name(const mp_term_info *t)
{
	return t->element == MP_COUNTY || mp_corpus_names((mp_element)t->element);
}

struct making {
	const mp_library_source *of;
	mp_index_builder *index;
	uint32_t *term;		/* of the corpus -> of the index; 0: not in it */
	mp_record rec;
	mp_fold fold;
	mp_buf identity, core;
	mp_map seat;		/* from what a sighting says of its place to its number */
	mp_arena arena;
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

/* Where a sighting lies, as its seat is found by; empty if it has none. */
static mp_str
seat_of(const mp_sighting *s, mp_term seat[3])
{
	seat[0] = s->term[MP_TOWNSHIP];
	seat[1] = s->term[MP_COMMUNITY];
	seat[2] = s->term[MP_GROUP];
	return seat[1] || seat[2] ? (mp_str){ (const char *)seat, 3 * sizeof *seat } : MP_STR("");
}

/* Every hamlet and community with all that it lies in, once (mp_settle_above). */
static void
add_seats(struct making *m)
{
	const mp_corpus *c = &m->of->rows->corpus;
	size_t i;

	for (i = 0; i < c->n; i++) {
		mp_term seat[3];
		mp_str key = seat_of(&c->sighting[i], seat);

		if (key.n == 0 || mp_map_get(&m->seat, key))
			continue;
		mp_map_put(&m->seat, mp_arena_dup(&m->arena, key), mp_index_add_seat(m->index,
		    &(mp_index_seat){ m->term[seat[0]], m->term[seat[1]], m->term[seat[2]],
		    mp_corpus_listed(c, seat[1], seat[0]) }));
	}
}

/* The number of the seat of row `i`; 0: it has none. */
static uint32_t
seat_of_row(const struct making *m, uint32_t i)
{
	const mp_rows *rows = m->of->rows;
	const mp_row *row = &rows->row[i];
	mp_term seat[3];
	mp_str key;

	if (row->e.kind != MP_BY_PLACE)
		return 0;
	key = seat_of(&rows->corpus.sighting[row->sighting], seat);
	return key.n ? *mp_map_get(&m->seat, key) : 0;
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
	row.core = mp_library_core_of(rows, i, &m->core);
	row.seat = seat_of_row(m, i);
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
	mp_map_free(&m.seat);
	mp_arena_free(&m.arena);
	free(m.term);
	return good;
}
