/* layout.h - the digits of an address code and what they mean.
 *
 * A layout is data: parts in their order, each so many digits wide, and the
 * check that ends the code.  The default is the one city layout that is published
 * and has a place for every element of the standard address (Fuzhou's DZBM), with
 * a check character behind it:
 *
 *	411502 001 001 50 00012 003 000 0000 6
 *	county, township and community: the 12 digits of the national list, the
 *		finer ones 000 where an address has none (GB/T 2260, GB/T 10114)
 *	type	GA/T 2000.32 of the finest element: 41 street and door, 42 estate,
 *		44 hamlet, 50 building, 60 floor, 61 unit, 62 room
 *	door, building, unit, room: serials inside the part before, 0 for none
 *	check	ISO 7064 MOD 11-2, 0-9 or X (check.h says why this one)
 */
#ifndef MP_CODE_LAYOUT_H
#define MP_CODE_LAYOUT_H

#include <stdint.h>

#include "address/element.h"
#include "base/buf.h"
#include "base/check.h"

enum { MP_SLOTS = 8 };	/* the most serial parts of a layout */

typedef enum {
	MP_PART_DIVISION,	/* digits of the 12-digit division code */
	MP_PART_TYPE,		/* GA/T 2000.32, two digits */
	MP_PART_SERIAL		/* a slot: counted from 0 in their order */
} mp_part_kind;

typedef struct {
	const char *name;
	mp_part_kind kind;
	unsigned width;
	unsigned from;		/* DIVISION: the first of the 12 digits, from 0 */
	mp_element last;	/* SERIAL: it stands for the elements behind those
				 * of the slot before, up to this one */
} mp_part;

typedef struct {
	const char *name;	/* the registry remembers it */
	const mp_part *part;
	unsigned nparts;
	mp_check check;
} mp_layout;

extern const mp_layout mp_layout_default;

/* A code, taken apart. */
typedef struct {
	uint64_t division;	/* 12 digits */
	unsigned type;		/* 62 */
	uint32_t serial[MP_SLOTS];	/* 0: none */
} mp_code;

typedef enum {
	MP_CODE_OK,
	MP_CODE_LENGTH,		/* not as long as the layout */
	MP_CODE_CHARACTER,	/* not a digit, or no check character */
	MP_CODE_CHECK,		/* the check character is another */
	MP_CODE_PARTS,		/* no township, or type and serials contradict */
	MP_CODE_DIVISION,	/* verify.h: no division has these digits */
	MP_CODE_UNKNOWN		/* verify.h: the registry never gave it */
} mp_code_fault;

/* How many characters a code has, its check included. */
size_t mp_layout_width(const mp_layout *);

/* The slot that stands for an element, or -1. */
int mp_layout_slot(const mp_layout *, mp_element);

/* The highest serial of a slot; 0 if the layout has no such slot. */
uint32_t mp_layout_max(const mp_layout *, int slot);

/* Append a code.  Every number must fit its part. */
void mp_layout_write(mp_buf *, const mp_layout *, const mp_code *);

/* Take a code apart; `code` is set only for MP_CODE_OK.  Finds the faults up to
 * MP_CODE_PARTS, the first in their order. */
mp_code_fault mp_layout_read(const mp_layout *, mp_str text, mp_code *code);

#endif
