/* normalize.c - a raw text to an address, with all that an office may set. */
#include "address/normalize.h"

#include <stdlib.h>

#include "base/mem.h"

struct mp_normalizer {
	const mp_form *form;
	mp_rewriter *rewriter;	/* NULL: no rules */
	mp_parser *parser;
	mp_parser *again;	/* reads what the form writes; NULL: no form */
	mp_buf standard;
};

mp_normalizer *
mp_normalizer_new(const struct mp_normal_settings *s)
{
	mp_normalizer *z = mp_zalloc(1, sizeof *z);

	z->form = s->form;
	z->rewriter = s->rules ? mp_rewriter_new(s->rules) : NULL;
	z->parser = mp_parser_new(s->gaz);
	z->again = s->form ? mp_parser_new(s->gaz) : NULL;
	return z;
}

void
mp_normalizer_free(mp_normalizer *z)
{
	if (!z)
		return;
	mp_rewriter_free(z->rewriter);
	mp_parser_free(z->parser);
	mp_parser_free(z->again);
	mp_buf_free(&z->standard);
	free(z);
}

bool
mp_normalize(mp_normalizer *z, mp_str raw, mp_parsed *out)
{
	mp_issue_set issues = 0;

	if (z->rewriter)
		raw = mp_rewrite(z->rewriter, raw, &issues);
	mp_parse(z->parser, raw, out);
	out->issues |= issues;
	out->status = mp_issue_gravity(out->issues);
	if (!z->form)
		return true;
	z->standard.n = 0;
	if (!mp_form_write(&z->standard, out, z->form, z->again))
		return false;
	out->standard = mp_buf_str(&z->standard);
	return true;
}

void
mp_normalize_explain(mp_normalizer *z, mp_buf *out)
{
	if (z->rewriter)
		mp_rewrite_explain(z->rewriter, out);
	mp_parse_explain(z->parser, out);
}
