/* numeral.h - the numerals of addresses, Arabic and Chinese, as Arabic digits.
 *
 * Three systems are read: Arabic digits (kept as written, leading zeros too: a
 * room 012 is not a room 12), Chinese digits by position (一〇二 is 102, 五零一
 * is 501, also mixed with Arabic ones) and Chinese counting (十二 is 12,
 * 一百零三 is 103, 一千二 is 1200).  Only numbers are for this: a numeral inside a
 * name (十三里桥, 五一路, 新十八大街) is part of the name and is the caller's to
 * leave alone. */
#ifndef MP_ADDRESS_NUMERAL_H
#define MP_ADDRESS_NUMERAL_H

#include <stdint.h>

#include "base/buf.h"

/* The numeral that `text` begins with: returns how many bytes it takes (0 if
 * none) and appends its Arabic digits to `out`; as it is where it counts nothing for
 * sure (十十四, 十二九). */
size_t mp_numeral(mp_str text, mp_buf *out);

/* What the character counts: 0-9 for a digit of either script (两 is 2), 10, 20,
 * 100 and 1000 for 十 廿 百 千, -1 for any other. */
int mp_numeral_value(uint32_t c);

#endif
