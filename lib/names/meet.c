/* meet.c - which names are worth comparing. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "names/alike.h"
#include "names/rest.h"
#include "names/twice.h"

enum {
	MEET = 64,		/* so many of a bucket a name is compared with */
	BESIDE = 16		/* so many it is put beside */
};

/* A name, and something that it has in common with those alike. */
struct mark {
	uint64_t hash;
	uint32_t name;
};

struct marks {
	struct mark *mark;
	size_t n, cap;
	mp_buf buf, scratch;
	mp_rests rests;
	bool *open;		/* of every term, and of 0: is a name without a home in it? */
};

static int
by_value(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void
put_mark(struct marks *m, const mp_corpus *c, const mp_name *name, uint32_t i, char kind,
    mp_str head, mp_str tail)
{
	mp_term realm[2] = { c->term[name->term].county, name->within };

	m->buf.n = 0;
	mp_buf_add(&m->buf, (mp_str){ (const char *)realm, sizeof realm });
	mp_buf_addc(&m->buf, kind);
	mp_buf_add(&m->buf, head);
	if (kind == 'r')
		mp_buf_addc(&m->buf, '_');
	mp_buf_add(&m->buf, tail);
	m->mark = mp_grow(m->mark, &m->cap, m->n + 1, sizeof *m->mark);
	m->mark[m->n++] = (struct mark){ mp_hash(mp_buf_str(&m->buf)), i };
}

/* The marks of a text: without each of its characters, where one may be another ('r')
 * or one more ('i'); and as it is.  One that is `mended` may only have another. */
static void
put_gaps(struct marks *m, const mp_corpus *c, const mp_name *name, uint32_t i, mp_element e,
    mp_str text, bool mended)
{
	size_t at, len, all = mended ? 0 : mp_utf8_count(text);
	uint32_t ch;

	for (at = 0; at < text.n; at += len) {
		mp_str head = { text.p, at }, tail;

		len = mp_utf8_next(text.p + at, &ch);
		tail = mp_str_skip(text, at + len);
		if (!mp_alike_counts(e, ch))
			put_mark(m, c, name, i, 'r', head, tail);
		if (all > 2 && (e == MP_ROAD || e == MP_COMMUNITY ||
		    (e == MP_ESTATE && ch >= 0x80) || !mp_alike_counts(e, ch)))
			put_mark(m, c, name, i, 'i', head, tail);
	}
	if (!mended)
		put_mark(m, c, name, i, 'i', text, MP_STR(""));
}

/* Its characters in any order. */
static void
put_turned(struct marks *m, const mp_corpus *c, const mp_name *name, uint32_t i, mp_chars all)
{
	qsort(all.c, all.n, sizeof *all.c, by_value);
	put_mark(m, c, name, i, 't', (mp_str){ (const char *)all.c, all.n * sizeof *all.c },
	    MP_STR(""));
}

static mp_str
text_of(mp_buf *out, const mp_chars *all)
{
	char bytes[4];
	size_t i;

	for (out->n = 0, i = 0; i < all->n; i++)
		mp_buf_add(out, (mp_str){ bytes, mp_utf8_put(bytes, all->c[i]) });
	return mp_buf_str(out);
}

/* The marks of a name: of its text, and of an estate's without a generic word; its
 * characters in any order ('t'); and what is left without all generic words, or without
 * what belongs to another. */
static void
put_marks(struct marks *m, const mp_corpus *c, const mp_name *name, uint32_t i, mp_element e)
{
	mp_str text = c->term[name->term].text, bare = mp_alike_bare(e, text), head, part;
	mp_name anywhere = { .term = name->term,
	    .within = e == MP_GROUP ? name->township : 0 };
	mp_chars all;
	size_t k;

	if (!mp_chars_of(&all, text))
		return;
	put_gaps(m, c, name, i, e, text, false);
	mp_rests_of(&m->rests, e, text, c->term[name->within].text);
	for (k = 0; k < m->rests.n; k++)
		put_mark(m, c, name, i, 'i', mp_rests_get(&m->rests, k), MP_STR(""));
	if (bare.n < text.n)
		put_gaps(m, c, name, i, e, bare, false);
	if (anywhere.within != name->within && m->open[anywhere.within])
		put_gaps(m, c, &anywhere, i, e, text, false);
	put_turned(m, c, name, i, all);
	if (mp_alike_undouble(&all)) {
		put_turned(m, c, name, i, all);
		put_gaps(m, c, name, i, e, text_of(&m->scratch, &all), true);
	}
	if (e != MP_COMMUNITY && e != MP_GROUP) {
		head = mp_alike_core(e, text, &part);
		put_mark(m, c, name, i, 'g', head, part);
	}
}

static int
by_hash(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->name > y->name) - (x->name < y->name);
}

static int
by_names(const void *a, const void *b)
{
	const mp_candidate *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->to != y->to)
		return x->to < y->to ? -1 : 1;
	return (y->way > x->way) - (y->way < x->way);
}

/* Those most alike first, and of these the most frequent. */
static int
by_way(const void *a, const void *b)
{
	const mp_candidate *x = a, *y = b;

	if (x->way != y->way)
		return x->way > y->way ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

struct found {
	mp_candidate *pair;
	size_t n, cap;
	size_t compared;
};

static void
put_pair(struct found *f, mp_candidate pair)
{
	f->pair = mp_grow(f->pair, &f->cap, f->n + 1, sizeof *f->pair);
	f->pair[f->n++] = pair;
}

/* Compare the names of one bucket, the most frequent first. */
static void
meet(struct found *f, const mp_corpus *c, const mp_naming *names, mp_element e,
    const struct mark *mark, size_t n)
{
	size_t i, k;

	for (i = 1; i < n; i++)
		for (k = 0; k < i && k < MEET; k++) {
			const mp_name *from = &names->name[mark[i].name];
			const mp_name *to = &names->name[mark[k].name];
			mp_candidate pair;

			if (from == to || !mp_naming_may_be(from, to))
				continue;
			f->compared++;
			pair = mp_alike_within(e, c->term[from->term].text,
			    c->term[to->term].text, c->term[to->within].text);
			if (pair.way == MP_WAY_NONE || (pair.half && pair.way == MP_WAY_OTHER &&
			    to->count / 8 < from->count))
				continue;
			pair.from = mark[i].name;
			pair.to = mark[k].name;
			put_pair(f, pair);
		}
}

/* Each pair once, as it is most alike. */
static size_t
unique(mp_candidate *pair, size_t n)
{
	size_t i, out = 0;

	if (n == 0)
		return 0;
	qsort(pair, n, sizeof *pair, by_names);
	for (i = 0; i < n; i++)
		if (out == 0 || pair[out - 1].from != pair[i].from ||
		    pair[out - 1].to != pair[i].to)
			pair[out++] = pair[i];
	return out;
}

/* The name without what tells places apart. */
static void
skeleton(mp_buf *out, mp_str s)
{
	size_t len;
	uint32_t c;

	for (out->n = 0; s.n; s = mp_str_skip(s, len)) {
		len = mp_utf8_next(s.p, &c);
		if (!mp_telling(c) && !mp_counting(c))
			mp_buf_add(out, (mp_str){ s.p, len });
	}
}

/* 新华东路 and 新华西路 are two roads, though an estate had the same door on both. */
static bool
told_apart(mp_str a, mp_str b)
{
	mp_buf x = { 0 }, y = { 0 };
	bool same;

	skeleton(&x, a);
	skeleton(&y, b);
	same = mp_str_eq(mp_buf_str(&x), mp_buf_str(&y));
	mp_buf_free(&x);
	mp_buf_free(&y);
	return same;
}

static void
put_renamed(struct found *f, const mp_corpus *c, const mp_naming *names)
{
	size_t i, n;
	mp_candidate *pair = mp_renamed_find(c, names, &n);

	for (i = 0; i < n; i++)
		if (!told_apart(c->term[names->name[pair[i].from].term].text,
		    c->term[names->name[pair[i].to].term].text))
			put_pair(f, pair[i]);
	f->compared += n;
	free(pair);
}

static void
put_found(void *found, mp_candidate pair)
{
	put_pair(found, pair);
}

static void
put_twice(struct found *f, const mp_corpus *c, const mp_naming *names)
{
	bool *alike = mp_zalloc(names->n + 1, sizeof *alike);
	size_t i;

	for (i = 0; i < f->n; i++)
		if (f->pair[i].way > MP_WAY_TWICE) {
			const mp_name *to = &names->name[f->pair[i].to];

			alike[f->pair[i].from] |= mp_corpus_listed(c, to->term, to->within);
		}
	f->compared += mp_twice_find(c, names, alike, put_found, f);
	free(alike);
}

/* Of every name the pairs that are most alike; they are sorted by name. */
static size_t
best(mp_candidate *pair, size_t n)
{
	size_t i, end, k, out = 0;

	for (i = 0; i < n; i = end) {
		for (end = i + 1; end < n && pair[end].from == pair[i].from; end++)
			;
		if (end - i > BESIDE)
			qsort(pair + i, end - i, sizeof *pair, by_way);
		for (k = i; k < end && k < i + BESIDE; k++)
			pair[out++] = pair[k];
	}
	return out;
}

mp_candidate *
mp_alike_find(const mp_corpus *c, const mp_naming *names, mp_element e, size_t *n,
    size_t *compared)
{
	struct marks m = { 0 };
	struct found f = { 0 };
	size_t i, end;

	m.open = mp_zalloc(c->nterms + 1, sizeof *m.open);
	for (i = 0; i < names->n; i++)
		m.open[names->name[i].within] |= names->name[i].homeless;
	for (i = 0; i < names->n; i++)
		put_marks(&m, c, &names->name[i], (uint32_t)i, e);
	free(m.open);
	if (m.n)
		qsort(m.mark, m.n, sizeof *m.mark, by_hash);
	for (i = 0; i < m.n; i = end) {
		for (end = i + 1; end < m.n && m.mark[end].hash == m.mark[i].hash; end++)
			;
		meet(&f, c, names, e, m.mark + i, end - i);
	}
	free(m.mark);
	mp_buf_free(&m.buf);
	mp_buf_free(&m.scratch);
	mp_rests_free(&m.rests);
	if (e == MP_ROAD)
		put_renamed(&f, c, names);
	if (e == MP_COMMUNITY)
		put_twice(&f, c, names);
	*n = best(f.pair, unique(f.pair, f.n));
	*compared += f.compared;
	return f.pair;
}
