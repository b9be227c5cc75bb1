/* cli.h - options, messages and exit of a command.
 *
 * The command layer: with filter.h the only part of lib/ that may print and
 * exit.  One table of options feeds the parser, --help, --list-options (bash
 * completion) and the test that every option is in the manual page. */
#ifndef MP_ROW_CLI_H
#define MP_ROW_CLI_H

#include <libintl.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/outfile.h"

#define _(text) gettext(text)
#define N_(text) text

enum { EXIT_DONE = 0, EXIT_REJECTED = 1, EXIT_TROUBLE = 2 };

/* An option.  `value` is set to the argument; for an option without one
 * (arg NULL) `flag` is set to true.  Exactly one of the two is given. */
struct cli_opt {
	char letter;		/* 0: long only */
	const char *name;	/* "base-url" */
	const char *arg;	/* N_("URL"), NULL: takes none; if it is that of a file that is
				 * read or written (N_("FILE"), see names_file in options.c),
				 * the option is not to be said again for another one */
	const char *help;	/* N_("..."): one line, default in brackets */
	const char **value;
	bool *flag;
};

/* The common option that a command may do without; it may then have an option of
 * that name or letter itself. */
enum {
	CLI_NO_OUTPUT = 1	/* -o, --output */
};

struct cli {
	const char *name;	/* "addr-normalize" */
	const char *synopsis;	/* N_("[FILE]...") */
	const char *about;	/* N_("..."): what it does, one sentence */
	const struct cli_opt *opts;	/* ends with { .name = NULL }; NULL: none */
	unsigned flags;
};

/* What the common options say; strings are argv's. */
struct cli_args {
	const char **column;	/* WANT=HAVE, in the order given */
	size_t ncolumn;
	const char *columns;	/* "a,b,c": the input has no header */
	const char *encoding;	/* "utf-8", "gb18030", "auto" */
	const char *output, *reject, *summary;	/* NULL: not asked for */
	bool no_header, from_csv, to_csv, quiet;
	unsigned threads;
	char **file;		/* operands; none: nfile is 0 */
	size_t nfile;
};

/* Set the language, parse the options and return; or print what --help,
 * --version and --list-options ask for and exit 0; or complain and exit 2.
 * filter_start does this for filters. */
void cli_parse(const struct cli *, int argc, char **argv, struct cli_args *);

/* Free what they hold; not after filter_open, which takes them over. */
void cli_args_free(struct cli_args *);

/* "prog: message" on stderr, then exit 2.  `fmt` comes translated: _("..."). */
_Noreturn void cli_die(const char *fmt, ...)
    __attribute__((format(printf, 1, 2)));
void cli_warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The whole number in `text`, or a usage error that names the option. */
long cli_number(const char *option, const char *text, long min, long max);

/* The time that the environment fixes for files that carry one, as ISO 8601, or
 * NULL: then they carry none, so that the same rows make the same bytes
 * (reproducible-builds.org/specs/source-date-epoch).  Static storage. */
const char *cli_source_date(void);

/* That time, or else what the clock says (UTC).  Static storage. */
const char *cli_now(void);

/* Where the installed data file `name` is: $MENPAI_DATA, else data/ beside the
 * running program (the build folder), else pkgdatadir.  Static storage until
 * the next call but one. */
const char *cli_data(const char *name);

/* The folder for files that only this run needs: `given` if it is not NULL, else
 * $TMPDIR, else /var/tmp, which is not kept in memory. */
const char *cli_tmpdir(const char *given);

/* A settings file that the user gives by its path, or one that comes with menpai by
 * its bare name: "xinyang" is data/forms/xinyang.form.  What is valid is as above. */
const char *cli_shipped(const char *folder, const char *given, const char *suffix);

/* Begin an output file or die.  What is begun is put in place by cli_commit, all
 * files in the order they were begun (filter_finish calls it), and vanishes on
 * any other exit.  A file for which another output was begun is refused; filter_create
 * also refuses one that is an input. */
mp_outfile *cli_create(const char *path);

/* The command reads this file, too (NULL: none): an output that would replace it is
 * refused, whichever is said first.  The path lives on. */
void cli_reads(const char *path);
void cli_write(mp_outfile *, mp_str bytes);	/* or die */
void cli_commit(void);

/* Write to standard output or die; a closed pipe ends the program as SIGPIPE
 * does, also where that signal was ignored. */
void cli_print(mp_str bytes);

#endif
