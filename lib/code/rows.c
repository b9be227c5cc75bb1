/* rows.c - the rows of a table get their codes, a batch at a time. */
#include <config.h>

#include "code/rows.h"

#include <stdlib.h>
#include <time.h>

#include "address/columns.h"
#include "base/mem.h"
#include "code/path.h"
#include "code/written.h"

struct mp_code_rows {
	filter *f;
	const mp_layout *layout;
	mp_address_columns address;
	filter_col status_in, issues_in;
	filter_col code, issues, status;
	mp_request *req;
	mp_str *row;
	size_t n, batch;
	long patience;		/* milliseconds */
	struct timespec first;	/* when the first row of the batch came */
	mp_arena keys, rows;	/* apart, because the keys are looked up out of order */
	mp_buf scratch;
};

/* What a thread needs to make keys. */
struct reader {
	const mp_code_rows *rows;
	mp_buf key, written;
};

static void *
init(void *shared)
{
	struct reader *d = mp_zalloc(1, sizeof *d);

	d->rows = shared;
	return d;
}

static void
fini(void *state)
{
	struct reader *d = state;

	mp_buf_free(&d->key);
	mp_buf_free(&d->written);
	free(d);
}

/* Prepared are the request and, behind it, its key and how it was written. */
static void
prepare(void *state, filter_row *r)
{
	struct reader *d = state;
	const mp_code_rows *c = d->rows;
	mp_request q = { 0 };
	mp_address a, seen;

	mp_address_read(&a, &c->address, r);
	seen = a;
	mp_layout_see(c->layout, &seen);
	d->key.n = d->written.n = 0;
	mp_address_key(&d->key, &seen);
	mp_written(&d->written, &a, mp_buf_str(&d->key));
	q.key.n = d->key.n;
	q.written.n = d->written.n;
	q.division = a.division;
	if (mp_str_eq(filter_get(r, c->status_in), MP_STR("wrong")))
		q.issues = MP_ISSUE_BIT(MP_MISSING_CODE);
	filter_prepare(r, (mp_str){ (const char *)&q, sizeof q });
	filter_prepare(r, mp_buf_str(&d->key));
	filter_prepare(r, mp_buf_str(&d->written));
}

static const struct filter_worker reader = { init, prepare, fini };

mp_code_rows *
mp_code_rows_new(filter *f, const mp_layout *layout, size_t batch, long patience)
{
	mp_code_rows *c = mp_zalloc(1, sizeof *c);

	c->f = f;
	c->layout = layout;
	c->batch = batch;
	c->patience = patience;
	c->req = mp_zalloc(batch, sizeof *c->req);
	c->row = mp_zalloc(batch, sizeof *c->row);
	mp_address_bind(&c->address, f);
	filter_need(f, "division");	/* which other commands can do without */
	c->status_in = filter_want(f, "status");
	c->issues_in = filter_want(f, "issues");
	c->code = filter_add(f, "code");
	c->issues = filter_add(f, "issues");
	c->status = c->status_in == FILTER_NONE ? FILTER_NONE : filter_add(f, "status");
	filter_ahead(f, &reader, c);
	return c;
}

void
mp_code_rows_free(mp_code_rows *c)
{
	mp_arena_free(&c->keys);
	mp_arena_free(&c->rows);
	mp_buf_free(&c->scratch);
	free(c->req);
	free(c->row);
	free(c);
}

/* Has the first row waited long enough? */
static bool
is_time(mp_code_rows *c)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	if (c->n == 1)
		c->first = now;
	return (now.tv_sec - c->first.tv_sec) * 1000 +
	    (now.tv_nsec - c->first.tv_nsec) / 1000000 >= c->patience;
}

bool
mp_code_rows_add(mp_code_rows *c, const filter_row *r)
{
	mp_str prepared = filter_prepared(r);
	mp_request *q = &c->req[c->n];

	memcpy(q, prepared.p, sizeof *q);
	prepared = mp_arena_dup(&c->keys, mp_str_skip(prepared, sizeof *q));
	q->key.p = prepared.p;
	q->written.p = prepared.p + q->key.n;
	c->row[c->n++] = mp_arena_dup(&c->rows, filter_keep(c->f, r));
	return c->n == c->batch || is_time(c);
}

/* The column `issues` with or without what the registry says, and its reason. */
static mp_str
amended(mp_code_rows *c, mp_str issues, const mp_request *q)
{
	const mp_issue_set ours = MP_ISSUE_BIT(MP_MISSING_CODE) | MP_ISSUE_BIT(MP_WRONG_RETIRED);
	mp_issue_set old, new;

	if (q->issues == 0 && issues.n == 0)
		return issues;
	old = mp_issue_read(issues);
	new = (old & ~ours) | q->issues;
	if (new == old)
		return issues;
	c->scratch.n = 0;
	mp_issue_write(&c->scratch, new);
	return mp_buf_str(&c->scratch);
}

static void
write_row(mp_code_rows *c, filter_row *r, const mp_request *q)
{
	mp_str status = filter_get(r, c->status_in);

	if (q->issues && !mp_str_eq(status, MP_STR("wrong")))
		status = mp_str_from(mp_gravity_name(MP_REVIEW));
	filter_set(r, c->code, q->code);
	filter_set(r, c->issues, amended(c, filter_get(r, c->issues_in), q));
	if (c->status != FILTER_NONE)
		filter_set(r, c->status, status);
	filter_put(c->f, r);
}

bool
mp_code_rows_flush(mp_code_rows *c, mp_registry *registry)
{
	size_t i, fresh = 0, none = 0, finer = 0, retired = 0;

	if (!mp_registry_issue(registry, c->req, c->n, time(NULL)))
		return false;
	for (i = 0; i < c->n; i++) {
		write_row(c, filter_load(c->f, c->row[i]), &c->req[i]);
		fresh += c->req[i].fresh;
		retired += (c->req[i].issues & MP_ISSUE_BIT(MP_WRONG_RETIRED)) != 0;
		if (c->req[i].code.n)
			continue;
		none++;
		finer += mp_path_finer(c->layout, c->req[i].key);
	}
	filter_count(c->f, N_("new codes"), fresh);
	filter_count(c->f, N_("without code"), none);
	if (retired)
		filter_count(c->f, N_("retired"), retired);
	if (finer)
		filter_count(c->f, N_("finer than the layout"), finer);
	mp_arena_free(&c->keys);
	mp_arena_free(&c->rows);
	c->n = 0;
	return true;
}
