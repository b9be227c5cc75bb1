/* saying.c - what a row says of its address, as it is compared. */
#include "dedup/saying.h"

#include "dedup/position.h"

/* Texts that are empty and not nowhere, so that they can be searched. */
static void
say_nothing(mp_saying *s)
{
	int e;

	*s = (mp_saying){ .county = MP_STR("") };
	for (e = 0; e < MP_NELEMENT; e++)
		s->elem[e] = MP_STR("");
}

/* --- as a row has it ------------------------------------------------------------- */

/* The key's slots as slices of it. */
static void
take_slots(mp_saying *s, mp_str key)
{
	mp_str rest = mp_address_key_slots(key), value;
	mp_element e;

	s->county = (mp_str){ key.p, (size_t)(rest.p - key.p) };
	while (mp_address_key_next(&rest, &e, &value))
		s->elem[e] = value;
}

void
mp_saying_address(mp_saying *s, const mp_address *a, mp_buf *held, mp_fold *scratch)
{
	mp_buf position = { 0 };
	mp_address as = *a;
	uint64_t township = a->division / 1000;
	size_t nkey;

	say_nothing(s);
	if (mp_address_has(a, MP_TOWNSHIP) && township % 1000)
		s->township = (uint32_t)township;
	if (as.elem[MP_SEGMENT].n || as.elem[MP_ASSIST].n)
		mp_position_settle(&as, &position, scratch);
	held->n = 0;
	mp_address_key(held, &as);
	nkey = held->n;
	mp_fold_text(scratch, a->elem[MP_NOTE]);
	mp_buf_add(held, scratch->text);
	take_slots(s, (mp_str){ held->p, nkey });
	s->elem[MP_NOTE] = mp_str_skip(mp_buf_str(held), nkey);
	mp_buf_free(&position);
}

/* --- as the corpus has it -------------------------------------------------------- */

void
mp_saying_sighting(mp_saying *s, const mp_corpus *c, const mp_sighting *from)
{
	uint32_t code = c->term[from->term[MP_TOWNSHIP]].code;
	int e;

	say_nothing(s);
	s->county = c->term[from->county].text;
	s->remarked = from->term[MP_NOTE] != 0;
	for (e = MP_DEVZONE; e <= MP_ASSIST; e++)
		if (from->term[e])
			s->elem[e] = c->term[from->term[e]].text;
	if (from->term[MP_TOWNSHIP] && code != MP_CODES)
		s->township = code;
}

/* --- what it says ---------------------------------------------------------------- */

mp_str
mp_saying_division(const mp_saying *s, mp_element e)
{
	mp_str key = s->county;
	const char *bar;
	int i;

	for (i = MP_PROVINCE; i < (int)e && (bar = memchr(key.p, '|', key.n)) != NULL; i++)
		key = mp_str_skip(key, (size_t)(bar - key.p) + 1);
	if ((bar = memchr(key.p, '|', key.n)) != NULL)
		key.n = (size_t)(bar - key.p);
	return key;
}

bool
mp_saying_placed(const mp_saying *s)
{
	return mp_saying_division(s, MP_PROVINCE).n && mp_saying_division(s, MP_COUNTY).n;
}

bool
mp_saying_numbered(const mp_saying *s)
{
	return s->elem[MP_DOOR].n || s->elem[MP_BUILDING].n || s->elem[MP_UNIT].n ||
	    s->elem[MP_FLOOR].n || s->elem[MP_ROOM].n;
}
