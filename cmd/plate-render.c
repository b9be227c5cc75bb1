/* plate-render - addresses with codes into door plates that a printer cuts. */
#include <config.h>

#include <errno.h>

#include "address/columns.h"
#include "plate/manifest.h"
#include "plate/wording.h"

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
	opts, CLI_NO_OUTPUT | CLI_NO_THREADS
};

static mp_address_columns elements;
static filter_col level, code, postcode, wish;
static filter_col out[MP_MANIFEST_COLUMNS];

static void
bind(filter *f)
{
	int i;

	mp_address_bind(&elements, f);
	level = filter_want(f, "level");
	code = filter_need(f, "code");
	postcode = filter_want(f, "postcode");
	wish = filter_want(f, "plate_type");
	filter_fresh(f);
	for (i = 0; i < MP_MANIFEST_COLUMNS; i++)
		out[i] = filter_add(f, mp_manifest_column[i]);
}

static mp_press *
start(filter *f)
{
	mp_press_setup setup = { NULL, base, sheet, cli_source_date() };
	mp_press_status why;
	mp_press *press;

	if (type != NULL && mp_plate_type_find(mp_str_from(type)) == NULL)
		cli_die(_("--type: '%s' is no plate type; there are: large, medium, small, "
		    "building, unit, room, rural"), type);
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

/* The type of a row, or NULL: the row is rejected. */
static const mp_plate_type *
choose(filter *f, filter_row *r, const mp_address *a)
{
	mp_str want = type ? mp_str_from(type) : filter_get(r, wish);
	mp_str ends = filter_get(r, level);
	const mp_plate_type *t;

	if (ends.n == 0 && mp_address_level(a) < MP_NELEMENT)
		ends = mp_str_from(mp_elements[mp_address_level(a)].name);
	if (want.n > 0 && (t = mp_plate_type_find(want)) != NULL)
		return t;
	else if (want.n > 0)
		filter_reject(f, r, wish, _("'%.*s' is no plate type; there are: large, "
		    "medium, small, building, unit, room, rural"), (int)want.n, want.p);
	else if ((t = mp_plate_choose(a, mp_element_find(ends))) != NULL)
		return t;
	else
		filter_reject(f, r, level, _("there is no plate for an address that ends "
		    "with its '%.*s'; it needs a door, building, unit or room number"),
		    (int)ends.n, ends.p);
	return NULL;
}

static void
refuse(filter *f, filter_row *r, const mp_plate_type *t, const mp_str *text,
    const mp_fault *fault)
{
	const filter_col col[MP_PLATE_NFIELD] = { elements.elem[MP_ROAD],
		elements.elem[t->number], postcode, FILTER_NONE, code };
	const char *why = _(mp_fault_reason(fault));
	mp_str s = text[fault->field];

	/* What must not be on a plate must not be in a message. */
	if (fault->kind == MP_FAULT_PERSONAL || fault->kind == MP_FAULT_BAD_CODE ||
	    fault->kind == MP_FAULT_EMPTY)
		filter_reject(f, r, col[fault->field], "%s", why);
	else if (fault->kind == MP_FAULT_NO_GLYPH)
		filter_reject(f, r, col[fault->field], "%s: U+%04X, '%.*s'", why,
		    fault->character, (int)s.n, s.p);
	else if (fault->kind == MP_FAULT_NO_ROOM)
		filter_reject(f, r, wish, "%s: %s, %g x %g mm", why, t->name, t->width,
		    t->height);
	else
		filter_reject(f, r, col[fault->field], "%s: '%.*s'", why, (int)s.n, s.p);
}

/* One row: a plate or a reject. */
static void
plate(filter *f, filter_row *r, mp_press *press, mp_buf *b)
{
	mp_str text[MP_PLATE_NFIELD] = { { NULL, 0 } }, value[MP_MANIFEST_COLUMNS];
	const mp_plate_type *t;
	mp_press_place at;
	mp_fault fault;
	mp_address a;
	int i;

	mp_address_read(&a, &elements, r);
	if ((t = choose(f, r, &a)) == NULL)
		return;
	b->n = 0;
	mp_plate_name(b, t, &a);
	text[MP_PLATE_NAME] = mp_buf_str(b);
	text[MP_PLATE_NUMBER] = a.elem[t->number];
	text[MP_PLATE_POSTCODE] = filter_get(r, postcode);
	text[MP_PLATE_CODE] = filter_get(r, code);
	if (mp_press_add(press, t, text, &at, &fault) != MP_FAULT_NONE) {
		refuse(f, r, t, text, &fault);
		return;
	}
	mp_manifest(value, b, t, text[MP_PLATE_CODE], &at, &a);
	for (i = 0; i < MP_MANIFEST_COLUMNS; i++)
		filter_set(r, out[i], value[i]);
	filter_put(f, r);
}

int
main(int argc, char **argv)
{
	filter *f = filter_start(&cli, argc, argv);
	mp_press *press;
	mp_buf b = { 0 };
	filter_row *r;

	bind(f);
	press = start(f);
	while ((r = filter_next(f)) != NULL)
		plate(f, r, press, &b);
	if (!mp_press_finish(press))
		cli_die(_("cannot write '%s': %s"), output, strerror(errno));
	mp_buf_free(&b);
	return filter_finish(f);
}
