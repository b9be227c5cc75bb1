/* filter.h - the loop that all commands share (menpai-tsv(5)).
 *
 * A filter reads rows from files or standard input, finds its columns by name,
 * sets some values, and passes everything else through.  The loop of a command:
 *
 *	filter_start(&f, &cli, argc, argv);	// options, first header
 *	col = filter_need(&f, "raw");		// input column; exit 2 if missing
 *	out = filter_add(&f, "address");	// output column, added or replaced
 *	while ((r = filter_next(&f)) != NULL) {
 *		filter_set(r, out, value);
 *		filter_put(&f, r);
 *	}
 *	return filter_finish(&f);		// summary, exit status
 *
 * A filter that treats each row alone hands its function to filter_map, which
 * runs it on -j threads and keeps the order.  Broken rows (ragged, not UTF-8,
 * NUL) never reach the command: they are counted and go to --reject. */
#ifndef MP_ROW_FILTER_H
#define MP_ROW_FILTER_H

#include "base/buf.h"
#include "row/cli.h"

typedef struct filter filter;

/* A column: of the input (filter_need, filter_want) or the output (filter_add). */
typedef int filter_col;
enum { FILTER_NONE = -1 };

/* One row.  Input fields are slices that live until the next filter_next (in
 * filter_map: until the function returns); values that are set are copied. */
typedef struct filter_row filter_row;

struct filter;

filter *filter_start(const struct cli *, int argc, char **argv);

/* Columns are found by --column, English name or Chinese synonym. */
filter_col filter_need(filter *, const char *name);
filter_col filter_want(filter *, const char *name);	/* FILTER_NONE if absent */
filter_col filter_add(filter *, const char *name);
/* Write only the columns added from now on, without passing through (plate-render's
 * manifest): the output header starts empty. */
void filter_fresh(filter *);

mp_str filter_get(const filter_row *, filter_col);	/* "" for FILTER_NONE */
void filter_set(filter_row *, filter_col, mp_str value);

filter_row *filter_next(filter *);	/* NULL at the end */
void filter_put(filter *, filter_row *);
/* Refuse a row: to --reject with the column and the reason (translated). */
void filter_reject(filter *, filter_row *, filter_col, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* Rows that outlive the loop (addr-dedup).  `filter_keep` gives the bytes of the
 * row, to be copied; `filter_load` makes a row of such bytes again, valid until
 * the next load. */
mp_str filter_keep(const filter_row *);
filter_row *filter_load(filter *, mp_str kept);

/* A row that is left out on purpose and counted (a duplicate under --survivors). */
void filter_drop(filter *, const char *counter);
/* Add to a named counter of the summary ("wrong", "duplicates"). */
void filter_count(filter *, const char *counter, size_t n);

/* Run `fn` on every row, on -j threads, output in input order. */
struct filter_worker {
	void *(*init)(void *shared);		/* one state a thread; may be NULL */
	void (*row)(void *state, filter_row *);	/* reads and sets */
	void (*fini)(void *state);
};
void filter_map(filter *, const struct filter_worker *, void *shared);

/* Flush, write the summary, free, and tell the exit status. */
int filter_finish(filter *);

#endif
