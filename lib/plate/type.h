/* type.h - what kinds of plates there are, and where things stand on them.
 *
 * A type is a description only, read from a template (template.h): millimetres from
 * the upper left corner of the whole plate, rim included, y downwards.  Nothing here
 * draws. */
#ifndef MP_PLATE_TYPE_H
#define MP_PLATE_TYPE_H

#include "address/element.h"
#include "base/arena.h"
#include "base/buf.h"

typedef struct {
	double x, y, w, h;
} mp_box;

/* A colour for screens, and what a printer makes of it: inks from 0 to 1, which may
 * be the substitute of a spot colour. */
typedef struct {
	double rgb[3], cmyk[4];
	mp_str spot;		/* its name; empty: none */
} mp_colour;

/* What a text of a plate is made of: an mp_element, or one of these. */
typedef enum {
	MP_FIELD_NAME = MP_NELEMENT,	/* of the road, estate or village (wording.h) */
	MP_FIELD_NUMBER,	/* 12号附3号, 3号楼, 2单元, 501室 */
	MP_FIELD_PINYIN,	/* of the name */
	MP_FIELD_POSTCODE,
	MP_FIELD_HOST,		/* where the QR leads, for people */
	MP_FIELD_CODE,		/* the address code, for people */
	MP_PLATE_NFIELD
} mp_plate_field;

enum { MP_PARTS = 8, MP_TEXTS = 16, MP_AREAS = 8, MP_HOLES = 8 };

/* A line of text: its ink stands in `box` and never leaves it.  It is as large as
 * fits, between `min` and `max`, the height of a hanzi's square. */
typedef struct {
	size_t at;		/* line of the template, for messages */
	struct {
		int field;	/* -1: the literal */
		mp_str literal;
	} part[MP_PARTS];
	size_t nparts;
	mp_box box;
	double min, max;	/* mm */
	int across, down;	/* -1 left or top, 0 the middle, 1 right or bottom */
	double spread;		/* space shared out between the characters where it is
				   there; in their size */
	unsigned group;		/* set in groups of so many characters; 0: not */
	unsigned lines;		/* it may be broken into */
	double label;		/* size of literals, to that of fields */
	double suffix;		/* what is not the first number of {number}: 号附3号 */
	double word;		/* {number} without a digit: 东单元 */
	bool optional;		/* left out where its fields are empty */
	mp_colour colour;
	mp_str font;		/* "Noto Sans CJK SC Bold" */
} mp_plate_text;

/* A coloured area on the ground, below the texts. */
typedef struct {
	size_t at;
	mp_box box;
	double corner;
	mp_colour colour;
} mp_plate_area;

typedef struct {
	size_t at;
	double x, y, diameter;
} mp_plate_hole;

typedef struct {
	mp_str path;		/* of the template */
	mp_str name, zh;	/* "small", "小门牌" */
	mp_str serves;		/* kinds of address that it is for (wording.h), with spaces */
	bool without_postcode;	/* for addresses that have none */
	double width, height;	/* over all */
	double rim;		/* so the face is width - 2 rim by height - 2 rim */
	double line;		/* line round the face, on the rim; 0: none */
	double corner;		/* radius of the plate's corners */
	double bleed;		/* how far the ground goes over the edge, if it is cut */
	mp_colour ground, ink;	/* ink: of line and texts */
	mp_element number;	/* the element that {number} shows */
	mp_box qr;		/* the white pad, quiet zone included; a square */
	char level;		/* 'M', 'Q' or 'H': at least */
	double module;		/* a module must not be smaller */
	mp_str font;
	mp_plate_area area[MP_AREAS];
	mp_plate_hole hole[MP_HOLES];
	mp_plate_text text[MP_TEXTS];
	size_t nareas, nholes, ntexts;
} mp_plate_type;

/* The types of one folder of templates. */
typedef struct {
	mp_plate_type *type;
	size_t n, cap;
	mp_arena strings;
	mp_buf names;		/* "large, medium", for messages */
} mp_plate_types;

/* Read all *.plate of `folder`, in the order of their names.  False, and `why` filled
 * with a sentence, if one is wrong or there is none. */
bool mp_plate_types_open(mp_plate_types *, const char *folder, mp_buf *why);
void mp_plate_types_close(mp_plate_types *);

/* The type called `name` (English or Chinese), or NULL; of two the one that is for
 * addresses with or without a postcode. */
const mp_plate_type *mp_plate_types_find(const mp_plate_types *, mp_str name,
    bool postcode);

/* The type that serves this kind of address (wording.h), or NULL. */
const mp_plate_type *mp_plate_types_for(const mp_plate_types *, const char *kind,
    bool postcode);

#endif
