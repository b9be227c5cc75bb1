/* index.c - map an index and search it in place. */
#include <config.h>

#include "index/index.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/mem.h"
#include "index/format.h"
#include "row/cli.h"

struct mp_index {
	void *map;
	size_t size;
	const struct index_head *head;
	const char *strings, *names;
	const uint32_t *end, *slot;
	const struct index_row *row;
	const struct index_term *term;
	const struct index_variant *variant;
	const struct index_seat *seat;
};

static const size_t item_size[INDEX_NSECTION] = {
	[INDEX_STRINGS] = 1, [INDEX_ENDS] = sizeof(uint32_t), [INDEX_NAMES] = 1,
	[INDEX_ROWS] = sizeof(struct index_row), [INDEX_SLOTS] = sizeof(uint32_t),
	[INDEX_TERMS] = sizeof(struct index_term),
	[INDEX_VARIANTS] = sizeof(struct index_variant),
	[INDEX_SEATS] = sizeof(struct index_seat), [INDEX_PATH] = 1,
};

/* --- opening -------------------------------------------------------------- */

/* Why the mapped bytes are not an index that this program can use, or NULL.  The
 * checksums make everything inside trustworthy: the search checks nothing. */
static const char *
fault(const void *map, size_t size)
{
	const struct index_head *h = map;
	int i;

	if (size < sizeof *h || memcmp(h->magic, INDEX_MAGIC, sizeof h->magic) != 0)
		return _("not an index; expected a file that 'addr-dedup --index' wrote");
	if (h->order != INDEX_ORDER || h->version != INDEX_VERSION ||
	    h->key_form != MP_ADDRESS_KEY_FORM)
		return _("made by another version of menpai or on another kind of machine; "
		    "make it again");
	if (h->head_sum != XXH3_64bits(h, offsetof(struct index_head, head_sum)))
		return _("damaged: the checksum of its head does not match; make it again");
	if (h->size != size)
		return _("cut short or grown: its size is not what its head says; make it "
		    "again");
	for (i = 0; i < INDEX_NSECTION; i++)
		if (h->section[i].offset % 8 != 0 || h->section[i].offset > size ||
		    h->section[i].count > (size - h->section[i].offset) / item_size[i])
			return _("damaged: a section lies outside the file; make it again");
	if (h->body_sum != XXH3_64bits(h + 1, size - sizeof *h))
		return _("damaged: its checksum does not match; make it again");
	return NULL;
}

static const void *
section(const mp_index *ix, enum index_section i)
{
	return (const char *)ix->map + ix->head->section[i].offset;
}

static void
attach(mp_index *ix)
{
	ix->head = ix->map;
	ix->strings = section(ix, INDEX_STRINGS);
	ix->end = section(ix, INDEX_ENDS);
	ix->names = section(ix, INDEX_NAMES);
	ix->row = section(ix, INDEX_ROWS);
	ix->slot = section(ix, INDEX_SLOTS);
	ix->term = section(ix, INDEX_TERMS);
	ix->variant = section(ix, INDEX_VARIANTS);
	ix->seat = section(ix, INDEX_SEATS);
}

/* Map a whole file; false with errno set. */
static bool
map_file(mp_index *ix, int fd, struct stat *st)
{
	if (fd < 0 || fstat(fd, st) < 0)
		return false;
	if (!S_ISREG(st->st_mode)) {
		errno = S_ISDIR(st->st_mode) ? EISDIR : EINVAL;
	} else if (st->st_size > 0) {
		ix->size = (size_t)st->st_size;
		ix->map = mmap(NULL, ix->size, PROT_READ, MAP_PRIVATE, fd, 0);
	} else {
		ix->map = mp_zalloc(1, 1);	/* mmap takes no empty file */
	}
	if (ix->map == MAP_FAILED)
		ix->map = NULL;
	return ix->map != NULL;
}

/* Where the library is: where it was, or beside the index; false if nowhere. */
static bool
find_library(const mp_index *ix, const char *path, mp_buf *library, struct stat *st)
{
	mp_str given = { section(ix, INDEX_PATH), ix->head->section[INDEX_PATH].count };
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

/* Is the library there and another one than the index was made of? */
static bool
stale(const mp_index *ix, const char *path, const struct stat *own, mp_buf *library)
{
	mp_index_stamp now;
	struct stat st;

	if (ix->head->source_size == 0 || !find_library(ix, path, library, &st))
		return false;
	if ((uint64_t)st.st_size != ix->head->source_size)
		return true;
	if (st.st_mtime < own->st_mtime)
		return false;
	return mp_index_stamp_of(&now, mp_buf_cstr(library)) < 0 ||
	    now.sum != ix->head->source_sum;
}

mp_index *
mp_index_of(int fd, const char *path, mp_buf *why)
{
	mp_index *ix = mp_zalloc(1, sizeof *ix);
	mp_buf library = { 0 };
	const char *wrong = NULL;
	struct stat st;

	why->n = 0;
	if (!map_file(ix, fd, &st)) {
		mp_buf_printf(why, _("cannot read '%s': %s"), path, strerror(errno));
	} else if ((wrong = fault(ix->map, ix->size)) != NULL) {
		mp_buf_printf(why, "%s: %s", path, wrong);
	} else {
		attach(ix);
		if (stale(ix, path, &st, &library))
			mp_buf_printf(why, _("%s: '%s' has changed since this index was made of "
			    "it; make it again"), path, mp_buf_cstr(&library));
	}
	mp_buf_free(&library);
	if (why->n == 0)
		return ix;
	mp_index_close(ix);
	return NULL;
}

mp_index *
mp_index_open(const char *path, mp_buf *why)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	mp_index *ix = mp_index_of(fd, path, why);

	if (fd >= 0)
		close(fd);
	return ix;
}

bool
mp_index_is_not(const char *path)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	char magic[sizeof INDEX_MAGIC - 1];
	struct stat st;
	bool other;

	if (fd < 0)
		return false;
	other = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    (pread(fd, magic, sizeof magic, 0) != (ssize_t)sizeof magic ||
	    memcmp(magic, INDEX_MAGIC, sizeof magic) != 0);
	close(fd);
	return other;
}

void
mp_index_close(mp_index *ix)
{
	if (!ix)
		return;
	if (ix->size)
		munmap(ix->map, ix->size);
	else
		free(ix->map);
	free(ix);
}

/* --- searching ------------------------------------------------------------ */

static mp_str
value(const mp_index *ix, uint32_t v)
{
	uint32_t start = v ? ix->end[v - 1] : 0;

	return (mp_str){ ix->strings + start, ix->end[v] - start };
}

size_t
mp_index_rows(const mp_index *ix)
{
	return ix->head->section[INDEX_ROWS].count;
}

void
mp_index_get(const mp_index *ix, uint32_t i, mp_index_row *row)
{
	const struct index_row *r = &ix->row[i];
	size_t k;

	*row = (mp_index_row){
		.name = { ix->names + r->name, r->nname }, .core = r->core,
		.identity = r->identity, .rest = r->rest, .merit = r->merit,
		.kind = r->kind, .house = { r->house[0], r->house[1], r->house[2] },
	};
	for (k = 0; k < r->nslots; k++) {
		uint32_t slot = ix->slot[r->slot + k];
		unsigned e = slot & ((1 << INDEX_SLOT_BITS) - 1);
		mp_str text = value(ix, slot >> INDEX_SLOT_BITS);

		if (e == INDEX_REMARK)
			row->remark = text;
		else if (e == INDEX_RAW)
			row->raw = text;
		else
			row->address.elem[e] = text;
	}
}

uint32_t
mp_index_find(const mp_index *ix, uint64_t core, size_t *n)
{
	size_t low = 0, high = mp_index_rows(ix), all = high;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (ix->row[middle].core < core)
			low = middle + 1;
		else
			high = middle;
	}
	for (*n = 0; low + *n < all && ix->row[low + *n].core == core; )
		++*n;
	return (uint32_t)low;
}

size_t
mp_index_terms(const mp_index *ix)
{
	return ix->head->section[INDEX_TERMS].count;
}

void
mp_index_term_get(const mp_index *ix, uint32_t term, mp_index_term *out)
{
	const struct index_term *t = &ix->term[term - 1];

	*out = (mp_index_term){ value(ix, t->text), t->county, (mp_element)t->element,
		t->count };
}

size_t
mp_index_variants(const mp_index *ix)
{
	return ix->head->section[INDEX_VARIANTS].count;
}

void
mp_index_variant_get(const mp_index *ix, size_t i, mp_index_variant *out)
{
	const struct index_variant *v = &ix->variant[i];

	*out = (mp_index_variant){ v->from, v->to, v->within, v->settled, v->alike,
		(double)v->score / INDEX_SCORE };
}

size_t
mp_index_seats(const mp_index *ix)
{
	return ix->head->section[INDEX_SEATS].count;
}

void
mp_index_seat_get(const mp_index *ix, size_t i, mp_index_seat *out)
{
	*out = (mp_index_seat){ ix->seat[i].township, ix->seat[i].community,
		ix->seat[i].group, ix->seat[i].listed != 0 };
}
