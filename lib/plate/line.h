/* line.h - set one text of a plate into its box.
 *
 * The ink is what counts, not the font's idea of a line: it is centred in the
 * box both ways (or set to a side), so that 1号 and 88号 both stand in the middle,
 * and it never leaves the box.  A text that would become small is broken into the
 * lines that its template allows, where one element of the address ends and the next
 * begins, or else behind 路, 村, 小区 and the like; never below the smallest size. */
#ifndef MP_PLATE_LINE_H
#define MP_PLATE_LINE_H

#include "plate/font.h"
#include "plate/type.h"

enum { MP_LINE_MOST = 96 };

/* Where a value may be broken: this character, which no value has of itself and which
 * is not printed. */
#define MP_LINE_BREAK '\n'

/* A text that is set: glyphs in millimetres on the plate. */
typedef struct {
	mp_font *font;
	struct {
		uint32_t c;
		unsigned index;
		double x, y, size;
	} glyph[MP_LINE_MOST];
	size_t n;
} mp_line;

typedef enum {
	MP_LINE_OK, MP_LINE_EMPTY, MP_LINE_NO_GLYPH, MP_LINE_TOO_LONG
} mp_line_status;

/* What went wrong, and with which field (-1: with the template's own words). */
typedef struct {
	int field;
	uint32_t character;	/* that the font does not have */
} mp_line_fault;

/* Set what `text` shows of `value`, by mp_plate_field.  A text that is optional and
 * has nothing to show is OK and has no glyphs. */
mp_line_status mp_line_set(mp_line *, mp_font *, const mp_plate_text *text,
    const mp_str value[MP_PLATE_NFIELD], mp_line_fault *);

#endif
