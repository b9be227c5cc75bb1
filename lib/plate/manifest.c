/* manifest.c - what is told about every plate that was made. */
#include "plate/manifest.h"

const char *const mp_manifest_column[MP_MANIFEST_COLUMNS] = {
	"code", "type", "page", "x_mm", "y_mm", "turned", "width_mm", "height_mm",
	"payload", "address", "proved"
};

void
mp_manifest(mp_str value[MP_MANIFEST_COLUMNS], mp_buf *b, const mp_plate *p,
    mp_str code, const mp_press_place *at, const mp_address *a)
{
	const double number[] = { at->x, at->y, at->turned ? 90 : 0, p->type->width,
		p->type->height };
	enum { N = sizeof number / sizeof *number };
	size_t from[N + 2], i;

	b->n = from[0] = 0;
	mp_buf_printf(b, "%zu", at->page);
	for (i = 0; i < N; i++) {
		from[i + 1] = b->n;
		mp_ops_number(b, number[i], 3);
		b->n--;
	}
	from[N + 1] = b->n;
	mp_address_compose(b, a);
	*value++ = code;
	*value++ = p->type->name;
	for (i = 0; i < N + 1; i++)
		*value++ = (mp_str){ b->p + from[i], from[i + 1] - from[i] };
	*value++ = p->payload;
	*value++ = mp_str_skip(mp_buf_str(b), from[N + 1]);
	*value = p->proved ? MP_STR("yes") : MP_STR("no");
}
