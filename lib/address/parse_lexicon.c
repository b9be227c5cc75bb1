/* parse_lexicon.c - the words that addresses are built with. */
#include "address/parse_lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "address/fold.h"
#include "address/numeral.h"
#include "address/parse_weights.h"
#include "address/words_table.h"
#include "base/mem.h"
#include "base/utf8.h"

#ifndef MP_TUNING
static const
#endif
mp_word mp_words[] = { MP_WORDS };

#define NWORDS (sizeof mp_words / sizeof *mp_words)

#ifdef MP_TUNING
const size_t mp_nwords = NWORDS;
#endif
#define LONGEST 12

struct entry {
	mp_word word;
	uint16_t c[LONGEST];
};

/* A trie node: its words are entries, its children nodes, both in a row.  What is on
 * the way to it is listed with it, so that the last node tells all words of a text. */
struct node {
	uint16_t c;		/* the character that leads here */
	uint16_t word, nword;
	uint16_t child, nchild;
	uint16_t list, nlist;	/* its words and those on the way, longest first */
	uint32_t roles;		/* of these */
	uint64_t may;		/* bits of the characters that lead on, modulo 64 */
};

struct mp_lexicon {
	struct entry entry[NWORDS];	/* in the order of their characters */
	struct node node[NWORDS * 3];
	size_t nnode;
	const mp_word **list;
	size_t nlist, list_cap;
	struct mp_character first[MP_PLANE];
};

static enum mp_class
class_of(uint32_t c)
{
	if (c < 0x80) {
		if (c >= '0' && c <= '9')
			return MP_C_DIGIT;
		if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
			return MP_C_LETTER;
		if (c == '-' || c == '~')
			return MP_C_DASH;
		return c == '(' ? MP_C_OPEN : c == ')' ? MP_C_CLOSE : MP_C_MARK;
	}
	if (c == 0xB7 || (c >= 0x2000 && c < 0x2E80) || (c >= 0x3001 && c <= 0x3020 &&
	    c != 0x3005 && c != 0x3007))
		return MP_C_MARK;
	return mp_numeral_value(c) >= 0 ? MP_C_NUMERAL : MP_C_HAN;
}

static int
by_characters(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	size_t i;

	for (i = 0; i < LONGEST; i++)
		if (x->c[i] != y->c[i])
			return x->c[i] < y->c[i] ? -1 : 1;
	return (x->word.role > y->word.role) - (x->word.role < y->word.role);
}

/* List the words of node `at`, and those of the node above it. */
static void
list_words(mp_lexicon *lx, struct node *at, const struct node *above)
{
	size_t i;

	lx->list = mp_grow(lx->list, &lx->list_cap, lx->nlist + at->nword + above->nlist,
	    sizeof *lx->list);
	at->list = (uint16_t)lx->nlist;
	at->nlist = (uint16_t)(at->nword + above->nlist);
	at->roles = above->roles;
	for (i = 0; i < at->nword; i++) {
		lx->list[lx->nlist++] = &lx->entry[at->word + i].word;
		at->roles |= lx->entry[at->word + i].word.role;
	}
	for (i = 0; i < above->nlist; i++)
		lx->list[lx->nlist++] = lx->list[above->list + i];
}

/* Node `at` stands for the first `depth` characters of entries [from, to): its own
 * words are the first of them, the rest hangs below. */
static void
grow(mp_lexicon *lx, size_t at, size_t above, size_t depth, size_t from, size_t to)
{
	size_t i, k;

	for (i = from; i < to && lx->entry[i].word.len == depth; i++)
		;
	lx->node[at].word = (uint16_t)from;
	lx->node[at].nword = (uint16_t)(i - from);
	list_words(lx, &lx->node[at], &lx->node[above]);
	lx->node[at].child = (uint16_t)lx->nnode;
	from = i;
	for (; i < to; i++)
		if (i == from || lx->entry[i].c[depth] != lx->entry[i - 1].c[depth]) {
			lx->node[lx->nnode++].c = lx->entry[i].c[depth];
			lx->node[at].nchild++;
			lx->node[at].may |= UINT64_C(1) << (lx->entry[i].c[depth] & 63);
		}
	for (k = lx->node[at].child, i = from; i < to; from = i, k++) {
		while (i < to && lx->entry[i].c[depth] == lx->node[k].c)
			i++;
		grow(lx, k, at, depth + 1, from, i);
	}
}

mp_lexicon *
mp_lexicon_new(void)
{
	mp_lexicon *lx = mp_zalloc(1, sizeof *lx);
	size_t i;

	for (i = 0; i < NWORDS; i++) {
		struct entry *e = &lx->entry[i];
		const char *p = mp_words[i].text;
		uint32_t c;

		e->word = mp_words[i];
		while (*p) {
			p += mp_utf8_next(p, &c);
			e->c[e->word.len++] = (uint16_t)c;
		}
	}
	qsort(lx->entry, NWORDS, sizeof *lx->entry, by_characters);
	lx->nnode = 1;
	grow(lx, 0, 0, 0, 0, NWORDS);
	for (i = 0; i < lx->node[0].nchild; i++) {
		size_t k = lx->node[0].child + i;

		lx->first[lx->node[k].c].node = (uint16_t)k;
	}
	for (i = 0; i < MP_PLANE; i++) {
		lx->first[i].class = (uint8_t)class_of((uint32_t)i);
		lx->first[i].folds = mp_fold_changes((uint32_t)i);
	}
	return lx;
}

void
mp_lexicon_free(mp_lexicon *lx)
{
	if (lx)
		free(lx->list);
	free(lx);
}

const struct mp_character *
mp_lexicon_characters(const mp_lexicon *lx)
{
	return lx->first;
}

static const struct node *
below(const mp_lexicon *lx, const struct node *at, uint32_t c)
{
	const struct node *k = &lx->node[at->child], *end = k + at->nchild;

	if (!(at->may >> (c & 63) & 1))
		return NULL;
	for (; k < end; k++)
		if (k->c == c)
			return k;
	return NULL;
}

struct mp_words
mp_lexicon_match(const mp_lexicon *lx, const uint32_t *c, size_t n)
{
	const struct node *at, *next;
	size_t i;

	if (n == 0 || c[0] >= MP_PLANE || !lx->first[c[0]].node)
		return (struct mp_words){ NULL, 0, 0 };
	at = &lx->node[lx->first[c[0]].node];
	for (i = 1; i < n && (next = below(lx, at, c[i])); i++)
		at = next;
	return (struct mp_words){ lx->list + at->list, at->nlist, at->roles };
}

const mp_word *
mp_lexicon_find(const mp_lexicon *lx, const uint32_t *c, size_t n, unsigned role)
{
	const struct node *at;
	size_t i;

	if (n == 0 || n > LONGEST || c[0] >= MP_PLANE || !lx->first[c[0]].node)
		return NULL;
	at = &lx->node[lx->first[c[0]].node];
	for (i = 1; at && i < n; i++)
		at = below(lx, at, c[i]);
	for (i = 0; at && i < at->nword; i++)
		if (lx->entry[at->word + i].word.role & role)
			return &lx->entry[at->word + i].word;
	return NULL;
}

size_t
mp_lexicon_aside(mp_str text)
{
	const uint32_t roles = MP_W_REMARK | MP_W_PERSON | MP_W_DELIVERY | MP_W_FILL;
	size_t i, most = 0;

	for (i = 0; i < NWORDS; i++) {
		mp_str word = mp_str_from(mp_words[i].text);

		if (mp_words[i].role & roles && word.n > most && mp_str_starts(text, word))
			most = word.n;
	}
	return most;
}
