/* site.h - what stands on one piece of land: its addresses come out one after another. */
#ifndef MP_BENCH_SITE_H
#define MP_BENCH_SITE_H

#include "base/buf.h"
#include "city.h"
#include "names.h"
#include "realm.h"

struct road {
	char name[NAME_MAX_BYTES];
	char old[NAME_MAX_BYTES];	/* its former name, or "" */
	uint32_t door, lane, crossing;	/* the last number given out */
};

/* A county, a township or a village; `up` counts in the array of its parents. */
struct division {
	char code[16];
	mp_str name;
	uint32_t up;
	uint32_t sites;		/* a village: how often it was built on */
	char hamlet[NAME_MAX_BYTES];	/* a village: the last one built */
	struct road *road;	/* a county */
	size_t nroad, cap;
};

enum site_kind { ESTATE, OFFICE, STREET, LANE, CROSSING, GROUP };

struct site {
	enum site_kind kind;
	struct place at;		/* what all its addresses share */
	char estate[NAME_MAX_BYTES];	/* ESTATE: without its part */
	struct division *county;
	uint32_t buildings, units, floors, rooms;
	bool letters;			/* 14A室 and not 1401室 */
	uint32_t b, u, f, h;		/* the address that comes next */
	uint32_t left;			/* STREET, LANE, CROSSING, GROUP: still to come */
};

/* Estates that were built lately, anywhere in the city. */
enum { RECENT = 64 };

struct ground {
	prng rng;
	realms names;
	struct {
		char name[NAME_MAX_BYTES];
		const struct division *county;
	} recent[RECENT];
	uint32_t nrecent;
};

/* Build on the site, whose divisions are there.  `village` is where it is. */
void site_build(struct ground *, struct site *, struct division *county,
    struct division *village);

/* The same estate once more, as another part: 东区 beside 西区.  False when that
 * part is built already. */
bool site_twin(struct ground *, struct site *);

/* The next address; false when there is none left. */
bool site_next(struct ground *, struct site *, struct place *);

/* Who has names like this one in a place: its county for roads and estates, its
 * township for communities, its village for hamlets. */
void site_realm(char *out, size_t size, const struct place *, mp_element e);

/* Enter a name that something bears; false if it is taken. */
bool site_claim(struct ground *, const struct place *, mp_element e, const char *name);

/* What all names of the realm are called that differ from `name` in the character at
 * byte `at`: where such slips are entered, and the slip.  `slip` has PLACE_MAX. */
void site_slip(char *where, size_t size, char *slip, const char *realm, const char *name,
    size_t at);

/* Enter the name among its namesakes in the next greater division: roads, estates and
 * townships in the city, communities in the county, hamlets in the township.  False if
 * another must be the only one of this name there. */
bool site_share(struct ground *, const struct place *, mp_element e, const char *name);

#endif
