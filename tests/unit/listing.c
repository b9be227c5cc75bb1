/* listing.c - what a registry tells of its addresses, and how they were written. */
#include <config.h>

#include <stdlib.h>
#include <unistd.h>

#include "code/listing.h"
#include "code/written.h"
#include "elements.h"
#include "tap.h"

#define D UINT64_C(411502001001)
#define UP "province=河南省 city=信阳市 county=浉河区 township=老城街道 "

static const mp_layout *const layout = &mp_layout_default;
static char folder[] = "/tmp/menpai-listing-XXXXXX";
static char file[64];

static mp_registry *
open_it(mp_store_mode mode)
{
	mp_buf why = { 0 };
	mp_registry *r = mp_registry_open(file, mode, layout, &why);

	if (!r) {
		printf("Bail out! %s\n", mp_buf_cstr(&why));
		exit(1);
	}
	mp_buf_free(&why);
	return r;
}

/* --- how it was written --------------------------------------------------------------- */

static void
writing(void)
{
	/* the address, and what the key does not say */
	static const struct { const char *address, *want; } t[] = {
		{ UP "road=东方红大道 door=12号", "|d12号" },
		{ UP "road=东方红大道 door=12号附3号 building=A座 room=东户", "|d12号附3号|bA座" },
		{ UP "group=张塆 door=7号", "|g张塆|d7号" },
		{ UP "devzone=羊山新区 road=新五大道 door=8号 building=3栋 floor=5层 room=501室",
		  "|z羊山新区|d8号|b3栋|f5层|h501室" },
		{ "county=浉河区 estate=湖光小区", "" },
		{ UP "estate=甲|乙小区", "|e甲｜乙小区" },
		{ UP "assist=医院对面 note=张三家 estate=湖光小区", "" },
	};
	mp_buf key = { 0 }, written = { 0 };
	size_t i;
	int e;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_address a = address_of(t[i].address), back = { 0 };
		bool same = true;

		key.n = written.n = 0;
		mp_address_key(&key, &a);
		mp_written(&written, &a, mp_buf_str(&key));
		ok(strcmp(mp_buf_cstr(&written), t[i].want) == 0, "%s: '%s' (%s)",
		    t[i].address, t[i].want, mp_buf_cstr(&written));
		mp_written_read(&back, mp_buf_str(&key), true, mp_buf_str(&written));
		for (e = MP_PROVINCE; e <= MP_ROOM; e++)
			same = same && (e == MP_ESTATE ? a.elem[e].n == 0 || back.elem[e].n :
			    mp_str_eq(a.elem[e], back.elem[e]));
		ok(same, "and it is read back");
	}
	mp_buf_free(&key);
	mp_buf_free(&written);
}

static void
guesses(void)
{
	static const struct { const char *key, *want; } t[] = {
		{ "|d12", "|d12号" }, { "|d12-3", "|d12-3号" }, { "|b3", "|b3号楼" },
		{ "|bA", "|bA号楼" }, { "|u2|f5|h501", "|u2单元|f5层|h501室" },
		{ "|h东户", "" }, { "|e湖光小区", "" },
	};
	mp_buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		b.n = 0;
		mp_written_guess(&b, mp_str_from(t[i].key), false);
		ok(strcmp(mp_buf_cstr(&b), t[i].want) == 0, "%s was likely written %s (%s)",
		    t[i].key, t[i].want, mp_buf_cstr(&b));
	}
	mp_buf_free(&b);
}

/* --- the list ----------------------------------------------------------------------------- */

static const char *const houses[] = {
	UP "road=东方红大道 door=12号 estate=湖光小区 building=3栋 unit=二单元 floor=5层 room=501室",
	UP "road=东方红大道 door=12号 estate=湖光小区 building=3栋 unit=二单元 room=502室",
	UP "road=民权街 door=14号附1号",
};

static void
issue(mp_registry *r, const char *text, mp_buf *code)
{
	mp_address a = address_of(text);
	mp_buf key = { 0 }, written = { 0 };
	mp_request q = { .division = D };

	mp_address_key(&key, &a);
	mp_written(&written, &a, mp_buf_str(&key));
	q.key = mp_buf_str(&key);
	q.written = mp_buf_str(&written);
	mp_registry_issue(r, &q, 1, 0);
	code->n = 0;
	mp_buf_add(code, q.code);
	mp_buf_free(&key);
	mp_buf_free(&written);
}

static bool
put(void *of, const mp_registered *told)
{
	mp_buf *b = of;

	mp_buf_add(b, told->code);
	mp_buf_addc(b, ' ');
	mp_address_compose(b, &told->address);
	mp_buf_printf(b, " %d%d\n", (int)told->life, (int)told->kind);
	return true;
}

static bool
first_only(void *of, const mp_registered *told)
{
	put(of, told);
	return false;
}

static void
list(void)
{
	static const char want[] =
		"411502001001420001200000000007 河南省信阳市浉河区老城街道东方红大道12号湖光小区 00\n"
		"411502001001500001200300000009 河南省信阳市浉河区老城街道东方红大道12号湖光小区3栋 00\n"
		"411502001001610001200300200006 河南省信阳市浉河区老城街道东方红大道12号湖光小区3栋二单元 00\n"
		"41150200100162000120030020501X 河南省信阳市浉河区老城街道东方红大道12号湖光小区3栋二单元5层501室 00\n"
		"411502001001620001200300205028 河南省信阳市浉河区老城街道东方红大道12号湖光小区3栋二单元502室 00\n"
		"411502001001419999900000000005 河南省信阳市浉河区老城街道民权街14号附1号 00\n";
	mp_registry *r = open_it(MP_STORE_WRITE);
	mp_buf got = { 0 }, code = { 0 };
	mp_registered told;
	size_t i;
	bool known;

	for (i = 0; i < sizeof houses / sizeof *houses; i++)
		issue(r, houses[i], &code);
	ok(mp_registry_list(r, put, &got) && strcmp(mp_buf_cstr(&got), want) == 0,
	    "every place is told as it was written, those on the way too");
	if (strcmp(mp_buf_cstr(&got), want) != 0)
		printf("# %s\n", got.p);
	mp_registry_close(r);
	r = open_it(MP_STORE_READ);
	got.n = 0;
	ok(mp_registry_list(r, first_only, &got) && got.n < sizeof want / 4,
	    "the list ends when it is told to");
	got.n = 0;
	ok(mp_registry_tell(r, mp_buf_str(&code), &told, &known) && known && put(&got, &told) &&
	    strstr(mp_buf_cstr(&got), "民权街14号附1号 00"), "a code is told");
	ok(mp_registry_tell(r, MP_STR("411502001001620001200300205036"), &told, &known) &&
	    !known, "one that was not given is unknown");
	ok(mp_registry_tell(r, MP_STR("4115"), &told, &known) && !known &&
	    mp_registry_tell(r, MP_STR(""), &told, &known) && !known, "so is what is no code");
	mp_registry_close(r);
	mp_buf_free(&got);
	mp_buf_free(&code);
}

int
main(void)
{
	char command[64];

	if (!mkdtemp(folder))
		return 1;
	snprintf(file, sizeof file, "%s/codes.db", folder);
	writing();
	guesses();
	list();
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command) != 0 || done_testing();
}
