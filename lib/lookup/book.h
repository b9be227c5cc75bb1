/* book.h - a book, seen from inside (for lib/lookup). */
#ifndef MP_LOOKUP_BOOK_H
#define MP_LOOKUP_BOOK_H

#include <stdatomic.h>

#include "lookup/format.h"
#include "lookup/lookup.h"

struct mp_book {
	mp_sections *file;
	const struct book_head *head;
	const char *texts;
	const struct book_term *term;
	const struct book_value *value;
	const uint32_t *row, *term_table, *name_table;
	const struct book_entry *handle, *near;
	const struct book_lead *lead;
	size_t nterms, nrow, nterm_table, nname_table, nhandles, nnear, nleads;
	atomic_bool damaged;
};

/* A row by what is compared: a term, or 0, for each element. */
struct book_said {
	uint32_t term[MP_NELEMENT];
};

mp_str book_term_text(const mp_book *, uint32_t term);

/* The term, or UNKNOWN; it may be asked for before. */
uint32_t book_term_find(const mp_book *, mp_element, mp_str text);
void book_term_fetch(const mp_book *, mp_element, mp_str text);

/* Have a row fetched that will be looked at. */
void book_fetch_row(const mp_book *, uint32_t row);

/* Returns whether the row is implied. */
bool book_said_of(const mp_book *, uint32_t row, struct book_said *);

/* The entries of a table with one tag: start with *at = book_start(...), then one after
 * the other; 0 at the end. */
struct book_walk {
	const mp_book *book;
	const struct book_entry *table;
	size_t n, at, left;
	uint32_t tag;
};
struct book_walk book_handles(const mp_book *, uint64_t hash);
struct book_walk book_nears(const mp_book *, uint64_t hash);
/* Have the first entry fetched that the walk will look at. */
static inline void
book_fetch(const struct book_walk *w)
{
	if (w->left)
		__builtin_prefetch(&w->table[w->at]);
}
uint32_t book_walk_next(struct book_walk *);

/* The hash of a term's element and text, and of a row's name. */
uint64_t book_text_hash(mp_element, mp_str text);
uint64_t book_name_hash(mp_str name);

extern const mp_sections_kind book_kind;

#endif
