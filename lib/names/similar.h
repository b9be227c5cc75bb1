/* similar.h - characters that are taken for each other.
 *
 * By sound, because names are typed by their pinyin and written down as they were
 * heard; by shape, because they are copied from paper; and as variants, where the
 * villages themselves are written in two ways (data/similar-chars.tsv).  What sounds
 * and looks alike comes from Unicode's Han database (data/README).
 *
 * Likeness is how often a mistake makes of one character the other, against how often
 * two characters are alike by chance: it says that two names may be one, never that
 * they are. */
#ifndef MP_NAMES_SIMILAR_H
#define MP_NAMES_SIMILAR_H

#include <stdint.h>

#include "base/str.h"

typedef enum {
	MP_UNLIKE,		/* nothing says that they are alike */
	MP_LOOSE_SHAPE,		/* 1 of 60 pairs of characters looks so alike */
	MP_LOOSE_SOUND,		/* 浪/囊, 飞/灰: alike where zh is z, n is l, f is hu */
	MP_CLOSE_SHAPE,		/* 末/未, 湖/糊 */
	MP_SAME_SOUND,		/* 建/健 */
	MP_VARIANT_CHAR		/* 坊/房, 岗/冈 */
} mp_likeness;

/* How alike two different characters are.  Characters that tell places apart are
 * unlike each other, whatever they look and sound like: directions, sizes, ages, 百千万;
 * what counts (一 to 十, 甲乙丙丁, digits, letters) is unlike everything. */
mp_likeness mp_similar(uint32_t a, uint32_t b);

/* Does the character tell places apart: 东, 大, 上, 新? */
bool mp_telling(uint32_t c);

/* Does it count: 一, 甲, 3, B? */
bool mp_counting(uint32_t c);

#endif
