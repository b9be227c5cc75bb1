/* review.h - the doubtful pairs of a run, for a clerk to decide.
 *
 *	mp_review r = { 0 };
 *	mp_review_add(&r, &decisions, &doubt);	// not what was decided already
 *	mp_review_sort(&r);
 *	... mp_table_header(&out, mp_review_columns, csv) ...
 *	for (i = 0; i < r.n; i++)
 *		mp_review_put(&out, &r.item[i], csv);
 *	mp_review_free(&r);
 *
 * The table is that of menpai-decisions(5); filled in, it is what decisions.h reads. */
#ifndef MP_DEDUP_REVIEW_H
#define MP_DEDUP_REVIEW_H

#include "address/address.h"
#include "dedup/decisions.h"

/* A question: are `a` and `b` one? */
typedef struct {
	mp_subject subject;
	mp_str key_a, key_b;	/* decisions.h */
	mp_str a, b;		/* as a clerk reads them */
	mp_str differ, why;
	double score;		/* that they are one */
	size_t count;		/* records that the answer settles */
} mp_doubt;

typedef struct {
	mp_doubt *item;
	size_t n, cap;
	mp_map asked;		/* by subject and keys, so that a pair is asked once */
	mp_arena arena;
} mp_review;

/* Enter a question, whose texts are copied; false if it is answered by the decisions
 * (NULL: there are none) or was asked already, whichever side came first. */
bool mp_review_add(mp_review *, mp_decisions *, const mp_doubt *);

/* The question about two names of a corpus: its texts are made of the pair. */
bool mp_review_name(mp_review *, mp_decisions *, const mp_corpus *, const mp_variant *);

/* Most useful first: by `count`, then by `score`, then by the keys; so the order is
 * that of the texts alone. */
void mp_review_sort(mp_review *);

/* Append one row of the table, the decision empty. */
void mp_review_put(mp_buf *, const mp_doubt *, bool csv);
void mp_review_free(mp_review *);

/* Append in what two addresses differ from province to room: 街路巷：狮河路／浉河路；
 * 单元：（无）／2单元. */
void mp_review_differ(mp_buf *, const mp_address *a, const mp_address *b);

#endif
