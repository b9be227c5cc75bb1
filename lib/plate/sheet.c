/* sheet.c - where plates stand on a sheet of stickers. */
#include <config.h>

#include "plate/sheet.h"

#include <math.h>

bool
mp_sheet_size(mp_sheet *s, const char *text)
{
	static const struct { const char *name; double w, h; } known[] = {
		{ "A4", 210, 297 }, { "A3", 297, 420 },
	};
	mp_str rest = mp_str_from(text);
	double v[2] = { 0, 0 };
	size_t i, n;
	int k;

	for (i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i].name, text) == 0) {
			s->width = known[i].w;
			s->height = known[i].h;
			return true;
		}
	for (k = 0; k < 2; k++) {
		if ((n = mp_str_digits(rest)) == 0 || n > 4)
			return false;
		for (i = 0; i < n; i++)
			v[k] = v[k] * 10 + (rest.p[i] - '0');
		rest = mp_str_skip(rest, n);
		if (k == 0 && rest.n && rest.p[0] == 'x')
			rest = mp_str_skip(rest, 1);
	}
	s->width = v[0];
	s->height = v[1];
	return rest.n == 0 && v[0] > 0 && v[1] > 0;
}

/* How many lengths of `item` fit in `all`. */
static int
along(const mp_sheet *s, double all, double item)
{
	double room = all - 2 * s->margin;

	return room < item ? 0 : (int)((room + s->gutter) / (item + s->gutter));
}

/* The lower left corner of the plate as it stands upright: of a turned one the upper
 * left corner on the sheet. */
static void
keep_to_grid(const mp_sheet *s, double h, mp_sheet_place *place)
{
	double up = s->height - place->y - (place->turned ? 0 : h);

	if (s->grid <= 0)
		return;
	place->x = ceil(place->x / s->grid - 1e-6) * s->grid;
	place->y += up - floor(up / s->grid + 1e-6) * s->grid;
}

bool
mp_sheet_next(mp_sheet_state *s, const mp_plate_type *t, mp_sheet_place *place)
{
	const mp_sheet *sheet = s->sheet;
	int upright = along(sheet, sheet->width, t->width) *
	    along(sheet, sheet->height, t->height);
	int turned = along(sheet, sheet->width, t->height) *
	    along(sheet, sheet->height, t->width);
	double w, h;

	if (upright == 0 && turned == 0)
		return false;
	place->turned = turned > upright;
	w = place->turned ? t->height : t->width;
	h = place->turned ? t->width : t->height;
	place->fresh = s->type == NULL;
	if (s->type != t || s->x + w > sheet->width - sheet->margin) {
		s->x = sheet->margin;
		s->y = s->type == NULL ? sheet->margin : s->bottom + sheet->gutter;
		s->strip++;
	}
	if (s->y + h > sheet->height - sheet->margin) {
		place->fresh = true;
		s->x = s->y = sheet->margin;
		s->strip = 1;
	}
	s->type = t;
	s->bottom = s->y + h;
	place->x = s->x;
	place->y = s->y;
	place->strip = s->strip;
	keep_to_grid(sheet, h, place);
	s->x += w + sheet->gutter;
	return true;
}
