/* ruling.c - decisions about addresses, brought to bear on the rows of a run. */
#include <config.h>

#include "dedup/ruling.h"

#include <stdlib.h>

#include "base/mem.h"

/* What is known of a key of the decisions. */
struct node {
	uint64_t identity;
	uint32_t rest;
	uint32_t row;		/* one that has it, or MP_NO_ROW */
	uint32_t set;
	bool same;		/* it was decided to be one with another */
};

struct mp_ruling {
	mp_decisions *d;
	mp_rows *rows;
	struct node *node;
	size_t n;
	mp_map by_identity;	/* of the nodes */
	mp_term *label;		/* by set; 0: it has none */
	bool any;		/* one has */
};

static struct node *
node_of(const mp_ruling *r, const mp_row *row)
{
	const uint32_t *i = mp_map_get(&r->by_identity,
	    (mp_str){ (const char *)&row->e.identity, sizeof row->e.identity });

	return i && r->node[*i].rest == row->e.rest ? &r->node[*i] : NULL;
}

/* A set is called by its smallest key, so that nothing depends on the order. */
static void
give_label(mp_ruling *r, uint32_t set)
{
	const mp_subject_keys *of = &r->d->of[MP_OF_RECORDS];
	mp_str smallest = { NULL, 0 };
	size_t i;

	for (i = 0; i < r->n; i++)
		if (r->node[i].set == set &&
		    (!smallest.p || mp_str_cmp(of->key[i], smallest) < 0))
			smallest = of->key[i];
	r->label[set] = mp_corpus_enter(&r->rows->corpus, 0, MP_PROVINCE, smallest);
	r->any = true;
}

static void
find_nodes(mp_ruling *r)
{
	mp_subject_keys *of = &r->d->of[MP_OF_RECORDS];
	uint32_t i;

	for (i = 0; i < r->n; i++) {
		struct node *n = &r->node[i];

		*n = (struct node){ .row = MP_NO_ROW, .set = mp_parted_find(&of->sets, i) };
		n->identity = mp_rows_hash(of->key[i], &n->rest);
	}
	for (i = 0; i < r->n; i++)
		mp_map_put(&r->by_identity, (mp_str){ (const char *)&r->node[i].identity,
		    sizeof r->node[i].identity }, i);
}

static void
find_rows(mp_ruling *r)
{
	struct node *n;
	uint32_t i;

	for (i = 0; i < r->rows->n; i++)
		if (r->rows->row[i].e.kind != MP_ALONE &&
		    (n = node_of(r, &r->rows->row[i])) != NULL && n->row == MP_NO_ROW)
			n->row = i;
}

mp_ruling *
mp_ruling_new(mp_decisions *d, mp_rows *rows)
{
	mp_ruling *r = mp_zalloc(1, sizeof *r);
	size_t i;

	r->d = d;
	r->rows = rows;
	r->n = d->of[MP_OF_RECORDS].sets.n;
	r->node = mp_zalloc(r->n + 1, sizeof *r->node);
	r->label = mp_zalloc(r->n + 1, sizeof *r->label);
	find_nodes(r);
	if (r->n)
		find_rows(r);
	for (i = 0; i < d->n; i++) {
		const mp_decision *item = &d->item[i];
		struct node *a, *b;

		if (item->subject != MP_OF_RECORDS)
			continue;
		a = &r->node[mp_decisions_number(d, item->subject, item->a)];
		b = &r->node[mp_decisions_number(d, item->subject, item->b)];
		if (item->same)
			a->same = b->same = true;
		if (!item->same && !r->label[a->set])
			give_label(r, a->set);
		if (!item->same && !r->label[b->set])
			give_label(r, b->set);
	}
	return r;
}

void
mp_ruling_free(mp_ruling *r)
{
	if (!r)
		return;
	mp_map_free(&r->by_identity);
	free(r->node);
	free(r->label);
	free(r);
}

/* --- labels --------------------------------------------------------------- */

static mp_sighting *
sighting(const mp_ruling *r, const mp_row *row)
{
	return &r->rows->corpus.sighting[row->sighting];
}

static mp_str
bytes_of(const mp_sighting *s)
{
	return (mp_str){ (const char *)s, sizeof *s };
}

/* The label of what is labelled, by what it says; 0 if several say the same.  And by
 * cluster; MANY if there are several in it. */
enum { MANY = UINT32_MAX };

static void
find_labels(const mp_ruling *r, mp_clusters *c, mp_map *words, mp_term *cluster)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		const struct node *n = &r->node[i];
		mp_term label = r->label[n->set], *of;
		uint32_t *known;

		if (!label || n->row == MP_NO_ROW || r->rows->row[n->row].e.kind != MP_BY_PLACE)
			continue;
		known = mp_map_put(words, bytes_of(sighting(r, &r->rows->row[n->row])), label);
		if (*known != label)
			*known = 0;
		of = &cluster[mp_clusters_root(c, n->row)];
		*of = *of == 0 || *of == label ? label : MANY;
	}
}

/* The label of row `i`, which is in a cluster that has several. */
static mp_term
own_label(const mp_ruling *r, const mp_map *words, const mp_row *row)
{
	const uint32_t *known = mp_map_get(words, bytes_of(sighting(r, row)));
	const struct node *n = known && *known == 0 ? node_of(r, row) : NULL;

	return n ? r->label[n->set] : known ? *known : 0;
}

void
mp_ruling_clear(mp_ruling *r)
{
	size_t i;

	for (i = 0; i < r->rows->corpus.n && r->any; i++)
		r->rows->corpus.sighting[i].term[MP_PROVINCE] = 0;
}

bool
mp_ruling_label(mp_ruling *r, mp_clusters *c)
{
	mp_map words = { 0 };
	mp_term *label, *cluster;
	uint32_t i;

	if (!r->any)
		return false;
	label = mp_zalloc(r->rows->n, sizeof *label);
	cluster = mp_zalloc(c->n, sizeof *cluster);
	find_labels(r, c, &words, cluster);
	for (i = 0; i < r->rows->n; i++) {
		const mp_row *row = &r->rows->row[i];

		if (row->e.kind != MP_BY_PLACE)
			continue;
		label[i] = cluster[mp_clusters_root(c, i)];
		if (label[i] == MANY)
			label[i] = own_label(r, &words, row);
	}
	for (i = 0; i < r->rows->n; i++)	/* not before: `words` points into them */
		if (label[i])
			sighting(r, &r->rows->row[i])->term[MP_PROVINCE] = label[i];
	mp_map_free(&words);
	free(label);
	free(cluster);
	return true;
}

/* --- what is one ---------------------------------------------------------- */

/* Label every set that has a part in the cluster of row `i`; false if all had one. */
static bool
label_all(mp_ruling *r, mp_clusters *c, uint32_t i)
{
	bool more = false;
	size_t k;

	for (k = 0; k < r->n; k++)
		if (r->node[k].row != MP_NO_ROW && !r->label[r->node[k].set] &&
		    mp_clusters_root(c, r->node[k].row) == mp_clusters_root(c, i)) {
			give_label(r, r->node[k].set);
			more = true;
		}
	return more;
}

/* Join the rows of every set of keys. */
static void
join_sets(const mp_ruling *r, mp_clusters *c)
{
	uint32_t *first = mp_alloc((r->n + 1) * sizeof *first);
	size_t k;

	memset(first, 0xFF, (r->n + 1) * sizeof *first);
	for (k = 0; k < r->n; k++) {
		const struct node *n = &r->node[k];

		if (n->row != MP_NO_ROW && first[n->set] == MP_NO_ROW)
			first[n->set] = n->row;
		else if (n->row != MP_NO_ROW)
			mp_clusters_join(c, n->row, first[n->set]);
	}
	free(first);
}

bool
mp_ruling_apply(mp_ruling *r, mp_clusters *c)
{
	bool good = true;
	size_t i;

	join_sets(r, c);
	for (i = 0; i < r->d->n; i++) {
		const mp_decision *item = &r->d->item[i];
		uint32_t a, b;

		if (item->subject != MP_OF_RECORDS || item->same)
			continue;
		a = r->node[mp_decisions_number(r->d, item->subject, item->a)].row;
		b = r->node[mp_decisions_number(r->d, item->subject, item->b)].row;
		if (a != MP_NO_ROW && b != MP_NO_ROW &&
		    mp_clusters_root(c, a) == mp_clusters_root(c, b))
			good &= !label_all(r, c, a);
	}
	return good;
}

bool
mp_ruling_joined(const mp_ruling *r, uint32_t row)
{
	const struct node *n = node_of(r, &r->rows->row[row]);

	return n && n->same;
}

bool
mp_ruling_decided(const mp_ruling *r, uint32_t a, uint32_t b, bool *numbers)
{
	const mp_row *x = &r->rows->row[a], *y = &r->rows->row[b];
	const struct node *m = node_of(r, x), *n = node_of(r, y);
	bool differ = false;
	int e;

	*numbers = false;
	for (e = MP_DEVZONE; e <= MP_ROOM; e++) {
		mp_term s, t;

		if (x->e.kind != MP_BY_PLACE || y->e.kind != MP_BY_PLACE)
			break;
		s = sighting(r, x)->term[e];
		t = sighting(r, y)->term[e];
		if (s == 0 || t == 0 || s == t)
			continue;
		differ = true;
		*numbers |= e == MP_DOOR || e >= MP_BUILDING;
	}
	return differ || (m && n && m != n && m->set == n->set);
}
