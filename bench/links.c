/* links - score what link-house-person hung against the truth of synth -p.
 *
 *	links [-e EXAMPLES] TRUTH.tsv LINKS.tsv
 *
 * A link is right if it is the address that the truth has.  One to the building or the
 * door of a room (match building) is coarse if that is where the room is.  Everything else
 * that has a code is wrong.  Printed are
 *
 *	rows by kind, and by whether their text or code tells the address (tells), says too
 *	little, or means an address that is not in the library (missing);
 *	the same of those that tell, by what was done to the text; and of all by match;
 *	relations, true and as said, of people who hang right;
 *	how many of each trouble were found; what was found where there is none;
 *	EXAMPLES (0) wrong links of each kind, as ids.
 *
 * The exit status says whether at least 98 in 100 of those that tell are right, and at
 * most 1 in 1,000 of all rows is wrong. */
#include <config.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "score/table.h"

enum { NAMES_MAX = 128, LABEL = 40 };
enum verdict { RIGHT, COARSE, NONE, WRONG, NVERDICT };

/* What is counted under one name. */
struct tally {
	char name[LABEL];
	uint64_t n[NVERDICT];
};

struct tallies {
	struct tally t[NAMES_MAX];
	size_t n;
};

static struct {
	struct tallies kind, text, match, given, relation, trouble;
	uint64_t tells, tells_right, all, wrong, lost;
	uint64_t clean, alarmed;
	int examples;
} sum;

/* Columns of the truth and of the links. */
static struct {
	size_t kind, id, code, within, relation, text, decides, given, number, why;
} is;
static struct {
	size_t kind, id, code, match, relation, issues;
} said;

struct wanted {
	const char *name;
	size_t *at;
};
static const struct wanted truth_columns[] = { { "kind", &is.kind }, { "id", &is.id },
	{ "code", &is.code }, { "within", &is.within }, { "relation", &is.relation },
	{ "text", &is.text }, { "decides", &is.decides }, { "given", &is.given },
	{ "number", &is.number }, { "why", &is.why }, { NULL, NULL } };
static const struct wanted link_columns[] = { { "kind", &said.kind }, { "id", &said.id },
	{ "code", &said.code }, { "match", &said.match }, { "relation", &said.relation },
	{ "issues", &said.issues }, { NULL, NULL } };

/* The rows of the truth by kind and number. */
static struct lines {
	char letter;
	const char **p;
	size_t n, cap;
} lines[] = { { 'H', NULL, 0, 0 }, { 'P', NULL, 0, 0 }, { 'O', NULL, 0, 0 } };
enum { NLINES = sizeof lines / sizeof *lines };

static uint64_t *
tally(struct tallies *t, mp_str name)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (mp_str_eq(name, mp_str_from(t->t[i].name)))
			return t->t[i].n;
	if (t->n == NAMES_MAX || name.n >= LABEL)
		table_die("truth", "too many kinds, or too long");
	memcpy(t->t[t->n].name, name.p, name.n);
	return t->t[t->n++].n;
}

/* The next of a,b,c. */
static bool
item(mp_str *list, mp_str *out)
{
	const char *comma;

	if (list->n == 0)
		return false;
	comma = memchr(list->p, ',', list->n);
	*out = (mp_str){ list->p, comma ? (size_t)(comma - list->p) : list->n };
	*list = mp_str_skip(*list, comma ? out->n + 1 : out->n);
	return true;
}

static bool
among(mp_str list, mp_str one)
{
	mp_str it;

	while (item(&list, &it))
		if (mp_str_eq(it, one))
			return true;
	return false;
}

/* Does one of the list begin so? */
static bool
begins(mp_str list, const char *with)
{
	mp_str it;

	while (item(&list, &it))
		if (mp_str_starts(it, mp_str_from(with)))
			return true;
	return false;
}

static bool
eq(mp_str s, const char *with)
{
	return mp_str_eq(s, mp_str_from(with));
}

/* --- one row -------------------------------------------------------------------------- */

static enum verdict
judge(const mp_str *t, const mp_str *l)
{
	mp_str code = l[said.code];
	bool coarse = eq(l[said.match], "building");

	if (code.n == 0 || eq(l[said.match], "none"))
		return NONE;
	if (mp_str_eq(code, t[is.code]))
		return RIGHT;
	return coarse && among(t[is.within], code) ? COARSE : WRONG;
}

/* A code that is right or was right leads there, whatever the text says. */
static const char *
class_of(const mp_str *t)
{
	if (t[is.code].n == 0)
		return "missing";
	return eq(t[is.decides], "1") || eq(t[is.given], "right") ? "tells" : "says too little";
}

static void
count_trouble(const mp_str *t, const mp_str *l)
{
	static const struct { const char *trouble, *issue; bool number; } found[] = {
		{ "check", "id.check", true }, { "check", "credit.suspect", true },
		{ "excel", "id.damaged", true }, { "short", "id.", true },
		{ "short", "credit.form", true }, { "masked", "id.", true },
		{ "none", "id.", true }, { "none", "credit.missing", true },
		{ "twice", "id.twice", false }, { "twice", "house.several", false },
		{ "two-homes", "person.two-homes", false }, { "misheard", "id.names", false },
		{ "number-of-another", "id.names", false }, { "crowded", "house.crowded", false },
		{ "missing", "address.", false },
	};
	static const char *const alarms[] = { "id.check", "id.damaged", "id.form", "id.area", "id.birth",
	    "credit.suspect", "credit.damaged", "credit.form" };
	char name[LABEL];
	size_t i;

	for (i = 0; i < sizeof found / sizeof *found; i++) {
		if (!(found[i].number ? eq(t[is.number], found[i].trouble) :
		    among(t[is.why], mp_str_from(found[i].trouble))) ||
		    mp_str_starts(mp_str_from(found[i].issue), MP_STR("credit")) !=
		    (eq(t[is.kind], "organisation") && found[i].number) ||
		    mp_str_starts(mp_str_from(found[i].issue), MP_STR("house.several")) !=
		    (eq(t[is.kind], "house") && eq(mp_str_from(found[i].trouble), "twice")))
			continue;
		snprintf(name, sizeof name, "%s: %s", found[i].trouble, found[i].issue);
		tally(&sum.trouble, mp_str_from(name))[begins(l[said.issues], found[i].issue) ?
		    RIGHT : NONE]++;
	}
	if (eq(t[is.number], "right")) {
		sum.clean++;
		for (i = 0; i < sizeof alarms / sizeof *alarms; i++)
			if (among(l[said.issues], mp_str_from(alarms[i])))
				break;
		sum.alarmed += i < sizeof alarms / sizeof *alarms;
	}
}

static void
count_relation(const mp_str *t, const mp_str *l)
{
	char name[LABEL];
	mp_str a = t[is.relation], b = l[said.relation];

	snprintf(name, sizeof name, "%.*s\t%.*s", a.n ? (int)a.n : 1, a.n ? a.p : "-",
	    b.n ? (int)b.n : 1, b.n ? b.p : "-");
	tally(&sum.relation, mp_str_from(name))[RIGHT]++;
}

static void
count(const mp_str *t, const mp_str *l)
{
	enum verdict v = judge(t, l);
	const char *class = class_of(t);
	mp_str list = t[is.text], change;
	char name[LABEL];

	snprintf(name, sizeof name, "%.*s, %s", (int)t[is.kind].n, t[is.kind].p, class);
	tally(&sum.kind, mp_str_from(name))[v]++;
	tally(&sum.match, l[said.match])[v]++;
	tally(&sum.given, t[is.given])[v]++;
	sum.all++;
	sum.wrong += v == WRONG;
	if (strcmp(class, "tells") == 0) {
		sum.tells++;
		sum.tells_right += v == RIGHT;
		while (item(&list, &change))
			tally(&sum.text, change)[v]++;
	}
	if (v == RIGHT && eq(t[is.kind], "person"))
		count_relation(t, l);
	count_trouble(t, l);
	if (v == WRONG && tally(&sum.kind, mp_str_from(name))[WRONG] <= (uint64_t)sum.examples)
		printf("wrong: %.*s (%s; %.*s; %.*s; code %.*s)\n", (int)t[is.id].n, t[is.id].p, class,
		    (int)l[said.match].n, l[said.match].p, (int)t[is.text].n, t[is.text].p,
		    (int)t[is.given].n, t[is.given].p);
}

/* --- reading --------------------------------------------------------------------------- */

static struct lines *
lines_of(mp_str id)
{
	size_t i;

	for (i = 0; i < NLINES; i++)
		if (id.n && id.p[0] == lines[i].letter)
			return &lines[i];
	table_die("truth", "an id of no kind");
}

static void
open_and_bind(struct table *t, const char *path, const struct wanted *w)
{
	table_open(t, path);
	for (; w->name; w++)
		*w->at = table_column(t, w->name);
}

static void
read_truth(const char *path)
{
	mp_str field[COLUMNS_MAX];
	struct table t;
	struct lines *l;
	size_t at;

	open_and_bind(&t, path, truth_columns);
	while (table_row(&t, field)) {
		l = lines_of(field[is.id]);
		at = table_number(field[is.id], l->letter);
		if (at == SIZE_MAX)
			table_die(path, "an id that is none");
		while (l->n <= at) {
			l->p = mp_grow(l->p, &l->cap, l->n + 1, sizeof *l->p);
			l->p[l->n++] = NULL;
		}
		l->p[at] = field[0].p;
	}
}

static void
read_links(const char *path)
{
	mp_str field[COLUMNS_MAX], truth[COLUMNS_MAX];
	struct table t;
	struct lines *l;
	size_t at;

	open_and_bind(&t, path, link_columns);
	while (table_row(&t, field)) {
		l = lines_of(field[said.id]);
		at = table_number(field[said.id], l->letter);
		if (at >= l->n || l->p[at] == NULL)
			table_die(path, "an id that is not in the truth, or twice");
		table_fields(l->p[at], truth);
		l->p[at] = NULL;
		count(truth, field);
	}
}

/* What has no link at all is not right. */
static void
find_lost(void)
{
	mp_str truth[COLUMNS_MAX];
	size_t i, k;

	for (i = 0; i < NLINES; i++)
		for (k = 0; k < lines[i].n; k++) {
			if (lines[i].p[k] == NULL)
				continue;
			table_fields(lines[i].p[k], truth);
			sum.tells += strcmp(class_of(truth), "tells") == 0;
			sum.all++;
			sum.lost++;
		}
}

/* --- saying it -------------------------------------------------------------------------- */

static int
tally_cmp(const void *a, const void *b)
{
	return strcmp(((const struct tally *)a)->name, ((const struct tally *)b)->name);
}

static void
say(const char *title, struct tallies *t)
{
	size_t i;
	uint64_t n;

	printf("\n%-34s %10s %8s %8s %8s %9s\n", title, "rows", "right %", "coarse %", "none %",
	    "wrong");
	qsort(t->t, t->n, sizeof *t->t, tally_cmp);
	for (i = 0; i < t->n; i++) {
		const uint64_t *v = t->t[i].n;

		n = v[RIGHT] + v[COARSE] + v[NONE] + v[WRONG];
		printf("%-34s %10ju %8.2f %8.2f %8.2f %9ju\n", t->t[i].name, (uintmax_t)n,
		    100.0 * (double)v[RIGHT] / (double)n, 100.0 * (double)v[COARSE] / (double)n,
		    100.0 * (double)v[NONE] / (double)n, (uintmax_t)v[WRONG]);
	}
}

static void
say_found(const char *title, struct tallies *t, bool rate)
{
	size_t i;

	printf("\n%s\n", title);
	qsort(t->t, t->n, sizeof *t->t, tally_cmp);
	for (i = 0; i < t->n; i++) {
		const uint64_t *v = t->t[i].n;

		printf("%-34s %10ju", t->t[i].name, (uintmax_t)(v[RIGHT] + v[NONE]));
		if (rate)
			printf(" %8.2f", 100.0 * (double)v[RIGHT] / (double)(v[RIGHT] + v[NONE]));
		putchar('\n');
	}
}

static bool
say_all(void)
{
	double right = sum.tells ? (double)sum.tells_right / (double)sum.tells : 1;
	double wrong = sum.all ? (double)sum.wrong / (double)sum.all : 0;

	printf("links right %.5f of %ju that tell, wrong %.5f of %ju, lost %ju\n", right,
	    (uintmax_t)sum.tells, wrong, (uintmax_t)sum.all, (uintmax_t)sum.lost);
	say("by kind", &sum.kind);
	say("that tell, by what was done", &sum.text);
	say("by match", &sum.match);
	say("by the code that was given", &sum.given);
	say_found("relations of people who hang right: true, said, rows", &sum.relation, false);
	say_found("trouble, and how often it was found: rows, %", &sum.trouble, true);
	printf("%-34s %10ju %8.2f\n", "right numbers, not believed", (uintmax_t)sum.clean,
	    100.0 * (double)sum.alarmed / (double)(sum.clean ? sum.clean : 1));
	return right >= 0.98 && wrong <= 0.001 && sum.lost == 0;
}

int
main(int argc, char **argv)
{
	int opt;
	bool good;

	while ((opt = getopt(argc, argv, "e:")) != -1)
		switch (opt) {
		case 'e': sum.examples = atoi(optarg); break;
		default: argc = 0; break;
		}
	if (argc - optind != 2) {
		fputs("usage: links [-e EXAMPLES] TRUTH.tsv LINKS.tsv\n", stderr);
		return 2;
	}
	read_truth(argv[optind]);
	read_links(argv[optind + 1]);
	find_lost();
	good = say_all();
	return fflush(stdout) != 0 ? 2 : !good;
}
