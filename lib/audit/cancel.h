/* cancel.h - codes to cancel, as events for addr-code --events.
 *
 *	merge	a duplicate whose code is another one than that of the row it duplicates,
 *		and of no live row: its code becomes a name of that one
 *	retire	a code of --not-found: nobody found the address on the spot (虚假注销) */
#ifndef MP_AUDIT_CANCEL_H
#define MP_AUDIT_CANCEL_H

#include "audit/audit.h"

typedef struct mp_cancel mp_cancel;

/* Read --not-found and begin the file of --cancel, or end the run. */
mp_cancel *mp_cancel_new(mp_audit *);
void mp_cancel_free(mp_cancel *);		/* NULL is fine */

/* A duplicate of the row that is called so, which will be asked for; and its own code.  All
 * of these come before the first mp_cancel_take. */
void mp_cancel_want(mp_cancel *, mp_str called, mp_str code);

/* A row: its code, what it is called by, and the row that it duplicates. */
void mp_cancel_take(mp_cancel *, bool live, mp_str code, mp_str called, mp_str dup_of);

void mp_cancel_write(mp_cancel *);

#endif
