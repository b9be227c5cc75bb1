/* home.h - inside of the census: a visit, and what is written of it. */
#ifndef MP_BENCH_HOME_H
#define MP_BENCH_HOME_H

#include "census.h"
#include "person.h"
#include "pool.h"
#include "scribe.h"
#include "sheet.h"

enum { CODE_MAX = 40, DEPTH = 8, SPARE = 1024 };

/* An address with its codes. */
struct spot {
	struct place place;
	char code[CODE_MAX];	/* in the library; "" if it was not collected */
	char old[CODE_MAX];	/* the code it had before, or "" */
	char within[4 * CODE_MAX];	/* codes of what it lies in, with commas */
	char house[16];		/* the id of its house; "" if nobody entered it */
	unsigned long number;
};

/* A text that somebody wrote of a spot, or of a place elsewhere, and the code beside it. */
struct entry {
	const struct spot *spot;	/* NULL: outside of the city, or not said */
	struct script text;
	char code[CODE_MAX];
	const char *given;	/* none, right, old, wrong, mistyped */
};

struct census {
	city *city;
	prng rng;
	sheet *library, *recoded, *missing, *truth;
	sheet *house, *people, *firm;
	pool *house_pool, *people_pool, *firm_pool;
	struct spot spot;		/* that is visited */
	struct entry entry[3];		/* for what is written there */
	struct spot within[DEPTH];	/* what the address lies in, the outermost first */
	size_t depth;
	struct spot spare[SPARE];	/* homes that were visited before */
	uint32_t nspare;
	struct person seen[SPARE];	/* people that were met before */
	uint32_t nseen;
	uint64_t houses, persons, rows, firms;
	mp_buf line;
};

/* Where such a row belongs. */
struct truth {
	const char *kind, *id;
	const struct spot *at;		/* NULL: nowhere in the city */
	const struct spot *household;	/* people */
	const char *relation;
	const struct entry *text, *other;	/* `other` may be NULL */
	const char *number;	/* what became of the identity's number */
	const char *why;	/* what else is to be found out */
};

/* Finish a row of a pool: behind its NUL stands its truth. */
void truth_put(mp_buf *row, const struct truth *);

/* Write of the spot: with `code` chances in 100 beside it. */
void entry_write(struct census *, struct entry *, const struct spot *, uint32_t code);
/* A place outside of the city. */
void entry_outside(struct census *, struct entry *);
void entry_say(struct entry *, const char *text);
void entry_free(struct entry *);

/* Station, collector and date, as the last columns of a row. */
void collected_by(struct census *, mp_buf *row, const struct spot *);

/* A home of the city that is not `but`; NULL as long as there is none. */
const struct spot *spot_elsewhere(struct census *, const struct spot *but);

/* house.c, home.c, firm.c: what is at the spot.  house_visit gives the spot the id of
 * its house. */
void house_visit(struct census *, struct spot *, bool empty, bool let);
void home_visit(struct census *, struct spot *);
void firm_visit(struct census *, struct spot *);

extern const struct sheet_column house_columns[], people_columns[], firm_columns[];

#endif
