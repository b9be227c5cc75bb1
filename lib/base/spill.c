/* spill.c - records that do not fit in memory: a nameless file. */
#include <config.h>

#include "base/spill.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/outfile.h"

/* What is written and read in one go, and how much a record is hoped to have. */
enum { BLOCK = 1 << 20, GLANCE = 1024 };

struct mp_spill {
	const char *dir;
	int fd;			/* -1: there is no file yet */
	_Atomic int error;	/* errno of the first failure */
	uint64_t written;	/* bytes in the file; what follows is in `tail` */
	mp_buf tail;
	uint64_t at;		/* where mp_spill_next is */
	mp_buf block;		/* bytes of the file from `from` on, for mp_spill_next */
	uint64_t from;
};

mp_spill *
mp_spill_new(const char *dir)
{
	mp_spill *s;

	if (access(dir, W_OK | X_OK) != 0)
		return NULL;
	s = mp_zalloc(1, sizeof *s);
	s->dir = dir;
	s->fd = -1;
	return s;
}

void
mp_spill_free(mp_spill *s)
{
	if (s == NULL)
		return;
	if (s->fd >= 0)
		close(s->fd);
	mp_buf_free(&s->tail);
	mp_buf_free(&s->block);
	free(s);
}

static void
flush(mp_spill *s)
{
	size_t done = 0;

	if (s->fd < 0 && !s->error && (s->fd = mp_nameless(s->dir)) < 0)
		s->error = errno;
	while (done < s->tail.n && !s->error) {
		ssize_t n = pwrite(s->fd, s->tail.p + done, s->tail.n - done,
		    (off_t)(s->written + done));

		if (n > 0)
			done += (size_t)n;
		else if (n == 0 || errno != EINTR)
			s->error = n ? errno : EIO;
	}
	s->written += s->tail.n;
	s->tail.n = 0;
}

uint64_t
mp_spill_put(mp_spill *s, const mp_str *part, size_t n)
{
	uint64_t at = s->written + s->tail.n;
	uint32_t whole = 0;
	size_t i;

	for (i = 0; i < n; i++)
		whole += (uint32_t)part[i].n;
	mp_buf_add(&s->tail, (mp_str){ (const char *)&whole, sizeof whole });
	for (i = 0; i < n; i++)
		mp_buf_add(&s->tail, part[i]);
	if (s->tail.n >= BLOCK)
		flush(s);
	return at;
}

bool
mp_spill_end(mp_spill *s)
{
	errno = s->error;
	return s->error == 0;
}

/* --- reading ----------------------------------------------------------------- */

/* Have `want` bytes from `at` on in `b`, fewer only at the end of the file. */
static bool
fill(mp_spill *s, mp_buf *b, uint64_t at, size_t want)
{
	b->n = 0;
	if (mp_buf_read_at(b, s->fd, at, want))
		return true;
	s->error = errno;
	return false;
}

/* The record that begins `have`, if all of it is there; `need` is what it takes. */
static bool
complete(mp_str have, mp_str *record, size_t *need)
{
	uint32_t n;

	*need = sizeof n;
	if (have.n < *need)
		return false;
	memcpy(&n, have.p, sizeof n);
	*need += n;
	*record = (mp_str){ have.p + sizeof n, n };
	return have.n >= *need;
}

/* The record at `at` of the file, through the buffer `b` whose bytes are those from
 * `*from` on; at least `block` bytes are read in one go. */
static bool
read_record(mp_spill *s, mp_buf *b, uint64_t *from, uint64_t at, size_t block,
    mp_str *record)
{
	mp_str have = MP_STR("");
	size_t need;

	if (at >= *from && at < *from + b->n)
		have = mp_str_skip(mp_buf_str(b), (size_t)(at - *from));
	while (!complete(have, record, &need)) {
		*from = at;
		if (!fill(s, b, at, need > block ? need : block))
			return false;
		if (b->n < need) {
			s->error = EIO;	/* shorter than what was written */
			return false;
		}
		have = mp_buf_str(b);
	}
	return true;
}

static void
in_tail(const mp_spill *s, uint64_t at, mp_str *record)
{
	size_t need;

	complete(mp_str_skip(mp_buf_str(&s->tail), (size_t)(at - s->written)), record, &need);
}

bool
mp_spill_next(mp_spill *s, mp_str *record)
{
	if (s->at >= s->written + s->tail.n)
		return false;
	if (s->at >= s->written)
		in_tail(s, s->at, record);
	else if (!read_record(s, &s->block, &s->from, s->at, BLOCK, record))
		return false;
	s->at += sizeof(uint32_t) + record->n;
	return true;
}

void
mp_spill_seek(mp_spill *s, uint64_t at)
{
	s->at = at;
}

bool
mp_spill_get(mp_spill *s, uint64_t at, mp_buf *b, mp_str *record)
{
	uint64_t from = 0;

	if (at >= s->written) {
		in_tail(s, at, record);
		return true;
	}
	b->n = 0;
	return read_record(s, b, &from, at, GLANCE, record);
}
