/* decisions.c - review out, decisions in, and what follows from them. */
#include <config.h>

#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "dedup/decisions.h"
#include "dedup/review.h"
#include "tap.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))
#define XY "河南省|信阳市|浉河区"
#define HEAD "decision\tkind\tkey_a\tkey_b\n"

static char path[] = "decisions-XXXXXX.tsv", csv_path[] = "decisions-XXXXXX.csv";

static const char *
file_of(char *name, mp_str text)
{
	FILE *fp = fopen(name, "wb");

	if (!fp || fwrite(text.p, 1, text.n, fp) != text.n || fclose(fp))
		abort();
	return name;
}

/* The decisions of a text; `why` has the fault without the file's name. */
static bool
decide(mp_decisions *d, const char *text, mp_buf *why)
{
	bool good;

	*d = (mp_decisions){ 0 };
	good = mp_decisions_read(d, file_of(path, mp_str_from(text)), why);
	if (!good && mp_str_starts(mp_buf_str(why), mp_str_from(path))) {
		why->n -= strlen(path) + 1;
		memmove(why->p, why->p + strlen(path) + 1, why->n);
	}
	return good;
}

static void
forms(void)
{
#define A XY "|r狮河路"
#define B XY "|r浉河路"
#define ROW(word, kind) word "\t" kind "\t" A "\t" B "\n"
	static const struct { const char *text; mp_verdict want; const char *what; } t[] = {
		{ HEAD ROW("同", "名称"), MP_SAME, "Chinese words" },
		{ HEAD ROW("different", "name"), MP_DIFFERENT, "English words" },
		{ HEAD ROW(" 1 ", "name"), MP_SAME, "numbers, spaces around them" },
		{ HEAD ROW("0", "name"), MP_DIFFERENT, "0 is different" },
		{ HEAD ROW("　同\xC2\xA0", "名称　"), MP_SAME, "wide spaces" },
		{ HEAD ROW("０", "name"), MP_DIFFERENT, "a wide number" },
		{ "decision\tkind\t\tkey_a\tkey_b\t\t\n同\tname\t　\t" A "\t" B "\t\t\n", MP_SAME,
		  "columns without a name that hold nothing" },
		{ HEAD ROW("", "name"), MP_UNDECIDED, "an empty answer" },
		{ HEAD, MP_UNDECIDED, "no answers at all" },
		{ HEAD "\n\t\t\t\r\n" ROW("异", "name"), MP_DIFFERENT, "empty lines" },
		{ "\xEF\xBB\xBF" HEAD ROW("异", "name"), MP_DIFFERENT, "a byte order mark" },
		{ HEAD HEAD ROW("异", "name"), MP_DIFFERENT, "a header again" },
		{ HEAD "\xEF\xBB\xBF" "decision\tkind\tkey_b\tkey_a\r\n" ROW("异", "name"),
		  MP_DIFFERENT, "another file behind the first" },
		{ HEAD "同\tname\t\"" A "\"\t=\"" B "\"\n", MP_SAME, "a spreadsheet's quotes" },
		{ "备注\t决定\t类别\t键甲\t键乙\n看过\t同\t名称\t" A "\t" B "\n", MP_SAME,
		  "Chinese header, other order, a remark" },
		{ HEAD ROW("同", "name") ROW("1", "name"), MP_SAME, "said twice" },
		{ HEAD "同\tname\t河南省|信阳市||r河路\t" B "\n同\tname\t河南省|信阳市||r河路\t" A "\n",
		  MP_SAME, "a name of a record that does not say its county" },
	};
	mp_buf why = { 0 };
	mp_decisions d;
	size_t i;

	for (i = 0; i < COUNT(t); i++) {
		bool good = decide(&d, t[i].text, &why);

		ok(good && mp_decisions_ask(&d, MP_OF_NAMES, MP_STR(A), MP_STR(B)) == t[i].want
		    && mp_decisions_ask(&d, MP_OF_NAMES, MP_STR(B), MP_STR(A)) == t[i].want &&
		    mp_decisions_ask(&d, MP_OF_RECORDS, MP_STR(A), MP_STR(B)) == MP_UNDECIDED,
		    "%s", t[i].what);
		mp_decisions_free(&d);
	}
	file_of(csv_path, MP_STR("decision,kind,key_a,key_b\r\n"
	    "\xCD\xAC,name,||\x9B\xB8|r\xC2\xB7" ",\"||\x9B\xB8|r\xBD\xD6,1\"\r\n"));
	ok(mp_decisions_read(&d, csv_path, &why) && mp_decisions_ask(&d, MP_OF_NAMES,
	    MP_STR("||浉|r路"), MP_STR("||浉|r街,1")) == MP_SAME, "CSV in GB 18030");
	mp_decisions_free(&d);
	mp_buf_free(&why);
}

static void
faults(void)
{
	static const struct { const char *text, *want; } t[] = {
		{ "", " the file is empty" },
		{ "decision\tkind\tkey_a\n", "1: no column 'key_b'" },
		{ HEAD "同\tname\t" A "\n", "2: expected 4 fields" },
		{ "decision\tkind\tkey_a\tkey_b\tscroe\n", "1: 'scroe' is no column" },
		{ "decision\tkind\tkey_a\tkey_b\tkind\n", "1: the column 'kind' is there twice" },
		{ HEAD ROW("同", "name") ROW("也许", "name"), "3: decision: '也许' is no decision" },
		{ "decision\tkind\tkey_a\tkey_b\t\n同\tname\t" A "\t" B "\t看过\n",
		  "2: '看过' stands in column 5, which has no name" },
		{ HEAD ROW("同", "路"), "2: kind: '路' is no kind" },
		{ HEAD "同\tname\t狮河路\t" B "\n", "2: key_a: '狮河路' is no key" },
		{ HEAD "同\tname\t" A "\t" B "|d3\n", "2: key_b: '" B "|d3' is no key" },
		{ HEAD "同\trecord\t" A "\t浉河路3号\n", "2: key_b: '浉河路3号' is no key" },
		{ HEAD "同\tname\t" A "\t" A "\n", "2: key_b: '" A "' is nothing" },
		{ HEAD "同\tname\t" A "\t" XY "|e浉河路\n", "2: key_b: " },
		{ HEAD "同\tname\t" A "\t河南省|信阳市|平桥区|r浉河路\n", "2: key_b: " },
		{ HEAD "同\tname\t" A "\t" XY "|t老城街道|r浉河路\n", "2: key_b: " },
		{ HEAD "同\tname\t\xFF\t" B "\n", "2: not a row" },
		{ HEAD ROW("同", "name") ROW("异", "name"), "3: decision: this 异 contradicts 同 in line 2" },
		{ HEAD ROW("异", "name") ROW("同", "name"), "2: decision: this 异 contradicts 同 in line 3" },
		{ HEAD ROW("异", "name") "同\tname\t" XY "|r河路\t" B "\n"
		  "同\tname\t" XY "|r街\t" XY "|r巷\n" "同\tname\t" A "\t" XY "|r河路\n",
		  "2: decision: this 异 contradicts 同 in line 3, 5;" },
	};
	mp_buf why = { 0 };
	mp_decisions d;
	size_t i;

	for (i = 0; i < COUNT(t); i++) {
		bool refused = !decide(&d, t[i].text, &why);

		mp_buf_cstr(&why);
		ok(refused && d.n == 0 && mp_str_starts(mp_buf_str(&why),
		    mp_str_from(t[i].want)), "%s", why.p);
		mp_decisions_free(&d);
	}
	ok(!mp_decisions_read(&d, "/nowhere/x.tsv", &why), "a file that is not there");
	mp_buf_free(&why);
}

static void
what_follows(void)
{
	mp_buf why = { 0 };
	mp_decisions d;

	ok(decide(&d, HEAD "同\trecord\t||甲\t||乙\n异\trecord\t||乙\t||丙\n同\trecord\t||丁\t||丙\n",
	    &why) && mp_decisions_ask(&d, MP_OF_RECORDS, MP_STR("||甲"), MP_STR("||丁")) ==
	    MP_DIFFERENT && mp_decisions_ask(&d, MP_OF_RECORDS, MP_STR("||丙"), MP_STR("||丁"))
	    == MP_SAME && mp_decisions_ask(&d, MP_OF_RECORDS, MP_STR("||甲"), MP_STR("||戊")) ==
	    MP_UNDECIDED, "a = b and b != c and c = d: a != d");
	mp_decisions_free(&d);
	mp_buf_free(&why);
}

/* Random decisions that agree with a truth: 12 keys in 4 sets. */
static void
shuffled(void)
{
	enum { KEYS = 12, SETS = 4, ROWS = 30, ROUNDS = 50 };
	mp_buf text = { 0 }, why = { 0 };
	int round, i, k, bad = 0;

	srand(7);
	for (round = 0; round < ROUNDS; round++) {
		mp_str row[ROWS];
		mp_decisions one, two;
		size_t at[ROWS + 1], n;

		text.n = 0;
		for (i = 0; i < ROWS; i++) {
			int a = rand() % KEYS, b = (a + 1 + rand() % (KEYS - 1)) % KEYS;

			at[i] = text.n;
			mp_buf_printf(&text, "%s\trecord\t||%c\t||%c\n",
			    a % SETS == b % SETS ? "同" : "异", 'A' + a, 'A' + b);
		}
		at[ROWS] = text.n;
		for (i = 0; i < ROWS; i++)
			row[i] = (mp_str){ text.p + at[i], at[i + 1] - at[i] };
		for (k = 0; k < 2; k++) {
			mp_buf whole = { 0 };

			mp_buf_adds(&whole, HEAD);
			for (i = 0; i < ROWS; i++) {
				int j = k ? rand() % (i + 1) : i;
				mp_str swap = row[i];

				row[i] = row[j];
				row[j] = swap;
			}
			for (i = 0; i < ROWS; i++)
				mp_buf_add(&whole, row[i]);
			bad += !decide(k ? &two : &one, mp_buf_cstr(&whole), &why);
			mp_buf_free(&whole);
		}
		bad += one.n != two.n;
		for (n = 0; n < one.n && n < two.n; n++)
			bad += one.item[n].same != two.item[n].same ||
			    !mp_str_eq(one.item[n].a, two.item[n].a) ||
			    !mp_str_eq(one.item[n].b, two.item[n].b);
		for (i = 0; i < KEYS; i++)
			for (k = 0; k < KEYS; k++) {
				char a[] = "||A", b[] = "||A";

				a[2] = (char)('A' + i);
				b[2] = (char)('A' + k);
				bad += mp_decisions_ask(&one, MP_OF_RECORDS, mp_str_from(a),
				    mp_str_from(b)) != mp_decisions_ask(&two, MP_OF_RECORDS,
				    mp_str_from(a), mp_str_from(b));
			}
		mp_decisions_free(&one);
		mp_decisions_free(&two);
	}
	ok(bad == 0, "the order of the file does not matter");
	mp_buf_free(&text);
	mp_buf_free(&why);
}

static void
review(void)
{
	static const mp_doubt q[] = {
		{ MP_OF_RECORDS, MP_STR("||甲|d1"), MP_STR("||甲|d2"), MP_STR("甲1号"),
		  MP_STR("甲2号"), MP_STR("门牌号：1／2"), MP_STR("存疑"), 0.5, 2 },
		{ MP_OF_NAMES, MP_STR(A), MP_STR(B), MP_STR("=狮\t\"河\"路"), MP_STR("3-1"),
		  MP_STR("x"), MP_STR("y"), 0.75, 5400 },
		{ MP_OF_RECORDS, MP_STR("||甲|d2"), MP_STR("||甲|d1"), MP_STR(""), MP_STR(""),
		  MP_STR(""), MP_STR(""), 0.9, 9 },
		{ MP_OF_RECORDS, MP_STR("||甲|d3"), MP_STR("||甲|d2"), MP_STR(""), MP_STR(""),
		  MP_STR(""), MP_STR(""), 0.6, 2 },
	};
	static const char *const name[] = { path, csv_path };
	mp_review r = { 0 };
	mp_decisions d = { 0 };
	mp_buf out = { 0 }, why = { 0 };
	size_t i, added = 0;
	int csv;

	for (i = 0; i < COUNT(q); i++)
		added += mp_review_add(&r, NULL, &q[i]);
	mp_review_sort(&r);
	ok(added == 3 && r.item[0].count == 5400 && r.item[1].score > 0.55,
	    "each pair once, most useful first");
	for (csv = 0; csv < 2; csv++) {
		out.n = 0;
		mp_table_header(&out, mp_review_columns, csv);
		for (i = 0; i < r.n; i++)
			mp_review_put(&out, &r.item[i], csv);
		ok(mp_decisions_read(&d, file_of(csv ? csv_path : path, mp_buf_str(&out)), &why)
		    && d.n == 0 && mp_table_csv(name[csv]) == csv, "%s: reads back, undecided",
		    csv ? "CSV" : "TSV");
	}
	out.n = 0;
	mp_review_put(&out, &r.item[0], false);
	ok(mp_str_eq(mp_buf_str(&out), MP_STR("\t名称\t=\"=狮 \"\"河\"\"路\"\t=\"3-1\"\tx\ty\t0.75"
	    "\t5400\t\t" A "\t" B "\n")), "the row of a table: %.*s", (int)out.n, out.p);
	mp_review_free(&r);
	decide(&d, HEAD ROW("异", "name") "同\trecord\t||甲|d1\t||甲|d2\n异\trecord\t||甲|d1\t||甲|d3\n",
	    &why);
	for (added = i = 0; i < COUNT(q); i++)
		added += mp_review_add(&r, &d, &q[i]);
	ok(added == 0, "what is decided, or follows, is not asked");
	mp_review_free(&r);
	mp_decisions_free(&d);
	mp_buf_free(&out);
	mp_buf_free(&why);
}

static void
names(void)
{
	static const char *const keys[] = {
		A "|d1", B "|d1", B "|d2", XY "|r河路|d1", XY "|r街|d1", XY "|r街|d2",
		XY "|t甲镇|v乙村|g张湾", XY "|t甲镇|v乙村|g章湾",
	};
	mp_corpus c = { 0 };
	mp_decisions d;
	mp_buf why = { 0 };
	mp_name_decision *list;
	size_t i, n, same = 0, parted = 0;
	mp_review r = { 0 };
	bool good;

	for (i = 0; i < COUNT(keys); i++)
		mp_corpus_add(&c, mp_str_from(keys[i]));
	good = decide(&d, HEAD ROW("同", "name") "同\tname\t" XY "|r河路\t" A "\n"
	    "异\tname\t" XY "|r街\t" XY "|r河路\n同\tname\t" A "\t" XY "|r没有\n"
	    "同\tname\t" XY "|v乙村|g张湾\t" XY "|v乙村|g章湾\n", &why);
	list = mp_decisions_names(&d, &c, &n);
	for (i = 0; i < n; i++) {
		mp_str to = c.term[list[i].to].text;

		same += list[i].same && (list[i].within ? mp_str_eq(to, MP_STR("张湾")) :
		    mp_str_eq(to, MP_STR("浉河路")));
		parted += !list[i].same;
	}
	ok(good && n == 6 && same == 3 && parted == 3,
	    "names settle as the most frequent, and all of a set are parted");
	mp_review_name(&r, &d, &c, &(mp_variant){ .from = list[0].from, .to = list[0].to });
	ok(r.n == 0, "a name is not asked twice");
	mp_review_name(&r, NULL, &c, &(mp_variant){ .from = mp_corpus_find(&c,
	    c.sighting[0].county, MP_ROAD, MP_STR("狮河路")), .to = mp_corpus_find(&c,
	    c.sighting[0].county, MP_ROAD, MP_STR("浉河路")), .nfrom = 1, .nto = 2, .score = 0.7 });
	ok(r.n == 1 && mp_str_eq(r.item[0].key_a, MP_STR(A)) && mp_str_eq(r.item[0].key_b,
	    MP_STR(B)) && mp_str_eq(r.item[0].a, MP_STR("浉河区 狮河路（1条）")),
	    "a name's question says where and how many");
	free(list);
	mp_review_free(&r);
	mp_decisions_free(&d);
	mp_corpus_free(&c);
	mp_buf_free(&why);
}

int
main(void)
{
	int fd = mkstemps(path, 4), csv = mkstemps(csv_path, 4);

	if (fd < 0 || csv < 0)
		abort();
	forms();
	faults();
	what_follows();
	shuffled();
	review();
	names();
	unlink(path);
	unlink(csv_path);
	close(fd);
	close(csv);
	return done_testing();
}
