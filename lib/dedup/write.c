/* write.c - the rows of a run again: marked, or one for each address. */
#include <config.h>

#include "dedup/write.h"

#include "dedup/ruling.h"
#include "dedup/why.h"

void
mp_writer_bind(mp_writer *w)
{
	static const char *const name[MP_NDUP] = {
		"dup_cluster", "dup_of", "dup_kind", "dup_score", "dup_why", "dup_shard",
		"sources", "alternatives",
	};
	int i;

	for (i = 0; i < MP_NDUP; i++)
		if ((i != MP_DUP_SHARD || w->shard) && (i < MP_DUP_SOURCES || w->merging))
			w->added[i] = filter_add(w->f, name[i]);
}

/* The row `i`, of which `bytes` were kept, with what is said of every row. */
static filter_row *
load(mp_writer *w, uint32_t i, mp_str bytes)
{
	filter_row *r = filter_load(w->f, bytes);

	w->buf.n = 0;
	mp_clusters_label(&w->buf, w->clusters, i);
	filter_set(r, w->added[MP_DUP_CLUSTER], mp_buf_str(&w->buf));
	if (w->shard) {
		mp_address a;

		mp_address_read(&a, &w->cols->address, r);
		w->buf.n = 0;
		mp_shard_key(&w->buf, &a, w->shard);
		filter_set(r, w->added[MP_DUP_SHARD], mp_buf_str(&w->buf));
	}
	return r;
}

/* Say of row `i` that its number is borne by several houses, if it is. */
static void
put_number(mp_writer *w, uint32_t i, filter_row *r)
{
	const mp_conflict *f = mp_clusters_conflict(w->clusters, i);
	mp_str status = filter_get(r, w->cols->status);
	mp_issue_set set;

	if (f == NULL)
		return;
	mp_why_number(&w->buf, f->houses, f->metres, f->certificates);
	filter_count(w->f, N_("numbers borne twice"), 1);
	if (w->cols->issues == FILTER_NONE)
		return;
	set = mp_issue_read(filter_get(r, w->cols->issues)) | MP_ISSUE_BIT(MP_DUP_NUMBER);
	w->issues.n = 0;
	mp_issue_write(&w->issues, set);
	filter_edit(r, w->cols->issues, mp_buf_str(&w->issues));
	if (w->cols->status != FILTER_NONE &&
	    !mp_str_eq(status, mp_str_from(mp_gravity_name(MP_WRONG))))
		filter_edit(r, w->cols->status, mp_str_from(mp_gravity_name(MP_REVIEW)));
}

static void
put_duplicate(mp_writer *w, uint32_t i, mp_str bytes, uint32_t survivor, const mp_kept_row *kept)
{
	const mp_row *row = w->rows->row;
	filter_row *r = filter_load(w->f, kept->bytes);
	mp_str text = filter_get(r, w->cols->raw);
	mp_address best, own;
	mp_why_of of = { .duplicate = &own, .survivor = &best,
	    .format = row[i].e.identity == row[survivor].e.identity,
	    .corpus = &w->rows->corpus, .variants = w->variants };
	mp_why why;
	bool numbers = false;

	mp_address_read(&best, &w->cols->address, r);
	r = load(w, i, bytes);
	mp_address_read(&own, &w->cols->address, r);
	of.exact = mp_record_alike(text, &best, filter_get(r, w->cols->raw), &own);
	if (row[i].e.kind == MP_BY_PLACE)
		of.county = w->rows->corpus.sighting[row[i].sighting].county;
	of.decided = w->clusters->ruling &&
	    mp_ruling_decided(w->clusters->ruling, i, survivor, &numbers);
	if (numbers)
		filter_count(w->f, N_("decided against numbers"), 1);
	w->buf.n = 0;
	why = mp_why_duplicate(&w->buf, &of);
	put_number(w, i, r);
	filter_set(r, w->added[MP_DUP_WHY], mp_buf_str(&w->buf));
	filter_set(r, w->added[MP_DUP_OF], kept->name);
	filter_set(r, w->added[MP_DUP_KIND], mp_str_from(mp_dup_kind_name[why.kind]));
	w->buf.n = 0;
	mp_buf_printf(&w->buf, "%.2f", why.score);
	filter_set(r, w->added[MP_DUP_SCORE], mp_buf_str(&w->buf));
	filter_count(w->f, N_("duplicates"), 1);
	filter_put(w->f, r);
}

/* How many addresses row `i` may be; rows are asked for in their order. */
static size_t
doubts(mp_writer *w, uint32_t i)
{
	const mp_clusters *c = w->clusters;

	while (w->doubt < c->ndoubt && c->doubt[w->doubt].a < i)
		w->doubt++;
	return w->doubt < c->ndoubt && c->doubt[w->doubt].a == i ? c->doubt[w->doubt].fits : 0;
}

static void
put_survivor(mp_writer *w, uint32_t i, mp_str bytes)
{
	filter_row *r = load(w, i, bytes);
	size_t fits = doubts(w, i);

	w->buf.n = 0;
	mp_why_survivor(&w->buf, mp_clusters_rows(w->clusters, i));
	if (fits)
		mp_why_doubtful(&w->buf, fits);
	put_number(w, i, r);
	filter_set(r, w->added[MP_DUP_WHY], mp_buf_str(&w->buf));
	filter_put(w->f, r);
}

/* False if a row could not be read again. */
static bool
put_merged(mp_writer *w, uint32_t survivor, mp_str bytes)
{
	filter_row *r;
	mp_kept_row kept;
	uint32_t i;

	mp_merge_begin(&w->merge, w->f, w->cols, filter_load(w->f, bytes));
	for (i = mp_clusters_first(w->clusters, survivor); i != MP_NO_ROW;
	    i = w->rows->row[i].next) {
		if (!mp_rows_get(w->rows, i, &kept))
			return false;
		mp_merge_row(&w->merge, filter_load(w->f, kept.bytes), kept.name);
	}
	r = load(w, survivor, bytes);
	filter_count(w->f, N_("conflicts"),
	    mp_merge_fill(&w->merge, r, w->added[MP_DUP_SOURCES],
	    w->added[MP_DUP_ALTERNATIVES]));
	w->buf.n = 0;
	put_number(w, survivor, r);
	filter_set(r, w->added[MP_DUP_WHY], mp_buf_str(&w->buf));
	filter_put(w->f, r);
	return true;
}

static bool
put(mp_writer *w, uint32_t i, mp_str bytes)
{
	uint32_t survivor = mp_clusters_survivor(w->clusters, i);
	mp_kept_row kept;

	if (w->merging) {
		if (survivor == i)
			return put_merged(w, i, bytes);
		filter_drop(w->f, N_("merged"));
	} else if (survivor == i) {
		put_survivor(w, i, bytes);
	} else {
		if (!mp_rows_get(w->rows, survivor, &kept))
			return false;
		put_duplicate(w, i, bytes, survivor, &kept);
	}
	return true;
}

bool
mp_writer_run(mp_writer *w)
{
	mp_kept_row kept;
	uint32_t i;

	filter_count(w->f, N_("comparisons"), w->clusters->compared);
	filter_count(w->f, N_("doubtful"), w->clusters->ndoubt);
	for (i = 0; i < w->rows->own && mp_rows_next(w->rows, &kept); i++)
		if (!put(w, i, kept.bytes))
			break;
	return mp_spill_end(w->rows->spill);
}

void
mp_writer_free(mp_writer *w)
{
	mp_merge_free(&w->merge);
	mp_buf_free(&w->buf);
	mp_buf_free(&w->issues);
}
