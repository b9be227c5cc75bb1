/* filter.h - the loop that all commands share (menpai-tsv(5)).
 *
 * A filter reads rows from files or standard input, finds its columns by name,
 * sets some values, and passes everything else through.  The loop of a command:
 *
 *	filter *f = filter_start(&cli, argc, argv);	// options, first header
 *	filter_col raw = filter_need(f, "raw");	// input column; exit 2 if missing
 *	filter_col out = filter_add(f, "address");	// added, or replaced in place
 *	filter_row *r;
 *
 *	while ((r = filter_next(f)) != NULL) {
 *		filter_set(r, out, ...);
 *		filter_put(f, r);
 *	}
 *	return filter_finish(f);		// summary, exit status
 *
 * Rows are read and checked on -j threads.  A filter that treats each row alone
 * hands its function to filter_map, which runs it there as well and keeps the
 * order; one whose loop must see the rows in turn can have them prepared there
 * (filter_ahead).  Broken rows (ragged, not UTF-8, NUL) never reach the command:
 * they are counted and go to --reject.
 *
 * Conservation: each row of filter_next is put, rejected or dropped once; so is
 * what it was kept as.  filter_finish adds up and does not forgive. */
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

/* Parse the options and open the first input. */
filter *filter_start(const struct cli *, int argc, char **argv);
/* The same in two steps, for a command that does not always read rows: cli_parse, and
 * open the first input.  The filter takes over what the arguments hold. */
filter *filter_open(const struct cli *, const struct cli_args *);

/* Another table, which is only read: as `f` reads its own, but that the encoding is
 * guessed, that it is CSV if its name ends in .csv, and that no --column is for it.
 * Rows that are broken are told. */
filter *filter_beside(const filter *f, const char *path);
/* Free it; the number of rows that were broken. */
size_t filter_leave(filter *);

/* Another table of the run, with a header of its own, said before the first row is read.
 * It is read as by filter_beside, but --column is for it, too, its rows count as rows of
 * `f`, and those that are broken are refused as they are (in --reject behind their own
 * header).  What becomes of a row that it gives is said to `f`, which writes what it
 * kept of it (filter_keep_text) or drops it.  Freed by filter_leave. */
filter *filter_along(filter *f, const char *path, bool csv);

/* Columns are found by --column, English name or Chinese synonym. */
filter_col filter_need(filter *, const char *name);
filter_col filter_want(filter *, const char *name);	/* FILTER_NONE if absent */
/* An output column: right of all others, or in the place of the input column of
 * exactly that name.  It is empty in rows that do not set it. */
filter_col filter_add(filter *, const char *name);
/* Write only the columns added from now on, without passing through (plate-render's
 * manifest): the output header starts empty. */
void filter_fresh(filter *);

/* The path of the only input file; NULL if there are several, or it is standard input. */
const char *filter_only_file(const filter *);

/* The input columns are the filter_cols from 0 to filter_columns - 1. */
size_t filter_columns(const filter *);
mp_str filter_name(const filter *, filter_col);	/* as the header has it */

mp_str filter_get(const filter_row *, filter_col);	/* "" for FILTER_NONE */
/* Tabs, line ends and NULs in a value become spaces. */
void filter_set(filter_row *, filter_col, mp_str value);
/* All input fields as they came, with tabs between them; and by their filter_cols: what
 * asks for many of them need not call filter_get for each. */
mp_str filter_text(const filter_row *);
const mp_str *filter_fields(const filter_row *);
/* Change an input field of this row.  `value` holds no tab or line end and lives
 * until the row is put. */
void filter_edit(filter_row *, filter_col, mp_str value);

filter_row *filter_next(filter *);	/* NULL at the end */
void filter_put(filter *, filter_row *);
/* Refuse a row: to --reject with the column and the reason (translated). */
void filter_reject(filter *, filter_row *, filter_col, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* Rows that outlive the loop (addr-dedup).  `filter_keep` gives the row (without
 * the values that were set) as bytes, to be copied, valid until the next call;
 * `filter_load` makes a row of such bytes again, valid until the next load; its
 * fields are slices of those bytes. */
mp_str filter_keep(filter *, const filter_row *);
filter_row *filter_load(filter *, mp_str kept);
/* The same bytes for a row of another table (filter_along), of which only `text` is kept;
 * it is valid UTF-8, and filter_text gives it back.  Such rows are for filter_again. */
mp_str filter_keep_text(filter *, mp_str text);
/* The same bytes for a row that is not of the input, of a value for every input
 * column; it is not to be put. */
mp_str filter_keep_fields(filter *, const mp_str *value);

/* A row that no input gave, after filter_fresh: without any value yet, valid until the
 * next one.  It is counted as made, and what is made must be put. */
filter_row *filter_new(filter *);

/* One more output row of this input row, with the values that were set; then the row is
 * without values again, and is still to be put.  It is counted as made. */
void filter_also(filter_row *);

/* A row that is left out on purpose and counted (a duplicate under --survivors). */
void filter_drop(filter *, const char *counter);
/* Add to a named counter of the summary ("wrong", "duplicates"): N_() names that
 * live as long as the program; adding 0 has one told in any case.  filter_tally is
 * for the row function of filter_map, where filter_count would race. */
void filter_count(filter *, const char *counter, size_t n);
void filter_tally(filter_row *, const char *counter, size_t n);

/* What the -j threads do with a row. */
struct filter_worker {
	void *(*init)(void *shared);		/* one state a thread; NULL: `shared` */
	void (*row)(void *state, filter_row *);
	void (*fini)(void *state);		/* may be NULL */
};

/* Run `row`, which reads, sets and may reject, on every row, and write the rows in
 * input order.  This is the whole loop. */
void filter_map(filter *, const struct filter_worker *, void *shared);

/* Write rows that were kept: `next` gives the bytes of one after the other, false at
 * the end; `row`, which is run on the -j threads, may do what it may in filter_map.  A
 * state sees its rows in their order.  `shared` is also that of `next`. */
typedef bool filter_kept(void *shared, mp_str *kept);
void filter_again(filter *, filter_kept *next, const struct filter_worker *, void *shared);
/* Such a row: its number, from 0, among all that `next` gave; another kept row, only to be
 * read, beside it, until the next one; and instead of filter_drop. */
size_t filter_number(const filter_row *);
filter_row *filter_load_too(filter_row *, mp_str kept);
void filter_drop_row(filter_row *, const char *counter);

/* Said before the first filter_next: run `row` on every row that it will return,
 * ahead of it.  `row` reads and calls filter_prepare, and nothing else; the bytes of
 * one row are put one behind the other, and filter_prepared gives them back for as
 * long as the row lives.  They have no alignment. */
void filter_ahead(filter *, const struct filter_worker *, void *shared);
void filter_prepare(filter_row *, mp_str bytes);
mp_str filter_prepared(const filter_row *);

/* How many threads the command may have at work (-j), with the one that calls. */
size_t filter_threads(const filter *);

/* Begin another output file of the command: see cli_create; put in place by
 * filter_finish.  A file that is also an input is refused. */
mp_outfile *filter_create(filter *, const char *path);

/* Flush, put the output files in place, write the summary, free, and tell the
 * exit status. */
int filter_finish(filter *);

#endif
