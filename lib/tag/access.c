/* access.c - the log of who asked for people, and why. */
#include <config.h>

#include "tag/access.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mask.h"
#include "row/cli.h"
#include "tag/chain.h"

static const char header[] = "time\toperator\tpurpose\tasked\twhat\trows\tshown\treason\thash\n";

enum { FIELDS = 9, TAIL = 64 * 1024 };

/* A value on one line. */
static void
add_plain(mp_buf *line, mp_str value)
{
	size_t at = line->n;

	if (mp_mask_is_id(value))
		mp_mask_number(line, value, MP_MASK_OFFICE);
	else
		mp_buf_add(line, value);
	for (; at < line->n; at++)
		if ((unsigned char)line->p[at] < ' ')
			line->p[at] = ' ';
	mp_buf_addc(line, '\t');
}

/* The same for what may hold the number of anyone. */
static void
add_text(mp_buf *line, const char *text)
{
	mp_buf masked = { 0 };

	mp_mask_text(&masked, mp_str_from(text));
	add_plain(line, mp_buf_str(&masked));
	mp_buf_free(&masked);
}

/* Append the entry and its hash, which is over the entry alone. */
static void
add_line(mp_buf *line, const mp_access *a, mp_chain *chain)
{
	char hex[MP_CHAIN_HEX];
	size_t start = line->n;

	add_plain(line, mp_str_from(a->time));
	add_plain(line, mp_str_from(a->operator));
	add_text(line, a->purpose);
	add_plain(line, mp_str_from(a->asked));
	add_plain(line, a->what);
	mp_buf_printf(line, "%zu\t%s\t", a->rows, a->reason ? "clear" : "masked");
	add_text(line, a->reason ? a->reason : "");
	line->n--;
	mp_chain_add(chain, mp_str_skip(mp_buf_str(line), start));
	mp_chain_hex(chain, hex);
	mp_buf_addc(line, '\t');
	mp_buf_add(line, (mp_str){ hex, sizeof hex });
	mp_buf_addc(line, '\n');
}

/* The entry and the hash of a line, which comes without its end. */
static bool
cut_line(mp_str line, mp_str *entry, mp_str *hash)
{
	size_t at = line.n, tabs = 0, i;

	for (i = 0; i < line.n; i++)
		tabs += line.p[i] == '\t';
	if (tabs != FIELDS - 1)
		return false;
	while (line.p[at - 1] != '\t')
		at--;
	*entry = (mp_str){ line.p, at - 1 };
	*hash = mp_str_skip(line, at);
	return hash->n == MP_CHAIN_HEX;
}

/* Go on with the chain through lines; how many are right, and what is left behind them. */
static size_t
follow(mp_chain *chain, mp_str *lines)
{
	mp_str line, entry, hash;
	mp_chain next;
	const char *end;
	size_t n;

	for (n = 0; lines->n; n++) {
		if ((end = memchr(lines->p, '\n', lines->n)) == NULL)
			break;
		line = (mp_str){ lines->p, (size_t)(end - lines->p) };
		if (!cut_line(line, &entry, &hash))
			break;
		next = *chain;
		mp_chain_add(&next, entry);
		if (!mp_chain_at(&next, hash))
			break;
		*chain = next;
		*lines = mp_str_skip(*lines, line.n + 1);
	}
	return n;
}

size_t
mp_access_fault(mp_str log, size_t *entries, mp_buf *last)
{
	mp_str head = { header, sizeof header - 1 };
	char hex[MP_CHAIN_HEX];
	mp_chain chain = { 0 };

	*entries = 0;
	last->n = 0;
	if (!log.n)
		return 0;
	if (!mp_str_starts(log, head))
		return 1;
	log = mp_str_skip(log, head.n);
	*entries = follow(&chain, &log);
	mp_chain_hex(&chain, hex);
	if (*entries)
		mp_buf_add(last, (mp_str){ hex, sizeof hex });
	return log.n ? *entries + 2 : 0;
}

static bool
failed(mp_buf *why, const char *path)
{
	mp_buf_printf(why, _("cannot use the access log '%s': %s"), path, strerror(errno));
	return false;
}

static const size_t unknown_line = SIZE_MAX;

/* `line` 0: it does not end with one. */
static bool
broken(mp_buf *why, const char *path, size_t line)
{
	if (line == unknown_line)
		mp_buf_printf(why, _("%s: an entry near the end of the access log is not what was "
		    "written, or one is gone; look at it with --verify-log"), path);
	else if (line)
		mp_buf_printf(why, _("%s:%zu: this line of the access log is not what was "
		    "written, or one before it is gone"), path, line);
	else
		mp_buf_printf(why, _("%s: the access log does not end with a whole entry; "
		    "look at it with --verify-log"), path);
	return false;
}

/* Read from `at` on. */
static bool
read_from(int fd, off_t at, mp_buf *out)
{
	ssize_t n;

	do {
		mp_buf_reserve(out, TAIL);
		n = pread(fd, out->p + out->n, TAIL, at);
		if (n > 0) {
			out->n += (size_t)n;
			at += n;
		}
	} while (n > 0 || (n < 0 && errno == EINTR));
	return n == 0;
}

bool
mp_access_verify(const char *path, size_t *entries, mp_buf *last, mp_buf *why)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	mp_buf log = { 0 };
	size_t fault;
	bool good;

	if (fd < 0)
		return failed(why, path);
	good = (flock(fd, LOCK_SH) == 0 && read_from(fd, 0, &log)) || failed(why, path);
	if (good && (fault = mp_access_fault(mp_buf_str(&log), entries, last)) > 0)
		good = broken(why, path, fault);
	close(fd);
	mp_buf_free(&log);
	return good;
}

/* Lines from the middle of a log, of which the first is cut: the second tells where the
 * chain was, and those behind it are checked. */
static bool
follow_tail(mp_chain *chain, mp_str tail)
{
	const char *start = memchr(tail.p, '\n', tail.n), *end;
	mp_str entry, hash;

	tail = mp_str_skip(tail, (size_t)(start - tail.p) + 1);
	if ((end = memchr(tail.p, '\n', tail.n)) == NULL ||
	    !cut_line((mp_str){ tail.p, (size_t)(end - tail.p) }, &entry, &hash) ||
	    !mp_chain_resume(chain, hash))
		return false;
	tail = mp_str_skip(tail, (size_t)(end - tail.p) + 1);
	follow(chain, &tail);
	return tail.n == 0;
}

/* Take up the chain where the log ends, and check it as far as TAIL reaches: all of a
 * small log, the last few hundred entries of any. */
static bool
resume(int fd, const char *path, off_t size, mp_chain *chain, mp_buf *why)
{
	off_t from = size > TAIL ? size - TAIL : 0;
	mp_buf tail = { 0 }, last = { 0 };
	size_t fault = 0, entries;
	bool read = read_from(fd, from, &tail), whole = tail.n && tail.p[tail.n - 1] == '\n';

	if (whole && from > 0)
		fault = follow_tail(chain, mp_buf_str(&tail)) ? 0 : unknown_line;
	else if (whole && (fault = mp_access_fault(mp_buf_str(&tail), &entries, &last)) == 0 &&
	    entries)
		mp_chain_resume(chain, mp_buf_str(&last));
	mp_buf_free(&tail);
	mp_buf_free(&last);
	return !read ? failed(why, path) : (whole && !fault) || broken(why, path, fault);
}

static bool
write_whole(int fd, mp_str bytes)
{
	ssize_t n;

	while (bytes.n) {
		n = write(fd, bytes.p, bytes.n);
		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0)
			bytes = mp_str_skip(bytes, (size_t)n);
	}
	return fsync(fd) == 0;
}

/* The folder has to keep the name of a new log. */
static bool
sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	mp_buf folder = { 0 };
	bool good;
	int fd;

	mp_buf_add(&folder, slash ? (mp_str){ path, (size_t)(slash - path) + 1 } : MP_STR("."));
	fd = open(mp_buf_cstr(&folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	good = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	mp_buf_free(&folder);
	return good;
}

static bool
append(int fd, const char *path, const mp_access *a, mp_buf *why)
{
	mp_chain chain = { 0 };
	mp_buf line = { 0 };
	struct stat st;
	int errnum;
	bool good;

	if (flock(fd, LOCK_EX) != 0 || fstat(fd, &st) != 0)
		return failed(why, path);
	if (st.st_size > 0 && !resume(fd, path, st.st_size, &chain, why))
		return false;
	if (st.st_size == 0)
		mp_buf_adds(&line, header);
	add_line(&line, a, &chain);
	good = write_whole(fd, mp_buf_str(&line)) && (st.st_size > 0 || sync_folder(path));
	if (!good) {
		errnum = errno;
		if (ftruncate(fd, st.st_size) == 0)	/* half an entry would break the chain */
			fsync(fd);
		errno = errnum;
		failed(why, path);
	}
	mp_buf_free(&line);
	return good;
}

bool
mp_access_append(const char *path, const mp_access *a, mp_buf *why)
{
	int fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	bool good;

	if (fd < 0)
		return failed(why, path);
	good = append(fd, path, a, why);
	close(fd);
	return good;
}
