/* judge.c - labelled rows, and what they cost under the weights of the moment. */
#include <config.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "address/parse.h"
#include "base/map.h"
#include "base/mem.h"
#include "judge.h"

struct reading {
	uint64_t hash;
	uint16_t elements;
	bool wrong;
	struct reading *next;
};

static const char *const labelled[] = { "forms", "mixed", "traps" };

static void
die(const char *what, const char *why)
{
	fprintf(stderr, "tune: %s: %s\n", what, why);
	exit(2);
}

/* --- rows ------------------------------------------------------------------------- */

static mp_str
field(const char *line, int i)
{
	while (i-- > 0)
		line += strcspn(line, "\t") + 1;
	return (mp_str){ line, strcspn(line, "\t\n") };
}

/* The halves of labelled.awk: Knuth's multiplicative hash of the number in the id. */
static enum judge_set
half(mp_str id)
{
	unsigned long n = strtoul(id.p + strcspn(id.p, "0123456789"), NULL, 10);

	return n * 40503 % 65536 < 32768 ? JUDGE_TUNE : JUDGE_HELD;
}

static void
load(struct judge *j, const char *file, bool clerk, uint32_t every)
{
	char path[4096], *line = NULL;
	size_t cap = 0;
	unsigned long n = 0;
	struct judge_row *r;
	FILE *fp;

	snprintf(path, sizeof path, "%s/testdata/%s.tsv", j->source, file);
	if ((fp = fopen(path, "r")) == NULL)
		die(path, strerror(errno));
	while (getline(&line, &cap, fp) > 0) {
		if (n++ % every || n == 1)
			continue;
		j->row = mp_grow(j->row, &j->cap, j->n + 1, sizeof *j->row);
		r = &j->row[j->n++];
		r->id = mp_arena_dup(&j->arena, field(line, 0));
		r->raw = mp_arena_dup(&j->arena, field(line, 1));
		r->set = clerk ? JUDGE_CLERK : half(field(line, 0));
		r->known = NULL;
	}
	free(line);
	fclose(fp);
}

void
judge_load(struct judge *j, uint32_t every)
{
	char name[64];
	size_t i;

	for (i = 0; i < sizeof labelled / sizeof *labelled; i++) {
		snprintf(name, sizeof name, "labelled/%s", labelled[i]);
		load(j, name, false, every);
	}
	load(j, "xinyang-raw", true, every);
}

/* --- reading ---------------------------------------------------------------------- */

static void
put_reading(mp_buf *b, const struct judge_row *row, const mp_parsed *p)
{
	int e;

	mp_buf_add(b, row->id);
	for (e = 0; e < MP_NELEMENT; e++) {
		mp_buf_addc(b, '\t');
		mp_buf_add(b, p->addr.elem[e]);
	}
	mp_buf_adds(b, "\t0\n");
}

static void
put_head(mp_buf *b)
{
	int e;

	mp_buf_adds(b, "id");
	for (e = 0; e < MP_NELEMENT; e++) {
		mp_buf_addc(b, '\t');
		mp_buf_adds(b, mp_elements[e].name);
	}
	mp_buf_adds(b, "\tconfidence\n");
}

static struct reading *
known(const struct judge_row *row, uint64_t hash)
{
	struct reading *r = row->known;

	while (r && r->hash != hash)
		r = r->next;
	return r;
}

static void
learn(struct judge *j, struct judge_row *row, uint64_t hash)
{
	struct reading *r = mp_arena_alloc(&j->arena, sizeof *r);

	*r = (struct reading){ .hash = hash, .next = row->known };
	row->known = r;
	j->readings++;
}

/* --- judging ---------------------------------------------------------------------- */

static struct judge_row *
row_find(struct judge *j, mp_str id)
{
	size_t i;

	for (i = 0; i < j->n; i++)
		if (mp_str_eq(j->row[i].id, id))
			return &j->row[i];
	die("a verdict", "of a row that is not there");
	return NULL;
}

/* name=got (want) name=got (want) ... */
static uint16_t
count_wrong(const char *list)
{
	uint16_t n = 0;

	while ((list = strstr(list, " (")) != NULL) {
		n++;
		list += 2;
	}
	return n;
}

/* The lines "row" and "wrong" of a verdict; the newest reading of a row is meant. */
static void
verdicts(struct judge *j, const char *command)
{
	char *line = NULL;
	size_t cap = 0;
	struct reading *r;
	bool clerk;
	FILE *fp;

	if ((fp = popen(command, "r")) == NULL)
		die(command, strerror(errno));
	while (getline(&line, &cap, fp) > 0) {
		if (strncmp(line, "row\t", 4) == 0) {
			row_find(j, field(line, 1))->known->wrong = *field(line, 4).p == '0';
		} else if (strncmp(line, "wrong\t", 6) == 0) {
			clerk = strncmp(line + 6, "tune\t", 5) && strncmp(line + 6, "held\t", 5);
			r = row_find(j, field(line, clerk ? 1 : 2))->known;
			r->elements = count_wrong(field(line, clerk ? 3 : 5).p);
		}
	}
	free(line);
	if (pclose(fp) != 0)
		die(command, "failed");
}

static void
judge(struct judge *j, const mp_buf *readings)
{
	char path[4096], command[3 * 4096];
	const char *t = j->source;
	FILE *fp;

	snprintf(path, sizeof path, "%s/readings.tsv", j->dir);
	if ((fp = fopen(path, "w")) == NULL || fwrite(readings->p, 1, readings->n, fp) !=
	    readings->n || fclose(fp) != 0)
		die(path, strerror(errno));
	snprintf(command, sizeof command, "LC_ALL=C; export LC_ALL; awk -f '%s/tests/labelled.awk' "
	    "'%s/testdata/labelled/forms.tsv' '%s/testdata/labelled/mixed.tsv' "
	    "'%s/testdata/labelled/traps.tsv' '%s' && awk -f '%s/tests/columns.awk' "
	    "-f '%s/tests/accuracy.awk' '%s/testdata/xinyang-raw.tsv' '%s'",
	    t, t, t, t, path, t, t, t, path);
	verdicts(j, command);
	remove(path);
}

static void
add(struct judge_score *s, const struct reading *r)
{
	s->rows++;
	s->wrong += r->wrong;
	s->elements += r->elements;
	s->cost += r->elements + JUDGE_ROW * r->wrong;
}

struct judge_score
judge_score(struct judge *j, judge_want *want, const void *arg)
{
	mp_parser *p = mp_parser_new(j->gaz);	/* it remembers what it has read */
	struct judge_score score = { 0 };
	uint64_t *hash = mp_zalloc(j->n + 1, sizeof *hash);
	mp_buf one = { 0 }, unknown = { 0 };
	mp_parsed out;
	size_t i;

	put_head(&unknown);
	for (i = 0; i < j->n; i++) {
		if (!want(j, i, arg))
			continue;
		mp_parse(p, j->row[i].raw, &out);
		one.n = 0;
		put_reading(&one, &j->row[i], &out);
		hash[i] = mp_hash(mp_buf_str(&one));
		if (known(&j->row[i], hash[i]) == NULL) {
			learn(j, &j->row[i], hash[i]);
			mp_buf_add(&unknown, mp_buf_str(&one));
		}
	}
	if (memchr(unknown.p, '\n', unknown.n) != unknown.p + unknown.n - 1)
		judge(j, &unknown);
	for (i = 0; i < j->n; i++)
		if (want(j, i, arg))
			add(&score, known(&j->row[i], hash[i]));
	mp_buf_free(&one);
	mp_buf_free(&unknown);
	free(hash);
	mp_parser_free(p);
	return score;
}

uint64_t
judge_print(struct judge *j)
{
	mp_parser *p = mp_parser_new(j->gaz);
	mp_buf all = { 0 };
	mp_parsed out;
	uint64_t print;
	size_t i;

	for (i = 0; i < j->n; i++) {
		mp_parse(p, j->row[i].raw, &out);
		put_reading(&all, &j->row[i], &out);
	}
	print = mp_hash(mp_buf_str(&all));
	mp_buf_free(&all);
	mp_parser_free(p);
	return print;
}

void
judge_free(struct judge *j)
{
	free(j->row);
	mp_arena_free(&j->arena);
}
