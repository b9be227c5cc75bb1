/* addr-dedup - mark or merge the records of one address. */
#include <config.h>

#include <errno.h>
#include <stdlib.h>

#include "dedup/ask.h"
#include "dedup/job.h"
#include "dedup/write.h"

static bool survivors;
static const char *tmpdir, *review, *decided, *shard_key, *far, *made, *against;

static const struct cli_opt opts[] = {
	{ 's', "survivors", NULL, N_("write one row for each address"), NULL, &survivors },
	{ 0, "review", N_("FILE"), N_("write what is doubtful as a list for a clerk"), &review,
	    NULL },
	{ 0, "decisions", N_("FILE"), N_("that list, filled in: what it says always wins"),
	    &decided, NULL },
	{ 0, "index", N_("FILE"), N_("write an index of what survives, for --against"), &made,
	    NULL },
	{ 0, "against", N_("LIBRARY"),
	    N_("compare the rows with a library, too: its table or its index"), &against,
	    NULL },
	{ 0, "far", N_("METRES"),
	    N_("houses of one number that are farther apart are two [1000]"), &far, NULL },
	{ 0, "shard-key", N_("ELEMENT"),
	    N_("compare only within a province, city or county, and add that as a column"),
	    &shard_key, NULL },
	{ 'T', "tmpdir", N_("FOLDER"),
	    N_("where rows wait in a nameless file [$TMPDIR, /var/tmp]"), &tmpdir, NULL },
	{ 0 }
};

static const struct cli cli = {
	"addr-dedup", N_("[FILE]..."),
	N_("Mark the rows that are one address, or merge them."), opts, 0
};

static void
check(bool done)
{
	if (!done)
		cli_die(_("cannot keep the rows in '%s': %s; --tmpdir names another folder"),
		    tmpdir, strerror(errno));
}

/* Read the decisions, and begin the review, which must not overwrite what is read. */
static mp_outfile *
open_files(filter *f, mp_decisions *d)
{
	mp_buf why = { 0 };

	cli_reads(decided);
	cli_reads(against);
	if (decided && !mp_decisions_read(d, decided, &why))
		cli_die("%s", mp_buf_cstr(&why));
	return review ? filter_create(f, review) : NULL;
}

static void
write_index(mp_job *job, mp_outfile *index)
{
	const mp_library_source source = { job->f, &job->cols, &job->rows,
		&job->clusters, job->variants, filter_only_file(job->f) };

	if (!mp_library_write(&source, index))
		cli_die(_("cannot write '%s': %s"), made, strerror(errno));
}

int
main(int argc, char **argv)
{
	filter *f = filter_start(&cli, argc, argv);
	mp_decisions decisions = { 0 };
	mp_job job = { .far = MP_FAR, .decisions = &decisions };
	mp_buf why = { 0 };
	mp_outfile *doubts = open_files(f, &decisions);
	mp_outfile *index = made ? filter_create(f, made) : NULL;
	mp_writer writer = { .f = f, .cols = &job.cols, .rows = &job.rows,
	    .clusters = &job.clusters, .merging = survivors };

	if (shard_key && !(job.shard = mp_shard_named(shard_key)))
		cli_die(_("--shard-key: expected province, city or county, not '%s'"), shard_key);
	if (against && made)
		cli_die(_("--index and --against cannot be said together; index the library alone"));
	if (far)
		job.far = (double)cli_number("far", far, 1, 1000000);
	job.tmpdir = tmpdir = cli_tmpdir(tmpdir);
	job.decided = decided != NULL;
	if (against && !(job.against = mp_job_library(&job, f, against, &why)))
		cli_die("%s", mp_buf_cstr(&why));
	mp_job_begin(&job, f);
	writer.shard = job.shard;
	mp_writer_bind(&writer);
	check(mp_job_settle(&job));
	writer.variants = job.variants;
	if (review)
		check(mp_ask(&(mp_asker){ f, &job.cols, &job.rows, &job.clusters, job.variants,
		    &decisions, job.shard }, doubts, review));
	if (made)
		write_index(&job, index);
	check(mp_writer_run(&writer));
	mp_job_end(&job);
	mp_decisions_free(&decisions);
	return filter_finish(f);
}
