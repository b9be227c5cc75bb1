/* figures.c - what was measured, as rows. */
#include <config.h>

#include <inttypes.h>
#include <stdlib.h>

#include "audit/audit.h"
#include "audit/rate.h"

enum column { BY, UNIT, MEASURE, NUMERATOR, DENOMINATOR, RATE, LOW, HIGH, THRESHOLD, PASS,
	BEFORE, BEFORE_OF, MENDED, FRESH, REMAINING, GONE, NCOLUMNS };

static const char *const names[NCOLUMNS] = { "by", "unit", "measure", "numerator", "denominator",
	"rate", "low", "high", "threshold", "pass",
	"before_numerator", "before_denominator", "mended", "new", "remaining", "gone" };

bool
mp_audit_measured(const mp_audit *a, size_t group, mp_measure m)
{
	uint64_t n, of;
	mp_change c;

	if (m < MP_M_ISSUE || !a->group[group].measured[m])
		return a->group[group].measured[m];
	if (m >= MP_M_FINDING)
		return a->group[0].unit[0].count.n[mp_measure_about(m).of] > 0 ||
		    (mp_trend_then(&a->trend, a->group[0].name, MP_STR(""), m, &n, &of) && n > 0);
	c = mp_trend_change(&a->trend, UINT32_MAX, (mp_issue)(m - MP_M_ISSUE));
	return a->group[0].unit[0].count.n[MP_N_ISSUE + (m - MP_M_ISSUE)] + c.mended + c.gone > 0;
}

mp_figure
mp_audit_figure(const mp_audit *a, size_t group, uint32_t unit, mp_measure m)
{
	const mp_unit *u = &a->group[group].unit[unit];
	mp_measure_info about = mp_measure_about(m);
	mp_figure f = { .numerator = u->count.n[about.of], .denominator = u->count.n[about.in] };

	f.marked = mp_marks_get(&a->marks, m, u->unit, &f.mark);
	f.pass = f.marked && mp_marks_pass(m, f.mark, f.numerator, f.denominator);
	f.hidden = mp_audit_hidden(a, group, unit, m);
	f.sampled = about.sampled && f.denominator;
	if (f.sampled)
		f.interval = group == 0 ? a->accuracy_total : u->worth > 0 ? mp_wilson_share(
		    (double)f.numerator / (double)f.denominator, u->worth) :
		    mp_wilson(f.numerator, f.denominator);
	return f;
}

/* --- rows --------------------------------------------------------------------------- */

void
mp_audit_figures_bind(mp_audit *a)
{
	size_t i, n = a->o->since ? NCOLUMNS : BEFORE;

	for (i = 0; i < n; i++)
		a->out[i] = filter_add(a->f, names[i]);
}

static void
set_number(mp_audit *a, filter_row *r, enum column c, uint64_t n)
{
	a->buf.n = 0;
	mp_buf_printf(&a->buf, "%" PRIu64, n);
	filter_set(r, a->out[c], mp_buf_str(&a->buf));
}

/* A share, with four decimals. */
static void
set_share(mp_audit *a, filter_row *r, enum column c, double share)
{
	a->buf.n = 0;
	mp_buf_printf(&a->buf, "%.4f", share);
	filter_set(r, a->out[c], mp_buf_str(&a->buf));
}

static void
set_hidden(mp_audit *a, filter_row *r, enum column c)
{
	filter_set(r, a->out[c], MP_STR("*"));	/* not "<5": it may be the second one */
}

static void
set_rate(mp_audit *a, filter_row *r, const mp_figure *f)
{
	a->buf.n = 0;
	mp_rate_write(&a->buf, f->numerator, f->denominator);
	filter_set(r, a->out[RATE], mp_buf_str(&a->buf));
	if (f->sampled) {
		set_share(a, r, LOW, f->interval.low);
		set_share(a, r, HIGH, f->interval.high);
	}
	if (f->marked && f->denominator)
		filter_set(r, a->out[PASS], f->pass ? MP_STR("yes") : MP_STR("no"));
}

static void
set_change(mp_audit *a, filter_row *r, size_t group, uint32_t unit, mp_measure m)
{
	const mp_grouping *g = &a->group[group];
	uint64_t n, of;
	mp_change c;

	if (mp_trend_then(&a->trend, g->name, g->unit[unit].unit, m, &n, &of)) {
		set_number(a, r, BEFORE, n);
		set_number(a, r, BEFORE_OF, of);
	}
	if (group > 1 || m >= MP_M_FINDING || (m < MP_M_ISSUE ? m != MP_FAULTY :
	    !mp_issue_is_fault((mp_issue)(m - MP_M_ISSUE))))
		return;
	c = mp_trend_change(&a->trend, group || a->ngroup == 1 ? unit : UINT32_MAX,
	    m == MP_FAULTY ? MP_NISSUE : (mp_issue)(m - MP_M_ISSUE));
	set_number(a, r, MENDED, c.mended);
	set_number(a, r, FRESH, c.fresh);
	set_number(a, r, REMAINING, c.remaining);
	set_number(a, r, GONE, c.gone);
}

static void
put_figure(mp_audit *a, size_t group, uint32_t unit, mp_measure m)
{
	mp_figure f = mp_audit_figure(a, group, unit, m);
	filter_row *r = filter_new(a->f);

	filter_set(r, a->out[BY], a->group[group].name);
	filter_set(r, a->out[UNIT], a->group[group].unit[unit].unit);
	a->buf.n = 0;
	mp_measure_write(&a->buf, m);
	filter_set(r, a->out[MEASURE], mp_buf_str(&a->buf));
	if (f.marked)
		set_share(a, r, THRESHOLD, f.mark / 1e6);
	if (f.hidden & MP_HIDDEN_OF)
		set_hidden(a, r, DENOMINATOR);
	else
		set_number(a, r, DENOMINATOR, f.denominator);
	if (f.hidden & MP_HIDDEN) {
		set_hidden(a, r, NUMERATOR);
	} else {
		set_number(a, r, NUMERATOR, f.numerator);
		set_rate(a, r, &f);
	}
	if (a->o->since && !a->o->in_public)
		set_change(a, r, group, unit, m);
	filter_put(a->f, r);
}

void
mp_audit_put(mp_audit *a)
{
	uint32_t *order;
	size_t g, i;
	int m;

	if (a->group[0].unit[0].count.n[MP_N_ROWS] == 0 && !a->o->expected && !a->o->links)
		return;		/* nothing is measured, which is not 0 */
	for (g = 0; g < a->ngroup; g++) {
		order = mp_grouping_sorted(&a->group[g]);
		for (i = 0; i < a->group[g].n; i++)
			for (m = 0; m < MP_NMEASURES; m++)
				if (mp_audit_measured(a, g, (mp_measure)m))
					put_figure(a, g, order[i], (mp_measure)m);
		free(order);
	}
}
