/* job.h - a run of addr-dedup, from the rows of a table to their clusters.
 *
 *	mp_job job = { .tmpdir = dir, .far = MP_FAR };
 *	job.against = mp_job_library(&job, f, path, &why);	// if there is one
 *	mp_job_begin(&job, f);
 *	... add columns to f ...
 *	if (!mp_job_settle(&job)) ... errno: the shelf, most often ...
 *	... job.clusters ...
 *	mp_job_end(&job); */
#ifndef MP_DEDUP_JOB_H
#define MP_DEDUP_JOB_H

#include "dedup/decisions.h"
#include "dedup/library.h"
#include "dedup/settle.h"

typedef struct {
	const char *tmpdir;		/* from here the caller's */
	mp_shard shard;
	double far;			/* metres */
	mp_decisions *decisions;	/* may be empty */
	bool decided;			/* it may say something of records */
	mp_library *against;		/* NULL: none; closed by mp_job_end */

	filter *f;			/* from here what comes of it */
	mp_record_columns cols;
	mp_rows rows;
	mp_variants *variants;
	mp_clusters clusters;
} mp_job;

/* The library that `path` is the index of; or, if it is a table, that which it would
 * be with an index made by a job as this.  Its index is then in a nameless file in
 * `tmpdir`.  NULL, and `why` filled with a sentence that comes translated; does not
 * return if the table cannot be read (filter.h). */
mp_library *mp_job_library(const mp_job *, const filter *, const char *path, mp_buf *why);

/* Find the columns. */
void mp_job_begin(mp_job *, filter *);

/* Read the rows and settle the clusters.  False, with errno set, if the shelf could
 * not be written. */
bool mp_job_settle(mp_job *);

/* Free what came of it. */
void mp_job_end(mp_job *);

#endif
