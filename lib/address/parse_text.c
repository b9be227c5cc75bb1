/* parse_text.c - a raw text made ready: folded, classified, mended, words found. */
#include "address/parse_lattice.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"

void
mp_lattice_init(mp_lattice *L, const mp_gaz *gaz, const mp_lexicon *words)
{
	*L = (mp_lattice){ .gaz = gaz, .words = words, .known = mp_known_new() };
}

void
mp_lattice_fini(mp_lattice *L)
{
	mp_fold_free(&L->fold);
	mp_known_free(L->known);
	free(L->c);
	free(L->at);
	free(L->cls);
	free(L->mended);
	free(L->role);
	free(L->occ_at);
	free(L->number_at);
	free(L->tail_at);
	free(L->occ);
	free(L->number);
	free(L->edge);
	free(L->named);
	free(L->placed);
	free(L->meeting);
	free(L->set);
	free(L->reading);
	free(L->nreading);
	free(L->loser);
	free(L->top);
	free(L->need);
	free(L->boundary);
}

/* Room for n characters and the position behind them. */
static void
reserve(mp_lattice *L, size_t n)
{
	size_t cap = L->cap;

	if (n + 1 <= cap)
		return;
	cap = (n + 1) * 2;
	L->c = mp_realloc(L->c, cap * sizeof *L->c);
	L->at = mp_realloc(L->at, cap * sizeof *L->at);
	L->cls = mp_realloc(L->cls, cap * sizeof *L->cls);
	L->mended = mp_realloc(L->mended, cap * sizeof *L->mended);
	L->role = mp_realloc(L->role, cap * sizeof *L->role);
	L->occ_at = mp_realloc(L->occ_at, cap * sizeof *L->occ_at);
	L->number_at = mp_realloc(L->number_at, cap * sizeof *L->number_at);
	L->tail_at = mp_realloc(L->tail_at, cap * sizeof *L->tail_at);
	L->reading = mp_realloc(L->reading, cap * MP_BEAM * sizeof *L->reading);
	L->nreading = mp_realloc(L->nreading, cap * sizeof *L->nreading);
	L->top = mp_realloc(L->top, cap * sizeof *L->top);
	L->need = mp_realloc(L->need, cap * sizeof *L->need);
	L->boundary = mp_realloc(L->boundary, cap);
	L->cap = cap;
}

static uint8_t
class_of(const struct mp_character *chars, uint32_t c)
{
	return c < MP_PLANE ? chars[c].class : MP_C_HAN;
}

/* Fill c, at and cls, and set *seen to the classes that occur, with the bit of MP_C_HAN
 * only for 一, which may be a mistyped dash.  False, and no more than begun, if the text
 * is not folded and cannot be read as it is. */
static bool
decode(mp_lattice *L, mp_str s, bool folded, unsigned *seen)
{
	const struct mp_character *chars = mp_lexicon_characters(L->words);
	uint32_t *c = L->c, *at = L->at;	/* stores to cls could change L's own */
	uint8_t *cls = L->cls;
	size_t i = 0, byte = 0, ndigit = 0;

	*seen = 0;
	for (; byte < s.n && i < MP_TEXT_MAX; i++) {
		uint32_t this;
		uint8_t class;

		at[i] = (uint32_t)byte;
		byte += mp_utf8_next(s.p + byte, &this);
		if (!folded && (this >= MP_PLANE || chars[this].folds))
			return false;
		c[i] = this;
		cls[i] = class = class_of(chars, this);
		if (class != MP_C_HAN && class != MP_C_NUMERAL) {
			*seen |= 1U << class;
			ndigit += class == MP_C_DIGIT;
			if (class == MP_C_DASH && !folded && i && this == c[i - 1])
				return false;
		} else if (this == 0x4E00) {
			*seen |= 1U << MP_C_HAN;
		}
	}
	if (byte < s.n && !folded)	/* too long: what folding does is not known */
		return false;
	L->n = L->sound = i;
	L->ndigit = ndigit;
	at[i] = (uint32_t)byte;
	c[i] = 0;
	cls[i] = MP_C_MARK;
	memset(L->mended, 0, i + 1);
	memset(L->boundary, 0, i);
	L->boundary[i] = 2;
	memset(L->number_at, 0, (i + 1) * sizeof *L->number_at);
	memset(L->tail_at, 0, (i + 1) * sizeof *L->tail_at);
	return true;
}

/* Characters behind which a number may go on, or that may follow one. */
static bool
is_counter(uint32_t c)
{
	switch (c) {
	case 0x53F7: case 0x697C: case 0x680B: case 0x5E62: case 0x5EA7:	/* 号楼栋幢座 */
	case 0x5BA4: case 0x5C42: case 0x623F: case 0x6237: case 0x94FA:	/* 室层房户铺 */
		return true;
	}
	return false;
}

/* What may follow a 一 that was typed as a dash: 新十-大道, 4号楼-楼. */
static bool
follows_one(uint32_t c)
{
	switch (c) {
	case 0x8857: case 0x8DEF: case 0x5927: case 0x9053:	/* 街路大道 */
	case 0x697C: case 0x5C42: case 0x53F7: case 0x5355:	/* 楼层号单 */
	case 0x671F: case 0x7EC4: case 0x54C1:	/* 期组品 */
		return true;
	}
	return false;
}

static void
mend(mp_lattice *L, size_t i, uint32_t c)
{
	L->c[i] = c;
	L->cls[i] = class_of(mp_lexicon_characters(L->words), c);
	L->mended[i] = 1;
	L->ndigit += L->cls[i] == MP_C_DIGIT;
	if (i < L->sound)
		L->sound = i;
}

static bool
like_digit(uint32_t c)
{
	return c == 'O' || c == 'o' || c == 'l' || c == 'I';
}

/* 2单元lC, 3号楼10lB: a room with its letter, behind what counts houses; [i, j) is all
 * of it. */
static bool
is_lettered_room(const mp_lattice *L, size_t i, size_t j)
{
	uint32_t before = i ? L->c[i - 1] : 0;

	return j - i >= 2 && (before == 0x5143 || is_counter(before)) &&	/* 元 */
	    (L->c[i] == 'l' || L->cls[i] == MP_C_DIGIT) &&
	    L->c[j - 1] >= 'A' && L->c[j - 1] <= 'H' &&
	    (j == L->n || is_counter(L->c[j]));
}

/* Letters typed for digits (10O号, l号), only inside what is a number for sure. */
static void
mend_letters(mp_lattice *L, size_t i)
{
	size_t j = i, others = 0;
	bool digit = false;

	if (i > 0 && (L->cls[i - 1] == MP_C_DIGIT || L->cls[i - 1] == MP_C_LETTER))
		return;
	for (; j < L->n && (L->cls[j] == MP_C_DIGIT || L->cls[j] == MP_C_LETTER); j++) {
		digit |= L->cls[j] == MP_C_DIGIT;
		others += L->cls[j] == MP_C_LETTER && !like_digit(L->c[j]);
	}
	if (others == 1 && is_lettered_room(L, i, j))
		j--;
	else if (others || (j < L->n ? !is_counter(L->c[j]) && L->c[j] != 0x5355 :
	    L->cls[i] != MP_C_DIGIT || L->cls[j - 1] != MP_C_DIGIT) || (!digit && L->c[i] != 'l' &&
	    !(L->c[i] == 'I' && j - i > 1)))
		return;
	for (; i < j; i++)
		if (L->cls[i] == MP_C_LETTER)
			mend(L, i, L->c[i] == 'O' || L->c[i] == 'o' ? '0' : '1');
}

/* 广场|-1层 is below the ground; 3号楼-1层 is not. */
static bool
is_basement(const mp_lattice *L, size_t i)
{
	return i > 0 && i + 2 < L->n && L->cls[i - 1] == MP_C_HAN && !is_counter(L->c[i - 1]) &&
	    L->c[i - 1] != 0x5143 && L->c[i + 1] >= '1' && L->c[i + 1] <= '4' &&	/* 元 */
	    (L->c[i + 2] == 0x5C42 || L->c[i + 2] == 0x697C || L->c[i + 2] == 'F');
}

static void
mend_all(mp_lattice *L)
{
	size_t i, dashes = 0;	/* many between characters are separators */

	for (i = 1; i + 1 < L->n; i++)
		dashes += L->c[i] == '-' && L->cls[i - 1] == MP_C_HAN &&
		    L->cls[i + 1] == MP_C_HAN;
	for (i = 0; i < L->n; i++) {
		uint32_t c = L->c[i], before = i ? L->c[i - 1] : 0;
		uint32_t after = i + 1 < L->n ? L->c[i + 1] : 0;

		if (c == '-' && i && i + 1 < L->n && follows_one(after) &&
		    (L->cls[i - 1] == MP_C_NUMERAL ||
		    (L->cls[i - 1] == MP_C_HAN && dashes < 2))) {
			mend(L, i, 0x4E00);
		} else if (c == '-' && dashes == 0 && is_basement(L, i)) {
			mend(L, i, 0x8D1F);
		} else if (c == 0x4E00 && i && i + 1 < L->n &&
		    L->cls[i + 1] == MP_C_DIGIT && (L->cls[i - 1] == MP_C_DIGIT ||
		    is_counter(before))) {
			mend(L, i, '-');
		} else if (L->cls[i] == MP_C_LETTER || L->cls[i] == MP_C_DIGIT) {
			mend_letters(L, i);
		}
	}
}

/* Most characters begin no number, no words of position and no end of a name: fill the
 * memos of those who would ask, one by one and more than once. */
static void
rule_out(mp_lattice *L, size_t i)
{
	uint32_t roles = L->role[i];

	if (!(roles & (MP_W_OUTSIDE | MP_W_INSIDE | MP_W_LEADS)) && L->c[i] != 0x6B63)
		L->tail_at[i] = 1;		/* 正: 正东 */
	if (L->cls[i] != MP_C_HAN || roles & MP_W_PREFIX)
		return;
	L->number_at[i] = 1;
	if (!(roles & (MP_W_STARTS | MP_W_LEADS)) && !mp_fold_gap(&L->fold, L->at[i]))
		L->boundary[i] = 1;
}

void
mp_lattice_words(mp_lattice *L, size_t from)
{
	const struct mp_character *chars = mp_lexicon_characters(L->words);
	size_t i, k, nocc = 0;

	if (L->worded)
		return;
	L->worded = true;
	for (i = from; i < L->n; i++) {
		struct mp_words found = { NULL, 0, 0 };

		L->occ_at[i] = (uint16_t)nocc;
		if (L->c[i] < MP_PLANE && chars[L->c[i]].node)
			found = mp_lexicon_match(L->words, L->c + i, L->n - i);
		if (nocc + found.n > L->occ_cap)
			L->occ = mp_grow(L->occ, &L->occ_cap, nocc + found.n, sizeof *L->occ);
		for (k = 0; k < found.n; k++)
			L->occ[nocc++] = (struct mp_occurrence){ found.word[k],
			    (uint16_t)(i + found.word[k]->len) };
		L->role[i] = found.roles;
		rule_out(L, i);
	}
	L->occ_at[L->n] = (uint16_t)nocc;
	L->role[L->n] = 0;
}

void
mp_lattice_load(mp_lattice *L, mp_str raw)
{
	unsigned seen;

	/* Most texts are folded as they stand. */
	reserve(L, raw.n < MP_TEXT_MAX ? raw.n : MP_TEXT_MAX);
	if (decode(L, raw, false, &seen)) {
		mp_fold_keep(&L->fold, raw);
	} else {
		mp_fold_text(&L->fold, raw);
		reserve(L, L->fold.text.n < MP_TEXT_MAX ? L->fold.text.n : MP_TEXT_MAX);
		decode(L, L->fold.text, true, &seen);
	}
	/* Only where there are dashes, 一 or letters anything can be mistyped. */
	if (seen & (1U << MP_C_DASH | 1U << MP_C_HAN | 1U << MP_C_LETTER))
		mend_all(L);
	L->worded = false;
	L->nnumber = L->nedge = L->nnamed = L->nplaced = 0;
	mp_divisions_begin(L);
}

/* Apart, so that mp_lattice_put, which runs many times a row, keeps its arguments in
 * registers: this runs a few times in all. */
static __attribute__((cold, noinline)) struct mp_edge *
put_behind_more(mp_lattice *L, size_t from, size_t to, int sort, int form, int score)
{
	L->edge = mp_grow(L->edge, &L->edge_cap, L->nedge + 1, sizeof *L->edge);
	return mp_lattice_put(L, from, to, sort, form, score);
}

struct mp_edge *
mp_lattice_put(mp_lattice *L, size_t from, size_t to, int sort, int form, int score)
{
	struct mp_edge *e;

	if (L->nedge == L->edge_cap)
		return put_behind_more(L, from, to, sort, form, score);
	e = &L->edge[L->nedge++];
	*e = (struct mp_edge){ .from = (uint16_t)from, .to = (uint16_t)to,
	    .sort = (uint8_t)sort, .form = (uint8_t)form, .score = (int16_t)score };
	return e;
}
