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

/* End the program, because the registry could not be read or written. */
_Noreturn void mp_code_fail(const mp_code_job *, const mp_registry *, mp_store_mode);

/* Each returns the exit status. */
int mp_code_give(const mp_code_job *, filter *);
int mp_code_check(const mp_code_job *, filter *);	/* registry or not */

#endif
