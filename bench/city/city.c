/* city.c - a made-up city of true addresses. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "site.h"

struct divisions {
	struct division *p;
	size_t n, cap;
};

struct city {
	struct ground ground;
	mp_arena arena;
	mp_str province, name;
	struct divisions county, town, village;
	struct site site;
	struct place again;	/* doubled: the second house of a number */
	uint32_t houses;	/* certificates so far */
};

/* --- names ------------------------------------------------------------------------ */

bool
city_rename(city *c, const struct place *p, mp_element e, const char *right,
    const char *other)
{
	static const mp_element realms_of[] = { MP_ROAD, MP_COMMUNITY, MP_GROUP };
	char realm[4 * PLACE_MAX];
	uint32_t means = realm_who(right), owner;
	size_t i;

	site_realm(realm, sizeof realm, p, e);
	if ((owner = realm_owner(&c->ground.names, realm, other)) != 0)
		return owner == means && strcmp(right, other) != 0;
	for (i = 0; i < sizeof realms_of / sizeof *realms_of; i++) {
		site_realm(realm, sizeof realm, p, realms_of[i]);
		if (realm_owner(&c->ground.names, realm, other))
			return false;
	}
	site_realm(realm, sizeof realm, p, e);
	return site_share(&c->ground, p, e, other) &&
	    realm_claim(&c->ground.names, realm, other, means);
}

bool
city_bare(city *c, const struct place *p, const char *estate)
{
	char word[NAME_MAX_BYTES], name[2 * NAME_MAX_BYTES], where[2 * PLACE_MAX];
	const char *county = p->elem[MP_COUNTY], *kind;
	int n = (int)name_core(estate);
	uint32_t owner;
	size_t i;

	if (estate[n] == '\0')
		return false;
	snprintf(word, sizeof word, "%.*s", n, estate);
	snprintf(where, sizeof where, "bare %s", county);
	for (i = 0; (kind = name_kind(i)) != NULL; i++) {
		snprintf(name, sizeof name, "%s%s", word, kind);
		owner = realm_owner(&c->ground.names, county, name);
		if (owner && owner != realm_who(estate))
			return false;
	}
	return realm_claim(&c->ground.names, where, word, realm_who(estate));
}

bool
city_slip(city *c, const struct place *p, mp_element e, const char *name, size_t at)
{
	char realm[4 * PLACE_MAX], where[5 * PLACE_MAX], slip[PLACE_MAX];

	site_realm(realm, sizeof realm, p, e);
	site_slip(where, sizeof where, slip, realm, name, at);
	return realm_alone(&c->ground.names, where, slip, realm_who(name));
}

/* Communities stand in their counties, townships in the city, from the start. */
bool
city_alone(city *c, const struct place *p, mp_element without, const char *name)
{
	const char *county = p->elem[MP_COUNTY], *town = p->elem[MP_TOWNSHIP];
	char where[4 * PLACE_MAX];

	switch (without) {
	case MP_COUNTY:
		return realm_alone(&c->ground.names, "in the city", name, realm_who(county));
	case MP_TOWNSHIP:
		snprintf(where, sizeof where, "in %s", county);
		return realm_alone(&c->ground.names, where, name, realm_who(town));
	default:
		snprintf(where, sizeof where, "in %s %s", county, town);
		return realm_alone(&c->ground.names, where, name,
		    realm_who(p->elem[MP_COMMUNITY]));
	}
}

/* --- sites ------------------------------------------------------------------------ */

static void
put_str(struct place *p, mp_element e, mp_str s)
{
	snprintf(p->elem[e], PLACE_MAX, "%.*s", (int)s.n, s.p);
}

static void
site_place(city *c, struct site *s, const struct division *county,
    const struct division *village)
{
	static const char *const yangshan[] = { "羊山街道", "前进街道", "南京路街道" };
	size_t i;

	put_str(&s->at, MP_PROVINCE, c->province);
	put_str(&s->at, MP_CITY, c->name);
	put_str(&s->at, MP_COUNTY, county->name);
	put_str(&s->at, MP_TOWNSHIP, c->town.p[village->up].name);
	put_str(&s->at, MP_COMMUNITY, village->name);
	memcpy(s->at.village, village->code, sizeof s->at.village);
	for (i = 0; i < sizeof yangshan / sizeof *yangshan; i++)
		if (strcmp(s->at.elem[MP_TOWNSHIP], yangshan[i]) == 0)
			put_str(&s->at, MP_DEVZONE, MP_STR("羊山新区"));
}

static void
site_new(city *c)
{
	struct ground *g = &c->ground;
	struct site *s = &c->site;
	struct division *village, *county;

	if (s->estate[0] && prng_chance(&g->rng, 25) && site_twin(g, s))
		return;
	village = &c->village.p[prng_below(&g->rng, (uint32_t)c->village.n)];
	village->sites++;
	county = &c->county.p[c->town.p[village->up].up];
	memset(s, 0, sizeof *s);
	site_place(c, s, county, village);
	site_build(g, s, county, village);
}

/* A few dozen metres from the middle of the site, or as far as another house of the
 * same number. */
static void
move(prng *r, struct place *p, int32_t least, uint32_t range)
{
	int32_t east = least + (int32_t)prng_below(r, range);
	int32_t north = least + (int32_t)prng_below(r, range);

	p->lon += prng_chance(r, 50) ? east : -east;
	p->lat += prng_chance(r, 50) ? north : -north;
}

/* Three rooms in ten and one house in seven are in the books of the land office. */
static void
certify(city *c, struct place *p)
{
	bool room = p->elem[MP_ROOM][0], house = p->elem[MP_DOOR][0] && !p->elem[MP_ESTATE][0];

	p->certificate = 0;
	if (prng_chance(&c->ground.rng, room ? 30 : house ? 15 : 0))
		p->certificate = ++c->houses;
}

/* One house in three thousand shares its number with another, a kilometre and more
 * away. */
static void
maybe_double(city *c, struct place *p)
{
	if (p->elem[MP_ESTATE][0] || !p->elem[MP_DOOR][0] || prng_below(&c->ground.rng, 3000))
		return;
	p->doubled = true;
	p->certificate = ++c->houses;
	c->again = *p;
	c->again.certificate = ++c->houses;
	move(&c->ground.rng, &c->again, 10000, 40000);
}

void
city_next(city *c, struct place *p)
{
	if (c->again.doubled) {
		*p = c->again;
		c->again.doubled = false;
		return;
	}
	while (!site_next(&c->ground, &c->site, p))
		site_new(c);
	move(&c->ground.rng, p, 0, 600);
	certify(c, p);
	maybe_double(c, p);
}

/* --- the tables ------------------------------------------------------------------- */

static void
divisions_add(struct divisions *d, const char *code, mp_str name, size_t up)
{
	d->p = mp_grow(d->p, &d->cap, d->n + 1, sizeof *d->p);
	memset(&d->p[d->n], 0, sizeof *d->p);
	snprintf(d->p[d->n].code, sizeof d->p[d->n].code, "%s", code);
	d->p[d->n].name = name;
	d->p[d->n++].up = (uint32_t)up;
}

/* The tables are sorted by code, so a parent is mostly the last of its kind. */
static size_t
divisions_find(const struct divisions *d, const char *code, size_t len)
{
	size_t i = d->n;

	while (i-- > 0)
		if (strncmp(d->p[i].code, code, len) == 0)
			return i;
	return d->n;
}

/* The village stands in its township, and beside its namesakes in the county. */
static void
village_enter(city *c, const struct division *town, mp_str name)
{
	struct place p = { .elem = { "" } };

	put_str(&p, MP_COUNTY, c->county.p[town->up].name);
	put_str(&p, MP_TOWNSHIP, town->name);
	put_str(&p, MP_COMMUNITY, name);
	site_claim(&c->ground, &p, MP_COMMUNITY, p.elem[MP_COMMUNITY]);
	site_share(&c->ground, &p, MP_TOWNSHIP, p.elem[MP_TOWNSHIP]);
}

static void
division_row(city *c, const char *code, mp_str name)
{
	size_t up;

	switch (strlen(code)) {
	case 2:
		c->province = name;
		break;
	case 4:
		c->name = name;
		break;
	case 6:
		divisions_add(&c->county, code, name, 0);
		break;
	case 9:
		if ((up = divisions_find(&c->county, code, 6)) < c->county.n)
			divisions_add(&c->town, code, name, up);
		break;
	case 12:
		if ((up = divisions_find(&c->town, code, 9)) == c->town.n)
			break;
		divisions_add(&c->village, code, name, up);
		village_enter(c, &c->town.p[up], name);
		break;
	}
}

/* Read the lines of dir/file that are the city, in it or above it. */
static bool
table_read(city *c, const char *dir, const char *file, const char *code)
{
	char path[4096], line[512], *tab;
	size_t n = strlen(code), have;
	FILE *fp;

	snprintf(path, sizeof path, "%s/%s", dir, file);
	if ((fp = fopen(path, "r")) == NULL)
		return false;
	while (fgets(line, sizeof line, fp) != NULL) {
		line[strcspn(line, "\r\n")] = '\0';
		if ((tab = strchr(line, '\t')) == NULL)
			continue;
		*tab = '\0';
		have = strlen(line);
		if (strncmp(line, code, have < n ? have : n) == 0)
			division_row(c, line, mp_arena_dup(&c->arena, mp_str_from(tab + 1)));
	}
	fclose(fp);
	return true;
}

city *
city_new(const char *dir, const char *code, uint64_t seed)
{
	city *c = mp_zalloc(1, sizeof *c);
	char villages[64];

	c->ground.rng.state = seed;
	snprintf(villages, sizeof villages, "villages-%.2s.tsv", code);
	errno = 0;
	if (!table_read(c, dir, "nation.tsv", code) || !table_read(c, dir, villages, code) ||
	    c->village.n == 0) {
		city_free(c);
		return NULL;
	}
	return c;
}

void
city_free(city *c)
{
	size_t i;

	if (c == NULL)
		return;
	for (i = 0; i < c->county.n; i++)
		free(c->county.p[i].road);
	free(c->county.p);
	free(c->town.p);
	free(c->village.p);
	realms_free(&c->ground.names);
	mp_arena_free(&c->arena);
	free(c);
}
