/* layout.c - layouts of codes: their files, what they make of addresses, what they refuse. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/map.h"
#include "code/listing.h"
#include "code/path.h"
#include "tap.h"

#define K "河南省|信阳市|浉河区|t老城街道|v义阳社区"
#define D UINT64_C(411502001001)

static char folder[] = "/tmp/menpai-layout-XXXXXX";

static const char *
shipped(const char *name)
{
	static char path[4096];
	const char *top = getenv("top_srcdir");

	snprintf(path, sizeof path, "%s/data/layouts/%s.layout", top ? top : ".", name);
	return path;
}

static mp_layout
open_shipped(const char *name)
{
	mp_buf why = { 0 };
	mp_layout l;

	if (!mp_layout_open(&l, shipped(name), &why)) {
		printf("Bail out! %s\n", mp_buf_cstr(&why));
		exit(1);
	}
	mp_buf_free(&why);
	return l;
}

/* --- what the files say ------------------------------------------------------------ */

/* Registries remember these ids: a change makes all of them useless. */
static void
ids(void)
{
	static const struct { const char *name, *id; size_t width; } t[] = {
		{ "menpai", "6+3+3+2+5+3+3+4", 30 },
		{ "shenzhen", "shenzhen dc1e99301547a070", 25 }, { "hefei", "hefei 7dc5b7769c4003bc", 24 },
		{ "gbt37149", "gbt37149 6ddb8b7ffe3b7f85", 13 },
	};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_layout l = open_shipped(t[i].name);

		ok(strcmp(l.name, t[i].name) == 0 && strcmp(l.id, t[i].id) == 0 &&
		    mp_layout_width(&l) == t[i].width, "%s: id %s, %zu characters", l.name, l.id,
		    mp_layout_width(&l));
	}
}

static void
the_default(void)
{
	mp_layout l = open_shipped("menpai");
	mp_buf a = { 0 }, b = { 0 };
	int e, bad = 0;

	mp_layout_describe(&a, &l);
	mp_layout_describe(&b, &mp_layout_default);
	for (e = MP_GROUP; e <= MP_ROOM; e++)
		bad += l.slot[e] != mp_layout_default.slot[e] ||
		    l.type[e] != mp_layout_default.type[e];
	ok(bad == 0 && strcmp(mp_buf_cstr(&a), mp_buf_cstr(&b)) == 0,
	    "menpai.layout says what is compiled in: %s", mp_buf_cstr(&b));
	mp_buf_free(&a);
	mp_buf_free(&b);
}

/* --- files that are wrong ------------------------------------------------------------ */

static bool
read_text(mp_layout *l, const char *text, mp_buf *why)
{
	char path[64];
	FILE *fp;

	snprintf(path, sizeof path, "%s/x.layout", folder);
	if (!(fp = fopen(path, "w")) || fputs(text, fp) < 0 || fclose(fp) != 0)
		exit(1);
	why->n = 0;
	return mp_layout_open(l, path, why);
}

static void
wrong(void)
{
#define HEAD "name = x\n"
#define TOWN "part = town 9 division 1\n"
#define DOOR "part = door 4 serial group..room\n"
#define END "check = none\n"
	static const struct { const char *text, *where, *what; } t[] = {
		{ "", ":1:1: ", "'name'" }, { "\xEF\xBB\xBFnom = x", ":1:1: ", "'nom'" },
		{ HEAD "part county 6 division 1\n", ":2:1: ", "key = value" },
		{ HEAD "# 说明\n段 = 区县 0 区划 1\n", ":3:8: ", "1 to 12" },
		{ HEAD "part = town 13 division 1\n", ":2:13: ", "1 to 12" },
		{ HEAD "part = town\n", ":2:12: ", "1 to 12" },
		{ HEAD "part = town 6 divisions 1\n", ":2:15: ", "'divisions'" },
		{ HEAD "part = town 6 division 8\n", ":2:24: ", "counted from 1" },
		{ HEAD "part = town 6 division 0\n", ":2:24: ", "counted from 1" },
		{ HEAD TOWN "part = b 3 division 9\n", ":3:21: ", "no other part" },
		{ HEAD TOWN "part = town 3 division 10\n", ":3:8: ", "no other part" },
		{ HEAD "part = t 3 type\n", ":2:10: ", "two digits" },
		{ HEAD "part = t 2 type 9\n", ":2:17: ", "end of the line" },
		{ HEAD "part = t 2 type\npart = c 1 class road=1\n", ":3:12: ", "only one" },
		{ HEAD "part = c 1 class\n", ":2:17: ", "road=1" },
		{ HEAD "part = c 1 class road=10\n", ":2:18: ", "room" },
		{ HEAD "part = c 1 class county=1\n", ":2:18: ", "from community" },
		{ HEAD "part = d 10 serial door\n", ":2:10: ", "at most 9" },
		{ HEAD "part = d 3 serial dor\n", ":2:19: ", "'dor'" },
		{ HEAD "part = d 3 serial\n", ":2:18: ", "from community" },
		{ HEAD "part = d 3 serial 小区院落..街路巷\n", ":2:19: ", "coarser" },
		{ HEAD "part = d 3 serial door\npart = e 3 serial group..estate\n", ":3:19: ",
		    "no other part" },
		{ HEAD "part = g 2 fixed 0\n", ":2:18: ", "as many" },
		{ HEAD "part = g 2 fixed 0x\n", ":2:18: ", "as many" },
		{ HEAD END "check = MOD 11-3\n", ":3:1: ", "line 2" },
		{ HEAD "check = MOD 11-3\n", ":2:9: ", "MOD 37-36" },
		{ HEAD "leave-out = county\n", ":2:13: ", "from community" },
		{ "name = a b\n", ":1:10: ", "end of the line" },
		{ "name = 一个长得超过三十一字节的名称\n", ":1:8: ", "31 bytes" },
		{ HEAD TOWN DOOR, ":3:1: ", "'check'" }, { HEAD TOWN END, ":3:1: ", "no part" },
		{ HEAD DOOR END, ":3:1: ", "six digits" },
		{ HEAD "part = a 3 division 1\npart = b 6 division 7\n" DOOR END, ":5:1: ",
		    "six digits" },
		{ HEAD TOWN "part = b 9 serial group..estate\npart = h 9 serial building..room\n"
		    "part = f 3 fixed 000\n" END, ":6:1: ", "30 characters" },
		{ HEAD TOWN "part = b 3 serial room\npart = u 3 serial unit\n" END, ":5:1: ",
		    "order" },
		{ HEAD TOWN "part = d 3 serial door\npart = e 3 serial estate\n" END, ":5:1: ",
		    "order" },
		{ HEAD TOWN "part = c 1 class road=1\npart = d 3 serial estate\n" END, ":5:1: ",
		    "class" },
		{ HEAD TOWN "part = c 1 class road=1\npart = d 3 serial road\n"
		    "part = h 3 serial room\n" END, ":6:1: ", "class" },
	};
	mp_buf why = { 0 };
	mp_layout l;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		bool refused = !read_text(&l, t[i].text, &why);

		ok(refused && strstr(mp_buf_cstr(&why), t[i].where) &&
		    strstr(why.p, t[i].what), "%s", refused ? strrchr(why.p, '/') : "read");
	}
	ok(read_text(&l, HEAD TOWN DOOR END, &why) && mp_layout_width(&l) == 13, "one is right");
	mp_buf_free(&why);
}

/* --- codes --------------------------------------------------------------------------- */

/* The code of an address that a layout makes; "" if it has none. */
static const char *
code_in(mp_registry *r, uint64_t division, const char *key)
{
	static char text[MP_LAYOUT_WIDTH + 1];
	mp_request q = { .key = mp_str_from(key), .division = division };

	if (!mp_registry_issue(r, &q, 1, 0))
		return mp_registry_why(r);
	snprintf(text, sizeof text, "%.*s", (int)q.code.n, q.code.n ? q.code.p : "");
	return text;
}

static mp_registry *
registry(const char *name, const mp_layout *l)
{
	char path[128];
	mp_buf why = { 0 };
	mp_registry *r;

	snprintf(path, sizeof path, "%s/%s.db", folder, name);
	if (!(r = mp_registry_open(path, MP_STORE_WRITE, l, &why)))
		printf("# %s\n", mp_buf_cstr(&why));
	mp_buf_free(&why);
	return r;
}

static void
codes(void)
{
	/* in the order in which they are asked for */
	static const struct { const char *layout, *key, *code; } t[] = {
		{ "shenzhen", K "|r深南大道|e湖光小区|d12|b3|u2|h501", "41150200100100" "00003" "020501" },
		{ "shenzhen", K "|r深南大道|e湖光小区|d12|b3|f5|h2", "41150200100100" "00003" "000502" },
		{ "shenzhen", K "|r深南大道|d12", "41150200100100" "00012" "000000" },
		{ "shenzhen", K "|r深南大道|e南园|b3", "41150200100100" "99999" "000000" },
		{ "shenzhen", K "|r深南大道|e南园|b3|h东户", "41150200100100" "99999" "999999" },
		{ "hefei", K "|e湖光小区|b3|u2|h501", "411502001001" "999" "003" "02" "0501" },
		{ "hefei", K "|e湖光小区|b3|u2|f5|h3", "411502001001" "999" "003" "02" "0503" },
		{ "hefei", K "|r长江路|d12", "411502001001" "012" "000" "00" "0000" },
		{ "hefei", K "|r长江路|d1200", "411502001001" "998" "000" "00" "0000" },
		{ "hefei", K "|r长江路", "" },
		{ "gbt37149", "河南省|信阳市|浉河区|t老城街道|r东方红大道", "411502001" "1" "999" },
		{ "gbt37149", "河南省|信阳市|浉河区|t老城街道|r东方红大道|l3巷", "411502001" "1" "998" },
		{ "gbt37149", "河南省|信阳市|浉河区|t老城街道|e湖光小区", "411502001" "2" "999" },
		{ "gbt37149", K, "411502001" "0" "001" },
		{ "gbt37149", "河南省|信阳市|浉河区|t老城街道|r东方红大道|d12", "" },
		{ "gbt37149", "河南省|信阳市|浉河区|t老城街道|r东方红大道|s中段", "" },
		{ "gbt37149", K "|g张湾", "" }, { "gbt37149", "河南省|信阳市|浉河区|t老城街道", "" },
		{ "gbt37149", "河南省|信阳市|浉河区|t老城街道|e湖光小区|a对面", "" },
	};
	const char *open = "";
	mp_registry *r = NULL;
	mp_layout l = mp_layout_default;
	mp_registered told;
	bool held, good;
	mp_code c;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		const char *got;

		if (strcmp(open, t[i].layout) != 0) {
			mp_registry_close(r);
			l = open_shipped(open = t[i].layout);
			if (!(r = registry(open, &l)))
				exit(1);
		}
		got = code_in(r, D, t[i].key);
		ok(strcmp(got, t[i].code) == 0, "%s: %s is %s", open, t[i].key,
		    got[0] ? got : "without code");
		if (!t[i].code[0])
			continue;
		good = mp_layout_read(&l, mp_str_from(t[i].code), &c) == MP_CODE_OK &&
		    mp_registry_tell(r, mp_str_from(t[i].code), &told, &held) && held;
		ok(good, "and is read again, and held");
	}
	mp_registry_close(r);
}

/* What a layout leaves out makes no other address of one. */
static void
left_out(void)
{
	mp_layout l = open_shipped("gbt37149");
	mp_address road = { .elem = { [MP_TOWNSHIP] = MP_STR("老城街道"),
	    [MP_COMMUNITY] = MP_STR("义阳社区"), [MP_ROAD] = MP_STR("民权路") } };
	mp_address village = { .elem = { [MP_TOWNSHIP] = MP_STR("老城街道"),
	    [MP_COMMUNITY] = MP_STR("义阳社区") } };

	mp_layout_see(&l, &road);
	mp_layout_see(&l, &village);
	ok(!mp_address_has(&road, MP_COMMUNITY) && mp_address_has(&road, MP_ROAD) &&
	    mp_address_has(&village, MP_COMMUNITY),
	    "a road is that of its township, a community stays one");
	mp_layout_see(&mp_layout_default, &village);
	ok(mp_address_has(&village, MP_COMMUNITY), "the default leaves nothing out");
}

/* --- properties ----------------------------------------------------------------------- */

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1103515245 + 12345;
	return *seed >> 16;
}

/* A made-up address: a few of everything, so that numbers meet. */
static void
make_key(char key[256], uint32_t *seed)
{
	static const char *const part[][4] = {
		{ "", "|g张湾", "|g3组", "|g王庄" }, { "", "|r民权路", "|r东方红大道", "|r民生路" },
		{ "", "", "|s中段", "|s东段" }, { "", "", "|l3巷", "|l老巷" },
		{ "", "|e湖光小区", "|e南园", "|e3号院" }, { "", "|d12", "|d12-3", "|d3" },
		{ "", "|b3", "|bA", "|b12" }, { "", "", "|u2", "|u东单元" },
		{ "", "|f5", "|f3", "|f-1" }, { "", "|h3", "|h501", "|h东户" },
	};
	size_t i;

	strcpy(key, next(seed) % 4 ? K : "河南省|信阳市|浉河区|t老城街道");
	for (i = 0; i < sizeof part / sizeof *part; i++)
		strcat(key, part[i][next(seed) % 4]);
}

/* Whatever is asked, no two addresses get one code, and each code reads back. */
static void
one_code_each(const char *name)
{
	enum { N = 20000, BATCH = 500 };
	mp_layout l = open_shipped(name);
	mp_registry *r = registry("many", &l);
	char (*key)[256] = calloc(N, sizeof *key);
	mp_request *q = calloc(N, sizeof *q);
	size_t i, k, given = 0, twice = 0, bad = 0, unlike = 0;
	mp_arena arena = { 0 };
	mp_map by_code = { 0 };
	uint32_t seed = 5;
	mp_code c;

	for (i = 0; i < N; i++) {
		make_key(key[i], &seed);
		q[i] = (mp_request){ .key = mp_str_from(key[i]), .division = D };
	}
	for (i = 0; i < N; i += BATCH) {
		bad += !r || !mp_registry_issue(r, q + i, BATCH, 0);
		for (k = i; k < i + BATCH; k++) {
			uint32_t *at;

			if (q[k].code.n == 0)
				continue;
			given++;
			bad += mp_layout_read(&l, q[k].code, &c) != MP_CODE_OK;
			at = mp_map_put(&by_code, mp_arena_dup(&arena, q[k].code), (uint32_t)k);
			twice += strcmp(key[*at], key[k]) != 0;
			unlike += *at != k;	/* the same address came again */
		}
	}
	ok(bad == 0 && twice == 0 && given > 10 && unlike > 0,
	    "%s: %zu addresses got codes that are theirs alone", name, given);
	mp_map_free(&by_code);
	mp_arena_free(&arena);
	free(key);
	free(q);
	mp_registry_close(r);
}

static void
forget(void)
{
	char path[128];

	snprintf(path, sizeof path, "%s/many.db", folder);
	unlink(path);
}

/* A registry is that of one layout, as it was. */
static void
of_one_layout(void)
{
	mp_layout l = open_shipped("hefei"), changed = l, renamed = l;
	mp_buf why = { 0 };
	mp_registry *r = registry("one", &l);

	ok(r != NULL, "a registry is made for a layout");
	mp_registry_close(r);
	strcpy(renamed.part[3].name, "other");
	ok((r = registry("one", &renamed)) != NULL, "the names of parts do not matter");
	mp_registry_close(r);
	ok(registry("one", &mp_layout_default) == NULL, "another layout is refused");
	ok(read_text(&changed, "name = hefei\npart = town 12 division 1\n"
	    "part = estate 4 serial group..estate\npart = house 2 serial building..room\n"
	    "check = none\n", &why) && strcmp(changed.id, l.id) != 0 &&
	    registry("one", &changed) == NULL, "so is one of that name that says something else");
	mp_buf_free(&why);
}

int
main(void)
{
	static const char *const names[] = { "menpai", "shenzhen", "hefei", "gbt37149" };
	char command[64];
	size_t i;

	if (!mkdtemp(folder))
		return 1;
	ids();
	the_default();
	wrong();
	codes();
	left_out();
	for (i = 0; i < sizeof names / sizeof *names; i++) {
		one_code_each(names[i]);
		forget();
	}
	of_one_layout();
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command) != 0 || done_testing();
}
