/* merge.h - one row out of the rows of a cluster.
 *
 *	mp_merge m = { 0 };
 *	mp_merge_begin(&m, columns);
 *	for each row, the survivor first
 *		for each column
 *			mp_merge_value(&m, column, value, is_survivor);
 *	... mp_merge_get(&m, column) ...
 *	mp_merge_free(&m);
 *
 * A value of the survivor stays.  Where it has none, a value on which all others
 * agree that have one is taken; where they disagree nothing is, because a mixture
 * is a guess. */
#ifndef MP_DEDUP_MERGE_H
#define MP_DEDUP_MERGE_H

#include "base/buf.h"

typedef struct {
	mp_buf value;		/* the bytes are mp_merge's own */
	bool own;		/* the survivor has one */
	bool conflict;		/* another row has another */
} mp_merge_field;

typedef struct {
	mp_merge_field *field;
	size_t n, cap;
} mp_merge;

void mp_merge_begin(mp_merge *, size_t columns);
void mp_merge_value(mp_merge *, size_t column, mp_str value, bool survivor);

/* The value of the merged row, until the next mp_merge_begin: empty where the
 * rows disagree and the survivor has none. */
mp_str mp_merge_get(const mp_merge *, size_t column);
size_t mp_merge_conflicts(const mp_merge *);	/* columns with one */
void mp_merge_free(mp_merge *);

/* A list of names: `list`, whose items are parted by ";", sorted as
 * mp_clusters_name_cmp does, each once.  Appended to `out`. */
void mp_merge_names(mp_buf *out, mp_str list);

#endif
