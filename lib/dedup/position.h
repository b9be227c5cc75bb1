/* position.h - words that tell where a place lies, brought to one form.
 *
 * Where there is no number, an address is what is said of its position: 与湛北路交叉口往
 * 西约一百米, 路北侧.  Two such texts are one position if they say the same directions,
 * distances, roads and things, however they word it:
 *
 *	crossings	交汇处, 交叉处, 交叉路口, 十字路口 = 交叉口; 与, 和, 及, 跟 = 与; and
 *			two roads without a section cross in any order
 *	directions	往西, 向西, 朝西, 以西 = 西, and 西侧, 西边, 西面 = 西, at the end or before a
 *			distance; 路北侧, 北侧, 北边 of a road = 路北; 南端 = 南头
 *	distances	一百米, 约100米, 100米左右, 0.1公里 = 100米
 *	others		对过, 正对面 = 对面; 旁边 = 旁; 东北拐角 = 东北角; 米处 = 米
 *
 * 对面 is never 斜对面, 东北角 never 西北角, 100米 never 100多米. */
#ifndef MP_DEDUP_POSITION_H
#define MP_DEDUP_POSITION_H

#include "address/address.h"
#include "address/fold.h"

/* Append a remark, which is folded text: one part, or several with commas between. */
void mp_position_remark(mp_buf *, mp_str remark);

/* Append a section or side of a road: 北段路西侧 as 北段路西. */
void mp_position_segment(mp_buf *, mp_str segment);

/* Where the word begins in the text; NULL if nowhere. */
const char *mp_position_find(mp_str text, const char *word);

/* What a remark in that form says: 与湛北路交叉口西100米 crosses the road 湛北路, and 西100米
 * is behind that.  False if it begins with no crossing. */
bool mp_position_crossing(mp_str remark, mp_str *road, mp_str *behind);

/* Bring road, segment and assist of an address to that form.  The new slices live in the
 * buffer, which is emptied first; `scratch` is reused from call to call. */
void mp_position_settle(mp_address *, mp_buf *, mp_fold *scratch);

#endif
