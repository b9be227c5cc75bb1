/* site.c - what stands on one piece of land. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "site.h"

enum { REALM_MAX = 4 * PLACE_MAX, HAN = 3 };

/* --- names, each once in its realm ---------------------------------------------- */

void
site_realm(char *out, size_t size, const struct place *p, mp_element e)
{
	snprintf(out, size, "%s%s%s%s%s", p->elem[MP_COUNTY], e == MP_ROAD || e == MP_ESTATE ?
	    "" : " ", e == MP_ROAD || e == MP_ESTATE ? "" : p->elem[MP_TOWNSHIP],
	    e == MP_GROUP ? " " : "", e == MP_GROUP ? p->elem[MP_COMMUNITY] : "");
}

bool
site_share(struct ground *g, const struct place *p, mp_element e, const char *name)
{
	const char *county = p->elem[MP_COUNTY], *town = p->elem[MP_TOWNSHIP];
	char where[REALM_MAX];

	switch (e) {
	case MP_GROUP:
		snprintf(where, sizeof where, "in %s %s", county, town);
		return realm_share(&g->names, where, name, realm_who(p->elem[MP_COMMUNITY]));
	case MP_COMMUNITY:
		snprintf(where, sizeof where, "in %s", county);
		return realm_share(&g->names, where, name, realm_who(town));
	default:
		return realm_share(&g->names, "in the city", name, realm_who(county));
	}
}

/* May an estate be called so beside those that go by a bare name? */
static bool
name_bare(const struct ground *g, const struct place *p, const char *name)
{
	char bare[NAME_MAX_BYTES], where[REALM_MAX];

	snprintf(bare, sizeof bare, "%.*s", (int)name_core(name), name);
	snprintf(where, sizeof where, "bare %s", p->elem[MP_COUNTY]);
	return realm_owner(&g->names, where, bare) != 0;
}

void
site_slip(char *where, size_t size, char *slip, const char *realm, const char *name, size_t at)
{
	snprintf(where, size, "near %s", realm);
	snprintf(slip, PLACE_MAX, "%.*s?%s", (int)at, name, name + at + HAN);
}

/* Any one character of it may come out wrong; false if that is another name's alone. */
static bool
slips_share(struct ground *g, const char *realm, const char *name)
{
	char where[REALM_MAX + 8], slip[PLACE_MAX];
	size_t at, n = strlen(name);

	for (at = 0; at + HAN < n; at += HAN) {
		site_slip(where, sizeof where, slip, realm, name, at);
		if (!realm_share(&g->names, where, slip, realm_who(name)))
			return false;
	}
	return true;
}

bool
site_claim(struct ground *g, const struct place *p, mp_element e, const char *name)
{
	char realm[REALM_MAX];

	site_realm(realm, sizeof realm, p, e);
	return realm_owner(&g->names, realm, name) == 0 &&
	    !(e == MP_ESTATE && name_bare(g, p, name)) && site_share(g, p, e, name) &&
	    slips_share(g, realm, name) && realm_claim(&g->names, realm, name, realm_who(name));
}

/* A name of `make` that is new in the realm; where all are taken, a word before
 * it tells it apart. */
static void
name_new(struct ground *g, void (*make)(prng *, char *), const struct place *p,
    mp_element e, char *out)
{
	char name[NAME_MAX_BYTES], word[NAME_MAX_BYTES];
	int i;

	for (i = 0; i < 50; i++) {
		make(&g->rng, out);
		if (site_claim(g, p, e, out))
			return;
	}
	do {
		name_word(&g->rng, word);
		make(&g->rng, name);
		snprintf(out, NAME_MAX_BYTES, "%.12s%.48s", word, name);
	} while (!site_claim(g, p, e, out));
}

/* A name that is nearly that of `from`; false if there is none, or it is taken. */
static bool
name_near(struct ground *g, bool (*make)(prng *, const char *, char *),
    const char *from, const struct place *p, mp_element e, char *out)
{
	char name[NAME_MAX_BYTES];

	if (!from[0] || !make(&g->rng, from, name) || !site_claim(g, p, e, name))
		return false;
	memcpy(out, name, sizeof name);
	return true;
}

/* --- building --------------------------------------------------------------------- */

static void put(struct place *, mp_element, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static void
put(struct place *p, mp_element e, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(p->elem[e], PLACE_MAX, fmt, ap);
	va_end(ap);
}

static struct road *
road_any(struct ground *g, const struct division *county)
{
	return &county->road[prng_below(&g->rng, (uint32_t)county->nroad)];
}

/* A road of the county, now and then a new one: one in six is the other half of one
 * that is there (新华东路, 新华西路), and one in sixteen once had another name.  Good
 * until the next call. */
static struct road *
road_pick(struct ground *g, const struct place *at, struct division *county)
{
	struct road *r;
	char near[NAME_MAX_BYTES] = "";	/* a copy: the roads may move */

	if (county->nroad >= 8 && prng_chance(&g->rng, 85))
		return road_any(g, county);
	if (county->nroad > 0 && prng_chance(&g->rng, 16))
		snprintf(near, sizeof near, "%s", road_any(g, county)->name);
	county->road = mp_grow(county->road, &county->cap, county->nroad + 1,
	    sizeof *county->road);
	r = &county->road[county->nroad++];
	memset(r, 0, sizeof *r);
	if (!name_near(g, name_road_half, near, at, MP_ROAD, r->name))
		name_new(g, name_road, at, MP_ROAD, r->name);
	if (prng_chance(&g->rng, 6))
		name_new(g, name_road, at, MP_ROAD, r->old);
	return r;
}

static void
put_road(struct site *s, const struct road *road)
{
	put(&s->at, MP_ROAD, "%s", road->name);
	snprintf(s->at.old_road, PLACE_MAX, "%s", road->old);
}

static void
road_door(struct ground *g, struct site *s, struct road *road)
{
	put_road(s, road);
	road->door += 1 + prng_below(&g->rng, 3);
	put(&s->at, MP_DOOR, "%u号%s", road->door, prng_chance(&g->rng, 8) ? "院" : "");
}

/* The name of an estate that was built lately, in this county or in another; "" if
 * there is none. */
static const char *
estate_recent(struct ground *g, const struct site *s, bool here)
{
	uint32_t n = g->nrecent < RECENT ? g->nrecent : RECENT, start, i;

	if (n == 0)
		return "";
	start = prng_below(&g->rng, n);
	for (i = 0; i < n; i++)
		if ((g->recent[(start + i) % n].county == s->county) == here)
			return g->recent[(start + i) % n].name;
	return "";
}

/* Of a dozen estates one has the name of an estate in another county, and one is
 * small and called nearly like another of its own. */
static bool
estate_namesake(struct ground *g, struct site *s)
{
	uint32_t dice = prng_below(&g->rng, 100);

	if (dice < 8) {
		snprintf(s->estate, NAME_MAX_BYTES, "%s", estate_recent(g, s, false));
		return s->estate[0] && site_claim(g, &s->at, MP_ESTATE, s->estate);
	}
	if (dice >= 16 || !name_near(g, name_estate_near, estate_recent(g, s, true), &s->at,
	    MP_ESTATE, s->estate))
		return false;
	s->buildings = s->units = 1;
	s->floors = 1 + prng_below(&g->rng, 2);
	s->rooms = 2;
	return true;
}

static void
estate_build(struct ground *g, struct site *s, struct road *road)
{
	prng *r = &g->rng;

	road_door(g, s, road);
	s->buildings = 1 + prng_below(r, prng_chance(r, 20) ? 30 : 8);
	s->units = 1 + prng_below(r, 4);
	s->floors = prng_chance(r, 60) ? 5 + prng_below(r, 3) : 11 + prng_below(r, 23);
	s->rooms = 2 + prng_below(r, 3);
	s->letters = s->floors > 10 && prng_chance(r, 15);
	if (!estate_namesake(g, s))
		name_new(g, name_estate, &s->at, MP_ESTATE, s->estate);
	put(&s->at, MP_ESTATE, "%s", s->estate);
	memcpy(g->recent[g->nrecent % RECENT].name, s->estate, NAME_MAX_BYTES);
	g->recent[g->nrecent++ % RECENT].county = s->county;
}

bool
site_twin(struct ground *g, struct site *s)
{
	char name[2 * NAME_MAX_BYTES];
	const char *part = name_part(&g->rng);

	/* Nobody has both 东区 and 东苑, which many take for the same. */
	snprintf(name, sizeof name, "%s%s", s->estate, name_part_other(part));
	if (realm_owner(&g->names, s->at.elem[MP_COUNTY], name))
		return false;
	snprintf(name, sizeof name, "%s%s", s->estate, part);
	if (strlen(name) >= NAME_MAX_BYTES || !site_claim(g, &s->at, MP_ESTATE, name))
		return false;
	put(&s->at, MP_ESTATE, "%s", name);
	s->b = s->u = s->f = s->h = 0;
	return true;
}

static void
office_build(struct ground *g, struct site *s, struct road *road)
{
	char name[NAME_MAX_BYTES];

	road_door(g, s, road);
	name_new(g, name_office, &s->at, MP_ESTATE, name);
	put(&s->at, MP_ESTATE, "%s", name);
	s->buildings = 1 + prng_below(&g->rng, 3);	/* A座, B座 … */
	s->floors = 4 + prng_below(&g->rng, 20);
	s->rooms = 4 + prng_below(&g->rng, 12);
}

/* One street in ten is short, new, and called nearly like a long one. */
static void
street_build(struct ground *g, struct site *s, struct road *road)
{
	char name[NAME_MAX_BYTES];

	if (prng_chance(&g->rng, 10) &&
	    name_near(g, name_road_near, road->name, &s->at, MP_ROAD, name)) {
		put(&s->at, MP_ROAD, "%s", name);
		s->left = 1 + prng_below(&g->rng, 3);
		s->b = prng_below(&g->rng, 6);
		return;
	}
	put_road(s, road);
	s->left = 20 + prng_below(&g->rng, 120);
	s->b = road->door;
	road->door += 3 * s->left;	/* this run of numbers is the site's */
	if (prng_chance(&g->rng, 10))
		put(&s->at, MP_SEGMENT, "%s", prng_chance(&g->rng, 50) ? "中段" : "东段");
}

static void
lane_build(struct ground *g, struct site *s, struct road *road)
{
	char name[NAME_MAX_BYTES];

	put_road(s, road);
	s->left = 10 + prng_below(&g->rng, 60);
	if (prng_chance(&g->rng, 50)) {
		put(&s->at, MP_LANE, "%u巷", ++road->lane);
	} else {
		name_new(g, name_lane, &s->at, MP_ROAD, name);
		put(&s->at, MP_LANE, "%s", name);
	}
}

/* A road crosses only roads that are older than itself: each pair comes once. */
static void
crossing_build(struct site *s, struct road *road)
{
	uint32_t own = (uint32_t)(road - s->county->road);

	put_road(s, road);
	s->b = road->crossing;
	s->left = own - s->b < 4 ? own - s->b : 4;
	road->crossing += s->left;
}

/* A few houses of nearly the same name as the hamlet that was built here before. */
static bool
hamlet_near(struct ground *g, struct site *s, const struct division *village)
{
	char name[NAME_MAX_BYTES];

	if (!prng_chance(&g->rng, 12) ||
	    !name_near(g, name_hamlet_near, village->hamlet, &s->at, MP_GROUP, name))
		return false;
	put(&s->at, MP_GROUP, "%s", name);
	s->left = 1 + prng_below(&g->rng, 3);
	s->b = prng_below(&g->rng, 6);
	return true;
}

static void
group_build(struct ground *g, struct site *s, struct division *village)
{
	char name[NAME_MAX_BYTES];
	uint32_t dice = prng_below(&g->rng, 100);

	s->left = 10 + prng_below(&g->rng, 60);
	if (dice < 40) {
		put(&s->at, MP_GROUP, "%u组", village->sites);
		return;
	}
	if (hamlet_near(g, s, village))
		return;
	name_new(g, name_hamlet, &s->at, MP_GROUP, name);
	memcpy(village->hamlet, name, sizeof name);
	if (dice < 50)
		put(&s->at, MP_GROUP, "%s%u组", name, village->sites);
	else
		put(&s->at, MP_GROUP, "%s", name);
}

void
site_build(struct ground *g, struct site *s, struct division *county,
    struct division *village)
{
	uint32_t dice = prng_below(&g->rng, 100);
	struct road *road;

	s->county = county;
	s->at.lon = 113800000 + (int32_t)prng_below(&g->rng, 2000000);
	s->at.lat = 31400000 + (int32_t)prng_below(&g->rng, 1000000);
	if (dice >= 87 || !mp_str_ends(village->name, MP_STR("社区"))) {
		s->kind = GROUP;
		group_build(g, s, village);
		return;
	}
	s->kind = dice < 40 ? ESTATE : dice < 48 ? OFFICE : dice < 74 ? STREET :
	    dice < 84 ? LANE : CROSSING;
	road = road_pick(g, &s->at, county);
	switch (s->kind) {
	case ESTATE: estate_build(g, s, road); break;
	case OFFICE: office_build(g, s, road); break;
	case STREET: street_build(g, s, road); break;
	case LANE: lane_build(g, s, road); break;
	default: crossing_build(s, road); break;
	}
}

/* --- the addresses of a site ------------------------------------------------------ */

static void
put_room(struct site *s, struct place *p)
{
	if (s->letters) {
		put(p, MP_ROOM, "%u%c室", s->f, (char)('A' + s->h - 1));
	} else if (s->rooms == 2 && s->floors < 7 && s->b % 3 == 0) {
		put(p, MP_FLOOR, "%u层", s->f);
		put(p, MP_ROOM, "%s", s->h == 1 ? "东户" : "西户");
	} else {
		put(p, MP_ROOM, "%u室", s->f * 100 + s->h);
	}
}

/* Room, floor, unit, building count up; the estate, a building and a unit have an
 * address of their own before their first part. */
static bool
estate_next(struct ground *g, struct site *s, struct place *p)
{
	if (s->b > s->buildings)
		return false;
	if (s->b == 0) {
		s->b = 1;
		return true;
	}
	put(p, MP_BUILDING, "%u号楼", s->b);
	p->one_unit = s->units == 1;
	if (s->u == 0) {
		s->u = 1;
		return true;
	}
	put(p, MP_UNIT, "%u单元", s->u);
	if (s->f == 0) {
		s->f = s->h = 1;
		return true;
	}
	put_room(s, p);
	s->h += 1 + prng_chance(&g->rng, 15);	/* not every room was collected */
	if (s->h > s->rooms) {
		s->h = 1;
		s->f += 1 + prng_chance(&g->rng, 20);
	}
	if (s->f > s->floors) {
		s->f = 0;
		s->u++;
	}
	if (s->u > s->units) {
		s->u = 0;
		s->b++;
	}
	return true;
}

static bool
office_next(struct site *s, struct place *p)
{
	if (s->b > s->buildings)
		return false;
	if (s->b == 0) {
		s->b = s->f = 1;
		return true;
	}
	if (s->buildings > 1)
		put(p, MP_BUILDING, "%c座", (char)('A' + s->b - 1));
	put(p, MP_FLOOR, "%u层", s->f);
	if (s->h > 0)
		put(p, MP_ROOM, "%u室", s->f * 100 + s->h);
	if (++s->h > s->rooms) {
		s->h = 0;
		s->f++;
	}
	if (s->f > s->floors) {
		s->f = 1;
		s->b++;
	}
	return true;
}

static bool
street_next(struct ground *g, struct site *s, struct place *p)
{
	uint32_t dice = prng_below(&g->rng, 100);

	if (s->h > 0) {		/* numbers attached to the last door */
		put(p, MP_DOOR, "%u号附%u号", s->b, s->u - --s->h);
		return true;
	}
	if (s->left == 0)
		return false;
	s->left--;
	s->b += s->kind == LANE ? 1 : 1 + prng_below(&g->rng, 3);
	put(p, MP_DOOR, "%s%u号", dice < 3 ? "甲" : "", s->b);
	if (dice >= 97)
		put(p, MP_FLOOR, "%u层", 1 + prng_below(&g->rng, 4));
	else if (dice >= 93)
		put(p, MP_ROOM, "%u号商铺", 1 + prng_below(&g->rng, 30));
	else if (dice >= 85)
		s->u = s->h = 1 + prng_below(&g->rng, 4);
	return true;
}

static bool
crossing_next(struct ground *g, struct site *s, struct place *p)
{
	static const char *const corners[] = { "", "东北角", "西南角", "向东100米", "北50米" };

	if (s->left == 0)
		return false;
	s->left--;
	put(p, MP_ASSIST, "与%s交叉口%s", s->county->road[s->b].name,
	    PRNG_PICK(&g->rng, corners));
	s->b++;
	return true;
}

static bool
group_next(struct site *s, struct place *p)
{
	if (s->left == 0)
		return false;
	s->left--;
	if (s->b > 0)	/* the hamlet itself comes first */
		put(p, MP_DOOR, "%u号", s->b);
	s->b++;
	return true;
}

static bool
address_next(struct ground *g, struct site *s, struct place *p)
{
	*p = s->at;
	switch (s->kind) {
	case ESTATE: return s->buildings > 0 && estate_next(g, s, p);
	case OFFICE: return office_next(s, p);
	case STREET: case LANE: return street_next(g, s, p);
	case CROSSING: return crossing_next(g, s, p);
	default: return group_next(s, p);
	}
}

static enum place_use
use_of(const struct site *s, const struct place *p)
{
	switch (s->kind) {
	case ESTATE: return p->elem[MP_ROOM][0] ? USE_HOME : USE_NONE;
	case OFFICE: return p->elem[MP_ROOM][0] ? USE_OFFICE : USE_NONE;
	case STREET: return USE_SHOP;
	case LANE: return USE_HOME;
	case CROSSING: return USE_NONE;
	default: return p->elem[MP_DOOR][0] ? USE_HOME : USE_NONE;
	}
}

bool
site_next(struct ground *g, struct site *s, struct place *p)
{
	if (!address_next(g, s, p))
		return false;
	p->use = use_of(s, p);
	return true;
}
