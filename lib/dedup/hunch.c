/* hunch.c - which rows of a run resemble each other. */
#include <config.h>

#include "dedup/hunch.h"

#include <stdlib.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/mem.h"

/* So many rows meet at most, and so many does one resemble: others are common words. */
enum { CROWD = 24, FITS = 3 };

/* A row that comes to a meeting. */
struct guest {
	uint64_t hash;
	uint32_t row;
	bool loose;		/* it is compared with hardly anything, and is asked about */
};

/* What a row says, held until the next row is read into it. */
struct held {
	mp_saying says;
	mp_buf bytes, key;
};

struct hunting {
	mp_hunches *of;
	struct guest *guest;
	size_t n, cap;
	size_t nloose;		/* of the first guests, sorted by hash */
	bool *lost;		/* by term: a county that is not told */
	uint64_t *called;	/* names of the estates of the loose rows, sorted */
	size_t ncalled, called_cap;
	struct held seat[CROWD];
	mp_record rec;
	mp_fold fold;
};

static const mp_sighting *
sighting(const struct hunting *h, uint32_t row)
{
	return &h->of->rows->corpus.sighting[h->of->rows->row[row].sighting];
}

/* An estate or shop without a house: its name may have told the county of a row that says
 * none (settle.h), though another of that name stood there. */
static bool
told_by_name(const mp_sighting *s)
{
	return s->term[MP_ESTATE] && s->term[MP_ROAD] && !s->term[MP_BUILDING] &&
	    !s->term[MP_UNIT] && !s->term[MP_ROOM];
}

/* What the row says; false if it must be read again and cannot be. */
static bool
read_saying(struct hunting *h, uint32_t row, struct held *held)
{
	mp_rows *rows = h->of->rows;
	bool by_place = rows->row[row].e.kind == MP_BY_PLACE;
	mp_str kept;

	if (by_place && !told_by_name(sighting(h, row))) {
		mp_saying_sighting(&held->says, &rows->corpus, sighting(h, row));
		return true;
	}
	if (!mp_rows_get(rows, row, &kept))
		return false;
	held->bytes.n = 0;
	mp_buf_add(&held->bytes, kept);
	mp_record_read(&h->rec, h->of->cols, filter_load(h->of->f, mp_buf_str(&held->bytes)));
	mp_saying_address(&held->says, &h->rec.address, &held->key, &h->fold);
	if (by_place && mp_saying_placed(&held->says))
		mp_saying_sighting(&held->says, &rows->corpus, sighting(h, row));
	return true;
}

/* --- who comes ------------------------------------------------------------------- */

static bool
stands_alone(const struct hunting *h, uint32_t row)
{
	return h->of->rows->row[row].e.kind != MP_ALONE &&
	    mp_clusters_survivor(h->of->clusters, row) == row;
}

static bool
numbered(const mp_sighting *s)
{
	return s->term[MP_DOOR] || s->term[MP_BUILDING] || s->term[MP_UNIT] ||
	    s->term[MP_FLOOR] || s->term[MP_ROOM];
}

/* Does a row tell no county; or no number, and more or less than an estate: a position, a
 * road, a hamlet? */
static bool
is_loose(const struct hunting *h, uint32_t row)
{
	const mp_sighting *s = sighting(h, row);

	return h->of->rows->row[row].e.kind != MP_BY_PLACE || h->lost[s->county] ||
	    (!numbered(s) && (!s->term[MP_ESTATE] || (s->term[MP_ROAD] && s->term[MP_ASSIST])));
}

/* Only rows of one shard meet: what the divisions that it is named by add to a hash. */
static uint64_t
shard(const struct hunting *h, const mp_saying *s)
{
	uint64_t hash = 0;
	int e;

	for (e = MP_PROVINCE; e < (int)h->of->shard; e++) {
		mp_str division = mp_saying_division(s, (mp_element)e);

		hash = XXH3_64bits_withSeed(division.p, division.n, hash + 1);
	}
	return hash;
}

static void
come(struct hunting *h, uint64_t hash, uint32_t row, bool loose)
{
	h->guest = mp_grow(h->guest, &h->cap, h->n + 1, sizeof *h->guest);
	h->guest[h->n++] = (struct guest){ hash, row, loose };
}

static void
come_loose(struct hunting *h, const mp_saying *s, uint32_t row)
{
	uint64_t hash[MP_MEETINGS], called[MP_CALLED], here = shard(h, s);
	size_t i, n = mp_resemble_meetings(s, hash);

	for (i = 0; i < n; i++)
		come(h, hash[i] ^ here, row, true);
	n = mp_resemble_called(s->county, s->elem[MP_ESTATE], called);
	for (i = 0; i < n; i++) {
		h->called = mp_grow(h->called, &h->called_cap, h->ncalled + 1, sizeof *h->called);
		h->called[h->ncalled++] = called[i];
	}
}

static int
by_number(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static int
by_hash(const void *a, const void *b)
{
	const struct guest *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->row > y->row) - (x->row < y->row);
}

static void
sort(void *base, size_t n, size_t size, int (*cmp)(const void *, const void *))
{
	if (n)
		qsort(base, n, size, cmp);
}

/* The counties that do not say where they are. */
static void
find_lost(struct hunting *h)
{
	const mp_corpus *c = &h->of->rows->corpus;
	size_t t;

	h->lost = mp_zalloc(c->nterms + 1, sizeof *h->lost);
	for (t = 1; t <= c->nterms; t++)
		h->lost[t] = c->term[t].element == MP_COUNTY &&
		    !mp_saying_placed(&(mp_saying){ .county = c->term[t].text });
}

static bool
gather_loose(struct hunting *h)
{
	uint32_t i;

	find_lost(h);
	for (i = 0; i < h->of->rows->n; i++) {
		bool loose;

		if (!stands_alone(h, i) || (!(loose = is_loose(h, i)) &&
		    !told_by_name(sighting(h, i))))
			continue;
		if (!read_saying(h, i, &h->seat[0]))
			return false;
		if (loose || !mp_saying_placed(&h->seat[0].says))
			come_loose(h, &h->seat[0].says, i);
	}
	h->nloose = h->n;
	sort(h->guest, h->n, sizeof *h->guest, by_hash);
	sort(h->called, h->ncalled, sizeof *h->called, by_number);
	return true;
}

/* --- and of the others, who is met ----------------------------------------------- */

/* By term: is it the name of an estate that a loose row may mean? */
static bool *
find_called(const struct hunting *h)
{
	const mp_corpus *c = &h->of->rows->corpus;
	bool *met = mp_zalloc(c->nterms + 1, sizeof *met);
	uint64_t called[MP_CALLED];
	size_t t, i, n;

	for (t = 1; t <= c->nterms; t++) {
		if (c->term[t].element != MP_ESTATE)
			continue;
		n = mp_resemble_called(c->term[c->term[t].county].text, c->term[t].text, called);
		for (i = 0; i < n; i++)
			met[t] |= bsearch(&called[i], h->called, h->ncalled, sizeof called[i],
			    by_number) != NULL;
	}
	return met;
}

static bool
is_met(const struct hunting *h, uint64_t hash)
{
	size_t low = 0, high = h->nloose, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (h->guest[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low < h->nloose && h->guest[low].hash == hash;
}

static void
gather_others(struct hunting *h)
{
	const mp_rows *rows = h->of->rows;
	bool *met = h->ncalled ? find_called(h) : NULL;
	uint64_t hash[MP_MEETINGS], here;
	uint32_t i;
	size_t k, n;

	for (i = 0; i < rows->n && h->nloose; i++) {
		const mp_sighting *s;
		mp_saying says;

		if (rows->row[i].e.kind != MP_BY_PLACE)
			continue;
		s = sighting(h, i);
		if (s->term[MP_ESTATE] ? !met || !met[s->term[MP_ESTATE]] : numbered(s) ||
		    s->term[MP_ROAD])
			continue;
		if (!stands_alone(h, i) || is_loose(h, i))
			continue;
		mp_saying_sighting(&says, &rows->corpus, s);
		n = mp_resemble_meetings(&says, hash);
		here = shard(h, &says);
		for (k = 0; k < n; k++)
			if (is_met(h, hash[k] ^ here))
				come(h, hash[k] ^ here, i, false);
	}
	free(met);
}

/* --- what they have in common ---------------------------------------------------- */

static int
says_more(const struct held *a, const struct held *b)
{
	int e, n = 0;

	for (e = MP_PROVINCE; e <= MP_COUNTY; e++)
		n += (mp_saying_division(&a->says, e).n > 0) - (mp_saying_division(&b->says, e).n > 0);
	for (e = MP_DEVZONE; e < MP_NELEMENT; e++)
		n += (a->says.elem[e].n > 0) - (b->says.elem[e].n > 0);
	return n;
}

/* Tell that two rows resemble each other; the one that says less is `a`. */
static void
tell(struct hunting *h, const struct guest *g, size_t i, size_t k, mp_resemblance how)
{
	const mp_row *row = h->of->rows->row;
	int more = says_more(&h->seat[i], &h->seat[k]);
	mp_hunch hunch = { g[i].row, g[k].row, how, 0 };
	mp_hunches *of = h->of;

	if (more > 0 || (more == 0 && row[hunch.a].e.identity > row[hunch.b].e.identity))
		hunch = (mp_hunch){ g[k].row, g[i].row, how, 0 };
	of->item = mp_grow(of->item, &of->cap, of->n + 1, sizeof *of->item);
	of->item[of->n++] = hunch;
}

/* Compare those who met. */
static bool
compare(struct hunting *h, const struct guest *g, size_t n)
{
	mp_resemblance how;
	size_t i, k;

	for (i = 0; i < n; i++)
		if (!read_saying(h, g[i].row, &h->seat[i]))
			return false;
	for (i = 0; i < n; i++)
		for (k = i + 1; k < n; k++)
			if ((g[i].loose || g[k].loose) && g[i].row != g[k].row &&
			    (how = mp_resemble(&h->seat[i].says, &h->seat[k].says)) != MP_LIKE_NOTHING)
				tell(h, g, i, k, how);
	return true;
}

static bool
compare_all(struct hunting *h)
{
	size_t from, to;
	bool good = true;

	sort(h->guest, h->n, sizeof *h->guest, by_hash);
	for (from = 0; from < h->n && good; from = to) {
		for (to = from + 1; to < h->n && h->guest[to].hash == h->guest[from].hash; to++)
			;
		if (to - from >= 2 && to - from <= CROWD)
			good = compare(h, h->guest + from, to - from);
	}
	return good;
}

/* --- which of it is worth a question --------------------------------------------- */

static int
by_rows(const void *a, const void *b)
{
	const mp_hunch *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

/* Each pair once, none of which is of a library alone, and none of a row that resembles too many. */
static void
choose(mp_hunches *h)
{
	uint32_t *fits = mp_zalloc(h->rows->n + 1, sizeof *fits);
	size_t i, n = 0;

	sort(h->item, h->n, sizeof *h->item, by_rows);
	for (i = 0; i < h->n; i++) {
		const mp_hunch *last = n ? &h->item[n - 1] : NULL;

		if ((last && last->a == h->item[i].a && last->b == h->item[i].b) ||
		    (h->item[i].a >= h->rows->own && h->item[i].b >= h->rows->own))
			continue;
		fits[h->item[i].a]++;
		fits[h->item[i].b]++;
		h->item[n++] = h->item[i];
	}
	h->n = n;
	for (i = n = 0; i < h->n; i++) {
		h->item[i].fits = fits[h->item[i].a];
		if (h->item[i].fits <= FITS)
			h->item[n++] = h->item[i];
	}
	h->n = n;
	free(fits);
}

bool
mp_hunches_find(mp_hunches *of)
{
	struct hunting h = { .of = of };
	bool good = gather_loose(&h);
	size_t i;

	if (good) {
		gather_others(&h);
		good = compare_all(&h);
	}
	if (good)
		choose(of);
	free(h.guest);
	free(h.lost);
	free(h.called);
	for (i = 0; i < CROWD; i++) {
		mp_buf_free(&h.seat[i].bytes);
		mp_buf_free(&h.seat[i].key);
	}
	mp_record_free(&h.rec);
	mp_fold_free(&h.fold);
	return good;
}

void
mp_hunches_free(mp_hunches *h)
{
	free(h->item);
	h->item = NULL;
	h->n = h->cap = 0;
}
