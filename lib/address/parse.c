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
	free(p->other);
	mp_buf_free(&p->text);
	mp_buf_free(&p->standard);
	mp_buf_free(&p->again);
	mp_buf_free(&p->rest);
	free(p);
}

void
mp_parser_know(mp_parser *p, const mp_local *local)
{
	p->lat.local = local;
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

/* Does the gazetteer know a longer name where this one begins?  With more known
 * about what is above, it may be meant. */
static bool
may_be_longer(const mp_lattice *L, const struct mp_named *nm)
{
	size_t i;

	for (i = 0; i < L->nnamed; i++)
		if (L->named[i].at == nm->at && L->named[i].name.len > nm->name.len)
			return true;
	return false;
}

/* 9号院 becomes 9号: does that 号 make another counting word with what follows? */
static bool
counts_with(const mp_lattice *L, size_t i)
{
	uint32_t c[5] = { 0x53F7 };	/* 号 */
	struct mp_words w;
	size_t n;

	for (n = 1; n < 5 && i < L->n; n++)
		c[n] = L->c[i++];
	w = mp_lexicon_match(L->words, c, n);
	return w.n == 0 || w.word[0]->len > 1;
}

/* One number without letters that are written otherwise in the standard, or are
 * taken for digits there. */
static bool
is_plain_number(const mp_lattice *L, const struct mp_part *part, bool before_name)
{
	const struct mp_number *n = &L->number[part->ref - 1];
	size_t i;

	for (i = part->from; i < part->to; i++)
		if (L->mended[i] || (L->cls[i] == MP_C_LETTER && L->c[i] > 'H'))
			return false;
	if (part->form == MP_F_CHAIN)
		return true;
	return n->natom == 1 && n->prefix == n->from && !n->mended &&
	    (n->unit != MP_U_NONE || part->elem == MP_ROOM) &&
	    !(n->unit == MP_U_YARD && before_name && counts_with(L, part->to));
}

/* A name of the place that is written as it is printed, and cannot be a listed one. */
static bool
is_plain_name(const mp_parser *p, const struct mp_part *part)
{
	const struct mp_local_name *name = mp_build_known(p, part);
	const mp_lattice *L = &p->lat;

	return name && part->elem > MP_COMMUNITY && mp_str_eq(name->official,
	    (mp_str){ L->fold.text.p + L->at[part->from], L->at[part->to] -
	    L->at[part->from] });
}

/* Will this part be read in the standard as it was here? */
static bool
is_plain_part(const mp_parser *p, const struct mp_part *part)
{
	const struct mp_part *next = part + 1 < p->part + p->npart ? part + 1 : NULL;
	const mp_lattice *L = &p->lat;
	size_t i;

	switch (part->form) {
	case MP_F_DIVISION:
		return part->kind != MP_NAME_OLD && part->flags == 0 &&
		    L->set[part->set].n == 1 && !may_be_longer(L, &L->named[part->ref - 1]) &&
		    (L->named[part->ref - 1].full || (next && next->form == MP_F_DIVISION));
	case MP_F_NUMBER: case MP_F_CHAIN:
		return is_plain_number(L, part, next && next->form == MP_F_NAME);
	case MP_F_NAME:
		for (i = part->from; i < part->to; i++)
			if (L->mended[i] || (L->cls[i] == MP_C_DIGIT &&
			    part->edge->sort != MP_S_PHASE))
				return false;
		return part->elem != MP_TOWNSHIP && (part->elem != MP_COMMUNITY ||
		    !part->edge->word || mp_str_eq(mp_str_from(part->edge->word->text),
		    MP_STR("村")) || mp_str_eq(mp_str_from(part->edge->word->text),
		    MP_STR("社区")));
	case MP_F_LOCAL:
		return is_plain_name(p, part);
	default:
		return false;
	}
}

/* Elements whose parts are written one behind the other. */
static bool
may_go_on(int elem)
{
	return elem == MP_ESTATE || elem == MP_GROUP;
}

/* Is there a gap in the text?  The standard address has none. */
static bool
has_gap(const mp_lattice *L)
{
	size_t i;

	for (i = 1; !L->fold.same && i < L->n; i++)
		if (mp_fold_gap(&L->fold, L->at[i]))
			return true;
	return false;
}

/* Is the standard address sure to be read as it was made?  If it is the text itself,
 * which was read just now; or if all elements are in their order, once, nothing
 * between them, by a clear margin. */
static bool
is_plain(const mp_parser *p)
{
	int last = -1;
	size_t i, end = 0;

	if (has_gap(&p->lat))
		return false;
	if (mp_str_eq(mp_buf_str(&p->standard), p->lat.fold.text))
		return true;
	if (p->margin < MP_WT_PLAIN)
		return false;
	for (i = 0; i < p->npart; i++) {
		const struct mp_part *part = &p->part[i];

		/* Words of position at the end only fall away. */
		if (part->elem == MP_ASSIST && i + 1 == p->npart && i > 0 &&
		    part[-1].form == MP_F_NUMBER)
			return true;
		if (part->elem < last || (part->elem == last && !may_go_on(last)) ||
		    part->elem >= MP_ASSIST || part->from != end || !is_plain_part(p, part) ||
		    (part->elem != last && mp_step[part->edge->sort][last < 0 ?
		    MP_STATE_START : last] < 0))
			return false;
		last = part->elem;
		end = part->to;
	}
	return true;
}

/* The standard address of a reading that read it back otherwise: read again until
 * it says what it is read as.  Words of position stay those of the first reading,
 * and so do notes, to which is added what no element takes now; where nothing
 * settles, all below the county becomes the note. */
static void
settle(mp_parser *p, mp_str raw, mp_address *a)
{
	size_t assist;
	int tries, e;

	p->rest.n = 0;
	mp_buf_reserve(&p->rest, 1);
	mp_buf_add(&p->rest, a->elem[MP_ASSIST]);
	assist = p->rest.n;
	mp_buf_add(&p->rest, a->elem[MP_NOTE]);
	for (tries = 0; tries < 4; tries++) {
		p->again.n = 0;
		mp_buf_add(&p->again, mp_buf_str(&p->standard));
		read_once(p, mp_buf_str(&p->again), a);
		mp_buf_add(&p->rest, a->elem[MP_ASSIST]);
		mp_buf_add(&p->rest, a->elem[MP_NOTE]);
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

/* Does the standard address read back as itself?  Where names tell what follows, it
 * must be with the same elements, or more might follow from it than from the text. */
static bool
is_stable(mp_parser *p, const mp_address *a)
{
	mp_address again;
	int e;

	if (is_plain(p))
		return true;
	if (!p->second) {
		p->second = new_parser(p->lat.gaz, p->words);
		mp_parser_know(p->second, p->lat.local);
	}
	read_once(p->second, mp_buf_str(&p->standard), &again);
	for (e = MP_PROVINCE; p->lat.local && e <= MP_ROOM; e++)
		if (!mp_str_eq(again.elem[e], a->elem[e]))
			return false;
	return mp_str_eq(mp_buf_str(&p->second->standard), mp_buf_str(&p->standard));
}

void
mp_parse(mp_parser *p, mp_str raw, mp_parsed *out)
{
	/* What is missing is missing at last, not at first. */
	static const mp_issue_set missing = MP_ISSUE_BIT(MP_MISSING_COUNTY) |
	    MP_ISSUE_BIT(MP_MISSING_TOWNSHIP) | MP_ISSUE_BIT(MP_MISSING_ROAD) |
	    MP_ISSUE_BIT(MP_MISSING_DOOR) | MP_ISSUE_BIT(MP_MISSING_BUILDING) |
	    MP_ISSUE_BIT(MP_MISSING_GROUP) | MP_ISSUE_BIT(MP_MISSING_ROOM);

	read_once(p, raw, &out->addr);
	mp_check(p, &out->addr);
	if (!is_stable(p, &out->addr)) {
		mp_issue_set first = p->issues;

		settle(p, raw, &out->addr);
		mp_check(p, &out->addr);
		p->issues |= first & ~missing;
	}
	out->standard = mp_buf_str(&p->standard);
	out->issues = p->issues;
	out->status = mp_issue_gravity(p->issues);
	out->confidence = mp_check_confidence(p, &out->addr);
	out->expected = MP_STR("");
}
