/* draw.c - a library is read, committed to, and its sample drawn. */
#include <config.h>

#include "audit/draw.h"

#include <errno.h>
#include <stdlib.h>

#include "audit/grouping.h"
#include "base/mem.h"
#include "base/spill.h"

#define NONE MP_STR("无")	/* an empty value */

enum { ORDER = 16, BY = 4, NOWHERE = UINT32_MAX };

/* A row. */
struct entry {
	unsigned char hash[MP_DIGEST];
	unsigned char order[ORDER];
	uint64_t at;		/* where its texts wait */
	uint32_t node;		/* the lot, or the group of the last stage; NOWHERE: none */
	bool taken;
};

/* A lot, or a group of a stage within it. */
struct node {
	mp_str path;		/* the values that lead to it, each with a "\n" behind it */
	mp_str name;		/* of a lot */
	uint32_t parent;
	unsigned level;		/* 0: a lot */
	unsigned char order[ORDER];
	uint64_t rows, drawn;
	uint32_t stratum;	/* its number in the sample */
	bool chosen;
};

struct mp_draw {
	filter *f;
	mp_sample *sample;
	filter_col identity, address, by[BY], stage[MP_STAGES];
	size_t nby;
	mp_digest key;
	struct entry *entry;
	size_t n, cap;
	struct node *node;
	size_t nnode, node_cap;
	mp_map map;		/* level and path -> node */
	mp_arena strings;
	mp_spill *spill;
	mp_buf text;
	size_t nameless, twice;
};

/* --- columns ------------------------------------------------------------------------ */

static filter_col
column(mp_draw *d, mp_str name)
{
	mp_buf there = { 0 };
	filter_col c;

	d->text.n = 0;
	mp_buf_add(&d->text, name);
	c = filter_want(d->f, mp_buf_cstr(&d->text));
	if (c == FILTER_NONE) {
		mp_grouping_there(d->f, &there);
		cli_die(_("no column '%s', which the sample needs; there are: %s"),
		    mp_buf_cstr(&d->text), mp_buf_cstr(&there));
	}
	return c;
}

static void
bind(mp_draw *d)
{
	mp_str by = d->sample->set[MP_SET_BY];
	size_t i;

	d->identity = column(d, d->sample->set[MP_SET_IDENTITY]);
	d->address = filter_want(d->f, "address");
	if (d->address == FILTER_NONE)
		d->address = filter_want(d->f, "raw");
	while (by.n) {
		const char *end = memchr(by.p, '/', by.n);
		size_t n = end ? (size_t)(end - by.p) : by.n;

		if (d->nby == BY)
			cli_die(_("--by: at most %d columns"), BY);
		d->by[d->nby++] = column(d, (mp_str){ by.p, n });
		by = mp_str_skip(by, n + (end != NULL));
	}
	for (i = 0; i < d->sample->plan.stages; i++)
		d->stage[i] = column(d, d->sample->plan.stage[i].column);
}

/* --- hashes, on the -j threads --------------------------------------------------------- */

struct worker {
	const mp_draw *draw;
	mp_hasher *plain, *keyed;
};

static void *
worker_init(void *shared)
{
	struct worker *w = mp_zalloc(1, sizeof *w);

	w->draw = shared;
	w->plain = mp_hasher_new(NULL);
	w->keyed = mp_hasher_new(&w->draw->key);
	return w;
}

static void
worker_fini(void *state)
{
	struct worker *w = state;

	mp_hasher_free(w->plain);
	mp_hasher_free(w->keyed);
	free(w);
}

static void
worker_row(void *state, filter_row *r)
{
	struct worker *w = state;
	mp_digest hash, order;

	mp_hasher_add(w->plain, filter_text(r));
	mp_hasher_end(w->plain, &hash);
	mp_hasher_add(w->keyed, MP_STR("row\n"));
	mp_hasher_add(w->keyed, filter_get(r, w->draw->identity));
	mp_hasher_end(w->keyed, &order);
	filter_prepare(r, (mp_str){ (const char *)hash.byte, sizeof hash.byte });
	filter_prepare(r, (mp_str){ (const char *)order.byte, ORDER });
}

static const struct filter_worker worker = { worker_init, worker_row, worker_fini };

mp_draw *
mp_draw_new(filter *f, mp_sample *s, const char *tmpdir)
{
	mp_draw *d = mp_zalloc(1, sizeof *d);

	d->f = f;
	d->sample = s;
	bind(d);
	mp_sample_key(s, &d->key);	/* before the draw it only tells rows apart */
	if ((d->spill = mp_spill_new(tmpdir)) == NULL)
		cli_die(_("cannot write in '%s': %s"), tmpdir, strerror(errno));
	filter_ahead(f, &worker, d);
	return d;
}

void
mp_draw_free(mp_draw *d)
{
	free(d->entry);
	free(d->node);
	mp_map_free(&d->map);
	mp_arena_free(&d->strings);
	mp_spill_free(d->spill);
	mp_buf_free(&d->text);
	free(d);
}

/* --- reading ------------------------------------------------------------------------ */

/* The node of the path in d->text, whose first byte is its level. */
static uint32_t
node_of(mp_draw *d, uint32_t parent, unsigned level, mp_str name)
{
	const uint32_t *at = mp_map_get(&d->map, mp_buf_str(&d->text));
	mp_str key;

	if (at)
		return *at;
	key = mp_arena_dup(&d->strings, mp_buf_str(&d->text));
	mp_map_put(&d->map, key, (uint32_t)d->nnode);
	d->node = mp_grow(d->node, &d->node_cap, d->nnode + 1, sizeof *d->node);
	d->node[d->nnode] = (struct node){ .path = mp_str_skip(key, 1), .parent = parent,
		.level = level, .name = mp_arena_dup(&d->strings, name) };
	return (uint32_t)d->nnode++;
}

static void
add_value(mp_buf *b, mp_str value)
{
	mp_buf_add(b, value.n ? value : NONE);
}

/* The node of a row: its lot, and the groups below. */
static uint32_t
place(mp_draw *d, const filter_row *r)
{
	mp_buf *b = &d->text;
	uint32_t node;
	unsigned level;
	size_t i;

	b->n = 0;
	mp_buf_addc(b, '0');
	for (i = 0; i < d->nby; i++) {
		mp_buf_adds(b, i ? "/" : "");
		add_value(b, filter_get(r, d->by[i]));
	}
	mp_buf_addc(b, '\n');
	node = node_of(d, NOWHERE, 0, (mp_str){ b->p + 1, b->n - 2 });
	for (level = 1; level <= d->sample->plan.stages; level++) {
		b->p[0] = (char)('0' + level);
		add_value(b, filter_get(r, d->stage[level - 1]));
		mp_buf_addc(b, '\n');
		node = node_of(d, node, level, MP_STR(""));
	}
	return node;
}

static void
take(mp_draw *d, filter_row *r)
{
	mp_str prepared = filter_prepared(r), id = filter_get(r, d->identity), text[3];
	struct entry *e;

	d->entry = mp_grow(d->entry, &d->cap, d->n + 1, sizeof *d->entry);
	e = &d->entry[d->n++];
	*e = (struct entry){ .node = NOWHERE };
	memcpy(e->hash, prepared.p, sizeof e->hash);
	memcpy(e->order, prepared.p + sizeof e->hash, sizeof e->order);
	if (id.n == 0) {
		d->nameless++;
		return;
	}
	e->node = place(d, r);
	text[0] = id;
	text[1] = MP_STR("\t");
	text[2] = filter_get(r, d->address);
	e->at = mp_spill_put(d->spill, text, 3);
}

static int
by_order(const void *va, const void *vb)
{
	const struct entry *a = va, *b = vb;
	int c = memcmp(a->order, b->order, sizeof a->order);

	return c ? c : memcmp(a->hash, b->hash, sizeof a->hash);
}

/* Sort, and keep one row of every identity: the same one in every order of the rows. */
static void
settle(mp_draw *d)
{
	size_t i, last = SIZE_MAX;

	qsort(d->entry, d->n, sizeof *d->entry, by_order);
	for (i = 0; i < d->n; i++) {
		struct entry *e = &d->entry[i];

		if (e->node == NOWHERE)
			continue;
		if (last != SIZE_MAX &&
		    memcmp(d->entry[last].order, e->order, sizeof e->order) == 0) {
			d->twice++;
			e->node = NOWHERE;
			continue;
		}
		last = i;
		d->node[e->node].rows++;
	}
	/* Groups come behind what they are in. */
	for (i = d->nnode; i-- > 0;)
		if (d->node[i].level)
			d->node[d->node[i].parent].rows += d->node[i].rows;
}

void
mp_draw_read(mp_draw *d)
{
	filter_row *r;

	while ((r = filter_next(d->f)) != NULL) {
		take(d, r);
		filter_drop(d->f, N_("rows of the library"));
	}
	if (!mp_spill_end(d->spill))
		cli_die(_("cannot write a temporary file: %s"), strerror(errno));
	settle(d);
	filter_count(d->f, N_("rows without an identity"), d->nameless);
	filter_count(d->f, N_("rows of the same identity"), d->twice);
}

uint64_t
mp_draw_rows(const mp_draw *d)
{
	return d->n;
}

static int
by_hash(const void *va, const void *vb)
{
	return memcmp(va, vb, MP_DIGEST);
}

void
mp_draw_library(mp_draw *d, char hex[MP_DIGEST_HEX])
{
	unsigned char (*hash)[MP_DIGEST] = mp_zalloc(d->n + 1, sizeof *hash);
	mp_hasher *h = mp_hasher_new(NULL), *head = mp_hasher_new(NULL);
	mp_digest digest;
	size_t i;

	for (i = 0; i < filter_columns(d->f); i++) {
		mp_hasher_add(head, i ? MP_STR("\t") : MP_STR(""));
		mp_hasher_add(head, filter_name(d->f, (filter_col)i));
	}
	mp_hasher_end(head, &digest);
	for (i = 0; i < d->n; i++)
		memcpy(hash[i], d->entry[i].hash, sizeof hash[i]);
	qsort(hash, d->n, sizeof *hash, by_hash);
	mp_hasher_add(h, MP_STR("menpai sample 1 library\n"));
	mp_hasher_add(h, (mp_str){ (const char *)digest.byte, sizeof digest.byte });
	for (i = 0; i < d->n; i++)
		mp_hasher_add(h, (mp_str){ (const char *)hash[i], sizeof hash[i] });
	mp_hasher_end(h, &digest);
	mp_digest_hex(&digest, hex);
	mp_hasher_free(h);
	mp_hasher_free(head);
	free(hash);
}

/* --- lots --------------------------------------------------------------------------- */

static int
by_name(const void *va, const void *vb)
{
	const struct node *const *a = va, *const *b = vb;

	return mp_str_cmp((*a)->name, (*b)->name);
}

/* The lots that have rows, by name. */
static struct node **
lots(mp_draw *d, size_t *n)
{
	struct node **lot = mp_zalloc(d->nnode + 1, sizeof *lot);
	size_t i;

	for (*n = i = 0; i < d->nnode; i++)
		if (d->node[i].level == 0 && d->node[i].rows > 0)
			lot[(*n)++] = &d->node[i];
	qsort(lot, *n, sizeof *lot, by_name);
	return lot;
}

void
mp_draw_strata(mp_draw *d)
{
	const mp_plan *plan = &d->sample->plan;
	size_t n, i;
	struct node **lot = lots(d, &n);

	for (i = 0; i < n; i++) {
		mp_stratum t = { .name = lot[i]->name, .lot = lot[i]->rows };

		/* What stages take is known when they are drawn. */
		t.drawn = plan->stages ? 0 : mp_plan_size(plan, t.lot);
		t.accept = plan->kind == MP_PLAN_AQL ? mp_plan_accept(plan, t.lot) : 0;
		lot[i]->stratum = (uint32_t)i;
		lot[i]->chosen = true;
		mp_sample_stratum(d->sample, &t);
	}
	free(lot);
}

/* --- the draw ------------------------------------------------------------------------- */

static int
by_parent_and_order(const void *va, const void *vb)
{
	const struct node *const *a = va, *const *b = vb;

	return (*a)->parent != (*b)->parent ? ((*a)->parent > (*b)->parent ? 1 : -1) :
	    memcmp((*a)->order, (*b)->order, ORDER);
}

/* Choose the groups of a stage, in the groups that were chosen before. */
static void
stage(mp_draw *d, unsigned level)
{
	struct node **group = mp_zalloc(d->nnode + 1, sizeof *group);
	mp_hasher *h = mp_hasher_new(&d->key);
	mp_digest order;
	size_t n = 0, i, of_parent = 0;

	for (i = 0; i < d->nnode; i++) {
		struct node *g = &d->node[i];

		if (g->level != level || g->rows == 0 || !d->node[g->parent].chosen)
			continue;
		mp_hasher_add(h, MP_STR("group\n"));
		mp_hasher_add(h, d->sample->plan.stage[level - 1].column);
		mp_hasher_add(h, MP_STR("\n"));
		mp_hasher_add(h, g->path);
		mp_hasher_end(h, &order);
		memcpy(g->order, order.byte, ORDER);
		group[n++] = g;
	}
	qsort(group, n, sizeof *group, by_parent_and_order);
	for (i = 0; i < n; i++) {
		of_parent = i && group[i]->parent == group[i - 1]->parent ? of_parent + 1 : 0;
		group[i]->chosen = of_parent < d->sample->plan.stage[level - 1].groups;
		group[i]->stratum = d->node[group[i]->parent].stratum;
	}
	mp_hasher_free(h);
	free(group);
}

/* Take rows, by their order, until every lot or group has enough. */
static void
choose_rows(mp_draw *d)
{
	size_t i;

	for (i = 0; i < d->n; i++) {
		struct entry *e = &d->entry[i];
		struct node *n = e->node == NOWHERE ? NULL : &d->node[e->node];

		if (n && n->chosen && n->drawn < mp_plan_size(&d->sample->plan, n->rows)) {
			n->drawn++;
			e->taken = true;
		}
	}
}

static uint32_t
stratum_of(const mp_draw *d, const struct entry *e)
{
	return d->node[e->node].stratum;
}

/* The value of the first stage that led to a group: the last of that one's path. */
static mp_str
first_stage(const mp_draw *d, uint32_t node)
{
	const struct node *n = &d->node[node];
	mp_str s;
	size_t i;

	while (n->level > 1)
		n = &d->node[n->parent];
	s = mp_str_chop(n->path, 1);
	for (i = s.n; i > 0 && s.p[i - 1] != '\n'; i--)
		;
	return mp_str_skip(s, i);
}

static void
write_row(mp_draw *d, const struct entry *e)
{
	mp_drawn r = { .stratum = stratum_of(d, e) };
	const char *tab;
	mp_str text;

	if (!mp_spill_get(d->spill, e->at, &d->text, &text))
		cli_die(_("cannot read a temporary file: %s"), strerror(errno));
	r.group = d->sample->grouped ? first_stage(d, e->node) : MP_STR("");
	tab = memchr(text.p, '\t', text.n);
	r.id = (mp_str){ text.p, (size_t)(tab - text.p) };
	r.address = mp_str_skip(text, r.id.n + 1);
	mp_sample_row(d->sample, &r);
}

/* The rows that were taken come into the sample stratum by stratum, in their order. */
static void
write_rows(mp_draw *d)
{
	size_t strata = d->sample->nstratum, i, n = 0;
	size_t *first = mp_zalloc(strata + 1, sizeof *first);
	const struct entry **row;

	for (i = 0; i < d->n; i++)
		if (d->entry[i].taken) {
			first[stratum_of(d, &d->entry[i]) + 1]++;
			n++;
		}
	for (i = 0; i < strata; i++) {
		d->sample->stratum[i].drawn = first[i + 1];
		first[i + 1] += first[i];
	}
	row = mp_zalloc(n + 1, sizeof *row);
	for (i = 0; i < d->n; i++)
		if (d->entry[i].taken)
			row[first[stratum_of(d, &d->entry[i])]++] = &d->entry[i];
	for (i = 0; i < n; i++)
		write_row(d, row[i]);
	free(row);
	free(first);
}

void
mp_draw_choose(mp_draw *d)
{
	unsigned level;

	for (level = 1; level <= d->sample->plan.stages; level++)
		stage(d, level);
	choose_rows(d);
	write_rows(d);
}
