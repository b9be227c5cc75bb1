/* parse_numbers.c - numbers as they stand, with what they count. */
#include "address/parse_lattice.h"

#include "base/mem.h"

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
char
mp_number_joint(const mp_lattice *L, size_t i)
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
	if (j == from || (dash && (j - from > 2 || mp_number_joint(L, j) == '-' ||
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
	while (mp_number_joint(L, j) && n->natom < MP_ATOMS) {
		size_t k = part(L, j + 1);

		if (k == j + 1)
			break;
		add_part(n, j + 1, k, mp_number_joint(L, j) == ',' ? ',' : '-');
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
		from = (size_t)n->to + (mp_number_joint(L, n->to) == ',');
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
		char join = mp_number_joint(L, i);
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
	static const struct mp_number none;
	const struct mp_occurrence *w;
	size_t from = prefix(L, i), to;

	*n = none;	/* a copy is faster than what clears a structure of this size */
	n->from = (uint16_t)i;
	n->prefix = (uint16_t)from;
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
