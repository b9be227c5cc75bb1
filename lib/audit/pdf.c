/* pdf.c - a report as PDF. */
#include <config.h>

#include <stdlib.h>

#include "audit/cell.h"
#include "audit/chart.h"
#include "audit/paper.h"
#include "audit/writer.h"
#include "base/mem.h"
#include "row/cli.h"

static const double pad = 3;		/* on each side of a cell's text */
static const double most_size = 8.5, least_size = 6;

struct table {
	const mp_block *block;
	double *width;			/* of the columns, with their pads */
	double size;			/* of the type */
	bool across;
};

struct pdf {
	mp_paper paper;
	struct table *table;		/* one a block; block NULL: it is none */
	const mp_block *block;
	size_t n;
	double indent;			/* of paragraphs, in parts of the size */
	mp_buf text, below;
};

/* --- tables: widths ------------------------------------------------------------------- */

/* The text of a cell, and how it is set. */
static mp_str
cell_text(struct pdf *d, const mp_cell *c, mp_paper_style *style)
{
	d->text.n = d->below.n = 0;
	mp_cell_show(c, &d->text, &d->below);
	style->small = 0;
	if (d->below.n) {
		style->small = d->text.n;
		mp_buf_addc(&d->text, '\n');
		mp_buf_add(&d->text, mp_buf_str(&d->below));
	}
	style->anchor = mp_type_is_number(c->type) ? MP_ANCHOR_END : MP_ANCHOR_START;
	style->anywhere = c->type == MP_REPORT_CODE;
	style->spacing = 0.82;
	style->ink = MP_INK_TEXT;
	return mp_buf_str(&d->text);
}

/* The width of the longest word that should stay whole: a date, a name in Latin. */
static double
word(mp_str s, double size)
{
	enum { MOST = 20 };
	size_t i, from = 0, most = 0;

	for (i = 0; i <= s.n; i++)
		if (i == s.n || (unsigned char)s.p[i] <= ' ' || (unsigned char)s.p[i] >= 0x7F) {
			if (i - from > most && i - from <= MOST)
				most = i - from;
			from = i + 1;
		}
	return (double)most * 0.6 * size;
}

/* What a column would take, and how little it can do with. */
static void
wishes(struct pdf *d, const struct table *t, size_t column, double *wish, double *least)
{
	const mp_block *b = t->block;
	const mp_table_head *head = &b->head[column];
	mp_paper_style style = { .size = t->size };
	double title = mp_paper_natural(&d->paper, &(mp_paper_style){ .size = t->size,
	    .bold = true }, head->title), body = 0, whole = 0;
	size_t y;

	for (y = 0; y < b->rows + b->total; y++) {
		mp_str text = cell_text(d, &b->cell[y * b->columns + column], &style);

		style.bold = y == b->rows;
		body = fmax(body, mp_paper_natural(&d->paper, &style, text));
		whole = fmax(whole, word(text, t->size));
	}
	*least = fmax(fmin(title, 3.2 * t->size), mp_type_is_number(head->type) ? body :
	    fmin(body, fmax(whole, (head->type == MP_REPORT_CODE ? 9 : 5) * t->size))) + 2 * pad;
	*wish = fmax(fmax(body, fmin(title, 6 * t->size)) + 2 * pad, *least);
}

/* Share `room` among the columns: all that they wish and more, or what is left above
 * the least in the measure of their wishes.  False if that is not enough. */
static bool
share_out(double *width, const double *wish, const double *least, size_t n, double room)
{
	double wished = 0, needed = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		wished += wish[i];
		needed += least[i];
	}
	for (i = 0; i < n; i++)
		width[i] = wished <= room ? wish[i] * fmin(room / wished, 1.6) :
		    needed <= room && wished > needed ?
		    least[i] + (wish[i] - least[i]) * (room - needed) / (wished - needed) :
		    least[i] * room / needed;
	return needed <= room + 1e-6;
}

/* Choose size and direction: large type upright, then across, then smaller. */
static void
measure(struct pdf *d, struct table *t)
{
	size_t n = t->block->columns, i;
	double *wish = mp_zalloc(n, sizeof *wish), *least = mp_zalloc(n, sizeof *least);
	int way;

	t->width = mp_zalloc(n, sizeof *t->width);
	for (t->size = most_size; ; t->size -= 0.5) {
		for (i = 0; i < n; i++)
			wishes(d, t, i, &wish[i], &least[i]);
		for (way = 0; way < 2; way++) {
			t->across = way == 1;
			if (share_out(t->width, wish, least, n,
			    (t->across ? PAPER_LONG : PAPER_SHORT) - 90))
				goto done;
		}
		if (t->size <= least_size)
			break;
	}
done:
	free(wish);
	free(least);
}

/* --- tables: rows ------------------------------------------------------------------- */

static void
cell_style(const struct table *t, const mp_cell *c, bool bold, mp_paper_style *style)
{
	bool failed = c->type == MP_REPORT_PASS && c->state == MP_CELL_VALUE && !c->n;

	style->size = t->size;
	style->bold = bold || failed;
	if (failed)
		style->ink = MP_INK_LIMIT;
}

static double
row_height(struct pdf *d, const struct table *t, const mp_cell *row, bool bold)
{
	double most = 0;
	size_t x;

	for (x = 0; x < t->block->columns; x++) {
		mp_paper_style style = { .size = t->size };
		mp_str text = cell_text(d, &row[x], &style);

		cell_style(t, &row[x], bold, &style);
		mp_paper_set(&d->paper, &style, text, t->width[x] - 2 * pad);
		most = fmax(most, mp_paper_height(&d->paper));
	}
	return most + 2;
}

static double
table_width(const struct table *t)
{
	double sum = 0;
	size_t x;

	for (x = 0; x < t->block->columns; x++)
		sum += t->width[x];
	return sum;
}

static void
row(struct pdf *d, const struct table *t, const mp_cell *cells, bool total)
{
	mp_paper *p = &d->paper;
	double x0 = p->left;
	size_t x;

	if (total)
		mp_paper_rule(p, MP_INK_SERIES, 1, x0, x0 + table_width(t), p->y);
	for (x = 0; x < t->block->columns; x++) {
		mp_paper_style style = { .size = t->size };
		mp_str text = cell_text(d, &cells[x], &style);

		cell_style(t, &cells[x], total, &style);
		mp_paper_set(p, &style, text, t->width[x] - 2 * pad);
		mp_paper_show(p, &style, x0 + pad, p->y + 1);
		x0 += t->width[x];
	}
	p->y += row_height(d, t, cells, total);
	mp_paper_rule(p, MP_INK_GRID, 0.4, p->left, p->left + table_width(t), p->y);
}

/* The titles of the columns stand on their lower line. */
static double
head_height(struct pdf *d, const struct table *t, bool show)
{
	mp_paper *p = &d->paper;
	double most = 0, x0 = p->left, h;
	size_t x, pass;

	for (pass = 0; pass < (show ? 2 : 1); pass++)
		for (x = 0; x < t->block->columns; x++) {
			const mp_table_head *head = &t->block->head[x];
			mp_paper_style style = { .size = t->size, .bold = true, .spacing = 0.82,
				.anchor = mp_type_is_number(head->type) ? MP_ANCHOR_END :
				MP_ANCHOR_START };

			mp_paper_set(p, &style, head->title, t->width[x] - 2 * pad);
			h = mp_paper_height(p);
			most = fmax(most, h);
			if (pass == 1)
				mp_paper_show(p, &style, x0 + pad, p->y + most - h + 1);
			x0 += pass == 1 ? t->width[x] : 0;
		}
	return most + 3;
}

static void
head(struct pdf *d, const struct table *t)
{
	d->paper.y += head_height(d, t, true);
	mp_paper_rule(&d->paper, MP_INK_SERIES, 1.2, d->paper.left,
	    d->paper.left + table_width(t), d->paper.y);
}

static double
caption(struct pdf *d, mp_str text, bool show)
{
	mp_paper_style style = { .size = 10, .bold = true };
	double h;

	mp_paper_set(&d->paper, &style, text, d->paper.right - d->paper.left);
	h = mp_paper_height(&d->paper);
	if (show) {
		mp_paper_show(&d->paper, &style, d->paper.left, d->paper.y);
		d->paper.y += h + 2;
	}
	return h + 2;
}

static void
nothing(struct pdf *d)
{
	mp_paper_style style = { .size = most_size, .ink = MP_INK_SOFT };

	mp_paper_set(&d->paper, &style, mp_str_from(_("there is nothing to show")), 0);
	mp_paper_show(&d->paper, &style, d->paper.left + pad, d->paper.y + 2);
	d->paper.y += mp_paper_height(&d->paper) + 4;
}

/* How high the caption, the head and the first row are. */
static double
table_begins(struct pdf *d, const struct table *t)
{
	return caption(d, t->block->text, false) + head_height(d, t, false) +
	    (t->block->rows ? row_height(d, t, t->block->cell, false) : 20);
}

static void
table(struct pdf *d, const struct table *t)
{
	const mp_block *b = t->block;
	mp_paper *p = &d->paper;
	size_t y, rows = b->rows + b->total;

	mp_paper_need(p, table_begins(d, t), t->across);
	caption(d, b->text, true);
	head(d, t);
	for (y = 0; y < rows; y++) {
		const mp_cell *cells = b->cell + y * b->columns;

		if (mp_paper_need(p, row_height(d, t, cells, y == b->rows), t->across))
			head(d, t);
		row(d, t, cells, y == b->rows);
	}
	if (b->rows == 0)
		nothing(d);
	p->y += 14;
}

/* --- charts ------------------------------------------------------------------------- */

static void
chart(struct pdf *d, const mp_block *b, size_t panel)
{
	mp_paper *p = &d->paper;
	double width = PAPER_SHORT - 90, scale, room, above;
	mp_scene s = { 0 };

	mp_chart_draw(&s, b, panel, width);
	above = panel ? 0 : caption(d, b->text, false);
	mp_paper_need(p, s.h + above, false);
	if (!panel)
		caption(d, b->text, true);
	room = p->bottom - p->y;
	scale = s.h > room ? room / s.h : 1;
	mp_paper_scene(p, &s, p->left, p->y, scale);
	p->y += s.h * scale + 10;
	mp_scene_free(&s);
}

/* --- the rest ----------------------------------------------------------------------- */

static void
paragraph(struct pdf *d, mp_str text, bool across)
{
	mp_paper_style style = { .size = 10, .indent = 10 * d->indent };
	mp_paper *p = &d->paper;
	double h;

	mp_paper_set(p, &style, text, (across ? PAPER_LONG : PAPER_SHORT) - 90);
	h = mp_paper_height(p);
	if (mp_paper_need(p, h, across))
		mp_paper_set(p, &style, text, p->right - p->left);
	mp_paper_show(p, &style, p->left, p->y);
	p->y += h + 4;
}

/* Does the block, or what it leads to, lie across? */
static bool
lies(const struct pdf *d, size_t i)
{
	for (; i < d->n; i++)
		if (d->block[i].kind == MP_BLOCK_TABLE)
			return d->table[i].across;
		else if (d->block[i].kind == MP_BLOCK_CHART)
			return false;
	return false;
}

/* What must be on the page below a heading. */
static double
follows(struct pdf *d, size_t i)
{
	mp_scene s = { 0 };
	double h;

	if (i >= d->n)
		return 0;
	switch (d->block[i].kind) {
	case MP_BLOCK_TABLE:
		return table_begins(d, &d->table[i]);
	case MP_BLOCK_CHART:
		mp_chart_draw(&s, &d->block[i], 0, PAPER_SHORT - 90);
		h = s.h + caption(d, d->block[i].text, false);
		mp_scene_free(&s);
		return h;
	case MP_BLOCK_HEADING:
		return 34 + follows(d, i + 1);
	case MP_BLOCK_PARAGRAPH:
		return 60;
	}
	return 0;
}

static void
heading(struct pdf *d, size_t i)
{
	const mp_block *b = &d->block[i];
	mp_paper_style style = { .size = b->level == 1 ? 14 : 11.5, .bold = true,
		.ink = b->level == 1 ? MP_INK_SERIES : MP_INK_TEXT };
	mp_paper *p = &d->paper;
	double above = b->level == 1 ? 12 : 6, h, most;
	bool across = lies(d, i);

	if (b->level == 1)
		p->section = b->text;
	mp_paper_set(p, &style, b->text, (across ? PAPER_LONG : PAPER_SHORT) - 90);
	h = mp_paper_height(p);
	most = (across ? PAPER_SHORT : PAPER_LONG) - 104;	/* what a page has room for */
	mp_paper_need(p, fmin(above + h + 4 + follows(d, i + 1), most), across);
	p->y += p->y > p->top ? above : 0;
	mp_paper_bookmark(p, b->level, b->text);
	mp_paper_set(p, &style, b->text, p->right - p->left);
	mp_paper_show(p, &style, p->left, p->y);
	p->y += h + 4;
}

static void
title(struct pdf *d, const mp_report *r)
{
	mp_paper *p = &d->paper;
	mp_paper_style style = { .size = 20, .bold = true, .ink = MP_INK_SERIES };
	const mp_report_pair *fact;
	size_t n = mp_report_facts(r, &fact), i;
	double label = 0, h;

	mp_paper_break(p, lies(d, 0));
	mp_paper_set(p, &style, mp_report_title(r), p->right - p->left);
	mp_paper_show(p, &style, p->left, p->y);
	p->y += mp_paper_height(p) + 4;
	mp_paper_rule(p, MP_INK_SERIES, 2, p->left, p->right, p->y);
	p->y += 8;
	style = (mp_paper_style){ .size = 9, .ink = MP_INK_SOFT };
	for (i = 0; i < n; i++)
		label = fmax(label, mp_paper_natural(p, &style, fact[i].label));
	label = fmin(label, 150) + 12;
	for (i = 0; i < n; i++) {
		mp_paper_style value = { .size = 9 };

		mp_paper_set(p, &value, fact[i].value, p->right - p->left - label);
		h = mp_paper_height(p);
		mp_paper_need(p, h, p->across);
		mp_paper_show(p, &value, p->left + label, p->y);
		mp_paper_set(p, &style, fact[i].label, label - 6);
		mp_paper_show(p, &style, p->left, p->y);
		p->y += fmax(h, mp_paper_height(p)) + 1;
	}
	p->y += 10;
}

static void
blocks(struct pdf *d)
{
	size_t i, k, panels;

	for (i = 0; i < d->n; i++)
		switch (d->block[i].kind) {
		case MP_BLOCK_HEADING:
			heading(d, i);
			break;
		case MP_BLOCK_PARAGRAPH:
			paragraph(d, d->block[i].text, lies(d, i));
			break;
		case MP_BLOCK_TABLE:
			table(d, &d->table[i]);
			break;
		case MP_BLOCK_CHART:
			panels = mp_chart_panels(&d->block[i]);
			for (k = 0; k < panels; k++)
				chart(d, &d->block[i], k);
			break;
		}
}

static void
measure_all(struct pdf *d)
{
	size_t i;

	d->table = mp_zalloc(d->n + 1, sizeof *d->table);
	for (i = 0; i < d->n; i++)
		if (d->block[i].kind == MP_BLOCK_TABLE) {
			d->table[i].block = &d->block[i];
			measure(d, &d->table[i]);
		}
}

/* One run over all pages; the first only counts them. */
static bool
run(struct pdf *d, const mp_report *r, const char *date, mp_buf *out, size_t *pages)
{
	if (!mp_paper_init(&d->paper, out, mp_report_language(r), mp_report_title(r), date))
		return false;
	d->paper.pages = *pages;
	if (d->table == NULL)
		measure_all(d);
	title(d, r);
	blocks(d);
	*pages = d->paper.page;
	return mp_paper_fini(&d->paper);
}

bool
mp_write_pdf(const mp_report *r, const char *date, mp_buf *out, mp_buf *why)
{
	struct pdf d = { 0 };
	size_t pages = 0, i;
	bool good;

	d.n = mp_report_blocks(r, &d.block);
	d.indent = mp_str_starts(mp_report_language(r), MP_STR("zh")) ? 2 : 0;
	good = run(&d, r, date, NULL, &pages) && run(&d, r, date, out, &pages);
	if (!good)
		mp_buf_adds(why, _("cannot make a PDF; is the font 'Noto Sans CJK SC' installed?"));
	for (i = 0; d.table && i < d.n; i++)
		free(d.table[i].width);
	free(d.table);
	mp_buf_free(&d.text);
	mp_buf_free(&d.below);
	return good;
}
