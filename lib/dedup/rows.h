/* rows.h - the rows of a run: what they are compared by in memory, the rest on disk.
 *
 *	mp_rows rows = { .shelf = filter_shelf(f, dir), .read_name = ..., .reader = ... };
 *	for each row
 *		mp_rows_add(&rows, &entry, identified, division, &house, place, at);
 *	... rows.row[i], rows.corpus.sighting[rows.row[i].sighting] ...
 *	mp_shelf_next(rows.shelf, rows.row[i].at, &kept);	// as they came
 *	mp_rows_get(&rows, i, &kept);			// one of them
 *	mp_rows_free(&rows);
 *
 * Rows are numbered from 0 in the order they came; there are less than 2^32 - 1. */
#ifndef MP_DEDUP_ROWS_H
#define MP_DEDUP_ROWS_H

#include "dedup/house.h"
#include "dedup/identity.h"
#include "names/corpus.h"
#include "row/shelf.h"

#define MP_NO_ROW UINT32_MAX

enum { MP_NAME_HEAD = 10 };

/* What a row is compared and chosen by; worked out on the threads.  There is one for every
 * row in memory, so it has no byte more than 32. */
typedef struct {
	uint64_t identity;	/* hashed, as `rest` is: what records that are compared by */
	uint32_t rest;		/* text must share, and names the cluster */
	uint32_t order;		/* a hash of all that the row says */
	uint32_t merit;
	uint8_t kind;		/* mp_comparable; none is MP_ADRIFT once it is settled */
	uint8_t nname;		/* how long the name is; 255: longer than 254 */
	char name[MP_NAME_HEAD];	/* how it begins, then NULs */
} mp_row_entry;

typedef struct {
	uint64_t at;		/* on the shelf */
	mp_row_entry e;
	uint32_t sighting;	/* in the corpus, of a row that may be compared by place */
	uint32_t place;		/* cluster.h */
	uint32_t next;
} mp_row;

typedef struct {
	size_t threads;		/* may work on them; 0 is 1 */
	mp_row *row;
	size_t n, cap;
	mp_corpus corpus;	/* term[MP_NOTE] is the remark: 0, or its number */
	mp_map remark;
	mp_arena arena;		/* the texts of the remarks, and named[] */
	mp_shelf *shelf;
	void (*read_name)(void *reader, mp_str kept, mp_buf *name);	/* of a row: fill it */
	void *reader;
	mp_buf one;		/* for mp_rows_get */
	uint32_t nremarks;
	bool houses;		/* rows say something of their houses */
	mp_house *house;	/* what each says, if so */
	size_t house_cap;
	size_t own;		/* so many are the run's; behind them those of a library, */
	mp_str *named;		/* whose names are here */
	size_t named_cap;
} mp_rows;

/* `identity` begins with the key; `name` is the row's id, or what else tells it from
 * others; `fields` is all that it says. */
mp_row_entry mp_rows_entry(mp_identified, mp_str identity, mp_str name, mp_str fields,
    uint32_t merit);

/* The hash by which an identity is known: `identity` and `rest` of an entry. */
uint64_t mp_rows_hash(mp_str identity, uint32_t *rest);

/* Enter a row, which is `at` on the shelf; `place` is the identity up to nplace; `division`
 * is what the gazetteer knows of it (address.h). */
void mp_rows_add(mp_rows *, const mp_row_entry *, mp_identified, uint64_t division,
    const mp_house *, mp_str place, uint64_t at);

/* The same for a row of a library, with its name; rows->own is told. */
void mp_rows_add_known(mp_rows *, const mp_row_entry *, mp_identified, const mp_house *,
    mp_str place, mp_str name, uint64_t at);

/* As mp_shelf_get; mp_rows_get has a buffer of its own, which the next call uses again. */
bool mp_rows_get(mp_rows *, uint32_t i, mp_str *kept);
bool mp_rows_get_to(const mp_rows *, uint32_t i, mp_buf *, mp_str *kept);

/* How fit a row is to stand for its cluster: first whether it is settled (`status`,
 * 0 is best, is at most 1 of 3), then by the number of elements that it fills (below
 * 32), then whether its names are the settled ones (MP_OWN_WORDS: mp_settle_names
 * takes it from others), then by the number of elements that it fills `besides` (below
 * 4), then by status, then by confidence (0 to 1, as a decimal; anything else is 0). */
#define MP_OWN_WORDS ((uint32_t)1 << 18)
#define MP_IN_LIBRARY ((uint32_t)1 << 31)	/* above all that: library.h */
uint32_t mp_rows_merit(unsigned filled, unsigned besides, unsigned status,
    mp_str confidence);

/* The order of names, as strcmp: a missing name is the greatest, a shorter one is
 * smaller, then by bytes: 9 before 10. */
int mp_rows_name_cmp(mp_str a, mp_str b);

/* Is row `a` fitter than `b` to stand for both?  The one of more merit; of those the
 * one with the smallest name; of those the one whose fields hash to the smallest
 * number. */
bool mp_rows_fitter(mp_rows *, uint32_t a, uint32_t b);

void mp_rows_free(mp_rows *);		/* the shelf, too */

#endif
