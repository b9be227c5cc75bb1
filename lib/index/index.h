/* index.h - a library of addresses that is searched where it lies on the disk.
 *
 * Made once of a library's survivors, mapped by every run that compares new rows with
 * it, or asks it something.  What a search costs does not depend on the library's size
 * beyond a binary search; the file is some 130 bytes an address.
 *
 *	mp_index_builder *b = mp_index_builder_new();
 *	for each address
 *		mp_index_add(b, &row);
 *	for each name, then each settled variant
 *		mp_index_add_name(b, ...), mp_index_add_variant(b, ...);
 *	if (mp_index_write(b, out, "library.tsv", &stamp) < 0) ... errno ...
 *	mp_index_builder_free(b);
 *
 *	mp_index *ix = mp_index_open("library.idx", &why);	// or why not
 *	hit = mp_index_find(ix, MP_INDEX_ALL, anchor, &n);
 *	for (i = 0; i < n; i++)
 *		mp_index_get(ix, hit[i].row, &row);
 *	mp_index_close(ix);
 *
 * A row is found under anchors.  An anchor is one of its names, in its county and as
 * the library settled it, together with its finest number: 浉河区, 湖光小区, 501.  Of
 * two records of one address, the fuller one has all names of the other and shares its
 * finest number, so
 *
 *	MP_INDEX_ALL	has every row under each of its names: look for fuller rows
 *			under any one name of a record, best under the rarest;
 *	MP_INDEX_OWN	has every row under its narrowest name only: look for rows that
 *			say less under each name of a record.
 *
 * What is found is a candidate: hashes may meet, and the caller compares. */
#ifndef MP_INDEX_INDEX_H
#define MP_INDEX_INDEX_H

#include "address/address.h"
#include "base/outfile.h"

/* One address of the library.  Slices of a row that is got are the index's. */
typedef struct {
	mp_address address;	/* as the library writes it; no division */
	mp_str remark;		/* what its identity holds behind the key */
	mp_str name;		/* its id in the library; 65,535 bytes at most count */
	uint64_t identity;	/* these four are the caller's: see dedup/rows.h */
	uint32_t rest, merit;
	uint8_t kind;
} mp_index_row;

/* A name of a county: what the library's records call it, and how many do. */
typedef struct {
	mp_str text;		/* as in a key */
	uint32_t county;	/* the number of a term, from 1 in the order they were
				 * added; 0: this is a county, by its key */
	mp_element element;
	uint32_t count;
} mp_index_term;

/* Where the sighting lies in `within` (0: anywhere in the county), `from` is `to`. */
typedef struct {
	uint32_t from, to, within;	/* terms */
} mp_index_variant;

/* --- anchors ------------------------------------------------------------- */

enum { MP_ANCHORS = 8 };

/* The anchors of a key, narrowest name first; returns how many.  `settled` gives the
 * text that the library has for a name (NULL: its own). */
typedef mp_str mp_anchor_settled(void *state, mp_element, mp_str text);
size_t mp_index_anchors(uint32_t anchor[MP_ANCHORS], mp_str key, mp_anchor_settled *,
    void *state);

/* --- making one ----------------------------------------------------------- */

typedef struct mp_index_builder mp_index_builder;

mp_index_builder *mp_index_builder_new(void);
void mp_index_builder_free(mp_index_builder *);	/* NULL is fine */

/* Enter an address under its anchors; everything is copied.  False if the index is
 * full: 2^27 addresses, or 4 GB of their names. */
bool mp_index_add(mp_index_builder *, const mp_index_row *, const uint32_t *anchor,
    size_t anchors);
uint32_t mp_index_add_term(mp_index_builder *, const mp_index_term *);
void mp_index_add_variant(mp_index_builder *, const mp_index_variant *);

/* What a library's file is recognised by. */
typedef struct {
	uint64_t size, sum;	/* bytes, and XXH3 of them */
} mp_index_stamp;

/* Read the whole file: 0, or -1 with errno. */
int mp_index_stamp_of(mp_index_stamp *, const char *path);

/* Write it, as it does not depend on the order of the rows; `library` and `stamp` say
 * what it was made of, NULL if that was no file.  0, or -1 with errno. */
int mp_index_write(mp_index_builder *, mp_outfile *, const char *library,
    const mp_index_stamp *);

/* --- searching one -------------------------------------------------------- */

typedef struct mp_index mp_index;
typedef enum { MP_INDEX_ALL, MP_INDEX_OWN } mp_index_way;
typedef struct {
	uint32_t anchor, row;
} mp_index_hit;

/* Map and check the file.  NULL, and `why` filled with a sentence that comes
 * translated, if it cannot be read, is no index, was made by another version or on
 * another kind of machine, is cut short or damaged, or is stale: its library is there
 * and has changed.  The library is looked for where it was, then beside the index;
 * one that is neither newer than the index nor of another size is not read. */
mp_index *mp_index_open(const char *path, mp_buf *why);
void mp_index_close(mp_index *);		/* NULL is fine */

size_t mp_index_rows(const mp_index *);
void mp_index_get(const mp_index *, uint32_t row, mp_index_row *);

/* The rows under an anchor, ascending; the hits live as long as the index. */
const mp_index_hit *mp_index_find(const mp_index *, mp_index_way, uint32_t anchor,
    size_t *n);
/* The rows with this identity: the first, or mp_index_rows; they follow each other. */
uint32_t mp_index_identity(const mp_index *, uint64_t identity);

size_t mp_index_terms(const mp_index *);
void mp_index_term_get(const mp_index *, uint32_t term, mp_index_term *);	/* from 1 */
size_t mp_index_variants(const mp_index *);
void mp_index_variant_get(const mp_index *, size_t i, mp_index_variant *);

#endif
