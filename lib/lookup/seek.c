/* seek.c - find the addresses that a text may mean. */
#include <config.h>

#include <stdlib.h>

#include "address/numeral.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "lookup/seek.h"

#define SURE 0.9	/* names are not guessed at where what they say fits so well */
#define RIVAL 0.9	/* of the best, from which on it is not known which is meant */
#define COARSER 0.9	/* what a coarser place is worth */
#define UNREAD 0.8	/* ... and any, where a part of the text may be of the address, too */

mp_seeker *
mp_seeker_new(const mp_book *book, const struct mp_normal_settings *settings)
{
	mp_seeker *s = mp_zalloc(1, sizeof *s);

	s->book = book;
	s->normalizer = mp_normalizer_new(settings);
	return s;
}

void
mp_seeker_free(mp_seeker *s)
{
	if (!s)
		return;
	mp_normalizer_free(s->normalizer);
	mp_fold_free(&s->fold);
	mp_buf_free(&s->code);
	mp_buf_free(&s->query.key);
	mp_map_free(&s->known);
	mp_arena_free(&s->arena);
	free(s->nears);
	free(s);
}

/* --- what fits ------------------------------------------------------------ */

enum { AT_ONCE = 16 };	/* rows on their way from memory */

static bool
kept(const mp_seeker *s, uint32_t row)
{
	size_t i;

	for (i = 0; i < s->nfits; i++)
		if (s->fit[i].row == row)
			return true;
	return false;
}

static double
best(const mp_seeker *s)
{
	double score = 0;
	size_t i;

	for (i = 0; i < s->nfits; i++)
		if (s->fit[i].score > score)
			score = s->fit[i].score;
	return score;
}

void
seek_handle(mp_seeker *s, mp_handle h, const uint32_t term[MP_NELEMENT])
{
	bool counted = mp_handle_counts(s->query.text[MP_GROUP]);
	struct book_walk w = book_handles(s->book, mp_handle_hash(h, term, counted));
	uint32_t row[AT_ONCE];
	size_t n, i;

	do {
		for (n = 0; n < AT_ONCE && (row[n] = book_walk_next(&w)) != 0; n++)
			book_fetch_row(s->book, row[n]);
		for (i = 0; i < n && s->nfits < FITS; i++) {
			struct fit f;

			if (kept(s, row[i]))
				continue;
			f = query_fit(&s->query, s->book, row[i]);
			if (f.score > 0)
				s->fit[s->nfits++] = f;
		}
	} while (n == AT_ONCE && s->nfits < FITS);
}

void
seek_fetch(const mp_seeker *s, mp_handle h, const uint32_t term[MP_NELEMENT])
{
	bool counted = mp_handle_counts(s->query.text[MP_GROUP]);
	struct book_walk w = book_handles(s->book, mp_handle_hash(h, term, counted));

	book_fetch(&w);
}

static bool
unknown(const uint32_t *term, mp_handle h)
{
	return term[mp_handle_name(h, term)] == UNKNOWN;
}

void
seek_said(mp_seeker *s)
{
	const uint32_t *term = s->query.term;
	unsigned set = mp_handles_of(term);
	int h;

	for (h = HANDLE_ESTATE; h <= HANDLE_ROAD; h++)
		if (set & 1U << h)
			seek_fetch(s, (mp_handle)h, term);
	for (h = HANDLE_ESTATE; h <= HANDLE_ROAD && best(s) < 1; h++)
		if (set & 1U << h && !unknown(term, (mp_handle)h))
			seek_handle(s, (mp_handle)h, term);
	if (set & (1U << HANDLE_ESTATE | 1U << HANDLE_ROAD))
		return;
	for (h = HANDLE_GROUP; h < NHANDLE && s->nfits == 0; h++)
		if (term[mp_handle_name((mp_handle)h, term)] && !unknown(term, (mp_handle)h))
			seek_handle(s, (mp_handle)h, term);
}

/* --- coarser places ------------------------------------------------------------- */

/* Take the finest number away, and tell which; 0: it must stay, for without it the text
 * says no place. */
static mp_elements_set
coarser(struct query *q)
{
	static const mp_elements_set step[] = {
		BIT(MP_ROOM) | BIT(MP_FLOOR), BIT(MP_UNIT), BIT(MP_BUILDING),
	};
	size_t i;

	for (i = 0; i < sizeof step / sizeof *step; i++) {
		mp_elements_set less = q->said & step[i];
		mp_elements_set left = q->said & ~less;
		int e;

		if (less == 0)
			continue;
		if ((left & (BIT(MP_ESTATE) | LOOKUP_NUMBERS)) == 0)
			return 0;
		q->said = left;
		for (e = 0; e < MP_NELEMENT; e++)
			if (less & BIT(e)) {
				q->term[e] = 0;
				q->text[e] = MP_STR("");
			}
		return less;
	}
	return 0;
}

/* Ask, and ask for less, until something fits; what had to be left out is told. */
static mp_elements_set
seek_all(mp_seeker *s)
{
	mp_elements_set missing = 0, less;

	for (;;) {
		seek_said(s);
		if (best(s) < SURE)
			seek_near(s);
		if (s->nfits == 0)
			seek_inside(s);
		if (s->nfits > 0 || (less = coarser(&s->query)) == 0)
			return missing;
		missing |= less;
	}
}

/* --- the answer ----------------------------------------------------------------- */

static int
by_score(const void *a, const void *b)
{
	const struct fit *x = a, *y = b;

	if (x->score > y->score || x->score < y->score)
		return x->score > y->score ? -1 : 1;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

/* Does `a` say nothing that `b` does not say? */
static bool
says_no_more(const struct book_said *a, const struct book_said *b)
{
	int e;

	for (e = 0; e < MP_NELEMENT; e++)
		if (a->term[e] && a->term[e] != b->term[e])
			return false;
	return true;
}

/* Is row `a` only on the way to others, and says no more than `b`?  Then it is the same
 * place, seen from a row that said less. */
static bool
within(const mp_book *book, uint32_t a, uint32_t b)
{
	struct book_said x, y;

	if (!book_said_of(book, a, &x))
		return false;
	book_said_of(book, b, &y);
	return says_no_more(&x, &y);
}

/* Have each row that leads elsewhere stand for where it leads to. */
static void
lead(mp_seeker *s)
{
	uint32_t to[MP_BOOK_LEADS];
	size_t i, k, n = s->nfits;

	for (i = 0; i < n; i++) {
		struct fit *f = &s->fit[i];
		size_t leads = mp_book_leads(s->book, f->row, to);

		f->place = to[0];
		for (k = 1; k < leads && s->nfits < FITS; k++) {
			s->fit[s->nfits] = *f;
			s->fit[s->nfits++].place = to[k];
		}
	}
}

/* Does fit `a` give way to `b`?  What was pulled down does to the house that bears its number
 * now.  A row that has no code does to one that has, where it is of the same address but says
 * less; and one that is no more than a road, to the road. */
static bool
gives_way(const mp_book *book, const struct fit *a, const struct fit *b)
{
	struct book_said x, y;
	mp_book_row r, other;

	mp_book_get(book, a->row, &r);
	if (r.implied || (r.name.n && r.life != MP_BOOK_RETIRED))
		return false;
	mp_book_get(book, b->row, &other);
	book_said_of(book, a->row, &x);
	book_said_of(book, b->row, &y);
	if (r.name.n)
		return r.kind == MP_BOOK_OLD && other.kind == MP_BOOK_CURRENT &&
		    other.life == MP_BOOK_LIVE && memcmp(&x, &y, sizeof x) == 0;
	return other.name.n ? says_no_more(&x, &y) && b->score >= RIVAL * a->score :
	    other.implied && mp_address_level(&r.address) == MP_ROAD && says_no_more(&y, &x);
}

static void
give_way(mp_seeker *s)
{
	size_t i, k, n = 0;

	for (i = 0; i < s->nfits; i++) {
		for (k = 0; k < s->nfits; k++)
			if (k != i && gives_way(s->book, &s->fit[i], &s->fit[k]))
				break;
		if (k == s->nfits)
			s->fit[n++] = s->fit[i];
	}
	s->nfits = n;
}

/* Leave each place once, under what fits best. */
static void
merge(mp_seeker *s)
{
	size_t i, k, n = 0;

	if (s->nfits > 1)
		give_way(s);
	lead(s);
	qsort(s->fit, s->nfits, sizeof *s->fit, by_score);
	for (i = 0; i < s->nfits; i++) {
		for (k = 0; k < n; k++)
			if (s->fit[k].place == s->fit[i].place || within(s->book,
			    s->fit[i].row, s->fit[k].row))
				break;
		if (k == n)
			s->fit[n++] = s->fit[i];
	}
	s->nfits = n;
}

static mp_match
match_of(const mp_book *book, const struct fit *f, mp_elements_set missing)
{
	mp_book_row r;

	if (missing)
		return MP_MATCH_COARSER;
	mp_book_get(book, f->row, &r);
	return f->alike ? MP_MATCH_TYPO : r.kind == MP_BOOK_OLD ? MP_MATCH_OLD :
	    r.kind == MP_BOOK_ALIAS || f->place != f->row ? MP_MATCH_ALIAS :
	    f->unsaid || f->extra ? MP_MATCH_PARTIAL : MP_MATCH_EXACT;
}

/* How many of the places fit about as well as the first. */
static size_t
rivals(const mp_seeker *s)
{
	size_t n = 1;
	bool exact = s->fit[0].score >= 1;

	while (n < s->nfits && (exact ? s->fit[n].score >= 1 :
	    s->fit[n].score >= RIVAL * s->fit[0].score))
		n++;
	return n;
}

static const mp_answer *
answer(mp_seeker *s, mp_elements_set missing, size_t top)
{
	mp_answer *a = &s->answer;
	size_t i, n;

	*a = (mp_answer){ .found = s->found };
	if (s->nfits == 0)
		return a;
	merge(s);
	n = rivals(s);
	a->ambiguous = n > 1;
	a->fits = s->nfits;
	for (i = 0; i < s->nfits && i < top; i++) {
		const struct fit *f = &s->fit[i];
		double share = i < n ? 1 / (double)n : 0.1;

		s->found[a->n++] = (mp_found){ .place = f->place, .by = f->row,
			.match = match_of(s->book, f, missing),
			.score = f->score * share * (missing ? COARSER : 1) *
			    (s->unread ? UNREAD : 1),
			.same = f->same, .alike = f->alike, .unsaid = f->unsaid,
			.extra = f->extra | s->unread, .missing = missing };
	}
	return a;
}

static const mp_answer *
seek(mp_seeker *s, const mp_address *a, mp_elements_set unread, size_t top)
{
	s->nfits = 0;
	s->unread = unread;
	query_of(&s->query, s->book, a);
	return answer(s, seek_all(s), top);
}

const mp_answer *
mp_seek_address(mp_seeker *s, const mp_address *a, size_t top)
{
	return seek(s, a, 0, top);
}

/* Is the text one code, or one id: letters and digits? */
static bool
is_name(mp_str text)
{
	size_t i;

	for (i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] <= ' ' || (unsigned char)text.p[i] >= 0x7F)
			return false;
	return text.n > 0;
}

static const mp_answer *
seek_name(mp_seeker *s, mp_str name, size_t top)
{
	mp_answer *a = &s->answer;
	uint32_t at, to[MP_BOOK_LEADS];
	size_t i;

	*a = (mp_answer){ .found = s->found };
	if (!mp_book_named(s->book, name, &at))
		return a;
	a->fits = mp_book_leads(s->book, at, to);
	a->ambiguous = a->fits > 1;
	for (i = 0; i < a->fits && i < top; i++)
		s->found[a->n++] = (mp_found){ .place = to[i], .by = at,
			.match = MP_MATCH_CODE, .score = 1 / (double)a->fits };
	return a;
}

/* Does what no element took hold a number? */
static bool
has_number(mp_str note)
{
	uint32_t c;

	while (note.n) {
		note = mp_str_skip(note, mp_utf8_next(note.p, &c));
		if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19) ||
		    (c >= 0x80 && mp_numeral_value(c) >= 0))
			return true;
	}
	return false;
}

/* May a part of the text, which is not compared, tell the address from others? */
static mp_elements_set
unread(const mp_parsed *p)
{
	static const mp_issue_set doubts = MP_ISSUE_BIT(MP_WRONG_SEVERAL) |
	    MP_ISSUE_BIT(MP_WRONG_NUMBER);

	return p->issues & doubts || (p->issues & MP_ISSUE_BIT(MP_WRONG_UNREAD) &&
	    has_number(p->addr.elem[MP_NOTE])) ? BIT(MP_NOTE) : 0;
}

const mp_answer *
mp_seek(mp_seeker *s, mp_str text, size_t top)
{
	mp_parsed parsed;

	text = mp_str_trim(text);
	if (text.n && ((unsigned char)*text.p < 0x80 || (unsigned char)*text.p == 0xEF)) {
		mp_fold_text(&s->fold, text);	/* letters and digits, of half or full width */
		if (is_name(s->fold.text))
			return seek_name(s, s->fold.text, top);
	}
	mp_normalize(s->normalizer, text, &parsed);
	return seek(s, &parsed.addr, unread(&parsed), top);
}

const char *
mp_match_name(mp_match m)
{
	static const char *const name[] = {
		[MP_MATCH_NONE] = "none", [MP_MATCH_CODE] = "code", [MP_MATCH_EXACT] = "exact",
		[MP_MATCH_ALIAS] = "alias", [MP_MATCH_OLD] = "old",
		[MP_MATCH_PARTIAL] = "partial", [MP_MATCH_TYPO] = "typo",
		[MP_MATCH_COARSER] = "building",
	};

	return name[m];
}
