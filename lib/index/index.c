/* index.c - map an index and search it in place. */
#include <config.h>

#include "index/index.h"

#include <stdlib.h>

#include "base/mem.h"
#include "index/format.h"
#include "row/cli.h"

struct mp_index {
	mp_sections *file;
	const char *strings, *names;
	const uint32_t *end, *slot;
	const struct index_row *row;
	const struct index_term *term;
	const struct index_variant *variant;
	const struct index_seat *seat;
	const uint64_t *core;
	size_t nrows, nterms, nvariants, nseats;
};

static const size_t item_size[INDEX_NSECTION] = {
	[INDEX_STRINGS] = 1, [INDEX_ENDS] = sizeof(uint32_t), [INDEX_NAMES] = 1,
	[INDEX_ROWS] = sizeof(struct index_row), [INDEX_SLOTS] = sizeof(uint32_t),
	[INDEX_TERMS] = sizeof(struct index_term),
	[INDEX_VARIANTS] = sizeof(struct index_variant),
	[INDEX_SEATS] = sizeof(struct index_seat), [INDEX_CORES] = sizeof(uint64_t),
};

const mp_sections_kind index_kind = { "menpaiIX", INDEX_VERSION,
	N_("not an index; expected a file that 'addr-dedup --index' wrote"),
	INDEX_NSECTION, item_size };

/* --- opening -------------------------------------------------------------- */

static void
attach(mp_index *ix)
{
	size_t any;

	ix->strings = mp_sections_get(ix->file, INDEX_STRINGS, &any);
	ix->end = mp_sections_get(ix->file, INDEX_ENDS, &any);
	ix->names = mp_sections_get(ix->file, INDEX_NAMES, &any);
	ix->row = mp_sections_get(ix->file, INDEX_ROWS, &ix->nrows);
	ix->slot = mp_sections_get(ix->file, INDEX_SLOTS, &any);
	ix->term = mp_sections_get(ix->file, INDEX_TERMS, &ix->nterms);
	ix->variant = mp_sections_get(ix->file, INDEX_VARIANTS, &ix->nvariants);
	ix->seat = mp_sections_get(ix->file, INDEX_SEATS, &ix->nseats);
	ix->core = mp_sections_get(ix->file, INDEX_CORES, &any);
}

/* All blocks are checked here, which makes everything inside trustworthy: the search
 * checks nothing. */
static mp_index *
opened(mp_sections *file, const char *path, mp_buf *why)
{
	mp_index *ix;

	if (!file || !mp_sections_check(file, path, why)) {
		mp_sections_close(file);
		return NULL;
	}
	ix = mp_zalloc(1, sizeof *ix);
	ix->file = file;
	attach(ix);
	return ix;
}

mp_index *
mp_index_of(int fd, const char *path, mp_buf *why)
{
	return opened(mp_sections_of(fd, path, &index_kind, why), path, why);
}

mp_index *
mp_index_open(const char *path, mp_buf *why)
{
	return opened(mp_sections_open(path, &index_kind, why), path, why);
}

bool
mp_index_is_not(const char *path)
{
	return mp_sections_is_not(path, &index_kind);
}

void
mp_index_close(mp_index *ix)
{
	if (!ix)
		return;
	mp_sections_close(ix->file);
	free(ix);
}

/* --- searching ------------------------------------------------------------ */

static mp_str
value(const mp_index *ix, uint32_t v)
{
	uint32_t start = v ? ix->end[v - 1] : 0;

	return (mp_str){ ix->strings + start, ix->end[v] - start };
}

size_t
mp_index_rows(const mp_index *ix)
{
	return ix->nrows;
}

void
mp_index_get(const mp_index *ix, uint32_t i, mp_index_row *row)
{
	const struct index_row *r = &ix->row[i];
	size_t k;

	*row = (mp_index_row){
		.name = { ix->names + r->name, r->nname }, .core = r->core,
		.identity = r->identity, .rest = r->rest, .merit = r->merit,
		.kind = r->kind, .house = { r->house[0], r->house[1], r->house[2] },
	};
	for (k = 0; k < r->nslots; k++) {
		uint32_t slot = ix->slot[r->slot + k];
		unsigned e = slot & ((1 << INDEX_SLOT_BITS) - 1);
		mp_str text = value(ix, slot >> INDEX_SLOT_BITS);

		if (e == INDEX_REMARK)
			row->remark = text;
		else if (e == INDEX_RAW)
			row->raw = text;
		else
			row->address.elem[e] = text;
	}
}

/* Cores are hashes, so that where one is follows from its size, by some thousand rows: the
 * stretch of rows [low, high] in which it begins. */
static void
stretch(const mp_index *ix, uint64_t core, size_t *low, size_t *high)
{
	size_t n = ix->nrows, step = 256, at = (size_t)((double)core / 0x1p64 * (double)n);

	*low = *high = at < n ? at : n;
	if (at < n && ix->row[at].core < core) {
		for (; *low + step < n && ix->row[*low + step].core < core; step *= 2)
			*low += step;
		*high = *low + step < n ? *low + step : n;
	} else {
		for (; *high > step && ix->row[*high - step].core >= core; step *= 2)
			*high -= step;
		*low = *high > step ? *high - step : 0;
	}
}

uint32_t
mp_index_find(const mp_index *ix, uint64_t core, size_t *n)
{
	size_t low, high, all = mp_index_rows(ix);

	stretch(ix, core, &low, &high);
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (ix->row[middle].core < core)
			low = middle + 1;
		else
			high = middle;
	}
	for (*n = 0; low + *n < all && ix->row[low + *n].core == core; )
		++*n;
	return (uint32_t)low;
}

size_t
mp_index_terms(const mp_index *ix)
{
	return ix->nterms;
}

void
mp_index_term_get(const mp_index *ix, uint32_t term, mp_index_term *out)
{
	const struct index_term *t = &ix->term[term - 1];

	*out = (mp_index_term){ value(ix, t->text), t->county, (mp_element)t->element,
		t->count, t->code };
}

size_t
mp_index_variants(const mp_index *ix)
{
	return ix->nvariants;
}

void
mp_index_variant_get(const mp_index *ix, size_t i, mp_index_variant *out)
{
	const struct index_variant *v = &ix->variant[i];

	*out = (mp_index_variant){ v->from, v->to, v->within, v->settled, v->alike,
		(double)v->score / INDEX_SCORE };
}

size_t
mp_index_seats(const mp_index *ix)
{
	return ix->nseats;
}

void
mp_index_seat_get(const mp_index *ix, size_t i, mp_index_seat *out)
{
	*out = (mp_index_seat){ ix->seat[i].township, ix->seat[i].community,
		ix->seat[i].group, ix->seat[i].listed != 0 };
}

const uint64_t *
mp_index_seat_cores(const mp_index *ix, size_t i, size_t *n)
{
	uint32_t start = i ? ix->seat[i - 1].end : 0;

	*n = ix->seat[i].end - start;
	return ix->core + start;
}
