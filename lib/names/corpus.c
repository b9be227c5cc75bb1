/* corpus.c - the addresses of a run as numbers. */
#include "names/corpus.h"

#include <stdlib.h>

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
		c->term[t] = (mp_term_info){ .text = mp_str_skip(key, PREFIX),
		    .county = county, .element = (uint8_t)e };
	}
	return t;
}

mp_sighting *
mp_corpus_seen(mp_corpus *c)
{
	c->sighting = mp_grow(c->sighting, &c->cap, c->n + 1, sizeof *c->sighting);
	c->sighting[c->n] = (mp_sighting){ 0 };
	return &c->sighting[c->n++];
}

/* Two names in either order, and their realm. */
static mp_str
pair_of(mp_term key[3], mp_term a, mp_term b, mp_term within)
{
	key[0] = a < b ? a : b;
	key[1] = a < b ? b : a;
	key[2] = within;
	return (mp_str){ (const char *)key, 3 * sizeof *key };
}

void
mp_corpus_reopen(mp_corpus *c, mp_term a, mp_term b, mp_term within)
{
	mp_term key[3];

	mp_map_put(&c->open, mp_arena_dup(&c->arena, pair_of(key, a, b, within)), 1);
}

bool
mp_corpus_is_open(const mp_corpus *c, mp_term a, mp_term b, mp_term within)
{
	mp_term key[3];

	return mp_map_get(&c->open, pair_of(key, a, b, within)) != NULL;
}

mp_term
mp_corpus_enter(mp_corpus *c, mp_term county, mp_element e, mp_str text)
{
	return intern(c, mp_corpus_names(e) ? county : 0, e, text);
}

/* The same, and count it. */
static mp_term
see(mp_corpus *c, mp_term county, mp_element e, mp_str text)
{
	mp_term t = intern(c, county, e, text);

	c->term[t].count++;
	return t;
}

/* A value of a key, on its way to a term. */
struct part {
	mp_element e;
	mp_str value;
	size_t at;		/* what it is found by, in the scratch */
	uint64_t hash;
};

/* The values of a key from devzone on, and their slots asked for, all before the first is
 * looked up. */
static size_t
take_apart(mp_corpus *c, mp_term county, mp_str rest, struct part *part)
{
	mp_buf *b = &c->scratch;
	size_t n = 0, i;

	for (b->n = 0; n < MP_NELEMENT &&
	    mp_address_key_next(&rest, &part[n].e, &part[n].value); n++) {
		mp_term realm = mp_corpus_names(part[n].e) ? county : 0;

		part[n].at = b->n;
		mp_buf_add(b, (mp_str){ (const char *)&realm, sizeof realm });
		mp_buf_addc(b, (char)part[n].e);
		mp_buf_add(b, part[n].value);
		part[n].hash = mp_hash(mp_str_skip(mp_buf_str(b), part[n].at));
		mp_map_expect(&c->map, part[n].hash);
	}
	for (i = 0; i < n; i++)
		mp_map_expect_key(&c->map, part[i].hash);
	return n;
}

uint32_t
mp_corpus_add(mp_corpus *c, mp_str key)
{
	mp_str rest = mp_address_key_slots(key);
	mp_term known[MP_NELEMENT], county = see(c, 0, MP_COUNTY, mp_str_chop(key, rest.n));
	struct part part[MP_NELEMENT];
	size_t i, n = take_apart(c, county, rest, part);
	mp_sighting *s;

	for (i = 0; i < n; i++) {
		mp_str entry = { c->scratch.p + part[i].at, PREFIX + part[i].value.n };
		const uint32_t *t = mp_map_get_hashed(&c->map, entry, part[i].hash);

		known[i] = t ? *t : 0;
	}
	c->sighting = mp_grow(c->sighting, &c->cap, c->n + 1, sizeof *c->sighting);
	s = &c->sighting[c->n];
	*s = (mp_sighting){ .county = county };
	for (i = 0; i < n; i++) {
		mp_element e = part[i].e;

		s->term[e] = known[i] ? known[i] :
		    mp_corpus_enter(c, county, e, part[i].value);
		c->term[s->term[e]].count++;
	}
	return (uint32_t)c->n++;
}

/* The count of a writing of term `t` that is not its text; good until the next call. */
static uint32_t *
writing(mp_corpus *c, mp_term t, mp_str text)
{
	mp_str key = entry(&c->scratch, t, MP_NELEMENT, text);
	const uint32_t *known = mp_map_get(&c->writings, key);
	uint32_t i;

	if (known)
		return &c->written[*known];
	i = (uint32_t)c->nwritings++;
	c->written = mp_grow(c->written, &c->writing_cap, c->nwritings, sizeof *c->written);
	c->written[i] = 0;
	mp_map_put(&c->writings, mp_arena_dup(&c->arena, key), i);
	return &c->written[i];
}

void
mp_corpus_write(mp_corpus *c, mp_term t, mp_str text)
{
	mp_term_info *info = &c->term[t];
	bool plain = mp_str_eq(info->text, text);
	uint32_t count = plain ? ++info->nplain : ++*writing(c, t, text);

	if (count < info->nwritten || (count == info->nwritten &&
	    mp_str_cmp(text, info->written) > 0))
		return;
	if (!mp_str_eq(info->written, text))
		info->written = plain ? info->text : mp_arena_dup(&c->arena, text);
	info->nwritten = count;
}

void
mp_corpus_tell(mp_corpus *c, uint32_t i, const mp_address *a)
{
	const mp_sighting *s = &c->sighting[i];
	mp_buf county = { 0 };
	int e;

	for (e = MP_PROVINCE; e <= MP_COUNTY; e++)
		mp_buf_add(&county, a->elem[e]);
	mp_corpus_write(c, s->county, mp_buf_str(&county));
	mp_buf_free(&county);
	for (e = MP_DEVZONE; e <= MP_ESTATE; e++)
		if (s->term[e] && (e == MP_DOOR || mp_corpus_names((mp_element)e)))
			mp_corpus_write(c, s->term[e], a->elem[e]);
	mp_corpus_place(c, s, a->division);
}

void
mp_corpus_code(mp_corpus *c, mp_term township, uint32_t code)
{
	uint32_t *own = &c->term[township].code;

	if (township && code && *own != code)
		*own = *own ? MP_CODES : code;
}

void
mp_corpus_place(mp_corpus *c, const mp_sighting *s, uint64_t division)
{
	if (division % 1000000 / 1000)
		mp_corpus_code(c, s->term[MP_TOWNSHIP], (uint32_t)(division / 1000));
	if (division % 1000)
		mp_corpus_list(c, s->term[MP_COMMUNITY], s->term[MP_TOWNSHIP]);
}

void
mp_corpus_list(mp_corpus *c, mp_term community, mp_term township)
{
	mp_term key[2];

	if (!community || mp_corpus_listed(c, community, township))
		return;
	if (township && !c->term[community].listed)
		c->term[community].listed = township;
	else
		mp_map_put(&c->listed, mp_arena_dup(&c->arena,
		    mp_term_pair(key, community, township)), 1);
}

bool
mp_corpus_listed(const mp_corpus *c, mp_term community, mp_term township)
{
	mp_term key[2], first = c->term[community].listed;

	if (township && (first == 0 || first == township))
		return first != 0;
	return mp_map_get(&c->listed, mp_term_pair(key, community, township)) != NULL;
}

mp_str
mp_corpus_text(const mp_corpus *c, mp_term t)
{
	return c->term[t].nwritten ? c->term[t].written : c->term[t].text;
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
	free(c->written);
	mp_buf_free(&c->scratch);
	mp_map_free(&c->map);
	mp_map_free(&c->writings);
	mp_map_free(&c->listed);
	mp_map_free(&c->open);
	mp_arena_free(&c->arena);
	*c = (mp_corpus){ 0 };
}
