/* corpus.c - the addresses of a run as numbers. */
#include "names/corpus.h"

#include <stdlib.h>

#include "address/address.h"
#include "base/mem.h"

/* What a term is found by, one behind the other: its county, its element, its text. */
enum { PREFIX = sizeof(mp_term) + 1 };

bool
mp_corpus_names(mp_element e)
{
	switch (e) {
	case MP_DEVZONE: case MP_TOWNSHIP: case MP_COMMUNITY: case MP_GROUP:
	case MP_ROAD: case MP_LANE: case MP_ESTATE:
		return true;
	default:
		return false;
	}
}

/* The bytes by which a term is found; they live until the next call. */
static mp_str
entry(mp_buf *scratch, mp_term county, mp_element e, mp_str text)
{
	scratch->n = 0;
	mp_buf_add(scratch, (mp_str){ (const char *)&county, sizeof county });
	mp_buf_addc(scratch, (char)e);
	mp_buf_add(scratch, text);
	return mp_buf_str(scratch);
}

static mp_term
intern(mp_corpus *c, mp_term county, mp_element e, mp_str text)
{
	mp_str key = entry(&c->scratch, county, e, text);
	const uint32_t *known = mp_map_get(&c->map, key);
	mp_term t;

	if (known) {
		t = *known;
	} else {
		c->term = mp_grow(c->term, &c->term_cap, c->nterms + 2, sizeof *c->term);
		if (c->nterms == 0)
			c->term[0] = (mp_term_info){ .text = MP_STR("") };
		t = (mp_term)++c->nterms;
		key = mp_arena_dup(&c->arena, key);
		mp_map_put(&c->map, key, t);
		c->term[t] = (mp_term_info){ mp_str_skip(key, PREFIX), county, (uint8_t)e, 0 };
	}
	c->term[t].count++;
	return t;
}

uint32_t
mp_corpus_add(mp_corpus *c, mp_str key)
{
	mp_str rest = mp_address_key_slots(key), value;
	mp_sighting *s;
	mp_element e;

	c->sighting = mp_grow(c->sighting, &c->cap, c->n + 1, sizeof *c->sighting);
	s = &c->sighting[c->n];
	*s = (mp_sighting){ .county = intern(c, 0, MP_COUNTY, mp_str_chop(key, rest.n)) };
	while (mp_address_key_next(&rest, &e, &value))
		s->term[e] = intern(c, mp_corpus_names(e) ? s->county : 0, e, value);
	return (uint32_t)c->n++;
}

mp_term
mp_corpus_find(const mp_corpus *c, mp_term county, mp_element e, mp_str text)
{
	mp_buf scratch = { 0 };
	const uint32_t *t = mp_map_get(&c->map,
	    entry(&scratch, mp_corpus_names(e) ? county : 0, e, text));

	mp_buf_free(&scratch);
	return t ? *t : 0;
}

void
mp_corpus_free(mp_corpus *c)
{
	free(c->term);
	free(c->sighting);
	mp_buf_free(&c->scratch);
	mp_map_free(&c->map);
	mp_arena_free(&c->arena);
	*c = (mp_corpus){ 0 };
}
