/* life.h - what happens to addresses after they got their codes.
 *
 *	rename	a road, community, township, estate ... has another name; or one place
 *		has (its number was changed).  All codes stay, old names go on leading to
 *		them, and new addresses by either name are one.
 *	move	the same, into a division or road that there is already (a township was
 *		merged into another).  What the codes say of the area is where they were
 *		issued, and stays.
 *	merge	a duplicate becomes an alias of the survivor, with all that lies in it:
 *		what has a counterpart is merged with that, the rest goes over.
 *	split	one house is now several, which get codes; it is retired, unless it is one
 *		of them.
 *	retire	a house is gone or never was, and all that lies in it.
 *	restore	and is back, with what was retired with it; or a merger is undone.
 *
 * A name that a place once had is not given to another: rows that still say it would
 * silently get the code of the wrong house.  But for two cases: that place leaves it in the
 * same change (a street is numbered anew), or is retired; the number is then that of the
 * house that bears it. */
#ifndef MP_CODE_LIFE_H
#define MP_CODE_LIFE_H

#include "address/address.h"
#include "code/registry.h"

typedef enum {
	MP_DO_RENAME, MP_DO_MOVE, MP_DO_MERGE, MP_DO_SPLIT, MP_DO_RETIRE, MP_DO_RESTORE,
	MP_NDEEDS
} mp_deed;

/* The deed by its English or Chinese word; MP_NDEEDS if it is none. */
mp_deed mp_deed_find(mp_str word);
const char *mp_deed_word(mp_deed);	/* "rename" */

/* What is to happen.  Texts are without tabs and line ends. */
typedef struct {
	mp_deed deed;
	mp_str code;		/* to what; rename and move without one: to all that match */
	mp_str into;		/* merge: the survivor */
	mp_element element;	/* rename, move, split: what changes; MP_NELEMENT: nothing */
	mp_str old, new;	/* its names; split: the new values, with commas between them */
	mp_address within;	/* rename, move: only where these elements are so */
	mp_str reason;
} mp_request_of_life;

/* Is it about the name of one place?  Those that follow one another are one change, in which
 * all leave their names before any gets its new one. */
bool mp_life_of_one(const mp_request_of_life *);

/* Why it may not. */
typedef enum {
	MP_LIFE_DONE,
	MP_NO_DEED, MP_NO_CODE, MP_UNKNOWN_CODE, MP_ALREADY_RETIRED, MP_ALREADY_MERGED,
	MP_NOT_RETIRED, MP_INTO_ITSELF, MP_INTO_UNKNOWN, MP_INTO_ALIAS, MP_INTO_RETIRED,
	MP_INTO_FINER, MP_INSIDE, MP_IN_RETIRED, MP_NO_REASON, MP_NO_ELEMENT, MP_NO_NAME, MP_SAME_NAME,
	MP_NO_SCOPE, MP_NOTHING, MP_NAME_TAKEN, MP_NOT_OWN, MP_OTHER_VALUE, MP_NO_SERIAL,
	MP_NREFUSALS
} mp_refusal;

/* "unknown code 编码不存在": the same for every locale, because it is data; "" if it was
 * done. */
const char *mp_refusal_words(mp_refusal);

typedef struct {
	mp_refusal refusal;
	size_t places;		/* that it has changed */
	mp_str codes;		/* split: the new ones, with commas; until the next call */
} mp_answer_of_life;

/* Let `n` things happen in their order, as one transaction that is on the disk when this
 * returns.  Each is done in full or refused and leaves nothing.  False on failure: then
 * none has happened. */
bool mp_live(mp_registry *, const mp_request_of_life *, size_t n, int64_t now,
    mp_answer_of_life *);

#endif
