/* svg.c - a scene as SVG. */
#include <config.h>

#include "audit/cell.h"
#include "audit/scene.h"

static void
ink_of(mp_buf *out, const char *what, unsigned ink)
{
	unsigned char c[3];

	mp_ink_colour(ink, c);
	mp_buf_printf(out, " %s=\"#%02x%02x%02x\"", what, c[0], c[1], c[2]);
}

static void
stroke(mp_buf *out, const mp_shape *s)
{
	double dash[2];

	ink_of(out, "stroke", s->ink);
	mp_buf_printf(out, " stroke-width=\"%g\"", s->width);
	if (s->dash) {
		mp_scene_dash(s->dash, dash);
		mp_buf_printf(out, " stroke-dasharray=\"%g %g\"", dash[0], dash[1]);
	}
	mp_buf_adds(out, "/>\n");
}

static void
shape(mp_buf *out, const mp_scene *scene, const mp_shape *s)
{
	static const char *const anchor[] = { "start", "middle", "end" };
	const double *p = scene->point + s->first;
	size_t i;

	switch (s->kind) {
	case MP_SHAPE_RECT:
		mp_buf_printf(out, "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"",
		    s->x, s->y, s->w, s->h);
		ink_of(out, "fill", s->ink);
		mp_buf_adds(out, "/>\n");
		break;
	case MP_SHAPE_LINE:
		mp_buf_printf(out, "<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\"", s->x,
		    s->y, s->x + s->w, s->y + s->h);
		stroke(out, s);
		break;
	case MP_SHAPE_WAY:
		mp_buf_adds(out, "<polyline fill=\"none\" points=\"");
		for (i = 0; i < s->points; i++)
			mp_buf_printf(out, "%s%.2f,%.2f", i ? " " : "", p[2 * i], p[2 * i + 1]);
		mp_buf_adds(out, "\"");
		stroke(out, s);
		break;
	case MP_SHAPE_TEXT:
		mp_buf_printf(out, "<text x=\"%.2f\" y=\"%.2f\" font-size=\"%g\" "
		    "text-anchor=\"%s\"", s->x, s->y, s->size, anchor[s->anchor]);
		ink_of(out, "fill", s->ink);
		mp_buf_addc(out, '>');
		mp_escape(out, s->text);
		mp_buf_adds(out, "</text>\n");
		break;
	}
}

void
mp_scene_svg(const mp_scene *s, mp_buf *out, size_t id, mp_str title, mp_str description)
{
	size_t i;

	mp_buf_printf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
	    "viewBox=\"0 0 %.2f %.2f\" role=\"img\" aria-labelledby=\"t%zu d%zu\">\n<title "
	    "id=\"t%zu\">", s->w, s->h, id, id, id);
	mp_escape(out, title);
	mp_buf_printf(out, "</title>\n<desc id=\"d%zu\">", id);
	mp_escape(out, description);
	mp_buf_adds(out, "</desc>\n");
	for (i = 0; i < s->n; i++)
		shape(out, s, &s->shape[i]);
	mp_buf_adds(out, "</svg>\n");
}
