/* font.h - one font: which characters it has and how large their ink is.
 *
 * Plates are set in a Hei, one glyph a character: hanzi, digits and Latin
 * letters need no shaping, and a font that is asked character by character
 * cannot fall back to another one in silence.  Pango finds the font, cairo
 * measures and draws.  A font is used by one thread at a time. */
#ifndef MP_PLATE_FONT_H
#define MP_PLATE_FONT_H

#include <cairo.h>
#include <stdint.h>

#include "base/str.h"

typedef struct mp_font mp_font;

/* A glyph in units of the font size, y downwards from the baseline. */
typedef struct {
	unsigned long index;	/* 0: the font does not have it */
	double advance;
	double left, top, right, bottom;	/* the ink */
} mp_glyph;

/* The bold of the installed font `family`, or NULL if it is not there (something
 * like it does not count). */
mp_font *mp_font_open(const char *family);
void mp_font_close(mp_font *);		/* NULL is fine */

/* The glyph of `c`, NULL if the font has none or it would print nothing (a
 * space is fine).  Lives as long as the font. */
const mp_glyph *mp_font_glyph(mp_font *, uint32_t c);

/* Show glyphs that were placed in the coordinates of `cr`, `size` in its units;
 * `text` goes with them, one character a glyph, so that the PDF can be searched. */
void mp_font_show(mp_font *, cairo_t *cr, double size, mp_str text,
    const cairo_glyph_t *, size_t n);

#endif
