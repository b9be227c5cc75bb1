/* outfile.c - output files that are whole or not there. */
#define _GNU_SOURCE	/* O_TMPFILE */
#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

struct mp_outfile {
	char *path;		/* as given */
	char *target;		/* without symbolic links; NULL: written directly */
	const char *base;	/* the last part of target */
	char temp[32];		/* the temporary name; "": the file has none yet */
	int dir, fd;
};

static char *
copy(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(mp_alloc(n), s, n);
}

/* Try temporary names until `claim` accepts one. */
static int
name_it(mp_outfile *o, int (*claim)(const mp_outfile *))
{
	unsigned i;
	int r;

	for (i = 0; i < 1000; i++) {
		snprintf(o->temp, sizeof o->temp, ".%ld.%u.tmp", (long)getpid(), i);
		if ((r = claim(o)) >= 0 || errno != EEXIST)
			break;
	}
	if (r < 0)
		o->temp[0] = '\0';
	return r;
}

static int
claim_create(const mp_outfile *o)
{
	return openat(o->dir, o->temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}

static int
claim_link(const mp_outfile *o)
{
	char fd[32];

	snprintf(fd, sizeof fd, "/proc/self/fd/%d", o->fd);
	return linkat(AT_FDCWD, fd, o->dir, o->temp, AT_SYMLINK_FOLLOW);
}

/* Open the folder of the target and a file in it. */
static int
open_beside(mp_outfile *o)
{
	char *slash = strrchr(o->target, '/');
	char *folder = copy(o->target);

	folder[slash ? (slash == o->target ? 1 : slash - o->target) : 0] = '\0';
	o->base = slash ? slash + 1 : o->target;
	o->dir = open(*folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(folder);
	if (o->dir < 0)
		return -1;
	if (!*o->base) {
		errno = EISDIR;
		return -1;
	}
	o->fd = openat(o->dir, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
	if (o->fd < 0)
		o->fd = name_it(o, claim_create);
	return o->fd;
}

mp_outfile *
mp_outfile_new(const char *path)
{
	mp_outfile *o = mp_zalloc(1, sizeof *o);
	struct stat st;
	bool there = stat(path, &st) == 0;
	int saved;

	o->dir = o->fd = -1;
	o->path = copy(path);
	if (there && !S_ISREG(st.st_mode)) {
		o->fd = open(path, O_WRONLY | O_CLOEXEC);
	} else if (!there || access(path, W_OK) == 0) {
		char *real = there ? realpath(path, NULL) : NULL;

		o->target = real ? real : copy(path);
		if (open_beside(o) >= 0 && there)
			(void)!fchmod(o->fd, st.st_mode & 07777);
	}
	if (o->fd >= 0)
		return o;
	saved = errno;
	mp_outfile_drop(o);
	errno = saved;
	return NULL;
}

/* Where the file system has no nameless files, it is one whose name is taken away at
 * once. */
int
mp_nameless(const char *folder)
{
	int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	size_t n = strlen(folder);
	char *path;

	if (fd >= 0)
		return fd;
	path = mp_alloc(n + sizeof "/menpai.XXXXXX");
	memcpy(path, folder, n);
	strcpy(path + n, "/menpai.XXXXXX");
	if ((fd = mkstemp(path)) >= 0)
		unlink(path);
	free(path);
	return fd;
}

mp_outfile *
mp_outfile_nameless(const char *folder)
{
	int fd = mp_nameless(folder);
	mp_outfile *o;

	if (fd < 0)
		return NULL;
	o = mp_zalloc(1, sizeof *o);
	o->path = copy(folder);
	o->fd = fd;
	o->dir = -1;
	return o;
}

int
mp_outfile_write(mp_outfile *o, mp_str bytes)
{
	while (bytes.n) {
		ssize_t n = write(o->fd, bytes.p, bytes.n);

		if (n < 0 && errno != EINTR)
			return -1;
		if (n > 0)
			bytes = mp_str_skip(bytes, (size_t)n);
	}
	return 0;
}

int
mp_outfile_fd(const mp_outfile *o)
{
	return o->fd;
}

const char *
mp_outfile_path(const mp_outfile *o)
{
	return o->path;
}

bool
mp_outfile_same(const mp_outfile *a, const mp_outfile *b)
{
	struct stat x, y;

	return a->target && b->target && strcmp(a->base, b->base) == 0 &&
	    fstat(a->dir, &x) == 0 && fstat(b->dir, &y) == 0 &&
	    x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

int
mp_outfile_commit(mp_outfile *o)
{
	int bad = 0, saved;

	if (o->target)
		bad = fsync(o->fd) < 0 ||
		    (!o->temp[0] && name_it(o, claim_link) < 0);
	bad |= close(o->fd) < 0;
	o->fd = -1;
	if (o->target && !bad) {
		bad = renameat(o->dir, o->temp, o->dir, o->base) < 0;
		if (!bad) {
			o->temp[0] = '\0';
			bad = fsync(o->dir) < 0;
		}
	}
	saved = errno;
	mp_outfile_drop(o);
	errno = saved;
	return bad ? -1 : 0;
}

void
mp_outfile_drop(mp_outfile *o)
{
	if (!o)
		return;
	if (o->temp[0])
		unlinkat(o->dir, o->temp, 0);
	if (o->fd >= 0)
		close(o->fd);
	if (o->dir >= 0)
		close(o->dir);
	free(o->target);
	free(o->path);
	free(o);
}
