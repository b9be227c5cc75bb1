/* sections.h - a file of sections that is made once, and mapped by whoever reads it.
 *
 * What the index of addr-dedup (index.h) and the book of addr-lookup (lookup/book.h) have
 * in common: a head that tells kind, version and the library that it was made of, arrays
 * behind it, and a checksum of every 64 kB.
 *
 *	static const mp_sections_kind kind = { "menpaiXY", 1, N_("not ..."), N, item };
 *	mp_sections_write(out, &kind, part, "library.tsv", &stamp);
 *
 *	mp_sections *s = mp_sections_open(path, &kind, &why);	// or why not
 *	row = mp_sections_get(s, ROWS, &n);
 *	if (!mp_sections_good(s, &row[i], sizeof row[i])) ... damaged ...
 *	mp_sections_close(s);
 *
 * A file that has all of its blocks checked can be trusted in all that it says.  To
 * check 300 MB takes longer than to answer one question, so each block may be checked
 * when it is first read; several threads may read at once. */
#ifndef MP_INDEX_SECTIONS_H
#define MP_INDEX_SECTIONS_H

#include <stdatomic.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/outfile.h"

enum { MP_SECTIONS_MAX = 16, MP_SECTIONS_BLOCK = 1 << 16 };

typedef struct {
	const char *magic;	/* 8 characters */
	uint32_t version;
	const char *other;	/* N_("..."): what is said of a file of another kind */
	unsigned n;		/* sections, at most MP_SECTIONS_MAX */
	const size_t *item;	/* how large an item of each is, in bytes */
} mp_sections_kind;

/* --- making one ----------------------------------------------------------- */

/* A section as it is in memory. */
typedef struct {
	const void *bytes;
	size_t count;		/* of items */
} mp_sections_part;

/* What a library's file is recognised by. */
typedef struct {
	uint64_t size, sum;	/* bytes, and XXH3 of them */
} mp_index_stamp;

/* Read the whole file: 0, or -1 with errno. */
int mp_index_stamp_of(mp_index_stamp *, const char *path);

/* Write all sections; `library` and `stamp` say what they were made of, NULL if that was
 * no file.  0, or -1 with errno. */
int mp_sections_write(mp_outfile *, const mp_sections_kind *, const mp_sections_part *,
    const char *library, const mp_index_stamp *);

/* --- reading one ---------------------------------------------------------- */

typedef struct mp_sections mp_sections;

/* Map the file and check its head.  NULL, and `why` filled with a sentence that comes
 * translated, if it cannot be read, is of another kind, was made by another version or
 * on another kind of machine, is cut short or damaged, or is stale: its library is there
 * and has changed.  The library is looked for where it was, then beside the file;
 * one that is neither newer than it nor of another size is not read. */
mp_sections *mp_sections_open(const char *path, const mp_sections_kind *, mp_buf *why);
/* The same, of an open file, which `path` is told for; it may be closed afterwards. */
mp_sections *mp_sections_of(int fd, const char *path, const mp_sections_kind *, mp_buf *why);
void mp_sections_close(mp_sections *);		/* NULL is fine */

/* Is this a regular file that does not begin as one of the kind does? */
bool mp_sections_is_not(const char *path, const mp_sections_kind *);

/* A section's items and how many; the file's as long as it is open. */
const void *mp_sections_get(const mp_sections *, unsigned section, size_t *count);

/* Are these `n` bytes of it as they were written?  Each block is checked once. */
static inline bool mp_sections_good(const mp_sections *, const void *p, size_t n);

bool mp_sections_look(const mp_sections *, size_t first, size_t last);	/* private */
struct mp_sections_seen {	/* private: what an mp_sections begins with */
	const char *body;
	const atomic_uchar *good;	/* by block */
};
static inline bool
mp_sections_good(const mp_sections *s, const void *p, size_t n)
{
	const struct mp_sections_seen *seen = (const struct mp_sections_seen *)s;
	size_t at = (size_t)((const char *)p - seen->body);
	size_t first = at / MP_SECTIONS_BLOCK, last = (at + n - (n > 0)) / MP_SECTIONS_BLOCK;

	return n == 0 || (first == last &&
	    atomic_load_explicit(&seen->good[first], memory_order_relaxed)) ||
	    mp_sections_look(s, first, last);
}

/* Is all of it?  If not, `why` is filled as above. */
bool mp_sections_check(const mp_sections *, const char *path, mp_buf *why);

#endif
