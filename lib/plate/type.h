/* type.h - what kinds of plates there are, and where things stand on them.
 *
 * A type is a description only: millimetres, from the upper left corner of the
 * whole plate (rim included).  Nothing here draws.  The sizes and the division
 * of the face follow the "standard address QR door plate" text of 2021 (津公人口函
 * [2021]484号) and what cities publish where that text is silent; type.c names
 * the source of each. */
#ifndef MP_PLATE_TYPE_H
#define MP_PLATE_TYPE_H

#include "address/element.h"

typedef struct {
	double x, y, w, h;
} mp_box;

/* What a text on a plate says. */
typedef enum {
	MP_PLATE_NAME,		/* of the road, estate or village */
	MP_PLATE_NUMBER,	/* 12号附3号, 3号楼, 2单元, 501室 */
	MP_PLATE_POSTCODE,
	MP_PLATE_HOST,		/* where the QR leads, for people */
	MP_PLATE_CODE,		/* the address code, for people */
	MP_PLATE_NFIELD
} mp_plate_field;

/* One line of text: its ink is centred in `box` and never leaves it.  It is as
 * large as fits, between `min` and `max`, the height of a hanzi's square. */
struct mp_plate_text {
	mp_box box;
	double max, min;	/* mm; max 0: the type does not have this text */
	double spread;		/* space shared out between the characters where it is
				   there; in their size */
	unsigned group;		/* set in groups of so many characters; 0: not */
};

typedef struct mp_plate_type {
	const char *name, *zh;	/* "small", "小门牌" */
	const struct mp_plate_type *plain;	/* instead, where there is no postcode;
						   NULL: the same */
	double width, height;	/* over all */
	double rim;		/* so the face is width - 2 rim by height - 2 rim */
	double line;		/* white line round the face, on the rim */
	double radius;		/* of the plate's corners */
	mp_element number;	/* the element that MP_PLATE_NUMBER shows */
	mp_box qr;		/* the white pad, quiet zone included; a square */
	double module;		/* a QR module must not be smaller */
	struct mp_plate_text text[MP_PLATE_NFIELD];
} mp_plate_type;

/* All types, then those that are another's `plain`; ends with one whose name is
 * NULL. */
extern const mp_plate_type mp_plate_types[];

/* The type called `name` (English or Chinese), or NULL. */
const mp_plate_type *mp_plate_type_find(mp_str name);

#endif
