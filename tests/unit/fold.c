/* fold.c - folding: tables of {in, want}, idempotence, the way back. */
#include <config.h>

#include <stdint.h>

#include "address/fold.h"
#include "base/utf8.h"
#include "tap.h"

static mp_fold f, again;

static void
table(void)
{
	static const struct { const char *in, *want; } t[] = {
		{ "信阳市浉河区民权路12号", "信阳市浉河区民权路12号" },
		{ "信陽市溮河區民權路１２號", "信阳市溮河区民权路12号" },
		{ "羊山新區（新七大道）３＃樓", "羊山新区(新七大道)3#楼" },
		{ "　信阳市 浉河区\t民权路 12 号 ", "信阳市浉河区民权路12号" },
		{ "12 3单元", "12 3单元" }, { "A 座 3 - 2 — 501", "A座3-2-501" },
		{ "3——2", "3-2" }, { "3--2~~4", "3-2~4" }, { "1～～5号", "1~5号" }, { "一﹣二", "一-二" },
		{ "【A】『b』", "(A)\"b\"" }, { "⻄⻓安⻄路", "西长安西路" },
		{ "乾县著名瞭望於潜", "乾县著名瞭望於潜" }, { "程衕村", "程衕村" },
		{ "張塆村", "张塆村" }, { "鮀莲街道", "鮀莲街道" },
		{ "八五○農場", "八五〇农场" }, { "①号㈡单元Ⅲ区㎡", "1号(二)单元III区m2" },
		{ "浉\xE2\x80\x8B河\xEF\xB8\x8F区", "浉河区" }, { "\xEF\xBF\xBD河区", "?河区" },
		{ "𝟏𝟐号", "12号" }, { "", "" }, { " ", "" }, { "\xE2\x80\x8B", "" },
		{ "1\xC2\xA0" "2", "1 2" }, { "a\x01" "b", "ab" }, { "㵲水街道", "㵲水街道" },
		{ "ＳＯＨＯ公寓", "SOHO公寓" }, { "½楼", "1/2楼" }, { "者竜乡", "者竜乡" }, { "裡東巿場後街", "里东市场后街" },
	};

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		mp_fold_text(&f, mp_str_from(t[i].in));
		ok(mp_str_eq(f.text, mp_str_from(t[i].want)), "'%s' folds to '%s', got '%.*s'",
		    t[i].in, t[i].want, (int)f.text.n, f.text.p);
	}
}

static bool
is_stable(mp_str raw)
{
	mp_fold_text(&f, raw);
	mp_fold_text(&again, f.text);
	return mp_str_eq(f.text, again.text) && mp_utf8_valid(f.text) == f.text.n;
}

/* Every character alone, and random strings of awkward ones. */
static void
idempotent(void)
{
	static const uint32_t odd[] = {
		' ', '-', '~', '1', 'a', 0x3000, 0x2014, 0xFF5E, 0x200B, 0xFF11, 0x2460,
		0x7248, 0x6A13, 0xFF08, 0x2026, 0x33A1, 0x0301, 0x1F6AA, 0x2E84,
	};
	char s[128];
	uint32_t c;
	unsigned seed = 1;
	size_t n, i, k;

	for (c = 0; c < 0x110000; c++)
		if ((c < 0xD800 || c >= 0xE000) &&
		    !is_stable((mp_str){ s, mp_utf8_put(s, c) }))
			break;
	ok(c == 0x110000, "folding any one character twice changes nothing (stopped at U+%04X)", c);
	for (i = 0; i < 100000; i++) {
		for (n = k = 0; k < 12; k++) {
			seed = seed * 1103515245 + 12345;
			n += mp_utf8_put(s + n, odd[(seed >> 16) % (sizeof odd / sizeof *odd)]);
		}
		if (!is_stable((mp_str){ s, n }))
			break;
	}
	ok(i == 100000, "folding any string twice changes nothing");
}

static void
way_back(void)
{
	mp_str raw = MP_STR("信陽市 浉河區　１２號"), r;

	mp_fold_text(&f, raw);	/* 信阳市浉河区12号 */
	r = mp_fold_raw(&f, 9, 18);
	ok(mp_str_eq(r, MP_STR("浉河區")), "the raw characters of 浉河区");
	r = mp_fold_raw(&f, 18, f.text.n);
	ok(mp_str_eq(r, MP_STR("１２號")), "the raw characters of 12号");
	r = mp_fold_raw(&f, 0, f.text.n);
	ok(mp_str_eq(r, raw), "the raw characters of the whole, spaces inside kept");
	ok(mp_fold_gap(&f, 9) && mp_fold_gap(&f, 18), "a space stood before 浉 and before 12");
	ok(!mp_fold_gap(&f, 0) && !mp_fold_gap(&f, 12) && !mp_fold_gap(&f, f.text.n),
	    "and nowhere else");
	r = mp_fold_raw(&f, 3, 3);
	ok(r.n == 0 && r.p == raw.p + 3, "an empty range is empty, in place");
	raw = MP_STR("信阳市浉河区");
	mp_fold_text(&f, raw);
	ok(f.same && f.text.p == raw.p, "what is in normal form is not copied");
	r = mp_fold_raw(&f, 9, 18);
	ok(mp_str_eq(r, MP_STR("浉河区")), "and maps to itself");
}

static void
variants(void)
{
	mp_buf b = { 0 };

	mp_fold_variant(&b, MP_STR("张塆3单元-围孜ab园"));
	ok(mp_str_eq(mp_buf_str(&b), MP_STR("张湾3单元-圩孜ab元")), "variants fold, got '%.*s'",
	    (int)b.n, b.p);
	b.n = 0;
	mp_fold_variant(&b, MP_STR("浉河师河狮河"));
	ok(mp_str_eq(mp_buf_str(&b), MP_STR("浉河师河狮河")), "misspellings do not");
	mp_buf_free(&b);
}

int
main(void)
{
	table();
	idempotent();
	way_back();
	variants();
	mp_fold_free(&f);
	mp_fold_free(&again);
	return done_testing();
}
