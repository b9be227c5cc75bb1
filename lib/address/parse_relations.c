/* parse_relations.c - crossings, relation words, brackets, fillers, the unread. */
#include "address/parse_lattice.h"

#define OBJECT_MAX 24	/* characters of what a relation is to */

/* The best word at i with one of these roles, or NULL. */
static const struct mp_occurrence *
word_at(const mp_lattice *L, size_t i, unsigned role)
{
	size_t k;

	if (i >= L->n || !(L->role[i] & role))
		return NULL;
	for (k = L->occ_at[i]; k < L->occ_at[i + 1]; k++)
		if (L->occ[k].word->role & role)
			return &L->occ[k];
	return NULL;
}

/* --- relation words -------------------------------------------------------------- */

static size_t
directions(const mp_lattice *L, size_t i)
{
	size_t j = i;

	while (j < L->n && j < i + 2 && mp_is_direction(L->c[j]))
		j++;
	return j;
}

/* [约]300米[处]: the end, or i. */
static size_t
distance(mp_lattice *L, size_t i)
{
	const struct mp_number *n;
	size_t j = i;

	if (j < L->n && (L->c[j] == 0x7EA6 || L->c[j] == 0x4E0D))	/* 约 不(到) */
		j++;
	n = mp_number_at(L, j);
	if (!n || n->unit != MP_U_METRE)
		return i;
	j = n->to;
	while (j < L->n && (L->c[j] == 0x5904 || L->c[j] == 0x8FDC || L->c[j] == 0x5DE6 ||
	    L->c[j] == 0x53F3))	/* 处 远 左右 */
		j++;
	return j;
}

/* 部 侧 面 边 角 behind a direction. */
static bool
is_side(uint32_t c)
{
	switch (c) {
	case 0x90E8: case 0x4FA7: case 0x9762: case 0x8FB9: case 0x89D2:
		return true;
	}
	return false;
}

/* [向往以正]东北[部][300米]: the end, or i.  A direction alone counts only behind
 * other relation words (`led`). */
static size_t
bearing(mp_lattice *L, size_t i, bool led)
{
	size_t j = i, k;
	bool to = false;

	if (j < L->n && (L->c[j] == 0x5411 || L->c[j] == 0x5F80 || L->c[j] == 0x4EE5 ||
	    L->c[j] == 0x6B63)) {	/* 向往以正 */
		to = L->c[j] != 0x6B63;
		j++;
	}
	if ((k = directions(L, j)) == j)
		return led && !to ? distance(L, i) : i;
	j = k;
	if (j < L->n && is_side(L->c[j])) {
		j++;
		to = true;
	} else if (j < L->n && L->c[j] == 0x884C && (k = distance(L, j + 1)) > j + 1) {
		return k;	/* 西行200米 */
	}
	if (j + 1 < L->n && L->c[j] == 0x65B9 && L->c[j + 1] == 0x5411)	/* 方向 */
		j += 2;
	if ((k = distance(L, j)) > j)
		return k;
	/* A direction alone ends the description: 小区门口东 */
	return to || (led && (j == L->n || L->cls[j] >= MP_C_MARK || mp_number_at(L, j) ||
	    L->role[j] & MP_W_SEGMENT)) ? j : i;
}

size_t
mp_relations_tail(mp_lattice *L, size_t i, int *score, bool *inside)
{
	size_t j = i, k;
	const struct mp_occurrence *o;
	bool in = true;

	*score = 0;
	*inside = false;
	if (i >= L->n || L->tail_at[i] == 1)
		return i;
	while (j < L->n) {
		o = word_at(L, j, MP_W_OUTSIDE | MP_W_INSIDE | (j > i ? MP_W_CROSS : 0));
		if ((k = bearing(L, j, j > i)) > j && (!o || k > o->end)) {
			in = false;
			*score += L->cls[k - 1] == MP_C_HAN && mp_is_direction(L->c[k - 1]) ? 5 : 8;
		} else if (o) {
			k = o->end;
			*score += o->word->score;
			in &= (o->word->role & MP_W_INSIDE) != 0;
		} else if (j > i && (L->c[j] == 0x7684 || L->c[j] == 0x5904)) {	/* 的 处 */
			k = j + 1;
		} else {
			break;
		}
		j = k;
	}
	*inside = in && j > i;
	if (j == i)
		L->tail_at[i] = 1;
	return j;
}

/* The relation behind its object: 市建行|大门口. */
static void
with_object(mp_lattice *L, size_t i)
{
	size_t k, limit = i + OBJECT_MAX < L->n ? i + OBJECT_MAX : L->n;
	const struct mp_number *n = mp_number_at(L, i);
	bool nameless = false;

	if (n && n->unit != MP_U_NONE)	/* 四楼|西南角 */
		return;

	for (k = L->occ_at[i]; k < L->occ_at[i + 1]; k++)
		nameless |= L->occ[k].word->role == MP_W_SUFFIX && L->occ[k].word->cut >= 9;
	if (i > 0 && L->c[i - 1] == 0x6751 && (L->c[i] == 0x6C11 || L->c[i] == 0x59D4))
		return;	/* 村|民委会, 村|委会 */
	if (L->role[i] & (MP_W_OUTSIDE | MP_W_INSIDE | MP_W_CROSS | MP_W_SEGMENT))
		return;
	for (k = i + 1; k < limit && L->cls[k] < MP_C_MARK; k++) {
		const mp_word *w;
		int score;
		bool inside;
		size_t end;

		/* 1组52号门口 is an address, not what something is beside. */
		if ((n = mp_number_at(L, k)) && n->unit != MP_U_NONE &&
		    n->unit != MP_U_METRE && n->unit != MP_U_PLOT && n->natom)
			return;
		if (!(L->role[k] & (MP_W_OUTSIDE | MP_W_INSIDE | MP_W_LEADS)))
			continue;
		end = mp_relations_tail(L, k, &score, &inside);
		if (end == k || inside || k < i + 2)
			continue;
		score -= (int)(k - i) / 4;
		/* The object has a name: no 小区, hardly 医院 alone. */
		if ((w = mp_lattice_word(L, i, k, MP_W_SUFFIX)))
			score -= 4;
		if (nameless)
			score -= 20;
		if (L->role[i] & MP_W_AND)
			score -= 4;
		mp_lattice_add(L, i, end, MP_S_ASSIST, MP_F_VERBATIM, score + 10);
	}
}

/* 距彭新镇政府驻地6.65千米: everything up to the distance. */
static void
away_from(mp_lattice *L, size_t i)
{
	size_t k, end, limit = i + OBJECT_MAX < L->n ? i + OBJECT_MAX : L->n;

	if (L->c[i] != 0x8DDD && L->c[i] != 0x79BB)	/* 距 离 */
		return;
	for (k = i + 2; k < limit && L->cls[k] < MP_C_MARK; k++)
		if (L->cls[k] == MP_C_DIGIT && (end = distance(L, k)) > k)
			mp_lattice_add(L, i, end, MP_S_ASSIST, MP_F_VERBATIM,
			    20 + 2 * (int)(k - i));
}

/* 东至 西起 at i. */
static bool
is_bound(const mp_lattice *L, size_t i)
{
	return i + 1 < L->n && mp_is_direction(L->c[i]) && (L->c[i + 1] == 0x81F3 ||
	    L->c[i + 1] == 0x8D77 || L->c[i + 1] == 0x4E34);	/* 至 起 临 */
}

/* 东起二环路，西至旱湖路: an area by its bounds, up to the end. */
static void
bounds(mp_lattice *L, size_t i)
{
	size_t k, n = 0;
	bool sides = false;	/* 民权路以西、浉河路以南、申城大道以东 */

	if (!is_bound(L, i) && (i > 0 && L->cls[i - 1] < MP_C_MARK &&
	    !mp_fold_gap(&L->fold, L->at[i])))
		return;
	for (k = i; k < L->n; k++) {
		sides |= k + 1 < L->n && L->c[k] == 0x4EE5 && mp_is_direction(L->c[k + 1]);
		n += is_bound(L, k) || (k + 1 < L->n && L->c[k] == 0x4EE5 &&
		    mp_is_direction(L->c[k + 1]));
	}
	if (n >= (sides ? 3 : 2))
		mp_lattice_add(L, i, L->n, MP_S_ASSIST, MP_F_VERBATIM,
		    10 + 4 * (int)(L->n - i));
}

/* --- crossings ---------------------------------------------------------------------- */

/* 交叉口 and what follows it, from k on: the end, or k. */
static size_t
crossing(mp_lattice *L, size_t k, int *score)
{
	const struct mp_number *n;
	const struct mp_occurrence *o = word_at(L, k, MP_W_CROSS);
	bool inside;
	size_t end;
	int more;

	*score = 0;
	if (!o && (n = mp_number_at(L, k)) && n->unit == MP_U_NO)
		o = word_at(L, n->to, MP_W_CROSS);	/* 平安街118号交叉口 */
	if (!o)
		return k;
	*score = o->word->score;
	end = mp_relations_tail(L, o->end, &more, &inside);
	if (end > o->end) {
		*score += more / 2;
		return end;
	}
	return bearing(L, o->end, true) > o->end ? bearing(L, o->end, true) : o->end;
}

/* 民权路、中山路15号、28号: two addresses, so two roads and a list of doors. */
static bool
is_of_several(mp_lattice *L, size_t i, size_t end)
{
	const struct mp_number *n;

	return i > 0 && L->c[i - 1] == 0x3001 && (n = mp_number_at(L, end)) &&
	    n->unit == MP_U_NO && n->natom > 1 && !n->nsub;
}

/* Another road, with or without 与: everything up to the end of the crossing. */
static void
other_road(mp_lattice *L, size_t i, size_t from, bool joined)
{
	size_t k, o, limit = from + 14 < L->n ? from + 14 : L->n;

	if (!joined && (L->c[from] == 0x53E3 || L->c[from] == 0x5916))	/* 新街|口|外大街 */
		return;
	if ((k = mp_names_highway(L, from)) > from) {
		int more;
		size_t end = crossing(L, k, &more);

		mp_lattice_add(L, i, end, joined ? MP_S_ASSIST : MP_S_ROAD2, MP_F_VERBATIM,
		    12 + more);
	}
	for (k = from; k < limit && L->cls[k] < MP_C_MARK; k++)
		for (o = L->occ_at[k]; o < L->occ_at[k + 1]; o++) {
			const struct mp_occurrence *oc = &L->occ[o];
			const mp_word *w;
			int score = 0, more;
			int side = k > from + 2 && mp_is_direction(L->c[from]) ? 9 : 0;
			bool inside;
			size_t end;

			if (!(oc->word->role & MP_W_SUFFIX) || (oc->word->sort != MP_S_ROAD &&
			    oc->word->sort != MP_S_LANE) || k == from ||
			    ((w = mp_lattice_word(L, from, oc->end, MP_W_SUFFIX)) &&
			    L->c[oc->end - 1] != 0x73AF))	/* 北环 */
				continue;
			if (k == from + 1 && oc->word->len == 1 && mp_is_direction(L->c[from]) &&
			    L->c[k] != 0x73AF)	/* 东路 is the rest of a road, 北环 is one */
				score -= 12;
			if (L->cls[from] == MP_C_DIGIT)
				score -= 10;
			if (k - from > 5)
				score -= (int)(k - from - 5) * 3;
			score += oc->word->score;
			if ((end = crossing(L, oc->end, &more)) > oc->end) {
				mp_lattice_add(L, i, end, joined ? MP_S_ASSIST : MP_S_ROAD2,
				    MP_F_VERBATIM, score + more + (joined ? 9 : 10));
			} else if (joined && (end = mp_relations_tail(L, oc->end, &more,
			    &inside)) > oc->end) {
				mp_lattice_add(L, i, end, MP_S_ASSIST, MP_F_VERBATIM,
				    score + more + 6);
			}
			end = directions(L, oc->end);	/* 大学路西, 西|民权路北 */
			if (end > oc->end && (end == L->n || L->cls[end] >= MP_C_MARK))
				mp_lattice_add(L, i, end, MP_S_ROAD2, MP_F_VERBATIM, score +
				    8 - side);
			if (L->c[from] == 0x539F && k - from >= 3)	/* 原大庆路 */
				mp_lattice_add(L, i, oc->end, MP_S_NOTE, MP_F_VERBATIM,
				    score + 10)->word = oc->word;
			else if (crossing(L, oc->end, &more) == oc->end &&
			    !is_of_several(L, i, oc->end))
				mp_lattice_add(L, i, oc->end, joined ? MP_S_ASSIST :
				    MP_S_ROAD2, MP_F_VERBATIM, score + (joined ? 9 : 2 - side));
		}
}

/* --- brackets, fillers, the unread ----------------------------------------------------- */

static void
bracket(mp_lattice *L, size_t i)
{
	const struct mp_occurrence *alias, *remark;
	struct mp_edge *e;
	unsigned roles = 0;
	bool road = false;
	size_t k, o;

	for (k = i + 1; k < L->n && L->cls[k] != MP_C_CLOSE; k++) {
		roles |= L->role[k];
		for (o = L->occ_at[k]; o < L->occ_at[k + 1]; o++)
			road |= L->occ[o].word->role & MP_W_SUFFIX &&
			    L->occ[o].word->sort == MP_S_ROAD && L->occ[o].word->score >= 0;
	}
	if (k == L->n || k == i + 1 || directions(L, i + 1) == k)
		return;
	if ((alias = word_at(L, i + 1, MP_W_ALIAS)))
		mp_lattice_add(L, i, k + 1, MP_S_NOTE, MP_F_VERBATIM, 18)->word = alias->word;
	remark = word_at(L, i + 1, MP_W_REMARK | MP_W_DELIVERY);
	e = mp_lattice_add(L, i, k + 1, MP_S_NOTE, MP_F_VERBATIM,
	    remark || roles & MP_W_REMARK ? 30 : 6);
	if (remark)
		e->word = remark->word;
	e = mp_lattice_add(L, i, k + 1, MP_S_ASIDE, MP_F_VERBATIM,
	    (roles & MP_W_CROSS ? 20 + 2 * (int)(k - i) : roles & (MP_W_OUTSIDE |
	    MP_W_NEARBY) || mp_is_direction(L->c[k - 1]) ? 14 + 2 * (int)(k - i) : roles & MP_W_INSIDE ? 12 +
	    (int)(k - i) : -6) + (road ? 18 : 0));
	e->ref = road && !(roles & (MP_W_CROSS | MP_W_OUTSIDE | MP_W_NEARBY));
}

/* 寨河镇|街道: where the town is. */
static bool
is_town_street(const mp_lattice *L, size_t i)
{
	return i > 0 && (L->c[i - 1] == 0x9547 || L->c[i - 1] == 0x4E61) &&	/* 镇 乡 */
	    L->c[i] == 0x8857 && L->c[i + 1] == 0x9053 && i + 2 < L->n &&
	    L->cls[i + 2] == MP_C_HAN && L->c[i + 2] != 0x793E &&	/* 街道|社区 */
	    !mp_is_direction(L->c[i + 2]);
}

static void
fillers(mp_lattice *L, size_t i)
{
	bool centre = false;
	size_t k, end;

	for (k = L->occ_at[i]; k < L->occ_at[i + 1]; k++) {
		const struct mp_occurrence *o = &L->occ[k];
		unsigned r = o->word->role;

		if (r & MP_W_CENTRE && !centre) {	/* the longest: 城关, not 城 */
			mp_lattice_add(L, i, o->end, MP_S_CENTRE, MP_F_VERBATIM,
			    o->word->score)->word = o->word;
			centre = true;
		}
		/* 中国 leads an address; 中国电信 has it in its name. */
		if (L->c[i] == 0x4E2D && i > 0 && L->cls[i - 1] < MP_C_MARK)
			continue;
		if (r & (MP_W_FILL | MP_W_SHOP | MP_W_REMARK))
			mp_lattice_add(L, i, o->end, MP_S_NOTE, MP_F_VERBATIM,
			    o->word->score + (is_town_street(L, i) ? 12 : 0))->word = o->word;
		/* 手机旗舰店 is a shop. */
		if (r & MP_W_DELIVERY && !(L->c[i] == 0x624B && o->end < L->n &&
		    L->cls[o->end] == MP_C_HAN && o->word->len == 2)) {
			for (end = o->end; end < L->n && (L->cls[end] < MP_C_MARK ||
			    L->c[end] == ':'); end++)
				;
			mp_lattice_add(L, i, end, MP_S_NOTE, MP_F_VERBATIM,
			    o->word->score + 2 * (int)(end - i))->word = o->word;
		}
		if (r & MP_W_SEGMENT)
			mp_lattice_add(L, i, o->end, MP_S_SEGMENT, MP_F_NAME,
			    o->word->score)->word = o->word;
		if (r & MP_W_UNNAMED)
			mp_lattice_add(L, i, o->end, MP_S_ROAD, MP_F_NAME,
			    o->word->score)->word = o->word;
	}
}

/* 王店乡|王店街道: the town's one street, which says nothing more. */
static void
street_of_town(mp_lattice *L, size_t i)
{
	static const mp_word street = { "街道", MP_W_FILL, MP_NSORT, 0, 0, 2 };
	size_t k, m;

	if (!mp_comes_from(L, MP_STATE_BIT(MP_TOWNSHIP)) || i < 3 ||
	    (L->c[i - 1] != 0x4E61 && L->c[i - 1] != 0x9547))	/* 乡 镇 */
		return;
	for (k = i; k + 1 < L->n && k < i + 4 && !(L->c[k] == 0x8857 && L->c[k + 1] == 0x9053);)
		k++;
	m = k - i;
	if (m < 1 || m + 1 > i || k + 1 >= L->n || L->c[k] != 0x8857 ||
	    (k + 2 < L->n && L->c[k + 2] == 0x793E))	/* 子路街道|社区 */
		return;
	while (m > 0 && L->c[i + m - 1] == L->c[i - 1 - (k - i) + m - 1])
		m--;
	if (m == 0)
		mp_lattice_add(L, i, k + 2, MP_S_NOTE, MP_F_VERBATIM, 20)->word = &street;
}

/* What stands twice in a row is read once. */
static void
repeated(mp_lattice *L, size_t i)
{
	const uint32_t *c = L->c + i;
	size_t len, k, most = i < L->n - i ? i : L->n - i;

	for (len = 2; len <= most && len <= 24; len++) {
		if (c[0] != *(c - len) || (len == 2 && L->cls[i] != MP_C_DIGIT))
			continue;
		for (k = 1; k < len && c[k] == *(c - len + k); k++)
			;
		if (k == len)
			mp_lattice_add(L, i, i + len, MP_S_NOTE, MP_F_NONE, (int)len * 2 + 4);
	}
}

/* As a last resort: everything up to the next boundary. */
static void
unread(mp_lattice *L, size_t i)
{
	size_t k = i;
	int score = 0;

	do
		score += L->cls[k] == MP_C_HAN || L->cls[k] == MP_C_NUMERAL ?
		    MP_WT_NOTE : MP_WT_NOTELATIN;
	while (++k < L->n && !mp_names_boundary(L, k));
	/* Behind the last number and a comma: 12号，未装修. */
	if (k == L->n && k - i <= 6 && i > 0 && L->cls[i - 1] == MP_C_MARK &&
	    mp_comes_from(L, MP_STATE_BIT(MP_DOOR) | MP_STATE_BIT(MP_ROOM)))
		score = 5;
	mp_lattice_add(L, i, k, MP_S_NOTE, MP_F_VERBATIM, score);
}

/* The states in which no road, estate or hamlet has been read. */
static const uint32_t above_road = MP_STATE_BIT(MP_PROVINCE) | MP_STATE_BIT(MP_CITY) |
    MP_STATE_BIT(MP_COUNTY) | MP_STATE_BIT(MP_DEVZONE) | MP_STATE_BIT(MP_TOWNSHIP) |
    MP_STATE_BIT(MP_COMMUNITY) | MP_STATE_BIT(MP_STATE_START);

void
mp_relations_edges(mp_lattice *L, size_t i)
{
	const struct mp_occurrence *o;
	int score;
	bool inside;
	size_t end;

	if (L->cls[i] >= MP_C_DASH) {
		mp_lattice_add(L, i, i + 1, MP_S_GAP, MP_F_NONE,
		    L->cls[i] == MP_C_DASH ? -1 : 0);
		if (L->cls[i] == MP_C_OPEN)
			bracket(L, i);
		return;
	}
	if (L->c[i] == 0x4E4B && i > 0 && L->c[i - 1] == 0x5F04)	/* 299弄之1号 */
		mp_lattice_add(L, i, i + 1, MP_S_GAP, MP_F_NONE, 0);
	fillers(L, i);
	repeated(L, i);
	street_of_town(L, i);
	if ((end = mp_relations_tail(L, i, &score, &inside)) > i)
		mp_lattice_add(L, i, end, inside ? MP_S_WITHIN : MP_S_BESIDE, MP_F_VERBATIM,
		    score + 2);
	else if ((end = crossing(L, i, &score)) > i)
		mp_lattice_add(L, i, end, MP_S_ROAD2, MP_F_VERBATIM, score + 2);
	else if ((end = distance(L, i)) > i)
		mp_lattice_add(L, i, end, MP_S_ASSIST, MP_F_VERBATIM, 5);
	if (mp_is_direction(L->c[i]) && mp_comes_from(L, ~MP_STATE_BIT(MP_STATE_START))) {
		end = directions(L, i);
		if (end == i + 1 && !(end < L->n && (is_side(L->c[end]) ||
		    L->c[end] == 0x95E8)))	/* 西门 */
			mp_lattice_add(L, i, end, MP_S_SIDE, MP_F_NAME, mp_names_boundary(L, end) ?
			    1 : mp_comes_from(L, MP_STATE_BIT(MP_ROAD)) &&
			    mp_divisions_begins(L, end) ? 3 : -4);
		if (end == L->n || L->cls[end] >= MP_C_MARK)
			mp_lattice_add(L, i, end, MP_S_BESIDE, MP_F_VERBATIM, -2);
	}
	if (L->c[i] == 0x4E2D && i > 0 && L->c[i - 1] == 0x9053 && (i + 1 == L->n ||
	    L->cls[i + 1] == MP_C_DIGIT))	/* 大道|中|68号 */
		mp_lattice_add(L, i, i + 1, MP_S_SIDE, MP_F_NAME, 1);
	with_object(L, i);
	away_from(L, i);
	bounds(L, i);
	/* 和平路 joins nothing where there is nothing before it to join. */
	if ((o = word_at(L, i, MP_W_AND)) && mp_comes_from(L, ~above_road))
		other_road(L, i, o->end, true);
	if (mp_comes_from(L, MP_STATE_BIT(MP_ROAD) | MP_STATE_BIT(MP_SEGMENT) |
	    MP_STATE_BIT(MP_LANE) | MP_STATE_BIT(MP_DOOR)))
		other_road(L, i, i, false);
	unread(L, i);
}
