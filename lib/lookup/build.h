/* build.h - a book as long as it is built (for lib/lookup). */
#ifndef MP_LOOKUP_BUILD_H
#define MP_LOOKUP_BUILD_H

#include "base/arena.h"
#include "base/map.h"
#include "lookup/book.h"

struct built_row {
	uint32_t slot;		/* its first */
	uint32_t name;		/* where its name begins */
	uint32_t hash;		/* of its terms: most others are told apart by it */
	uint8_t nslots, nname;
	uint8_t life, kind;
	bool implied;
};

struct mp_book_builder {
	bool coded;
	mp_book_origin origin;
	mp_map terms, values;	/* element and text -> term; term, text -> value */
	mp_arena arena;
	mp_buf texts, names, key, scratch;
	struct book_term *term;
	size_t nterms, term_cap;
	struct book_value *value;
	size_t nvalues, value_cap;
	struct built_row *row;
	size_t nrows, row_cap;
	uint32_t *slot;
	size_t nslots, slot_cap;
	uint32_t *first, *next;	/* rows with one key: + 1; by hash of the key, by row */
	size_t nfirst, next_cap;
	struct { uint32_t row, name, nname; } *lead;	/* rows that have a successor */
	size_t nleads, lead_cap;
};

void built_said(const mp_book_builder *, const struct built_row *, struct book_said *);

/* Where in `first` the list of the rows with this hash begins; there must be a row. */
size_t built_list(const mp_book_builder *, uint32_t hash);

#endif
