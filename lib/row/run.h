/* run.h - inside of the filter: the run as a whole. */
#ifndef MP_ROW_RUN_H
#define MP_ROW_RUN_H

#include "row/lane.h"

struct filter {
	const struct cli *cli;
	struct cli_args args;
	filter *whole;		/* filter_along: whose rows these are; NULL: its own */
	filter *along;		/* the next table of the run: filter_along */
	bool told_header;	/* in --reject */
	mp_input *input;
	struct layout layout;
	bool started;		/* the header is written, the columns are fixed */
	bool *asked;		/* which of args.column a filter_col has asked for */
	const struct filter_worker *ahead;	/* of filter_ahead, with ahead_shared */
	void *ahead_shared;
	filter_kept *again;	/* of filter_again, with again_shared */
	void *again_shared;
	size_t nagain;		/* so many it gave */
	struct ring *ring;	/* filter_next: from its first call to the end */
	struct lane *lane;	/* where its rows come from; NULL: none */
	bool ended;		/* it has said that there are no more */
	struct lane loaded;	/* filter_load */
	mp_buf kept;		/* filter_keep */
	mp_outfile *output, *reject, *summary;	/* NULL: not asked for */
	struct tally total;
	size_t messages;	/* so far, shown or not */
	size_t bytes;		/* of all inputs, 0 if unknown */
	bool progress;
	unsigned pulse;
};

/* The run that a table is part of. */
static inline filter *
run_whole(filter *f)
{
	return f->whole ? f->whole : f;
}

/* layout.c: columns by name. */
void layout_init(filter *);
void layout_fix(filter *);	/* all columns are known; their number is from now on */
void layout_header(const filter *, mp_buf *out);
void layout_fini(filter *);

/* Read the next batch of a lane; false at the end of the input, and no return on
 * errors. */
typedef bool ring_fill(filter *, struct lane *);
ring_fill run_fill;

/* ring.c: fill lanes and work on them on -j threads; then
 *
 *	while ((lane = ring_next(ring)) != NULL)
 *		... worked on, in input order; the caller's until the next call ...
 */
struct ring *ring_new(filter *, ring_fill *, lane_work *, const struct filter_worker *, void *shared);
struct lane *ring_next(struct ring *);
void ring_free(struct ring *);		/* NULL is fine */

#endif
