/* judge.h - how likely two names are one (for variants.c).
 *
 * Log odds are added up as in Fellegi and Sunter (1969): how alike the names are, how
 * far their counts are apart, and what the records say.  The weights are judgements of
 * how names come about, the scale was checked on the synthetic city (bench/names). */
#ifndef MP_NAMES_JUDGE_H
#define MP_NAMES_JUDGE_H

#include "names/alike.h"
#include "names/evidence.h"

#define MP_JUDGE_SETTLE 0.95	/* one from here on */
#define MP_JUDGE_DOUBTFUL 0.94	/* what is doubtful for another reason is told as this */
#define MP_JUDGE_DOUBT 0.25	/* below that not worth a clerk's time */

/* How likely the pair is one name: `nto` sightings of the more frequent one, which the
 * gazetteer has or not. */
double mp_judge(mp_element, const mp_candidate *, const mp_evidence *, uint32_t nto,
    bool listed);

/* May such a pair be settled at all without a clerk?  Two roads with different generic
 * words may not: 和平路 and 和平大道 are often two. */
bool mp_judge_may_settle(mp_element, const mp_candidate *);

#endif
