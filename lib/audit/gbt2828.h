/* gbt2828.h - sampling by attributes: GB/T 2828.1-2012 (ISO 2859-1:1999).
 *
 * Single sampling, normal inspection, general inspection levels I, II and III, acceptance
 * quality limits from 0.025 to 10 nonconforming items in a hundred.  A lot is accepted if
 * not more than `accept` of the `size` items drawn are wrong, and rejected if `accept` + 1
 * are.
 *
 * The tables are not written down but built by the standard's own order.  Code letters
 * (table 1) go up by one with every range of lot sizes and with every level.  In the
 * master table (2-A) sample sizes and quality limits both grow by 10 to the 1/5, so that a
 * diagonal has one expected number of wrong items and therefore one acceptance number:
 * 0, an arrow up, an arrow down, 1, 2, 3, 5, 7, 10, 14, 21; before them all arrows go down,
 * behind them up.  An arrow leads to the next plan in its direction, with that plan's
 * size.  From 0.65 to 10 that is what MIL-STD-105E (1989) prints, from which the standard
 * comes and which is public.
 *
 * Tightened and reduced inspection, and the rules by which one goes over to them, are for
 * the lots of one producer one after the other; they are not here. */
#ifndef MP_AUDIT_GBT2828_H
#define MP_AUDIT_GBT2828_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
	char letter;		/* of the plan that is used, behind all arrows */
	uint32_t size;		/* of the sample; where the lot is not larger, all of it */
	uint32_t accept;
} mp_aql_plan;

/* `aql` in thousandths of a percent: 1.0 is 1000.  False if the standard has no such
 * limit, or `level` is none of 1, 2 and 3. */
bool mp_aql_known(uint32_t aql);
bool mp_aql_plan_for(mp_aql_plan *, uint64_t lot, int level, uint32_t aql);

/* The code letter of table 1; lots of one item are taken as of two. */
char mp_aql_letter(uint64_t lot, int level);

#endif
