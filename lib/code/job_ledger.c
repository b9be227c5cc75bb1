/* job_ledger.c - the jobs of addr-code on a registry as a whole: check it, write it out,
 * read it in, tell the life of one code. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "code/job.h"
#include "code/ledger.h"
#include "row/input.h"

/* Where what is written goes: to a file, whole or not at all, or on. */
struct target {
	mp_outfile *file;
};

static bool
put(void *of, mp_str bytes)
{
	struct target *t = of;

	if (t->file)
		cli_write(t->file, bytes);
	else
		cli_print(bytes);
	return true;
}

static struct target
begin(const struct cli_args *args)
{
	return (struct target){ args->output ? cli_create(args->output) : NULL };
}

static void
say_sums(const struct cli_args *args, const mp_ledger_sums *s)
{
	if (!args->quiet)
		cli_warn(_("events %zu, places %zu, later names %zu, retired or merged %zu, "
		    "wrong %zu, hash %.64s"), s->events, s->places, s->names, s->ended,
		    s->faults, s->hash);
}

/* --- export, history --------------------------------------------------------------------- */

int
mp_code_export(const mp_code_job *job, const struct cli_args *args)
{
	mp_registry *r = mp_code_open(job, MP_STORE_READ);
	struct target t = begin(args);

	if (!mp_ledger_export(r, put, &t))
		mp_code_fail(job, r, MP_STORE_READ);
	mp_registry_close(r);
	cli_commit();
	return EXIT_DONE;
}

int
mp_code_history(const mp_code_job *job, const struct cli_args *args, const char *code)
{
	mp_registry *r = mp_code_open(job, MP_STORE_READ);
	struct target t = begin(args);
	bool known;

	if (!mp_ledger_history(r, mp_str_from(code), &known, put, &t))
		mp_code_fail(job, r, MP_STORE_READ);
	mp_registry_close(r);
	if (!known) {
		cli_warn(_("the registry never gave the code '%s'"), code);
		return EXIT_REJECTED;
	}
	cli_commit();
	return EXIT_DONE;
}

/* --- verify --------------------------------------------------------------------------------- */

enum { TOLD = 1000 };	/* faults that are told one by one */

struct telling {
	struct target target;
	size_t n;
};

static void
tell(void *of, const mp_ledger_fault *fault)
{
	struct telling *t = of;
	mp_buf row = { 0 };

	if (t->n++ >= TOLD)
		return;
	if (fault->event)
		mp_buf_printf(&row, "%lld", (long long)fault->event);
	mp_buf_addc(&row, '\t');
	mp_buf_add(&row, fault->code);
	mp_buf_printf(&row, "\t%s\n", fault->words);
	put(&t->target, mp_buf_str(&row));
	mp_buf_free(&row);
}

int
mp_code_verify(const mp_code_job *job, const struct cli_args *args)
{
	mp_registry *r = mp_code_open(job, MP_STORE_READ);
	struct telling t = { begin(args), 0 };
	mp_ledger_sums sums;

	put(&t.target, MP_STR("event\tcode\tfault\n"));
	if (!mp_ledger_verify(r, tell, &t, &sums))
		mp_code_fail(job, r, MP_STORE_READ);
	mp_registry_close(r);
	cli_commit();
	say_sums(args, &sums);
	return sums.faults ? EXIT_REJECTED : EXIT_DONE;
}

/* --- import ----------------------------------------------------------------------------------- */

struct source {
	mp_input *input;
	mp_batch *batch;
	const char *file;
	size_t line;
	mp_buf why;
};

_Noreturn static void
refuse(const struct source *s)
{
	cli_die("%s:%zu: %.*s", s->file, s->line, (int)s->why.n, s->why.p);
}

static void
start(struct source *s, const struct cli_args *args)
{
	mp_input_error error;
	mp_buf header = { 0 };
	bool right;

	s->file = args->nfile ? args->file[0] : "-";
	s->input = mp_input_new(&(mp_input_options){ .file = &s->file, .nfile = 1,
	    .encoding = MP_UTF8 });
	s->batch = mp_batch_new();
	if (!mp_input_start(s->input, &error)) {
		mp_input_blame(&error, &s->why);
		cli_die("%s", mp_buf_cstr(&s->why));
	}
	if (strcmp(s->file, "-") == 0)
		s->file = _("standard input");
	mp_buf_add(&header, mp_input_header(s->input));
	mp_buf_addc(&header, '\n');
	right = mp_str_eq(mp_buf_str(&header), mp_str_from(mp_ledger_header));
	mp_buf_free(&header);
	if (right)
		return;
	s->line = 1;
	mp_buf_adds(&s->why, _("it is not an export of a registry"));
	refuse(s);
}

static void
read_rows(struct source *s, mp_import *import)
{
	mp_str field[MP_LEDGER_COLUMNS];
	mp_input_error error;
	mp_input_status st;
	mp_record record;

	while ((st = mp_input_fill(s->input, s->batch, &error)) == MP_INPUT_BATCH)
		while (mp_batch_next(s->batch, &record)) {
			s->line = record.line;
			if (record.fault.kind != MP_ROW_GOOD || !mp_tsv_split(record.text, field,
			    MP_LEDGER_COLUMNS, &record.fault)) {
				mp_buf_adds(&s->why, _("the row is broken"));
				refuse(s);
			}
			if (!mp_import_row(import, field, &s->why))
				refuse(s);
		}
	if (st == MP_INPUT_END)
		return;
	mp_input_blame(&error, &s->why);
	cli_die("%s", mp_buf_cstr(&s->why));
}

int
mp_code_import(const mp_code_job *job, const struct cli_args *args)
{
	struct source s = { .line = 0 };
	mp_ledger_sums sums;
	mp_registry *r;
	mp_import *import;

	if (args->nfile > 1)
		cli_die(_("--import reads one file"));
	start(&s, args);
	r = mp_code_open(job, MP_STORE_WRITE);
	if (!(import = mp_import_begin(r, &s.why)))
		cli_die(_("cannot import into the registry '%s': %s"), mp_code_shown(job),
		    mp_buf_cstr(&s.why));
	read_rows(&s, import);
	if (!mp_import_end(import, &sums, &s.why))
		refuse(&s);
	mp_registry_close(r);
	mp_batch_free(s.batch);
	mp_input_free(s.input);
	say_sums(args, &sums);
	return EXIT_DONE;
}
