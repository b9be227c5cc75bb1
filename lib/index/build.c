/* build.c - make an index. */
#include <config.h>

#include "index/index.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/mem.h"
#include "index/format.h"

struct mp_index_builder {
	mp_map value;		/* text -> number, from 1 */
	mp_arena texts;
	mp_buf strings, names;
	uint32_t *end;
	size_t nvalues, end_cap;
	struct index_row *row;
	size_t nrows, row_cap;
	uint32_t *slot;
	size_t nslots, slot_cap;
	struct index_term *term;
	size_t nterms, term_cap;
	struct index_variant *variant;
	size_t nvariants, variant_cap;
	struct index_seat *seat;
	size_t nseats, seat_cap;
	struct seated *seated;
	size_t nseated, seated_cap;
};

/* A row that has a seat. */
struct seated {
	uint64_t core;
	uint32_t seat;
};

mp_index_builder *
mp_index_builder_new(void)
{
	mp_index_builder *b = mp_zalloc(1, sizeof *b);

	b->end = mp_grow(NULL, &b->end_cap, 1, sizeof *b->end);
	b->end[b->nvalues++] = 0;
	return b;
}

void
mp_index_builder_free(mp_index_builder *b)
{
	if (!b)
		return;
	mp_map_free(&b->value);
	mp_arena_free(&b->texts);
	mp_buf_free(&b->strings);
	mp_buf_free(&b->names);
	free(b->end);
	free(b->row);
	free(b->slot);
	free(b->term);
	free(b->variant);
	free(b->seat);
	free(b->seated);
	free(b);
}

/* --- adding --------------------------------------------------------------- */

static uint32_t
value(mp_index_builder *b, mp_str text)
{
	const uint32_t *known;

	if (text.n == 0)
		return 0;
	if ((known = mp_map_get(&b->value, text)) != NULL)
		return *known;
	mp_buf_add(&b->strings, text);
	b->end = mp_grow(b->end, &b->end_cap, b->nvalues + 1, sizeof *b->end);
	b->end[b->nvalues] = (uint32_t)b->strings.n;
	return *mp_map_put(&b->value, mp_arena_dup(&b->texts, text), (uint32_t)b->nvalues++);
}

static void
add_slot(mp_index_builder *b, unsigned element, mp_str text)
{
	if (text.n == 0)
		return;
	b->slot = mp_grow(b->slot, &b->slot_cap, b->nslots + 1, sizeof *b->slot);
	b->slot[b->nslots++] = value(b, text) << INDEX_SLOT_BITS | element;
}

/* Is there room for one more?  Slots and offsets are numbers of 32 bits. */
static bool
room(const mp_index_builder *b, const mp_index_row *r)
{
	size_t strings = b->strings.n + r->raw.n + r->remark.n;
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		strings += r->address.elem[e].n;
	return strings <= UINT32_MAX && b->names.n + r->name.n <= UINT32_MAX &&
	    b->nslots + MP_NELEMENT + 2 <= UINT32_MAX &&
	    b->nvalues + MP_NELEMENT + 2 <= 1U << (32 - INDEX_SLOT_BITS);
}

bool
mp_index_add(mp_index_builder *b, const mp_index_row *r)
{
	struct index_row *row;
	size_t start = b->nslots;
	int e;

	if (!room(b, r))
		return false;
	for (e = 0; e < MP_NELEMENT; e++)
		add_slot(b, (unsigned)e, r->address.elem[e]);
	add_slot(b, INDEX_RAW, r->raw);
	add_slot(b, INDEX_REMARK, r->remark);
	b->row = mp_grow(b->row, &b->row_cap, b->nrows + 1, sizeof *b->row);
	row = &b->row[b->nrows++];
	*row = (struct index_row){
		.core = r->core, .identity = r->identity, .rest = r->rest,
		.merit = r->merit,
		.slot = (uint32_t)start, .name = (uint32_t)b->names.n,
		.nname = (uint16_t)(r->name.n < UINT16_MAX ? r->name.n : UINT16_MAX),
		.nslots = (uint8_t)(b->nslots - start), .kind = r->kind,
		.house = { r->house[0], r->house[1], r->house[2] },
	};
	mp_buf_add(&b->names, (mp_str){ r->name.p, row->nname });
	if (r->seat) {
		b->seated = mp_grow(b->seated, &b->seated_cap, b->nseated + 1, sizeof *b->seated);
		b->seated[b->nseated++] = (struct seated){ r->core, r->seat - 1 };
	}
	return true;
}

uint32_t
mp_index_add_term(mp_index_builder *b, const mp_index_term *t)
{
	b->term = mp_grow(b->term, &b->term_cap, b->nterms + 1, sizeof *b->term);
	b->term[b->nterms] = (struct index_term){ value(b, t->text), t->count, t->county,
		(uint32_t)t->element, t->code, 0 };
	return (uint32_t)++b->nterms;
}

void
mp_index_add_variant(mp_index_builder *b, const mp_index_variant *v)
{
	b->variant = mp_grow(b->variant, &b->variant_cap, b->nvariants + 1,
	    sizeof *b->variant);
	b->variant[b->nvariants++] = (struct index_variant){ v->from, v->to, v->within,
		v->settled, v->alike, (uint16_t)(v->score * INDEX_SCORE + 0.5) };
}

uint32_t
mp_index_add_seat(mp_index_builder *b, const mp_index_seat *s)
{
	b->seat = mp_grow(b->seat, &b->seat_cap, b->nseats + 1, sizeof *b->seat);
	b->seat[b->nseats] = (struct index_seat){ s->township, s->community,
		s->group, s->listed, 0, 0 };
	return (uint32_t)++b->nseats;
}

/* --- writing -------------------------------------------------------------- */

/* Rows with one core stay in the order they came, which their slots tell. */
static int
by_core(const void *a, const void *b)
{
	const struct index_row *x = a, *y = b;

	if (x->core != y->core)
		return x->core < y->core ? -1 : 1;
	return (x->slot > y->slot) - (x->slot < y->slot);
}

/* The cores, seat by seat, in the order in which the rows came; the caller frees them. */
static uint64_t *
arrange_seated(mp_index_builder *b)
{
	uint64_t *core = mp_alloc((b->nseated + 1) * sizeof *core);
	uint32_t *end = mp_zalloc(b->nseats + 1, sizeof *end), n = 0;
	size_t i;

	for (i = 0; i < b->nseated; i++)
		end[b->seated[i].seat]++;
	for (i = 0; i < b->nseats; i++) {
		uint32_t many = end[i];

		end[i] = n;
		n += many;
	}
	for (i = 0; i < b->nseated; i++)
		core[end[b->seated[i].seat]++] = b->seated[i].core;
	for (i = 0; i < b->nseats; i++)
		b->seat[i].end = end[i];
	free(end);
	return core;
}

int
mp_index_write(mp_index_builder *b, mp_outfile *out, const char *library,
    const mp_index_stamp *stamp)
{
	uint64_t *core = arrange_seated(b);
	const mp_sections_part part[INDEX_NSECTION] = {
		[INDEX_STRINGS] = { b->strings.p, b->strings.n },
		[INDEX_ENDS] = { b->end, b->nvalues },
		[INDEX_NAMES] = { b->names.p, b->names.n },
		[INDEX_ROWS] = { b->row, b->nrows },
		[INDEX_SLOTS] = { b->slot, b->nslots },
		[INDEX_TERMS] = { b->term, b->nterms },
		[INDEX_VARIANTS] = { b->variant, b->nvariants },
		[INDEX_SEATS] = { b->seat, b->nseats },
		[INDEX_CORES] = { core, b->nseated },
	};
	int status;

	if (b->nrows)
		qsort(b->row, b->nrows, sizeof *b->row, by_core);
	status = mp_sections_write(out, &index_kind, part, library, stamp);
	free(core);
	return status;
}
