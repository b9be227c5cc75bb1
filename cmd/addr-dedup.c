/* addr-dedup - mark or merge the records of one address. */
#include <config.h>

#include <errno.h>

#include "dedup/read.h"
#include "dedup/settle.h"
#include "dedup/write.h"

static bool survivors;
static const char *tmpdir;

static const struct cli_opt opts[] = {
	{ 's', "survivors", NULL, N_("write one row for each address"), NULL, &survivors },
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

int
main(int argc, char **argv)
{
	filter *f = filter_start(&cli, argc, argv);
	mp_record_columns cols;
	mp_rows rows = { 0 };
	mp_variants *variants;
	mp_clusters clusters = { .rows = &rows };
	mp_writer writer = { .f = f, .cols = &cols, .rows = &rows, .clusters = &clusters };

	tmpdir = cli_tmpdir(tmpdir);
	check((rows.spill = mp_spill_new(tmpdir)) != NULL);
	mp_record_bind(&cols, f);
	mp_writer_bind(&writer, survivors);
	check(mp_rows_read(&rows, f, &cols));
	mp_settle_counties(&rows, MP_SHARD_NONE);
	variants = mp_variants_find(&rows.corpus, NULL, 0);
	mp_settle_names(&rows, variants);
	mp_clusters_settle(&clusters);
	writer.variants = variants;
	check(mp_writer_run(&writer));
	mp_writer_free(&writer);
	mp_clusters_free(&clusters);
	mp_variants_free(variants);
	mp_rows_free(&rows);
	mp_record_unbind(&cols);
	return filter_finish(f);
}
