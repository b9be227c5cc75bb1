/* rows.c - the questions of a table, answered row by row. */
#include <config.h>

#include "lookup/rows.h"

#include <stdlib.h>

#include "base/mem.h"
#include "lookup/scan.h"

struct worker {
	const mp_asking *a;
	mp_seeker *seeker;
	mp_scanner scanner;
	mp_buf text;
};

static const char *const counted[] = {
	N_("found"), N_("ambiguous"), N_("not found"),
};

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

static void
set_elements(struct worker *w, filter_row *r, filter_col c, mp_elements_set set)
{
	int e;

	w->text.n = 0;
	for (e = 0; e < MP_NELEMENT; e++)
		if (set & (mp_elements_set)1 << e) {
			if (w->text.n)
				mp_buf_addc(&w->text, ',');
			mp_buf_adds(&w->text, mp_elements[e].name);
		}
	filter_set(r, c, mp_buf_str(&w->text));
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
set_place(struct worker *w, filter_row *r, const mp_book_row *place)
{
	mp_element level = mp_address_level(&place->address);

	w->text.n = 0;
	if (w->a->settings->form)
		mp_form_compose(&w->text, &place->address, w->a->settings->form);
	else
		mp_address_compose(&w->text, &place->address);
	filter_set(r, w->a->col.address, mp_buf_str(&w->text));
	if (level != MP_NELEMENT)
		filter_set(r, w->a->col.level, mp_str_from(mp_elements[level].name));
}

static void
set_found(struct worker *w, filter_row *r, const mp_answer *answer, size_t i)
{
	const mp_asking *a = w->a;
	const mp_found *f = &answer->found[i];
	mp_book_row place;

	mp_book_get(a->book, f->place, &place);
	w->text.n = 0;
	if (i < 9)
		mp_buf_addc(&w->text, (char)('1' + i));
	else
		mp_buf_printf(&w->text, "%zu", i + 1);
	filter_set(r, a->col.rank, mp_buf_str(&w->text));
	filter_set(r, a->col.lookup, mp_str_from(answer->ambiguous ? "ambiguous" :
	    mp_match_name(f->match)));
	set_score(w, r, f->score);
	filter_set(r, a->col.name, place.name);
	filter_set(r, a->col.life, life_of(&place));
	set_place(w, r, &place);
	set_elements(w, r, a->col.matched, f->same);
	set_elements(w, r, a->col.differ, f->alike);
	set_elements(w, r, a->col.unsaid, f->unsaid);
	set_elements(w, r, a->col.missing, f->extra | f->missing);
}

/* One place, with its code only where nothing else may be meant. */
static void
attach(struct worker *w, filter_row *r, const mp_answer *answer)
{
	const mp_asking *a = w->a;
	const mp_found *f = answer->found;
	mp_book_row place;

	filter_set(r, a->col.lookup, mp_str_from(answer->n == 0 ? "none" :
	    answer->ambiguous ? "ambiguous" : mp_match_name(f->match)));
	if (answer->n == 0)
		return;
	set_score(w, r, f->score);
	mp_book_get(a->book, f->place, &place);
	if (answer->ambiguous || f->match == MP_MATCH_COARSER || f->score < a->sure)
		return;
	filter_set(r, a->col.life, life_of(&place));
	if (place.life == MP_BOOK_LIVE)
		filter_set(r, a->col.name, place.name);
}

/* --- the loop ----------------------------------------------------------------- */

static void
row(void *state, filter_row *r)
{
	struct worker *w = state;
	const mp_asking *a = w->a;
	mp_str text = filter_get(r, a->col.raw), verdict = MP_STR("");
	const mp_answer *answer;
	size_t i;

	if (mp_str_trim(text).n == 0)
		text = filter_get(r, a->col.code);
	answer = mp_scan(&w->scanner, w->seeker, text, a->top, &verdict);
	filter_tally(r, counted[answer->n == 0 ? 2 : answer->ambiguous], 1);
	if (a->attach) {
		attach(w, r, answer);
		return;
	}
	for (i = 0; i < answer->n; i++) {
		set_found(w, r, answer, i);
		filter_set(r, a->col.verdict, verdict);
		if (i + 1 < answer->n)
			filter_also(r);
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

	mp_seeker_free(w->seeker);
	mp_scanner_free(&w->scanner);
	mp_buf_free(&w->text);
	free(w);
}

void
mp_asking_run(const mp_asking *a, filter *f)
{
	static const struct filter_worker worker = { init, row, fini };

	filter_map(f, &worker, (void *)(uintptr_t)a);
}
