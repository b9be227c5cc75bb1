/* lane.h - inside of the filter: what working on one batch needs and leaves.
 *
 * A thread works on a lane alone: it reads the batch, and collects rows, rejects,
 * messages and counts.  The main thread delivers the lanes in input order, which
 * is why nothing depends on the number of threads. */
#ifndef MP_ROW_LANE_H
#define MP_ROW_LANE_H

#include <stdarg.h>
#include <stdint.h>

#include "base/buf.h"
#include "row/filter.h"
#include "row/input.h"

enum { LANE_MESSAGES = 20, LANE_COUNTERS = 64 };

/* Where an output column comes from: an input column, or a value that is set. */
struct slot {
	bool added;
	size_t i;
	size_t run;		/* so many slots from here on are the input columns
				 * from i on: layout_fix */
};

/* The columns of the run: fixed once rows are read. */
struct layout {
	const char *const *file;	/* names of the inputs */
	mp_str *name;		/* input columns */
	size_t columns;
	struct slot *slot;	/* output columns */
	size_t nslot, slotcap;
	mp_str *add_name;	/* values that are set */
	size_t nadd, addcap;
	bool csv;		/* output */
	bool quiet, keep_rejects;
};

struct counter {
	const char *name;
	size_t n;
};

struct tally {
	size_t read, made, written, rejected, dropped;
	struct counter counter[LANE_COUNTERS];
	size_t ncounter;
};

/* A value that was set: in filter_row.values. */
struct value {
	size_t at, n;
};

struct filter_row {
	struct lane *lane;
	mp_record record;
	size_t file;
	mp_str *in;		/* layout->columns fields */
	struct value *set;	/* layout->nadd */
	mp_buf values;
	mp_str prepared;
	bool refused;
	bool edited;		/* `in` is no longer what record.text says */
};

/* A row that was read and prepared before its turn; or one that was kept. */
struct ahead {
	mp_record record;
	struct value prepared;	/* in lane.prepared: what was prepared, or kept */
};

/* In front of a kept row: where it came from, and how long its text is.  What
 * follows the text is the row as it came, if that is something else. */
struct kept {
	uint32_t file, line, ntext;
};

struct lane {
	const struct layout *layout;
	mp_batch *batch;
	struct ahead *ahead;
	size_t nahead, ahead_cap, at;	/* `at`: the next to be handed out */
	size_t first;		/* kept rows: how many are in the lanes before */
	mp_buf prepared;
	struct filter_row row;
	bool uncut;		/* row.in is still to be cut: most rows are only put */
	mp_buf out, reject;
	mp_buf message[LANE_MESSAGES];
	size_t nmessage;	/* may be more than are kept */
	struct tally tally;
	struct lane *beside;	/* filter_load_too; NULL: was not needed */
};

void lane_init(struct lane *, const struct layout *);
void lane_fini(struct lane *);

/* Working on a lane, two ways.  lane_map gives each row of the batch to the worker
 * and puts it.  lane_prepare gives it to the worker and sets it aside, together
 * with what was prepared; broken rows too, so that lane_hand, which loads the next
 * good one, refuses them in their turn. */
typedef void lane_work(struct lane *, const struct filter_worker *, void *state);
lane_work lane_map, lane_prepare;
bool lane_hand(struct lane *);

/* The same with rows that were kept: set aside their bytes, give each of them to the
 * worker and put it.  And make one row of such bytes, whose fields are slices of them. */
void lane_keep(struct lane *, mp_str kept);
lane_work lane_again;
filter_row *lane_load(struct lane *, mp_str kept);

/* Write the row with its values to lane->out, and forget the values. */
void lane_put(struct lane *);

void lane_refuse(struct lane *, filter_col, const char *fmt, va_list);
void tally_add(struct tally *, const char *name, size_t n);

/* One output row of `n` fields, in the format of the layout. */
void lane_fields(const struct layout *, mp_buf *out, const mp_str *field, size_t n);

/* Output columns are numbered from here, input columns from 0. */
enum { FILTER_ADDED = 1 << 24 };

#endif
