/* normalize.c - a raw text to an address, with all that an office may set. */
#include "address/normalize.h"

#include <errno.h>
#include <stdlib.h>

#include "base/mem.h"
#include "row/cli.h"

/* --- what is set --------------------------------------------------------------- */

static bool
open_gazetteer(struct mp_normal_settings *s, const char *path, mp_buf *why)
{
	const char *reason;

	if ((s->gaz = mp_gaz_open(path, &reason)))
		return true;
	why->n = 0;
	mp_buf_printf(why, _("cannot use the gazetteer '%s': %s"), path,
	    errno ? strerror(errno) : reason);
	return false;
}

static bool
open_form(struct mp_normal_settings *s, const char *path, mp_buf *why)
{
	s->form = mp_alloc(sizeof *s->form);
	return mp_form_open(s->form, path, why);
}

bool
mp_normal_open(struct mp_normal_settings *s, const struct mp_normal_files *f, mp_buf *why)
{
	*s = (struct mp_normal_settings){ .gaz = NULL };
	if (open_gazetteer(s, f->gaz, why) &&
	    (!f->rules || (s->rules = mp_rules_open(f->rules, why))) &&
	    (!f->names || (s->local = mp_local_open(f->names, s->gaz, why))) &&
	    (!f->form || open_form(s, f->form, why)))
		return true;
	mp_normal_close(s);
	return false;
}

void
mp_normal_close(struct mp_normal_settings *s)
{
	free(s->form);
	mp_local_free(s->local);
	mp_rules_free(s->rules);
	mp_gaz_close(s->gaz);
	*s = (struct mp_normal_settings){ .gaz = NULL };
}

/* --- a text -------------------------------------------------------------------- */

struct mp_normalizer {
	const mp_form *form;
	const mp_gaz *gaz;
	const mp_local *local;
	mp_rewriter *rewriter;	/* NULL: no rules */
	mp_parser *parser;
	mp_parser *again;	/* reads what is written; NULL: no form and no names */
	struct mp_inferred inferred;
	mp_buf whole;		/* the standard address with what was inferred */
	mp_buf expected;
	mp_buf standard;	/* in the city's form */
};

static mp_parser *
new_parser(const struct mp_normal_settings *s)
{
	mp_parser *p = mp_parser_new(s->gaz);

	mp_parser_know(p, s->local);
	return p;
}

mp_normalizer *
mp_normalizer_new(const struct mp_normal_settings *s)
{
	mp_normalizer *z = mp_zalloc(1, sizeof *z);

	z->form = s->form;
	z->gaz = s->gaz;
	z->local = s->local;
	z->rewriter = s->rules ? mp_rewriter_new(s->rules) : NULL;
	z->parser = new_parser(s);
	z->again = s->form || s->local ? new_parser(s) : NULL;
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
	mp_buf_free(&z->whole);
	mp_buf_free(&z->expected);
	mp_buf_free(&z->standard);
	free(z);
}

/* Does the address with what was filled in read back as itself? */
static bool
reads_back(mp_normalizer *z, mp_parsed *back)
{
	int e;

	z->whole.n = 0;
	mp_address_compose(&z->whole, &z->inferred.addr);
	mp_parse(z->again, mp_buf_str(&z->whole), back);
	for (e = MP_PROVINCE; e <= MP_ROOM; e++)
		if (!mp_str_eq(back->addr.elem[e], z->inferred.addr.elem[e]))
			return false;
	return !(back->issues & MP_ISSUE_BIT(MP_WRONG_DIVISION));
}

/* What follows from the names of the address, and what contradicts them. */
static void
infer(mp_normalizer *z, mp_parsed *out)
{
	static const mp_issue_set missing = MP_ISSUE_BIT(MP_MISSING_COUNTY) |
	    MP_ISSUE_BIT(MP_MISSING_TOWNSHIP) | MP_ISSUE_BIT(MP_MISSING_ROAD) |
	    MP_ISSUE_BIT(MP_MISSING_DOOR);
	struct mp_inferred *in = &z->inferred;
	mp_parsed back;
	int e, share;

	mp_infer(z->local, z->gaz, &out->addr, in);
	if (in->against) {
		out->issues |= MP_ISSUE_BIT(MP_WRONG_CONFLICT);
		z->expected.n = 0;
		mp_infer_expected(in, &z->expected);
		out->expected = mp_buf_str(&z->expected);
	}
	if (in->filled && !reads_back(z, &back)) {
		for (e = 0; e < MP_NELEMENT; e++)
			if (in->filled & 1U << e)
				in->rule[e] = NULL;
		in->filled = 0;
	}
	if (!in->filled)
		return;
	out->addr = in->addr;
	out->addr.division = back.addr.division ? back.addr.division : out->addr.division;
	out->standard = mp_buf_str(&z->whole);
	out->issues &= ~missing | back.issues;
	out->issues |= MP_ISSUE_BIT(MP_MISSING_INFERRED);
	if ((share = mp_infer_share(in)) < out->confidence)
		out->confidence = share;
}

bool
mp_normalize(mp_normalizer *z, mp_str raw, mp_parsed *out)
{
	mp_issue_set issues = 0;

	if (z->rewriter)
		raw = mp_rewrite(z->rewriter, raw, &issues);
	mp_parse(z->parser, raw, out);
	out->issues |= issues;
	if (z->local)
		infer(z, out);
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
	if (z->local)
		mp_infer_explain(&z->inferred, out);
}
