/* review.c - the doubtful pairs of a run, for a clerk to decide. */
#include "dedup/review.h"

#include <stdlib.h>

#include "base/mem.h"

static mp_str
pair_key(mp_buf *out, const mp_doubt *q)
{
	bool turn = mp_str_cmp(q->key_a, q->key_b) > 0;

	mp_buf_addc(out, (char)('0' + q->subject));
	mp_buf_add(out, turn ? q->key_b : q->key_a);
	mp_buf_addc(out, '\t');
	mp_buf_add(out, turn ? q->key_a : q->key_b);
	return mp_buf_str(out);
}

bool
mp_review_add(mp_review *r, mp_decisions *d, const mp_doubt *q)
{
	mp_buf pair = { 0 };
	mp_doubt *own;
	bool fresh;

	if (d && mp_decisions_ask(d, q->subject, q->key_a, q->key_b) != MP_UNDECIDED)
		return false;
	fresh = !mp_map_get(&r->asked, pair_key(&pair, q));
	if (fresh) {
		mp_map_put(&r->asked, mp_arena_dup(&r->arena, mp_buf_str(&pair)), 0);
		r->item = mp_grow(r->item, &r->cap, r->n + 1, sizeof *r->item);
		own = &r->item[r->n++];
		*own = *q;
		own->key_a = mp_arena_dup(&r->arena, q->key_a);
		own->key_b = mp_arena_dup(&r->arena, q->key_b);
		own->a = mp_arena_dup(&r->arena, q->a);
		own->b = mp_arena_dup(&r->arena, q->b);
		own->differ = mp_arena_dup(&r->arena, q->differ);
		own->why = mp_arena_dup(&r->arena, q->why);
	}
	mp_buf_free(&pair);
	return fresh;
}

/* --- names --------------------------------------------------------------- */

/* The key of a name, and the name with its place and count: 浉河区老城街道 狮河路（3条）. */
static void
name_side(const mp_corpus *c, mp_term name, mp_term within, size_t count, mp_buf *key,
    mp_buf *text)
{
	const mp_term_info *t = &c->term[name], *place = &c->term[within];
	mp_name_key k = {
		.county = c->term[t->county].text, .within = MP_NELEMENT,
		.element = (mp_element)t->element, .text = t->text,
	};
	size_t i;

	if (within) {
		k.within = (mp_element)place->element;
		k.within_text = place->text;
	}
	mp_name_key_write(key, &k);
	for (i = k.county.n; i > 0 && k.county.p[i - 1] != '|'; i--)
		;
	mp_buf_add(text, mp_str_skip(k.county, i));
	mp_buf_add(text, within ? mp_corpus_text(c, within) : MP_STR(""));
	if (text->n)
		mp_buf_addc(text, ' ');
	mp_buf_add(text, mp_corpus_text(c, name));
	mp_buf_printf(text, "（%zu条）", count);
}

bool
mp_review_name(mp_review *r, mp_decisions *d, const mp_corpus *c, const mp_variant *v)
{
	mp_buf text[6] = { { 0 } };
	mp_buf *key_a = &text[0], *key_b = &text[1], *a = &text[2], *b = &text[3];
	mp_buf *differ = &text[4], *why = &text[5];
	mp_str from = mp_corpus_text(c, v->from), to = mp_corpus_text(c, v->to);
	mp_doubt q;
	bool fresh;
	size_t i;

	name_side(c, v->from, v->within, v->nfrom, key_a, a);
	name_side(c, v->to, v->within, v->nto, key_b, b);
	mp_buf_adds(differ, mp_elements[c->term[v->from].element].zh);
	mp_buf_printf(differ, "：%.*s／%.*s", (int)from.n, from.p, (int)to.n, to.p);
	mp_variants_why(why, c, v);
	q = (mp_doubt){
		.subject = MP_OF_NAMES, .key_a = mp_buf_str(key_a),
		.key_b = mp_buf_str(key_b), .a = mp_buf_str(a), .b = mp_buf_str(b),
		.differ = mp_buf_str(differ), .why = mp_buf_str(why), .score = v->score,
		.count = v->nfrom < v->nto ? v->nfrom : v->nto,
	};
	fresh = mp_review_add(r, d, &q);
	for (i = 0; i < sizeof text / sizeof *text; i++)
		mp_buf_free(&text[i]);
	return fresh;
}

/* --- addresses ----------------------------------------------------------- */

static mp_str
shown(mp_str value)
{
	return value.n ? value : MP_STR("（无）");
}

void
mp_review_differ(mp_buf *out, const mp_address *a, const mp_address *b)
{
	size_t start = out->n;
	int e;

	for (e = MP_PROVINCE; e <= MP_ROOM; e++) {
		if (mp_str_eq(a->elem[e], b->elem[e]))
			continue;
		mp_buf_adds(out, out->n > start ? "；" : "");
		mp_buf_adds(out, mp_elements[e].zh);
		mp_buf_adds(out, "：");
		mp_buf_add(out, shown(a->elem[e]));
		mp_buf_adds(out, "／");
		mp_buf_add(out, shown(b->elem[e]));
	}
}

/* --- the table ----------------------------------------------------------- */

static int
most_useful(const void *a, const void *b)
{
	const mp_doubt *x = a, *y = b;
	int c;

	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	if (x->score < y->score || x->score > y->score)
		return x->score > y->score ? -1 : 1;
	c = (int)y->subject - (int)x->subject;
	c = c ? c : mp_str_cmp(x->key_a, y->key_a);
	return c ? c : mp_str_cmp(x->key_b, y->key_b);
}

void
mp_review_sort(mp_review *r)
{
	if (r->n)
		qsort(r->item, r->n, sizeof *r->item, most_useful);
}

void
mp_review_put(mp_buf *out, const mp_doubt *q, bool csv)
{
	mp_str value[MP_REVIEW_NCOLUMN] = {
		[MP_REVIEW_KIND] = mp_str_from(mp_subject_word[q->subject]),
		[MP_REVIEW_A] = q->a, [MP_REVIEW_B] = q->b,
		[MP_REVIEW_DIFFER] = q->differ, [MP_REVIEW_WHY] = q->why,
		[MP_REVIEW_KEY_A] = q->key_a, [MP_REVIEW_KEY_B] = q->key_b,
	};
	mp_buf number = { 0 };
	size_t score;

	mp_buf_printf(&number, "%.2g", q->score);
	score = number.n;
	mp_buf_printf(&number, "%zu", q->count);
	value[MP_REVIEW_SCORE] = (mp_str){ number.p, score };
	value[MP_REVIEW_COUNT] = mp_str_skip(mp_buf_str(&number), score);
	mp_table_row(out, value, MP_REVIEW_NCOLUMN, csv);
	mp_buf_free(&number);
}

void
mp_review_free(mp_review *r)
{
	free(r->item);
	mp_map_free(&r->asked);
	mp_arena_free(&r->arena);
	*r = (mp_review){ 0 };
}
