/* judge.h - what came back from the field, against the sample that went out.
 *
 *	mp_judge j;
 *	mp_judge_init(&j, &sample, path);
 *	for (each form) {
 *		if (!mp_judge_read(&j, path, &why)) ... it cannot be read ...
 *	}
 *	... mp_judge_missing, mp_judge_stratum, mp_judge_complaints ...
 *	mp_judge_fini(&j);
 *
 * A row that was not drawn, a result that is none, and a second result that says something
 * else are complaints; they count for nothing.  A row without a result leaves its stratum
 * open, unless it is lost already. */
#ifndef MP_AUDIT_JUDGE_H
#define MP_AUDIT_JUDGE_H

#include "audit/rate.h"
#include "audit/sample.h"

typedef enum { MP_RESULT_NONE, MP_RESULT_RIGHT, MP_RESULT_WRONG } mp_result;
typedef enum { MP_LOT_OPEN, MP_LOT_ACCEPTED, MP_LOT_REJECTED } mp_lot_verdict;

typedef struct {
	mp_result result;
	mp_str fault, remark;
	mp_str where;			/* "file:line" */
} mp_found_row;

typedef struct mp_judge {
	const mp_sample *sample;
	const char *path;		/* of the sample, for complaints */
	mp_found_row *found;		/* one a row of the sample */
	mp_map ids;			/* identity -> row */
	mp_arena strings;
	mp_str *complaint;		/* sentences that begin with file:line */
	size_t complaints, complaint_cap;
} mp_judge;

/* `path` is that of the sample's file. */
void mp_judge_init(mp_judge *, const mp_sample *, const char *path);
void mp_judge_fini(mp_judge *);

/* Read a form that was filled in.  False, and `why` filled, if it cannot be read, or is
 * none of this sample. */
bool mp_judge_read(mp_judge *, const char *path, mp_buf *why);

/* Add a complaint for every row of the sample that has no result; how many there are. */
size_t mp_judge_missing(mp_judge *);

typedef struct {
	uint64_t checked, wrong;
	mp_interval right;		/* of the share that is right */
	uint64_t groups;		/* of the first stage, that have results; 0: no stages */
	double effect;			/* of the design (rate.h); 0: it is not known, as where
					 * there is one group, or all or nothing is right */
	mp_lot_verdict verdict;
} mp_lot_result;

/* How many of the rows that were drawn may be wrong. */
uint64_t mp_judge_most(const mp_sample *, const mp_stratum *);

/* By the acceptance number; without one by the share of --plan's accept. */
mp_lot_result mp_judge_stratum(const mp_judge *, size_t stratum);

#endif
