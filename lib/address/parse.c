/* parse.c - take a raw address apart. */
#include "address/parse_build.h"

#include <stdlib.h>

#include "base/mem.h"

mp_parser *
mp_parser_new(const mp_gaz *gaz)
{
	mp_parser *p = mp_zalloc(1, sizeof *p);

	p->words = mp_lexicon_new();
	mp_lattice_init(&p->lat, gaz, p->words);
	return p;
}

void
mp_parser_free(mp_parser *p)
{
	if (!p)
		return;
	mp_lattice_fini(&p->lat);
	mp_lexicon_free(p->words);
	free(p->part);
	mp_buf_free(&p->text);
	mp_buf_free(&p->standard);
	mp_buf_free(&p->again);
	free(p);
}

/* Read one text: the elements of the best path, and the standard address. */
static void
read_once(mp_parser *p, mp_str raw, mp_address *a)
{
	int e;

	mp_lattice_load(&p->lat, raw);
	mp_path(&p->lat);
	p->set = p->lat.best.set;
	p->margin = p->lat.best.margin;
	p->issues = 0;
	mp_build_parts(p);
	mp_build_values(p);
	for (e = 0; e < MP_NELEMENT; e++)
		a->elem[e] = (mp_str){ p->text.p ? p->text.p + p->value[e].at : "",
		    p->value[e].n };
	a->division = p->division;
	p->standard.n = 0;
	mp_address_compose(&p->standard, a);
}

void
mp_parse(mp_parser *p, mp_str raw, mp_parsed *out)
{
	read_once(p, raw, &out->addr);
	mp_check(p, &out->addr);
	out->standard = mp_buf_str(&p->standard);
	out->issues = p->issues;
	out->status = mp_issue_gravity(p->issues);
	out->confidence = mp_check_confidence(p, &out->addr);
}
