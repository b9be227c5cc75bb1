/* marks.h - the pass marks of an audit, and its other settings: a text file.
 *
 * Lines of `key = value`, menpai-audit(5); a key may be for one unit only:
 *
 *	采集率 = 95%
 *	采集率 @ 浉河区 = 99%
 *	wrong.division = 0.5%
 *	限期 = 15
 *	限期 @ wrong.division = 5
 *	限期 @ id.check = 10
 *	范围 @ 信阳市 = 113.75 30.38 115.92 32.45
 *	远离 = 3000
 *
 * A measure without a line has no pass mark.  What is not set is what
 * data/audit/default.thresholds has, for the keys below `due`. */
#ifndef MP_AUDIT_MARKS_H
#define MP_AUDIT_MARKS_H

#include "audit/measure.h"
#include "base/arena.h"
#include "base/place.h"

/* A box of coordinates, in WGS 84. */
typedef struct {
	mp_point low, high;	/* south-west, north-east */
} mp_box;

typedef struct {
	mp_measure measure;
	mp_str unit;		/* "": all */
	uint32_t share;		/* 1/1,000,000 */
} mp_mark;

typedef struct {
	mp_mark *mark;
	size_t nmark, mark_cap;
	struct mp_named_box { mp_str division; mp_box box; } *box;
	size_t nbox, box_cap;
	unsigned due;			/* working days */
	int due_of[MP_NISSUE];		/* -1: as `due` */
	int due_of_finding[MP_NFINDING];
	double far;			/* metres from the middle of a road, at least */
	unsigned small;			/* cells below this are not told in public */
	mp_arena strings;
} mp_marks;

/* Read a file.  False, and `why` filled with a sentence that begins with file, line and
 * column (in characters, from 1), if anything in it is wrong. */
bool mp_marks_open(mp_marks *, const char *path, mp_buf *why);
void mp_marks_close(mp_marks *);

/* The pass mark of a measure in a unit, which is called "浉河区/老城街道": the line whose
 * unit is that or its last part, else one for a part before it, else one for all.
 * False if there is none. */
bool mp_marks_get(const mp_marks *, mp_measure, mp_str unit, uint32_t *share);

/* Is numerator / denominator what the mark wants?  Compared as whole numbers. */
bool mp_marks_pass(mp_measure, uint32_t share, uint64_t numerator, uint64_t denominator);

/* The box that is set for a division, or NULL. */
const mp_box *mp_marks_box(const mp_marks *, mp_str division);

/* The working days that the faults of a row give, the fewest that any of them does. */
unsigned mp_marks_due(const mp_marks *, mp_issue_set faults);
unsigned mp_marks_due_link(const mp_marks *, mp_finding_set);

#endif
