/* event.h - the entries of the history, and the chain that holds them together.
 *
 * What an event's hash covers is its row in an export without the hash (ledger.h):
 * the fields below with tabs between them, numbers as decimals.  An event that brings a
 * place in covers the whole place, which never changes:
 *
 *	seq time kind place target cause operator reason old new
 *	parent slot serial key code written		(empty but for "issue")
 */
#ifndef MP_CODE_EVENT_H
#define MP_CODE_EVENT_H

#include "code/store.h"
#include "tag/chain.h"

/* Append that text; `place` is NULL unless the event is an "issue". */
void mp_event_text(mp_buf *, const mp_event *, const mp_place *place);

/* Go on with the chain by one event, and point its hash at the chain's. */
void mp_event_seal(mp_chain *, mp_event *, const mp_place *place, mp_buf *scratch);

#endif
