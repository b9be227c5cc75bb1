/* linking.h - a run of link-house-person: from the tables to the link rows.
 *
 *	mp_linking *l = mp_linking_new(&settings, f);
 *	for (each table, in the order of mp_link_kind)
 *		mp_linking_table(l, kind, table);	// all columns are found, or no return
 *	if (!mp_linking_read(l) || !mp_linking_write(l))
 *		... errno: the spill, most often ...
 *	mp_linking_free(l);
 *
 * A row is read once, and waits for the others: what it carries in a nameless file, what
 * it is compared by in memory, 40 bytes a row beside 32 for each place of the library. */
#ifndef MP_LINK_LINKING_H
#define MP_LINK_LINKING_H

#include "link/census.h"
#include "link/read.h"

typedef struct {
	const mp_book *book;
	const struct mp_normal_settings *settings;
	mp_date today;
	unsigned least_score;	/* of MP_SCORE_ONE */
	unsigned crowded;	/* more people than that in one home are too many; 0: never */
	const char *tmpdir;
	mp_outfile *missing;	/* the list of what has no address or no house; may be NULL */
} mp_linking_settings;

typedef struct mp_linking mp_linking;

/* `f` is where link rows are written: its own columns are dropped.  What is given must
 * outlive the run. */
mp_linking *mp_linking_new(const mp_linking_settings *, filter *f);
void mp_linking_free(mp_linking *);

/* `table` is `f` or one along it (filter_along). */
void mp_linking_table(mp_linking *, mp_link_kind, filter *table);

/* Read all tables; then compare their rows; then write one link row for each.  False with
 * errno set if the spill could not be written or read. */
bool mp_linking_read(mp_linking *);
bool mp_linking_write(mp_linking *);

/* What hangs on each place of the book, once all is read; it lives as long as the run. */
const mp_census *mp_linking_census(const mp_linking *);

#endif
