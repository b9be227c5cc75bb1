/* pairs - score what addr-dedup joined against the truth of synth.
 *
 *	pairs [-e EXAMPLES] TRUTH.tsv MARKED.tsv
 *
 * TRUTH is what synth wrote, MARKED what addr-dedup wrote of these rows (not its
 * --survivors); a row that is missing there is alone.  Printed are
 *
 *	pairs of rows that are one address (true), that were joined, and that are
 *	both; precision, recall and F1; of all rows, and of those whose text still
 *	tells the address from every other (`decides`);
 *	how many rows of each kind of change came to the plain record of their
 *	address: of all that have it, and of those that have nothing else;
 *	pairs joined wrongly, by the elements in which they truly differ, with
 *	EXAMPLES (10) of them: rows that differ in one element, or in none but their
 *	coordinates, are the hard ones;
 *	how many duplicates of each dup_score point to a row of their own address.
 *
 * Pairs are counted by the sizes of clusters and of what they share, and never
 * made, except of different addresses that were joined. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/map.h"
#include "base/mem.h"

enum { KINDS_MAX = 64, COLUMNS_MAX = 128, NAME_MAX_BYTES = 32 };

/* Of one cluster no more than so many wrong pairs are looked at one by one. */
enum { WRONG_MAX = 1000 };

struct table {
	const char *path, *at, *end;	/* what is still to be read */
	mp_str column[COLUMNS_MAX];
	size_t ncolumns;
};

/* The row that synth wrote as number i has the id S(i+1). */
struct record {
	const char *line;	/* in TRUTH */
	uint64_t kinds;		/* bits, as in kind_name */
	uint32_t is, said;	/* the cluster: true, and as marked */
	bool decides;
};

struct rows {
	struct record *p;
	size_t n, cap;
	mp_map is, said;	/* names of clusters */
	char kind_name[KINDS_MAX][NAME_MAX_BYTES];
	size_t nkinds;
	size_t first_element, nelements;	/* columns of TRUTH */
	mp_str element[COLUMNS_MAX];
	size_t raw;
	struct { uint64_t n, right; } score[101];	/* by 100 * dup_score */
};

/* --- tables ----------------------------------------------------------------------- */

static void
die(const char *path, const char *why)
{
	fprintf(stderr, "pairs: %s: %s\n", path, why);
	exit(2);
}

static size_t
split(mp_str line, mp_str *field)
{
	size_t n = 0;
	const char *tab;

	for (; n < COLUMNS_MAX; line = mp_str_skip(line, (size_t)(tab - line.p) + 1)) {
		tab = line.n ? memchr(line.p, '\t', line.n) : NULL;
		field[n++] = (mp_str){ line.p, tab ? (size_t)(tab - line.p) : line.n };
		if (tab == NULL)
			break;
	}
	return n;
}

static bool
table_line(struct table *t, mp_str *line)
{
	const char *lf;

	if (t->at == t->end)
		return false;
	if ((lf = memchr(t->at, '\n', (size_t)(t->end - t->at))) == NULL)
		die(t->path, "the last line has no end");
	*line = (mp_str){ t->at, (size_t)(lf - t->at) };
	t->at = lf + 1;
	return true;
}

static void
table_open(struct table *t, const char *path)
{
	struct stat st;
	void *p;
	mp_str line;
	int fd = open(path, O_RDONLY);

	if (fd < 0 || fstat(fd, &st) != 0)
		die(path, strerror(errno));
	if (st.st_size == 0)
		die(path, "no header");
	p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED)
		die(path, strerror(errno));
	close(fd);
	*t = (struct table){ .path = path, .at = p, .end = (char *)p + st.st_size };
	table_line(t, &line);
	t->ncolumns = split(line, t->column);
}

static size_t
table_column(const struct table *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->ncolumns; i++)
		if (mp_str_eq(t->column[i], mp_str_from(name)))
			return i;
	fprintf(stderr, "pairs: %s: no column '%s'\n", t->path, name);
	exit(2);
}

static bool
table_row(struct table *t, mp_str *field)
{
	mp_str line;

	if (!table_line(t, &line))
		return false;
	if (split(line, field) != t->ncolumns)
		die(t->path, "a row has another number of fields than the header");
	return true;
}

/* S00000012 -> 11; a number that no table has, for anything else. */
static size_t
row_of(mp_str id)
{
	size_t n = 0, i;

	if (id.n < 2 || id.n > 16 || id.p[0] != 'S')
		return SIZE_MAX;
	for (i = 1; i < id.n; i++) {
		if (id.p[i] < '0' || id.p[i] > '9')
			return SIZE_MAX;
		n = 10 * n + (size_t)(id.p[i] - '0');
	}
	return n - 1;
}

/* --- reading ---------------------------------------------------------------------- */

static uint64_t
kind_bit(struct rows *r, mp_str name)
{
	size_t i;

	for (i = 0; i < r->nkinds; i++)
		if (mp_str_eq(name, mp_str_from(r->kind_name[i])))
			return UINT64_C(1) << i;
	if (r->nkinds == KINDS_MAX || name.n >= NAME_MAX_BYTES)
		die("kind", "too many, or too long");
	memcpy(r->kind_name[r->nkinds], name.p, name.n);
	return UINT64_C(1) << r->nkinds++;
}

/* One bit for each of a,b,c. */
static uint64_t
kind_bits(struct rows *r, mp_str list)
{
	uint64_t bits = 0;
	const char *comma;
	size_t n;

	while (list.n) {
		comma = memchr(list.p, ',', list.n);
		n = comma ? (size_t)(comma - list.p) : list.n;
		bits |= kind_bit(r, (mp_str){ list.p, n });
		list = mp_str_skip(list, comma ? n + 1 : n);
	}
	return bits;
}

static void
truth_read(struct rows *r, const char *path)
{
	struct table t;
	mp_str field[COLUMNS_MAX];
	size_t id, cluster, kind, decides, last, i;
	struct record *rec;

	table_open(&t, path);
	id = table_column(&t, "id");
	r->raw = table_column(&t, "raw");
	cluster = table_column(&t, "cluster");
	kind = table_column(&t, "kind");
	decides = table_column(&t, "decides");
	r->first_element = table_column(&t, "true_province");
	last = table_column(&t, "true_note");
	for (i = r->first_element; i <= last; i++)
		r->element[r->nelements++] = mp_str_skip(t.column[i], strlen("true_"));
	while (table_row(&t, field)) {
		r->p = mp_grow(r->p, &r->cap, r->n + 1, sizeof *r->p);
		rec = &r->p[r->n];
		*rec = (struct record){
			.line = field[0].p,
			.kinds = kind_bits(r, field[kind]),
			.is = *mp_map_put(&r->is, field[cluster], (uint32_t)r->is.n),
			.said = UINT32_MAX,
			.decides = mp_str_eq(field[decides], MP_STR("1")),
		};
		if (row_of(field[id]) != r->n++)
			die(path, "the ids do not count from S1");
	}
}

/* What is said of row i, of its score and the row that it points to. */
static void
marks_count(struct rows *r, const struct record *rec, mp_str of, mp_str score)
{
	char text[16];
	size_t other = row_of(of);
	int s;

	if (other >= r->n || score.n == 0 || score.n >= sizeof text)
		return;
	snprintf(text, sizeof text, "%.*s", (int)score.n, score.p);
	s = (int)(100 * strtod(text, NULL) + 0.5);
	if (s < 0 || s > 100)
		return;
	r->score[s].n++;
	r->score[s].right += rec->is == r->p[other].is;
}

static void
marks_read(struct rows *r, const char *path)
{
	struct table t;
	mp_str field[COLUMNS_MAX];
	size_t id, cluster, of, score, i;

	table_open(&t, path);
	id = table_column(&t, "id");
	cluster = table_column(&t, "dup_cluster");
	of = table_column(&t, "dup_of");
	score = table_column(&t, "dup_score");
	while (table_row(&t, field)) {
		if ((i = row_of(field[id])) >= r->n)
			die(path, "an id that is not in the truth");
		if (field[cluster].n)
			r->p[i].said = *mp_map_put(&r->said, field[cluster],
			    (uint32_t)r->said.n);
		marks_count(r, &r->p[i], field[of], field[score]);
	}
	/* Who is in no cluster has one of his own. */
	for (i = 0; i < r->n; i++)
		if (r->p[i].said == UINT32_MAX)
			r->p[i].said = (uint32_t)(r->said.n + i);
}

/* --- counting --------------------------------------------------------------------- */

static const struct record *sorted_rows;	/* qsort gives no context */

static int
by(uint32_t a, uint32_t b)
{
	return a < b ? -1 : a > b;
}

static int
by_said(const void *a, const void *b)
{
	uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
	const struct record *x = &sorted_rows[i], *y = &sorted_rows[k];
	int d = by(x->said, y->said);

	d = d ? d : by(x->is, y->is);
	return d ? d : by(i, k);
}

static int
by_number(const void *a, const void *b)
{
	return by(*(const uint32_t *)a, *(const uint32_t *)b);
}

static uint64_t
pairs_of(uint64_t n)
{
	return n * (n - 1) / 2;
}

/* The pairs among equal numbers of a sorted list. */
static uint64_t
pairs_equal(const uint32_t *list, size_t n)
{
	uint64_t pairs = 0;
	size_t i, from = 0;

	for (i = 1; i <= n; i++)
		if (i == n || list[i] != list[from]) {
			pairs += pairs_of(i - from);
			from = i;
		}
	return pairs;
}

/* `order` is the rows by what is said of them, and by what they are. */
static uint64_t
pairs_both(const struct rows *r, const uint32_t *order, size_t n)
{
	uint64_t pairs = 0;
	size_t i, from = 0;

	for (i = 1; i <= n; i++)
		if (i == n || r->p[order[i]].said != r->p[order[from]].said ||
		    r->p[order[i]].is != r->p[order[from]].is) {
			pairs += pairs_of(i - from);
			from = i;
		}
	return pairs;
}

static double
part(uint64_t n, uint64_t of)
{
	return of ? (double)n / (double)of : 1;
}

static void
quality(const char *what, const struct rows *r, const uint32_t *order, size_t n)
{
	uint32_t *list = mp_zalloc(n + 1, sizeof *list);
	uint64_t is, said, both;
	double p, c;
	size_t i;

	for (i = 0; i < n; i++)
		list[i] = r->p[order[i]].said;
	said = pairs_equal(list, n);
	for (i = 0; i < n; i++)
		list[i] = r->p[order[i]].is;
	qsort(list, n, sizeof *list, by_number);
	is = pairs_equal(list, n);
	both = pairs_both(r, order, n);
	p = part(both, said);
	c = part(both, is);
	printf("%-22s %10zu %10llu %10llu %9llu %9.6f %7.4f %7.4f\n", what, n,
	    (unsigned long long)is, (unsigned long long)said,
	    (unsigned long long)(said - both), p, c, p + c > 0 ? 2 * p * c / (p + c) : 0);
	free(list);
}

static void
quality_both(const struct rows *r, uint32_t *order)
{
	uint32_t *some = mp_zalloc(r->n + 1, sizeof *some);
	size_t i, n = 0;

	for (i = 0; i < r->n; i++)
		if (r->p[order[i]].decides)
			some[n++] = order[i];
	printf("%-22s %10s %10s %10s %9s %9s %7s %7s\n", "pairs", "rows", "true", "joined",
	    "wrong", "precision", "recall", "F1");
	quality("all rows", r, order, r->n);
	quality("rows that decide", r, some, n);
	free(some);
}

/* --- by kind ---------------------------------------------------------------------- */

struct tally {
	char name[NAME_MAX_BYTES];
	uint64_t n, found, only, only_found;
};

static int
tally_cmp(const void *a, const void *b)
{
	return strcmp(((const struct tally *)a)->name, ((const struct tally *)b)->name);
}

/* Kinds that begin alike (typo-alike, typo-omit) are also summed up: typo. */
static size_t
tallies_name(const struct rows *r, struct tally *t, uint64_t *mask)
{
	size_t i, k, n = r->nkinds, len;
	const char *dash;

	for (i = 0; i < r->nkinds; i++) {
		memcpy(t[i].name, r->kind_name[i], NAME_MAX_BYTES);
		mask[i] = UINT64_C(1) << i;
	}
	for (i = 0; i < r->nkinds; i++) {
		dash = strchr(r->kind_name[i], '-');
		len = dash ? (size_t)(dash - r->kind_name[i]) : strlen(r->kind_name[i]);
		for (k = r->nkinds; k < n; k++)
			if (strlen(t[k].name) == len + 2 && strncmp(t[k].name, r->kind_name[i], len) == 0)
				break;
		if (k == n)
			snprintf(t[n++].name, NAME_MAX_BYTES, "%.*s-*", (int)len, r->kind_name[i]);
		mask[k] |= UINT64_C(1) << i;
	}
	return n;
}

static void
kinds(struct rows *r)
{
	struct tally t[2 * KINDS_MAX] = { 0 };
	uint64_t mask[2 * KINDS_MAX] = { 0 }, plain = kind_bit(r, MP_STR("plain"));
	uint32_t *with = mp_zalloc(r->is.n + 1, sizeof *with);
	size_t i, k, n = tallies_name(r, t, mask);
	bool found;

	for (i = 0; i < r->n; i++)
		if (r->p[i].kinds & plain)
			with[r->p[i].is] = r->p[i].said;
	for (i = 0; i < r->n; i++) {
		found = r->p[i].said == with[r->p[i].is];
		for (k = 0; k < n && !(r->p[i].kinds & plain) && r->p[i].decides; k++) {
			if ((r->p[i].kinds & mask[k]) == 0)
				continue;
			t[k].n++;
			t[k].found += found;
			if ((r->p[i].kinds & ~mask[k]) == 0) {
				t[k].only++;
				t[k].only_found += found;
			}
		}
	}
	free(with);
	qsort(t, n, sizeof *t, tally_cmp);
	printf("\n%-22s %10s %10s %10s %10s\n", "rows that decide, by", "rows", "joined",
	    "this only", "joined");
	for (k = 0; k < n; k++)
		if (t[k].n)
			printf("%-22s %10llu %10.4f %10llu %10.4f\n", t[k].name,
			    (unsigned long long)t[k].n, part(t[k].found, t[k].n),
			    (unsigned long long)t[k].only, part(t[k].only_found, t[k].only));
}

/* --- joined wrongly --------------------------------------------------------------- */

struct wrong {
	const struct rows *rows;
	struct {
		uint64_t elements, pairs;	/* a set of bits: where they differ */
	} *set;
	size_t n, cap;
	uint64_t hard;
	int examples;
};

static size_t
truth_fields(const struct record *rec, mp_str *field)
{
	const char *lf = strchr(rec->line, '\n');

	return split((mp_str){ rec->line, (size_t)(lf - rec->line) }, field);
}

/* Two rows of different addresses that were joined, for `weight` such pairs. */
static void
wrong_pair(struct wrong *w, uint32_t i, uint32_t k, uint64_t weight)
{
	const struct rows *r = w->rows;
	mp_str a[COLUMNS_MAX], b[COLUMNS_MAX];
	uint64_t differ = 0;
	size_t e;

	truth_fields(&r->p[i], a);
	truth_fields(&r->p[k], b);
	for (e = 0; e < r->nelements; e++)
		if (!mp_str_eq(a[r->first_element + e], b[r->first_element + e]))
			differ |= UINT64_C(1) << e;
	if ((differ & (differ - 1)) == 0 && r->p[i].decides && r->p[k].decides) {
		w->hard += weight;
		if (w->examples-- > 0)
			printf("hard\t%.*s\t%.*s\n", (int)a[r->raw].n, a[r->raw].p,
			    (int)b[r->raw].n, b[r->raw].p);
	}
	for (e = 0; e < w->n && w->set[e].elements != differ; e++)
		continue;
	if (e == w->n) {
		w->set = mp_grow(w->set, &w->cap, w->n + 1, sizeof *w->set);
		w->set[w->n].elements = differ;
		w->set[w->n++].pairs = 0;
	}
	w->set[e].pairs += weight;
}

/* The rows order[0 .. n) were joined and are of several addresses.  Of each address
 * the row that says most plainly what it is stands for all. */
static void
wrong_cluster(struct wrong *w, const uint32_t *order, size_t n)
{
	struct { uint32_t row; uint64_t rows; } *is = mp_zalloc(n, sizeof *is);
	size_t i, k, addresses = 0, seen = 0;

	for (i = 0; i < n; i++) {
		if (i == 0 || w->rows->p[order[i]].is != w->rows->p[order[i - 1]].is) {
			is[addresses].row = order[i];
			is[addresses++].rows = 0;
		}
		if (w->rows->p[order[i]].decides)
			is[addresses - 1].row = order[i];
		is[addresses - 1].rows++;
	}
	for (i = 0; i < addresses; i++)
		for (k = i + 1; k < addresses && seen < WRONG_MAX; k++, seen++)
			wrong_pair(w, is[i].row, is[k].row, is[i].rows * is[k].rows);
	free(is);
}

static void
wrong_all(const struct rows *r, const uint32_t *order, int examples)
{
	struct wrong w = { .rows = r, .examples = examples };
	size_t i, k, from = 0, best;

	printf("\n");
	for (i = 1; i <= r->n; i++)
		if (i == r->n || r->p[order[i]].said != r->p[order[from]].said) {
			if (r->p[order[from]].is != r->p[order[i - 1]].is)
				wrong_cluster(&w, order + from, i - from);
			from = i;
		}
	printf("hard negatives joined: %llu\n", (unsigned long long)w.hard);
	for (i = 0; i < w.n && i < 12; i++) {
		for (best = i, k = i + 1; k < w.n; k++)
			if (w.set[k].pairs > w.set[best].pairs)
				best = k;
		printf("%10llu wrong pairs differ in", (unsigned long long)w.set[best].pairs);
		for (k = 0; k < r->nelements; k++)
			if (w.set[best].elements >> k & 1)
				printf(" %.*s", (int)r->element[k].n, r->element[k].p);
		printf("%s\n", w.set[best].elements ? "" : " the place alone (far)");
		w.set[best] = w.set[i];
	}
	free(w.set);
}

static void
scores(const struct rows *r)
{
	int s;

	printf("\n%-22s %10s %10s\n", "dup_score", "duplicates", "right");
	for (s = 100; s >= 0; s--)
		if (r->score[s].n)
			printf("%-22.2f %10llu %10.4f\n", s / 100.0,
			    (unsigned long long)r->score[s].n,
			    part(r->score[s].right, r->score[s].n));
}

int
main(int argc, char **argv)
{
	struct rows r = { 0 };
	uint32_t *order;
	int examples = 10, opt;
	size_t i;

	while ((opt = getopt(argc, argv, "e:")) != -1)
		switch (opt) {
		case 'e': examples = atoi(optarg); break;
		default: argc = 0; break;
		}
	if (argc - optind != 2) {
		fputs("usage: pairs [-e EXAMPLES] TRUTH.tsv MARKED.tsv\n", stderr);
		return 2;
	}
	truth_read(&r, argv[optind]);
	marks_read(&r, argv[optind + 1]);
	order = mp_zalloc(r.n + 1, sizeof *order);
	for (i = 0; i < r.n; i++)
		order[i] = (uint32_t)i;
	sorted_rows = r.p;
	qsort(order, r.n, sizeof *order, by_said);
	quality_both(&r, order);
	kinds(&r);
	wrong_all(&r, order, examples);
	scores(&r);
	free(order);
	free(r.p);
	mp_map_free(&r.is);
	mp_map_free(&r.said);
	return fflush(stdout) != 0;
}
