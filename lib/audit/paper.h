/* paper.h - pages of A4 with running heads, filled from above to below.
 *
 * What is set is measured first, so that nothing is cut: paper_need begins a new page
 * where there is no room.  Pages are counted by a first run on paper that is thrown
 * away.  Text is broken by pango, which knows the Chinese rules. */
#ifndef MP_AUDIT_PAPER_H
#define MP_AUDIT_PAPER_H

#include <cairo.h>
#include <pango/pangocairo.h>

#include "audit/scene.h"

/* In points. */
#define PAPER_SHORT 595.28
#define PAPER_LONG 841.89

typedef struct mp_paper {
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoFontMap *fonts;
	PangoContext *context;
	PangoLayout *layout;
	double width, height;		/* of the page */
	double left, right, top, bottom, y;
	bool across;			/* the page lies on its long side */
	bool begun;			/* the page has something on it, and is to be shown */
	size_t page, pages;		/* pages: 0 as long as they are counted */
	mp_str title, section;		/* of the running head; they must live as long */
	mp_str foot;			/* at the left of the foot */
	mp_buf plain;			/* the text that was set last */
	mp_buf *out;
	size_t from;			/* where the file begins in `out` */
} mp_paper;

typedef struct {
	double size;
	unsigned ink;
	bool bold;
	mp_anchor anchor;		/* never both sides: only the few spaces would grow */
	double indent;			/* of the first line */
	double spacing;			/* between baselines, in parts of what is usual; 0: 1 */
	size_t small;			/* from this byte on smaller and softer; 0: nothing is */
	bool anywhere;			/* lines may break between any two characters */
} mp_paper_style;

/* Begin.  The bytes go to `out` (NULL: pages are only counted).  False if the font is
 * not there. */
bool mp_paper_init(mp_paper *, mp_buf *out, mp_str language, mp_str title, const char *date);
bool mp_paper_fini(mp_paper *);		/* end it; false if cairo failed */

/* The next page; and: make sure of so much room, on a page that lies or stands. */
void mp_paper_break(mp_paper *, bool across);
bool mp_paper_need(mp_paper *, double height, bool across);	/* true: it is a new page */

/* Set text in a column at x of this width; its height, and its widest line. */
void mp_paper_set(mp_paper *, const mp_paper_style *, mp_str text, double width);
double mp_paper_height(mp_paper *);
double mp_paper_natural(mp_paper *, const mp_paper_style *, mp_str text);
/* Show what was set, with its upper left corner at x, y. */
void mp_paper_show(mp_paper *, const mp_paper_style *, double x, double y);

void mp_paper_rule(mp_paper *, unsigned ink, double width, double x0, double x1, double y);
void mp_paper_scene(mp_paper *, const mp_scene *, double x, double y, double scale);
void mp_paper_bookmark(mp_paper *, int level, mp_str text);

#endif
