/* batch.h - inside of a batch, for input.c and batch.c only. */
#ifndef MP_ROW_BATCH_H
#define MP_ROW_BATCH_H

#include "row/input.h"

/* A CSV record that was read already: where it is in bytes and text. */
struct mp_span {
	size_t raw, nraw, text, ntext, line;
	mp_row_fault fault;
};

struct mp_batch {
	size_t file;		/* index into mp_input_options.file */
	mp_buf bytes;		/* whole records */
	uint64_t origin;	/* of the first byte in its file; MP_INPUT_NOWHERE */
	size_t at;		/* TSV: how far bytes is read; CSV: the next span */
	size_t line;		/* number of the line at `at` */
	bool csv;
	mp_buf text;		/* CSV, and GB 18030: the rows as TSV in UTF-8 */
	struct mp_span *span;
	size_t nspan, spancap;
	mp_encoding encoding;
	mp_decoder *decoder;	/* GB 18030 TSV: made when first needed */
};

#endif
