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
	double width, height;	/* mm */
	double margin;		/* what a printer cannot reach */
	double gutter;		/* between plates, for the cut marks */
	double grid;		/* lower left corners stand on such dots; 0: anywhere */
} mp_sheet;

/* Read "A4", "A3" (upright) or "WxH" in mm into width and height; false if it is none
 * of these. */
bool mp_sheet_size(mp_sheet *, const char *text);

/* The state of filling sheets; start with { .sheet = ... }. */
typedef struct {
	const mp_sheet *sheet;
	const mp_plate_type *type;	/* of the open strip; NULL: none yet */
	double x, y;			/* where the next plate of the strip starts */
	double bottom;			/* of the open strip */
	unsigned strip;			/* of the sheet, from 1 */
} mp_sheet_state;

typedef struct {
	double x, y;	/* upper left corner on the sheet */
	bool turned;	/* by 90 degrees clockwise */
	bool fresh;	/* it starts a new sheet */
	unsigned strip;
} mp_sheet_place;

/* Find the place of the next plate; false if the type does not fit on the sheet. */
bool mp_sheet_next(mp_sheet_state *, const mp_plate_type *, mp_sheet_place *);

#endif
