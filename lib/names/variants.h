/* variants.h - which names of a corpus are one name, written in several ways.
 *
 *	mp_variants *v = mp_variants_find(&corpus, decided, n, threads);
 *	t = mp_variants_settled(v, &corpus.sighting[i], MP_ROAD);	// 狮河路 -> 浉河路
 *	mp_variants_free(v);
 *
 * Names are few where records are millions, so names are settled first and records
 * are then compared by settled names only.  Two names are one when they are alike
 * (variant characters, sound, shape, a generic word or a character more or less) AND
 * the records say so: the same numbers in the same township, the same neighbours,
 * counts far apart.  Likeness alone settles nothing: thousands of village names
 * differ from their neighbour's in one character.  Characters that tell places apart
 * (东/西, 一/二, 上/下, 甲/乙, digits, letters) never count as alike.
 *
 * No chains: a name is settled as another that is itself settled as itself.  Nothing
 * depends on the order of the sightings. */
#ifndef MP_NAMES_VARIANTS_H
#define MP_NAMES_VARIANTS_H

#include "names/corpus.h"

typedef enum {
	MP_ALIKE_VARIANT,	/* 坊/房, 余/佘 */
	MP_ALIKE_SOUND,		/* 广复路/光复路 */
	MP_ALIKE_SHAPE,		/* 末/未 */
	MP_ALIKE_GENERIC,	/* 湖光 / 湖光小区 / 湖光花园小区 */
	MP_ALIKE_LENGTH,	/* a character more or less: 东方红大道/东方大道 */
	MP_ALIKE_TURNED,	/* two characters in the other order: 肖营村/营肖村 */
	MP_ALIKE_OTHER,		/* one character, not alike: 鸡分山大街/鸡公山大街 */
	MP_ALIKE_RENAMED,	/* not alike: an old and a new name */
	MP_ALIKE_DECIDED,	/* a clerk said so; or an accepted names file */
	MP_ALIKE_TWICE		/* two slips: 胡朱村/朱湖村 */
} mp_alike;

/* `from` is another writing of `to`, where the sighting lies in `within`. */
typedef struct {
	mp_term from, to;
	mp_term within;		/* group: a community, community: a township; 0: the
				 * whole county */
	mp_alike alike;
	double score;		/* calibrated: of those at 0.95, 95 % are right */
	uint32_t nfrom, nto;	/* sightings */
	uint32_t same;		/* sightings of `from` that are also there under `to`, with
				 * the same numbers */
	bool settled;		/* false: doubtful, for a clerk */
} mp_variant;

/* What a clerk said of two names: one, or two.  Or what was learnt of them before. */
typedef struct {
	mp_term from, to, within;
	bool same;
	bool learnt;		/* then it was as alike, and as sure, as this */
	mp_alike alike;
	double score;
} mp_name_decision;

typedef struct mp_variants mp_variants;

/* Compare the names of the corpus.  What was decided is not asked again, and always
 * holds: two names that were decided to be two are never settled as one third.  So
 * many threads are at work, which changes nothing of what is found. */
mp_variants *mp_variants_find(const mp_corpus *, const mp_name_decision *, size_t n,
    size_t threads);

/* The name by which this sighting's element is to be compared: its own word, or the
 * settled one. */
mp_term mp_variants_settled(const mp_variants *, const mp_sighting *, mp_element);

/* The pair by which it is settled; NULL: it is its own word. */
const mp_variant *mp_variants_pair(const mp_variants *, const mp_sighting *, mp_element);

/* All pairs, settled and doubtful, in an order that depends on their texts only. */
const mp_variant *mp_variants_list(const mp_variants *, size_t *n);

/* How many pairs of names were compared. */
size_t mp_variants_compared(const mp_variants *);

/* Append why, in words that a clerk reads: 街路巷 狮河路=浉河路（异体字）：3条对5400条，
 * 号码相同2条 */
void mp_variants_why(mp_buf *, const mp_corpus *, const mp_variant *);

/* The same, with the two names as the caller has them before him. */
void mp_variants_why_as(mp_buf *, const mp_corpus *, const mp_variant *, mp_str from,
    mp_str to);

void mp_variants_free(mp_variants *);

#endif
