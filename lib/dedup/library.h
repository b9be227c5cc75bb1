/* library.h - new rows beside a library that is not read again.
 *
 * The run that deduplicates the library leaves an index of it:
 *
 *	... the clusters are settled ...
 *	mp_library_write(&source, out);
 *
 * Every later run brings in what could be one with its rows, and no more:
 *
 *	mp_library *l = mp_library_open(mp_index_open(path, &why));
 *	... the rows are read ...
 *	mp_library_seed(l, &rows);		// before anything is settled
 *	... the counties are settled ...
 *	mp_library_guess(l, &rows, f, &cols);	// counties again
 *	names = mp_library_names(l, names, &n);	// for mp_variants_find
 *	mp_library_forget(l, &rows);
 *	... counties, names and townships are settled ...
 *	mp_library_fetch(l, &rows, f, &cols);
 *	... counties, names and townships again: those of what was fetched ...
 *
 * What comes of it is what deduplicating the library's survivors and the new rows at
 * once would give, but for names whose score is near the line: a name that the library
 * settled stays so; a village or hamlet that a new row may make another one is judged by all
 * rows that have it, but a road, lane or estate only by the rows that would then be one.  Two rows of the library
 * that are one because of a new row are both left, and the new row is of the fitter one. */
#ifndef MP_DEDUP_LIBRARY_H
#define MP_DEDUP_LIBRARY_H

#include "dedup/cluster.h"
#include "dedup/record.h"
#include "index/index.h"
#include "names/variants.h"

/* A run that is settled. */
typedef struct {
	filter *f;
	const mp_record_columns *cols;
	mp_rows *rows;
	const mp_clusters *clusters;
	const mp_variants *variants;
	const char *path;	/* the library's file; NULL: none, or several */
} mp_library_source;

/* Write an index of the survivors.  False, with errno set, if it could not be written
 * or the shelf not be read; EFBIG if the library is too large for one. */
bool mp_library_write(const mp_library_source *, mp_outfile *);

typedef struct mp_library mp_library;

mp_library *mp_library_open(mp_index *);	/* takes it; NULL of NULL */
void mp_library_close(mp_library *);	/* NULL is fine; after the rows are freed */

/* Tell the corpus of the rows what names the library knows, and where. */
void mp_library_seed(mp_library *, mp_rows *);

/* `n` decisions about names, and behind them what the library settled about others;
 * the array is taken, and the new one is the caller's to free. */
mp_name_decision *mp_library_names(const mp_library *, const mp_rows *,
    mp_name_decision *, size_t *n);

/* Enter the library's rows that would have a core in common with one of these, if a name
 * were another: a new one one of the library's that is alike, or of two of the
 * library's that are doubtful one the other.  So mp_variants_find hears both sides.
 * False as mp_library_fetch. */
bool mp_library_guess(mp_library *, mp_rows *, filter *, const mp_record_columns *);

/* When the names are found: forget what was only heard for that. */
void mp_library_forget(const mp_library *, mp_rows *);

/* Enter the library's rows that have a core in common with one of these, behind them
 * and fitter than them (rows->own tells them apart).  False, with
 * errno set, if the shelf could not be written. */
bool mp_library_fetch(mp_library *, mp_rows *, filter *, const mp_record_columns *);

#endif
