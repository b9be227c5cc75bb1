/* learn.h - the table of what a corpus knows of its names: menpai-names(5).
 *
 *	mp_learnt l = { 0 };
 *	if (... mp_learn_earlier(&l, path, why) ...)	// what was decided before
 *	mp_learn(&l, &corpus, least);
 *	for (i = 0; i < l.n; i++)
 *		... l.row[i] ...
 *	mp_learnt_free(&l);
 *
 * A decision is never lost: a row that was decided before keeps its answer, and comes
 * again as it was when the corpus does not show it any more. */
#ifndef MP_NAMES_LEARN_H
#define MP_NAMES_LEARN_H

#include "names/depend.h"

/* The columns of the table, in their order. */
enum {
	MP_LEARNT_KIND, MP_LEARNT_COUNTY, MP_LEARNT_WITHIN, MP_LEARNT_ELEMENT,
	MP_LEARNT_NAME, MP_LEARNT_THEN, MP_LEARNT_MEANS, MP_LEARNT_COUNT,
	MP_LEARNT_EXCEPTIONS, MP_LEARNT_SCORE, MP_LEARNT_WHY, MP_LEARNT_ACCEPT,
	MP_LEARNT_NCOLUMNS
};
extern const char *const mp_learnt_column[MP_LEARNT_NCOLUMNS];

/* Sorted in this order. */
typedef enum { MP_LEARNT_ALIAS, MP_LEARNT_RULE, MP_LEARNT_ANAME } mp_learnt_kind;

typedef struct {
	mp_str field[MP_LEARNT_NCOLUMNS];
	mp_learnt_kind kind;
	uint32_t count;
	uint32_t line;		/* of the earlier table */
} mp_learnt_row;

typedef struct {
	mp_learnt_row *row;
	size_t n, cap;
	mp_learnt_row *earlier;	/* those that were decided */
	size_t nearlier, earlier_cap;
	mp_map known;		/* what an earlier row says, to its number */
	mp_arena arena;
	mp_buf buf;
	size_t aliases, doubtful, rules, names;
} mp_learnt;

/* Take over the answers of an earlier table.  False, and `why` filled with the reason
 * and ready to print, if it is none. */
bool mp_learn_earlier(mp_learnt *, const char *path, mp_buf *why);

/* Fill the table with what at least `least` sightings say (of an alias, any), the rows
 * in the order of menpai-names(5). */
void mp_learn(mp_learnt *, const mp_corpus *, uint32_t least);

/* What a row says apart from counts and reasons, in the buffer: by it an answer is found
 * again. */
mp_str mp_learnt_statement(mp_buf *, const mp_learnt_row *);

void mp_learnt_free(mp_learnt *);

#endif
