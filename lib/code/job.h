/* job.h - the jobs of addr-code: what each of its modes does with a registry.
 *
 * Command layer: reads and writes rows through the filter, and ends the program where it
 * cannot go on. */
#ifndef MP_CODE_JOB_H
#define MP_CODE_JOB_H

#include "code/registry.h"
#include "row/filter.h"

typedef struct {
	const char *registry;		/* its name; NULL: none */
	const char *operator;		/* NULL: the user's name */
	const mp_layout *layout;
	size_t batch;			/* rows in a transaction */
	long batch_time;		/* milliseconds that the first of them may wait */
} mp_code_job;

/* The registry, signed by the operator; or the end of the program. */
mp_registry *mp_code_open(const mp_code_job *, mp_store_mode);

/* The name of the registry, as it may be shown; until the next call. */
const char *mp_code_shown(const mp_code_job *);

/* End the program, because the registry could not be read or written. */
_Noreturn void mp_code_fail(const mp_code_job *, const mp_registry *, mp_store_mode);

/* Each returns the exit status. */
int mp_code_give(const mp_code_job *, filter *);
int mp_code_check(const mp_code_job *, filter *);	/* registry or not */

/* Rows of events, menpai-events(5): needs `event`, uses what the kinds need, adds `answer`,
 * `why`, `places` and `codes`. */
int mp_code_events(const mp_code_job *, filter *);

/* The whole of a registry, ledger.h; these write to --output or standard output. */
int mp_code_verify(const mp_code_job *, const struct cli_args *);
int mp_code_export(const mp_code_job *, const struct cli_args *);
int mp_code_import(const mp_code_job *, const struct cli_args *);
int mp_code_history(const mp_code_job *, const struct cli_args *, const char *code);

#endif
