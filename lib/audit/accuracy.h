/* accuracy.h - what a sample says of the whole: accuracy by unit, and in total.
 *
 * The verdict of audit-report --judge is a table of lots.  Those whose names are the units
 * of a grouping give their accuracy as it was found.  In total the lots are weighed by
 * their rows, since a plan draws a larger share of a small lot (Cochran, Sampling
 * Techniques, 3rd ed. 1977, 5.3): the numerator is an estimate of the right rows of all
 * lots.  The interval is Wilson's, with the number of rows of a simple random sample of
 * the same variance (Korn, Graubard, Survey Methodology 24, 1998, p. 193-201). */
#ifndef MP_AUDIT_ACCURACY_H
#define MP_AUDIT_ACCURACY_H

#include "audit/grouping.h"
#include "audit/rate.h"

typedef struct {
	struct mp_lot {
		mp_str name;
		uint64_t rows, checked, wrong;
		uint64_t groups;	/* of the first stage; 0: drawn without stages */
		double effect;		/* of the design; 0: not known */
	} *lot;
	size_t n, cap;
	mp_arena strings;
} mp_accuracy;

/* Read a verdict.  False with `why` if it is none, or a lot has more rows wrong than
 * checked, or more checked than there are. */
bool mp_accuracy_read(mp_accuracy *, const char *path, mp_buf *why);
void mp_accuracy_free(mp_accuracy *);

/* Enter the lots in the units of a grouping; false, and nothing is entered, if one of them
 * is no unit of it. */
bool mp_accuracy_enter(const mp_accuracy *, mp_grouping *);

/* In total: right of all rows of the lots of which some were checked, estimated.  False if
 * none was. */
bool mp_accuracy_total(const mp_accuracy *, uint64_t *right, uint64_t *rows, mp_interval *);

#endif
