/* lookup.c - a book answers what is meant, and says what it does not know.
 *
 * Runs in the build folder, on data/gazetteer.mpg. */
#include <config.h>

#include "lookup/lookup.h"

#include <stdlib.h>
#include <unistd.h>

#include "elements.h"
#include "tap.h"

#define XY "province=河南省 city=信阳市 county=浉河区 "
#define HG XY "township=老城街道 road=东方红大道 door=218号 estate=湖光小区 "
#define CW "province=河南省 city=信阳市 county=新县 township=浒湾乡 community=曹湾村 "

static const struct {
	const char *address, *name, *successor;
	mp_book_life life;
	mp_book_kind kind;
} rows[] = {
	{ HG "building=3号楼 unit=2单元 room=101室", "A101", "", MP_BOOK_LIVE, MP_BOOK_CURRENT },
	{ HG "building=3号楼 unit=2单元 room=102室", "A102", "", MP_BOOK_LIVE, MP_BOOK_CURRENT },
	{ HG "building=3号楼 unit=1单元 room=102室", "B102", "", MP_BOOK_LIVE, MP_BOOK_CURRENT },
	{ HG "building=13号楼 unit=2单元 room=102室", "C102", "", MP_BOOK_LIVE, MP_BOOK_CURRENT },
	{ HG "building=5号楼 floor=5层 room=501室", "D501", "", MP_BOOK_LIVE, MP_BOOK_CURRENT },
	{ XY "township=老城街道 road=民权路 door=12号", "R12", "", MP_BOOK_LIVE, MP_BOOK_CURRENT },
	{ XY "township=老城街道 road=民权路 door=12号附1号", "R12-1", "", MP_BOOK_LIVE,
	    MP_BOOK_CURRENT },
	{ XY "township=老城街道 road=胜利路 door=12号", "R12", "", MP_BOOK_LIVE, MP_BOOK_OLD },
	{ XY "township=老城街道 road=民权街 door=12号", "X12", "R12", MP_BOOK_MERGED,
	    MP_BOOK_ALIAS },
	{ XY "township=老城街道 road=民权路 door=30号", "R30", "R30-1,R30-2", MP_BOOK_RETIRED,
	    MP_BOOK_CURRENT },
	{ XY "township=老城街道 road=民权路 door=30号附1号", "R30-1", "", MP_BOOK_LIVE,
	    MP_BOOK_CURRENT },
	{ XY "township=老城街道 road=民权路 door=30号附2号", "R30-2", "", MP_BOOK_LIVE,
	    MP_BOOK_CURRENT },
	{ XY "township=老城街道 road=民权路 door=40号", "R40", "", MP_BOOK_RETIRED,
	    MP_BOOK_CURRENT },
	{ XY "township=老城街道 road=民权路 door=51号", "L51", "L52", MP_BOOK_MERGED,
	    MP_BOOK_ALIAS },
	{ XY "township=老城街道 road=民权路 door=52号", "L52", "L51", MP_BOOK_MERGED,
	    MP_BOOK_ALIAS },
	{ CW "group=张湾 door=7号", "G7", "", MP_BOOK_LIVE, MP_BOOK_CURRENT },
	{ CW "group=3组 door=7号", "N7", "", MP_BOOK_LIVE, MP_BOOK_CURRENT },
	{ CW "group=4组 door=7号", "M7", "", MP_BOOK_LIVE, MP_BOOK_CURRENT },
	{ "city=信阳市 county=平桥区 estate=湖光小区 building=5号楼 room=501室", "P501", "",
	    MP_BOOK_LIVE, MP_BOOK_CURRENT },
};
enum { NROWS = sizeof rows / sizeof *rows };

static struct mp_normal_settings settings;

static mp_book_builder *
build(void)
{
	mp_book_builder *b = mp_book_builder_new(true);
	size_t i, bad = 0;

	for (i = 0; i < NROWS; i++)
		bad += !mp_book_add(b, &(mp_book_row){ .address = address_of(rows[i].address),
		    .name = mp_str_from(rows[i].name),
		    .successor = mp_str_from(rows[i].successor), .life = rows[i].life,
		    .kind = rows[i].kind });
	ok(bad == 0, "rows are taken");
	return b;
}

/* What was answered, in words: "exact A101", "partial A102 | B102 ?", "none". */
static mp_str
words(const mp_book *book, const mp_answer *a, mp_buf *out)
{
	mp_book_row r;
	size_t i;
	int e;

	out->n = 0;
	mp_buf_adds(out, a->n ? mp_match_name(a->found->match) : "none");
	for (i = 0; i < a->n; i++) {
		mp_book_get(book, a->found[i].place, &r);
		mp_buf_adds(out, i ? " | " : " ");
		mp_buf_add(out, r.implied ? MP_STR("(on the way)") : r.name);
	}
	if (a->ambiguous)
		mp_buf_adds(out, " ?");
	for (e = 0; a->n && e < MP_NELEMENT; e++)
		if (a->found->missing & 1U << e) {
			mp_buf_adds(out, " -");
			mp_buf_adds(out, mp_elements[e].name);
		}
	return mp_buf_str(out);
}

static void
answers(const mp_book *book)
{
	static const struct { const char *text, *want; } t[] = {
		{ "河南省信阳市浉河区老城街道东方红大道218号湖光小区3号楼2单元101室", "exact A101" },
		{ "湖光小区3栋2门102", "partial A102" },
		{ "东方红大道218号湖光小区3-2-102", "partial A102" },
		{ "湖光小区3号楼102", "partial A102 | B102 ?" },
		{ "湖光小区5号楼501", "partial P501 | D501 ?" },
		{ "浉河区湖光小区5号楼501", "partial D501" },
		{ "湖光小区3号楼", "partial (on the way)" },
		{ "湖光小区3号楼2单元103", "building (on the way) -room" },
		{ "浉河区湖光小区4号楼2单元103", "building (on the way) -building -unit -room" },
		{ "民权路12号", "partial R12" },
		{ "民权路12-1号", "partial R12-1" },
		{ "民权路13号", "none" },
		{ "河南省信阳市浉河区老城街道胜利路12号", "old R12" },
		{ "河南省信阳市浉河区老城街道民权街12号", "alias R12" },
		{ "民权路30号", "alias R30-1 | R30-2 ?" },
		{ "胜利路12号", "old R12" },
		{ "河南省信阳市浉河区老城街道民权路40号", "exact R40" },
		{ "民泉路12号", "typo R12" },
		{ "湖广小区13号楼2单元102室", "typo C102" },
		{ "湖光花园13号楼2单元102室", "typo C102" },
		{ "曹湾村张塆7号", "partial G7" },
		{ "曹湾村章湾7号", "typo G7" },
		{ "张湾7号", "partial G7" },
		{ "曹湾村三组7号", "partial N7" },
		{ "曹湾村5组7号", "none" },
		{ "3组7号", "none" },
		{ "A101", "code A101" },
		{ "Ａ１０１", "code A101" },
		{ "X12", "code R12" },
		{ "R30", "code R30-1 | R30-2 ?" },
		{ "Z9", "none" },
		{ "不详", "none" },
		{ "", "none" },
	};
	mp_seeker *s = mp_seeker_new(book, &settings);
	mp_buf got = { 0 };
	size_t i;

	for (i = 0; i < sizeof t / sizeof *t; i++) {
		mp_str have = words(book, mp_seek(s, mp_str_from(t[i].text), 9), &got);

		if (!ok(mp_str_eq(have, mp_str_from(t[i].want)), "%s: %s", t[i].text, t[i].want))
			printf("# got %.*s\n", (int)have.n, have.p);
	}
	mp_buf_free(&got);
	mp_seeker_free(s);
}

/* Every row is answered by itself, surely; with another number in it by itself never. */
static void
numbers(const mp_book *book)
{
	static const mp_element number[] = { MP_DOOR, MP_BUILDING, MP_UNIT, MP_ROOM };
	mp_seeker *s = mp_seeker_new(book, &settings);
	size_t i, k, wrong = 0, lost = 0;

	for (i = 0; i < NROWS; i++) {
		mp_address a = address_of(rows[i].address);
		const mp_answer *answer = mp_seek_address(s, &a, 9);

		lost += answer->n == 0 || answer->found->score < (answer->ambiguous ? 0.5 : 1);
		for (k = 0; k < sizeof number / sizeof *number; k++) {
			mp_address other = a;

			if (a.elem[number[k]].n == 0)
				continue;
			other.elem[number[k]] = MP_STR("77号");
			answer = mp_seek_address(s, &other, 9);
			wrong += answer->n > 0 && answer->found->match != MP_MATCH_COARSER;
		}
	}
	ok(lost == 0, "every row finds itself");
	ok(wrong == 0, "no row is found by another number");
	mp_seeker_free(s);
}

/* --- the file ------------------------------------------------------------------ */

static char path[] = "lookup-XXXXXX";

static void
write_file(mp_str text)
{
	FILE *fp = fopen(path, "wb");

	if (!fp || fwrite(text.p, 1, text.n, fp) != text.n || fclose(fp))
		abort();
}

/* Is a book of these bytes refused, or found out while it is asked? */
static bool
noticed(mp_str bytes)
{
	mp_buf why = { 0 };
	mp_book *book;
	mp_seeker *s;
	bool found;
	size_t i;

	write_file(bytes);
	book = mp_book_open(path, &why);
	mp_buf_free(&why);
	if (!book)
		return true;
	s = mp_seeker_new(book, &settings);
	for (i = 0; i < NROWS; i++) {
		mp_address a = address_of(rows[i].address);

		mp_seek_address(s, &a, 9);
	}
	found = mp_book_damaged(book);
	mp_seeker_free(s);
	mp_book_close(book);
	return found;
}

static void
faults(mp_book_builder *b)
{
	mp_outfile *out = mp_outfile_new(path);
	mp_buf whole = { 0 }, why = { 0 };
	size_t i, missed = 0;
	mp_book *book;
	FILE *fp;

	ok(out && mp_book_write(b, out, NULL, NULL) == 0 && mp_outfile_commit(out) == 0,
	    "a book is written");
	mp_buf_reserve(&whole, 1 << 20);
	if (!(fp = fopen(path, "rb")))
		abort();
	whole.n = fread(whole.p, 1, 1 << 20, fp);
	fclose(fp);
	for (i = 0; i < whole.n; i += 97) {
		whole.p[i] ^= 1;
		missed += !noticed(mp_buf_str(&whole));
		whole.p[i] ^= 1;
	}
	ok(missed == 0, "a changed byte is noticed");
	for (i = missed = 0; i < whole.n; i += 101)
		missed += !noticed((mp_str){ whole.p, i });
	ok(missed == 0, "and so is an end that is missing");
	write_file(mp_buf_str(&whole));
	ok((book = mp_book_open(path, &why)) != NULL && !mp_book_damaged(book), "a whole one is "
	    "opened");
	mp_book_close(book);
	write_file(MP_STR("id\traw\n"));
	ok(mp_book_is_not(path) && mp_book_open(path, &why) == NULL &&
	    strstr(mp_buf_cstr(&why), "not an index of addresses"), "a table is none");
	unlink(path);
	mp_buf_free(&whole);
	mp_buf_free(&why);
}

int
main(void)
{
	mp_book_builder *b;
	mp_buf why = { 0 };
	mp_book *book;

	if (!mp_normal_open(&settings, &(struct mp_normal_files){ .gaz = "data/gazetteer.mpg" },
	    &why))
		abort();
	close(mkstemp(path));
	b = build();
	if (ok((book = mp_book_made(b, ".", &why)) != NULL, "a book is made")) {
		answers(book);
		numbers(book);
	}
	mp_book_close(book);
	faults(b);
	mp_book_builder_free(b);
	b = mp_book_builder_new(false);
	ok((book = mp_book_made(b, ".", &why)) != NULL && mp_book_rows(book) == 0,
	    "an empty book");
	mp_book_close(book);
	mp_book_builder_free(b);
	mp_normal_close(&settings);
	mp_buf_free(&why);
	return done_testing();
}
