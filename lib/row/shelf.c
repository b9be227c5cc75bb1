/* shelf.c - rows that outlive the loop and are too many for memory. */
#include <config.h>

#include "row/shelf.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/spill.h"
#include "row/run.h"

/* Where a row is: in the spill; or its file, its first byte there, and how many units of
 * bytes have all of it, so that no more is read; 0: that is too many to be said. */
#define SPILLED ((uint64_t)1 << 63)
enum { OFFSET_BITS = 44, FILE_BITS = 8, UNITS_BITS = 8, UNIT = 64 };

_Static_assert(MP_INPUT_STAY <= 1 << FILE_BITS, "a file's number has its bits");

/* What is read in one go of rows that follow each other. */
enum { BLOCK = 1 << 20 };

/* A piece of a file.  In front of it there is room for what filter_load wants before a
 * row: what is before the other rows has been read. */
enum { ROOM = sizeof(struct kept) };

struct piece {
	mp_buf *bytes;		/* behind ROOM */
	uint64_t at;		/* of the first of them, its file and byte */
	bool last;		/* the file ends here */
};

struct mp_shelf {
	const mp_input *in;	/* NULL: nothing stays in its file */
	mp_spill *spill;
	mp_buf block;
	struct piece piece;	/* of mp_shelf_next, in `block` */
	_Atomic int error;	/* errno of the first failure to read a file */
};

mp_shelf *
mp_shelf_new(const char *dir)
{
	mp_spill *spill = mp_spill_new(dir);
	mp_shelf *s;

	if (spill == NULL)
		return NULL;
	s = mp_zalloc(1, sizeof *s);
	s->spill = spill;
	s->piece.bytes = &s->block;
	return s;
}

mp_shelf *
filter_shelf(filter *f, const char *dir)
{
	mp_shelf *s = mp_shelf_new(dir);

	if (s) {
		s->in = f->input;
		mp_input_stay(f->input);
	}
	return s;
}

void
mp_shelf_free(mp_shelf *s)
{
	if (s == NULL)
		return;
	mp_spill_free(s->spill);
	mp_buf_free(&s->block);
	free(s);
}

uint64_t
mp_shelf_keep(mp_shelf *s, mp_str kept)
{
	return SPILLED | mp_spill_put(s->spill, &kept, 1);
}

uint64_t
filter_shelve(filter *f, const filter_row *r, mp_shelf *s)
{
	const size_t end = 2;	/* CR and LF */
	uint64_t at = r->record.at, units = (r->record.text.n + end + UNIT - 1) / UNIT;

	if (at == MP_INPUT_NOWHERE || at >> OFFSET_BITS)
		return mp_shelf_keep(s, filter_keep(f, r));
	if (units >> UNITS_BITS)
		units = 0;
	return (units << FILE_BITS | r->file) << OFFSET_BITS | at;
}

/* The file and byte alone; and how many bytes from there on have the row, or some of it. */
static uint64_t
place(uint64_t at)
{
	return at & (((uint64_t)1 << (OFFSET_BITS + FILE_BITS)) - 1);
}

static size_t
bytes_of(uint64_t at)
{
	size_t units = (size_t)(at >> (OFFSET_BITS + FILE_BITS));

	return UNIT * (units ? units : (size_t)1 << UNITS_BITS);
}

bool
mp_shelf_end(mp_shelf *s)
{
	const char *changed = s->in ? mp_input_changed(s->in) : NULL;

	if (changed)
		cli_die(_("'%s' was changed while it was read; run again when nobody writes to it, "
		    "or on a copy"), changed);
	errno = s->error;
	return s->error == 0 && mp_spill_end(s->spill);
}

/* --- reading ----------------------------------------------------------------- */

/* Have the piece that begins at `at`, of `want` bytes, fewer only at the end of the file. */
static bool
fetch(mp_shelf *s, struct piece *p, uint64_t at, size_t want)
{
	int fd = mp_input_fd(s->in, (size_t)(at >> OFFSET_BITS));

	mp_buf_reserve(p->bytes, ROOM);
	p->bytes->n = ROOM;
	p->at = at;
	if (!mp_buf_read_at(p->bytes, fd, at & (((uint64_t)1 << OFFSET_BITS) - 1), want)) {
		s->error = errno;
		return false;
	}
	p->last = p->bytes->n < ROOM + want;
	return true;
}

/* The row at `at`, if all of it is in the piece; its line end is not part of it. */
static bool
in_piece(const struct piece *p, uint64_t at, mp_str *row)
{
	mp_str have = mp_buf_str(p->bytes);
	const char *end;

	if (have.n <= ROOM || at < p->at || at - p->at >= have.n - ROOM)
		return false;
	have = mp_str_skip(have, ROOM + (size_t)(at - p->at));
	end = memchr(have.p, '\n', have.n);
	if (!end && !p->last)
		return false;
	*row = mp_tsv_chomp((mp_str){ have.p, end ? (size_t)(end - have.p) : have.n });
	return true;
}

/* Find the row at a place through the piece, of which at least `want` bytes are read in one
 * go. */
static bool
find_row(mp_shelf *s, struct piece *p, uint64_t at, size_t want, mp_str *row)
{
	while (!in_piece(p, at, row)) {
		if (p->at == at && p->bytes->n > ROOM)
			want = 2 * (p->bytes->n - ROOM);	/* a longer row than most */
		if (!fetch(s, p, at, want))
			return false;
		if (p->bytes->n == ROOM) {
			s->error = EIO;		/* the file is shorter than it was */
			return false;
		}
	}
	return true;
}

/* The row of the piece as filter_keep would give it; writes to the room before it. */
static mp_str
as_kept(const struct piece *p, uint64_t at, mp_str row)
{
	struct kept k = { .file = (uint32_t)(at >> OFFSET_BITS), .ntext = (uint32_t)row.n };
	char *front = p->bytes->p + (at - p->at);

	memcpy(front, &k, sizeof k);
	return (mp_str){ front, ROOM + row.n };
}

static bool
spilled_next(mp_shelf *s, uint64_t at, mp_str *kept)
{
	mp_spill_seek(s->spill, at);
	return mp_spill_next(s->spill, kept);
}

bool
mp_shelf_next(mp_shelf *s, uint64_t at, mp_str *kept)
{
	mp_str row;

	if (at & SPILLED)
		return spilled_next(s, at & ~SPILLED, kept);
	at = place(at);
	if (!find_row(s, &s->piece, at, BLOCK, &row))
		return false;
	*kept = as_kept(&s->piece, at, row);
	return true;
}

bool
mp_shelf_get(mp_shelf *s, uint64_t at, mp_buf *b, mp_str *kept)
{
	struct piece p = { .bytes = b };
	mp_str row;

	if (at & SPILLED)
		return mp_spill_get(s->spill, at & ~SPILLED, b, kept);
	b->n = 0;
	if (!find_row(s, &p, place(at), bytes_of(at), &row))
		return false;
	*kept = as_kept(&p, place(at), row);
	return true;
}
