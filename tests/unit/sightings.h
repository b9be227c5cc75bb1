/* sightings.h - corpora in tests. */
#ifndef SIGHTINGS_H
#define SIGHTINGS_H

#include "elements.h"
#include "names/corpus.h"

/* Enter the address that `text` says (elements.h), listed under `division`. */
static inline uint32_t
see_listed(mp_corpus *c, const char *text, uint64_t division)
{
	mp_address a = address_of(text);
	mp_buf key = { 0 };
	uint32_t i;

	a.division = division;
	mp_address_key(&key, &a);
	i = mp_corpus_add(c, mp_buf_str(&key));
	mp_corpus_tell(c, i, &a);
	mp_buf_free(&key);
	return i;
}

static inline uint32_t
see(mp_corpus *c, const char *text)
{
	return see_listed(c, text, 0);
}

static inline bool
says(const mp_corpus *c, mp_term t, const char *text)
{
	return t && mp_str_eq(c->term[t].text, mp_str_from(text));
}

#endif
