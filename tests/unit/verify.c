/* verify.c - what is said of a code that somebody brings. */
#include <config.h>

#include <stdlib.h>

#include "code/path.h"
#include "code/verify.h"
#include "tap.h"

#define K "河南省|信阳市|浉河区|t老城街道|v义阳社区|r民权路"
#define D UINT64_C(411502001001)

static char folder[] = "/tmp/menpai-verify-XXXXXX";
static char file[64];

enum { LIVE, RETIRED, MERGED, PLACES };
static const char *const key[PLACES] = { K "|d12", K "|d14", K "|d16" };
static char code[PLACES][32];

static mp_registry *
open_registry(mp_store_mode mode)
{
	mp_buf why = { 0 };
	mp_registry *r = mp_registry_open(file, mode, &mp_layout_default, &why);

	if (!r) {
		printf("Bail out! %s\n", mp_buf_cstr(&why));
		exit(1);
	}
	return r;
}

/* A registry with one place of each state, as the store has them. */
static void
make(void)
{
	mp_registry *r = open_registry(MP_STORE_WRITE);
	mp_request q[PLACES] = { { .division = D }, { .division = D }, { .division = D } };
	mp_lookup l[PLACES] = { { .id = 0 } };
	mp_arena arena = { 0 };
	mp_buf why = { 0 };
	mp_store *s;
	int i;

	for (i = 0; i < PLACES; i++)
		q[i].key = mp_str_from(key[i]);
	if (!mp_registry_issue(r, q, PLACES, 0))
		exit(1);
	for (i = 0; i < PLACES; i++) {
		snprintf(code[i], sizeof code[i], "%.*s", (int)q[i].code.n, q[i].code.p);
		l[i] = (mp_lookup){ .key = q[i].key, .hash = mp_path_hash(q[i].key) };
	}
	mp_registry_close(r);
	s = mp_store_open(file, MP_STORE_WRITE, mp_layout_default.id, MP_ADDRESS_KEY_FORM, &why);
	ok(s && mp_store_write(s) && mp_store_find(s, l, PLACES, &arena) &&
	    l[RETIRED].id && l[MERGED].id &&
	    mp_store_set_state(s, l[RETIRED].id, MP_LIFE_RETIRED, 0) &&
	    mp_store_set_state(s, l[MERGED].id, MP_LIFE_MERGED, l[LIVE].id) && mp_store_commit(s),
	    "a registry with a place in use, one that is no more, and a duplicate");
	mp_store_close(s);
	mp_arena_free(&arena);
	mp_buf_free(&why);
}

static void
verdicts(const mp_gaz *gaz)
{
	const struct { const char *code; mp_code_fault alone, asked; const char *now; } t[] = {
		{ code[LIVE], MP_CODE_OK, MP_CODE_OK, "" },
		{ code[RETIRED], MP_CODE_OK, MP_CODE_RETIRED, "" },
		{ code[MERGED], MP_CODE_OK, MP_CODE_ALIAS, code[LIVE] },
		/* 18号 was never asked for; a township 999 is not on the list */
		{ "41150200100141" "00018" "0000000000" "4", MP_CODE_OK, MP_CODE_UNKNOWN, "" },
		{ "411502999001410001200000000002", MP_CODE_DIVISION, MP_CODE_DIVISION, "" },
		{ "41150200100141000180000000000", MP_CODE_LENGTH, MP_CODE_LENGTH, "" },
		{ "4115020010014100018000000000O0", MP_CODE_CHARACTER, MP_CODE_CHARACTER, "" },
		{ "411502001001410001800000000001", MP_CODE_CHECK, MP_CODE_CHECK, "" },
		{ "411502001001620001200300200008", MP_CODE_PARTS, MP_CODE_PARTS, "" },
		{ "", MP_CODE_LENGTH, MP_CODE_LENGTH, "" },
	};
	mp_registry *r = open_registry(MP_STORE_READ);
	mp_verifier alone = { &mp_layout_default, gaz, NULL }, asked = { &mp_layout_default, gaz, r };
	mp_verdict v, w;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		bool good = mp_verify(&alone, mp_str_from(t[i].code), &v);

		ok(good && v.fault == t[i].alone && v.now.n == 0, "'%s' alone: %s", t[i].code,
		    v.fault ? mp_fault_name(v.fault) : "right");
		good = mp_verify(&asked, mp_str_from(t[i].code), &w);
		ok(good && w.fault == t[i].asked && mp_str_eq(w.now, mp_str_from(t[i].now)) &&
		    mp_fault_is_good(w.fault) == (w.fault == MP_CODE_OK || w.fault == MP_CODE_ALIAS),
		    "and of the registry: %s, leads to '%.*s'",
		    w.fault ? mp_fault_name(w.fault) : "right", (int)w.now.n, w.now.n ? w.now.p : "");
	}
	mp_registry_close(r);
}

int
main(void)
{
	const char *top = getenv("top_builddir"), *why;
	char path[4096], command[64];
	mp_gaz *gaz;

	snprintf(path, sizeof path, "%s/data/gazetteer.mpg", top ? top : ".");
	if (!mkdtemp(folder) || !(gaz = mp_gaz_open(path, &why)))
		return 1;
	snprintf(file, sizeof file, "%s/codes.db", folder);
	make();
	verdicts(gaz);
	mp_gaz_close(gaz);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command) != 0 || done_testing();
}
