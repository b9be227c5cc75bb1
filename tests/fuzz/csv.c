/* csv.c - fuzz target: CSV of any bytes.
 *
 * The first byte chooses how many fields are wanted (0: any) and the encoding.
 * What must hold: every record takes some bytes and all bytes are taken; a good
 * record is one line of TSV of the wanted number of fields; a bad one leaves
 * nothing; a record says the same when it is read in two pieces; and good fields
 * written for Excel are read back as they were. */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>

#include "row/csv.h"
#include "row/excel.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(bool good)
{
	if (!good)
		abort();
}

/* Write the fields of `row` as CSV and read them back. */
static void
check_round_trip(mp_str row)
{
	mp_csv *c = mp_csv_new(NULL);
	mp_buf csv = { 0 }, back = { 0 };
	mp_str *field;
	mp_csv_record r;
	size_t n = mp_tsv_cut(row, NULL, 0), i;

	check((field = malloc(n * sizeof *field)) != NULL);
	mp_tsv_cut(row, field, n);
	for (i = 0; i < n; i++) {
		if (i)
			mp_buf_addc(&csv, ',');
		mp_excel_field(&csv, field[i]);
	}
	mp_buf_adds(&csv, "\r\n");
	check(mp_csv_next(c, mp_buf_str(&csv), true, n, &back, &r));
	check(r.fault.kind == MP_ROW_GOOD && r.used == csv.n &&
	    mp_str_eq(mp_buf_str(&back), row));
	free(field);
	mp_buf_free(&csv);
	mp_buf_free(&back);
	mp_csv_free(c);
}

/* The same record when less of what follows is known. */
static void
check_pieces(mp_csv *c, mp_str in, size_t want, const mp_csv_record *whole, mp_str text)
{
	mp_buf out = { 0 };
	mp_csv_record r;
	const char *end = memchr(in.p, '\n', in.n);

	if (end && mp_csv_next(c, (mp_str){ in.p, (size_t)(end - in.p) + 1 }, false, want,
	    &out, &r))
		check(r.used == whole->used && r.lines == whole->lines &&
		    r.fault.kind == whole->fault.kind && mp_str_eq(mp_buf_str(&out), text));
	mp_buf_free(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mp_decoder *d = NULL;
	mp_buf out = { 0 };
	mp_csv_record r;
	mp_csv *c;
	mp_str in;
	size_t want;

	if (size < 1)
		return 0;
	want = data[0] & 7;
	if (data[0] & 8)
		d = mp_decoder_new();
	c = mp_csv_new(d);
	in = (mp_str){ (const char *)data + 1, size - 1 };
	while (in.n) {
		out.n = 0;
		check(mp_csv_next(c, in, true, want, &out, &r));
		check(r.used > 0 && r.used <= in.n && r.lines > 0 && r.lines <= MP_CSV_LINES);
		check_pieces(c, in, want, &r, mp_buf_str(&out));
		in = mp_str_skip(in, r.used);
		if (r.fault.kind != MP_ROW_GOOD) {
			check(out.n == 0);
			continue;
		}
		check(!out.n || (!memchr(out.p, '\n', out.n) && !memchr(out.p, '\r', out.n)));
		check(!want || mp_tsv_cut(mp_buf_str(&out), NULL, 0) == want);
		check_round_trip(mp_buf_str(&out));
	}
	mp_csv_free(c);
	mp_decoder_free(d);
	mp_buf_free(&out);
	return 0;
}
