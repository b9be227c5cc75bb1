/* line.c - set one text of a plate into its box. */
#include <config.h>

#include "plate/line.h"

#include <math.h>

#include "base/utf8.h"

/* Sizes are steps of the largest one: nobody sees one per cent, and few different
 * sizes make small files. */
enum { STEPS = 100 };

/* The gap between groups of a code, in its size. */
static const double group_gap = 0.45;

/* A line is broken where it would be smaller than this part of its largest size, if
 * that makes it larger by a tenth; and this much of the box is between the lines. */
static const double broken_below = 0.7, gain = 1.1, line_gap = 0.1;

/* One character with its size, to that of the line. */
struct item {
	uint32_t c;
	const mp_glyph *glyph;
	double scale, x, y;
	bool ends_word, ends_element;	/* the text may be broken behind it */
};

struct text {
	struct item item[MP_LINE_MOST];
	size_t n;
	mp_line_fault *fault;
};

struct ink {
	double left, top, right;	/* its bottom is 0 */
};

/* --- what is shown -------------------------------------------------------------- */

static bool
is_sign(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	    c == '-' || c == '.';
}

static mp_line_status
put(struct text *t, mp_font *font, mp_str s, double scale)
{
	size_t at;
	uint32_t c;

	for (at = 0; at < s.n; ) {
		at += mp_utf8_next(s.p + at, &c);
		if (c == MP_LINE_BREAK) {
			if (t->n)
				t->item[t->n - 1].ends_element = true;
			continue;
		}
		if (t->n == MP_LINE_MOST)
			return MP_LINE_TOO_LONG;
		t->item[t->n] = (struct item){ .c = c, .scale = scale,
			.glyph = mp_font_glyph(font, c) };
		if (t->item[t->n++].glyph == NULL) {
			t->fault->character = c;
			return MP_LINE_NO_GLYPH;
		}
	}
	return MP_LINE_OK;
}

/* In a number the first run of digits and letters is large and the rest small: 12 in
 * 12号附3号, B2 in B2栋.  One without them (东单元) is all words. */
static mp_line_status
put_number(struct text *t, mp_font *font, const mp_plate_text *text, mp_str s)
{
	mp_line_status st;
	size_t from, to;

	for (from = 0; from < s.n && !is_sign(s.p[from]); from++)
		continue;
	for (to = from; to < s.n && is_sign(s.p[to]); to++)
		continue;
	if (from == to)
		return put(t, font, s, text->word);
	if ((st = put(t, font, (mp_str){ s.p, from }, text->suffix)) != MP_LINE_OK ||
	    (st = put(t, font, (mp_str){ s.p + from, to - from }, 1)) != MP_LINE_OK)
		return st;
	return put(t, font, mp_str_skip(s, to), text->suffix);
}

static mp_line_status
put_all(struct text *t, mp_font *font, const mp_plate_text *text,
    const mp_str value[MP_PLATE_NFIELD])
{
	mp_line_status st;
	size_t i;

	for (i = 0; i < text->nparts; i++) {
		int field = t->fault->field = text->part[i].field;

		if (field < 0)
			st = put(t, font, text->part[i].literal, text->label);
		else if (value[field].n == 0)
			return MP_LINE_EMPTY;
		else if (field == MP_FIELD_NUMBER)
			st = put_number(t, font, text, value[field]);
		else
			st = put(t, font, value[field], 1);
		if (st != MP_LINE_OK)
			return st;
	}
	return MP_LINE_OK;
}

/* --- one line ------------------------------------------------------------------- */

/* Put the characters side by side at size 1.  Those of one size stand with their ink
 * on the line y = 0: the 号 of half size would hang below the digits otherwise. */
static struct ink
lay_out(struct item *item, size_t n)
{
	struct ink all = { INFINITY, INFINITY, -INFINITY };
	size_t i, k, next;
	double x = 0;

	for (i = 0; i < n; i = next) {
		double scale = item[i].scale, top = INFINITY, bottom = -INFINITY;

		for (next = i; next < n && item[next].scale == scale; next++) {
			const mp_glyph *g = item[next].glyph;

			item[next].x = x;
			if (g->right > g->left) {
				all.left = fmin(all.left, x + g->left * scale);
				all.right = fmax(all.right, x + g->right * scale);
				top = fmin(top, g->top * scale);
				bottom = fmax(bottom, g->bottom * scale);
			}
			x += g->advance * scale;
		}
		for (k = i; k < next; k++)
			item[k].y = bottom > top ? -bottom : 0;
		if (bottom > top)
			all.top = fmin(all.top, top - bottom);
	}
	return all;
}

/* Move character i by `gap` per character, or per group of them. */
static double
space(struct item *item, size_t n, double gap, unsigned group)
{
	size_t i, step = group ? group : 1;

	for (i = 0; i < n; i++)
		item[i].x += gap * (double)(i / step);
	return gap * (double)((n - 1) / step);
}

/* Lay out, and tell the largest size that fits the box; 0: none does. */
static double
fit(struct item *item, size_t n, const mp_plate_text *text, const mp_box *box,
    struct ink *ink)
{
	double size;

	*ink = lay_out(item, n);
	if (n == 0 || ink->right <= ink->left)
		return 0;
	if (text->group)
		ink->right += space(item, n, group_gap, text->group);
	size = fmin(text->max, fmin(box->w / (ink->right - ink->left), box->h / -ink->top));
	return floor(size / text->max * STEPS + 1e-9) * text->max / STEPS;
}

static double
place(double from, double room, double length, int side)
{
	return from + (room - length) * (side + 1) / 2;
}

/* Place what was laid out, at this size. */
static void
set(mp_line *l, struct item *item, size_t n, struct ink ink, double size,
    const mp_plate_text *text, const mp_box *box)
{
	double width = ink.right - ink.left, dx, dy;
	size_t i;

	width += space(item, n, fmin(text->spread, box->w / size - width) / (double)n, 0);
	dx = place(box->x, box->w, width * size, text->across) - ink.left * size;
	dy = place(box->y, box->h, -ink.top * size, text->down) - ink.top * size;
	for (i = 0; i < n; i++, l->n++) {
		l->glyph[l->n].c = item[i].c;
		l->glyph[l->n].index = item[i].glyph->index;
		l->glyph[l->n].x = dx + item[i].x * size;
		l->glyph[l->n].y = dy + item[i].y * size;
		l->glyph[l->n].size = item[i].scale * size;
	}
}

/* --- several lines -------------------------------------------------------------- */

/* Behind the generic part of a name a new word begins: 路, 村, 小区 ... */
static void
mark_words(struct text *t)
{
	static const char generic[] = "路街巷道弄村庄湾塆镇乡区园苑城院楼段组与和、";
	size_t i;
	const char *p;
	uint32_t c;

	for (i = 0; i < t->n; i++)
		for (p = generic; *p; ) {
			p += mp_utf8_next(p, &c);
			if (c == t->item[i].c)
				t->item[i].ends_word = true;
		}
}

static mp_box
half(const mp_plate_text *text, int which)
{
	mp_box b = text->box;

	b.h *= (1 - line_gap) / 2;
	if (which == 1)
		b.y += text->box.h - b.h;
	return b;
}

/* Where to break in two for the largest size, and that size; 0: nowhere. */
static double
best_break(struct text *t, const mp_plate_text *text, bool elements, size_t *at)
{
	mp_box box = half(text, 0);
	struct ink ink;
	double best = 0, size;
	size_t i;

	for (i = 1; i < t->n; i++)
		if (elements ? t->item[i - 1].ends_element : t->item[i - 1].ends_word) {
			size = fmin(fit(t->item, i, text, &box, &ink),
			    fit(t->item + i, t->n - i, text, &box, &ink));
			if (size > best) {
				best = size;
				*at = i;
			}
		}
	return best;
}

static bool
set_broken(mp_line *l, struct text *t, const mp_plate_text *text, double single)
{
	size_t at = 0;
	double size = best_break(t, text, true, &at);
	int i;

	if (size < text->min) {
		mark_words(t);
		size = best_break(t, text, false, &at);
	}
	if (size < text->min || size < single * gain)
		return false;
	for (i = 0; i < 2; i++) {
		struct item *item = t->item + (i ? at : 0);
		size_t n = i ? t->n - at : at;
		mp_box box = half(text, i);
		struct ink ink;

		fit(item, n, text, &box, &ink);
		set(l, item, n, ink, size, text, &box);
	}
	return true;
}

mp_line_status
mp_line_set(mp_line *l, mp_font *font, const mp_plate_text *text,
    const mp_str value[MP_PLATE_NFIELD], mp_line_fault *fault)
{
	struct text t = { .n = 0, .fault = fault };
	mp_line_status st = put_all(&t, font, text, value);
	struct ink ink;
	double size;

	l->font = font;
	l->n = 0;
	if (st != MP_LINE_OK)
		return st == MP_LINE_EMPTY && text->optional ? MP_LINE_OK : st;
	size = fit(t.item, t.n, text, &text->box, &ink);
	if (text->lines > 1 && size < text->max * broken_below &&
	    set_broken(l, &t, text, size))
		return MP_LINE_OK;
	if (size < text->min)
		return MP_LINE_TOO_LONG;
	/* Breaking tried other layouts. */
	fit(t.item, t.n, text, &text->box, &ink);
	set(l, t.item, t.n, ink, size, text, &text->box);
	return MP_LINE_OK;
}
