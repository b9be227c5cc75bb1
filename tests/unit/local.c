/* local.c - the names of a place: found in a text, and what follows from them.
 *
 * Runs in the build folder, on data/gazetteer.mpg. */
#include <config.h>

#include <stdlib.h>
#include <unistd.h>

#include "address/fold.h"
#include "address/infer.h"
#include "address/normalize.h"
#include "base/utf8.h"
#include "elements.h"

#include "tap.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

#define HEAD "kind\tcounty\twithin\telement\tname\tthen\tmeans\tcount\texceptions\taccept\n"
#define SHIHE "河南省信阳市浉河区"
#define PINGQIAO "河南省信阳市平桥区"
#define NAME(county, within, element, name, count) \
	"name\t" county "\t" within "\t" element "\t" name "\t\t\t" count "\t\ty\n"
#define ALIAS(county, within, element, name, means) \
	"alias\t" county "\t" within "\t" element "\t" name "\t\t" means "\t9\t\ty\n"
#define RULE(element, name, then, means, count, exceptions) \
	"rule\t" SHIHE "\t\t" element "\t" name "\t" then "\t" means "\t" count "\t" \
	exceptions "\ty\n"

static mp_gaz *gaz;

static mp_local *
names_of(const char *rows, char *path)
{
	mp_buf text = { 0 }, why = { 0 };
	int fd;
	mp_local *local;

	strcpy(path, "/tmp/menpai-names-XXXXXX");
	fd = mkstemp(path);
	mp_buf_adds(&text, HEAD);
	mp_buf_adds(&text, rows);
	if (fd < 0 || write(fd, text.p, text.n) != (ssize_t)text.n || close(fd))
		abort();
	local = mp_local_open(path, gaz, &why);
	if (!local)
		ok(false, "%s", mp_buf_cstr(&why));
	mp_buf_free(&text);
	mp_buf_free(&why);
	return local;
}

/* --- finding ------------------------------------------------------------------- */

static const char found_in[] =
    NAME(SHIHE, "", "road", "东方路", "5") NAME(SHIHE, "", "road", "东方路口街", "5")
    NAME(SHIHE, "", "estate", "东方路", "60") NAME(PINGQIAO, "", "road", "东方路", "5")
    NAME(SHIHE, "", "group", "张湾", "5") NAME(SHIHE, "", "group", "张塆", "5")
    ALIAS(SHIHE, "", "road", "狮河路", "浉河路") NAME(SHIHE, "", "road", "狮河路", "3")
    ALIAS(SHIHE, "", "estate", "万达", "万达广场")
    ALIAS(PINGQIAO, "", "estate", "万达", "万达公馆")
    ALIAS(SHIHE, "老城街道义阳社区", "group", "代庄", "戴庄")
    ALIAS(SHIHE, "", "estate", "碧邦花园", "碧邦花园小区")
    ALIAS(SHIHE, "", "estate", "碧邦", "碧邦花园小区");

static void
finding(void)
{
	static const struct {
		const char *text, *county, *township, *community;
		mp_element element;
		size_t len;	/* of the longest that begins there */
		const char *official;
	} t[] = {
		{ "东方路口", "浉河区", "", "", MP_ESTATE, 3, "东方路" },
		{ "东方路12号", "浉河区", "", "", MP_ROAD, 3, NULL },	/* 5 against 60 */
		{ "东方路12号", "平桥区", "", "", MP_ROAD, 3, "东方路" },
		{ "东方路12号", "朝阳区", "", "", MP_ROAD, 3, NULL },
		{ "东方路12号", "信阳市", "", "", MP_ROAD, 3, "东方路" },
		{ "东方路口街", "", "", "", MP_ROAD, 5, "东方路口街" },
		{ "东方", "浉河区", "", "", MP_ROAD, 0, NULL },
		{ "张湾3号", "浉河区", "", "", MP_GROUP, 2, "张湾" },
		{ "张塆3号", "浉河区", "", "", MP_GROUP, 2, "张塆" },
		{ "狮河路", "浉河区", "", "", MP_ROAD, 3, "浉河路" },
		{ "浉河路", "浉河区", "", "", MP_ROAD, 3, "浉河路" },
		{ "狮河路", "平桥区", "", "", MP_ROAD, 3, NULL },
		{ "万达", "浉河区", "", "", MP_ESTATE, 2, "万达广场" },
		{ "万达", "平桥区", "", "", MP_ESTATE, 2, "万达公馆" },
		{ "万达", "信阳市", "", "", MP_ESTATE, 2, NULL },	/* which? */
		{ "代庄", "浉河区", "老城街道", "义阳社区", MP_GROUP, 2, "戴庄" },
		{ "代庄", "浉河区", "", "义阳社区", MP_GROUP, 2, "戴庄" },
		{ "代庄", "浉河区", "老城街道", "胜利社区", MP_GROUP, 2, NULL },
		{ "代庄", "浉河区", "", "", MP_GROUP, 2, NULL },
	};
	char path[32];
	mp_local *local = names_of(found_in, path);
	size_t i;

	for (i = 0; i < COUNT(t); i++) {
		struct mp_local_hit hit[MP_LOCAL_HITS] = { { 0 } };
		const struct mp_local_name *name = NULL;
		uint32_t c[32], d[8];
		size_t n = 0, at = 0, hits;
		mp_gaz_hit place[8];
		struct mp_local_where where = { .d = d, .looked = true,
		    .township = mp_str_from(t[i].township),
		    .community = mp_str_from(t[i].community) };

		while (t[i].text[at])
			at += mp_utf8_next(t[i].text + at, &c[n++]);
		where.n = mp_gaz_match_in(gaz, mp_str_from(t[i].county), MP_GAZ_NONE,
		    MP_LV_BIT(MP_LV_CITY) | MP_LV_BIT(MP_LV_COUNTY), place, 8);
		for (at = 0; at < where.n; at++)
			d[at] = place[at].division;
		if ((hits = mp_local_match(local, c, n, hit, MP_LOCAL_HITS)) > 0) {
			where.text = (mp_str){ t[i].text, 3 * hit[hits - 1].len };
			name = mp_local_fit(local, hit[hits - 1].name, t[i].element, &where);
		}
		ok((hits ? hit[hits - 1].len : 0) == t[i].len && (!name ? !t[i].official :
		    t[i].official && mp_str_eq(name->official, mp_str_from(t[i].official))),
		    "%s in %s%s%s: %.*s", t[i].text, t[i].county, t[i].township,
		    t[i].community, name ? (int)name->official.n : 1,
		    name ? name->official.p : "-");
	}
	unlink(path);
	mp_local_free(local);
}

/* --- following ----------------------------------------------------------------- */

static const char told[] =
    RULE("estate", "湖光小区", "road", "东方红大道", "300", "2")
    RULE("estate", "湖光小区", "door", "218号", "300", "0")
    RULE("estate", "湖光小区", "community", "义阳社区", "300", "0")
    RULE("community", "义阳社区", "township", "老城街道", "900", "0")
    RULE("estate", "两门小区", "road", "浉河路", "40", "0")
    RULE("estate", "两门小区", "door", "5号", "38", "2")
    RULE("estate", "少见小区", "road", "浉河路", "4", "0")
    RULE("estate", "常换小区", "road", "浉河路", "90", "10")
    RULE("road", "浉河路", "township", "老城街道", "60", "40")
    RULE("road", "浉河路", "township", "五星街道", "40", "60")
    RULE("road", "民权路", "township", "民权街道", "50", "0")
    RULE("estate", "民权小区", "road", "民权路", "50", "0")
    RULE("estate", "民权小区", "township", "五星街道", "50", "0")
    RULE("community", "双河村", "township", "老城街道", "900", "0");

static void
put_elements(mp_buf *out, const mp_address *a, uint32_t which)
{
	int e;

	for (e = MP_DEVZONE; e < MP_NELEMENT; e++)
		if (which & 1U << e) {
			mp_buf_printf(out, "%s%s=", out->n ? " " : "", mp_elements[e].name);
			mp_buf_add(out, a->elem[e]);
		}
}

static void
following(void)
{
	static const struct { const char *in, *filled, *expected; } t[] = {
		{ "estate=湖光小区", "township=老城街道 community=义阳社区 road=东方红大道 "
		  "door=218号", "" },
		{ "estate=湖光小区 door=218号附3号", "township=老城街道 community=义阳社区 "
		  "road=东方红大道", "" },
		{ "estate=湖光小区 door=220号", "", "door=218号" },
		{ "estate=湖光小区 road=浉河路", "", "road=东方红大道" },
		{ "estate=湖光小区 road=浉河路 door=3号", "", "road=东方红大道" },
		{ "estate=湖光小区 lane=杨家巷 door=3号", "township=老城街道 "
		  "community=义阳社区", "" },
		{ "estate=湖光小区 township=五星街道", "", "township=老城街道" },
		{ "estate=湖光小区 community=胜利社区", "", "community=义阳社区" },
		{ "estate=湖广小区 road=东方红大道 door=218号", "", "estate=湖光小区" },
		{ "estate=光湖小区 road=东方红大道 door=218号", "", "estate=湖光小区" },
		{ "estate=湖光湖小区 road=东方红大道 door=218号", "", "estate=湖光小区" },
		{ "estate=湖小区 road=东方红大道 door=218号", "", "estate=湖光小区" },
		{ "estate=湖东小区 road=东方红大道 door=218号", "", "" },
		{ "estate=湖光二小区 road=东方红大道 door=218号", "", "" },
		{ "estate=碧波小区 road=东方红大道 door=218号", "", "" },
		{ "estate=湖广小区 road=东方红大道 door=220号", "", "" },
		{ "estate=两门小区", "road=浉河路", "" },	/* a door that varies */
		{ "estate=少见小区", "", "" },
		{ "estate=常换小区", "", "" },
		{ "road=浉河路", "", "" },			/* in two townships */
		{ "road=浉河路 township=五星街道", "", "" },
		{ "road=浉河路 township=民权街道", "", "township=老城街道" },
		{ "road=民权路", "township=民权街道", "" },
		{ "estate=民权小区", "township=五星街道 road=民权路", "" },
		{ "estate=民权小区 road=民权路", "", "" },	/* the two disagree */
		{ "community=义阳社区", "township=老城街道", "" },
	};
	char path[32];
	mp_local *local = names_of(told, path);
	mp_buf got = { 0 }, expected = { 0 };
	size_t i;

	for (i = 0; i < COUNT(t); i++) {
		mp_address a = address_of(t[i].in);
		struct mp_inferred in;

		a.elem[MP_PROVINCE] = MP_STR("河南省");
		a.elem[MP_CITY] = MP_STR("信阳市");
		a.elem[MP_COUNTY] = MP_STR("浉河区");
		mp_infer(local, gaz, &a, &in);
		got.n = expected.n = 0;
		put_elements(&got, &in.addr, in.filled);
		mp_infer_expected(&in, &expected);
		ok(mp_str_eq(mp_buf_str(&got), mp_str_from(t[i].filled)) &&
		    mp_str_eq(mp_buf_str(&expected), mp_str_from(t[i].expected)),
		    "%s: %s, expected %s", t[i].in, mp_buf_cstr(&got),
		    mp_buf_cstr(&expected));
	}
	mp_buf_free(&got);
	mp_buf_free(&expected);
	unlink(path);
	mp_local_free(local);
}

/* The county follows where the text bears out what its estate tells. */
static void
counties(void)
{
	static const char rows[] =
	    RULE("estate", "湖光小区", "road", "东方红大道", "300", "2")
	    RULE("estate", "湖光小区", "door", "218号", "300", "0")
	    RULE("estate", "和平小区", "road", "和平路", "300", "0")
	    "rule\t" PINGQIAO "\t\testate\t和平小区\troad\t和平路\t9\t0\ty\n";
	static const struct { const char *in, *county; } t[] = {
		{ "city=信阳市 estate=湖光小区 road=东方红大道", "浉河区" },
		{ "city=信阳市 estate=湖光小区", "" },
		{ "city=信阳市 estate=湖光小区 road=浉河路", "" },
		{ "city=信阳市 estate=湖光小区 road=东方红大道 door=3号", "" },
		{ "city=郑州市 estate=湖光小区 road=东方红大道", "" },
		{ "estate=湖光小区 road=东方红大道", "" },
		{ "estate=湖光小区 road=东方红大道 door=218号", "浉河区" },
		{ "city=信阳市 estate=和平小区 road=和平路", "" },	/* which? */
	};
	char path[32];
	mp_local *local = names_of(rows, path);
	size_t i;

	for (i = 0; i < COUNT(t); i++) {
		mp_address a = address_of(t[i].in);
		struct mp_inferred in;

		mp_infer(local, gaz, &a, &in);
		ok(mp_str_eq(in.addr.elem[MP_COUNTY], mp_str_from(t[i].county)) &&
		    mp_address_has(&in.addr, MP_PROVINCE) == (*t[i].county != '\0'),
		    "%s: %s", t[i].in, *t[i].county ? t[i].county : "-");
	}
	unlink(path);
	mp_local_free(local);
}

/* --- the whole ----------------------------------------------------------------- */

/* Of names that begin together the longest is meant, and a part goes behind its name. */
static void
longest(void)
{
	static const char rows[] =
	    ALIAS(SHIHE, "", "estate", "碧邦花园", "碧邦花园小区")
	    NAME(SHIHE, "", "estate", "碧邦花园西区", "9")
	    NAME(PINGQIAO, "", "estate", "碧邦花园东区", "9")
	    ALIAS(SHIHE, "", "estate", "湖光家园小区", "御景湾")
	    NAME(SHIHE, "", "estate", "湖光家园", "9");
	static const struct { const char *raw, *estate; } t[] = {
		{ "浉河区碧邦花园2号楼", "碧邦花园小区" },
		{ "浉河区碧邦花园小区2号楼", "碧邦花园小区" },
		{ "浉河区碧邦花园家属院2号楼", "碧邦花园家属院" },
		{ "浉河区湖光家园小区2号楼", "御景湾" },
		{ "浉河区湖光家园2号楼", "湖光家园" },
		{ "浉河区碧邦花园西区2号楼", "碧邦花园西区" },
		{ "浉河区碧邦花园东区2号楼", "碧邦花园小区东区" },
		{ "平桥区碧邦花园东区2号楼", "碧邦花园东区" },
		{ "平桥区碧邦花园2号楼", "碧邦花园" },
	};
	char path[32];
	struct mp_normal_settings s = { .gaz = gaz, .local = names_of(rows, path) };
	mp_normalizer *z = mp_normalizer_new(&s);
	mp_parsed out;
	size_t i;

	for (i = 0; i < COUNT(t); i++) {
		mp_normalize(z, mp_str_from(t[i].raw), &out);
		ok(mp_str_eq(out.addr.elem[MP_ESTATE], mp_str_from(t[i].estate)), "%s: %.*s",
		    t[i].raw, (int)out.addr.elem[MP_ESTATE].n, out.addr.elem[MP_ESTATE].p);
	}
	mp_normalizer_free(z);
	unlink(path);
	mp_local_free(s.local);
}

/* With the names, what is written is read back as itself, and tells nothing more. */
static void
reading_back(void)
{
	static const char *const raw[] = {
		"信阳市浉河区湖光小区3栋501", "浉河区万达3栋501", "浉河区湖光小区(东方红大道218号)",
		"浉河区狮河路12号", "浉河区老城街道义阳社区代庄12号", "浉河区老城街道张塆12号",
		"浉河区民权路99号", "浉河区两门小区旁边", "浉河区湖光小区东区3-2-501", "万达",
		"浉河区碧邦花园小区2号楼", "浉河区碧邦花园2号楼", "浉河区碧邦小区2号楼",
		"浉河区碧邦花园家属院2号楼", "浉河区碧邦花园东区2号楼", "浉河区双河村民权小区", "平桥区万达丽苑", "浉河区东方路口街万达东方路3号",
	};
	struct mp_normal_settings s = { .gaz = gaz };
	mp_normalizer *z;
	mp_parsed out;
	mp_buf rows = { 0 }, first = { 0 };
	char path[32];
	size_t i;

	mp_buf_adds(&rows, found_in);
	mp_buf_adds(&rows, told);
	s.local = names_of(mp_buf_cstr(&rows), path);
	z = mp_normalizer_new(&s);
	for (i = 0; i < COUNT(raw); i++) {
		bool read;

		mp_normalize(z, mp_str_from(raw[i]), &out);
		read = mp_address_level(&out.addr) > MP_COUNTY;
		first.n = 0;
		mp_buf_add(&first, out.standard);
		mp_normalize(z, mp_buf_str(&first), &out);
		ok(read && mp_str_eq(mp_buf_str(&first), out.standard) && !(out.issues &
		    (MP_ISSUE_BIT(MP_WRONG_SPELLING) | MP_ISSUE_BIT(MP_MISSING_INFERRED))),
		    "%s: %s", raw[i], mp_buf_cstr(&first));
	}
	mp_normalizer_free(z);
	mp_buf_free(&rows);
	mp_buf_free(&first);
	unlink(path);
	mp_local_free(s.local);
}

int
main(void)
{
	const char *why;

	if (!(gaz = mp_gaz_open("data/gazetteer.mpg", &why))) {
		ok(false, "data/gazetteer.mpg: %s", why);
		return done_testing();
	}
	finding();
	following();
	counties();
	longest();
	reading_back();
	mp_gaz_close(gaz);
	return done_testing();
}
