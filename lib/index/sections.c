/* sections.c - files of sections: written, mapped, checked. */
#include <config.h>

#include "index/sections.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "address/address.h"
#include "base/mem.h"
#include "index/format.h"
#include "row/cli.h"

/* Behind the sections of the kind: the library's path as it was given, and the sums. */
#define PATH(kind) ((kind)->n)
#define SUMS(kind) ((kind)->n + 1)

struct mp_sections {
	struct mp_sections_seen seen;
	void *map;
	size_t size;
	const mp_sections_kind *kind;
	const struct sections_head *head;
	const uint64_t *sum;
	size_t blocks;
	atomic_uchar *good;	/* by block */
};

/* --- writing -------------------------------------------------------------- */

static const char zeros[8];

static size_t
fill(size_t size)
{
	return -size & 7;
}

/* Sums of the blocks of a body that comes in pieces. */
struct summing {
	XXH3_state_t *state;
	uint64_t *sum;
	size_t n, cap, in_block;
};

static void
end_block(struct summing *s)
{
	s->sum = mp_grow(s->sum, &s->cap, s->n + 1, sizeof *s->sum);
	s->sum[s->n++] = XXH3_64bits_digest(s->state);
	XXH3_64bits_reset(s->state);
	s->in_block = 0;
}

static void
sum_up(struct summing *s, const void *bytes, size_t n)
{
	const char *p = bytes;

	while (n > 0) {
		size_t some = MP_SECTIONS_BLOCK - s->in_block;

		if (some > n)
			some = n;
		XXH3_64bits_update(s->state, p, some);
		s->in_block += some;
		p += some;
		n -= some;
		if (s->in_block == MP_SECTIONS_BLOCK)
			end_block(s);
	}
}

static int
write_part(mp_outfile *out, const void *bytes, size_t size)
{
	if (size > 0 && mp_outfile_write(out, (mp_str){ bytes, size }) < 0)
		return -1;
	return mp_outfile_write(out, (mp_str){ zeros, fill(size) });
}

/* Place the sections and sum them up. */
static void
place(struct sections_head *h, const mp_sections_part *part, const size_t *size, unsigned n,
    struct summing *s)
{
	uint64_t at = sizeof *h;
	unsigned i;

	for (i = 0; i < n; i++) {
		h->section[i].offset = at;
		h->section[i].count = part[i].count;
		if (size[i] > 0)
			sum_up(s, part[i].bytes, size[i]);
		sum_up(s, zeros, fill(size[i]));
		at += size[i] + fill(size[i]);
	}
	if (s->in_block)
		end_block(s);
	h->section[n].offset = at;
	h->section[n].count = s->n;
	h->size = at + s->n * sizeof *s->sum;
	h->sums_sum = XXH3_64bits(s->sum, s->n * sizeof *s->sum);
	h->head_sum = XXH3_64bits(h, offsetof(struct sections_head, head_sum));
}

int
mp_sections_write(mp_outfile *out, const mp_sections_kind *kind,
    const mp_sections_part *given, const char *library, const mp_index_stamp *stamp)
{
	struct sections_head h = { .order = SECTIONS_ORDER, .version = kind->version,
		.key_form = MP_ADDRESS_KEY_FORM };
	mp_sections_part part[SECTIONS_SLOTS];
	size_t size[SECTIONS_SLOTS];
	struct summing s = { .state = XXH3_createState() };
	unsigned i, n = PATH(kind);
	int failed = -1;

	if (!s.state)
		mp_oom(sizeof s);
	XXH3_64bits_reset(s.state);
	memcpy(h.magic, kind->magic, sizeof h.magic);
	if (library) {
		h.source_size = stamp->size;
		h.source_sum = stamp->sum;
	}
	for (i = 0; i < n; i++) {
		part[i] = given[i];
		size[i] = given[i].count * kind->item[i];
	}
	size[n] = library ? strlen(library) : 0;
	part[n] = (mp_sections_part){ library, size[n] };
	place(&h, part, size, n + 1, &s);
	if (mp_outfile_write(out, (mp_str){ (const char *)&h, sizeof h }) == 0) {
		for (i = 0; i <= n && write_part(out, part[i].bytes, size[i]) == 0; i++)
			;
		failed = i > n ? write_part(out, s.sum, s.n * sizeof *s.sum) : -1;
	}
	XXH3_freeState(s.state);
	free(s.sum);
	return failed;
}

int
mp_index_stamp_of(mp_index_stamp *stamp, const char *path)
{
	enum { BLOCK = 1 << 20 };
	int fd = open(path, O_RDONLY | O_CLOEXEC), saved;
	XXH3_state_t *state = XXH3_createState();
	char *block = mp_alloc(BLOCK);
	ssize_t n = -1;

	if (!state)
		mp_oom(sizeof *state);
	XXH3_64bits_reset(state);
	stamp->size = 0;
	while (fd >= 0 && ((n = read(fd, block, BLOCK)) > 0 || (n < 0 && errno == EINTR))) {
		if (n < 0)
			continue;
		XXH3_64bits_update(state, block, (size_t)n);
		stamp->size += (uint64_t)n;
	}
	saved = errno;
	stamp->sum = XXH3_64bits_digest(state);
	XXH3_freeState(state);
	free(block);
	if (fd >= 0)
		close(fd);
	errno = saved;
	return n < 0 ? -1 : 0;
}

/* --- opening -------------------------------------------------------------- */

static size_t
item_size(const mp_sections_kind *kind, unsigned i)
{
	return i < PATH(kind) ? kind->item[i] : i == PATH(kind) ? 1 : sizeof(uint64_t);
}

static const void *
section(const mp_sections *s, unsigned i)
{
	return (const char *)s->map + s->head->section[i].offset;
}

static bool
sections_inside(const struct sections_head *h, const mp_sections_kind *kind, size_t size)
{
	unsigned i;

	for (i = 0; i <= SUMS(kind); i++)
		if (h->section[i].offset % 8 != 0 || h->section[i].offset > size ||
		    h->section[i].offset < sizeof *h ||
		    h->section[i].count > (size - h->section[i].offset) / item_size(kind, i))
			return false;
	return (h->section[SUMS(kind)].offset - sizeof *h + MP_SECTIONS_BLOCK - 1) /
	    MP_SECTIONS_BLOCK == h->section[SUMS(kind)].count;
}

/* Why the mapped bytes are not a file that this program can use, or NULL. */
static const char *
fault(const void *map, size_t size, const mp_sections_kind *kind)
{
	const struct sections_head *h = map;

	if (size < sizeof *h || memcmp(h->magic, kind->magic, sizeof h->magic) != 0)
		return _(kind->other);
	if (h->order != SECTIONS_ORDER || h->version != kind->version ||
	    h->key_form != MP_ADDRESS_KEY_FORM)
		return _("made by another version of menpai or on another kind of machine; "
		    "make it again");
	if (h->head_sum != XXH3_64bits(h, offsetof(struct sections_head, head_sum)))
		return _("damaged: the checksum of its head does not match; make it again");
	if (h->size != size)
		return _("cut short or grown: its size is not what its head says; make it "
		    "again");
	if (!sections_inside(h, kind, size))
		return _("damaged: a section lies outside the file; make it again");
	if (h->sums_sum != XXH3_64bits((const char *)map + h->section[SUMS(kind)].offset,
	    h->section[SUMS(kind)].count * sizeof(uint64_t)))
		return _("damaged: its checksum does not match; make it again");
	return NULL;
}

/* Map a whole file; false with errno set. */
static bool
map_file(mp_sections *s, int fd, struct stat *st)
{
	if (fd < 0 || fstat(fd, st) < 0)
		return false;
	if (!S_ISREG(st->st_mode)) {
		errno = S_ISDIR(st->st_mode) ? EISDIR : EINVAL;
	} else if (st->st_size > 0) {
		s->size = (size_t)st->st_size;
		s->map = mmap(NULL, s->size, PROT_READ, MAP_PRIVATE, fd, 0);
	} else {
		s->map = mp_zalloc(1, 1);	/* mmap takes no empty file */
	}
	if (s->map == MAP_FAILED)
		s->map = NULL;
	return s->map != NULL;
}

/* Where the library is: where it was, or beside the file; false if nowhere. */
static bool
find_library(mp_str given, const char *path, mp_buf *library, struct stat *st)
{
	const char *slash = strrchr(path, '/'), *last;

	mp_buf_add(library, given);
	if (given.n && stat(mp_buf_cstr(library), st) == 0)
		return true;
	last = given.n ? memrchr(given.p, '/', given.n) : NULL;
	library->n = 0;
	mp_buf_add(library, (mp_str){ path, slash ? (size_t)(slash - path) + 1 : 0 });
	mp_buf_add(library, last ? mp_str_skip(given, (size_t)(last - given.p) + 1) : given);
	return given.n && stat(mp_buf_cstr(library), st) == 0;
}

/* Is the library there and another one than the file was made of? */
static bool
stale(const mp_sections *s, const char *path, const struct stat *own, mp_buf *library)
{
	mp_str given = { section(s, PATH(s->kind)), s->head->section[PATH(s->kind)].count };
	mp_index_stamp now;
	struct stat st;

	if (s->head->source_size == 0 || !mp_sections_good(s, given.p, given.n) ||
	    !find_library(given, path, library, &st))
		return false;
	if ((uint64_t)st.st_size != s->head->source_size)
		return true;
	if (st.st_mtime < own->st_mtime)
		return false;
	return mp_index_stamp_of(&now, mp_buf_cstr(library)) < 0 ||
	    now.sum != s->head->source_sum;
}

mp_sections *
mp_sections_of(int fd, const char *path, const mp_sections_kind *kind, mp_buf *why)
{
	mp_sections *s = mp_zalloc(1, sizeof *s);
	mp_buf library = { 0 };
	const char *wrong = NULL;
	struct stat st;

	why->n = 0;
	s->kind = kind;
	if (!map_file(s, fd, &st)) {
		mp_buf_printf(why, _("cannot read '%s': %s"), path, strerror(errno));
	} else if ((wrong = fault(s->map, s->size, kind)) != NULL) {
		mp_buf_printf(why, "%s: %s", path, wrong);
	} else {
		s->head = s->map;
		s->sum = section(s, SUMS(kind));
		s->blocks = s->head->section[SUMS(kind)].count;
		s->good = mp_zalloc(s->blocks + 1, sizeof *s->good);
		s->seen = (struct mp_sections_seen){ (const char *)(s->head + 1), s->good };
		if (stale(s, path, &st, &library))
			mp_buf_printf(why, _("%s: '%s' has changed since this index was made of "
			    "it; make it again"), path, mp_buf_cstr(&library));
	}
	mp_buf_free(&library);
	if (why->n == 0)
		return s;
	mp_sections_close(s);
	return NULL;
}

mp_sections *
mp_sections_open(const char *path, const mp_sections_kind *kind, mp_buf *why)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	mp_sections *s = mp_sections_of(fd, path, kind, why);

	if (fd >= 0)
		close(fd);
	return s;
}

void
mp_sections_close(mp_sections *s)
{
	if (!s)
		return;
	if (s->size)
		munmap(s->map, s->size);
	else
		free(s->map);
	free(s->good);
	free(s);
}

bool
mp_sections_is_not(const char *path, const mp_sections_kind *kind)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	char magic[sizeof ((struct sections_head *)0)->magic];
	struct stat st;
	bool other;

	if (fd < 0)
		return false;
	other = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    (pread(fd, magic, sizeof magic, 0) != (ssize_t)sizeof magic ||
	    memcmp(magic, kind->magic, sizeof magic) != 0);
	close(fd);
	return other;
}

/* --- reading -------------------------------------------------------------- */

const void *
mp_sections_get(const mp_sections *s, unsigned i, size_t *count)
{
	*count = s->head->section[i].count;
	return section(s, i);
}

static bool
block_good(const mp_sections *s, size_t block)
{
	const char *body = (const char *)(s->head + 1);
	size_t at = block * MP_SECTIONS_BLOCK;
	size_t all = s->head->section[SUMS(s->kind)].offset - sizeof *s->head;
	size_t n = all - at < MP_SECTIONS_BLOCK ? all - at : MP_SECTIONS_BLOCK;

	if (XXH3_64bits(body + at, n) != s->sum[block])
		return false;
	atomic_store_explicit(&s->good[block], 1, memory_order_relaxed);
	return true;
}

bool
mp_sections_look(const mp_sections *s, size_t first, size_t last)
{
	for (; first <= last; first++)
		if (!atomic_load_explicit(&s->good[first], memory_order_relaxed) &&
		    !block_good(s, first))
			return false;
	return true;
}

bool
mp_sections_check(const mp_sections *s, const char *path, mp_buf *why)
{
	size_t i;

	for (i = 0; i < s->blocks; i++)
		if (!block_good(s, i)) {
			mp_buf_printf(why, "%s: %s", path,
			    _("damaged: its checksum does not match; make it again"));
			return false;
		}
	return true;
}
