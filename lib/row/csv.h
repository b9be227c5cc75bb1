/* csv.h - records of comma-separated values as Excel and WPS write them.
 *
 * RFC 4180 by libcsv, strictly: quoted fields may hold commas, doubled quotes and
 * line ends.  A quote inside an unquoted field (="001", 5" pipe) is taken as it
 * stands if the line then has the right number of fields.  A quote that is never
 * closed costs its own line and no other: the next record starts on the next line.
 *
 * A field comes out as one TSV field: each line end or tab in it is one space, and
 * Excel's text formula ="..." is its text. */
#ifndef MP_ROW_CSV_H
#define MP_ROW_CSV_H

#include "base/buf.h"
#include "row/decode.h"
#include "row/tsv.h"

/* A record is at most this long; a quote open for longer counts as not closed. */
enum { MP_CSV_LINES = 64, MP_CSV_BYTES = 64 * 1024 };

typedef struct mp_csv mp_csv;

/* `decoder` brings each line to UTF-8 (NULL: it is) and stays the caller's. */
mp_csv *mp_csv_new(mp_decoder *decoder);
void mp_csv_free(mp_csv *);	/* NULL is fine */

typedef struct {
	size_t used;		/* bytes of the record with its line end */
	size_t lines;		/* lines that these are */
	mp_row_fault fault;	/* MP_ROW_GOOD: its fields were appended to `out` */
} mp_csv_record;

/* Take one record from the start of `in` (not empty), which ends with a line end
 * unless `last`; append its fields to `out`, joined by tabs.  `want` is the right
 * number of fields, 0 if any is.  False if the record may go on behind `in`: call
 * again with more; never when `last`. */
bool mp_csv_next(mp_csv *, mp_str in, bool last, size_t want, mp_buf *out,
    mp_csv_record *);

#endif
