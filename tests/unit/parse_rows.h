/* parse_rows.h - rows that show how addresses are read.
 *
 * The elements are written with a letter each: Province City (X) county (Z) devzone
 * Township (V) community Group Road Segment Lane Door Estate Building Unit Floor (H)
 * room Assist Note.  Tests run in the build folder, on data/gazetteer.mpg. */
#ifndef TESTS_PARSE_ROWS_H
#define TESTS_PARSE_ROWS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "address/parse.h"
#include "tap.h"

struct parse_row { const char *raw, *want, *issues; };

static inline void
spell(mp_buf *out, const mp_parsed *parsed)
{
	static const char letter[MP_NELEMENT + 1] = "PCXZTVGRSLDEBUFHAN";
	int e;

	out->n = 0;
	for (e = 0; e < MP_NELEMENT; e++) {
		if (parsed->addr.elem[e].n == 0)
			continue;
		if (out->n)
			mp_buf_addc(out, ' ');
		mp_buf_addc(out, letter[e]);
		mp_buf_add(out, parsed->addr.elem[e]);
	}
}

/* Is `text`, read, its own standard address? */
static inline bool
reads_back(mp_parser *p, mp_str text)
{
	mp_buf copy = { 0 };
	mp_parsed out;
	bool same;

	mp_buf_add(&copy, text);
	mp_parse(p, mp_buf_str(&copy), &out);
	same = mp_str_eq(out.standard, mp_buf_str(&copy));
	if (!same)
		printf("# %.*s\n# %.*s\n", (int)copy.n, copy.p, (int)out.standard.n,
		    out.standard.p);
	mp_buf_free(&copy);
	return same;
}

static inline void
check_rows(mp_parser *p, const struct parse_row *rows, size_t n)
{
	mp_buf got = { 0 }, issues = { 0 };
	mp_parsed out;
	size_t i;

	for (i = 0; i < n; i++) {
		mp_parse(p, mp_str_from(rows[i].raw), &out);
		spell(&got, &out);
		issues.n = 0;
		mp_issue_write(&issues, out.issues);
		if (!ok(mp_str_eq(mp_buf_str(&got), mp_str_from(rows[i].want)) &&
		    mp_str_eq(mp_buf_str(&issues), mp_str_from(rows[i].issues)), "%s",
		    rows[i].raw))
			printf("# got  %.*s\n# want %s\n# got  %.*s\n# want %s\n",
			    (int)got.n, got.p, rows[i].want, (int)issues.n,
			    issues.n ? issues.p : "", rows[i].issues);
		ok(reads_back(p, out.standard), "... and its standard address");
	}
	mp_buf_free(&got);
	mp_buf_free(&issues);
}

/* Every row read, and its standard address read back. */
static inline int
test_rows(const struct parse_row *rows, size_t n)
{
	const char *why;
	mp_gaz *gaz = mp_gaz_open("data/gazetteer.mpg", &why);
	mp_parser *p;

	if (!ok(gaz != NULL, "the gazetteer is there"))
		return done_testing();
	p = mp_parser_new(gaz);
	check_rows(p, rows, n);
	mp_parser_free(p);
	mp_gaz_close(gaz);
	return done_testing();
}

#endif
