/* query.h - a question by what is compared of it (for lib/lookup). */
#ifndef MP_LOOKUP_QUERY_H
#define MP_LOOKUP_QUERY_H

#include "lookup/book.h"
#include "names/alike.h"

#define BIT(e) ((mp_elements_set)1 << (e))

enum {
	LOOKUP_NUMBERS = BIT(MP_DOOR) | BIT(MP_BUILDING) | BIT(MP_UNIT) | BIT(MP_FLOOR) |
	    BIT(MP_ROOM)
};

/* What a text says, as a key has it. */
struct query {
	uint32_t term[MP_NELEMENT];	/* UNKNOWN: the book does not have it */
	mp_str text[MP_NELEMENT];	/* slices of `key` */
	mp_elements_set said;
	mp_buf key;
};

void query_of(struct query *, const mp_book *, const mp_address *);

/* The parts of a key, by element; they are slices of it. */
void query_parts(mp_str key, mp_str part[MP_NELEMENT]);

/* Does the name of `e` stand in what the question says of where it is (its county, or a
 * hamlet's community; without these anywhere)?  Then it is hardly another one, misspelt. */
bool query_has_there(const struct query *, const mp_book *, mp_element e);

/* How a row fits a question. */
struct fit {
	uint32_t row, place;
	double score;		/* 0: not at all */
	mp_elements_set same, alike, unsaid, extra;
};

/* Compare them.  `book` is asked for the texts of names that differ. */
struct fit query_fit(const struct query *, const mp_book *, uint32_t row);

#endif
