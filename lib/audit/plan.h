/* plan.h - how a sample is drawn, and when a lot passes: the text of --plan.
 *
 *	aql=2.5			GB/T 2828.1, level II; accepted by its acceptance number
 *	aql=2.5,level=1		the same, level I (or 3)
 *	30			30 rows of every lot; all, if there are not so many
 *	5%			5 % of every lot, rounded up
 *	all			every row
 *	30,accept=98%		accepted if at least 98 % are right; without it 95 %
 *	station:2/road:5/all	two stages before the rows: of every lot 2 stations, of each
 *				of them 5 roads, and of these every row
 *
 * A lot is what the rows of one stratum are (--by), or the whole library. */
#ifndef MP_AUDIT_PLAN_H
#define MP_AUDIT_PLAN_H

#include <stdint.h>

#include "base/buf.h"

typedef enum { MP_PLAN_AQL, MP_PLAN_COUNT, MP_PLAN_SHARE, MP_PLAN_ALL } mp_plan_kind;

enum { MP_STAGES = 3 };

typedef struct {
	struct {
		mp_str column;		/* slices of the text */
		uint32_t groups;
	} stage[MP_STAGES];
	size_t stages;
	mp_plan_kind kind;
	uint32_t aql;			/* in thousandths of a percent */
	int level;
	uint32_t count;			/* rows */
	uint32_t share;			/* in thousandths of a percent */
	uint32_t accept;		/* share that has to be right, the same */
} mp_plan;

enum { MP_PLAN_WHOLE = 100000 };	/* 100 % */

/* False, and `why` filled with a sentence that comes translated, if the text is none.
 * The text must live as long as the plan. */
bool mp_plan_read(mp_plan *, mp_str text, mp_buf *why);

/* How many of the `rows` of a lot (with stages: of a group of the last one) are drawn. */
uint64_t mp_plan_size(const mp_plan *, uint64_t rows);

/* The acceptance number of a lot of so many rows, for a plan by AQL. */
uint32_t mp_plan_accept(const mp_plan *, uint64_t rows);

#endif
