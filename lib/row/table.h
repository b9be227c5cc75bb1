/* table.h - a table that is handed to a person, filled in, and read again.
 *
 * It is TSV, or CSV if its name ends in .csv, and begins with a byte order mark, so
 * that Excel and WPS take it for UTF-8.  It comes back as they save it: in UTF-8 or
 * GB 18030, with CRLF, with quotes around fields that hold a comma, with values
 * written as ="...", with empty columns that have no name, and several such files of one
 * encoding joined end to end, each with its header.
 *
 *	static const mp_table_column columns[] = { { "decision", true }, { NULL, false } };
 *	mp_table *t = mp_table_open(path, columns, &why);
 *	while (t && mp_table_next(t, &why))
 *		... mp_table_get(t, 0) ...		// the column's place in `columns`
 *	if (why.n) ... why says what is wrong and where ...
 *	mp_table_close(t); */
#ifndef MP_ROW_TABLE_H
#define MP_ROW_TABLE_H

#include <stdint.h>

#include "base/buf.h"

/* A column by its English name; it may be called by a synonym (columns.h). */
typedef struct {
	const char *name;	/* NULL ends the list */
	bool needed;		/* to read the table; all are written; behind the last:
				 * other columns may be there, too, and are not read */
} mp_table_column;

typedef struct mp_table mp_table;

/* Read the header.  NULL, and `why` filled with a sentence that begins with the
 * file, if it cannot be read, lacks a column that is needed, or has one twice or
 * one that may not be there. */
mp_table *mp_table_open(const char *path, const mp_table_column *, mp_buf *why);
void mp_table_close(mp_table *);		/* NULL is fine */

/* Load the next row that is not empty.  False at the end, and also, with `why`
 * filled, at a row that is broken: a file that a person gave is right or refused. */
bool mp_table_next(mp_table *, mp_buf *why);

/* A value without spaces around it, narrow or wide, "" if the column is not there; it lives until
 * the next row. */
mp_str mp_table_get(const mp_table *, size_t column);
size_t mp_table_line(const mp_table *);		/* of the row, from 1 */

/* The whole loop for a table of which each row is taken or the file refused: false, with
 * `why` filled, by mp_table_open, mp_table_next or `row`. */
bool mp_table_each(const char *path, const mp_table_column *,
    bool (*row)(void *of, const mp_table *, mp_buf *why), void *of, mp_buf *why);

/* A value that is a whole number of at most 12 digits; or false, and `why` blames it. */
bool mp_table_number(const mp_table *, size_t column, uint64_t *, mp_buf *why);

/* What a person said to a proposal: 是, 采用, yes, y, 1; 否, 不采用, no, n, 0; nothing. */
typedef enum { MP_REPLY_NOTHING, MP_REPLY_YES, MP_REPLY_NO, MP_REPLY_UNCLEAR } mp_reply;
mp_reply mp_table_reply(mp_str);

/* Fill `why` with "file:line: column: " and a sentence, which comes translated. */
void mp_table_blame(const mp_table *, size_t column, mp_buf *why, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* Is a file of this name CSV? */
bool mp_table_csv(const char *path);

/* Append the byte order mark and the header; and a row, one value a column. */
void mp_table_header(mp_buf *out, const mp_table_column *, bool csv);
void mp_table_row(mp_buf *out, const mp_str *value, size_t columns, bool csv);

#endif
