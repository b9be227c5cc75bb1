/* decisions.h - what a clerk has decided: menpai-decisions(5).
 *
 *	mp_decisions d = { 0 };
 *	if (path && !mp_decisions_read(&d, path, &why))
 *		cli_die(...);
 *	switch (mp_decisions_ask(&d, MP_OF_RECORDS, key_a, key_b)) ...
 *	mp_decisions_free(&d);
 *
 * A decision is about two keys of one kind, which say what is meant and not where it
 * stood:
 *
 *	MP_OF_RECORDS	two identities (identity.h); they may have other numbers, a
 *			clerk knows better
 *	MP_OF_NAMES	two names of one element in one county (which a record may
 *			leave out), written as the key of
 *			an address that holds nothing else: 河南省|信阳市|浉河区|r狮河路,
 *			or behind a township or community in which alone it holds:
 *			河南省|信阳市|浉河区|t老城街道|r狮河路
 *
 * The order of the file does not matter.  What follows is decided, too: a = b and
 * b = c make a = c; a = b and b != c make a != c.  A file in which a != c stands
 * beside them contradicts itself and is refused. */
#ifndef MP_DEDUP_DECISIONS_H
#define MP_DEDUP_DECISIONS_H

#include "base/map.h"
#include "base/parted.h"
#include "names/variants.h"
#include "row/table.h"

typedef enum { MP_OF_RECORDS, MP_OF_NAMES, MP_NSUBJECT } mp_subject;
typedef enum { MP_UNDECIDED, MP_SAME, MP_DIFFERENT } mp_verdict;

typedef struct {
	mp_subject subject;
	mp_str a, b;		/* keys, `a` is the smaller by bytes */
	bool same;
	size_t line;		/* of the first that says so */
} mp_decision;

/* The keys of one kind and what is known of them. */
typedef struct {
	mp_map node;		/* key -> its number in `sets` */
	mp_parted sets;
	mp_str *key;		/* by number */
	size_t key_cap;
} mp_subject_keys;

typedef struct {
	mp_decision *item;	/* sorted by subject, a, b; each pair once */
	size_t n, cap;
	mp_subject_keys of[MP_NSUBJECT];
	mp_arena arena;		/* the keys */
} mp_decisions;

/* Read a table of the form of review.h.  False, and `why` filled with the file, the
 * lines and the column, if anything in it is wrong; then nothing is decided. */
bool mp_decisions_read(mp_decisions *, const char *path, mp_buf *why);
void mp_decisions_free(mp_decisions *);		/* leaves none */

/* What is decided of two keys, or follows from it. */
mp_verdict mp_decisions_ask(mp_decisions *, mp_subject, mp_str a, mp_str b);

/* The number of a key that an item of the decisions holds. */
uint32_t mp_decisions_number(const mp_decisions *, mp_subject, mp_str key);

/* The decisions about names, as mp_variants_find wants them: for every set of names
 * that are one, each but the most frequent (of those the smallest by bytes) as a
 * writing of that; and every two that are not one, of all that follows.  Names that
 * the corpus does not hold are left out.  The caller frees the array. */
mp_name_decision *mp_decisions_names(mp_decisions *, const mp_corpus *, size_t *n);

/* The columns of the table, in their order. */
enum {
	MP_REVIEW_DECISION, MP_REVIEW_KIND, MP_REVIEW_A, MP_REVIEW_B, MP_REVIEW_DIFFER,
	MP_REVIEW_WHY, MP_REVIEW_SCORE, MP_REVIEW_COUNT, MP_REVIEW_REMARK,
	MP_REVIEW_KEY_A, MP_REVIEW_KEY_B, MP_REVIEW_NCOLUMN
};
extern const mp_table_column mp_review_columns[MP_REVIEW_NCOLUMN + 1];
extern const char *const mp_subject_word[MP_NSUBJECT];	/* the value of `kind` */

/* The key of a name, taken apart. */
typedef struct {
	mp_str county;		/* the key up to the county */
	mp_element within;	/* MP_NELEMENT: the whole county */
	mp_str within_text;
	mp_element element;
	mp_str text;
} mp_name_key;

/* Append the key; and read it, false if it is none. */
void mp_name_key_write(mp_buf *, const mp_name_key *);
bool mp_name_key_read(mp_name_key *, mp_str key);

#endif
