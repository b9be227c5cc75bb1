/* build.c - take in the rows of a book. */
#include <config.h>

#include <stdlib.h>

#include "base/mem.h"
#include "lookup/build.h"
#include "lookup/query.h"

mp_book_builder *
mp_book_builder_new(bool coded)
{
	mp_book_builder *b = mp_zalloc(1, sizeof *b);

	b->coded = coded;
	b->term = mp_grow(NULL, &b->term_cap, 1, sizeof *b->term);
	b->term[b->nterms++] = (struct book_term){ .element = MP_NELEMENT };
	return b;
}

void
mp_book_builder_free(mp_book_builder *b)
{
	if (!b)
		return;
	mp_map_free(&b->terms);
	mp_map_free(&b->values);
	mp_arena_free(&b->arena);
	mp_buf_free(&b->texts);
	mp_buf_free(&b->names);
	mp_buf_free(&b->key);
	mp_buf_free(&b->scratch);
	free(b->term);
	free(b->value);
	free(b->row);
	free(b->slot);
	free(b->first);
	free(b->next);
	free(b->lead);
	free(b);
}

void
mp_book_came(mp_book_builder *b, const mp_book_origin *origin)
{
	b->origin = *origin;
}

/* --- terms and values ----------------------------------------------------- */

static uint32_t
add_text(mp_book_builder *b, mp_str s)
{
	uint32_t at = (uint32_t)b->texts.n;

	mp_buf_add(&b->texts, s);
	return at;
}

/* What tells a term or value, in the scratch buffer. */
static mp_str
tagged(mp_book_builder *b, uint32_t tag, mp_str s)
{
	b->scratch.n = 0;
	mp_buf_add(&b->scratch, (mp_str){ (const char *)&tag, sizeof tag });
	mp_buf_add(&b->scratch, s);
	return mp_buf_str(&b->scratch);
}

static uint32_t
term(mp_book_builder *b, mp_element e, mp_str s)
{
	mp_str key = tagged(b, (uint32_t)e, s);
	const uint32_t *known = mp_map_get(&b->terms, key);

	if (known)
		return *known;
	b->term = mp_grow(b->term, &b->term_cap, b->nterms + 1, sizeof *b->term);
	b->term[b->nterms] = (struct book_term){ .text = add_text(b, s), .n = (uint16_t)s.n,
		.element = (uint8_t)e };
	return *mp_map_put(&b->terms, mp_arena_dup(&b->arena, key), (uint32_t)b->nterms++);
}

static uint32_t
value(mp_book_builder *b, mp_element e, uint32_t t, mp_str s)
{
	mp_str key = tagged(b, t * (MP_NELEMENT + 1) + (uint32_t)e, s);
	const uint32_t *known = mp_map_get(&b->values, key);

	if (known)
		return *known;
	b->value = mp_grow(b->value, &b->value_cap, b->nvalues + 1, sizeof *b->value);
	b->value[b->nvalues] = (struct book_value){ .text = add_text(b, s),
		.n = (uint16_t)s.n, .element = (uint8_t)e, .term = t };
	return *mp_map_put(&b->values, mp_arena_dup(&b->arena, key), (uint32_t)b->nvalues++);
}

/* --- rows ----------------------------------------------------------------- */

void
built_said(const mp_book_builder *b, const struct built_row *r, struct book_said *said)
{
	size_t i;

	*said = (struct book_said){ { 0 } };
	for (i = 0; i < r->nslots; i++) {
		const struct book_value *v = &b->value[b->slot[r->slot + i]];

		said->term[v->element] = v->term;
	}
}

static uint32_t
hash_of(const struct book_said *said)
{
	uint64_t h = 1;
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		if (said->term[e])
			h = book_mix(book_mix(h, (uint64_t)e), said->term[e]);
	return (uint32_t)(book_mix(h, 0) >> 32);
}

size_t
built_list(const mp_book_builder *b, uint32_t hash)
{
	return book_begin((uint64_t)hash << 32, b->nfirst);
}

static void
rehash(mp_book_builder *b)
{
	size_t i;

	free(b->first);
	b->nfirst = b->nfirst ? 2 * b->nfirst : 1024;
	b->first = mp_zalloc(b->nfirst, sizeof *b->first);
	for (i = b->nrows; i-- > 0; ) {	/* so that the rows of a list stay in order */
		uint32_t *first = &b->first[built_list(b, b->row[i].hash)];

		b->next[i] = *first;
		*first = (uint32_t)i + 1;
	}
}

static bool
named(const mp_book_builder *b, const struct built_row *r, mp_str name)
{
	return r->nname == name.n && mp_str_eq((mp_str){ b->names.p + r->name, r->nname }, name);
}

/* A row with this key and name, or without a name; NULL: there is none.  `*any`: there is one
 * with the key. */
static struct built_row *
find_row(mp_book_builder *b, const struct book_said *said, uint32_t hash, mp_str name,
    bool *any)
{
	struct book_said other;
	uint32_t i;

	*any = false;
	for (i = b->nfirst ? b->first[built_list(b, hash)] : 0; i; i = b->next[i - 1]) {
		struct built_row *r = &b->row[i - 1];

		if (r->hash != hash)
			continue;
		built_said(b, r, &other);
		if (memcmp(&other, said, sizeof other) != 0)
			continue;
		*any = true;
		if (r->nname == 0 || named(b, r, name))
			return r;
	}
	return NULL;
}

static struct built_row *
new_row(mp_book_builder *b, const struct built_row *like, uint32_t hash)
{
	uint32_t *last;

	b->row = mp_grow(b->row, &b->row_cap, b->nrows + 1, sizeof *b->row);
	b->next = mp_grow(b->next, &b->next_cap, b->nrows + 1, sizeof *b->next);
	b->row[b->nrows] = *like;
	b->row[b->nrows].hash = hash;
	b->next[b->nrows++] = 0;
	if (b->nrows > b->nfirst) {
		rehash(b);
	} else {
		for (last = &b->first[built_list(b, hash)]; *last;
		    last = &b->next[*last - 1])
			;
		*last = (uint32_t)b->nrows;
	}
	return &b->row[b->nrows - 1];
}

/* The places on the way to a room: those that the first of its values name. */
static void
imply(mp_book_builder *b, struct built_row r)
{
	const struct book_value *last = &b->value[b->slot[r.slot + r.nslots - 1]];
	struct book_said said;
	uint32_t hash;
	bool any;

	while (r.nslots > 1 && last->element >= MP_ESTATE && last->element <= MP_ROOM) {
		r.nslots--;
		last = &b->value[b->slot[r.slot + r.nslots - 1]];
		if (last->element < MP_DOOR)
			break;
		if (last->term == 0)	/* the floor that the room says */
			continue;
		built_said(b, &r, &said);
		hash = hash_of(&said);
		find_row(b, &said, hash, MP_STR(""), &any);
		if (any)
			break;
		r = (struct built_row){ .slot = r.slot, .nslots = r.nslots, .implied = true };
		new_row(b, &r, hash);
	}
}

/* The road that it is on, in its county: a road goes through townships. */
static void
imply_road(mp_book_builder *b, struct built_row r)
{
	struct built_row road = { .slot = (uint32_t)b->nslots, .implied = true };
	struct book_said said;
	bool any, named_road = false;
	size_t i;

	for (i = 0; i < r.nslots; i++) {
		uint32_t v = b->slot[r.slot + i];
		mp_element e = (mp_element)b->value[v].element;

		if (e != MP_ROAD && e > MP_COUNTY)
			continue;
		b->slot = mp_grow(b->slot, &b->slot_cap, b->nslots + 1, sizeof *b->slot);
		b->slot[b->nslots++] = v;
		road.nslots++;
		named_road |= e == MP_ROAD && b->value[v].term != 0;
	}
	if (named_road) {
		built_said(b, &road, &said);
		road.hash = hash_of(&said);
		find_row(b, &said, road.hash, MP_STR(""), &any);
	}
	if (named_road && !any)
		new_row(b, &road, road.hash);
	else
		b->nslots = road.slot;
}

/* Append the values of the address as the slots of a new row; the terms are those of its
 * key. */
static void
add_slots(mp_book_builder *b, const mp_address *a, struct built_row *r)
{
	mp_str part[MP_NELEMENT];
	int i;

	b->key.n = 0;
	mp_address_key(&b->key, a);
	query_parts(mp_buf_str(&b->key), part);
	r->slot = (uint32_t)b->nslots;
	for (i = MP_PROVINCE; i < MP_NOTE; i++) {
		uint32_t t = part[i].n ? term(b, (mp_element)i, part[i]) : 0;

		if (a->elem[i].n == 0 || (i == MP_ASSIST && t == 0))
			continue;
		b->slot = mp_grow(b->slot, &b->slot_cap, b->nslots + 1, sizeof *b->slot);
		b->slot[b->nslots++] = value(b, (mp_element)i, t, a->elem[i]);
		r->nslots++;
	}
}

/* Numbers in the file have 32 bits, a text is shorter than 64 kB. */
static bool
room(const mp_book_builder *b, const mp_book_row *r)
{
	size_t texts = b->texts.n;
	int e;

	for (e = 0; e < MP_NELEMENT; e++) {
		if (r->address.elem[e].n > UINT16_MAX / 4)
			return false;
		texts += 3 * r->address.elem[e].n;
	}
	return texts <= UINT32_MAX && b->names.n + r->name.n + r->successor.n <= UINT32_MAX &&
	    b->nslots + 2 * MP_NELEMENT <= UINT32_MAX && b->nrows + MP_NELEMENT < UINT32_MAX - 1 &&
	    b->nvalues + MP_NELEMENT <= UINT32_MAX / (MP_NELEMENT + 1);
}

/* Keep what the row leads to, codes with commas between them, for the time when all rows
 * are there. */
static void
lead(mp_book_builder *b, uint32_t row, mp_str to)
{
	while (to.n) {
		const char *comma = memchr(to.p, ',', to.n);
		size_t n = comma ? (size_t)(comma - to.p) : to.n;

		b->lead = mp_grow(b->lead, &b->lead_cap, b->nleads + 1, sizeof *b->lead);
		b->lead[b->nleads].row = row;
		b->lead[b->nleads].name = (uint32_t)b->names.n;
		b->lead[b->nleads++].nname = (uint32_t)n;
		mp_buf_add(&b->names, (mp_str){ to.p, n });
		to = mp_str_skip(to, n + (comma != NULL));
	}
}

bool
mp_book_add(mp_book_builder *b, const mp_book_row *given)
{
	mp_str name = { given->name.p, given->name.n < UINT8_MAX ? given->name.n : UINT8_MAX };
	struct built_row r = { .life = (uint8_t)given->life, .kind = (uint8_t)given->kind };
	struct built_row *there;
	struct book_said said;
	uint32_t hash;
	bool any;

	if (!room(b, given))
		return false;
	add_slots(b, &given->address, &r);
	if (r.nslots == 0)
		return true;
	built_said(b, &r, &said);
	hash = r.hash = hash_of(&said);
	there = find_row(b, &said, hash, name, &any);
	if (there ? there->nname || (!name.n && !there->implied) : any && !name.n) {
		b->nslots = r.slot;	/* it is there, or there with a name */
		return true;
	}
	if (!there)
		there = new_row(b, &r, hash);
	else
		*there = r;
	there->name = (uint32_t)b->names.n;
	there->nname = (uint8_t)name.n;
	mp_buf_add(&b->names, name);
	lead(b, (uint32_t)(there - b->row), given->successor);
	r = *there;
	imply(b, r);
	imply_road(b, r);
	return true;
}
