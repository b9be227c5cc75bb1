/* lookup.c - fuzz target: what is asked of a book, and the bytes of one.
 *
 * A text is asked as it is.  What begins with a NUL is changes to the file of a book, three
 * bytes each: where, and what is there now.  What must hold: the answers are places of the
 * book with scores from 0 to 1, the same when asked again; a changed book is refused, found
 * out, or answers as before.  Runs in the build folder, on data/gazetteer.mpg. */
#include <config.h>

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../unit/elements.h"
#include "base/utf8.h"
#include "lookup/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const address[] = {
	"county=浉河区 road=东方红大道 door=218号 estate=湖光小区 building=3号楼 unit=2单元 room=101室",
	"county=浉河区 road=东方红大道 door=218号 estate=湖光小区 building=3号楼 unit=1单元 room=101室",
	"county=浉河区 road=民权路 door=12号", "county=浉河区 road=民权路 door=12号附1号",
	"county=新县 township=浒湾乡 community=曹湾村 group=张湾 door=7号",
	"county=新县 township=浒湾乡 community=曹湾村 group=3组 door=7号",
};
enum { N = sizeof address / sizeof *address };

static struct mp_normal_settings settings;
static mp_book *book;
static mp_seeker *seeker;
static mp_buf bytes;	/* of the book's file */

static void
write_all(int fd, mp_str s)
{
	if (ftruncate(fd, 0) < 0 || pwrite(fd, s.p, s.n, 0) != (ssize_t)s.n)
		abort();
}

static void
begin(void)
{
	mp_book_builder *b = mp_book_builder_new(true);
	mp_outfile *out = mp_outfile_nameless(".");
	mp_buf why = { 0 };
	ssize_t n;
	size_t i;

	for (i = 0; i < N; i++)
		mp_book_add(b, &(mp_book_row){ .address = address_of(address[i]),
		    .name = (mp_str){ &"ABCDEF"[i], 1 } });
	if (!mp_normal_open(&settings, &(struct mp_normal_files){ .gaz = "data/gazetteer.mpg" },
	    &why) || !(book = mp_book_made(b, ".", &why)) || !out ||
	    mp_book_write(b, out, NULL, NULL) < 0)
		abort();
	mp_buf_reserve(&bytes, 1 << 18);
	if ((n = pread(mp_outfile_fd(out), bytes.p, 1 << 18, 0)) <= 0)
		abort();
	bytes.n = (size_t)n;
	mp_outfile_drop(out);
	mp_book_builder_free(b);
	seeker = mp_seeker_new(book, &settings);
}

/* What is answered, as bytes. */
static void
answer(mp_buf *out, const mp_book *of, const mp_answer *a)
{
	mp_book_row r;
	size_t i;

	out->n = 0;
	for (i = 0; i < a->n; i++) {
		if (!(a->found[i].score >= 0 && a->found[i].score <= 1))
			abort();
		mp_book_get(of, a->found[i].place, &r);
		mp_address_compose(out, &r.address);
		mp_buf_add(out, r.name);
		mp_buf_printf(out, "%s %f\n", mp_match_name(a->found[i].match),
		    a->found[i].score);
	}
}

static void
ask(mp_str text)
{
	static const mp_tag_keys keys = { .key = { { .id = 'A' } }, .n = 1 };
	mp_scanner s = { .book = book, .keys = &keys, .layout = &mp_layout_default };
	mp_buf first = { 0 }, again = { 0 };
	mp_str verdict;

	answer(&first, book, mp_scan(&s, seeker, text, 3, &verdict));
	if (mp_str_eq(verdict, MP_STR("forged")) && first.n)
		abort();
	answer(&again, book, mp_scan(&s, seeker, text, 3, &verdict));
	if (!mp_str_eq(mp_buf_str(&first), mp_buf_str(&again)))
		abort();
	mp_scanner_free(&s);
	mp_buf_free(&first);
	mp_buf_free(&again);
}

static void
compare(const mp_book *other)
{
	mp_seeker *s = mp_seeker_new(other, &settings);
	mp_buf want = { 0 }, have = { 0 };
	size_t i;

	for (i = 0; i < N; i++) {
		mp_address a = address_of(address[i]);

		answer(&want, book, mp_seek_address(seeker, &a, 3));
		answer(&have, other, mp_seek_address(s, &a, 3));
		if (!mp_book_damaged(other) && !mp_str_eq(mp_buf_str(&want), mp_buf_str(&have)))
			abort();
	}
	mp_seeker_free(s);
	mp_buf_free(&want);
	mp_buf_free(&have);
}

static void
change(const uint8_t *data, size_t size)
{
	char path[32];
	mp_buf other = { 0 }, why = { 0 };
	mp_book *b;
	int fd = mp_nameless(".");

	mp_buf_add(&other, mp_buf_str(&bytes));
	for (; size >= 3; data += 3, size -= 3)
		other.p[(data[0] << 8 | data[1]) % other.n] = (char)data[2];
	if (size)	/* and the end is cut off */
		other.n = other.n * data[0] / 256;
	write_all(fd, mp_buf_str(&other));
	snprintf(path, sizeof path, "/dev/fd/%d", fd);
	if ((b = mp_book_open(path, &why)) != NULL)
		compare(b);
	mp_book_close(b);
	close(fd);
	mp_buf_free(&other);
	mp_buf_free(&why);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mp_str text = { (const char *)data, size };

	if (!book)
		begin();
	if (size > 0 && data[0] == 0)
		change(data + 1, size - 1);
	else if (size <= 4096 && mp_utf8_valid(text) == size)
		ask(text);
	return 0;
}
