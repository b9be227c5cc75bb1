/* paper.c - pages of A4 with running heads, filled from above to below. */
#include <config.h>

#include "audit/paper.h"

#include <cairo-pdf.h>

#include "audit/cell.h"
#include "row/cli.h"

static const char family[] = "Noto Sans CJK SC";
static const double margin = 45, head = 34, foot = 30;

/* --- begin and end ---------------------------------------------------------------- */

static cairo_status_t
take(void *closure, const unsigned char *data, unsigned length)
{
	mp_buf *out = closure;

	if (out)
		mp_buf_add(out, (mp_str){ (const char *)data, length });
	return CAIRO_STATUS_SUCCESS;
}

/* A layout would fall back to any other font in silence. */
static bool
has_font(PangoFontMap *fonts)
{
	PangoFontFamily **list;
	int n, i;
	bool found = false;

	pango_font_map_list_families(fonts, &list, &n);
	for (i = 0; i < n && !found; i++)
		found = strcmp(pango_font_family_get_name(list[i]), family) == 0;
	g_free(list);
	return found;
}

bool
mp_paper_init(mp_paper *p, mp_buf *out, mp_str language, mp_str title, const char *date)
{
	cairo_font_options_t *options;
	mp_buf text = { 0 };

	*p = (mp_paper){ .title = title, .out = out, .from = out ? out->n : 0 };
	p->fonts = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	if (!has_font(p->fonts)) {
		g_object_unref(p->fonts);
		return false;
	}
	p->surface = cairo_pdf_surface_create_for_stream(take, out, PAPER_SHORT, PAPER_LONG);
	mp_plain(&text, title);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_TITLE,
	    mp_buf_cstr(&text));
	/* Without any date cairo takes that of the clock. */
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
	p->cr = cairo_create(p->surface);
	p->context = pango_font_map_create_context(p->fonts);
	/* Advances as they are, not rounded to whole points. */
	options = cairo_font_options_create();
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	pango_cairo_context_set_font_options(p->context, options);
	cairo_font_options_destroy(options);
	pango_context_set_round_glyph_positions(p->context, FALSE);
	pango_cairo_update_context(p->cr, p->context);
	text.n = 0;
	mp_buf_add(&text, language);
	pango_context_set_language(p->context,
	    pango_language_from_string(mp_buf_cstr(&text)));
	p->layout = pango_layout_new(p->context);
	mp_buf_free(&text);
	return true;
}

/* cairo 1.16 writes dates without the "D:" that ISO 32000-1, 7.9.4 asks for.  There is
 * room for it: where things are in the file must not change. */
static void
mend_date(mp_paper *p)
{
	static const char wrong[] = "\n   /CreationDate (2", right[] = "\n /CreationDate (D:2";
	size_t n = sizeof wrong - 1, at;

	_Static_assert(sizeof wrong == sizeof right, "in place");
	for (at = p->out->n; at-- > p->from + n;)
		if (memcmp(p->out->p + at - n, wrong, n) == 0) {
			memcpy(p->out->p + at - n, right, n);
			return;
		}
}

bool
mp_paper_fini(mp_paper *p)
{
	cairo_status_t status;

	if (p->begun)
		cairo_show_page(p->cr);
	status = cairo_status(p->cr);
	g_object_unref(p->layout);
	g_object_unref(p->context);
	g_object_unref(p->fonts);
	cairo_destroy(p->cr);
	cairo_surface_finish(p->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(p->surface);
	cairo_surface_destroy(p->surface);
	if (p->out)
		mend_date(p);
	mp_buf_free(&p->plain);
	return status == CAIRO_STATUS_SUCCESS;
}

/* --- pages ------------------------------------------------------------------------ */

/* The first page bears the title itself. */
static void
running(mp_paper *p)
{
	mp_paper_style style = { .size = 8, .ink = MP_INK_SOFT };
	double y = p->height - foot - 6;
	mp_buf text = { 0 };

	if (p->page > 1) {
		mp_paper_set(p, &style, p->title, (p->right - p->left) / 2);
		mp_paper_show(p, &style, p->left, head - 4);
		style.anchor = MP_ANCHOR_END;
		mp_paper_set(p, &style, p->section, (p->right - p->left) / 2 - 10);
		mp_paper_show(p, &style, (p->left + p->right) / 2 + 10, head - 4);
		mp_paper_rule(p, MP_INK_SOFT, 0.5, p->left, p->right, head + 10);
	}
	style.anchor = MP_ANCHOR_START;
	mp_paper_set(p, &style, p->foot, (p->right - p->left) * 0.7);
	mp_paper_show(p, &style, p->left, y);
	mp_buf_printf(&text, _("page %zu of %zu"), p->page, p->pages);
	style.anchor = MP_ANCHOR_END;
	mp_paper_set(p, &style, mp_buf_str(&text), p->right - p->left);
	mp_paper_show(p, &style, p->left, y);
	mp_buf_free(&text);
}

void
mp_paper_break(mp_paper *p, bool across)
{
	if (p->begun)
		cairo_show_page(p->cr);
	p->begun = true;
	p->page++;
	p->across = across;
	p->width = across ? PAPER_LONG : PAPER_SHORT;
	p->height = across ? PAPER_SHORT : PAPER_LONG;
	cairo_pdf_surface_set_size(p->surface, p->width, p->height);
	p->left = margin;
	p->right = p->width - margin;
	p->top = p->page > 1 ? head + 20 : head;
	p->bottom = p->height - foot - 16;
	p->y = p->top;
	running(p);
}

bool
mp_paper_need(mp_paper *p, double height, bool across)
{
	if (p->begun && p->across == across && p->y + height <= p->bottom)
		return false;
	if (p->begun && p->across == across && p->y <= p->top)
		return false;	/* it will not fit on any page */
	mp_paper_break(p, across);
	return true;
}

/* --- text ------------------------------------------------------------------------- */

static void
font(mp_paper *p, const mp_paper_style *s)
{
	PangoFontDescription *d = pango_font_description_new();

	pango_font_description_set_family_static(d, family);
	pango_font_description_set_absolute_size(d, s->size * PANGO_SCALE);
	pango_font_description_set_weight(d, s->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(p->layout, d);
	pango_font_description_free(d);
}

/* cairo 1.16 puts into the file only those subroutines of a font that it sees called.  It
 * miscounts the hints of glyphs whose first hintmask stands behind a path, overlooks the
 * call, and nothing is drawn.  Of all hanzi of the regular font it loses these two, which
 * have another glyph in Japanese. */
static void
avoid_lost_glyphs(PangoAttrList *list, mp_str text)
{
	static const mp_str lost[] = { MP_STR("如"), MP_STR("瘃") };
	PangoAttribute *a;
	size_t i, k;

	for (k = 0; k < sizeof lost / sizeof *lost; k++)
		for (i = 0; i + lost[k].n <= text.n; i++)
			if (memcmp(text.p + i, lost[k].p, lost[k].n) == 0) {
				a = pango_attr_language_new(pango_language_from_string("ja"));
				a->start_index = (guint)i;
				a->end_index = (guint)(i + lost[k].n);
				pango_attr_list_insert(list, a);
			}
}

static void
attributes(mp_paper *p, const mp_paper_style *s)
{
	PangoAttrList *list = pango_attr_list_new();
	PangoAttribute *a;
	unsigned char c[3];

	pango_attr_list_insert(list, pango_attr_font_features_new("tnum=1"));
	avoid_lost_glyphs(list, mp_buf_str(&p->plain));
	if (s->small) {
		mp_ink_colour(MP_INK_SOFT, c);
		a = pango_attr_size_new_absolute((int)(s->size * 0.82 * PANGO_SCALE));
		a->start_index = (guint)s->small;
		pango_attr_list_insert(list, a);
		a = pango_attr_foreground_new(c[0] * 257u & 0xFFFF, c[1] * 257u & 0xFFFF,
		    c[2] * 257u & 0xFFFF);
		a->start_index = (guint)s->small;
		pango_attr_list_insert(list, a);
	}
	pango_layout_set_attributes(p->layout, list);
	pango_attr_list_unref(list);
}

void
mp_paper_set(mp_paper *p, const mp_paper_style *s, mp_str text, double width)
{
	font(p, s);
	p->plain.n = 0;
	mp_plain(&p->plain, text);
	pango_layout_set_text(p->layout, mp_buf_cstr(&p->plain), (int)p->plain.n);
	attributes(p, s);
	pango_layout_set_width(p->layout, width > 0 ? (int)(width * PANGO_SCALE) : -1);
	pango_layout_set_wrap(p->layout, s->anywhere ? PANGO_WRAP_CHAR : PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(p->layout, s->anchor == MP_ANCHOR_END ? PANGO_ALIGN_RIGHT :
	    s->anchor == MP_ANCHOR_MIDDLE ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
	pango_layout_set_indent(p->layout, (int)(s->indent * PANGO_SCALE));
	pango_layout_set_line_spacing(p->layout, s->spacing > 0 ? (float)s->spacing : 1.0f);
}

double
mp_paper_height(mp_paper *p)
{
	PangoRectangle r;

	pango_layout_get_extents(p->layout, NULL, &r);
	return (double)r.height / PANGO_SCALE;
}

double
mp_paper_natural(mp_paper *p, const mp_paper_style *s, mp_str text)
{
	PangoRectangle r;

	mp_paper_set(p, s, text, 0);
	pango_layout_get_extents(p->layout, NULL, &r);
	return (double)r.width / PANGO_SCALE;
}

static void
colour(mp_paper *p, unsigned ink)
{
	unsigned char c[3];

	mp_ink_colour(ink, c);
	cairo_set_source_rgb(p->cr, c[0] / 255.0, c[1] / 255.0, c[2] / 255.0);
}

void
mp_paper_show(mp_paper *p, const mp_paper_style *s, double x, double y)
{
	colour(p, s->ink);
	cairo_move_to(p->cr, x, y);
	pango_cairo_show_layout(p->cr, p->layout);
}

/* --- drawings ----------------------------------------------------------------------- */

void
mp_paper_rule(mp_paper *p, unsigned ink, double width, double x0, double x1, double y)
{
	colour(p, ink);
	cairo_set_line_width(p->cr, width);
	cairo_set_dash(p->cr, NULL, 0, 0);
	cairo_move_to(p->cr, x0, y);
	cairo_line_to(p->cr, x1, y);
	cairo_stroke(p->cr);
}

static void
stroke(mp_paper *p, const mp_shape *s)
{
	double dash[2];

	cairo_set_line_width(p->cr, s->width);
	if (s->dash)
		mp_scene_dash(s->dash, dash);
	cairo_set_dash(p->cr, dash, s->dash ? 2 : 0, 0);
	cairo_stroke(p->cr);
}

/* Text stands on its baseline, as in SVG. */
static void
words(mp_paper *p, const mp_shape *s)
{
	mp_paper_style style = { .size = s->size, .ink = s->ink };
	double w = mp_paper_natural(p, &style, s->text);
	double x = s->anchor == MP_ANCHOR_END ? s->x - w :
	    s->anchor == MP_ANCHOR_MIDDLE ? s->x - w / 2 : s->x;

	mp_paper_show(p, &style, x,
	    s->y - (double)pango_layout_get_baseline(p->layout) / PANGO_SCALE);
}

static void
shape(mp_paper *p, const mp_scene *scene, const mp_shape *s)
{
	const double *point = scene->point + s->first;
	size_t i;

	colour(p, s->ink);
	switch (s->kind) {
	case MP_SHAPE_RECT:
		cairo_rectangle(p->cr, s->x, s->y, s->w, s->h);
		cairo_fill(p->cr);
		break;
	case MP_SHAPE_LINE:
		cairo_move_to(p->cr, s->x, s->y);
		cairo_line_to(p->cr, s->x + s->w, s->y + s->h);
		stroke(p, s);
		break;
	case MP_SHAPE_WAY:
		cairo_new_path(p->cr);	/* a text leaves a point behind */
		for (i = 0; i < s->points; i++)
			cairo_line_to(p->cr, point[2 * i], point[2 * i + 1]);
		stroke(p, s);
		break;
	case MP_SHAPE_TEXT:
		words(p, s);
		break;
	}
}

void
mp_paper_scene(mp_paper *p, const mp_scene *s, double x, double y, double scale)
{
	size_t i;

	cairo_save(p->cr);
	cairo_translate(p->cr, x, y);
	cairo_scale(p->cr, scale, scale);
	for (i = 0; i < s->n; i++)
		shape(p, s, &s->shape[i]);
	cairo_restore(p->cr);
}

void
mp_paper_bookmark(mp_paper *p, int level, mp_str text)
{
	mp_buf name = { 0 }, where = { 0 };

	mp_plain(&name, text);
	mp_buf_printf(&where, "page=%zu pos=[%.1f %.1f]", p->page, p->left, p->y);
	cairo_pdf_surface_add_outline(p->surface, CAIRO_PDF_OUTLINE_ROOT, mp_buf_cstr(&name),
	    mp_buf_cstr(&where), level > 1 ? 0 : CAIRO_PDF_OUTLINE_FLAG_BOLD);
	mp_buf_free(&name);
	mp_buf_free(&where);
}
