/* input.h - the rows of several files that share one header.
 *
 * Files are read in blocks, which are cut into batches of whole records.  What a
 * record says does not depend on where the blocks were cut.  The calling loop:
 *
 *	if (mp_input_start(in, &error)) ...		// mp_input_header
 *	while ((st = mp_input_fill(in, batch, &error)) == MP_INPUT_BATCH)
 *		while (mp_batch_next(batch, &record))
 *			...
 *
 * A batch may be worked on by another thread while the next one is filled. */
#ifndef MP_ROW_INPUT_H
#define MP_ROW_INPUT_H

#include <stdint.h>

#include "base/buf.h"
#include "row/decode.h"
#include "row/tsv.h"

/* A line (of TSV; a record of CSV is much shorter) that is longer is an error of
 * the file, for memory's sake. */
enum { MP_INPUT_BLOCK = 256 * 1024, MP_INPUT_LINE = 64 * 1024 * 1024 };

/* One row as it came.  The slices live until the batch is filled again. */
typedef struct {
	mp_str raw;		/* original bytes without the line end */
	mp_str text;		/* the same as TSV in UTF-8, if fault.kind is good */
	size_t line;		/* number of its first line, from 1 */
	mp_row_fault fault;
	uint64_t at;		/* its first byte in its file; MP_INPUT_NOWHERE */
} mp_record;

/* A row that cannot be read again where it was: of a pipe, of CSV or GB 18030, or of a file
 * behind so many others that it would not be kept open. */
#define MP_INPUT_NOWHERE UINT64_MAX
enum { MP_INPUT_STAY = 256 };

typedef struct mp_batch mp_batch;

mp_batch *mp_batch_new(void);
void mp_batch_free(mp_batch *);
size_t mp_batch_file(const mp_batch *);	/* which of mp_input_options.file */
bool mp_batch_next(mp_batch *, mp_record *);

typedef struct {
	const char *const *file;	/* "-": standard input; stays the caller's */
	size_t nfile;
	bool csv;
	bool guess;			/* the encoding, file by file */
	mp_encoding encoding;		/* if not guessed */
	const char *columns;		/* "a,b,c": files have no header; or NULL */
} mp_input_options;

typedef enum { MP_INPUT_BATCH, MP_INPUT_END, MP_INPUT_FAILED } mp_input_status;

typedef enum {
	MP_INPUT_OPEN,		/* errno */
	MP_INPUT_READ,		/* errno */
	MP_INPUT_ICONV,		/* errno: no GB 18030 on this system */
	MP_INPUT_TOO_LONG,	/* a line of more than MP_INPUT_LINE bytes */
	MP_INPUT_EMPTY,		/* no header */
	MP_INPUT_HEADER,	/* the header is a broken row: `fault` */
	MP_INPUT_DIFFERS	/* from the header of the first file */
} mp_input_trouble;

typedef struct {
	mp_input_trouble what;
	const char *file;
	int errnum;
	mp_row_fault fault;
} mp_input_error;

/* Append what happened, as a sentence that comes translated. */
void mp_input_blame(const mp_input_error *, mp_buf *why);

typedef struct mp_input mp_input;

/* Open the first file and read its header. */
mp_input *mp_input_new(const mp_input_options *);
bool mp_input_start(mp_input *, mp_input_error *);
void mp_input_free(mp_input *);		/* NULL is fine */

/* The header: the names as one row of TSV, and their number.  mp_input_raw_header
 * has the bytes of the first file (or the names, with `columns`). */
mp_str mp_input_header(const mp_input *);
size_t mp_input_columns(const mp_input *);
mp_str mp_input_raw_header(const mp_input *);

mp_input_status mp_input_fill(mp_input *, mp_batch *, mp_input_error *);

/* Said before the first row is read: files whose rows can be read again stay open. */
void mp_input_stay(mp_input *);
int mp_input_fd(const mp_input *, size_t file);	/* of such a file; the input's */
/* The name of such a file that is not what it was when it was opened, or NULL. */
const char *mp_input_changed(const mp_input *);

/* Bytes read so far. */
size_t mp_input_position(const mp_input *);

#endif
