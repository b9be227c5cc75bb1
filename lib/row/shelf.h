/* shelf.h - rows that outlive the loop and are too many for memory.
 *
 *	if ((s = filter_shelf(f, "/var/tmp")) == NULL) ... errno ...
 *	while ((r = filter_next(f)) != NULL)
 *		at = filter_shelve(f, r, s);
 *	if (!mp_shelf_end(s)) ... errno: a full disk, most often
 *	mp_shelf_next(s, at, &kept);		// filter_again
 *	mp_shelf_get(s, at, &buf, &kept);	// filter_load, filter_load_too
 *	mp_shelf_free(s);
 *
 * A row of TSV in UTF-8 whose file can be read again (no pipe) stays where it is and is read
 * there: half of the disk's work, and no room for a second copy.  All others wait in a
 * nameless file (base/spill.h).  What is read again has no line number. */
#ifndef MP_ROW_SHELF_H
#define MP_ROW_SHELF_H

#include <stdint.h>

#include "row/filter.h"

typedef struct mp_shelf mp_shelf;

/* Said before the first filter_next; `dir`, where the nameless file may be, and the filter
 * must live as long as the shelf. */
mp_shelf *filter_shelf(filter *, const char *dir);

/* The same without a filter: for what is kept otherwise. */
mp_shelf *mp_shelf_new(const char *dir);
void mp_shelf_free(mp_shelf *);			/* NULL is fine */

/* Keep the row that filter_next gave, or the bytes of filter_keep and its like; returns
 * where they are.  A failure to write is kept for mp_shelf_end. */
uint64_t filter_shelve(filter *, const filter_row *, mp_shelf *);
uint64_t mp_shelf_keep(mp_shelf *, mp_str kept);

/* All went well so far, and what was kept can be read: true; or false, with errno set.  Does
 * not return if a file of the input is no longer what was read: what was made of it is
 * worth nothing. */
bool mp_shelf_end(mp_shelf *);

/* The bytes that are at `at`: in the order in which they were kept, of which any may be
 * left out, until the next call; and any of them, which live in the buffer: several threads
 * may ask, each with its own, while nothing is kept.  Where they cannot be read both are
 * false, and so is mp_shelf_end. */
bool mp_shelf_next(mp_shelf *, uint64_t at, mp_str *kept);
bool mp_shelf_get(mp_shelf *, uint64_t at, mp_buf *, mp_str *kept);

#endif
