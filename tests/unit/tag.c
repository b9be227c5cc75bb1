/* tag.c - tags of codes: right, forged, of another key, and no tags at all. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "tag/tag.h"
#include "tap.h"

#define KEY_A "A 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n"
#define KEY_B "B F00102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F\n"

static const char file[] = "tag.keys";

static bool
read_keys(mp_tag_keys *k, const char *text, unsigned mode, mp_buf *why)
{
	FILE *fp = fopen(file, "w");
	bool good;

	fputs(text, fp);
	fclose(fp);
	chmod(file, mode);
	good = mp_tag_keys_read(k, file, why);
	remove(file);
	return good;
}

static void
files(void)
{
	static const struct { const char *text; unsigned mode; const char *why; } t[] = {
		{ KEY_A, 0600, NULL }, { "# old\n" KEY_A KEY_B, 0400, NULL },
		{ KEY_A, 0640, "chmod 600" }, { KEY_A, 0604, "chmod 600" }, { KEY_A, 0622, "chmod 600" },
		{ "", 0600, "no key" }, { KEY_A KEY_A, 0600, "stands above already" },
		{ "A 0001\n", 0600, ":1: expected" }, { KEY_A "1" KEY_B, 0600, ":2: expected" },
		{ "AB" KEY_A, 0600, ":1: expected" },
	};
	mp_tag_keys k;
	mp_buf why = { 0 };
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		bool good = read_keys(&k, t[i].text, t[i].mode, &why);

		ok(good == (t[i].why == NULL) && (good || strstr(mp_buf_cstr(&why), t[i].why)),
		    "key file %zu: %s", i, good ? "read" : mp_buf_cstr(&why));
		ok(good || (strstr(mp_buf_cstr(&why), "0001") == NULL && k.n == 0),
		    "no key is told");
	}
	mp_buf_free(&why);
}

static void
tags(void)
{
	static const char code[] = "411502001001420008800000000002";
	mp_tag_keys old, rotated, other;
	char tag[MP_TAG_LENGTH + 1] = "", again[MP_TAG_LENGTH + 1] = "";
	mp_buf why = { 0 }, p = { 0 };
	mp_str inside;
	size_t i;

	read_keys(&old, KEY_A, 0600, &why);
	read_keys(&rotated, KEY_B KEY_A, 0600, &why);
	read_keys(&other, KEY_B, 0600, &why);
	mp_tag_make(&old, mp_str_from(code), tag);
	mp_tag_make(&old, mp_str_from(code), again);
	ok(tag[0] == 'A' && strcmp(tag, again) == 0, "the tag of a code is always the same");
	/* By another implementation, Python's hmac and base64. */
	ok(strcmp(tag, "ANDKTSWIWVCEMQ") == 0, "and the one that is documented: %s", tag);
	mp_tag_make(&rotated, mp_str_from(code), again);
	ok(again[0] == 'B' && strcmp(tag + 1, again + 1) != 0, "a new key signs from now on");
	mp_buf_printf(&p, "HTTPS://MP.EXAMPLE/D/%s.%s", code, tag);
	ok(mp_tag_check(&old, mp_buf_str(&p), &inside) == MP_TAG_VALID &&
	    mp_str_eq(inside, mp_str_from(code)), "it is valid");
	ok(mp_tag_check(&rotated, mp_buf_str(&p), &inside) == MP_TAG_VALID,
	    "also when there is a new key");
	ok(mp_tag_check(&other, mp_buf_str(&p), &inside) == MP_TAG_WRONG_KEY,
	    "but not without its key");
	for (i = p.n - MP_TAG_LENGTH + 1; i < p.n; i++) {
		char was = p.p[i];

		p.p[i] = was == 'Z' ? 'Y' : 'Z';
		ok(mp_tag_check(&old, mp_buf_str(&p), &inside) == MP_TAG_FORGED,
		    "another character %zu is forged", i);
		p.p[i] = was;
	}
	p.p[22] = '9';
	ok(mp_tag_check(&old, mp_buf_str(&p), &inside) == MP_TAG_FORGED, "so is another code");
	p.n = 0;
	mp_buf_printf(&p, "%s.%s", code, tag);
	ok(mp_tag_check(&old, mp_buf_str(&p), &inside) == MP_TAG_VALID, "the host is not needed");
	for (i = 0; i < p.n; i++)
		p.p[i] = (char)(p.p[i] >= 'A' && p.p[i] <= 'Z' ? p.p[i] + 32 : p.p[i]);
	ok(mp_tag_check(&old, mp_buf_str(&p), &inside) == MP_TAG_VALID, "nor are capitals");
	mp_buf_free(&why);
	mp_buf_free(&p);
}

static void
malformed(void)
{
	static const char *const t[] = {
		"", "/", "HTTPS://A.CN/", "411502", "ABCDEFGHIJKLMN", ".ABCDEFGHIJKLMN",
		"1-ABCDEFGHIJKLMN", "1.ABCDEFGHIJKLM1", "1.ABCDEFGHIJKLM", "1 2.ABCDEFGHIJKLMN",
		"浉.ABCDEFGHIJKLMN", "HTTPS://A.CN/1.ABCDEFGHIJKLMN/",
	};
	mp_tag_keys k;
	mp_buf why = { 0 };
	mp_str inside;
	size_t i;

	read_keys(&k, KEY_A, 0600, &why);
	for (i = 0; i < sizeof t / sizeof *t; i++)
		ok(mp_tag_check(&k, mp_str_from(t[i]), &inside) == MP_TAG_MALFORMED &&
		    inside.n == 0, "'%s' has no tag", t[i]);
	mp_buf_free(&why);
}

int
main(void)
{
	files();
	tags();
	malformed();
	return done_testing();
}
