/* pinyin.h - the pinyin of a name, as road signs have it.
 *
 * Capitals without tones, the specific part and the generic part apart, an apostrophe
 * before a syllable that begins with A, E or O inside a word (GB 17733 after GB/T 16159):
 *
 *	东方红大道 DONGFANGHONG DADAO	长安路 CHANG'AN LU	民权路\n东段 MINQUAN LU DONG DUAN
 *
 * Readings are those of the table of 2013 (data/compile/pinyin.awk).  A character that
 * has several is read as data/pinyin.tsv says, or not at all: a wrong reading on a
 * plate is worse than none. */
#ifndef MP_PLATE_PINYIN_H
#define MP_PLATE_PINYIN_H

#include <stdint.h>

#include "base/buf.h"

/* Append the pinyin of `name`, whose elements may be parted by MP_LINE_BREAK.  False,
 * with nothing appended and the character in `*doubtful`, if one has no certain
 * reading. */
bool mp_pinyin(mp_buf *out, mp_str name, uint32_t *doubtful);

#endif
