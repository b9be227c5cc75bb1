/* parse.c - take a raw address apart. */
#include "address/parse_build.h"

#include <stdlib.h>

#include "base/mem.h"

static mp_parser *
new_parser(const mp_gaz *gaz, mp_lexicon *words)
{
	mp_parser *p = mp_zalloc(1, sizeof *p);

	p->words = words;
	mp_lattice_init(&p->lat, gaz, words);
	return p;
}

mp_parser *
mp_parser_new(const mp_gaz *gaz)
{
	return new_parser(gaz, mp_lexicon_new());
}

static void
free_parser(mp_parser *p)
{
	mp_lattice_fini(&p->lat);
	free(p->part);
	mp_buf_free(&p->text);
	mp_buf_free(&p->standard);
	mp_buf_free(&p->again);
	mp_buf_free(&p->rest);
	free(p);
}

void
mp_parser_free(mp_parser *p)
{
	if (!p)
		return;
	if (p->second)
		free_parser(p->second);
	mp_lexicon_free(p->words);
	free_parser(p);
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

/* Is the standard address sure to be read as it was made: all elements in their
 * order, once, by a clear margin? */
static bool
is_plain(const mp_parser *p)
{
	int last = -1;
	size_t i;

	if (p->margin < MP_WT_PLAIN)
		return false;
	for (i = 0; i < p->npart; i++) {
		const struct mp_part *part = &p->part[i];

		if (part->elem >= MP_ASSIST)
			continue;
		if (part->elem <= last || part->edge->sort == MP_S_POI ||
		    part->edge->sort == MP_S_PLACE)
			return false;
		last = part->elem;
	}
	return true;
}

/* The standard address of a reading that read it back otherwise: read again until
 * it says what it is read as.  Words of position and notes stay those of the first
 * reading; where nothing settles, all below the county becomes the note. */
static void
settle(mp_parser *p, mp_str raw, mp_address *a)
{
	size_t assist;
	int tries, e;

	p->rest.n = 0;
	mp_buf_add(&p->rest, a->elem[MP_ASSIST]);
	assist = p->rest.n;
	mp_buf_add(&p->rest, a->elem[MP_NOTE]);
	for (tries = 0; tries < 4; tries++) {
		p->again.n = 0;
		mp_buf_add(&p->again, mp_buf_str(&p->standard));
		read_once(p, mp_buf_str(&p->again), a);
		if (mp_str_eq(mp_buf_str(&p->standard), mp_buf_str(&p->again)))
			break;
	}
	if (tries == 4) {
		p->rest.n = assist;
		mp_buf_add(&p->rest, raw);
		for (e = MP_DEVZONE; e <= MP_ROOM; e++)
			a->elem[e] = MP_STR("");
		p->standard.n = 0;
		mp_address_compose(&p->standard, a);
	}
	a->elem[MP_ASSIST] = (mp_str){ p->rest.p, assist };
	a->elem[MP_NOTE] = (mp_str){ p->rest.p + assist, p->rest.n - assist };
	p->margin = 0;
}

/* Does the standard address read back as itself? */
static bool
is_stable(mp_parser *p)
{
	mp_address again;

	if (is_plain(p))
		return true;
	if (!p->second)
		p->second = new_parser(p->lat.gaz, p->words);
	read_once(p->second, mp_buf_str(&p->standard), &again);
	return mp_str_eq(mp_buf_str(&p->second->standard), mp_buf_str(&p->standard));
}

void
mp_parse(mp_parser *p, mp_str raw, mp_parsed *out)
{
	read_once(p, raw, &out->addr);
	mp_check(p, &out->addr);
	if (!is_stable(p)) {
		mp_issue_set first = p->issues;

		settle(p, raw, &out->addr);
		mp_check(p, &out->addr);
		p->issues |= first;
	}
	out->standard = mp_buf_str(&p->standard);
	out->issues = p->issues;
	out->status = mp_issue_gravity(p->issues);
	out->confidence = mp_check_confidence(p, &out->addr);
}
