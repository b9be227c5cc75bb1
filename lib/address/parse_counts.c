/* parse_counts.c - what numbers can be: doors, houses, rooms, and chains like 3-2-501. */
#include "address/parse_lattice.h"

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
	bool pair = n->unit == MP_U_ROOM && is_pair(L, n) && mp_number_joint(L, n->to) != ',';
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

/* Is it a room of an office block, which calls them units: 2206单元, 27楼01单元?  Where 01
 * stands behind a building or before a number it is a unit of houses, 3号楼02单元0301室. */
static bool
is_office(mp_lattice *L, const struct mp_number *n)
{
	if (n->unit != MP_U_UNIT || n->natom == 0)
		return false;
	if (digits(L, n, 0) >= 3 || digits(L, n, n->natom - 1U) >= 3)
		return true;
	return digits(L, n, 0) == 2 && L->c[n->atom[0].from] == '0' &&
	    (mp_comes_from(L, MP_STATE_BIT(MP_FLOOR)) ||
	    !(mp_comes_from(L, MP_STATE_BIT(MP_BUILDING)) || mp_number_at(L, n->to)));
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
	/* A楼, 北楼 name a building. */
	if (n->unit == MP_U_STOREY && (letters || is_lettered_house(L, n))) {
		mp_lattice_add(L, i, n->to, MP_S_BUILDING, MP_F_NUMBER, 7)->ref = ref;
		return;
	}
	if (is_office(L, n)) {
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
