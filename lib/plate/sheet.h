/* sheet.h - where plates stand on a sheet of stickers.
 *
 * Plates fill strips from left to right and strips fill the sheet from top to
 * bottom, in the order of the rows.  A strip holds one type only, so that a
 * guillotine cuts the strips first and then the plates of each.  A plate is
 * turned by a quarter if more of its type fit that way; it is never scaled. */
#ifndef MP_PLATE_SHEET_H
#define MP_PLATE_SHEET_H

#include "plate/type.h"

typedef struct {
	const char *name;
	double width, height;	/* mm */
} mp_sheet;

/* What a printer cannot reach, and the space between plates for the cut marks. */
#define MP_SHEET_MARGIN 10.0
#define MP_SHEET_GUTTER 6.0

/* "A4" or "A3" (upright), or NULL. */
const mp_sheet *mp_sheet_find(const char *name);

/* The state of filling sheets; start with { .sheet = ... }. */
typedef struct {
	const mp_sheet *sheet;
	const mp_plate_type *type;	/* of the open strip; NULL: none yet */
	double x, y;			/* where the next plate of the strip starts */
	double bottom;			/* of the open strip */
} mp_sheet_state;

typedef struct {
	double x, y;	/* upper left corner on the sheet */
	bool turned;	/* by 90 degrees clockwise */
	bool fresh;	/* it starts a new sheet */
} mp_sheet_place;

/* Find the place of the next plate; false if the type does not fit on the sheet. */
bool mp_sheet_next(mp_sheet_state *, const mp_plate_type *, mp_sheet_place *);

#endif
