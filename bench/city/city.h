/* city.h - a made-up city of true addresses, as large as one likes.
 *
 * Divisions are the project's own tables; roads, estates and hamlets are made up
 * by grammar.  Every address that comes out is another place than all before it:
 * road and estate names are unique in their county, hamlets in their village, and
 * numbers only go up.  So neighbours that must never be merged (rooms 101 and 102
 * or 14A and 14C, buildings 3 and 13, 东区 and 西区) come by themselves and in
 * great numbers.  Beside them stand namesakes as a map has them: 新华东路 and
 * 新华西路, one estate name in two counties, 湖光花园 and 湖光家园, and small hamlets,
 * roads and estates whose name is a character away from that of a large one.
 *
 * Now and then one number was given to two houses (重号): two places with the same
 * elements, far from each other, each with a certificate of its own. */
#ifndef MP_BENCH_CITY_H
#define MP_BENCH_CITY_H

#include "address/element.h"
#include "prng.h"

enum { PLACE_MAX = 96 };	/* bytes of one element with its NUL */

/* What a place is for: what else it is not (an estate, a building, a crossing). */
enum place_use { USE_NONE, USE_HOME, USE_OFFICE, USE_SHOP };

/* One address; every element in canonical form, "" where it has none. */
struct place {
	char elem[MP_NELEMENT][PLACE_MAX];
	char village[16];	/* its 12-digit code */
	enum place_use use;
	char old_road[PLACE_MAX];	/* what the road was called before, or "" */
	bool one_unit;	/* the building has no other unit: leaving it out loses nothing */
	bool doubled;	/* another house has the same number */
	int32_t lon, lat;	/* microdegrees */
	uint32_t certificate;	/* of the owner; 0: none */
};

typedef struct city city;

/* Read nation.tsv and villages-PP.tsv from `dir` for the city with the four-digit
 * code `code`.  NULL with errno set when a file cannot be read, errno 0 when the
 * city is not in it. */
city *city_new(const char *dir, const char *code, uint64_t seed);
void city_free(city *);

void city_next(city *, struct place *);

/* Let `other` be another way to write `right`, the name of element `e` of this place.
 * False if `other` is the name of something else there; if not, nothing will be
 * called so later: a misspelling never hits another name. */
bool city_rename(city *, const struct place *, mp_element e, const char *right,
    const char *other);

/* If any character stood at byte `at` of the name, would it still be known which is
 * meant?  Not where 孙柳村 may be 孙桥村 or 孙店村; if so, it always will. */
bool city_slip(city *, const struct place *, mp_element e, const char *name, size_t at);

/* May this estate go by the bare word before its kind (湖光 for 湖光小区), or by that
 * word and another kind?  Not where 湖光花园 is another; if so, there never will be. */
bool city_bare(city *, const struct place *, const char *estate);

/* Is the name, of a road or estate (MP_COUNTY), a community (MP_TOWNSHIP) or a hamlet
 * (MP_COMMUNITY), known without that element: does no other county of the city, no
 * other township of the county, no other village of the township have it?  If so,
 * none will. */
bool city_alone(city *, const struct place *, mp_element without, const char *name);

#endif
