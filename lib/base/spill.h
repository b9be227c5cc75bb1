/* spill.h - records that do not fit in memory: a nameless file.
 *
 *	if ((s = mp_spill_new("/var/tmp")) == NULL) ... errno ...
 *	at = mp_spill_put(s, part, n);		// one record
 *	...
 *	if (!mp_spill_end(s)) ... errno: a full disk, most often
 *	while (mp_spill_next(s, &record)) ...	// all of them, in order
 *	mp_spill_get(s, at, &buf, &record);	// one of them
 *	mp_spill_free(s);
 *
 * What was put last stays in memory, so that a few records never touch the disk: the
 * file is made when it is first needed.  It is unlinked at birth and goes with the
 * process, however that ends. */
#ifndef MP_BASE_SPILL_H
#define MP_BASE_SPILL_H

#include <stdint.h>

#include "base/buf.h"

typedef struct mp_spill mp_spill;

/* `dir` must live as long as the spill. */
mp_spill *mp_spill_new(const char *dir);
void mp_spill_free(mp_spill *);			/* NULL is fine */

/* Append a record, whose `n` parts together are shorter than 4 GB; returns where it
 * is.  A failure to write is kept for mp_spill_end. */
uint64_t mp_spill_put(mp_spill *, const mp_str *part, size_t n);

/* All went well so far, and what was put can be read: true; or false, with errno set
 * to that of the first failure. */
bool mp_spill_end(mp_spill *);

/* The records in the order they were put, and then false; the record lives until the
 * next call.  And any one, which lives in the buffer: several threads may ask, each with
 * its own, while nothing is put.  Where the file cannot be read they are false, too, and
 * so is mp_spill_end. */
bool mp_spill_next(mp_spill *, mp_str *record);
void mp_spill_seek(mp_spill *, uint64_t at);	/* the one there is next */
bool mp_spill_get(mp_spill *, uint64_t at, mp_buf *, mp_str *record);

#endif
