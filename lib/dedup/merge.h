/* merge.h - one row out of the rows of a cluster.
 *
 *	mp_merge m = { 0 };
 *	mp_merge_begin(&m, f, &cols, survivor);
 *	for each row, the survivor, too
 *		mp_merge_row(&m, row, name);
 *	... load the survivor again ...
 *	conflicts = mp_merge_fill(&m, row, sources, alternatives);
 *	mp_merge_free(&m);
 *
 * What the survivor has stays.  Where it has nothing, a value on which all others
 * agree that have one is taken; where they disagree nothing is, because a mixture is a
 * guess.  The reading of the address (MP_COLUMN_READING) is the survivor's as a whole.
 *
 * What is left out is not lost: it goes to the column `alternatives`, as
 *
 *	raw=东方红大道12号3-501|东方红大道12号3栋501;电话=0376-0000001
 *
 * columns and values sorted by bytes; in them % | ; and = are written %25 %7C %3B and
 * %3D.  Values of the elements, of the raw text and of all columns that are only passed
 * through are there, but not what follows from them (the standard address, its status)
 * nor the id, which is among the sources. */
#ifndef MP_DEDUP_MERGE_H
#define MP_DEDUP_MERGE_H

#include "dedup/record.h"

typedef struct {
	mp_str own;		/* the survivor's */
	mp_buf value;		/* where it has none: that of the others */
	bool conflict;		/* they disagree, with it or among them */
} mp_merge_field;

typedef struct {
	const filter *f;
	const mp_record_columns *cols;
	mp_merge_field *field;
	size_t cap;
	mp_buf names;		/* of the rows, ";" after each */
	mp_buf others;		/* column=value of what the survivor does not say, each
				 * with a line end */
} mp_merge;

/* The fields of `survivor` must live until mp_merge_fill, the row itself need not. */
void mp_merge_begin(mp_merge *, const filter *, const mp_record_columns *,
    const filter_row *survivor);

/* Take in a row called `name`: its values, the names that it stands for (its `sources`
 * where it is itself a merged row), and its `alternatives`. */
void mp_merge_row(mp_merge *, const filter_row *, mp_str name);

/* Fill the survivor's empty fields and the two columns; returns the number of columns
 * that are only passed through and had values that were left out.  To be put before the
 * next mp_merge_begin. */
size_t mp_merge_fill(mp_merge *, filter_row *, filter_col sources, filter_col alternatives);

void mp_merge_free(mp_merge *);

/* Append a name as it is in a list, where ";" is between names. */
void mp_merge_name(mp_buf *out, mp_str name);

/* A list of names: `list`, whose items are parted by ";", sorted as mp_rows_name_cmp
 * does, each once.  Appended to `out`. */
void mp_merge_names(mp_buf *out, mp_str list);

/* Alternatives: `list` of column=value, a line each, sorted, each once, without those in
 * `left_out`, a list of the same kind.  Appended to `out`. */
void mp_merge_alternatives(mp_buf *out, mp_str list, mp_str left_out);

#endif
