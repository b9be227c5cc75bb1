/* city.c - a made-up city of true addresses. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "city.h"
#include "names.h"

struct road {
	char name[NAME_MAX_BYTES];
	uint32_t door, lane, crossing;	/* the last number given out */
};

/* A county, a township or a village; `up` counts in the array of its parents. */
struct division {
	char code[16];
	mp_str name;
	uint32_t up;
	uint32_t sites;		/* a village: how often it was built on */
	struct road *road;	/* a county */
	size_t nroad, cap;
};

struct divisions {
	struct division *p;
	size_t n, cap;
};

/* What stands on one piece of land; its addresses come out one after another. */
enum kind { ESTATE, OFFICE, STREET, LANE, CROSSING, GROUP };

struct site {
	enum kind kind;
	struct place at;		/* what all its addresses share */
	char estate[NAME_MAX_BYTES];	/* ESTATE: without its part */
	uint32_t buildings, units, floors, rooms;
	uint32_t b, u, f, h;		/* the address that comes next */
	uint32_t left;			/* STREET, LANE, CROSSING, GROUP: still to come */
};

struct city {
	prng rng;
	mp_arena arena;
	mp_str province, name;
	struct divisions county, town, village;
	mp_map names;			/* realm, tab, name */
	uint32_t nnames;
	struct site site;
};

/* --- names, each once in its realm ---------------------------------------------- */

static bool
name_taken(const city *c, const char *realm, const char *name)
{
	char key[4 * PLACE_MAX];
	int n = snprintf(key, sizeof key, "%s\t%s", realm, name);

	return mp_map_get(&c->names, (mp_str){ key, (size_t)n }) != NULL;
}

/* Enter the name; false if the realm has it already. */
static bool
name_claim(city *c, const char *realm, const char *name)
{
	char key[4 * PLACE_MAX];
	int n;

	if (name_taken(c, realm, name))
		return false;
	n = snprintf(key, sizeof key, "%s\t%s", realm, name);
	mp_map_put(&c->names, mp_arena_dup(&c->arena, (mp_str){ key, (size_t)n }),
	    c->nnames++);
	return true;
}

/* A name of `make` that is new in the realm; where all are taken, a word before
 * it tells it apart. */
static void
name_new(city *c, void (*make)(prng *, char *), const char *realm, char *out)
{
	char name[NAME_MAX_BYTES], word[NAME_MAX_BYTES];
	int i;

	for (i = 0; i < 50; i++) {
		make(&c->rng, name);
		snprintf(out, NAME_MAX_BYTES, "%s", name);
		if (name_claim(c, realm, out))
			return;
	}
	do {
		name_word(&c->rng, word);
		make(&c->rng, name);
		snprintf(out, NAME_MAX_BYTES, "%.12s%.48s", word, name);
	} while (!name_claim(c, realm, out));
}

/* Hamlets are known by village, villages by township, the rest by county. */
static void
realm_of(char *out, size_t size, const struct place *p)
{
	snprintf(out, size, "%s %s %s", p->elem[MP_COUNTY], p->elem[MP_TOWNSHIP],
	    p->elem[MP_COMMUNITY]);
}

bool
city_rename(city *c, const struct place *p, const char *right, const char *other)
{
	const char *county = p->elem[MP_COUNTY], *town = p->elem[MP_TOWNSHIP];
	char village[4 * PLACE_MAX], key[4 * PLACE_MAX];
	uint32_t means = (uint32_t)mp_hash(mp_str_from(right));
	const uint32_t *known;
	int n;

	realm_of(village, sizeof village, p);
	n = snprintf(key, sizeof key, "written %s\t%s", county, other);
	if ((known = mp_map_get(&c->names, (mp_str){ key, (size_t)n })) != NULL)
		return *known == means;
	if (name_taken(c, county, other) || name_taken(c, town, other) ||
	    name_taken(c, village, other))
		return false;
	name_claim(c, county, other);
	name_claim(c, town, other);
	name_claim(c, village, other);
	mp_map_put(&c->names, mp_arena_dup(&c->arena, (mp_str){ key, (size_t)n }), means);
	return true;
}

/* --- sites ------------------------------------------------------------------------ */

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

static void
put_str(struct place *p, mp_element e, mp_str s)
{
	put(p, e, "%.*s", (int)s.n, s.p);
}

static struct division *
county_of(city *c, const struct division *village)
{
	return &c->county.p[c->town.p[village->up].up];
}

/* A road of the county, now and then a new one.  Good until the next call. */
static struct road *
road_pick(city *c, struct division *county)
{
	struct road *r;
	char realm[PLACE_MAX];

	if (county->nroad >= 8 && prng_chance(&c->rng, 85))
		return &county->road[prng_below(&c->rng, (uint32_t)county->nroad)];
	county->road = mp_grow(county->road, &county->cap, county->nroad + 1,
	    sizeof *county->road);
	r = &county->road[county->nroad++];
	memset(r, 0, sizeof *r);
	snprintf(realm, sizeof realm, "%.*s", (int)county->name.n, county->name.p);
	name_new(c, name_road, realm, r->name);
	return r;
}

static void
road_door(city *c, struct site *s, struct road *road)
{
	put(&s->at, MP_ROAD, "%s", road->name);
	road->door += 1 + prng_below(&c->rng, 3);
	put(&s->at, MP_DOOR, "%u号%s", road->door, prng_chance(&c->rng, 8) ? "院" : "");
}

static void
estate_build(city *c, struct site *s, struct road *road)
{
	prng *r = &c->rng;

	road_door(c, s, road);
	name_new(c, name_estate, s->at.elem[MP_COUNTY], s->estate);
	put(&s->at, MP_ESTATE, "%s", s->estate);
	s->buildings = 1 + prng_below(r, prng_chance(r, 20) ? 30 : 8);
	s->units = 1 + prng_below(r, 4);
	s->floors = prng_chance(r, 60) ? 5 + prng_below(r, 3) : 11 + prng_below(r, 23);
	s->rooms = 2 + prng_below(r, 3);
}

/* The same estate once more, as another part: 东区 beside 西区.  False when that
 * part is built already. */
static bool
estate_twin(city *c, struct site *s)
{
	char name[2 * NAME_MAX_BYTES];

	snprintf(name, sizeof name, "%s%s", s->estate, name_part(&c->rng));
	if (strlen(name) >= PLACE_MAX || !name_claim(c, s->at.elem[MP_COUNTY], name))
		return false;
	put(&s->at, MP_ESTATE, "%s", name);
	s->b = s->u = s->f = s->h = 0;
	return true;
}

static void
office_build(city *c, struct site *s, struct road *road)
{
	char name[NAME_MAX_BYTES];

	road_door(c, s, road);
	name_new(c, name_office, s->at.elem[MP_COUNTY], name);
	put(&s->at, MP_ESTATE, "%s", name);
	s->buildings = 1 + prng_below(&c->rng, 3);	/* A座, B座 … */
	s->floors = 4 + prng_below(&c->rng, 20);
	s->rooms = 4 + prng_below(&c->rng, 12);
}

static void
street_build(city *c, struct site *s, struct road *road)
{
	put(&s->at, MP_ROAD, "%s", road->name);
	s->left = 20 + prng_below(&c->rng, 120);
	s->b = road->door;
	road->door += 3 * s->left;	/* this run of numbers is the site's */
	if (prng_chance(&c->rng, 10))
		put(&s->at, MP_SEGMENT, "%s", prng_chance(&c->rng, 50) ? "中段" : "东段");
}

static void
lane_build(city *c, struct site *s, struct road *road)
{
	char name[NAME_MAX_BYTES];

	put(&s->at, MP_ROAD, "%s", road->name);
	s->left = 10 + prng_below(&c->rng, 60);
	if (prng_chance(&c->rng, 50)) {
		put(&s->at, MP_LANE, "%u巷", ++road->lane);
	} else {
		name_new(c, name_lane, s->at.elem[MP_COUNTY], name);
		put(&s->at, MP_LANE, "%s", name);
	}
}

/* A road crosses only roads that are older than itself: each pair comes once. */
static void
crossing_build(struct site *s, struct division *county, struct road *road)
{
	uint32_t own = (uint32_t)(road - county->road);

	put(&s->at, MP_ROAD, "%s", road->name);
	s->b = road->crossing;
	s->left = own - s->b < 4 ? own - s->b : 4;
	road->crossing += s->left;
}

static void
group_build(city *c, struct site *s, const struct division *village)
{
	char realm[4 * PLACE_MAX], name[NAME_MAX_BYTES];
	uint32_t dice = prng_below(&c->rng, 100);

	s->left = 10 + prng_below(&c->rng, 60);
	if (dice < 40) {
		put(&s->at, MP_GROUP, "%u组", village->sites);
		return;
	}
	realm_of(realm, sizeof realm, &s->at);
	name_new(c, name_hamlet, realm, name);
	if (dice < 50)
		put(&s->at, MP_GROUP, "%s%u组", name, village->sites);
	else
		put(&s->at, MP_GROUP, "%s", name);
}

static void
site_place(city *c, struct site *s, const struct division *village)
{
	static const char *const yangshan[] = { "羊山街道", "前进街道", "南京路街道" };
	size_t i;

	put_str(&s->at, MP_PROVINCE, c->province);
	put_str(&s->at, MP_CITY, c->name);
	put_str(&s->at, MP_COUNTY, county_of(c, village)->name);
	put_str(&s->at, MP_TOWNSHIP, c->town.p[village->up].name);
	put_str(&s->at, MP_COMMUNITY, village->name);
	for (i = 0; i < sizeof yangshan / sizeof *yangshan; i++)
		if (strcmp(s->at.elem[MP_TOWNSHIP], yangshan[i]) == 0)
			put(&s->at, MP_DEVZONE, "羊山新区");
}

static void
site_new(city *c)
{
	struct site *s = &c->site;
	struct division *village, *county;
	struct road *road;
	uint32_t dice;

	if (s->estate[0] && prng_chance(&c->rng, 25) && estate_twin(c, s))
		return;
	village = &c->village.p[prng_below(&c->rng, (uint32_t)c->village.n)];
	village->sites++;
	county = county_of(c, village);
	memset(s, 0, sizeof *s);
	site_place(c, s, village);
	dice = prng_below(&c->rng, 100);
	if (dice >= 87 || !mp_str_ends(village->name, MP_STR("社区"))) {
		s->kind = GROUP;
		group_build(c, s, village);
		return;
	}
	s->kind = dice < 40 ? ESTATE : dice < 48 ? OFFICE : dice < 74 ? STREET :
	    dice < 84 ? LANE : CROSSING;
	road = road_pick(c, county);
	switch (s->kind) {
	case ESTATE: estate_build(c, s, road); break;
	case OFFICE: office_build(c, s, road); break;
	case STREET: street_build(c, s, road); break;
	case LANE: lane_build(c, s, road); break;
	default: crossing_build(s, county, road); break;
	}
}

/* --- the addresses of a site ------------------------------------------------------ */

/* Room, floor, unit, building count up; the estate, a building and a unit have an
 * address of their own before their first part.  False when there is none left. */
static bool
estate_next(city *c, struct site *s, struct place *p)
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
	if (s->rooms == 2 && s->floors < 7 && s->b % 5 == 0) {
		put(p, MP_FLOOR, "%u层", s->f);
		put(p, MP_ROOM, "%s", s->h == 1 ? "东户" : "西户");
	} else {
		put(p, MP_ROOM, "%u室", s->f * 100 + s->h);
	}
	s->h += 1 + prng_chance(&c->rng, 15);	/* not every room was collected */
	if (s->h > s->rooms) {
		s->h = 1;
		s->f += 1 + prng_chance(&c->rng, 20);
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
street_next(city *c, struct site *s, struct place *p)
{
	uint32_t dice = prng_below(&c->rng, 100);

	if (s->h > 0) {		/* numbers attached to the last door */
		put(p, MP_DOOR, "%u号附%u号", s->b, s->u - --s->h);
		return true;
	}
	if (s->left == 0)
		return false;
	s->left--;
	s->b += s->kind == LANE ? 1 : 1 + prng_below(&c->rng, 3);
	put(p, MP_DOOR, "%s%u号", dice < 3 ? "甲" : "", s->b);
	if (dice >= 97)
		put(p, MP_FLOOR, "%u层", 1 + prng_below(&c->rng, 4));
	else if (dice >= 93)
		put(p, MP_ROOM, "%u号商铺", 1 + prng_below(&c->rng, 30));
	else if (dice >= 85)
		s->u = s->h = 1 + prng_below(&c->rng, 4);
	return true;
}

static bool
crossing_next(city *c, struct site *s, struct place *p)
{
	static const char *const corners[] = { "", "东北角", "西南角", "向东100米", "北50米" };
	size_t i;

	if (s->left == 0)
		return false;
	s->left--;
	for (i = 0; i < c->county.n; i++)
		if (mp_str_eq(c->county.p[i].name, mp_str_from(p->elem[MP_COUNTY])))
			put(p, MP_ASSIST, "与%s交叉口%s", c->county.p[i].road[s->b].name,
			    PRNG_PICK(&c->rng, corners));
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

void
city_next(city *c, struct place *p)
{
	struct site *s = &c->site;
	bool more = false;

	for (;;) {
		*p = s->at;
		switch (s->kind) {
		case ESTATE: more = s->buildings > 0 && estate_next(c, s, p); break;
		case OFFICE: more = office_next(s, p); break;
		case STREET: case LANE: more = street_next(c, s, p); break;
		case CROSSING: more = crossing_next(c, s, p); break;
		case GROUP: more = group_next(s, p); break;
		}
		if (more)
			return;
		site_new(c);
	}
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

static void
division_row(city *c, const char *code, mp_str name)
{
	char realm[PLACE_MAX], village[PLACE_MAX];
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
		snprintf(realm, sizeof realm, "%.*s", (int)c->town.p[up].name.n,
		    c->town.p[up].name.p);
		snprintf(village, sizeof village, "%.*s", (int)name.n, name.p);
		name_claim(c, realm, village);
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

	c->rng.state = seed;
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
	mp_map_free(&c->names);
	mp_arena_free(&c->arena);
	free(c);
}
