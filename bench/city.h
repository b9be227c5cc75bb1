/* city.h - a made-up city of true addresses, as large as one likes.
 *
 * Divisions are the project's own tables; roads, estates and hamlets are made up
 * by grammar.  Every address that comes out is another place than all before it:
 * road and estate names are unique in their county, hamlets in their village, and
 * numbers only go up.  So neighbours that must never be merged (rooms 101 and
 * 102, buildings 3 and 13, 东区 and 西区, villages one character apart) come by
 * themselves and in great numbers. */
#ifndef MP_BENCH_CITY_H
#define MP_BENCH_CITY_H

#include "address/element.h"
#include "prng.h"

enum { PLACE_MAX = 96 };	/* bytes of one element with its NUL */

/* One address; every element in canonical form, "" where it has none. */
struct place {
	char elem[MP_NELEMENT][PLACE_MAX];
	bool one_unit;	/* the building has no other unit: leaving it out loses nothing */
};

typedef struct city city;

/* Read nation.tsv and villages-PP.tsv from `dir` for the city with the four-digit
 * code `code`.  NULL with errno set when a file cannot be read, errno 0 when the
 * city is not in it. */
city *city_new(const char *dir, const char *code, uint64_t seed);
void city_free(city *);

void city_next(city *, struct place *);

/* Let `other` be another way to write `right`, a name of this place's county,
 * township or village.  False if `other` is the name of something else there; if
 * not, nothing will be called so later: a misspelling never hits another name. */
bool city_rename(city *, const struct place *, const char *right, const char *other);

#endif
