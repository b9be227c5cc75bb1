/* addr-dedup - mark or merge the records of one address. */
#include <config.h>

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "dedup/ask.h"
#include "dedup/library.h"
#include "dedup/read.h"
#include "dedup/ruling.h"
#include "dedup/settle.h"
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
	{ 0, "against", N_("INDEX"), N_("compare the rows with a library, too"), &against, NULL },
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

/* Read the decisions, and begin the review, which must not overwrite them. */
static mp_outfile *
open_files(filter *f, mp_decisions *d)
{
	mp_buf why = { 0 };
	struct stat a, b;

	if (decided && !mp_decisions_read(d, decided, &why))
		cli_die("%s", mp_buf_cstr(&why));
	if (decided && review && stat(decided, &a) == 0 && stat(review, &b) == 0 &&
	    S_ISREG(a.st_mode) && a.st_dev == b.st_dev && a.st_ino == b.st_ino)
		cli_die(_("--review '%s' would replace the decisions; it needs a file of its own"),
		    review);
	return review ? filter_create(f, review) : NULL;
}

/* Bring the rows to the words by which they are compared: those of the library, too. */
static mp_variants *
settle(mp_rows *rows, mp_library *library, mp_decisions *d, mp_shard shard, filter *f,
    const mp_record_columns *cols)
{
	mp_variants *variants;
	mp_name_decision *names;
	size_t n;
	int round;

	if (library)
		mp_library_seed(library, rows);
	mp_settle_counties(rows, shard);
	if (library) {
		check(mp_library_guess(library, rows, f, cols));
		mp_settle_counties(rows, shard);
	}
	names = mp_decisions_names(d, &rows->corpus, &n);
	if (library)
		names = mp_library_names(library, rows, names, &n);
	variants = mp_variants_find(&rows->corpus, names, n);
	free(names);
	for (round = 0; round < (library ? 2 : 1); round++) {
		if (round == 1) {
			check(mp_library_fetch(library, rows, f, cols));
			mp_settle_counties(rows, shard);
		}
		mp_settle_names(rows, variants);
		mp_settle_above(rows);
	}
	return variants;
}

int
main(int argc, char **argv)
{
	filter *f = filter_start(&cli, argc, argv);
	mp_record_columns cols;
	mp_rows rows = { 0 };
	mp_variants *variants;
	mp_decisions decisions = { 0 };
	mp_library *library = NULL;
	mp_buf why = { 0 };
	mp_outfile *doubts = open_files(f, &decisions);
	mp_outfile *index = made ? filter_create(f, made) : NULL;
	mp_clusters clusters = { .rows = &rows };
	mp_writer writer = { .f = f, .cols = &cols, .rows = &rows, .clusters = &clusters,
	    .merging = survivors };

	if (shard_key && !(writer.shard = mp_shard_named(shard_key)))
		cli_die(_("--shard-key: expected province, city or county, not '%s'"), shard_key);
	if (against && made)
		cli_die(_("--index and --against cannot be said together; index the library alone"));
	if (against && !(library = mp_library_open(against, &why)))
		cli_die("%s", mp_buf_cstr(&why));
	tmpdir = cli_tmpdir(tmpdir);
	check((rows.spill = mp_spill_new(tmpdir)) != NULL);
	mp_record_bind(&cols, f);
	mp_writer_bind(&writer);
	check(mp_rows_read(&rows, f, &cols));
	variants = settle(&rows, library, &decisions, writer.shard, f, &cols);
	clusters.ruling = decided ? mp_ruling_new(&decisions, &rows) : NULL;
	mp_clusters_settle(&clusters, far ? cli_number("far", far, 1, 1000000) : MP_FAR);
	writer.variants = variants;
	if (review)
		check(mp_ask(&(mp_asker){ f, &cols, &rows, &clusters, variants, &decisions },
		    doubts, review));
	if (made && !mp_library_write(&(mp_library_source){ f, &cols, &rows, &clusters, variants,
	    filter_only_file(f) }, index))
		cli_die(_("cannot write '%s': %s"), made, strerror(errno));
	check(mp_writer_run(&writer));
	mp_writer_free(&writer);
	mp_ruling_free(clusters.ruling);
	mp_clusters_free(&clusters);
	mp_decisions_free(&decisions);
	mp_variants_free(variants);
	mp_rows_free(&rows);
	mp_library_close(library);
	mp_record_unbind(&cols);
	return filter_finish(f);
}
