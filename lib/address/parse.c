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
	if (p->second)
		p->second->lat.local = local;
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

/* The elements of the best path, and the standard address. */
static void
build(mp_parser *p, mp_address *a)
{
	int e;

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

static void
read_once(mp_parser *p, mp_str raw, mp_address *a)
{
	mp_lattice_load(&p->lat, raw);
	mp_path_whole(&p->lat);
	build(p, a);
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
is_plain_number(const mp_lattice *L, const struct mp_part *part, bool behind_name,
    bool before_name)
{
	const struct mp_number *n = &L->number[part->ref - 1];
	size_t i;

	for (i = part->from; i < part->to; i++)
		if (L->mended[i] || (L->cls[i] == MP_C_LETTER && L->c[i] > 'H'))
			return false;
	if (part->form == MP_F_CHAIN)
		return true;
	return n->natom == 1 && n->prefix == n->from && !n->mended &&
	    (n->unit != MP_U_NONE || (part->elem == MP_ROOM && !behind_name)) &&
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

/* Is the number written as it is printed? */
static bool
is_printed(const mp_parser *p, const struct mp_part *part)
{
	const mp_lattice *L = &p->lat;
	mp_str text = { L->fold.text.p + L->at[part->from], L->at[part->to] - L->at[part->from] };

	return part->form == MP_F_NUMBER && mp_str_eq(text, (mp_str){
	    p->text.p + p->value[part->elem].at, p->value[part->elem].n });
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
		return is_plain_number(L, part, part > p->part && part[-1].form == MP_F_NAME,
		    next && next->form == MP_F_NAME) ||
		    is_printed(p, part);
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

/* Is all from part `i` on what only falls away, behind a number or a road that is one
 * for sure: words of position, notes? */
static bool
only_falls_away(const mp_parser *p, size_t i)
{
	const struct mp_part *before = i ? &p->part[i - 1] : NULL;

	if (!before || (before->form != MP_F_NUMBER && before->form != MP_F_CHAIN &&
	    (before->form != MP_F_NAME || before->elem != MP_ROAD ||
	    !before->edge->word || before->edge->word->score < 0)))
		return false;
	for (; i < p->npart; i++)
		if (p->part[i].elem < MP_ASSIST)
			return false;
	return true;
}

/* The parts of a chain but the first: they have a dash before them. */
static bool
is_inside_chain(const struct mp_part *part)
{
	return part->form == MP_F_CHAIN && part->first > 0;
}

/* Does the standard have a township that the text does not, behind what it has? */
static bool
fills_township(const mp_parser *p)
{
	size_t i;

	if (p->value[MP_TOWNSHIP].n == 0)
		return false;
	for (i = 0; i < p->npart; i++)
		if (p->part[i].elem == MP_TOWNSHIP)
			return false;
	return true;
}

/* Elements whose parts are written one behind the other. */
static bool
may_go_on(int elem)
{
	return elem == MP_ESTATE || elem == MP_GROUP;
}

/* Is there a gap in the text behind `from`?  The standard address has none. */
static bool
has_gap(const mp_lattice *L, size_t from)
{
	size_t i;

	for (i = from ? from : 1; !L->fold.same && i < L->n; i++)
		if (mp_fold_gap(&L->fold, L->at[i]))
			return true;
	return false;
}

/* Will what is behind `from`, where a part ends, be read in the standard as it was
 * here: all elements in their order, once, nothing between them, by a clear margin? */
static bool
is_plain(const mp_parser *p, size_t from)
{
	int last = -1;
	size_t i, end = 0;

	if (p->margin < MP_WT_PLAIN || fills_township(p))
		return false;
	for (i = 0; i < p->npart; i++) {
		const struct mp_part *part = &p->part[i];
		bool known = part->to <= from;

		if (part->elem >= MP_ASSIST && only_falls_away(p, i))
			return true;
		if (!known && (part->elem < last || (part->elem == last && !may_go_on(last)) ||
		    part->elem >= MP_ASSIST || !is_plain_part(p, part) ||
		    (part->from != end && !is_inside_chain(part)) ||
		    (part->elem != last && !is_inside_chain(part) &&
		    mp_step[part->edge->sort][last < 0 ? MP_STATE_START : last] < 0)))
			return false;
		last = part->elem;
		end = part->to;
	}
	return true;
}

/* The standard address of a reading that read it back otherwise: read again until
 * it says what it is read as.  Words of position stay those of the first reading,
 * and so do notes, to which is added what no element takes now; where nothing
 * settles, all below the county becomes the note, and it returns false. */
static bool
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
	return tries < 4;
}

/* Does the standard address go on, where it is known to begin as the text does, with
 * what the text goes on with?  Marks, and names that come again, look further back. */
static bool
goes_on_alike(const mp_lattice *L, const mp_lattice *S)
{
	size_t at = mp_known_at(L), from = mp_known_at(S), i;

	if (L->sound < L->n || L->n - at != S->n - from)
		return false;
	for (i = at; i < L->n; i++)
		if (L->cls[i] >= MP_C_MARK || L->c[i] != S->c[from + i - at] ||
		    (L->c[i] == L->c[at - 1] && i > at && L->c[i - 1] == L->c[at - 2]))
			return false;
	return true;
}

/* Are the divisions with which the standard address begins, up to where it is known,
 * all that the first `end` characters of the text give? */
static bool
begins_alike(const mp_parser *p, const mp_lattice *S, size_t end)
{
	size_t i, bytes = 0;
	int e, first = MP_NELEMENT;

	for (i = 0; i < p->npart; i++)
		if (p->part[i].to > end && p->part[i].elem < first)
			first = p->part[i].elem;
	for (e = 0; e < first && e <= MP_ROOM; e++)
		bytes += p->value[e].n;
	return bytes == S->at[mp_known_at(S)];
}

/* Does the standard address read back as itself?  It does if it is the text, which was
 * read just now, or if nothing in it can be read otherwise than in the text; else it
 * is read.  Where names tell what follows, it must be with the same elements, or more
 * might follow from it than from the text. */
static bool
is_stable(mp_parser *p, const mp_address *a)
{
	mp_str standard = mp_buf_str(&p->standard);
	const mp_lattice *L = &p->lat;
	mp_lattice *S;
	mp_address again;
	size_t at;
	int e;

	if (!has_gap(L, 0) && (mp_str_eq(standard, L->fold.text) || is_plain(p, 0)))
		return true;
	if (!p->second) {
		p->second = new_parser(L->gaz, p->words);
		mp_parser_know(p->second, L->local);
	}
	S = &p->second->lat;
	mp_lattice_load(S, standard);
	mp_path_begin(S);
	at = mp_known_at(L);
	if (!L->local && mp_known_alike(L, S) && !has_gap(L, at) &&
	    begins_alike(p, S, at) && (goes_on_alike(L, S) || is_plain(p, at)))
		return true;
	mp_path_on(S);
	build(p->second, &again);
	for (e = MP_PROVINCE; L->local && e <= MP_ROOM; e++)
		if (!mp_str_eq(again.elem[e], a->elem[e]))
			return false;
	return mp_str_eq(mp_buf_str(&p->second->standard), standard);
}

/* Read, check and settle a text; false if nothing settled. */
static bool
read_text(mp_parser *p, mp_str raw, mp_address *a)
{
	/* What is missing is missing at last, not at first. */
	static const mp_issue_set missing = MP_ISSUE_BIT(MP_MISSING_COUNTY) |
	    MP_ISSUE_BIT(MP_MISSING_TOWNSHIP) | MP_ISSUE_BIT(MP_MISSING_ROAD) |
	    MP_ISSUE_BIT(MP_MISSING_DOOR) | MP_ISSUE_BIT(MP_MISSING_BUILDING) |
	    MP_ISSUE_BIT(MP_MISSING_GROUP) | MP_ISSUE_BIT(MP_MISSING_ROOM);

	mp_issue_set first;
	bool settled;

	read_once(p, raw, a);
	mp_check(p, a);
	if (is_stable(p, a))
		return true;
	first = p->issues;
	settled = settle(p, raw, a);
	mp_check(p, a);
	p->issues |= first & ~missing;
	return settled;
}

/* Is the standard address of a text that was read without names the same with them?
 * Only for one that did not settle with them, so that there is a second parser. */
static bool
reads_back(mp_parser *p)
{
	mp_address again;

	read_once(p->second, mp_buf_str(&p->standard), &again);
	return mp_str_eq(mp_buf_str(&p->second->standard), mp_buf_str(&p->standard));
}

void
mp_parse(mp_parser *p, mp_str raw, mp_parsed *out)
{
	const mp_local *local = p->lat.local;

	/* Names that keep a text from settling had better not been known, if the
	 * standard address does without them, too. */
	if (!read_text(p, raw, &out->addr) && local) {
		mp_parser_know(p, NULL);
		read_text(p, raw, &out->addr);
		mp_parser_know(p, local);
		if (!reads_back(p))
			read_text(p, raw, &out->addr);
	}
	out->standard = mp_buf_str(&p->standard);
	out->issues = p->issues;
	out->status = mp_issue_gravity(p->issues);
	out->confidence = mp_check_confidence(p, &out->addr);
	out->expected = MP_STR("");
}
