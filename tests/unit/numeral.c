/* numeral.c - numerals as addresses write them, and the table of issues. */
#include "address/issue.h"
#include "address/numeral.h"
#include "tap.h"

static const struct { const char *in, *want; size_t rest; } t[] = {
	{ "12号", "12", 3 },
	{ "012室", "012", 3 },
	{ "十二号", "12", 3 },
	{ "十", "10", 0 },
	{ "二十", "20", 0 },
	{ "二十三", "23", 0 },
	{ "一百", "100", 0 },
	{ "一百零三", "103", 0 },
	{ "一百一十五", "115", 0 },
	{ "一百二", "120", 0 },
	{ "一千二百零六", "1206", 0 },
	{ "一千零八", "1008", 0 },
	{ "一〇二室", "102", 3 },
	{ "五零一", "501", 0 },
	{ "两", "2", 0 },
	{ "1〇2", "102", 0 },
	{ "十3", "10", 1 },
	{ "3十", "3", 3 },
	{ "一百十五", "115", 0 },
	{ "三千四百二", "3420", 0 },
	{ "廿三", "23", 0 },
	{ "十十四组", "十十四", 3 },
	{ "十二九", "十二九", 0 },
	{ "一一十", "一一十", 0 },
	{ "二十十", "二十十", 0 },
	{ "十百", "十百", 0 },
	{ "号", "", 3 },
	{ "", "", 0 },
};

int
main(void)
{
	mp_buf out = { 0 };
	mp_issue_set set;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_str in = mp_str_from(t[i].in);
		size_t used;

		out.n = 0;
		used = mp_numeral(in, &out);
		ok(mp_str_eq(mp_buf_str(&out), mp_str_from(t[i].want)) &&
		    in.n - used == t[i].rest, "'%s' is '%s'", t[i].in, t[i].want);
	}

	for (i = 0; i < MP_NISSUE; i++)
		ok(mp_issues[i].id && mp_issues[i].en && mp_issues[i].zh &&
		    mp_issues[i].do_en && mp_issues[i].do_zh &&
		    mp_issue_find(mp_str_from(mp_issues[i].id)) == i,
		    "issue %zu is whole and is found", i);
	ok(mp_issue_find(MP_STR("missing.")) == MP_NISSUE, "no issue of that name");
	set = MP_ISSUE_BIT(MP_MISSING_DOOR) | MP_ISSUE_BIT(MP_WRONG_SPELLING);
	out.n = 0;
	mp_issue_write(&out, set);
	ok(mp_str_eq(mp_buf_str(&out), MP_STR("missing.door,wrong.spelling")),
	    "a set is written");
	ok(mp_issue_read(mp_buf_str(&out)) == set, "and read");
	ok(mp_issue_read(MP_STR("")) == 0, "an empty set is read");
	ok(mp_issue_gravity(set) == MP_REVIEW, "the gravest counts");
	ok(mp_issue_gravity(0) == MP_OK, "no issue is fine");
	mp_buf_free(&out);
	return done_testing();
}
