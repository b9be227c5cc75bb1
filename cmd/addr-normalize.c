/* addr-normalize - take raw addresses apart and bring them to standard form. */
#include <config.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "address/parse.h"
#include "base/mem.h"
#include "row/filter.h"

static bool explain;

static const struct cli_opt opts[] = {
	{ 0, "explain", NULL, N_("add a column that says what gave each element"),
	    NULL, &explain },
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
	filter_col raw, elem[MP_NELEMENT];
	filter_col address, level, division, status, issues, confidence, explain;
};

struct worker {
	const struct job *job;
	mp_parser *parser;
	mp_buf text;
};

static void *
init(void *shared)
{
	struct worker *w = mp_zalloc(1, sizeof *w);

	w->job = shared;
	w->parser = mp_parser_new(w->job->gaz);
	return w;
}

static void
fini(void *state)
{
	struct worker *w = state;

	mp_parser_free(w->parser);
	mp_buf_free(&w->text);
	free(w);
}

/* Set a column to what was appended to the text since `start`. */
static void
set_text(struct worker *w, filter_row *r, filter_col col, size_t start)
{
	filter_set(r, col, (mp_str){ w->text.p + start, w->text.n - start });
	w->text.n = start;
}

/* Append the last `n` digits of `v`. */
static void
put_digits(mp_buf *b, uint64_t v, size_t n)
{
	size_t i;

	mp_buf_reserve(b, n);
	for (i = n; i-- > 0; v /= 10)
		b->p[b->n + i] = (char)('0' + v % 10);
	b->n += n;
}

static void
row(void *state, filter_row *r)
{
	struct worker *w = state;
	const struct job *j = w->job;
	mp_parsed out;
	mp_element level;
	int e;

	mp_parse(w->parser, filter_get(r, j->raw), &out);
	for (e = 0; e < MP_NELEMENT; e++)
		if (out.addr.elem[e].n)
			filter_set(r, j->elem[e], out.addr.elem[e]);
	filter_set(r, j->address, out.standard);
	level = mp_address_level(&out.addr);
	if (level < MP_NELEMENT)
		filter_set(r, j->level, mp_str_from(mp_elements[level].name));
	w->text.n = 0;
	if (out.addr.division) {
		put_digits(&w->text, out.addr.division, 12);
		set_text(w, r, j->division, 0);
	}
	filter_set(r, j->status, mp_str_from(mp_gravity_name(out.status)));
	mp_issue_write(&w->text, out.issues);
	set_text(w, r, j->issues, 0);
	put_digits(&w->text, (uint64_t)out.confidence / 100, 1);
	mp_buf_addc(&w->text, '.');
	put_digits(&w->text, (uint64_t)out.confidence % 100, 2);
	set_text(w, r, j->confidence, 0);
	if (explain) {
		mp_parse_explain(w->parser, &w->text);
		set_text(w, r, j->explain, 0);
	}
	filter_tally(r, mp_gravity_name(out.status), 1);
}

static void
bind(struct job *j, filter *f)
{
	int e;

	j->raw = filter_need(f, "raw");
	for (e = 0; e < MP_NELEMENT; e++)
		j->elem[e] = filter_add(f, mp_elements[e].name);
	j->address = filter_add(f, "address");
	j->level = filter_add(f, "level");
	j->division = filter_add(f, "division");
	j->status = filter_add(f, "status");
	j->issues = filter_add(f, "issues");
	j->confidence = filter_add(f, "confidence");
	j->explain = explain ? filter_add(f, "explain") : FILTER_NONE;
	/* The summary tells them all, in this order. */
	filter_count(f, N_("ok"), 0);
	filter_count(f, N_("mended"), 0);
	filter_count(f, N_("review"), 0);
	filter_count(f, N_("wrong"), 0);
}

int
main(int argc, char **argv)
{
	static const struct filter_worker worker = { init, row, fini };
	filter *f = filter_start(&cli, argc, argv);
	const char *path = cli_data("gazetteer.mpg"), *why;
	struct job job;
	int status;

	if (!(job.gaz = mp_gaz_open(path, &why)))
		cli_die(_("cannot use the gazetteer '%s': %s"), path,
		    errno ? strerror(errno) : why);
	bind(&job, f);
	filter_map(f, &worker, &job);
	status = filter_finish(f);
	mp_gaz_close(job.gaz);
	return status;
}
