/* tune - look for better weights of the parser.
 *
 *	tune [-k FOLDS] [-e EVERY] [-s SEED] [-m GAIN] [-w NAME=VALUE]
 *	    GAZETTEER TOP-SRCDIR OUTPUT-DIR
 *
 * Starts from the weights that the parser has (data/weights) and changes one at a
 * time, as long as a change saves at least GAIN (6: two rows and their elements) of
 * the cost that judge.h defines, on the half of testdata/labelled that is for tuning
 * and on the clerk's file.  A weight that changes no row when it is moved by 4 is
 * left alone; of changes that save the same the smallest is taken.
 *
 * Whether that helps on rows that were not seen is told by FOLDS (5) tunings, each
 * without one part of the rows, on which it is scored.  The half that is held out is
 * read at the end, and decides nothing.  Written are steps.tsv, points.tsv and
 * words.tsv in OUTPUT-DIR; to adopt them copy them to data/weights.
 *
 * The same rows and seed give the same weights.  EVERY takes every so many rows;
 * NAME=VALUE starts with another weight than the parser's ("road to door=-4"), to see
 * whether it is found again. */
#include <config.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../city/prng.h"
#include "address/element.h"
#include "address/parse_lexicon.h"
#include "address/parse_weights.h"
#include "base/mem.h"
#include "judge.h"

enum { SWEEPS = 3 };

static const char *const sort_name[MP_NSORT] = { MP_SORT_NAMES };
static const struct {
	const char *name;
	int points, least, most;
} point[MP_NWEIGHT] = { MP_WEIGHTS };

/* Steps are no more than this: the search for the best path relies on it. */
enum { STEP_LEAST = -32, STEP_MOST = 6 };
enum { SCORE_LEAST = -16, CUT_LEAST = 0, WORD_MOST = 32 };

/* --- dials: every weight that may change ------------------------------------------ */

/* The points, then the steps, then the score and the cut of every word. */
enum { STEPS = MP_NWEIGHT, WORDS = STEPS + MP_NSORT * MP_NSTATE };

static int
dials(void)
{
	return WORDS + 2 * (int)mp_nwords;
}

static int8_t *
dial_byte(int d)
{
	mp_word *w;

	if (d < WORDS)
		return &mp_step[(d - STEPS) / MP_NSTATE][(d - STEPS) % MP_NSTATE];
	w = &mp_words[(d - WORDS) / 2];
	return (d - WORDS) % 2 ? &w->cut : &w->score;
}

static int
dial_get(int d)
{
	return d < STEPS ? mp_weight[d] : *dial_byte(d);
}

/* False if the value is beyond what the weight may be. */
static bool
dial_set(int d, int value)
{
	int least = d < STEPS ? point[d].least : d < WORDS ? STEP_LEAST :
	    (d - WORDS) % 2 ? CUT_LEAST : SCORE_LEAST;
	int most = d < STEPS ? point[d].most : d < WORDS ? STEP_MOST : WORD_MOST;

	if (value < least || value > most)
		return false;
	if (d < STEPS)
		mp_weight[d] = value;
	else
		*dial_byte(d) = (int8_t)value;
	return true;
}

static void
dial_name(int d, char *out, size_t size)
{
	int state = (d - STEPS) % MP_NSTATE;

	if (d < STEPS)
		snprintf(out, size, "%s", point[d].name);
	else if (d < WORDS)
		snprintf(out, size, "%s to %s", state == MP_STATE_START ? "start" :
		    mp_elements[state].name, sort_name[(d - STEPS) / MP_NSTATE]);
	else
		snprintf(out, size, "%s of %s", (d - WORDS) % 2 ? "cut" : "score",
		    mp_words[(d - WORDS) / 2].text);
}

static int *by_hand;	/* the value that each had at first */

static void
dials_reset(void)
{
	int d;

	for (d = 0; d < dials(); d++)
		dial_set(d, by_hand[d]);
}

/* Begin with NAME=VALUE. */
static void
dial_begin(const char *setting)
{
	const char *value = strrchr(setting, '=');
	char name[64];
	int d;

	for (d = 0; value && d < dials(); d++) {
		dial_name(d, name, sizeof name);
		if (strlen(name) == (size_t)(value - setting) &&
		    strncmp(name, setting, strlen(name)) == 0 && dial_set(d, atoi(value + 1)))
			return;
	}
	fprintf(stderr, "tune: no such weight or value: '%s'\n", setting);
	exit(2);
}

/* --- rows ------------------------------------------------------------------------- */

/* Which rows: those of one set, or for tuning those of all folds but one, or only of
 * that one. */
struct choice {
	enum judge_set set;
	bool tuning, only;
	uint32_t folds, fold;
};

static bool
chosen(const struct judge *j, size_t row, const void *arg)
{
	const struct choice *c = arg;
	enum judge_set set = j->row[row].set;

	if (!c->tuning)
		return set == c->set;
	/* A row and its neighbour show one form, and fall into two folds. */
	return set != JUDGE_HELD && (c->folds == 0 || (row % c->folds == c->fold) == c->only);
}

/* --- descent ---------------------------------------------------------------------- */

struct search {
	struct judge judge;
	prng rng;
	uint32_t gain;
	int *dial;		/* those that make a difference */
	size_t n;
};

/* Does any row have the word?  One that none has need not be tried. */
static bool
occurs(const struct judge *j, const char *word)
{
	size_t i;

	for (i = 0; i < j->n; i++)
		if (memmem(j->row[i].raw.p, j->row[i].raw.n, word, strlen(word)))
			return true;
	return false;
}

/* Which weights matter at all, on any row? */
static void
search_begin(struct search *s)
{
	uint64_t print = judge_print(&s->judge);
	int d, side;
	bool moves;

	s->dial = mp_zalloc((size_t)dials(), sizeof *s->dial);
	for (d = 0; d < dials(); d++) {
		if (d >= WORDS && !occurs(&s->judge, mp_words[(d - WORDS) / 2].text))
			continue;
		moves = false;
		for (side = -4; side <= 4 && !moves; side += 8) {
			moves = dial_set(d, by_hand[d] + side) && judge_print(&s->judge) != print;
			dial_set(d, by_hand[d]);
		}
		if (moves)
			s->dial[s->n++] = d;
	}
}

static void
shuffle(prng *r, int *list, size_t n)
{
	size_t i, k;
	int was;

	for (i = n; i > 1; i--) {
		k = prng_below(r, (uint32_t)i);
		was = list[i - 1];
		list[i - 1] = list[k];
		list[k] = was;
	}
}

/* Try the weight at other values; the cost is that of the best. */
static uint32_t
turn(struct search *s, int d, const struct choice *rows, uint32_t cost)
{
	static const int by[] = { -1, 1, -2, 2, -4, 4 };
	int was = dial_get(d), best = was;
	uint32_t now, least = cost - s->gain + 1;
	size_t i;

	if (cost < s->gain)
		return cost;
	for (i = 0; i < sizeof by / sizeof *by; i++) {
		if (!dial_set(d, was + by[i]))
			continue;
		now = judge_score(&s->judge, chosen, rows).cost;
		if (now < least) {
			least = now;
			best = was + by[i];
		}
	}
	dial_set(d, best);
	return best == was ? cost : least;
}

static void
tune(struct search *s, const struct choice *rows)
{
	uint32_t cost = judge_score(&s->judge, chosen, rows).cost, before;
	int sweep = 0;
	size_t i;

	do {
		before = cost;
		shuffle(&s->rng, s->dial, s->n);
		for (i = 0; i < s->n; i++)
			cost = turn(s, s->dial[i], rows, cost);
	} while (cost < before && ++sweep < SWEEPS);
}

/* --- report ----------------------------------------------------------------------- */

static void
line(const char *what, const struct judge_score *before, const struct judge_score *after)
{
	printf("%-24s %6u %8u %8u %10u %8u %8u\n", what, before->rows, before->wrong, after->wrong,
	    before->elements, after->elements, after->cost);
}

static void
sum(struct judge_score *to, struct judge_score s)
{
	to->rows += s.rows;
	to->wrong += s.wrong;
	to->elements += s.elements;
	to->cost += s.cost;
}

/* Rows that no tuning saw: each fold under the weights of the others. */
static void
cross_validate(struct search *s, uint32_t folds)
{
	struct judge_score before = { 0 }, after = { 0 };
	struct choice c = { .tuning = true, .folds = folds };

	for (c.fold = 0; c.fold < folds; c.fold++) {
		dials_reset();
		c.only = true;
		sum(&before, judge_score(&s->judge, chosen, &c));
		c.only = false;
		tune(s, &c);
		c.only = true;
		sum(&after, judge_score(&s->judge, chosen, &c));
	}
	dials_reset();
	line("unseen in tuning", &before, &after);
}

static void
tune_all(struct search *s)
{
	static const char *const name[] = { "labelled, for tuning", "labelled, held out", "clerk" };
	struct judge_score before[JUDGE_SETS], after;
	struct choice c = { .tuning = true };
	char text[64];
	int d;

	for (d = 0; d < JUDGE_SETS; d++)
		before[d] = judge_score(&s->judge, chosen, &(struct choice){ .set = (enum judge_set)d });
	tune(s, &c);
	for (d = 0; d < JUDGE_SETS; d++) {
		after = judge_score(&s->judge, chosen, &(struct choice){ .set = (enum judge_set)d });
		line(name[d], &before[d], &after);
	}
	printf("\n%zu of %d weights make a difference, %lu readings were judged\n", s->n, dials(),
	    s->judge.readings);
	for (d = 0; d < dials(); d++) {
		if (dial_get(d) == by_hand[d])
			continue;
		dial_name(d, text, sizeof text);
		printf("%s: %d -> %d\n", text, by_hand[d], dial_get(d));
	}
}

/* --- the tables, written again ------------------------------------------------------ */

/* Copy a table; its rows, counted from 0, are written by `put`, if it can. */
static void
rewrite(const char *from, const char *to, bool (*put)(FILE *, const char *line, int n))
{
	FILE *in = fopen(from, "r"), *out = fopen(to, "w");
	char *text = NULL;
	size_t cap = 0;
	int n = -1;		/* the header */

	if (in == NULL || out == NULL) {
		fprintf(stderr, "tune: %s: %s\n", in ? to : from, strerror(errno));
		exit(2);
	}
	while (getline(&text, &cap, in) > 0)
		if (strncmp(text, "# ", 2) == 0 || n++ < 0 || !put(out, text, n - 1))
			fputs(text, out);
	free(text);
	fclose(in);
	if (fclose(out) != 0) {
		fprintf(stderr, "tune: %s: %s\n", to, strerror(errno));
		exit(2);
	}
}

static bool
put_word(FILE *out, const char *text, int n)
{
	size_t i, len = 0;

	for (i = 0; i < 3; i++)
		len += strcspn(text + len, "\t") + 1;
	fprintf(out, "%.*s%d\t%d\n", (int)len, text, mp_words[n].score, mp_words[n].cut);
	return true;
}

static bool
put_point(FILE *out, const char *text, int n)
{
	size_t name = strcspn(text, "\t");

	fprintf(out, "%.*s\t%d%s", (int)name, text, mp_weight[n],
	    text + name + 1 + strcspn(text + name + 1, "\t"));
	return true;
}

static bool
put_steps(FILE *out, const char *text, int n)
{
	size_t name = strcspn(text, "\t");
	int sort, state;

	(void)n;
	for (sort = 0; sort < MP_NSORT; sort++)
		if (strlen(sort_name[sort]) == name && strncmp(sort_name[sort], text, name) == 0)
			break;
	if (sort == MP_NSORT)
		return false;
	fprintf(out, "%s", sort_name[sort]);
	for (state = 0; state < MP_NSTATE; state++)
		fprintf(out, "\t%d", mp_step[sort][state]);
	fputs(strrchr(text, '\t'), out);
	return true;
}

static void
write_tables(const char *source, const char *dir)
{
	char from[4096], to[4096];

	snprintf(from, sizeof from, "%s/data/weights/points.tsv", source);
	snprintf(to, sizeof to, "%s/points.tsv", dir);
	rewrite(from, to, put_point);
	snprintf(from, sizeof from, "%s/data/weights/steps.tsv", source);
	snprintf(to, sizeof to, "%s/steps.tsv", dir);
	rewrite(from, to, put_steps);
	snprintf(from, sizeof from, "%s/data/weights/words.tsv", source);
	snprintf(to, sizeof to, "%s/words.tsv", dir);
	rewrite(from, to, put_word);
}

/* A number from 1, or the usage. */
static uint32_t
number(const char *text)
{
	long n = strtol(text, NULL, 10);

	if (n > 0 && n < 1000000)
		return (uint32_t)n;
	fprintf(stderr, "tune: bad number '%s'\n", text);
	exit(2);
}

int
main(int argc, char **argv)
{
	struct search s = { .rng.state = 1, .gain = 6 };
	uint32_t folds = 5, every = 1;
	const char *why, *setting = NULL;
	mp_gaz *gaz;
	int opt, d;

	while ((opt = getopt(argc, argv, "k:e:s:m:w:")) != -1)
		switch (opt) {
		case 'k': folds = number(optarg); break;
		case 'e': every = number(optarg); break;
		case 's': s.rng.state = number(optarg); break;
		case 'm': s.gain = number(optarg); break;
		case 'w': setting = optarg; break;
		default: argc = 0; break;
		}
	if (argc - optind != 3) {
		fputs("usage: tune [-k FOLDS] [-e EVERY] [-s SEED] [-m GAIN] [-w NAME=VALUE] "
		    "GAZETTEER TOP-SRCDIR OUTPUT-DIR\n", stderr);
		return 2;
	}
	if ((gaz = mp_gaz_open(argv[optind], &why)) == NULL) {
		fprintf(stderr, "tune: %s: %s\n", argv[optind], why);
		return 2;
	}
	s.judge = (struct judge){ .gaz = gaz, .source = argv[optind + 1], .dir = argv[optind + 2] };
	for (d = 0; d < MP_NWEIGHT; d++)
		mp_weight[d] = point[d].points;
	if (setting)
		dial_begin(setting);
	by_hand = mp_zalloc((size_t)dials(), sizeof *by_hand);
	for (d = 0; d < dials(); d++)
		by_hand[d] = dial_get(d);
	judge_load(&s.judge, every);
	search_begin(&s);
	printf("%-24s %6s %8s %8s %10s %8s %8s\n", "", "rows", "wrong", "tuned", "elements", "tuned", "cost");
	cross_validate(&s, folds);
	tune_all(&s);
	write_tables(s.judge.source, s.judge.dir);
	judge_free(&s.judge);
	free(s.dial);
	free(by_hand);
	mp_gaz_close(gaz);
	return fflush(stdout) != 0;
}
