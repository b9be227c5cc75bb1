/* sheet.c - where plates stand on a sheet of stickers. */
#include "plate/sheet.h"

static const mp_sheet sheets[] = {
	{ "A4", 210, 297 }, { "A3", 297, 420 }, { NULL, 0, 0 }
};

const mp_sheet *
mp_sheet_find(const char *name)
{
	const mp_sheet *s;

	for (s = sheets; s->name != NULL; s++)
		if (strcmp(s->name, name) == 0)
			return s;
	return NULL;
}

/* How many lengths of `item` fit in `all`. */
static int
along(double all, double item)
{
	return (int)((all - 2 * MP_SHEET_MARGIN + MP_SHEET_GUTTER) /
	    (item + MP_SHEET_GUTTER));
}

bool
mp_sheet_next(mp_sheet_state *s, const mp_plate_type *t, mp_sheet_place *place)
{
	const mp_sheet *sheet = s->sheet;
	int upright = along(sheet->width, t->width) * along(sheet->height, t->height);
	int turned = along(sheet->width, t->height) * along(sheet->height, t->width);
	double w, h;

	if (upright == 0 && turned == 0)
		return false;
	place->turned = turned > upright;
	w = place->turned ? t->height : t->width;
	h = place->turned ? t->width : t->height;
	place->fresh = s->type == NULL;
	if (s->type != t || s->x + w > sheet->width - MP_SHEET_MARGIN) {
		s->x = MP_SHEET_MARGIN;
		s->y = s->type == NULL ? MP_SHEET_MARGIN : s->bottom + MP_SHEET_GUTTER;
	}
	if (s->y + h > sheet->height - MP_SHEET_MARGIN) {
		place->fresh = true;
		s->x = s->y = MP_SHEET_MARGIN;
	}
	s->type = t;
	s->bottom = s->y + h;
	place->x = s->x;
	place->y = s->y;
	s->x += w + MP_SHEET_GUTTER;
	return true;
}
