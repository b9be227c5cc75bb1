/* gaps_set.h - inside of the gaps: what was collected, and who looks through it. */
#ifndef MP_LINK_GAPS_SET_H
#define MP_LINK_GAPS_SET_H

#include "base/arena.h"
#include "base/map.h"
#include "link/gaps.h"

/* What is counted in one place: doors of a road, buildings of a yard, units of a building,
 * rooms of a unit. */
typedef enum { SERIES_DOORS, SERIES_BUILDINGS, SERIES_UNITS, SERIES_ROOMS, NSERIES } series_kind;

/* How a room says its floor and its position on it. */
enum { ROOM_NUMBER = 0, ROOM_LETTER = 1, ROOM_BESIDE = 2 };	/* 501, 14A, 5层 东户 */
/* Positions from 1 to 99 are numbers; then A to Z, then words. */
enum { POSITION_LETTER = 100, POSITION_WORD = 128 };

/* doors: number, number behind 附, side of the road (0: not said); buildings and units:
 * number, 0, 1 if it is a letter (A is 1); rooms: floor, position, how it is said. */
struct series_item {
	uint32_t number;
	uint16_t sub;
	uint8_t form;
};

struct series {
	series_kind kind;
	bool sides;		/* doors: odd and even ones are two rows of houses */
	bool inner;		/* buildings: one has units; rooms: there is one */
	mp_str key;		/* of the place; for doors of the road, without its villages */
	mp_str place, tail;	/* the first by bytes, of all that was said; 室 of 501室 */
	mp_str county, road;	/* doors */
	uint32_t up;		/* units: the buildings they are in, or UINT32_MAX */
	struct series_item *p;
	size_t n, cap;
};

/* A place coarser than a room by the hash of its key, and its code. */
struct coded {
	uint64_t hash;
	mp_str code;
};

/* A place where nobody is. */
struct nobody {
	uint64_t hash;
	mp_str place, code;
	unsigned hangs;
	bool room;
};

struct gap {
	mp_gap is;
	uint32_t number;	/* what is missing, to sort by */
};

struct mp_gaps {
	const mp_road_rules *rules;
	unsigned tables;
	mp_arena arena;
	mp_map known;		/* kind letter and key: which series */
	struct series *series;
	size_t nseries, series_cap;
	struct { mp_buf said; uint32_t at; } last[NSERIES];
	mp_buf said;		/* the elements of the row, as written, a NUL behind each */
	size_t upto[MP_NELEMENT];	/* where each ends */
	struct coded *coded;
	size_t ncoded, coded_cap;
	uint64_t *parent;	/* doors that have something finer */
	size_t nparent, parent_cap;
	struct nobody *nobody;
	size_t nnobody, nobody_cap;
	mp_map words;		/* positions that are words, and their texts */
	mp_str *word;
	size_t nword, word_cap;
	struct gap *gap;
	size_t ngap, gap_cap, next;
	mp_buf key, buf, text;
};

/* Enter a gap of the series, of what is in g->text (missing) and g->buf (evidence). */
void gaps_enter(mp_gaps *, mp_gap_kind, const struct series *, bool fault, uint32_t number,
    uint32_t count);

/* The word of g->known for a series; it lives in g->buf. */
mp_str gaps_named(mp_gaps *, series_kind, mp_str key);

/* The series of that kind at the same place, or NULL. */
struct series *gaps_series(mp_gaps *, series_kind, mp_str key);

/* Append a number, or a letter, and what the series has behind it. */
void gaps_say(mp_buf *, const struct series *, uint32_t number, bool letter);

/* Sort the items and leave each once. */
void series_settle(struct series *);

/* gaps_series.c, gaps_grid.c */
void gaps_doors(mp_gaps *, struct series *);
void gaps_buildings(mp_gaps *, struct series *);
void gaps_units(mp_gaps *, struct series *);
void gaps_rooms(mp_gaps *, struct series *);

/* --- rules ---------------------------------------------------------------------- */

typedef enum { NUMBERING_UNKNOWN, NUMBERING_CONSECUTIVE, NUMBERING_SPACED, NUMBERING_QUANTIFIED }
    numbering;

enum { SIDE_NONE, SIDE_EAST, SIDE_SOUTH, SIDE_WEST, SIDE_NORTH, NSIDE };

struct road_rule {
	mp_str county, road;
	numbering numbering;
	uint32_t spacing;	/* 0: not said */
	uint8_t odd;
	struct { uint32_t from, to; } *reserved;
	size_t nreserved, reserved_cap;
};

/* The rule of this road, of its county before one of any; NULL if there is none. */
const struct road_rule *road_rule_of(const mp_road_rules *, mp_str county, mp_str road);

/* The side that a word begins with or that a segment says (路东, 东侧), or SIDE_NONE. */
uint8_t side_of(mp_str segment);

#endif
