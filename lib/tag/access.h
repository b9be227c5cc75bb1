/* access.h - the log of who asked for people, and why.
 *
 * Each line is an entry: time, operator, purpose, what was asked, how many rows were
 * shown, masked or clear, the reason for that, and the hash of the line in the chain of
 * all (tag/chain.h).  It is appended and synced before anything is shown, under a lock,
 * so that several may ask at once.
 *
 * It never holds a person: what may be the number of a document or a telephone is masked
 * in everything that is entered (base/mask.h). */
#ifndef MP_TAG_ACCESS_H
#define MP_TAG_ACCESS_H

#include "base/buf.h"

typedef struct {
	const char *time;	/* ISO 8601 */
	const char *operator, *purpose;
	const char *asked;	/* "at", "person" */
	mp_str what;		/* the code; the person's id or number */
	size_t rows;
	const char *reason;	/* to show them clear; NULL: they are masked */
} mp_access;

/* Append an entry to the log, which is made if it is not there, for its owner alone.
 * False, and `why` filled with a sentence that comes translated, if that cannot be, or if
 * the end of the log is not what was written: its last 64 KB, some hundreds of entries, are
 * checked each time. */
bool mp_access_append(const char *path, const mp_access *, mp_buf *why);

/* Is the whole chain right?  Adds up its entries, and gives the last hash ("" if there is
 * none), which to note elsewhere is what makes the log safe.  False, and `why` filled, if
 * a line is not what it was, or the file cannot be read. */
bool mp_access_verify(const char *path, size_t *entries, mp_buf *last, mp_buf *why);

/* The same for the bytes of a log: the number of the first line that is wrong, from 1, or
 * 0. */
size_t mp_access_fault(mp_str log, size_t *entries, mp_buf *last);

#endif
