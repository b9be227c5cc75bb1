/* sampling.h - a sample in three steps: commit, draw, judge (menpai-sample(5)).
 *
 * This is of the command layer: it reads, writes and ends the run. */
#ifndef MP_AUDIT_SAMPLING_H
#define MP_AUDIT_SAMPLING_H

#include "row/filter.h"

/* What the options say: strings of argv; NULL: not asked for. */
typedef struct {
	bool commit;
	const char *draw;	/* the commitment */
	const char *judge;	/* the sample; the operands are the forms */
	const char *plan, *seed, *number, *form, *identity;
	const char *by, *report, *tmpdir;	/* of the command's other options */
	bool in_public;		/* no lists with single addresses */
} mp_sampling_options;

/* Is a step of sampling asked for? */
bool mp_sampling_wanted(const mp_sampling_options *);

/* Run it; the exit status.  Takes over what the arguments hold. */
int mp_sampling(const struct cli *, const struct cli_args *, const mp_sampling_options *);

/* verdict.c: the rows of the verdict, as TSV, and the report. */
struct mp_judge;
struct mp_report *mp_verdict_report(const struct mp_judge *, bool lists);
void mp_verdict_rows(const struct mp_judge *, mp_buf *out);

#endif
