/* census.c - how many houses, people and organisations there are at each place of a book. */
#include "link/census.h"

#include <stdlib.h>

#include "base/mem.h"

void
mp_census_init(mp_census *c, const mp_book *book)
{
	size_t words = 0, cap = 0, word, i;
	uint32_t place = 0;

	*c = (mp_census){ .n = 0 };
	while (mp_book_next(book, &place)) {
		word = place >> 6;
		c->bit = mp_grow(c->bit, &cap, word + 1, sizeof *c->bit);
		while (words <= word)
			c->bit[words++] = 0;
		c->bit[word] |= UINT64_C(1) << (place & 63);
		c->n++;
	}
	c->before = mp_alloc(words * sizeof *c->before);
	for (i = 0, word = 0; word < words; word++) {
		c->before[word] = (uint32_t)i;
		i += (size_t)__builtin_popcountll(c->bit[word]);
	}
	c->place = mp_zalloc(c->n, sizeof *c->place);
}

void
mp_census_free(mp_census *c)
{
	free(c->bit);
	free(c->before);
	free(c->place);
	mp_buf_free(&c->house_ids);
}

void
mp_census_house(mp_census *c, uint32_t place, mp_str id, bool vacant)
{
	mp_place *p = mp_census_at(c, place);

	p->vacant += vacant;
	if (p->houses++ > 0)
		return;
	p->house = c->house_ids.n + 1;
	mp_buf_add(&c->house_ids, id);
	mp_buf_addc(&c->house_ids, '\0');
}

mp_str
mp_census_first_house(const mp_census *c, uint32_t place)
{
	const mp_place *p = mp_census_at(c, place);

	return p->house ? mp_str_from(c->house_ids.p + p->house - 1) : MP_STR("");
}
