/* face.c - one plate: set its texts and its QR, then draw it. */
#include <config.h>

#include "plate/face.h"

#include <math.h>

/* White on blue (一律蓝底白字).  No public text gives the blue a value; this one is
 * in use for plates, and near the blue of GB 2893 that the 1999 standard named. */
static const double blue[3] = { 0x1B / 255.0, 0x4A / 255.0, 0xA0 / 255.0 };

/* The hanzi of a number (号, 单元) against its digits. */
static const double suffix_scale = 0.5;

/* A number without digits (东单元): hanzi fill their square, digits do not. */
static const double word_scale = 0.8;

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_sign(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	    c == '-' || c == '.';
}

/* No number on a wall has so many digits; a telephone number or ID number has. */
static bool
personal(mp_str s)
{
	enum { MOST = 6 };
	size_t i, run = 0;

	for (i = 0; i < s.n; i++)
		if ((run = is_digit(s.p[i]) ? run + 1 : 0) > MOST)
			return true;
	return false;
}

/* A code column that holds ID numbers (GB 11643: 17 digits with a birthday and a
 * check sign) or mobile numbers was filled by mistake; no code looks like that. */
static bool
personal_code(mp_str s)
{
	size_t i;

	for (i = 0; i < s.n && is_digit(s.p[i]); i++)
		continue;
	if (s.n == 11 && i == 11)
		return s.p[0] == '1' && s.p[1] >= '3';
	if (s.n != 18 || i < 17)
		return false;
	return (memcmp(s.p + 6, "19", 2) == 0 || memcmp(s.p + 6, "20", 2) == 0) &&
	    memcmp(s.p + 10, "13", 2) < 0 && memcmp(s.p + 12, "32", 2) < 0;
}

static mp_fault_kind
check(mp_plate_field field, mp_str s)
{
	size_t i;

	switch (field) {
	case MP_PLATE_NAME:
	case MP_PLATE_NUMBER:
		return personal(s) ? MP_FAULT_PERSONAL : MP_FAULT_NONE;
	case MP_PLATE_POSTCODE:
		if (personal(s))
			return MP_FAULT_PERSONAL;
		for (i = 0; i < s.n; i++)
			if (!is_digit(s.p[i]))
				return MP_FAULT_BAD_POSTCODE;
		return s.n == 6 ? MP_FAULT_NONE : MP_FAULT_BAD_POSTCODE;
	case MP_PLATE_CODE:
		if (personal_code(s))
			return MP_FAULT_PERSONAL;
		for (i = 0; i < s.n; i++)
			if (!is_digit(s.p[i]) && !(s.p[i] >= 'A' && s.p[i] <= 'Z') &&
			    strchr("-.*", s.p[i]) == NULL)
				return MP_FAULT_BAD_CODE;
		return MP_FAULT_NONE;
	default:
		return MP_FAULT_NONE;
	}
}

/* The spans of a text.  In a number the first run of digits and letters is large
 * and the rest small: 12 in 12号附3号, B2 in B2栋. */
static size_t
spans(mp_plate_field field, mp_str s, mp_span out[MP_LINE_SPANS])
{
	size_t from, to;

	if (field == MP_PLATE_POSTCODE) {
		out[0] = (mp_span){ MP_STR("邮政编码 "), 0.8 };
		out[1] = (mp_span){ s, 1 };
		return 2;
	}
	for (from = 0; from < s.n && !is_sign(s.p[from]); from++)
		continue;
	for (to = from; to < s.n && is_sign(s.p[to]); to++)
		continue;
	if (field != MP_PLATE_NUMBER || from == to) {
		out[0] = (mp_span){ s, field == MP_PLATE_NUMBER ? word_scale : 1 };
		return 1;
	}
	out[0] = (mp_span){ { s.p, from }, suffix_scale };
	out[1] = (mp_span){ { s.p + from, to - from }, 1 };
	out[2] = (mp_span){ mp_str_skip(s, to), suffix_scale };
	return 3;
}

static mp_fault_kind
set_text(mp_face *f, mp_font *font, mp_plate_field field, mp_str s,
    uint32_t *missing)
{
	const struct mp_plate_text *where = &f->type->text[field];
	mp_line *line = &f->line[field];
	mp_span span[MP_LINE_SPANS];
	mp_fault_kind st;

	line->n = line->nspan = 0;
	if (where->max == 0 || (field == MP_PLATE_POSTCODE && s.n == 0))
		return MP_FAULT_NONE;
	if (s.n == 0)
		return MP_FAULT_EMPTY;
	if ((st = check(field, s)) != MP_FAULT_NONE)
		return st;
	switch (mp_line_set(line, font, where, span, spans(field, s, span), missing)) {
	case MP_LINE_NO_GLYPH:
		return MP_FAULT_NO_GLYPH;
	case MP_LINE_TOO_LONG:
		return MP_FAULT_TOO_LONG;
	default:
		return MP_FAULT_NONE;
	}
}

mp_fault_kind
mp_face_set(mp_face *f, const mp_plate_type *type, mp_font *font,
    const mp_str text[MP_PLATE_NFIELD], const mp_qr *qr, mp_fault *fault)
{
	int i;

	f->type = type;
	f->qr = qr;
	for (i = 0; i < MP_PLATE_NFIELD; i++) {
		fault->field = (mp_plate_field)i;
		fault->kind = set_text(f, font, fault->field, text[i],
		    &fault->character);
		if (fault->kind != MP_FAULT_NONE)
			return fault->kind;
	}
	if (qr == NULL || type->qr.w < type->module * (qr->width + 2 * MP_QR_QUIET)) {
		fault->field = MP_PLATE_CODE;
		fault->kind = MP_FAULT_BAD_QR;
	}
	return fault->kind;
}

/* A rectangle with round corners, `inset` from the edge of the plate. */
static void
outline(cairo_t *cr, const mp_plate_type *t, double inset, double radius)
{
	double x1 = t->width - inset, y1 = t->height - inset;

	cairo_new_path(cr);
	cairo_arc(cr, x1 - radius, inset + radius, radius, -M_PI / 2, 0);
	cairo_arc(cr, x1 - radius, y1 - radius, radius, 0, M_PI / 2);
	cairo_arc(cr, inset + radius, y1 - radius, radius, M_PI / 2, M_PI);
	cairo_arc(cr, inset + radius, inset + radius, radius, M_PI, 1.5 * M_PI);
	cairo_close_path(cr);
}

void
mp_face_artwork(const mp_plate_type *t, cairo_t *cr)
{
	cairo_set_source_rgb(cr, blue[0], blue[1], blue[2]);
	outline(cr, t, 0, t->radius);
	cairo_fill(cr);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_set_line_width(cr, t->line);
	outline(cr, t, t->rim - t->line / 2, t->radius * 0.6);
	cairo_stroke(cr);
	cairo_rectangle(cr, t->qr.x, t->qr.y, t->qr.w, t->qr.h);
	cairo_fill(cr);
}

void
mp_face_draw(const mp_face *f, cairo_t *cr)
{
	const mp_box *pad = &f->type->qr;
	int i;

	cairo_set_source_rgb(cr, 1, 1, 1);
	for (i = 0; i < MP_PLATE_NFIELD; i++)
		mp_line_show(&f->line[i], cr);
	cairo_set_source_rgb(cr, 0, 0, 0);
	mp_qr_path(f->qr, cr, pad->x, pad->y, pad->w);
	cairo_fill(cr);
}
