/* scribe.h - how people write an address down.
 *
 * Forms and faults are taken from real registers: what clerks leave out, write in
 * another way, misspell, repeat and add.  The rules know nothing of how the
 * toolkit reads, and share no table with it: a generator that knows the reader
 * proves nothing. */
#ifndef MP_BENCH_SCRIBE_H
#define MP_BENCH_SCRIBE_H

#include "base/buf.h"
#include "city.h"

struct script {
	mp_buf raw;
	mp_buf kind;	/* what was done to it: "numeral,drop-township"; "plain" */
	mp_buf dropped;	/* elements that the text does not say: "province,township" */
	bool decides;	/* the text still tells the address from all others of the city */
};

/* The address as an orderly clerk writes it: complete, one of a few usual forms. */
void scribe_plain(prng *, city *, const struct place *, struct script *);

/* The same address in another hand: one to three changes. */
void scribe_again(prng *, city *, const struct place *, struct script *);

void script_free(struct script *);

#endif
