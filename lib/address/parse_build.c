/* parse_build.c - the values of the elements, from the parts of the best path. */
#include "address/parse_build.h"

#include "base/mem.h"
#include "base/utf8.h"

/* --- parts -------------------------------------------------------------------- */

static struct mp_part *
add_part(struct mp_parser *p, const struct mp_edge *e, int elem)
{
	struct mp_part *part;

	if (p->npart == p->part_cap)
		p->part = mp_grow(p->part, &p->part_cap, p->npart + 1, sizeof *p->part);
	part = &p->part[p->npart++];
	*part = (struct mp_part){ .elem = (uint8_t)elem, .form = e->form,
	    .from = e->from, .to = e->to, .ref = e->ref, .edge = e };
	return part;
}

static void
add_chain(struct mp_parser *p, const struct mp_edge *e)
{
	static const uint8_t elem[2][5][4] = {
		{ [2] = { MP_BUILDING, MP_ROOM }, [3] = { MP_BUILDING, MP_UNIT, MP_ROOM },
		    [4] = { MP_BUILDING, MP_UNIT, MP_FLOOR, MP_ROOM } },
		{ [2] = { MP_UNIT, MP_ROOM }, [3] = { MP_UNIT, MP_FLOOR, MP_ROOM } },
	};
	const struct mp_number *n = &p->lat.number[e->ref - 1];
	uint8_t k;

	/* From the last to the first: parts are put in backwards. */
	for (k = n->natom; k-- > 0;) {
		struct mp_part *part = add_part(p, e,
		    elem[e->sort == MP_S_CHAINUNIT][n->natom][k]);

		part->from = n->atom[k].from;
		part->to = k + 1 == n->natom ? n->to : n->atom[k].to;
		part->first = k;
		part->n = 1;
		part->last = k + 1 == n->natom;
	}
}

void
mp_build_parts(struct mp_parser *p)
{
	mp_lattice *L = &p->lat;
	const struct mp_reading *r = &L->best;
	size_t i;

	p->npart = 0;
	while (r->prev != UINT32_MAX) {
		const struct mp_edge *e = &L->edge[r->edge];
		const struct mp_reading *before = &L->reading[r->prev];

		if (e->form == MP_F_CHAIN) {
			add_chain(p, e);
		} else if (e->form != MP_F_NONE) {
			struct mp_part *part = add_part(p, e, mp_sort_element[e->sort]);

			part->set = before->set;
			if (e->form == MP_F_DIVISION) {
				const struct mp_outcome m = mp_divisions_meet(L,
				    before->set, (uint16_t)(e->ref - 1));

				part->kind = m.kind;
				part->flags = m.flags;
				part->set = m.result;
			}
		}
		r = before;
	}
	for (i = 0; i < p->npart / 2; i++) {
		struct mp_part t = p->part[i];

		p->part[i] = p->part[p->npart - 1 - i];
		p->part[p->npart - 1 - i] = t;
	}
}

/* --- texts -------------------------------------------------------------------- */

void
mp_build_text(mp_buf *out, const mp_lattice *L, size_t from, size_t to)
{
	char u[4];
	size_t i;

	if (to <= L->sound) {
		mp_buf_add(out, (mp_str){ L->fold.text.p + L->at[from],
		    L->at[to] - L->at[from] });
		return;
	}
	for (i = from; i < to; i++)
		if (L->mended[i])
			mp_buf_add(out, (mp_str){ u, mp_utf8_put(u, L->c[i]) });
		else
			mp_buf_add(out, (mp_str){ L->fold.text.p + L->at[i],
			    L->at[i + 1] - L->at[i] });
}

/* A class word that is written otherwise, and the official one. */
static const struct { uint8_t elem; mp_str from, to; } class_words[] = {
	{ MP_TOWNSHIP, MP_STR("街道办事处"), MP_STR("街道") },
	{ MP_TOWNSHIP, MP_STR("街道办"), MP_STR("街道") },
	{ MP_TOWNSHIP, MP_STR("地区办事处"), MP_STR("地区") },
	{ MP_TOWNSHIP, MP_STR("办事处"), MP_STR("街道") },
	{ MP_TOWNSHIP, MP_STR("镇人民政府"), MP_STR("镇") },
	{ MP_COMMUNITY, MP_STR("社区居民委员会"), MP_STR("社区") },
	{ MP_COMMUNITY, MP_STR("社区民居委员会"), MP_STR("社区") },
	{ MP_COMMUNITY, MP_STR("社区居民居委会"), MP_STR("社区") },
	{ MP_COMMUNITY, MP_STR("社区居委会"), MP_STR("社区") },
	{ MP_COMMUNITY, MP_STR("社区委员会"), MP_STR("社区") },
	{ MP_COMMUNITY, MP_STR("居民委员会"), MP_STR("社区") },
	{ MP_COMMUNITY, MP_STR("居民居委会"), MP_STR("社区") },
	{ MP_COMMUNITY, MP_STR("居民委会"), MP_STR("社区") },
	{ MP_COMMUNITY, MP_STR("居委会"), MP_STR("社区") },
	{ MP_COMMUNITY, MP_STR("村村民委员会"), MP_STR("村") },
	{ MP_COMMUNITY, MP_STR("村民委员会"), MP_STR("村") },
	{ MP_COMMUNITY, MP_STR("村村委会"), MP_STR("村") },
	{ MP_COMMUNITY, MP_STR("村民委会"), MP_STR("村") },
	{ MP_COMMUNITY, MP_STR("村委会"), MP_STR("村") },
	{ MP_COMMUNITY, MP_STR("行政村"), MP_STR("村") },
	{ MP_COMMUNITY, MP_STR("村委"), MP_STR("村") },
};

static void
official_class(mp_buf *out, size_t start, int elem)
{
	mp_str s = { out->p + start, out->n - start };
	size_t i;

	if (elem != MP_TOWNSHIP && elem != MP_COMMUNITY)
		return;
	for (i = 0; i < sizeof class_words / sizeof *class_words; i++)
		if (class_words[i].elem == elem && s.n > class_words[i].from.n &&
		    mp_str_ends(s, class_words[i].from)) {
			out->n -= class_words[i].from.n;
			mp_buf_add(out, class_words[i].to);
			return;
		}
}

/* The name of a township that was read without its county: as everyone who bears
 * it is called, if they agree. */
static bool
common_name(const struct mp_parser *p, const struct mp_named *nm, mp_str *name)
{
	mp_str text = { p->lat.fold.text.p + nm->at, p->lat.fold.text.n - nm->at };
	mp_gaz_hit hit[64];
	size_t i, n = mp_gaz_bearers(p->lat.gaz, text, &nm->name, MP_GAZ_NONE,
	    MP_LV_BIT(nm->level), hit, 64);

	if (n == 0 || n > 64)
		return false;
	*name = mp_gaz_division(p->lat.gaz, hit[0].division).name;
	for (i = 1; i < n; i++)
		if (!mp_str_eq(mp_gaz_division(p->lat.gaz, hit[i].division).name, *name))
			return false;
	return true;
}

/* The division of each level that all candidates lie in, or MP_GAZ_NONE. */
static void
certain(const struct mp_parser *p, uint16_t set, uint32_t line[MP_NLEVEL])
{
	const struct mp_candidates *c = &p->lat.set[set];
	uint32_t other[MP_NLEVEL];
	uint16_t i;
	int level;

	mp_gaz_line(p->lat.gaz, c->n && !c->more ? c->d[0] : MP_GAZ_NONE, line);
	for (i = 1; i < c->n && !c->more; i++) {
		mp_gaz_line(p->lat.gaz, c->d[i], other);
		for (level = 0; level < MP_NLEVEL; level++)
			if (other[level] != line[level])
				line[level] = MP_GAZ_NONE;
	}
}

/* The name of a division as an address has it.  郑州高新技术产业开发区 is 高新区
 * behind its city, which it is called after. */
static void
put_division(const struct mp_parser *p, mp_buf *out, uint32_t d)
{
	static const struct { mp_str full, brief; } class[] = {
		{ MP_STR("高新技术产业开发区"), MP_STR("高新区") },
		{ MP_STR("经济技术开发区"), MP_STR("经开区") },
	};
	mp_division zone = mp_gaz_division(p->lat.gaz, d);
	uint32_t up = zone.level == MP_LV_DEVZONE ? mp_gaz_above(p->lat.gaz, d, MP_LV_CITY) :
	    MP_GAZ_NONE;
	mp_str city = up == MP_GAZ_NONE ? MP_STR("") : mp_gaz_division(p->lat.gaz, up).name;
	size_t i, n = mp_str_ends(city, MP_STR("市")) ? city.n - MP_STR("市").n : city.n;

	for (i = 0; n && i < sizeof class / sizeof *class; i++)
		if (zone.name.n == n + class[i].full.n && mp_str_ends(zone.name, class[i].full) &&
		    memcmp(zone.name.p, city.p, n) == 0) {
			mp_buf_add(out, class[i].brief);
			return;
		}
	mp_buf_add(out, zone.name);
}

static void
division_value(struct mp_parser *p, mp_buf *out, const struct mp_part *part)
{
	const struct mp_named *nm = &p->lat.named[part->ref - 1];
	size_t start = out->n;
	mp_str name;
	uint32_t d = p->line[nm->level], then[MP_NLEVEL];

	if (d == MP_GAZ_NONE) {
		certain(p, part->set, then);
		d = then[nm->level];
	}
	if (part->kind != MP_NAME_OLD && !(part->flags & MP_R_CLASH) && d != MP_GAZ_NONE) {
		put_division(p, out, d);
		return;
	}
	if (part->kind != MP_NAME_OLD && common_name(p, nm, &name)) {
		mp_buf_add(out, name);
		return;
	}
	mp_build_text(out, &p->lat, part->from, part->to);
	official_class(out, start, part->elem);
}

static void
verbatim(struct mp_parser *p, mp_buf *out, const struct mp_part *part)
{
	const mp_lattice *L = &p->lat;
	size_t from = part->from, to = part->to;

	if (part->elem == MP_NOTE) {
		mp_buf_add(out, mp_fold_raw(&L->fold, L->at[from], L->at[to]));
		return;
	}
	if (L->cls[from] == MP_C_OPEN) {
		from++;
		to -= L->cls[to - 1] == MP_C_CLOSE;
	}
	mp_build_text(out, L, from, to);
}

/* What is above a part is settled before it. */
const struct mp_local_name *
mp_build_known(const struct mp_parser *p, const struct mp_part *part)
{
	mp_address above = { .division = 0 };
	int e;

	for (e = MP_TOWNSHIP; e <= MP_COMMUNITY && e < part->elem; e++)
		above.elem[e] = (mp_str){ p->text.p + p->value[e].at, p->value[e].n };
	return mp_local_meant(&p->lat, part->from, part->to, part->ref, part->set, &above);
}

static void
local_value(struct mp_parser *p, mp_buf *out, const struct mp_part *part)
{
	const struct mp_local_name *name = mp_build_known(p, part);

	if (!name) {
		mp_build_text(out, &p->lat, part->from, part->to);
		return;
	}
	mp_buf_add(out, name->official);
	if (name->alias)
		p->issues |= MP_ISSUE_BIT(MP_WRONG_SPELLING);
}

static void
part_value(struct mp_parser *p, mp_buf *out, const struct mp_part *part)
{
	size_t start = out->n;

	switch (part->form) {
	case MP_F_DIVISION:
		division_value(p, out, part);
		break;
	case MP_F_NUMBER: case MP_F_CHAIN:
		mp_build_number(out, &p->lat, part);
		break;
	case MP_F_VERBATIM:
		verbatim(p, out, part);
		break;
	case MP_F_LOCAL:
		local_value(p, out, part);
		break;
	default:
		mp_build_text(out, &p->lat, part->from, part->to);
		official_class(out, start, part->elem);
	}
}

/* --- elements ----------------------------------------------------------------- */

/* What stands between two parts of one element. */
static const char *
between(const struct mp_part *a, const struct mp_part *b)
{
	bool touch = a->to == b->from;

	switch (b->elem) {
	case MP_SEGMENT: case MP_CITY:	/* 阿克苏地区农一师 */
		return "";
	case MP_ESTATE: case MP_GROUP:
		return touch ? "" : "、";
	case MP_TOWNSHIP:	/* 121团|炮台镇 */
		return touch && a->form == MP_F_NAME && a->ref ? "" : "、";
	case MP_ASSIST:
		return touch && b->edge->sort != MP_S_ASIDE ? "" : "，";
	case MP_NOTE:
		return touch ? "" : " ";
	default:
		return "、";
	}
}

/* The parts of `elem` are among [i, end). */
static void
element_value(struct mp_parser *p, int elem, size_t i, size_t end)
{
	const struct mp_part *last = NULL;
	size_t start = p->text.n;

	for (; i < end; i++) {
		const struct mp_part *part = &p->part[i];
		size_t from = p->text.n;

		if (part->elem != elem)
			continue;
		if (last)
			mp_buf_adds(&p->text, between(last, part));
		part_value(p, &p->text, part);
		/* The same once more is no news. */
		if (last && elem < MP_ASSIST && from > start) {
			mp_str before = { p->text.p + start, from - start };
			mp_str now = { p->text.p + from, p->text.n - from };

			if (mp_str_ends(now, before) || (elem <= MP_COUNTY &&
			    part->form == MP_F_DIVISION)) {
				p->text.n = from;
				continue;
			}
		}
		last = part;
	}
	p->value[elem].at = (uint32_t)start;
	p->value[elem].n = (uint32_t)(p->text.n - start);
}

/* Levels that follow from the candidates fill what is not written. */
static void
fill_upper(struct mp_parser *p)
{
	static const struct { uint8_t elem, level; } up[] = {
		{ MP_PROVINCE, MP_LV_PROVINCE }, { MP_CITY, MP_LV_CITY },
		{ MP_COUNTY, MP_LV_COUNTY }, { MP_TOWNSHIP, MP_LV_TOWNSHIP },
	};
	size_t i;

	for (i = 0; i < sizeof up / sizeof *up; i++) {
		uint32_t d = p->line[up[i].level];
		mp_str name;

		if (p->value[up[i].elem].n || d == MP_GAZ_NONE)
			continue;
		/* A township only from its village. */
		if (up[i].level == MP_LV_TOWNSHIP && (!p->value[MP_COMMUNITY].n ||
		    p->line[MP_LV_VILLAGE] == MP_GAZ_NONE))
			continue;
		name = mp_gaz_division(p->lat.gaz, d).name;
		p->value[up[i].elem].at = (uint32_t)p->text.n;
		p->value[up[i].elem].n = (uint32_t)name.n;
		mp_buf_add(&p->text, name);
		p->issues |= MP_ISSUE_BIT(MP_MISSING_UPPER);
	}
}

/* The code of the finest division that is certain and listed. */
static uint64_t
finest_code(const struct mp_parser *p)
{
	int level;

	for (level = MP_LV_VILLAGE; level >= MP_LV_PROVINCE; level--) {
		uint32_t d = p->line[level];
		uint64_t code = d == MP_GAZ_NONE ? 0 : mp_gaz_division(p->lat.gaz, d).code;

		if (code)
			return code;
	}
	return 0;
}

void
mp_build_values(struct mp_parser *p)
{
	const mp_lattice *L = &p->lat;
	uint32_t present = 0;
	size_t i, first[MP_NELEMENT], end[MP_NELEMENT];
	int e;

	p->text.n = 0;
	certain(p, p->set, p->line);
	for (i = p->npart; i-- > 0;) {
		e = p->part[i].elem;
		first[e] = i;
		if (!(present & 1U << e))
			end[e] = i + 1;
		present |= 1U << e;
	}
	for (e = 0; e < MP_NELEMENT; e++) {
		p->value[e].at = p->value[e].n = 0;
		if (present & 1U << e)
			element_value(p, e, first[e], end[e]);
	}
	if (L->at[L->n] < L->fold.text.n) {	/* longer than is read */
		size_t at = p->text.n;

		mp_buf_add(&p->text, (mp_str){ p->text.p + p->value[MP_NOTE].at,
		    p->value[MP_NOTE].n });
		mp_buf_add(&p->text, mp_fold_raw(&L->fold, L->at[L->n], L->fold.text.n));
		p->value[MP_NOTE].at = (uint32_t)at;
		p->value[MP_NOTE].n = (uint32_t)(p->text.n - at);
	}
	fill_upper(p);
	p->division = finest_code(p);
}
