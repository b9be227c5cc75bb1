/* ledger.c - fuzz target: the export of a registry, of any bytes.
 *
 * What must hold: what is refused is refused with a reason and leaves the registry empty;
 * what is taken comes out again as the same rows. */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "code/ledger.h"
#include "row/tsv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
put(void *of, mp_str bytes)
{
	mp_buf_add(of, bytes);
	return true;
}

/* Read the lines into an empty registry; the number of rows, 0 if they were refused. */
static size_t
import(mp_registry *r, mp_str rest)
{
	mp_str field[MP_LEDGER_COLUMNS];
	mp_ledger_sums sums;
	mp_row_fault fault;
	mp_buf why = { 0 };
	mp_import *m = mp_import_begin(r, &why);
	bool good = m != NULL;
	size_t rows = 0;

	if (!m)
		abort();
	for (; rest.n && good; rows++) {
		const char *end = memchr(rest.p, '\n', rest.n);
		mp_str line = { rest.p, end ? (size_t)(end - rest.p) : rest.n };

		rest = mp_str_skip(rest, line.n + (end != NULL));
		good = mp_tsv_split(line, field, MP_LEDGER_COLUMNS, &fault);
		if (good && !mp_import_row(m, field, &why)) {
			good = false;
			if (why.n == 0)
				abort();
		}
	}
	if (!good)
		mp_import_drop(m);
	else if (!(good = mp_import_end(m, &sums, &why)) && why.n == 0)
		abort();
	mp_buf_free(&why);
	return good ? rows : 0;
}

/* Rows that a registry writes of itself stand in every export; others come only from
 * what was read. */
static bool
holds(mp_str export, mp_str read)
{
	while (read.n) {
		const char *end = memchr(read.p, '\n', read.n);
		size_t n = end ? (size_t)(end - read.p) : read.n;

		if (!memmem(export.p, export.n, read.p, n))
			return false;
		read = mp_str_skip(read, n + (end != NULL));
	}
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mp_str text = { (const char *)data, size };
	mp_buf out = { 0 }, why = { 0 };
	mp_registry *r;
	size_t rows;

	if (size == 0 || mp_utf8_valid(text) != size || memchr(data, 0, size) ||
	    memchr(data, '\r', size))
		return 0;
	if (!(r = mp_registry_open(":memory:", MP_STORE_WRITE, &mp_layout_default, &why)))
		abort();
	rows = import(r, text);
	if (!mp_ledger_export(r, put, &out))
		abort();
	if (rows == 0 && mp_str_eq(mp_buf_str(&out), MP_STR("")))
		abort();
	if (rows && !holds(mp_buf_str(&out), text))
		abort();
	mp_registry_close(r);
	mp_buf_free(&out);
	mp_buf_free(&why);
	return 0;
}
