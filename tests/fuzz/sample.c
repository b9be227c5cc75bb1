/* sample.c - fuzz target: the file of a sample, and the text of a plan, of any bytes.
 *
 * The seal of a changed file is broken, so that a fuzzer alone would never come behind it:
 * the first byte says whether the target sets it right.  What must hold: what is read is
 * written as it was, and every row is of a stratum. */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>

#include "audit/sample.h"
#include "tag/chain.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(bool good)
{
	if (!good)
		abort();
}

/* Append `text`, with the seal that its last line should be. */
static void
sealed(mp_buf *out, mp_str text)
{
	mp_chain chain = { 0 };
	char hex[MP_CHAIN_HEX];

	mp_buf_add(out, text);
	mp_chain_add(&chain, text);
	mp_chain_hex(&chain, hex);
	mp_buf_adds(out, "seal\t\t");
	mp_buf_add(out, (mp_str){ hex, sizeof hex });
	mp_buf_adds(out, memmem(text.p, text.n, "\tgroup\n", 7) ? "\t\t\t\t\t\t\n" :
	    "\t\t\t\t\t\n");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mp_buf text = { 0 }, again = { 0 }, why = { 0 };
	mp_sample s;
	mp_plan plan;
	size_t i;

	if (size < 1)
		return 0;
	if (data[0] & 1)
		sealed(&text, (mp_str){ (const char *)data + 1, size - 1 });
	else
		mp_buf_add(&text, (mp_str){ (const char *)data + 1, size - 1 });
	if (mp_sample_parse(&s, mp_buf_str(&text), "fuzz", &why)) {
		for (i = 0; i < s.nrow; i++)
			check(s.row[i].stratum < s.nstratum && s.row[i].id.n > 0);
		mp_sample_write(&s, &again);
		check(mp_str_eq(mp_buf_str(&text), mp_buf_str(&again)));
		mp_sample_free(&s);
	}
	if (mp_plan_read(&plan, (mp_str){ (const char *)data + 1, size - 1 }, &why))
		for (i = 1; i < 100000; i *= 7) {
			check(mp_plan_size(&plan, i) >= 1 && mp_plan_size(&plan, i) <= i);
			check(mp_plan_accept(&plan, i) <= i || plan.kind != MP_PLAN_AQL);
		}
	mp_buf_free(&text);
	mp_buf_free(&again);
	mp_buf_free(&why);
	return 0;
}
