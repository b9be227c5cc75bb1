/* form.c - forms of addresses: the files, what they write, and that it reads back.
 *
 * Runs in the build folder, on data/gazetteer.mpg and the clerk's file. */
#include <config.h>

#include <stdlib.h>
#include <unistd.h>

#include "address/form.h"
#include "elements.h"
#include "row/lines.h"
#include "row/tsv.h"

#include "tap.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* A form made of `text`; the name of its file is left out of why. */
static bool
form_of(mp_form *form, mp_str text, mp_buf *why)
{
	char path[] = "/tmp/menpai-form-XXXXXX";
	int fd = mkstemp(path);
	bool good;

	if (fd < 0 || write(fd, text.p, text.n) != (ssize_t)text.n || close(fd))
		abort();
	good = mp_form_open(form, path, why);
	unlink(path);
	if (!good && mp_str_starts(mp_buf_str(why), mp_str_from(path))) {
		why->n -= sizeof path - 1;
		memmove(why->p, why->p + sizeof path - 1, why->n);
	}
	mp_buf_cstr(why);
	return good;
}

static void
composing(void)
{
	static const struct { const char *form, *in, *want; } t[] = {
		{ "", "road=建设路 door=12号附3号 estate=湖光 building=3号楼 room=501室",
		  "建设路12号附3号湖光3号楼501室" },
		{ "building = 栋\n", "estate=湖光 building=3号楼、5号楼", "湖光3栋、5栋" },
		{ "building = 幢\n", "estate=湖光 building=B-1号楼 unit=2单元", "湖光B-1幢2单元" },
		{ "building = 幢\n", "estate=号楼家园 building=A座", "号楼家园A座" },
		{ "building = 幢\n", "building=东楼", "东楼" },
		{ "attached = -\n", "door=12号附3号", "12-3号" },
		{ "attached = -\n", "door=3号附12号", "3号附12号" },
		{ "attached = -\n", "door=12号附12号", "12-12号" },
		{ "attached = -\n", "door=12号附13号", "12号附13号" },
		{ "attached = -\n", "door=甲12号附3号", "甲12号附3号" },
		{ "attached = -\n", "door=12号附3号、4号", "12号附3号、4号" },
		{ "attached = 之\n", "door=3号附12号 estate=湖光", "3号之12湖光" },
		{ "attached = 之\n", "door=3号附12号 building=5号楼", "3号之12 5号楼" },
		{ "community = no\n", "community=义阳社区 road=建设路", "建设路" },
		{ "community = no\n", "community=新集村 group=3组 road=建设路", "新集村3组建设路" },
		{ "community = no\n", "community=新集村 door=3号", "新集村3号" },
		{ "devzone = no\n", "devzone=羊山新区 township=羊山街道", "羊山街道" },
		{ "devzone = no\n", "devzone=羊山新区 road=新二十四大街", "羊山新区新二十四大街" },
		{ "order = estate-first\n", "road=建设路 door=12号 estate=湖光 building=3号楼",
		  "建设路湖光12号3号楼" },
		{ "floor = no\n", "floor=5层 room=501室", "501室" },
		{ "floor = no\n", "floor=12层 room=1203室", "1203室" },
		{ "floor = no\n", "floor=4层 room=501室", "4层501室" },
		{ "floor = no\n", "floor=1层 room=12室", "1层12室" },
		{ "floor = no\n", "floor=负1层 room=101室", "负1层101室" },
		{ "room = none\n", "unit=2单元 room=501室", "2单元501" },
		{ "room = none\n", "unit=2单元 room=东户", "2单元东户" },
		{ "room = none\n", "unit=2单元 room=501室、502室", "2单元501室、502室" },
		{ "room = none\n", "estate=湖光 room=501室", "湖光501室" },
		{ "room = none\nfloor = no\n", "estate=湖光 floor=5层 room=501室", "湖光501室" },
		{ "\xEF\xBB\xBF# 说明\r\n 楼牌号=幢 \r\n\r\n户室\t=\t无\r\n",
		  "building=3号楼 room=501室", "3幢501" },
	};
	mp_buf why = { 0 }, out = { 0 };
	size_t i;

	for (i = 0; i < COUNT(t); i++) {
		mp_address a = address_of(t[i].in);
		mp_form form;
		bool good = form_of(&form, mp_str_from(t[i].form), &why);

		out.n = 0;
		mp_form_compose(&out, &a, &form);
		ok(good && strcmp(mp_buf_cstr(&out), t[i].want) == 0, "%s -> %s", t[i].in,
		    good ? out.p : why.p);
	}
	mp_buf_free(&why);
	mp_buf_free(&out);
}

static void
mistakes(void)
{
	static const struct { mp_str file; const char *want; } t[] = {
		{ MP_STR("building = 号楼\nbuilding\n"), ":2: expected 'key = value', not 'building'" },
		{ MP_STR("# x\nbuildings = 栋\n"),
		  ":2: no setting is called 'buildings'; there are: building (楼牌号), attached" },
		{ MP_STR("= 栋\n"), ":1: no setting is called ''" },
		{ MP_STR("building = 座\n"), ":1: 'building' cannot be '座'; it can be: 号楼, 栋, 幢" },
		{ MP_STR("room =\n"), ":1: 'room' cannot be ''; it can be: 室, none (无)" },
		{ MP_STR("floor = yes\n楼层 = 否\n"), ":2: 'floor' is set in line 1 already" },
		{ MP_STR("building = \xFF\n"), ":1: not UTF-8 text" },
	};
	mp_buf why = { 0 };
	mp_form form;
	size_t i;

	for (i = 0; i < COUNT(t); i++) {
		bool good = form_of(&form, t[i].file, &why);

		ok(!good && strstr(why.p, t[i].want), "%s", why.p);
	}
	ok(!mp_form_open(&form, "/nonexistent/form", &why) &&
	    strstr(mp_buf_cstr(&why), "/nonexistent/form"), "a missing form is named");
	mp_buf_free(&why);
}

/* --- what a form writes reads back ------------------------------------------------ */

struct tally { size_t rows, kept, lost; };

/* May this element be missing when the form has left it out? */
static bool
may_miss(const mp_form *form, int e)
{
	return (e == MP_COMMUNITY && form->choice[MP_FORM_COMMUNITY]) ||
	    (e == MP_DEVZONE && form->choice[MP_FORM_DEVZONE]) ||
	    (e == MP_FLOOR && form->choice[MP_FORM_FLOOR]);
}

/* Write one parsed address in one form and read it again. */
static void
round_trip(const mp_form *form, const mp_parsed *parsed, mp_parser *second, struct tally *n)
{
	mp_buf out = { 0 };
	mp_parsed back;
	int e;

	n->rows++;
	if (!mp_form_write(&out, parsed, form, second)) {
		n->kept++;
		mp_form_compose(&out, &parsed->addr, form);
		if (n->kept <= 3)
			printf("# kept as %.*s, not %s\n", (int)parsed->standard.n,
			    parsed->standard.p, mp_buf_cstr(&out));
	} else {
		mp_parse(second, mp_buf_str(&out), &back);
		for (e = MP_PROVINCE; e <= MP_ROOM; e++)
			if (!mp_str_eq(back.addr.elem[e], parsed->addr.elem[e]) &&
			    !(back.addr.elem[e].n == 0 && may_miss(form, e)))
				break;
		if (e <= MP_ROOM && n->lost++ < 10)
			printf("# %s: %s is %.*s\n", mp_buf_cstr(&out), mp_elements[e].name,
			    (int)back.addr.elem[e].n, back.addr.elem[e].p);
	}
	mp_buf_free(&out);
}

static void
all_rows(const char *what, const mp_form *form, mp_parser *first, mp_parser *second)
{
	mp_buf why = { 0 }, path = { 0 };
	const char *top = getenv("top_srcdir");
	struct tally n = { 0, 0, 0 };
	mp_lines f;
	mp_str line;

	mp_buf_printf(&path, "%s/testdata/xinyang-raw.tsv", top ? top : "..");
	if (!ok(mp_lines_open(&f, mp_buf_cstr(&path), &why), "%s is there", path.p))
		abort();
	while (mp_lines_next(&f, &line)) {
		mp_str field[2];
		mp_parsed parsed;

		mp_tsv_cut(line, field, 2);
		mp_parse(first, field[1], &parsed);
		round_trip(form, &parsed, second, &n);
	}
	mp_lines_close(&f);
	ok(n.rows > 500 && n.lost == 0 && n.kept * 100 <= n.rows,
	    "%s: %zu rows read back, %zu in the toolkit's form", what, n.rows, n.kept);
	mp_buf_free(&path);
	mp_buf_free(&why);
}

static void
round_trips(void)
{
	static const char *const shipped[] = { "xinyang", "xihu", "wuhan" };
	const char *reason;
	mp_gaz *gaz = mp_gaz_open("data/gazetteer.mpg", &reason);
	mp_parser *first, *second;
	mp_buf path = { 0 }, why = { 0 };
	mp_form form;
	unsigned k, v;
	size_t i;

	if (!ok(gaz != NULL, "the gazetteer is there"))
		return;
	first = mp_parser_new(gaz);
	second = mp_parser_new(gaz);
	for (i = 0; i < COUNT(shipped); i++) {
		path.n = 0;
		mp_buf_printf(&path, "data/forms/%s.form", shipped[i]);
		if (ok(mp_form_open(&form, mp_buf_cstr(&path), &why), "%s is a form", path.p))
			all_rows(shipped[i], &form, first, second);
	}
	for (k = 0; k < MP_FORM_NKEY; k++)
		for (v = 1; v < mp_form_values((mp_form_key)k); v++) {
			mp_buf what = { 0 };

			mp_buf_printf(&what, "setting %u, value %u", k, v);
			form = (mp_form){ .choice = { 0 } };
			form.choice[k] = (unsigned char)v;
			all_rows(mp_buf_cstr(&what), &form, first, second);
			mp_buf_free(&what);
		}
	for (k = 0; k < MP_FORM_NKEY; k++)
		form.choice[k] = (unsigned char)(mp_form_values((mp_form_key)k) - 1);
	all_rows("all settings changed", &form, first, second);
	mp_parser_free(first);
	mp_parser_free(second);
	mp_gaz_close(gaz);
	mp_buf_free(&path);
	mp_buf_free(&why);
}

int
main(void)
{
	composing();
	mistakes();
	round_trips();
	return done_testing();
}
