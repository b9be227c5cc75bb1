/* addr-normalize - take raw addresses apart and bring them to standard form. */
#include <config.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "address/columns.h"
#include "address/normalize.h"
#include "base/mem.h"
#include "row/filter.h"

static bool explain;
static const char *rules_file, *form_name;

static const struct cli_opt opts[] = {
	{ 0, "explain", NULL, N_("add a column that says what gave each element"),
	    NULL, &explain },
	{ 0, "rules", N_("FILE"), N_("rewrite the text by the rules of this file first"),
	    &rules_file, NULL },
	{ 0, "form", N_("FORM"), N_("write the address as this city does, by name or file"),
	    &form_name, NULL },
	{ 0, NULL, NULL, NULL, NULL, NULL }
};

static const struct cli cli = {
	.name = "addr-normalize", .synopsis = N_("[FILE]..."),
	.about = N_("Take raw addresses apart and bring them to standard form."),
	.opts = opts
};

/* What all threads share. */
struct job {
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

	if (!mp_normalize(w->normalizer, filter_get(r, j->raw), &out))
		filter_tally(r, "in another form", 1);
	mp_parsed_write(&j->out, r, &out, &w->text);
	if (explain) {
		w->text.n = 0;
		mp_normalize_explain(w->normalizer, &w->text);
		filter_set(r, j->out.explain, mp_buf_str(&w->text));
	}
	filter_tally(r, mp_gravity_name(out.status), 1);
	if (out.issues & MP_ISSUE_BIT(MP_WRONG_REWRITTEN))
		filter_tally(r, "rewritten", 1);
}

/* Once for each rule: on which rows, their issues say. */
static void
tell_stopped(const mp_rules *rules)
{
	size_t i, n;

	for (i = 0; i < mp_rules_count(rules); i++)
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
	filter_count(f, N_("ok"), 0);
	filter_count(f, N_("mended"), 0);
	filter_count(f, N_("review"), 0);
	filter_count(f, N_("wrong"), 0);
	if (rules_file)
		filter_count(f, N_("rewritten"), 0);
	if (form_name)
		filter_count(f, N_("in another form"), 0);
}

static void
settings(struct mp_normal_settings *s, mp_form *form)
{
	const char *path = cli_data("gazetteer.mpg"), *why;
	mp_buf reason = { 0 };

	if (!(s->gaz = mp_gaz_open(path, &why)))
		cli_die(_("cannot use the gazetteer '%s': %s"), path,
		    errno ? strerror(errno) : why);
	if (rules_file && !(s->rules = mp_rules_open(rules_file, &reason)))
		cli_die("%s", mp_buf_cstr(&reason));
	if (form_name && !mp_form_open(form, cli_shipped("forms", form_name, "form"), &reason))
		cli_die("%s", mp_buf_cstr(&reason));
	s->form = form_name ? form : NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter_worker worker = { init, row, fini };
	filter *f = filter_start(&cli, argc, argv);
	struct job job = { .raw = FILTER_NONE };
	mp_form form;
	int status;

	settings(&job.settings, &form);
	job.raw = filter_need(f, "raw");
	mp_parsed_bind(&job.out, f, explain);
	name_counters(f);
	filter_map(f, &worker, &job);
	if (job.settings.rules)
		tell_stopped(job.settings.rules);
	status = filter_finish(f);
	mp_rules_free(job.settings.rules);
	mp_gaz_close(job.settings.gaz);
	return status;
}
