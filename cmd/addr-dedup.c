/* addr-dedup - mark or merge the records of one address. */
#include <config.h>

#include "dedup/merge.h"
#include "dedup/rows.h"
#include "dedup/why.h"

static bool survivors;

static const struct cli_opt opts[] = {
	{ 's', "survivors", NULL, N_("write one row for each address"), NULL, &survivors },
	{ 0 }
};

static const struct cli cli = {
	"addr-dedup", N_("[FILE]..."),
	N_("Mark the rows that are one address, or merge them."), opts, 0
};

enum { CLUSTER, OF, KIND, SCORE, WHY, SOURCES, NADDED };

static const char *const added[NADDED] = {
	"dup_cluster", "dup_of", "dup_kind", "dup_score", "dup_why", "sources",
};

struct job {
	filter *f;
	mp_record_columns cols;
	filter_col added[NADDED];
	mp_clusters rows;
	mp_merge merge;
	mp_buf buf;
};

/* The kept row `i`, with what is said of every row. */
static filter_row *
load(struct job *j, uint32_t i)
{
	filter_row *r = filter_load(j->f, mp_clusters_bytes(&j->rows, i));

	j->buf.n = 0;
	mp_clusters_label(&j->buf, &j->rows, i);
	filter_set(r, j->added[CLUSTER], mp_buf_str(&j->buf));
	return r;
}

static filter_row *
load_duplicate(struct job *j, uint32_t i, uint32_t survivor)
{
	bool exact = j->rows.row[i].text == j->rows.row[survivor].text;
	filter_row *r = filter_load(j->f, mp_clusters_bytes(&j->rows, survivor));
	mp_address best, own;

	mp_address_read(&best, &j->cols.address, r);
	r = load(j, i);
	mp_address_read(&own, &j->cols.address, r);
	filter_set(r, j->added[OF], mp_clusters_name(&j->rows, survivor));
	filter_set(r, j->added[KIND], exact ? MP_STR("exact") : MP_STR("format"));
	filter_set(r, j->added[SCORE], MP_STR("1.00"));
	j->buf.n = 0;
	mp_why_duplicate(&j->buf, exact, &own, &best);
	filter_set(r, j->added[WHY], mp_buf_str(&j->buf));
	filter_count(j->f, N_("duplicates"), 1);
	return r;
}

static filter_row *
load_survivor(struct job *j, uint32_t i)
{
	filter_row *r = load(j, i);

	j->buf.n = 0;
	mp_why_survivor(&j->buf, mp_clusters_rows(&j->rows, i));
	filter_set(r, j->added[WHY], mp_buf_str(&j->buf));
	return r;
}

static filter_row *
load_merged(struct job *j, uint32_t survivor)
{
	filter_row *r;
	uint32_t i;

	mp_merge_begin(&j->merge, j->cols.n);
	for (i = mp_clusters_first(&j->rows, survivor); i != MP_NO_ROW;
	    i = j->rows.row[i].next)
		mp_merge_row(&j->merge, &j->cols, filter_load(j->f,
		    mp_clusters_bytes(&j->rows, i)), mp_clusters_name(&j->rows, i),
		    i == survivor);
	r = load(j, survivor);
	filter_count(j->f, N_("conflicts"),
	    mp_merge_fill(&j->merge, &j->cols, r, j->added[SOURCES]));
	return r;
}

int
main(int argc, char **argv)
{
	struct job j = { .f = filter_start(&cli, argc, argv) };
	uint32_t i, s;

	mp_record_bind(&j.cols, j.f);
	for (i = 0; i < (survivors ? NADDED : SOURCES); i++)
		j.added[i] = filter_add(j.f, added[i]);
	mp_rows_read(&j.rows, j.f, &j.cols);
	for (i = 0; i < j.rows.n; i++) {
		s = mp_clusters_survivor(&j.rows, i);
		if (s == i)
			filter_put(j.f, survivors ? load_merged(&j, i) :
			    load_survivor(&j, i));
		else if (survivors)
			filter_drop(j.f, N_("merged"));
		else
			filter_put(j.f, load_duplicate(&j, i, s));
	}
	mp_clusters_free(&j.rows);
	mp_merge_free(&j.merge);
	mp_buf_free(&j.buf);
	mp_record_unbind(&j.cols);
	return filter_finish(j.f);
}
