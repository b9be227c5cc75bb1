/* write.c - the rows of a run again: marked, or one for each address. */
#include <config.h>

#include "dedup/write.h"

#include <stdlib.h>

#include "base/mem.h"
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

/* What a thread needs to write rows. */
struct hand {
	const mp_writer *w;
	size_t doubt;		/* the next of the clusters' */
	mp_merge merge;
	mp_buf buf, issues, other, name;
};

static void *
init(void *writer)
{
	struct hand *h = mp_zalloc(1, sizeof *h);

	h->w = writer;
	return h;
}

static void
fini(void *state)
{
	struct hand *h = state;

	mp_merge_free(&h->merge);
	mp_buf_free(&h->buf);
	mp_buf_free(&h->issues);
	mp_buf_free(&h->other);
	mp_buf_free(&h->name);
	free(h);
}

/* Set what is said of every row. */
static void
label(struct hand *h, uint32_t i, filter_row *r)
{
	const mp_writer *w = h->w;

	h->buf.n = 0;
	mp_clusters_label(&h->buf, w->clusters, i);
	filter_set(r, w->added[MP_DUP_CLUSTER], mp_buf_str(&h->buf));
	if (w->shard) {
		mp_address a;

		mp_address_read(&a, &w->cols->address, r);
		h->buf.n = 0;
		mp_shard_key(&h->buf, &a, w->shard);
		filter_set(r, w->added[MP_DUP_SHARD], mp_buf_str(&h->buf));
	}
}

/* Say of row `i` that its number is borne by several houses, if it is. */
static void
put_number(struct hand *h, uint32_t i, filter_row *r)
{
	const mp_writer *w = h->w;
	const mp_conflict *f = mp_clusters_conflict(w->clusters, i);
	mp_issue_set set;
	mp_str status;

	if (f == NULL)
		return;
	mp_why_number(&h->buf, f->houses, f->metres, f->certificates);
	filter_tally(r, N_("numbers borne twice"), 1);
	if (w->cols->issues == FILTER_NONE)
		return;
	set = mp_issue_read(filter_get(r, w->cols->issues)) | MP_ISSUE_BIT(MP_DUP_NUMBER);
	h->issues.n = 0;
	mp_issue_write(&h->issues, set);
	filter_edit(r, w->cols->issues, mp_buf_str(&h->issues));
	status = filter_get(r, w->cols->status);
	if (w->cols->status != FILTER_NONE &&
	    !mp_str_eq(status, mp_str_from(mp_gravity_name(MP_WRONG))))
		filter_edit(r, w->cols->status, mp_str_from(mp_gravity_name(MP_REVIEW)));
}

/* The name of row `i`, which is loaded. */
static mp_str
name_of(struct hand *h, uint32_t i, const filter_row *r)
{
	const mp_rows *rows = h->w->rows;

	if (i >= rows->own)
		return rows->named[i - rows->own];
	mp_record_name(&h->name, h->w->cols, r);
	return mp_buf_str(&h->name);
}

/* Why row `i` is one with its survivor; into the buffer. */
static mp_why
find_why(struct hand *h, uint32_t i, filter_row *r, uint32_t survivor, const filter_row *kept)
{
	const mp_writer *w = h->w;
	const mp_row *row = w->rows->row;
	mp_address best, own;
	mp_why_of of = { .duplicate = &own, .survivor = &best,
	    .format = row[i].e.identity == row[survivor].e.identity,
	    .corpus = &w->rows->corpus, .variants = w->variants };
	bool numbers = false;

	mp_address_read(&best, &w->cols->address, kept);
	mp_address_read(&own, &w->cols->address, r);
	of.exact = mp_record_alike(filter_get(kept, w->cols->raw), &best,
	    filter_get(r, w->cols->raw), &own);
	of.unread = survivor >= w->rows->own && filter_get(kept, w->cols->raw).n == 0;
	if (row[i].e.kind == MP_BY_PLACE)
		of.county = w->rows->corpus.sighting[row[i].sighting].county;
	of.decided = w->clusters->ruling &&
	    mp_ruling_decided(w->clusters->ruling, i, survivor, &numbers);
	if (numbers)
		filter_tally(r, N_("decided against numbers"), 1);
	h->buf.n = 0;
	return mp_why_duplicate(&h->buf, &of);
}

/* As printf would with %.2f, which is not quick. */
static void
put_score(struct hand *h, filter_row *r, double score)
{
	unsigned cents = (unsigned)(score * 100 + 0.5);
	char text[] = { (char)('0' + cents / 100), '.', (char)('0' + cents / 10 % 10),
		(char)('0' + cents % 10) };

	filter_set(r, h->w->added[MP_DUP_SCORE], (mp_str){ text, sizeof text });
}

static void
put_duplicate(struct hand *h, uint32_t i, filter_row *r, uint32_t survivor)
{
	const mp_writer *w = h->w;
	const filter_row *best;
	mp_str kept;
	mp_why why;

	if (!mp_rows_get_to(w->rows, survivor, &h->other, &kept))
		return;
	best = filter_load_too(r, kept);
	label(h, i, r);
	why = find_why(h, i, r, survivor, best);
	put_number(h, i, r);
	filter_set(r, w->added[MP_DUP_WHY], mp_buf_str(&h->buf));
	filter_set(r, w->added[MP_DUP_OF], name_of(h, survivor, best));
	filter_set(r, w->added[MP_DUP_KIND], mp_str_from(mp_dup_kind_name[why.kind]));
	put_score(h, r, why.score);
	filter_tally(r, N_("duplicates"), 1);
}

/* How many addresses row `i` may be; rows are asked for in their order. */
static size_t
doubts(struct hand *h, uint32_t i)
{
	const mp_clusters *c = h->w->clusters;

	while (h->doubt < c->ndoubt && c->doubt[h->doubt].a < i)
		h->doubt++;
	return h->doubt < c->ndoubt && c->doubt[h->doubt].a == i ? c->doubt[h->doubt].fits : 0;
}

static void
put_survivor(struct hand *h, uint32_t i, filter_row *r)
{
	const mp_writer *w = h->w;
	size_t fits = doubts(h, i);

	label(h, i, r);
	h->buf.n = 0;
	mp_why_survivor(&h->buf, mp_clusters_rows(w->clusters, i));
	if (fits)
		mp_why_doubtful(&h->buf, fits);
	put_number(h, i, r);
	filter_set(r, w->added[MP_DUP_WHY], mp_buf_str(&h->buf));
}

/* Is the row all that there is of its address, and no merged row itself? */
static bool
is_single(const struct hand *h, uint32_t i, const filter_row *r)
{
	const mp_writer *w = h->w;

	return mp_clusters_rows(w->clusters, i) == 1 &&
	    filter_get(r, w->cols->sources).n == 0 &&
	    filter_get(r, w->cols->alternatives).n == 0;
}

/* Take in all rows of the cluster; false if one could not be read. */
static bool
merge(struct hand *h, uint32_t survivor, filter_row *r)
{
	const mp_writer *w = h->w;
	uint32_t i;

	mp_merge_begin(&h->merge, w->f, w->cols, r);
	for (i = mp_clusters_first(w->clusters, survivor); i != MP_NO_ROW;
	    i = w->rows->row[i].next) {
		const filter_row *one = r;
		mp_str kept;

		if (i != survivor) {
			if (!mp_rows_get_to(w->rows, i, &h->other, &kept))
				return false;
			one = filter_load_too(r, kept);
		}
		mp_merge_row(&h->merge, one, name_of(h, i, one));
	}
	return true;
}

static void
put_merged(struct hand *h, uint32_t survivor, filter_row *r)
{
	const mp_writer *w = h->w;
	size_t conflicts = 0;

	if (is_single(h, survivor, r)) {
		label(h, survivor, r);
		h->buf.n = 0;
		mp_merge_name(&h->buf, name_of(h, survivor, r));
		filter_set(r, w->added[MP_DUP_SOURCES], mp_buf_str(&h->buf));
	} else {
		if (!merge(h, survivor, r))
			return;
		label(h, survivor, r);
		conflicts = mp_merge_fill(&h->merge, r, w->added[MP_DUP_SOURCES],
		    w->added[MP_DUP_ALTERNATIVES]);
	}
	filter_tally(r, N_("conflicts"), conflicts);
	h->buf.n = 0;
	put_number(h, survivor, r);
	filter_set(r, w->added[MP_DUP_WHY], mp_buf_str(&h->buf));
}

/* A row that cannot be read is not told here: mp_writer_run sees it on the shelf. */
static void
put(void *state, filter_row *r)
{
	struct hand *h = state;
	uint32_t i = (uint32_t)filter_number(r);
	uint32_t survivor = mp_clusters_survivor(h->w->clusters, i);

	mp_clusters_expect(h->w->clusters, i);
	if (h->w->merging && survivor == i)
		put_merged(h, i, r);
	else if (h->w->merging)
		filter_drop_row(r, N_("merged"));
	else if (survivor == i)
		put_survivor(h, i, r);
	else
		put_duplicate(h, i, r, survivor);
}

static bool
next(void *writer, mp_str *bytes)
{
	mp_writer *w = writer;
	const mp_rows *rows = w->rows;

	return w->next < rows->own &&
	    mp_shelf_next(rows->shelf, rows->row[w->next++].at, bytes);
}

bool
mp_writer_run(mp_writer *w)
{
	static const struct filter_worker writer = { init, put, fini };

	filter_count(w->f, N_("comparisons"), w->clusters->compared);
	filter_count(w->f, N_("doubtful"), w->clusters->ndoubt);
	filter_again(w->f, next, &writer, w);
	return mp_shelf_end(w->rows->shelf);
}
