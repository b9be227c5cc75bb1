/* variants.c - which names of a corpus are one name, written in several ways. */
#include <config.h>

#include "names/variants.h"

#include <stdlib.h>

#include "base/mem.h"

struct mp_variants {
	mp_variant *pair;
	size_t n, cap;
	mp_map settled;		/* from {from, within} to the pair */
	mp_arena arena;		/* the keys of that map */
	bool *moved;		/* of every term: is there a settled pair from it? */
	size_t compared;
};

/* --- the pairs ------------------------------------------------------------------- */

/* What a pair's name is settled by; `from` and `within` stand one behind the other. */
static mp_str
place(const mp_variant *p, mp_term key[2])
{
	key[0] = p->from;
	key[1] = p->within;
	return (mp_str){ (const char *)key, 2 * sizeof *key };
}

static void
add(mp_variants *v, mp_variant pair)
{
	v->pair = mp_grow(v->pair, &v->cap, v->n + 1, sizeof *v->pair);
	v->pair[v->n++] = pair;
}

static void
add_decided(mp_variants *v, const mp_corpus *c, const mp_name_decision *d)
{
	if (!d->same || d->from == d->to || d->from == 0 || d->to == 0)
		return;
	add(v, (mp_variant){ .from = d->from, .to = d->to, .within = d->within,
	    .alike = MP_ALIKE_DECIDED, .score = 1, .settled = true,
	    .nfrom = c->term[d->from].count, .nto = c->term[d->to].count });
}

/* Terms by what they say: their numbers depend on the order of the rows. */
static int
by_text(const mp_corpus *c, mp_term a, mp_term b)
{
	const mp_term_info *x = &c->term[a], *y = &c->term[b];

	if (a == b)
		return 0;
	if (x->county != y->county)
		return by_text(c, x->county, y->county);
	if (x->element != y->element)
		return x->element < y->element ? -1 : 1;
	return mp_str_cmp(x->text, y->text);
}

static int
by_texts(const void *a, const void *b, void *corpus)
{
	const mp_variant *p = a, *q = b;
	int order = by_text(corpus, p->from, q->from);

	if (order == 0)
		order = by_text(corpus, p->within, q->within);
	return order ? order : by_text(corpus, p->to, q->to);
}

/* Enter the settled pairs, so that a sighting finds them. */
static void
settle(mp_variants *v)
{
	mp_term key[2];
	size_t i;

	for (i = 0; i < v->n; i++)
		if (v->pair[i].settled) {
			v->moved[v->pair[i].from] = true;
			mp_map_put(&v->settled, mp_arena_dup(&v->arena,
			    place(&v->pair[i], key)), (uint32_t)i);
		}
}

mp_variants *
mp_variants_find(const mp_corpus *c, const mp_name_decision *decided, size_t n)
{
	mp_variants *v = mp_zalloc(1, sizeof *v);
	size_t i;

	v->moved = mp_zalloc(c->nterms + 1, sizeof *v->moved);
	for (i = 0; i < n; i++)
		add_decided(v, c, &decided[i]);
	qsort_r(v->pair, v->n, sizeof *v->pair, by_texts, (void *)(uintptr_t)c);
	settle(v);
	return v;
}

/* --- what came of it ------------------------------------------------------------- */

/* The element in which a name of this one is unique: 0 for the county. */
static mp_element
realm(mp_element e)
{
	return e == MP_GROUP ? MP_COMMUNITY : e == MP_COMMUNITY ? MP_TOWNSHIP : MP_PROVINCE;
}

const mp_variant *
mp_variants_pair(const mp_variants *v, const mp_sighting *s, mp_element e)
{
	mp_term key[2] = { s->term[e], s->term[realm(e)] };
	const uint32_t *i = NULL;

	if (!v->moved[key[0]])
		return NULL;
	if (key[1])
		i = mp_map_get(&v->settled, (mp_str){ (const char *)key, sizeof key });
	if (i == NULL) {
		key[1] = 0;
		i = mp_map_get(&v->settled, (mp_str){ (const char *)key, sizeof key });
	}
	return i ? &v->pair[*i] : NULL;
}

mp_term
mp_variants_settled(const mp_variants *v, const mp_sighting *s, mp_element e)
{
	const mp_variant *pair = mp_variants_pair(v, s, e);

	return pair ? pair->to : s->term[e];
}

const mp_variant *
mp_variants_list(const mp_variants *v, size_t *n)
{
	*n = v->n;
	return v->pair;
}

size_t
mp_variants_compared(const mp_variants *v)
{
	return v->compared;
}

void
mp_variants_why(mp_buf *out, const mp_corpus *c, const mp_variant *p)
{
	const mp_term_info *from = &c->term[p->from], *to = &c->term[p->to];

	mp_buf_adds(out, mp_elements[from->element].zh);
	mp_buf_addc(out, ' ');
	mp_buf_add(out, from->text);
	mp_buf_addc(out, '=');
	mp_buf_add(out, to->text);
	mp_buf_printf(out, "：%u条对%u条", (unsigned)p->nfrom, (unsigned)p->nto);
	if (p->same)
		mp_buf_printf(out, "，号码相同%u条", (unsigned)p->same);
	if (p->alike == MP_ALIKE_DECIDED)
		mp_buf_adds(out, "，人工认定");
}

void
mp_variants_free(mp_variants *v)
{
	if (v == NULL)
		return;
	free(v->pair);
	free(v->moved);
	mp_map_free(&v->settled);
	mp_arena_free(&v->arena);
	free(v);
}
