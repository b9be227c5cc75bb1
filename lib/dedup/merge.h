/* merge.h - one row out of the rows of a cluster.
 *
 *	mp_merge m = { 0 };
 *	mp_merge_begin(&m, columns);
 *	for each row
 *		mp_merge_row(&m, &cols, row, name, is_survivor);
 *	... load the survivor again ...
 *	conflicts = mp_merge_fill(&m, &cols, row, sources);
 *	mp_merge_free(&m);
 *
 * What the survivor has stays.  Where it has nothing, a value on which all others
 * agree that have one is taken; where they disagree nothing is, because a mixture
 * is a guess.  What belongs to the reading of the address (MP_COLUMN_READING) is
 * the survivor's as a whole. */
#ifndef MP_DEDUP_MERGE_H
#define MP_DEDUP_MERGE_H

#include "dedup/record.h"

typedef struct {
	mp_buf value;		/* the bytes are mp_merge's own */
	bool own;		/* the survivor has one */
	bool conflict;		/* another row has another */
} mp_merge_field;

typedef struct {
	mp_merge_field *field;
	size_t n, cap;
	mp_buf names;		/* of the rows, ";" after each */
} mp_merge;

void mp_merge_begin(mp_merge *, size_t columns);
void mp_merge_value(mp_merge *, size_t column, mp_str value, bool survivor);

/* The value of the merged row, until the next mp_merge_begin: empty where the
 * rows disagree and the survivor has none. */
mp_str mp_merge_get(const mp_merge *, size_t column);
size_t mp_merge_conflicts(const mp_merge *);	/* columns with one */
void mp_merge_free(mp_merge *);

/* Take in a row called `name`: its values, and the names that it stands for (its
 * `sources` where it is itself a merged row). */
void mp_merge_row(mp_merge *, const mp_record_columns *, const filter_row *, mp_str name,
    bool survivor);

/* Fill the survivor's empty fields and its column `sources`; returns the number of
 * columns with values that were left out.  To be put before the next mp_merge_begin. */
size_t mp_merge_fill(const mp_merge *, const mp_record_columns *, filter_row *,
    filter_col sources);

/* A list of names: `list`, whose items are parted by ";", sorted as
 * mp_rows_name_cmp does, each once.  Appended to `out`. */
void mp_merge_names(mp_buf *out, mp_str list);

#endif
