/* chart.h - the charts of a report as scenes. */
#ifndef MP_AUDIT_CHART_H
#define MP_AUDIT_CHART_H

#include "audit/report.h"
#include "audit/scene.h"

/* A chart of many bars is several panels, none of them higher than a page. */
size_t mp_chart_panels(const mp_block *);

/* Draw a panel into an empty scene of this width, in points; its height follows. */
void mp_chart_draw(mp_scene *, const mp_block *, size_t panel, double width);

/* Append what the chart shows in words: every label with its values. */
void mp_chart_describe(const mp_block *, mp_buf *out);

/* The points of a Lorenz curve: `n` of them from 0, 0 to 1, 1 (x: share of the second
 * series, y: share of the first); free() it.  *half is the smallest number of points that
 * together hold half of the first series, *counted the number of those that count.  NULL
 * where the sum of a series is 0. */
double *mp_chart_lorenz(const mp_block *, size_t *n, size_t *half, size_t *counted);

#endif
