/* manifest.h - what is told about every plate that was made.
 *
 *	code		of the address
 *	type		"small"
 *	page		of the PDF, from 1
 *	x_mm, y_mm	of the upper left corner on the page
 *	turned		0, or 90 degrees clockwise
 *	width_mm, height_mm	over all, not turned
 *	payload		of the QR code
 *	address		the standard address
 *	proved		yes: the plate was decoded as printed; no: it is not of the sample */
#ifndef MP_PLATE_MANIFEST_H
#define MP_PLATE_MANIFEST_H

#include "address/address.h"
#include "plate/press.h"

enum { MP_MANIFEST_COLUMNS = 11 };
extern const char *const mp_manifest_column[MP_MANIFEST_COLUMNS];

/* The values of one plate.  They live in `b` and in the plate, until one of these
 * changes. */
void mp_manifest(mp_str value[MP_MANIFEST_COLUMNS], mp_buf *b, const mp_plate *,
    mp_str code, const mp_press_place *, const mp_address *);

#endif
