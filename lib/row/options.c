/* options.c - one table of options for the parser, --help and --list-options. */
#include <config.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "row/cli.h"
#include "row/command.h"

static struct {
	const char *column, *columns, *from, *to, *encoding;
	const char *output, *reject, *summary, *threads;
	bool no_header, quiet, help, version, list;
} said;

/* `without` is the flag of struct cli that leaves an option out. */
static const struct common {
	struct cli_opt opt;
	unsigned without;
} common[] = {
	{ { 'c', "column", N_("WANT=HAVE"),
	    N_("take the input column HAVE (a name, or a number from 1) as WANT"),
	    &said.column, NULL }, 0 },
	{ { 0, "columns", N_("A,B,C"),
	    N_("the input has no header; its columns are these"),
	    &said.columns, NULL }, 0 },
	{ { 0, "no-header", NULL, N_("write no header"),
	    NULL, &said.no_header }, 0 },
	{ { 0, "from", N_("FORMAT"), N_("input format: tsv or csv [tsv]"),
	    &said.from, NULL }, 0 },
	{ { 0, "encoding", N_("NAME"),
	    N_("input encoding: utf-8, gb18030 or auto [csv: auto, tsv: utf-8]"),
	    &said.encoding, NULL }, 0 },
	{ { 0, "to", N_("FORMAT"),
	    N_("output format: tsv, or csv for Excel and WPS [tsv]"),
	    &said.to, NULL }, 0 },
	{ { 'o', "output", N_("FILE"), N_("write the rows to FILE, whole or not at all"),
	    &said.output, NULL }, CLI_NO_OUTPUT },
	{ { 'r', "reject", N_("FILE"), N_("write the rows that are refused to FILE"),
	    &said.reject, NULL }, 0 },
	{ { 0, "summary", N_("FILE"), N_("write the counts of rows to FILE as TSV"),
	    &said.summary, NULL }, 0 },
	{ { 'j', "threads", N_("N"), N_("work with N threads, 0: one per processor [1]"),
	    &said.threads, NULL }, 0 },
	{ { 'q', "quiet", NULL, N_("no messages about rows, no summary, no progress"),
	    NULL, &said.quiet }, 0 },
	{ { 'h', "help", NULL, N_("print this help"), NULL, &said.help }, 0 },
	{ { 'V', "version", NULL, N_("print the version"), NULL, &said.version }, 0 },
	{ { 0, "list-options", NULL, N_("print the options for a shell's completion"),
	    NULL, &said.list }, 0 },
};

enum { NCOMMON = sizeof common / sizeof *common };

/* The options of this command: its own, then the common ones that it has. */
struct table {
	const struct cli_opt **opt;
	size_t n;
};

static struct table
all_options(const struct cli *cli)
{
	struct table t = { 0 };
	size_t own = 0, i;

	while (cli->opts && cli->opts[own].name)
		own++;
	t.opt = mp_alloc((own + NCOMMON) * sizeof *t.opt);
	for (i = 0; i < own; i++)
		t.opt[t.n++] = &cli->opts[i];
	for (i = 0; i < NCOMMON; i++)
		if (!(common[i].without & cli->flags))
			t.opt[t.n++] = &common[i].opt;
	return t;
}

/* How wide a terminal shows `s`: a Chinese character is two cells. */
static int
width(const char *s)
{
	int w = 0;

	for (; *s; s++)
		if (((unsigned char)*s & 0xC0) != 0x80)
			w += (unsigned char)*s >= 0xE0 ? 2 : 1;
	return w;
}

static void
help_option(mp_buf *b, const struct cli_opt *o)
{
	mp_buf left = { 0 };
	int pad;

	if (o->letter)
		mp_buf_printf(&left, "  -%c, ", o->letter);
	else
		mp_buf_adds(&left, "      ");
	mp_buf_printf(&left, "--%s", o->name);
	if (o->arg)
		mp_buf_printf(&left, "=%s", _(o->arg));
	pad = 28 - width(mp_buf_cstr(&left));
	mp_buf_add(b, mp_buf_str(&left));
	mp_buf_printf(b, "%*s%s\n", pad > 2 ? pad : 2, "", _(o->help));
	mp_buf_free(&left);
}

static void
help(const struct cli *cli, const struct table *t, mp_buf *b)
{
	size_t i, own;

	mp_buf_printf(b, _("usage: %s [OPTION]... %s\n"), cli->name, _(cli->synopsis));
	mp_buf_printf(b, "%s\n\n", _(cli->about));
	for (own = 0; cli->opts && cli->opts[own].name; own++)
		help_option(b, t->opt[own]);
	if (own)
		mp_buf_addc(b, '\n');
	for (i = own; i < t->n; i++)
		help_option(b, t->opt[i]);
	mp_buf_adds(b, _("\nexit status: 0 done; 1 done, but rows were refused and --reject "
	    "was not given,\nor a check failed; 2 not done\n"));
	mp_buf_printf(b, _("the manual: man %s, man menpai-tsv\n"), cli->name);
}

/* A line an option: --name, -l (or -), ARG (or -). */
static void
list(const struct table *t, mp_buf *b)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		const struct cli_opt *o = t->opt[i];

		mp_buf_printf(b, "--%s\t-%.1s\t%s\n", o->name, &o->letter,
		    o->arg ? o->arg : "-");
	}
}

static void
print_and_exit(const struct cli *cli, const struct table *t)
{
	mp_buf b = { 0 };

	if (said.help)
		help(cli, t, &b);
	else if (said.version)
		mp_buf_printf(&b, "%s (%s) %s\n", cli->name, PACKAGE_NAME, PACKAGE_VERSION);
	else
		list(t, &b);
	cli_print(mp_buf_str(&b));
	exit(EXIT_DONE);
}

static void
take(const struct cli_opt *o, const char *value, struct cli_args *a)
{
	if (!o->arg) {
		*o->flag = true;
		return;
	}
	*o->value = value;
	if (o->value == &said.column)
		a->column[a->ncolumn++] = value;
}

/* What is read or written, by the word of --help. */
static bool
names_file(const char *arg)
{
	static const char *const words[] = { "FILE", "FILES", "TABLE", "LIBRARY", "SNAPSHOT",
		"COMMITMENT", "SAMPLE", "REGISTRY" };
	size_t i;

	for (i = 0; arg && i < sizeof words / sizeof *words; i++)
		if (strcmp(arg, words[i]) == 0)
			return true;
	return false;
}

/* Of two files for one option the first would not be read, or not be written, and nobody
 * would know.  Of other values the last one counts, as everywhere: so a script's own can be
 * overridden. */
static void
once(const struct cli_opt *o, const char **before, const char *value)
{
	if (!names_file(o->arg))
		return;
	if (*before && strcmp(*before, value) != 0) {
		if (strcmp(o->arg, "REGISTRY") == 0)	/* may hold a password */
			cli_die(_("option '--%s' is said twice, for two registries"), o->name);
		if (strcmp(o->arg, "FILES") == 0)
			cli_die(_("option '--%s' is said twice, with '%s' and '%s'; write several "
			    "files with commas between them"), o->name, *before, value);
		cli_die(_("option '--%s' takes one file, not both '%s' and '%s'"), o->name,
		    *before, value);
	}
	*before = value;
}

static void
parse(const struct cli *cli, const struct table *t, int argc, char **argv,
    struct cli_args *a)
{
	struct option *longs = mp_zalloc(t->n + 1, sizeof *longs);
	const char **before = mp_zalloc(t->n, sizeof *before);
	mp_buf shorts = { 0 };
	size_t i;
	int c;

	mp_buf_adds(&shorts, ":");
	for (i = 0; i < t->n; i++) {
		const struct cli_opt *o = t->opt[i];

		longs[i] = (struct option){ o->name,
		    o->arg ? required_argument : no_argument, NULL, 256 + (int)i };
		if (o->letter)
			mp_buf_printf(&shorts, "%c%s", o->letter, o->arg ? ":" : "");
	}
	opterr = 0;
	while ((c = getopt_long(argc, argv, mp_buf_cstr(&shorts), longs, NULL)) != -1) {
		if (c == '?' || c == ':') {
			char shown[3] = { '-', (char)optopt, '\0' };
			bool is_short = optopt > 0 && optopt < 256;

			if (c == ':')
				cli_die(_("option '%s' needs a value; try '%s --help'"),
				    is_short ? shown : argv[optind - 1], cli->name);
			cli_die(_("there is no option '%s'; try '%s --help'"),
			    is_short ? shown : argv[optind - 1], cli->name);
		}
		for (i = 0; i < t->n; i++)
			if (c == 256 + (int)i || c == t->opt[i]->letter)
				break;
		once(t->opt[i], &before[i], optarg);
		take(t->opt[i], optarg, a);
	}
	free(before);
	free(longs);
	mp_buf_free(&shorts);
}

/* One of two words, or a usage error; `dflt` if nothing was said. */
static bool
second_of(const char *option, const char *value, const char *first, const char *second)
{
	if (value && strcmp(value, second) == 0)
		return true;
	if (value && strcmp(value, first) != 0)
		cli_die(_("--%s: '%s' is neither '%s' nor '%s'"), option, value, first,
		    second);
	return false;
}

static void
settle(struct cli_args *a)
{
	long n = said.threads ? cli_number("threads", said.threads, 0, 256) : 1;

	a->columns = said.columns;
	a->output = said.output;
	a->reject = said.reject;
	a->summary = said.summary;
	a->no_header = said.no_header;
	a->quiet = said.quiet;
	a->from_csv = second_of("from", said.from, "tsv", "csv");
	a->to_csv = second_of("to", said.to, "tsv", "csv");
	a->encoding = said.encoding ? said.encoding : a->from_csv ? "auto" : "utf-8";
	if (strcmp(a->encoding, "utf-8") && strcmp(a->encoding, "gb18030") &&
	    strcmp(a->encoding, "auto"))
		cli_die(_("--encoding: '%s' is not 'utf-8', 'gb18030' or 'auto'"),
		    a->encoding);
	a->threads = n ? (unsigned)n : cli_processors();
}

void
cli_parse(const struct cli *cli, int argc, char **argv, struct cli_args *a)
{
	struct table t = all_options(cli);

	cli_begin(cli->name);
	*a = (struct cli_args){ 0 };
	a->column = mp_alloc((size_t)argc * sizeof *a->column);
	parse(cli, &t, argc, argv, a);
	if (said.help || said.version || said.list)
		print_and_exit(cli, &t);
	settle(a);
	a->file = argv + optind;
	a->nfile = (size_t)(argc - optind);
	free(t.opt);
}

void
cli_args_free(struct cli_args *a)
{
	free(a->column);
	a->column = NULL;
	a->ncolumn = 0;
}
