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

/* Provinces, cities and counties that were filled in. */
static void
explain_filled(const struct mp_parser *p, mp_buf *out)
{
	uint32_t written = 0;
	size_t i;
	int e;

	for (i = 0; i < p->npart; i++)
		written |= 1U << p->part[i].elem;
	for (e = MP_PROVINCE; e <= MP_COUNTY; e++)
		if (p->value[e].n && !(written & 1U << e)) {
			mp_buf_printf(out, "%s=", mp_elements[e].zh);
			mp_buf_add(out, (mp_str){ p->text.p + p->value[e].at, p->value[e].n });
			mp_buf_adds(out, "〔未写，由下级推出〕; ");
		}
}

void
mp_parse_explain(const mp_parser *p, mp_buf *out)
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
	if (p->margin < MP_WT_SURE)
		mp_buf_printf(out, "领先 %d", p->margin);
	else
		mp_buf_adds(out, "无相近读法");
}
