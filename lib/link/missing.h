/* missing.h - the list of what lacks an address or a house (漏): what the field workers
 * take with them. */
#ifndef MP_LINK_MISSING_H
#define MP_LINK_MISSING_H

#include "base/outfile.h"
#include "link/read.h"

typedef struct mp_missing mp_missing;

/* Both must outlive it.  The list is CSV if the file's name ends in .csv (row/table.h). */
mp_missing *mp_missing_new(mp_outfile *, const mp_book *);
void mp_missing_free(mp_missing *);	/* NULL is fine */

/* Write the row if it lacks something; the texts are those of mp_link_taken. */
void mp_missing_tell(mp_missing *, const mp_linked *, mp_str carried, mp_str missed);

#endif
