/* evidence.h - what the records say of two names (for variants.c).
 *
 * For every sighting of the rarer name it is asked what of it stands under the other
 * name, too: places that hardly bear two names (the same estate of a road, the same
 * road and door of an estate), the same house, the same community and township. */
#ifndef MP_NAMES_EVIDENCE_H
#define MP_NAMES_EVIDENCE_H

#include "names/filled.h"
#include "names/naming.h"

/* Of the sightings of the rarer name ... */
typedef struct {
	uint32_t n;		/* so many there are */
	uint32_t anchored;	/* name something that stands in one place only */
	uint32_t anchor;	/* ... and it stands there under the other name */
	uint32_t firm, firmly;	/* the same of an estate at its door: a corner has one
				 * estate and two roads, hardly one number on both; and of
				 * the house of a road or a named hamlet in a community */
	uint32_t house;		/* have the numbers of a house that is there, in the same
				 * community, as far as that is said */
	uint32_t community;	/* are in a community where the other name is */
	uint32_t elsewhere;	/* are in one where it is not */
	uint32_t township, away;	/* the same of townships */
	double filled;		/* log odds from the houses of both (filled.h), where doors are
				 * counted: of a hamlet, of the groups of a village */
} mp_evidence;

typedef struct mp_witness mp_witness;

mp_witness *mp_witness_new(const mp_corpus *, const mp_naming *, mp_element);
void mp_witness_free(mp_witness *);

/* Hear the sightings of the more frequent name, before mp_witness_compare. */
void mp_witness_hear(mp_witness *, const mp_name *to);

mp_evidence mp_witness_compare(const mp_witness *, const mp_name *from);

#endif
