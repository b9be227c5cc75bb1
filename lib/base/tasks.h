/* tasks.h - the same thing done to many, on several threads.
 *
 *	mp_tasks_run(threads, n, task, of);	// task(of, 0) ... task(of, n - 1)
 *
 * The tasks are begun in their order and done in any; all are done when it returns.  The
 * caller's thread is one of them; where the system gives fewer threads it is slower, not
 * wrong. */
#ifndef MP_BASE_TASKS_H
#define MP_BASE_TASKS_H

#include <stddef.h>

void mp_tasks_run(size_t threads, size_t n, void (*task)(void *of, size_t i), void *of);

#endif
