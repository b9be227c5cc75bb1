/* picture.h - a picture of one plate, for the screen. */
#ifndef MP_PLATE_PICTURE_H
#define MP_PLATE_PICTURE_H

#include "base/outfile.h"
#include "plate/maker.h"

/* Write the plate, which was just made, as "png" (at most 1600 pixels wide and high) or
 * "svg" (in its size).  False with errno if it cannot be written. */
bool mp_picture_write(const mp_job *, const mp_plate *, const char *format,
    mp_outfile *out);

#endif
