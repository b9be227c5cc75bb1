/* addr-learn - what a library's records know of its names, for a clerk to accept. */
#include <config.h>

#include <stdlib.h>

#include "address/columns.h"
#include "base/mem.h"
#include "names/learn.h"

static const char *names, *least = "3";

static const struct cli_opt opts[] = {
	{ 'n', "names", N_("FILE"), N_("an earlier table: keep its answers"), &names, NULL },
	{ 'm', "min-count", N_("N"), N_("leave out names and rules of fewer records [3]"),
	    &least, NULL },
	{ 0 }
};

static const struct cli cli = {
	"addr-learn", N_("[FILE]..."),
	N_("Write a table of the names in a library, their aliases, and what follows from "
	"them."), opts, 0
};

/* The key of a row and its address, worked out on the threads. */
struct worker {
	const mp_address_columns *cols;
	mp_buf key;
};

static void *
worker_init(void *cols)
{
	struct worker *w = mp_zalloc(1, sizeof *w);

	w->cols = cols;
	return w;
}

static void
worker_row(void *state, filter_row *r)
{
	struct worker *w = state;
	mp_address a;

	mp_address_read(&a, w->cols, r);
	w->key.n = 0;
	mp_address_key(&w->key, &a);
	filter_prepare(r, mp_buf_str(&w->key));
}

static void
worker_fini(void *state)
{
	struct worker *w = state;

	mp_buf_free(&w->key);
	free(w);
}

static void
read_corpus(mp_corpus *c, filter *f)
{
	static const struct filter_worker worker = { worker_init, worker_row, worker_fini };
	mp_address_columns cols;
	mp_address a;
	filter_row *r;

	mp_address_bind(&cols, f);
	filter_ahead(f, &worker, &cols);
	while ((r = filter_next(f)) != NULL) {
		mp_address_read(&a, &cols, r);
		mp_corpus_tell(c, mp_corpus_add(c, filter_prepared(r)), &a);
		filter_drop(f, N_("learnt"));
	}
}

static void
write_table(filter *f, const filter_col *column, const mp_learnt *l)
{
	filter_row *r;
	size_t i, k;

	for (i = 0; i < l->n; i++) {
		r = filter_new(f);
		for (k = 0; k < MP_LEARNT_NCOLUMNS; k++)
			filter_set(r, column[k], l->row[i].field[k]);
		filter_put(f, r);
	}
}

int
main(int argc, char **argv)
{
	filter *f = filter_start(&cli, argc, argv);
	mp_corpus corpus = { 0 };
	mp_learnt learnt = { 0 };
	mp_buf why = { 0 };
	filter_col column[MP_LEARNT_NCOLUMNS];
	uint32_t fewest = (uint32_t)cli_number("min-count", least, 1, 1000000000);
	size_t k;

	if (names && !mp_learn_earlier(&learnt, names, &why))
		cli_die("%s", mp_buf_cstr(&why));
	filter_fresh(f);
	for (k = 0; k < MP_LEARNT_NCOLUMNS; k++)
		column[k] = filter_add(f, mp_learnt_column[k]);
	read_corpus(&corpus, f);
	mp_learn(&learnt, &corpus, fewest);
	write_table(f, column, &learnt);
	filter_count(f, N_("aliases"), learnt.aliases);
	filter_count(f, N_("doubtful"), learnt.doubtful);
	filter_count(f, N_("rules"), learnt.rules);
	filter_count(f, N_("names"), learnt.names);
	mp_learnt_free(&learnt);
	mp_corpus_free(&corpus);
	return filter_finish(f);
}
