/* ledger_set.h - the inside of the ledger: states that follow from events. */
#ifndef MP_CODE_LEDGER_SET_H
#define MP_CODE_LEDGER_SET_H

#include "base/map.h"
#include "code/store.h"

/* What events made of places; only of those that anything happened to. */
typedef struct {
	struct mp_fate {
		int64_t place, successor;
		mp_life state;
		int64_t event;		/* the last that changed it */
	} *fate;
	size_t n, cap;
	mp_map by_place;
	mp_arena arena;
	/* The last parts that places were split into, by event. */
	int64_t split, split_into;
} mp_fates;

/* Take in the next event. */
void mp_fates_add(mp_fates *, const mp_event *);

void mp_fates_free(mp_fates *);

#endif
