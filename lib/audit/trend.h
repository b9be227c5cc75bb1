/* trend.h - which faults are mended, new or still there since an earlier run.
 *
 * A snapshot is a small TSV: the figures of every unit, and for every fault of a row 16
 * hexadecimal digits, a hash of what the row is called by (its code, else its id, else its
 * address), so that nobody can read an address from it.
 *
 *	record	by	unit	name	numerator	denominator	rows
 *	version			1
 *	figure	total		mapped	980	1000
 *	fault	county	浉河区	wrong.distance			0f3a...
 *
 * A line of faults has at most 512 of them.  A row that changed its code (and id and
 * address) since is another row: its faults are gone, and new. */
#ifndef MP_AUDIT_TREND_H
#define MP_AUDIT_TREND_H

#include "audit/grouping.h"
#include "audit/hashes.h"
#include "base/buf.h"

enum { MP_SNAPSHOT_VERSION = 1 };

typedef struct {
	uint64_t row;		/* hash */
	uint32_t unit;		/* of the main grouping */
	uint32_t issue;
} mp_trend_fault;

/* What became of the faults of one kind in one unit. */
typedef struct {
	uint64_t mended, fresh, remaining, gone;	/* gone: with their rows */
} mp_change;

typedef struct {
	mp_trend_fault *now, *then;
	size_t nnow, now_cap, nthen, then_cap;
	mp_hashes rows;		/* of the faults then */
	bool *present;		/* by row: it is still there */
	bool keeping;		/* somebody wants `now` */
	mp_change *change;	/* [unit * (MP_NISSUE + 1) + issue]; the last is all kinds */
	size_t units;
	struct mp_trend_figure { uint64_t n, of; } *figure;	/* then */
	size_t nfigure, figure_cap;
	mp_map index;		/* of `figure`, by measure, grouping and unit */
	mp_arena strings;
} mp_trend;

/* Read a snapshot; units that are no more are entered in `main`.  False with `why`. */
bool mp_trend_read(mp_trend *, mp_grouping *main, const char *path, mp_buf *why);
void mp_trend_free(mp_trend *);

/* A live row of this run, and what is wrong with it. */
void mp_trend_row(mp_trend *, uint64_t row, uint32_t unit, mp_issue_set faults);

/* All rows have been told: compare. */
void mp_trend_end(mp_trend *, const mp_grouping *main);

/* Of one unit (or, UINT32_MAX, all) and issue (or, MP_NISSUE, all). */
mp_change mp_trend_change(const mp_trend *, uint32_t unit, mp_issue issue);

/* A figure of then; false if it was not measured. */
bool mp_trend_then(const mp_trend *, mp_str by, mp_str unit, mp_measure, uint64_t *n, uint64_t *of);

/* Append the lines of the faults of this run. */
void mp_trend_write(mp_trend *, const mp_grouping *main, mp_buf *out);

#endif
