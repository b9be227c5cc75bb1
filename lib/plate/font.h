/* font.h - one font: which characters it has and how large their ink is.
 *
 * Plates are set one glyph a character: hanzi, digits and Latin letters need no
 * shaping, and a font that is asked character by character cannot fall back to
 * another one in silence.  fontconfig finds the font, HarfBuzz measures it and cuts
 * out of it what a PDF needs.
 *
 * A font is used by one thread at a time; mp_font_share makes one for another thread
 * out of the same file. */
#ifndef MP_PLATE_FONT_H
#define MP_PLATE_FONT_H

#include <stdint.h>

#include "base/buf.h"

typedef struct mp_font mp_font;

/* A glyph in units of the font size, y downwards from the baseline. */
typedef struct {
	unsigned index;		/* 0: the font does not have it */
	double advance;
	double left, top, right, bottom;	/* the ink */
} mp_glyph;

/* The installed font of exactly this full name ("Noto Sans CJK SC Bold"), or NULL:
 * something like it does not count.  Nor do variable fonts and fonts without CFF
 * outlines. */
mp_font *mp_font_open(mp_str fullname);
mp_font *mp_font_share(const mp_font *);
void mp_font_close(mp_font *);		/* NULL is fine */

/* The glyph of `c`, NULL if the font has none or it would print nothing (a
 * space is fine).  Lives as long as the font. */
const mp_glyph *mp_font_glyph(mp_font *, uint32_t c);

double mp_font_advance(const mp_font *, unsigned index);

/* Where it is installed: the file, and its number in a collection. */
const char *mp_font_file(const mp_font *, int *number);

/* What a PDF says about a font, in thousandths of its size, y upwards. */
typedef struct {
	const char *name;	/* PostScript name; lives as long as the font */
	int box[4], ascent, descent, cap, italic;
} mp_font_facts;

void mp_font_describe(const mp_font *, mp_font_facts *);

/* Append the outlines (a CFF table) of the glyphs whose bits are set in `used`, of
 * 65536; a PDF goes on calling them by their numbers.  False if the font has no such
 * outlines.  In a font of CIDs these are taken to be the numbers of the glyphs, as in
 * the Noto and Source Han fonts. */
bool mp_font_subset(const mp_font *, const unsigned char *used, mp_buf *out);

#endif
