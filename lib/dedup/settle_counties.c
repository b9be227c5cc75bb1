/* settle_counties.c - find the counties of rows that do not say theirs. */
#include <config.h>

#include "dedup/settle.h"

#include <stdlib.h>

#include "address/address.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { MANY = UINT32_MAX };	/* no term has this number */

/* Which county has a name: all names of the corpus, by shard, element and text. */
struct homes {
	const mp_corpus *corpus;
	mp_shard shard;
	mp_map map;		/* to a county, or MANY */
	mp_arena arena;
	mp_buf scratch;
	mp_term *county;	/* that say where they are */
	size_t n, cap;
};

static mp_str
part(mp_str key, int i)
{
	const char *bar;

	for (; i > 0 && (bar = memchr(key.p, '|', key.n)) != NULL; i--)
		key = mp_str_skip(key, (size_t)(bar - key.p) + 1);
	if ((bar = memchr(key.p, '|', key.n)) != NULL)
		key.n = (size_t)(bar - key.p);
	return key;
}

mp_shard
mp_shard_named(const char *name)
{
	int e;

	for (e = MP_COUNTY; e >= MP_PROVINCE; e--)
		if (strcmp(name, mp_elements[e].name) == 0)
			break;
	return (mp_shard)(e + 1);
}

void
mp_shard_key(mp_buf *out, const mp_address *a, mp_shard shard)
{
	int e;

	for (e = MP_PROVINCE; e < (int)shard; e++) {
		if (e > MP_PROVINCE)
			mp_buf_addc(out, '|');
		mp_buf_add(out, a->elem[e]);
	}
}

/* The county's key up to the shard. */
static mp_str
shard_of(mp_str key, mp_shard shard)
{
	mp_str last;

	if (shard == MP_SHARD_NONE)
		return mp_str_chop(key, key.n);
	last = part(key, (int)shard - 1);
	return (mp_str){ key.p, (size_t)(last.p + last.n - key.p) };
}

/* Does it say where it is: a county, and what that is in? */
static bool
placed(mp_str county)
{
	return part(county, MP_PROVINCE).n && part(county, MP_COUNTY).n;
}

/* Is all that `a` says so in `b`? */
static bool
agrees(mp_str a, mp_str b)
{
	int i;

	for (i = MP_PROVINCE; i <= MP_COUNTY; i++)
		if (part(a, i).n && !mp_str_eq(part(a, i), part(b, i)))
			return false;
	return true;
}

static mp_str
entry(struct homes *h, mp_str county, mp_element e, mp_str text)
{
	h->scratch.n = 0;
	mp_buf_add(&h->scratch, shard_of(county, h->shard));
	mp_buf_addc(&h->scratch, '\t');
	mp_buf_addc(&h->scratch, (char)e);
	mp_buf_add(&h->scratch, text);
	return mp_buf_str(&h->scratch);
}

static void
enter(struct homes *h, mp_term county, mp_element e, mp_str text)
{
	mp_str key = entry(h, h->corpus->term[county].text, e, text);
	const uint32_t *known = mp_map_get(&h->map, key);
	uint32_t *home;

	if (known && *known == county)
		return;
	home = mp_map_put(&h->map, known ? key : mp_arena_dup(&h->arena, key), county);
	if (known)
		*home = MANY;
}

/* The names by which a place is found, the surest first. */
static const mp_element anchors[] = { MP_ESTATE, MP_ROAD, MP_COMMUNITY, MP_TOWNSHIP };
enum { NANCHORS = sizeof anchors / sizeof *anchors };

static bool
is_anchor(mp_element e)
{
	size_t i;

	for (i = 0; i < NANCHORS; i++)
		if (anchors[i] == e)
			return true;
	return false;
}

static void
enter_all(struct homes *h)
{
	const mp_corpus *c = h->corpus;
	size_t t;

	for (t = 1; t <= c->nterms; t++) {
		const mp_term_info *i = &c->term[t];

		if (i->element == MP_COUNTY && placed(i->text)) {
			enter(h, (mp_term)t, MP_COUNTY, part(i->text, MP_COUNTY));
			h->county = mp_grow(h->county, &h->cap, h->n + 1, sizeof *h->county);
			h->county[h->n++] = (mp_term)t;
		} else if (is_anchor((mp_element)i->element) && placed(c->term[i->county].text))
			enter(h, i->county, (mp_element)i->element, i->text);
	}
}

/* Has the county all that the sighting is found by: its surest anchor, its township? */
static bool
has_all(const mp_corpus *c, mp_term county, const mp_sighting *s)
{
	bool sure = false;
	size_t i;

	for (i = 0; i < NANCHORS; i++) {
		mp_term t = s->term[anchors[i]];

		if (t && (!sure || anchors[i] == MP_TOWNSHIP) &&
		    !mp_corpus_find(c, county, anchors[i], c->term[t].text))
			return false;
		sure |= t != 0;
	}
	return sure;
}

/* Is all that the sighting is found by in the county, or nowhere at all?  A name that no county
 * has may be a misspelt one of its township. */
static bool
has_all_known(struct homes *h, mp_term county, const mp_sighting *s)
{
	const mp_corpus *c = h->corpus;
	mp_str said = c->term[s->county].text;
	size_t i;

	for (i = 0; i < NANCHORS; i++) {
		mp_str text = c->term[s->term[anchors[i]]].text;

		if (s->term[anchors[i]] && !mp_corpus_find(c, county, anchors[i], text) &&
		    mp_map_get(&h->map, entry(h, said, anchors[i], text)))
			return false;
	}
	return true;
}

/* The only county that has its township, where another name is misspelt. */
static mp_term
home_by_township(struct homes *h, const mp_sighting *s)
{
	const mp_corpus *c = h->corpus;
	mp_str said = c->term[s->county].text, text = c->term[s->term[MP_TOWNSHIP]].text;
	const uint32_t *known = mp_map_get(&h->map, entry(h, said, MP_TOWNSHIP, text));
	mp_term found = known ? *known : MANY;

	return found != MANY && agrees(said, c->term[found].text) &&
	    has_all_known(h, found, s) ? found : 0;
}

static mp_term
home_by(struct homes *h, const mp_sighting *s, mp_element e, mp_str text)
{
	const mp_corpus *c = h->corpus;
	mp_str said = c->term[s->county].text;
	const uint32_t *found = mp_map_get(&h->map, entry(h, said, e, text));

	return found && *found != MANY && agrees(said, c->term[*found].text) &&
	    has_all(c, *found, s) ? *found : 0;
}

/* The one county in which the sighting must lie; 0: it cannot be told. */
static mp_term
home(struct homes *h, const mp_sighting *s)
{
	const mp_corpus *c = h->corpus;
	mp_str county = part(c->term[s->county].text, MP_COUNTY);
	mp_term found = 0;
	size_t i;

	if (county.n)
		return home_by(h, s, MP_COUNTY, county);
	for (i = 0; i < NANCHORS && found == 0; i++)
		if (s->term[anchors[i]])
			found = home_by(h, s, anchors[i], c->term[s->term[anchors[i]]].text);
	return found || !s->term[MP_TOWNSHIP] ? found : home_by_township(h, s);
}

/* Is one character another one, and nothing else different? */
static bool
one_other(mp_str a, mp_str b)
{
	uint32_t x, y;
	size_t differ = 0, n, m;

	while (a.n && b.n) {
		n = mp_utf8_next(a.p, &x);
		m = mp_utf8_next(b.p, &y);
		differ += x != y;
		a = mp_str_skip(a, n);
		b = mp_str_skip(b, m);
	}
	return differ == 1 && a.n == b.n;
}

/* Where a county ends that was read into the township's name, 璜川县张集乡; 0: there is none. */
static size_t
county_in(mp_str township)
{
	static const mp_str classes[] = { { "县", 3 }, { "区", 3 } };
	enum { LEAST = 2, MOST = 4 };	/* characters before it */
	size_t n = 0, i, k;
	uint32_t c;

	for (i = 0; i <= MOST && n < township.n; i++, n += mp_utf8_next(township.p + n, &c))
		for (k = 0; k < sizeof classes / sizeof *classes && i >= LEAST; k++)
			if (mp_str_starts(mp_str_skip(township, n), classes[k]))
				return n + classes[k].n;
	return 0;
}

/* The county whose name is misspelt before the township's: the only one that is one
 * character away and has that township, which is told. */
static mp_term
misspelt_home(struct homes *h, const mp_sighting *s, mp_term *township)
{
	const mp_corpus *c = h->corpus;
	mp_str said = c->term[s->county].text, text = c->term[s->term[MP_TOWNSHIP]].text;
	size_t i, n = part(said, MP_COUNTY).n ? 0 : county_in(text);
	mp_term found = 0, has;

	for (i = 0; n && i < h->n; i++) {
		mp_str county = c->term[h->county[i]].text;

		if (!one_other((mp_str){ text.p, n }, part(county, MP_COUNTY)) ||
		    !agrees(said, county) ||
		    !mp_str_eq(shard_of(said, h->shard), shard_of(county, h->shard)))
			continue;
		has = mp_corpus_find(c, h->county[i], MP_TOWNSHIP, mp_str_skip(text, n));
		if (has && found)
			return 0;
		if (has) {
			found = h->county[i];
			*township = has;
		}
	}
	return found;
}

/* Say it in the words of another county; those that it does not have it gets, for they may
 * be misspelt ones of its own. */
static void
move(mp_corpus *c, mp_sighting *s, mp_term county)
{
	int e;

	s->county = county;
	for (e = MP_DEVZONE; e <= MP_ESTATE; e++)
		if (s->term[e] && mp_corpus_names((mp_element)e))
			s->term[e] = mp_corpus_enter(c, county, (mp_element)e,
			    c->term[s->term[e]].text);
}

/* Does what the sighting says tell its county?  A road that one or two rows name there may
 * be in others, too, of which the table knows nothing. */
static bool
is_sure(const mp_corpus *c, const mp_sighting *s, mp_term county)
{
	enum { KNOWN = 3 };
	mp_term road = s->term[MP_ROAD];

	if (part(c->term[s->county].text, MP_COUNTY).n || s->term[MP_ESTATE] ||
	    s->term[MP_COMMUNITY] || s->term[MP_TOWNSHIP] || !road)
		return true;
	road = mp_corpus_find(c, county, MP_ROAD, c->term[road].text);
	return c->term[road].count >= KNOWN;
}

void
mp_settle_counties(mp_rows *r, mp_shard shard)
{
	mp_corpus *c = &r->corpus;
	struct homes h = { .corpus = c, .shard = shard };
	bool *lost = mp_zalloc(c->nterms + 1, sizeof *lost), any = false;
	mp_term to, township;
	size_t i;

	for (i = 1; i <= c->nterms; i++)
		if (c->term[i].element == MP_COUNTY)
			any |= lost[i] = !placed(c->term[i].text);
	if (any)
		enter_all(&h);
	for (i = 0; any && i < r->n; i++) {
		mp_row *row = &r->row[i];
		mp_sighting *s;

		if (row->e.kind < MP_ADRIFT || !lost[c->sighting[row->sighting].county])
			continue;
		s = &c->sighting[row->sighting];
		if ((to = misspelt_home(&h, s, &township)) != 0) {
			s->term[MP_TOWNSHIP] = 0;
			move(c, s, to);
			s->term[MP_TOWNSHIP] = township;
			row->e.kind = MP_BY_PLACE;
			continue;
		}
		to = home(&h, s);
		s->term[MP_CITY] = to && !is_sure(c, s, to) ? to : 0;
		if (s->term[MP_CITY])
			to = 0;
		if (to)
			move(c, s, to);
		if (row->e.kind == MP_ADRIFT)
			row->e.kind = to ? MP_BY_PLACE : MP_BY_TEXT;
	}
	mp_map_free(&h.map);
	mp_arena_free(&h.arena);
	mp_buf_free(&h.scratch);
	free(h.county);
	free(lost);
}
