/* cli.h - options, messages and exit of a command.
 *
 * The command layer: with filter.h the only part of lib/ that may print and
 * exit.  One table of options feeds the parser, --help, --list-options (bash
 * completion) and the test that every option is in the manual page. */
#ifndef MP_ROW_CLI_H
#define MP_ROW_CLI_H

#include <libintl.h>
#include <stdbool.h>

#define _(text) gettext(text)
#define N_(text) text

enum { EXIT_DONE = 0, EXIT_REJECTED = 1, EXIT_TROUBLE = 2 };

/* An option.  `value` is set to the argument; for an option without one
 * (arg NULL) `flag` is set to true.  Exactly one of the two is given. */
struct cli_opt {
	char letter;		/* 0: long only */
	const char *name;	/* "base-url" */
	const char *arg;	/* N_("URL"), NULL: takes none */
	const char *help;	/* N_("..."): one line, default in brackets */
	const char **value;
	bool *flag;
};

struct cli {
	const char *name;	/* "addr-normalize" */
	const char *synopsis;	/* N_("[FILE]...") */
	const char *about;	/* N_("..."): what it does, one sentence */
	const struct cli_opt *opts;	/* ends with { .name = NULL } */
};

/* "prog: message" on stderr, then exit 2.  `fmt` comes translated: _("..."). */
_Noreturn void cli_die(const char *fmt, ...)
    __attribute__((format(printf, 1, 2)));
void cli_warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The whole number in `text`, or a usage error that names the option. */
long cli_number(const char *option, const char *text, long min, long max);

/* Where the installed data file `name` is: $MENPAI_DATA, else data/ beside the
 * running program (the build folder), else pkgdatadir.  Static storage until
 * the next call. */
const char *cli_data(const char *name);

#endif
