/* read.c - the rows of a table, read to be compared. */
#include <config.h>

#include "dedup/read.h"

#include <stdlib.h>

#include "base/mem.h"

/* What a thread needs to look at a row. */
struct reader {
	const mp_record_columns *cols;
	mp_record rec;
	mp_fold fold;
	mp_buf identity;
};

/* What it prepares; behind it comes the identity up to nplace. */
struct prepared {
	mp_row_entry entry;
	mp_identified id;
	mp_house house;
	uint64_t division;
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

static void
prepare(void *state, filter_row *r)
{
	struct reader *d = state;
	mp_record *rec = &d->rec;
	struct prepared p;

	mp_record_read(rec, d->cols, r);
	d->identity.n = 0;
	p.id = mp_identity(&d->identity, &rec->address, rec->settled, rec->raw, &d->fold);
	p.entry = mp_rows_entry(p.id, mp_buf_str(&d->identity), mp_buf_str(&rec->name),
	    rec->fields, mp_record_merit(rec));
	p.division = rec->address.division;
	p.house = mp_record_house(d->cols, r);
	filter_prepare(r, (mp_str){ (const char *)&p, sizeof p });
	filter_prepare(r, (mp_str){ d->identity.p, p.id.nplace });
}

bool
mp_rows_read(mp_rows *rows, filter *f, mp_record_columns *cols)
{
	static const struct filter_worker reader = { init, prepare, fini };
	filter_row *r;

	rows->houses = mp_record_has_houses(cols);
	filter_ahead(f, &reader, cols);
	while ((r = filter_next(f)) != NULL) {
		mp_str rest = filter_prepared(r);
		struct prepared p;

		memcpy(&p, rest.p, sizeof p);
		rest = mp_str_skip(rest, sizeof p);
		mp_rows_add(rows, &p.entry, p.id, p.division, &p.house,
		    rest, filter_shelve(f, r, rows->shelf));
	}
	rows->own = rows->n;
	return mp_shelf_end(rows->shelf);
}
