/* plate-render - addresses with codes into door plates that a printer cuts. */
#include <config.h>

#include <errno.h>

#include "plate/rows.h"

static const char *output, *base = "https://menpai.example", *sheet, *type;

static const struct cli_opt opts[] = {
	{ 'o', "output", N_("FILE"), N_("the PDF; without it plates are only checked"),
	    &output, NULL },
	{ 'u', "base-url", N_("URL"), N_("where the QR code leads, before /CODE "
	    "[https://menpai.example]"), &base, NULL },
	{ 's', "sheet", N_("SIZE"), N_("sheets of stickers, A4 or A3, with cut marks"),
	    &sheet, NULL },
	{ 't', "type", N_("TYPE"), N_("make all plates of this type"), &type, NULL },
	{ .name = NULL }
};

static const struct cli cli = {
	"plate-render", N_("[FILE]..."),
	N_("Draw a door plate with a QR code for every address that has a code."),
	opts, CLI_NO_OUTPUT
};

/* NULL: each row its own. */
static const mp_plate_type *
chosen_type(void)
{
	const mp_plate_type *t = type ? mp_plate_type_find(mp_str_from(type)) : NULL;

	if (type != NULL && t == NULL)
		cli_die(_("--type: '%s' is no plate type; there are: large, medium, small, "
		    "building, unit, room, rural"), type);
	return t;
}

static mp_press *
start(filter *f)
{
	mp_press_setup setup = { NULL, base, sheet, cli_source_date() };
	mp_press_status why;
	mp_press *press;

	if (output != NULL)
		setup.out = filter_create(f, output);
	if ((press = mp_press_new(&setup, &why)) != NULL)
		return press;
	if (why == MP_PRESS_BAD_BASE)
		cli_die(_("--base-url: '%s' is not https://HOST[/PATH] of letters, digits "
		    "and - . / : only"), base);
	if (why == MP_PRESS_BAD_SHEET)
		cli_die(_("--sheet: '%s' is no sheet; there are: A4, A3"), sheet);
	cli_die(_("the font Noto Sans CJK SC is missing: install fonts-noto-cjk"));
}

int
main(int argc, char **argv)
{
	filter *f = filter_start(&cli, argc, argv);
	const mp_plate_type *only = chosen_type();
	mp_press *press = start(f);
	mp_plate_rows *rows = mp_plate_rows_new(f, press, only);
	filter_row *r;

	while ((r = filter_next(f)) != NULL)
		mp_plate_rows_make(rows, r);
	mp_plate_rows_free(rows);
	if (!mp_press_finish(press))
		cli_die(_("cannot write '%s': %s"), output, strerror(errno));
	return filter_finish(f);
}
