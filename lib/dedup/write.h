/* write.h - the rows of a run again: marked, or one for each address.
 *
 *	mp_writer w = { .f = f, .cols = &cols, .rows = &rows, .clusters = &clusters, ... };
 *	mp_writer_bind(&w);			// before the first row is read
 *	... read the rows, settle the clusters, w.variants = ... ...
 *	mp_writer_run(&w); */
#ifndef MP_DEDUP_WRITE_H
#define MP_DEDUP_WRITE_H

#include "dedup/cluster.h"
#include "dedup/merge.h"
#include "dedup/settle.h"

typedef enum {
	MP_DUP_CLUSTER, MP_DUP_OF, MP_DUP_KIND, MP_DUP_SCORE, MP_DUP_WHY,
	MP_DUP_SHARD,		/* only where there is a shard key */
	MP_DUP_SOURCES, MP_DUP_ALTERNATIVES,	/* only where rows are merged */
	MP_NDUP
} mp_dup_column;

typedef struct {
	filter *f;
	const mp_record_columns *cols;
	mp_rows *rows;
	const mp_clusters *clusters;
	const mp_variants *variants;
	bool merging;		/* one row for each address */
	mp_shard shard;
	filter_col added[MP_NDUP];
	uint32_t next;		/* private: the row that is written next */
} mp_writer;

/* Add the columns. */
void mp_writer_bind(mp_writer *);

/* Put, or drop, every row, on the -j threads.  False, with errno set, if the shelf could
 * not be read. */
bool mp_writer_run(mp_writer *);

#endif
