/* replay.h - draw a plate's operators (ops.h) with cairo.
 *
 * For pictures: what they show is what the file says, character by character, not what
 * the program that wrote it meant. */
#ifndef MP_PLATE_REPLAY_H
#define MP_PLATE_REPLAY_H

#include <cairo.h>

#include "plate/face.h"

typedef struct mp_replay mp_replay;

/* Spot colours are those of `types`; `artwork` has the operators that /A and the
 * number of a type call.  All is borrowed.  For one thread. */
mp_replay *mp_replay_new(const mp_plate_types *types, const mp_buf *artwork,
    const mp_fonts *fonts);
void mp_replay_free(mp_replay *);

/* Draw in the coordinates of `cr`.  False if an operator or its operands are not
 * those of ops.h. */
bool mp_replay_draw(mp_replay *, mp_str ops, cairo_t *cr);

#endif
