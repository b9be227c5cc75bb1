/* form.c - what goes out into the field with a sample. */
#include <config.h>

#include "audit/form.h"

#include <math.h>
#include <stdio.h>

#include "audit/paper.h"
#include "qr/qr.h"
#include "row/cli.h"

const mp_table_column mp_form_columns[] = {
	[MP_FORM_SAMPLE] = { "sample", true }, [MP_FORM_STRATUM] = { "stratum", false },
	[MP_FORM_RANK] = { "rank", false }, [MP_FORM_CODE] = { "code", true },
	[MP_FORM_ADDRESS] = { "address", false }, [MP_FORM_RESULT] = { "result", true },
	[MP_FORM_FAULT] = { "fault", false }, [MP_FORM_REMARK] = { "remark", false },
	[MP_FORM_COLUMNS] = { NULL, true },
};

mp_str
mp_form_stratum(const mp_stratum *t)
{
	return t->name.n ? t->name : mp_str_from(_("the whole library"));
}

/* The rank of every row in its stratum, one after the other. */
static size_t
rank_of(const mp_sample *s, size_t i, size_t before)
{
	return i && s->row[i].stratum == s->row[i - 1].stratum ? before + 1 : 1;
}

void
mp_form_table(const mp_sample *s, bool csv, mp_buf *out)
{
	mp_str value[MP_FORM_COLUMNS] = { { 0 } };
	char mark[MP_SAMPLE_MARK], number[24];
	size_t i, rank = 0;

	mp_sample_mark(s, mark);
	mp_table_header(out, mp_form_columns, csv);
	for (i = 0; i < s->nrow; i++) {
		rank = rank_of(s, i, rank);
		snprintf(number, sizeof number, "%zu", rank);
		value[MP_FORM_SAMPLE] = (mp_str){ mark, sizeof mark };
		value[MP_FORM_STRATUM] = s->stratum[s->row[i].stratum].name;
		value[MP_FORM_RANK] = mp_str_from(number);
		value[MP_FORM_CODE] = s->row[i].id;
		value[MP_FORM_ADDRESS] = s->row[i].address;
		mp_table_row(out, value, MP_FORM_COLUMNS, csv);
	}
}

/* --- paper -------------------------------------------------------------------------- */

/* In points. */
static const double code_side = 45, least = 66, line = 13;

static void
module(void *of, int x, int y, int w, int h)
{
	cairo_rectangle(of, x, y, w, h);
}

/* The QR code, with its quiet zone, in a square at x, y. */
static void
qr(mp_paper *p, mp_str text, double x, double y)
{
	double size;
	mp_qr code;

	if (!mp_qr_encode(&code, text, 'M'))
		return;
	size = code_side / (code.width + 2 * MP_QR_QUIET);
	cairo_save(p->cr);
	cairo_set_source_rgb(p->cr, 0, 0, 0);
	cairo_translate(p->cr, x + size * MP_QR_QUIET, y + size * MP_QR_QUIET);
	cairo_scale(p->cr, size, size);
	cairo_new_path(p->cr);
	mp_qr_rectangles(&code, module, p->cr);
	cairo_fill(p->cr);
	cairo_restore(p->cr);
}

static double
words(mp_paper *p, const mp_paper_style *style, mp_str text, double x, double y, double width)
{
	mp_paper_set(p, style, text, width);
	mp_paper_show(p, style, x, y);
	return mp_paper_height(p);
}

/* A box to tick and what it says; returns where it ends. */
static double
tick(mp_paper *p, const char *text, double x, double y)
{
	mp_paper_style style = { .size = 9 };
	double w = mp_paper_natural(p, &style, mp_str_from(text)), side = 8;

	mp_paper_show(p, &style, x + side + 3, y);
	cairo_set_line_width(p->cr, 0.7);
	cairo_rectangle(p->cr, x, y + 3, side, side);
	cairo_stroke(p->cr);
	return x + side + 3 + w + 12;
}

static void
ticks(mp_paper *p, double x, double y)
{
	static const char *const wrong[] = { N_("not found"), N_("plate"), N_("name or number"),
		N_("position"), N_("other") };
	size_t i;

	x = tick(p, _("right"), x, y);
	x = tick(p, _("not right"), x, y) + 6;
	for (i = 0; i < sizeof wrong / sizeof *wrong; i++)
		x = tick(p, _(wrong[i]), x, y);
}

static void
row(mp_paper *p, const mp_drawn *r, size_t rank)
{
	mp_paper_style bold = { .size = 10, .bold = true }, plain = { .size = 9.5, .spacing = 0.9 },
		soft = { .size = 8, .ink = MP_INK_SOFT };
	double x = p->left + code_side + 10, width = p->right - p->left - code_side - 10, h, y;
	char number[24];

	mp_paper_set(p, &plain, r->address, width);
	h = fmax(least, mp_paper_height(p) + 3.2 * line + 6);
	mp_paper_need(p, h, false);
	y = p->y + 3;
	qr(p, r->id, p->left, y);
	snprintf(number, sizeof number, "%zu", rank);
	words(p, &bold, mp_str_from(number), x, y, 30);
	words(p, &soft, r->id, x + 30, y + 2, width - 30);
	y += line + 2;
	y += words(p, &plain, r->address, x, y, width);
	ticks(p, x, y + 1);
	y += line + 2;
	words(p, &soft, mp_str_from(_("remark")), x, y + 3, 40);
	mp_paper_rule(p, MP_INK_SOFT, 0.4, x + 30, p->right, y + line);
	p->y += h;
	mp_paper_rule(p, MP_INK_GRID, 0.6, p->left, p->right, p->y);
}

/* What the sheet is and how to fill it in. */
static void
begin(mp_paper *p, const mp_sample *s, size_t stratum, size_t rows)
{
	mp_paper_style title = { .size = 16, .bold = true, .ink = MP_INK_SERIES },
		plain = { .size = 9 };
	const mp_stratum *t = &s->stratum[stratum];
	mp_buf text = { 0 };

	p->section = mp_form_stratum(t);
	mp_paper_break(p, false);
	p->y += words(p, &title, p->section, p->left, p->y, p->right - p->left) + 2;
	mp_paper_bookmark(p, 1, p->section);
	mp_buf_add(&text, p->title);
	mp_buf_adds(&text, _("; "));
	mp_buf_printf(&text, _("%zu addresses, drawn from %llu"), rows,
	    (unsigned long long)t->lot);
	if (s->plan.kind == MP_PLAN_AQL) {
		mp_buf_adds(&text, _("; "));
		mp_buf_printf(&text, _("accepted if at most %u of them are wrong"), t->accept);
	}
	p->y += words(p, &plain, mp_buf_str(&text), p->left, p->y, p->right - p->left) + 2;
	mp_paper_rule(p, MP_INK_SERIES, 1.2, p->left, p->right, p->y);
	mp_buf_free(&text);
}

static void
sign(mp_paper *p)
{
	static const char *const who[] = { N_("checked by"), N_("checked office"), N_("date") };
	mp_paper_style plain = { .size = 9 };
	double width = (p->right - p->left) / 3, x = p->left;
	size_t i;

	mp_paper_need(p, 40, false);
	p->y += 22;
	for (i = 0; i < 3; i++, x += width) {
		double w = mp_paper_natural(p, &plain, mp_str_from(_(who[i])));

		mp_paper_show(p, &plain, x, p->y);
		mp_paper_rule(p, MP_INK_SOFT, 0.5, x + w + 4, x + width - 10, p->y + line);
	}
	p->y += 18;
}

static bool
run(const mp_sample *s, mp_str language, const char *date, mp_buf *out, size_t *pages)
{
	mp_str title = mp_str_from(_("check of addresses in the field"));
	char mark[MP_SAMPLE_MARK];
	mp_buf foot = { 0 };
	mp_paper p;
	size_t i, rank = 0;
	bool good;

	if (!mp_paper_init(&p, out, language, title, date))
		return false;
	p.pages = *pages;
	mp_sample_mark(s, mark);
	mp_buf_printf(&foot, _("sample %.*s"), MP_SAMPLE_MARK, mark);
	p.foot = mp_buf_str(&foot);
	for (i = 0; i < s->nrow; i++) {
		const mp_drawn *r = &s->row[i];

		rank = rank_of(s, i, rank);
		if (rank == 1) {
			if (i)
				sign(&p);
			begin(&p, s, r->stratum, s->stratum[r->stratum].drawn);
		}
		row(&p, r, rank);
	}
	if (s->nrow)
		sign(&p);
	else
		mp_paper_break(&p, false);
	*pages = p.page;
	good = mp_paper_fini(&p);
	mp_buf_free(&foot);
	return good;
}

bool
mp_form_pdf(const mp_sample *s, mp_str language, const char *date, mp_buf *out, mp_buf *why)
{
	size_t pages = 0;

	if (run(s, language, date, NULL, &pages) && run(s, language, date, out, &pages))
		return true;
	mp_buf_adds(why, _("cannot make a PDF; is the font 'Noto Sans CJK SC' installed?"));
	return false;
}
