/* face.c - one plate: set its texts and its QR, then write its operators. */
#include <config.h>

#include "plate/face.h"

#include <math.h>

#include "base/check.h"

/* What a hole is marked with for the drill: a circle of this line. */
static const double hole_line = 0.2;

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
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

static bool
is_postcode(mp_str s)
{
	return s.n == 6 && mp_str_digits(s) == 6;
}

/* Codes of the default layout of addr-code: 29 digits and their check (ISO 7064, MOD
 * 11-2).  Those of other layouts cannot be told apart, and pass. */
static bool
has_wrong_check(mp_str s)
{
	enum { DIGITS = 29 };

	return s.n == DIGITS + 1 && mp_str_digits(s) >= DIGITS &&
	    mp_check_char(MP_MOD_11_2, s.p[DIGITS]) && !mp_check_ok(MP_MOD_11_2, s);
}

static mp_fault_kind
check_code(mp_str s)
{
	size_t i;

	if (personal_code(s))
		return MP_FAULT_PERSONAL;
	for (i = 0; i < s.n; i++)
		if (!is_digit(s.p[i]) && !(s.p[i] >= 'A' && s.p[i] <= 'Z') &&
		    strchr("-.*", s.p[i]) == NULL)
			return MP_FAULT_BAD_CODE;
	return has_wrong_check(s) ? MP_FAULT_BAD_CHECK : MP_FAULT_NONE;
}

/* A value that is going to be printed. */
static mp_fault_kind
check(int field, mp_str s)
{
	switch (field) {
	case MP_FIELD_HOST:
		return MP_FAULT_NONE;
	case MP_FIELD_CODE:
		return check_code(s);
	case MP_FIELD_POSTCODE:
		if (s.n && !is_postcode(s))
			return personal(s) ? MP_FAULT_PERSONAL : MP_FAULT_BAD_POSTCODE;
		return MP_FAULT_NONE;
	default:
		return personal(s) ? MP_FAULT_PERSONAL : MP_FAULT_NONE;
	}
}

static mp_fault_kind
check_text(const mp_plate_text *text, const mp_str *value, mp_fault *fault)
{
	size_t i;

	for (i = 0; i < text->nparts; i++)
		if ((fault->field = text->part[i].field) >= 0 &&
		    (fault->kind = check(fault->field, value[fault->field])) != MP_FAULT_NONE)
			return fault->kind;
	return MP_FAULT_NONE;
}

static size_t
find_font(const mp_fonts *fonts, mp_str name)
{
	size_t i;

	for (i = 0; i + 1 < fonts->n && !mp_str_eq(fonts->name[i], name); i++)
		continue;
	return i;
}

static mp_fault_kind
set_text(mp_face *f, size_t i, const mp_fonts *fonts, const mp_str *value,
    mp_fault *fault)
{
	static const mp_fault_kind kind[] = {
		[MP_LINE_OK] = MP_FAULT_NONE, [MP_LINE_EMPTY] = MP_FAULT_EMPTY,
		[MP_LINE_NO_GLYPH] = MP_FAULT_NO_GLYPH,
		[MP_LINE_TOO_LONG] = MP_FAULT_TOO_LONG,
	};
	const mp_plate_text *text = &f->type->text[i];
	mp_line_fault wrong = { -1, 0 };

	if (check_text(text, value, fault) != MP_FAULT_NONE)
		return fault->kind;
	f->font[i] = find_font(fonts, text->font);
	fault->kind = kind[mp_line_set(&f->line[i], fonts->font[f->font[i]], text, value,
	    &wrong)];
	fault->field = wrong.field;
	fault->character = wrong.character;
	return fault->kind;
}

mp_fault_kind
mp_face_set(mp_face *f, const mp_plate_type *type, const mp_fonts *fonts,
    const mp_str value[MP_PLATE_NFIELD], const mp_qr *qr, mp_fault *fault)
{
	size_t i;

	f->type = type;
	f->qr = qr;
	for (i = 0; i < type->ntexts; i++)
		if (set_text(f, i, fonts, value, fault) != MP_FAULT_NONE)
			return fault->kind;
	/* The code is in the QR, also where the type does not print it. */
	fault->field = MP_FIELD_CODE;
	fault->kind = value[MP_FIELD_CODE].n == 0 ? MP_FAULT_EMPTY :
	    check_code(value[MP_FIELD_CODE]);
	if (fault->kind == MP_FAULT_NONE && (qr == NULL ||
	    type->qr.w < type->module * (qr->width + 2 * MP_QR_QUIET)))
		fault->kind = MP_FAULT_BAD_QR;
	return fault->kind;
}

/* The ground, which goes over the edge where it will be cut. */
static void
ground(const mp_plate_type *t, const mp_look *look, mp_buf *ops)
{
	double over = look->bleed ? t->bleed : 0;
	mp_box all = { -over, -over, t->width + 2 * over, t->height + 2 * over };

	mp_ops_colour(ops, &t->ground, look->colours);
	mp_ops_box(ops, &all, over > 0 ? 0 : t->corner);
	mp_buf_adds(ops, "f\n");
}

/* A ring of the width of the line, whose outer edge is the rim's inner one. */
static void
rim(const mp_plate_type *t, const mp_look *look, mp_buf *ops)
{
	double outer = t->rim - t->line, inner = t->rim;
	mp_box a = { outer, outer, t->width - 2 * outer, t->height - 2 * outer };
	mp_box b = { inner, inner, t->width - 2 * inner, t->height - 2 * inner };
	double corner = t->corner * 0.6;

	if (t->line <= 0)
		return;
	mp_ops_colour(ops, &t->ink, look->colours);
	mp_ops_box(ops, &a, corner > 0 ? corner + t->line / 2 : 0);
	mp_ops_box(ops, &b, fmax(0, corner - t->line / 2));
	mp_buf_adds(ops, "f*\n");
}

void
mp_face_artwork(const mp_plate_type *t, const mp_look *look, mp_buf *ops)
{
	size_t i;

	ground(t, look, ops);
	rim(t, look, ops);
	for (i = 0; i < t->nareas; i++) {
		mp_ops_colour(ops, &t->area[i].colour, look->colours);
		mp_ops_box(ops, &t->area[i].box, t->area[i].corner);
		mp_buf_adds(ops, "f\n");
	}
	mp_ops_colour(ops, &mp_white, look->colours);
	mp_ops_box(ops, &t->qr, 0);
	mp_buf_adds(ops, "f\n");
	if (t->nholes)
		mp_ops_colour(ops, &t->ink, look->colours);
	for (i = 0; i < t->nholes; i++) {
		const mp_plate_hole *h = &t->hole[i];

		mp_ops_circle(ops, h->x, h->y, h->diameter / 2);
		mp_ops_circle(ops, h->x, h->y, h->diameter / 2 - hole_line);
		mp_buf_adds(ops, "f*\n");
	}
}

static bool
same_colour(const mp_colour *a, const mp_colour *b)
{
	return memcmp(a->rgb, b->rgb, sizeof a->rgb) == 0 &&
	    memcmp(a->cmyk, b->cmyk, sizeof a->cmyk) == 0 && mp_str_eq(a->spot, b->spot);
}

void
mp_face_draw(const mp_face *f, const mp_look *look, mp_buf *ops)
{
	const mp_plate_type *t = f->type;
	const mp_colour *last = NULL;
	size_t i;

	for (i = 0; i < t->ntexts; i++) {
		if (last == NULL || !same_colour(last, &t->text[i].colour))
			mp_ops_colour(ops, &t->text[i].colour, look->colours);
		last = &t->text[i].colour;
		mp_ops_text(ops, &f->line[i], f->font[i]);
	}
	mp_ops_colour(ops, &mp_black, look->colours);
	mp_qr_fill(f->qr, ops, &t->qr, t->height, look);
}
