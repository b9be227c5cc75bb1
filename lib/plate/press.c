/* press.c - plates into a PDF: one a page, or on sheets with cut marks. */
#include <config.h>

#include "plate/press.h"

#include <cairo-pdf.h>
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "plate/face.h"
#include "plate/pagesize.h"
#include "plate/sheet.h"

enum { NTYPE = 16 };

static const double mm = 72 / 25.4;

/* The only Hei in Debian that has every character of the national table.  Bold for
 * all texts: fine strokes of white fill up in print. */
static const char family[] = "Noto Sans CJK SC";

struct mp_press {
	mp_outfile *out;	/* NULL: check only */
	int error;		/* errno of the first write that failed */
	cairo_surface_t *pdf;	/* NULL until there is a plate */
	cairo_t *cr;
	mp_page_size size;	/* of the page that is open */
	mp_buf bytes;		/* of the file, on their way out */
	const char *date;
	size_t pages;
	mp_font *font;
	mp_sheet_state sheet;	/* .sheet NULL: a page a plate */
	mp_buf base;		/* of all payloads, with a slash; other threads read it */
	mp_buf payload;		/* of the plate */
	mp_buf hostname;
	cairo_surface_t *artwork[NTYPE];	/* by index in mp_plate_types */
	mp_face face;
};

static cairo_status_t
write_out(void *ctx, const unsigned char *p, unsigned n)
{
	mp_press *press = ctx;

	press->bytes.n = 0;
	mp_page_size_pass(&press->size, &press->bytes, (mp_str){ (const char *)p, n });
	if (mp_outfile_write(press->out, mp_buf_str(&press->bytes)) == 0)
		return CAIRO_STATUS_SUCCESS;
	if (press->error == 0)
		press->error = errno;
	return CAIRO_STATUS_WRITE_ERROR;
}

/* In capitals the whole URL is of the QR's alphanumeric mode; scheme and host do
 * not mind (RFC 3986, 6.2.2.1).  People read the host without the scheme. */
static bool
set_base(mp_press *p, const char *base)
{
	static const char *const scheme[] = { "HTTPS://", "HTTP://" };
	const char *c;
	size_t i;

	for (c = base; *c != '\0'; c++) {
		if (!isalnum((unsigned char)*c) && strchr("-./:", *c) == NULL)
			return false;
		mp_buf_addc(&p->base, (char)toupper((unsigned char)*c));
	}
	while (p->base.n > 0 && p->base.p[p->base.n - 1] == '/')
		p->base.n--;
	for (i = 0; i < 2; i++)
		if (mp_str_starts(mp_buf_str(&p->base), mp_str_from(scheme[i])))
			mp_buf_add(&p->hostname, mp_str_skip(mp_buf_str(&p->base),
			    strlen(scheme[i])));
	if (p->hostname.n == 0)
		return false;
	mp_buf_addc(&p->base, '/');
	return true;
}

static void
free_press(mp_press *p)
{
	size_t i;

	for (i = 0; i < NTYPE; i++)
		cairo_surface_destroy(p->artwork[i]);
	cairo_destroy(p->cr);
	cairo_surface_destroy(p->pdf);
	mp_font_close(p->font);
	mp_buf_free(&p->base);
	mp_buf_free(&p->payload);
	mp_buf_free(&p->hostname);
	mp_buf_free(&p->bytes);
	free(p);
}

mp_press *
mp_press_new(const mp_press_setup *setup, mp_press_status *why)
{
	mp_press *p = mp_zalloc(1, sizeof *p);

	p->out = setup->out;
	p->date = setup->date;
	*why = MP_PRESS_OK;
	if (!set_base(p, setup->base))
		*why = MP_PRESS_BAD_BASE;
	else if (setup->sheet != NULL &&
	    (p->sheet.sheet = mp_sheet_find(setup->sheet)) == NULL)
		*why = MP_PRESS_BAD_SHEET;
	else if ((p->font = mp_font_open(family)) == NULL)
		*why = MP_PRESS_NO_FONT;
	if (*why == MP_PRESS_OK)
		return p;
	free_press(p);
	return NULL;
}

/* Version 1.4 keeps the pages' objects in clear, for mp_page_size_pass, and is what
 * print shops ask for.  An empty date is none; without this cairo takes today's. */
static void
open_pdf(mp_press *p)
{
	p->pdf = cairo_pdf_surface_create_for_stream(write_out, p, p->size.width,
	    p->size.height);
	cairo_pdf_surface_restrict_to_version(p->pdf, CAIRO_PDF_VERSION_1_4);
	cairo_pdf_surface_set_metadata(p->pdf, CAIRO_PDF_METADATA_CREATOR,
	    "menpai plate-render");
	cairo_pdf_surface_set_metadata(p->pdf, CAIRO_PDF_METADATA_CREATE_DATE,
	    p->date ? p->date : "");
	p->cr = cairo_create(p->pdf);
}

/* Start a page; its size can only change between pages. */
static void
start_page(mp_press *p, double width, double height)
{
	p->pages++;
	if (p->out == NULL)
		return;
	if (p->pdf != NULL)
		cairo_show_page(p->cr);
	mp_page_size_set(&p->size, width * mm, height * mm);
	if (p->pdf == NULL)
		open_pdf(p);
	else
		cairo_pdf_surface_set_size(p->pdf, p->size.width, p->size.height);
	cairo_identity_matrix(p->cr);
	cairo_translate(p->cr, 0, p->size.down);
	cairo_scale(p->cr, mm, mm);
}

/* Two short lines at each corner, outside the plate. */
static void
cut_marks(cairo_t *cr, double x, double y, double w, double h)
{
	static const double off = 1, length = 2, thick = 0.1;
	int i;

	for (i = 0; i < 4; i++) {
		double cx = x + (i & 1 ? w : 0), cy = y + (i & 2 ? h : 0);
		double sx = i & 1 ? 1 : -1, sy = i & 2 ? 1 : -1;

		cairo_move_to(cr, cx + sx * off, cy);
		cairo_rel_line_to(cr, sx * length, 0);
		cairo_move_to(cr, cx, cy + sy * off);
		cairo_rel_line_to(cr, 0, sy * length);
	}
	cairo_set_source_rgb(cr, 0, 0, 0);
	cairo_set_line_width(cr, thick);
	cairo_stroke(cr);
}

/* The artwork of a type, recorded once: the PDF holds it once, too. */
static cairo_surface_t *
artwork(mp_press *p, const mp_plate_type *t)
{
	cairo_surface_t **art = &p->artwork[t - mp_plate_types];
	cairo_rectangle_t all = { 0, 0, t->width, t->height };

	if (*art == NULL) {
		cairo_t *cr;

		*art = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &all);
		cr = cairo_create(*art);
		mp_face_artwork(t, cr);
		cairo_destroy(cr);
	}
	return *art;
}

static void
draw(mp_press *p, const mp_plate_type *t, const mp_press_place *at)
{
	double w = at->turned ? t->height : t->width;
	double h = at->turned ? t->width : t->height;

	if (p->sheet.sheet != NULL)
		cut_marks(p->cr, at->x, at->y, w, h);
	cairo_save(p->cr);
	if (at->turned) {
		cairo_translate(p->cr, at->x + w, at->y);
		cairo_rotate(p->cr, M_PI / 2);
	} else
		cairo_translate(p->cr, at->x, at->y);
	cairo_set_source_surface(p->cr, artwork(p, t), 0, 0);
	cairo_paint(p->cr);
	mp_face_draw(&p->face, p->cr);
	cairo_restore(p->cr);
}

bool
mp_press_qr(const mp_press *p, mp_str code, mp_qr *qr)
{
	mp_buf payload = { 0 };
	bool good;

	mp_buf_add(&payload, mp_buf_str(&p->base));
	mp_buf_add(&payload, code);
	good = mp_qr_encode(qr, mp_buf_str(&payload));
	mp_buf_free(&payload);
	return good;
}

mp_fault_kind
mp_press_add(mp_press *p, const mp_plate_type *t,
    const mp_str text[MP_PLATE_NFIELD], const mp_qr *qr, mp_press_place *at,
    mp_fault *fault)
{
	const mp_sheet *sheet = p->sheet.sheet;
	mp_str field[MP_PLATE_NFIELD];
	mp_sheet_place place = { 0, 0, false, true };

	if (text[MP_PLATE_POSTCODE].n == 0 && t->plain != NULL)
		t = t->plain;
	p->payload.n = 0;
	mp_buf_add(&p->payload, mp_buf_str(&p->base));
	mp_buf_add(&p->payload, text[MP_PLATE_CODE]);
	memcpy(field, text, sizeof field);
	field[MP_PLATE_HOST] = mp_buf_str(&p->hostname);
	if (mp_face_set(&p->face, t, p->font, field, qr, fault) != MP_FAULT_NONE)
		return fault->kind;
	if (sheet != NULL && !mp_sheet_next(&p->sheet, t, &place))
		return fault->kind = MP_FAULT_NO_ROOM;
	if (place.fresh)
		start_page(p, sheet ? sheet->width : t->width,
		    sheet ? sheet->height : t->height);
	*at = (mp_press_place){ p->pages, place.x, place.y, place.turned,
		mp_buf_str(&p->payload) };
	if (p->pdf != NULL)
		draw(p, t, at);
	return MP_FAULT_NONE;
}

/* Cairo would give a document without plates a blank page. */
static cairo_status_t
no_pages(mp_press *p)
{
	static const unsigned char pdf[] = "%PDF-1.5\n"
	    "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
	    "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
	    "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n"
	    "0000000058 00000 n \ntrailer\n<< /Size 3 /Root 1 0 R >>\n"
	    "startxref\n110\n%%EOF\n";

	return write_out(p, pdf, sizeof pdf - 1);
}

bool
mp_press_finish(mp_press *p)
{
	cairo_status_t st = CAIRO_STATUS_SUCCESS;
	int error;

	if (p->pdf != NULL) {
		cairo_show_page(p->cr);
		cairo_surface_finish(p->pdf);
		st = cairo_surface_status(p->pdf);
		if (st == CAIRO_STATUS_SUCCESS)
			st = cairo_status(p->cr);
	} else if (p->out != NULL)
		st = no_pages(p);
	error = p->error ? p->error : st == CAIRO_STATUS_NO_MEMORY ? ENOMEM : EIO;
	free_press(p);
	if (st != CAIRO_STATUS_SUCCESS)
		errno = error;
	return st == CAIRO_STATUS_SUCCESS;
}
