/* ops.h - the operators of a plate, as PDF has them.
 *
 * Whatever is on a plate is written once, in millimetres from its upper left corner
 * and y downwards, as text of these PDF operators and no others:
 *
 *	q Q cm  m l c h re f f*  rg g k cs scn  BT ET Tf Tm TJ  Do
 *
 * The file holds that text (deflated), and replay.h draws it for previews and for
 * the proof: what is proved is what is printed.  Fonts are /F0, /F1 ...; a spot
 * colour is /S and a number made of its name; the artwork of a type is /A0, /A1 ... */
#ifndef MP_PLATE_OPS_H
#define MP_PLATE_OPS_H

#include "base/buf.h"
#include "plate/line.h"
#include "plate/type.h"

/* How colours are said.  White and black are gray, so that black is never made of
 * four inks; as inks they are no ink and black ink alone. */
typedef enum { MP_COLOURS_RGB, MP_COLOURS_CMYK, MP_COLOURS_SPOT } mp_colours;

extern const mp_colour mp_white, mp_black;

/* Everything a plate's operators depend on besides the plate. */
typedef struct {
	mp_colours colours;
	bool bleed;		/* the ground goes over the edge, to be cut */
	double grid;		/* mm of a device dot that QR modules keep to; 0: none */
	double reduction;	/* dark modules are made thinner by so many mm */
} mp_look;

/* Append a number, rounded to so many decimals, and a space. */
void mp_ops_number(mp_buf *, double v, int decimals);

void mp_ops_matrix(mp_buf *, double a, double b, double c, double d, double e, double f);
void mp_ops_colour(mp_buf *, const mp_colour *, mp_colours);
void mp_ops_box(mp_buf *, const mp_box *, double corner);	/* a path */
void mp_ops_circle(mp_buf *, double x, double y, double radius);	/* a path */
void mp_ops_text(mp_buf *, const mp_line *, size_t font);

/* The number of a spot colour. */
unsigned mp_ops_spot(mp_str name);

#endif
