/* faults.c - calls that fail and a disk that forgets, preloaded into a command.
 *
 * Only files whose path has MENPAI_FAULT_FILES in it are meant.
 *
 *	MENPAI_FAULT=CALL:N:HOW	the N-th CALL (write, sync or truncate) goes wrong: HOW is
 *				an error (EIO, ENOSPC, EROFS, EDQUOT), `short` (half is
 *				written, and then the disk is full) or `kill` (the process
 *				is killed before the call is done)
 *	MENPAI_FAULT_LASTS=1	so do all that come after it
 *	MENPAI_FAULT_LOG=FILE	gets a line when it happened; at the end of a run that was
 *				not killed, one with the number of calls of each kind
 *	MENPAI_SHADOW=DIR	keeps what the disk would hold if the power failed: the
 *				files without what was written since they were synced
 *	MENPAI_SHADOW_SEED=N	of that, a part reached the disk, in pieces of a sector,
 *				chosen by this number; 0: nothing
 *
 * One thread at a time may write to the files that are meant. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WRITE, SYNC, TRUNCATE, NCALL };
enum { SECTOR = 512, FILES = 16, SHORT = -1, KILL = -2 };

static const char *const call_name[] = { "write", "sync", "truncate" };
static const struct { const char *name; int how; } hows[] = {
	{ "EIO", EIO }, { "ENOSPC", ENOSPC }, { "EROFS", EROFS }, { "EDQUOT", EDQUOT },
	{ "short", SHORT }, { "kill", KILL },
};

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_fsync)(int), (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t), (*real_unlink)(const char *);

static const char *files, *shadow;
static int fault_call = -1, fault_how, lasts;
static long fault_at, count[NCALL];
static uint32_t seed;

static void
log_line(const char *text)
{
	const char *path = getenv("MENPAI_FAULT_LOG");
	int fd = path ? open(path, O_WRONLY | O_CREAT | O_APPEND, 0666) : -1;

	if (fd >= 0 && real_write(fd, text, strlen(text)) >= 0)
		close(fd);
}

static void
read_fault(const char *text)
{
	char call[16], how[16];
	size_t i;

	if (sscanf(text, "%15[a-z]:%ld:%15[A-Za-z]", call, &fault_at, how) != 3)
		abort();
	for (i = 0; i < NCALL; i++)
		if (strcmp(call, call_name[i]) == 0)
			fault_call = (int)i;
	for (i = 0; i < sizeof hows / sizeof *hows; i++)
		if (strcmp(how, hows[i].name) == 0)
			fault_how = hows[i].how;
	if (fault_call < 0 || fault_how == 0)
		abort();
}

static void
find(void *where, const char *name)
{
	void *symbol = dlsym(RTLD_NEXT, name);

	memcpy(where, &symbol, sizeof symbol);
}

__attribute__((constructor)) static void
start(void)
{
	const char *fault = getenv("MENPAI_FAULT"), *number = getenv("MENPAI_SHADOW_SEED");

	find(&real_write, "write");
	find(&real_pwrite, "pwrite64");
	find(&real_fsync, "fsync");
	find(&real_fdatasync, "fdatasync");
	find(&real_ftruncate, "ftruncate64");
	find(&real_unlink, "unlink");
	files = getenv("MENPAI_FAULT_FILES");
	shadow = getenv("MENPAI_SHADOW");
	lasts = getenv("MENPAI_FAULT_LASTS") != NULL;
	seed = number ? (uint32_t)strtoul(number, NULL, 10) : 0;
	if (fault)
		read_fault(fault);
}

__attribute__((destructor)) static void
end(void)
{
	char text[128];

	snprintf(text, sizeof text, "calls %ld %ld %ld\n", count[WRITE], count[SYNC],
	    count[TRUNCATE]);
	log_line(text);
}

/* The path of a file that is meant; NULL for others. */
static const char *
meant(int fd)
{
	static char path[4096];
	char link[64];
	ssize_t n;

	if (!files)
		return NULL;
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	if ((n = readlink(link, path, sizeof path - 1)) < 0)
		return NULL;
	path[n] = '\0';
	return strstr(path, files) ? path : NULL;
}

/* --- what the disk holds ------------------------------------------------------------ */

/* What was not synced yet: a piece of data, or (data NULL) a new size. */
struct change {
	struct change *next;
	off_t at;
	size_t n;
	char *data;
};

static struct file {
	char path[4096];
	struct change *first, **last;
} file[FILES];

static struct file *
file_of(const char *path)
{
	size_t n = strlen(path);
	int i;

	/* The shared memory of a log is made anew. */
	if (!shadow || (n > 4 && strcmp(path + n - 4, "-shm") == 0))
		return NULL;
	for (i = 0; i < FILES; i++) {
		if (strcmp(file[i].path, path) == 0)
			return &file[i];
		if (file[i].path[0])
			continue;
		snprintf(file[i].path, sizeof file[i].path, "%s", path);
		file[i].last = &file[i].first;
		return &file[i];
	}
	abort();
}

static void
note(const char *path, off_t at, const void *data, size_t n)
{
	struct file *f = file_of(path);
	struct change *c;

	if (!f)
		return;
	c = calloc(1, sizeof *c);
	*c = (struct change){ .at = at, .n = n };
	if (data) {
		c->data = malloc(n ? n : 1);
		memcpy(c->data, data, n);
	}
	*f->last = c;
	f->last = &c->next;
}

static int
chance(void)
{
	seed = seed * 1103515245 + 12345;
	return seed >> 16 & 1;
}

static void
apply(int fd, const struct change *c, bool all)
{
	size_t i, n;

	if (!c->data) {
		if ((all || chance()) && real_ftruncate(fd, c->at) < 0)
			abort();
		return;
	}
	for (i = 0; i < c->n; i += n) {
		n = SECTOR - (size_t)(c->at + (off_t)i) % SECTOR;
		if (n > c->n - i)
			n = c->n - i;
		if ((all || chance()) &&
		    real_pwrite(fd, c->data + i, n, c->at + (off_t)i) != (ssize_t)n)
			abort();
	}
}

/* What was noted of a file is on the disk now: all of it, or what the seed says. */
static void
settle(struct file *f, bool all)
{
	const char *name = strrchr(f->path, '/');
	char path[8192];
	struct change *c;
	int fd;

	snprintf(path, sizeof path, "%s%s", shadow, name ? name : f->path);
	if ((fd = open(path, O_WRONLY | O_CREAT, 0666)) < 0)
		abort();
	while ((c = f->first) != NULL) {
		apply(fd, c, all);
		f->first = c->next;
		free(c->data);
		free(c);
	}
	f->last = &f->first;
	close(fd);
}

static void
lose_power(void)
{
	int i;

	for (i = 0; i < FILES && shadow && seed; i++)
		if (file[i].first)
			settle(&file[i], false);
	raise(SIGKILL);
}

/* --- the calls ---------------------------------------------------------------------- */

/* Does this call go wrong, and how?  0: it does not. */
static int
fault(int call)
{
	char text[64];
	long n = ++count[call];

	if (call != fault_call || !(n == fault_at || (lasts && n > fault_at)))
		return 0;
	snprintf(text, sizeof text, "%s %ld failed\n", call_name[call], n);
	log_line(text);
	if (fault_how == KILL)
		lose_power();
	return fault_how;
}

static ssize_t
do_write(int fd, const void *data, size_t n, off_t at, bool seek)
{
	const char *path = meant(fd);
	int how = path ? fault(WRITE) : 0;
	ssize_t done;

	if (how == SHORT && n < 2)
		how = ENOSPC;
	if (how > 0) {
		errno = how;
		return -1;
	}
	if (how == SHORT) {
		n /= 2;
		fault_at++;	/* the rest fails */
		fault_how = ENOSPC;
	}
	if (path && !seek)
		at = lseek(fd, 0, SEEK_CUR);
	done = seek ? real_pwrite(fd, data, n, at) : real_write(fd, data, n);
	if (path && done > 0)
		note(path, at, data, (size_t)done);
	return done;
}

ssize_t
write(int fd, const void *data, size_t n)
{
	return do_write(fd, data, n, 0, false);
}

ssize_t
pwrite(int fd, const void *data, size_t n, off_t at)
{
	return do_write(fd, data, n, at, true);
}

ssize_t
pwrite64(int fd, const void *data, size_t n, off64_t at)
{
	return do_write(fd, data, n, at, true);
}

static int
do_sync(int fd, int (*real)(int))
{
	const char *path = meant(fd);
	int how = path ? fault(SYNC) : 0, done;
	struct file *f;

	if (how) {
		errno = how < 0 ? EIO : how;
		return -1;
	}
	done = real(fd);
	if (path && done == 0 && (f = file_of(path)) != NULL)
		settle(f, true);
	return done;
}

int
fsync(int fd)
{
	return do_sync(fd, real_fsync);
}

int
fdatasync(int fd)
{
	return do_sync(fd, real_fdatasync);
}

static int
do_truncate(int fd, off_t size)
{
	const char *path = meant(fd);
	int how = path ? fault(TRUNCATE) : 0, done;

	if (how) {
		errno = how < 0 ? EIO : how;
		return -1;
	}
	done = real_ftruncate(fd, size);
	if (path && done == 0)
		note(path, size, NULL, 0);
	return done;
}

int
ftruncate(int fd, off_t size)
{
	return do_truncate(fd, size);
}

int
ftruncate64(int fd, off64_t size)
{
	return do_truncate(fd, size);
}

/* The name goes at once: the file is empty for who finds it. */
int
unlink(const char *path)
{
	const char *name = strrchr(path, '/');
	char copy[8192];
	struct file *f;

	if (files && shadow && strstr(path, files) && (f = file_of(path)) != NULL) {
		settle(f, true);
		snprintf(copy, sizeof copy, "%s%s", shadow, name ? name : path);
		real_unlink(copy);
	}
	return real_unlink(path);
}
