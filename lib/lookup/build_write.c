/* build_write.c - make the tables of a book, and write it. */
#include <config.h>

#include <errno.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lookup/build.h"
#include "lookup/handle.h"
#include "lookup/near.h"

/* A book has at most so many rows under one key in its tables: more of them would only
 * say again that the address is ambiguous. */
enum { TWINS = 16 };

/* --- the tables ----------------------------------------------------------- */

struct table {
	struct book_entry *entry;
	size_t n;
};

static void
put_entry(struct table *t, uint64_t hash, uint32_t at, bool once)
{
	size_t i = book_begin(hash, t->n);

	for (; t->entry[i].at; i = i + 1 < t->n ? i + 1 : 0)
		if (once && t->entry[i].at == at && t->entry[i].tag == (uint32_t)hash)
			return;
	t->entry[i] = (struct book_entry){ (uint32_t)hash, at };
}

/* Entries wait here until it is known how many there are. */
struct waiting {
	struct { uint64_t hash; uint32_t at; } *entry;
	size_t n, cap;
	uint32_t at;		/* what the next are of */
};

static void
wait(void *of, uint64_t hash)
{
	struct waiting *w = of;

	w->entry = mp_grow(w->entry, &w->cap, w->n + 1, sizeof *w->entry);
	w->entry[w->n].hash = hash;
	w->entry[w->n++].at = w->at;
}

static size_t
table_size(size_t entries)
{
	return entries + entries / 2 + 1;
}

static struct table
seat(struct waiting *w, bool once)
{
	struct table t = { NULL, table_size(w->n) };
	size_t i;

	t.entry = mp_zalloc(t.n, sizeof *t.entry);
	for (i = 0; i < w->n; i++)
		put_entry(&t, w->entry[i].hash, w->entry[i].at, once);
	free(w->entry);
	return t;
}

/* Is the row one of more with its key than the tables take? */
static bool
one_too_many(mp_book_builder *b, uint32_t row, const struct book_said *said)
{
	struct book_said other;
	unsigned twins = 0;
	uint32_t i;

	for (i = b->first[built_list(b, b->row[row].hash)]; i && i - 1 != row && twins < TWINS;
	    i = b->next[i - 1]) {
		if (b->row[i - 1].hash != b->row[row].hash)
			continue;
		built_said(b, &b->row[i - 1], &other);
		twins += memcmp(&other, said, sizeof other) == 0;
	}
	return twins == TWINS;
}

static mp_str
term_text(const mp_book_builder *b, uint32_t t)
{
	return (mp_str){ b->texts.p + b->term[t].text, b->term[t].n };
}

static struct table
make_handles(mp_book_builder *b)
{
	struct waiting w = { NULL, 0, 0, 0 };
	size_t i;

	for (i = 0; i < b->nrows; i++) {
		struct book_said said;
		unsigned set;
		int h, e;

		built_said(b, &b->row[i], &said);
		for (e = 0; e < MP_NELEMENT; e++)
			b->term[said.term[e]].count++;
		if (one_too_many(b, (uint32_t)i, &said))
			continue;
		w.at = (uint32_t)i + 1;
		set = mp_handles_of(said.term);
		for (h = 0; h < NHANDLE; h++)
			if (set & 1U << h)
				wait(&w, mp_handle_hash((mp_handle)h, said.term,
				    mp_handle_counts(term_text(b, said.term[MP_GROUP]))));
	}
	return seat(&w, false);
}

/* Enter where a name lies, once; a hamlet's other hashes are those of its community and
 * its township. */
static void
near_lies(mp_book_builder *b, struct waiting *w, mp_map *seen, uint32_t name, uint32_t realm)
{
	uint32_t pair[2] = { name, realm };
	mp_str key = { (const char *)pair, sizeof pair };

	if (!name || !realm || mp_map_get(seen, key))
		return;
	mp_map_put(seen, mp_arena_dup(&b->arena, key), 0);
	w->at = name;
	wait(w, near_lies_hash(name, realm));
	if (b->term[name].element == MP_GROUP && !mp_handle_counts(term_text(b, name)))
		mp_near_hashes(MP_GROUP, term_text(b, name), realm, wait, w);
}

static void
near_rows(mp_book_builder *b, struct waiting *w)
{
	mp_map seen = { 0 };
	size_t i;
	int e;

	for (i = 0; i < b->nrows; i++) {
		struct book_said said;

		built_said(b, &b->row[i], &said);
		for (e = MP_DEVZONE; e <= MP_ESTATE; e++)
			if (mp_near_names((mp_element)e))
				near_lies(b, w, &seen, said.term[e],
				    said.term[e == MP_GROUP ? MP_COMMUNITY : MP_COUNTY]);
		near_lies(b, w, &seen, said.term[MP_GROUP], said.term[MP_TOWNSHIP]);
	}
	mp_map_free(&seen);
}

static struct table
make_near(mp_book_builder *b)
{
	struct waiting w = { NULL, 0, 0, 0 };
	size_t i;

	for (i = 1; i < b->nterms; i++) {
		w.at = (uint32_t)i;
		if (b->term[i].element != MP_GROUP &&
		    mp_near_names((mp_element)b->term[i].element))
			mp_near_hashes((mp_element)b->term[i].element, term_text(b, w.at), 0,
			    wait, &w);
	}
	near_rows(b, &w);
	return seat(&w, true);
}

struct flat {	/* a table of numbers, 0 being free */
	uint32_t *at;
	size_t n;
};

static void
put_flat(struct flat *t, uint64_t hash, uint32_t at)
{
	size_t i = book_begin(hash, t->n);

	while (t->at[i])
		i = i + 1 < t->n ? i + 1 : 0;
	t->at[i] = at;
}

static struct flat
make_terms(const mp_book_builder *b)
{
	struct flat t = { NULL, table_size(b->nterms) };
	size_t i;

	t.at = mp_zalloc(t.n, sizeof *t.at);
	for (i = 1; i < b->nterms; i++)
		put_flat(&t, book_text_hash((mp_element)b->term[i].element,
		    term_text(b, (uint32_t)i)), (uint32_t)i);
	return t;
}

static mp_str
name_of(const mp_book_builder *b, const struct built_row *r)
{
	return (mp_str){ b->names.p + r->name, r->nname };
}

/* The row that has this name so far, + 1; 0: none. */
static uint32_t
bearer(const mp_book_builder *b, const struct flat *t, mp_str name)
{
	size_t i = book_begin(book_name_hash(name), t->n);

	for (; t->at[i]; i = i + 1 < t->n ? i + 1 : 0)
		if (mp_str_eq(name_of(b, &b->row[t->at[i] - 1]), name))
			return t->at[i];
	return 0;
}

/* Of the rows with one name the current one, or the first. */
static struct flat
make_names(const mp_book_builder *b)
{
	struct flat t = { NULL, table_size(b->nrows) };
	int kind;
	size_t i;

	t.at = mp_zalloc(t.n, sizeof *t.at);
	for (kind = MP_BOOK_CURRENT; kind <= MP_BOOK_OLD; kind++)
		for (i = 0; i < b->nrows; i++) {
			mp_str name = name_of(b, &b->row[i]);

			if (b->row[i].kind == kind && name.n && !bearer(b, &t, name))
				put_flat(&t, book_name_hash(name), (uint32_t)i + 1);
		}
	return t;
}

/* --- where a row leads to ------------------------------------------------------ */

struct leads {
	struct book_lead *lead;
	size_t n, cap;
};

static int
by_row(const void *a, const void *b)
{
	const struct book_lead *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

static void
hop(struct leads *l, uint32_t from, uint32_t to)
{
	l->lead = mp_grow(l->lead, &l->cap, l->n + 1, sizeof *l->lead);
	l->lead[l->n++] = (struct book_lead){ from, to };
}

/* Where each row leads to next: a name that is not current to the one that is, an address
 * that is no more to its successors. */
static struct leads
hops(const mp_book_builder *b, const struct flat *names)
{
	struct leads l = { NULL, 0, 0 };
	size_t i;

	for (i = 0; i < b->nleads; i++) {
		uint32_t row = bearer(b, names, (mp_str){ b->names.p + b->lead[i].name,
		    b->lead[i].nname });

		if (row && row - 1 != b->lead[i].row)
			hop(&l, b->lead[i].row, row - 1);
	}
	for (i = 0; i < b->nrows; i++) {
		mp_str name = name_of(b, &b->row[i]);
		uint32_t row = b->row[i].kind != MP_BOOK_CURRENT && name.n ?
		    bearer(b, names, name) : 0;

		if (row && row - 1 != i && b->row[i].life != MP_BOOK_MERGED)
			hop(&l, (uint32_t)i, row - 1);
	}
	if (l.n)
		qsort(l.lead, l.n, sizeof *l.lead, by_row);
	return l;
}

/* The first hop from a row, or the number of all hops. */
static size_t
first_hop(const struct leads *l, uint32_t from)
{
	size_t low = 0, high = l->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (l->lead[middle].from < from)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Enter where a row leads to at last; a ring has no end, and is cut. */
static void
follow(const struct leads *hop_list, uint32_t from, uint32_t at, int steps, struct leads *out)
{
	enum { STEPS = 20 };
	size_t i = first_hop(hop_list, at), k = out->n;

	if (i == hop_list->n || hop_list->lead[i].from != at || steps == STEPS) {
		while (k > 0 && out->lead[k - 1].from == from)
			if (out->lead[--k].to == at || out->n - k == MP_BOOK_LEADS)
				return;
		hop(out, from, at);
		return;
	}
	for (; i < hop_list->n && hop_list->lead[i].from == at; i++)
		follow(hop_list, from, hop_list->lead[i].to, steps + 1, out);
}

static struct leads
make_leads(const mp_book_builder *b, const struct flat *names)
{
	struct leads next = hops(b, names), l = { NULL, 0, 0 };
	size_t i;

	for (i = 0; i < next.n; i++)
		if (i == 0 || next.lead[i].from != next.lead[i - 1].from)
			follow(&next, next.lead[i].from, next.lead[i].from, 0, &l);
	free(next.lead);
	return l;
}

/* --- writing ------------------------------------------------------------------- */

/* The rows as they lie in the file. */
struct laid {
	uint32_t *row, *at;	/* all of them; where each begins, by its number + 1 */
	size_t n;
};

static size_t
laid_size(const mp_book_builder *b)
{
	size_t i, n = 1;

	for (i = 0; i < b->nrows; i++)
		n += book_row_size((struct book_row){ .nslots = b->row[i].nslots,
		    .nname = b->row[i].nname });
	return n;
}

static void
lay(const mp_book_builder *b, struct laid *l)
{
	uint32_t *p;
	size_t i;

	l->row = mp_zalloc(l->n, sizeof *l->row);
	l->at = mp_zalloc(b->nrows + 1, sizeof *l->at);
	for (i = 0, p = l->row + 1; i < b->nrows; i++) {
		const struct built_row *r = &b->row[i];
		struct book_row head = { r->nslots, r->nname, r->life,
			(uint8_t)(r->kind | (r->implied ? IMPLIED : 0)) };

		l->at[i + 1] = (uint32_t)(p - l->row);
		memcpy(p, &head, sizeof head);
		memcpy(p + 1, b->slot + r->slot, r->nslots * sizeof *p);
		memcpy(p + 1 + r->nslots, b->names.p + r->name, r->nname);
		p += book_row_size(head);
	}
}

/* Have everything that leads to a row by its number lead to where it lies. */
static void
relocate(const struct laid *l, struct table *handles, struct flat *names, struct leads *leads)
{
	size_t i;

	for (i = 0; i < handles->n; i++)
		handles->entry[i].at = l->at[handles->entry[i].at];
	for (i = 0; i < names->n; i++)
		names->at[i] = l->at[names->at[i]];
	for (i = 0; i < leads->n; i++)
		leads->lead[i] = (struct book_lead){ l->at[leads->lead[i].from + 1],
			l->at[leads->lead[i].to + 1] };
}

int
mp_book_write(mp_book_builder *b, mp_outfile *out, const char *library,
    const mp_index_stamp *stamp)
{
	struct book_head head = { b->coded, (uint32_t)b->nrows, b->origin };
	struct laid laid = { .n = laid_size(b) };
	struct table handles, near;
	struct flat terms, names;
	struct leads leads;
	int failed;

	if (laid.n > UINT32_MAX) {
		errno = EFBIG;
		return -1;
	}
	handles = make_handles(b);
	near = make_near(b);
	terms = make_terms(b);
	names = make_names(b);
	leads = make_leads(b, &names);
	lay(b, &laid);
	relocate(&laid, &handles, &names, &leads);
	failed = mp_sections_write(out, &book_kind, (mp_sections_part[BOOK_NSECTION]){
		[BOOK_HEAD] = { &head, 1 },
		[BOOK_TEXTS] = { b->texts.p, b->texts.n },
		[BOOK_TERMS] = { b->term, b->nterms },
		[BOOK_TERM_TABLE] = { terms.at, terms.n },
		[BOOK_VALUES] = { b->value, b->nvalues },
		[BOOK_ROWS] = { laid.row, laid.n },
		[BOOK_NAME_TABLE] = { names.at, names.n },
		[BOOK_HANDLES] = { handles.entry, handles.n },
		[BOOK_NEAR] = { near.entry, near.n },
		[BOOK_LEADS] = { leads.lead, leads.n },
	}, library, stamp);
	free(handles.entry);
	free(near.entry);
	free(terms.at);
	free(names.at);
	free(leads.lead);
	free(laid.row);
	free(laid.at);
	return failed;
}
