/* format.h - a book as it lies in the file (index/sections.h); for lib/lookup only.
 *
 * A term is what a key says of one element (address.h), whatever county it lies in; a
 * value is a term as the library writes it.  A row is its values in the order of the
 * elements and its name, all in one piece: what is far from the processor is fetched
 * once.  Rows are known by where they begin.
 *
 * The tables are hash tables with open addressing: the hash of an entry, times the size,
 * divided by 2^64, is where its search begins; an entry of 0 ends it. */
#ifndef MP_LOOKUP_FORMAT_H
#define MP_LOOKUP_FORMAT_H

#include "address/element.h"
#include "index/sections.h"
#include "lookup/lookup.h"

enum { BOOK_VERSION = 2 };

enum book_section {
	BOOK_HEAD,	/* struct book_head */
	BOOK_TEXTS,	/* bytes of terms and values */
	BOOK_TERMS,	/* struct book_term: term 1, 2, ...; the first is unused */
	BOOK_TERM_TABLE,	/* uint32_t: a term */
	BOOK_VALUES,	/* struct book_value */
	BOOK_ROWS,	/* uint32_t: a head (book_head_of), values, and the bytes of the name,
			 * filled up with zeros; the first number is unused */
	BOOK_NAME_TABLE,	/* uint32_t: a row */
	BOOK_HANDLES,	/* struct book_entry: rows by what they are known by */
	BOOK_NEAR,	/* struct book_entry: terms by what is alike in names (near.h) */
	BOOK_LEADS,	/* struct book_lead, by row */
	BOOK_NSECTION
};

struct book_head {
	uint32_t coded, rows;
	mp_book_origin origin;
};

struct book_term {
	uint32_t text;
	uint16_t n;
	uint8_t element, spare;
	uint32_t count;		/* rows */
};

struct book_value {
	uint32_t text;
	uint16_t n;
	uint8_t element, spare;
	uint32_t term;		/* 0: it is only written, and not compared */
};

/* The head of a row. */
struct book_row {
	uint8_t nslots, nname;
	uint8_t life, kind;	/* of the kind, IMPLIED is the highest bit */
};

enum { IMPLIED = 0x80 };

/* How many numbers a row takes. */
static inline size_t
book_row_size(struct book_row r)
{
	return 1 + r.nslots + (r.nname + sizeof(uint32_t) - 1) / sizeof(uint32_t);
}

struct book_entry {
	uint32_t tag, at;	/* the lower half of the hash; what it leads to; 0: the end */
};

struct book_lead {
	uint32_t from, to;	/* rows */
};

/* The terms of a row or a question, by element.  0: it says none. */
enum { UNKNOWN = UINT32_MAX };	/* it says one that the book does not have */

/* Where the search for a hash begins in a table of `n` entries. */
static inline size_t
book_begin(uint64_t hash, size_t n)
{
	return (size_t)((unsigned __int128)hash * n >> 64);
}

static inline uint64_t
book_mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

#endif
