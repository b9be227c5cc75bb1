/* evidence.c - what the records say of two names. */
#include "names/evidence.h"

#include <stdlib.h>

#include "base/mem.h"

/* What a sighting has under its name. */
enum kind { ANCHOR, FIRM, HOUSE, COMMUNITY, TOWNSHIP, NKINDS };
enum { MOST = 9 };

struct fact {
	uint64_t hash;
	enum kind kind;
};

struct mp_witness {
	const mp_corpus *corpus;
	const mp_naming *names;
	mp_element e;
	uint64_t *slot;		/* a set of hashes; 0: free */
	size_t cap;		/* a power of two, at most `room` */
	size_t room;
	mp_filler *filler;	/* NULL: houses of such names are not counted */
	mp_filled filled;	/* of the name that was heard, */
	uint32_t count;		/* and its sightings */
};

/* --- facts -------------------------------------------------------------------------- */

/* The hash of some elements of a sighting; 0 if it lacks one that must be there. */
static uint64_t
of(const mp_sighting *s, unsigned salt, const mp_element *must, size_t n)
{
	mp_term part[8] = { salt };
	size_t i;

	for (i = 0; i < n; i++)
		if ((part[i + 1] = s->term[must[i]]) == 0)
			return 0;
	return mp_hash((mp_str){ (const char *)part, (n + 1) * sizeof *part }) | 1;
}

/* The numbers of a house, whatever of them is there; 0 if there are none.  The door of a
 * building in an estate is the road's, and may be left out. */
static uint64_t
house(const mp_sighting *s, mp_element e)
{
	static const mp_element numbers[] = {
		MP_BUILDING, MP_UNIT, MP_FLOOR, MP_ROOM, MP_DOOR,
	};
	bool inside = e == MP_ESTATE && s->term[MP_BUILDING];
	mp_term part[9] = { 0 };
	size_t i, n = 0;

	for (i = 0; i < sizeof numbers / sizeof *numbers - inside; i++)
		if ((part[i] = s->term[numbers[i]]) != 0)
			n++;
	if (n == 0)
		return 0;
	if (e != MP_LANE && !inside)
		part[i++] = s->term[MP_LANE];
	if (e != MP_ESTATE)
		part[i++] = s->term[MP_ESTATE];
	return mp_hash((mp_str){ (const char *)part, i * sizeof *part }) | 1;
}

/* Is the term a name, and no number like 3组 and 3巷? */
static bool
named(const mp_corpus *c, mp_term t)
{
	return t && (unsigned char)c->term[t].text.p[0] >= 0x80;
}

/* What hardly stands in two places, for the name of each element. */
static void
anchors(const mp_corpus *c, const mp_sighting *s, mp_element e, struct fact **f)
{
	static const mp_element estate[] = { MP_ESTATE }, lane[] = { MP_LANE };
	static const mp_element door[] = { MP_ROAD, MP_DOOR };
	static const mp_element group[] = { MP_GROUP, MP_DOOR };
	static const mp_element road[] = { MP_ROAD }, gate[] = { MP_ESTATE, MP_DOOR };

	switch (e) {
	case MP_ROAD:
		*(*f)++ = (struct fact){ of(s, 1, estate, 1), ANCHOR };
		*(*f)++ = (struct fact){ of(s, 3, gate, 2), FIRM };
		if (named(c, s->term[MP_LANE]))
			*(*f)++ = (struct fact){ of(s, 2, lane, 1), ANCHOR };
		break;
	case MP_ESTATE:
		*(*f)++ = (struct fact){ of(s, 1, door, 2), ANCHOR };
		*(*f)++ = (struct fact){ of(s, 1, door, 2), FIRM };
		break;
	case MP_COMMUNITY:
		*(*f)++ = (struct fact){ of(s, 1, estate, 1), ANCHOR };
		*(*f)++ = (struct fact){ of(s, 2, door, 2), ANCHOR };
		*(*f)++ = (struct fact){ of(s, 2, door, 2), FIRM };
		if (named(c, s->term[MP_GROUP])) {
			*(*f)++ = (struct fact){ of(s, 3, group, 2), ANCHOR };
			*(*f)++ = (struct fact){ of(s, 3, group, 2), FIRM };
		}
		break;
	case MP_LANE:
		*(*f)++ = (struct fact){ of(s, 1, road, 1), ANCHOR };
		break;
	default:
		break;
	}
}

static size_t
facts(const mp_corpus *c, const mp_sighting *s, mp_element e, struct fact fact[MOST])
{
	static const mp_element community[] = { MP_COMMUNITY }, township[] = { MP_TOWNSHIP };
	struct fact *f = fact;

	anchors(c, s, e, &f);
	*f++ = (struct fact){ house(s, e), HOUSE };
	if (e != MP_COMMUNITY && e != MP_GROUP)
		*f++ = (struct fact){ of(s, 8, community, 1), COMMUNITY };
	*f++ = (struct fact){ of(s, 9, township, 1), TOWNSHIP };
	return (size_t)(f - fact);
}

/* --- the set ------------------------------------------------------------------------ */

static size_t
slot(const mp_witness *w, uint64_t hash)
{
	size_t i = hash & (w->cap - 1);

	while (w->slot[i] && w->slot[i] != hash)
		i = (i + 1) & (w->cap - 1);
	return i;
}

static void
clear(mp_witness *w, size_t want)
{
	w->cap = 64;
	while (w->cap < 2 * want)
		w->cap *= 2;
	w->slot = mp_grow(w->slot, &w->room, w->cap, sizeof *w->slot);
	memset(w->slot, 0, w->cap * sizeof *w->slot);	/* not all: most names are small */
}

mp_witness *
mp_witness_new(const mp_corpus *c, const mp_naming *names, mp_element e)
{
	mp_witness *w = mp_zalloc(1, sizeof *w);

	w->corpus = c;
	w->names = names;
	w->e = e;
	if (e == MP_GROUP || e == MP_COMMUNITY)
		w->filler = mp_filler_new(c, e);
	return w;
}

void
mp_witness_free(mp_witness *w)
{
	mp_filler_free(w->filler);
	free(w->slot);
	free(w);
}

/* They lie far apart in memory: some ahead are asked for. */
static const mp_sighting *
sighting(const mp_witness *w, const mp_name *name, size_t i)
{
	enum { AHEAD = 12 };

	if (i + AHEAD < name->count) {
		const mp_sighting *later =
		    &w->corpus->sighting[w->names->sighting[name->first + i + AHEAD]];

		__builtin_prefetch(later);
		__builtin_prefetch((const char *)later + 64);
	}
	return &w->corpus->sighting[w->names->sighting[name->first + i]];
}

/* How full of houses a name is. */
static mp_filled
count_houses(const mp_witness *w, const mp_name *name)
{
	size_t i;

	mp_filler_begin(w->filler);
	for (i = 0; i < name->count; i++)
		mp_filler_add(w->filler, sighting(w, name, i));
	return mp_filler_end(w->filler);
}

void
mp_witness_hear(mp_witness *w, const mp_name *to)
{
	struct fact f[MOST];
	size_t i, k, n;

	clear(w, (size_t)to->count * 4);
	for (i = 0; i < to->count; i++) {
		n = facts(w->corpus, sighting(w, to, i), w->e, f);
		for (k = 0; k < n; k++)
			if (f[k].hash)
				w->slot[slot(w, f[k].hash)] = f[k].hash;
	}
	w->count = to->count;
	if (w->filler)
		w->filled = count_houses(w, to);
}

mp_evidence
mp_witness_compare(const mp_witness *w, const mp_name *from)
{
	mp_evidence e = { .n = from->count };
	struct fact f[MOST];
	size_t i, k, n;

	for (i = 0; i < from->count; i++) {
		unsigned said[NKINDS] = { 0 }, known[NKINDS] = { 0 };

		n = facts(w->corpus, sighting(w, from, i), w->e, f);
		for (k = 0; k < n; k++)
			if (f[k].hash) {
				said[f[k].kind]++;
				known[f[k].kind] += w->slot[slot(w, f[k].hash)] != 0;
			}
		e.anchored += said[ANCHOR] > 0;
		e.anchor += known[ANCHOR] > 0;
		e.firm += said[FIRM] > 0;
		e.firmly += known[FIRM] > 0;
		e.house += known[HOUSE] && known[COMMUNITY] == said[COMMUNITY] &&
		    known[TOWNSHIP] == said[TOWNSHIP];
		e.community += known[COMMUNITY];
		e.elsewhere += said[COMMUNITY] - known[COMMUNITY];
		e.township += known[TOWNSHIP];
		e.away += said[TOWNSHIP] - known[TOWNSHIP];
	}
	if (w->filler) {
		mp_filled own = count_houses(w, from);

		e.filled = mp_filled_odds(&own, &w->filled, w->count);
	}
	return e;
}
