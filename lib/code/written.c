/* written.c - how an address was written, beside its key. */
#include "code/written.h"

static const mp_element order[] = {
	MP_PROVINCE, MP_CITY, MP_COUNTY, MP_DEVZONE, MP_TOWNSHIP, MP_COMMUNITY, MP_GROUP,
	MP_ROAD, MP_SEGMENT, MP_LANE, MP_ESTATE, MP_DOOR, MP_BUILDING, MP_UNIT, MP_FLOOR,
	MP_ROOM
};

static const char letters[] = "PCX";	/* of the first three */

static char
letter(mp_element e)
{
	return e <= MP_COUNTY ? letters[e] : mp_address_key_letter(e);
}

/* The next slot of `rest`, which begins with "|" or is empty. */
bool
mp_written_next(mp_str *rest, mp_element *e, mp_str *value)
{
	const char *upper, *bar;

	if (rest->n < 2)
		return false;
	if ((upper = strchr(letters, rest->p[1])) == NULL || !*upper)
		return mp_address_key_next(rest, e, value);
	*e = (mp_element)(upper - letters);
	*value = mp_str_skip(*rest, 2);
	if ((bar = memchr(value->p, '|', value->n)) != NULL)
		value->n = (size_t)(bar - value->p);
	*rest = mp_str_skip(*rest, 2 + value->n);
	return true;
}

/* The elements as a key has them: if it is a whole one its first three, and its slots. */
static void
read_key(mp_address *a, mp_str key, bool whole)
{
	mp_str rest = key, value;
	mp_element e;
	size_t i, n;

	for (i = MP_PROVINCE; whole && i <= MP_COUNTY; i++) {
		for (n = 0; n < rest.n && rest.p[n] != '|'; n++)
			;
		a->elem[i] = (mp_str){ rest.p, n };
		rest = mp_str_skip(rest, n + (i < MP_COUNTY && n < rest.n));
	}
	while (mp_address_key_next(&rest, &e, &value))
		a->elem[e] = value;
}

static void
put_value(mp_buf *out, mp_str value)
{
	size_t i;

	for (i = 0; i < value.n; i++)
		if (value.p[i] == '|')
			mp_buf_adds(out, "\uFF5C");
		else
			mp_buf_addc(out, value.p[i]);
}

void
mp_written_slot(mp_buf *out, mp_element e, mp_str value)
{
	mp_buf_addc(out, '|');
	mp_buf_addc(out, letter(e));
	put_value(out, value);
}

void
mp_written_all(mp_buf *out, const mp_address *a)
{
	size_t i;

	for (i = 0; i < sizeof order / sizeof *order; i++)
		if (order[i] > MP_COUNTY) {
			if (a->elem[order[i]].n)
				mp_written_slot(out, order[i], a->elem[order[i]]);
		} else {
			if (i > 0)
				mp_buf_addc(out, '|');
			put_value(out, a->elem[order[i]]);
		}
}

void
mp_written(mp_buf *out, const mp_address *a, mp_str key)
{
	mp_address folded = { 0 };
	size_t i;

	read_key(&folded, key, true);
	for (i = 0; i < sizeof order / sizeof *order; i++) {
		mp_element e = order[i];

		if (a->elem[e].n && !mp_str_eq(a->elem[e], folded.elem[e]))
			mp_written_slot(out, e, a->elem[e]);
	}
}

mp_str
mp_written_own(const mp_layout *l, mp_str *rest, int slot, bool last)
{
	mp_str all = *rest, at = *rest, value;
	mp_element e;
	size_t n = 0;
	int s;

	if (all.n == 0)
		return all;
	if (last) {
		*rest = mp_str_skip(all, all.n);
		return all;
	}
	while (mp_written_next(&at, &e, &value)) {
		s = mp_layout_slot(l, e);
		if (s > slot)
			break;
		/* What has no slot belongs to the next that has one. */
		if (s >= 0 || e <= MP_COMMUNITY)
			n = all.n - at.n;
	}
	*rest = mp_str_skip(all, n);
	return (mp_str){ all.p, n };
}

void
mp_written_read(mp_address *a, mp_str own_key, bool whole, mp_str written)
{
	mp_str value;
	mp_element e;

	read_key(a, own_key, whole);
	while (mp_written_next(&written, &e, &value))
		a->elem[e] = value;
}

/* `value` with the word behind it that a key leaves out, if the key is still that. */
static void
guess(mp_buf *out, mp_element e, mp_str value)
{
	static const struct { mp_element e; const char *word; } words[] = {
		{ MP_DOOR, "号" }, { MP_BUILDING, "号楼" }, { MP_UNIT, "单元" },
		{ MP_FLOOR, "层" }, { MP_ROOM, "室" },
	};
	mp_address a = { 0 };
	mp_buf full = { 0 }, key = { 0 };
	mp_str rest, again;
	mp_element found;
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words && words[i].e != e; i++)
		;
	if (i == sizeof words / sizeof *words)
		return;
	mp_buf_add(&full, value);
	mp_buf_adds(&full, words[i].word);
	a.elem[e] = mp_buf_str(&full);
	mp_address_key(&key, &a);
	rest = mp_address_key_slots(mp_buf_str(&key));
	if (mp_address_key_next(&rest, &found, &again) && found == e && rest.n == 0 &&
	    mp_str_eq(again, value)) {
		mp_written_slot(out, e, mp_buf_str(&full));
	}
	mp_buf_free(&full);
	mp_buf_free(&key);
}

void
mp_written_guess(mp_buf *out, mp_str own_key, bool whole)
{
	mp_str rest = whole ? mp_address_key_slots(own_key) : own_key, value;
	mp_element e;

	while (mp_address_key_next(&rest, &e, &value))
		guess(out, e, value);
}
