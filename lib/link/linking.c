/* linking.c - a run of link-house-person: from the tables to the link rows. */
#include <config.h>

#include "link/linking.h"

#include <errno.h>
#include <stdlib.h>

#include "base/mask.h"
#include "base/mem.h"
#include "base/spill.h"
#include "link/missing.h"
#include "row/tsv.h"

struct mp_linking {
	mp_linking_settings s;
	mp_link_job job;
	mp_link_table table[MP_LINK_NKIND];
	filter *from[MP_LINK_NKIND];	/* NULL: there is no such table */
	filter *f;
	filter_col column[MP_LINK_NCOLUMN];
	mp_linked *row;
	size_t n, cap;
	mp_spill *spill;		/* what rows carry, in the order of `row` */
	mp_census census;
	mp_missing *missing;
	size_t exposed;		/* rows whose id is an identity number */
};

mp_linking *
mp_linking_new(const mp_linking_settings *s, filter *f)
{
	mp_linking *l = mp_zalloc(1, sizeof *l);
	size_t i;

	l->s = *s;
	l->f = f;
	l->job = (mp_link_job){ s->book, s->settings, s->least_score, s->today,
	    mp_memo_new(s->book) };
	mp_census_init(&l->census, s->book);
	filter_fresh(f);
	for (i = 0; i < MP_LINK_NCOLUMN; i++)
		l->column[i] = filter_add(f, mp_link_columns[i]);
	if (s->missing)
		l->missing = mp_missing_new(s->missing, s->book);
	return l;
}

void
mp_linking_free(mp_linking *l)
{
	mp_memo_free(l->job.memo);
	mp_spill_free(l->spill);
	mp_missing_free(l->missing);
	mp_census_free(&l->census);
	free(l->row);
	free(l);
}

void
mp_linking_table(mp_linking *l, mp_link_kind kind, filter *table)
{
	l->from[kind] = table;
	mp_link_bind(&l->table[kind], &l->job, kind, table);
}

const mp_census *
mp_linking_census(const mp_linking *l)
{
	return &l->census;
}

/* --- reading ------------------------------------------------------------------ */

/* Houses are known before anyone lives in them. */
static bool
lacks_house(const mp_linking *l, const mp_linked *row)
{
	return row->kind != MP_LINK_HOUSE && l->from[MP_LINK_HOUSE] &&
	    row->at.place != MP_NO_PLACE && !mp_hung_coarse(row->at) &&
	    !mp_census_at(&l->census, row->at.place)->houses;
}

/* Count the row where it hangs, unless that is the building of a home that is missing. */
static void
count(mp_linking *l, const mp_linked *row, mp_str carried)
{
	mp_place *reg;

	if (row->household != MP_NO_PLACE) {
		reg = mp_census_at(&l->census, row->household);
		reg->registered++;
		reg->households += row->head && !row->number;	/* numbers: number_households */
	}
	if (row->at.place == MP_NO_PLACE || mp_hung_coarse(row->at))
		return;
	if (row->kind == MP_LINK_HOUSE)
		mp_census_house(&l->census, row->at.place, mp_link_carried_id(carried), row->vacant);
	else if (row->kind == MP_LINK_ORGANISATION)
		mp_census_at(&l->census, row->at.place)->organisations++;
	else
		mp_census_at(&l->census, row->at.place)->residents += row->lives;
}

static void
enter(mp_linking *l, filter_row *r)
{
	mp_linked *row;
	mp_str carried, missed, kept;

	l->row = mp_grow(l->row, &l->cap, l->n + 1, sizeof *l->row);
	row = &l->row[l->n++];
	mp_link_taken(filter_prepared(r), row, &carried, &missed);
	kept = filter_keep_text(l->f, carried);
	mp_spill_put(l->spill, &kept, 1);
	count(l, row, carried);
	l->exposed += mp_mask_is_id(mp_link_carried_id(carried));
	if (lacks_house(l, row))
		row->findings |= MP_FINDING_BIT(MP_HOUSE_NONE);
	if (l->missing)
		mp_missing_tell(l->missing, row, carried, missed);
}

/* --- comparing ---------------------------------------------------------------- */

struct known {
	uint64_t who;
	uint32_t row;
};

static int
by_who(const void *a, const void *b)
{
	const struct known *x = a, *y = b;

	if (x->who != y->who)
		return x->who < y->who ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

/* Rows that have one number. */
static void
settle_group(mp_linking *l, const struct known *k, size_t n)
{
	mp_linked *first = &l->row[k->row], *home = NULL, *row;
	mp_finding_set found = MP_FINDING_BIT(first->kind == MP_LINK_PERSON ? MP_ID_TWICE :
	    MP_CREDIT_TWICE);
	bool two_homes = false;
	size_t i;

	for (i = 0; i < n; i++) {
		row = &l->row[k[i].row];
		if (row->name != first->name)
			found |= MP_FINDING_BIT(MP_ID_NAMES);
		if (!row->lives)
			continue;
		two_homes |= home && home->at.place != row->at.place;
		home = row;
	}
	for (i = 0; i < n; i++) {
		row = &l->row[k[i].row];
		row->findings |= found;
		if (two_homes && row->lives)
			row->findings |= MP_FINDING_BIT(MP_PERSON_TWO_HOMES);
	}
}

/* Find the rows of one kind that have one number. */
static void
settle(mp_linking *l, mp_link_kind kind)
{
	struct known *k = NULL;
	size_t n = 0, cap = 0, i, j;

	for (i = 0; i < l->n; i++) {
		if (l->row[i].kind != kind || !l->row[i].who)
			continue;
		k = mp_grow(k, &cap, n + 1, sizeof *k);
		k[n++] = (struct known){ l->row[i].who, (uint32_t)i };
	}
	if (n)
		qsort(k, n, sizeof *k, by_who);
	for (i = 0; i < n; i = j) {
		for (j = i + 1; j < n && k[j].who == k[i].who; j++)
			;
		if (j - i > 1)
			settle_group(l, k + i, j - i);
	}
	free(k);
}

static int
by_value(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Of the people who are registered at one place those of one number are a household. */
static void
number_households(mp_linking *l)
{
	uint64_t *at = NULL;	/* place and number */
	size_t n = 0, cap = 0, i;

	for (i = 0; i < l->n; i++) {
		if (l->row[i].household == MP_NO_PLACE || !l->row[i].number)
			continue;
		at = mp_grow(at, &cap, n + 1, sizeof *at);
		at[n++] = (uint64_t)l->row[i].household << 32 | l->row[i].number;
	}
	if (n)
		qsort(at, n, sizeof *at, by_value);
	for (i = 0; i < n; i++)
		if (i == 0 || at[i] != at[i - 1])
			mp_census_at(&l->census, (uint32_t)(at[i] >> 32))->households++;
	free(at);
}

bool
mp_linking_read(mp_linking *l)
{
	filter_row *r;
	int kind;

	if (!(l->spill = mp_spill_new(l->s.tmpdir)))
		return false;
	for (kind = 0; kind < MP_LINK_NKIND; kind++) {
		if (!l->from[kind])
			continue;
		filter_ahead(l->from[kind], &mp_link_worker, &l->table[kind]);
		while ((r = filter_next(l->from[kind])) != NULL)
			enter(l, r);
	}
	settle(l, MP_LINK_ORGANISATION);
	settle(l, MP_LINK_PERSON);
	number_households(l);
	return mp_spill_end(l->spill);
}

/* --- writing ------------------------------------------------------------------ */

struct writer {
	mp_linking *l;
	mp_buf text;
};

static void *
writer_init(void *shared)
{
	struct writer *w = mp_zalloc(1, sizeof *w);

	w->l = shared;
	return w;
}

static void
writer_fini(void *state)
{
	struct writer *w = state;

	mp_buf_free(&w->text);
	free(w);
}

static void
set(struct writer *w, filter_row *r, enum mp_link_column c, mp_str value)
{
	filter_set(r, w->l->column[c], value);
}

/* Three numbers a row: printf would take a sixth of the writing. */
static void
put_number(mp_buf *b, uint32_t n)
{
	char text[10];
	size_t at = sizeof text;

	do
		text[--at] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	mp_buf_add(b, (mp_str){ text + at, sizeof text - at });
}

static void
set_number(struct writer *w, filter_row *r, enum mp_link_column c, uint32_t n)
{
	w->text.n = 0;
	put_number(&w->text, n);
	set(w, r, c, mp_buf_str(&w->text));
}

/* 0.97, rounded. */
static void
set_score(struct writer *w, filter_row *r, unsigned score)
{
	unsigned percent = (score + 50) * 100 / MP_SCORE_ONE;

	w->text.n = 0;
	put_number(&w->text, percent / 100);
	mp_buf_addc(&w->text, '.');
	mp_buf_addc(&w->text, (char)('0' + percent / 10 % 10));
	mp_buf_addc(&w->text, (char)('0' + percent % 10));
	set(w, r, MP_LINK_SCORE, mp_buf_str(&w->text));
}

static mp_book_row
book_row(const mp_linking *l, uint32_t place)
{
	mp_book_row row;

	mp_book_get(l->s.book, place, &row);
	return row;
}

/* What is to be said of the place, and what it says of the row. */
static mp_finding_set
set_place(struct writer *w, filter_row *r, const mp_linked *row)
{
	const mp_linking *l = w->l;
	const mp_place *p = mp_census_at(&l->census, row->at.place);
	mp_book_row at = book_row(l, row->at.place);
	mp_finding_set found = 0;

	set(w, r, MP_LINK_CODE, at.name);
	set(w, r, MP_LINK_COUNTY, at.address.elem[MP_COUNTY]);
	set(w, r, MP_LINK_TOWNSHIP, at.address.elem[MP_TOWNSHIP]);
	set_score(w, r, row->at.score);
	if (mp_hung_coarse(row->at))
		return 0;
	if (p->houses && row->kind != MP_LINK_HOUSE)
		set(w, r, MP_LINK_IN_HOUSE, mp_census_first_house(&l->census, row->at.place));
	set_number(w, r, MP_LINK_RESIDENTS, p->residents);
	set_number(w, r, MP_LINK_HOUSEHOLDS, mp_place_households(p));
	if (p->houses > 1)
		found |= MP_FINDING_BIT(MP_HOUSE_SEVERAL);
	if (l->s.crowded && p->residents > l->s.crowded)
		found |= MP_FINDING_BIT(MP_HOUSE_CROWDED);
	return found;
}

static void
write_row(void *state, filter_row *r)
{
	static const enum mp_link_column carried[] = {
		MP_LINK_ID, MP_LINK_STATION, MP_LINK_COLLECTOR, MP_LINK_DATE, MP_LINK_COUNTY,
		MP_LINK_TOWNSHIP
	};
	struct writer *w = state;
	const mp_linking *l = w->l;
	const mp_linked *row = &l->row[filter_number(r)];
	mp_finding_set found = row->findings;
	mp_str field[MP_LINK_CARRIED];
	size_t i, n = mp_tsv_cut(filter_text(r), field, MP_LINK_CARRIED);

	for (i = 0; i < n; i++)
		set(w, r, carried[i], field[i]);
	set(w, r, MP_LINK_KIND, mp_str_from(mp_link_kind_name(row->kind)));
	set(w, r, MP_LINK_MATCH, mp_str_from(mp_match_name(row->at.match)));
	if (row->kind == MP_LINK_HOUSE)
		set(w, r, MP_LINK_IN_HOUSE, field[0]);
	if (row->at.place != MP_NO_PLACE)
		found |= set_place(w, r, row);
	if (row->household != MP_NO_PLACE)
		set(w, r, MP_LINK_HOUSEHOLD_CODE, book_row(l, row->household).name);
	set(w, r, MP_LINK_RELATION, mp_str_from(mp_relation_name(row->relation)));
	w->text.n = 0;
	mp_finding_write(&w->text, found);
	set(w, r, MP_LINK_ISSUES, mp_buf_str(&w->text));
	filter_tally(r, row->at.place == MP_NO_PLACE ? N_("not linked") :
	    mp_hung_coarse(row->at) ? N_("linked to the building") : N_("linked"), 1);
	if (found)
		filter_tally(r, N_("with issues"), 1);
}

static bool
next_row(void *shared, mp_str *kept)
{
	mp_linking *l = shared;

	return mp_spill_next(l->spill, kept);
}

bool
mp_linking_write(mp_linking *l)
{
	static const struct filter_worker worker = { writer_init, write_row, writer_fini };

	filter_count(l->f, N_("linked"), 0);
	filter_count(l->f, N_("linked to the building"), 0);
	filter_count(l->f, N_("not linked"), 0);
	filter_count(l->f, N_("with issues"), 0);
	if (l->exposed)
		filter_count(l->f, N_("with an identity number as id"), l->exposed);
	filter_again(l->f, next_row, &worker, l);
	return mp_spill_end(l->spill);
}
