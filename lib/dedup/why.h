/* why.h - why two rows are one address, in words that a clerk reads.
 *
 * The words are data, the same bytes in every locale, and Chinese, because those
 * who settle duplicates read the table in Excel. */
#ifndef MP_DEDUP_WHY_H
#define MP_DEDUP_WHY_H

#include "address/address.h"
#include "base/buf.h"

/* "原文相同": the texts are byte for byte the same. */
void mp_why_exact(mp_buf *);

/* "标准地址相同，原文写法不同", and then every element in which the duplicate is
 * written otherwise than the survivor: "楼层：（无）=5层". */
void mp_why_format(mp_buf *, const mp_address *duplicate, const mp_address *survivor);

/* "共3条，保留此条": the survivor of a cluster of `rows` rows. */
void mp_why_survivor(mp_buf *, size_t rows);

#endif
