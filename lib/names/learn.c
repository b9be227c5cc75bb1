/* learn.c - the table of what a corpus knows of its names. */
#include "names/learn.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "names/naming.h"

const char *const mp_learnt_column[MP_LEARNT_NCOLUMNS] = {
	"kind", "county", "within", "element", "name", "then", "means", "count",
	"exceptions", "score", "why", "采用",
};

/* What the rows are made of. */
struct source {
	mp_learnt *l;
	const mp_corpus *c;
	const mp_variants *v;
	const mp_term *township;	/* of every community */
	bool *alias;			/* of every term: is it told as an alias? */
	uint32_t least;
};

/* --- rows --------------------------------------------------------------------------- */

mp_str
mp_learnt_statement(mp_buf *b, const mp_learnt_row *r)
{
	int i;

	b->n = 0;
	for (i = MP_LEARNT_KIND; i <= MP_LEARNT_MEANS; i++) {
		mp_buf_add(b, r->field[i]);
		mp_buf_addc(b, '\t');
	}
	return mp_buf_str(b);
}

static mp_str
keep_buf(mp_learnt *l)
{
	return mp_arena_dup(&l->arena, mp_buf_str(&l->buf));
}

static mp_str
number(mp_learnt *l, const char *fmt, double x)
{
	l->buf.n = 0;
	mp_buf_printf(&l->buf, fmt, x);
	return keep_buf(l);
}

static void
put(mp_learnt *l, mp_learnt_kind kind, mp_learnt_row r)
{
	static const char *const name[] = { "alias", "rule", "name" };
	const uint32_t *earlier;

	r.kind = kind;
	r.field[MP_LEARNT_KIND] = mp_str_from(name[kind]);
	r.field[MP_LEARNT_COUNT] = number(l, "%.0f", r.count);
	if ((earlier = mp_map_get(&l->known, mp_learnt_statement(&l->buf, &r))) != NULL) {
		r.field[MP_LEARNT_ACCEPT] = l->earlier[*earlier].field[MP_LEARNT_ACCEPT];
		l->earlier[*earlier].field[MP_LEARNT_KIND].n = 0;	/* it is here again */
	}
	l->row = mp_grow(l->row, &l->cap, l->n + 1, sizeof *l->row);
	l->row[l->n++] = r;
}

/* The row of a term: county, element and name; the strings are the corpus's. */
static mp_learnt_row
row_of(const struct source *s, mp_term t)
{
	mp_learnt_row r = { .count = 0 };
	const mp_term_info *info = &s->c->term[t];

	r.field[MP_LEARNT_COUNTY] = mp_corpus_text(s->c, info->county);
	r.field[MP_LEARNT_ELEMENT] = mp_str_from(mp_elements[info->element].name);
	r.field[MP_LEARNT_NAME] = mp_corpus_text(s->c, t);
	return r;
}

/* Where the name of a group or community is one: 老城街道义阳社区, 老城街道.  False if the
 * community is of several townships. */
static bool
put_within(const struct source *s, mp_learnt_row *r, mp_term within)
{
	mp_buf *b = &s->l->buf;

	if (within == 0)
		return true;
	b->n = 0;
	if (s->c->term[within].element == MP_COMMUNITY) {
		if (s->township[within] == 0)
			return false;
		mp_buf_add(b, mp_corpus_text(s->c, s->township[within]));
	}
	mp_buf_add(b, mp_corpus_text(s->c, within));
	r->field[MP_LEARNT_WITHIN] = keep_buf(s->l);
	return true;
}

/* A hamlet without its village is none that a table of names can tell. */
static bool
is_at_home(const struct source *s, mp_term name, mp_term within)
{
	return s->c->term[name].element != MP_GROUP ||
	    s->c->term[within].element == MP_COMMUNITY;
}

/* --- what there is to learn ---------------------------------------------------------- */

static void
learn_aliases(const struct source *s)
{
	size_t i, n;
	const mp_variant *p = mp_variants_list(s->v, &n);

	for (i = 0; i < n; i++) {
		mp_learnt_row r = row_of(s, p[i].from);

		s->alias[p[i].from] = true;
		if (!is_at_home(s, p[i].from, p[i].within) || !put_within(s, &r, p[i].within))
			continue;
		r.field[MP_LEARNT_MEANS] = mp_corpus_text(s->c, p[i].to);
		r.field[MP_LEARNT_SCORE] = number(s->l, "%.2f", p[i].score);
		r.count = p[i].nfrom;
		s->l->buf.n = 0;
		mp_variants_why(&s->l->buf, s->c, &p[i]);
		r.field[MP_LEARNT_WHY] = keep_buf(s->l);
		put(s->l, MP_LEARNT_ALIAS, r);
		s->l->aliases++;
		s->l->doubtful += !p[i].settled;
	}
}

static void
learn_rules(const struct source *s)
{
	size_t i, n;
	mp_dependency *d = mp_depend_find(s->c, s->v, s->least, &n);

	for (i = 0; i < n; i++) {
		mp_learnt_row r = row_of(s, d[i].name);

		r.field[MP_LEARNT_THEN] = mp_str_from(mp_elements[d[i].then].name);
		r.field[MP_LEARNT_MEANS] = mp_corpus_text(s->c, d[i].value);
		r.field[MP_LEARNT_EXCEPTIONS] = number(s->l, "%.0f", d[i].exceptions);
		r.field[MP_LEARNT_SCORE] = number(s->l, "%.2f", d[i].confidence);
		r.count = d[i].support;
		s->l->buf.n = 0;
		mp_depend_why(&s->l->buf, s->c, &d[i]);
		r.field[MP_LEARNT_WHY] = keep_buf(s->l);
		put(s->l, MP_LEARNT_RULE, r);
		s->l->rules++;
	}
	free(d);
}

static bool
has_digit(mp_str s)
{
	while (s.n && mp_str_digits(s) == 0)
		s = mp_str_skip(s, 1);
	return s.n > 0;
}

/* Is it a name that a text can be searched for?  3巷 and 张湾1组 hold a number, one
 * character is everywhere, and what the gazetteer has is known. */
static bool
is_name(const struct source *s, const mp_name *name, mp_element e)
{
	mp_str text = s->c->term[name->term].text;

	return name->count >= s->least && !s->alias[name->term] &&
	    (unsigned char)text.p[0] >= 0x80 && mp_utf8_count(text) >= 2 &&
	    (e != MP_GROUP || !has_digit(text)) &&
	    !(e == MP_COMMUNITY && mp_corpus_listed(s->c, name->term, name->within));
}

static void
learn_names(const struct source *s, mp_element e)
{
	mp_naming names;
	size_t i;

	mp_naming_init(&names, s->c, e, NULL);
	for (i = 0; i < names.n; i++) {
		const mp_name *name = &names.name[i];
		mp_learnt_row r = row_of(s, name->term);

		if (!is_at_home(s, name->term, name->within) || !is_name(s, name, e) ||
		    !put_within(s, &r, name->within))
			continue;
		r.count = name->count;
		put(s->l, MP_LEARNT_ANAME, r);
		s->l->names++;
	}
	mp_naming_fini(&names);
}

/* --- the table ----------------------------------------------------------------------- */

static int
by_use(const void *a, const void *b)
{
	const mp_learnt_row *x = a, *y = b;
	int i, order;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	for (i = MP_LEARNT_COUNTY; i <= MP_LEARNT_MEANS; i++)
		if ((order = mp_str_cmp(x->field[i], y->field[i])) != 0)
			return order;
	return 0;
}

/* What was decided and is not seen any more. */
static void
put_earlier(mp_learnt *l)
{
	size_t i;

	for (i = 0; i < l->nearlier; i++)
		if (l->earlier[i].field[MP_LEARNT_KIND].n) {
			l->row = mp_grow(l->row, &l->cap, l->n + 1, sizeof *l->row);
			l->row[l->n++] = l->earlier[i];
		}
}

void
mp_learn(mp_learnt *l, const mp_corpus *c, uint32_t least)
{
	static const mp_element named[] = { MP_ROAD, MP_LANE, MP_ESTATE, MP_COMMUNITY, MP_GROUP };
	mp_variants *v = mp_variants_find(c, NULL, 0, 1);
	mp_term *township = mp_depend_townships(c, v);
	struct source s = { .l = l, .c = c, .v = v, .township = township, .least = least };
	size_t i;

	s.alias = mp_zalloc(c->nterms + 1, sizeof *s.alias);
	learn_aliases(&s);
	learn_rules(&s);
	for (i = 0; i < sizeof named / sizeof *named; i++)
		learn_names(&s, named[i]);
	put_earlier(l);
	if (l->n)
		qsort(l->row, l->n, sizeof *l->row, by_use);
	free(s.alias);
	free(township);
	mp_variants_free(v);
}

void
mp_learnt_free(mp_learnt *l)
{
	free(l->row);
	free(l->earlier);
	mp_map_free(&l->known);
	mp_arena_free(&l->arena);
	mp_buf_free(&l->buf);
	*l = (mp_learnt){ 0 };
}
