/* draw.h - a library is read, committed to, and its sample drawn (sample.h says how).
 *
 *	mp_draw *d = mp_draw_new(f, &sample, tmpdir);	// its settings; columns are bound
 *	mp_draw_read(d);				// all rows, which are dropped
 *	... mp_draw_library(d, hex), mp_draw_rows(d) ...
 *	mp_draw_strata(d);				// the lots, into the sample
 *	mp_draw_choose(d);				// and its rows
 *	mp_draw_free(d);
 *
 * Rows without an identity, and all but one of those that share theirs, are of the
 * library but in no lot; they are counted in the summary.  Memory: 64 bytes a row and what
 * strata and groups take; the identities and addresses wait in a nameless file.
 *
 * This is of the command layer: what is wrong with a column ends the run. */
#ifndef MP_AUDIT_DRAW_H
#define MP_AUDIT_DRAW_H

#include "audit/sample.h"
#include "row/filter.h"

typedef struct mp_draw mp_draw;

/* The settings `identity`, `by` and `plan` must be there; to choose, all of them. */
mp_draw *mp_draw_new(filter *, mp_sample *, const char *tmpdir);
void mp_draw_read(mp_draw *);
void mp_draw_library(mp_draw *, char hex[MP_DIGEST_HEX]);
uint64_t mp_draw_rows(const mp_draw *);
void mp_draw_strata(mp_draw *);
void mp_draw_choose(mp_draw *);
void mp_draw_free(mp_draw *);

#endif
