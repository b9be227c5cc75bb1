/* address.c - the level of an address, and the address as one text. */
#include "address/address.h"

mp_element
mp_address_level(const mp_address *a)
{
	int e;

	for (e = MP_ROOM; e >= MP_PROVINCE; e--)
		if (a->elem[e].n)
			return (mp_element)e;
	return MP_NELEMENT;
}

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z');
}

void
mp_address_part(mp_buf *out, size_t start, mp_str value)
{
	/* 星河SOHO and 3号楼 would read as one number without it. */
	if (out->n > start && is_alnum(out->p[out->n - 1]) && is_alnum(value.p[0]))
		mp_buf_addc(out, ' ');
}

void
mp_address_compose(mp_buf *out, const mp_address *a)
{
	size_t start = out->n;
	int e;

	for (e = MP_PROVINCE; e <= MP_ROOM; e++) {
		if (a->elem[e].n == 0)
			continue;
		mp_address_part(out, start, a->elem[e]);
		mp_buf_add(out, a->elem[e]);
	}
}
