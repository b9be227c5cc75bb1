/* map.c - one function for every row, on several threads, in input order. */
#include <config.h>

#include "row/filter.h"

#include "row/run.h"

static void
work(struct lane *l, const struct filter_worker *w, void *state)
{
	while (lane_next(l)) {
		w->row(state, &l->row);
		if (!l->row.refused)
			lane_put(l);
	}
}

static void
map_alone(filter *f, const struct filter_worker *w, void *shared)
{
	void *state = w->init ? w->init(shared) : shared;

	while (run_fill(f, f->lane.batch)) {
		work(&f->lane, w, state);
		run_deliver(f, &f->lane);
		run_progress(f);
	}
	if (w->fini)
		w->fini(state);
}

void
filter_map(filter *f, const struct filter_worker *w, void *shared)
{
	run_begin(f);
	map_alone(f, w, shared);
}
