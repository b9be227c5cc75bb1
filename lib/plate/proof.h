/* proof.h - read the QR code of a plate as it is printed.
 *
 * The plate's operators (ops.h) are drawn at three pixels and more a module, and what
 * a decoder that has nothing to do with the encoder (zbar) reads there is compared. */
#ifndef MP_PLATE_PROOF_H
#define MP_PLATE_PROOF_H

#include "plate/face.h"

struct mp_replay;		/* plate/replay.h */

typedef struct mp_proof mp_proof;

/* Was the toolkit built with a decoder? */
bool mp_proof_possible(void);

/* For one thread.  The replay is borrowed. */
mp_proof *mp_proof_new(struct mp_replay *);
void mp_proof_free(mp_proof *);

/* Do these operators of a plate of type `t` show a QR code of `width` modules that
 * says `payload`?  False, too, if it is not possible. */
bool mp_proof_read(mp_proof *, const mp_plate_type *t, mp_str ops, int width,
    mp_str payload);

#endif
