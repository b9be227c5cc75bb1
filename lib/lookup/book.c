/* book.c - map a book and read it in place. */
#include <config.h>

#include <errno.h>
#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/mem.h"
#include "lookup/book.h"
#include "row/cli.h"

static const size_t item_size[BOOK_NSECTION] = {
	[BOOK_HEAD] = sizeof(struct book_head), [BOOK_TEXTS] = 1,
	[BOOK_TERMS] = sizeof(struct book_term), [BOOK_TERM_TABLE] = sizeof(uint32_t),
	[BOOK_VALUES] = sizeof(struct book_value), [BOOK_ROWS] = sizeof(uint32_t),
	[BOOK_NAME_TABLE] = sizeof(uint32_t), [BOOK_HANDLES] = sizeof(struct book_entry),
	[BOOK_NEAR] = sizeof(struct book_entry), [BOOK_LEADS] = sizeof(struct book_lead),
};

const mp_sections_kind book_kind = { "menpaiLK", BOOK_VERSION,
	N_("not an index of addresses; expected a file that 'addr-lookup --make-index' wrote"),
	BOOK_NSECTION, item_size };

/* --- opening -------------------------------------------------------------- */

static void
attach(mp_book *b)
{
	size_t any;

	b->head = mp_sections_get(b->file, BOOK_HEAD, &any);
	b->texts = mp_sections_get(b->file, BOOK_TEXTS, &any);
	b->term = mp_sections_get(b->file, BOOK_TERMS, &b->nterms);
	b->term_table = mp_sections_get(b->file, BOOK_TERM_TABLE, &b->nterm_table);
	b->value = mp_sections_get(b->file, BOOK_VALUES, &any);
	b->row = mp_sections_get(b->file, BOOK_ROWS, &b->nrow);
	b->name_table = mp_sections_get(b->file, BOOK_NAME_TABLE, &b->nname_table);
	b->handle = mp_sections_get(b->file, BOOK_HANDLES, &b->nhandles);
	b->near = mp_sections_get(b->file, BOOK_NEAR, &b->nnear);
	b->lead = mp_sections_get(b->file, BOOK_LEADS, &b->nleads);
}

static mp_book *
opened(mp_sections *file)
{
	mp_book *b;

	if (!file)
		return NULL;
	b = mp_zalloc(1, sizeof *b);
	b->file = file;
	attach(b);
	return b;
}

mp_book *
mp_book_open(const char *path, mp_buf *why)
{
	return opened(mp_sections_open(path, &book_kind, why));
}

mp_book *
mp_book_made(mp_book_builder *builder, const char *folder, mp_buf *why)
{
	mp_outfile *out = mp_outfile_nameless(folder);
	mp_book *b = NULL;

	why->n = 0;
	if (!out || mp_book_write(builder, out, NULL, NULL) < 0)
		mp_buf_printf(why, _("cannot write '%s': %s"), folder, strerror(errno));
	else
		b = opened(mp_sections_of(mp_outfile_fd(out), folder, &book_kind, why));
	mp_outfile_drop(out);
	return b;
}

void
mp_book_close(mp_book *b)
{
	if (!b)
		return;
	mp_sections_close(b->file);
	free(b);
}

bool
mp_book_is_not(const char *path)
{
	return mp_sections_is_not(path, &book_kind);
}

bool
mp_book_damaged(const mp_book *b)
{
	return b->damaged;
}

/* --- reading -------------------------------------------------------------- */

/* Is what will be read as it was written?  It is noted if not, and nothing is read. */
static inline bool
sound(const mp_book *b, const void *p, size_t n)
{
	if (mp_sections_good(b->file, p, n))
		return true;
	((mp_book *)(uintptr_t)b)->damaged = true;
	return false;
}

bool
mp_book_coded(const mp_book *b)
{
	return sound(b, b->head, sizeof *b->head) && b->head->coded;
}

mp_book_origin
mp_book_origin_of(const mp_book *b)
{
	return sound(b, b->head, sizeof *b->head) ? b->head->origin : (mp_book_origin){ 0 };
}

size_t
mp_book_rows(const mp_book *b)
{
	return sound(b, b->head, sizeof *b->head) ? b->head->rows : 0;
}

static mp_str
text(const mp_book *b, uint32_t at, size_t n)
{
	return sound(b, b->texts + at, n) ? (mp_str){ b->texts + at, n } : MP_STR("");
}

mp_str
book_term_text(const mp_book *b, uint32_t term)
{
	const struct book_term *t = &b->term[term];

	return sound(b, t, sizeof *t) ? text(b, t->text, t->n) : MP_STR("");
}

uint64_t
book_text_hash(mp_element e, mp_str s)
{
	return XXH3_64bits_withSeed(s.p, s.n, (uint64_t)e + 1);
}

uint64_t
book_name_hash(mp_str name)
{
	return XXH3_64bits(name.p, name.n);
}

void
book_term_fetch(const mp_book *b, mp_element e, mp_str s)
{
	if (b->nterm_table)
		__builtin_prefetch(&b->term_table[book_begin(book_text_hash(e, s),
		    b->nterm_table)]);
}

void
book_fetch_row(const mp_book *b, uint32_t row)
{
	__builtin_prefetch(&b->row[row]);
}

uint32_t
book_term_find(const mp_book *b, mp_element e, mp_str s)
{
	size_t at = book_begin(book_text_hash(e, s), b->nterm_table), left;

	for (left = b->nterm_table; left > 0; left--) {
		uint32_t term;

		if (!sound(b, &b->term_table[at], sizeof *b->term_table) ||
		    (term = b->term_table[at]) == 0)
			break;
		if (sound(b, &b->term[term], sizeof *b->term) && b->term[term].element == e &&
		    b->term[term].n == s.n && mp_str_eq(book_term_text(b, term), s))
			return term;
		at = at + 1 < b->nterm_table ? at + 1 : 0;
	}
	return UNKNOWN;
}

/* A row, if it is sound. */
struct row {
	struct book_row head;
	const uint32_t *slot;	/* NULL: it is not */
	mp_str name;
};

static struct row
row_at(const mp_book *b, uint32_t row)
{
	const uint32_t *p = &b->row[row];
	struct row r = { .slot = NULL };

	if (!sound(b, p, sizeof *p))
		return r;
	memcpy(&r.head, p, sizeof r.head);
	if (!sound(b, p, book_row_size(r.head) * sizeof *p))
		return (struct row){ .slot = NULL };
	r.slot = p + 1;
	r.name = (mp_str){ (const char *)(r.slot + r.head.nslots), r.head.nname };
	return r;
}

bool
book_said_of(const mp_book *b, uint32_t row, struct book_said *said)
{
	struct row r = row_at(b, row);
	size_t i;

	*said = (struct book_said){ { 0 } };
	for (i = 0; r.slot && i < r.head.nslots; i++) {
		const struct book_value *v = &b->value[r.slot[i]];

		if (sound(b, v, sizeof *v))
			said->term[v->element] = v->term;
	}
	return r.head.kind & IMPLIED;
}

void
mp_book_get(const mp_book *b, uint32_t place, mp_book_row *out)
{
	struct row r = row_at(b, place);
	size_t i;

	*out = (mp_book_row){ .kind = MP_BOOK_CURRENT };
	if (!r.slot)
		return;
	for (i = 0; i < r.head.nslots; i++) {
		const struct book_value *v = &b->value[r.slot[i]];

		if (sound(b, v, sizeof *v))
			out->address.elem[v->element] = text(b, v->text, v->n);
	}
	out->life = (mp_book_life)r.head.life;
	out->kind = (mp_book_kind)(r.head.kind & ~IMPLIED);
	out->implied = r.head.kind & IMPLIED;
	out->name = r.name;
}

bool
mp_book_next(const mp_book *b, uint32_t *place)
{
	struct row r;
	size_t next = 1;

	if (*place > 0) {
		if ((r = row_at(b, *place)).slot == NULL)
			return false;
		next = *place + book_row_size(r.head);
	}
	*place = (uint32_t)next;
	return next < b->nrow && row_at(b, *place).slot != NULL;
}

bool
mp_book_named(const mp_book *b, mp_str name, uint32_t *place)
{
	size_t at, left;

	if (name.n == 0 || name.n > UINT8_MAX || b->nname_table == 0)
		return false;
	at = book_begin(book_name_hash(name), b->nname_table);
	for (left = b->nname_table; left > 0; left--) {
		if (!sound(b, &b->name_table[at], sizeof *b->name_table) ||
		    b->name_table[at] == 0)
			break;
		*place = b->name_table[at];
		if (mp_str_eq(row_at(b, *place).name, name))
			return true;
		at = at + 1 < b->nname_table ? at + 1 : 0;
	}
	return false;
}

size_t
mp_book_leads(const mp_book *b, uint32_t place, uint32_t to[MP_BOOK_LEADS])
{
	size_t low = 0, high = b->nleads, n = 0;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sound(b, &b->lead[middle], sizeof *b->lead) && b->lead[middle].from < place)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < b->nleads && n < MP_BOOK_LEADS && sound(b, &b->lead[low], sizeof *b->lead) &&
	    b->lead[low].from == place; low++)
		to[n++] = b->lead[low].to;
	if (n == 0)
		to[n++] = place;
	return n;
}

/* --- the tables ----------------------------------------------------------- */

static struct book_walk
walk(const mp_book *b, const struct book_entry *table, size_t n, uint64_t hash)
{
	return (struct book_walk){ b, table, n, n ? book_begin(hash, n) : 0, n,
		(uint32_t)hash };
}

struct book_walk
book_handles(const mp_book *b, uint64_t hash)
{
	return walk(b, b->handle, b->nhandles, hash);
}

struct book_walk
book_nears(const mp_book *b, uint64_t hash)
{
	return walk(b, b->near, b->nnear, hash);
}

uint32_t
book_walk_next(struct book_walk *w)
{
	for (; w->left > 0; w->left--) {
		const struct book_entry *e = &w->table[w->at];

		if (!sound(w->book, e, sizeof *e) || e->at == 0)
			break;
		w->at = w->at + 1 < w->n ? w->at + 1 : 0;
		if (e->tag == w->tag) {
			w->left--;
			return e->at;
		}
	}
	w->left = 0;
	return 0;
}
