/* parse_names.c - names that end in a generic word, or where something else begins. */
#include "address/parse_lattice.h"

#define NAME_MAX 24	/* characters of one name */
#define NAME_HIDES 12	/* what one name may read over at most */
#define NAME_BEST 24	/* the best score of a name, with the step to it */

/* What the length of the part before the generic word says. */
static int
core_score(int sort, size_t core)
{
	static const int8_t road[] = { -4, -3, 2, 3, 1, -2, -4 };
	static const int8_t village[] = { -2, -6, 2, 2, 1, 0, -2 };
	static const int8_t town[] = { -20, -5, 2, 1, -1, -3, -5 };
	static const int8_t zone[] = { -1, -2, 2, 2, 2, 1, 0 };
	static const int8_t home[] = { -8, -4, 1, 2, 2, 2, 1 };
	const int8_t *t = sort == MP_S_ROAD || sort == MP_S_LANE ? road :
	    sort == MP_S_COMMUNITY || sort == MP_S_GROUP ? village :
	    sort == MP_S_TOWNLIKE ? town : sort == MP_S_DEVZONE ? zone : home;
	int more = core > 6 ? (int)core - 6 : 0;

	if (sort == MP_S_ESTATE)
		more = core > 9 ? (int)core - 9 : 0;
	else
		more *= 3;
	return t[core > 6 ? 6 : core] - more;
}

/* 中路 is what is left of a road when its name was taken for something else. */
static int
left_over(const mp_lattice *L, size_t i, size_t core, const mp_word *w)
{
	if (w->sort != MP_S_ROAD)
		return 0;
	if (core <= 3 && L->cls[i] == MP_C_DIGIT && w->len == 1)
		return -8;	/* 2路 */
	if (core == 2 && w->len == 1 && mp_is_direction(L->c[i]) &&
	    (L->cls[i + 1] == MP_C_NUMERAL || mp_is_direction(L->c[i + 1])))
		return -12;	/* 天河|南二路 */
	if (core == 0 && w->score < 3)
		return -4;	/* 商业街 is more often the end of a name */
	if (core != 1)
		return 0;
	if (mp_is_direction(L->c[i]) || L->c[i] == 0x4E2D)
		return w->len == 1 ? L->c[i + 1] != 0x8857 ? -18 : -1 :	/* 东街 is one */
		    L->c[i + 1] != 0x5927 ? -1 : L->c[i + 2] == 0x8857 ? 2 : -8;	/* 东大街 */
	return 0;
}

/* What it costs that character k is inside a name. */
static int
odd_char(mp_lattice *L, size_t i, size_t k)
{
	switch (L->cls[k]) {
	case MP_C_DIGIT:
		return k > i && L->cls[k - 1] == MP_C_DIGIT ? 1 : 4;
	case MP_C_LETTER:
		return k > i && L->cls[k - 1] == MP_C_LETTER ? 0 : 2;
	case MP_C_DASH:
		return 8;
	default:
		return 0;
	}
}

/* What divisions and roads end in: 区 县 市 镇 乡 路 街. */
static bool
is_class(uint32_t c)
{
	return c == 0x533A || c == 0x53BF || c == 0x5E02 || c == 0x9547 || c == 0x4E61 ||
	    c == 0x8DEF || c == 0x8857;
}

/* 小区, 家属院: a class word that is hardly ever all the name there is. */
static bool
is_nameless(const mp_word *w)
{
	return w->score >= 5 && w->cut >= 9;
}

/* Generic words where they are not what ends a name. */
static bool
is_misplaced(mp_lattice *L, size_t i, size_t k, const struct mp_occurrence *o)
{
	size_t core = k - i, len = o->end - i;
	const struct mp_number *n;
	const mp_word *w;

	switch (o->word->sort) {
	case MP_S_ESTATE:	/* 安置小区 has no more of a name than 小区 */
		w = core > 0 && len <= 4 ? mp_lattice_word(L, i, i + len, MP_W_SUFFIX) : NULL;
		return w && is_nameless(w);
	case MP_S_ROAD:		/* 藏龙岛街|道; 外环|东路: the ring has a longer name */
		if (L->c[o->end - 1] == 0x8857 && o->end < L->n && L->c[o->end] == 0x9053)
			return true;
		if (o->word->len == 1 && core > 0 && L->c[k - 1] == 0x5927)	/* 大街 */
			return true;
		if (L->role[i] & MP_W_CROSS && o->end < L->n &&	/* 十字路|口 */
		    mp_lexicon_find(L->words, L->c + i, len + 1, MP_W_CROSS))
			return true;
		if (L->c[o->end - 1] == 0x73AF && (size_t)o->end + 1 < L->n &&
		    mp_is_direction(L->c[o->end]) && (L->c[o->end + 1] == 0x8DEF ||
		    L->c[o->end + 1] == 0x8857))
			return true;
		break;
	case MP_S_COMMUNITY:	/* 居民委员会|村委, 文化街|居民|居委会 */
		if (core == 2 && L->c[i + 1] == 0x6C11 && (L->c[i] == 0x5C45 ||
		    L->c[i] == 0x6751))
			return true;
		w = core > 1 ? mp_lattice_word(L, i, i + core, MP_W_SUFFIX) : NULL;
		if (w && w->sort == MP_S_COMMUNITY)
			return true;
		break;
	case MP_S_GROUP:	/* 第五村民小组 is a number */
		if ((n = mp_number_at(L, i)) && n->to == o->end)
			return true;
		break;
	case MP_S_TOWNLIKE:	/* 南城区 may be a subdistrict; 平桥区 is a county */
		if (L->c[k] == 0x533A && mp_divisions_named(L, i, o->end))
			return true;
		break;
	}
	/* 大道 is not the 道 called 大. */
	return core > 0 && len <= 4 &&
	    (w = mp_lattice_word(L, i, i + len, MP_W_SUFFIX)) &&
	    (!(w->role & MP_W_ALONE) || w->sort == MP_S_ROAD);
}

/* Does a road end before k: 路 街 巷 大道? */
static bool
follows_road(const mp_lattice *L, size_t k)
{
	uint32_t c = L->c[k - 1];

	return c == 0x8DEF || c == 0x8857 || c == 0x5DF7 ||
	    (c == 0x9053 && k > 1 && L->c[k - 2] == 0x5927);
}

static int
typed_score(mp_lattice *L, size_t i, size_t k, const mp_word *w, int cut)
{
	static const int8_t base[MP_NSORT] = {
		[MP_S_ROAD] = 11, [MP_S_LANE] = 9, [MP_S_COMMUNITY] = 11, [MP_S_GROUP] = 7,
		[MP_S_TOWNLIKE] = 8, [MP_S_DEVZONE] = 8, [MP_S_ESTATE] = 6, [MP_S_PHASE] = 6,
	};
	size_t core = k - i, at;
	int score = base[w->sort] + w->score + core_score(w->sort, core) +
	    left_over(L, i, core, w);

	/* 区车站路 has what is left of 市区. */
	if ((w->sort == MP_S_ROAD || w->sort == MP_S_COMMUNITY) && (core > 1 ||
	    w->len > 1) && is_class(L->c[i]))
		score -= 10;
	/* 城南新区 is one name. */
	if ((w->sort == MP_S_DEVZONE || w->sort == MP_S_TOWNLIKE) && i > 0 &&
	    L->c[i - 1] == 0x57CE && mp_is_direction(L->c[i]))
		score -= 8;
	/* 中关村南大街, where no township is near */
	if (w->sort == MP_S_ROAD && core > 3 && mp_is_direction(L->c[k - 1]) &&
	    L->c[k - 2] == 0x6751 && !mp_comes_from(L, MP_STATE_BIT(MP_TOWNSHIP)))
		score += 16;
	/* 大足县人民路 has a county in it. */
	if (w->sort == MP_S_ROAD && core > 3)
		for (at = i + 2; at + 1 < k; at++)
			if (L->c[at] == 0x53BF)
				score -= 12;
	/* 宏景新村 is more often an estate. */
	if (w->sort == MP_S_COMMUNITY && w->len == 1 && core > 1 && L->c[k - 1] == 0x65B0)
		score -= 6;
	/* 工区路小区: what has no name of its own is called after the road. */
	if (w->sort == MP_S_ESTATE && core >= 2 && follows_road(L, k) && is_nameless(w))
		return score + 10;
	/* 312国道, G312国道: the number is the name. */
	if (w->sort == MP_S_ROAD && w->len == 2 && core <= 5 && L->c[k + 1] == 0x9053 &&
	    mp_number_at(L, i) && mp_number_at(L, i)->to == k)
		return score;
	return score - cut;
}

/* The rest of a class word begins no name: 民|委员会, 村|民组, 村|民小组. */
static bool
is_rest_of_class(const mp_lattice *L, size_t i)
{
	uint32_t next = i + 1 < L->n ? L->c[i + 1] : 0;

	return L->c[i] == 0x6C11 && (next == 0x59D4 || (i > 0 && L->c[i - 1] == 0x6751 &&
	    (next == 0x7EC4 || next == 0x5C0F)));
}

/* The name [i, o->end), whose generic word begins at k. */
static void
typed(mp_lattice *L, size_t i, size_t k, const struct mp_occurrence *o, int cut)
{
	const mp_word *w = o->word;
	int score, within;
	struct mp_edge *e;

	if (is_rest_of_class(L, i) || is_misplaced(L, i, k, o))
		return;
	score = typed_score(L, i, k, w, cut);
	if (score < -10)
		return;
	e = mp_lattice_add(L, i, o->end, w->sort, MP_F_NAME, score);
	e->word = w;
	if (w->sort == MP_S_DEVZONE && k - i >= 2 &&
	    (within = mp_divisions_within(L, i, o->end)) >= 0)
		e->ref = (uint16_t)(within + 1);
	if (w->sort == MP_S_COMMUNITY && w->len == 1 &&
	    mp_comes_from(L, MP_STATE_BIT(MP_COMMUNITY) | MP_STATE_BIT(MP_TOWNSHIP)))
		mp_lattice_add(L, i, o->end, MP_S_VILLAGE2, MP_F_NAME, score - 2)->word = w;
}

/* A generic word that may end the name that began at i.  Estates go on with one
 * (湖光小区|家属院), and a long one may be all there is (财政局); some are never more than
 * that (农行). */
static void
suffixed(mp_lattice *L, size_t i, size_t k, const struct mp_occurrence *o, int cut)
{
	const mp_word *w = o->word;

	if (k == i ? w->role & MP_W_ALONE || (w->sort == MP_S_ESTATE && w->len >= 3) :
	    w->role & MP_W_SUFFIX)
		typed(L, i, k, o, cut);
	if (k == i && w->sort == MP_S_ESTATE && w->len >= 2 &&
	    mp_comes_from(L, MP_STATE_BIT(MP_ESTATE)))
		mp_lattice_add(L, i, o->end, MP_S_PHASE, MP_F_NAME, 4 + w->score)->word = w;
}

/* 中段 behind something that is not a direction: 信阳段. */
static void
section(mp_lattice *L, size_t i, size_t k)
{
	if (k - i <= 3 && L->c[k] == 0x6BB5 &&	/* 段 */
	    mp_comes_from(L, MP_STATE_BIT(MP_ROAD)))
		mp_lattice_add(L, i, k + 1, MP_S_SEGMENT, MP_F_NAME, 3);
}

/* Words that are no names. */
static const unsigned positions = MP_W_OUTSIDE | MP_W_CROSS | MP_W_SEGMENT | MP_W_CENTRE;

static void
bare(mp_lattice *L, size_t i, size_t k, int cut)
{
	size_t len = k - i;
	const mp_word *w = mp_lattice_word(L, k - 1, k, MP_W_HAMLET), *class;
	int dull = 0;

	if (is_rest_of_class(L, i) || (L->role[i] & positions &&
	    mp_lexicon_find(L->words, L->c + i, len, positions)))
		return;
	if ((class = mp_lattice_word(L, i, i + len, MP_W_SUFFIX)))
		dull = class->role & MP_W_ALONE ? 8 : 4;
	if (len > 1 && L->role[i] & (MP_W_AND | MP_W_FILL | MP_W_DELIVERY | MP_W_UNIT |
	    MP_W_REMARK))
		dull = 4;
	if (len >= 2 && len <= 5) {
		if (w)
			mp_lattice_add(L, i, k, MP_S_HAMLET, MP_F_NAME,
			    3 + w->score - cut - dull)->word = w;
		mp_lattice_add(L, i, k, MP_S_PLACE, MP_F_NAME, 2 - cut - dull);
	}
	mp_lattice_add(L, i, k, MP_S_POI, MP_F_NAME,
	    len == 1 ? -6 : 3 - cut - dull - (len > 12 ? (int)len - 12 : 0));
}

/* Does a Latin word of three letters and more end before i: SOHO|5号楼, COCO|B1层? */
static bool
ends_latin(mp_lattice *L, size_t i)
{
	const struct mp_number *n = mp_number_at(L, i);
	size_t k = i;

	while (k > 0 && L->cls[k - 1] == MP_C_LETTER)
		k--;
	if (i - k < 3 || !n)
		return false;
	if (L->cls[i] == MP_C_LETTER)
		return L->c[i] == 'B' && n->unit == MP_U_FLOOR;
	return L->c[i - 1] != 'B' || n->unit != MP_U_FLOOR;
}

static bool
find_boundary(mp_lattice *L, size_t i)
{
	const struct mp_number *n;
	size_t k;

	if (L->cls[i] >= MP_C_DASH)
		return true;
	if (L->role[i] & MP_W_STARTS)
		for (k = L->occ_at[i]; k < L->occ_at[i + 1]; k++)
			if (L->occ[k].word->role & MP_W_STARTS && L->occ[k].word->score > -3)
				return true;
	if (mp_fold_gap(&L->fold, L->at[i]))
		return true;
	if (L->cls[i] == MP_C_DIGIT)
		return i == 0 || (L->cls[i - 1] != MP_C_DIGIT &&
		    L->cls[i - 1] != MP_C_LETTER) || ends_latin(L, i);
	if (mp_is_direction(L->c[i]) || L->c[i] == 0x5411 || L->c[i] == 0x5F80) {
		int score;
		bool inside;

		if (mp_relations_tail(L, i, &score, &inside) > i)
			return true;
	}
	if (L->cls[i] == MP_C_LETTER && i && L->cls[i - 1] >= MP_C_DIGIT &&
	    L->cls[i - 1] <= MP_C_LETTER)
		return ends_latin(L, i);
	n = mp_number_at(L, i);
	return n && (n->unit != MP_U_NONE || n->natom > 1);
}

bool
mp_names_boundary(mp_lattice *L, size_t i)
{
	if (L->boundary[i] == 0)
		L->boundary[i] = find_boundary(L, i) ? 2 : 1;
	return L->boundary[i] == 2;
}

/* 光州|2号院: a yard with a number in its name; 企业|一号: a house that is so called. */
static void
numbered_yard(mp_lattice *L, size_t i, size_t k, int cut)
{
	const struct mp_number *n = cut <= 3 && k > i && k - i <= 4 ? mp_number_at(L, k) :
	    NULL;
	const mp_word *w;

	if (!n)
		return;
	if (n->unit == MP_U_YARD && (cut == 0 || L->cls[k] == MP_C_NUMERAL))
		mp_lattice_add(L, i, n->to, MP_S_ESTATE, MP_F_NAME, 20);
	if (n->unit != MP_U_NO || cut > 0 || k < i + 2 || L->c[k] != 0x4E00 ||
	    n->to != k + 2)
		return;
	w = mp_lattice_word(L, k - 1, k, MP_W_HAMLET);
	if (!w || w->score < 3)
		mp_lattice_add(L, i, n->to, MP_S_ESTATE, MP_F_NAME, 18);
}

/* 河南 河北 湖南 湖北 */
static bool
is_province(uint32_t c, uint32_t d)
{
	return (c == 0x6CB3 || c == 0x6E56) && (d == 0x5357 || d == 0x5317);
}

/* 铁西|华祥路: a quarter that is called by a direction. */
static void
quarter(mp_lattice *L, size_t i)
{
	static const uint16_t of[] = { 0x94C1, 0x57CE, 0x6CB3, 0x6865, 0x8857, 0x7AD9,
	    0x6E4D, 0x6E56, 0x6D1B, 0x6C99, 0x6E2F };	/* 铁城河桥街站湍湖洛沙港 */
	size_t k;

	if (i + 2 < L->n && mp_is_direction(L->c[i + 1]) && L->cls[i + 2] == MP_C_HAN)
		for (k = 0; k < sizeof of / sizeof *of; k++)
			if (L->c[i] == of[k] && !is_province(L->c[i], L->c[i + 1]))
				mp_lattice_add(L, i, i + 2, MP_S_HAMLET, MP_F_NAME, 8);
}

/* Does a bare hamlet's name end before k: its word, or NULL? */
static const mp_word *
hamlet_before(const mp_lattice *L, size_t k)
{
	const mp_word *w = mp_lattice_word(L, k - 1, k, MP_W_HAMLET);

	return w && w->score >= 1 ? w : NULL;
}

/* Does a generic word that ends more than hamlets begin at k? */
static bool
is_class_word(const mp_lattice *L, size_t k)
{
	size_t o;

	for (o = L->occ_at[k]; L->role[k] & MP_W_SUFFIX && o < L->occ_at[k + 1]; o++)
		if (L->occ[o].word->role & MP_W_SUFFIX && L->occ[o].word->cut > 1)
			return true;
	return false;
}

/* A township's 李庄|孙营: of two bare names the first is the village. */
static void
village_and_hamlet(mp_lattice *L, size_t i)
{
	size_t k, end;

	if (!mp_comes_from(L, MP_STATE_BIT(MP_TOWNSHIP)))
		return;
	for (end = i; end < L->n && end < i + 8 && (end == i || !mp_names_boundary(L, end)); end++)
		if (L->cls[end] != MP_C_HAN || is_class_word(L, end))
			return;
	if (end < i + 4 || (end < L->n && !mp_names_boundary(L, end)) ||
	    !hamlet_before(L, end))
		return;
	for (k = i + 2; k + 2 <= end && k <= i + 4; k++)
		if (hamlet_before(L, k))
			mp_lattice_add(L, i, k, MP_S_COMMUNITY, MP_F_NAME, 2)->word =
			    hamlet_before(L, k);
}

size_t
mp_names_highway(const mp_lattice *L, size_t i)
{
	uint32_t c = L->c[i];
	size_t k = i + 2;

	if (i + 2 >= L->n || L->c[i + 1] != 0x9053 ||	/* 国道 省道 县道 乡道 */
	    (c != 0x56FD && c != 0x7701 && c != 0x53BF && c != 0x4E61))
		return i;
	while (k < L->n && L->cls[k] == MP_C_DIGIT)
		k++;
	return k > i + 3 && k <= i + 6 && !(k < L->n && (L->role[k] & MP_W_UNIT)) ? k : i;
}

/* What words cost the names that go on where they end. */
struct tolls {
	int16_t charge[NAME_MAX + 16];
	int16_t refund[NAME_MAX + 16];	/* for those that an estate may hide */
};

void
mp_names_edges(mp_lattice *L, size_t i)
{
	static const struct tolls none;
	struct tolls t = none;	/* a copy is faster than what clears an array of this size */
	int cut = 0, home = 0, reach;
	const struct mp_number *n;
	size_t counted = i;	/* the end of a building's number: 研发|5号楼 */
	size_t k, o, limit = i + NAME_MAX < L->n ? i + NAME_MAX : L->n;

	if ((n = mp_number_at(L, i)) && n->unit != MP_U_NONE && n->unit < MP_U_ARMY &&
	    !(n->unit == MP_U_NO && (L->c[n->to] == 0x5927 || L->c[n->to] == 0x8DEF)))
		cut = 8;	/* 42号 is not called so; 21号大街 is */
	quarter(L, i);
	village_and_hamlet(L, i);
	if ((k = mp_names_highway(L, i)) > i)
		mp_lattice_add(L, i, k, MP_S_ROAD, MP_F_NAME, 16);
	reach = L->top[i] + NAME_BEST;

	for (k = i; k < limit; k++) {
		int before = 0;

		/* Longer names have no chance against what is known already. */
		if (cut > NAME_HIDES || reach - cut < L->need[k + 1])
			return;
		if (k > i && mp_names_boundary(L, k))
			bare(L, i, k, cut);
		cut += t.charge[k - i];
		home += t.refund[k - i];
		numbered_yard(L, i, k, cut);
		if (k > i && (n = mp_number_at(L, k)) && n->unit != MP_U_NONE &&
		    n->to - i < sizeof t.charge / sizeof *t.charge)
			t.charge[n->to - i] += 5;
		if (k > i && n && n->natom && (n->unit == MP_U_BUILDING ||
		    n->unit == MP_U_STOREY))
			counted = n->to;
		if (L->cls[k] >= MP_C_MARK)
			return;
		if (k > i)
			section(L, i, k);
		for (o = L->occ_at[k + 1]; o-- > L->occ_at[k];) {	/* shortest first */
			const struct mp_occurrence *oc = &L->occ[o];

			if (oc->word->role & (MP_W_SUFFIX | MP_W_ALONE) &&
			    (oc->end > counted || oc->word->sort != MP_S_ESTATE))
				suffixed(L, i, k, oc, oc->word->sort == MP_S_ESTATE ?
				    cut - home : cut);
			if (oc->word->cut > before) {
				int toll = oc->word->cut - before;

				t.charge[oc->end - i] += (int16_t)toll;
				if (oc->word->sort == MP_S_ESTATE)
					t.refund[oc->end - i] += (int16_t)(toll / 2);
				before = oc->word->cut;
			}
		}
		cut += odd_char(L, i, k);
	}
	if (k == L->n && k > i)
		bare(L, i, k, cut);
}
