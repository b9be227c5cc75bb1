/* wrong.c - pairs of rows that were joined and are two addresses. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report.h"
#include "told.h"

/* Of one cluster no more than so many pairs are looked at one by one. */
enum { WRONG_MAX = 1000 };

enum { EXAMPLES_MAX = 100 };

/* Wrong pairs whose addresses differ in the same elements. */
struct set {
	uint64_t elements;	/* bits */
	bool decides;		/* both texts do */
	uint64_t pairs;
	uint64_t told;		/* of these: a text says the other address */
	struct { uint32_t a, b; } example[EXAMPLES_MAX];
	int examples;
};

struct wrong {
	const struct rows *rows;
	struct told told;
	struct set *set;
	size_t n, cap;
	int examples;		/* of each set */
};

/* The elements in which the addresses of two rows differ. */
static uint64_t
differ(const struct rows *r, uint32_t i, uint32_t k)
{
	mp_str a[COLUMNS_MAX], b[COLUMNS_MAX];
	uint64_t bits = 0;
	size_t e;

	rows_fields(&r->p[i], a);
	rows_fields(&r->p[k], b);
	for (e = 0; e < r->nelements; e++)
		if (!mp_str_eq(a[r->first_element + e], b[r->first_element + e]))
			bits |= UINT64_C(1) << e;
	return bits;
}

static struct set *
set_of(struct wrong *w, uint64_t elements, bool decides)
{
	size_t i;

	for (i = 0; i < w->n; i++)
		if (w->set[i].elements == elements && w->set[i].decides == decides)
			return &w->set[i];
	w->set = mp_grow(w->set, &w->cap, w->n + 1, sizeof *w->set);
	w->set[w->n] = (struct set){ .elements = elements, .decides = decides };
	return &w->set[w->n++];
}

/* The rows of a cluster that are one address: `row` stands for the `n` from `first` on. */
struct part {
	uint32_t row;
	const uint32_t *first;
	uint64_t n;
};

/* Does one of the rows of `a` say the address of `b`, which differs in element `e` only? */
static bool
says_other(struct wrong *w, const struct part *a, const struct part *b, size_t e)
{
	mp_str own[COLUMNS_MAX], other[COLUMNS_MAX];
	uint64_t i;

	rows_fields(&w->rows->p[b->row], other);
	for (i = 0; i < a->n; i++) {
		rows_fields(&w->rows->p[a->first[i]], own);
		if (told_other(&w->told, own[w->rows->raw], own[w->rows->first_element + e],
		    other[w->rows->first_element + e]))
			return true;
	}
	return false;
}

static bool
is_hard(const struct set *s)
{
	return s->decides && s->elements && (s->elements & (s->elements - 1)) == 0;
}

/* Rows of two different addresses that were joined. */
static void
wrong_pair(struct wrong *w, const struct part *a, const struct part *b)
{
	const struct record *rec = w->rows->p;
	struct set *s = set_of(w, differ(w->rows, a->row, b->row),
	    rec[a->row].decides && rec[b->row].decides);
	size_t e;

	s->pairs += a->n * b->n;
	if (s->examples < w->examples) {
		s->example[s->examples].a = a->row;
		s->example[s->examples++].b = b->row;
	}
	if (!is_hard(s))
		return;
	for (e = 0; !(s->elements >> e & 1); e++)
		;
	if (says_other(w, a, b, e) || says_other(w, b, a, e))
		s->told += a->n * b->n;
}

/* The rows order[0 .. n) were joined and are of several addresses.  Of each address
 * a row that decides stands for all, if there is one. */
static void
wrong_cluster(struct wrong *w, const uint32_t *order, size_t n)
{
	struct part *is = mp_zalloc(n, sizeof *is);
	const struct record *rec = w->rows->p;
	size_t i, k, addresses = 0, seen = 0;

	for (i = 0; i < n; i++) {
		if (i == 0 || rec[order[i]].is != rec[order[i - 1]].is)
			is[addresses++] = (struct part){ order[i], order + i, 0 };
		if (rec[order[i]].decides)
			is[addresses - 1].row = order[i];
		is[addresses - 1].n++;
	}
	for (i = 0; i < addresses; i++)
		for (k = i + 1; k < addresses && seen < WRONG_MAX; k++, seen++)
			wrong_pair(w, &is[i], &is[k]);
	free(is);
}

static int
most_first(const void *a, const void *b)
{
	const struct set *x = a, *y = b;

	return x->pairs != y->pairs ? (x->pairs < y->pairs ? 1 : -1) :
	    x->elements < y->elements ? -1 : x->elements > y->elements;
}

static void
print_raw(const struct rows *r, uint32_t i)
{
	mp_str field[COLUMNS_MAX];

	rows_fields(&r->p[i], field);
	printf("\t%.*s", (int)field[r->raw].n, field[r->raw].p);
}

static void
print_set(const struct rows *r, const struct set *s)
{
	size_t e;
	int i;

	printf("%10llu pairs differ in", (unsigned long long)s->pairs);
	for (e = 0; e < r->nelements; e++)
		if (s->elements >> e & 1)
			printf(" %.*s", (int)r->element[e].n, r->element[e].p);
	printf("%s%s\n", s->elements ? "" : " nothing but the place",
	    s->decides ? "" : ", where a text does not decide");
	for (i = 0; i < s->examples; i++) {
		print_raw(r, s->example[i].a);
		print_raw(r, s->example[i].b);
		putchar('\n');
	}
}

/* Hard are those that differ in one element, where both texts decide.  Two houses of
 * one number are told apart only by where they are and by their certificates. */
void
report_wrong(const struct rows *r, const uint32_t *order, int examples)
{
	struct wrong w = { .rows = r,
	    .examples = examples < EXAMPLES_MAX ? examples : EXAMPLES_MAX };
	uint64_t hard = 0, told = 0, far = 0;
	size_t i, from = 0;

	for (i = 1; i <= r->n; i++)
		if (i == r->n || r->p[order[i]].said != r->p[order[from]].said) {
			if (r->p[order[from]].is != r->p[order[i - 1]].is)
				wrong_cluster(&w, order + from, i - from);
			from = i;
		}
	if (w.n)
		qsort(w.set, w.n, sizeof *w.set, most_first);
	for (i = 0; i < w.n; i++) {
		if (w.set[i].elements == 0)
			far += w.set[i].pairs;
		if (is_hard(&w.set[i])) {
			hard += w.set[i].pairs;
			told += w.set[i].told;
		}
	}
	printf("\nhard negatives joined: %llu\n", (unsigned long long)hard);
	printf("of these no text says the other address: %llu\n",
	    (unsigned long long)(hard - told));
	printf("two houses of one number joined: %llu\n", (unsigned long long)far);
	for (i = 0; i < w.n && i < 12; i++)
		print_set(r, &w.set[i]);
	free(w.set);
	told_free(&w.told);
}
