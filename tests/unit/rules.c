/* rules.c - files of rewrite rules, good and bad, and what they make of a text. */
#include <config.h>

#include <stdlib.h>
#include <unistd.h>

#include "address/rules.h"
#include "row/lines.h"
#include "tap.h"

#define HEAD "id\tpattern\treplacement\n"
#define COUNT(a) (sizeof(a) / sizeof *(a))

/* The rules of a file that holds `text`; the name of the file is left out of why. */
static mp_rules *
rules_of(mp_str text, mp_buf *why)
{
	char path[] = "/tmp/menpai-rules-XXXXXX";
	int fd = mkstemp(path);
	mp_rules *rules;

	if (fd < 0 || write(fd, text.p, text.n) != (ssize_t)text.n || close(fd))
		abort();
	rules = mp_rules_open(path, why);
	unlink(path);
	if (!rules && mp_str_starts(mp_buf_str(why), mp_str_from(path))) {
		why->n -= sizeof path - 1;
		memmove(why->p, why->p + sizeof path - 1, why->n);
	}
	mp_buf_cstr(why);
	return rules;
}

static void
rewriting(void)
{
	static const struct { const char *rules, *in, *want; } t[] = {
		{ HEAD "a\t湖光\t湖光小区\n", "湖光3号", "湖光小区3号" },
		{ "\xEF\xBB\xBF编号\t查找\t替换为\t备注\r\n# 说明\r\n\r\na\t栋\t号楼\r\n",
		  "3栋4栋", "3号楼4号楼" },
		{ "replacement\tnote\tpattern\tid\n号楼\tx\t栋\ta\n", "3栋", "3号楼" },
		/* order, and what a rule left is what the next one sees */
		{ HEAD "a\tA\tB\nb\tB\tC\n", "A", "C" },
		{ HEAD "b\tB\tC\na\tA\tB\n", "A", "B" },
		{ HEAD "a\t.\t$0$0\nb\t.\t$0-\n", "湖光", "湖-湖-光-光-" },
		/* groups */
		{ HEAD "a\t(\\d+)栋(\\d+)\t$2室$1号楼\n", "3栋501", "501室3号楼" },
		{ HEAD "a\t(?<n>\\d+)栋\t${n}号楼\n", "3栋", "3号楼" },
		{ HEAD "a\t(\\d+)栋\t${1}1号楼\n", "3栋", "31号楼" },
		{ HEAD "a\t(x)|(y)\t[$1$2]\n", "axby", "a[x]b[y]" },
		{ HEAD "a\t.+\t$0$0$$1\n", "ab", "abab$1" },
		{ HEAD "a\t附近.*\t\n", "湖光附近门口", "湖光" },
		{ HEAD "a\t.*\t\n", "湖光", "" },
		/* properties: \d is any digit, \s any space, \w a Chinese character */
		{ HEAD "a\t\\d+\t#\n", "１２号", "#号" },
		{ HEAD "a\t\\s\t\n", "湖\u3000光", "湖光" },
		{ HEAD "a\t^\\w\t-\n", "湖光", "-光" },
		{ HEAD "a\t(?i)soho\tSOHO\n", "星河Soho", "星河SOHO" },
		/* empty matches */
		{ HEAD "a\t\t\n", NULL, NULL },
		{ HEAD "a\tx*\t-\n", "湖x光", "-湖--光-" },
		{ HEAD "a\t$\t号\n", "12", "12号" },
		{ HEAD "a\t^$\t空\n", "", "空" },
		{ HEAD "a\t湖\\K光\t亮\n", "湖光", "湖亮" },
	};
	mp_buf why = { 0 };
	size_t i;

	for (i = 0; i < COUNT(t); i++) {
		mp_rules *rules = rules_of(mp_str_from(t[i].rules), &why);
		mp_rewriter *w;
		mp_issue_set issues = 0;
		mp_str got;

		if (!t[i].in || !rules) {
			ok(!t[i].in && !rules, "rewriting %zu: %s", i, rules ? "" : why.p);
			mp_rules_free(rules);
			continue;
		}
		w = mp_rewriter_new(rules);
		got = mp_rewrite(w, mp_str_from(t[i].in), &issues);
		ok(mp_str_eq(got, mp_str_from(t[i].want)) &&
		    issues == MP_ISSUE_BIT(MP_WRONG_REWRITTEN), "%s -> %.*s", t[i].in,
		    (int)got.n, got.p);
		mp_rewriter_free(w);
		mp_rules_free(rules);
	}
	mp_buf_free(&why);
}

/* A rule that matches but changes nothing, or does not match, did not fire. */
static void
firing(void)
{
	mp_buf why = { 0 }, said = { 0 };
	mp_rules *rules = rules_of(MP_STR(HEAD "one\t栋\t号楼\ntwo\t湖光\t$0\n"
	    "three\t幢\t号楼\nfour\t室$\t\n"), &why);
	mp_rewriter *w = mp_rewriter_new(rules);
	mp_issue_set issues = 0;
	mp_str raw = MP_STR("湖光");

	ok(mp_rewrite(w, raw, &issues).p == raw.p && issues == 0, "an untouched text is itself");
	mp_rewrite_explain(w, &said);
	ok(said.n == 0, "and there is nothing to explain");
	mp_rewrite(w, MP_STR("湖光3栋501室"), &issues);
	mp_rewrite_explain(w, &said);
	ok(strcmp(mp_buf_cstr(&said), "规则=one、four〔改写为“湖光3号楼501”〕; ") == 0,
	    "explained: %s", said.p);
	ok(mp_rules_count(rules) == 4 && mp_rules_line(rules, 3) == 5 &&
	    mp_str_eq(mp_rules_id(rules, 3), MP_STR("four")), "rules know their line and id");
	mp_rewriter_free(w);
	mp_rules_free(rules);
	mp_buf_free(&said);
	mp_buf_free(&why);
}

static void
stopping(void)
{
	static const char *const patterns[] = {
		"(a+)+$", "(a|a)*$", "(a*)*[cd]", "(?:a|aa)+$", "a*a*a*a*a*a*$",
		"(.*?a){11}[PQ]", "(?R)?a(?R)?[xy]", "^(a+)+$|b",
		/* it grows: 200 times, and with each letter */
		"^", "a",
	};
	mp_buf why = { 0 }, text = { 0 }, said = { 0 };
	size_t i;
	int k;

	for (k = 0; k < 1300; k++)
		mp_buf_addc(&text, 'a');
	mp_buf_addc(&text, 'b');
	for (i = 0; i < COUNT(patterns); i++) {
		mp_buf file = { 0 };
		mp_rules *rules;
		mp_rewriter *w;
		mp_issue_set issues = 0;
		mp_str got;

		mp_buf_printf(&file, HEAD "last\t%s\t%0*d\nnext\tb$\tc\n", patterns[i],
		    i < 8 ? 1 : i == 8 ? 3000 : 4, 0);
		rules = rules_of(mp_buf_str(&file), &why);
		w = mp_rewriter_new(rules);
		got = mp_rewrite(w, mp_buf_str(&text), &issues);
		said.n = 0;
		mp_rewrite_explain(w, &said);
		ok(mp_rules_stopped(rules, 0) == 1 && mp_rules_stopped(rules, 1) == 0 &&
		    issues & MP_ISSUE_BIT(MP_WRONG_RULE) && got.n == text.n &&
		    memcmp(got.p, text.p, got.n - 1) == 0 && got.p[got.n - 1] == 'c' &&
		    strstr(mp_buf_cstr(&said), "规则中止=last"),
		    "%s is stopped, and the next rule goes on", patterns[i]);
		mp_rewriter_free(w);
		mp_rules_free(rules);
		mp_buf_free(&file);
	}
	mp_buf_free(&text);
	mp_buf_free(&said);
	mp_buf_free(&why);
}

static void
long_texts(void)
{
	mp_buf why = { 0 }, text = { 0 };
	mp_rules *rules = rules_of(MP_STR(HEAD "a\ta\tb\n"), &why);
	mp_rewriter *w = mp_rewriter_new(rules);
	mp_issue_set issues = 0;

	while (text.n < MP_RULES_TEXT)
		mp_buf_addc(&text, 'a');
	ok(mp_rewrite(w, mp_buf_str(&text), &issues).p[MP_RULES_TEXT - 1] == 'b' &&
	    issues == MP_ISSUE_BIT(MP_WRONG_REWRITTEN), "the longest text is rewritten");
	mp_buf_addc(&text, 'a');
	issues = 0;
	ok(mp_rewrite(w, mp_buf_str(&text), &issues).p == text.p &&
	    issues == MP_ISSUE_BIT(MP_WRONG_RULE), "a longer one is left alone");
	mp_rewriter_free(w);
	mp_rules_free(rules);
	mp_buf_free(&text);
	mp_buf_free(&why);
}

static void
mistakes(void)
{
	static const struct { mp_str file; const char *want; } t[] = {
		{ MP_STR(""), ":1: the file holds no rules" },
		{ MP_STR("# nothing\n"), ":1: the file holds no rules" },
		{ MP_STR("id\tpattern\n"), ":1: the header has no column 'replacement' (替换)" },
		{ MP_STR("id\tpattern\t模式\treplacement\n"), ":1: the header has two columns" },
		{ MP_STR(HEAD "a\tb\n"), ":2: 2 fields, expected 3" },
		{ MP_STR(HEAD "a\tb\tc\td\n"), ":2: 4 fields, expected 3" },
		{ MP_STR(HEAD "\tb\tc\n"), ":2: the id '' of a rule" },
		{ MP_STR(HEAD "a b\tb\tc\n"), ":2: the id 'a b' of a rule" },
		{ MP_STR(HEAD "a\tb\tc\n\na\tx\ty\n"), ":4: the id 'a' is that of the rule in line 2" },
		{ MP_STR(HEAD "a\tb\t\xFF\n"), ":2: not UTF-8 text" },
		{ MP_STR(HEAD "a\tb\0\tc\n"), ":2: not UTF-8 text" },
		{ MP_STR(HEAD "a\t\tc\n"), ":2: the pattern is empty" },
		{ MP_STR(HEAD "r1\t湖光(小区\tc\n"),
		  ":2: rule 'r1': pattern '湖光(小区': at character 6: missing closing parenthesis" },
		{ MP_STR(HEAD "r1\t湖[光\tc\n"), "at character 4: missing terminating ]" },
		{ MP_STR(HEAD "r1\t湖**光\tc\n"), "at character" },
		{ MP_STR(HEAD "r1\t湖\\C\tc\n"), "at character 4: using \\C is disabled" },
		{ MP_STR(HEAD "r1\t(湖)\t光$2\n"),
		  ":2: rule 'r1': replacement '光$2': at character 2: expected $0" },
		{ MP_STR(HEAD "r1\t(湖)\t光$\n"), "at character 2: expected $0" },
		{ MP_STR(HEAD "r1\t(湖)\t${1\n"), "at character 1: expected $0" },
		{ MP_STR(HEAD "r1\t(湖)\t${name}\n"), "at character 1: expected $0" },
	};
	mp_buf why = { 0 };
	mp_lines none;
	size_t i;

	for (i = 0; i < COUNT(t); i++) {
		mp_rules *rules = rules_of(t[i].file, &why);

		ok(!rules && strstr(why.p, t[i].want), "%s", rules ? "taken" : why.p);
		mp_rules_free(rules);
	}
	ok(!mp_lines_open(&none, "/nonexistent/rules", &why) &&
	    strstr(mp_buf_cstr(&why), "/nonexistent/rules"), "a missing file is named");
	mp_buf_free(&why);
}

int
main(void)
{
	rewriting();
	firing();
	stopping();
	long_texts();
	mistakes();
	return done_testing();
}
