/* plate-render - addresses with codes into door plates that a printer cuts. */
#include <config.h>

#include <errno.h>
#include <stdlib.h>

#include "plate/options.h"
#include "plate/rows.h"

static mp_plate_options o = { .base = "https://menpai.example", .templates = "standard",
	.colour = "rgb", .margin = "10", .gutter = "6" };
static bool list_types, verify;
static const char *preview;

static const struct cli_opt opts[] = {
	{ 'o', "output", N_("FILE"), N_("the PDF; without it plates are only checked"),
	    &o.output, NULL },
	{ 'u', "base-url", N_("URL"), N_("where the QR code leads, before /CODE "
	    "[https://menpai.example]"), &o.base, NULL },
	{ 0, "key", N_("FILE"), N_("sign the codes with the first key of this file"),
	    &o.key, NULL },
	{ 0, "verify-payload", NULL, N_("judge the payloads of the column 'payload' instead"),
	    NULL, &verify },
	{ 0, "template", N_("DIR"), N_("templates: standard, jiaxing or a folder [standard]"),
	    &o.templates, NULL },
	{ 0, "list-types", NULL, N_("list the types of plates that there are"), NULL,
	    &list_types },
	{ 't', "type", N_("TYPE"), N_("make all plates of this type"), &o.type, NULL },
	{ 0, "preview", "png|svg", N_("a picture of the first plate instead of the PDF"),
	    &preview, NULL },
	{ 0, "prove", NULL, N_("decode every plate as printed, not only a sample"), NULL,
	    &o.prove },
	{ 's', "sheet", N_("SIZE"), N_("sheets of stickers with cut marks: A4, A3 or WxH in mm"),
	    &o.sheet, NULL },
	{ 0, "margin", N_("MM"), N_("what the printer of sheets cannot reach [10]"),
	    &o.margin, NULL },
	{ 0, "gutter", N_("MM"), N_("between the plates of a sheet [6]"), &o.gutter, NULL },
	{ 0, "bleed", NULL, N_("print over the edge of the plates, with cut marks"), NULL,
	    &o.bleed },
	{ 0, "colour", "rgb|cmyk|spot", N_("how colours are written [rgb]"), &o.colour, NULL },
	{ 0, "grid-dpi", N_("N"), N_("QR modules of whole dots of this printer"), &o.grid, NULL },
	{ 0, "bar-width-reduction", N_("MM"), N_("make dark modules thinner, for ink that runs"),
	    &o.reduction, NULL },
	{ 0, "split", N_("N|COLUMN"), N_("a file for every N plates, or every value of a column"),
	    &o.split, NULL },
	{ 0, "order", N_("FILE"), N_("write how many of which plates are ordered"), &o.order,
	    NULL },
	{ .name = NULL }
};

static const struct cli cli = {
	"plate-render", N_("[FILE]..."),
	N_("Draw a door plate with a QR code for every address that has a code."),
	opts, CLI_NO_OUTPUT
};

/* Whose payloads are these? */
static int
verify_payloads(filter *f, const mp_tag_keys *keys)
{
	filter_col payload = filter_need(f, "payload");
	filter_col verdict = filter_add(f, "verdict"), inside = filter_add(f, "verified_code");
	size_t count[MP_TAG_MALFORMED + 1] = { 0 };
	filter_row *r;
	mp_str code;
	int status;

	while ((r = filter_next(f)) != NULL) {
		mp_tag_verdict v = mp_tag_check(keys, filter_get(r, payload), &code);

		count[v]++;
		filter_set(r, verdict, mp_str_from(mp_tag_word(v)));
		if (v == MP_TAG_VALID)
			filter_set(r, inside, code);
		filter_put(f, r);
	}
	filter_count(f, N_("valid"), count[MP_TAG_VALID]);
	filter_count(f, N_("forged"), count[MP_TAG_FORGED]);
	filter_count(f, N_("wrong key"), count[MP_TAG_WRONG_KEY]);
	filter_count(f, N_("malformed"), count[MP_TAG_MALFORMED]);
	status = filter_finish(f);
	return status == EXIT_DONE && (count[MP_TAG_FORGED] || count[MP_TAG_WRONG_KEY] ||
	    count[MP_TAG_MALFORMED]) ? EXIT_REJECTED : status;
}

static int
make_plates(filter *f, mp_plate_setup *setup)
{
	mp_plate_rows *rows = mp_plate_rows_new(f, &setup->plan);
	mp_outfile *picture = preview ? filter_create(f, o.output) : NULL;
	const char *which = o.output;
	bool good = true;
	filter_row *r;
	int error = 0;

	while ((r = filter_next(f)) != NULL)
		if (preview == NULL)
			mp_plate_rows_make(rows, r);
		else if (!mp_plate_rows_preview(rows, r, preview, picture)) {
			good = false;
			error = errno;
		}
	if (good && preview && !mp_plate_rows_previewed(rows))
		cli_die(_("--preview: no row gives a plate"));
	if (!mp_plate_rows_finish(rows, &which)) {
		good = false;
		error = errno;
	}
	if (!good)
		cli_die(_("cannot write '%s': %s"), which ? which : o.output, strerror(error));
	return filter_finish(f);
}

static int
print_types(const mp_plate_types *types)
{
	mp_buf list = { 0 };

	mp_plate_types_list(types, &list);
	cli_print(mp_buf_str(&list));
	mp_buf_free(&list);
	return EXIT_DONE;
}

int
main(int argc, char **argv)
{
	struct cli_args args;
	mp_plate_setup setup;
	int status;

	cli_parse(&cli, argc, argv, &args);
	if (verify) {
		const mp_tag_keys *keys = mp_plate_setup_keys(&setup, &o, "verify-payload");

		status = verify_payloads(filter_open(&cli, &args), keys);
	} else {
		mp_plate_setup_init(&setup, &o, preview);
		if (list_types) {
			status = print_types(&setup.types);
			cli_args_free(&args);
		} else
			status = make_plates(filter_open(&cli, &args), &setup);
	}
	mp_plate_setup_fini(&setup);
	return status;
}
