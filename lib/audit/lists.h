/* lists.h - who has what to do: lists to correct, to civil affairs, to cancel.
 *
 *	correct		the live rows with a fault, and houses, people and organisations
 *			with one, by responsible unit, with a due date
 *	civil affairs	addresses whose number or name is a duplicate, and roads without a
 *			name, by county; to the building, with the number of rows
 *	cancel		duplicates with a code of their own, and codes that were not found on
 *			the spot: events for addr-code --events
 *
 * Memory: 16 bytes a row that is listed, a hundred an address that civil affairs get. */
#ifndef MP_AUDIT_LISTS_H
#define MP_AUDIT_LISTS_H

#include "audit/audit.h"

/* Check the options of the lists and begin the files; NULL if none is asked for. */
mp_lists *mp_lists_new(mp_audit *);
void mp_lists_free(mp_lists *);			/* NULL is fine */

/* Append what the lists need of a row. */
void mp_lists_texts(mp_lists *, const filter_row *, mp_buf *);

/* A row with all its issues, and the texts that were appended for it. */
void mp_lists_take(mp_lists *, mp_issue_set issues, bool live, mp_str texts);

/* Who is responsible for a row of the library, as a number. */
uint32_t mp_lists_responsible(mp_lists *, const filter_row *);

/* A house, person or organisation in which something was found; who is responsible if
 * `responsible` is "": the number of the address on which it hangs, or NULL. */
void mp_lists_link(mp_lists *, mp_link_kind, mp_finding_set, mp_str responsible,
    const uint32_t *home, mp_str id, mp_str code);

/* All rows have been taken: write the lists. */
void mp_lists_write(mp_lists *);

#endif
