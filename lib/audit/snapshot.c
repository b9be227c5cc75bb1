/* snapshot.c - what an audit leaves for the next one to compare with. */
#include <config.h>

#include <inttypes.h>
#include <stdlib.h>

#include "audit/audit.h"

static void
put_figures(const mp_audit *a, size_t group, mp_buf *out)
{
	const mp_grouping *g = &a->group[group];
	uint32_t *order = mp_grouping_sorted(g);
	mp_figure f;
	size_t i;
	int m;

	for (i = 0; i < g->n; i++)
		for (m = 0; m < MP_NMEASURES; m++) {
			mp_str unit = g->unit[order[i]].unit;

			if (!mp_audit_measured(a, group, (mp_measure)m))
				continue;
			f = mp_audit_figure(a, group, order[i], (mp_measure)m);
			mp_buf_printf(out, "figure\t%.*s\t%.*s\t", (int)g->name.n, g->name.p,
			    (int)unit.n, unit.p);
			mp_measure_write(out, (mp_measure)m);
			mp_buf_printf(out, "\t%" PRIu64 "\t%" PRIu64 "\t\n", f.numerator,
			    f.denominator);
		}
	free(order);
}

void
mp_audit_snapshot(mp_audit *a, mp_outfile *out)
{
	mp_buf text = { 0 };
	size_t g;

	mp_buf_printf(&text, "record\tby\tunit\tname\tnumerator\tdenominator\trows\n"
	    "version\t\t\t\t%d\t\t\n", MP_SNAPSHOT_VERSION);
	for (g = 0; g < a->ngroup; g++)
		put_figures(a, g, &text);
	mp_trend_write(&a->trend, mp_audit_main(a), &text);
	cli_write(out, mp_buf_str(&text));
	mp_buf_free(&text);
}
