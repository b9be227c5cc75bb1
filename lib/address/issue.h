/* issue.h - what can be wrong with an address: the one closed vocabulary.
 *
 * Every value of the column `issues` is in this table, and menpai-issues(5)
 * describes each.  The classes are those of the field work (重错漏): missing.*,
 * wrong.*, unnamed.*, temporary.*, dup.*.  To add an issue, add it to the enum
 * (before MP_NISSUE), to the table in issue.c and to menpai-issues(5). */
#ifndef MP_ADDRESS_ISSUE_H
#define MP_ADDRESS_ISSUE_H

#include <stdint.h>

#include "base/buf.h"

typedef enum {
	MP_MISSING_UPPER,
	MP_MISSING_INFERRED,
	MP_MISSING_COUNTY,
	MP_MISSING_TOWNSHIP,
	MP_MISSING_GROUP,
	MP_MISSING_ROAD,
	MP_MISSING_DOOR,
	MP_MISSING_BUILDING,
	MP_MISSING_ROOM,
	MP_MISSING_ALL,
	MP_MISSING_CODE,
	MP_WRONG_SPELLING,
	MP_WRONG_OLDNAME,
	MP_WRONG_REPEATED,
	MP_WRONG_NUMERAL,
	MP_WRONG_DIVISION,
	MP_WRONG_AMBIGUOUS,
	MP_WRONG_UNLISTED,
	MP_WRONG_SEVERAL,
	MP_WRONG_CONFLICT,
	MP_WRONG_NUMBER,
	MP_WRONG_FLOOR,
	MP_WRONG_RELATIVE,
	MP_WRONG_UNREAD,
	MP_WRONG_DOUBTFUL,
	MP_WRONG_PERSONAL,
	MP_WRONG_REWRITTEN,
	MP_WRONG_RULE,
	MP_WRONG_RETIRED,
	MP_UNNAMED_ROAD,
	MP_TEMPORARY_DOOR,
	MP_DUP_NUMBER,
	MP_MISSING_COORDINATES,
	MP_WRONG_COORDINATES,
	MP_WRONG_SWAPPED,
	MP_WRONG_ENVELOPE,
	MP_WRONG_DISTANCE,
	MP_NISSUE
} mp_issue;

/* What an issue does to the column `status`; an address has the gravest. */
typedef enum {
	MP_OK,		/* nothing to do */
	MP_MENDED,	/* was corrected, with certainty */
	MP_REVIEW,	/* a clerk must settle it */
	MP_WRONG	/* of no use as it stands */
} mp_gravity;

struct mp_issue_info {
	const char *id;		/* "missing.door" */
	mp_gravity gravity;
	const char *en, *zh;	/* what is the matter */
	const char *do_en, *do_zh;	/* what to do about it */
};

extern const struct mp_issue_info mp_issues[MP_NISSUE];

/* A set of issues. */
typedef uint64_t mp_issue_set;
#define MP_ISSUE_BIT(issue) ((mp_issue_set)1 << (issue))

/* The issue with this id, or MP_NISSUE. */
mp_issue mp_issue_find(mp_str id);

/* Append the ids of a set, joined by commas, in the order of the enum. */
void mp_issue_write(mp_buf *, mp_issue_set);

/* The set that a column `issues` names; ids that are not in the table are left
 * out (an older or newer release may have written the file). */
mp_issue_set mp_issue_read(mp_str column);

/* The gravest gravity in the set, MP_OK if it is empty; and its column value:
 * "ok", "mended", "review", "wrong". */
mp_gravity mp_issue_gravity(mp_issue_set);
const char *mp_gravity_name(mp_gravity);

#endif
