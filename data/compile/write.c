/* write.c - turn names into a trie and write the compiled gazetteer. */
#include <config.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "address/fold.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "build.h"
#include "gazetteer/format.h"

enum { MAXCHARS = 64 };

/* One name as the trie sees it. */
struct entry {
	uint16_t id[MAXCHARS];
	uint16_t n;
	uint32_t bearer;	/* division << 3 | kind */
};

/* A node whose children are still to be placed: the entries [lo, hi) share their
 * first `depth` characters. */
struct span {
	size_t lo, hi, depth;
	uint32_t node;
	uint32_t nested;	/* names that end on the way here */
};

struct writer {
	const char *path;
	uint16_t page[GAZ_NPAGE];
	uint16_t *id;			/* pages of GAZ_PAGE */
	size_t npage;
	uint32_t nid;
	const struct entry **entry;
	size_t nentry;
	struct gaz_node *node;
	uint32_t *end;			/* per node */
	size_t nnode, capnode, capend;
	uint32_t *skip;			/* of a free node itself, of others onwards */
	size_t capskip;
	struct gaz_name *name;
	size_t nname, capname;
	uint32_t *bearer;
	size_t nbearer;
};

/* --- characters ------------------------------------------------------------- */

struct tally { uint32_t c; size_t n; };

static int
by_tally(const void *a, const void *b)
{
	const struct tally *x = a, *y = b;

	return x->n != y->n ? (x->n < y->n) - (x->n > y->n) : (x->c > y->c) - (x->c < y->c);
}

/* Frequent characters get small numbers: their nodes lie together. */
static void
number_chars(struct writer *w, const struct build *b)
{
	static struct tally tally[0x110000];
	uint32_t c;

	for (c = 0; c < 0x110000; c++)
		tally[c].c = c;
	for (size_t i = 0; i < b->nname; i++)
		for (size_t k = 0; k < b->name[i].text.n; ) {
			k += mp_utf8_next(b->name[i].text.p + k, &c);
			tally[mp_fold_variant_char(c)].n++;
		}
	qsort(tally, 0x110000, sizeof *tally, by_tally);
	w->npage = 1;		/* page 0 has no characters */
	w->id = mp_zalloc(GAZ_NPAGE + 1, GAZ_PAGE * sizeof *w->id);
	for (w->nid = 0; tally[w->nid].n > 0; ) {
		uint16_t *page;

		c = tally[w->nid++].c;
		page = &w->page[c / GAZ_PAGE];
		if (!*page)
			*page = (uint16_t)w->npage++;
		w->id[(size_t)*page * GAZ_PAGE + c % GAZ_PAGE] = (uint16_t)w->nid;
	}
	if (w->nid++ >= UINT16_MAX)
		build_die(w->path, 0, "more than 65534 different characters");
}

/* Variant characters get the number of what they stand for, once all have one. */
static void
number_variants(struct writer *w)
{
	for (uint32_t c = 0; c < 0x110000; c++) {
		uint32_t v = mp_fold_variant_char(c);
		uint16_t id = w->id[(size_t)w->page[v / GAZ_PAGE] * GAZ_PAGE + v % GAZ_PAGE];
		uint16_t *page = &w->page[c / GAZ_PAGE];

		if (v == c || !id)
			continue;
		if (!*page)
			*page = (uint16_t)w->npage++;
		w->id[(size_t)*page * GAZ_PAGE + c % GAZ_PAGE] = id;
	}
}

/* --- entries ---------------------------------------------------------------- */

static int
by_id(const void *a, const void *b)
{
	const struct entry *x = *(const struct entry *const *)a;
	const struct entry *y = *(const struct entry *const *)b;
	size_t n = x->n < y->n ? x->n : y->n;

	for (size_t i = 0; i < n; i++)
		if (x->id[i] != y->id[i])
			return x->id[i] < y->id[i] ? -1 : 1;
	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	return (x->bearer > y->bearer) - (x->bearer < y->bearer);
}

static void
make_entries(struct writer *w, struct build *b)
{
	w->entry = mp_alloc(b->nname * sizeof *w->entry);
	for (size_t i = 0; i < b->nname; i++) {
		const struct build_name *name = &b->name[i];
		struct entry *e = mp_arena_alloc(&b->arena, sizeof *e);

		e->n = 0;
		e->bearer = name->division << 3 | name->kind;
		for (size_t k = 0; k < name->text.n; ) {
			uint32_t c;

			if (e->n == MAXCHARS)
				build_die(w->path, 0, "name too long: '%.*s'",
				    (int)name->text.n, name->text.p);
			k += mp_utf8_next(name->text.p + k, &c);
			e->id[e->n++] =
			    w->id[(size_t)w->page[c / GAZ_PAGE] * GAZ_PAGE + c % GAZ_PAGE];
		}
		w->entry[i] = e;
	}
	w->nentry = b->nname;
	qsort(w->entry, w->nentry, sizeof *w->entry, by_id);
}

/* --- the double array ------------------------------------------------------- */

static void
need_nodes(struct writer *w, size_t n)
{
	if (n <= w->nnode)
		return;
	w->node = mp_grow(w->node, &w->capnode, n, sizeof *w->node);
	w->end = mp_grow(w->end, &w->capend, n, sizeof *w->end);
	w->skip = mp_grow(w->skip, &w->capskip, n, sizeof *w->skip);
	for (; w->nnode < n; w->nnode++) {
		w->node[w->nnode] = (struct gaz_node){ 0, UINT32_MAX };
		w->end[w->nnode] = 0;
		w->skip[w->nnode] = (uint32_t)w->nnode;
	}
}

/* The first free node from `at`; skip[] leads there, ever more directly. */
static size_t
next_free(struct writer *w, size_t at)
{
	size_t to = at;

	for (need_nodes(w, at + 1); w->skip[to] != to; need_nodes(w, to + 1))
		to = w->skip[to];
	while (w->skip[at] != to) {
		size_t next = w->skip[at];

		w->skip[at] = (uint32_t)to;
		at = next;
	}
	return to;
}

static bool
fits(struct writer *w, size_t base, const uint16_t *id, size_t n)
{
	need_nodes(w, base + w->nid + 1);
	for (size_t i = 0; i < n; i++)
		if (w->node[base + id[i]].check != UINT32_MAX)
			return false;
	return true;
}

/* The first base where all children find free nodes. */
static size_t
find_base(struct writer *w, const uint16_t *id, size_t n)
{
	size_t at = next_free(w, id[0] + (size_t)1);

	while (!fits(w, at - id[0], id, n))
		at = next_free(w, at + 1);
	return at - id[0];
}

static void
set_name(struct writer *w, const struct build *b, struct span *s)
{
	struct gaz_name name = { .first = (uint32_t)w->nbearer };
	size_t n = 0;

	for (; s->lo < s->hi && w->entry[s->lo]->n == s->depth; s->lo++) {
		uint32_t bearer = w->entry[s->lo]->bearer;
		mp_level level = b->division[bearer >> 3].level;

		/* Sorted by division, then kind: the best kind is the first. */
		if (n > 0 && w->bearer[w->nbearer - 1] >> 3 == bearer >> 3)
			continue;
		w->bearer[w->nbearer++] = bearer;
		name.levels |= MP_LV_BIT(level);
		if ((bearer & 7) != MP_NAME_SHORT)
			name.full |= MP_LV_BIT(level);
		n++;
	}
	if (n == 0)
		return;
	if (n > UINT16_MAX)
		build_die(w->path, 0, "a name with more than 65535 bearers");
	name.n = (unsigned)n;
	w->name = mp_grow(w->name, &w->capname, w->nname + 1, sizeof *w->name);
	if (++s->nested > MP_GAZ_MAXNAMES / 2)
		build_die(w->path, 0, "%u names begin each other: raise MP_GAZ_MAXNAMES",
		    s->nested);
	w->end[s->node] = (uint32_t)w->nname;
	w->node[s->node].base |= GAZ_NAMED;
	w->name[w->nname++] = name;
}

/* Place the children of one node and queue them. */
static void
place(struct writer *w, struct span s, struct span **queue, size_t *n, size_t *cap)
{
	static uint16_t id[UINT16_MAX];
	size_t nchild = 0, base, lo, hi;

	for (lo = s.lo; lo < s.hi; lo++)
		if (lo == s.lo || w->entry[lo]->id[s.depth] != w->entry[lo - 1]->id[s.depth])
			id[nchild++] = w->entry[lo]->id[s.depth];
	if (nchild == 0)
		return;
	base = find_base(w, id, nchild);
	w->node[s.node].base |= (uint32_t)base;
	for (lo = s.lo; lo < s.hi; lo = hi) {
		uint32_t node = (uint32_t)(base + w->entry[lo]->id[s.depth]);

		for (hi = lo; hi < s.hi &&
		    w->entry[hi]->id[s.depth] == w->entry[lo]->id[s.depth]; hi++)
			;
		w->node[node].check = s.node;
		w->skip[node] = node + 1;
		*queue = mp_grow(*queue, cap, *n + 1, sizeof **queue);
		(*queue)[(*n)++] = (struct span){ lo, hi, s.depth + 1, node, s.nested };
	}
}

/* Level by level, so that the nodes that every search visits lie together. */
static void
make_trie(struct writer *w, const struct build *b)
{
	struct span *queue = NULL;
	size_t head, n = 0, cap = 0;

	w->bearer = mp_alloc(w->nentry * sizeof *w->bearer);
	need_nodes(w, w->nid + 1);
	w->node[0].check = UINT32_MAX - 1;
	w->skip[0] = 1;
	queue = mp_grow(queue, &cap, 1, sizeof *queue);
	queue[n++] = (struct span){ 0, w->nentry, 0, 0, 0 };
	for (head = 0; head < n; head++) {
		struct span s = queue[head];

		set_name(w, b, &s);
		place(w, s, &queue, &n, &cap);
	}
	free(queue);
}

/* --- the file --------------------------------------------------------------- */

static void
add_section(mp_buf *out, struct gaz_head *h, enum gaz_section s, const void *p,
    size_t count, size_t size)
{
	while (out->n % 8)
		mp_buf_addc(out, '\0');
	h->section[s].offset = (uint32_t)out->n;
	h->section[s].count = (uint32_t)count;
	mp_buf_add(out, (mp_str){ p, count * size });
}

static void
add_divisions(mp_buf *out, struct gaz_head *h, const struct build *b)
{
	struct gaz_division *div = mp_zalloc(b->ndivision, sizeof *div);
	mp_buf strings = { 0 };

	for (size_t i = 0; i < b->ndivision; i++) {
		const struct build_division *d = &b->division[i];

		div[i] = (struct gaz_division){ .code = d->code, .parent = d->parent,
		    .end = d->end, .name = (uint32_t)strings.n, .len = (uint8_t)d->name.n,
		    .level = (uint8_t)d->level, .class = (uint8_t)d->class,
		    .unlisted = d->unlisted };
		mp_buf_add(&strings, d->name);
	}
	add_section(out, h, GAZ_DIVISIONS, div, b->ndivision, sizeof *div);
	add_section(out, h, GAZ_STRINGS, strings.p, strings.n, 1);
	mp_buf_free(&strings);
	free(div);
}

static void
put_file(const char *path, const mp_buf *out)
{
	mp_buf tmp = { 0 };
	FILE *fp;

	mp_buf_printf(&tmp, "%s.tmp", path);
	if (!(fp = fopen(mp_buf_cstr(&tmp), "wb")) ||
	    fwrite(out->p, 1, out->n, fp) != out->n || fclose(fp) != 0 ||
	    rename(tmp.p, path) != 0) {
		int saved = errno;

		unlink(tmp.p);
		build_die(path, 0, "cannot write: %s", strerror(saved));
	}
	mp_buf_free(&tmp);
}

void
build_write(struct build *b, const char *path)
{
	struct writer w = { .path = path };
	struct gaz_head h = { .magic = "", .order = GAZ_ORDER, .version = GAZ_VERSION };
	mp_buf out = { 0 };

	memcpy(h.magic, GAZ_MAGIC, sizeof h.magic);
	number_chars(&w, b);
	number_variants(&w);
	make_entries(&w, b);
	make_trie(&w, b);
	mp_buf_add(&out, (mp_str){ (const char *)&h, sizeof h });
	add_divisions(&out, &h, b);
	add_section(&out, &h, GAZ_PAGES, w.page, GAZ_NPAGE, sizeof *w.page);
	add_section(&out, &h, GAZ_IDS, w.id, w.npage * GAZ_PAGE, sizeof *w.id);
	add_section(&out, &h, GAZ_NODES, w.node, w.nnode, sizeof *w.node);
	add_section(&out, &h, GAZ_ENDS, w.end, w.nnode, sizeof *w.end);
	add_section(&out, &h, GAZ_NAMES, w.name, w.nname, sizeof *w.name);
	add_section(&out, &h, GAZ_BEARERS, w.bearer, w.nbearer, sizeof *w.bearer);
	h.size = out.n;
	h.body_sum = XXH3_64bits(out.p + sizeof h, out.n - sizeof h);
	h.head_sum = XXH3_64bits(&h, offsetof(struct gaz_head, head_sum));
	memcpy(out.p, &h, sizeof h);
	put_file(path, &out);
	mp_buf_free(&out);
	free(w.id);
	free(w.entry);
	free(w.node);
	free(w.end);
	free(w.skip);
	free(w.name);
	free(w.bearer);
}
