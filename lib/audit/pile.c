/* pile.c - records that are wanted in another order than they came in. */
#include <config.h>

#include "audit/pile.h"

#include <errno.h>
#include <stdlib.h>

#include "base/mem.h"

bool
mp_pile_init(mp_pile *p, const char *dir)
{
	*p = (mp_pile){ .spill = mp_spill_new(dir) };
	return p->spill != NULL;
}

void
mp_pile_free(mp_pile *p)
{
	mp_spill_free(p->spill);
	free(p->item);
	free(p->key);
	mp_map_free(&p->keys);
	mp_arena_free(&p->strings);
	mp_buf_free(&p->text);
}

void
mp_pile_put(mp_pile *p, mp_str key, mp_str text)
{
	const uint32_t *known = mp_map_get(&p->keys, key);
	uint32_t k = known ? *known : (uint32_t)p->nkey;

	if (!known) {
		p->key = mp_grow(p->key, &p->key_cap, p->nkey + 1, sizeof *p->key);
		p->key[p->nkey++] = mp_arena_dup(&p->strings, key);
		mp_map_put(&p->keys, p->key[k], k);
	}
	p->item = mp_grow(p->item, &p->cap, p->n + 1, sizeof *p->item);
	p->item[p->n++] = (struct mp_pile_item){ k, mp_spill_put(p->spill, &text, 1) };
}

/* Keys by their place in strcmp's order; then as they were put. */
static int
by_item(const void *a, const void *b)
{
	const struct mp_pile_item *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

static int
by_text(const void *a, const void *b)
{
	return mp_str_cmp(*(const mp_str *)a, *(const mp_str *)b);
}

bool
mp_pile_sort(mp_pile *p)
{
	uint32_t *rank = mp_alloc((p->nkey + 1) * sizeof *rank);
	size_t i;

	if (p->nkey)
		qsort(p->key, p->nkey, sizeof *p->key, by_text);
	for (i = 0; i < p->nkey; i++)
		rank[*mp_map_get(&p->keys, p->key[i])] = (uint32_t)i;
	for (i = 0; i < p->n; i++)
		p->item[i].key = rank[p->item[i].key];
	if (p->n)
		qsort(p->item, p->n, sizeof *p->item, by_item);
	free(rank);
	p->next = 0;
	return mp_spill_end(p->spill);
}

bool
mp_pile_next(mp_pile *p, mp_str *key, mp_str *text)
{
	const struct mp_pile_item *item;

	errno = 0;
	if (p->next == p->n)
		return false;
	item = &p->item[p->next];
	*key = p->key[item->key];
	if (!mp_spill_get(p->spill, item->at, &p->text, text)) {
		(void)mp_spill_end(p->spill);
		return false;
	}
	p->next++;
	return true;
}
