/* index.c - an index is what was put into it, or is refused. */
#include <config.h>

#include "index/index.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "elements.h"
#include "index/format.h"
#include "tap.h"

#define XY "city=信阳市 county=浉河区 "

static const char *const address[] = {
	XY "township=老城街道 road=东方红大道 door=12号 estate=湖光小区 building=3号楼 room=501室",
	XY "estate=湖光小区 building=3号楼 room=501室",
	XY "estate=湖光小区 building=3号楼 room=502室",
	XY "road=东方红大道 door=12号",
	"city=信阳市 county=平桥区 estate=湖光小区 building=3号楼 room=501室",
	XY "community=高庙村 group=3组",
	"",
};
enum { N = sizeof address / sizeof *address };

static char folder[] = "index-XXXXXX";
static char path[64], library[64];

static void
write_file(const char *name, mp_str text)
{
	FILE *fp = fopen(name, "wb");

	if (!fp || fwrite(text.p, 1, text.n, fp) != text.n || fclose(fp))
		abort();
}

static mp_str
read_file(const char *name, mp_buf *b)
{
	FILE *fp = fopen(name, "rb");

	b->n = 0;
	mp_buf_reserve(b, 1 << 20);
	b->n = fread(b->p, 1, 1 << 20, fp);
	fclose(fp);
	return mp_buf_str(b);
}

static void
build(void)
{
	mp_index_builder *b = mp_index_builder_new();
	mp_outfile *out = mp_outfile_new(path);
	mp_index_stamp stamp;
	size_t i, bad = 0;

	for (i = 0; i < N; i++) {
		char name[8];
		mp_index_row row = {
			.address = address_of(address[i]), .core = 7 * (1 + (N - i) / 2),
			.kind = 2, .identity = i << 40,
			.rest = (uint32_t)i, .merit = (uint32_t)i, .remark = MP_STR("后门"),
			.raw = MP_STR("原文"), .house = { 1, 2, (uint32_t)i },
			.seat = i < 2 ? 2 : 0,
		};

		snprintf(name, sizeof name, "L%zu", i);
		row.name = mp_str_from(name);
		bad += !mp_index_add(b, &row);
	}
	bad += mp_index_add_term(b, &(mp_index_term){ MP_STR("|信阳市|浉河区"), 0, MP_COUNTY, 6, 0 })
	    != 1;
	bad += mp_index_add_term(b, &(mp_index_term){ MP_STR("狮河路"), 1, MP_ROAD, 3, 0 }) != 2;
	mp_index_add_variant(b, &(mp_index_variant){ 2, 1, 0, true, 3, 0.97 });
	bad += mp_index_add_seat(b, &(mp_index_seat){ 2, 1, 2, true }) != 1;
	bad += mp_index_add_seat(b, &(mp_index_seat){ 2, 1, 0, true }) != 2;
	write_file(library, MP_STR("a library\n"));
	bad += mp_index_stamp_of(&stamp, library) != 0 || stamp.size != 10;
	ok(bad == 0 && mp_index_write(b, out, library, &stamp) == 0 &&
	    mp_outfile_commit(out) == 0, "an index is written");
	mp_index_builder_free(b);
}

static void
search(void)
{
	mp_buf why = { 0 };
	mp_index *ix = mp_index_open(path, &why);
	size_t i, n, bad = 0;
	mp_index_term t;
	mp_index_variant v;
	mp_index_seat s;
	const uint64_t *core;
	int e;

	if (!ok(ix != NULL && mp_index_rows(ix) == N, "and opened: %s", mp_buf_cstr(&why)))
		return;
	for (i = 0; i < N; i++) {
		mp_address want = address_of(address[i]);
		uint32_t at = mp_index_find(ix, 7 * (1 + (N - i) / 2), &n);
		mp_index_row row;

		bad += n != 1 + (size_t)(i < N - 1);
		for (; n > 0; at++, n--) {
			mp_index_get(ix, at, &row);
			if (row.identity == (uint64_t)i << 40)
				break;
		}
		bad += n == 0 || row.rest != i || row.merit != i || row.kind != 2 ||
		    row.name.n != 2 || row.name.p[1] != (char)('0' + i) ||
		    !mp_str_eq(row.remark, MP_STR("后门")) || row.house[2] != i ||
		    !mp_str_eq(row.raw, MP_STR("原文"));
		for (e = 0; e < MP_NELEMENT; e++)
			bad += !mp_str_eq(row.address.elem[e], want.elem[e]);
	}
	ok(bad == 0, "rows are what they were, and found by their core");
	mp_index_find(ix, 8, &n);
	ok(n == 0, "no row has another core");
	mp_index_term_get(ix, 2, &t);
	mp_index_variant_get(ix, 0, &v);
	mp_index_seat_get(ix, 0, &s);
	ok(mp_index_terms(ix) == 2 && mp_index_variants(ix) == 1 && mp_index_seats(ix) == 2 &&
	    s.community == 1 && s.township == 2 && s.group == 2 && s.listed && v.from == 2 &&
	    v.to == 1 && v.settled && v.alike == 3 && v.score > 0.969 && v.score < 0.971 &&
	    t.county == 1 && t.count == 3 && t.element == MP_ROAD &&
	    mp_str_eq(t.text, MP_STR("狮河路")), "names and variants");
	core = mp_index_seat_cores(ix, 0, &n);
	ok(n == 0 && (core = mp_index_seat_cores(ix, 1, &n)) && n == 2 &&
	    core[0] == 7 * (1 + N / 2) && core[1] == 7 * (1 + (N - 1) / 2),
	    "a seat has the cores of its rows");
	mp_index_close(ix);
	mp_buf_free(&why);
}

/* The reason why the index of these bytes is refused contains this. */
static bool
refused(mp_str bytes, const char *reason)
{
	mp_buf why = { 0 };
	mp_index *ix;
	bool good;

	write_file(path, bytes);
	ix = mp_index_open(path, &why);
	good = ix == NULL && strstr(mp_buf_cstr(&why), reason) != NULL;
	if (!good)
		printf("# got: %s\n", why.p);
	mp_index_close(ix);
	mp_buf_free(&why);
	return good;
}

static void
faults(void)
{
	struct timespec old[2] = { { 1000, 0 }, { 1000, 0 } };
	mp_buf whole = { 0 }, why = { 0 };
	mp_str good = read_file(path, &whole);
	size_t i, bad = 0;
	mp_index *ix;

	for (i = 0; i < good.n; i += 11) {
		whole.p[i] ^= 1;
		bad += !refused(good, "");
		whole.p[i] ^= 1;
	}
	for (i = 0; i < good.n; i += 13)
		bad += !refused((mp_str){ good.p, i }, "");
	ok(bad == 0, "a byte changed or the end missing: refused");
	ok(refused(MP_STR(""), "not an index") && refused(MP_STR("id\traw\n"), "not an index") &&
	    refused((mp_str){ good.p, good.n - 1 }, "cut short"), "with its reason");
	((struct sections_head *)(void *)whole.p)->version++;
	ok(refused(good, "another version"), "another version");
	((struct sections_head *)(void *)whole.p)->version--;
	write_file(path, good);
	write_file(library, MP_STR("another library\n"));
	utimensat(AT_FDCWD, library, old, 0);
	ok(refused(good, "has changed"), "the library grew, whatever its time says");
	write_file(library, MP_STR("A library\n"));
	ok(refused(good, "has changed"), "the library is newer, and other");
	write_file(library, MP_STR("a library\n"));
	ok((ix = mp_index_open(path, &why)) != NULL, "the library is newer, and the same");
	mp_index_close(ix);
	write_file(library, MP_STR("A library\n"));
	utimensat(AT_FDCWD, library, old, 0);
	ok((ix = mp_index_open(path, &why)) != NULL, "an old library is not read");
	mp_index_close(ix);
	unlink(library);
	ok((ix = mp_index_open(path, &why)) != NULL, "the library need not be there");
	mp_index_close(ix);
	ok(mp_index_open(folder, &why) == NULL && mp_index_open("/nowhere", &why) == NULL,
	    "no file");
	mp_buf_free(&whole);
	mp_buf_free(&why);
}

static void
full_disk(void)
{
	mp_index_builder *b = mp_index_builder_new();
	mp_outfile *out = mp_outfile_new("/dev/full");

	ok(out && mp_index_write(b, out, NULL, NULL) < 0, "a full disk is told");
	mp_outfile_drop(out);
	mp_index_builder_free(b);
}

int
main(void)
{
	if (!mkdtemp(folder))
		abort();
	snprintf(path, sizeof path, "%s/library.idx", folder);
	snprintf(library, sizeof library, "%s/library.tsv", folder);
	build();
	search();
	faults();
	full_disk();
	unlink(path);
	unlink(library);
	rmdir(folder);
	return done_testing();
}
