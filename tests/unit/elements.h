/* elements.h - addresses in tests: short to write, easy to read. */
#ifndef ELEMENTS_H
#define ELEMENTS_H

#include <stdlib.h>

#include "address/address.h"

/* The address of "road=东方红大道 door=12号"; its slices are of `text`. */
static inline mp_address
address_of(const char *text)
{
	mp_address a = { 0 };

	while (*text) {
		const char *eq = strchr(text, '=');
		size_t n = strcspn(eq + 1, " ");
		mp_element e = mp_element_find((mp_str){ text, (size_t)(eq - text) });

		if (e == MP_NELEMENT)
			abort();
		a.elem[e] = (mp_str){ eq + 1, n };
		text = eq + 1 + n + (eq[1 + n] == ' ');
	}
	return a;
}

#endif
