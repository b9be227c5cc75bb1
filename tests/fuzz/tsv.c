/* tsv.c - fuzz target: rows of any bytes.
 *
 * The first byte chooses the encoding, the second how many columns are wanted.
 * What must hold: the fields of a good row, joined, are its bytes; the raw lines,
 * joined, are the file's but for line ends; a good row is UTF-8 without NUL. */
#include <config.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/utf8.h"
#include "row/input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 8 };

static void
check_row(const mp_record *r, size_t want)
{
	mp_str field[MOST];
	mp_row_fault fault = r->fault;
	mp_buf joined = { 0 };
	size_t i;

	if (fault.kind != MP_ROW_GOOD || !mp_tsv_split(r->text, field, want, &fault)) {
		if (fault.kind == MP_ROW_GOOD)
			abort();
		return;
	}
	for (i = 0; i < want; i++) {
		if (i)
			mp_buf_addc(&joined, '\t');
		mp_buf_add(&joined, field[i]);
	}
	if (!mp_str_eq(mp_buf_str(&joined), r->text) ||
	    mp_utf8_valid(r->text) != r->text.n ||
	    (r->text.n && memchr(r->text.p, '\0', r->text.n)))
		abort();
	mp_buf_free(&joined);
}

/* The bytes of `s` that are not line ends. */
static size_t
substance(mp_str s)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		n += s.p[i] != '\n' && s.p[i] != '\r';
	return n;
}

static void
read_file(const mp_input_options *o, size_t want, size_t expected)
{
	mp_input *in = mp_input_new(o);
	mp_batch *b = mp_batch_new();
	mp_input_error e;
	mp_record r;
	size_t seen = 0, line = 1;

	if (mp_input_start(in, &e)) {
		seen = o->columns ? 0 : substance(mp_input_raw_header(in));
		line += !o->columns;
		while (mp_input_fill(in, b, &e) == MP_INPUT_BATCH) {
			while (mp_batch_next(b, &r)) {
				if (r.line != line++)
					abort();
				seen += substance(r.raw);
				check_row(&r, o->columns ? want : mp_input_columns(in) > MOST ?
				    MOST : mp_input_columns(in));
			}
		}
		if (seen != expected)
			abort();
	}
	mp_batch_free(b);
	mp_input_free(in);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const columns[] = { NULL, "a", "a,b", "a,b,c" };
	mp_str bytes;
	char path[32];
	const char *file = path;
	mp_input_options o = { .file = &file, .nfile = 1 };
	size_t expected;
	int fd;

	if (size < 2)
		return 0;
	o.guess = data[0] & 2;
	o.encoding = data[0] & 1 ? MP_GB18030 : MP_UTF8;
	o.columns = columns[data[1] & 3];
	bytes = (mp_str){ (const char *)data + 2, size - 2 };
	fd = memfd_create("fuzz", 0);
	if (fd < 0 || write(fd, bytes.p, bytes.n) != (ssize_t)bytes.n)
		abort();
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	expected = substance(bytes);
	if (mp_str_starts(bytes, MP_STR("\xEF\xBB\xBF")))
		expected -= 3;
	read_file(&o, data[1] & 3, expected);
	close(fd);
	return 0;
}
