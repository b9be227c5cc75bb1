/* qr.h - QR codes (ISO/IEC 18004, GB/T 18284).
 *
 * At least version 2 (version 1 has no alignment pattern and scans badly), at
 * least the level that is asked for, and a higher one whenever it does not need a
 * larger version. */
#ifndef MP_QR_QR_H
#define MP_QR_QR_H

#include "base/str.h"

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

/* Call `each` for rectangles, in modules from the upper left corner, that do not overlap
 * and are all that is dark.  Fill them as one path: a fill a module, or a rectangle,
 * leaves hairlines between them. */
typedef void mp_qr_rectangle(void *of, int x, int y, int w, int h);
void mp_qr_rectangles(const mp_qr *, mp_qr_rectangle *, void *of);

#endif
