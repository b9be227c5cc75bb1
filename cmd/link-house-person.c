/* link-house-person - hang houses, people and organisations on their addresses. */
#include <config.h>

#include "link/run.h"
#include "row/filter.h"

static mp_link_options o = { .crowded = "0", .score = "70" };

static const struct cli_opt opts[] = {
	{ 0, "library", N_("FILE"), N_("the addresses with their codes: a table, or the index of one"),
	    &o.book, NULL },
	{ 0, "registry", N_("REGISTRY"), N_("the addresses: the registry that addr-code keeps"),
	    &o.registry, NULL },
	{ 0, "layout", N_("NAME"), N_("the digits of a code: a file, or one that comes with "
	    "menpai [menpai]"), &o.layout, NULL },
	{ 0, "houses", N_("TABLE"), N_("the table of houses"), &o.table[MP_LINK_HOUSE], NULL },
	{ 0, "organisations", N_("TABLE"), N_("the table of organisations"),
	    &o.table[MP_LINK_ORGANISATION], NULL },
	{ 0, "people", N_("TABLE"), N_("the table of people"), &o.table[MP_LINK_PERSON], NULL },
	{ 0, "kind", N_("KIND"),
	    N_("what the rows of FILE are: house, organisation or person"), &o.kind, NULL },
	{ 0, "missing", N_("FILE"), N_("write what lacks an address or a house to FILE"),
	    &o.missing, NULL },
	{ 0, "gaps", N_("FILE"),
	    N_("write what the library itself lacks, and rooms without anyone, to FILE"), &o.gaps,
	    NULL },
	{ 0, "roads", N_("FILE"), N_("how the roads number, for --gaps"), &o.roads, NULL },
	{ 0, "crowded", N_("N"), N_("report homes in which more than N people live"),
	    &o.crowded, NULL },
	{ 0, "score", N_("PERCENT"), N_("how sure a text must be to be linked [70]"), &o.score,
	    NULL },
	{ 0, "today", N_("DATE"), N_("the day that ages and ends of stays are compared with"),
	    &o.today, NULL },
	{ 0, "rules", N_("FILE"), N_("rewrite the text by the rules of this file first"),
	    &o.rules, NULL },
	{ 0, "names", N_("FILE"), N_("know the names of the place that this file accepts"),
	    &o.names, NULL },
	{ 'T', "tmpdir", N_("FOLDER"),
	    N_("where rows wait in a nameless file [$TMPDIR, /var/tmp]"), &o.tmpdir, NULL },
	{ 0, "at", N_("CODE"), N_("who and what hangs on this address, from links"), &o.at, NULL },
	{ 0, "person", N_("ID"), N_("where this person hangs, from links"), &o.person, NULL },
	{ 0, "log", N_("FILE"), N_("the access log, in which each question is entered"), &o.log,
	    NULL },
	{ 0, "operator", N_("NAME"), N_("who asks"), &o.operator, NULL },
	{ 0, "purpose", N_("TEXT"), N_("what for"), &o.purpose, NULL },
	{ 0, "unmask", NULL, N_("show names and numbers in clear"), NULL, &o.unmask },
	{ 0, "reason", N_("TEXT"), N_("why in clear"), &o.reason, NULL },
	{ 0, "verify-log", NULL, N_("check the access log instead"), NULL, &o.verify },
	{ 0 }
};

static const struct cli cli = {
	"link-house-person", N_("--library FILE|--registry NAME [--kind KIND FILE]..."),
	N_("Hang houses, people and organisations on their addresses."), opts, 0
};

int
main(int argc, char **argv)
{
	struct cli_args args;

	cli_parse(&cli, argc, argv, &args);
	if (o.verify) {
		cli_args_free(&args);
		return mp_link_verify(&o);
	}
	if (o.at || o.person)
		return mp_link_ask(&o, &cli, &args);
	return mp_link_run(&o, &cli, &args);
}
