/* font.c - one font: which characters it has and how large their ink is. */
#include <config.h>

#include "plate/font.h"

#include <pango/pangocairo.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { PAGE = 256, NPAGE = 0x110000 / PAGE, MOST = 256 };

/* Metrics are taken at a size where rounding does not show, and divided by it. */
static const double measured = 1000;

struct slot {
	bool asked;
	mp_glyph glyph;
};

struct mp_font {
	PangoFontMap *map;
	PangoFont *font;
	cairo_font_face_t *face;
	cairo_scaled_font_t *scaled;	/* at `measured` */
	struct slot *page[NPAGE];
};

static PangoFont *
load(PangoFontMap *map, const char *family)
{
	PangoContext *context = pango_font_map_create_context(map);
	PangoFontDescription *want = pango_font_description_new(), *got;
	PangoFont *font;

	pango_font_description_set_family(want, family);
	pango_font_description_set_weight(want, PANGO_WEIGHT_BOLD);
	font = pango_font_map_load_font(map, context, want);
	if (font != NULL) {
		/* Pango gives its best match, which may be any font. */
		got = pango_font_describe(font);
		if (strcmp(pango_font_description_get_family(got), family) != 0 ||
		    pango_font_description_get_weight(got) != PANGO_WEIGHT_BOLD)
			g_clear_object(&font);
		pango_font_description_free(got);
	}
	pango_font_description_free(want);
	g_object_unref(context);
	return font;
}

mp_font *
mp_font_open(const char *family)
{
	mp_font *f = mp_zalloc(1, sizeof *f);
	cairo_font_options_t *exact;
	cairo_matrix_t size, identity;

	f->map = pango_cairo_font_map_new();
	if ((f->font = load(f->map, family)) == NULL) {
		mp_font_close(f);
		return NULL;
	}
	f->face = cairo_font_face_reference(cairo_scaled_font_get_font_face(
	    pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(f->font))));
	cairo_matrix_init_scale(&size, measured, measured);
	cairo_matrix_init_identity(&identity);
	exact = cairo_font_options_create();
	cairo_font_options_set_hint_style(exact, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(exact, CAIRO_HINT_METRICS_OFF);
	f->scaled = cairo_scaled_font_create(f->face, &size, &identity, exact);
	cairo_font_options_destroy(exact);
	return f;
}

void
mp_font_close(mp_font *f)
{
	size_t i;

	if (f == NULL)
		return;
	for (i = 0; i < NPAGE; i++)
		free(f->page[i]);
	cairo_scaled_font_destroy(f->scaled);
	cairo_font_face_destroy(f->face);
	g_clear_object(&f->font);
	g_clear_object(&f->map);
	free(f);
}

static mp_glyph
ask(mp_font *f, uint32_t c)
{
	char text[4];
	int n = 0;
	cairo_glyph_t *g = NULL;
	cairo_text_extents_t e;
	mp_glyph out = { 0 };

	if (cairo_scaled_font_text_to_glyphs(f->scaled, 0, 0, text,
	    (int)mp_utf8_put(text, c), &g, &n, NULL, NULL, NULL) ==
	    CAIRO_STATUS_SUCCESS && n == 1) {
		cairo_scaled_font_glyph_extents(f->scaled, g, 1, &e);
		out.advance = e.x_advance / measured;
		out.left = e.x_bearing / measured;
		out.top = e.y_bearing / measured;
		out.right = out.left + e.width / measured;
		out.bottom = out.top + e.height / measured;
		if (e.width > 0 || c == ' ')
			out.index = g->index;
	}
	cairo_glyph_free(g);
	return out;
}

const mp_glyph *
mp_font_glyph(mp_font *f, uint32_t c)
{
	struct slot **page = &f->page[c / PAGE], *s;

	if (*page == NULL)
		*page = mp_zalloc(PAGE, sizeof **page);
	s = *page + c % PAGE;
	if (!s->asked) {
		s->glyph = ask(f, c);
		s->asked = true;
	}
	return s->glyph.index ? &s->glyph : NULL;
}

void
mp_font_show(mp_font *f, cairo_t *cr, double size, mp_str text,
    const cairo_glyph_t *glyph, size_t n)
{
	cairo_text_cluster_t cluster[MOST];
	size_t i, at;
	uint32_t c;

	for (i = at = 0; i < n && i < MOST; i++) {
		cluster[i].num_bytes = (int)mp_utf8_next(text.p + at, &c);
		cluster[i].num_glyphs = 1;
		at += (size_t)cluster[i].num_bytes;
	}
	cairo_set_font_face(cr, f->face);
	cairo_set_font_size(cr, size);
	cairo_show_text_glyphs(cr, text.p, (int)text.n, glyph, (int)n, cluster,
	    (int)i, 0);
}
