/* cli.c - messages, files and exit of a command. */
#include <config.h>

#include "row/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "row/command.h"

static const char *program = "menpai";
static mp_outfile **begun;
static size_t nbegun, begun_cap;
static const char **read_too;	/* cli_reads */
static size_t nread, read_cap;

static void
say(const char *fmt, va_list ap)
{
	cli_clear();
	fprintf(stderr, "%s: ", program);
	vfprintf(stderr, fmt, ap);
	putc('\n', stderr);
}

void
cli_warn(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
}

static void
drop_begun(void)
{
	size_t i;

	for (i = 0; i < nbegun; i++)
		mp_outfile_drop(begun[i]);
	nbegun = 0;
}

/* Other threads may be at work, so nothing is taken down but the files. */
void
cli_die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
	drop_begun();
	_exit(EXIT_TROUBLE);
}

static void
out_of_memory(size_t wanted)
{
	cli_die(_("out of memory (%zu bytes wanted)"), wanted);
}

/* The folder of the running program, or false. */
static bool
program_folder(char *out, size_t size)
{
	ssize_t n = readlink("/proc/self/exe", out, size - 1);
	char *slash;

	if (n <= 0)
		return false;
	out[n] = '\0';
	if ((slash = strrchr(out, '/')) == NULL)
		return false;
	*slash = '\0';
	return true;
}

/* The system has no such locale, as small ones have not, but the catalogue may have
 * its language: gettext takes that from LANGUAGE in any locale but C. */
static void
speak_without_locale(void)
{
	static const char *const variable[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	const char *name = NULL;
	size_t i;

	for (i = 0; i < sizeof variable / sizeof *variable && !(name && *name); i++)
		name = getenv(variable[i]);
	if (name && *name && setlocale(LC_MESSAGES, "C.UTF-8"))
		setenv("LANGUAGE", name, 0);
}

/* Only the language of messages follows the locale. */
static void
set_language(void)
{
	char folder[PATH_MAX], beside[PATH_MAX + 16];
	struct stat st;

	if (!setlocale(LC_MESSAGES, ""))
		speak_without_locale();
	if (program_folder(folder, sizeof folder)) {
		snprintf(beside, sizeof beside, "%s/locale", folder);
		if (stat(beside, &st) == 0 && S_ISDIR(st.st_mode))
			bindtextdomain("menpai", beside);
		else
			bindtextdomain("menpai", LOCALEDIR);
	}
	bind_textdomain_codeset("menpai", "UTF-8");
	bind_textdomain_codeset("libc", "UTF-8");	/* strerror */
	textdomain("menpai");
}

/* A closed standard descriptor would be given to the next file that is opened.
 * Close it for good: with one that fails in the direction that matters. */
static void
occupy_descriptors(void)
{
	static const int mode[] = { O_WRONLY, O_RDONLY, O_WRONLY };
	int fd;

	for (fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			(void)!open("/dev/null", mode[fd]);
}

/* Where a page of a mapped file is no longer to be had, nothing can be done but to say so. */
static char page_lost[256];

static void
tell_page_lost(int sig)
{
	(void)sig;
	(void)!write(STDERR_FILENO, page_lost, strlen(page_lost));
	_exit(EXIT_TROUBLE);
}

static void
expect_lost_pages(void)
{
	struct sigaction lost = { .sa_handler = tell_page_lost };

	snprintf(page_lost, sizeof page_lost, "%s: %s\n", program,
	    _("a file was cut short while it was used, or its disk fails; run again"));
	sigaction(SIGBUS, &lost, NULL);
}

void
cli_begin(const char *name)
{
	program = name;
	occupy_descriptors();
	set_language();
	expect_lost_pages();
	mp_oom_hook = out_of_memory;
	atexit(drop_begun);
}

unsigned
cli_processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n > 0 ? (unsigned)n : 1;
}

long
cli_number(const char *option, const char *text, long min, long max)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(text, &end, 10);
	if (end == text || *end || errno || n < min || n > max)
		cli_die(_("--%s: '%s' is not a whole number from %ld to %ld"),
		    option, text, min, max);
	return n;
}

const char *
cli_source_date(void)
{
	static char text[sizeof "9999-12-31T23:59:59Z"];
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end;
	time_t t;
	struct tm tm;

	if (epoch == NULL || *epoch == '\0')
		return NULL;
	t = strtoll(epoch, &end, 10);
	if (*end != '\0' || t < 0 || gmtime_r(&t, &tm) == NULL || tm.tm_year > 8099)
		cli_die(_("SOURCE_DATE_EPOCH is '%s', not a number of seconds"), epoch);
	strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm);
	return text;
}

const char *
cli_now(void)
{
	static char text[sizeof "9999-12-31T23:59:59Z"];
	const char *fixed = cli_source_date();
	time_t t = time(NULL);
	struct tm tm;

	if (fixed || !gmtime_r(&t, &tm))
		return fixed ? fixed : "";
	strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm);
	return text;
}

const char *
cli_data(const char *name)
{
	static char paths[2][2 * PATH_MAX];
	static int turn;
	char folder[PATH_MAX], *path = paths[turn = !turn];
	const char *given = getenv("MENPAI_DATA");

	if (given && *given) {
		snprintf(path, sizeof *paths, "%s/%s", given, name);
		return path;
	}
	if (program_folder(folder, sizeof folder)) {
		snprintf(path, sizeof *paths, "%s/data/%s", folder, name);
		if (access(path, F_OK) == 0)
			return path;
	}
	snprintf(path, sizeof *paths, "%s/%s", PKGDATADIR, name);
	return path;
}

const char *
cli_tmpdir(const char *given)
{
	const char *set = getenv("TMPDIR");

	return given ? given : set && *set ? set : "/var/tmp";
}

const char *
cli_shipped(const char *folder, const char *given, const char *suffix)
{
	char name[NAME_MAX];

	if (strchr(given, '/') || strchr(given, '.'))
		return given;
	snprintf(name, sizeof name, "%s/%s.%s", folder, given, suffix);
	return cli_data(name);
}

/* Would writing to `path` destroy a file that is read? */
static void
refuse_read(const char *path, const char *read)
{
	struct stat in, out;

	if (stat(read, &in) == 0 && S_ISREG(in.st_mode) && stat(path, &out) == 0 &&
	    in.st_dev == out.st_dev && in.st_ino == out.st_ino)
		cli_die(_("'%s' is an input; the output needs a file of its own"), path);
}

void
cli_reads(const char *path)
{
	size_t i;

	if (!path)
		return;
	for (i = 0; i < nbegun; i++)
		refuse_read(mp_outfile_path(begun[i]), path);
	read_too = mp_grow(read_too, &read_cap, nread + 1, sizeof *read_too);
	read_too[nread++] = path;
}

mp_outfile *
cli_create(const char *path)
{
	mp_outfile *o;
	size_t i;

	for (i = 0; i < nread; i++)
		refuse_read(path, read_too[i]);
	if (!(o = mp_outfile_new(path)))
		cli_die(_("cannot write '%s': %s"), path, strerror(errno));
	for (i = 0; i < nbegun; i++)
		if (mp_outfile_same(o, begun[i])) {
			mp_outfile_drop(o);
			cli_die(_("'%s' is given for two outputs"), path);
		}
	begun = mp_grow(begun, &begun_cap, nbegun + 1, sizeof(mp_outfile *));
	return begun[nbegun++] = o;
}

/* As if SIGPIPE had not been ignored: no message. */
static void
broken_pipe(void)
{
	signal(SIGPIPE, SIG_DFL);
	raise(SIGPIPE);
}

void
cli_write(mp_outfile *o, mp_str bytes)
{
	if (mp_outfile_write(o, bytes) == 0)
		return;
	if (errno == EPIPE)
		broken_pipe();
	cli_die(_("cannot write '%s': %s"), mp_outfile_path(o), strerror(errno));
}

void
cli_commit(void)
{
	while (nbegun) {
		mp_outfile *o = begun[0];
		char *path = strdup(mp_outfile_path(o));

		memmove(begun, begun + 1, --nbegun * sizeof *begun);
		if (mp_outfile_commit(o) < 0)
			cli_die(_("cannot write '%s': %s"), path ? path : "?",
			    strerror(errno));
		free(path);
	}
	free(begun);
	begun = NULL;
	begun_cap = 0;
	free(read_too);
	read_too = NULL;
	nread = read_cap = 0;
}

void
cli_print(mp_str bytes)
{
	while (bytes.n) {
		ssize_t n = write(STDOUT_FILENO, bytes.p, bytes.n);

		if (n < 0 && errno == EPIPE)
			broken_pipe();
		if (n < 0 && errno != EINTR)
			cli_die(_("cannot write to standard output: %s"), strerror(errno));
		if (n > 0)
			bytes = mp_str_skip(bytes, (size_t)n);
	}
}
