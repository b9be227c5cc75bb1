/* qr.h - the QR code of a plate, as operators. */
#ifndef MP_PLATE_QR_H
#define MP_PLATE_QR_H

#include "plate/ops.h"
#include "qr/qr.h"

/* Fill the dark modules, in the middle of the pad of a plate of this height, the
 * quiet zone inside it, with the colour that is set.  It is one path of merged
 * rectangles (thinner modules: of outlines): a fill a module would leave hairlines
 * between them.  On a grid of dots (look->grid, from the plate's lower left corner)
 * modules are whole dots. */
void mp_qr_fill(const mp_qr *, mp_buf *ops, const mp_box *pad, double height,
    const mp_look *look);

#endif
