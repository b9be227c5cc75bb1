/* gazetteer.h - the divisions of the country and their names, compiled once,
 * mapped read-only, searched in place.
 *
 * One file holds every division from the provinces to the townships (and the
 * villages of the provinces that were compiled in), with official, short, old
 * and variant names in one trie.  Opening it is a mmap and a check of magic,
 * version and checksum of the header: no parsing, no allocation per name.
 * Threads share one mp_gaz; nothing here writes to it. */
#ifndef MP_GAZETTEER_GAZETTEER_H
#define MP_GAZETTEER_GAZETTEER_H

#include <stdint.h>

#include "base/str.h"

typedef struct mp_gaz mp_gaz;

typedef enum {
	MP_LV_PROVINCE, MP_LV_CITY, MP_LV_COUNTY, MP_LV_DEVZONE, MP_LV_TOWNSHIP,
	MP_LV_VILLAGE
} mp_level;

/* How a name stands to the division it names. */
typedef enum {
	MP_NAME_OFFICIAL,	/* 浉河区 */
	MP_NAME_SHORT,		/* 河南, 信阳, 前郭县, 浦东, 内蒙 */
	MP_NAME_VARIANT,	/* same name, other characters: 塆/湾, 街道办事处 */
	MP_NAME_MISSPELT,	/* 狮河区, 师河区, 淇摈区: certain, but wrong */
	MP_NAME_OLD		/* 河凤桥乡 was 河风桥乡; 即墨市 is now 即墨区 */
} mp_name_kind;

#define MP_GAZ_NONE UINT32_MAX

/* One division.  The strings live as long as the gazetteer. */
typedef struct {
	uint64_t code;		/* 12 digits: 411502001000; 0 for a devzone without one */
	uint32_t parent;	/* index of the next division above, MP_GAZ_NONE at the top */
	mp_level level;
	mp_str name;		/* official: 浉河区, 老城街道, 义阳社区 */
} mp_division;

/* One reading of a name found in a text. */
typedef struct {
	uint32_t division;	/* index for mp_gaz_division */
	uint32_t len;		/* bytes of text it takes */
	mp_name_kind kind;
} mp_gaz_hit;

/* Map the compiled file.  NULL on failure, with *why set to a static reason
 * (errno tells more when the file could not be read). */
mp_gaz *mp_gaz_open(const char *path, const char **why);
void mp_gaz_close(mp_gaz *);		/* NULL is fine */

uint32_t mp_gaz_count(const mp_gaz *);
mp_division mp_gaz_division(const mp_gaz *, uint32_t i);

/* Every name that begins at text.p, shortest first, each with every division
 * that bears it (homonyms: 鼓楼区 gives five hits).  Writes at most `max` hits
 * and returns how many there are.  The text must be folded as fold.h does. */
size_t mp_gaz_match(const mp_gaz *, mp_str text, mp_gaz_hit *hit, size_t max);

/* Is `d` the division `up`, or inside it? */
bool mp_gaz_inside(const mp_gaz *, uint32_t d, uint32_t up);

/* The division with this 12-digit code, or MP_GAZ_NONE. */
uint32_t mp_gaz_by_code(const mp_gaz *, uint64_t code);

#endif
