/* press.c - plates that were made into a PDF: one a page, or on sheets. */
#include <config.h>

#include "plate/press.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/mem.h"
#include "plate/pdf.h"

static const double point_mm = 72 / 25.4;

/* Cut marks of a sheet: their distance from the plate, length and width, mm. */
static const double marks_off = 1, marks_length = 2, marks_line = 0.1;

/* The line of text in the lower margin, and the numbers of the strips at the left: their
 * size, and the margin that has room for them beside the cut marks. */
static const double note_size = 2.6, note_margin = 7;

enum { SPOTS = 16 };

struct mp_press {
	const mp_press_setup *setup;
	mp_pdf_setup pdf_setup;
	const mp_colour *spot[SPOTS];
	mp_pdf *pdf;		/* NULL: only find the places */
	size_t pages;
	/* The sheet that is being filled. */
	mp_sheet_state state;
	mp_buf ops;
	size_t *form, nforms, forms_cap;
	size_t first_row, last_row;
	unsigned strip;
};

/* --- start ------------------------------------------------------------------------- */

static void
add_spot(mp_press *p, const mp_colour *c)
{
	size_t i;

	for (i = 0; i < p->pdf_setup.nspots; i++)
		if (mp_str_eq(p->spot[i]->spot, c->spot))
			return;
	if (c->spot.n && p->pdf_setup.nspots < SPOTS)
		p->spot[p->pdf_setup.nspots++] = c;
}

static void
find_spots(mp_press *p, const mp_plate_types *types)
{
	size_t i, k;

	for (i = 0; i < types->n; i++) {
		const mp_plate_type *t = &types->type[i];

		add_spot(p, &t->ground);
		add_spot(p, &t->ink);
		for (k = 0; k < t->ntexts; k++)
			add_spot(p, &t->text[k].colour);
		for (k = 0; k < t->nareas; k++)
			add_spot(p, &t->area[k].colour);
	}
}

mp_press *
mp_press_new(const mp_press_setup *setup, mp_outfile *out)
{
	mp_press *p = mp_zalloc(1, sizeof *p);
	const mp_job *job = setup->job;

	p->setup = setup;
	p->state.sheet = setup->sheet;
	p->pdf_setup = (mp_pdf_setup){ .title = setup->title, .date = setup->date,
		.font = (const mp_font *const *)job->fonts.font, .nfonts = job->fonts.n,
		.spot = p->spot };
	if (job->look.colours == MP_COLOURS_SPOT)
		find_spots(p, job->types);
	if (out != NULL)
		p->pdf = mp_pdf_new(out, &p->pdf_setup);
	return p;
}

/* --- a page a plate ---------------------------------------------------------------- */

static mp_str
deflated(mp_buf *z, mp_str text)
{
	uLongf n = compressBound(text.n);

	z->n = 0;
	mp_buf_reserve(z, n);
	if (compress((Bytef *)z->p, &n, (const Bytef *)text.p, text.n) != Z_OK)
		mp_oom(n);
	return (mp_str){ z->p, n };
}

/* Write the artwork of a type when it is used first. */
static void
need_artwork(mp_press *p, const mp_plate_type *t)
{
	const mp_job *job = p->setup->job;
	size_t number = (size_t)(t - job->types->type);
	mp_plate_page page;
	mp_buf z = { 0 };
	double over;
	mp_box box;

	if (mp_pdf_has_artwork(p->pdf, number))
		return;
	mp_plate_alone(job, t, &page);
	over = page.margin;
	box = (mp_box){ -over, -over, t->width + 2 * over, t->height + 2 * over };
	mp_pdf_artwork(p->pdf, number, mp_pdf_form(p->pdf, &box,
	    deflated(&z, mp_buf_str(&job->artwork[number]))));
	mp_buf_free(&z);
}

static void
put_page(mp_press *p, const mp_plate *plate)
{
	const mp_plate_type *t = plate->type;
	double bleed = p->setup->job->look.bleed ? t->bleed : 0, m;
	mp_plate_page page;
	mp_pdf_sheet sheet = { .deflated = plate->deflated };

	mp_plate_alone(p->setup->job, t, &page);
	sheet.width = page.width * point_mm;
	sheet.height = page.height * point_mm;
	m = page.margin;
	sheet.trim = (mp_box){ m * point_mm, m * point_mm, t->width * point_mm,
		t->height * point_mm };
	m -= bleed;
	if (bleed > 0)
		sheet.bleed = (mp_box){ m * point_mm, m * point_mm,
			(t->width + 2 * bleed) * point_mm, (t->height + 2 * bleed) * point_mm };
	mp_pdf_page(p->pdf, &sheet);
}

/* --- sheets ------------------------------------------------------------------------ */

/* Two short lines at each corner, outside the plate. */
static void
cut_marks(mp_press *p, double x, double y, double w, double h)
{
	int i;

	mp_ops_colour(&p->ops, &mp_black, p->setup->job->look.colours);
	for (i = 0; i < 4; i++) {
		double cx = x + (i & 1 ? w : 0), cy = y + (i & 2 ? h : 0);
		double back = marks_off + marks_length;
		mp_box across = { i & 1 ? cx + marks_off : cx - back, cy - marks_line / 2,
			marks_length, marks_line };
		mp_box down = { cx - marks_line / 2, i & 2 ? cy + marks_off : cy - back,
			marks_line, marks_length };

		mp_ops_box(&p->ops, &across, 0);
		mp_ops_box(&p->ops, &down, 0);
	}
	mp_buf_adds(&p->ops, "f\n");
}

/* A note in the margin, if there is room; without a font for it there is none. */
static void
note(mp_press *p, mp_str text, mp_box box)
{
	static const mp_str nothing[MP_PLATE_NFIELD];
	mp_plate_text how = { .nparts = 1, .box = box, .min = note_size, .max = note_size,
		.across = -1, .label = 1, .lines = 1 };
	mp_line_fault fault;
	mp_line line;
	size_t i;

	if (p->setup->sheet->margin < note_margin)
		return;
	how.part[0].field = -1;
	how.part[0].literal = text;
	if (mp_line_set(&line, p->setup->job->fonts.font[0], &how, nothing, &fault) !=
	    MP_LINE_OK)
		return;
	mp_ops_colour(&p->ops, &mp_black, p->setup->job->look.colours);
	mp_ops_text(&p->ops, &line, 0);
	for (i = 0; i < line.n; i++)
		mp_pdf_use(p->pdf, 0, line.glyph[i].index, line.glyph[i].c);
}

static void
strip_note(mp_press *p, const mp_sheet_place *at)
{
	const mp_sheet *s = p->setup->sheet;
	char text[16];

	if (at->strip == p->strip)
		return;
	p->strip = at->strip;
	snprintf(text, sizeof text, "%u", at->strip);
	note(p, mp_str_from(text), (mp_box){ s->margin - 6, at->y + 1, 3.5, 3 });
}

/* "Sheet 3, rows 12-18: cut the strips 1-4 first, then the plates of each". */
static void
sheet_note(mp_press *p)
{
	const mp_sheet *s = p->setup->sheet;
	mp_buf text = { 0 };

	mp_buf_printf(&text, "第%zu张  第%zu-%zu行  先横切%u条, 再竖切", p->pages, p->first_row,
	    p->last_row, p->strip);
	note(p, mp_buf_str(&text), (mp_box){ s->margin, s->height - s->margin + 3.5,
	    s->width - 2 * s->margin, 3 });
	mp_buf_free(&text);
}

static void
end_sheet(mp_press *p)
{
	const mp_sheet *s = p->setup->sheet;
	mp_pdf_sheet sheet = { .width = s->width * point_mm, .height = s->height * point_mm };
	mp_buf z = { 0 };

	if (p->nforms == 0)
		return;
	sheet_note(p);
	sheet.deflated = deflated(&z, mp_buf_str(&p->ops));
	sheet.form = p->form;
	sheet.nforms = p->nforms;
	mp_pdf_page(p->pdf, &sheet);
	mp_buf_free(&z);
	p->nforms = 0;
}

static void
begin_sheet(mp_press *p, size_t row)
{
	p->ops.n = 0;
	p->first_row = row;
	p->strip = 0;
	mp_ops_matrix(&p->ops, point_mm, 0, 0, -point_mm, 0,
	    p->setup->sheet->height * point_mm);
}

/* The form of a plate ends in the middle of the gutter, whatever the bleed. */
static size_t
plate_form(mp_press *p, const mp_plate *plate)
{
	const mp_plate_type *t = plate->type;
	double over = p->setup->job->look.bleed ? t->bleed : 0;
	mp_box box;

	if (over > p->setup->sheet->gutter / 2)
		over = p->setup->sheet->gutter / 2;
	box = (mp_box){ -over, -over, t->width + 2 * over, t->height + 2 * over };
	return mp_pdf_form(p->pdf, &box, plate->deflated);
}

static void
put_on_sheet(mp_press *p, const mp_plate *plate, const mp_sheet_place *at)
{
	const mp_plate_type *t = plate->type;
	double w = at->turned ? t->height : t->width, h = at->turned ? t->width : t->height;

	p->form = mp_grow(p->form, &p->forms_cap, p->nforms + 1, sizeof *p->form);
	p->form[p->nforms] = plate_form(p, plate);
	strip_note(p, at);
	mp_buf_adds(&p->ops, "q ");
	if (at->turned)
		mp_ops_matrix(&p->ops, 0, 1, -1, 0, at->x + w, at->y);
	else
		mp_ops_matrix(&p->ops, 1, 0, 0, 1, at->x, at->y);
	mp_buf_printf(&p->ops, "/P%zu Do Q\n", p->nforms++);
	cut_marks(p, at->x, at->y, w, h);	/* on its bleed */
}

/* --- both --------------------------------------------------------------------------- */

bool
mp_press_add(mp_press *p, const mp_plate *plate, mp_str chapter, size_t row,
    mp_press_place *at)
{
	const mp_sheet *sheet = p->setup->sheet;
	mp_sheet_place place = { .fresh = true };
	mp_plate_page alone;
	size_t i;

	if (sheet != NULL && !mp_sheet_next(&p->state, plate->type, &place))
		return false;
	if (place.fresh) {
		if (sheet != NULL && p->pdf != NULL) {
			end_sheet(p);
			begin_sheet(p, row);
		}
		p->pages++;
	}
	mp_plate_alone(p->setup->job, plate->type, &alone);
	*at = (mp_press_place){ p->pages, sheet ? place.x : alone.margin,
		sheet ? place.y : alone.margin, place.turned };
	if (p->pdf == NULL)
		return true;
	p->last_row = row;
	need_artwork(p, plate->type);
	for (i = 0; i < plate->nglyphs; i++)
		mp_pdf_use(p->pdf, plate->glyph[i].font, plate->glyph[i].index,
		    plate->glyph[i].c);
	mp_pdf_chapter(p->pdf, chapter, sheet == NULL);
	if (sheet != NULL)
		put_on_sheet(p, plate, &place);
	else
		put_page(p, plate);
	return true;
}

bool
mp_press_finish(mp_press *p)
{
	bool good = true;
	int error;

	if (p->pdf != NULL) {
		if (p->setup->sheet != NULL)
			end_sheet(p);
		good = mp_pdf_finish(p->pdf);
	}
	error = errno;
	mp_buf_free(&p->ops);
	free(p->form);
	free(p);
	errno = error;
	return good;
}
