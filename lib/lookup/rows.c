/* rows.c - the questions of a table, answered row by row. */
#include <config.h>

#include "lookup/rows.h"

#include <stdlib.h>

#include "base/mem.h"
#include "lookup/scan.h"

enum { LISTED = 61 };

struct worker {
	const mp_asking *a;
	mp_seeker *seeker;
	mp_scanner scanner;
	mp_buf text;
	struct listed {
		mp_elements_set set;
		mp_buf text;
	} listed[LISTED];
	mp_buf told;		/* public: what was told of this row, a line each */
};

static const char *const counted[] = {
	N_("found"), N_("ambiguous"), N_("not found"),
};

/* The input column of just this name, which filter_add replaces. */
static filter_col
column_called(const filter *f, const char *name)
{
	filter_col c;

	for (c = 0; (size_t)c < filter_columns(f); c++)
		if (mp_str_eq(filter_name(f, c), mp_str_from(name)))
			return c;
	return FILTER_NONE;
}

void
mp_asking_bind(mp_asking *a, filter *f)
{
	size_t i;

	a->col.raw = filter_want(f, "raw");
	a->col.code = filter_want(f, "code");
	if (a->col.raw == FILTER_NONE && a->col.code == FILTER_NONE)
		a->col.raw = filter_need(f, "raw");
	if (!a->attach)
		a->col.rank = filter_add(f, "rank");
	a->col.lookup = filter_add(f, "lookup");
	a->col.score = filter_add(f, "score");
	a->col.name = filter_add(f, mp_book_coded(a->book) ? "code" : "library_id");
	a->col.life = filter_add(f, "life");
	a->col.old = column_called(f, mp_book_coded(a->book) ? "code" : "library_id");
	if (!a->attach) {
		a->col.verdict = filter_add(f, "verdict");
		a->col.address = filter_add(f, "address");
		a->col.level = filter_add(f, "level");
		a->col.matched = filter_add(f, "matched");
		a->col.differ = filter_add(f, "differ");
		a->col.unsaid = filter_add(f, "unsaid");
		a->col.missing = filter_add(f, "missing");
	}
	for (i = 0; i < sizeof counted / sizeof *counted; i++)
		filter_count(f, counted[i], 0);
}

/* --- what is told of a place ------------------------------------------------ */

static mp_str
life_of(const mp_book_row *r)
{
	static const char *const word[] = {
		[MP_BOOK_LIVE] = "live", [MP_BOOK_RETIRED] = "retired",
		[MP_BOOK_MERGED] = "merged",
	};

	return mp_str_from(r->implied ? "" : word[r->life]);
}

/* The names of the elements of a set; the same few sets come again and again. */
static void
set_elements(struct worker *w, filter_row *r, filter_col c, mp_elements_set set)
{
	struct listed *l = &w->listed[set % LISTED];
	int e;

	if (l->set != set) {
		l->set = set;
		l->text.n = 0;
		for (e = 0; e < MP_NELEMENT; e++)
			if (set & (mp_elements_set)1 << e) {
				if (l->text.n)
					mp_buf_addc(&l->text, ',');
				mp_buf_adds(&l->text, mp_elements[e].name);
			}
	}
	if (set)
		filter_set(r, c, mp_buf_str(&l->text));
}

static void
set_score(const struct worker *w, filter_row *r, double score)
{
	unsigned n = (unsigned)(score * 1000 + 1e-6);	/* down: 0.9499 is not 0.95 */
	char text[] = { (char)('0' + n / 1000), '.', (char)('0' + n / 100 % 10),
		(char)('0' + n / 10 % 10), (char)('0' + n % 10) };

	filter_set(r, w->a->col.score, (mp_str){ text, sizeof text });
}

static void
compose(const struct worker *w, mp_buf *out, const mp_address *a)
{
	if (w->a->settings->form)
		mp_form_compose(out, a, w->a->settings->form);
	else
		mp_address_compose(out, a);
}

static void
set_place(struct worker *w, filter_row *r, const mp_book_row *place)
{
	mp_element level = mp_address_level(&place->address);

	w->text.n = 0;
	compose(w, &w->text, &place->address);
	filter_set(r, w->a->col.address, mp_buf_str(&w->text));
	if (level != MP_NELEMENT)
		filter_set(r, w->a->col.level, mp_str_from(mp_elements[level].name));
}

/* Leave of a place what the public may know of it if it was not asked for alone. */
static void
veil(mp_book_row *place)
{
	static const mp_element inside[] = { MP_UNIT, MP_FLOOR, MP_ROOM };
	size_t i;

	for (i = 0; i < sizeof inside / sizeof *inside; i++)
		if (place->address.elem[inside[i]].n) {
			place->address.elem[inside[i]].n = 0;
			place->name.n = 0;
			place->implied = true;
		}
}

/* Get an answer as it may be told; false if that was told already. */
static bool
may_tell(struct worker *w, const mp_answer *answer, size_t i, mp_book_row *place)
{
	mp_buf *told = &w->told;
	size_t start = told->n;

	mp_book_get(w->a->book, answer->found[i].place, place);
	if (!w->a->public || !answer->ambiguous)
		return true;
	veil(place);
	mp_buf_addc(told, '\n');
	compose(w, told, &place->address);
	mp_buf_addc(told, ' ');
	mp_buf_add(told, place->name);
	mp_buf_addc(told, '\n');
	return memmem(told->p, start, told->p + start, told->n - start) == NULL;
}

static void
set_found(struct worker *w, filter_row *r, const mp_answer *answer, size_t i, size_t rank,
    const mp_book_row *place)
{
	const mp_asking *a = w->a;
	const mp_found *f = &answer->found[i];

	w->text.n = 0;
	if (rank < 10)
		mp_buf_addc(&w->text, (char)('0' + rank));
	else
		mp_buf_printf(&w->text, "%zu", rank);
	filter_set(r, a->col.rank, mp_buf_str(&w->text));
	filter_set(r, a->col.lookup, mp_str_from(answer->ambiguous ? "ambiguous" :
	    mp_match_name(f->match)));
	set_score(w, r, f->score);
	filter_set(r, a->col.name, place->name);
	filter_set(r, a->col.life, life_of(place));
	set_place(w, r, place);
	set_elements(w, r, a->col.matched, f->same);
	set_elements(w, r, a->col.differ, f->alike);
	set_elements(w, r, a->col.unsaid, f->unsaid);
	set_elements(w, r, a->col.missing, f->extra | f->missing);
}

/* One place; returns its code only where nothing else may be meant. */
static mp_str
attach(struct worker *w, filter_row *r, const mp_answer *answer)
{
	const mp_asking *a = w->a;
	const mp_found *f = answer->found;
	mp_book_row place;

	filter_set(r, a->col.lookup, mp_str_from(answer->n == 0 ? "none" :
	    answer->ambiguous ? "ambiguous" : mp_match_name(f->match)));
	if (answer->n == 0)
		return MP_STR("");
	set_score(w, r, f->score);
	mp_book_get(a->book, f->place, &place);
	if (answer->ambiguous || f->match == MP_MATCH_COARSER || f->score < a->sure)
		return MP_STR("");
	filter_set(r, a->col.life, life_of(&place));
	return place.life == MP_BOOK_LIVE ? place.name : MP_STR("");
}

/* --- the loop ----------------------------------------------------------------- */

static void
row(void *state, filter_row *r)
{
	struct worker *w = state;
	const mp_asking *a = w->a;
	mp_str text = filter_get(r, a->col.raw), verdict = MP_STR(""), name, old;
	const mp_answer *answer;
	mp_book_row place;
	size_t i, rank = 0;

	if (mp_str_trim(text).n == 0)
		text = filter_get(r, a->col.code);
	answer = mp_scan(&w->scanner, w->seeker, text, a->top, &verdict);
	filter_tally(r, counted[answer->n == 0 ? 2 : answer->ambiguous], 1);
	if (a->attach) {
		name = attach(w, r, answer);
		if (a->col.old != FILTER_NONE && (old = filter_get(r, a->col.old)).n &&
		    !mp_str_eq(old, name))
			filter_tally(r, N_("codes replaced"), 1);
		filter_set(r, a->col.name, name);
		return;
	}
	w->told.n = 0;
	for (i = 0; i < answer->n; i++) {
		if (!may_tell(w, answer, i, &place))
			continue;
		if (rank > 0)
			filter_also(r);
		set_found(w, r, answer, i, ++rank, &place);
		filter_set(r, a->col.verdict, verdict);
	}
	if (answer->n == 0) {
		filter_set(r, a->col.lookup, MP_STR("none"));
		filter_set(r, a->col.verdict, verdict);
	}
}

static void *
init(void *shared)
{
	struct worker *w = mp_zalloc(1, sizeof *w);

	w->a = shared;
	w->seeker = mp_seeker_new(w->a->book, w->a->settings);
	w->scanner = (mp_scanner){ .book = w->a->book, .keys = w->a->keys,
	    .layout = w->a->layout };
	return w;
}

static void
fini(void *state)
{
	struct worker *w = state;
	size_t i;

	for (i = 0; i < LISTED; i++)
		mp_buf_free(&w->listed[i].text);
	mp_seeker_free(w->seeker);
	mp_scanner_free(&w->scanner);
	mp_buf_free(&w->text);
	mp_buf_free(&w->told);
	free(w);
}

void
mp_asking_run(const mp_asking *a, filter *f)
{
	static const struct filter_worker worker = { init, row, fini };

	filter_map(f, &worker, (void *)(uintptr_t)a);
}
