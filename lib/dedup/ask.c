/* ask.c - what a run could not decide becomes a clerk's list of questions. */
#include <config.h>

#include "dedup/ask.h"

#include <stdlib.h>

#include "base/mem.h"
#include "dedup/hunch.h"
#include "dedup/identity.h"
#include "dedup/oneside.h"

/* One of two addresses, as it is asked about. */
struct side {
	mp_buf kept;		/* the row */
	mp_buf key, text;
	mp_address address;	/* slices of `kept` */
};

struct asking {
	const mp_asker *of;
	mp_review review;
	struct side a, b;
	mp_record rec;
	mp_fold fold;
	mp_buf differ, why;
};

/* False if the row could not be read again. */
static bool
load(struct asking *q, uint32_t row, struct side *s)
{
	const mp_asker *of = q->of;
	mp_str kept;
	filter_row *r;

	if (!mp_rows_get(of->rows, row, &kept))
		return false;
	s->kept.n = s->key.n = s->text.n = 0;
	mp_buf_add(&s->kept, kept);
	r = filter_load(of->f, mp_buf_str(&s->kept));
	mp_record_read(&q->rec, of->cols, r);
	mp_identity(&s->key, &q->rec.address, q->rec.settled, q->rec.raw, &q->fold);
	s->address = q->rec.address;
	mp_address_compose(&s->text, &s->address);
	return true;
}

static void
put(struct asking *q, mp_doubt doubt)
{
	q->differ.n = 0;
	mp_review_differ(&q->differ, &q->a.address, &q->b.address);
	doubt.key_a = mp_buf_str(&q->a.key);
	doubt.key_b = mp_buf_str(&q->b.key);
	doubt.a = mp_buf_str(&q->a.text);
	doubt.b = mp_buf_str(&q->b.text);
	doubt.differ = mp_buf_str(&q->differ);
	doubt.why = mp_buf_str(&q->why);
	mp_review_add(&q->review, q->of->decisions, &doubt);
}

static bool
ask_about(struct asking *q, const mp_doubtful *d)
{
	bool one_sided = d->fits == MP_ONE_SIDED;

	if (!load(q, d->a, &q->a) || !load(q, d->b, &q->b))
		return false;
	q->why.n = 0;
	if (one_sided)
		mp_buf_adds(&q->why, "同路同门牌，只有一方写明小区院落或区县");
	else if (d->fits > 1)
		mp_buf_printf(&q->why, "甲与%u处相符，乙是其中之一", (unsigned)d->fits);
	else
		mp_buf_adds(&q->why, "甲与乙相符，乙另有他选");
	put(q, (mp_doubt){ .subject = MP_OF_RECORDS,
	    .score = one_sided ? 0.5 : 1.0 / (1 + d->fits),
	    .count = mp_clusters_rows(q->of->clusters, d->a) });
	return true;
}

/* Where no number tells the place, what is said of its position does. */
static void
put_position(struct side *s)
{
	const mp_address *a = &s->address;

	if (!mp_address_has(a, MP_ASSIST) || mp_address_has(a, MP_DOOR) ||
	    mp_address_has(a, MP_BUILDING) || mp_address_has(a, MP_ROOM))
		return;
	mp_buf_adds(&s->text, "（");
	mp_buf_add(&s->text, a->elem[MP_ASSIST]);
	mp_buf_adds(&s->text, "）");
}

static bool
ask_hunch(struct asking *q, const mp_hunch *h)
{
	static const char *const why[] = {
		[MP_LIKE_PLACE] = "同一路段或位置，只有一方写明路侧、区划或城区",
		[MP_LIKE_POSITION] = "位置相同，路名或单位名称相近",
		[MP_LIKE_NAME] = "小区院落或单位名称相同，道路或区划写法不同",
		[MP_LIKE_VILLAGE] = "村名相同，村组或区划写法不同",
	};

	if (!load(q, h->a, &q->a) || !load(q, h->b, &q->b))
		return false;
	put_position(&q->a);
	put_position(&q->b);
	q->why.n = 0;
	mp_buf_adds(&q->why, why[h->how]);
	put(q, (mp_doubt){ .subject = MP_OF_RECORDS, .score = 1.0 / (1 + h->fits),
	    .count = mp_clusters_rows(q->of->clusters, h->a) });
	return true;
}

static bool
ask_hunches(struct asking *q)
{
	const mp_asker *of = q->of;
	mp_hunches h = { .rows = of->rows, .clusters = of->clusters, .f = of->f, .cols = of->cols,
	    .shard = of->shard };
	bool good = mp_hunches_find(&h);
	size_t i;

	for (i = 0; i < h.n && good; i++)
		good = ask_hunch(q, &h.item[i]);
	mp_hunches_free(&h);
	return good;
}

/* Is row `x` rather than `y` one to tell how a name is written?  One whose names were not
 * settled; then any, as long as their order does not matter. */
static bool
writes(const mp_row_entry *x, const mp_row_entry *y)
{
	bool own = x->merit & MP_OWN_WORDS;

	if (own != ((y->merit & MP_OWN_WORDS) != 0))
		return own;
	return x->merit != y->merit ? x->merit > y->merit : x->order < y->order;
}

/* Of each name that is asked about the row, + 1, to tell how it is written. */
static void
find_writers(const struct asking *q, const bool *asked, uint32_t *writer)
{
	const mp_rows *rows = q->of->rows;
	uint32_t i;
	int e;

	for (i = 0; i < rows->n; i++) {
		const mp_row_entry *x = &rows->row[i].e;
		const mp_sighting *s = &rows->corpus.sighting[rows->row[i].sighting];

		if (x->kind != MP_BY_PLACE)
			continue;
		for (e = MP_DEVZONE; e <= MP_ESTATE; e++) {
			uint32_t *w = &writer[s->term[e]];

			if (asked[s->term[e]] && (!*w || writes(x, &rows->row[*w - 1].e)))
				*w = i + 1;
		}
	}
}

/* How that row writes it: its key has 花元小区 for 花园小区. */
static bool
read_writing(struct asking *q, uint32_t row, mp_term name)
{
	mp_corpus *c = &q->of->rows->corpus;
	const mp_term_info *t = &c->term[name];
	mp_buf key = { 0 };
	mp_element e;
	mp_str rest, value;

	if (!load(q, row, &q->a))
		return false;
	mp_address_key(&key, &q->a.address);
	rest = mp_address_key_slots(mp_buf_str(&key));
	while (mp_address_key_next(&rest, &e, &value))
		if (e == (mp_element)t->element && mp_str_eq(value, t->text))
			mp_corpus_write(c, name, q->a.address.elem[e]);
	mp_buf_free(&key);
	return true;
}

static bool
read_writings(struct asking *q, const mp_variant *v, size_t n)
{
	const mp_corpus *c = &q->of->rows->corpus;
	bool *asked = mp_zalloc(c->nterms + 1, sizeof *asked), good = true;
	uint32_t *writer = mp_zalloc(c->nterms + 1, sizeof *writer);
	size_t i;

	for (i = 0; i < n; i++)
		if (!v[i].settled)
			asked[v[i].from] = asked[v[i].to] = asked[v[i].within] = true;
	asked[0] = false;
	find_writers(q, asked, writer);
	for (i = 1; i <= c->nterms && good; i++)
		good = !writer[i] || read_writing(q, writer[i] - 1, (mp_term)i);
	free(asked);
	free(writer);
	return good;
}

static bool
ask_names(struct asking *q)
{
	size_t i, n;
	const mp_variant *v = mp_variants_list(q->of->variants, &n);

	if (!read_writings(q, v, n))
		return false;
	for (i = 0; i < n; i++)
		if (!v[i].settled)
			mp_review_name(&q->review, q->of->decisions, &q->of->rows->corpus, &v[i]);
	return true;
}

static void
write_table(mp_review *r, mp_outfile *out, bool csv)
{
	enum { FLUSH = 1 << 16 };
	mp_buf b = { 0 };
	size_t i;

	mp_review_sort(r);
	mp_table_header(&b, mp_review_columns, csv);
	for (i = 0; i < r->n; i++) {
		mp_review_put(&b, &r->item[i], csv);
		if (b.n > FLUSH) {
			cli_write(out, mp_buf_str(&b));
			b.n = 0;
		}
	}
	cli_write(out, mp_buf_str(&b));
	mp_buf_free(&b);
}

static void
free_side(struct side *s)
{
	mp_buf_free(&s->kept);
	mp_buf_free(&s->key);
	mp_buf_free(&s->text);
}

bool
mp_ask(const mp_asker *of, mp_outfile *out, const char *path)
{
	struct asking q = { .of = of };
	bool good = ask_names(&q);
	size_t i;

	for (i = 0; i < of->clusters->ndoubt && good; i++)
		good = ask_about(&q, &of->clusters->doubt[i]);
	good = good && ask_hunches(&q);
	if (good)
		write_table(&q.review, out, mp_table_csv(path));
	filter_count(of->f, N_("questions"), q.review.n);
	mp_review_free(&q.review);
	free_side(&q.a);
	free_side(&q.b);
	mp_record_free(&q.rec);
	mp_fold_free(&q.fold);
	mp_buf_free(&q.differ);
	mp_buf_free(&q.why);
	return good;
}
