/* story.h - an audit as a report for people (report.h). */
#ifndef MP_AUDIT_STORY_H
#define MP_AUDIT_STORY_H

#include "audit/audit.h"
#include "audit/report.h"

/* What was measured, in the language of messages: in total, by unit, by kind of fault,
 * how faults are concentrated, how it went day by day, what changed, and what the measures
 * mean.  To be freed. */
mp_report *mp_audit_story(const mp_audit *);

/* --- its parts ------------------------------------------------------------------------ */

/* story_units.c: one grouping, as a table and a chart. */
void mp_story_units(const mp_audit *, mp_report *, size_t group);

/* story_faults.c: faults by kind, and those of houses, people and organisations; with whom
 * they are; what became of them. */
void mp_story_faults(const mp_audit *, mp_report *);
void mp_story_findings(const mp_audit *, mp_report *);
void mp_story_concentration(const mp_audit *, mp_report *);
void mp_story_change(const mp_audit *, mp_report *);

/* The cell of a figure: its rate, or that it is not told. */
mp_cell mp_story_rate(const mp_figure *);

/* What a grouping is called: "区县/乡镇街道"; into `out`. */
void mp_story_grouping(const mp_grouping *, mp_buf *out);

#endif
