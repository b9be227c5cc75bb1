/* fold.h - bring characters to one form before anything reads the text.
 *
 * What folding does, character by character:
 *   - compatibility forms to plain ones (full width, circled, ligatures; NFKC of
 *     the single character; sequences are not composed)
 *   - traditional to simplified (OpenCC's characters, except those that are
 *     standard themselves, like 乾 in 乾县: data/fold-chars.tsv)
 *   - radicals standing for characters (⻄ 西), dashes to -, waves to ~, brackets
 *     to ( and ), quotation marks to ", middle dots to ·, ○ to 〇
 *   - runs of - and of ~ to one
 *   - invisible and control characters away; white space away, except that one
 *     space stays between two ASCII letters or digits (12 3 is not 123)
 * Letters keep their case.  浉 and 溮, 湾 and 塆 stay what they are: telling them
 * apart or together is the gazetteer's and the key's affair.
 *
 * Folding twice changes nothing.  No allocation once the buffers have grown:
 *
 *	mp_fold f = { 0 };
 *	while (rows) {
 *		mp_fold_text(&f, raw);
 *		... f.text ...
 *	}
 *	mp_fold_free(&f);
 */
#ifndef MP_ADDRESS_FOLD_H
#define MP_ADDRESS_FOLD_H

#include <stdint.h>

#include "base/buf.h"

typedef struct {
	mp_str text;		/* the folded text: `raw` itself where nothing changed */
	mp_str raw;		/* what was folded, borrowed */
	bool same;		/* text is raw, offsets are equal */
	mp_buf buf;		/* private */
	uint32_t *map;		/* private: raw offset of each folded byte, unless same */
	size_t cap;
} mp_fold;

/* Fold `raw`, which is VALID UTF-8, below 4 GB, and must outlive f->text. */
void mp_fold_text(mp_fold *f, mp_str raw);
void mp_fold_free(mp_fold *f);		/* leaves an empty fold */

/* For those who look at every character anyway: may folding change this one?  Runs of
 * - and ~ are changed too. */
bool mp_fold_changes(uint32_t c);

/* Like mp_fold_text, for text that folding does not change. */
void mp_fold_keep(mp_fold *f, mp_str raw);

/* The raw characters that the folded bytes [from, to) came from, for messages and
 * for notes that keep the user's own characters.  from <= to <= f->text.n; what
 * folding dropped inside the range is part of the slice, what it dropped at the
 * ends is not. */
mp_str mp_fold_raw(const mp_fold *f, size_t from, size_t to);

/* Did folding drop something (a space, most often) just before folded byte
 * `at`?  A hint that the writer meant a boundary there. */
bool mp_fold_drops(const mp_fold *f, size_t at);	/* private */

static inline bool
mp_fold_gap(const mp_fold *f, size_t at)
{
	return !f->same && mp_fold_drops(f, at);
}

/* Append `s`, which is folded text, with every character of data/variant-chars.tsv
 * replaced by the one it stands for (塆 by 湾): for keys and comparisons, never
 * for output. */
void mp_fold_variant(mp_buf *out, mp_str s);

/* The same for one character. */
uint32_t mp_fold_variant_char(uint32_t c);

/* How many bytes at the beginning of `s` are hanzi of the plain sort: those of the block from
 * U+4E00 that are no numeral and stand for no other. */
size_t mp_fold_plain(mp_str s);

#endif
