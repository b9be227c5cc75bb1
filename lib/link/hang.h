/* hang.h - the place of the library on which a text or a code hangs.
 *
 * What a text means is looked up once (lookup/lookup.h) and remembered by all threads: the
 * people of a household share it.  A text hangs on a place only if that is sure: the
 * answer is not one of several, its score reaches what the run asks for, its code is in
 * use, and it is a group, a door, an estate or something finer.  A building, a unit or a
 * door also answers for a room that is not in the library (MP_MATCH_COARSER). */
#ifndef MP_LINK_HANG_H
#define MP_LINK_HANG_H

#include "link/finding.h"
#include "lookup/lookup.h"

enum { MP_NO_PLACE = UINT32_MAX, MP_SCORE_ONE = 10000 };

typedef struct {
	uint32_t place;		/* of the book, with a code that is in use; or MP_NO_PLACE */
	uint16_t score;		/* of MP_SCORE_ONE */
	uint8_t match;		/* mp_match; NONE if there is no place */
	uint8_t why;		/* the mp_finding, + 1; 0: all is well */
} mp_hung;

static inline bool
mp_hung_coarse(mp_hung h)
{
	return h.match == MP_MATCH_COARSER;
}

/* What was looked up, and which counties the library is of: one for the run. */
typedef struct mp_memo mp_memo;
mp_memo *mp_memo_new(const mp_book *);
void mp_memo_free(mp_memo *);		/* NULL is fine */

/* One for each thread; what is given must outlive it. */
typedef struct mp_hanger mp_hanger;
mp_hanger *mp_hanger_new(const mp_book *, const struct mp_normal_settings *, mp_memo *,
    unsigned least_score);
void mp_hanger_free(mp_hanger *);	/* NULL is fine */

/* Both are valid UTF-8, and may be empty.  By the code, if the book knows it, or else by the text; a code that is not known is a
 * finding of its own.  Where both are sure and mean two places, it hangs on neither. */
mp_hung mp_hang(mp_hanger *, mp_str code, mp_str text, mp_finding_set *);

/* Is the text, which hangs on nothing, of another county than those of the library, or no
 * address at all (外出务工)?  Then the library lacks nothing. */
bool mp_hang_outside(mp_hanger *, mp_str text);

/* Append the county and the township that the text tells, each with a tab before it; ""
 * where it does not. */
void mp_hang_divisions(mp_hanger *, mp_str text, mp_buf *);

/* May the text mean this place, after all, or one inside or around it?  For a text that
 * hangs on nothing or on something coarse. */
bool mp_hang_may_be(mp_hanger *, mp_str text, uint32_t place);

/* Append what comes next to the text: "CODE ADDRESS SCORE; ..."; nothing, if nothing does. */
void mp_hang_candidates(mp_hanger *, mp_str text, mp_buf *);

#endif
