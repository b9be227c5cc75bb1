/* write.c - the rows of a run again: marked, or one for each address. */
#include <config.h>

#include "dedup/write.h"

#include "dedup/why.h"

void
mp_writer_bind(mp_writer *w, bool merging)
{
	static const char *const name[MP_NDUP] = {
		"dup_cluster", "dup_of", "dup_kind", "dup_score", "dup_why", "sources",
	};
	int i;

	w->merging = merging;
	for (i = 0; i < (merging ? MP_NDUP : MP_DUP_SOURCES); i++)
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
	return r;
}

static void
put_duplicate(mp_writer *w, uint32_t i, mp_str bytes, const mp_kept_row *survivor)
{
	filter_row *r = filter_load(w->f, survivor->bytes);
	mp_str text = filter_get(r, w->cols->raw);
	mp_address best, own;
	bool exact;

	mp_address_read(&best, &w->cols->address, r);
	r = load(w, i, bytes);
	mp_address_read(&own, &w->cols->address, r);
	exact = mp_record_alike(text, &best, filter_get(r, w->cols->raw), &own);
	filter_set(r, w->added[MP_DUP_OF], survivor->name);
	filter_set(r, w->added[MP_DUP_KIND], exact ? MP_STR("exact") : MP_STR("format"));
	filter_set(r, w->added[MP_DUP_SCORE], MP_STR("1.00"));
	w->buf.n = 0;
	mp_why_duplicate(&w->buf, exact, &own, &best);
	filter_set(r, w->added[MP_DUP_WHY], mp_buf_str(&w->buf));
	filter_count(w->f, N_("duplicates"), 1);
	filter_put(w->f, r);
}

static void
put_survivor(mp_writer *w, uint32_t i, mp_str bytes)
{
	filter_row *r = load(w, i, bytes);

	w->buf.n = 0;
	mp_why_survivor(&w->buf, mp_clusters_rows(w->clusters, i));
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

	mp_merge_begin(&w->merge, w->cols->n);
	for (i = mp_clusters_first(w->clusters, survivor); i != MP_NO_ROW;
	    i = w->rows->row[i].next) {
		if (!mp_rows_get(w->rows, i, &kept))
			return false;
		mp_merge_row(&w->merge, w->cols, filter_load(w->f, kept.bytes), kept.name,
		    i == survivor);
	}
	r = load(w, survivor, bytes);
	filter_count(w->f, N_("conflicts"),
	    mp_merge_fill(&w->merge, w->cols, r, w->added[MP_DUP_SOURCES]));
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
		put_duplicate(w, i, bytes, &kept);
	}
	return true;
}

bool
mp_writer_run(mp_writer *w)
{
	mp_kept_row kept;
	uint32_t i;

	for (i = 0; mp_rows_next(w->rows, &kept); i++)
		if (!put(w, i, kept.bytes))
			break;
	return mp_spill_end(w->rows->spill);
}

void
mp_writer_free(mp_writer *w)
{
	mp_merge_free(&w->merge);
	mp_buf_free(&w->buf);
}
