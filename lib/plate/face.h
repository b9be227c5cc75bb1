/* face.h - one plate: set its texts and its QR, then write its operators.
 *
 * Setting finds every fault before anything is written, so that a plate is right
 * or not there.  The artwork that all plates of a type share is written apart. */
#ifndef MP_PLATE_FACE_H
#define MP_PLATE_FACE_H

#include "plate/fault.h"
#include "plate/line.h"
#include "plate/qr.h"

enum { MP_FONTS = 8 };

/* The fonts of all types, for one thread. */
typedef struct {
	mp_str name[MP_FONTS];	/* the types' */
	mp_font *font[MP_FONTS];
	size_t n;
} mp_fonts;

/* A plate that is set.  It borrows the QR it was set with. */
typedef struct {
	const mp_plate_type *type;
	mp_line line[MP_TEXTS];	/* n is 0 for a text that is not there */
	size_t font[MP_TEXTS];
	const mp_qr *qr;
} mp_face;

/* Set a plate of these values, by mp_plate_field, and this QR (NULL: none could be
 * made, which is a fault). */
mp_fault_kind mp_face_set(mp_face *, const mp_plate_type *, const mp_fonts *,
    const mp_str value[MP_PLATE_NFIELD], const mp_qr *, mp_fault *);

/* Append the ground, the rim, the areas and the pad of the QR: the same on all plates
 * of a type. */
void mp_face_artwork(const mp_plate_type *, const mp_look *, mp_buf *ops);

/* Append the texts and the QR, on top of the artwork. */
void mp_face_draw(const mp_face *, const mp_look *, mp_buf *ops);

#endif
