/* addr-normalize - take raw addresses apart and bring them to standard form. */
#include <config.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "address/columns.h"
#include "address/rules.h"
#include "base/mem.h"
#include "row/filter.h"

static bool explain;
static const char *rules_file;

static const struct cli_opt opts[] = {
	{ 0, "explain", NULL, N_("add a column that says what gave each element"),
	    NULL, &explain },
	{ 0, "rules", N_("FILE"), N_("rewrite the text by the rules of this file first"),
	    &rules_file, NULL },
	{ 0, NULL, NULL, NULL, NULL, NULL }
};

static const struct cli cli = {
	.name = "addr-normalize", .synopsis = N_("[FILE]..."),
	.about = N_("Take raw addresses apart and bring them to standard form."),
	.opts = opts
};

/* What all threads share. */
struct job {
	mp_gaz *gaz;
	mp_rules *rules;	/* NULL: none */
	filter_col raw;
	mp_parsed_columns out;
};

struct worker {
	const struct job *job;
	mp_parser *parser;
	mp_rewriter *rewriter;
	mp_buf text;
};

static void *
init(void *shared)
{
	struct worker *w = mp_zalloc(1, sizeof *w);

	w->job = shared;
	w->parser = mp_parser_new(w->job->gaz);
	w->rewriter = w->job->rules ? mp_rewriter_new(w->job->rules) : NULL;
	return w;
}

static void
fini(void *state)
{
	struct worker *w = state;

	mp_parser_free(w->parser);
	mp_rewriter_free(w->rewriter);
	mp_buf_free(&w->text);
	free(w);
}

static void
row(void *state, filter_row *r)
{
	struct worker *w = state;
	const struct job *j = w->job;
	mp_str raw = filter_get(r, j->raw);
	mp_issue_set issues = 0;
	mp_parsed out;

	if (w->rewriter)
		raw = mp_rewrite(w->rewriter, raw, &issues);
	mp_parse(w->parser, raw, &out);
	out.issues |= issues;
	out.status = mp_issue_gravity(out.issues);
	mp_parsed_write(&j->out, r, &out, &w->text);
	if (explain) {
		w->text.n = 0;
		if (w->rewriter)
			mp_rewrite_explain(w->rewriter, &w->text);
		mp_parse_explain(w->parser, &w->text);
		filter_set(r, j->out.explain, mp_buf_str(&w->text));
	}
	filter_tally(r, mp_gravity_name(out.status), 1);
	if (issues & MP_ISSUE_BIT(MP_WRONG_REWRITTEN))
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
}

int
main(int argc, char **argv)
{
	static const struct filter_worker worker = { init, row, fini };
	filter *f = filter_start(&cli, argc, argv);
	const char *path = cli_data("gazetteer.mpg"), *why;
	struct job job = { 0 };
	mp_buf reason = { 0 };
	int status;

	if (!(job.gaz = mp_gaz_open(path, &why)))
		cli_die(_("cannot use the gazetteer '%s': %s"), path,
		    errno ? strerror(errno) : why);
	if (rules_file && !(job.rules = mp_rules_open(rules_file, &reason)))
		cli_die("%s", mp_buf_cstr(&reason));
	job.raw = filter_need(f, "raw");
	mp_parsed_bind(&job.out, f, explain);
	name_counters(f);
	filter_map(f, &worker, &job);
	if (job.rules)
		tell_stopped(job.rules);
	status = filter_finish(f);
	mp_rules_free(job.rules);
	mp_gaz_close(job.gaz);
	return status;
}
