/* plate.c - what is on a plate, where it stands, and what is refused. */
#include <config.h>

#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "elements.h"
#include "plate/line.h"
#include "plate/pagesize.h"
#include "plate/press.h"
#include "plate/qr.h"
#include "plate/sheet.h"
#include "plate/wording.h"
#include "tap.h"

static const mp_plate_type *
type_of(const char *name)
{
	return mp_plate_type_find(mp_str_from(name));
}

static bool
apart(const mp_box *a, const mp_box *b)
{
	return a->x + a->w <= b->x || b->x + b->w <= a->x ||
	    a->y + a->h <= b->y || b->y + b->h <= a->y;
}

static bool
on_face(const mp_plate_type *t, const mp_box *b)
{
	return b->x > t->rim && b->y > t->rim && b->x + b->w < t->width - t->rim &&
	    b->y + b->h < t->height - t->rim;
}

/* The sizes that are published, and that nothing stands on anything else. */
static void
types(void)
{
	static const struct { const char *name; double w, h, face_w, face_h, qr; } t[] = {
		{ "large", 600, 400, 570, 370, 120 }, { "medium", 300, 200, 270, 170, 75 },
		{ "small", 170, 110, 150, 90, 40 }, { "building", 950, 550, 920, 520, 200 },
		{ "unit", 360, 150, 340, 130, 75 }, { "room", 120, 80, 110, 70, 40 },
		{ "rural", 210, 150, 190, 130, 55 }, { "large", 600, 400, 570, 370, 120 },
	};
	size_t i;
	int a, b;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		const mp_plate_type *y = &mp_plate_types[i];
		bool good = on_face(y, &y->qr) && strcmp(y->name, t[i].name) == 0;

		ok(y->width == t[i].w && y->height == t[i].h && y->qr.w == t[i].qr &&
		    y->qr.h == t[i].qr && y->width - 2 * y->rim == t[i].face_w &&
		    y->height - 2 * y->rim == t[i].face_h, "%s: published size", y->name);
		for (a = 0; a < MP_PLATE_NFIELD; a++) {
			if (y->text[a].max == 0)
				continue;
			good &= on_face(y, &y->text[a].box) && y->text[a].min < y->text[a].max;
			good &= apart(&y->text[a].box, &y->qr);
			for (b = 0; b < a; b++)
				good &= y->text[b].max == 0 ||
				    apart(&y->text[a].box, &y->text[b].box);
		}
		ok(good, "%s: all on the face, nothing on anything else", y->name);
	}
	ok(mp_plate_types[i].name == NULL, "and there are no other types");
	ok(type_of("large")->plain == &mp_plate_types[7], "one for want of a postcode");
	ok(type_of("农村门牌") == type_of("rural") && type_of("huge") == NULL,
	    "types have two names");
}

static void
wording(void)
{
	static const struct { const char *elements, *type, *name; } t[] = {
		{ "road=东方红大道 door=88号 estate=申光商厦", "large", "东方红大道" },
		{ "road=民权路 segment=东段 door=126号", "medium", "民权路东段" },
		{ "road=民权路 door=12号附3号", "small", "民权路" },
		{ "road=民权路 lane=3巷 door=12号", "small", "民权路3巷" },
		{ "door=12号 estate=湖光小区", "small", "湖光小区" },
		{ "community=九溪村 group=张湾 door=12号", "rural", "九溪村张湾" },
		{ "community=九溪村 door=12号", "rural", "九溪村" },
		{ "road=民权路 door=1号 estate=湖光小区 building=3号楼", "building", "湖光小区" },
		{ "road=民权路 door=1号 building=3号楼", "building", "民权路1号" },
		{ "estate=湖光小区 building=3号楼 unit=2单元", "unit", "湖光小区3号楼" },
		{ "estate=湖光小区 building=3号楼 unit=2单元 floor=5层 room=501室", "room",
		    "湖光小区3号楼2单元" },
		{ "road=民权路 door=1号 floor=5层 room=501室", "room", "民权路1号" },
		{ "community=九溪村 door=1号 room=2室", "room", "九溪村1号" },
		{ "road=民权路", NULL, "" }, { "estate=湖光小区", NULL, "" },
		{ "community=九溪村 group=张湾", NULL, "" },
		{ "estate=湖光小区 building=3号楼 floor=5层", NULL, "" },
	};
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_address a = address_of(t[i].elements);
		const mp_plate_type *y = mp_plate_choose(&a, mp_address_level(&a));
		mp_buf b = { 0 };

		if (y != NULL)
			mp_plate_name(&b, y, &a);
		ok((y != NULL) == (t[i].type != NULL) &&
		    (y == NULL || strcmp(y->name, t[i].type) == 0) &&
		    mp_str_eq(mp_buf_str(&b), mp_str_from(t[i].name)), "%s: %s '%s'",
		    t[i].elements, y ? y->name : "no plate", mp_buf_cstr(&b));
		mp_buf_free(&b);
	}
}

/* The box of the ink of a line that is set. */
static mp_box
ink_of(mp_font *font, const mp_line *l)
{
	double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
	size_t i, k, at;

	for (i = 0; i < l->nspan; i++)
		for (k = at = 0; k < l->part[i].n; k++) {
			double size = l->size * l->part[i].span.scale;
			const cairo_glyph_t *c = &l->glyph[l->part[i].first + k];
			const mp_glyph *g;
			uint32_t u;

			at += mp_utf8_next(l->part[i].span.text.p + at, &u);
			g = mp_font_glyph(font, u);
			if (g->right <= g->left)
				continue;
			x0 = fmin(x0, c->x + g->left * size);
			x1 = fmax(x1, c->x + g->right * size);
			y0 = fmin(y0, c->y + g->top * size);
			y1 = fmax(y1, c->y + g->bottom * size);
		}
	return (mp_box){ x0, y0, x1 - x0, y1 - y0 };
}

static void
lines(mp_font *font)
{
	static const struct mp_plate_text where = { { 10, 20, 100, 30 }, 25, 10, 0.9, 0 };
	static const struct { const char *a, *b; mp_line_status want; double size; } t[] = {
		{ "民权路", "", MP_LINE_OK, 25 }, { "五一路", "", MP_LINE_OK, 25 },
		{ "一", "", MP_LINE_OK, 25 }, { "88", "号", MP_LINE_OK, 25 },
		{ "1", "号附12号", MP_LINE_OK, 25 }, { "j", "", MP_LINE_OK, 25 },
		{ "羊山新区新十八大街", "", MP_LINE_OK, 11 },
		{ "羊山新区新十八大街东", "段", MP_LINE_TOO_LONG, 0 },
		{ " ", "", MP_LINE_TOO_LONG, 0 }, { "民😀路", "", MP_LINE_NO_GLYPH, 0 },
		{ "民", "\u200B", MP_LINE_NO_GLYPH, 0 },
	};
	mp_line l;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_span s[] = { { mp_str_from(t[i].a), 1 }, { mp_str_from(t[i].b), 0.5 } };
		uint32_t missing = 0;
		mp_line_status st = mp_line_set(&l, font, &where, s, 2, &missing);
		mp_box ink;
		const mp_box *b = &where.box;

		ok(st == t[i].want, "'%s%s' is set, or not", t[i].a, t[i].b);
		if (st == MP_LINE_NO_GLYPH)
			ok(missing == 0x1F600 || missing == 0x200B, "and what is missing is told");
		if (st != MP_LINE_OK)
			continue;
		ink = ink_of(font, &l);
		ok(fabs(ink.x + ink.w / 2 - 60) < 0.01 && fabs(ink.y + ink.h / 2 - 35) < 0.01,
		    "its ink is in the middle of the box: %.2f, %.2f", ink.x + ink.w / 2,
		    ink.y + ink.h / 2);
		ok(ink.x > b->x - 0.01 && ink.x + ink.w < b->x + b->w + 0.01 &&
		    ink.y > b->y - 0.01 && ink.y + ink.h < b->y + b->h + 0.01,
		    "and inside it");
		ok(fabs(l.size - t[i].size) < 0.01, "as large as fits: %.2f", l.size);
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
	ok(mp_font_open("No Such Hei") == NULL, "another font does not stand in");
}

/* One pixel a module: the path is the code, and the quiet zone is quiet. */
static bool
path_is_code(const mp_qr *q)
{
	int side = q->width + 2 * MP_QR_QUIET, x, y;
	cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_A8, side, side);
	cairo_t *cr = cairo_create(s);
	bool good = true;

	mp_qr_path(q, cr, 0, 0, side);
	cairo_fill(cr);
	cairo_surface_flush(s);
	for (y = 0; y < side; y++)
		for (x = 0; x < side; x++) {
			int qx = x - MP_QR_QUIET, qy = y - MP_QR_QUIET;
			bool dark = qx >= 0 && qy >= 0 && qx < q->width &&
			    qy < q->width && q->dark[qy * q->width + qx];

			good &= cairo_image_surface_get_data(s)[y *
			    cairo_image_surface_get_stride(s) + x] == (dark ? 255 : 0);
		}
	cairo_destroy(cr);
	cairo_surface_destroy(s);
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
	char much[200];
	mp_qr q;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		bool made = mp_qr_encode(&q, mp_str_from(t[i].text));

		if (t[i].version == 0) {
			ok(!made, "'%s' is refused", t[i].text);
			continue;
		}
		ok(made && q.version == t[i].version && q.level == t[i].level &&
		    q.width == 17 + 4 * q.version, "'%s': version %d, level %c", t[i].text,
		    q.version, q.level);
		ok(path_is_code(&q), "and its path is the code");
	}
	memset(much, 'A', sizeof much);
	ok(mp_qr_encode(&q, (mp_str){ much, 154 }) && q.version == 6,
	    "154 characters are version 6");
	ok(!mp_qr_encode(&q, (mp_str){ much, 155 }), "and 155 are too many");
	memset(much, '7', sizeof much);
	ok(mp_qr_encode(&q, (mp_str){ much, 140 }) && q.version == 4,
	    "digits take less room");
}

static void
sheets(void)
{
	static const struct { const char *type; double x, y; int turned, fresh; } t[] = {
		{ "room", 10, 10, 1, 1 }, { "room", 96, 10, 1, 0 }, { "room", 10, 136, 1, 0 },
		{ "small", 10, 10, 0, 1 }, { "room", 10, 126, 1, 0 }, { "small", 10, 10, 0, 1 },
		{ "small", 10, 126, 0, 0 }, { "small", 10, 10, 0, 1 }, { "rural", 10, 10, 1, 1 },
	};
	mp_sheet_state s = { .sheet = mp_sheet_find("A4") };
	mp_sheet_place at;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++)
		ok(mp_sheet_next(&s, type_of(t[i].type), &at) && at.x == t[i].x &&
		    at.y == t[i].y && at.turned == t[i].turned && at.fresh == t[i].fresh,
		    "plate %zu, %s, stands at %g, %g", i, t[i].type, at.x, at.y);
	ok(!mp_sheet_next(&s, type_of("medium"), &at), "a medium plate is larger than A4");
	s.sheet = mp_sheet_find("A3");
	ok(mp_sheet_next(&s, type_of("medium"), &at), "but not than A3");
	ok(!mp_sheet_next(&s, type_of("large"), &at), "a large one is");
	ok(mp_sheet_find("a5") == NULL, "there is no other sheet");
}

/* Wherever the bytes are cut, the MediaBox is replaced and nothing else. */
static void
page_size(void)
{
	static const mp_str in = MP_STR("/Media/MediaBox [ 0 0 851.000001 567.000001 ]"
	    "/MediaBox [ 0 0 851.000001 99 ]");
	static const mp_str want = MP_STR("/Media/MediaBox [ 0 0 850.393701 566.929134 ]"
	    "/MediaBox [ 0 0 851.000001 99 ]");
	size_t cut, bad = 0;
	mp_page_size s;
	mp_buf b = { 0 };

	for (cut = 0; cut <= in.n; cut++) {
		b.n = 0;
		mp_page_size_set(&s, 300 * 72 / 25.4, 200 * 72 / 25.4);
		mp_page_size_pass(&s, &b, (mp_str){ in.p, cut });
		mp_page_size_pass(&s, &b, mp_str_skip(in, cut));
		bad += !mp_str_eq(mp_buf_str(&b), want);
	}
	ok(bad == 0, "the MediaBox is exact, wherever the bytes are cut");
	ok(s.width > 851 && s.height > 567, "and cairo is told whole points");
	mp_page_size_set(&s, 999.5, 9.5);
	ok(strlen(s.told) == strlen(s.real), "a digit less is padded: %s", s.real);
	mp_buf_free(&b);
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
		{ "large", "民权路", "88号", "46400O", code, MP_FAULT_BAD_POSTCODE, MP_PLATE_POSTCODE },
		{ "large", "民权路", "88号", "4640001", code, MP_FAULT_PERSONAL, MP_PLATE_POSTCODE },
		{ "small", "", "88号", "", code, MP_FAULT_EMPTY, MP_PLATE_NAME },
		{ "small", "民权路", "", "", code, MP_FAULT_EMPTY, MP_PLATE_NUMBER },
		{ "small", "民权路", "88号", "", "", MP_FAULT_EMPTY, MP_PLATE_CODE },
		{ "small", "民权路", "88\u0378号", "", code, MP_FAULT_NO_GLYPH, MP_PLATE_NUMBER },
		{ "room", "民权路", "101至一百零一又二分之一室", "", code, MP_FAULT_TOO_LONG,
		    MP_PLATE_NUMBER },
		{ "small", "路13900000000", "8号", "", code, MP_FAULT_PERSONAL, MP_PLATE_NAME },
		{ "small", "民权路", "8号", "", "13900000000", MP_FAULT_PERSONAL, MP_PLATE_CODE },
		{ "small", "民权路", "8号", "", "41150219900101001x", MP_FAULT_PERSONAL,
		    MP_PLATE_CODE },
		{ "small", "民权路", "8号", "", "411502999999010017", MP_FAULT_NONE, 0 },
		{ "small", "民权路", "8号", "", "4115 02", MP_FAULT_BAD_CODE, MP_PLATE_CODE },
		{ "small", "民权路", "8号", "", "abc", MP_FAULT_BAD_CODE, MP_PLATE_CODE },
		{ "small", "民权路", "8号", "", "41150200300142000880000000000A4115020030014200",
		    MP_FAULT_BAD_QR, MP_PLATE_CODE },
	};
	mp_press_setup setup = { .base = "https://menpai.example/" };
	mp_press_status why;
	mp_press *p = mp_press_new(&setup, &why);
	mp_press_place at;
	mp_fault f;
	mp_qr qr;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		const mp_str text[MP_PLATE_NFIELD] = {
			[MP_PLATE_NAME] = mp_str_from(t[i].name),
			[MP_PLATE_NUMBER] = mp_str_from(t[i].number),
			[MP_PLATE_POSTCODE] = mp_str_from(t[i].postcode),
			[MP_PLATE_CODE] = mp_str_from(t[i].code),
		};
		bool have = mp_press_qr(p, text[MP_PLATE_CODE], &qr);
		mp_fault_kind k = mp_press_add(p, type_of(t[i].type), text,
		    have ? &qr : NULL, &at, &f);

		ok(k == t[i].kind && k == f.kind && (k == MP_FAULT_NONE ||
		    (f.field == t[i].field && *mp_fault_reason(&f) != '\0')),
		    "%s '%s' '%s' '%s' '%s': %d in field %d", t[i].type, t[i].name,
		    t[i].number, t[i].postcode, t[i].code, (int)k, (int)f.field);
		ok(k != MP_FAULT_NO_GLYPH || f.character == 0x0378, "with its character");
	}
	ok(mp_press_finish(p), "a press without a file only checks");
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
	mp_press_status why;
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_press_setup setup = { .base = t[i].base };
		mp_press *p = mp_press_new(&setup, &why);

		ok((p != NULL) == t[i].good && (p || why == MP_PRESS_BAD_BASE),
		    "base URL '%s' is %s", t[i].base, p ? "taken" : "refused");
		if (p != NULL)
			mp_press_finish(p);
	}
}

int
main(void)
{
	mp_font *font = mp_font_open("Noto Sans CJK SC");

	types();
	wording();
	qr();
	sheets();
	page_size();
	if (!ok(font != NULL, "Noto Sans CJK SC is installed"))
		return done_testing();
	lines(font);
	glyphs(font);
	mp_font_close(font);
	faults();
	bases();
	return done_testing();
}
