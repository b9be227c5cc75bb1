/* line.h - set one line of text into its box.
 *
 * The ink is what counts, not the font's idea of a line: it is centred in the
 * box both ways, so that 1号 and 88号 both stand in the middle, and it never
 * leaves the box. */
#ifndef MP_PLATE_LINE_H
#define MP_PLATE_LINE_H

#include "plate/font.h"
#include "plate/type.h"

enum { MP_LINE_MOST = 96, MP_LINE_SPANS = 3 };

/* A stretch of one size; `scale` is relative to the size of the line. */
typedef struct {
	mp_str text;
	double scale;
} mp_span;

/* A line that is set: glyphs in millimetres on the plate.  It borrows the texts. */
typedef struct {
	mp_font *font;
	double size;
	size_t nspan;
	struct {
		mp_span span;
		size_t first, n;
	} part[MP_LINE_SPANS];
	cairo_glyph_t glyph[MP_LINE_MOST];
	size_t n;
} mp_line;

typedef enum { MP_LINE_OK, MP_LINE_NO_GLYPH, MP_LINE_TOO_LONG } mp_line_status;

/* Set `span[0..n)` as `where` says.  MP_LINE_NO_GLYPH puts the character that the
 * font does not have into `*missing`; MP_LINE_TOO_LONG: it does not fit at the
 * smallest size. */
mp_line_status mp_line_set(mp_line *, mp_font *, const struct mp_plate_text *where,
    const mp_span *span, size_t n, uint32_t *missing);

/* Show it with the source of `cr`, whose unit is the millimetre. */
void mp_line_show(const mp_line *, cairo_t *cr);

#endif
