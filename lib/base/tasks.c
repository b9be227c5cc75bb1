/* tasks.c - the same thing done to many, on several threads. */
#include "base/tasks.h"

#include <pthread.h>
#include <stdatomic.h>

enum { MOST = 64 };

struct tasks {
	atomic_size_t next;
	size_t n;
	void (*task)(void *, size_t);
	void *of;
};

static void *
work(void *tasks)
{
	struct tasks *t = tasks;
	size_t i;

	while ((i = atomic_fetch_add(&t->next, 1)) < t->n)
		t->task(t->of, i);
	return NULL;
}

void
mp_tasks_run(size_t threads, size_t n, void (*task)(void *of, size_t i), void *of)
{
	struct tasks t = { .n = n, .task = task, .of = of };
	pthread_t helper[MOST];
	size_t helpers = 0;

	while (helpers + 1 < threads && helpers + 1 < n && helpers < MOST &&
	    pthread_create(&helper[helpers], NULL, work, &t) == 0)
		helpers++;
	work(&t);
	while (helpers > 0)
		pthread_join(helper[--helpers], NULL);
}
