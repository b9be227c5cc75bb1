/* chain.c - the chain of hashes: known values, forms, and what a change does to it. */
#include <config.h>

#include "tag/chain.h"
#include "tap.h"

/* Computed with Python's hashlib. */
static const struct { const char *entry, *hash; } t[] = {
	{ "", "2c34ce1df23b838c5abf2a7f6437cca3d3067ed509ff25f11df6b11b582b51eb" },
	{ "abc", "0ca9c93f6c2b97ccb9285ea8c6602b24e222ea8342d4ad1a3fc47bb946eb9a1d" },
	{ "信阳", "3ebad67f9495d468e058614ab0cba4108b786f620808a7235382638a6a38a845" },
};

enum { N = sizeof t / sizeof *t };

static void
values(void)
{
	mp_chain c = { 0 }, half = { 0 };
	char hex[MP_CHAIN_HEX];
	size_t i;

	for (i = 0; i < N; i++) {
		mp_chain_add(&c, mp_str_from(t[i].entry));
		mp_chain_hex(&c, hex);
		ok(mp_str_eq((mp_str){ hex, sizeof hex }, mp_str_from(t[i].hash)),
		    "entry %zu has the hash that others compute", i + 1);
		ok(mp_chain_at(&c, mp_str_from(t[i].hash)) &&
		    mp_chain_at(&c, (mp_str){ (const char *)c.hash, sizeof c.hash }),
		    "and is known by it, in both forms");
	}
	ok(mp_chain_resume(&half, mp_str_from(t[0].hash)), "a chain is resumed");
	for (i = 1; i < N; i++)
		mp_chain_add(&half, mp_str_from(t[i].entry));
	ok(mp_chain_at(&half, mp_str_from(t[N - 1].hash)), "and comes to the same end");
}

static void
forms(void)
{
	static const char *const bad[] = {
		"", "2c34", "2C34CE1DF23B838C5ABF2A7F6437CCA3D3067ED509FF25F11DF6B11B582B51EB",
		"gc34ce1df23b838c5abf2a7f6437cca3d3067ed509ff25f11df6b11b582b51eb",
		"2c34ce1df23b838c5abf2a7f6437cca3d3067ed509ff25f11df6b11b582b51eb0",
	};
	mp_chain c = { 0 }, before;
	size_t i;

	mp_chain_add(&c, MP_STR("x"));
	before = c;
	for (i = 0; i < sizeof bad / sizeof *bad; i++)
		ok(!mp_chain_resume(&c, mp_str_from(bad[i])) &&
		    !mp_chain_at(&c, mp_str_from(bad[i])) &&
		    memcmp(&c, &before, sizeof c) == 0, "'%s' is no hash", bad[i]);
}

/* What is changed anywhere shows at the end; so does where one entry ends. */
static void
changes(void)
{
	static const char *const lists[][3] = {
		{ "ab", "c", "d" }, { "a", "bc", "d" }, { "ab", "d", "c" }, { "ab", "c", "" },
		{ "abc", "", "d" }, { "", "abc", "d" }, { "ab", "c", "e" },
	};
	enum { LISTS = sizeof lists / sizeof *lists };
	mp_chain c[LISTS] = { { { 0 } } };
	size_t i, k, same = 0;

	for (i = 0; i < LISTS; i++)
		for (k = 0; k < 3; k++)
			mp_chain_add(&c[i], mp_str_from(lists[i][k]));
	for (i = 0; i < LISTS; i++)
		for (k = 0; k < i; k++)
			same += memcmp(&c[i], &c[k], sizeof *c) == 0;
	ok(same == 0, "every change of %d lists shows in the last hash", LISTS);
}

int
main(void)
{
	values();
	forms();
	changes();
	return done_testing();
}
