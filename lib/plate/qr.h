/* qr.h - the QR code of a plate (ISO/IEC 18004, GB/T 18284).
 *
 * At least version 2 (version 1 has no alignment pattern and scans badly), at
 * least level M, and a higher level whenever it does not need a larger version. */
#ifndef MP_PLATE_QR_H
#define MP_PLATE_QR_H

#include <cairo.h>

#include "base/str.h"

enum { MP_QR_QUIET = 4, MP_QR_MOST = 41 };	/* modules; 41: version 6 */

typedef struct mp_qr {
	int version;
	char level;		/* 'M', 'Q' or 'H' */
	int width;		/* modules, without the quiet zone */
	unsigned char dark[MP_QR_MOST * MP_QR_MOST];	/* 0 or 1, by rows */
} mp_qr;

/* Encode `text`; false if a character is not of the alphanumeric mode (digits,
 * capitals, space and $%*+-./:) or it needs more than version 6. */
bool mp_qr_encode(mp_qr *, mp_str text);

/* Add the dark modules to the path of `cr`, in a pad of `size` with its corner at
 * x, y, the quiet zone inside it.  It is one path of merged rectangles that do
 * not overlap: a fill a module would leave hairlines between them. */
void mp_qr_path(const mp_qr *, cairo_t *cr, double x, double y, double size);

#endif
