/* audit-report - measure a library of addresses: rates, faults, lists, change. */
#include <config.h>

#include "audit/audit.h"
#include "audit/sampling.h"

static mp_audit_options o;
static mp_sampling_options s;

static const struct cli_opt opts[] = {
	{ 'b', "by", N_("COLUMNS"), N_("measure by these columns, and in total: a,b/c is by a, and "
	    "by b and c together [county,county/township,station,collector,date]"), &o.by, NULL },
	{ 0, "thresholds", N_("FILE"), N_("pass marks and other settings, by name or file "
	    "[default]"), &o.thresholds, NULL },
	{ 0, "expected", N_("FILE"), N_("how many addresses there should be, a row a unit"),
	    &o.expected, NULL },
	{ 0, "links", N_("FILE"), N_("what link-house-person wrote"), &o.links, NULL },
	{ 0, "manifest", N_("FILE"), N_("what plate-render wrote: the plates that were made"),
	    &o.manifest, NULL },
	{ 0, "installed", N_("FILE"), N_("the codes whose plates hang on the houses"),
	    &o.installed, NULL },
	{ 0, "judged", N_("FILE"), N_("what --judge wrote: the accuracy of a sample"), &o.judged,
	    NULL },
	{ 0, "crs", "wgs84|gcj02|bd09", N_("the datum of the coordinates [wgs84]"), &o.crs, NULL },
	{ 0, "report", N_("FILES"), N_("write the report: .pdf, .html, .xlsx or .tsv, by name, with "
	    "commas"), &o.report, NULL },
	{ 0, "correct", N_("FILE"), N_("write the list of faults to correct, by responsible unit"),
	    &o.correct, NULL },
	{ 0, "responsible", N_("COLUMN"), N_("who has to correct a row [station]"),
	    &o.responsible, NULL },
	{ 0, "date", N_("DATE"), N_("the day of the audit, from which the time to correct runs"),
	    &o.date, NULL },
	{ 0, "holidays", N_("FILE"), N_("days off and days that are worked instead"),
	    &o.holidays, NULL },
	{ 0, "civil-affairs", N_("FILE"), N_("write the list of duplicate and unnamed addresses"),
	    &o.civil_affairs, NULL },
	{ 0, "cancel", N_("FILE"), N_("write events for addr-code: codes to merge or retire"),
	    &o.cancel, NULL },
	{ 0, "not-found", N_("FILE"), N_("codes whose addresses nobody found, for --cancel"),
	    &o.not_found, NULL },
	{ 0, "snapshot", N_("FILE"), N_("write the figures and faults of this run, for --since"),
	    &o.snapshot, NULL },
	{ 0, "since", N_("SNAPSHOT"), N_("compare with an earlier run"), &o.since, NULL },
	{ 0, "public", NULL, N_("hide small numbers; no lists with single addresses"), NULL,
	    &o.in_public },
	{ 0, "unmask", NULL, N_("show the names of collectors, and texts as they are"), NULL,
	    &o.unmask },
	{ 0, "reason", N_("TEXT"), N_("what --unmask is for"), &o.reason, NULL },
	{ 0, "operator", N_("NAME"), N_("who asks for --unmask"), &o.operator, NULL },
	{ 0, "log", N_("FILE"), N_("the access log, in which that is entered"), &o.log, NULL },
	{ 0, "commit", NULL, N_("bind yourself to draw a sample: write the commitment instead"),
	    NULL, &s.commit },
	{ 0, "plan", N_("PLAN"), N_("how many rows of each lot (--by): aql=2.5, 30, all, or "
	    "station:2/road:5/all"), &s.plan, NULL },
	{ 0, "seed", N_("TEXT"), N_("the secret of the commitment [a random one]"), &s.seed, NULL },
	{ 0, "identity", N_("COLUMN"), N_("what tells the rows of the library apart [code]"),
	    &s.identity, NULL },
	{ 0, "draw", N_("COMMITMENT"), N_("draw the sample instead; needs --number"), &s.draw,
	    NULL },
	{ 0, "number", N_("TEXT"), N_("the public number that nobody knew at the commitment"),
	    &s.number, NULL },
	{ 0, "form", N_("FILES"), N_("with --draw, write forms for the field: .pdf, .tsv or .csv, "
	    "by name, with commas"), &s.form, NULL },
	{ 0, "judge", N_("SAMPLE"), N_("judge the forms that came back, which are the FILEs"),
	    &s.judge, NULL },
	{ 'T', "tmpdir", N_("FOLDER"),
	    N_("where rows wait in a nameless file [$TMPDIR, /var/tmp]"), &o.tmpdir, NULL },
	{ .name = NULL }
};

static const struct cli cli = {
	"audit-report", N_("[FILE]..."),
	N_("Measure the quality and the progress of a library of addresses."), opts, 0
};

int
main(int argc, char **argv)
{
	struct cli_args args;
	mp_audit *a;
	filter *f;

	cli_parse(&cli, argc, argv, &args);
	if (mp_sampling_wanted(&s)) {
		s.by = o.by;
		s.tmpdir = o.tmpdir;
		s.report = o.report;
		s.in_public = o.in_public;
		return mp_sampling(&cli, &args, &s);
	}
	f = filter_open(&cli, &args);
	a = mp_audit_new(f, &o);
	mp_audit_read(a);
	mp_audit_write(a);
	mp_audit_free(a);
	return filter_finish(f);
}
