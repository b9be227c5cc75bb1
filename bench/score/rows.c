/* rows.c - the rows of synth's truth, and what addr-dedup said of them. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "rows.h"

uint64_t
rows_kind(struct rows *r, mp_str name)
{
	size_t i;

	for (i = 0; i < r->nkinds; i++)
		if (mp_str_eq(name, mp_str_from(r->kind_name[i])))
			return UINT64_C(1) << i;
	if (r->nkinds == KINDS_MAX || name.n >= NAME_MAX_BYTES)
		table_die("kind", "too many, or too long");
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
		bits |= rows_kind(r, (mp_str){ list.p, n });
		list = mp_str_skip(list, comma ? n + 1 : n);
	}
	return bits;
}

void
rows_truth(struct rows *r, const char *path)
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
		if (table_number(field[id], 'S') != r->n++)
			table_die(path, "the ids do not count from S1");
	}
}

/* What is said of row i, of its score and the row that it points to. */
static void
marks_count(struct rows *r, const struct record *rec, mp_str of, mp_str score)
{
	char text[16];
	size_t other = table_number(of, 'S');
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

void
rows_marks(struct rows *r, const char *path)
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
		if ((i = table_number(field[id], 'S')) >= r->n)
			table_die(path, "an id that is not in the truth");
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

void
rows_free(struct rows *r)
{
	free(r->p);
	mp_map_free(&r->is);
	mp_map_free(&r->said);
}

size_t
rows_fields(const struct record *rec, mp_str *field)
{
	return table_fields(rec->line, field);
}
