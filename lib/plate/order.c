/* order.c - what is ordered from the manufacturer: how many of each plate. */
#include <config.h>

#include "plate/order.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/mem.h"
#include "plate/ops.h"

struct mp_order {
	mp_map known;		/* a row but for its count */
	mp_arena strings;
	mp_buf row;
	struct {
		mp_str row;
		size_t count;
	} *line;
	size_t n, cap;
};

mp_order *
mp_order_new(void)
{
	return mp_zalloc(1, sizeof(mp_order));
}

void
mp_order_free(mp_order *o)
{
	if (o == NULL)
		return;
	mp_map_free(&o->known);
	mp_arena_free(&o->strings);
	mp_buf_free(&o->row);
	free(o->line);
	free(o);
}

void
mp_order_add(mp_order *o, const mp_plate_type *t, mp_str name, mp_str number)
{
	const mp_str text[] = { name, t->name, t->zh };
	const uint32_t *known;
	size_t i;

	o->row.n = 0;
	for (i = 0; i < 3; i++) {
		mp_buf_add(&o->row, text[i]);
		mp_buf_addc(&o->row, '\t');
	}
	mp_ops_number(&o->row, t->width, 1);
	o->row.p[o->row.n - 1] = 'x';
	mp_ops_number(&o->row, t->height, 1);
	o->row.p[o->row.n - 1] = '\t';
	mp_buf_add(&o->row, number);
	if ((known = mp_map_get(&o->known, mp_buf_str(&o->row))) != NULL) {
		o->line[*known].count++;
		return;
	}
	o->line = mp_grow(o->line, &o->cap, o->n + 1, sizeof *o->line);
	o->line[o->n].row = mp_arena_dup(&o->strings, mp_buf_str(&o->row));
	o->line[o->n].count = 1;
	mp_map_put(&o->known, o->line[o->n].row, (uint32_t)o->n);
	o->n++;
}

void
mp_order_write(const mp_order *o, mp_buf *b)
{
	size_t i;

	mp_buf_adds(b, "name\ttype\ttype_zh\tsize_mm\tnumber\tcount\n");
	for (i = 0; i < o->n; i++) {
		mp_buf_add(b, o->line[i].row);
		mp_buf_printf(b, "\t%zu\n", o->line[i].count);
	}
}
