/* rewrite.c - the clerk's rules at work on one text. */
#include "address/rules_set.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"

/* PCRE2 counts the heap in kibibytes; JIT code has a stack of its own. */
enum { HEAP = 4096, STACK = 512 * 1024 };

enum outcome { SAME, CHANGED, STOPPED };

struct mp_rewriter {
	mp_rules *set;
	pcre2_match_context *limits;
	pcre2_jit_stack *stack;
	pcre2_match_data *match;
	mp_buf text[2];		/* in turn, what one rule leaves to the next */
	mp_str result;
	unsigned char *outcome;	/* of every rule, for the last text */
};

mp_rewriter *
mp_rewriter_new(mp_rules *set)
{
	mp_rewriter *w = mp_zalloc(1, sizeof *w);

	w->set = set;
	w->outcome = mp_zalloc(set->n + 1, 1);
	w->match = pcre2_match_data_create(set->groups + 1, set->general);
	w->limits = pcre2_match_context_create(set->general);
	pcre2_set_match_limit(w->limits, MP_RULES_STEPS);
	pcre2_set_depth_limit(w->limits, MP_RULES_STEPS);
	pcre2_set_heap_limit(w->limits, HEAP);
	/* Not there: the JIT code uses 32 KiB of ours. */
	w->stack = pcre2_jit_stack_create(STACK / 8, STACK, set->general);
	if (w->stack)
		pcre2_jit_stack_assign(w->limits, NULL, w->stack);
	return w;
}

void
mp_rewriter_free(mp_rewriter *w)
{
	if (!w)
		return;
	pcre2_match_data_free(w->match);
	pcre2_match_context_free(w->limits);
	pcre2_jit_stack_free(w->stack);
	mp_buf_free(&w->text[0]);
	mp_buf_free(&w->text[1]);
	free(w->outcome);
	free(w);
}

/* Append the replacement of one match in `in`. */
static void
put_replacement(const struct mp_rule *rule, mp_buf *out, mp_str in, const PCRE2_SIZE *at,
    uint32_t matched)
{
	size_t i;

	for (i = 0; i < rule->npiece; i++) {
		const struct mp_rule_piece *piece = &rule->piece[i];
		uint32_t g = piece->group;

		if (g == MP_RULE_TEXT)
			mp_buf_add(out, piece->text);
		else if (g < matched && at[2 * g] != PCRE2_UNSET)
			mp_buf_add(out, (mp_str){ in.p + at[2 * g],
			    at[2 * g + 1] - at[2 * g] });
	}
}

/* One rule on one text: `out` is the text with all matches replaced, if it is
 * another one. */
static enum outcome
rewrite(mp_rewriter *w, const struct mp_rule *rule, mp_str in, mp_buf *out)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(w->match);
	size_t copied = 0, start = 0;
	bool any = false;
	uint32_t c;
	int matched;

	if (in.n > MP_RULES_TEXT)
		return STOPPED;
	out->n = 0;
	while (start <= in.n) {
		matched = pcre2_match(rule->code, (PCRE2_SPTR)in.p, in.n, start,
		    PCRE2_NO_UTF_CHECK, w->match, w->limits);
		if (matched == PCRE2_ERROR_NOMATCH)
			break;
		/* \K can put the start behind the end or before the last match. */
		if (matched <= 0 || at[0] < copied || at[1] < at[0])
			return STOPPED;
		any = true;
		mp_buf_add(out, (mp_str){ in.p + copied, at[0] - copied });
		put_replacement(rule, out, in, at, (uint32_t)matched);
		if (out->n > MP_RULES_TEXT)
			return STOPPED;
		copied = start = at[1];
		/* Behind an empty match the search goes on one character further. */
		if (at[0] == at[1])
			start += start < in.n ? mp_utf8_next(in.p + start, &c) : 1;
	}
	if (!any)
		return SAME;
	mp_buf_add(out, mp_str_skip(in, copied));
	if (out->n > MP_RULES_TEXT)
		return STOPPED;
	return mp_str_eq(mp_buf_str(out), in) ? SAME : CHANGED;
}

mp_str
mp_rewrite(mp_rewriter *w, mp_str raw, mp_issue_set *issues)
{
	mp_str text = raw.n ? raw : MP_STR("");
	size_t i, turn = 0;

	for (i = 0; i < w->set->n; i++) {
		struct mp_rule *rule = &w->set->rule[i];

		w->outcome[i] = (unsigned char)rewrite(w, rule, text, &w->text[turn]);
		switch (w->outcome[i]) {
		case CHANGED:
			text = w->text[turn].n ? mp_buf_str(&w->text[turn]) : MP_STR("");
			turn = 1 - turn;
			*issues |= MP_ISSUE_BIT(MP_WRONG_REWRITTEN);
			break;
		case STOPPED:
			atomic_fetch_add(&rule->stopped, 1);
			*issues |= MP_ISSUE_BIT(MP_WRONG_RULE);
			break;
		}
	}
	return w->result = text;
}

/* Append the ids of the rules with this outcome; returns whether there are any. */
static bool
put_ids(const mp_rewriter *w, mp_buf *out, enum outcome outcome, const char *label)
{
	size_t i, n = 0;

	for (i = 0; i < w->set->n; i++) {
		if (w->outcome[i] != outcome)
			continue;
		mp_buf_adds(out, n++ ? "、" : label);
		mp_buf_add(out, w->set->rule[i].id);
	}
	return n > 0;
}

void
mp_rewrite_explain(const mp_rewriter *w, mp_buf *out)
{
	if (put_ids(w, out, CHANGED, "规则=")) {
		mp_buf_adds(out, "〔改写为“");
		mp_buf_add(out, w->result);
		mp_buf_adds(out, "”〕; ");
	}
	if (put_ids(w, out, STOPPED, "规则中止="))
		mp_buf_adds(out, "〔超出限度，未执行〕; ");
}
