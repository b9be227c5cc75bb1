/* pdf.h - write a PDF file of many pages as they come.
 *
 * PDF 1.4, as print shops ask for: pages with trim and bleed boxes, fonts embedded
 * once with the characters that were used, spot colours, an outline, page labels.
 *
 *	pdf = mp_pdf_new(out, &setup);
 *	while (...) {
 *		mp_pdf_use(pdf, font, glyph, character);	// of its texts
 *		mp_pdf_page(pdf, &page);
 *	}
 *	good = mp_pdf_finish(pdf);
 *
 * Streams come deflated.  What stays in memory until the end is 20 bytes a page, a
 * bit a glyph, and the titles.  The same calls give the same bytes. */
#ifndef MP_PLATE_PDF_H
#define MP_PLATE_PDF_H

#include "base/outfile.h"
#include "plate/font.h"
#include "plate/type.h"

typedef struct mp_pdf mp_pdf;

typedef struct {
	const mp_font *const *font;	/* /F0, /F1 ... */
	size_t nfonts;
	const mp_colour *const *spot;	/* those that have a name (ops.h) */
	size_t nspots;
	const char *title;
	const char *date;		/* ISO 8601, in UTC; NULL: none */
} mp_pdf_setup;

/* The file stays the caller's, who commits it; all else of `setup` must live until
 * mp_pdf_finish. */
mp_pdf *mp_pdf_new(mp_outfile *, const mp_pdf_setup *);

/* A glyph of a font is used, for this character. */
void mp_pdf_use(mp_pdf *, size_t font, unsigned index, uint32_t character);

/* Write a form: operators that several pages or a page several times shows, in `box`
 * of their own units.  It may use all fonts and colours and what mp_pdf_artwork has
 * named.  The number is for mp_pdf_page. */
size_t mp_pdf_form(mp_pdf *, const mp_box *box, mp_str deflated);

/* Call a form /A and this number, on all pages and in all forms. */
void mp_pdf_artwork(mp_pdf *, size_t number, size_t form);
bool mp_pdf_has_artwork(const mp_pdf *, size_t number);

/* A page; all in points, from its lower left corner. */
typedef struct {
	double width, height;
	mp_box trim, bleed;	/* of width 0: there is none */
	mp_str deflated;
	const size_t *form;	/* called /P0, /P1 ... */
	size_t nforms;
} mp_pdf_sheet;

/* Returns its number, from 1. */
size_t mp_pdf_page(mp_pdf *, const mp_pdf_sheet *);

/* The next page begins, or goes on with, the chapter of this title: in the outline it
 * stands once, with its first page.  With `labels` the pages are numbered within it. */
void mp_pdf_chapter(mp_pdf *, mp_str title, bool labels);

/* End the file and free.  False with errno if anything could not be written. */
bool mp_pdf_finish(mp_pdf *);

#endif
