/* alike.h - how alike two names are as texts, and which are worth comparing
 * (for variants.c). */
#ifndef MP_NAMES_ALIKE_H
#define MP_NAMES_ALIKE_H

#include "base/buf.h"
#include "names/naming.h"
#include "names/similar.h"
#include "names/variants.h"

/* The way from one name to another, the weakest first. */
typedef enum {
	MP_WAY_NONE,
	MP_WAY_RENAMED,		/* nothing in common: an old and a new name */
	MP_WAY_TOLD,		/* a character more that tells places apart: 金城路/金城南路,
				 * 寨村/小寨村; or half of the name another: 高庄村/高围村 */
	MP_WAY_OTHER,		/* one character, not alike: 鸡分山大街/鸡公山大街 */
	MP_WAY_TWICE,		/* two slips: 胡朱村/朱湖村 (twice.h) */
	MP_WAY_SWAPPED,		/* another generic word: 和平路/和平大道, X花园/X小区 */
	MP_WAY_LENGTH,		/* a character more or less */
	MP_WAY_LOOSE,		/* one character, loosely alike by sound or shape */
	MP_WAY_TURNED,		/* two characters in the other order: 肖营/营肖 */
	MP_WAY_DOUBLED,		/* a character twice: 北街/北街街 */
	MP_WAY_SHAPE, MP_WAY_SOUND, MP_WAY_VARIANT,
	MP_WAY_GENERIC		/* a generic word more or less: 湖光/湖光小区 */
} mp_way;

typedef struct {
	uint32_t from, to;	/* names by number: `to` is the smaller one, the more frequent */
	mp_way way;
	mp_alike alike;
	uint8_t telling;	/* of the two characters, how many tell places apart (大),
				 * or, where families give the names, are surnames */
	bool half;		/* one of two characters is another one: 羊湾/杨湾 */
	uint32_t typed, meant;	/* one character of `from` in the place of one of `to`; or 0 */
} mp_candidate;

/* A name as characters; false if it is longer than a name is. */
enum { MP_CHARS = 40 };
typedef struct {
	uint32_t c[MP_CHARS];
	size_t n;
} mp_chars;
bool mp_chars_of(mp_chars *, mp_str);

/* The name without its generic words, and what tells one part of an estate from the
 * others: 湖光 and 东区 of 湖光小区东区. */
mp_str mp_alike_core(mp_element e, mp_str name, mp_str *part);

/* Does the character count in a name of `e`?  丁 is a family where families give the
 * names. */
bool mp_alike_counts(mp_element e, uint32_t c);

/* The name of an estate without a word that may as well be left out: 湖光花园 of
 * 湖光花园小区; any other name as it is. */
mp_str mp_alike_bare(mp_element e, mp_str name);

/* Leave one of every character that stands twice in a row; false if none does. */
bool mp_alike_undouble(mp_chars *);

/* How alike two names of element `e` are; the fields but `from` and `to`.  The latter where
 * the realm in which they stand is known. */
mp_candidate mp_alike_names(mp_element e, mp_str a, mp_str b);
mp_candidate mp_alike_within(mp_element e, mp_str a, mp_str b, mp_str realm);

/* The pairs of names that are worth comparing, each once, by `from` and `to`; the caller
 * frees them.  `compared` counts the comparisons: every name meets only those that differ
 * from it in one character or in a generic word, of those the 64 most frequent; and it
 * is put beside the 16 of these that are most alike. */
mp_candidate *mp_alike_find(const mp_corpus *, const mp_naming *, mp_element e, size_t *n,
    size_t *compared);

/* The pairs of roads that have an estate at the same door, for mp_alike_find: a pair may
 * come more than once. */
mp_candidate *mp_renamed_find(const mp_corpus *, const mp_naming *, size_t *n);

#endif
