/* pagesize.h - pages of an exact size, although cairo rounds.
 *
 * cairo 1.16 cuts what is drawn after cairo_pdf_surface_set_size to whole points:
 * up to 0.35 mm at the right and lower edge of a plate would be missing.  So cairo
 * is told a page of the next whole points (and a millionth, so that its MediaBox
 * has as many digits), and the right MediaBox is put in while the bytes go by.
 *
 *	mp_page_size_set(&s, w, h);		// points; before the page begins
 *	cairo_pdf_surface_set_size(pdf, s.width, s.height);
 *	cairo_translate(cr, 0, s.down);		// the page's own upper left corner
 *	... mp_page_size_pass(&s, out, bytes from cairo) until the next page begins */
#ifndef MP_PLATE_PAGESIZE_H
#define MP_PLATE_PAGESIZE_H

#include "base/buf.h"

typedef struct {
	double width, height;	/* what cairo is told */
	double down;		/* how far the real page begins below that */
	char told[64], real[64];	/* the two MediaBoxes, of one length */
	size_t matched;		/* of told, by the bytes so far */
} mp_page_size;

void mp_page_size_set(mp_page_size *, double width, double height);

/* Append the bytes to `out`; a match that has only begun is held back. */
void mp_page_size_pass(mp_page_size *, mp_buf *out, mp_str bytes);

#endif
