/* parse_numbers.c - numbers with what they count, and chains like 3-2-501. */
#include "address/parse_lattice.h"

#include "base/mem.h"

/* --- reading a number -------------------------------------------------------- */

static bool
is_stem(uint32_t c)	/* 甲 .. 庚 */
{
	switch (c) {
	case 0x7532: case 0x4E59: case 0x4E19: case 0x4E01: case 0x620A: case 0x5DF1:
		return true;
	}
	return false;
}

static bool
is_attached(uint32_t c)	/* 附 付 副 之 */
{
	return c == 0x9644 || c == 0x4ED8 || c == 0x526F || c == 0x4E4B;
}

/* The longest counting word at i. */
static const struct mp_occurrence *
counting_word(const mp_lattice *L, size_t i)
{
	size_t k;

	if (i >= L->n || !(L->role[i] & MP_W_UNIT))
		return NULL;
	for (k = L->occ_at[i]; k < L->occ_at[i + 1]; k++)
		if (L->occ[k].word->role == MP_W_UNIT)
			return &L->occ[k];
	return NULL;
}

/* How many letters stand before the first digit: SOHO5号楼 is house 5 of SOHO. */
static size_t
letters_before(const mp_lattice *L, size_t i)
{
	size_t j = i;

	while (j < L->n && L->cls[j] == MP_C_LETTER)
		j++;
	return j - i;
}

/* 八B室: behind the numeral a letter that belongs to the room. */
static bool
numeral_letter(const mp_lattice *L, size_t i)
{
	const struct mp_occurrence *w = i < L->n && L->cls[i] == MP_C_LETTER ?
	    counting_word(L, i + 1) : NULL;

	return w && (w->word->sort == MP_U_ROOM || w->word->sort == MP_U_HOUSEHOLD ||
	    w->word->sort == MP_U_NO);
}

/* The end of the number part at i: a run of digits and letters with a digit or
 * at most two letters, or a run of Chinese numerals; i if there is none. */
static size_t
part(const mp_lattice *L, size_t i)
{
	size_t j = i, k, digits = 0;

	if (i < L->n && L->cls[i] == MP_C_NUMERAL) {
		while (j < L->n && L->cls[j] == MP_C_NUMERAL)
			j++;
		return numeral_letter(L, j) ? j + 1 : j;
	}
	while (j < L->n && (L->cls[j] == MP_C_DIGIT || L->cls[j] == MP_C_LETTER))
		digits += L->cls[j++] == MP_C_DIGIT;
	/* 18F1803: a floor, then a room. */
	for (k = i; k < j && L->cls[k] == MP_C_DIGIT; k++)
		;
	if (k > i && k - i <= 2 && k + 2 < j && (L->c[k] == 'F' || L->c[k] == 'f') &&
	    L->cls[k + 1] == MP_C_DIGIT)
		return k;
	/* 12甲号 */
	if (digits && j + 1 < L->n && is_stem(L->c[j]) && L->c[j + 1] == 0x53F7)
		return j + 1;
	if (j - i > 12 || (digits == 0 && j - i > 2) || letters_before(L, i) >= 4)
		return i;
	/* 5F, 200m: the letters count. */
	if (digits && L->cls[j - 1] == MP_C_LETTER && (j == L->n || L->cls[j] != MP_C_DASH)) {
		uint32_t last = L->c[j - 1];

		if ((last == 'F' || last == 'f') && digits == j - i - 1 && digits <= 2)
			return j - 1;
		if (last == 'm' && digits == j - i - 1)
			return j - 1;
		if (last == 'm' && j - i > 2 && L->c[j - 2] == 'k' && digits == j - i - 2)
			return j - 2;
	}
	return j;
}

/* The join of list or range at i, 0 if there is none. */
static char
joint(const mp_lattice *L, size_t i)
{
	if (i >= L->n)
		return 0;
	switch (L->c[i]) {
	case '-':
		return '-';
	case '~': case 0x81F3: case 0x5230:	/* 至 到 */
		return '~';
	case ',': case '.': case '/': case '+': case 0x3001:
		return ',';
	}
	return 0;
}

static bool
add_part(struct mp_number *n, size_t from, size_t to, char join)
{
	if (n->natom == MP_ATOMS)
		return false;
	n->atom[n->natom].from = (uint16_t)from;
	n->atom[n->natom].to = (uint16_t)to;
	n->atom[n->natom++].join = join;
	n->core = n->to = (uint16_t)to;
	return true;
}

/* What stands behind 号 and belongs to it: 附3号, 之3, -3, 甲, B. */
static void
attached(mp_lattice *L, struct mp_number *n)
{
	size_t i = n->to, j, from;
	bool dash;

	if (i + 1 > L->n || n->natom == MP_ATOMS)
		return;
	if (i < L->n && (is_stem(L->c[i]) || (L->cls[i] == MP_C_LETTER &&
	    (i + 1 == L->n || L->cls[i + 1] == MP_C_MARK))) &&
	    !counting_word(L, i + 1) && L->cls[i + 1 < L->n ? i + 1 : i] != MP_C_DIGIT) {
		n->nsub = n->natom;
		add_part(n, i, i + 1, 'a');
		return;
	}
	if (i >= L->n || !((dash = L->c[i] == '-') || is_attached(L->c[i])))
		return;
	from = i + 1;
	j = part(L, from);
	if (j == from || (dash && (j - from > 2 || joint(L, j) == '-' ||
	    L->cls[from] == MP_C_LETTER)))
		return;
	if (counting_word(L, j)) {
		const struct mp_occurrence *w = counting_word(L, j);

		if (dash || (w->word->sort != MP_U_NO && w->word->sort != MP_U_SHOP &&
		    w->word->sort != MP_U_YARD))
			return;
	}
	n->nsub = n->natom;
	add_part(n, from, j, 's');
	while (joint(L, j) && n->natom < MP_ATOMS) {
		size_t k = part(L, j + 1);

		if (k == j + 1)
			break;
		add_part(n, j + 1, k, joint(L, j) == ',' ? ',' : '-');
		j = k;
	}
	if (n->unit == MP_U_NONE) {	/* 45附12号 */
		n->unit = MP_U_NO;
		n->to = (uint16_t)j;
	}
	if (j < L->n && L->c[j] == 0x53F7)	/* 号 号院 */
		n->to = (uint16_t)(j + 1 + (j + 1 < L->n && L->c[j + 1] == 0x9662 &&
		    !(L->role[j + 1] & MP_W_INSIDE)));
	/* 162号附1号附2号, 162号附1号、附2号 */
	for (;;) {
		from = (size_t)n->to + (joint(L, n->to) == ',');
		if (from >= L->n || L->c[from++] != 0x9644 || n->natom == MP_ATOMS ||
		    (j = part(L, from)) == from || j == L->n || L->c[j] != 0x53F7)
			return;
		add_part(n, from, j, ',');
		n->to = (uint16_t)(j + 1);
	}
}

static void
count(struct mp_number *n, const struct mp_occurrence *w)
{
	n->word = w->word;
	n->unit = w->word->sort;
	n->score = w->word->score;
	n->to = w->end;
	n->mended |= w->word->score <= -1 && w->word->sort <= MP_U_BUILDING &&
	    w->word->text[0] != '#';
}

/* Further parts of a list: each may carry the counting word again, but none may
 * count something else (32号院、1号楼 are two numbers). */
static void
list(mp_lattice *L, struct mp_number *n)
{
	for (;;) {
		size_t i = n->to, from, to;
		char join = joint(L, i);
		const struct mp_occurrence *w;
		bool again = n->unit == MP_U_BUILDING && i > 0 && L->c[i - 1] == '#';
		bool within = !join && !again && n->unit == MP_U_BUILDING && i < L->n &&
		    n->natom == 1 && (L->cls[n->atom[0].from] == MP_C_LETTER) !=
		    (L->cls[i] == MP_C_LETTER);	/* 1号楼A座 is one building */

		if (!join && !again && !within)
			return;
		from = join ? i + 1 : i;
		if (from < L->n && L->c[from] == 0x9644 && n->unit == MP_U_NONE)	/* 附 */
			return;
		to = part(L, from);
		if (to == from || n->natom == MP_ATOMS)
			return;
		if (L->cls[from] == MP_C_NUMERAL && !counting_word(L, to))
			return;
		w = counting_word(L, to);
		/* 5号楼-301 is two numbers: behind a counting word it must come again. */
		if (n->unit != MP_U_NONE && (!w || w->word->sort != n->unit))
			return;
		add_part(n, from, to, within ? '-' : join == ',' || !join ? ',' : join);
		if (w)
			count(n, w);
	}
}

/* 公建: the shops below an estate, which count their houses for themselves. */
static bool
is_public(const mp_lattice *L, size_t i)
{
	return i + 1 < L->n && L->c[i] == 0x516C && L->c[i + 1] == 0x5EFA;
}

/* The prefix before the first part: where the part begins. */
static size_t
prefix(const mp_lattice *L, size_t i)
{
	uint32_t c = L->c[i], d = i + 1 < L->n ? L->c[i + 1] : 0;

	switch (c) {
	case 0x7B2C: case 0x9644: case 0x4ED8: case 0x8D1F:	/* 第附付负 */
		return i + 1;
	case 0x4E34:	/* 临 临时 */
		return d == 0x65F6 ? i + 2 : i + 1;
	case 0x5730:	/* 地下 */
		return d == 0x4E0B ? i + 2 : i;
	case 0x519C:	/* 农八师, 农业第八师 */
		return d == 0x4E1A && i + 2 < L->n && L->c[i + 2] == 0x7B2C ? i + 3 : i + 1;
	case '(':	/* (临), (公建一)号楼 */
		if (d == 0x4E34 && i + 2 < L->n && L->c[i + 2] == ')')
			return i + 3;
		return is_public(L, i + 1) ? i + 3 : i;
	case 0x516C:	/* 公建一号楼 */
		return is_public(L, i) ? i + 2 : i;
	case 0x5546:	/* 商 */
		return i + 1;
	}
	if (is_stem(c) || mp_is_direction(c) || c == 0x4E2D)
		return i + 1;
	return i;
}

/* 东单元, 西户, 北楼: a direction takes the place of the number. */
static bool
direction_only(mp_lattice *L, size_t i, struct mp_number *n)
{
	const struct mp_occurrence *w;
	size_t j = i;

	while (j < L->n && j < i + 2 && (mp_is_direction(L->c[j]) || L->c[j] == 0x4E2D ||
	    is_stem(L->c[j])))
		j++;
	if (j == i || !(w = counting_word(L, j)))
		return false;
	switch (w->word->sort) {
	case MP_U_TOWER:	/* 南塔 of a block; 西塔街 is something else */
		if (w->end < L->n && (L->cls[w->end] == MP_C_HAN))
			return false;
		break;
	case MP_U_UNIT: case MP_U_HOUSEHOLD: case MP_U_BUILDING: case MP_U_STOREY:
	case MP_U_ROOM:
		break;
	default:
		return false;
	}
	n->prefix = (uint16_t)j;
	n->core = (uint16_t)j;
	count(n, w);
	return true;
}

/* 首层, 底层: the first floor in words. */
static bool
first_floor(const mp_lattice *L, size_t i, struct mp_number *n)
{
	if (i + 1 >= L->n || (L->c[i] != 0x9996 && L->c[i] != 0x5E95) ||
	    L->c[i + 1] != 0x5C42)
		return false;
	n->prefix = n->core = (uint16_t)(i + 1);
	n->unit = MP_U_FLOOR;
	n->score = 1;
	n->to = (uint16_t)(i + 2);
	return true;
}

/* Does the word belong to a name and count nothing: 第一师|范, 二师|附小, 七塔寺? */
static bool
is_of_name(const mp_lattice *L, const struct mp_number *n, const struct mp_occurrence *w)
{
	uint32_t c = L->c[w->end];

	if (w->word->sort == MP_U_TOWER)
		return L->cls[n->atom[0].from] == MP_C_NUMERAL;
	return w->word->sort == MP_U_ARMY && w->end < L->n && (c == 0x8303 || c == 0x9644 ||
	    c == 0x5927 || c == 0x9662 || c == 0x4E13);	/* 范附大院专 */
}

/* 76(临)号, 76临号: the mark of a temporary number may stand behind it. */
static size_t
temporary(const mp_lattice *L, struct mp_number *n, size_t to)
{
	bool bracket = to < L->n && L->c[to] == '(';
	size_t end = to + (bracket ? 3 : 1);

	if (end >= L->n || L->c[to + bracket] != 0x4E34 || (bracket && L->c[to + 2] != ')') ||
	    L->c[end] != 0x53F7)
		return to;
	n->temporary = true;
	n->core = n->to = (uint16_t)end;
	return end;
}

static bool
read_number(mp_lattice *L, size_t i, struct mp_number *n)
{
	const struct mp_occurrence *w;
	size_t from = prefix(L, i), to;

	*n = (struct mp_number){ .from = (uint16_t)i, .prefix = (uint16_t)from };
	if (direction_only(L, i, n) || first_floor(L, i, n))
		return true;
	to = part(L, from);
	if (to == from)
		return false;
	add_part(n, from, to, 0);
	if (L->c[i] == '(' && from > i && L->c[to] == ')')
		n->core = n->to = (uint16_t)++to;
	to = temporary(L, n, to);
	if ((w = counting_word(L, to)) && !is_of_name(L, n, w))
		count(n, w);
	list(L, n);
	if (n->unit == MP_U_NO || (n->unit == MP_U_YARD && n->to < L->n &&
	    is_attached(L->c[n->to])) || (n->unit == MP_U_NONE && n->natom == 1 && n->to < L->n &&
	    is_attached(L->c[n->to]) && L->cls[from] == MP_C_DIGIT))
		attached(L, n);
	if (L->c[i] == 0x519C)	/* 农三队 is no number */
		return n->unit == MP_U_ARMY;
	if (is_public(L, i) || is_public(L, i + 1))
		return n->unit == MP_U_BUILDING;
	/* A prefix alone proves nothing: 东3 is not a number, 东3号 may be, and so may 甲102. */
	return from == i || n->unit != MP_U_NONE || L->c[i] == 0x9644 ||
	    (is_stem(L->c[i]) && n->natom == 1 && to - from >= 3 && L->cls[from] == MP_C_DIGIT);
}

/* In the middle of a run of digits or numerals no number begins. */
static bool
is_inside(const mp_lattice *L, size_t i)
{
	if (i == 0)
		return false;
	return (L->cls[i] == MP_C_NUMERAL && L->cls[i - 1] == MP_C_NUMERAL) ||
	    (L->cls[i] == MP_C_DIGIT && L->cls[i - 1] == MP_C_DIGIT);
}

const struct mp_number *
mp_number_read(mp_lattice *L, size_t i)
{
	struct mp_number *n;

	if (L->nnumber == L->number_cap)
		L->number = mp_grow(L->number, &L->number_cap, L->nnumber + 1,
		    sizeof *L->number);
	n = &L->number[L->nnumber];
	L->number_at[i] = 1;
	if (is_inside(L, i) || L->cls[i] == MP_C_MARK || L->cls[i] == MP_C_CLOSE ||
	    L->cls[i] == MP_C_DASH || !read_number(L, i, n))
		return NULL;
	L->number_at[i] = (uint16_t)(2 + L->nnumber++);
	return n;
}

/* --- edges ------------------------------------------------------------------- */

/* Does a road end before i: 路 街 道 段? */
static bool
is_behind_road(const mp_lattice *L, size_t i)
{
	uint32_t c = i ? L->c[i - 1] : 0;

	return c == 0x8DEF || c == 0x8857 || c == 0x9053 || c == 0x6BB5;
}

static size_t
part_len(const struct mp_number *n, size_t k)
{
	return (size_t)(n->atom[k].to - n->atom[k].from);
}

/* Is it one part joined by dashes all through: 3-2-501? */
static bool
is_chain(const mp_lattice *L, const struct mp_number *n)
{
	size_t k;

	if (n->natom < 2 || n->natom > 4 || n->nsub || n->prefix != n->from)
		return false;
	for (k = 0; k < n->natom; k++)
		if ((k > 0 && n->atom[k].join != '-') || (L->c[n->atom[k].to - 1] == 'F' &&
		    L->cls[n->atom[k].from] == MP_C_DIGIT))	/* 5F-012 */
			return false;
	return true;
}

static size_t
digits(const mp_lattice *L, const struct mp_number *n, size_t k)
{
	size_t i, count_ = 0;

	for (i = n->atom[k].from; i < n->atom[k].to; i++)
		count_ += L->cls[i] == MP_C_DIGIT || L->cls[i] == MP_C_NUMERAL;
	return count_;
}

/* 102-305: on different floors, so the first is a house; 101-103 is a row of rooms. */
static bool
is_house_and_room(const mp_lattice *L, const struct mp_number *n)
{
	size_t a = n->atom[0].from, b = n->atom[1].from;

	return n->natom == 2 && part_len(n, 0) == 3 && part_len(n, 1) >= 3 &&
	    digits(L, n, 0) == 3 && digits(L, n, 1) >= 3 && L->c[a] != L->c[b];
}

/* 9-401室: a house and a room. */
static bool
is_pair(const mp_lattice *L, const struct mp_number *n)
{
	return is_chain(L, n) && n->natom == 2 && digits(L, n, 0) <= 2 &&
	    part_len(n, 0) <= 3 && digits(L, n, 1) >= 3 && part_len(n, 1) <= 5;
}

/* Readings of a chain by its parts; what stands before it decides (the steps). */
static void
chain_edges(mp_lattice *L, size_t i, const struct mp_number *n, uint16_t ref)
{
	size_t last = n->natom - 1, room = digits(L, n, last);
	bool small = digits(L, n, 0) <= 2 && part_len(n, 0) <= 3;
	bool wide = room >= 3 && part_len(n, last) <= 5;

	if (n->unit == MP_U_SHOP && room < 3)
		return;
	if (is_house_and_room(L, n))
		mp_lattice_add(L, i, n->to, MP_S_CHAIN, MP_F_CHAIN, 7)->ref = ref;
	if (is_pair(L, n)) {
		mp_lattice_add(L, i, n->to, MP_S_CHAIN, MP_F_CHAIN, 9)->ref = ref;
		mp_lattice_add(L, i, n->to, MP_S_CHAINUNIT, MP_F_CHAIN, 9)->ref = ref;
	} else if (n->natom >= 3 && small && digits(L, n, 1) <= 2 && (wide || room == 2 ||
	    n->natom == 4)) {
		mp_lattice_add(L, i, n->to, MP_S_CHAIN, MP_F_CHAIN, wide ? 13 : 8)->ref = ref;
		if (n->natom == 3)
			mp_lattice_add(L, i, n->to, MP_S_CHAINUNIT, MP_F_CHAIN, 8)->ref = ref;
	}
}

static void
bare_edges(mp_lattice *L, size_t i, const struct mp_number *n, uint16_t ref)
{
	size_t len = part_len(n, 0), k;
	bool han = L->cls[n->atom[0].from] == MP_C_NUMERAL;
	bool letters = digits(L, n, 0) == 0, ends;

	static const mp_word postcode = { "六位数字", MP_W_DELIVERY, MP_NSORT, 0, 0, 6 };
	uint32_t c = L->c[i];

	if (n->natom == 1 && !han && digits(L, n, 0) >= 6) {
		struct mp_edge *e = mp_lattice_add(L, i, n->to, MP_S_NOTE, MP_F_VERBATIM, 0);

		if (len == 6 && (i == 0 || n->to == L->n))
			e->word = &postcode;
		return;
	}
	for (k = 0; k < n->natom; k++)
		if (digits(L, n, k) >= 6 && !han) {	/* 0376-1234567 */
			mp_lattice_add(L, i, n->to, MP_S_NOTE, MP_F_VERBATIM, 0);
			return;
		}
	if (n->natom == 1 && (c == 'G' || c == 'S' || c == 'X' || c == 'Y') && len >= 4 &&
	    len <= 5 && digits(L, n, 0) == len - 1)	/* G107 */
		mp_lattice_add(L, i, n->to, MP_S_ROAD, MP_F_NAME, 6);
	if (letters && n->natom == 1)
		return;
	if (is_chain(L, n))
		chain_edges(L, i, n, ref);
	if (han && len < 3)
		return;
	/* 70-6 ends there; 863创智广场 goes on. */
	ends = n->to == L->n || L->cls[n->to] != MP_C_HAN ||
	    mp_fold_gap(&L->fold, L->at[n->to]);
	if (!han && (ends || n->natom > 2 || is_behind_road(L, i)))
		mp_lattice_add(L, i, n->to, MP_S_DOORBARE, MP_F_NUMBER, n->natom > 2 ? 1 :
		    ends ? 4 : -7)->ref = ref;
	for (k = 0; k < n->natom && part_len(n, k) >= 3; k++)
		;
	/* 699号|699文化园 */
	mp_lattice_add(L, i, n->to, MP_S_ROOMBARE, MP_F_NUMBER, (k == n->natom ? 6 : 2) -
	    (n->natom == 1 && !mp_names_boundary(L, n->to) && mp_comes_from(L,
	    MP_STATE_BIT(MP_DOOR) | MP_STATE_BIT(MP_ROAD)) ? 8 : 0))->ref = ref;
}

/* 商铺|12号, 门面房|12号: a shop, no door. */
static bool
follows_shop(const mp_lattice *L, size_t i)
{
	uint32_t c = i ? L->c[i - 1] : 0, b = i > 1 ? L->c[i - 2] : 0;

	return (c == 0x94FA && b == 0x5546) || (c == 0x9762 && b == 0x95E8) ||
	    (c == 0x623F && b == 0x9762) || (c == 0x5546 && b == 0x5E95);	/* 商铺 门面 面房 底商 */
}

static void
counted_edges(mp_lattice *L, size_t i, const struct mp_number *n, uint16_t ref)
{
	static const struct { uint8_t sort, form, score; } as[][3] = {
		[MP_U_NO] = { { MP_S_DOOR, MP_F_NUMBER, 10 }, { MP_S_ROOMNO, MP_F_NUMBER, 7 },
		    { MP_S_BUILDINGNO, MP_F_NUMBER, 3 } },
		[MP_U_YARD] = { { MP_S_DOOR, MP_F_NUMBER, 9 } },
		[MP_U_BUILDING] = { { MP_S_BUILDING, MP_F_NUMBER, 10 } },
		[MP_U_TOWER] = { { MP_S_BUILDING, MP_F_NUMBER, 7 } },
		[MP_U_ROW] = { { MP_S_BUILDING, MP_F_NUMBER, 8 } },
		[MP_U_STOREY] = { { MP_S_FLOOR, MP_F_NUMBER, 8 },
		    { MP_S_BUILDINGNO, MP_F_NUMBER, 6 } },
		[MP_U_FLOOR] = { { MP_S_FLOOR, MP_F_NUMBER, 9 } },
		[MP_U_UNIT] = { { MP_S_UNIT, MP_F_NUMBER, 10 } },
		[MP_U_ENTRANCE] = { { MP_S_DOORWAY, MP_F_NUMBER, 8 },
		    { MP_S_ROOM, MP_F_NUMBER, 2 } },	/* behind a door it is a room */
		[MP_U_ROOM] = { { MP_S_ROOM, MP_F_NUMBER, 9 } },
		[MP_U_HOUSEHOLD] = { { MP_S_ROOM, MP_F_NUMBER, 9 } },
		[MP_U_SHOP] = { { MP_S_ROOM, MP_F_NUMBER, 9 } },
		[MP_U_GROUP] = { { MP_S_GROUP, MP_F_NUMBER, 12 } },
		[MP_U_TEAM] = { { MP_S_GROUP, MP_F_NUMBER, 8 } },
		[MP_U_PHASE] = { { MP_S_PHASE, MP_F_NAME, 7 } },
		[MP_U_LANE] = { { MP_S_LANE, MP_F_NUMBER, 9 } },
		[MP_U_SEGMENT] = { { MP_S_SEGMENT, MP_F_NUMBER, 6 } },
		[MP_U_CORPS] = { { MP_S_TOWNLIKE, MP_F_NAME, 8 } },
		[MP_U_ARMY] = { { MP_S_CITY, MP_F_NAME, 4 } },
		[MP_U_COMPANY] = { { MP_S_COMMUNITY, MP_F_NAME, 10 } },
		[MP_U_PLOT] = { { MP_S_ESTATE, MP_F_NAME, 6 } },
		[MP_U_METRE] = { { 0, MP_F_NONE, 0 } },
	};
	/* 西125号楼, 大道中68号: the direction may belong to what is before. */
	int odd = n->natom && n->prefix > n->from && (mp_is_direction(L->c[n->from]) ||
	    L->c[n->from] == 0x4E2D) ? 4 : 0;
	bool letter = n->natom && L->cls[n->atom[0].from] == MP_C_LETTER;
	/* 1-119室、1-120室 are two rooms of one house. */
	bool pair = n->unit == MP_U_ROOM && is_pair(L, n) && joint(L, n->to) != ',';
	size_t k;

	for (k = 0; k < 3 && as[n->unit][k].form; k++) {
		int score = as[n->unit][k].score + n->score - odd - (pair ? 5 : 0);

		/* 42楼临街门面: no shop on the street is so high up. */
		if (n->unit == MP_U_STOREY && k == 1 && digits(L, n, 0) > 1 &&
		    (size_t)n->to + 1 < L->n &&
		    L->c[n->to] == 0x4E34 && L->c[n->to + 1] == 0x8857)
			score += 10;
		if (as[n->unit][k].sort == MP_S_DOOR && follows_shop(L, i))
			score -= 8;
		/* No estate has a house 140. */
		if (n->unit == MP_U_NO && as[n->unit][k].sort == MP_S_BUILDINGNO &&
		    digits(L, n, 0) >= 3)
			score -= 8;
		if (n->natom > 1 && n->atom[1].join == ',')	/* A、B座 */
			score += 2;
		if (letter && n->unit == MP_U_NO)	/* B115号 is in a house */
			score += k == 0 ? -4 : 4;
		if (n->unit == MP_U_ARMY && n->prefix > n->from)	/* 第八师, 农八师 */
			score += 10;
		mp_lattice_add(L, i, n->to, as[n->unit][k].sort, as[n->unit][k].form,
		    score)->ref = ref;
	}
	/* 12号|楼下 of a road, 5号门 of a market */
	if (n->unit == MP_U_BUILDING && n->core + 2 == n->to && n->to < L->n &&
	    L->c[n->core] == 0x53F7 && (L->c[n->to] == 0x4E0B || L->c[n->to] == 0x4E0A) &&
	    is_behind_road(L, i))
		mp_lattice_add(L, i, (size_t)n->core + 1, MP_S_DOOR, MP_F_NUMBER, 10)->ref = ref;
	if (n->unit == MP_U_ENTRANCE && n->core + 2 == n->to && (n->to == L->n ||
	    L->cls[n->to] >= MP_C_MARK))
		mp_lattice_add(L, i, n->to, MP_S_WITHIN, MP_F_VERBATIM, 6);
	/* 19号门面: a shop of its own, or the front of house 19. */
	if (n->unit == MP_U_SHOP && n->core < n->to && L->c[n->core] == 0x53F7)
		mp_lattice_add(L, i, (size_t)n->core + 1, MP_S_DOOR, MP_F_NUMBER, 4)->ref = ref;
}

/* 门面房16号: the shop word before the number. */
static void
shop_first(mp_lattice *L, size_t i)
{
	size_t k;

	for (k = L->occ_at[i]; k < L->occ_at[i + 1]; k++) {
		const struct mp_occurrence *o = &L->occ[k];
		const struct mp_number *n;
		struct mp_edge *e;

		if (!(o->word->role & MP_W_SHOP) || !(n = mp_number_at(L, o->end)) ||
		    !n->natom || (n->unit != MP_U_NO && n->unit != MP_U_NONE))
			continue;
		e = mp_lattice_add(L, i, n->to, MP_S_ROOM, MP_F_NUMBER, 22);
		e->ref = (uint16_t)(n - L->number + 1);
		e->word = o->word;
	}
}

/* B12楼, A3楼; B1楼 is below the ground. */
static bool
is_lettered_house(const mp_lattice *L, const struct mp_number *n)
{
	uint32_t c = L->c[n->atom[0].from];

	return L->cls[n->atom[0].from] == MP_C_LETTER && c != 'F' &&
	    (c != 'B' || digits(L, n, 0) > 1);
}

void
mp_numbers_edges(mp_lattice *L, size_t i)
{
	const struct mp_number *n;
	uint16_t ref;
	bool letters;

	if (L->role[i] & MP_W_SHOP)
		shop_first(L, i);
	if (!(n = mp_number_at(L, i)))
		return;
	ref = (uint16_t)(n - L->number + 1);
	if (n->unit == MP_U_NONE) {
		if (n->natom)
			bare_edges(L, i, n, ref);
		return;
	}
	if (n->unit == MP_U_COMPANY && !mp_comes_from(L, MP_STATE_BIT(MP_TOWNSHIP)))
		return;
	letters = n->natom == 0 || digits(L, n, 0) == 0;
	/* A楼, 北楼 name a building; 2206单元, 01单元 of an office block are rooms. */
	if (n->unit == MP_U_STOREY && (letters || is_lettered_house(L, n))) {
		mp_lattice_add(L, i, n->to, MP_S_BUILDING, MP_F_NUMBER, 7)->ref = ref;
		return;
	}
	if (n->unit == MP_U_UNIT && n->natom && (digits(L, n, 0) >= 3 ||
	    digits(L, n, n->natom - 1U) >= 3 ||
	    (digits(L, n, 0) == 2 && L->c[n->atom[0].from] == '0'))) {
		mp_lattice_add(L, i, n->to, MP_S_ROOM, MP_F_NUMBER, 10)->ref = ref;
		return;
	}
	counted_edges(L, i, n, ref);
	if (n->unit == MP_U_PHASE && mp_comes_from(L, MP_STATE_BIT(MP_FLOOR) |
	    MP_STATE_BIT(MP_BUILDING)))	/* 21楼B区: a part of a floor */
		mp_lattice_add(L, i, n->to, MP_S_NOTE, MP_F_VERBATIM, 4);
	if (n->unit == MP_U_PHASE && L->cls[i] == MP_C_DIGIT)	/* 新安街道|25区 */
		mp_lattice_add(L, i, n->to, MP_S_ESTATE, MP_F_NAME, 6);
	if (is_chain(L, n) && (n->unit == MP_U_ROOM || n->unit == MP_U_NO ||
	    n->unit == MP_U_SHOP || n->unit == MP_U_HOUSEHOLD))
		chain_edges(L, i, n, ref);
}
