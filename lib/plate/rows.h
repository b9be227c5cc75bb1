/* rows.h - the rows of a table become plates.
 *
 *	rows = mp_plate_rows_new(f, press, type);	// finds and adds columns
 *	while ((r = filter_next(f)) != NULL)
 *		mp_plate_rows_make(rows, r);		// put or rejected
 *	mp_plate_rows_free(rows);
 */
#ifndef MP_PLATE_ROWS_H
#define MP_PLATE_ROWS_H

#include "plate/press.h"
#include "row/filter.h"

typedef struct mp_plate_rows mp_plate_rows;

/* Needs the element columns (address/columns.h) and `code`; uses `level`, `postcode`
 * and `plate_type`, which `type` overrides if it is not NULL.  Writes the columns of
 * the manifest and no others.  The QR codes are made ahead, on the -j threads; the
 * press stays the caller's and outlives the loop. */
mp_plate_rows *mp_plate_rows_new(filter *, mp_press *, const mp_plate_type *type);

/* Make the plate of a row and put its line of the manifest, or reject the row. */
void mp_plate_rows_make(mp_plate_rows *, filter_row *);
void mp_plate_rows_free(mp_plate_rows *);

#endif
