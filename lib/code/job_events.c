/* job_events.c - the job of addr-code that lets things happen to codes: rows of events. */
#include <config.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "code/job.h"
#include "code/life.h"

enum { BATCH = 1000 };	/* events of a transaction, about */

struct events {
	const mp_code_job *job;
	filter *f;
	mp_registry *registry;
	filter_col event, code, into, element, old, new, reason, within[MP_NELEMENT];
	filter_col answer, why, places, codes;
	mp_request_of_life *request;
	mp_answer_of_life *reply;
	mp_str *row;
	mp_arena arena;
	size_t n, cap, reply_cap, row_cap, done, refused;
	bool of_one;		/* the last one renames one place */
};

static void
bind(struct events *e)
{
	int i;

	e->event = filter_need(e->f, "event");
	e->code = filter_want(e->f, "code");
	e->into = filter_want(e->f, "into");
	e->element = filter_want(e->f, "element");
	e->old = filter_want(e->f, "old");
	e->new = filter_want(e->f, "new");
	e->reason = filter_want(e->f, "reason");
	for (i = 0; i < MP_NELEMENT; i++)
		e->within[i] = i <= MP_ESTATE && i != MP_DOOR ?
		    filter_want(e->f, mp_elements[i].name) : FILTER_NONE;
	e->answer = filter_add(e->f, "answer");
	e->why = filter_add(e->f, "why");
	e->places = filter_add(e->f, "places");
	e->codes = filter_add(e->f, "codes");
}

/* A value of the row, which lives as long as the batch. */
static mp_str
value(struct events *e, const filter_row *r, filter_col col)
{
	return mp_arena_dup(&e->arena, mp_str_trim(filter_get(r, col)));
}

static void
keep(struct events *e, const filter_row *r)
{
	mp_str element = value(e, r, e->element);
	mp_request_of_life *q;
	int i;

	e->request = mp_grow(e->request, &e->cap, e->n + 1, sizeof *e->request);
	e->reply = mp_grow(e->reply, &e->reply_cap, e->n + 1, sizeof *e->reply);
	e->row = mp_grow(e->row, &e->row_cap, e->n + 1, sizeof *e->row);
	q = &e->request[e->n];
	*q = (mp_request_of_life){ .deed = mp_deed_find(value(e, r, e->event)),
	    .code = value(e, r, e->code), .into = value(e, r, e->into),
	    .element = mp_element_find(element), .old = value(e, r, e->old),
	    .new = value(e, r, e->new), .reason = value(e, r, e->reason) };
	for (i = 0; i < MP_NELEMENT; i++)
		if (e->within[i] != FILTER_NONE)
			q->within.elem[i] = value(e, r, e->within[i]);
	e->row[e->n++] = mp_arena_dup(&e->arena, filter_keep(e->f, r));
	e->of_one = mp_life_of_one(q);
}

/* Does a row rename one place, as the one before did?  They are one change then, however
 * many. */
static bool
goes_on(const struct events *e, const filter_row *r)
{
	mp_request_of_life q = { .deed = mp_deed_find(mp_str_trim(filter_get(r, e->event))),
	    .code = mp_str_trim(filter_get(r, e->code)) };

	return e->of_one && mp_life_of_one(&q);
}

static void
answer(struct events *e, filter_row *r, const mp_answer_of_life *a)
{
	bool done = a->refusal == MP_LIFE_DONE;
	char places[24];

	snprintf(places, sizeof places, "%zu", a->places);
	filter_set(r, e->answer, done ? MP_STR("ok") : MP_STR("refused"));
	filter_set(r, e->why, mp_str_from(mp_refusal_words(a->refusal)));
	filter_set(r, e->places, done ? mp_str_from(places) : MP_STR(""));
	filter_set(r, e->codes, a->codes);
	filter_put(e->f, r);
	e->done += done;
	e->refused += !done;
}

static void
flush(struct events *e)
{
	size_t i;

	if (!mp_live(e->registry, e->request, e->n, time(NULL), e->reply))
		mp_code_fail(e->job, e->registry, MP_STORE_WRITE);
	for (i = 0; i < e->n; i++)
		answer(e, filter_load(e->f, e->row[i]), &e->reply[i]);
	mp_arena_free(&e->arena);
	e->n = 0;
}

int
mp_code_events(const mp_code_job *job, filter *f)
{
	struct events e = { .job = job, .f = f };
	size_t batch = job->batch < BATCH ? job->batch : BATCH;
	filter_row *r;
	int status;

	bind(&e);
	if (!strstr(job->registry, "://") && access(job->registry, F_OK) < 0)
		cli_die(_("cannot open the registry '%s': %s"), mp_code_shown(job), strerror(errno));
	e.registry = mp_code_open(job, MP_STORE_WRITE);
	while ((r = filter_next(f)) != NULL) {
		if (e.n >= batch && !goes_on(&e, r))
			flush(&e);
		keep(&e, r);
	}
	if (e.n)
		flush(&e);
	mp_registry_close(e.registry);
	free(e.request);
	free(e.reply);
	free(e.row);
	filter_count(f, N_("done"), e.done);
	filter_count(f, N_("refused"), e.refused);
	status = filter_finish(f);
	return status == EXIT_DONE && e.refused ? EXIT_REJECTED : status;
}
