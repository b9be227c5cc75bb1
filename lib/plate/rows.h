/* rows.h - the rows of a table become plates.
 *
 *	rows = mp_plate_rows_new(f, &plan);		// finds and adds columns
 *	while ((r = filter_next(f)) != NULL)
 *		mp_plate_rows_make(rows, r);		// put or rejected
 *	good = mp_plate_rows_finish(rows, &which);
 */
#ifndef MP_PLATE_ROWS_H
#define MP_PLATE_ROWS_H

#include "plate/press.h"
#include "row/filter.h"

typedef struct mp_plate_rows mp_plate_rows;

/* What is to be done; all of it is borrowed. */
typedef struct {
	mp_press_setup press;
	const char *type;	/* of all plates; NULL: of each its own */
	const char *output;	/* the PDF; NULL: none */
	const char *split;	/* as split.h has it; NULL: one file */
	const char *order;	/* the order form; NULL: none */
} mp_plate_plan;

/* Needs the element columns (address/columns.h) and `code`; uses `level`, `postcode`
 * and `plate_type`, which the plan's type overrides.  Writes the columns of the
 * manifest, and `file` if there are several, and no others.  The plates are made ahead,
 * on the -j threads. */
mp_plate_rows *mp_plate_rows_new(filter *, const mp_plate_plan *);

/* Make the plate of a row and put its line of the manifest, or reject the row. */
void mp_plate_rows_make(mp_plate_rows *, filter_row *);

/* The picture of the first row that gives a plate, "png" or "svg", into `out`; all other
 * rows are dropped, and counted.  False with errno if it cannot be written. */
bool mp_plate_rows_preview(mp_plate_rows *, filter_row *, const char *format,
    mp_outfile *out);
bool mp_plate_rows_previewed(const mp_plate_rows *);

/* End all files and free.  False with errno, and the file in `which`, if one could not
 * be written. */
bool mp_plate_rows_finish(mp_plate_rows *, const char **which);

#endif
