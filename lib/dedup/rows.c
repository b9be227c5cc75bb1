/* rows.c - the rows of a table, read into clusters. */
#include <config.h>

#include "dedup/rows.h"

#include <stdlib.h>

#include "base/mem.h"
#include "dedup/identity.h"

/* What a thread needs to look at a row. */
struct reader {
	const mp_record_columns *cols;
	mp_record rec;
	mp_fold fold;
	mp_buf identity;
};

static void *
init(void *shared)
{
	struct reader *d = mp_zalloc(1, sizeof *d);

	d->cols = shared;
	return d;
}

static void
fini(void *state)
{
	struct reader *d = state;

	mp_record_free(&d->rec);
	mp_fold_free(&d->fold);
	mp_buf_free(&d->identity);
	free(d);
}

/* Prepared are the entry and, behind it, the name. */
static void
prepare(void *state, filter_row *r)
{
	struct reader *d = state;
	mp_record *rec = &d->rec;
	mp_cluster_entry e;

	mp_record_read(rec, d->cols, r);
	d->identity.n = 0;
	mp_identity(&d->identity, &rec->address, rec->settled, rec->raw, &d->fold);
	e = mp_clusters_entry(mp_buf_str(&d->identity), mp_buf_str(&rec->text),
	    rec->fields, mp_record_merit(rec));
	filter_prepare(r, (mp_str){ (const char *)&e, sizeof e });
	filter_prepare(r, mp_buf_str(&rec->name));
}

void
mp_rows_read(mp_clusters *c, filter *f, mp_record_columns *cols)
{
	static const struct filter_worker reader = { init, prepare, fini };
	filter_row *r;

	filter_ahead(f, &reader, cols);
	while ((r = filter_next(f)) != NULL) {
		mp_str p = filter_prepared(r);
		mp_cluster_entry e;

		memcpy(&e, p.p, sizeof e);
		mp_clusters_add(c, &e, mp_str_skip(p, sizeof e), filter_keep(f, r));
	}
	mp_clusters_settle(c);
}
