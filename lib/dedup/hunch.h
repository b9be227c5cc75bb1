/* hunch.h - which rows of a run resemble each other (resemble.h), so that a clerk is asked.
 *
 *	mp_hunches h = { .rows = &rows, .clusters = &clusters, .f = f, .cols = &cols };
 *	if (mp_hunches_find(&h))
 *		for (i = 0; i < h.n; i++)
 *			... h.item[i] ...
 *	mp_hunches_free(&h);
 *
 * Rows that stand for their clusters are looked at, and one of each two is compared by
 * text, or does not say its county, or tells a position instead of a number: what is
 * complete has better evidence.  A row that resembles more than a few others, and says less, tells
 * nothing.  Only what meets under a hash is compared, and of the complete rows only
 * what the others meet, so that the time grows with those others. */
#ifndef MP_DEDUP_HUNCH_H
#define MP_DEDUP_HUNCH_H

#include "dedup/cluster.h"
#include "dedup/record.h"
#include "dedup/resemble.h"
#include "dedup/settle.h"

/* Row `a`, which says less, resembles row `b`; it resembles so many. */
typedef struct {
	uint32_t a, b;
	mp_resemblance how;
	uint32_t fits;
} mp_hunch;

typedef struct {
	mp_rows *rows;
	const mp_clusters *clusters;
	filter *f;
	const mp_record_columns *cols;
	mp_shard shard;		/* only rows of one resemble each other */
	mp_hunch *item;		/* in no order that means anything */
	size_t n, cap;
} mp_hunches;

/* Find them, once, when the clusters are settled.  False, with errno set, if the shelf could
 * not be read. */
bool mp_hunches_find(mp_hunches *);
void mp_hunches_free(mp_hunches *);

#endif
