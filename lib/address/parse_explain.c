/* parse_explain.c - why the parser gave what it gave, for a clerk. */
#include "address/parse_build.h"

static void
explain_division(const struct mp_parser *p, mp_buf *out, const struct mp_part *part)
{
	static const char *const kind[] = {
		[MP_NAME_OFFICIAL] = "", [MP_NAME_VARIANT] = "，异写",
		[MP_NAME_SHORT] = "，简称", [MP_NAME_MISSPELT] = "，错字",
		[MP_NAME_OLD] = "，旧名",
	};
	const struct mp_candidates *c = &p->lat.set[part->set];

	mp_buf_adds(out, "区划表");
	if (c->n == 1 && !c->more) {
		mp_division d = mp_gaz_division(p->lat.gaz, c->d[0]);

		if (d.code)
			mp_buf_printf(out, " %llu", (unsigned long long)d.code);
	} else if (c->n > 1) {
		mp_buf_printf(out, "，同名 %u 处", c->n);
	}
	if (part->kind <= MP_NAME_OLD)
		mp_buf_adds(out, kind[part->kind]);
	if (part->flags & MP_R_REPEAT)
		mp_buf_adds(out, "，重复");
	if (part->flags & MP_R_CLASH)
		mp_buf_adds(out, "，与上级矛盾");
}

static void
explain_known(const struct mp_parser *p, mp_buf *out, const struct mp_part *part)
{
	const struct mp_local_name *name = mp_build_known(p, part);

	mp_buf_adds(out, "本地名录");
	if (name && name->alias)
		mp_buf_adds(out, "，即");
	if (name && name->alias)
		mp_buf_add(out, name->official);
}

static void
explain_part(const struct mp_parser *p, mp_buf *out, const struct mp_part *part)
{
	const mp_word *w = part->edge->word;

	switch (part->form) {
	case MP_F_DIVISION:
		explain_division(p, out, part);
		return;
	case MP_F_CHAIN:
		mp_buf_adds(out, "连号分解");
		return;
	case MP_F_LOCAL:
		explain_known(p, out, part);
		return;
	case MP_F_NUMBER:
		mp_buf_adds(out, p->lat.number[part->ref - 1].unit == MP_U_NONE ?
		    "裸号，按位置" : "号码");
		return;
	default:
		break;
	}
	if (part->elem == MP_ASSIST)
		mp_buf_adds(out, "方位描述");
	else if (w && w->role & MP_W_SUFFIX)
		mp_buf_printf(out, "以“%s”结尾", w->text);
	else if (w && w->role & MP_W_HAMLET)
		mp_buf_printf(out, "村名用字“%s”", w->text);
	else if (w)
		mp_buf_printf(out, "词表“%s”", w->text);
	else
		mp_buf_adds(out, part->elem == MP_NOTE ? "未能归类" : "按位置");
}

static void
explain_candidates(const struct mp_parser *p, mp_buf *out)
{
	const struct mp_candidates *c = &p->lat.set[p->set];
	uint16_t i;

	if (c->n < 2)
		return;
	mp_buf_adds(out, "; 候选：");
	for (i = 0; i < c->n; i++) {
		mp_division d = mp_gaz_division(p->lat.gaz, c->d[i]);

		mp_buf_printf(out, "%s%llu ", i ? "、" : "", (unsigned long long)d.code);
		mp_buf_add(out, d.name);
	}
	if (c->more)
		mp_buf_adds(out, "…");
}

/* Provinces, cities, counties and townships that were filled in. */
static void
explain_filled(const struct mp_parser *p, mp_buf *out)
{
	uint32_t written = 0;
	size_t i;
	int e;

	for (i = 0; i < p->npart; i++)
		written |= 1U << p->part[i].elem;
	for (e = MP_PROVINCE; e <= MP_TOWNSHIP; e++)
		if (p->value[e].n && !(written & 1U << e)) {
			mp_buf_printf(out, "%s=", mp_elements[e].zh);
			mp_buf_add(out, (mp_str){ p->text.p + p->value[e].at, p->value[e].n });
			mp_buf_adds(out, "〔未写，由下级推出〕; ");
		}
}

/* --- the next best reading -------------------------------------------------------- */

enum { NEAR = 16 };	/* readings that are looked at */

/* What lost against the best path, the nearest first. */
struct near {
	struct { struct mp_reading *place, was; int32_t gap; } at[NEAR];
	size_t n;
};

static void
add_near(struct near *near, struct mp_reading *place, const struct mp_reading *was)
{
	int32_t gap = place->score - was->score;
	size_t i;

	if (gap < 0 || gap >= MP_WT_SURE)
		return;
	if (near->n < NEAR)
		near->n++;
	else if (gap >= near->at[NEAR - 1].gap)
		return;
	for (i = near->n - 1; i > 0 && near->at[i - 1].gap > gap; i--)
		near->at[i] = near->at[i - 1];
	near->at[i].place = place;
	near->at[i].was = *was;
	near->at[i].gap = gap;
}

/* Whoever lost its place to `r`, the reading of the best path that is there. */
static void
add_losers(const mp_lattice *L, struct near *near, size_t place, struct mp_reading *r)
{
	size_t i;

	for (i = 0; i < L->nloser; i++) {
		const struct mp_reading *was = &L->loser[i].was;

		if (L->loser[i].place == place && was->state == r->state &&
		    was->set == r->set && was->flags == r->flags)
			add_near(near, r, was);
	}
}

static void
find_near(mp_lattice *L, struct near *near)
{
	size_t i, end = L->n * MP_BEAM, n = L->nreading[L->n];
	uint32_t place;

	near->n = 0;
	for (i = end; i < end + n; i++)
		if (L->reading[i].edge == L->best.edge && L->reading[i].prev == L->best.prev)
			add_losers(L, near, i, &L->best);
		else
			add_near(near, &L->best, &L->reading[i]);
	for (place = L->best.prev; place != UINT32_MAX; place = L->reading[place].prev)
		add_losers(L, near, place, &L->reading[place]);
}

static bool
is_part(const struct mp_part *part, const struct mp_part *of, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (of[i].elem == part->elem && of[i].from == part->from &&
		    of[i].to == part->to)
			return true;
	return false;
}

static void
swap_parts(struct mp_parser *p)
{
	struct mp_part *part = p->part;
	size_t n = p->npart, cap = p->part_cap;

	p->part = p->other;
	p->npart = p->nother;
	p->part_cap = p->other_cap;
	p->other = part;
	p->nother = n;
	p->other_cap = cap;
}

/* Build p->other from the best path with another reading in one place of it. */
static void
build_other(struct mp_parser *p, struct mp_reading *place, const struct mp_reading *was)
{
	struct mp_reading best = *place;

	*place = *was;
	swap_parts(p);
	mp_build_parts(p);
	swap_parts(p);
	*place = best;
}

/* Append what p->other says that the best reading does not; false if nothing. */
static bool
explain_other(const struct mp_parser *p, mp_buf *out, int32_t gap)
{
	bool said = false;
	size_t i;

	for (i = 0; i < p->nother; i++) {
		const struct mp_part *part = &p->other[i];

		if (is_part(part, p->part, p->npart))
			continue;
		if (said)
			mp_buf_adds(out, "、");
		else
			mp_buf_printf(out, "; 次选落后 %d：", gap);
		mp_buf_printf(out, "%s=", mp_elements[part->elem].zh);
		mp_build_text(out, &p->lat, part->from, part->to);
		said = true;
	}
	return said;
}

/* How far the reading is ahead, and the nearest that does not only say less. */
static void
explain_lead(struct mp_parser *p, mp_buf *out)
{
	struct near near;
	int32_t lead = p->margin;
	size_t i;

	find_near(&p->lat, &near);
	if (near.n && near.at[0].gap < lead)
		lead = near.at[0].gap;
	if (lead < MP_WT_SURE)
		mp_buf_printf(out, "领先 %d", lead);
	else
		mp_buf_adds(out, "无相近读法");
	for (i = 0; i < near.n; i++) {
		build_other(p, near.at[i].place, &near.at[i].was);
		if (explain_other(p, out, near.at[i].gap))
			return;
	}
}

void
mp_parse_explain(mp_parser *p, mp_buf *out)
{
	size_t i;

	explain_filled(p, out);
	for (i = 0; i < p->npart; i++) {
		const struct mp_part *part = &p->part[i];

		if (i)
			mp_buf_adds(out, "; ");
		mp_buf_printf(out, "%s=", mp_elements[part->elem].zh);
		mp_build_text(out, &p->lat, part->from, part->to);
		mp_buf_adds(out, "〔");
		explain_part(p, out, part);
		mp_buf_adds(out, "〕");
	}
	explain_candidates(p, out);
	if (i)
		mp_buf_adds(out, "; ");
	explain_lead(p, out);
}
