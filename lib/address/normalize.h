/* normalize.h - a raw text to an address, with all that an office may set: its own
 * rules before the parser, its city's form behind it.
 *
 *	struct mp_normal_settings s = { .gaz = gaz };	// one, shared by all threads
 *	mp_normalizer *z = mp_normalizer_new(&s);	// one a thread
 *	while (rows)
 *		mp_normalize(z, raw, &out);
 *	mp_normalizer_free(z); */
#ifndef MP_ADDRESS_NORMALIZE_H
#define MP_ADDRESS_NORMALIZE_H

#include "address/form.h"
#include "address/parse.h"
#include "address/rules.h"

/* What outlives the normalizers. */
struct mp_normal_settings {
	mp_gaz *gaz;
	mp_rules *rules;	/* NULL: none */
	const mp_form *form;	/* NULL: the toolkit's */
};

typedef struct mp_normalizer mp_normalizer;

mp_normalizer *mp_normalizer_new(const struct mp_normal_settings *);
void mp_normalizer_free(mp_normalizer *);	/* NULL is fine */

/* Read `raw`, which is VALID UTF-8.  The strings of `out` live until the next call.
 * False if `out->standard` is in the toolkit's form, because the city's would read as
 * another address. */
bool mp_normalize(mp_normalizer *, mp_str raw, mp_parsed *out);

/* Append why the last text gave what it gave: the rules that changed it, and what
 * mp_parse_explain says. */
void mp_normalize_explain(mp_normalizer *, mp_buf *);

#endif
