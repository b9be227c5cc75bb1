/* layout.c - the digits of an address code and what they mean. */
#include "code/layout.h"

static const mp_part default_parts[] = {
	{ .name = "county", .kind = MP_PART_DIVISION, .width = 6, .from = 0 },
	{ .name = "township", .kind = MP_PART_DIVISION, .width = 3, .from = 6 },
	{ .name = "community", .kind = MP_PART_DIVISION, .width = 3, .from = 9 },
	{ .name = "type", .kind = MP_PART_TYPE, .width = 2 },
	{ .name = "door", .kind = MP_PART_SERIAL, .width = 5, .last = MP_ESTATE },
	{ .name = "building", .kind = MP_PART_SERIAL, .width = 3, .last = MP_BUILDING },
	{ .name = "unit", .kind = MP_PART_SERIAL, .width = 3, .last = MP_UNIT },
	{ .name = "room", .kind = MP_PART_SERIAL, .width = 4, .last = MP_ROOM },
};

const mp_layout mp_layout_default = {
	.name = "6+3+3+2+5+3+3+4",
	.part = default_parts,
	.nparts = sizeof default_parts / sizeof *default_parts,
	.check = MP_MOD_11_2,
};

static const uint64_t power[] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000,
	1000000000, 10000000000, 100000000000, 1000000000000
};

static size_t
body_width(const mp_layout *l)
{
	size_t n = 0;
	unsigned i;

	for (i = 0; i < l->nparts; i++)
		n += l->part[i].width;
	return n;
}

size_t
mp_layout_width(const mp_layout *l)
{
	return body_width(l) + mp_check_width(l->check);
}

int
mp_layout_slot(const mp_layout *l, mp_element e)
{
	int slot = -1;
	unsigned i;

	if (e <= MP_COMMUNITY)
		return -1;
	for (i = 0; i < l->nparts; i++)
		if (l->part[i].kind == MP_PART_SERIAL) {
			slot++;
			if (e <= l->part[i].last)
				return slot;
		}
	return -1;
}

uint32_t
mp_layout_max(const mp_layout *l, int slot)
{
	unsigned i;

	for (i = 0; i < l->nparts; i++)
		if (l->part[i].kind == MP_PART_SERIAL && slot-- == 0)
			return (uint32_t)(power[l->part[i].width] - 1);
	return 0;
}

/* What stands in a part; division digits are counted from the left. */
static uint64_t
part_value(const mp_part *p, const mp_code *c, int slot)
{
	if (p->kind == MP_PART_DIVISION)
		return c->division / power[12 - p->from - p->width] % power[p->width];
	return p->kind == MP_PART_TYPE ? c->type : c->serial[slot];
}

void
mp_layout_write(mp_buf *out, const mp_layout *l, const mp_code *c)
{
	size_t start = out->n, width = body_width(l);
	unsigned i, k;
	int slot = 0;

	mp_buf_reserve(out, width + MP_CHECK_MAX);
	for (i = 0; i < l->nparts; i++) {
		const mp_part *p = &l->part[i];
		uint64_t v = part_value(p, c, slot);

		for (k = p->width; k-- > 0; v /= 10)
			out->p[out->n + k] = (char)('0' + v % 10);
		out->n += p->width;
		slot += p->kind == MP_PART_SERIAL;
	}
	mp_check_make(l->check, (mp_str){ out->p + start, width }, out->p + out->n);
	out->n += mp_check_width(l->check);
}

/* Does the type name an element of the finest slot in use? */
static bool
consistent(const mp_layout *l, const mp_code *c)
{
	int e, slot, finest = -1;

	for (slot = 0; slot < MP_SLOTS; slot++)
		if (c->serial[slot])
			finest = slot;
	if (finest < 0 || c->division / power[3] % power[3] == 0)
		return false;
	for (e = MP_GROUP; e <= MP_ROOM; e++) {
		const char *ga = mp_elements[e].ga;

		if (ga[0] && c->type == (unsigned)((ga[0] - '0') * 10 + ga[1] - '0') &&
		    mp_layout_slot(l, (mp_element)e) == finest)
			return true;
	}
	return false;
}

mp_code_fault
mp_layout_read(const mp_layout *l, mp_str text, mp_code *code)
{
	size_t width = body_width(l), i;
	const char *at = text.p;
	char check[MP_CHECK_MAX];
	mp_code c = { 0 };
	unsigned p, k;
	int slot = 0;

	if (text.n != mp_layout_width(l))
		return MP_CODE_LENGTH;
	for (i = 0; i < text.n; i++)
		if (i < width ? text.p[i] < '0' || text.p[i] > '9' :
		    !mp_check_char(l->check, text.p[i]))
			return MP_CODE_CHARACTER;
	if (!mp_check_make(l->check, (mp_str){ text.p, width }, check) ||
	    memcmp(check, text.p + width, mp_check_width(l->check)) != 0)
		return MP_CODE_CHECK;
	for (p = 0; p < l->nparts; p++) {
		const mp_part *part = &l->part[p];
		uint64_t v = 0;

		for (k = 0; k < part->width; k++)
			v = v * 10 + (uint64_t)(*at++ - '0');
		if (part->kind == MP_PART_DIVISION)
			c.division += v * power[12 - part->from - part->width];
		else if (part->kind == MP_PART_TYPE)
			c.type = (unsigned)v;
		else
			c.serial[slot++] = (uint32_t)v;
	}
	if (!consistent(l, &c))
		return MP_CODE_PARTS;
	*code = c;
	return MP_CODE_OK;
}
