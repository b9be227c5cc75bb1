/* map.c - one function for every row, on several threads, in input order.
 *
 * The lanes form a ring.  The main thread fills them and delivers them in order;
 * in between, and while the ring is full, it works like the others. */
#include <config.h>

#include "row/filter.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "row/run.h"

struct ring {
	const struct filter_worker *worker;
	void *shared;
	struct lane *lane;
	bool *done;		/* worked on, to be delivered */
	size_t size;
	/* Batches since the start, lane[i % size]: delivered <= taken <= filled. */
	size_t filled, taken, delivered;
	bool closed;		/* nothing more will be filled */
	pthread_mutex_t lock;
	pthread_cond_t more, less;	/* filled or closed; done */
};

static void
work(struct lane *l, const struct filter_worker *w, void *state)
{
	while (lane_next(l)) {
		w->row(state, &l->row);
		if (!l->row.refused)
			lane_put(l);
	}
}

static void *
new_state(const struct filter_worker *w, void *shared)
{
	return w->init ? w->init(shared) : shared;
}

static void
map_alone(filter *f, const struct filter_worker *w, void *shared)
{
	void *state = new_state(w, shared);

	while (run_fill(f, f->lane.batch)) {
		work(&f->lane, w, state);
		run_deliver(f, &f->lane);
		run_progress(f);
	}
	if (w->fini)
		w->fini(state);
}

/* Take the oldest batch that nobody has, and work on it.  Called and left with
 * the lock held. */
static void
work_one(struct ring *r, void *state)
{
	size_t i = r->taken++ % r->size;

	pthread_mutex_unlock(&r->lock);
	work(&r->lane[i], r->worker, state);
	pthread_mutex_lock(&r->lock);
	r->done[i] = true;
	pthread_cond_signal(&r->less);
}

static void *
worker_main(void *arg)
{
	struct ring *r = arg;
	void *state = new_state(r->worker, r->shared);

	pthread_mutex_lock(&r->lock);
	for (;;) {
		while (r->taken == r->filled && !r->closed)
			pthread_cond_wait(&r->more, &r->lock);
		if (r->taken == r->filled)
			break;
		work_one(r, state);
	}
	pthread_mutex_unlock(&r->lock);
	if (r->worker->fini)
		r->worker->fini(state);
	return NULL;
}

/* The lane that is next to be filled or delivered is nobody else's, so the lock is
 * not held while that is done. */
static void
deliver_next(filter *f, struct ring *r)
{
	size_t i = r->delivered % r->size;

	pthread_mutex_unlock(&r->lock);
	run_deliver(f, &r->lane[i]);
	run_progress(f);
	pthread_mutex_lock(&r->lock);
	r->done[i] = false;
	r->delivered++;
}

static void
fill_next(filter *f, struct ring *r)
{
	size_t i = r->filled % r->size;
	bool more;

	pthread_mutex_unlock(&r->lock);
	more = run_fill(f, r->lane[i].batch);
	pthread_mutex_lock(&r->lock);
	if (more)
		r->filled++;
	else
		r->closed = true;
	pthread_cond_broadcast(&r->more);
}

/* Called with the lock held. */
static void
conduct(filter *f, struct ring *r, void *state)
{
	for (;;) {
		if (r->delivered < r->filled && r->done[r->delivered % r->size])
			deliver_next(f, r);
		else if (!r->closed && r->filled - r->delivered < r->size)
			fill_next(f, r);
		else if (r->taken < r->filled)
			work_one(r, state);
		else if (r->delivered < r->filled)
			pthread_cond_wait(&r->less, &r->lock);
		else
			return;
	}
}

static void
map_threads(filter *f, const struct filter_worker *w, void *shared, size_t threads)
{
	struct ring r = {
		.worker = w, .shared = shared, .size = 2 * threads,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.more = PTHREAD_COND_INITIALIZER, .less = PTHREAD_COND_INITIALIZER,
	};
	pthread_t *thread = mp_alloc(threads * sizeof *thread);
	void *state = new_state(w, shared);
	size_t i, started = 0;

	r.lane = mp_alloc(r.size * sizeof *r.lane);
	r.done = mp_zalloc(r.size, sizeof *r.done);
	for (i = 0; i < r.size; i++)
		lane_init(&r.lane[i], &f->layout);
	/* Fewer threads than asked for are slower, not wrong. */
	while (started + 1 < threads &&
	    pthread_create(&thread[started], NULL, worker_main, &r) == 0)
		started++;
	pthread_mutex_lock(&r.lock);
	conduct(f, &r, state);
	pthread_mutex_unlock(&r.lock);
	for (i = 0; i < started; i++)
		pthread_join(thread[i], NULL);
	if (w->fini)
		w->fini(state);
	for (i = 0; i < r.size; i++)
		lane_fini(&r.lane[i]);
	free(r.lane);
	free(r.done);
	free(thread);
}

void
filter_map(filter *f, const struct filter_worker *w, void *shared)
{
	run_begin(f);
	if (f->args.threads > 1)
		map_threads(f, w, shared, f->args.threads);
	else
		map_alone(f, w, shared);
}
