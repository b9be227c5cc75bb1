/* dedup.c - tables and properties of lib/dedup. */
#include <config.h>

#include "base/mem.h"
#include "dedup/cluster.h"
#include "dedup/identity.h"
#include "dedup/merge.h"
#include "dedup/resemble.h"
#include "dedup/why.h"
#include "elements.h"
#include "tap.h"

#include <stdlib.h>

#define PLACE "city=信阳市 county=浉河区 "

/* What a record is compared by, and whether two records are then one. */
static void
kinds(void)
{
	static const struct { const char *in; bool settled; mp_comparable want; } t[] = {
		{ "", true, MP_ALONE },
		{ "note=不详", false, MP_ALONE },
		{ PLACE, true, MP_BY_TEXT },
		{ PLACE "road=建设路", true, MP_BY_TEXT },
		{ PLACE "community=高庙村", true, MP_BY_TEXT },
		{ PLACE "community=高庙村 group=3组", true, MP_BY_PLACE },
		{ PLACE "township=老城街道 group=张湾 door=3号", true, MP_BY_PLACE },
		{ PLACE "township=老城街道 group=3组 door=3号", true, MP_BY_TEXT },
		{ PLACE "group=三组 door=3号", true, MP_BY_TEXT },
		{ PLACE "township=老城街道 door=3号", true, MP_BY_TEXT },
		{ PLACE "road=建设路 room=501室", true, MP_BY_TEXT },
		{ PLACE "estate=湖光小区 unit=2单元", true, MP_BY_TEXT },
		{ "township=老城街道 road=建设路 door=3号", true, MP_ADRIFT },
		{ PLACE "road=建设路 door=3号", false, MP_BY_TEXT },
		{ PLACE "road=建设路 door=3号", true, MP_BY_PLACE },
		{ "city=信阳市 road=建设路 door=3号", true, MP_BY_PLACE },
		{ PLACE "estate=湖光小区", true, MP_BY_PLACE },
		{ PLACE "community=高庙村 door=3号", true, MP_BY_PLACE },
		{ PLACE "road=建设路 door=3号 unit=2单元", true, MP_BY_PLACE },
	};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_address a = address_of(t[i].in);

		ok(mp_identity_kind(&a, t[i].settled) == t[i].want, "[%s]%s: %s", t[i].in,
		    t[i].settled ? "" : " unsettled", t[i].want == MP_ALONE ? "alone" :
		    t[i].want == MP_BY_TEXT ? "by text" : t[i].want == MP_ADRIFT ? "adrift" :
		    "by place");
	}
	ok(mp_identity_settled(mp_issue_read(MP_STR("missing.township,wrong.spelling"))) &&
	    !mp_identity_settled(mp_issue_read(MP_STR("missing.upper,wrong.division"))),
	    "contradictions unsettle, gaps do not");
}

static void
remarks(void)
{
	static const struct { const char *in; bool want; } t[] = {
		{ "501门口", true }, { "5-3-1701", true }, { "付2号门口", true },
		{ "16F1604", true }, { "三单元门口", true }, { "B座", true },
		{ "东户", true }, { "西单元", true }, { "二楼", true }, { "二楼有人", false }, { "四", true },
		{ "B", true }, { "第", false },
		{ "lA", true }, { "二一", true }, { "ABCD", false },
		{ "", false }, { "对面", false }, { "户主外出", false },
		{ "人民医院对面200米", false }, { "联系电话0376-0000000", false },
		{ "12-3-1701", true },
		{ "电话00000000000", false }, { "与五一路交叉口", false },
		{ "路东", false }, { "中国", false }, { "第一中学旁", false },
	};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++)
		ok(mp_identity_number(mp_str_from(t[i].in)) == t[i].want,
		    "'%s' %s a house number", t[i].in, t[i].want ? "may hold" : "holds not");
}

static void
identities(void)
{
	static const struct { const char *a, *raw_a, *b, *raw_b; bool same; } t[] = {
		{ PLACE "road=建设路 door=3号", "x", PLACE "road=建设路 door=3号", "y", true },
		{ PLACE "road=建设路", "建设 路", PLACE "road=建设路", "建设路", true },
		{ PLACE "road=建设路", "建设路东", PLACE "road=建设路", "建设路西", false },
		{ PLACE "road=建设路", "信阳建设路", PLACE "road=建设路", "浉河区建设路", true },
		{ PLACE "road=建设路", "建設路", PLACE "road=建设路", "建设路", true },
		{ PLACE "township=老城街道 road=建设路", "老城街道办事处建设路",
		  PLACE "township=老城街道 road=建设路", "老城街道建设路", true },
		{ PLACE "road=建设路 segment=北侧", "建设路北侧",
		  PLACE "road=建设路 segment=路北", "建设路路北", true },
		{ PLACE "road=建设路 note=县城", "县城建设路", PLACE "road=建设路", "建设路", false },
		{ PLACE "community=高庙村", "高庙村村民委员会",
		  PLACE "community=高庙村", "浉河区高庙村", true },
		{ PLACE "road=建设路 room=501室", "建设路501",
		  PLACE "road=建设路 room=501室", "建设路501室", false },
		{ PLACE "road=建设路", "", PLACE "road=建设路", "", true },
		{ PLACE "road=建设路 note=甲店", "", PLACE "road=建设路 note=乙店", "", false },
		{ PLACE, "新华路", "city=信阳市 county=罗山县", "新华路", false },
		{ PLACE "estate=湖光小区 note=甲店", "",
		  PLACE "estate=湖光小区 note=乙店", "", false },
		{ PLACE "estate=湖光小区 note=（出租）联系不上，电话0376-0000000", "",
		  PLACE "estate=湖光小区", "", true },
		{ PLACE "estate=湖光小区 note=出租书店", "",
		  PLACE "estate=湖光小区", "", false },
		{ PLACE "estate=湖光小区 door=3号 note=甲店", "",
		  PLACE "estate=湖光小区 door=3号 note=乙店", "", true },
		{ PLACE "estate=湖光小区 building=3号楼 assist=501门口", "x",
		  PLACE "estate=湖光小区 building=3号楼", "y", false },
		{ PLACE "estate=湖光小区 building=3号楼 assist=对面", "x",
		  PLACE "estate=湖光小区 building=3号楼", "y", true },
		{ PLACE "estate=湖光小区 assist=对面", "x",
		  PLACE "estate=湖光小区 assist=旁", "y", false },
	};
	mp_buf a = { 0 }, b = { 0 };
	mp_fold fold = { 0 };
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_address x = address_of(t[i].a), y = address_of(t[i].b);

		a.n = b.n = 0;
		mp_identity(&a, &x, true, mp_str_from(t[i].raw_a), &fold);
		mp_identity(&b, &y, true, mp_str_from(t[i].raw_b), &fold);
		ok(mp_str_eq(mp_buf_str(&a), mp_buf_str(&b)) == t[i].same,
		    "[%s] %s %s [%s] %s", t[i].a, t[i].raw_a, t[i].same ? "is" : "is not",
		    t[i].b, t[i].raw_b);
	}
	mp_buf_free(&a);
	mp_buf_free(&b);
	mp_fold_free(&fold);
}

/* A township that has another name since then is the same one. */
static void
townships(void)
{
	mp_address a = address_of(PLACE "township=肖王乡 road=建设路");
	mp_address b = address_of(PLACE "township=肖王镇 road=建设路");
	mp_buf x = { 0 }, y = { 0 };
	mp_fold fold = { 0 };
	int told;

	for (told = 0; told < 2; told++) {
		a.division = b.division = told ? 411502105000 : 0;
		x.n = y.n = 0;
		mp_identity(&x, &a, true, MP_STR("肖王乡建设路"), &fold);
		mp_identity(&y, &b, true, MP_STR("肖王镇建设路"), &fold);
		ok(mp_str_eq(mp_buf_str(&x), mp_buf_str(&y)) == told,
		    "肖王乡 is %s肖王镇", told ? "" : "not known to be ");
	}
	mp_buf_free(&x);
	mp_buf_free(&y);
	mp_fold_free(&fold);
}

/* What a clerk is asked about, and what she need not be. */
static void
resemblances(void)
{
	static const struct { const char *a, *b; mp_resemblance want; } t[] = {
		{ PLACE "road=建设路", PLACE "road=建设路 note=县城", MP_LIKE_PLACE },
		{ PLACE "road=建设路 note=城内", PLACE "road=建设路 note=县城", MP_LIKE_PLACE },
		{ PLACE "road=建设路 note=甲店", PLACE "road=建设路", MP_LIKE_NOTHING },
		{ PLACE "road=建设街", PLACE "road=建设大街", MP_LIKE_PLACE },
		{ PLACE "road=建设路", "city=信阳市 county=罗山县 road=建设路", MP_LIKE_NOTHING },
		{ PLACE "road=建设路", "city=信阳市 road=建设路", MP_LIKE_PLACE },
		{ PLACE "road=建设路 segment=路东", PLACE "road=建设路", MP_LIKE_PLACE },
		{ PLACE "road=建设路 segment=路东", PLACE "road=建设路 segment=路西", MP_LIKE_NOTHING },
		{ PLACE "road=建设路 segment=东段", PLACE "road=建设路", MP_LIKE_NOTHING },
		{ PLACE "road=建设路 assist=与民权路交叉口", PLACE "road=建设路", MP_LIKE_NOTHING },
		{ PLACE "road=建设路 door=3号", PLACE "road=建设路", MP_LIKE_NOTHING },
		{ PLACE "group=城南 road=环路", PLACE "road=南环路", MP_LIKE_PLACE },
		{ PLACE "road=光复街 assist=与民权路交叉口东北角",
		  PLACE "road=广复街 assist=与民权路交叉口东北角", MP_LIKE_POSITION },
		{ PLACE "road=光复街 assist=与民权路交叉口东北角",
		  PLACE "road=广复街 assist=与民权路交叉口西北角", MP_LIKE_NOTHING },
		{ PLACE "road=光复街 assist=与民权路交叉口东20米",
		  PLACE "road=广复街 assist=与民权路交叉口东50米", MP_LIKE_NOTHING },
		{ PLACE "road=建设路 assist=与民权路交叉口 estate=市残联",
		  PLACE "road=民权路 assist=与建设路交叉口 estate=市残疾人联合会", MP_LIKE_POSITION },
		{ PLACE "road=建设路 assist=与民权路交叉口 estate=农行",
		  PLACE "road=建设路 assist=与民权路交叉口 estate=工行", MP_LIKE_NOTHING },
		{ PLACE "road=人民路 assist=与民权路交叉口",
		  PLACE "road=人民东路 assist=与民权路交叉口", MP_LIKE_NOTHING },
		{ PLACE "road=建设路 estate=蓝天酒店", "road=民权路 door=3号 estate=蓝天酒店",
		  MP_LIKE_NAME },
		{ "province=河南省 " PLACE "road=建设路 estate=蓝天酒店",
		  "province=河南省 " PLACE "road=民权路 estate=蓝天酒店", MP_LIKE_NOTHING },
		{ PLACE "road=建设路 estate=蓝天", "road=民权路 estate=蓝天", MP_LIKE_NOTHING },
		{ PLACE "road=建设路 estate=蓝天", "road=建设路 estate=蓝天小区", MP_LIKE_NAME },
		{ PLACE "estate=蓝天酒店 building=3号楼", "estate=蓝天酒店 building=5号楼",
		  MP_LIKE_NOTHING },
		{ PLACE "road=建设路 door=3号 estate=蓝天酒店",
		  "road=建设路 door=5号 estate=蓝天酒店", MP_LIKE_NOTHING },
		{ "estate=郑州市蓝天酒店", "estate=郑州蓝天酒店", MP_LIKE_NAME },
		{ "city=郑州市 estate=蓝天酒店", "estate=郑州市蓝天酒店", MP_LIKE_NAME },
		{ PLACE "township=游河乡 community=高庙村",
		  "township=游河乡 community=高庙村", MP_LIKE_VILLAGE },
		{ PLACE "township=游河乡 community=高庙村", "community=高庙村", MP_LIKE_NOTHING },
		{ PLACE "township=游河乡 community=高庙村",
		  PLACE "township=游河镇 group=高庙", MP_LIKE_VILLAGE },
		{ PLACE "township=游河乡 community=高庙村",
		  PLACE "township=吴家店镇 community=高庙村", MP_LIKE_NOTHING },
		{ PLACE "township=游河乡 community=高庙村",
		  PLACE "township=游河乡 community=高庙村 group=高庙", MP_LIKE_NOTHING },
		{ PLACE "township=游河乡 group=高庙 door=3号",
		  PLACE "township=游河乡 community=高庙村", MP_LIKE_NOTHING },
	};
	mp_buf held[2] = { { 0 }, { 0 } };
	mp_fold fold = { 0 };
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_address a = address_of(t[i].a), b = address_of(t[i].b);
		uint64_t x[MP_MEETINGS], y[MP_MEETINGS];
		size_t k, n, m, met = 0;
		mp_saying p, q;

		mp_saying_address(&p, &a, &held[0], &fold);
		mp_saying_address(&q, &b, &held[1], &fold);
		n = mp_resemble_meetings(&p, x);
		m = mp_resemble_meetings(&q, y);
		for (k = 0; k < n * m; k++)
			met += x[k / m] == y[k % m];
		ok(mp_resemble(&p, &q) == t[i].want && mp_resemble(&q, &p) == t[i].want &&
		    (met || !t[i].want), "[%s] and [%s]: %d %d", t[i].a, t[i].b,
		    mp_resemble(&p, &q), mp_resemble(&q, &p));
	}
	mp_buf_free(&held[0]);
	mp_buf_free(&held[1]);
	mp_fold_free(&fold);
}

struct row { const char *identity, *name, *fields; unsigned filled, status; };

/* Rows are kept as their names. */
static void
read_name(void *nothing, mp_str kept, mp_buf *name)
{
	(void)nothing;
	mp_buf_add(name, kept);
}

static void
begin(mp_rows *r)
{
	*r = (mp_rows){ .shelf = mp_shelf_new("/var/tmp"), .read_name = read_name };
}

static void
add(mp_rows *r, const struct row *row)
{
	mp_identified id = { *row->identity ? MP_BY_TEXT : MP_ALONE, 0, 0 };
	mp_row_entry e = mp_rows_entry(id, mp_str_from(row->identity), mp_str_from(row->name),
	    mp_str_from(row->fields), mp_rows_merit(row->filled, 0, row->status, MP_STR("0.5")));

	mp_rows_add(r, &e, id, 0, &(mp_house){ 0 }, MP_STR(""),
	    mp_shelf_keep(r->shelf, mp_str_from(row->name)));
	r->own = r->n;
}

static mp_clusters
settled(mp_rows *r)
{
	mp_clusters c = { .rows = r };

	mp_clusters_settle(&c, MP_FAR);
	return c;
}

/* Does the first of two rows survive, in either order? */
static bool
first_survives(const struct row *a, const struct row *b)
{
	mp_rows r, q;
	mp_clusters c, d;
	bool survives;

	begin(&r);
	begin(&q);
	add(&r, a);
	add(&r, b);
	add(&q, b);
	add(&q, a);
	c = settled(&r);
	d = settled(&q);
	survives = mp_clusters_survivor(&c, 1) == 0 && mp_clusters_survivor(&d, 0) == 1;
	mp_clusters_free(&c);
	mp_clusters_free(&d);
	mp_rows_free(&r);
	mp_rows_free(&q);
	return survives;
}

static void
survivors(void)
{
	static const struct { const char *why; struct row a, b; } t[] = {
		{ "a settled row", { "k", "2", "", 5, 1 }, { "k", "1", "", 6, 2 } },
		{ "more elements", { "k", "2", "", 6, 1 }, { "k", "1", "", 5, 0 } },
		{ "a better status", { "k", "2", "", 5, 0 }, { "k", "1", "", 5, 1 } },
		{ "the smaller id", { "k", "9", "", 5, 0 }, { "k", "10", "", 5, 0 } },
		{ "an id at all", { "k", "9", "", 5, 0 }, { "k", "", "", 5, 0 } },
		{ "the smaller of long ids", { "k", "12345678901234567", "", 5, 0 },
		    { "k", "12345678901234568", "", 5, 0 } },
		{ "one of two rows", { "k", "9", "b", 5, 0 }, { "k", "9", "a", 5, 0 } },
	};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++)
		ok(first_survives(&t[i].a, &t[i].b), "%s survives in either order", t[i].why);
	ok(mp_rows_merit(1, 0, 0, MP_STR("1.00")) > mp_rows_merit(1, 0, 0, MP_STR("0.99")) &&
	    mp_rows_merit(1, 0, 0, MP_STR("0.9")) > mp_rows_merit(1, 0, 0, MP_STR("0.89")) &&
	    mp_rows_merit(1, 0, 0, MP_STR("0.01")) > mp_rows_merit(1, 0, 0, MP_STR("x")),
	    "confidence counts as a decimal");
	ok(mp_rows_merit(1, 0, 0, MP_STR("")) > (mp_rows_merit(1, 3, 0, MP_STR("1")) &
	    ~MP_OWN_WORDS) && mp_rows_merit(1, 1, 1, MP_STR("")) >
	    mp_rows_merit(1, 0, 0, MP_STR("1")),
	    "what goes without saying counts behind the settled names, before the status");
}

static void
alone(void)
{
	mp_rows r;
	mp_clusters c;

	begin(&r);
	add(&r, &(struct row){ "", "1", "a", 0, 3 });
	add(&r, &(struct row){ "", "2", "a", 0, 3 });
	c = settled(&r);
	ok(c.n == 0 && mp_clusters_survivor(&c, 1) == 1 && mp_clusters_rows(&c, 1) == 1,
	    "rows without an identity stay apart");
	mp_clusters_free(&c);
	mp_rows_free(&r);
}

/* Names of rows and of their survivors, in the order of the rows. */
static void
pairs_of(mp_buf *out, mp_rows *r, const mp_clusters *c)
{
	mp_str kept;
	size_t want, i;

	for (want = 0; want < r->n; want++)
		for (i = 0; i < r->n; i++) {
			mp_rows_get(r, (uint32_t)i, &kept);
			if ((size_t)atol(kept.p) != want + 1000)
				continue;
			mp_rows_get(r, mp_clusters_survivor(c, (uint32_t)i), &kept);
			mp_buf_add(out, kept);
			mp_clusters_label(out, c, (uint32_t)i);
		}
}

static void
shuffled(void)
{
	enum { N = 300 };
	mp_rows r, q;
	mp_clusters c, d;
	mp_buf a = { 0 }, b = { 0 };
	char name[N][8], identity[N][8];
	size_t i;

	begin(&r);
	begin(&q);
	for (i = 0; i < N; i++) {
		snprintf(name[i], sizeof name[i], "%zu", 1000 + i);
		snprintf(identity[i], sizeof identity[i], "k%zu", i * i % 37);
	}
	for (i = 0; i < N; i++) {
		size_t j = i * 7 % N;	/* 7 and N have no divisor */

		add(&r, &(struct row){ identity[i], name[i], "", i % 5, i % 3 });
		add(&q, &(struct row){ identity[j], name[j], "", j % 5, j % 3 });
	}
	c = settled(&r);
	d = settled(&q);
	pairs_of(&a, &r, &c);
	pairs_of(&b, &q, &d);
	ok(a.n > 0 && mp_str_eq(mp_buf_str(&a), mp_buf_str(&b)),
	    "shuffled rows have the same clusters, labels and survivors");
	mp_clusters_free(&c);
	mp_clusters_free(&d);
	mp_rows_free(&r);
	mp_rows_free(&q);
	mp_buf_free(&a);
	mp_buf_free(&b);
}

static void
merged(void)
{
	static const struct { const char *list, *left_out, *want; } t[] = {
		{ "", "", "" }, { "a=1\n", "", "a=1" }, { "a=1\n", "a=1\n", "" },
		{ "b=2\na=3\na=1\nb=2\na=2\n", "a=2\n", "a=1|3;b=2" },
		{ "a=%7C\nab=1\n", "", "a=%7C;ab=1" },
	};
	mp_buf out = { 0 };
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		out.n = 0;
		mp_merge_alternatives(&out, mp_str_from(t[i].list), mp_str_from(t[i].left_out));
		ok(mp_str_eq(mp_buf_str(&out), mp_str_from(t[i].want)), "alternatives are '%s'",
		    t[i].want);
	}
	out.n = 0;
	mp_merge_names(&out, MP_STR("10;9;XY1;;9;2"));
	ok(mp_str_eq(mp_buf_str(&out), MP_STR("2;9;10;XY1")), "names are a sorted set");
	mp_buf_free(&out);
}

static void
words(void)
{
	mp_address a = address_of("building=3栋 room=501室 note=电话");
	mp_address b = address_of("building=3号楼 floor=5层 room=501室");
	mp_buf out = { 0 };

	mp_why_duplicate(&out, &(mp_why_of){ &a, &b, .format = true });
	ok(strcmp(mp_buf_cstr(&out), "标准地址相同，原文写法不同；楼牌号：3栋=3号楼；"
	    "楼层：（无）=5层") == 0, "%s", out.p);
	out.n = 0;
	mp_why_duplicate(&out, &(mp_why_of){ &a, &b, .exact = true });
	ok(strcmp(mp_buf_cstr(&out), "原文相同") == 0, "%s", out.p);
	out.n = 0;
	mp_why_survivor(&out, 3);
	ok(strcmp(mp_buf_cstr(&out), "共3条，保留此条") == 0, "%s", out.p);
	out.n = 0;
	mp_why_survivor(&out, 1);
	ok(out.n == 0, "a row of its own needs no reason");
	mp_buf_free(&out);
}

/* Records of one address, as longitude, latitude and certificate, a letter each for
 * their houses (- for none); and the same backwards. */
static bool
parted(const char *const (*said)[3], const char *want)
{
	size_t n = strlen(want), i, k, sets = 0;
	mp_house h[8] = { { 0 } }, r[8] = { { 0 } };
	uint32_t of[8], fo[8];
	bool good = true;

	for (i = 0; i < n; i++) {
		h[i] = mp_house_read(mp_str_from(said[i][0]), mp_str_from(said[i][1]),
		    mp_str_from(said[i][2]));
		r[n - 1 - i] = h[i];
		sets = want[i] >= 'a' + (int)sets ? (size_t)(want[i] - 'a') + 1 : sets;
	}
	good &= mp_house_part(h, n, MP_FAR, of) == sets &&
	    mp_house_part(r, n, MP_FAR, fo) == sets;
	for (i = 0; i < n; i++)
		for (k = 0; k < i; k++)
			good &= (want[i] == want[k]) == (of[i] == of[k]) &&
			    (of[i] == of[k]) == (fo[n - 1 - i] == fo[n - 1 - k]);
	return good;
}

static void
houses(void)
{
	static const struct { const char *why, *want, *said[5][3]; } t[] = {
		{ "nothing said", "aaa", { { "", "", "" }, { "x", "1", "" }, { "0", "0", "" } } },
		{ "a few hundred metres", "aaa", { { "114.07", "32.1", "" },
		    { "114.075", "32.105", "" }, { "", "", "" } } },
		{ "two kilometres, and who knows where", "ab-", { { "114.07", "32.1", "" },
		    { "114.09", "32.1", "" }, { "", "", "" } } },
		{ "two certificates", "abab", { { "", "", "(2020)0001" }, { "", "", "(2020)0002" },
		    { "", "", "2020 0001" }, { "", "", "（2020）0002" } } },
		{ "a certificate, and a place", "aa", { { "", "", "1" }, { "114", "32", "" } } },
		{ "a certificate, and two places", "aab", { { "", "", "1" }, { "114", "32", "" },
		    { "115", "32", "" } } },
		{ "one certificate in two places", "ab-", { { "114", "32", "1" },
		    { "115", "32", "1" }, { "", "", "1" } } },
		{ "who lives near", "aabb", { { "114", "32", "1" }, { "114.001", "32", "" },
		    { "115", "32", "2" }, { "115.001", "32", "" } } },
	};
	mp_house a = mp_house_read(MP_STR("114.07"), MP_STR("32.1"), MP_STR(""));
	mp_house b = mp_house_read(MP_STR("114.07"), MP_STR("33.1"), MP_STR(""));
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++)
		ok(parted(t[i].said, t[i].want), "%s: %s", t[i].why, t[i].want);
	ok(mp_house_distance(&a, &b) > 111100 && mp_house_distance(&a, &b) < 111300,
	    "a degree of latitude is 111 km");
}

/* Many houses of one number, and many records of one house. */
static void
crowds(void)
{
	enum { N = 30000 };
	mp_house *h = mp_alloc(N * sizeof *h);
	uint32_t *of = mp_alloc(N * sizeof *of);
	size_t i;

	for (i = 0; i < N; i++)
		h[i] = (mp_house){ 114000000, 32000000, (uint32_t)i + 1 };
	ok(mp_house_part(h, N, MP_FAR, of) == N, "%d certificates in one place", N);
	for (i = 0; i < N; i++)
		h[i] = (mp_house){ (int32_t)(i % 1800) * 100000,
		    (int32_t)(i / 1800) * 100000, 0 };
	ok(mp_house_part(h, N, MP_FAR, of) == N, "%d places", N);
	for (i = 0; i < N; i++)
		h[i] = (mp_house){ 114000000 + (int32_t)i % 100, 32000000, 0 };
	ok(mp_house_part(h, N, MP_FAR, of) == 1, "%d records of one house", N);
	free(h);
	free(of);
}

int
main(void)
{
	houses();
	crowds();
	kinds();
	remarks();
	identities();
	townships();
	resemblances();
	survivors();
	alone();
	shuffled();
	merged();
	words();
	return done_testing();
}
