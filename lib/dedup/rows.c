/* rows.c - the rows of a run: what they are compared by in memory, the rest on disk. */
#include "dedup/rows.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/mem.h"

_Static_assert(sizeof(mp_row_entry) == 32, "an entry has grown");

int
mp_rows_name_cmp(mp_str a, mp_str b)
{
	if ((a.n == 0) != (b.n == 0))
		return a.n == 0 ? 1 : -1;
	return a.n != b.n ? (a.n > b.n) - (a.n < b.n) : mp_str_cmp(a, b);
}

uint32_t
mp_rows_merit(unsigned filled, unsigned besides, unsigned status, mp_str confidence)
{
	unsigned parts = 0, unit = 10000;
	size_t i;

	if (confidence.n && confidence.p[0] == '1')
		parts = unit;
	else if (mp_str_starts(confidence, MP_STR("0.")))
		for (i = 2; i < confidence.n && confidence.p[i] >= '0' &&
		    confidence.p[i] <= '9'; i++)
			parts += (unsigned)(confidence.p[i] - '0') * (unit /= 10);
	return (uint32_t)(status <= 1) << 24 | filled << 19 | MP_OWN_WORDS | besides << 16 |
	    (3 - status) << 14 | parts;
}

uint64_t
mp_rows_hash(mp_str identity, uint32_t *rest)
{
	XXH128_hash_t hash = XXH3_128bits(identity.p, identity.n);

	*rest = (uint32_t)hash.high64;
	return hash.low64;
}

mp_row_entry
mp_rows_entry(mp_identified id, mp_str identity, mp_str name, mp_str fields, uint32_t merit)
{
	mp_row_entry e = {
		.order = (uint32_t)(XXH3_64bits(fields.p, fields.n) >> 32), .merit = merit,
		.kind = (uint8_t)id.kind, .nname = (uint8_t)(name.n < 255 ? name.n : 255),
	};

	e.identity = mp_rows_hash(identity, &e.rest);
	if (name.n)
		memcpy(e.name, name.p, name.n < MP_NAME_HEAD ? name.n : MP_NAME_HEAD);
	return e;
}

/* The number of a remark, from 1. */
static uint32_t
remark_of(mp_rows *r, mp_str remark)
{
	const uint32_t *known;

	if (remark.n == 0)
		return 0;
	if ((known = mp_map_get(&r->remark, remark)) != NULL)
		return *known;
	return *mp_map_put(&r->remark, mp_arena_dup(&r->arena, remark), ++r->nremarks);
}

void
mp_rows_add(mp_rows *r, const mp_row_entry *e, mp_identified id, uint64_t division,
    const mp_house *house, mp_str place, uint64_t at)
{
	mp_term *term;
	mp_row *row;

	if (r->houses) {
		r->house = mp_grow(r->house, &r->house_cap, r->n + 1, sizeof *r->house);
		r->house[r->n] = *house;
	}
	r->row = mp_grow(r->row, &r->cap, r->n + 1, sizeof *r->row);
	row = &r->row[r->n++];
	*row = (mp_row){ .at = at, .e = *e, .next = MP_NO_ROW };
	if (id.kind >= MP_ADRIFT) {
		row->sighting = mp_corpus_add(&r->corpus, (mp_str){ place.p, id.nkey });
		term = r->corpus.sighting[row->sighting].term;
		term[MP_NOTE] = remark_of(r, mp_str_skip(place, id.nkey));
		mp_corpus_place(&r->corpus, &r->corpus.sighting[row->sighting], division);
	}
}

void
mp_rows_add_known(mp_rows *r, const mp_row_entry *e, mp_identified id, const mp_house *house,
    mp_str place, mp_str name, uint64_t at)
{
	size_t n = r->n - r->own;

	r->named = mp_grow(r->named, &r->named_cap, n + 1, sizeof *r->named);
	r->named[n] = mp_arena_dup(&r->arena, name);
	mp_rows_add(r, e, id, 0, house, place, at);
}

bool
mp_rows_get_to(const mp_rows *r, uint32_t i, mp_buf *b, mp_str *kept)
{
	return mp_shelf_get(r->shelf, r->row[i].at, b, kept);
}

bool
mp_rows_get(mp_rows *r, uint32_t i, mp_str *kept)
{
	return mp_rows_get_to(r, i, &r->one, kept);
}

/* Look up the name of a row. */
static bool
find_name(mp_rows *r, uint32_t i, mp_buf *name)
{
	mp_str kept;

	if (i >= r->own)
		mp_buf_add(name, r->named[i - r->own]);
	else if (mp_rows_get(r, i, &kept))
		r->read_name(r->reader, kept, name);
	else
		return false;
	return true;
}

/* Names that begin alike must be looked up. */
static int
by_whole_name(mp_rows *r, uint32_t a, uint32_t b)
{
	mp_buf first = { 0 }, second = { 0 };
	int order = 0;

	if (find_name(r, a, &first) && find_name(r, b, &second))
		order = mp_rows_name_cmp(mp_buf_str(&first), mp_buf_str(&second));
	mp_buf_free(&first);
	mp_buf_free(&second);
	return order;
}

static int
by_name(mp_rows *r, uint32_t a, uint32_t b)
{
	const mp_row_entry *x = &r->row[a].e, *y = &r->row[b].e;
	int order;

	if ((x->nname == 0) != (y->nname == 0))
		return x->nname == 0 ? 1 : -1;
	if (x->nname != y->nname)
		return x->nname < y->nname ? -1 : 1;
	order = x->nname < 255 ? memcmp(x->name, y->name, MP_NAME_HEAD) : 0;
	return order || x->nname <= MP_NAME_HEAD ? order : by_whole_name(r, a, b);
}

bool
mp_rows_fitter(mp_rows *r, uint32_t a, uint32_t b)
{
	const mp_row_entry *x = &r->row[a].e, *y = &r->row[b].e;
	int order;

	if (x->merit != y->merit)
		return x->merit > y->merit;
	order = by_name(r, a, b);
	return order ? order < 0 : x->order < y->order;
}

void
mp_rows_free(mp_rows *r)
{
	free(r->row);
	free(r->house);
	mp_corpus_free(&r->corpus);
	mp_map_free(&r->remark);
	mp_arena_free(&r->arena);
	mp_shelf_free(r->shelf);
	free(r->named);
	mp_buf_free(&r->one);
	*r = (mp_rows){ 0 };
}
