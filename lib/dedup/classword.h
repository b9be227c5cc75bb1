/* classword.h - villages and hamlets that a slip made something else.
 *
 * 朱店民委员会 is no 村民委员会 to whoever reads a row alone, but an estate; so are
 * 名委员会小傅铺, which is 小傅铺 behind the end of a 村民委员会, and 大周苑 for 大周院.
 * Where the table knows the village in that township, or the hamlet in that village, it is
 * meant. */
#ifndef MP_DEDUP_CLASSWORD_H
#define MP_DEDUP_CLASSWORD_H

#include "dedup/rows.h"

/* Give rows the village and the hamlet that they name so; when the counties are there,
 * before the names are compared.  Only the sightings change. */
void mp_classword_settle(mp_rows *);

#endif
