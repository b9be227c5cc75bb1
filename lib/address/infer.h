/* infer.h - what follows from the names of an address, as the names of the place
 * tell (local.h): the estate its road and community, the community its township.
 *
 * What is empty is filled in where one value follows, and never against the text:
 *   - a rule counts when MP_INFER_SUPPORT addresses and MP_INFER_SHARE (of a road,
 *     MP_INFER_ROAD_SHARE) in 100 of those with the name bear it out; several rows for one element (a road in two
 *     townships) are one rule whose values are all right, and fill in nothing;
 *   - a road only where the text has no lane and no other door, a door only together
 *     with its road and where not one address says otherwise;
 *   - a village of which the county has several by the official list tells nothing;
 *   - what two names tell differently is left empty;
 *   - the county follows from an estate or village that tells something in one county
 *     only, where the text agrees with what it tells: in one element if the city is
 *     written, in two if not.
 * What the text says otherwise than a rule is a contradiction, and is left as it is. */
#ifndef MP_ADDRESS_INFER_H
#define MP_ADDRESS_INFER_H

#include "address/address.h"
#include "address/local.h"

enum {
	MP_INFER_SUPPORT = 5,	/* addresses */
	MP_INFER_SHARE = 95,	/* in 100 */
	MP_INFER_ROAD_SHARE = 99	/* for the township of a road: a few addresses in
				 * another one are its end, and no mistake */
};

struct mp_inferred {
	mp_address addr;	/* with what was filled in */
	uint32_t filled;	/* 1U << element */
	uint32_t against;	/* 1U << element, of those that contradict a rule */
	/* The rule that filled in an element, or that it contradicts. */
	const struct mp_local_rule *rule[MP_NELEMENT];
};

/* The strings live as long as those of the address and the names. */
void mp_infer(const mp_local *, const mp_gaz *, const mp_address *, struct mp_inferred *);

/* The last step of mp_infer: does the address, but for one slip of the pen, name the
 * estate that stands at its door?  An unknown estate that differs in one character, or
 * in the order of two, contradicts it; not in characters that tell places apart. */
void mp_infer_estate(const mp_local *, mp_str county, struct mp_inferred *);

/* How many of 100 addresses with these fillings have them right. */
int mp_infer_share(const struct mp_inferred *);

/* Append what should stand where the text contradicts a rule: "road=浉河路,door=2号". */
void mp_infer_expected(const struct mp_inferred *, mp_buf *);

/* Append for a clerk what was filled in and what contradicts, and why. */
void mp_infer_explain(const struct mp_inferred *, mp_buf *);

#endif
