/* manifest.c - what is told about every plate that was made. */
#include "plate/manifest.h"

const char *const mp_manifest_column[MP_MANIFEST_COLUMNS] = {
	"code", "type", "page", "x_mm", "y_mm", "turned", "width_mm", "height_mm",
	"payload", "address"
};

void
mp_manifest(mp_str value[MP_MANIFEST_COLUMNS], mp_buf *b, const mp_plate_type *t,
    mp_str code, const mp_press_place *at, const mp_address *a)
{
	const double number[] = { (double)at->page, at->x, at->y, at->turned ? 90 : 0,
		t->width, t->height };
	enum { N = sizeof number / sizeof *number };
	size_t from[N + 1], i;

	b->n = 0;
	for (i = 0; i < N; i++) {
		from[i] = b->n;
		mp_buf_printf(b, "%.9g", number[i]);
	}
	from[N] = b->n;
	mp_address_compose(b, a);
	*value++ = code;
	*value++ = mp_str_from(t->name);
	for (i = 0; i < N; i++)
		*value++ = (mp_str){ b->p + from[i], from[i + 1] - from[i] };
	*value++ = at->payload;
	*value = mp_str_skip(mp_buf_str(b), from[N]);
}
