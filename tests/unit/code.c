/* code.c - layouts, paths, and the rules by which a registry gives codes. */
#include <config.h>

#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/map.h"
#include "code/path.h"
#include "code/listing.h"
#include "tap.h"

#define K "河南省|信阳市|浉河区|t老城街道|v义阳社区"
#define D UINT64_C(411502001001)

static const mp_layout *const layout = &mp_layout_default;
static char folder[] = "/tmp/menpai-code-XXXXXX";
static char file[64];

/* --- layout ------------------------------------------------------------------ */

static void
layouts(void)
{
	static const struct { const char *text; mp_code_fault want; } t[] = {
		{ "41150200100162000120030020501X", MP_CODE_OK },
		{ "411502001001620001200300205015", MP_CODE_CHECK },
		{ "41150200100162000120030020501", MP_CODE_LENGTH },
		{ "", MP_CODE_LENGTH },
		{ "41150200100162000120030020501x", MP_CODE_CHARACTER },
		{ "4115020010016200012003002O501X", MP_CODE_CHARACTER },
		{ "X11502001001620001200300205015", MP_CODE_CHARACTER },
	};
	static const struct { mp_code code; mp_code_fault want; } p[] = {
		{ { D, 42, { 12 } }, MP_CODE_OK }, { { D, 41, { 12 } }, MP_CODE_OK },
		{ { D, 44, { 1 } }, MP_CODE_OK }, { { D, 50, { 0, 3 } }, MP_CODE_OK },
		{ { D, 61, { 1, 3, 2 } }, MP_CODE_OK }, { { D, 60, { 1, 3, 2, 500 } }, MP_CODE_OK },
		{ { 411502001000, 62, { 99999, 999, 999, 9999 } }, MP_CODE_OK },
		{ { D, 50, { 12 } }, MP_CODE_PARTS }, { { D, 62, { 12, 3 } }, MP_CODE_PARTS },
		{ { D, 20, { 12 } }, MP_CODE_PARTS }, { { D, 0, { 12 } }, MP_CODE_PARTS },
		{ { D, 41, { 0 } }, MP_CODE_PARTS },
		{ { 411502000000, 41, { 12 } }, MP_CODE_PARTS },
	};
	mp_buf b = { 0 };
	mp_code c;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++)
		ok(mp_layout_read(layout, mp_str_from(t[i].text), &c) == t[i].want,
		    "'%s' reads as fault %d", t[i].text, (int)t[i].want);
	for (i = 0; i < sizeof p / sizeof *p; i++) {
		b.n = 0;
		mp_layout_write(&b, layout, &p[i].code);
		c = p[i].code;
		ok(b.n == mp_layout_width(layout) && b.n == 30 &&
		    mp_layout_read(layout, mp_buf_str(&b), &c) == p[i].want &&
		    c.division == p[i].code.division && c.type == p[i].code.type &&
		    memcmp(c.serial, p[i].code.serial, sizeof c.serial) == 0,
		    "%s: written, read as %d", mp_buf_cstr(&b), (int)p[i].want);
	}
	ok(mp_layout_slot(layout, MP_COMMUNITY) == -1 && mp_layout_slot(layout, MP_GROUP) == 0 &&
	    mp_layout_slot(layout, MP_ESTATE) == 0 && mp_layout_slot(layout, MP_FLOOR) == 3 &&
	    mp_layout_slot(layout, MP_ASSIST) == -1, "elements find their slots");
	ok(mp_layout_max(layout, 0) == 99999 && mp_layout_max(layout, 3) == 9999 &&
	    mp_layout_max(layout, 4) == 0, "slots know their size");
	mp_buf_free(&b);
}

/* --- path -------------------------------------------------------------------- */

static void
paths(void)
{
	/* what the steps ask for: slot type want */
	static const struct { const char *key, *want; } t[] = {
		{ K "|r东方红大道|e湖光小区|d12|b3|u2|h501",
		  "0 42 12, 1 50 3, 2 61 2, 3 62 501" },
		{ K "|r东方红大道|d12-3", "0 41 0" }, { K "|r东方红大道|d甲3", "0 41 0" },
		{ K "|g张湾", "0 44 0" }, { K "|g3组|d12", "0 41 12" },
		{ K "|e湖光小区|bA|h东户", "0 42 0, 1 50 0, 3 62 0" },
		{ K "|b3|h012", "1 50 3, 3 62 0" }, { K "|b1000|h10000", "1 50 0, 3 62 0" },
		{ K "|b999|h9999", "1 50 999, 3 62 9999" },
		{ K "|b3|f5", "1 50 3, 3 60 500" }, { K "|b3|f5|h3", "1 50 3, 3 62 503" },
		{ K "|b3|f5|h东户", "1 50 3, 3 62 0" }, { K "|b3|f-1|h3", "1 50 3, 3 62 3" },
		{ K "|b3|f-1", "1 50 3, 3 60 0" }, { K "|b3|f4|h501", "1 50 3, 3 62 501" },
		{ K "|d99999999999999", "0 41 0" }, { K "|d0", "0 41 0" }, { K, "" },
		{ "", "" }, { "||", "" },
	};
	static const struct { const char *key; mp_issue_set want; } r[] = {
		{ K, MP_ISSUE_BIT(MP_MISSING_ROAD) }, { "||", MP_ISSUE_BIT(MP_MISSING_ROAD) },
		{ K "|r东方红大道", MP_ISSUE_BIT(MP_MISSING_DOOR) },
		{ K "|r东方红大道|s中段|l3巷", MP_ISSUE_BIT(MP_MISSING_DOOR) },
		{ K "|e湖光小区|a对面", MP_ISSUE_BIT(MP_WRONG_RELATIVE) },
		{ K "|e湖光小区", 0 }, { K "|g张湾", 0 }, { K "|d12", 0 }, { K "|f5", 0 },
	};
	mp_step step[MP_SLOTS];
	mp_buf b = { 0 };
	size_t i, k, n, bad;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		n = mp_path(layout, mp_str_from(t[i].key), D, step);
		b.n = 0;
		for (k = 0, bad = 0; k < n; k++) {
			mp_buf_printf(&b, "%s%d %u %u", k ? ", " : "", step[k].slot,
			    step[k].type, (unsigned)step[k].want);
			bad += !mp_str_starts(mp_str_from(t[i].key), step[k].key);
		}
		bad += n && step[n - 1].key.n != strlen(t[i].key);
		ok(bad == 0 && strcmp(mp_buf_cstr(&b), t[i].want) == 0, "path of %s is %s",
		    t[i].key, t[i].want);
	}
	for (i = 0; i < sizeof r / sizeof *r; i++)
		ok(mp_path_refusal(layout, mp_str_from(r[i].key)) == r[i].want,
		    "%s: %s", r[i].key, r[i].want ? "refused" : "may have a code");
	mp_buf_free(&b);
}

/* --- registry ---------------------------------------------------------------- */

static mp_registry *
reopen(mp_registry *r)
{
	mp_buf why = { 0 };

	mp_registry_close(r);
	if (!(r = mp_registry_open(file, MP_STORE_WRITE, layout, &why))) {
		printf("Bail out! %s\n", mp_buf_cstr(&why));
		exit(1);
	}
	return r;
}

/* A registry in a new file. */
static mp_registry *
fresh(mp_registry *r)
{
	static int n;

	mp_registry_close(r);
	snprintf(file, sizeof file, "%s/%d.db", folder, n++);
	return reopen(NULL);
}

/* The code of one address, without the check character; "" if it has none. */
static const char *
code_in(mp_registry *r, uint64_t division, const char *key)
{
	static char text[40];
	mp_request q = { .key = mp_str_from(key), .division = division };

	if (!mp_registry_issue(r, &q, 1, 0))
		return mp_registry_why(r);
	snprintf(text, sizeof text, "%.*s", (int)(q.code.n ? q.code.n - 1 : 0),
	    q.code.n ? q.code.p : "");
	return text;
}

static void
serials(void)
{
	static const struct { const char *key, *code; } t[] = {
		/* plain numbers keep themselves, one below the other */
		{ K "|r东方红大道|e湖光小区|d12|b3|u2|h501", "41150200100162" "00012" "003" "002" "0501" },
		{ K "|r东方红大道|e湖光小区|d12|b3|u2", "41150200100161" "00012" "003" "002" "0000" },
		{ K "|r东方红大道|e湖光小区|d12", "41150200100142" "00012" "000" "000" "0000" },
		/* the door slot is shared by all that lies in the community */
		{ K "|r东方红大道|d12", "41150200100141" "99999" "000" "000" "0000" },
		{ K "|r民权街|d12", "41150200100141" "99998" "000" "000" "0000" },
		{ K "|r民权街|d14", "41150200100141" "00014" "000" "000" "0000" },
		{ K "|g张湾", "41150200100144" "99997" "000" "000" "0000" },
		{ K "|g张湾|d14", "41150200100141" "99996" "000" "000" "0000" },
		/* no road, no door: the building lies in the community itself */
		{ K "|b3|h501", "41150200100162" "00000" "003" "000" "0501" },
		/* what has no plain number counts down, past what is taken */
		{ K "|r民权街|d14|b999", "41150200100150" "00014" "999" "000" "0000" },
		{ K "|r民权街|d14|bA", "41150200100150" "00014" "998" "000" "0000" },
		{ K "|r民权街|d14|bB", "41150200100150" "00014" "997" "000" "0000" },
		{ K "|r民权街|d14|b997", "41150200100150" "00014" "996" "000" "0000" },
		/* floors have the hundreds */
		{ K "|r民权街|d14|f5", "41150200100160" "00014" "000" "000" "0500" },
		{ K "|r民权街|d14|f5|h3", "41150200100162" "00014" "000" "000" "0503" },
		{ K "|r民权街|d14|h503", "41150200100162" "00014" "000" "000" "9999" },
		/* too poor */
		{ K "|r民权街", "" }, { K, "" }, { K "|e湖光小区|a对面", "" },
	};
	mp_registry *r = fresh(NULL);
	mp_request *all = calloc(sizeof t / sizeof *t, sizeof *all);
	size_t i, bad, n = sizeof t / sizeof *t;
	char reason[64];

	for (i = 0; i < n; i++)
		ok(strcmp(code_in(r, D, t[i].key), t[i].code) == 0, "%s: %s", t[i].key,
		    t[i].code[0] ? t[i].code : "no code");
	ok(strcmp(code_in(r, 411502000000, K "|r新路|d9"), "") == 0,
	    "no code without a township");
	ok(strcmp(code_in(r, 0, t[3].key), t[3].code) == 0,
	    "but a place that has its code keeps it, whatever the division says now");
	r = reopen(r);
	for (bad = 0, i = n; i-- > 0; )
		bad += strcmp(code_in(r, D, t[i].key), t[i].code) != 0;
	ok(bad == 0, "the same codes in another order, after opening it again");

	/* All at once in a new registry: batches make no difference. */
	r = fresh(r);
	for (i = 0; i < n; i++)
		all[i] = (mp_request){ .key = mp_str_from(t[i].key), .division = D };
	ok(mp_registry_issue(r, all, n, 0), "one batch");
	for (bad = 0, i = 0; i < n; i++) {
		snprintf(reason, sizeof reason, "%.*s",
		    (int)(all[i].code.n ? all[i].code.n - 1 : 0), all[i].code.p);
		bad += all[i].code.n ? strcmp(reason, t[i].code) != 0 : t[i].code[0] != '\0';
		bad += (all[i].issues != 0) != (all[i].code.n == 0);
	}
	ok(bad == 0, "one batch gives the codes that one by one gave");
	ok(all[0].fresh && !all[1].fresh && all[3].fresh && !all[n - 1].fresh,
	    "a request tells whether it brought its place in");
	free(all);
	mp_registry_close(r);
}

static void
reasons(void)
{
	static const struct { const char *key; uint64_t division; mp_issue want; } t[] = {
		{ "河南省|信阳市|浉河区|r民权街|d1", 411502000000, MP_MISSING_TOWNSHIP },
		{ "河南省|信阳市|浉河区|t新街道|r民权街|d1", 411502000000, MP_WRONG_UNLISTED },
		{ K "|r民权街", D, MP_MISSING_DOOR }, { K, D, MP_MISSING_ROAD },
		{ K "|f5|a对面", D, MP_WRONG_RELATIVE },
	};
	mp_registry *r = fresh(NULL);
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_request q = { .key = mp_str_from(t[i].key), .division = t[i].division };

		ok(mp_registry_issue(r, &q, 1, 0) && q.code.n == 0 && q.issues ==
		    (MP_ISSUE_BIT(t[i].want) | MP_ISSUE_BIT(MP_MISSING_CODE)),
		    "%s: missing.code and %s", t[i].key, mp_issues[t[i].want].id);
	}
	mp_registry_close(r);
}

/* Fill a slot of 999 with names and numbers, in several batches. */
static void
full_slot(void)
{
	enum { N = 1005 };
	mp_registry *r = fresh(NULL);
	mp_request *q = calloc(N, sizeof *q);
	char (*key)[128] = calloc(N, sizeof *key);
	mp_code c;
	bool seen[1000] = { false };
	size_t i, twice = 0, none = 0, bad = 0;

	for (i = 0; i < N; i++) {
		snprintf(key[i], sizeof *key, i % 3 ? K "|d7|bX%zu" : K "|d7|b%zu", i + 1);
		q[i] = (mp_request){ .key = mp_str_from(key[i]), .division = D };
	}
	for (i = 0; i < N; i += 201) {
		size_t k;

		bad += !mp_registry_issue(r, q + i, 201, 0);
		for (k = i; k < i + 201; k++) {
			if (q[k].code.n == 0) {
				none++;
				bad += q[k].issues != MP_ISSUE_BIT(MP_MISSING_CODE);
				continue;
			}
			bad += mp_layout_read(layout, q[k].code, &c) != MP_CODE_OK;
			twice += seen[c.serial[1]];
			seen[c.serial[1]] = true;
		}
	}
	ok(bad == 0 && twice == 0 && none == N - 999,
	    "a slot gives 999 serials, each once, and then says that it is full");
	ok(strcmp(code_in(r, D, K "|d7|bX9999|h1"), "") == 0,
	    "what lies in a place without a serial has no code either");
	free(key);
	free(q);
	mp_registry_close(r);
}

/* Two writers with one file: what one gives, the other finds. */
static void
two_writers(void)
{
	mp_registry *a = fresh(NULL), *b = reopen(NULL);
	char first[40], key[128];
	int i, bad = 0;

	for (i = 0; i < 50; i++) {
		snprintf(key, sizeof key, K "|r路%d|d5|bA", i / 2);
		snprintf(first, sizeof first, "%s", code_in(i % 2 ? a : b, D, key));
		bad += strlen(first) != 29 || strcmp(code_in(i % 2 ? b : a, D, key), first) != 0;
	}
	ok(bad == 0, "two writers agree on every code");
	mp_registry_close(a);
	mp_registry_close(b);
}

/* What lies together is together in the index. */
static void
hashes(void)
{
	static const struct { const char *a, *b; int same; } t[] = {
		{ K "|r民权街|d12", K "|e湖光小区|b3", 20 },
		{ K "|r民权街|d12", K, 20 },
		{ K "|e湖光小区|b3|h501", K "|e湖光小区|b4|h501", 32 },
		{ K "|r民权街|d12", K "|r民权街", 32 },
	};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		uint64_t a = mp_path_hash(mp_str_from(t[i].a));
		uint64_t b = mp_path_hash(mp_str_from(t[i].b));

		ok((a ^ b) >> (64 - t[i].same) == 0 && (uint32_t)a != (uint32_t)b &&
		    (t[i].same == 32 || (a ^ b) >> 32 != 0),
		    "%s and %s have hashes that begin alike and are two", t[i].a, t[i].b);
	}
	ok((mp_path_hash(MP_STR(K)) ^ mp_path_hash(MP_STR("河南省|信阳市|浉河区|t老城街道|v"
	    "民权社区"))) >> 44 != 0, "another community begins otherwise");
}

/* Two keys with one hash must stay two: only a file made by hand can show it. */
static void
collision(void)
{
	mp_buf why = { 0 };
	mp_arena arena = { 0 };
	mp_store *s;
	mp_lookup l[] = {
		{ .hash = 7, .key = MP_STR("one") }, { .hash = 7, .key = MP_STR("two") },
		{ .hash = 7, .key = MP_STR("three") },
	};

	mp_registry_close(fresh(NULL));
	s = mp_store_open(file, MP_STORE_WRITE, layout->id, 1, &why);
	ok(s && mp_store_write(s) &&
	    mp_store_add(s, (mp_place[]){ { .id = 1, .parent = -1, .serial = 1, .hash = 7,
	    .key = l[0].key, .code = MP_STR("c1") }, { .id = 2, .parent = -1, .serial = 2,
	    .hash = 7, .key = l[1].key, .code = MP_STR("c2") } }, 2) &&
	    mp_store_commit(s), "two keys with one hash can be stored");
	ok(mp_store_find(s, l, 3, &arena) && l[0].id == 1 && l[1].id == 2 && l[2].id == 0 &&
	    mp_str_eq(l[1].code, MP_STR("c2")), "and are told apart");
	ok(mp_store_write(s) &&
	    !mp_store_add(s, &(mp_place){ .id = 3, .parent = -1, .serial = 2, .hash = 9,
	    .key = l[2].key, .code = MP_STR("c3") }, 1) &&
	    strstr(mp_store_why(s), "UNIQUE"), "a serial cannot be given twice");
	mp_store_rollback(s);
	mp_store_close(s);
	mp_arena_free(&arena);
	mp_buf_free(&why);
}

/* --- the file ------------------------------------------------------------------ */

static bool
sql(const char *text)
{
	sqlite3 *db;
	bool good = sqlite3_open(file, &db) == SQLITE_OK &&
	    sqlite3_exec(db, text, NULL, NULL, NULL) == SQLITE_OK;

	sqlite3_close(db);
	return good;
}

static int64_t
number_in(const char *query)
{
	sqlite3 *db;
	sqlite3_stmt *st = NULL;
	int64_t v = -1;

	if (sqlite3_open(file, &db) == SQLITE_OK &&
	    sqlite3_prepare_v2(db, query, -1, &st, NULL) == SQLITE_OK &&
	    sqlite3_step(st) == SQLITE_ROW)
		v = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	sqlite3_close(db);
	return v;
}

/* Opening it fails, and the reason has `word` in it. */
static bool
refused(mp_store_mode mode, const char *word)
{
	mp_buf why = { 0 };
	mp_registry *r = mp_registry_open(file, mode, layout, &why);
	bool good = !r && strstr(mp_buf_cstr(&why), word);

	if (!good)
		printf("# %s\n", mp_buf_cstr(&why));
	mp_registry_close(r);
	mp_buf_free(&why);
	return good;
}

static bool
holds(mp_registry *r, const mp_code *code)
{
	mp_registered told;
	mp_buf text = { 0 };
	bool held = false;

	mp_layout_write(&text, layout, code);
	if (!mp_registry_tell(r, mp_buf_str(&text), &told, &held)) {
		printf("Bail out!  the registry cannot be read\n");
		exit(1);
	}
	mp_buf_free(&text);
	return held;
}

static void
files(void)
{
	mp_registry *r = fresh(NULL);

	code_in(r, D, K "|d7|b3");
	ok(holds(r, &(mp_code){ D, 50, { 7, 3 } }), "it holds its codes");
	ok(!holds(r, &(mp_code){ D, 50, { 7, 4 } }), "and no others");
	ok(!holds(r, &(mp_code){ D, 50, { 8, 3 } }),
	    "nor those below a place that it does not know");
	mp_registry_close(r);
	ok(!sql("DELETE FROM place") && !sql("UPDATE place SET serial = 5") &&
	    !sql("DELETE FROM event") && !sql("UPDATE event SET time = 1"),
	    "places and history cannot be changed");
	ok(sql("PRAGMA user_version = 3") && refused(MP_STORE_WRITE, "schema 3"),
	    "the registry of a newer release is refused");
	ok(sql("PRAGMA user_version = 2; UPDATE meta SET value = 9 WHERE name = 'key form'") &&
	    refused(MP_STORE_READ, "keys"), "so is one with another form of keys");
	snprintf(file, sizeof file, "%s/foreign.db", folder);
	ok(sql("CREATE TABLE t(x)") && refused(MP_STORE_WRITE, "not a registry") &&
	    refused(MP_STORE_READ, "not a registry"), "so is another program's database");
	snprintf(file, sizeof file, "%s/none.db", folder);
	ok(refused(MP_STORE_READ, "unable") && access(file, F_OK) < 0,
	    "reading makes no registry where none is");
	snprintf(file, sizeof file, "%s/none/none.db", folder);
	ok(refused(MP_STORE_WRITE, "unable"), "a folder that is not there");
	ok(mp_hash(MP_STR("")) == UINT64_C(0x2D06800538D394C2) &&
	    mp_hash(MP_STR(K "|r东方红大道|e湖光小区|d12-3|b3|u2|h501")) ==
	    UINT64_C(0x7E62EB0DB804A47D), "the hash of the parts is still XXH3");
	ok(mp_path_hash(MP_STR(K "|r东方红大道|e湖光小区|d12-3|b3|u2|h501")) ==
	    UINT64_C(0x437BF3627E62EB0D), "the hash that registries store is put together as ever");
}

/* --- from schema 1 ---------------------------------------------------------------- */

/* A registry that the release before layouts and events has made. */
static bool
old_registry(void)
{
	const char *top = getenv("top_srcdir");
	mp_buf text = { 0 };
	char path[4096];
	FILE *fp;
	bool good;

	snprintf(path, sizeof path, "%s/testdata/addr-code/schema-1.sql", top ? top : ".");
	if (!(fp = fopen(path, "r")))
		return false;
	mp_buf_reserve(&text, 65536);
	text.n = fread(text.p, 1, 65536, fp);
	fclose(fp);
	snprintf(file, sizeof file, "%s/old.db", folder);
	unlink(file);
	good = sql(mp_buf_cstr(&text));
	mp_buf_free(&text);
	return good;
}

static void
migration(void)
{
	static const struct { const char *key, *code; } t[] = {
		{ K "|r东方红大道|e湖光小区|d12|b3|u2|h501", "41150200100162000120030020501" },
		{ K "|r民权街|d12-3", "41150200100141999980000000000" },
		{ K "|r民权街|d14|bA|h东户", "41150200100162000149990009999" },
		{ K "|r民权街|d14|bB", "41150200100150000149980000000" },	/* new */
		{ K "|r新街|d12", "41150200100141999970000000000" },
	};
	mp_buf told = { 0 };
	mp_registered one;
	mp_registry *r;
	bool known;
	size_t i;

	ok(old_registry(), "a registry of schema 1");
	r = reopen(NULL);
	for (i = 0; i < sizeof t / sizeof *t; i++)
		ok(strcmp(code_in(r, D, t[i].key), t[i].code) == 0,
		    "%s has %s after the migration", t[i].key, t[i].code);
	mp_registry_close(r);
	ok(number_in("PRAGMA user_version") == 2 &&
	    number_in("SELECT count(*) FROM event WHERE length(hash) = 32") == 15 &&
	    number_in("SELECT count(*) FROM place WHERE issued = 0") == 0 &&
	    number_in("SELECT count(*) FROM sqlite_master WHERE name = 'place_hash'") == 1,
	    "all events have hashes, all places the numbers of theirs, and the index is there");
	ok(old_registry(), "once more");
	r = mp_registry_open(file, MP_STORE_READ, layout, &told);
	ok(r && mp_registry_tell(r, MP_STR("41150200100162000120030020501X"), &one, &known) &&
	    known, "reading brings it up to date, too");
	mp_address_compose(&told, &one.address);
	ok(strcmp(mp_buf_cstr(&told), "河南省信阳市浉河区老城街道义阳社区东方红大道12号"
	    "湖光小区3号楼2单元501室") == 0, "and addresses are guessed from keys: %s", told.p);
	mp_registry_close(r);
	ok(old_registry() && sql("DROP TABLE counter; DROP TRIGGER place_fixed") &&
	    refused(MP_STORE_WRITE, "place_fixed") &&
	    number_in("PRAGMA user_version") == 1 &&
	    number_in("SELECT count(*) FROM event") == 13,
	    "a migration that fails leaves everything as it was");
	mp_buf_free(&told);
}

int
main(void)
{
	char command[64];

	if (!mkdtemp(folder))
		return 1;
	layouts();
	paths();
	serials();
	reasons();
	full_slot();
	two_writers();
	hashes();
	collision();
	files();
	migration();
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command) != 0 || done_testing();
}
