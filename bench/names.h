/* names.h - names of roads, estates and hamlets by grammar.
 *
 * Each function writes a name with its NUL to `out`, which has NAME_MAX_BYTES.
 * The same name may come again: whoever needs it once asks again. */
#ifndef MP_BENCH_NAMES_H
#define MP_BENCH_NAMES_H

#include "prng.h"

enum { NAME_MAX_BYTES = 64 };

void name_road(prng *, char *out);	/* 新十八大街, 建设北路, 翠湖大道 */
void name_estate(prng *, char *out);	/* 金月花园, 文昌粮食局家属院 */
void name_office(prng *, char *out);	/* 鑫源大厦 */
void name_lane(prng *, char *out);	/* 杨家巷 */
void name_hamlet(prng *, char *out);	/* 上李湾, 陈围孜 */
void name_word(prng *, char *out);	/* 翠湖: to tell namesakes apart */

/* What tells two halves of an estate apart: 二期, 东区.  A literal. */
const char *name_part(prng *);

#endif
