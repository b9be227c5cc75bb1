/* sampling.c - a sample in three steps: commit, draw, judge. */
#include <config.h>

#include "audit/sampling.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

#include "audit/draw.h"
#include "audit/form.h"
#include "audit/judge.h"
#include "audit/measure.h"
#include "audit/write.h"
#include "base/utf8.h"
#include "row/tsv.h"

enum { COMPLAINTS = 20 };	/* that are told one by one */

bool
mp_sampling_wanted(const mp_sampling_options *o)
{
	if (!o->commit && (o->plan || o->seed || o->identity) && !o->draw)
		cli_die(_("--plan, --seed and --identity belong to --commit"));
	if (!o->draw && (o->number || o->form))
		cli_die(_("--number and --form belong to --draw"));
	return o->commit || o->draw || o->judge;
}

/* --- what is given --------------------------------------------------------------------- */

/* A text that stands in a row and under a hash: of characters that can be seen. */
static mp_str
plain_text(const char *option, const char *text, size_t least)
{
	mp_str s = mp_str_from(text);
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7F)
			break;
	if (i < s.n || mp_utf8_valid(s) < s.n)
		cli_die(_("--%s: a line of text without tabs is expected"), option);
	if (s.n == 0)
		cli_die(_("--%s: nothing is given, expected a line of text"), option);
	if (mp_utf8_count(s) < least)
		cli_die(_("--%s: expected at least %zu characters; it must not be guessed"), option,
		    least);
	return s;
}

static void
read_file(const char *path, mp_buf *out)
{
	FILE *fp = fopen(path, "rb");
	char block[65536];
	size_t n;

	if (fp == NULL)
		cli_die(_("cannot open '%s': %s"), path, strerror(errno));
	while ((n = fread(block, 1, sizeof block, fp)) > 0)
		mp_buf_add(out, (mp_str){ block, n });
	if (ferror(fp))
		cli_die(_("cannot read '%s': %s"), path, strerror(errno));
	fclose(fp);
}

/* As an editor may save it: with a byte order mark, and CRs at the ends of lines. */
static void
plain_lines(mp_buf *text)
{
	size_t from = mp_str_starts(mp_buf_str(text), MP_STR("\xEF\xBB\xBF")) ? 3 : 0, to = 0;

	for (; from < text->n; from++)
		if (text->p[from] != '\r' || from + 1 == text->n || text->p[from + 1] != '\n')
			text->p[to++] = text->p[from];
	text->n = to;
}

static void
read_sample(const char *path, bool drawn, mp_sample *s)
{
	mp_buf text = { 0 }, why = { 0 };

	read_file(path, &text);
	plain_lines(&text);
	if (!mp_sample_parse(s, mp_buf_str(&text), path, &why))
		cli_die("%s", mp_buf_cstr(&why));
	if ((s->set[MP_SET_PUBLIC].n > 0) != drawn)
		cli_die(drawn ? _("'%s' is a commitment, from which nothing is drawn yet") :
		    _("'%s' is a sample that has been drawn; expected a commitment"), path);
	mp_buf_free(&text);
}

/* --- what is written ---------------------------------------------------------------------- */

/* The file of a sample, as rows of the filter. */
static void
put(filter *f, const mp_sample *s, const filter_col *col)
{
	mp_buf text = { 0 };
	mp_str rest, line, field[16];
	size_t n, i;

	mp_sample_write(s, &text);
	rest = mp_buf_str(&text);
	rest = mp_str_skip(rest, (size_t)((char *)memchr(rest.p, '\n', rest.n) - rest.p) + 1);
	while (rest.n) {
		const char *end = memchr(rest.p, '\n', rest.n);
		filter_row *r = filter_new(f);

		line = (mp_str){ rest.p, (size_t)(end - rest.p) };
		n = mp_tsv_cut(line, field, 16);
		for (i = 0; i < n; i++)
			filter_set(r, col[i], field[i]);
		filter_put(f, r);
		rest = mp_str_skip(rest, line.n + 1);
	}
	mp_buf_free(&text);
}

static void
add_columns(filter *f, const mp_sample *s, filter_col *col)
{
	const char *name;
	size_t i;

	filter_fresh(f);
	for (i = 0; (name = mp_sample_column(s, i)) != NULL; i++)
		col[i] = filter_add(f, name);
}

/* The next of several files with commas between them, into `path`; false behind the last. */
static bool
next_file(const char **files, mp_buf *path)
{
	const char *from = *files, *end = from ? strchr(from, ',') : NULL;

	if (from == NULL)
		return false;
	path->n = 0;
	mp_buf_add(path, (mp_str){ from, end ? (size_t)(end - from) : strlen(from) });
	*files = end ? end + 1 : NULL;
	return true;
}

/* The files of --form, by their names. */
static void
write_forms(filter *f, const mp_sample *s, const char *files)
{
	mp_buf path = { 0 }, out = { 0 }, why = { 0 };

	while (next_file(&files, &path)) {
		mp_outfile *file = filter_create(f, mp_buf_cstr(&path));

		out.n = 0;
		if (!mp_str_ends(mp_buf_str(&path), MP_STR(".pdf")))
			mp_form_table(s, mp_table_csv(mp_buf_cstr(&path)), &out);
		else if (!mp_form_pdf(s, mp_in_chinese() ? MP_STR("zh-CN") : MP_STR("en"),
		    cli_source_date(), &out, &why))
			cli_die(_("cannot write '%s': %s"), mp_buf_cstr(&path), mp_buf_cstr(&why));
		cli_write(file, mp_buf_str(&out));
	}
	mp_buf_free(&path);
	mp_buf_free(&out);
}

/* --- the steps --------------------------------------------------------------------------- */

static void
random_secret(char hex[32])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char byte[16];
	size_t i;

	if (getrandom(byte, sizeof byte, 0) != (ssize_t)sizeof byte)
		cli_die(_("no random numbers: %s"), strerror(errno));
	for (i = 0; i < sizeof byte; i++) {
		hex[2 * i] = digits[byte[i] >> 4];
		hex[2 * i + 1] = digits[byte[i] & 15];
	}
}

static int
commit(filter *f, const mp_sampling_options *o)
{
	char library[MP_DIGEST_HEX], hex[MP_DIGEST_HEX], secret[32], rows[24];
	mp_sample s = { 0 };
	filter_col col[16];
	mp_buf why = { 0 };
	mp_draw *d;

	if (!o->plan)
		cli_die(_("--commit needs --plan"));
	random_secret(secret);
	s.set[MP_SET_VERSION] = MP_STR("1");
	s.set[MP_SET_IDENTITY] = plain_text("identity", o->identity ? o->identity : "code", 1);
	s.set[MP_SET_BY] = o->by ? plain_text("by", o->by, 1) : MP_STR("");
	s.set[MP_SET_PLAN] = plain_text("plan", o->plan, 1);
	s.set[MP_SET_SECRET] = o->seed ? plain_text("seed", o->seed, MP_SECRET_LEAST) :
	    (mp_str){ secret, sizeof secret };
	if (!mp_plan_read(&s.plan, s.set[MP_SET_PLAN], &why))
		cli_die("--plan: %s", mp_buf_cstr(&why));
	d = mp_draw_new(f, &s, cli_tmpdir(o->tmpdir));
	add_columns(f, &s, col);
	mp_draw_read(d);
	mp_draw_library(d, library);
	s.set[MP_SET_LIBRARY] = (mp_str){ library, sizeof library };
	snprintf(rows, sizeof rows, "%llu", (unsigned long long)mp_draw_rows(d));
	s.set[MP_SET_ROWS] = mp_str_from(rows);
	mp_sample_commit(&s, hex);
	s.set[MP_SET_COMMITMENT] = (mp_str){ hex, sizeof hex };
	mp_draw_strata(d);
	put(f, &s, col);
	cli_warn(_("commitment %.*s: hand it over before anybody knows the public number, and "
	    "keep the file to yourself until the draw"), MP_DIGEST_HEX, hex);
	mp_draw_free(d);
	mp_sample_free(&s);
	return filter_finish(f);
}

static int
draw(filter *f, const mp_sampling_options *o)
{
	char library[MP_DIGEST_HEX];
	mp_sample s, committed;
	filter_col col[16];
	mp_draw *d;

	if (!o->number)
		cli_die(_("--draw needs --number: the public number that nobody knew when the "
		    "commitment was handed over"));
	if (o->plan || o->seed || o->by || o->identity)
		cli_die(_("--draw: plan, seed, strata and identity stand in the commitment"));
	read_sample(o->draw, false, &committed);
	s = (mp_sample){ .plan = committed.plan, .grouped = committed.plan.stages > 0 };
	memcpy(s.set, committed.set, sizeof s.set);
	s.set[MP_SET_PUBLIC] = plain_text("number", o->number, 1);
	d = mp_draw_new(f, &s, cli_tmpdir(o->tmpdir));
	add_columns(f, &s, col);
	mp_draw_read(d);
	mp_draw_library(d, library);
	if (!mp_str_eq((mp_str){ library, sizeof library }, s.set[MP_SET_LIBRARY]))
		cli_die(_("the library is not that of the commitment '%s': it has been changed "
		    "since, or it is another one"), o->draw);
	mp_draw_strata(d);
	mp_draw_choose(d);
	put(f, &s, col);
	write_forms(f, &s, o->form);
	filter_count(f, N_("rows drawn"), s.nrow);
	mp_draw_free(d);
	mp_sample_free(&s);
	mp_sample_free(&committed);
	return filter_finish(f);
}

/* --- the verdict ------------------------------------------------------------------------- */

static void
write_report(const mp_judge *j, const mp_sampling_options *o, const char *path)
{
	mp_write_setup setup = { cli_source_date(), cli_tmpdir(o->tmpdir) };
	mp_buf out = { 0 }, why = { 0 };
	mp_report_format format;
	mp_report *r;
	mp_outfile *file;

	if (!mp_report_format_of(path, &format))
		cli_die(_("--report: '%s' ends with none of .pdf, .html, .xlsx, .tsv"), path);
	file = cli_create(path);
	r = mp_verdict_report(j, !o->in_public);
	if (!mp_report_write(r, format, &setup, &out, &why))
		cli_die(_("cannot write '%s': %s"), path, mp_buf_cstr(&why));
	cli_write(file, mp_buf_str(&out));
	mp_report_free(r);
	mp_buf_free(&out);
}

static void
write_reports(const mp_judge *j, const mp_sampling_options *o)
{
	const char *files = o->report;
	mp_buf path = { 0 };

	while (next_file(&files, &path))
		write_report(j, o, mp_buf_cstr(&path));
	mp_buf_free(&path);
}

static void
complain(const mp_judge *j, bool quiet)
{
	size_t i;

	for (i = 0; i < j->complaints && i < COMPLAINTS && !quiet; i++)
		cli_warn("%.*s", (int)j->complaint[i].n, j->complaint[i].p);
	if (j->complaints > COMPLAINTS && !quiet)
		cli_warn(_("and %zu more like these"), j->complaints - COMPLAINTS);
}

/* How many lots have this verdict. */
static size_t
lots(const mp_judge *j, mp_lot_verdict verdict)
{
	size_t i, n = 0;

	for (i = 0; i < j->sample->nstratum; i++)
		n += mp_judge_stratum(j, i).verdict == verdict;
	return n;
}

static int
judge(const struct cli_args *args, const mp_sampling_options *o)
{
	mp_outfile *file = args->output ? cli_create(args->output) : NULL;
	mp_buf out = { 0 }, why = { 0 };
	size_t i, rejected, open;
	mp_sample s;
	mp_judge j;
	int status;

	if (args->nfile == 0)
		cli_die(_("--judge needs the forms that were filled in"));
	if (args->reject || args->summary || args->to_csv || args->no_header || args->columns)
		cli_die(_("--judge writes a verdict, and takes no options about rows"));
	read_sample(o->judge, true, &s);
	mp_judge_init(&j, &s, o->judge);
	for (i = 0; i < args->nfile; i++)
		if (!mp_judge_read(&j, args->file[i], &why))
			cli_die("%s", mp_buf_cstr(&why));
	mp_judge_missing(&j);
	complain(&j, args->quiet);
	rejected = lots(&j, MP_LOT_REJECTED);
	open = lots(&j, MP_LOT_OPEN);
	mp_verdict_rows(&j, &out);
	if (file)
		cli_write(file, mp_buf_str(&out));
	else
		cli_print(mp_buf_str(&out));
	write_reports(&j, o);
	cli_commit();
	if (!args->quiet)
		cli_warn(_("lots: %zu accepted, %zu rejected, %zu open; results that count for "
		    "nothing or are missing: %zu"), s.nstratum - rejected - open, rejected, open,
		    j.complaints);
	status = rejected || open || j.complaints ? EXIT_REJECTED : EXIT_DONE;
	mp_judge_fini(&j);
	mp_sample_free(&s);
	mp_buf_free(&out);
	mp_buf_free(&why);
	return status;
}

int
mp_sampling(const struct cli *cli, const struct cli_args *args, const mp_sampling_options *o)
{
	int status;

	if (o->commit + (o->draw != NULL) + (o->judge != NULL) > 1)
		cli_die(_("--commit, --draw and --judge are three steps, one after the other"));
	if (!o->judge)
		return o->commit ? commit(filter_open(cli, args), o) : draw(filter_open(cli, args), o);
	status = judge(args, o);
	free(args->column);
	return status;
}
