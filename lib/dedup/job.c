/* job.c - a run of addr-dedup, from the rows of a table to their clusters. */
#include <config.h>

#include "dedup/job.h"

#include <errno.h>
#include <stdlib.h>

#include "dedup/classword.h"
#include "dedup/misread.h"
#include "dedup/read.h"
#include "dedup/ruling.h"

static void
read_name(void *job, mp_str kept, mp_buf *name)
{
	mp_job *j = job;

	mp_record_name(name, &j->cols, filter_load(j->f, kept));
}

void
mp_job_begin(mp_job *j, filter *f)
{
	j->f = f;
	j->rows.threads = filter_threads(f);
	j->clusters.rows = &j->rows;
	j->rows.read_name = read_name;
	j->rows.reader = j;
	mp_record_bind(&j->cols, f);
}

/* The names that are one, after what was decided and what the library settled. */
static mp_variants *
find_names(mp_job *j)
{
	size_t n;
	mp_name_decision *names = mp_decisions_names(j->decisions, &j->rows.corpus, &n);
	mp_variants *variants;

	if (j->against)
		names = mp_library_names(j->against, &j->rows, names, &n);
	variants = mp_variants_find(&j->rows.corpus, names, n, j->rows.threads);
	free(names);
	return variants;
}

static void
settle_divisions(mp_job *j)
{
	mp_settle_counties(&j->rows, j->shard);
	mp_settle_townships(&j->rows);
	mp_misread_settle(&j->rows);
	mp_classword_settle(&j->rows);
}

static void
settle_words(mp_job *j)
{
	mp_settle_names(&j->rows, j->variants);
	mp_settle_above(&j->rows);
}

/* Bring the rows to the words by which they are compared: those of the library, too. */
static bool
settle(mp_job *j)
{
	if (j->against)
		mp_library_seed(j->against, &j->rows);
	settle_divisions(j);
	if (j->against) {
		if (!mp_library_guess(j->against, &j->rows, j->f, &j->cols))
			return false;
		settle_divisions(j);
	}
	j->variants = find_names(j);
	if (j->against)
		mp_library_forget(j->against, &j->rows);
	settle_words(j);
	if (j->against) {
		if (!mp_library_fetch(j->against, &j->rows, j->f, &j->cols))
			return false;
		settle_divisions(j);
		settle_words(j);
	}
	return true;
}

bool
mp_job_settle(mp_job *j)
{
	if ((j->rows.shelf = filter_shelf(j->f, j->tmpdir)) == NULL ||
	    !mp_rows_read(&j->rows, j->f, &j->cols) || !settle(j))
		return false;
	if (j->decided)
		j->clusters.ruling = mp_ruling_new(j->decisions, &j->rows);
	mp_clusters_settle(&j->clusters, j->far);
	return true;
}

void
mp_job_end(mp_job *j)
{
	mp_ruling_free(j->clusters.ruling);
	mp_clusters_free(&j->clusters);
	mp_variants_free(j->variants);
	mp_rows_free(&j->rows);
	mp_library_close(j->against);
	mp_record_unbind(&j->cols);
}

static void
blame(const mp_job *j, const char *path, mp_buf *why)
{
	mp_buf_printf(why, _("cannot index '%s' in '%s': %s; --tmpdir names another folder"),
	    path, j->tmpdir, strerror(errno));
}

/* Write the index of a table to `out`. */
static bool
index_table(const mp_job *as, const filter *f, const char *path, mp_outfile *out, mp_buf *why)
{
	mp_job j = { .tmpdir = as->tmpdir, .shard = as->shard, .far = as->far,
		.decisions = as->decisions, .decided = as->decided };
	size_t broken;
	bool good;

	mp_job_begin(&j, filter_beside(f, path));
	good = mp_job_settle(&j) && mp_library_write(&(mp_library_source){ j.f, &j.cols,
	    &j.rows, &j.clusters, j.variants, NULL }, out);
	if (!good)
		blame(as, path, why);
	mp_job_end(&j);
	if ((broken = filter_leave(j.f)) > 0 && good)
		mp_buf_printf(why, _("%s: rows that are broken: %zu; mend them, or index "
		    "the library with --index, which leaves them out"), path, broken);
	return good && !broken;
}

mp_library *
mp_job_library(const mp_job *as, const filter *f, const char *path, mp_buf *why)
{
	mp_library *library = NULL;
	mp_outfile *out;

	why->n = 0;
	if (!mp_index_is_not(path))
		return mp_library_open(mp_index_open(path, why));
	if ((out = mp_outfile_nameless(as->tmpdir)) == NULL)
		blame(as, path, why);
	else if (index_table(as, f, path, out, why))
		library = mp_library_open(mp_index_of(mp_outfile_fd(out), path, why));
	mp_outfile_drop(out);
	return library;
}
