/* filter.c - the loop that all commands share. */
#include <config.h>

#include "row/filter.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "row/command.h"
#include "row/run.h"
#include "row/table.h"

enum { FLUSH = 256 * 1024 };

static const char *const standard_input[] = { "-" };

_Noreturn static void
die_of(const mp_input_error *e)
{
	mp_buf why = { 0 };

	mp_input_blame(e, &why);
	cli_die("%s", mp_buf_cstr(&why));
}

/* Would writing `path` (or what `out` tells about) destroy an input? */
static void
refuse_input(const filter *f, const char *path, const struct stat *out)
{
	size_t i;

	if (!S_ISREG(out->st_mode))
		return;
	for (; f; f = f->along)
		for (i = 0; i < f->args.nfile; i++) {
			const char *name = f->layout.file[i];
			struct stat st;
			int bad = strcmp(name, "-") ? stat(name, &st) : fstat(STDIN_FILENO, &st);

			if (!bad && st.st_dev == out->st_dev && st.st_ino == out->st_ino)
				cli_die(_("'%s' is an input; the output needs a file of its own"),
				    path);
		}
}

mp_outfile *
filter_create(filter *f, const char *path)
{
	struct stat st;

	if (stat(path, &st) == 0)
		refuse_input(f, path, &st);
	return cli_create(path);
}

/* Look at all inputs first: a missing one is found before anything is written,
 * and the progress line knows the size. */
static void
look_at_inputs(filter *f)
{
	struct stat st;
	bool known = true;
	size_t i;

	for (i = 0; i < f->args.nfile; i++) {
		const char *name = f->layout.file[i];
		int bad = 0;

		if (strcmp(name, "-") == 0)
			bad = fstat(STDIN_FILENO, &st);
		else if ((bad = access(name, R_OK)) == 0)
			bad = stat(name, &st);
		if (!bad && S_ISDIR(st.st_mode)) {
			errno = EISDIR;
			bad = -1;
		}
		if (bad)
			cli_die(_("cannot read '%s': %s"), name, strerror(errno));
		known &= S_ISREG(st.st_mode);
		f->bytes += (size_t)st.st_size;
	}
	if (!known)
		f->bytes = 0;
	if (!f->args.output && fstat(STDOUT_FILENO, &st) == 0)
		refuse_input(f, _("standard output"), &st);
}

static void
create_outputs(filter *f)
{
	const char *path[] = { f->args.output, f->args.reject, f->args.summary };
	mp_outfile **out[] = { &f->output, &f->reject, &f->summary };
	size_t i, k;

	for (i = 0; i < 3; i++) {
		if (!path[i])
			continue;
		for (k = 0; k < i; k++)
			if (path[k] && strcmp(path[i], path[k]) == 0)
				cli_die(_("'%s' is given for two outputs"), path[i]);
		*out[i] = filter_create(f, path[i]);
	}
}

filter *
filter_open(const struct cli *cli, const struct cli_args *args)
{
	filter *f = mp_zalloc(1, sizeof *f);
	mp_input_options o = { 0 };
	mp_input_error e;

	f->cli = cli;
	f->args = *args;
	if (!args->nfile)
		f->args.nfile = 1;
	f->layout.file = args->nfile ? (const char *const *)args->file : standard_input;
	f->layout.csv = args->to_csv;
	f->layout.quiet = args->quiet;
	f->layout.keep_rejects = args->reject != NULL;
	f->progress = !args->quiet && isatty(STDERR_FILENO);
	look_at_inputs(f);
	o.file = f->layout.file;
	o.nfile = f->args.nfile;
	o.csv = args->from_csv;
	o.guess = strcmp(args->encoding, "auto") == 0;
	o.encoding = strcmp(args->encoding, "gb18030") ? MP_UTF8 : MP_GB18030;
	o.columns = args->columns;
	f->input = mp_input_new(&o);
	if (!mp_input_start(f->input, &e))
		die_of(&e);
	layout_init(f);
	create_outputs(f);
	return f;
}

static filter *
open_beside(const filter *f, const char *path, bool csv)
{
	size_t n = strlen(path) + 1;
	char **file = mp_alloc(sizeof *file + n);
	struct cli_args args = { .encoding = "auto", .no_header = true,
		.from_csv = csv, .quiet = f->args.quiet,
		.threads = f->args.threads, .file = file, .nfile = 1 };

	*file = memcpy(file + 1, path, n);
	return filter_open(f->cli, &args);
}

filter *
filter_beside(const filter *f, const char *path)
{
	return open_beside(f, path, mp_table_csv(path));
}

filter *
filter_along(filter *f, const char *path, bool csv)
{
	const char *out[] = { f->args.output, f->args.reject, f->args.summary };
	filter *a = open_beside(f, path, csv), *last = f;
	struct stat st;
	size_t i;

	while (last->along)
		last = last->along;
	last->along = a;
	a->whole = f;
	a->layout.keep_rejects = f->layout.keep_rejects;
	for (i = 0; i < 3; i++)
		if (out[i] && stat(out[i], &st) == 0)
			refuse_input(a, out[i], &st);
	f->bytes = f->bytes && a->bytes ? f->bytes + a->bytes : 0;
	return a;
}

filter *
filter_start(const struct cli *cli, int argc, char **argv)
{
	struct cli_args args;

	cli_parse(cli, argc, argv, &args);
	return filter_open(cli, &args);
}

static void
write_out(filter *f, mp_str bytes)
{
	if (f->output)
		cli_write(f->output, bytes);
	else
		cli_print(bytes);
}

/* To --reject of the run, behind the header of their table. */
static void
tell_rejects(filter *f, mp_str rows)
{
	mp_buf header = { 0 };

	if (!f->told_header) {
		mp_buf_adds(&header, "_file\t_line\t_reason\t");
		mp_buf_add(&header, mp_input_raw_header(f->input));
		mp_buf_addc(&header, '\n');
		cli_write(run_whole(f)->reject, mp_buf_str(&header));
		mp_buf_free(&header);
		f->told_header = true;
	}
	cli_write(run_whole(f)->reject, rows);
}

static void
begin(filter *f)
{
	mp_buf header = { 0 };

	if (f->started)
		return;
	layout_fix(f);
	layout_header(f, &header);
	lane_init(&f->loaded, &f->layout);
	write_out(f, mp_buf_str(&header));
	mp_buf_free(&header);
	f->started = true;
	if (f->reject)
		tell_rejects(f, MP_STR(""));
}

bool
run_fill(filter *f, struct lane *l)
{
	mp_input_error e;

	switch (mp_input_fill(f->input, l->batch, &e)) {
	case MP_INPUT_BATCH:
		return true;
	case MP_INPUT_FAILED:
		die_of(&e);
	case MP_INPUT_END:
		break;
	}
	return false;
}

static void
show_messages(filter *f, struct lane *l)
{
	size_t i;

	f = run_whole(f);
	for (i = 0; i < l->nmessage; i++)
		if (i < LANE_MESSAGES && f->messages + i < LANE_MESSAGES)
			cli_warn("%s", mp_buf_cstr(&l->message[i]));
	f->messages += l->nmessage;
	l->nmessage = 0;
}

static void
add_tally(struct tally *total, struct tally *t)
{
	size_t i;

	total->read += t->read;
	total->made += t->made;
	total->written += t->written;
	total->rejected += t->rejected;
	total->dropped += t->dropped;
	for (i = 0; i < t->ncounter; i++)
		tally_add(total, t->counter[i].name, t->counter[i].n);
	*t = (struct tally){ 0 };
}

static void
deliver(filter *f, struct lane *l)
{
	show_messages(f, l);
	write_out(f, mp_buf_str(&l->out));
	l->out.n = 0;
	if (l->reject.n)
		tell_rejects(f, mp_buf_str(&l->reject));
	l->reject.n = 0;
	add_tally(&run_whole(f)->total, &l->tally);
}

static void
progress(filter *f)
{
	const filter *whole = run_whole(f), *a;
	size_t at = 0;

	if (!whole->progress)
		return;
	for (a = whole; a; a = a->along)
		at += mp_input_position(a->input);
	cli_progress(whole->total.read + (f->lane ? f->lane->tally.read : 0), at, whole->bytes);
}

void
filter_ahead(filter *f, const struct filter_worker *w, void *shared)
{
	f->ahead = w;
	f->ahead_shared = shared;
}

/* The threads and what they hold go before the command settles what it has read. */
static void
end_loop(filter *f)
{
	ring_free(f->ring);
	f->ring = NULL;
	f->lane = NULL;
	f->ended = true;
}

filter_row *
filter_next(filter *f)
{
	static const struct filter_worker nothing = { NULL, NULL, NULL };

	if (f->ended)
		return NULL;
	if (!f->ring) {
		begin(f);
		f->ring = ring_new(f, run_fill, lane_prepare, f->ahead ? f->ahead : &nothing,
		    f->ahead_shared);
	}
	if ((f->pulse++ & 63) == 0)
		progress(f);
	while (!f->lane || !lane_hand(f->lane)) {
		if (f->lane)
			deliver(f, f->lane);
		progress(f);
		if (!(f->lane = ring_next(f->ring))) {
			end_loop(f);
			return NULL;
		}
	}
	return &f->lane->row;
}

/* All that the ring gives. */
static void
run(filter *f, ring_fill *fill, lane_work *work, const struct filter_worker *w, void *shared)
{
	struct ring *ring;
	struct lane *l;

	begin(f);
	ring = ring_new(f, fill, work, w, shared);
	while ((l = ring_next(ring)) != NULL) {
		deliver(f, l);
		progress(f);
	}
	ring_free(ring);
}

void
filter_map(filter *f, const struct filter_worker *w, void *shared)
{
	run(f, run_fill, lane_map, w, shared);
}

/* Fill the lane with rows that were kept. */
static bool
fill_again(filter *f, struct lane *l)
{
	mp_str kept;

	l->first = f->nagain;
	l->nahead = l->prepared.n = 0;
	while (l->prepared.n < FLUSH && f->again(f->again_shared, &kept)) {
		lane_keep(l, kept);
		f->nagain++;
	}
	return l->nahead > 0;
}

void
filter_again(filter *f, filter_kept *next, const struct filter_worker *w, void *shared)
{
	f->again = next;
	f->again_shared = shared;
	f->nagain = 0;
	run(f, fill_again, lane_again, w, shared);
}

void
filter_put(filter *f, filter_row *r)
{
	lane_put(r->lane);
	if (r->lane->out.n >= FLUSH)
		deliver(f, r->lane);
}

mp_str
filter_keep(filter *f, const filter_row *r)
{
	const mp_record *c = &r->record;
	struct kept k = { (uint32_t)r->file, (uint32_t)c->line, (uint32_t)c->text.n };

	f->kept.n = 0;
	mp_buf_add(&f->kept, (mp_str){ (const char *)&k, sizeof k });
	mp_buf_add(&f->kept, c->text);
	if (c->raw.p != c->text.p)
		mp_buf_add(&f->kept, c->raw);
	return mp_buf_str(&f->kept);
}

mp_str
filter_keep_text(filter *f, mp_str text)
{
	struct kept k = { .ntext = (uint32_t)text.n };

	f->kept.n = 0;
	mp_buf_add(&f->kept, (mp_str){ (const char *)&k, sizeof k });
	mp_buf_add(&f->kept, text);
	return mp_buf_str(&f->kept);
}

mp_str
filter_keep_fields(filter *f, const mp_str *value)
{
	struct kept k = { 0 };
	size_t i;

	f->kept.n = 0;
	mp_buf_add(&f->kept, (mp_str){ (const char *)&k, sizeof k });
	for (i = 0; i < f->layout.columns; i++) {
		if (i)
			mp_buf_addc(&f->kept, '\t');
		mp_buf_add(&f->kept, value[i]);
	}
	k.ntext = (uint32_t)(f->kept.n - sizeof k);
	memcpy(f->kept.p, &k, sizeof k);
	return mp_buf_str(&f->kept);
}

const char *
filter_only_file(const filter *f)
{
	return f->args.nfile == 1 && strcmp(f->layout.file[0], "-") != 0 ?
	    f->layout.file[0] : NULL;
}

filter_row *
filter_load(filter *f, mp_str kept)
{
	begin(f);
	return lane_load(&f->loaded, kept);
}

size_t
filter_threads(const filter *f)
{
	return f->args.threads;
}

filter_row *
filter_new(filter *f)
{
	struct filter_row *r = &f->loaded.row;

	begin(f);
	f->total.made++;
	r->record = (mp_record){ .fault = { .kind = MP_ROW_GOOD }, .at = MP_INPUT_NOWHERE };
	f->loaded.uncut = true;
	return r;
}

void
filter_drop(filter *f, const char *counter)
{
	f->total.dropped++;
	tally_add(&f->total, counter, 1);
}

void
filter_count(filter *f, const char *counter, size_t n)
{
	tally_add(&f->total, counter, n);
}

static void
write_summary(filter *f)
{
	const struct tally *t = &f->total;
	mp_buf b = { 0 };
	size_t i;

	mp_buf_printf(&b, "name\tvalue\nread\t%zu\nwritten\t%zu\nrejected\t%zu\n"
	    "dropped\t%zu\n", t->read, t->written, t->rejected, t->dropped);
	if (t->made)
		mp_buf_printf(&b, "made\t%zu\n", t->made);
	for (i = 0; i < t->ncounter; i++)
		mp_buf_printf(&b, "%s\t%zu\n", t->counter[i].name, t->counter[i].n);
	cli_write(f->summary, mp_buf_str(&b));
	mp_buf_free(&b);
}

static void
print_summary(const filter *f)
{
	const struct tally *t = &f->total;
	mp_buf b = { 0 };
	size_t i;

	if (f->messages > LANE_MESSAGES)
		cli_warn(_("... and %zu more messages about rows"),
		    f->messages - LANE_MESSAGES);
	mp_buf_printf(&b, _("read %zu, written %zu, rejected %zu"), t->read, t->written,
	    t->rejected);
	for (i = 0; i < t->ncounter; i++)
		mp_buf_printf(&b, _(", %s %zu"), _(t->counter[i].name), t->counter[i].n);
	cli_warn("%s", mp_buf_cstr(&b));
	mp_buf_free(&b);
}

static void
release(filter *f)
{
	lane_fini(&f->loaded);
	layout_fini(f);
	mp_input_free(f->input);
	mp_buf_free(&f->kept);
	cli_args_free(&f->args);
	free(f);
}

size_t
filter_leave(filter *f)
{
	size_t rejected = f->total.rejected;
	filter *before = f->whole;

	while (before && before->along != f)
		before = before->along;
	if (before)
		before->along = f->along;
	end_loop(f);
	free(f->args.file);
	release(f);
	return rejected;
}

int
filter_finish(filter *f)
{
	const struct tally *t = &f->total;
	int status;

	begin(f);
	if (f->lane)
		deliver(f, f->lane);
	end_loop(f);
	deliver(f, &f->loaded);
	if (t->read + t->made != t->written + t->rejected + t->dropped)
		cli_die("internal error: %zu rows came in, but %zu were written, %zu "
		    "rejected and %zu dropped", t->read + t->made, t->written,
		    t->rejected, t->dropped);
	if (!f->output && close(STDOUT_FILENO) < 0 && errno != EBADF)
		cli_die(_("cannot write to standard output: %s"), strerror(errno));
	if (f->summary)
		write_summary(f);
	cli_commit();
	if (!f->args.quiet)
		print_summary(f);
	status = t->rejected && !f->args.reject ? EXIT_REJECTED : EXIT_DONE;
	release(f);
	return status;
}
