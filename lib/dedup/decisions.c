/* decisions.c - what a clerk has decided. */
#include "dedup/decisions.h"

#include <stdlib.h>

#include "address/address.h"
#include "base/mem.h"
#include "row/cli.h"

const mp_table_column mp_review_columns[MP_REVIEW_NCOLUMN + 1] = {
	[MP_REVIEW_DECISION] = { "decision", true },
	[MP_REVIEW_KIND] = { "kind", true },
	[MP_REVIEW_A] = { "a", false },
	[MP_REVIEW_B] = { "b", false },
	[MP_REVIEW_DIFFER] = { "differ", false },
	[MP_REVIEW_WHY] = { "why", false },
	[MP_REVIEW_SCORE] = { "score", false },
	[MP_REVIEW_COUNT] = { "count", false },
	[MP_REVIEW_REMARK] = { "remark", false },
	[MP_REVIEW_KEY_A] = { "key_a", true },
	[MP_REVIEW_KEY_B] = { "key_b", true },
};

const char *const mp_subject_word[MP_NSUBJECT] = {
	[MP_OF_RECORDS] = "地址", [MP_OF_NAMES] = "名称",
};

/* --- the key of a name --------------------------------------------------- */

static void
put_slot(mp_buf *out, mp_element e, mp_str text)
{
	mp_buf_addc(out, '|');
	mp_buf_addc(out, mp_address_key_letter(e));
	mp_buf_add(out, text);
}

void
mp_name_key_write(mp_buf *out, const mp_name_key *k)
{
	mp_buf_add(out, k->county);
	if (k->within != MP_NELEMENT)
		put_slot(out, k->within, k->within_text);
	put_slot(out, k->element, k->text);
}

static bool
is_name(mp_element e)
{
	return (e >= MP_DEVZONE && e <= MP_ROAD) || e == MP_LANE || e == MP_ESTATE;
}

bool
mp_name_key_read(mp_name_key *k, mp_str key)
{
	mp_str rest = mp_address_key_slots(key), more;

	*k = (mp_name_key){ .county = { key.p, key.n - rest.n }, .within = MP_NELEMENT };
	if (!mp_address_key_next(&rest, &k->element, &k->text))
		return false;
	more = rest;
	if (rest.n) {
		k->within = k->element;
		k->within_text = k->text;
		if (!mp_address_key_next(&more, &k->element, &k->text) || more.n)
			return false;
	}
	return is_name(k->element) && k->text.n &&
	    (k->within == MP_NELEMENT || is_name(k->within));
}

/* --- reading a row ------------------------------------------------------- */

/* What is read so far. */
struct reader {
	mp_decisions *d;
	mp_table *table;
	mp_buf *why;
};

static mp_verdict
verdict(mp_str word)
{
	static const struct { const char *word; mp_verdict verdict; } words[] = {
		{ "", MP_UNDECIDED },
		{ "同", MP_SAME }, { "same", MP_SAME }, { "1", MP_SAME },
		{ "１", MP_SAME },
		{ "异", MP_DIFFERENT }, { "different", MP_DIFFERENT }, { "0", MP_DIFFERENT },
		{ "０", MP_DIFFERENT },
	};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (mp_str_eq(word, mp_str_from(words[i].word)))
			return words[i].verdict;
	return (mp_verdict)-1;
}

static mp_subject
subject(mp_str word)
{
	static const char *const english[MP_NSUBJECT] = { "record", "name" };
	int s;

	for (s = 0; s < MP_NSUBJECT; s++)
		if (mp_str_eq(word, mp_str_from(mp_subject_word[s])) ||
		    mp_str_eq(word, mp_str_from(english[s])))
			break;
	return (mp_subject)s;
}

/* Is it a key of its kind?  An identity has at least its three divisions. */
static bool
is_key(mp_subject s, mp_str key)
{
	mp_name_key name;
	size_t i, bars = 0;

	if (s == MP_OF_NAMES)
		return mp_name_key_read(&name, key);
	for (i = 0; i < key.n; i++)
		bars += key.p[i] == '|';
	return bars >= 2;
}

/* The part of a county up to the next |, which is taken off. */
static mp_str
take_part(mp_str *county)
{
	const char *bar = memchr(county->p, '|', county->n);
	mp_str part = { county->p, bar ? (size_t)(bar - county->p) : county->n };

	*county = mp_str_skip(*county, part.n + (bar != NULL));
	return part;
}

/* Could they be one county, of which one record says less than another? */
static bool
agree(mp_str a, mp_str b)
{
	int i;

	for (i = MP_PROVINCE; i <= MP_COUNTY; i++) {
		mp_str x = take_part(&a), y = take_part(&b);

		if (x.n && y.n && !mp_str_eq(x, y))
			return false;
	}
	return true;
}

/* Two names that could be one: of the same element of the same place. */
static bool
comparable(mp_str a, mp_str b)
{
	mp_name_key x, y;

	return mp_name_key_read(&x, a) && mp_name_key_read(&y, b) &&
	    agree(x.county, y.county) && x.within == y.within &&
	    mp_str_eq(x.within_text, y.within_text) && x.element == y.element;
}

/* Read the two keys; false with `why` filled if they are not what --review wrote. */
static bool
read_keys(struct reader *r, mp_decision *item)
{
	mp_str a = mp_table_get(r->table, MP_REVIEW_KEY_A);
	mp_str b = mp_table_get(r->table, MP_REVIEW_KEY_B);
	size_t bad = !is_key(item->subject, a) ? MP_REVIEW_KEY_A :
	    !is_key(item->subject, b) ? MP_REVIEW_KEY_B : 0;
	bool turn = mp_str_cmp(a, b) > 0;

	if (bad) {
		mp_str key = mp_table_get(r->table, bad);

		mp_table_blame(r->table, bad, r->why, _("'%.*s' is no key of this kind; keys "
		    "must stay as --review wrote them"), (int)key.n, key.p);
		return false;
	}
	if (mp_str_eq(a, b) || (item->subject == MP_OF_NAMES && !comparable(a, b))) {
		mp_table_blame(r->table, MP_REVIEW_KEY_B, r->why, _("'%.*s' is nothing that "
		    "key_a could be the same as"), (int)b.n, b.p);
		return false;
	}
	item->a = mp_arena_dup(&r->d->arena, turn ? b : a);
	item->b = mp_arena_dup(&r->d->arena, turn ? a : b);
	return true;
}

static bool
read_row(struct reader *r)
{
	mp_decisions *d = r->d;
	mp_str word = mp_table_get(r->table, MP_REVIEW_DECISION);
	mp_str kind = mp_table_get(r->table, MP_REVIEW_KIND);
	mp_verdict v = verdict(word);
	mp_decision item = { .same = v == MP_SAME, .line = mp_table_line(r->table) };

	if (v == MP_UNDECIDED)
		return true;
	if (v == (mp_verdict)-1) {
		mp_table_blame(r->table, MP_REVIEW_DECISION, r->why,
		    _("'%.*s' is no decision; expected 同 or 异 (same, different; 1, 0) or "
		    "nothing"), (int)word.n, word.p);
		return false;
	}
	item.subject = subject(kind);
	if (item.subject == MP_NSUBJECT) {
		mp_table_blame(r->table, MP_REVIEW_KIND, r->why,
		    _("'%.*s' is no kind; expected 地址 or 名称 (record, name)"),
		    (int)kind.n, kind.p);
		return false;
	}
	if (!read_keys(r, &item))
		return false;
	d->item = mp_grow(d->item, &d->cap, d->n + 1, sizeof *d->item);
	d->item[d->n++] = item;
	return true;
}

/* --- what follows -------------------------------------------------------- */

static uint32_t
node(mp_subject_keys *of, mp_str key)
{
	uint32_t *v = mp_map_put(&of->node, key, (uint32_t)of->sets.n);

	if (*v == of->sets.n) {
		of->key = mp_grow(of->key, &of->key_cap, of->sets.n + 1, sizeof *of->key);
		of->key[of->sets.n] = key;
		mp_parted_grow(&of->sets, of->sets.n + 1);
	}
	return *v;
}

static int
by_line(const void *a, const void *b)
{
	const mp_decision *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

static int
by_keys(const void *a, const void *b)
{
	const mp_decision *x = a, *y = b;
	int c = (int)x->subject - (int)y->subject;

	c = c ? c : mp_str_cmp(x->a, y->a);
	c = c ? c : mp_str_cmp(x->b, y->b);
	return c ? c : by_line(a, b);
}

/* The way from one key to another by decisions 同: `from[k]` is the decision by which
 * key k was reached, + 1.  Breadth first, so it is a shortest one; only to tell a
 * clerk what to look at. */
static void
walk(const mp_decisions *d, const mp_decision *no, uint32_t *from)
{
	mp_subject_keys of = d->of[no->subject];
	uint32_t start = *mp_map_get(&of.node, no->a);
	bool more = true;
	size_t i;

	for (from[start] = UINT32_MAX; more; ) {
		uint32_t *next = mp_zalloc(of.sets.n, sizeof *next);

		more = false;
		for (i = 0; i < d->n; i++) {
			uint32_t a, b, fresh;

			if (!d->item[i].same || d->item[i].subject != no->subject)
				continue;
			a = *mp_map_get(&of.node, d->item[i].a);
			b = *mp_map_get(&of.node, d->item[i].b);
			if (!from[a] == !from[b])
				continue;
			fresh = from[a] ? b : a;
			if (next[fresh] == 0)
				next[fresh] = (uint32_t)i + 1;
			more = true;
		}
		for (i = 0; i < of.sets.n; i++)
			from[i] = from[i] ? from[i] : next[i];
		free(next);
	}
}

static int
by_number(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

/* Fill `why` with the decision 异 and all those 同 that it contradicts. */
static void
contradiction(const mp_decisions *d, const mp_decision *no, const char *path, mp_buf *why)
{
	mp_subject_keys of = d->of[no->subject];
	uint32_t *from = mp_zalloc(of.sets.n, sizeof *from);
	uint32_t at = *mp_map_get(&of.node, no->b);
	size_t *line = NULL, n = 0, cap = 0, i;
	mp_buf lines = { 0 };

	walk(d, no, from);
	while (from[at] != UINT32_MAX) {
		const mp_decision *yes = &d->item[from[at] - 1];
		uint32_t a = *mp_map_get(&of.node, yes->a);

		line = mp_grow(line, &cap, n + 1, sizeof *line);
		line[n++] = yes->line;
		at = a == at ? *mp_map_get(&of.node, yes->b) : a;
	}
	qsort(line, n, sizeof *line, by_number);
	for (i = 0; i < n; i++)
		mp_buf_printf(&lines, "%s%zu", i ? ", " : "", line[i]);
	why->n = 0;
	mp_buf_printf(why, _("%s:%zu: %s: this 异 contradicts 同 in line %s; one of them must "
	    "go"), path, no->line, mp_review_columns[MP_REVIEW_DECISION].name,
	    mp_buf_cstr(&lines));
	mp_buf_free(&lines);
	free(line);
	free(from);
}

/* Join what is one, then part what is not: false with `why` filled if that is not
 * to be had together.  The items are in the order of the file. */
static bool
conclude(mp_decisions *d, const char *path, mp_buf *why)
{
	size_t i;

	for (i = 0; i < d->n; i++) {
		mp_subject_keys *of = &d->of[d->item[i].subject];
		uint32_t a = node(of, d->item[i].a), b = node(of, d->item[i].b);

		if (d->item[i].same)
			mp_parted_join(&of->sets, a, b);
	}
	for (i = 0; i < d->n; i++) {
		mp_subject_keys *of = &d->of[d->item[i].subject];

		if (d->item[i].same || mp_parted_part(&of->sets, node(of, d->item[i].a),
		    node(of, d->item[i].b)))
			continue;
		contradiction(d, &d->item[i], path, why);
		return false;
	}
	return true;
}

static void
sort_once_each(mp_decisions *d)
{
	size_t i, n = 0;

	if (d->n)
		qsort(d->item, d->n, sizeof *d->item, by_keys);
	for (i = 0; i < d->n; i++) {
		const mp_decision *x = &d->item[i], *last = n ? &d->item[n - 1] : NULL;

		if (!last || last->subject != x->subject || !mp_str_eq(last->a, x->a) ||
		    !mp_str_eq(last->b, x->b))
			d->item[n++] = *x;
	}
	d->n = n;
}

bool
mp_decisions_read(mp_decisions *d, const char *path, mp_buf *why)
{
	struct reader r = { d, mp_table_open(path, mp_review_columns, why), why };
	bool good = r.table != NULL;

	while (good && mp_table_next(r.table, why))
		good = read_row(&r);
	good = good && why->n == 0 && conclude(d, path, why);
	mp_table_close(r.table);
	if (good)
		sort_once_each(d);
	else
		mp_decisions_free(d);
	return good;
}

void
mp_decisions_free(mp_decisions *d)
{
	int s;

	for (s = 0; s < MP_NSUBJECT; s++) {
		mp_map_free(&d->of[s].node);
		mp_parted_free(&d->of[s].sets);
		free(d->of[s].key);
	}
	free(d->item);
	mp_arena_free(&d->arena);
	*d = (mp_decisions){ 0 };
}

mp_verdict
mp_decisions_ask(mp_decisions *d, mp_subject s, mp_str a, mp_str b)
{
	mp_subject_keys *of = &d->of[s];
	const uint32_t *x = mp_map_get(&of->node, a), *y = mp_map_get(&of->node, b);

	if (!x || !y)
		return MP_UNDECIDED;
	if (mp_parted_find(&of->sets, *x) == mp_parted_find(&of->sets, *y))
		return MP_SAME;
	return mp_parted_apart(&of->sets, *x, *y) ? MP_DIFFERENT : MP_UNDECIDED;
}

uint32_t
mp_decisions_number(const mp_decisions *d, mp_subject s, mp_str key)
{
	return *mp_map_get(&d->of[s].node, key);
}

/* --- names of a corpus ---------------------------------------------------- */

/* A decided name that the corpus holds. */
struct known {
	mp_term name, within;
	uint32_t set;
	uint32_t count;
	mp_str text;
};

static bool
know(const mp_corpus *c, mp_str key, struct known *k)
{
	mp_name_key name;
	mp_term county;

	if (!mp_name_key_read(&name, key))
		return false;
	county = mp_corpus_find(c, 0, MP_COUNTY, name.county);
	k->name = mp_corpus_find(c, county, name.element, name.text);
	k->within = name.within == MP_NELEMENT ? 0 :
	    mp_corpus_find(c, county, name.within, name.within_text);
	if (!county || !k->name || (name.within != MP_NELEMENT && !k->within))
		return false;
	k->count = c->term[k->name].count;
	k->text = c->term[k->name].text;
	return true;
}

/* Sets together, and first in each the name that the others are writings of. */
static int
by_set(const void *a, const void *b)
{
	const struct known *x = a, *y = b;

	if (x->set != y->set)
		return x->set < y->set ? -1 : 1;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return mp_str_cmp(x->text, y->text);
}

/* What is made of them. */
struct names {
	struct known *known;	/* sorted by_set */
	size_t nknown;
	uint32_t *first;	/* by set: its first in `known` */
	mp_name_decision *out;
	size_t n, cap;
};

static void
put_name(struct names *m, const struct known *from, const struct known *to, bool same)
{
	m->out = mp_grow(m->out, &m->cap, m->n + 1, sizeof *m->out);
	m->out[m->n++] = (mp_name_decision){ .from = from->name, .to = to->name,
		.within = from->within, .same = same };
}

static void
find_known(struct names *m, mp_subject_keys *of, const mp_corpus *c)
{
	uint32_t i;

	m->known = mp_zalloc(of->sets.n + 1, sizeof *m->known);
	m->first = mp_zalloc(of->sets.n + 1, sizeof *m->first);
	for (i = 0; i < of->sets.n; i++)
		if (know(c, of->key[i], &m->known[m->nknown]))
			m->known[m->nknown++].set = mp_parted_find(&of->sets, i);
	qsort(m->known, m->nknown, sizeof *m->known, by_set);
	for (i = (uint32_t)m->nknown; i-- > 0; )
		m->first[m->known[i].set] = i;
}

/* Every name of one set is another than every name of the other. */
static void
part_names(struct names *m, uint32_t x, uint32_t y)
{
	size_t i, k;

	for (i = m->first[x]; i < m->nknown && m->known[i].set == x; i++)
		for (k = m->first[y]; k < m->nknown && m->known[k].set == y; k++)
			put_name(m, &m->known[i], &m->known[k], false);
}

mp_name_decision *
mp_decisions_names(mp_decisions *d, const mp_corpus *c, size_t *n)
{
	mp_subject_keys *of = &d->of[MP_OF_NAMES];
	struct names m = { 0 };
	size_t i;

	find_known(&m, of, c);
	for (i = 0; i < m.nknown; i++)
		if (i != m.first[m.known[i].set])
			put_name(&m, &m.known[i], &m.known[m.first[m.known[i].set]], true);
	for (i = 0; i < d->n; i++)
		if (d->item[i].subject == MP_OF_NAMES && !d->item[i].same)
			part_names(&m, mp_parted_find(&of->sets, node(of, d->item[i].a)),
			    mp_parted_find(&of->sets, node(of, d->item[i].b)));
	free(m.known);
	free(m.first);
	*n = m.n;
	return m.out;
}
