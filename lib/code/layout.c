/* layout.c - the digits of an address code and what they mean. */
#include "code/layout.h"

const mp_layout mp_layout_default = {
	.name = "menpai",
	.id = "6+3+3+2+5+3+3+4",	/* so called before layouts were files */
	.part = {
		{ .name = "county", .kind = MP_PART_DIVISION, .width = 6, .from = 0 },
		{ .name = "township", .kind = MP_PART_DIVISION, .width = 3, .from = 6 },
		{ .name = "community", .kind = MP_PART_DIVISION, .width = 3, .from = 9 },
		{ .name = "type", .kind = MP_PART_TYPE, .width = 2 },
		{ .name = "door", .kind = MP_PART_SERIAL, .width = 5 },
		{ .name = "building", .kind = MP_PART_SERIAL, .width = 3 },
		{ .name = "unit", .kind = MP_PART_SERIAL, .width = 3 },
		{ .name = "room", .kind = MP_PART_SERIAL, .width = 4 },
	},
	.nparts = 8,
	.check = MP_MOD_11_2,
	.slot = {
		[MP_PROVINCE] = -1, [MP_CITY] = -1, [MP_COUNTY] = -1, [MP_DEVZONE] = -1,
		[MP_TOWNSHIP] = -1, [MP_COMMUNITY] = -1,
		[MP_GROUP] = 0, [MP_ROAD] = 0, [MP_SEGMENT] = 0, [MP_LANE] = 0,
		[MP_DOOR] = 0, [MP_ESTATE] = 0, [MP_BUILDING] = 1, [MP_UNIT] = 2,
		[MP_FLOOR] = 3, [MP_ROOM] = 3, [MP_ASSIST] = -1, [MP_NOTE] = -1,
	},
	.type = {
		[MP_PROVINCE] = -1, [MP_CITY] = -1, [MP_COUNTY] = -1, [MP_DEVZONE] = -1,
		[MP_TOWNSHIP] = -1, [MP_COMMUNITY] = -1,
		[MP_GROUP] = 44, [MP_ROAD] = 41, [MP_SEGMENT] = 41, [MP_LANE] = 41,
		[MP_DOOR] = 41, [MP_ESTATE] = 42, [MP_BUILDING] = 50, [MP_UNIT] = 61,
		[MP_FLOOR] = 60, [MP_ROOM] = 62, [MP_ASSIST] = -1, [MP_NOTE] = -1,
	},
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
	return l->slot[e];
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

static bool
has(const mp_layout *l, mp_part_kind kind)
{
	unsigned i;

	for (i = 0; i < l->nparts; i++)
		if (l->part[i].kind == kind)
			return true;
	return false;
}

bool
mp_layout_ends(const mp_layout *l, mp_element e)
{
	if (l->slot[e] < 0)
		return false;
	if (l->apart)
		return l->type[e] >= 0;
	/* A street has its own number only where its part holds nothing finer. */
	return (e > MP_COMMUNITY && e != MP_ROAD && e != MP_SEGMENT && e != MP_LANE) ||
	    (l->slot[MP_DOOR] != l->slot[e] && l->slot[MP_ESTATE] != l->slot[e]);
}

void
mp_layout_see(const mp_layout *l, mp_address *a)
{
	mp_element finest = mp_address_level(a);
	int e;

	for (e = 0; l->left_out >> e; e++)
		if ((l->left_out >> e & 1) && e != (int)finest)
			a->elem[e] = (mp_str){ 0 };
}

/* The digits of the division that stand in a part, counted from the left. */
static uint64_t
division_digits(const mp_part *p, uint64_t division)
{
	return division / power[12 - p->from - p->width] % power[p->width];
}

uint64_t
mp_layout_root(const mp_layout *l, uint64_t division, unsigned type)
{
	uint64_t root = 0;
	unsigned i;

	for (i = 0; i < l->nparts; i++) {
		const mp_part *p = &l->part[i];

		if (p->kind == MP_PART_DIVISION)
			root += division_digits(p, division) * power[12 - p->from - p->width];
	}
	return l->apart ? root * 100 + type : root;
}

static uint64_t
part_value(const mp_part *p, const mp_code *c, int slot)
{
	switch (p->kind) {
	case MP_PART_DIVISION:
		return division_digits(p, c->division);
	case MP_PART_TYPE:
		return c->type;
	case MP_PART_SERIAL:
		return c->serial[slot];
	default:
		return p->fixed;
	}
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

/* Is there a township, where the layout has all of its digits? */
static bool
has_township(const mp_layout *l, uint64_t division)
{
	return mp_layout_root(l, UINT64_C(999999999999), 0) / (l->apart ? 100 : 1) /
	    power[3] % power[3] != 999 || division / power[3] % power[3] != 0;
}

/* Does the type name an element of the finest slot in use? */
static bool
consistent(const mp_layout *l, const mp_code *c)
{
	int e, slot, finest = -1;

	for (slot = 0; slot < MP_SLOTS; slot++)
		if (c->serial[slot])
			finest = slot;
	if (finest < 0 || !has_township(l, c->division))
		return false;
	if (!has(l, MP_PART_TYPE))
		return true;
	for (e = 0; e < MP_NELEMENT; e++)
		if (l->slot[e] == finest && l->type[e] == (int)c->type)
			return true;
	return false;
}

/* Put the digits of a part in their place.  False if they are not the fixed ones. */
static bool
take_part(mp_code *c, const mp_part *p, uint64_t v, int *slot)
{
	switch (p->kind) {
	case MP_PART_DIVISION:
		c->division += v * power[12 - p->from - p->width];
		return true;
	case MP_PART_TYPE:
		c->type = (unsigned)v;
		return true;
	case MP_PART_SERIAL:
		c->serial[(*slot)++] = (uint32_t)v;
		return true;
	default:
		return v == p->fixed;
	}
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
	bool good = true;

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
		uint64_t v = 0;

		for (k = 0; k < l->part[p].width; k++)
			v = v * 10 + (uint64_t)(*at++ - '0');
		good &= take_part(&c, &l->part[p], v, &slot);
	}
	if (!good || !consistent(l, &c))
		return MP_CODE_PARTS;
	*code = c;
	return MP_CODE_OK;
}
