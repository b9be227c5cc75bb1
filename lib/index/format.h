/* format.h - an index as it lies in the file; for build.c, index.c and sections.c only.
 *
 * Native byte order (`order` tells), sections at offsets that are multiples of 8,
 * each filled up with zeros.  Every block of the body is covered by an XXH3, these sums
 * by another, and the head by a third. */
#ifndef MP_INDEX_FORMAT_H
#define MP_INDEX_FORMAT_H

#include <stdint.h>

#include "index/sections.h"

enum { SECTIONS_ORDER = 0x01020304, SECTIONS_SLOTS = MP_SECTIONS_MAX + 2 };

struct sections_head {
	char magic[8];
	uint32_t order, version;
	uint32_t key_form, spare;	/* MP_ADDRESS_KEY_FORM */
	uint64_t size;			/* of the whole file */
	uint64_t source_size, source_sum;	/* the library's bytes; size 0: not known */
	struct { uint64_t offset, count; } section[SECTIONS_SLOTS];
	uint64_t sums_sum;		/* XXH3 of the sums of the blocks */
	uint64_t head_sum;		/* XXH3 of the head up to here */
};

enum { INDEX_VERSION = 7 };

extern const mp_sections_kind index_kind;

enum index_section {
	INDEX_STRINGS,	/* bytes of the values */
	INDEX_ENDS,	/* uint32_t: where each value ends in INDEX_STRINGS; value 0 is "" */
	INDEX_NAMES,	/* bytes of the rows' names */
	INDEX_ROWS,	/* struct index_row, by core */
	INDEX_SLOTS,	/* uint32_t: value << 5 | element, rows one behind the other */
	INDEX_TERMS,	/* struct index_term: term 1, 2, ... */
	INDEX_VARIANTS,	/* struct index_variant */
	INDEX_SEATS,	/* struct index_seat */
	INDEX_CORES,	/* uint64_t: of the rows that have a seat, seat by seat */
	INDEX_NSECTION
};

struct index_row {
	uint64_t core, identity;
	uint32_t rest, merit;
	uint32_t slot;			/* its first in INDEX_SLOTS */
	uint32_t name;			/* where its name begins in INDEX_NAMES */
	uint16_t nname;
	uint8_t nslots, kind;
	uint32_t house[3];
};

/* In a slot, behind the elements: what the identity holds besides the key. */
enum { INDEX_RAW = 30, INDEX_REMARK = 31, INDEX_SLOT_BITS = 5 };

struct index_term {
	uint32_t text, count;		/* a value; sightings */
	uint32_t county;		/* a term; 0: it is a county */
	uint32_t element;
	uint32_t code, spare;	/* the caller's */
};

enum { INDEX_SCORE = 10000 };

struct index_variant {
	uint32_t from, to, within;	/* terms */
	uint8_t settled, alike;
	uint16_t score;		/* in 1 / INDEX_SCORE */
};

struct index_seat {
	uint32_t township, community, group;	/* terms */
	uint32_t listed;
	uint32_t end, spare;	/* where its cores end in INDEX_CORES */
};

#endif
