/* columns.h - the element columns of a table.
 *
 * How a command reads an address that addr-normalize took apart:
 *
 *	mp_address_columns cols;
 *	mp_address_bind(&cols, f);		// before the loop
 *	... mp_address_read(&a, &cols, row);	// in it
 *
 * and how addr-normalize writes what it found: mp_parsed_bind, mp_parsed_write. */
#ifndef MP_ADDRESS_COLUMNS_H
#define MP_ADDRESS_COLUMNS_H

#include "address/parse.h"
#include "row/filter.h"

typedef struct {
	filter_col elem[MP_NELEMENT];
	filter_col division;
} mp_address_columns;

/* Find the columns in the header.  Every element from province to assist must be
 * there: a table that has lost its unit column would make one house of many, so
 * it ends the run (exit 2).  `note` and `division` may be missing. */
void mp_address_bind(mp_address_columns *, filter *);

/* The address of one row.  Its slices live as long as the row's fields.  A
 * `division` that is not a number of up to 12 digits counts as none. */
void mp_address_read(mp_address *, const mp_address_columns *, const filter_row *);

/* What addr-normalize adds, in this order: the elements, then the rest. */
typedef struct {
	filter_col elem[MP_NELEMENT];
	filter_col address, level, division, status, issues, confidence, expected, explain;
} mp_parsed_columns;

/* `expected` and `explain` only if asked for. */
void mp_parsed_bind(mp_parsed_columns *, filter *, bool expected, bool explain);

/* Set all of them but `explain`.  The buffer is for use in between. */
void mp_parsed_write(const mp_parsed_columns *, filter_row *, const mp_parsed *, mp_buf *);

#endif
