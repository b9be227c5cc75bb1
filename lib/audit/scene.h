/* scene.h - a drawing of lines, rectangles and texts, whoever draws it.
 *
 * Charts are drawn once, into a scene; svg.c and paper.c show it.  Units are points, y
 * goes down.  Texts are measured without a font, so that a scene is the same
 * everywhere: a hanzi is as wide as its size, an ASCII character 0.56 of it. */
#ifndef MP_AUDIT_SCENE_H
#define MP_AUDIT_SCENE_H

#include "base/arena.h"
#include "base/buf.h"

/* What is drawn, not in which colour; the series come last. */
typedef enum {
	MP_INK_TEXT, MP_INK_SOFT, MP_INK_GRID, MP_INK_LIMIT, MP_INK_PAPER, MP_INK_SERIES
} mp_ink;

/* Red, green and blue from 0 to 255.  Neighbouring series differ in lightness, so that a
 * gray print tells them apart. */
void mp_ink_colour(unsigned ink, unsigned char rgb[3]);

typedef enum { MP_SHAPE_RECT, MP_SHAPE_LINE, MP_SHAPE_WAY, MP_SHAPE_TEXT } mp_shape_kind;
typedef enum { MP_ANCHOR_START, MP_ANCHOR_MIDDLE, MP_ANCHOR_END } mp_anchor;

typedef struct {
	mp_shape_kind kind;
	unsigned ink;
	double x, y, w, h;	/* line: to x + w, y + h; text: y is its baseline */
	double width;		/* of a line or a way */
	unsigned dash;		/* 0: whole; else one of three patterns */
	double size;		/* of a text */
	mp_anchor anchor;
	mp_str text;
	size_t first, points;	/* way: in `point`, x and y in turn */
} mp_shape;

typedef struct {
	double w, h;
	mp_shape *shape;
	size_t n, cap;
	double *point;
	size_t npoint, point_cap;
	mp_arena arena;		/* texts */
} mp_scene;

void mp_scene_rect(mp_scene *, unsigned ink, double x, double y, double w, double h);
void mp_scene_line(mp_scene *, unsigned ink, double width, unsigned dash,
    double x0, double y0, double x1, double y1);
/* A way through the points that follow, each by mp_scene_to. */
void mp_scene_way(mp_scene *, unsigned ink, double width, unsigned dash);
void mp_scene_to(mp_scene *, double x, double y);
void mp_scene_text(mp_scene *, unsigned ink, double size, mp_anchor, double x, double y,
    mp_str text);
/* The same, but cut with an ellipsis where it is wider than `most`. */
void mp_scene_text_within(mp_scene *, unsigned ink, double size, mp_anchor, double x,
    double y, mp_str text, double most);
double mp_scene_measure(mp_str text, double size);
void mp_scene_free(mp_scene *);		/* leaves an empty one */

/* The lengths of dash and gap of a pattern. */
void mp_scene_dash(unsigned dash, double length[2]);

/* Append it as SVG, that is read aloud as `title` and `description`; `id` tells it from
 * the others of the page. */
void mp_scene_svg(const mp_scene *, mp_buf *out, size_t id, mp_str title,
    mp_str description);

#endif
