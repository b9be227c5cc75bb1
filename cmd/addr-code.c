/* addr-code - give every address its code for life, or check codes. */
#include <config.h>

#include "code/job.h"

static const char *layout_name, *batch = "200000", *batch_time = "10000";
static const char *history;
static bool check, events, verify, export, import;
static mp_layout layout;
static mp_code_job job = { .layout = &layout };

static const struct cli_opt opts[] = {
	{ 0, "registry", N_("REGISTRY"), N_("the registry of codes: a file, made if it is not "
	    "there, or postgresql://..."), &job.registry, NULL },
	{ 0, "layout", N_("NAME"), N_("the digits of a code: a file, or one that comes with "
	    "menpai [menpai]"), &layout_name, NULL },
	{ 0, "operator", N_("NAME"), N_("who is at work, for the history [the user]"),
	    &job.operator, NULL },
	{ 0, "batch", N_("ROWS"), N_("how many rows are stored at once [200000]"), &batch, NULL },
	{ 0, "batch-time", N_("MS"), N_("how many milliseconds a row may wait for others "
	    "[10000]"), &batch_time, NULL },
	{ 0, "check", NULL, N_("check the codes of the column 'code' instead"), NULL, &check },
	{ 0, "events", NULL, N_("read rows of events instead: addresses are renamed, merged, "
	    "retired ..."), NULL, &events },
	{ 0, "history", N_("CODE"), N_("tell what happened to a code"), &history, NULL },
	{ 0, "verify", NULL, N_("check the whole registry: its chain of events, its codes"), NULL,
	    &verify },
	{ 0, "export", NULL, N_("write the whole registry as a table"), NULL, &export },
	{ 0, "import", NULL, N_("read such a table into an empty registry"), NULL, &import },
	{ .name = NULL }
};

static const struct cli cli = {
	"addr-code", N_("--registry NAME [FILE]..."),
	N_("Give every standard address its code for life."), opts, 0
};

static void
read_settings(void)
{
	mp_buf why = { 0 };

	layout = mp_layout_default;
	if (layout_name && !mp_layout_open(&layout, cli_shipped("layouts", layout_name, "layout"),
	    &why))
		cli_die("%s", mp_buf_cstr(&why));
	job.batch = (size_t)cli_number("batch", batch, 1, 1000000);
	job.batch_time = cli_number("batch-time", batch_time, 0, 86400000);
	if (!check && !job.registry)
		cli_die(_("no registry is given; say --registry NAME"));
}

int
main(int argc, char **argv)
{
	struct cli_args args;
	filter *f;
	int status;

	cli_parse(&cli, argc, argv, &args);
	read_settings();
	if (check + events + verify + export + import + (history != NULL) > 1)
		cli_die(_("only one of --check, --events, --history, --verify, --export and "
		    "--import can be said"));
	if ((verify || export || history) && args.nfile)
		cli_die(_("the registry is read, and no file: '%s'"), args.file[0]);
	if (verify || export || import || history) {
		status = verify ? mp_code_verify(&job, &args) :
		    export ? mp_code_export(&job, &args) :
		    import ? mp_code_import(&job, &args) :
		    mp_code_history(&job, &args, history);
		cli_args_free(&args);
		return status;
	}
	f = filter_open(&cli, &args);
	return check ? mp_code_check(&job, f) : events ? mp_code_events(&job, f) :
	    mp_code_give(&job, f);
}
