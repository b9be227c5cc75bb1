/* names.h - names of roads, estates and hamlets by grammar.
 *
 * Each function writes a name with its NUL to `out`, which has NAME_MAX_BYTES.
 * The same name may come again: whoever needs it once asks again. */
#ifndef MP_BENCH_NAMES_H
#define MP_BENCH_NAMES_H

#include <stddef.h>

#include "prng.h"

enum { NAME_MAX_BYTES = 64 };

void name_road(prng *, char *out);	/* 新十八大街, 建设北路, 翠湖大道 */
void name_estate(prng *, char *out);	/* 金月花园, 文昌粮食局家属院 */
void name_office(prng *, char *out);	/* 鑫源大厦 */
void name_lane(prng *, char *out);	/* 杨家巷 */
void name_hamlet(prng *, char *out);	/* 上李湾, 陈围孜 */
void name_word(prng *, char *out);	/* 翠湖: to tell namesakes apart */

/* Names that are nearly `from`, and another place's: 新华东路 for 新华西路; 建业路 for
 * 建设路; 湖光花园 or 湖滨小区 for 湖光小区; 下李湾, 汪庄 for 上李湾, 王庄.  False where the
 * form of the name allows none. */
bool name_road_half(prng *, const char *from, char *out);
bool name_road_near(prng *, const char *from, char *out);
bool name_estate_near(prng *, const char *from, char *out);
bool name_hamlet_near(prng *, const char *from, char *out);

/* The bytes of an estate's name before its kind: 湖光 of 湖光小区; all, if it has none. */
size_t name_core(const char *estate);

/* A kind of estate: 小区, 花园.  A literal; NULL past the last. */
const char *name_kind(size_t i);

/* What tells two halves of an estate apart: 二期, 东区.  A literal. */
const char *name_part(prng *);

/* What else that part may be called: 东苑 for 东区; itself if nothing. */
const char *name_part_other(const char *part);

/* The bytes of such a part at the end of an estate's name, or 0. */
size_t name_part_length(const char *estate);

#endif
