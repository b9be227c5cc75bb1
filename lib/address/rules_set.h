/* rules_set.h - compiled rules (private to rules.c and rewrite.c; the only files
 * that see PCRE2). */
#ifndef MP_ADDRESS_RULES_SET_H
#define MP_ADDRESS_RULES_SET_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdatomic.h>

#include "address/rules.h"
#include "base/arena.h"

/* A piece of a replacement: a text, or a group of the match. */
#define MP_RULE_TEXT UINT32_MAX
struct mp_rule_piece {
	mp_str text;
	uint32_t group;
};

struct mp_rule {
	mp_str id;
	size_t line;
	pcre2_code *code;
	struct mp_rule_piece *piece;
	size_t npiece, cap;
	atomic_size_t stopped;
};

struct mp_rules {
	struct mp_rule *rule;
	size_t n, cap;
	uint32_t groups;	/* of the pattern with most, the match itself counted */
	mp_arena text;
	pcre2_general_context *general;
	pcre2_compile_context *compiling;
};

#endif
