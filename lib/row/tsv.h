/* tsv.h - one line of tab-separated fields.
 *
 * A row is valid if it has the right number of fields, all of UTF-8 and without
 * a NUL; there is no quoting. */
#ifndef MP_ROW_TSV_H
#define MP_ROW_TSV_H

#include "base/str.h"

/* What is wrong with a row, and where. */
typedef enum {
	MP_ROW_GOOD,
	MP_ROW_RAGGED,		/* `have` fields, not `want` */
	MP_ROW_NUL,		/* in column `column` */
	MP_ROW_NOT_UTF8,	/* in column `column` */
	MP_ROW_NOT_GB18030,
	MP_ROW_QUOTE		/* CSV: a quote is left open or is followed by text */
} mp_row_kind;

typedef struct {
	mp_row_kind kind;
	size_t column;		/* from 1 */
	size_t have, want;
} mp_row_fault;

/* `line` without its line end: LF, with any CRs before it. */
mp_str mp_tsv_chomp(mp_str line);

/* Cut `line` into fields that point into it, and store the first `max`; returns
 * how many there are. */
size_t mp_tsv_cut(mp_str line, mp_str *field, size_t max);

/* Cut `line` into `want` fields that point into it.  False with `*fault` set if
 * it is no valid row. */
bool mp_tsv_split(mp_str line, mp_str *field, size_t want, mp_row_fault *fault);

#endif
