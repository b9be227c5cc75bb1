/* parse_lexicon.h - the words that addresses are built with.
 *
 * A closed list of generic words (路, 小区, 村民组), relation words (对面), section
 * words (中段), fillers (县城): what each can be, and how much it costs to read
 * over it, that is, to hide it in the middle of a longer name (金水路 hides
 * nothing, 西万村东街 as one road would hide a 村).  The list is data/weights/words.tsv,
 * made into words_table.h when the toolkit is built.  Found by one table look-up a
 * character. */
#ifndef MP_ADDRESS_PARSE_LEXICON_H
#define MP_ADDRESS_PARSE_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* What a word can be; one word can be several. */
enum mp_role {
	MP_W_SUFFIX = 1 << 0,	/* the generic word that ends a name of sort `sort` */
	MP_W_ALONE = 1 << 1,	/* and, or only, the whole name: 步行街; 农行 */
	MP_W_SEGMENT = 1 << 2,	/* a section or side of a road: 中段, 路北 */
	MP_W_OUTSIDE = 1 << 3,	/* beside its object: 对面, 附近 */
	MP_W_INSIDE = 1 << 4,	/* within its object: 院内, 楼下, 南门 */
	MP_W_CROSS = 1 << 5,	/* ends a crossing: 交叉口 */
	MP_W_AND = 1 << 6,	/* joins two roads: 与 */
	MP_W_FILL = 1 << 7,	/* says nothing: 县城, 市辖区, 位于 */
	MP_W_SHOP = 1 << 8,	/* a shop front without a number: 门面房, 底商 */
	MP_W_HAMLET = 1 << 9,	/* how hamlets end: 湾, 庄 */
	MP_W_UNNAMED = 1 << 10,	/* 无名路 */
	MP_W_ALIAS = 1 << 11,	/* what follows is another name: 原, 曾用名 */
	MP_W_DELIVERY = 1 << 12,	/* a note for somebody: 电话, 收 */
	MP_W_CENTRE = 1 << 14,	/* the seat of a county: 县城 */
	MP_W_NEARBY = 1 << 15,	/* tells a remark in brackets: 公交站 */
	MP_W_PREFIX = 1 << 16,	/* may stand before a number: 第, 附, 东 */
	MP_W_REMARK = 1 << 18,	/* about a visit or the house: 联系不上, 已拆迁 */
	MP_W_PERSON = 1 << 19,	/* tells a person: 收, 先生, 低保户 */
	MP_W_LEADS = 1 << 17,	/* may begin words of position: 东, 向 */
	MP_W_UNIT = 1 << 13	/* counts the number before it: 号, 单元 */
};

/* Words that begin something else than the rest of a name. */
#define MP_W_STARTS (MP_W_SEGMENT | MP_W_OUTSIDE | MP_W_INSIDE | MP_W_CROSS | MP_W_SHOP | \
    MP_W_AND | MP_W_DELIVERY | MP_W_FILL | MP_W_UNNAMED | MP_W_REMARK)

typedef struct {
	const char *text;	/* UTF-8, folded */
	uint32_t role;
	uint8_t sort;		/* of the name that it ends (enum mp_sort); of a
				 * counting word, what it counts (enum mp_unit) */
	int8_t score;		/* for using it in its role */
	int8_t cut;		/* for reading over it */
	uint8_t len;		/* in characters; filled in by mp_lexicon_new */
} mp_word;

#ifdef MP_TUNING	/* bench/tune: scores may change before mp_lexicon_new */
extern mp_word mp_words[];
extern const size_t mp_nwords;
#endif

typedef struct mp_lexicon mp_lexicon;

/* What a character is. */
enum mp_class {
	MP_C_HAN, MP_C_NUMERAL, MP_C_DIGIT, MP_C_LETTER, MP_C_DASH, MP_C_MARK,
	MP_C_OPEN, MP_C_CLOSE
};

/* What is known of a character of the basic plane. */
struct mp_character {
	uint16_t node;		/* private; 0: no word begins with it */
	uint8_t class;
	bool folds;		/* folding may change it */
};
#define MP_PLANE 0x10000
const struct mp_character *mp_lexicon_characters(const mp_lexicon *);

mp_lexicon *mp_lexicon_new(void);
void mp_lexicon_free(mp_lexicon *);

/* The words that begin at c[0], of at most n characters, longest first.  They live as
 * long as the lexicon. */
struct mp_words {
	const mp_word *const *word;
	size_t n;
	uint32_t roles;		/* of all of them */
};
struct mp_words mp_lexicon_match(const mp_lexicon *, const uint32_t *c, size_t n);

/* Is there a word with one of these roles that is the whole of c[0..n)? */
const mp_word *mp_lexicon_find(const mp_lexicon *, const uint32_t *c, size_t n,
    unsigned role);

/* How many bytes at the beginning of a folded text are a word that tells nothing of the
 * place: about a visit, the house or its people, or a filler; 0: none.  For the few
 * remarks where that counts: all words are looked at. */
size_t mp_lexicon_aside(mp_str text);

#endif
