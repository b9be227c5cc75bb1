/* parse.c - fuzz target: an address of any characters.
 *
 * What must hold: whatever the text, reading the standard address again gives the
 * same standard address; every value is UTF-8; the issues are known ones.  Runs in
 * the build folder, on data/gazetteer.mpg. */
#include <config.h>

#include <stdint.h>
#include <stdlib.h>

#include "address/parse.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static mp_parser *
parser(void)
{
	static mp_parser *p;
	const char *why;

	if (!p) {
		mp_gaz *gaz = mp_gaz_open("data/gazetteer.mpg", &why);

		if (!gaz)
			abort();
		p = mp_parser_new(gaz);
	}
	return p;
}

static void
check_values(const mp_parsed *out)
{
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		if (mp_utf8_valid(out->addr.elem[e]) != out->addr.elem[e].n)
			abort();
	if (out->issues >> MP_NISSUE || out->confidence < 0 || out->confidence > 100)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mp_str raw = { (const char *)data, size };
	mp_buf first = { 0 };
	mp_parsed out;

	if (size > 4096 || mp_utf8_valid(raw) != size)
		return 0;
	mp_parse(parser(), raw, &out);
	check_values(&out);
	mp_buf_add(&first, out.standard);
	mp_parse(parser(), mp_buf_str(&first), &out);
	if (!mp_str_eq(out.standard, mp_buf_str(&first)))
		abort();
	mp_buf_free(&first);
	return 0;
}
