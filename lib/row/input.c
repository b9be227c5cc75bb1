/* input.c - the rows of several files that share one header. */
#include <config.h>

#include "row/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "row/batch.h"
#include "row/cli.h"
#include "row/csv.h"

/* A file that stays open, as it was when it was opened. */
struct stayed {
	int fd;
	struct stat was;
};

struct mp_input {
	mp_input_options o;
	size_t next;		/* file to open next */
	const char *name;	/* of the open file; "-" */
	int fd;			/* -1: none is open */
	bool eof;
	bool fresh;		/* nothing was taken from this file yet */
	bool again;		/* its rows can be read again where they are */
	uint64_t got;		/* how far in the file it has been read */
	struct stat was;
	bool stay;		/* such files stay open */
	struct stayed *stayed;	/* by number, from 0 */
	size_t nstayed, stayed_cap;
	size_t line;		/* number of the first line in `rest` */
	mp_buf rest;		/* read, but not yet in a batch */
	mp_encoding encoding;
	mp_decoder *decoder;	/* for CSV and headers */
	mp_csv *csv[2];		/* by encoding */
	mp_buf header, raw_header;
	bool has_header;
	size_t columns;
	size_t position;
};

void
mp_input_blame(const mp_input_error *e, mp_buf *why)
{
	switch (e->what) {
	case MP_INPUT_OPEN:
	case MP_INPUT_READ:
		mp_buf_printf(why, _("cannot read '%s': %s"), e->file, strerror(e->errnum));
		break;
	case MP_INPUT_ICONV:
		mp_buf_printf(why, _("cannot decode GB 18030: %s"), strerror(e->errnum));
		break;
	case MP_INPUT_TOO_LONG:
		mp_buf_printf(why, _("%s: a line of more than %d bytes; is this a table?"),
		    e->file, (int)MP_INPUT_LINE);
		break;
	case MP_INPUT_EMPTY:
		mp_buf_printf(why, _("%s: the file is empty, expected a header (or --columns)"),
		    e->file);
		break;
	case MP_INPUT_HEADER:
		mp_buf_printf(why, e->fault.kind == MP_ROW_NOT_UTF8 ?
		    _("%s:1: the header is not UTF-8; for a file in GB 18030 say "
		    "--encoding gb18030") :
		    _("%s:1: the header is broken (a NUL, an open quote, or the wrong "
		    "--encoding)"), e->file);
		break;
	case MP_INPUT_DIFFERS:
		mp_buf_printf(why, _("%s:1: the header differs from the first file's; all files "
		    "need the same columns"), e->file);
		break;
	}
}

mp_input *
mp_input_new(const mp_input_options *o)
{
	mp_input *in = mp_zalloc(1, sizeof *in);

	in->o = *o;
	in->fd = -1;
	return in;
}

void
mp_input_free(mp_input *in)
{
	if (!in)
		return;
	if (in->fd > 0)
		close(in->fd);
	while (in->nstayed > 0)
		if (in->stayed[--in->nstayed].fd > STDIN_FILENO)
			close(in->stayed[in->nstayed].fd);
	free(in->stayed);
	mp_csv_free(in->csv[MP_UTF8]);
	mp_csv_free(in->csv[MP_GB18030]);
	mp_decoder_free(in->decoder);
	mp_buf_free(&in->rest);
	mp_buf_free(&in->header);
	mp_buf_free(&in->raw_header);
	free(in);
}

mp_str
mp_input_header(const mp_input *in)
{
	return mp_buf_str(&in->header);
}

mp_str
mp_input_raw_header(const mp_input *in)
{
	return mp_buf_str(&in->raw_header);
}

size_t
mp_input_columns(const mp_input *in)
{
	return in->columns;
}

size_t
mp_input_position(const mp_input *in)
{
	return in->position;
}

static bool
fail(const mp_input *in, mp_input_trouble what, mp_input_error *e)
{
	*e = (mp_input_error){ what, in->name, errno, { .kind = MP_ROW_GOOD } };
	return false;
}

/* Read once and append to `b`; false if that failed.  Sets eof. */
static bool
read_some(mp_input *in, mp_buf *b, mp_input_error *e)
{
	ssize_t n;

	if (b->n > MP_INPUT_LINE)
		return fail(in, MP_INPUT_TOO_LONG, e);
	mp_buf_reserve(b, MP_INPUT_BLOCK);
	do
		n = read(in->fd, b->p + b->n, MP_INPUT_BLOCK);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return fail(in, MP_INPUT_READ, e);
	in->eof = n == 0;
	b->n += (size_t)n;
	in->position += (size_t)n;
	in->got += (size_t)n;
	return true;
}

/* Guessing looks at the same bytes however the file arrives. */
static bool
choose_encoding(mp_input *in, mp_input_error *e)
{
	mp_str bom = MP_STR("\xEF\xBB\xBF");

	in->encoding = in->o.encoding;
	while (in->o.guess && !in->eof && in->rest.n < MP_INPUT_BLOCK)
		if (!read_some(in, &in->rest, e))
			return false;
	while (!in->eof && in->rest.n < bom.n)
		if (!read_some(in, &in->rest, e))
			return false;
	if (mp_str_starts(mp_buf_str(&in->rest), bom)) {
		in->rest.n -= bom.n;
		memmove(in->rest.p, in->rest.p + bom.n, in->rest.n);
		if (in->o.guess)
			in->encoding = MP_UTF8;
		else if (in->encoding == MP_GB18030)
			return fail(in, MP_INPUT_HEADER, e);
	} else if (in->o.guess) {
		size_t n = in->rest.n < MP_INPUT_BLOCK ? in->rest.n : MP_INPUT_BLOCK;

		in->encoding = mp_encoding_guess((mp_str){ in->rest.p, n });
	}
	if (in->encoding == MP_GB18030 && !in->decoder &&
	    !(in->decoder = mp_decoder_new()))
		return fail(in, MP_INPUT_ICONV, e);
	if (in->o.csv && !in->csv[in->encoding])
		in->csv[in->encoding] = mp_csv_new(
		    in->encoding == MP_GB18030 ? in->decoder : NULL);
	return true;
}

/* Where the file that was just opened stands, and whether it could be read again from
 * there: choose_encoding may yet find that its text is not the file's bytes. */
static void
look_at_file(mp_input *in)
{
	off_t at = fstat(in->fd, &in->was) == 0 && S_ISREG(in->was.st_mode) ?
	    lseek(in->fd, 0, SEEK_CUR) : -1;

	in->again = at >= 0 && !in->o.csv && in->next <= MP_INPUT_STAY;
	in->got = at >= 0 ? (uint64_t)at : 0;
}

static bool
open_next(mp_input *in, mp_input_error *e)
{
	in->name = in->o.file[in->next++];
	in->fd = strcmp(in->name, "-") == 0 ? STDIN_FILENO :
	    open(in->name, O_RDONLY | O_CLOEXEC);
	if (in->fd < 0)
		return fail(in, MP_INPUT_OPEN, e);
	in->eof = false;
	in->fresh = true;
	in->line = 1;
	in->rest.n = 0;
	look_at_file(in);
	if (!choose_encoding(in, e))
		return false;
	in->again &= in->encoding == MP_UTF8;
	return true;
}

/* The file is at its end. */
static void
leave_file(mp_input *in)
{
	bool stays = in->stay && in->again;

	if (in->stay && in->next <= MP_INPUT_STAY) {
		in->stayed = mp_grow(in->stayed, &in->stayed_cap, in->next,
		    sizeof *in->stayed);
		in->stayed[in->nstayed++] = (struct stayed){ stays ? in->fd : -1, in->was };
	}
	if (in->fd > STDIN_FILENO && !stays)
		close(in->fd);
	in->fd = -1;
}

void
mp_input_stay(mp_input *in)
{
	in->stay = true;
}

int
mp_input_fd(const mp_input *in, size_t file)
{
	return file < in->nstayed ? in->stayed[file].fd : -1;
}

const char *
mp_input_changed(const mp_input *in)
{
	size_t i;

	for (i = 0; i < in->nstayed; i++) {
		const struct stat *was = &in->stayed[i].was;
		struct stat is;

		if (in->stayed[i].fd >= 0 && (fstat(in->stayed[i].fd, &is) != 0 ||
		    is.st_size != was->st_size || is.st_mtim.tv_sec != was->st_mtim.tv_sec ||
		    is.st_mtim.tv_nsec != was->st_mtim.tv_nsec))
			return in->o.file[i];
	}
	return NULL;
}

/* Move whole lines (at the end of the file: all) from the file to b->bytes. */
static bool
take_lines(mp_input *in, mp_batch *b, mp_input_error *e)
{
	mp_buf swap = b->bytes;
	size_t searched = 0;
	const char *end;

	b->origin = in->again ? in->got - in->rest.n : MP_INPUT_NOWHERE;
	b->bytes = in->rest;
	in->rest = swap;
	in->rest.n = 0;
	while (!in->eof) {
		end = b->bytes.n > searched ? memrchr(b->bytes.p + searched, '\n',
		    b->bytes.n - searched) : NULL;
		if (end) {
			size_t n = (size_t)(end - b->bytes.p) + 1;

			mp_buf_add(&in->rest, mp_str_skip(mp_buf_str(&b->bytes), n));
			b->bytes.n = n;
			return true;
		}
		searched = b->bytes.n;
		if (!read_some(in, &b->bytes, e))
			return false;
	}
	return true;
}

/* Read CSV records from b->bytes, from byte `at` on; what is not whole goes back
 * to `rest`. */
static void
take_records(mp_input *in, mp_batch *b, size_t at, size_t want, size_t most)
{
	mp_csv_record r;
	bool last = in->eof && in->rest.n == 0;

	while (at < b->bytes.n && b->nspan < most) {
		mp_str bytes = mp_str_skip(mp_buf_str(&b->bytes), at);
		size_t text = b->text.n;

		if (!mp_csv_next(in->csv[in->encoding], bytes, last, want, &b->text, &r))
			break;
		b->span = mp_grow(b->span, &b->spancap, b->nspan + 1, sizeof *b->span);
		bytes = mp_tsv_chomp((mp_str){ bytes.p, r.used });
		b->span[b->nspan++] = (struct mp_span){ at, bytes.n, text,
		    b->text.n - text, in->line, r.fault };
		in->line += r.lines;
		at += r.used;
	}
	if (at < b->bytes.n) {
		mp_buf tail = { 0 };

		mp_buf_add(&tail, mp_str_skip(mp_buf_str(&b->bytes), at));
		mp_buf_add(&tail, mp_buf_str(&in->rest));
		mp_buf_free(&in->rest);
		in->rest = tail;
		b->bytes.n = at;
	}
}

static size_t
count_lines(mp_str s)
{
	size_t n = 0;
	const char *end;

	while (s.n && (end = memchr(s.p, '\n', s.n)) != NULL) {
		s = mp_str_skip(s, (size_t)(end - s.p) + 1);
		n++;
	}
	return n;
}

/* Fill `b` with what comes next of the open file: with `header` one record, else
 * as much as there is.  An empty batch means that the file is at its end. */
static bool
fill(mp_input *in, mp_batch *b, bool header, mp_input_error *e)
{
	b->file = in->next - 1;
	b->csv = in->o.csv;
	b->encoding = in->encoding;
	b->at = b->nspan = b->text.n = 0;
	if (in->encoding == MP_GB18030 && !b->csv && !b->decoder &&
	    !(b->decoder = mp_decoder_new()))
		return fail(in, MP_INPUT_ICONV, e);
	do {
		if (!take_lines(in, b, e))
			return false;
		if (b->csv)
			take_records(in, b, 0, header ? 0 : in->columns,
			    header ? 1 : (size_t)-1);
		if (b->bytes.n == 0 && in->rest.n && !in->eof &&
		    !read_some(in, &in->rest, e))
			return false;
	} while (b->bytes.n == 0 && in->rest.n);
	if (!b->csv) {
		b->line = in->line;
		in->line += header ? 1 : count_lines(mp_buf_str(&b->bytes));
	}
	return true;
}

/* Put what follows the header line of a TSV batch back. */
static void
give_back(mp_input *in, mp_batch *b)
{
	mp_buf tail = { 0 };

	mp_buf_add(&tail, mp_str_skip(mp_buf_str(&b->bytes), b->at));
	mp_buf_add(&tail, mp_buf_str(&in->rest));
	mp_buf_free(&in->rest);
	in->rest = tail;
}

/* Keep the first header; later ones must be the same. */
static bool
accept_header(mp_input *in, const mp_record *r, mp_input_error *e)
{
	size_t n = mp_tsv_cut(r->text, NULL, 0);
	mp_str *field = mp_alloc(n * sizeof *field);
	mp_row_fault fault = r->fault;
	bool good = fault.kind == MP_ROW_GOOD &&
	    mp_tsv_split(r->text, field, n, &fault);

	free(field);
	if (!good) {
		fail(in, MP_INPUT_HEADER, e);
		e->fault = fault;
		return false;
	}
	if (in->has_header) {
		if (!mp_str_eq(r->text, mp_buf_str(&in->header)))
			return fail(in, MP_INPUT_DIFFERS, e);
		return true;
	}
	in->has_header = true;
	in->columns = n;
	mp_buf_add(&in->header, r->text);
	mp_buf_add(&in->raw_header, r->raw);
	return true;
}

static bool
take_header(mp_input *in, mp_batch *b, mp_input_error *e)
{
	mp_record r;

	in->fresh = false;
	if (in->o.columns)
		return true;
	if (!fill(in, b, true, e))
		return false;
	if (!mp_batch_next(b, &r))
		return fail(in, MP_INPUT_EMPTY, e);
	if (!b->csv)
		give_back(in, b);
	return accept_header(in, &r, e);
}

/* The names that the user gave, as a row. */
static void
given_header(mp_input *in)
{
	size_t i;

	mp_buf_adds(&in->header, in->o.columns);
	for (i = 0; i < in->header.n; i++)
		if (in->header.p[i] == ',')
			in->header.p[i] = '\t';
	in->columns = mp_tsv_cut(mp_buf_str(&in->header), NULL, 0);
	mp_buf_add(&in->raw_header, mp_buf_str(&in->header));
	in->has_header = true;
}

bool
mp_input_start(mp_input *in, mp_input_error *e)
{
	mp_batch *b;
	bool good;

	if (in->o.columns)
		given_header(in);
	if (!open_next(in, e))
		return false;
	b = mp_batch_new();
	good = take_header(in, b, e);
	mp_batch_free(b);
	return good;
}

mp_input_status
mp_input_fill(mp_input *in, mp_batch *b, mp_input_error *e)
{
	for (;;) {
		if (in->fd < 0 && in->next == in->o.nfile)
			return MP_INPUT_END;
		if (in->fd < 0 && !open_next(in, e))
			return MP_INPUT_FAILED;
		if (in->fresh && !take_header(in, b, e))
			return MP_INPUT_FAILED;
		if (!fill(in, b, false, e))
			return MP_INPUT_FAILED;
		if (b->bytes.n)
			return MP_INPUT_BATCH;
		leave_file(in);
	}
}
