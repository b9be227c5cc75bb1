/* audit.h - a library measured, unit by unit, in one pass and a half.
 *
 *	mp_audit *a = mp_audit_new(f, &options);	// columns, the other tables
 *	mp_audit_read(a);				// all rows of `f`
 *	mp_audit_write(a);				// the figures, as rows of `f`; lists,
 *							// snapshot, report
 *	mp_audit_free(a);
 *
 * The rows are read once.  What can be judged only when all have been seen (coordinates by
 * those of their road; lists in the order of the units) waits in a nameless file in the
 * meantime, some 100 bytes a row, more where lists are asked for.  Memory grows with the
 * units and roads; besides, 8 bytes a code of --manifest and --installed, 16 bytes a code
 * of the library where links count by it, 16 bytes a fault where there is a snapshot, and
 * 16 bytes a row of a list.
 *
 * This is of the command layer: what is wrong with an option or a table ends the run. */
#ifndef MP_AUDIT_AUDIT_H
#define MP_AUDIT_AUDIT_H

#include "audit/accuracy.h"
#include "audit/datum.h"
#include "audit/grouping.h"
#include "audit/hashes.h"
#include "audit/marks.h"
#include "audit/places.h"
#include "audit/trend.h"
#include "audit/workday.h"
#include "audit/write.h"
#include "base/spill.h"
#include "row/filter.h"

/* What the options say: strings of argv; NULL: not asked for. */
typedef struct {
	const char *by, *thresholds, *crs;
	const char *expected, *links, *manifest, *installed, *judged;
	const char *correct, *civil_affairs, *cancel, *not_found;
	const char *responsible, *holidays, *date;
	const char *snapshot, *since;
	const char *report, *tmpdir;
	const char *reason, *operator, *log;	/* of unmask */
	bool in_public, unmask;
} mp_audit_options;

enum { MP_GROUPINGS = 8, MP_REPORTS = 8 };	/* the first grouping is the total */

typedef struct {
	filter_col elem[MP_NELEMENT];
	filter_col address, id, raw, code, level, issues, dup_of, dup_kind, lon, lat, labelled;
	filter_col responsible;
} mp_audit_columns;

typedef struct mp_lists mp_lists;
struct mp_audit_links;

typedef struct {
	filter *f;
	const mp_audit_options *o;
	mp_marks marks;
	mp_calendar calendar;
	mp_day date;
	mp_datum datum;
	mp_audit_columns col;

	mp_grouping group[MP_GROUPINGS];
	mp_group_columns cols[MP_GROUPINGS];	/* in the library */
	size_t ngroup;

	mp_hashes plates, installed;	/* codes */
	uint32_t levels;		/* of --expected, a bit each; 0: all */
	struct mp_audit_links *links;	/* that are still to be read */
	mp_accuracy accuracy;
	mp_interval accuracy_total;
	mp_places places;
	mp_spill *spill;		/* NULL: rows need not wait */
	mp_lists *lists;		/* NULL: none asked for */
	mp_outfile *snapshot;		/* NULL: not asked for */
	struct mp_audit_report { char *path; mp_report_format format; mp_outfile *out; }
	    report[MP_REPORTS];
	size_t nreport;
	mp_trend trend;
	unsigned char *veil;		/* NULL: all may be told */
	size_t cells;
	filter_col out[16];		/* of the figures */
	mp_buf buf;
} mp_audit;

mp_audit *mp_audit_new(filter *, const mp_audit_options *);
void mp_audit_read(mp_audit *);
void mp_audit_write(mp_audit *);
void mp_audit_free(mp_audit *);

/* The grouping that lists of change are made by: the first of --by. */
mp_grouping *mp_audit_main(mp_audit *);

/* --- beside.c: the other tables ----------------------------------------------------- */

void mp_audit_beside(mp_audit *);
void mp_audit_judged(mp_audit *);	/* when all units are known */

/* Close a table that has been read; one with broken rows would give wrong figures. */
void mp_audit_leave(filter *, const char *path);

/* --- linked.c: houses, people and organisations --------------------------------------- */

void mp_audit_links_open(mp_audit *);		/* before the first row of the library */
/* A row of the library and its units: others hang on its code. */
void mp_audit_links_home(mp_audit *, const filter_row *, const uint32_t *unit);
void mp_audit_links_read(mp_audit *);		/* after the last */

/* --- figures.c: what was measured ---------------------------------------------------- */

/* One figure: a measure of a unit. */
typedef struct {
	uint64_t numerator, denominator;
	uint32_t mark;		/* 1/1,000,000 */
	bool marked, pass;	/* it has a pass mark; and passes (where there is something) */
	unsigned hidden;	/* what is not told in public */
	bool sampled;		/* it has an interval */
	mp_interval interval;
} mp_figure;

enum { MP_HIDDEN = 1, MP_HIDDEN_OF = 2 };	/* numerator and rate; denominator */

mp_figure mp_audit_figure(const mp_audit *, size_t group, uint32_t unit, mp_measure);

/* Has it been measured for this grouping?  An issue: and found at all. */
bool mp_audit_measured(const mp_audit *, size_t group, mp_measure);

/* Add the columns of the figures, before the first row is read; write them after it. */
void mp_audit_figures_bind(mp_audit *);
void mp_audit_put(mp_audit *);

/* --- snapshot.c: for the next run ------------------------------------------------------ */

void mp_audit_snapshot(mp_audit *, mp_outfile *);

/* --- veil.c: what is not told in public ------------------------------------------------ */

void mp_audit_hide(mp_audit *);
unsigned mp_audit_hidden(const mp_audit *, size_t group, uint32_t unit, mp_measure);

#endif
