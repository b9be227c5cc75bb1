/* why.h - why two rows are one address, in words that a clerk reads.
 *
 * The words are data, the same bytes in every locale, and Chinese, because those
 * who settle duplicates read the table in Excel.  Remarks are not repeated: they may
 * speak of people. */
#ifndef MP_DEDUP_WHY_H
#define MP_DEDUP_WHY_H

#include "address/address.h"
#include "names/variants.h"

/* What a duplicate is to its survivor: the first that holds. */
typedef enum {
	MP_DUP_EXACT,		/* the texts are the same bytes */
	MP_DUP_FORMAT,		/* the same elements, written in another way */
	MP_DUP_PARTIAL,		/* one leaves out what the other says */
	MP_DUP_TYPO,		/* a name has a wrong character, or one too few or many */
	MP_DUP_ALIAS,		/* a name has another form: 小区 or not, old or new */
	MP_DUP_DECIDED		/* a clerk said so */
} mp_dup_kind;

extern const char *const mp_dup_kind_name[];	/* the value of dup_kind */

typedef struct {
	mp_dup_kind kind;
	double score;		/* of those at 0.95, 95 % are right */
} mp_why;

/* The two rows, and what is known of their names. */
typedef struct {
	const mp_address *duplicate, *survivor;
	bool exact;		/* their texts are the same bytes */
	bool unread;		/* that of the survivor is not known */
	bool format;		/* their identities are equal */
	bool decided;		/* they are one because a clerk said so */
	const mp_corpus *corpus;
	const mp_variants *variants;
	mp_term county;		/* in which they are compared */
} mp_why_of;

/* Append why.  Exact: 原文相同.  Format: 标准地址相同，原文写法不同, and every element
 * that is not written alike, the duplicate's first: ；楼层：（无）=5层.  Partial: 缺少
 * 乡镇街道、单元：只有一处相符.  Unread: 标准地址相同 alone.  Names: what variants.h says of them.  Decided:
 * 人工认定为同一地址, and what is not alike. */
mp_why mp_why_duplicate(mp_buf *, const mp_why_of *);

/* Append what the survivor of `rows` rows is told: 共3条，保留此条, nothing if it is
 * the only one. */
void mp_why_survivor(mp_buf *, size_t rows);

/* Append that several houses bear the number, behind what is there: 重号：同一门牌号有2处
 * 房屋，坐标最远相距1500米. */
void mp_why_number(mp_buf *, size_t houses, size_t metres, bool certificates);

/* Append what a row is told that may be one of `fits` addresses (more than one, or one
 * that may be another's as well): 疑似重复：有2处相符，需人工核定. */
void mp_why_doubtful(mp_buf *, size_t fits);

#endif
