/* face.h - one plate: set its texts and its QR, then draw it.
 *
 * Setting finds every fault before anything is drawn, so that a plate is right
 * or not there.  Drawing is in millimetres from the plate's upper left corner.
 * The artwork that all plates of a type share is drawn apart, once. */
#ifndef MP_PLATE_FACE_H
#define MP_PLATE_FACE_H

#include "plate/fault.h"
#include "plate/line.h"
#include "plate/qr.h"

/* A plate that is set.  It borrows the texts and the QR it was set with. */
typedef struct {
	const mp_plate_type *type;
	mp_line line[MP_PLATE_NFIELD];	/* n is 0 for a text that is not there */
	const mp_qr *qr;
} mp_face;

/* Set a plate: its texts by mp_plate_field and its QR (NULL: none could be made,
 * which is a fault).  The postcode may be empty, the others that the type has may
 * not. */
mp_fault_kind mp_face_set(mp_face *, const mp_plate_type *, mp_font *,
    const mp_str text[MP_PLATE_NFIELD], const mp_qr *, mp_fault *);

/* The ground, the rim and the pad of the QR: the same on all plates of a type. */
void mp_face_artwork(const mp_plate_type *, cairo_t *cr);

/* The texts and the QR, on top of the artwork. */
void mp_face_draw(const mp_face *, cairo_t *cr);

#endif
