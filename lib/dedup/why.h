/* why.h - why two rows are one address, in words that a clerk reads.
 *
 * The words are data, the same bytes in every locale, and Chinese, because those
 * who settle duplicates read the table in Excel. */
#ifndef MP_DEDUP_WHY_H
#define MP_DEDUP_WHY_H

#include "address/address.h"
#include "base/buf.h"

/* Append why a row is a duplicate of its survivor.  `exact`, their texts are the
 * same bytes: "原文相同".  Else "标准地址相同，原文写法不同", and every element from
 * province to room that is not written alike, the duplicate's first: "；楼层：（无）
 * =5层".  Remarks are not repeated here: they may speak of people. */
void mp_why_duplicate(mp_buf *, bool exact, const mp_address *duplicate,
    const mp_address *survivor);

/* Append what the survivor of `rows` rows is told: "共3条，保留此条", nothing if it
 * is the only one. */
void mp_why_survivor(mp_buf *, size_t rows);

#endif
