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

/* Where `n` items that lie one behind the other are cut for as many tasks: task k has those
 * from mp_stretch(n, k) up to mp_stretch(n, k + 1). */
enum { MP_STRETCHES = 64 };

static inline size_t
mp_stretch(size_t n, size_t k)
{
	return n / MP_STRETCHES * k + n % MP_STRETCHES * k / MP_STRETCHES;
}

#endif
