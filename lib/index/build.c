/* build.c - make an index. */
#include <config.h>

#include "index/index.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

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
	return true;
}

uint32_t
mp_index_add_term(mp_index_builder *b, const mp_index_term *t)
{
	b->term = mp_grow(b->term, &b->term_cap, b->nterms + 1, sizeof *b->term);
	b->term[b->nterms] = (struct index_term){ value(b, t->text), t->count, t->county,
		(uint32_t)t->element };
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

void
mp_index_add_seat(mp_index_builder *b, const mp_index_seat *s)
{
	b->seat = mp_grow(b->seat, &b->seat_cap, b->nseats + 1, sizeof *b->seat);
	b->seat[b->nseats++] = (struct index_seat){ s->township, s->community,
		s->group, s->listed };
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

/* A section as it is in memory. */
struct part {
	const void *bytes;
	size_t size, count;
};

static const char zeros[8];

static size_t
fill(size_t size)
{
	return -size & 7;
}

static void
seal(struct index_head *h, const struct part *part)
{
	uint64_t at = sizeof *h;
	XXH3_state_t *state = XXH3_createState();
	int i;

	if (!state)
		mp_oom(sizeof *state);
	XXH3_64bits_reset(state);
	for (i = 0; i < INDEX_NSECTION; i++) {
		h->section[i].offset = at;
		h->section[i].count = part[i].count;
		XXH3_64bits_update(state, part[i].bytes, part[i].size);
		XXH3_64bits_update(state, zeros, fill(part[i].size));
		at += part[i].size + fill(part[i].size);
	}
	h->size = at;
	h->body_sum = XXH3_64bits_digest(state);
	h->head_sum = XXH3_64bits(h, offsetof(struct index_head, head_sum));
	XXH3_freeState(state);
}

int
mp_index_write(mp_index_builder *b, mp_outfile *out, const char *library,
    const mp_index_stamp *stamp)
{
	struct index_head h = {
		.magic = INDEX_MAGIC, .order = INDEX_ORDER, .version = INDEX_VERSION,
		.key_form = MP_ADDRESS_KEY_FORM,
	};
	struct part part[INDEX_NSECTION];
	int i;

#define PART(section, array, n) \
	part[section] = (struct part){ array, (n) * sizeof *(array), n }
	if (b->nrows)
		qsort(b->row, b->nrows, sizeof *b->row, by_core);
	PART(INDEX_STRINGS, b->strings.p, b->strings.n);
	PART(INDEX_ENDS, b->end, b->nvalues);
	PART(INDEX_NAMES, b->names.p, b->names.n);
	PART(INDEX_ROWS, b->row, b->nrows);
	PART(INDEX_SLOTS, b->slot, b->nslots);
	PART(INDEX_TERMS, b->term, b->nterms);
	PART(INDEX_VARIANTS, b->variant, b->nvariants);
	PART(INDEX_SEATS, b->seat, b->nseats);
	PART(INDEX_PATH, library, library ? strlen(library) : 0);
	if (library) {
		h.source_size = stamp->size;
		h.source_sum = stamp->sum;
	}
	seal(&h, part);
	if (mp_outfile_write(out, (mp_str){ (const char *)&h, sizeof h }) < 0)
		return -1;
	for (i = 0; i < INDEX_NSECTION; i++)
		if (mp_outfile_write(out, (mp_str){ part[i].bytes, part[i].size }) < 0 ||
		    mp_outfile_write(out, (mp_str){ zeros, fill(part[i].size) }) < 0)
			return -1;
	return 0;
}

int
mp_index_stamp_of(mp_index_stamp *stamp, const char *path)
{
	enum { BLOCK = 1 << 20 };
	int fd = open(path, O_RDONLY | O_CLOEXEC), saved;
	XXH3_state_t *state = XXH3_createState();
	char *block = mp_alloc(BLOCK);
	ssize_t n = -1;

	if (!state)
		mp_oom(sizeof *state);
	XXH3_64bits_reset(state);
	stamp->size = 0;
	while (fd >= 0 && ((n = read(fd, block, BLOCK)) > 0 || (n < 0 && errno == EINTR))) {
		if (n < 0)
			continue;
		XXH3_64bits_update(state, block, (size_t)n);
		stamp->size += (uint64_t)n;
	}
	saved = errno;
	stamp->sum = XXH3_64bits_digest(state);
	XXH3_freeState(state);
	free(block);
	if (fd >= 0)
		close(fd);
	errno = saved;
	return n < 0 ? -1 : 0;
}
