/* row.c - tables of {in, want} for lib/row. */
#include <config.h>

#include <fcntl.h>
#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/outfile.h"
#include "row/columns.h"
#include "row/csv.h"
#include "row/decode.h"
#include "row/excel.h"
#include "row/input.h"
#include "tap.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* A string literal with its NULs. */
#define S(lit) { lit, sizeof lit - 1 }

static void
tsv(void)
{
	static const struct {
		mp_str in;
		size_t want;
		mp_row_kind kind;
		size_t have, column;
	} t[] = {
		{ S("a\tb"), 2, MP_ROW_GOOD, 0, 0 }, { S(""), 1, MP_ROW_GOOD, 0, 0 },
		{ S("\t\t"), 3, MP_ROW_GOOD, 0, 0 }, { S("a\tb"), 3, MP_ROW_RAGGED, 2, 0 },
		{ S("a\tb\t"), 2, MP_ROW_RAGGED, 3, 0 }, { S(""), 2, MP_ROW_RAGGED, 1, 0 },
		{ S("a\tb\0c"), 2, MP_ROW_NUL, 0, 2 }, { S("\xFF\tb"), 2, MP_ROW_NOT_UTF8, 0, 1 },
		{ S("a\t\xE6\xB5\tb"), 3, MP_ROW_NOT_UTF8, 0, 2 },
	};
	size_t i;

	for (i = 0; i < COUNT(t); i++) {
		mp_str field[3];
		mp_row_fault f = { .kind = MP_ROW_GOOD };
		bool good = mp_tsv_split(t[i].in, field, t[i].want, &f);

		ok(good == (t[i].kind == MP_ROW_GOOD) && f.kind == t[i].kind &&
		    f.have == t[i].have && f.column == t[i].column, "tsv row %zu", i);
	}
	ok(mp_tsv_chomp(MP_STR("a\r\r\n")).n == 1 && mp_tsv_chomp(MP_STR("a")).n == 1 &&
	    mp_tsv_chomp(MP_STR("\n")).n == 0, "a line end is LF with any CRs");
}

/* Read all of `in` as records of `want` fields; "!k" stands for a fault. */
/* Lines of every length, with tabs and bytes that are nearly tabs, cut by the byte. */
static void
cuts(void)
{
	static const char byte[] = "a\t\x0b\x89\t\x08" "b";
	mp_str field[160];
	char line[150];
	uint32_t seed = 1;
	size_t n, i, k, start, wrong = 0;

	for (n = 0; n < 100 * sizeof line; n++) {
		size_t len = n % sizeof line;

		for (i = 0; i < len; i++, seed = seed * 1664525 + 1013904223)
			line[i] = byte[(seed >> 16) % (n % 2 ? 7 : 5)];
		k = mp_tsv_cut((mp_str){ line, len }, field, COUNT(field)) - 1;
		for (i = len, start = len; i-- > 0;)
			if (line[i] == '\t') {
				wrong += field[k].p != line + i + 1 || field[k].n != start - i - 1;
				start = i;
				k--;
			}
		wrong += k != 0 || field[0].n != start;
	}
	ok(wrong == 0, "15000 lines are cut at their tabs: %zu fields wrong", wrong);
}

static void
csv_all(mp_str in, size_t want, mp_buf *out)
{
	mp_csv *c = mp_csv_new(NULL);
	mp_csv_record r;

	out->n = 0;
	while (in.n && mp_csv_next(c, in, true, want, out, &r)) {
		if (r.fault.kind != MP_ROW_GOOD)
			mp_buf_printf(out, "!%d", (int)r.fault.kind);
		mp_buf_addc(out, '|');
		in = mp_str_skip(in, r.used);
	}
	mp_csv_free(c);
}

static void
csv(void)
{
	static const struct { const char *in; size_t want; const char *out; } t[] = {
		{ "a,b\r\nc,d", 2, "a\tb|c\td|" },
		{ "a,\r\n,\n", 2, "a\t|\t|" },
		{ "\"a,1\",\"b\"\"2\"\n", 2, "a,1\tb\"2|" },
		{ "\"a\r\n1\t2\",b\n", 2, "a 1 2\tb|" },
		{ " a , b \n", 2, " a \t b |" },
		{ "\n", 1, "|" }, { "\n", 2, "!1|" },
		{ "a\nb,c,d\n", 2, "!1|!1|" },
		/* formulas that stand for text */
		{ "\"=\"\"001\"\"\",=\"1-2\"\n", 2, "001\t1-2|" },
		{ "=\"a\"\"b\",=\"a\"&\"b\"\n", 2, "a\"b\tab|" },
		{ "=A1,=\"x\"&A1\n", 2, "=A1\t=\"x\"&A1|" },
		/* quotes that mean nothing, and quotes that are never closed */
		{ "5\" pipe,b\n", 2, "5\" pipe\tb|" },
		{ "\"a,b\nc,d\ne,f\n", 2, "!5|c\td|e\tf|" },
		{ "\"a,b\n\"c\",d\n", 2, "!5|c\td|" },
		{ "\"a\"x,b\nc,d\n", 2, "!5|c\td|" },
		{ "\"a\nb\nc,d\n", 2, "!5|!1|c\td|" },
		{ "a,\"b", 2, "!5|" },
		{ "\"a\nb\"\nc,d\n", 2, "!5|!5|c\td|" },
	};
	mp_buf out = { 0 };
	size_t i;

	for (i = 0; i < COUNT(t); i++) {
		csv_all(mp_str_from(t[i].in), t[i].want, &out);
		if (!ok(mp_str_eq(mp_buf_str(&out), mp_str_from(t[i].out)), "csv row %zu", i))
			printf("# got %s\n", mp_buf_cstr(&out));
	}
	mp_buf_free(&out);
}

/* An open quote may not swallow a file, and costs no more than its own line. */
static void
csv_limits(void)
{
	mp_buf in = { 0 }, out = { 0 };
	mp_csv *c = mp_csv_new(NULL);
	mp_csv_record r;
	int i;

	mp_buf_adds(&in, "\"a,b\n");
	for (i = 0; i < MP_CSV_LINES; i++)
		mp_buf_adds(&in, "c,d\n");
	ok(mp_csv_next(c, mp_buf_str(&in), false, 2, &out, &r) && r.lines == 1 &&
	    r.fault.kind == MP_ROW_QUOTE, "a quote open for too many lines is not closed");
	ok(!mp_csv_next(c, (mp_str){ in.p, in.n - 8 }, false, 2, &out, &r) && out.n == 0,
	    "with fewer lines it asks for more");
	ok(mp_csv_next(c, (mp_str){ in.p, in.n - 8 }, true, 2, &out, &r) && r.lines == 1,
	    "but not at the end");
	mp_csv_free(c);
	mp_buf_free(&in);
	mp_buf_free(&out);
}

static void
excel(void)
{
	static const char *const kept[] = {
		"12", "0", "0.5", "12.5", "12345678901", "12号", "3-2-501室", "", "A1",
		"東", "e", ".", "五一路",
	};
	static const char *const changed[] = {
		"1-2", "3/4", "001", "123456789012", "411502199001011234", "=1", "+1", "-a",
		"@a", "1月2日", "12:30", "5%", "1e5", "1.50", "00", "1,2", "(5)", "\uFFE55",
		"1 1/2",
	};
	mp_buf b = { 0 }, back = { 0 };
	size_t i;

	for (i = 0; i < COUNT(kept); i++)
		ok(!mp_excel_changes(mp_str_from(kept[i])), "'%s' is left alone", kept[i]);
	for (i = 0; i < COUNT(changed); i++)
		ok(mp_excel_changes(mp_str_from(changed[i])), "'%s' is protected", changed[i]);
	for (i = 0; i < 600; i++)
		mp_buf_adds(&b, i ? "\"号" : "=");
	mp_excel_field(&back, mp_buf_str(&b));
	mp_buf_addc(&back, '\n');
	{
		mp_buf out = { 0 };

		csv_all(mp_buf_str(&back), 1, &out);
		ok(out.n == b.n + 1 && memcmp(out.p, b.p, b.n) == 0,
		    "a long formula-like text comes back");
		mp_buf_free(&out);
	}
	mp_buf_free(&b);
	mp_buf_free(&back);
}

static void
decode(void)
{
	static const struct { const char *in; mp_encoding want; } t[] = {
		{ "abc\n", MP_UTF8 }, { "", MP_UTF8 }, { "浉河\n", MP_UTF8 },
		{ "\xD0\xC5\xD1\xF4\n", MP_GB18030 },
		{ "浉河\n\xFF\n平桥\n", MP_UTF8 },
		{ "\xD0\xC5\xD1\xF4\n\xD0\xC5\n浉河\n", MP_GB18030 },
		{ "浉河\n\xE6\xB5", MP_UTF8 },
	};
	mp_decoder *d = mp_decoder_new();
	mp_buf b = { 0 };
	size_t i;

	for (i = 0; i < COUNT(t); i++)
		ok(mp_encoding_guess(mp_str_from(t[i].in)) == t[i].want, "guess row %zu", i);
	ok(d && mp_decode(d, MP_STR("\xD0\xC5\xD1\xF4"), &b) &&
	    mp_str_eq(mp_buf_str(&b), MP_STR("信阳")), "GB 18030 is decoded");
	ok(!mp_decode(d, MP_STR("\xD0"), &b) && b.n == 6, "half a character is none");
	ok(mp_decode(d, MP_STR("\x82\x30\xAB\x31"), &b), "four bytes are one character");
	mp_buf_free(&b);
	mp_decoder_free(d);
}

static void
columns(void)
{
	ok(mp_column_is(MP_STR("raw"), "raw") && mp_column_is(MP_STR("RAW"), "raw") &&
	    mp_column_is(MP_STR("详细地址"), "raw") &&
	    mp_column_is(MP_STR(" 地址\u3000"), "raw"), "names, synonyms, spaces");
	ok(!mp_column_is(MP_STR("地址"), "id") && !mp_column_is(MP_STR(""), "raw"),
	    "and nothing else");
	ok(mp_column_synonym("raw", 0) && !mp_column_synonym("no such", 0),
	    "synonyms are listed");
}

/* Read the file through `in`, all records joined. */
static void
read_all(const mp_input_options *o, mp_buf *out)
{
	mp_input *in = mp_input_new(o);
	mp_batch *b = mp_batch_new();
	mp_input_error e;
	mp_record r;

	out->n = 0;
	if (mp_input_start(in, &e))
		while (mp_input_fill(in, b, &e) == MP_INPUT_BATCH)
			while (mp_batch_next(b, &r))
				mp_buf_printf(out, "%zu:%d:%.*s:%.*s\n", r.line,
				    (int)r.fault.kind, (int)r.raw.n, r.raw.p,
				    (int)r.text.n, r.fault.kind ? "" : r.text.p);
	mp_batch_free(b);
	mp_input_free(in);
}

/* Feed `text` to a pipe in pieces of `size` and read it back. */
static void
read_pieces(mp_str text, size_t size, bool is_csv, bool guess, mp_buf *out)
{
	char name[32];
	const char *file = name;
	const mp_input_options o = { &file, 1, is_csv, guess, MP_UTF8, NULL };
	int fd[2];

	if (pipe(fd))
		abort();
	if (fork() == 0) {
		close(fd[0]);
		while (text.n) {
			size_t n = text.n < size ? text.n : size;

			if (write(fd[1], text.p, n) != (ssize_t)n)
				_exit(1);
			text = mp_str_skip(text, n);
			sched_yield();
		}
		_exit(0);
	}
	close(fd[1]);
	snprintf(name, sizeof name, "/dev/fd/%d", fd[0]);
	read_all(&o, out);
	close(fd[0]);
}

static void
pieces(void)
{
	static const struct { mp_str in; bool csv, guess; } t[] = {
		{ S("\xEF\xBB\xBF" "a\tb\r\n1\t2\n\n\xFF\n3\t4\t5\n6\t7"), false, false },
		{ S("\xEF\xBB\xBF" "a,b\r\n\"1\r\n2\",3\n\"4,5\n6,7\n\"8\"\"\",9\nx\n1,\"2"), true, false },
		{ S("\xD0\xC5,b\n1,\"\xD1\xF4\n\"\n\xD1,2\n"), true, true },
		{ S("a,b\n1,2\n3,\xD0\xC5\n"), true, true },
		{ S("\xD0\xC5\tb\n1\t\xD1\xF4\n\xD1\n"), false, true },
	};
	mp_buf want = { 0 }, got = { 0 };
	size_t i, size;

	for (i = 0; i < COUNT(t); i++) {
		read_pieces(t[i].in, t[i].in.n, t[i].csv, t[i].guess, &want);
		for (size = 1; size < t[i].in.n; size++) {
			read_pieces(t[i].in, size, t[i].csv, t[i].guess, &got);
			if (!mp_str_eq(mp_buf_str(&want), mp_buf_str(&got)))
				break;
		}
		if (!ok(want.n && size == t[i].in.n, "input %zu is the same in any pieces", i))
			printf("# size %zu: %s", size, mp_buf_cstr(&got));
	}
	mp_buf_free(&want);
	mp_buf_free(&got);
}

/* What `path` holds. */
static bool
holds(const char *path, const char *want)
{
	char got[64] = "";
	int fd = open(path, O_RDONLY);
	ssize_t n = fd < 0 ? -1 : read(fd, got, sizeof got - 1);

	if (fd >= 0)
		close(fd);
	return n >= 0 && strcmp(got, want) == 0;
}

static void
outfile(void)
{
	char dir[] = "/tmp/menpai.XXXXXX";
	mp_outfile *o;
	struct stat st;
	int fifo;

	if (!mkdtemp(dir) || chdir(dir))
		abort();
	o = mp_outfile_new("a");
	ok(o && mp_outfile_write(o, MP_STR("one")) == 0 && access("a", F_OK) != 0,
	    "nothing is there before commit");
	ok(mp_outfile_commit(o) == 0 && holds("a", "one"), "all is there after");
	o = mp_outfile_new("a");
	mp_outfile_write(o, MP_STR("two"));
	mp_outfile_drop(o);
	ok(holds("a", "one"), "dropped, the old file stays");
	ok(symlink("a", "link") == 0 && chmod("a", 0640) == 0 &&
	    (o = mp_outfile_new("link")) && mp_outfile_write(o, MP_STR("3")) == 0 &&
	    mp_outfile_commit(o) == 0 && holds("a", "3") && lstat("link", &st) == 0 &&
	    S_ISLNK(st.st_mode) && stat("a", &st) == 0 && (st.st_mode & 0777) == 0640,
	    "a link stays a link, the mode stays");
	fifo = mkfifo("fifo", 0600) == 0 ? open("fifo", O_RDWR) : -1;
	o = mp_outfile_new("fifo");
	ok(o && mp_outfile_write(o, MP_STR("x")) == 0 && mp_outfile_commit(o) == 0 &&
	    stat("fifo", &st) == 0 && S_ISFIFO(st.st_mode), "a pipe is written to");
	close(fifo);
	unlink("fifo");
	ok(!mp_outfile_new("no/such/folder") && !mp_outfile_new("."),
	    "a folder that is not there, a folder");
	unlink("link");
	unlink("a");
	ok(chdir("/") == 0 && rmdir(dir) == 0, "no trace is left");
}

int
main(void)
{
	tsv();
	cuts();
	csv();
	csv_limits();
	excel();
	decode();
	columns();
	pieces();
	outfile();
	return done_testing();
}
