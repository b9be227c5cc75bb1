/* audit.c - a library measured, unit by unit, in one pass and a half. */
#include <config.h>

#include "audit/audit.h"

#include <errno.h>
#include <stdlib.h>

#include "audit/lists.h"
#include "audit/story.h"
#include "base/mem.h"
#include "row/columns.h"
#include "tag/access.h"

/* --- options ---------------------------------------------------------------------- */

/* What a person may be known by is no unit to measure by. */
static void
refuse_personal(mp_str column)
{
	static const char *const names[] = { "name", "id_number", "phone", "owner", "head",
		"birth", "residence", "household", "certificate", "focus", "raw", "note" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (mp_column_is(column, names[i]))
			cli_die(_("--by: '%.*s' tells of single people; measure by division, "
			    "station, collector or date"), (int)column.n, column.p);
}

_Noreturn static void
no_column(const mp_audit *a, mp_str name)
{
	mp_buf there = { 0 };

	mp_grouping_there(a->f, &there);
	cli_die(_("--by: no column '%.*s'; there are: %s"), (int)name.n, name.p,
	    mp_buf_cstr(&there));
}

static void
add_grouping(mp_audit *a, mp_str name, bool must)
{
	mp_grouping *g = &a->group[a->ngroup];
	size_t i;

	if (a->ngroup == MP_GROUPINGS)
		cli_die(_("--by: at most %d are measured at once"), MP_GROUPINGS - 1);
	if (!mp_grouping_init(g, name) || (name.n == 0 && a->ngroup))
		cli_die(_("--by: expected COLUMN or COLUMN/COLUMN, at most %d, not '%.*s'"),
		    MP_GROUP_COLUMNS, (int)name.n, name.p);
	for (i = 0; i < g->ncolumn; i++)
		refuse_personal(g->column[i]);
	for (i = 0; i < a->ngroup; i++)
		if (mp_str_eq(a->group[i].name, g->name))
			cli_die(_("--by: '%.*s' is there twice"), (int)name.n, name.p);
	if (!mp_grouping_bind(g, a->f, &a->cols[a->ngroup])) {
		for (i = 0; must && i < g->ncolumn; i++)
			if (a->cols[a->ngroup].col[i] == FILTER_NONE)
				no_column(a, g->column[i]);
		mp_grouping_free(g);
		return;
	}
	a->ngroup++;
}

static void
bind_groupings(mp_audit *a)
{
	static const char usual[] = "county,county/township,station,collector,date";
	mp_str by = mp_str_from(a->o->by ? a->o->by : usual);
	size_t i, start = 0;

	add_grouping(a, MP_STR(""), true);
	for (i = 0; i <= by.n; i++) {
		if (i < by.n && by.p[i] != ',')
			continue;
		add_grouping(a, mp_str_trim((mp_str){ by.p + start, i - start }), a->o->by != NULL);
		start = i + 1;
	}
}

static void
bind_columns(mp_audit *a)
{
	mp_audit_columns *c = &a->col;
	int e;

	c->address = filter_need(a->f, "address");
	for (e = 0; e < MP_NELEMENT; e++)
		c->elem[e] = filter_want(a->f, mp_elements[e].name);
	c->id = filter_want(a->f, "id");
	c->raw = filter_want(a->f, "raw");
	c->code = filter_want(a->f, "code");
	c->level = filter_want(a->f, "level");
	c->issues = filter_want(a->f, "issues");
	c->dup_of = filter_want(a->f, "dup_of");
	c->dup_kind = filter_want(a->f, "dup_kind");
	c->lon = filter_want(a->f, "lon");
	c->lat = filter_want(a->f, "lat");
	c->labelled = filter_want(a->f, "labelled");
	if ((c->lon == FILTER_NONE) != (c->lat == FILTER_NONE))
		cli_die(_("of 'lon' and 'lat' only one is there; both are needed"));
}

static void
open_settings(mp_audit *a)
{
	const mp_audit_options *o = a->o;
	const char *path = cli_shipped("audit", o->thresholds ? o->thresholds : "default",
	    "thresholds");
	mp_buf why = { 0 };

	if (!mp_marks_open(&a->marks, path, &why) ||
	    (o->holidays && !mp_calendar_read(&a->calendar, o->holidays, &why)))
		cli_die("%s", mp_buf_cstr(&why));
	if (o->date && !mp_day_read(&a->date, mp_str_from(o->date)))
		cli_die(_("--date: '%s' is no date; expected one like 2026-10-01"), o->date);
	if (!mp_datum_find(&a->datum, o->crs ? o->crs : "wgs84"))
		cli_die(_("--crs: expected wgs84, gcj02 or bd09, not '%s'"), o->crs);
	if (o->unmask && !(o->reason && *o->reason && o->operator && *o->operator && o->log))
		cli_die(_("--unmask: say with --operator who asks, with --reason what for, and with "
		    "--log where that is entered"));
	if ((o->reason || o->operator || o->log) && !o->unmask)
		cli_die(_("--reason, --operator and --log are for --unmask"));
	if (o->in_public && o->unmask)
		cli_die(_("--public and --unmask cannot be said together"));
}

mp_grouping *
mp_audit_main(mp_audit *a)
{
	return &a->group[a->ngroup > 1];
}

static void
open_snapshot(mp_audit *a)
{
	const mp_grouping *g = mp_audit_main(a);
	size_t i;

	for (i = 0; i < g->ncolumn; i++)
		if (mp_column_is(g->column[i], "collector"))
			cli_die(_("--snapshot: the first of --by is what faults are kept by, and "
			    "cannot be 'collector'"));
	if (a->o->in_public)
		cli_die(_("--public: a snapshot is not for the public"));
	a->snapshot = filter_create(a->f, a->o->snapshot);
}

/* The files of --report, told apart by their names. */
static void
open_reports(mp_audit *a)
{
	mp_str files = mp_str_from(a->o->report);
	struct mp_audit_report *r;
	size_t i, start = 0;

	for (i = 0; i <= files.n; i++) {
		if (i < files.n && files.p[i] != ',')
			continue;
		if (a->nreport == MP_REPORTS)
			cli_die(_("--report: at most %d files"), MP_REPORTS);
		r = &a->report[a->nreport++];
		r->path = mp_zalloc(i - start + 1, 1);
		memcpy(r->path, files.p + start, i - start);
		if (!mp_report_format_of(r->path, &r->format))
			cli_die(_("--report: '%s' ends with none of .pdf, .html, .xlsx, .tsv"),
			    r->path);
		r->out = filter_create(a->f, r->path);
		start = i + 1;
	}
}

static void
write_reports(mp_audit *a)
{
	mp_write_setup setup = { cli_source_date(), cli_tmpdir(a->o->tmpdir) };
	mp_report *r = mp_audit_story(a);
	mp_buf out = { 0 }, why = { 0 };
	size_t i;

	for (i = 0; i < a->nreport; i++) {
		out.n = 0;
		if (!mp_report_write(r, a->report[i].format, &setup, &out, &why))
			cli_die(_("cannot write '%s': %s"), a->report[i].path, mp_buf_cstr(&why));
		cli_write(a->report[i].out, mp_buf_str(&out));
	}
	mp_buf_free(&out);
	mp_report_free(r);
}

mp_audit *
mp_audit_new(filter *f, const mp_audit_options *o)
{
	mp_audit *a = mp_zalloc(1, sizeof *a);
	mp_buf why = { 0 };

	a->f = f;
	a->o = o;
	open_settings(a);
	filter_fresh(f);
	bind_columns(a);
	bind_groupings(a);
	mp_audit_figures_bind(a);
	mp_audit_beside(a);
	if (o->links)
		mp_audit_links_open(a);
	a->trend.keeping = o->snapshot || o->since;
	if (o->since && !mp_trend_read(&a->trend, mp_audit_main(a), o->since, &why))
		cli_die("%s", mp_buf_cstr(&why));
	if (o->snapshot)
		open_snapshot(a);
	if (o->report)
		open_reports(a);
	a->lists = mp_lists_new(a);
	if ((a->lists || a->col.lon != FILTER_NONE) &&
	    !(a->spill = mp_spill_new(cli_tmpdir(o->tmpdir))))
		cli_die(_("cannot keep the rows in '%s': %s; --tmpdir names another folder"),
		    cli_tmpdir(o->tmpdir), strerror(errno));
	return a;
}

/* Into the access log, before anything is shown. */
static void
enter_log(const mp_audit *a)
{
	const mp_audit_options *o = a->o;
	mp_access entry = { .time = cli_now(), .operator = o->operator, .purpose = "audit",
		.asked = "audit", .what = mp_str_from(o->by ? o->by : ""),
		.rows = a->group[0].unit[0].count.n[MP_N_ROWS], .reason = o->reason };
	mp_buf why = { 0 };

	if (!mp_access_append(o->log, &entry, &why))
		cli_die("%s", mp_buf_cstr(&why));
}

void
mp_audit_write(mp_audit *a)
{
	if (a->o->unmask)
		enter_log(a);
	mp_audit_put(a);
	if (a->lists)
		mp_lists_write(a->lists);
	if (a->snapshot)
		mp_audit_snapshot(a, a->snapshot);
	if (a->nreport)
		write_reports(a);
}

void
mp_audit_free(mp_audit *a)
{
	size_t i;

	for (i = 0; i < a->nreport; i++)
		free(a->report[i].path);
	mp_lists_free(a->lists);
	for (i = 0; i < a->ngroup; i++)
		mp_grouping_free(&a->group[i]);
	mp_trend_free(&a->trend);
	mp_accuracy_free(&a->accuracy);
	mp_places_free(&a->places);
	mp_hashes_free(&a->plates);
	mp_hashes_free(&a->installed);
	mp_spill_free(a->spill);
	mp_calendar_free(&a->calendar);
	mp_marks_close(&a->marks);
	mp_buf_free(&a->buf);
	free(a->veil);
	free(a);
}
