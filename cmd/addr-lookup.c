/* addr-lookup - find the standard address that a text, a code or a QR code means. */
#include <config.h>

#include <errno.h>
#include <stdlib.h>

#include "lookup/register.h"
#include "lookup/rows.h"
#include "lookup/table.h"

static bool attach;
static const char *library, *registry, *made, *top = "5", *keys_file, *rules_file, *names_file, *form_name;
static const char *layout_name, *tmpdir, *view = "public";

static const struct cli_opt opts[] = {
	{ 0, "library", N_("FILE"), N_("the addresses: a table, or the index of one"), &library,
	    NULL },
	{ 0, "registry", N_("REGISTRY"), N_("the addresses: the registry that addr-code keeps"),
	    &registry, NULL },
	{ 0, "make-index", N_("FILE"),
	    N_("write an index of the rows, which are a library, instead of looking up"), &made,
	    NULL },
	{ 0, "attach", NULL, N_("add a code to every row, where it is sure"), NULL, &attach },
	{ 0, "top", N_("N"), N_("so many answers to a row at most [5]"), &top, NULL },
	{ 0, "view", N_("VIEW"), N_("public: lists stop at the building; or office [public]"),
	    &view, NULL },
	{ 0, "key", N_("FILE"), N_("the keys that QR codes were signed with"), &keys_file,
	    NULL },
	{ 0, "layout", N_("NAME"), N_("the digits of a code: a file, or one that comes with "
	    "menpai [menpai]"), &layout_name, NULL },
	{ 0, "rules", N_("FILE"), N_("rewrite the text by the rules of this file first"),
	    &rules_file, NULL },
	{ 0, "names", N_("FILE"), N_("know the names of the place that this file accepts"),
	    &names_file, NULL },
	{ 0, "form", N_("FORM"), N_("write the address as this city does, by name or file"),
	    &form_name, NULL },
	{ 'T', "tmpdir", N_("FOLDER"),
	    N_("where a table is indexed in a nameless file [$TMPDIR, /var/tmp]"), &tmpdir,
	    NULL },
	{ 0 }
};

static const struct cli cli = {
	"addr-lookup", N_("--library FILE|--registry NAME [FILE]..."),
	N_("Find the standard addresses that texts, codes and QR codes mean."), opts, 0
};

static void
check(bool good, const mp_buf *why)
{
	if (!good)
		cli_die("%.*s", (int)why->n, why->p);
}

/* The index of a registry, or of the rows of a table. */
static int
make_index(struct cli_args *args, const mp_layout *layout)
{
	mp_index_stamp stamp;
	mp_buf why = { 0 };
	mp_book_builder *b;
	mp_outfile *out;
	const char *path = NULL;
	filter *f = NULL;

	if (library || attach || (registry && args->nfile))
		cli_die(_("--make-index makes one index of a table that is its input, or of "
		    "--registry; it does not look up"));
	if (registry) {
		out = cli_create(made);
		b = mp_book_registry(registry, layout, &why);
	} else {
		args->no_header = true;
		f = filter_open(&cli, args);
		out = filter_create(f, made);
		path = filter_only_file(f);
		b = mp_book_table(f, &why);
	}
	check(b != NULL, &why);
	if ((path && mp_index_stamp_of(&stamp, path) < 0) ||
	    mp_book_write(b, out, path, &stamp) < 0)
		cli_die(_("cannot write '%s': %s"), made, strerror(errno));
	mp_book_builder_free(b);
	if (f)
		return filter_finish(f);
	cli_args_free(args);
	cli_commit();
	return EXIT_DONE;
}

static void
settings(struct mp_normal_settings *s)
{
	struct mp_normal_files files = { cli_data("gazetteer.mpg"), rules_file, names_file,
	    form_name ? cli_shipped("forms", form_name, "form") : NULL };
	mp_buf why = { 0 };

	cli_reads(library);
	check(mp_normal_open(s, &files, &why), &why);
}

int
main(int argc, char **argv)
{
	struct mp_normal_settings normal;
	mp_tag_keys keys = { .n = 0 };
	mp_layout layout = mp_layout_default;
	mp_asking asking = { .settings = &normal, .sure = 0.95, .layout = &layout };
	mp_buf why = { 0 };
	struct cli_args args;
	mp_book *book;
	filter *f;
	int status;

	cli_parse(&cli, argc, argv, &args);
	check(!layout_name || mp_layout_open(&layout, cli_shipped("layouts", layout_name,
	    "layout"), &why), &why);
	if (made)
		return make_index(&args, &layout);
	if (!library && !registry)
		cli_die(_("expected one library; say --library FILE or --registry NAME"));
	if (strcmp(view, "office") != 0 && strcmp(view, "public") != 0)
		cli_die(_("--view: expected office or public, not '%s'"), view);
	asking.public = strcmp(view, "public") == 0;
	asking.attach = attach;
	asking.top = (size_t)cli_number("top", top, 1, 100);
	check(!keys_file || mp_tag_keys_read(&keys, keys_file, &why), &why);
	asking.keys = keys_file ? &keys : NULL;
	f = filter_open(&cli, &args);
	settings(&normal);
	check((book = library ? mp_book_library(f, library, cli_tmpdir(tmpdir), &why) :
	    mp_book_of_registry(registry, &layout, cli_tmpdir(tmpdir), &why)) != NULL, &why);
	check(!library || !registry || mp_book_is_current(book, library, registry, &layout, &why),
	    &why);
	asking.book = book;
	mp_asking_bind(&asking, f);
	mp_asking_run(&asking, f);
	if (mp_book_damaged(book))
		cli_die(_("%s: damaged: its checksum does not match; make it again"),
		    library ? library : registry);
	status = filter_finish(f);
	mp_book_close(book);
	mp_normal_close(&normal);
	mp_tag_keys_forget(&keys);
	return status;
}
