/* rules.c - a clerk's own rewrite rules: the file, compiled. */
#include "address/rules_set.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "row/cli.h"
#include "row/columns.h"
#include "row/lines.h"
#include "row/tsv.h"

#define MAX_COLUMNS 32

/* The columns of the file that are used. */
enum { ID, PATTERN, REPLACEMENT, NUSED };
static const char *const used[NUSED] = { "id", "pattern", "replacement" };

struct reader {
	mp_lines lines;
	mp_buf *why;
	size_t column[NUSED], ncolumn;
	struct mp_rules *set;
};

static void *
allocate(size_t n, void *unused)
{
	(void)unused;
	return mp_alloc(n);
}

static void
release(void *p, void *unused)
{
	(void)unused;
	free(p);
}

/* --- the header ---------------------------------------------------------------- */

static bool
read_header(struct reader *r, mp_str line)
{
	mp_str name[MAX_COLUMNS];
	size_t i, found;
	int u;

	r->ncolumn = mp_tsv_cut(line, name, MAX_COLUMNS);
	if (r->ncolumn > MAX_COLUMNS)
		r->ncolumn = MAX_COLUMNS;
	for (u = 0; u < NUSED; u++) {
		for (i = found = 0; i < r->ncolumn; i++)
			if (mp_column_is(name[i], used[u])) {
				r->column[u] = i;
				found++;
			}
		if (found == 1)
			continue;
		mp_lines_blame(&r->lines, r->why, found ?
		    _("the header has two columns '%s' (%s)") :
		    _("the header has no column '%s' (%s); expected id, pattern and "
		    "replacement with tabs between them"), used[u],
		    mp_column_synonym(used[u], 0));
		return false;
	}
	return true;
}

/* --- patterns ------------------------------------------------------------------ */

static bool
compile(struct reader *r, struct mp_rule *rule, mp_str pattern)
{
	int error;
	PCRE2_SIZE at;
	uint32_t groups;

	rule->code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n,
	    PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &error, &at,
	    r->set->compiling);
	if (!rule->code) {
		char text[256];

		pcre2_get_error_message(error, (PCRE2_UCHAR *)text, sizeof text);
		if (at > pattern.n)
			at = pattern.n;
		mp_lines_blame(&r->lines, r->why,
		    _("rule '%.*s': pattern '%.*s': at character %zu: %s"),
		    (int)rule->id.n, rule->id.p, (int)pattern.n, pattern.p,
		    mp_utf8_count((mp_str){ pattern.p, at }) + 1, text);
		return false;
	}
	/* Without JIT for this processor the interpreter does the same, slower. */
	pcre2_jit_compile(rule->code, PCRE2_JIT_COMPLETE);
	pcre2_pattern_info(rule->code, PCRE2_INFO_CAPTURECOUNT, &groups);
	if (groups + 1 > r->set->groups)
		r->set->groups = groups + 1;
	return true;
}

/* --- replacements -------------------------------------------------------------- */

static void
add_piece(struct mp_rule *rule, mp_str text, uint32_t group)
{
	if (group == MP_RULE_TEXT && text.n == 0)
		return;
	if (rule->npiece == rule->cap)
		rule->piece = mp_grow(rule->piece, &rule->cap, rule->npiece + 1,
		    sizeof *rule->piece);
	rule->piece[rule->npiece++] = (struct mp_rule_piece){ text, group };
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The group that `name`, a number or a name, means in this pattern; negative: none. */
static int
group_of(const struct mp_rule *rule, mp_str name)
{
	char text[64];
	size_t i;
	int n = 0;
	uint32_t groups;

	for (i = 0; i < name.n && i < 3 && is_digit(name.p[i]); i++)
		n = n * 10 + (name.p[i] - '0');
	if (i == name.n && i > 0) {
		pcre2_pattern_info(rule->code, PCRE2_INFO_CAPTURECOUNT, &groups);
		return n <= (int)groups ? n : -1;
	}
	if (name.n == 0 || name.n >= sizeof text)
		return -1;
	memcpy(text, name.p, name.n);
	text[name.n] = '\0';
	return pcre2_substring_number_from_name(rule->code, (PCRE2_SPTR)text);
}

/* What stands behind a $ at s: the piece.  Returns its length, 0 if it is none. */
static size_t
read_group(struct mp_rule *rule, mp_str s)
{
	mp_str name = { s.p, 0 };
	size_t len;
	int group;

	if (s.n && s.p[0] == '$') {
		add_piece(rule, (mp_str){ s.p, 1 }, MP_RULE_TEXT);
		return 1;
	}
	if (s.n && s.p[0] == '{') {
		const char *end = memchr(s.p, '}', s.n);

		if (!end)
			return 0;
		name = (mp_str){ s.p + 1, (size_t)(end - s.p) - 1 };
		len = name.n + 2;
	} else {
		while (name.n < 2 && name.n < s.n && is_digit(s.p[name.n]))
			name.n++;
		len = name.n;
	}
	if ((group = group_of(rule, name)) < 0)
		return 0;
	add_piece(rule, (mp_str){ NULL, 0 }, (uint32_t)group);
	return len;
}

static bool
read_replacement(struct reader *r, struct mp_rule *rule, mp_str text)
{
	mp_str rest = text;

	while (rest.n) {
		const char *dollar = memchr(rest.p, '$', rest.n);
		size_t plain = dollar ? (size_t)(dollar - rest.p) : rest.n, len;

		add_piece(rule, (mp_str){ rest.p, plain }, MP_RULE_TEXT);
		if (!dollar)
			return true;
		rest = mp_str_skip(rest, plain + 1);
		if ((len = read_group(rule, rest)) == 0) {
			mp_lines_blame(&r->lines, r->why, _("rule '%.*s': replacement "
			    "'%.*s': at character %zu: expected $0, $1, ${name} of a "
			    "group in the pattern, or $$ for a $"),
			    (int)rule->id.n, rule->id.p, (int)text.n, text.p,
			    mp_utf8_count((mp_str){ text.p, text.n - rest.n - 1 }) + 1);
			return false;
		}
		rest = mp_str_skip(rest, len);
	}
	return true;
}

/* --- rules --------------------------------------------------------------------- */

/* An id stands in lists: without spaces and commas, and once. */
static bool
check_id(struct reader *r, mp_str id)
{
	size_t i;

	for (i = 0; i < id.n; i++)
		if (id.p[i] == ' ' || id.p[i] == ',' || id.p[i] == ';')
			break;
	if (id.n == 0 || i < id.n) {
		mp_lines_blame(&r->lines, r->why, _("the id '%.*s' of a rule must not be "
		    "empty or hold a space, comma or semicolon"), (int)id.n, id.p);
		return false;
	}
	for (i = 0; i < r->set->n; i++)
		if (mp_str_eq(r->set->rule[i].id, id)) {
			mp_lines_blame(&r->lines, r->why,
			    _("the id '%.*s' is that of the rule in line %zu, too"),
			    (int)id.n, id.p, r->set->rule[i].line);
			return false;
		}
	return true;
}

static bool
read_rule(struct reader *r, mp_str line)
{
	mp_str field[MAX_COLUMNS];
	size_t n = mp_tsv_cut(line, field, MAX_COLUMNS);
	struct mp_rules *set = r->set;
	struct mp_rule *rule;
	int u;

	/* Editors take the last tabs away; but nothing is deleted by mistake. */
	for (u = 0; u < NUSED; u++)
		if (r->column[u] >= n)
			break;
	if (u < NUSED || n > r->ncolumn) {
		mp_lines_blame(&r->lines, r->why, _("%zu fields, expected %zu: id, pattern "
		    "and replacement with tabs between them, the replacement may be empty"),
		    n, r->ncolumn);
		return false;
	}
	if (field[r->column[PATTERN]].n == 0) {
		mp_lines_blame(&r->lines, r->why, _("the pattern is empty"));
		return false;
	}
	if (!check_id(r, field[r->column[ID]]))
		return false;
	if (set->n == set->cap)
		set->rule = mp_grow(set->rule, &set->cap, set->n + 1, sizeof *set->rule);
	rule = &set->rule[set->n++];
	*rule = (struct mp_rule){ .id = mp_arena_dup(&set->text, field[r->column[ID]]),
	    .line = r->lines.number };
	return compile(r, rule, field[r->column[PATTERN]]) && read_replacement(r, rule,
	    mp_arena_dup(&set->text, field[r->column[REPLACEMENT]]));
}

static bool
read_rules(struct reader *r)
{
	mp_str line;

	if (!mp_lines_next(&r->lines, &line)) {
		mp_lines_blame(&r->lines, r->why, _("the file holds no rules; expected a "
		    "header with id, pattern and replacement"));
		return false;
	}
	if (!read_header(r, line))
		return false;
	while (mp_lines_next(&r->lines, &line))
		if (!read_rule(r, line))
			return false;
	return true;
}

mp_rules *
mp_rules_open(const char *path, mp_buf *why)
{
	struct reader r = { .why = why };

	if (!mp_lines_open(&r.lines, path, why))
		return NULL;
	r.set = mp_zalloc(1, sizeof *r.set);
	r.set->general = pcre2_general_context_create(allocate, release, NULL);
	r.set->compiling = pcre2_compile_context_create(r.set->general);
	if (!read_rules(&r)) {
		mp_rules_free(r.set);
		r.set = NULL;
	}
	mp_lines_close(&r.lines);
	return r.set;
}

void
mp_rules_free(mp_rules *set)
{
	size_t i;

	if (!set)
		return;
	for (i = 0; i < set->n; i++) {
		pcre2_code_free(set->rule[i].code);
		free(set->rule[i].piece);
	}
	free(set->rule);
	mp_arena_free(&set->text);
	pcre2_compile_context_free(set->compiling);
	pcre2_general_context_free(set->general);
	free(set);
}

size_t
mp_rules_count(const mp_rules *set)
{
	return set->n;
}

mp_str
mp_rules_id(const mp_rules *set, size_t i)
{
	return set->rule[i].id;
}

size_t
mp_rules_line(const mp_rules *set, size_t i)
{
	return set->rule[i].line;
}

size_t
mp_rules_stopped(const mp_rules *set, size_t i)
{
	return atomic_load(&set->rule[i].stopped);
}
