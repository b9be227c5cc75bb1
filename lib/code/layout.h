/* layout.h - the digits of an address code and what they mean.
 *
 * A layout is data: parts in their order, each so many digits wide, what fills
 * them, and the check that ends the code.  It is read from a file,
 * menpai-layout(5); the default is compiled in as well, so that its codes depend on
 * no file.  That is the one city layout that is published and has a place for every
 * element of the standard address (Fuzhou's DZBM), with a check character behind it:
 *
 *	411502 001 001 50 00012 003 000 0000 6
 *	county, township and community: the 12 digits of the national list, the
 *		finer ones 000 where an address has none (GB/T 2260, GB/T 10114)
 *	type	GA/T 2000.32 of the finest element: 41 street and door, 42 estate,
 *		44 hamlet, 50 building, 60 floor, 61 unit, 62 room
 *	door, building, unit, room: serials inside the part before, 0 for none
 *	check	ISO 7064 MOD 11-2, 0-9 or X (check.h says why this one)
 *
 * What every layout must keep, and mp_layout_open makes sure of: the digits of a code
 * are those of its path (path.h) and of nothing else, so that two places never share
 * one.  Where a layout has no part for an element, an address with that element has no
 * code in it: it would share that of a coarser one. */
#ifndef MP_CODE_LAYOUT_H
#define MP_CODE_LAYOUT_H

#include <stdint.h>

#include "address/address.h"
#include "base/buf.h"
#include "base/check.h"

enum {
	MP_SLOTS = 8,		/* the most serial parts of a layout */
	MP_LAYOUT_PARTS = 20,	/* the most parts */
	MP_LAYOUT_WIDTH = 64,	/* the most characters of a code */
	MP_LAYOUT_NAME = 32	/* the most bytes of a name, with its NUL */
};

typedef enum {
	MP_PART_DIVISION,	/* digits of the 12-digit division code */
	MP_PART_TYPE,		/* the number of the finest element: mp_layout.type */
	MP_PART_SERIAL,		/* a slot: counted from 0 in their order */
	MP_PART_FIXED		/* always the same digits */
} mp_part_kind;

typedef struct {
	char name[MP_LAYOUT_NAME];
	mp_part_kind kind;
	unsigned width;
	unsigned from;		/* DIVISION: the first of the 12 digits, from 0 */
	uint32_t fixed;		/* FIXED: the number they make */
} mp_part;

typedef struct {
	char name[MP_LAYOUT_NAME];	/* "menpai" */
	char id[MP_LAYOUT_NAME + 20];	/* name and a hash of what it says: the registry
				 * remembers it */
	mp_part part[MP_LAYOUT_PARTS];
	unsigned nparts;
	mp_check check;
	signed char slot[MP_NELEMENT];	/* that stands for an element; -1: none */
	short type[MP_NELEMENT];	/* its number in the type part; -1: an address
				 * does not end with it */
	bool apart;		/* the serials of each type are counted apart */
	unsigned left_out;	/* elements, as bits, that count only as the finest */
} mp_layout;

extern const mp_layout mp_layout_default;

/* A code, taken apart. */
typedef struct {
	uint64_t division;	/* 12 digits; 0 for those that the layout does not have */
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
	MP_CODE_UNKNOWN,	/* verify.h: the registry never gave it */
	MP_CODE_RETIRED,	/* verify.h: its address is no more */
	MP_CODE_ALIAS		/* verify.h: of a duplicate; it is right, and leads to another */
} mp_code_fault;

/* Read a layout.  False, and `why` filled with "file:line:column: " and a sentence
 * that names what is allowed, if anything in it is wrong (layout_file.c). */
bool mp_layout_open(mp_layout *, const char *path, mp_buf *why);

/* Append what a layout says, its name apart, in one fixed form: two layouts with the
 * same text give the same codes. */
void mp_layout_describe(mp_buf *, const mp_layout *);

/* How many characters a code has, its check included. */
size_t mp_layout_width(const mp_layout *);

/* The slot that stands for an element, or -1. */
int mp_layout_slot(const mp_layout *, mp_element);

/* The highest serial of a slot; 0 if the layout has no such slot. */
uint32_t mp_layout_max(const mp_layout *, int slot);

/* May an address whose finest element this is have a code?  Not a street without a
 * number, unless the layout counts streets. */
bool mp_layout_ends(const mp_layout *, mp_element finest);

/* Make of an address what the layout sees of it, before its key is made: `left_out`
 * is emptied where something finer is there. */
void mp_layout_see(const mp_layout *, mp_address *);

/* In what the first serial of a code is counted: the digits of the division that the
 * layout has, and the type where that counts apart. */
uint64_t mp_layout_root(const mp_layout *, uint64_t division, unsigned type);

/* Append a code.  Every number must fit its part. */
void mp_layout_write(mp_buf *, const mp_layout *, const mp_code *);

/* Take a code apart; `code` is set only for MP_CODE_OK.  Finds the faults up to
 * MP_CODE_PARTS, the first in their order. */
mp_code_fault mp_layout_read(const mp_layout *, mp_str text, mp_code *code);

#endif
