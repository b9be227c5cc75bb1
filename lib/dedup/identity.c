/* identity.c - what a record is compared by. */
#include "dedup/identity.h"

static bool
has_any(const mp_address *a, const mp_element *e, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (mp_address_has(a, e[i]))
			return true;
	return false;
}

#define HAS(a, ...) \
	has_any(a, (const mp_element[]){ __VA_ARGS__ }, \
	    sizeof (const mp_element[]){ __VA_ARGS__ } / sizeof(mp_element))

/* Does a number narrow the address to one house, so that a remark adds nothing? */
static bool
numbered(const mp_address *a)
{
	return HAS(a, MP_DOOR, MP_BUILDING, MP_UNIT, MP_ROOM);
}

mp_comparable
mp_identity_kind(const mp_address *a, mp_gravity status)
{
	if (mp_address_level(a) == MP_NELEMENT)
		return MP_ALONE;
	if (status == MP_WRONG ||
	    !HAS(a, MP_CITY, MP_COUNTY) ||
	    !HAS(a, MP_COMMUNITY, MP_GROUP, MP_ROAD, MP_LANE, MP_ESTATE) ||
	    !HAS(a, MP_DOOR, MP_ESTATE, MP_BUILDING) ||
	    (mp_address_has(a, MP_UNIT) && !HAS(a, MP_DOOR, MP_BUILDING)))
		return MP_BY_TEXT;
	return MP_BY_PLACE;
}

static void
put_folded(mp_buf *out, mp_str text, mp_fold *scratch)
{
	mp_fold_text(scratch, text);
	mp_buf_add(out, scratch->text);
}

mp_comparable
mp_identity(mp_buf *out, const mp_address *a, mp_gravity status, mp_str raw,
    mp_fold *scratch)
{
	mp_comparable kind = mp_identity_kind(a, status);
	mp_str note = a->elem[MP_NOTE];

	if (kind == MP_ALONE)
		return kind;
	mp_address_key(out, a);
	if (kind == MP_BY_TEXT) {
		mp_buf_adds(out, "|=");
		put_folded(out, raw, scratch);
	}
	/* Without a text the elements are it: the key has them all but these. */
	if (note.n && (kind == MP_BY_TEXT ? raw.n == 0 : !numbered(a))) {
		mp_buf_adds(out, "|n");
		put_folded(out, note, scratch);
	}
	return kind;
}
