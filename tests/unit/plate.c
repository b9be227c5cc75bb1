/* plate.c - what is on a plate, where it stands, and what is refused. */
#include <config.h>

#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "elements.h"
#include "plate/pinyin.h"
#include "plate/press.h"
#include "plate/qr.h"
#include "plate/replay.h"
#include "plate/sheet.h"
#include "plate/wording.h"
#include "tap.h"

static mp_plate_types types;
static mp_fonts fonts;

static const mp_plate_type *
type_of(const char *name)
{
	return mp_plate_types_find(&types, mp_str_from(name), false);
}

static bool
apart(const mp_box *a, const mp_box *b)
{
	return a->x + a->w <= b->x || b->x + b->w <= a->x ||
	    a->y + a->h <= b->y || b->y + b->h <= a->y;
}

/* A line of ours: its faults and where it ends. */
static bool
open_set(mp_plate_types *set, const char *folder)
{
	mp_buf path = { 0 }, why = { 0 };
	bool good;

	mp_buf_printf(&path, "%s/%s", getenv("top_srcdir"), folder);
	good = mp_plate_types_open(set, mp_buf_cstr(&path), &why);
	if (!good)
		printf("# %s\n", mp_buf_cstr(&why));
	mp_buf_free(&path);
	mp_buf_free(&why);
	return good;
}

/* The sizes that are published, and that no text stands on another. */
static void
shipped(void)
{
	static const struct { const char *name; double w, h, face_w, face_h, qr; } t[] = {
		{ "building", 950, 550, 920, 520, 200 }, { "large", 600, 400, 570, 370, 120 },
		{ "large", 600, 400, 570, 370, 120 }, { "medium", 300, 200, 270, 170, 75 },
		{ "room", 120, 80, 110, 70, 40 }, { "rural", 210, 150, 190, 130, 55 },
		{ "small", 170, 110, 150, 90, 40 }, { "unit", 360, 150, 340, 130, 75 },
	};
	static const double jiaxing[][2] = {
		{ 600, 400 }, { 600, 400 }, { 150, 100 }, { 210, 150 }, { 300, 200 }, { 180, 140 },
	};
	enum { N = sizeof t / sizeof *t };
	mp_plate_types other;
	size_t i, a, b;

	for (i = 0; i < N && i < types.n; i++) {
		const mp_plate_type *y = &types.type[i];
		bool good = true;

		ok(mp_str_eq(y->name, mp_str_from(t[i].name)) && y->width == t[i].w &&
		    y->height == t[i].h && y->qr.w == t[i].qr && y->qr.h == t[i].qr &&
		    y->width - 2 * y->rim == t[i].face_w &&
		    y->height - 2 * y->rim == t[i].face_h, "%s: published size", t[i].name);
		for (a = 0; a < y->ntexts; a++)
			for (b = 0; b < a; b++)
				good &= apart(&y->text[a].box, &y->text[b].box);
		ok(good && y->ntexts >= 4, "%s: no text stands on another", t[i].name);
	}
	ok(types.n == N, "and there are no other types");
	ok(type_of("large")->without_postcode, "one for want of a postcode");
	ok(!mp_plate_types_find(&types, MP_STR("large"), true)->without_postcode,
	    "and one with it");
	ok(type_of("农村门牌") == type_of("rural") && type_of("huge") == NULL,
	    "types have two names");
	ok(mp_str_eq(mp_buf_str(&types.names),
	    MP_STR("building, large, medium, room, rural, small, unit")), "all by name");
	if (!ok(open_set(&other, "data/plates/jiaxing"), "there is a second set"))
		return;
	for (i = 0; i < other.n; i++)
		ok(other.type[i].width == jiaxing[i][0] && other.type[i].height == jiaxing[i][1],
		    "Jiaxing allows %g x %g mm", other.type[i].width, other.type[i].height);
	ok(mp_plate_types_for(&other, "medium", false) ==
	    mp_plate_types_find(&other, MP_STR("small"), false), "its small plate serves roads");
	mp_plate_types_close(&other);
}

static void
wording(void)
{
	static const struct { const char *elements, *type, *name; } t[] = {
		{ "road=东方红大道 door=88号 estate=申光商厦", "large", "东方红大道" },
		{ "road=民权路 segment=东段 door=126号", "medium", "民权路|东段" },
		{ "road=民权路 door=12号附3号", "small", "民权路" },
		{ "road=民权路 lane=3巷 door=12号", "small", "民权路|3巷" },
		{ "door=12号 estate=湖光小区", "small", "湖光小区" },
		{ "community=九溪村 group=张湾 door=12号", "rural", "九溪村|张湾" },
		{ "community=九溪村 door=12号", "rural", "九溪村" },
		{ "road=民权路 door=1号 estate=湖光小区 building=3号楼", "building", "湖光小区" },
		{ "road=民权路 door=1号 building=3号楼", "building", "民权路|1号" },
		{ "estate=湖光小区 building=3号楼 unit=2单元", "unit", "湖光小区|3号楼" },
		{ "estate=湖光小区 building=3号楼 unit=2单元 floor=5层 room=501室", "room",
		    "湖光小区|3号楼|2单元" },
		{ "road=民权路 door=1号 floor=5层 room=501室", "room", "民权路|1号" },
		{ "community=九溪村 door=1号 room=2室", "room", "九溪村|1号" },
		{ "road=民权路", NULL, "" }, { "estate=湖光小区", NULL, "" },
		{ "community=九溪村 group=张湾", NULL, "" },
		{ "estate=湖光小区 building=3号楼 floor=5层", NULL, "" },
	};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_address a = address_of(t[i].elements);
		const char *kind = mp_plate_choose(&a, mp_address_level(&a));
		mp_buf b = { 0 };
		size_t k;

		if (kind != NULL)
			mp_plate_name(&b, mp_plate_types_for(&types, kind, false), &a);
		for (k = 0; k < b.n; k++)
			if (b.p[k] == MP_LINE_BREAK)
				b.p[k] = '|';
		ok((kind != NULL) == (t[i].type != NULL) &&
		    (kind == NULL || strcmp(kind, t[i].type) == 0) &&
		    mp_str_eq(mp_buf_str(&b), mp_str_from(t[i].name)), "%s: %s '%s'",
		    t[i].elements, kind ? kind : "no plate", mp_buf_cstr(&b));
		mp_buf_free(&b);
	}
}

/* The box of the ink of a text that is set. */
static mp_box
ink_of(const mp_line *l)
{
	double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
	size_t i;

	for (i = 0; i < l->n; i++) {
		double size = l->glyph[i].size;
		const mp_glyph *g = mp_font_glyph(l->font, l->glyph[i].c);

		if (g->right <= g->left)
			continue;
		x0 = fmin(x0, l->glyph[i].x + g->left * size);
		x1 = fmax(x1, l->glyph[i].x + g->right * size);
		y0 = fmin(y0, l->glyph[i].y + g->top * size);
		y1 = fmax(y1, l->glyph[i].y + g->bottom * size);
	}
	return (mp_box){ x0, y0, x1 - x0, y1 - y0 };
}

static mp_plate_text
text_of(int field)
{
	mp_plate_text text = { .nparts = 1, .box = { 10, 20, 100, 30 }, .min = 10, .max = 25,
		.spread = 0.9, .lines = 1, .label = 1, .suffix = 0.5, .word = 0.8 };

	text.part[0].field = field;
	return text;
}

static void
lines(mp_font *font)
{
	static const struct { int field; const char *text; mp_line_status want; double size; }
	t[] = {
		{ MP_FIELD_NAME, "民权路", MP_LINE_OK, 25 },
		{ MP_FIELD_NAME, "一", MP_LINE_OK, 25 }, { MP_FIELD_NUMBER, "88号", MP_LINE_OK, 25 },
		{ MP_FIELD_NUMBER, "1号附12号", MP_LINE_OK, 25 },
		{ MP_FIELD_NUMBER, "东单元", MP_LINE_OK, 20 },
		{ MP_FIELD_NAME, "j", MP_LINE_OK, 25 },
		{ MP_FIELD_NAME, "羊山新区新十八大街", MP_LINE_OK, 11 },
		{ MP_FIELD_NAME, "羊山新区新十八大街东段", MP_LINE_TOO_LONG, 0 },
		{ MP_FIELD_NAME, " ", MP_LINE_TOO_LONG, 0 },
		{ MP_FIELD_NAME, "民😀路", MP_LINE_NO_GLYPH, 0 },
		{ MP_FIELD_NAME, "民\u200B", MP_LINE_NO_GLYPH, 0 },
		{ MP_FIELD_NAME, "", MP_LINE_EMPTY, 0 },
	};
	mp_line l;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_plate_text text = text_of(t[i].field);
		mp_str value[MP_PLATE_NFIELD] = { [MP_NOTE] = { NULL, 0 } };
		mp_line_fault fault = { 0, 0 };
		const mp_box *b = &text.box;
		mp_line_status st;
		mp_box ink;

		value[t[i].field] = mp_str_from(t[i].text);
		st = mp_line_set(&l, font, &text, value, &fault);
		ok(st == t[i].want, "'%s' is set, or not: %d", t[i].text, (int)st);
		if (st == MP_LINE_NO_GLYPH)
			ok(fault.character == 0x1F600 || fault.character == 0x200B,
			    "and what is missing is told");
		if (st != MP_LINE_OK)
			continue;
		ink = ink_of(&l);
		ok(fabs(ink.x + ink.w / 2 - 60) < 0.01 && fabs(ink.y + ink.h / 2 - 35) < 0.01,
		    "its ink is in the middle of the box: %.2f, %.2f", ink.x + ink.w / 2,
		    ink.y + ink.h / 2);
		ok(ink.x > b->x - 0.01 && ink.x + ink.w < b->x + b->w + 0.01 &&
		    ink.y > b->y - 0.01 && ink.y + ink.h < b->y + b->h + 0.01,
		    "and inside it");
		ok(fabs(l.glyph[0].size - t[i].size) < 0.01, "as large as fits: %.2f",
		    l.glyph[0].size);
	}
}

/* Where a long name is broken: a slash for the break. */
static void
breaks(mp_font *font)
{
	static const struct { const char *text, *want; } t[] = {
		{ "民权路", "民权路" }, { "羊山新区\n新十八大街\n东段", "羊山新区/新十八大街东段" },
		{ "东方红大道中山公园\n三里店巷", "东方红大道中山公园/三里店巷" },
		{ "民权路与解放路与中山路", "民权路与/解放路与中山路" },
		{ "湖光小区湖光里三里店三里桥", "湖光小区/湖光里三里店三里桥" },
		{ "一二三四五六七八九十一二", "" },
		{ "民权路与解放路与中山路与胜利路与东方红大道与北京大街", "" },
	};
	mp_line l;
	size_t i, k;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_plate_text text = text_of(MP_FIELD_NAME);
		mp_str value[MP_PLATE_NFIELD] = { [MP_FIELD_NAME] = mp_str_from(t[i].text) };
		mp_line_fault fault;
		mp_buf got = { 0 };
		mp_box ink;
		char c[4];

		text.lines = 2;
		if (mp_line_set(&l, font, &text, value, &fault) != MP_LINE_OK)
			l.n = 0;
		for (k = 0; k < l.n; k++) {
			if (k && l.glyph[k].x < l.glyph[k - 1].x)
				mp_buf_addc(&got, '/');
			mp_buf_add(&got, (mp_str){ c, mp_utf8_put(c, l.glyph[k].c) });
		}
		ok(strcmp(mp_buf_cstr(&got), t[i].want) == 0, "'%s' is set '%s'", t[i].text,
		    mp_buf_cstr(&got));
		mp_buf_free(&got);
		if (l.n == 0)
			continue;
		ink = ink_of(&l);
		ok(ink.x > 9.99 && ink.x + ink.w < 110.01 && ink.y > 19.99 &&
		    ink.y + ink.h < 50.01 && l.glyph[0].size >= text.min,
		    "inside its box, not below the smallest size: %.2f", l.glyph[0].size);
	}
}

/* The characters of Xinyang's place names that GB 2312 lacks, and neighbours. */
static void
glyphs(mp_font *font)
{
	const char *all = "浉塆堽塝枊凃衕杮嶅溮畈垸踅孜圩湾堰谯弋斛陂浒鲇粱蓼瀍㘵", *p;
	uint32_t c;

	for (p = all; *p; ) {
		p += mp_utf8_next(p, &c);
		ok(mp_font_glyph(font, c) != NULL, "there is a glyph for U+%04X", c);
	}
	ok(mp_font_glyph(font, 0x0378) == NULL, "and none where there is no character");
	ok(mp_font_open(MP_STR("No Such Hei")) == NULL, "another font does not stand in");
}

/* Three pixels a module: the path is the code, and the quiet zone is quiet. */
static bool
path_is_code(const mp_qr *q, const mp_look *look)
{
	enum { PIXELS = 3 };
	int side = q->width + 2 * MP_QR_QUIET, x, y;
	mp_box pad = { 0, 0, side, side };
	cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_A8, PIXELS * side,
	    PIXELS * side);
	cairo_t *cr = cairo_create(s);
	mp_replay *replay = mp_replay_new(&types, NULL, &fonts);
	mp_buf ops = { 0 };
	bool good;

	mp_qr_fill(q, &ops, &pad, side, look);
	cairo_scale(cr, PIXELS, PIXELS);
	good = mp_replay_draw(replay, mp_buf_str(&ops), cr);
	cairo_surface_flush(s);
	for (y = 0; y < side; y++)
		for (x = 0; x < side; x++) {
			int qx = x - MP_QR_QUIET, qy = y - MP_QR_QUIET;
			bool dark = qx >= 0 && qy >= 0 && qx < q->width &&
			    qy < q->width && q->dark[qy * q->width + qx];

			good &= cairo_image_surface_get_data(s)[(PIXELS * y + 1) *
			    cairo_image_surface_get_stride(s) + PIXELS * x + 1] ==
			    (dark ? 255 : 0);
		}
	cairo_destroy(cr);
	cairo_surface_destroy(s);
	mp_replay_free(replay);
	mp_buf_free(&ops);
	return good;
}

static void
qr(void)
{
	static const struct { const char *text; int version; char level; } t[] = {
		{ "HTTPS://A.CN/", 2, 'H' }, { "HTTPS://A.CN/01234567890123", 2, 'Q' },
		{ "HTTPS://MENPAI.EXAMPLE/41150200300142000880000000000A", 3, 'Q' },
		{ "HTTPS://MENPAI.XINYANG.EXAMPLE/41150200300142000880000000000A", 3, 'M' },
		{ "HTTPS://A.CN/ABCDEFGHIJKLMNOPQRSTUVWXYZ.-ABCDEFGHIJKLMNOPQRSTUVWXYZ", 4, 'Q' },
		{ "https://a.cn/1", 0, 0 }, { "HTTPS://A.CN/湾", 0, 0 },
	};
	static const mp_look plain = { .bleed = false }, thin = { .reduction = 0.2 };
	char much[200];
	mp_qr q;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		bool made = mp_qr_encode(&q, mp_str_from(t[i].text), 'M');

		if (t[i].version == 0) {
			ok(!made, "'%s' is refused", t[i].text);
			continue;
		}
		ok(made && q.version == t[i].version && q.level == t[i].level &&
		    q.width == 17 + 4 * q.version, "'%s': version %d, level %c", t[i].text,
		    q.version, q.level);
		ok(path_is_code(&q, &plain), "and its path is the code");
		ok(path_is_code(&q, &thin), "made thinner, too");
	}
	memset(much, 'A', sizeof much);
	ok(mp_qr_encode(&q, (mp_str){ much, 154 }, 'M') && q.version == 6,
	    "154 characters are version 6");
	ok(!mp_qr_encode(&q, (mp_str){ much, 155 }, 'M'), "and 155 are too many");
	memset(much, '7', sizeof much);
	ok(mp_qr_encode(&q, (mp_str){ much, 140 }, 'M') && q.version == 4,
	    "digits take less room");
	ok(mp_qr_encode(&q, MP_STR("HTTPS://A.CN/01234567890123"), 'H') && q.version == 3 &&
	    q.level == 'H', "a level that is asked for is kept");
}

/* As on a sign, or not at all. */
static void
readings(void)
{
	static const struct { const char *name, *want; } t[] = {
		{ "东方红大道", "DONGFANGHONG DADAO" }, { "长安路", "CHANG'AN LU" },
		{ "民权路\n东段", "MINQUAN LU DONG DUAN" }, { "新十八大街", "XINSHIBA DAJIE" },
		{ "浉河区", "SHIHEQU" }, { "黄凃村", NULL }, { "绿城小区", "LÜCHENG XIAOQU" },
		{ "湖光小区\n3号楼\n2单元", "HUGUANG XIAOQU 3 HAOLOU 2 DANYUAN" },
		{ "西安街", "XI'AN JIE" }, { "路", "LU" }, { "A座\n解放路", "A ZUO JIEFANG LU" },
		{ "长路", NULL }, { "行路", NULL }, { "民😀路", NULL }, { "", "" },
	};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_buf b = { 0 };
		uint32_t doubtful = 0;
		bool good = mp_pinyin(&b, mp_str_from(t[i].name), &doubtful);

		ok(good == (t[i].want != NULL) &&
		    (good ? strcmp(mp_buf_cstr(&b), t[i].want) == 0 : b.n == 0 && doubtful > 0x7F),
		    "'%s' is read '%s'", t[i].name, mp_buf_cstr(&b));
		mp_buf_free(&b);
	}
}

static void
sheets(void)
{
	static const struct { const char *type; double x, y; int turned, fresh; } t[] = {
		{ "room", 10, 10, 1, 1 }, { "room", 96, 10, 1, 0 }, { "room", 10, 136, 1, 0 },
		{ "small", 10, 10, 0, 1 }, { "room", 10, 126, 1, 0 }, { "small", 10, 10, 0, 1 },
		{ "small", 10, 126, 0, 0 }, { "small", 10, 10, 0, 1 }, { "rural", 10, 10, 1, 1 },
	};
	mp_sheet a4 = { .margin = 10, .gutter = 6 }, a3 = a4, odd = a4;
	mp_sheet_state s = { .sheet = &a4 };
	mp_sheet_place at;
	size_t i;

	ok(mp_sheet_size(&a4, "A4") && mp_sheet_size(&a3, "A3"), "A4 and A3 are known");
	for (i = 0; i < sizeof t / sizeof *t; i++)
		ok(mp_sheet_next(&s, type_of(t[i].type), &at) && at.x == t[i].x &&
		    at.y == t[i].y && at.turned == t[i].turned && at.fresh == t[i].fresh,
		    "plate %zu, %s, stands at %g, %g", i, t[i].type, at.x, at.y);
	ok(!mp_sheet_next(&s, type_of("medium"), &at), "a medium plate is larger than A4");
	s.sheet = &a3;
	ok(mp_sheet_next(&s, type_of("medium"), &at), "but not than A3");
	ok(!mp_sheet_next(&s, type_of("large"), &at), "a large one is");
	ok(mp_sheet_size(&odd, "320x450") && odd.width == 320 && odd.height == 450,
	    "a sheet may have any size");
	ok(!mp_sheet_size(&odd, "a5") && !mp_sheet_size(&odd, "0x9") &&
	    !mp_sheet_size(&odd, "9x9x9") && !mp_sheet_size(&odd, "9"), "but must have one");
}

static void
start_job(mp_job *job, const char *base)
{
	mp_str missing;

	*job = (mp_job){ .types = &types };
	if (mp_job_init(job, base, &missing) != MP_JOB_OK)
		ok(false, "a job begins");
}

static void
faults(void)
{
	static const char code[] = "41150200300142000880000000000A";
	static const struct {
		const char *type, *name, *number, *postcode, *code;
		mp_fault_kind kind;
		mp_plate_field field;
	} t[] = {
		{ "large", "民权路", "88号", "464000", code, MP_FAULT_NONE, 0 },
		{ "large", "民权路", "88号", "", code, MP_FAULT_NONE, 0 },
		{ "small", "民权路", "88号", "any", code, MP_FAULT_NONE, 0 },
		{ "large", "民权路", "88号", "46400O", code, MP_FAULT_BAD_POSTCODE, MP_FIELD_POSTCODE },
		{ "large", "民权路", "88号", "4640001", code, MP_FAULT_PERSONAL, MP_FIELD_POSTCODE },
		{ "small", "", "88号", "", code, MP_FAULT_EMPTY, MP_FIELD_NAME },
		{ "small", "民权路", "", "", code, MP_FAULT_EMPTY, MP_FIELD_NUMBER },
		{ "small", "民权路", "88号", "", "", MP_FAULT_EMPTY, MP_FIELD_CODE },
		{ "small", "民权路", "88\u0378号", "", code, MP_FAULT_NO_GLYPH, MP_FIELD_NUMBER },
		{ "room", "民权路", "101至一百零一又二分之一室", "", code, MP_FAULT_TOO_LONG,
		    MP_FIELD_NUMBER },
		{ "small", "路13900000000", "8号", "", code, MP_FAULT_PERSONAL, MP_FIELD_NAME },
		{ "small", "民权路", "8号", "", "13900000000", MP_FAULT_PERSONAL, MP_FIELD_CODE },
		{ "small", "民权路", "8号", "", "41150219900101001x", MP_FAULT_PERSONAL,
		    MP_FIELD_CODE },
		{ "small", "民权路", "8号", "", "411502999999010017", MP_FAULT_NONE, 0 },
		{ "small", "民权路", "8号", "", "411502001001420008800000000009", MP_FAULT_BAD_CHECK,
		    MP_FIELD_CODE },
		{ "small", "民权路", "8号", "", "4115 02", MP_FAULT_BAD_CODE, MP_FIELD_CODE },
		{ "small", "民权路", "8号", "", "abc", MP_FAULT_BAD_CODE, MP_FIELD_CODE },
		{ "small", "民权路", "8号", "", "41150200300142000880000000000A4115020030014200",
		    MP_FAULT_LONG_PAYLOAD, MP_FIELD_CODE },
		{ "small", "民权路", "8号", "", "ABCDEFGHIJKLMNOPQRSTUVWXYZ-ABCDEFGHIJKLMN",
		    MP_FAULT_BAD_QR, MP_FIELD_CODE },
	};
	mp_job job;
	mp_maker *m;
	mp_plate plate;
	size_t i;

	start_job(&job, "https://menpai.example/");
	m = mp_maker_new(&job);
	for (i = 0; i < sizeof t / sizeof *t; i++) {
		const mp_str text[MP_PLATE_NFIELD] = {
			[MP_FIELD_NAME] = mp_str_from(t[i].name),
			[MP_FIELD_NUMBER] = mp_str_from(t[i].number),
			[MP_FIELD_POSTCODE] = mp_str_from(t[i].postcode),
			[MP_FIELD_CODE] = mp_str_from(t[i].code),
		};
		const mp_plate_type *y = mp_plate_types_find(&types, mp_str_from(t[i].type),
		    t[i].postcode[0] != '\0');
		const mp_fault *f = &plate.fault;

		mp_maker_make(m, y, text, true, &plate);
		ok(f->kind == t[i].kind && (f->kind == MP_FAULT_NONE || f->field == (int)t[i].field),
		    "%s '%s' '%s' '%s' '%s': %d in field %d", t[i].type, t[i].name,
		    t[i].number, t[i].postcode, t[i].code, (int)f->kind, f->field);
		ok(f->kind != MP_FAULT_NO_GLYPH || f->character == 0x0378, "with its character");
		ok(plate.proved == (f->kind == MP_FAULT_NONE && mp_proof_possible()),
		    "what is made is proved");
	}
	mp_maker_free(m);
	mp_job_free(&job);
}

/* What is proved is what stands there, not what was meant. */
static void
proofs(void)
{
	static const struct { const char *what, *over; bool good; } t[] = {
		{ "as it is", "", true },
		{ "a stripe over the code", "1 g 130 50 6 50 re f\n", false },
		{ "a dark pad", "0 g 113 53 40 40 re f\n", false },
		{ "a stain beside the code", "1 g 20 50 6 50 re f\n", true },
		{ "an operator that does not exist", "1 w\n", false },
		{ "an operand too few", "1 2 3 re\n", false },
	};
	const mp_str text[MP_PLATE_NFIELD] = {
		[MP_FIELD_NAME] = MP_STR("民权路"), [MP_FIELD_NUMBER] = MP_STR("8号"),
		[MP_FIELD_CODE] = MP_STR("41150200300142000880000000000A"),
	};
	mp_job job;
	mp_maker *m;
	mp_plate plate;
	mp_replay *replay;
	mp_proof *proof;
	mp_buf ops = { 0 };
	size_t i;

	start_job(&job, "https://menpai.example");
	m = mp_maker_new(&job);
	mp_maker_make(m, type_of("small"), text, false, &plate);
	replay = mp_replay_new(&types, job.artwork, &job.fonts);
	proof = mp_proof_new(replay);
	for (i = 0; mp_proof_possible() && i < sizeof t / sizeof *t; i++) {
		ops.n = 0;
		mp_buf_add(&ops, plate.ops);
		mp_buf_adds(&ops, t[i].over);
		ok(mp_proof_read(proof, plate.type, mp_buf_str(&ops), 29, plate.payload) ==
		    t[i].good, "the proof of a plate, %s", t[i].what);
	}
	if (mp_proof_possible())
		ok(!mp_proof_read(proof, plate.type, plate.ops, 29, MP_STR("HTTPS://A.CN/1")),
		    "and of another payload");
	mp_buf_free(&ops);
	mp_proof_free(proof);
	mp_replay_free(replay);
	mp_maker_free(m);
	mp_job_free(&job);
}

static void
bases(void)
{
	static const struct { const char *base; bool good; } t[] = {
		{ "https://menpai.example", true }, { "http://a.cn:8080/d///", true },
		{ "HTTPS://MENPAI.EXAMPLE/", true }, { "menpai.example", false },
		{ "https://", false }, { "https:///", false }, { "", false },
		{ "https://a.cn/?q", false }, { "https://信阳.cn", false },
		{ "mailto:https://a.cn", false },
	};
	mp_str missing;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_job job = { .types = &types };
		mp_job_status st = mp_job_init(&job, t[i].base, &missing);

		ok(st == (t[i].good ? MP_JOB_OK : MP_JOB_BAD_BASE), "base URL '%s' is %s",
		    t[i].base, st == MP_JOB_OK ? "taken" : "refused");
		mp_job_free(&job);
	}
}

int
main(void)
{
	if (!ok(open_set(&types, "data/plates/standard"), "the standard set is read"))
		return done_testing();
	fonts.font[0] = mp_font_open(MP_STR("Noto Sans CJK SC Bold"));
	fonts.n = fonts.font[0] != NULL;
	shipped();
	wording();
	qr();
	readings();
	sheets();
	if (!ok(fonts.n == 1, "Noto Sans CJK SC is installed"))
		return done_testing();
	lines(fonts.font[0]);
	breaks(fonts.font[0]);
	glyphs(fonts.font[0]);
	mp_font_close(fonts.font[0]);
	faults();
	proofs();
	bases();
	mp_plate_types_close(&types);
	return done_testing();
}
