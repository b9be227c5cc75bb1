/* line.c - set one line of text into its box. */
#include <config.h>

#include "plate/line.h"

#include <math.h>

#include "base/utf8.h"

/* Sizes are steps of the largest one: few different sizes keep cairo's cache of
 * scaled fonts small, and nobody sees one per cent. */
enum { STEPS = 100 };

/* The gap between groups of a code, in its size. */
static const double group_gap = 0.45;

struct ink {
	double left, top, right, bottom;
};

static void
grow(struct ink *a, const mp_glyph *g, double x, double scale)
{
	if (g->right <= g->left)
		return;
	a->left = fmin(a->left, x + g->left * scale);
	a->right = fmax(a->right, x + g->right * scale);
	a->top = fmin(a->top, g->top * scale);
	a->bottom = fmax(a->bottom, g->bottom * scale);
}

/* Append one span at size 1, its ink standing on the line y = 0; the suffix 号 of
 * half size would hang below the digits otherwise. */
static mp_line_status
append(mp_line *l, mp_span span, double *x, struct ink *all, uint32_t *missing)
{
	struct ink ink = { INFINITY, INFINITY, -INFINITY, -INFINITY };
	size_t at, first = l->n, i;

	for (at = 0; at < span.text.n; l->n++) {
		const mp_glyph *g;
		uint32_t c;

		if (l->n == MP_LINE_MOST)
			return MP_LINE_TOO_LONG;
		at += mp_utf8_next(span.text.p + at, &c);
		if ((g = mp_font_glyph(l->font, c)) == NULL) {
			*missing = c;
			return MP_LINE_NO_GLYPH;
		}
		l->glyph[l->n] = (cairo_glyph_t){ g->index, *x, 0 };
		grow(&ink, g, *x, span.scale);
		*x += g->advance * span.scale;
	}
	for (i = first; i < l->n; i++)
		l->glyph[i].y = -ink.bottom;
	all->left = fmin(all->left, ink.left);
	all->right = fmax(all->right, ink.right);
	all->top = fmin(all->top, ink.top - ink.bottom);
	all->bottom = 0;
	l->part[l->nspan].span = span;
	l->part[l->nspan].first = first;
	l->part[l->nspan++].n = l->n - first;
	return MP_LINE_OK;
}

/* Move glyph i by `gap` per character, or per group of them. */
static double
space(mp_line *l, double gap, unsigned group)
{
	size_t i, step = group ? group : 1;

	for (i = 0; i < l->n; i++)
		l->glyph[i].x += gap * (double)(i / step);
	return gap * (double)((l->n - 1) / step);
}

mp_line_status
mp_line_set(mp_line *l, mp_font *font, const struct mp_plate_text *where,
    const mp_span *span, size_t n, uint32_t *missing)
{
	struct ink ink = { INFINITY, INFINITY, -INFINITY, -INFINITY };
	const mp_box *box = &where->box;
	double x = 0, width, size, dx, dy;
	mp_line_status st;
	size_t i;

	l->font = font;
	l->n = l->nspan = 0;
	for (i = 0; i < n; i++)
		if (span[i].text.n > 0 &&
		    (st = append(l, span[i], &x, &ink, missing)) != MP_LINE_OK)
			return st;
	if (l->n == 0 || ink.right <= ink.left)
		return MP_LINE_TOO_LONG;	/* nothing to set: no size fits */
	if (where->group)
		ink.right += space(l, group_gap, where->group);
	width = ink.right - ink.left;
	size = fmin(where->max, fmin(box->w / width, box->h / -ink.top));
	size = floor(size / where->max * STEPS + 1e-9) * where->max / STEPS;
	if (size < where->min)
		return MP_LINE_TOO_LONG;
	width += space(l, fmin(where->spread, box->w / size - width) / (double)l->n, 0);
	l->size = size;
	dx = box->x + (box->w - width * size) / 2 - ink.left * size;
	dy = box->y + (box->h - ink.top * size) / 2;
	for (i = 0; i < l->n; i++) {
		l->glyph[i].x = dx + l->glyph[i].x * size;
		l->glyph[i].y = dy + l->glyph[i].y * size;
	}
	return MP_LINE_OK;
}

void
mp_line_show(const mp_line *l, cairo_t *cr)
{
	size_t i;

	for (i = 0; i < l->nspan; i++)
		mp_font_show(l->font, cr, l->size * l->part[i].span.scale,
		    l->part[i].span.text, l->glyph + l->part[i].first, l->part[i].n);
}
