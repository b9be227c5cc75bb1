/* addr-normalize - take raw addresses apart and bring them to standard form. */
#include <config.h>

#include <stdlib.h>

#include "address/columns.h"
#include "address/normalize.h"
#include "base/mem.h"
#include "row/filter.h"

static bool explain;
static const char *rules_file, *names_file, *form_name;

static const struct cli_opt opts[] = {
	{ 0, "explain", NULL, N_("add a column that says what gave each element"),
	    NULL, &explain },
	{ 0, "rules", N_("FILE"), N_("rewrite the text by the rules of this file first"),
	    &rules_file, NULL },
	{ 0, "names", N_("FILE"), N_("know the names of the place that this file accepts"),
	    &names_file, NULL },
	{ 0, "form", N_("FORM"), N_("write the address as this city does, by name or file"),
	    &form_name, NULL },
	{ 0, NULL, NULL, NULL, NULL, NULL }
};

static const struct cli cli = {
	.name = "addr-normalize", .synopsis = N_("[FILE]..."),
	.about = N_("Take raw addresses apart and bring them to standard form."), .opts = opts
};

/* Issues that are counted where a file may raise them. */
static const struct { const char **file, *name; mp_issue issue; } counted[] = {
	{ &rules_file, N_("rewritten"), MP_WRONG_REWRITTEN },
	{ &names_file, N_("filled in"), MP_MISSING_INFERRED },
	{ &names_file, N_("in conflict"), MP_WRONG_CONFLICT },
};
#define NCOUNTED (sizeof counted / sizeof *counted)

struct job {	/* what all threads share */
	struct mp_normal_settings settings;
	filter_col raw;
	mp_parsed_columns out;
};

struct worker {
	const struct job *job;
	mp_normalizer *normalizer;
	mp_buf text;
};

static void *
init(void *shared)
{
	struct worker *w = mp_zalloc(1, sizeof *w);

	w->job = shared;
	w->normalizer = mp_normalizer_new(&w->job->settings);
	return w;
}

static void
fini(void *state)
{
	struct worker *w = state;

	mp_normalizer_free(w->normalizer);
	mp_buf_free(&w->text);
	free(w);
}

static void
row(void *state, filter_row *r)
{
	struct worker *w = state;
	const struct job *j = w->job;
	mp_parsed out;
	size_t i;

	if (!mp_normalize(w->normalizer, filter_get(r, j->raw), &out))
		filter_tally(r, "in another form", 1);
	mp_parsed_write(&j->out, r, &out, &w->text);
	if (explain) {
		w->text.n = 0;
		mp_normalize_explain(w->normalizer, &w->text);
		filter_set(r, j->out.explain, mp_buf_str(&w->text));
	}
	filter_tally(r, mp_gravity_name(out.status), 1);
	for (i = 0; i < NCOUNTED; i++)
		if (out.issues & MP_ISSUE_BIT(counted[i].issue))
			filter_tally(r, counted[i].name, 1);
}

/* Once for each rule: on which rows, their issues say. */
static void
tell_stopped(const mp_rules *rules)
{
	size_t i, n;

	for (i = 0; rules && i < mp_rules_count(rules); i++)
		if ((n = mp_rules_stopped(rules, i)) > 0)
			cli_warn(_("%s:%zu: rule '%.*s' was stopped and not applied, rows: "
			    "%zu; make its pattern simpler"), rules_file,
			    mp_rules_line(rules, i), (int)mp_rules_id(rules, i).n,
			    mp_rules_id(rules, i).p, n);
}

/* The counters of the summary, in this order, also where nothing was counted. */
static void
name_counters(filter *f)
{
	size_t i;

	for (i = MP_OK; i <= MP_WRONG; i++)
		filter_count(f, mp_gravity_name((mp_gravity)i), 0);
	for (i = 0; i < NCOUNTED; i++)
		if (*counted[i].file)
			filter_count(f, counted[i].name, 0);
	if (form_name)
		filter_count(f, N_("in another form"), 0);
}

int
main(int argc, char **argv)
{
	static const struct filter_worker worker = { init, row, fini };
	filter *f = filter_start(&cli, argc, argv);
	struct job job = { .raw = FILTER_NONE };
	struct mp_normal_files files = { cli_data("gazetteer.mpg"), rules_file, names_file,
	    form_name ? cli_shipped("forms", form_name, "form") : NULL };
	mp_buf why = { 0 };
	int status;

	cli_reads(rules_file);
	cli_reads(names_file);
	if (!mp_normal_open(&job.settings, &files, &why))
		cli_die("%s", mp_buf_cstr(&why));
	job.raw = filter_need(f, "raw");
	mp_parsed_bind(&job.out, f, names_file != NULL, explain);
	name_counters(f);
	filter_map(f, &worker, &job);
	tell_stopped(job.settings.rules);
	status = filter_finish(f);
	mp_normal_close(&job.settings);
	return status;
}
