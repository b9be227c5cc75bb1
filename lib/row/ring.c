/* ring.c - batches of rows on several threads, in input order.
 *
 * The lanes form a ring.  The main thread fills them and has them back in order;
 * in between, and while the ring is full, it works like the others. */
#include <config.h>

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "row/run.h"

struct ring {
	filter *f;
	ring_fill *fill;
	lane_work *work;
	const struct filter_worker *worker;
	void *shared, *state;	/* the main thread's state */
	struct lane *lane;
	bool *done;		/* worked on */
	size_t size;
	/* Batches since the start, lane[i % size]: returned <= taken <= filled. */
	size_t filled, taken, returned;
	bool lent;		/* lane[returned % size] is the caller's */
	bool closed;		/* nothing more will be filled */
	pthread_mutex_t lock;
	pthread_cond_t more, less;	/* filled or closed; done */
	pthread_t *thread;
	size_t threads;		/* besides the main thread */
};

static void *
new_state(const struct ring *r)
{
	return r->worker->init ? r->worker->init(r->shared) : r->shared;
}

static void
free_state(const struct ring *r, void *state)
{
	if (r->worker->fini)
		r->worker->fini(state);
}

/* Take the oldest batch that nobody has, and work on it.  Called and left with
 * the lock held. */
static void
work_one(struct ring *r, void *state)
{
	size_t i = r->taken++ % r->size;

	pthread_mutex_unlock(&r->lock);
	r->work(&r->lane[i], r->worker, state);
	pthread_mutex_lock(&r->lock);
	r->done[i] = true;
	pthread_cond_signal(&r->less);
}

static void *
thread_main(void *arg)
{
	struct ring *r = arg;
	void *state = new_state(r);

	pthread_mutex_lock(&r->lock);
	for (;;) {
		while (r->taken == r->filled && !r->closed)
			pthread_cond_wait(&r->more, &r->lock);
		if (r->taken == r->filled)
			break;
		work_one(r, state);
	}
	pthread_mutex_unlock(&r->lock);
	free_state(r, state);
	return NULL;
}

/* The lane that is next to be filled is nobody else's, so the lock is not held
 * while that is done. */
static void
fill_next(struct ring *r)
{
	size_t i = r->filled % r->size;
	bool more;

	pthread_mutex_unlock(&r->lock);
	more = r->fill(r->f, &r->lane[i]);
	pthread_mutex_lock(&r->lock);
	if (more)
		r->filled++;
	else
		r->closed = true;
	pthread_cond_broadcast(&r->more);
}

struct lane *
ring_next(struct ring *r)
{
	bool fed = false, done;

	pthread_mutex_lock(&r->lock);
	if (r->lent)
		r->done[r->returned++ % r->size] = false;
	for (;;) {
		done = r->returned < r->filled && r->done[r->returned % r->size];
		/* One for one, so that the threads have work while the caller is
		 * busy, and a slow input holds back no more than one batch. */
		if (!r->closed && r->filled - r->returned < r->size && !(done && fed)) {
			fill_next(r);
			fed = true;
		} else if (done || r->returned == r->filled)
			break;
		else if (r->taken < r->filled)
			work_one(r, r->state);
		else
			pthread_cond_wait(&r->less, &r->lock);
	}
	r->lent = done;
	pthread_mutex_unlock(&r->lock);
	return done ? &r->lane[r->returned % r->size] : NULL;
}

struct ring *
ring_new(filter *f, ring_fill *fill, lane_work *work, const struct filter_worker *w,
    void *shared)
{
	struct ring *r = mp_zalloc(1, sizeof *r);
	size_t threads = f->args.threads, i;

	r->f = f;
	r->fill = fill;
	r->work = work;
	r->worker = w;
	r->shared = shared;
	r->state = new_state(r);
	r->size = threads > 1 ? 2 * threads : 1;
	r->lane = mp_alloc(r->size * sizeof *r->lane);
	r->done = mp_zalloc(r->size, sizeof *r->done);
	for (i = 0; i < r->size; i++)
		lane_init(&r->lane[i], &f->layout);
	pthread_mutex_init(&r->lock, NULL);
	pthread_cond_init(&r->more, NULL);
	pthread_cond_init(&r->less, NULL);
	r->thread = mp_alloc(threads * sizeof *r->thread);
	/* Fewer threads than asked for are slower, not wrong. */
	while (r->threads + 1 < threads &&
	    pthread_create(&r->thread[r->threads], NULL, thread_main, r) == 0)
		r->threads++;
	return r;
}

void
ring_free(struct ring *r)
{
	size_t i;

	if (!r)
		return;
	pthread_mutex_lock(&r->lock);
	r->closed = true;
	r->taken = r->filled;
	pthread_cond_broadcast(&r->more);
	pthread_mutex_unlock(&r->lock);
	for (i = 0; i < r->threads; i++)
		pthread_join(r->thread[i], NULL);
	free_state(r, r->state);
	for (i = 0; i < r->size; i++)
		lane_fini(&r->lane[i]);
	pthread_mutex_destroy(&r->lock);
	pthread_cond_destroy(&r->more);
	pthread_cond_destroy(&r->less);
	free(r->lane);
	free(r->done);
	free(r->thread);
	free(r);
}
