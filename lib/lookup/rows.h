/* rows.h - the questions of a table, answered row by row.
 *
 *	mp_asking a = { .book = book, .settings = &settings, .top = 5 };
 *	mp_asking_bind(&a, f);		// finds and adds columns
 *	mp_asking_run(&a, f);		// the whole loop
 *
 * What a row asks is its `raw`, or where that is empty its `code`.  A text without a
 * space in letters, digits and signs alone is a code, or what a QR code says, and is
 * judged; everything else is an address.
 *
 * Columns: `lookup` is how it was found (mp_match_name, or ambiguous), `score`, `code` (of
 * a library without codes `library_id`), `life`, and unless attaching `rank`, `verdict`,
 * `address`, `level`, `matched`, `differ`, `unsaid` and `missing`. */
#ifndef MP_LOOKUP_ROWS_H
#define MP_LOOKUP_ROWS_H

#include "code/layout.h"
#include "lookup/lookup.h"
#include "row/filter.h"
#include "tag/tag.h"

typedef struct {
	const mp_book *book;
	const struct mp_normal_settings *settings;
	const mp_tag_keys *keys;	/* NULL: tags are not checked */
	const mp_layout *layout;	/* of the codes: what is malformed */
	size_t top;
	bool public;		/* of several places that may be meant tell no more than the
				 * building: nobody learns what rooms there are */
	bool attach;		/* one row for each, with a code only where that is sure */
	double sure;		/* attach: the score that is needed */
	struct {		/* private */
		filter_col raw, code, old;	/* old: the column that `name` replaces */
		filter_col rank, lookup, score, verdict, name, address, level, life;
		filter_col matched, differ, unsaid, missing;
	} col;
} mp_asking;

void mp_asking_bind(mp_asking *, filter *);
void mp_asking_run(const mp_asking *, filter *);

#endif
