/* gazetteer.h - the divisions of the country and their names, compiled once,
 * mapped read-only, searched in place.
 *
 * One file holds every division from the provinces to the townships (and the
 * villages of the provinces that were compiled in), with official, short, old
 * and misspelt names in one trie.  Opening it is a mmap and a check of magic,
 * version, size and checksum: no parsing, no allocation per name.  Threads share
 * one mp_gaz; nothing here writes to it.
 *
 * Divisions are numbered in preorder: a division is followed by everything inside
 * it, in the order of the codes.  So "inside X" is a range of numbers, the
 * bearers of a name inside X are found by binary search, and hits come in the
 * order of the codes, always.
 *
 * A name is found in two steps, so that a parser pays for homonyms only when it
 * wants them:
 *
 *	n = mp_gaz_names(g, text, name, NULL);		// what begins here?
 *	for (i = n; i-- > 0; )				// longest first
 *		if (name[i].levels & MP_LV_BIT(MP_LV_TOWNSHIP))
 *			k = mp_gaz_bearers(g, text, &name[i], county,
 *			    MP_LV_BIT(MP_LV_TOWNSHIP), hit, MAX);	// who bears it there?
 *
 * All text given to the gazetteer is folded (address/fold.h) and valid UTF-8. */
#ifndef MP_GAZETTEER_GAZETTEER_H
#define MP_GAZETTEER_GAZETTEER_H

#include <stdint.h>

#include "base/str.h"

typedef struct mp_gaz mp_gaz;

/* The level says which element a division fills, not how long its code is: a
 * development zone is MP_LV_DEVZONE whether the statistical list counts it as a
 * county (411571 信阳高新技术产业开发区: its streets' parent is the zone, the
 * zone's parent the city), as a township (411526560 潢川经济技术开发区: its
 * villages hang on it) or not at all (羊山新区, which has no code). */
typedef enum {
	MP_LV_PROVINCE, MP_LV_CITY, MP_LV_COUNTY, MP_LV_DEVZONE, MP_LV_TOWNSHIP,
	MP_LV_VILLAGE,
	MP_NLEVEL
} mp_level;

#define MP_LV_BIT(level) (1U << (level))
#define MP_LV_ANY (MP_LV_BIT(MP_NLEVEL) - 1)

/* How a name stands to the division it names; the most trustworthy first. */
typedef enum {
	MP_NAME_OFFICIAL,	/* 浉河区 */
	MP_NAME_VARIANT,	/* same name, written otherwise: 湾 for 塆, 老城办事处,
				 * 义阳居委会, 九溪村民委员会, 瀍河区, 前郭县 */
	MP_NAME_SHORT,		/* without its class word: 河南, 信阳, 浦东, 内蒙, 九溪 */
	MP_NAME_MISSPELT,	/* 狮河区, 淇摈区: certain, but wrong */
	MP_NAME_OLD		/* 河风桥乡, 信阳县.  Two or more hits of one old name are
				 * the parts it was split into: the name stays as written
				 * and nothing finer than their common parent is certain. */
} mp_name_kind;

#define MP_GAZ_NONE UINT32_MAX

/* The class words of divisions that have twins: 双井村 and 双井社区. */
typedef enum {
	MP_CLASS_OTHER, MP_CLASS_SUBDISTRICT /* 街道 */, MP_CLASS_TOWN /* 镇 */,
	MP_CLASS_RURAL /* 乡, 苏木 */, MP_CLASS_COMMUNITY /* 社区 */, MP_CLASS_VILLAGE /* 村 */
} mp_class;

/* One division.  The strings live as long as the gazetteer. */
typedef struct {
	uint64_t code;		/* 12 digits: 411502001000; 0 for a devzone without one */
	uint32_t parent;	/* the next real division above, MP_GAZ_NONE at the top */
	uint32_t end;		/* [own number, end) is the division and all inside it */
	mp_level level;
	mp_class class;
	mp_str name;		/* canonical: 浉河区, 老城街道, 义阳社区, 九溪村 */
} mp_division;

/* One name found in a text, for everyone who bears it. */
typedef struct {
	uint32_t len;		/* bytes of text it takes */
	uint32_t plain;		/* bytes before a class word that is written otherwise:
				 * 老城 in 老城办事处, 九溪村 in 九溪村村委会; else len */
	uint32_t id;		/* private */
	uint8_t levels;		/* MP_LV_BITs of the bearers */
	uint8_t full;		/* MP_LV_BITs of those of whom it is not the short name */
} mp_gaz_name;

enum { MP_GAZ_MAXNAMES = 16 };

/* One reading of a name. */
typedef struct {
	uint32_t division;	/* number for mp_gaz_division */
	uint32_t len;		/* bytes of text it takes */
	mp_name_kind kind;
} mp_gaz_hit;

/* Map the compiled file.  NULL on failure, with *why set to a static reason and
 * errno to that of the system call, or to 0 when the file is not what it should
 * be (not a gazetteer, another version, cut short, damaged). */
mp_gaz *mp_gaz_open(const char *path, const char **why);
void mp_gaz_close(mp_gaz *);		/* NULL is fine */

uint32_t mp_gaz_count(const mp_gaz *);
mp_division mp_gaz_division(const mp_gaz *, uint32_t i);

/* Where the search for names stopped: none goes on behind `len` bytes. */
typedef struct {
	uint32_t len;
	uint32_t node;		/* private */
} mp_gaz_stop;

/* Every name that begins at text.p, shortest first, at most one of each length,
 * none shorter than two characters.  `name` has room for MP_GAZ_MAXNAMES; returns
 * how many there are.  `stop` may be NULL.
 *
 * Matching is by variant-folded characters (湾 = 塆; data/variant-chars.tsv), and
 * class words match in every way they are written: where the list has 老城街道,
 * 老城办事处, 老城街道办 and 老城街道办事处 are its name too; so 村委会, 村民委员会,
 * 行政村 for 村 and 居委会, 居民委员会 for 社区. */
size_t mp_gaz_names(const mp_gaz *, mp_str text, mp_gaz_name *name, mp_gaz_stop *stop);

/* For those who remember names: `text` begins with the stop.len bytes of another text,
 * whose search stopped behind them.  Does its own stop there too?  Then its names are
 * the same, if those of the other text were settled by these bytes: 九溪 is not, as
 * long as it may go on as 九溪行政村, nor is 行政, which may do so behind a name. */
bool mp_gaz_stops(const mp_gaz *, mp_str text, mp_gaz_stop stop);
bool mp_gaz_settled(mp_str text, mp_gaz_stop stop);

/* Who bears `name` inside `scope` (MP_GAZ_NONE: anywhere) on one of `levels`, in
 * the order of the codes.  Where one of them is spelt as in the text, others that
 * differ by a variant character are left out.  `text` is what mp_gaz_names got.
 * Writes at most `max` and returns how many there are. */
size_t mp_gaz_bearers(const mp_gaz *, mp_str text, const mp_gaz_name *name,
    uint32_t scope, unsigned levels, mp_gaz_hit *hit, size_t max);

/* Both steps at once: every name at text.p, shortest first, each with everyone
 * who bears it.  Writes at most `max` hits and returns how many there are. */
size_t mp_gaz_match(const mp_gaz *, mp_str text, mp_gaz_hit *hit, size_t max);
size_t mp_gaz_match_in(const mp_gaz *, mp_str text, uint32_t scope, unsigned levels,
    mp_gaz_hit *hit, size_t max);

/* Is `d` the division `up`, or inside it? */
bool mp_gaz_inside(const mp_gaz *, uint32_t d, uint32_t up);

/* The division of `level` that `d` is or lies in, or MP_GAZ_NONE. */
uint32_t mp_gaz_above(const mp_gaz *, uint32_t d, mp_level level);

/* The same for all levels at once. */
void mp_gaz_line(const mp_gaz *, uint32_t d, uint32_t line[MP_NLEVEL]);

/* The division with this 12-digit code, or MP_GAZ_NONE. */
uint32_t mp_gaz_by_code(const mp_gaz *, uint64_t code);

#endif
