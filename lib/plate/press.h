/* press.h - plates that were made into a PDF: one a page, or on sheets.
 *
 *	press = mp_press_new(&setup, out);
 *	while (... a plate of maker.h that has no fault ...)
 *		if (!mp_press_add(press, &plate, chapter, row, &place))
 *			... it is larger than the sheet ...
 *	if (!mp_press_finish(press)) ... errno ...
 *
 * The same plates give the same bytes: there is no time in the file but the one
 * that the caller gives.  No plate at all gives a PDF of no pages.  Pages are
 * written as they fill. */
#ifndef MP_PLATE_PRESS_H
#define MP_PLATE_PRESS_H

#include "base/outfile.h"
#include "plate/maker.h"
#include "plate/sheet.h"

typedef struct mp_press mp_press;

typedef struct {
	const mp_job *job;
	const mp_sheet *sheet;	/* NULL: a page a plate */
	const char *title;	/* of the file, for people */
	const char *date;	/* ISO 8601, or NULL */
} mp_press_setup;

/* `out` stays the caller's, who commits it; NULL: only find the places.  The setup is
 * borrowed. */
mp_press *mp_press_new(const mp_press_setup *, mp_outfile *out);

/* Where a plate went. */
typedef struct {
	size_t page;		/* from 1 */
	double x, y;		/* mm on the page, upper left corner */
	bool turned;
} mp_press_place;

/* Put a plate on the next page, or the next place of a sheet.  `chapter`: the road, for
 * the outline and the page labels; `row`: its number, for the margin of the sheet.  False
 * if the plate is larger than the sheet. */
bool mp_press_add(mp_press *, const mp_plate *, mp_str chapter, size_t row,
    mp_press_place *);

/* End the file and free the press.  False if something could not be written
 * (errno). */
bool mp_press_finish(mp_press *);

#endif
