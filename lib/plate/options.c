/* options.c - what the options of plate-render mean. */
#include <config.h>

#include "plate/options.h"

#include <stdio.h>

static double
millimetres(const char *option, const char *text, double most)
{
	mp_str s = mp_str_from(text);
	size_t n = mp_str_digits(s), i;
	double v = 0, unit = 1;

	for (i = 0; i < n && n <= 4; i++)
		v = v * 10 + (s.p[i] - '0');
	s = mp_str_skip(s, n);
	if (n && s.n > 1 && s.p[0] == '.') {
		s = mp_str_skip(s, 1);
		for (; s.n && s.p[0] >= '0' && s.p[0] <= '9'; s = mp_str_skip(s, 1))
			v += (s.p[0] - '0') * (unit /= 10);
	}
	if (n == 0 || n > 4 || s.n || v > most)
		cli_die(_("--%s: '%s' is not a number of mm from 0 to %g"), option, text, most);
	return v;
}

static mp_colours
colours(const char *text)
{
	static const char *const names[] = { "rgb", "cmyk", "spot" };
	int i;

	for (i = 0; i < 3; i++)
		if (strcmp(text, names[i]) == 0)
			return (mp_colours)i;
	cli_die(_("--colour: '%s' is not rgb, cmyk or spot"), text);
}

/* A name without a slash is a set that comes with menpai. */
static void
open_templates(mp_plate_setup *s, const char *given)
{
	mp_buf why = { 0 };
	char name[256];

	if (strchr(given, '/') == NULL && strchr(given, '.') == NULL) {
		snprintf(name, sizeof name, "plates/%s", given);
		given = cli_data(name);
	}
	if (!mp_plate_types_open(&s->types, given, &why))
		cli_die("%s", mp_buf_cstr(&why));
}

static void
open_keys(mp_plate_setup *s, const char *file)
{
	mp_buf why = { 0 };

	if (file != NULL && !mp_tag_keys_read(&s->keys, file, &why))
		cli_die("%s", mp_buf_cstr(&why));
}

static void
set_look(mp_look *look, const mp_plate_options *o, const char *preview)
{
	look->colours = preview ? MP_COLOURS_RGB : colours(o->colour);
	look->bleed = o->bleed && preview == NULL;
	if (o->grid != NULL)
		look->grid = 25.4 / (double)cli_number("grid-dpi", o->grid, 72, 9600);
	if (o->reduction != NULL)
		look->reduction = millimetres("bar-width-reduction", o->reduction, 10);
}

static void
set_sheet(mp_plate_setup *s, const mp_plate_options *o)
{
	if (o->sheet == NULL)
		return;
	if (!mp_sheet_size(&s->sheet, o->sheet))
		cli_die(_("--sheet: '%s' is no sheet; there are: A4, A3 and WIDTHxHEIGHT in mm, "
		    "like 320x450"), o->sheet);
	s->sheet.margin = millimetres("margin", o->margin, 200);
	s->sheet.gutter = millimetres("gutter", o->gutter, 200);
	s->sheet.grid = s->job.look.grid;
	s->plan.press.sheet = &s->sheet;
}

static void
start_job(mp_plate_setup *s, const mp_plate_options *o)
{
	mp_str missing;

	switch (mp_job_init(&s->job, o->base, &missing)) {
	case MP_JOB_BAD_BASE:
		cli_die(_("--base-url: '%s' is not https://HOST[/PATH] of letters, digits "
		    "and - . / : only"), o->base);
	case MP_JOB_NO_FONT:
		cli_die(_("the font %.*s is missing, or is not OpenType with CFF outlines; "
		    "install fonts-noto-cjk, or what the template names"), (int)missing.n,
		    missing.p);
	case MP_JOB_OK:
		break;
	}
}

static void
check(const mp_plate_setup *s, const mp_plate_options *o, const char *preview)
{
	if (o->type != NULL &&
	    mp_plate_types_find(&s->types, mp_str_from(o->type), true) == NULL)
		cli_die(_("--type: '%s' is no plate type; there are: %.*s"), o->type,
		    (int)s->types.names.n, s->types.names.p);
	if (preview != NULL && strcmp(preview, "png") != 0 && strcmp(preview, "svg") != 0)
		cli_die(_("--preview: '%s' is not png or svg"), preview);
	if (preview != NULL && o->output == NULL)
		cli_die(_("--preview needs --output, the file of the picture"));
	if (o->split != NULL && o->output == NULL)
		cli_die(_("--split needs --output, after which the files are called"));
	if (o->prove && !mp_proof_possible())
		cli_die(_("--prove: this menpai was built without a decoder; build it with "
		    "libzbar"));
}

void
mp_plate_setup_init(mp_plate_setup *s, const mp_plate_options *o, const char *preview)
{
	*s = (mp_plate_setup){ .keys = { .n = 0 } };
	open_templates(s, o->templates);
	open_keys(s, o->key);
	check(s, o, preview);
	s->job.types = &s->types;
	s->job.keys = o->key ? &s->keys : NULL;
	s->job.sheets = o->sheet != NULL && preview == NULL;
	s->job.prove = o->prove;
	set_look(&s->job.look, o, preview);
	start_job(s, o);
	s->plan = (mp_plate_plan){
		.press = { .job = &s->job, .title = "门牌 door plates",
		    .date = cli_source_date() },
		.type = o->type, .output = preview ? NULL : o->output,
		.split = preview ? NULL : o->split, .order = preview ? NULL : o->order,
	};
	set_sheet(s, o);
}

void
mp_plate_setup_fini(mp_plate_setup *s)
{
	mp_job_free(&s->job);
	mp_plate_types_close(&s->types);
	mp_tag_keys_forget(&s->keys);
}

const mp_tag_keys *
mp_plate_setup_keys(mp_plate_setup *s, const mp_plate_options *o, const char *option)
{
	*s = (mp_plate_setup){ .keys = { .n = 0 } };
	if (o->key == NULL)
		cli_die(_("--%s needs --key, the file of the keys"), option);
	open_keys(s, o->key);
	return &s->keys;
}

void
mp_plate_types_list(const mp_plate_types *types, mp_buf *b)
{
	const mp_plate_type *t;

	mp_buf_adds(b, "type\ttype_zh\twidth_mm\theight_mm\tqr_mm\tlevel\tmodule_mm\t"
	    "without_postcode\tserves\ttemplate\n");
	for (t = types->type; t < types->type + types->n; t++)
		mp_buf_printf(b, "%.*s\t%.*s\t%g\t%g\t%g\t%c\t%g\t%s\t%.*s\t%.*s\n",
		    (int)t->name.n, t->name.p, (int)t->zh.n, t->zh.p, t->width, t->height,
		    t->qr.w, t->level, t->module, t->without_postcode ? "yes" : "no",
		    (int)t->serves.n, t->serves.p, (int)t->path.n, t->path.p);
}
