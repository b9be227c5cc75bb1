/* replay.c - draw a plate's operators with cairo. */
#include <config.h>

#include "plate/replay.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <stdlib.h>

#include "base/mem.h"

enum { OPERANDS = 8 };

struct mp_replay {
	const mp_plate_types *types;
	const mp_buf *artwork;
	const mp_fonts *fonts;
	cairo_font_face_t *face[MP_FONTS];
	cairo_font_options_t *plain;
	/* The state of the text being drawn. */
	cairo_t *cr;
	double operand[OPERANDS];
	size_t n;
	mp_str name;		/* the last one, without its slash */
	size_t font;
	double size, x, y;
};

static cairo_font_face_t *
open_face(const mp_font *font)
{
	FcPattern *p = FcPatternCreate();
	cairo_font_face_t *face;
	int number;

	FcPatternAddString(p, FC_FILE, (const FcChar8 *)mp_font_file(font, &number));
	FcPatternAddInteger(p, FC_INDEX, number);
	face = cairo_ft_font_face_create_for_pattern(p);
	FcPatternDestroy(p);
	return face;
}

mp_replay *
mp_replay_new(const mp_plate_types *types, const mp_buf *artwork, const mp_fonts *fonts)
{
	mp_replay *r = mp_zalloc(1, sizeof *r);
	size_t i;

	r->types = types;
	r->artwork = artwork;
	r->fonts = fonts;
	for (i = 0; i < fonts->n; i++)
		r->face[i] = open_face(fonts->font[i]);
	r->plain = cairo_font_options_create();
	cairo_font_options_set_hint_style(r->plain, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(r->plain, CAIRO_HINT_METRICS_OFF);
	return r;
}

void
mp_replay_free(mp_replay *r)
{
	size_t i;

	if (r == NULL)
		return;
	for (i = 0; i < r->fonts->n; i++)
		cairo_font_face_destroy(r->face[i]);
	cairo_font_options_destroy(r->plain);
	free(r);
}

/* --- operators ------------------------------------------------------------------- */

static void
push(mp_replay *r, double v)
{
	if (r->n < OPERANDS)
		r->operand[r->n++] = v;
}

static bool
spot(mp_replay *r)
{
	unsigned long want = strtoul(r->name.p + 1, NULL, 10);
	const mp_plate_type *t;
	size_t i;

	for (t = r->types->type; t < r->types->type + r->types->n; t++) {
		const mp_colour *all[2 + MP_TEXTS + MP_AREAS] = { &t->ground, &t->ink };
		size_t n = 2;

		for (i = 0; i < t->ntexts; i++)
			all[n++] = &t->text[i].colour;
		for (i = 0; i < t->nareas; i++)
			all[n++] = &t->area[i].colour;
		for (i = 0; i < n; i++)
			if (all[i]->spot.n && mp_ops_spot(all[i]->spot) == want) {
				cairo_set_source_rgb(r->cr, all[i]->rgb[0], all[i]->rgb[1],
				    all[i]->rgb[2]);
				return true;
			}
	}
	return false;
}

static bool
call(mp_replay *r)
{
	unsigned long number = strtoul(r->name.p + 1, NULL, 10);
	cairo_t *cr = r->cr;
	bool good;

	if (r->name.p[0] != 'A' || number >= r->types->n)
		return false;
	cairo_save(cr);
	good = mp_replay_draw(r, mp_buf_str(&r->artwork[number]), cr);
	cairo_restore(cr);
	return good;
}

static bool
set_font(mp_replay *r)
{
	r->font = strtoul(r->name.p + 1, NULL, 10);
	if (r->font >= r->fonts->n)
		return false;
	r->size = r->operand[0];
	cairo_set_font_options(r->cr, r->plain);
	cairo_set_font_face(r->cr, r->face[r->font]);
	cairo_set_font_size(r->cr, r->size);
	return true;
}

static void
fill(mp_replay *r, cairo_fill_rule_t rule)
{
	cairo_set_fill_rule(r->cr, rule);
	cairo_fill(r->cr);
}

/* An operator with so many numbers. */
static bool
apply(mp_replay *r, mp_str op)
{
	static const struct { const char *name; size_t n; } table[] = {
		{ "q", 0 }, { "Q", 0 }, { "cm", 6 }, { "m", 2 }, { "l", 2 }, { "c", 6 },
		{ "h", 0 }, { "re", 4 }, { "f", 0 }, { "f*", 0 }, { "rg", 3 }, { "g", 1 },
		{ "k", 4 }, { "cs", 0 }, { "scn", 1 }, { "BT", 0 }, { "ET", 0 }, { "Tf", 1 },
		{ "Tm", 6 }, { "TJ", 0 }, { "Do", 0 },
	};
	enum { q, Q, CM, M, L, C, H, RE, F, FSTAR, RG, G, K, CS, SCN, BT, ET, TF, TM, TJ, DO,
		NONE };
	const double *v = r->operand;
	cairo_matrix_t m;
	cairo_t *cr = r->cr;
	int i;

	for (i = 0; i < NONE && !mp_str_eq(op, mp_str_from(table[i].name)); i++)
		continue;
	if (i == NONE || r->n != table[i].n)
		return false;
	r->n = 0;
	switch (i) {
	case q:
		cairo_save(cr);
		return true;
	case Q:
		cairo_restore(cr);
		return true;
	case CM:
		cairo_matrix_init(&m, v[0], v[1], v[2], v[3], v[4], v[5]);
		cairo_transform(cr, &m);
		return true;
	case M:
		cairo_move_to(cr, v[0], v[1]);
		return true;
	case L:
		cairo_line_to(cr, v[0], v[1]);
		return true;
	case C:
		cairo_curve_to(cr, v[0], v[1], v[2], v[3], v[4], v[5]);
		return true;
	case H:
		cairo_close_path(cr);
		return true;
	case RE:
		cairo_rectangle(cr, v[0], v[1], v[2], v[3]);
		return true;
	case F:
		fill(r, CAIRO_FILL_RULE_WINDING);
		return true;
	case FSTAR:
		fill(r, CAIRO_FILL_RULE_EVEN_ODD);
		return true;
	case RG:
		cairo_set_source_rgb(cr, v[0], v[1], v[2]);
		return true;
	case G:
		cairo_set_source_rgb(cr, v[0], v[0], v[0]);
		return true;
	case K:
		cairo_set_source_rgb(cr, (1 - v[0]) * (1 - v[3]), (1 - v[1]) * (1 - v[3]),
		    (1 - v[2]) * (1 - v[3]));
		return true;
	case SCN:
		return spot(r);
	case TF:
		return set_font(r);
	case TM:	/* upright text only: its place */
		r->x = v[4];
		r->y = v[5];
		return true;
	case DO:
		return call(r);
	default:
		return true;
	}
}

/* --- text ------------------------------------------------------------------------ */

static double
number(mp_str *s)
{
	char text[32];
	size_t n;

	for (n = 0; n < s->n && n < sizeof text - 1 && strchr("-.0123456789", s->p[n]); n++)
		text[n] = s->p[n];
	text[n] = '\0';
	*s = mp_str_skip(*s, n);
	return strtod(text, NULL);
}

static unsigned
four_digits(const char *p)
{
	char text[5] = { p[0], p[1], p[2], p[3], '\0' };

	return (unsigned)strtoul(text, NULL, 16);
}

/* "<00010002>-30<0003>]": glyphs, and moves back by thousandths of the size. */
static bool
show(mp_replay *r, mp_str *s)
{
	cairo_glyph_t glyph[MP_LINE_MOST];
	bool inside = false;
	int n = 0;

	while (s->n && (inside || s->p[0] != ']')) {
		if (s->p[0] == '<' || s->p[0] == '>' || s->p[0] == ' ') {
			inside = s->p[0] == '<';
			*s = mp_str_skip(*s, 1);
		} else if (!inside) {
			size_t before = s->n;

			r->x -= number(s) / 1000 * r->size;
			if (s->n == before)
				return false;
		} else {
			if (s->n < 4 || n == MP_LINE_MOST)
				return false;
			glyph[n].index = four_digits(s->p);
			glyph[n].x = r->x;
			glyph[n].y = r->y;
			r->x += mp_font_advance(r->fonts->font[r->font],
			    (unsigned)glyph[n++].index) * r->size;
			*s = mp_str_skip(*s, 4);
		}
	}
	cairo_show_glyphs(r->cr, glyph, n);
	cairo_new_path(r->cr);
	return s->n > 0;
}

static mp_str
word(mp_str *s)
{
	mp_str w = { s->p, 0 };

	while (w.n < s->n && strchr(" \n[/", s->p[w.n]) == NULL)
		w.n++;
	*s = mp_str_skip(*s, w.n);
	return w;
}

bool
mp_replay_draw(mp_replay *r, mp_str s, cairo_t *cr)
{
	r->cr = cr;
	r->n = 0;
	while (s.n) {
		char c = s.p[0];

		if (c == ' ' || c == '\n')
			s = mp_str_skip(s, 1);
		else if (c == '/') {
			s = mp_str_skip(s, 1);
			r->name = word(&s);
		} else if (c == '[') {
			s = mp_str_skip(s, 1);
			if (!show(r, &s))
				return false;
			s = mp_str_skip(s, 1);
		} else if (c == '-' || c == '.' || (c >= '0' && c <= '9'))
			push(r, number(&s));
		else if (!apply(r, word(&s)))
			return false;
	}
	return cairo_status(cr) == CAIRO_STATUS_SUCCESS;
}
