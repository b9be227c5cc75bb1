/* ask.h - what a run could not decide becomes a clerk's list of questions. */
#ifndef MP_DEDUP_ASK_H
#define MP_DEDUP_ASK_H

#include "dedup/cluster.h"
#include "dedup/record.h"
#include "dedup/review.h"
#include "dedup/settle.h"

typedef struct {
	filter *f;
	const mp_record_columns *cols;
	mp_rows *rows;
	const mp_clusters *clusters;
	const mp_variants *variants;
	mp_decisions *decisions;	/* what they say is not asked */
	mp_shard shard;
} mp_asker;

/* Write all questions, names and addresses, to a file that filter_create began under
 * this path; counts `questions`.  False, with errno set, if the shelf could not be
 * read. */
bool mp_ask(const mp_asker *, mp_outfile *, const char *path);

#endif
