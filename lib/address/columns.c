/* columns.c - the element columns of a table. */
#include "address/columns.h"

void
mp_address_bind(mp_address_columns *cols, filter *f)
{
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		cols->elem[e] = e == MP_NOTE ? filter_want(f, mp_elements[e].name) :
		    filter_need(f, mp_elements[e].name);
	cols->division = filter_want(f, "division");
}

static uint64_t
code(mp_str s)
{
	uint64_t v = 0;
	size_t i;

	if (s.n > 12)
		return 0;
	for (i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return 0;
		v = v * 10 + (uint64_t)(s.p[i] - '0');
	}
	return v;
}

void
mp_address_read(mp_address *a, const mp_address_columns *cols, const filter_row *r)
{
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		a->elem[e] = filter_get(r, cols->elem[e]);
	a->division = code(filter_get(r, cols->division));
}
