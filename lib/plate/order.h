/* order.h - what is ordered from the manufacturer: how many of each plate.
 *
 *	name	of the road, estate or village (standard name)
 *	type, type_zh	"room", "户室牌"
 *	size_mm		"120x80"
 *	number		"101室"
 *	count		12: so many buildings of the estate have such a flat
 *
 * One row for each name, type and number, in the order in which they came first. */
#ifndef MP_PLATE_ORDER_H
#define MP_PLATE_ORDER_H

#include "base/outfile.h"
#include "plate/type.h"

typedef struct mp_order mp_order;

mp_order *mp_order_new(void);
void mp_order_free(mp_order *);		/* NULL is fine */
void mp_order_add(mp_order *, const mp_plate_type *, mp_str name, mp_str number);

/* Append the whole form, header and all. */
void mp_order_write(const mp_order *, mp_buf *);

#endif
