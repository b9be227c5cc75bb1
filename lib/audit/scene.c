/* scene.c - a drawing of lines, rectangles and texts, whoever draws it. */
#include <config.h>

#include "audit/scene.h"

#include <stdlib.h>

#include "base/mem.h"

static const unsigned char colour[][3] = {
	{ 0x1A, 0x1A, 0x1A }, { 0x55, 0x55, 0x55 }, { 0xD5, 0xD5, 0xD5 }, { 0xB0, 0x1E, 0x1E },
	{ 0xFF, 0xFF, 0xFF },
	{ 0x16, 0x40, 0x5B }, { 0xF0, 0xB2, 0x5A }, { 0x3F, 0x7C, 0xA3 }, { 0x8F, 0xB1, 0x5A },
	{ 0x7A, 0x3B, 0x69 }, { 0xB5, 0xC9, 0xD6 },
};

void
mp_ink_colour(unsigned ink, unsigned char rgb[3])
{
	memcpy(rgb, colour[ink < sizeof colour / sizeof *colour ? ink : 0], 3);
}

void
mp_scene_dash(unsigned dash, double length[2])
{
	static const double pattern[][2] = { { 4, 2 }, { 1.5, 1.5 }, { 7, 3 } };

	memcpy(length, pattern[(dash - 1) % 3], sizeof *pattern);
}

static mp_shape *
add(mp_scene *s, mp_shape shape)
{
	s->shape = mp_grow(s->shape, &s->cap, s->n + 1, sizeof *s->shape);
	s->shape[s->n] = shape;
	return &s->shape[s->n++];
}

void
mp_scene_rect(mp_scene *s, unsigned ink, double x, double y, double w, double h)
{
	add(s, (mp_shape){ .kind = MP_SHAPE_RECT, .ink = ink, .x = x, .y = y, .w = w, .h = h });
}

void
mp_scene_line(mp_scene *s, unsigned ink, double width, unsigned dash,
    double x0, double y0, double x1, double y1)
{
	add(s, (mp_shape){ .kind = MP_SHAPE_LINE, .ink = ink, .width = width, .dash = dash,
	    .x = x0, .y = y0, .w = x1 - x0, .h = y1 - y0 });
}

void
mp_scene_way(mp_scene *s, unsigned ink, double width, unsigned dash)
{
	add(s, (mp_shape){ .kind = MP_SHAPE_WAY, .ink = ink, .width = width, .dash = dash,
	    .first = s->npoint });
}

void
mp_scene_to(mp_scene *s, double x, double y)
{
	s->point = mp_grow(s->point, &s->point_cap, s->npoint + 2, sizeof *s->point);
	s->point[s->npoint++] = x;
	s->point[s->npoint++] = y;
	s->shape[s->n - 1].points++;
}

void
mp_scene_text(mp_scene *s, unsigned ink, double size, mp_anchor anchor, double x, double y,
    mp_str text)
{
	char *copy;
	size_t i;

	if (text.n == 0)
		return;
	copy = mp_arena_alloc(&s->arena, text.n);
	for (i = 0; i < text.n; i++)
		copy[i] = text.p[i] == '\n' || text.p[i] == '\t' ? ' ' : text.p[i];
	add(s, (mp_shape){ .kind = MP_SHAPE_TEXT, .ink = ink, .size = size, .anchor = anchor,
	    .x = x, .y = y, .text = { copy, text.n } });
}

/* The width of the character that begins at s.p[i], in parts of its size. */
static double
wide(mp_str s, size_t i)
{
	unsigned char c = (unsigned char)s.p[i];

	return c < 0x80 ? 0.56 : c < 0xC0 ? 0 : c < 0xE2 ? 0.6 : 1;
}

double
mp_scene_measure(mp_str text, double size)
{
	double sum = 0;
	size_t i;

	for (i = 0; i < text.n; i++)
		sum += wide(text, i);
	return sum * size;
}

void
mp_scene_text_within(mp_scene *s, unsigned ink, double size, mp_anchor anchor, double x,
    double y, mp_str text, double most)
{
	mp_buf cut = { 0 };
	double sum = 0;
	size_t i;

	if (mp_scene_measure(text, size) <= most) {
		mp_scene_text(s, ink, size, anchor, x, y, text);
		return;
	}
	for (i = 0; i < text.n; i++)
		if ((sum += wide(text, i)) > most / size - 1)
			break;
	while (i > 0 && i < text.n && ((unsigned char)text.p[i] & 0xC0) == 0x80)
		i--;
	mp_buf_add(&cut, (mp_str){ text.p, i });
	mp_buf_adds(&cut, "…");
	mp_scene_text(s, ink, size, anchor, x, y, mp_buf_str(&cut));
	mp_buf_free(&cut);
}

void
mp_scene_free(mp_scene *s)
{
	free(s->shape);
	free(s->point);
	mp_arena_free(&s->arena);
	*s = (mp_scene){ 0 };
}
