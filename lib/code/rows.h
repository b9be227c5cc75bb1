/* rows.h - the rows of a table get their codes, a batch at a time.
 *
 * The keys are made ahead, on the -j threads.  A row is written when its code is on
 * the disk, never before:
 *
 *	mp_code_rows *rows = mp_code_rows_new(f, layout, 200000, 10000);	// finds and adds columns
 *	while ((r = filter_next(f)) != NULL)
 *		if (mp_code_rows_add(rows, r) && !mp_code_rows_flush(rows, registry))
 *			... mp_registry_why(registry); these rows were not written ...
 *	if (!mp_code_rows_flush(rows, registry))
 *		... the same ...
 *	mp_code_rows_free(rows);
 */
#ifndef MP_CODE_ROWS_H
#define MP_CODE_ROWS_H

#include "code/registry.h"
#include "row/filter.h"

typedef struct mp_code_rows mp_code_rows;

/* Needs the element columns (address/columns.h) and `division`; uses `status` and `issues`.
 * Adds `code` and `issues`, and replaces `status`, if there is one: a row without
 * a code says why in `issues` and is at least `review`.  `batch` is how many rows
 * are kept for one transaction, and `patience` how many milliseconds, looked at when a row
 * is added; the layout outlives the rows. */
mp_code_rows *mp_code_rows_new(filter *, const mp_layout *, size_t batch, long patience);
void mp_code_rows_free(mp_code_rows *);

/* Keep a row for the next flush; true when it is time for that. */
bool mp_code_rows_add(mp_code_rows *, const filter_row *);

/* Give the kept rows their codes and write them, in their order; counts `new
 * codes` and `without code`, and how many of those are finer than the layout.  False if the
 * registry failed. */
bool mp_code_rows_flush(mp_code_rows *, mp_registry *);

#endif
