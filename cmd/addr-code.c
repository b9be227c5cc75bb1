/* addr-code - give every address its code for life, or check codes. */
#include <config.h>

#include "code/rows.h"
#include "code/verify.h"

static const char *registry_file, *layout_name, *batch = "50000";
static bool check;
static mp_layout layout;

static const struct cli_opt opts[] = {
	{ 0, "registry", N_("FILE"), N_("the registry of codes; made if it is not there"),
	    &registry_file, NULL },
	{ 0, "layout", N_("NAME"), N_("the digits of a code: a file, or one that comes with "
	    "menpai [menpai]"), &layout_name, NULL },
	{ 0, "batch", N_("ROWS"), N_("how many rows are stored at once [50000]"), &batch, NULL },
	{ 0, "check", NULL, N_("check the codes of the column 'code' instead"), NULL, &check },
	{ .name = NULL }
};

static const struct cli cli = {
	"addr-code", N_("--registry FILE [FILE]..."),
	N_("Give every standard address its code for life."), opts, 0
};

static mp_registry *
open_registry(mp_store_mode mode)
{
	mp_buf why = { 0 };
	mp_registry *r = mp_registry_open(registry_file, mode, &layout, &why);

	if (!r)
		cli_die(_("cannot open the registry '%s': %s"), registry_file,
		    mp_buf_cstr(&why));
	return r;
}

static void
store(mp_code_rows *rows, mp_registry *registry)
{
	if (!mp_code_rows_flush(rows, registry))
		cli_die(_("cannot store codes in the registry '%s': %s"), registry_file,
		    mp_registry_why(registry));
}

static int
give_codes(filter *f)
{
	size_t size = (size_t)cli_number("batch", batch, 1, 1000000);
	mp_code_rows *rows = mp_code_rows_new(f, &layout, size);
	mp_registry *registry = open_registry(MP_STORE_WRITE);
	filter_row *r;

	while ((r = filter_next(f)) != NULL)
		if (mp_code_rows_add(rows, r))
			store(rows, registry);
	store(rows, registry);
	mp_code_rows_free(rows);
	mp_registry_close(registry);
	return filter_finish(f);
}

static int
check_codes(filter *f)
{
	filter_col code = filter_need(f, "code");
	filter_col good = filter_add(f, "code_ok"), why = filter_add(f, "code_why");
	mp_verifier v = { .layout = &layout };
	mp_gaz *gaz;
	size_t wrong = 0, empty = 0;
	mp_code_fault fault;
	const char *reason;
	filter_row *r;
	int status;

	if (!(v.gaz = gaz = mp_gaz_open(cli_data("gazetteer.mpg"), &reason)))
		cli_die(_("cannot use the gazetteer '%s': %s"), cli_data("gazetteer.mpg"), reason);
	v.registry = registry_file ? open_registry(MP_STORE_READ) : NULL;
	for (; (r = filter_next(f)) != NULL; filter_put(f, r)) {
		if (filter_get(r, code).n == 0) {
			empty++;
			continue;
		}
		if (!mp_verify(&v, filter_get(r, code), &fault))
			cli_die(_("cannot read the registry '%s': %s"), registry_file,
			    mp_registry_why(v.registry));
		filter_set(r, good, fault == MP_CODE_OK ? MP_STR("yes") : MP_STR("no"));
		filter_set(r, why, mp_str_from(mp_fault_name(fault)));
		wrong += fault != MP_CODE_OK;
	}
	mp_registry_close(v.registry);
	mp_gaz_close(gaz);
	filter_count(f, N_("wrong"), wrong);
	filter_count(f, N_("empty"), empty);
	status = filter_finish(f);
	return status == EXIT_DONE && wrong ? EXIT_REJECTED : status;
}

int
main(int argc, char **argv)
{
	filter *f = filter_start(&cli, argc, argv);
	mp_buf why = { 0 };

	layout = mp_layout_default;
	if (layout_name && !mp_layout_open(&layout, cli_shipped("layouts", layout_name, "layout"),
	    &why))
		cli_die("%s", mp_buf_cstr(&why));
	if (!check && !registry_file)
		cli_die(_("no registry is given; say --registry FILE"));
	return check ? check_codes(f) : give_codes(f);
}
