/* position.c - words of position: which are one, and which never are. */
#include "address/fold.h"
#include "dedup/position.h"
#include "elements.h"
#include "tap.h"

static void
remarks(void)
{
	static const struct { const char *in, *want; } t[] = {
		{ "与鲁班街交叉口往西150米", "与鲁班街交叉口西150米" },
		{ "与鲁班街交汇处西侧150米", "与鲁班街交叉口西150米" },
		{ "及鲁班街十字路口向西约一百五十米处", "与鲁班街交叉口西150米" },
		{ "鲁班街交叉路口西0.15公里", "与鲁班街交叉口西150米" },
		{ "和鲁班街交叉口朝西方向150m", "与鲁班街交叉口西150米" },
		{ "与鲁班街交叉口西1.5公里", "与鲁班街交叉口西1500米" },
		{ "与鲁班街交叉口西1.5千米", "与鲁班街交叉口西1500米" },
		{ "与鲁班街交叉口以西150米左右", "与鲁班街交叉口西150米" },
		{ "与和平路交叉口", "与和平路交叉口" },
		{ "和平路交口", "与和平路交叉口" },
		{ "和团结路交叉口", "与团结路交叉口" },
		{ "与鲁班街交叉口东北拐角处", "与鲁班街交叉口东北角" },
		{ "与鲁班街交叉口处", "与鲁班街交叉口" },
		{ "百货楼西边,路口", "百货楼西,路口" },
		{ "汽车站对过", "汽车站对面" }, { "汽车站正对面", "汽车站对面" },
		{ "汽车站斜对过", "汽车站斜对面" },
		{ "西门旁边", "西门旁" },
		/* what only looks like one of these */
		{ "100多米", "100多米" }, { "西150米以内", "西150米以内" },
		{ "以西湖旁", "以西湖旁" },
		{ "东面粉厂旁", "东面粉厂旁" }, { "向阳路", "向阳路" },
		{ "五一路口", "五一路口" }, { "朝西", "西" }, { "西0.1234公里", "西0.1234公里" },
		{ "西1.5米", "西1.5米" }, { "", "" }, { "交叉口", "交叉口" }, { ",,东侧", "东" },
	};
	mp_buf b = { 0 };
	mp_fold fold = { 0 };
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		b.n = 0;
		mp_fold_text(&fold, mp_str_from(t[i].in));
		mp_position_remark(&b, fold.text);
		ok(mp_str_eq(mp_buf_str(&b), mp_str_from(t[i].want)), "'%s' is '%s': '%.*s'",
		    t[i].in, t[i].want, (int)b.n, b.p);
	}
	mp_buf_free(&b);
	mp_fold_free(&fold);
}

static void
segments(void)
{
	static const struct { const char *in, *want; } t[] = {
		{ "路北", "路北" }, { "北侧", "路北" }, { "路北侧", "路北" }, { "街北边", "路北" },
		{ "南", "路南" }, { "北段路西侧", "北段路西" }, { "北段西侧", "北段路西" },
		{ "南端", "南头" }, { "南头", "南头" }, { "中段", "中段" }, { "东北侧", "路东北" },
		{ "东段", "东段" }, { "", "" }, { "河西", "河西" },
	};
	mp_buf b = { 0 };
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		b.n = 0;
		mp_position_segment(&b, mp_str_from(t[i].in));
		ok(mp_str_eq(mp_buf_str(&b), mp_str_from(t[i].want)), "'%s' is '%s': '%.*s'",
		    t[i].in, t[i].want, (int)b.n, b.p);
	}
	mp_buf_free(&b);
}

static void
addresses(void)
{
	static const struct { const char *a, *b; bool same; } t[] = {
		{ "road=定城路 assist=与航空路交叉口东北角",
		  "road=航空路 assist=与定城路交汇处东北角", true },
		{ "road=定城路 assist=与航空路交叉口东北角",
		  "road=航空路 assist=与定城路交叉口西北角", false },
		{ "road=定城路 assist=与航空路交叉口东20米",
		  "road=定城路 assist=与航空路交叉口东50米", false },
		{ "road=定城路 assist=与航空路交叉口东20米",
		  "road=定城路 assist=与航空路交叉口西20米", false },
		{ "road=定城路 segment=路东 assist=与航空路交叉口",
		  "road=定城路 segment=路西 assist=与航空路交叉口", false },
		{ "road=定城路 segment=路东 assist=与航空路交叉口",
		  "road=航空路 segment=东侧 assist=与定城路交叉口", true },
		{ "road=定城路 segment=东段 assist=与航空路交叉口",
		  "road=航空路 segment=东段 assist=与定城路交叉口", false },
		{ "road=定城路 lane=3巷 assist=与航空路交叉口",
		  "road=航空路 lane=3巷 assist=与定城路交叉口", false },
		{ "road=定城路 assist=与航空路交叉口", "road=定城路 assist=与航空路交叉口对面", false },
	};
	mp_buf held[2] = { { 0 }, { 0 } }, key[2] = { { 0 }, { 0 } };
	mp_fold fold = { 0 };
	size_t i;
	int k;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		for (k = 0; k < 2; k++) {
			mp_address x = address_of(k ? t[i].b : t[i].a);

			mp_position_settle(&x, &held[k], &fold);
			key[k].n = 0;
			mp_address_key(&key[k], &x);
		}
		ok(mp_str_eq(mp_buf_str(&key[0]), mp_buf_str(&key[1])) == t[i].same,
		    "[%s] %s [%s]", t[i].a, t[i].same ? "is" : "is not", t[i].b);
	}
	for (k = 0; k < 2; k++) {
		mp_buf_free(&held[k]);
		mp_buf_free(&key[k]);
	}
	mp_fold_free(&fold);
}

int
main(void)
{
	remarks();
	segments();
	addresses();
	return done_testing();
}
