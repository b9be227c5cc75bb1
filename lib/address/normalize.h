/* normalize.h - a raw text to an address, with all that an office may set: its own
 * rules before the parser, the names of the place in it, what follows from them and
 * its city's form behind it.
 *
 *	struct mp_normal_settings s;			// one, shared by all threads
 *	if (!mp_normal_open(&s, &(struct mp_normal_files){ .gaz = path }, &why))
 *		return false;
 *	mp_normalizer *z = mp_normalizer_new(&s);	// one a thread
 *	while (rows)
 *		mp_normalize(z, raw, &out);
 *	mp_normalizer_free(z);
 *	mp_normal_close(&s); */
#ifndef MP_ADDRESS_NORMALIZE_H
#define MP_ADDRESS_NORMALIZE_H

#include "address/form.h"
#include "address/infer.h"
#include "address/parse.h"
#include "address/rules.h"

/* What outlives the normalizers. */
struct mp_normal_settings {
	mp_gaz *gaz;
	mp_rules *rules;	/* NULL: none */
	mp_local *local;	/* NULL: none */
	mp_form *form;		/* NULL: the toolkit's */
};

/* The files that they come from; NULL: none, but for the gazetteer. */
struct mp_normal_files {
	const char *gaz, *rules, *names, *form;
};

/* Open them all.  False, with nothing open and `why` filled with a sentence ready to
 * print, if one of them cannot be used. */
bool mp_normal_open(struct mp_normal_settings *, const struct mp_normal_files *,
    mp_buf *why);
void mp_normal_close(struct mp_normal_settings *);

typedef struct mp_normalizer mp_normalizer;

mp_normalizer *mp_normalizer_new(const struct mp_normal_settings *);
void mp_normalizer_free(mp_normalizer *);	/* NULL is fine */

/* Read `raw`, which is VALID UTF-8.  The strings of `out` live until the next call.
 * False if `out->standard` is in the toolkit's form, because the city's would read as
 * another address. */
bool mp_normalize(mp_normalizer *, mp_str raw, mp_parsed *out);

/* Append why the last text gave what it gave: the rules that changed it, and what
 * mp_parse_explain and mp_infer_explain say. */
void mp_normalize_explain(mp_normalizer *, mp_buf *);

#endif
