/* census.h - who lives and works at the addresses of the made-up city.
 *
 * Every address is visited once, as it comes out of the city.  What stands there is
 * entered as a house; households move in, work begins; and all of them are written as
 * the departments have them, with texts by the scribe, beside a table of the truth.
 * From the field, not from how anything is linked: houses that stand empty or are let,
 * households of the size of a census, people registered where they do not live, or who
 * went away from where they are registered, lodgers by the dozen in one room, people
 * who were registered twice, and addresses that nobody collected (漏).
 *
 * Into the folder go library.tsv (the addresses that were collected, with a code each),
 * recoded.tsv (codes that were replaced), houses, people, organisations, missing.tsv
 * (addresses that were not collected) and truth.tsv; bench/README says what is in them. */
#ifndef MP_BENCH_CENSUS_H
#define MP_BENCH_CENSUS_H

#include "city.h"

typedef struct census census;

/* `csv`: the tables of the departments are CSV in GB 18030 with Chinese headers.  NULL
 * with errno set when a file cannot be made. */
census *census_new(city *, const char *dir, uint64_t seed, bool csv);

/* Visit the next address, which has that number; false if nobody collected it. */
bool census_visit(census *, const struct place *, unsigned long number);

/* Write what waits; true if all of it was written, or errno says why not. */
bool census_free(census *);

#endif
