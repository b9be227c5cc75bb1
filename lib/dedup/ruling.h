/* ruling.h - decisions about addresses, brought to bear on the rows of a run.
 *
 *	r = mp_ruling_new(&decisions, &rows);		// the corpus is settled
 *	do {
 *		mp_ruling_clear(r);
 *		... join what seems one ...
 *		if (mp_ruling_label(r, &clusters))
 *			... again, from the beginning ...
 *	} while (!mp_ruling_apply(r, &clusters));
 *
 * A decision 异 is a label: one more element of the sighting (term[MP_PROVINCE], which
 * is else 0), different for the two, and left out by all others.  So the rules of
 * block.h hold for it as for any element: what contradicts is never one, however it
 * came together, and a row that fits both sides is doubtful.  What is one with a
 * labelled row and with none of another label bears its label, too: so a decision
 * parts two addresses and does not make others doubtful.
 *
 * Then decisions 同 join what they say.  That may bring two sides of a 异 together,
 * where one of 甲 was joined to 丙 by itself and the other was decided to be 乙, and
 * 甲异乙.  Decisions win: those sets are labelled, too, so that they are not joined to
 * anything by themselves that has another label, and all begins again. */
#ifndef MP_DEDUP_RULING_H
#define MP_DEDUP_RULING_H

#include "dedup/cluster.h"
#include "dedup/decisions.h"

typedef struct mp_ruling mp_ruling;

/* Find the rows that the decisions speak of; both stay the caller's. */
mp_ruling *mp_ruling_new(mp_decisions *, mp_rows *);
void mp_ruling_free(mp_ruling *);	/* NULL is fine */

/* Take the labels off the sightings; and write them, false if there are none. */
void mp_ruling_clear(mp_ruling *);
bool mp_ruling_label(mp_ruling *, mp_clusters *);

/* Join what was decided to be one; false if rows would be one that were parted: then
 * there are more labels now. */
bool mp_ruling_apply(mp_ruling *, mp_clusters *);

/* Was it decided that an address is one with another?  Then it is not asked about. */
bool mp_ruling_joined(const mp_ruling *, uint32_t row);

/* Are two rows of one cluster one by a decision: it was about them, or they contradict
 * each other?  `numbers`: in a number, from door to room. */
bool mp_ruling_decided(const mp_ruling *, uint32_t a, uint32_t b, bool *numbers);

#endif
