/* rules.h - a clerk's own rewrite rules, applied to a raw text before it is read.
 *
 * A file of rules is a table (tabs between the columns, UTF-8) with the columns
 * `id`, `pattern` and `replacement` or their Chinese synonyms; other columns
 * (remarks) are not looked at, lines that begin with # are comments.  Rules are
 * tried in the order of the file, each on what the ones before have left, each on
 * all its matches.  Patterns are PCRE2 (pcre2pattern(3)), in UTF mode and with
 * Unicode properties, so that \d matches １ and \s the ideographic space; \C is
 * refused, because it cuts characters.  In the replacement $0 is the match, $1 to
 * $99, ${1} and ${name} are groups (empty if they took no part), $$ is a $, and
 * everything else stands for itself.
 *
 * No pattern can hang a run.  A rule is stopped on a text when it takes more than
 * MP_RULES_STEPS backtracking steps from one place, or more memory than PCRE2's
 * heap limit here, or when the text is or becomes longer than MP_RULES_TEXT bytes.
 * A rule that was stopped leaves the text as it found it.
 *
 *	mp_rules *rules = mp_rules_open(path, &why);	// one, shared by all threads
 *	mp_rewriter *w = mp_rewriter_new(rules);	// one a thread
 *	while (rows)
 *		text = mp_rewrite(w, raw, &issues);
 *	mp_rewriter_free(w);
 *	... mp_rules_stopped(rules, i) ...		// when the threads are done
 *	mp_rules_free(rules); */
#ifndef MP_ADDRESS_RULES_H
#define MP_ADDRESS_RULES_H

#include "address/issue.h"
#include "base/buf.h"

enum {
	MP_RULES_STEPS = 20000,
	MP_RULES_TEXT = 4096	/* the parser itself reads 800 characters */
};

typedef struct mp_rules mp_rules;
typedef struct mp_rewriter mp_rewriter;

/* Read and compile a file of rules.  NULL, and `why` filled with a sentence that
 * begins with the file and line, if anything in it is wrong: no rule is skipped. */
mp_rules *mp_rules_open(const char *path, mp_buf *why);
void mp_rules_free(mp_rules *);		/* NULL is fine; not before its rewriters */

size_t mp_rules_count(const mp_rules *);
mp_str mp_rules_id(const mp_rules *, size_t i);
size_t mp_rules_line(const mp_rules *, size_t i);	/* in its file, from 1 */
/* On how many texts rule i was stopped, by all rewriters. */
size_t mp_rules_stopped(const mp_rules *, size_t i);

mp_rewriter *mp_rewriter_new(mp_rules *);
void mp_rewriter_free(mp_rewriter *);	/* NULL is fine */

/* Apply all rules to `raw`, which is VALID UTF-8.  Returns what comes of it: `raw`
 * itself or a text that lives until the next call.  Adds to `issues`
 * MP_WRONG_REWRITTEN if the text is another one now, MP_WRONG_RULE if a rule was
 * stopped. */
mp_str mp_rewrite(mp_rewriter *, mp_str raw, mp_issue_set *issues);

/* Append, for a clerk, which rules changed the text of the last mp_rewrite and what
 * came of it, and which were stopped; nothing if none did or was. */
void mp_rewrite_explain(const mp_rewriter *, mp_buf *out);

#endif
