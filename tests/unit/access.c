/* access.c - the log of who asked holds, and tells when it does not. */
#include <config.h>

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tag/access.h"
#include "tap.h"

static char path[] = "/tmp/menpai-access-XXXXXX";

static void
read_log(mp_buf *b)
{
	FILE *fp = fopen(path, "rb");
	int c;

	b->n = 0;
	while (fp && (c = getc(fp)) != EOF)
		mp_buf_addc(b, (char)c);
	if (fp)
		fclose(fp);
}

static bool
enter(const char *purpose, const char *what, const char *reason)
{
	mp_access a = { "2199-01-01T00:00:00Z", "民警\t001", purpose, "person",
		mp_str_from(what), 1, reason };
	mp_buf why = { 0 };
	bool good = mp_access_append(path, &a, &why);

	if (!good)
		printf("# %s\n", mp_buf_cstr(&why));
	mp_buf_free(&why);
	return good;
}

static void
holds(size_t want, const char *when)
{
	mp_buf last = { 0 }, why = { 0 };
	size_t entries;

	ok(mp_access_verify(path, &entries, &last, &why) && entries == want &&
	    last.n == (want ? 64 : 0), "the log holds %s", when);
	mp_buf_free(&last);
	mp_buf_free(&why);
}

/* Every byte of it counts. */
static void
changes(const mp_buf *log)
{
	mp_buf b = { 0 }, last = { 0 };
	size_t i, entries, unseen = 0;

	for (i = 0; i < log->n; i++) {
		b.n = 0;
		mp_buf_add(&b, mp_buf_str(log));
		b.p[i] ^= 1;
		unseen += mp_access_fault(mp_buf_str(&b), &entries, &last) == 0;
		b.p[i] ^= 1;
		memmove(b.p + i, b.p + i + 1, b.n - i - 1);
		b.n--;
		unseen += mp_access_fault(mp_buf_str(&b), &entries, &last) == 0;
	}
	ok(unseen == 0, "no byte of %zu can be changed or taken out unseen", log->n);
	mp_buf_free(&b);
	mp_buf_free(&last);
}

/* A change of the log is seen by the next entry, if it is near enough to the end. */
static void
seen(const mp_buf *log, size_t at, bool want, const char *when)
{
	FILE *fp = fopen(path, "r+b");
	mp_buf now = { 0 };

	fseek(fp, (long)at, SEEK_SET);
	putc(log->p[at] ^ 1, fp);
	fclose(fp);
	ok(enter("走访", "P1", NULL) != want, "%s is %sseen by the next entry", when,
	    want ? "" : "not ");
	read_log(&now);
	ok((now.n == log->n) == want, "and %s entered", want ? "nothing is" : "it is");
	fp = fopen(path, "r+b");
	fseek(fp, (long)at, SEEK_SET);
	putc(log->p[at], fp);
	fclose(fp);
	ok(truncate(path, (off_t)log->n) == 0, "the log is as before");
	mp_buf_free(&now);
}

static void
large(void)
{
	mp_buf log = { 0 };
	size_t i;

	read_log(&log);
	seen(&log, 200, true, "a change in a small log");
	for (i = 0; i < 600; i++) {
		mp_access a = { "2199-01-01T00:00:00Z", "民警001", "走访", "at", MP_STR("4115"), 1,
			NULL };
		mp_buf why = { 0 };

		if (!mp_access_append(path, &a, &why))
			abort();
	}
	holds(603, "with hundreds");
	read_log(&log);
	ok(log.n > 70000, "which are more than are checked each time");
	seen(&log, log.n - 300, true, "a change near the end");
	seen(&log, log.n - 60000, true, "a change some hundreds of entries before");
	seen(&log, 200, false, "a change far before");
	mp_buf_free(&log);
}

int
main(void)
{
	mp_buf log = { 0 };
	struct stat st;
	FILE *fp;
	int fd = mkstemp(path);

	ok(fd >= 0, "a temporary file");
	close(fd);
	unlink(path);
	ok(enter("走访，电话10000000001", "P1", NULL) && stat(path, &st) == 0 &&
	    (st.st_mode & 0777) == 0600, "a log is made, for its owner alone");
	holds(1, "with its first entry");
	ok(enter("核查\n二", "411502215708160022", "案件 411502215708160022"), "another entry");
	holds(2, "with two");
	read_log(&log);
	ok(!strstr(mp_buf_cstr(&log), "0000001") && !strstr(log.p, "21570816") &&
	    strstr(log.p, "411502********0022") && strstr(log.p, "民警 001"),
	    "no number is in it");
	changes(&log);
	fp = fopen(path, "ab");
	fputs("half an entry", fp);
	fclose(fp);
	ok(!enter("走访", "P1", NULL), "nothing is entered behind half an entry");
	ok(truncate(path, (off_t)log.n) == 0 && enter("走访", "P1", NULL), "nor is it lost");
	holds(3, "with three");
	large();
	unlink(path);
	mp_buf_free(&log);
	return done_testing();
}
