/* qr.h - the QR code of a plate (ISO/IEC 18004, GB/T 18284).
 *
 * At least version 2 (version 1 has no alignment pattern and scans badly), at
 * least the level that is asked for, and a higher one whenever it does not need a
 * larger version. */
#ifndef MP_PLATE_QR_H
#define MP_PLATE_QR_H

#include "plate/ops.h"

/* Modules: of the quiet zone, of the smallest and the largest code (version 6). */
enum { MP_QR_QUIET = 4, MP_QR_LEAST = 25, MP_QR_MOST = 41 };

typedef struct mp_qr {
	int version;
	char level;		/* 'M', 'Q' or 'H' */
	int width;		/* modules, without the quiet zone */
	unsigned char dark[MP_QR_MOST * MP_QR_MOST];	/* 0 or 1, by rows */
} mp_qr;

/* Encode `text` at `level` or better; false if a character is not of the
 * alphanumeric mode (digits, capitals, space and $%*+-./:) or it needs more than
 * version 6. */
bool mp_qr_encode(mp_qr *, mp_str text, char level);

/* Fill the dark modules, in the middle of the pad of a plate of this height, the
 * quiet zone inside it, with the colour that is set.  It is one path of merged
 * rectangles (thinner modules: of outlines): a fill a module would leave hairlines
 * between them.  On a grid of dots (look->grid, from the plate's lower left corner)
 * modules are whole dots. */
void mp_qr_fill(const mp_qr *, mp_buf *ops, const mp_box *pad, double height,
    const mp_look *look);

#endif
