/* finding.h - what can be wrong with a house, a person or an organisation: the one closed
 * vocabulary.
 *
 * Every value of the column `issues` of a link row is in this table, and menpai-links(5)
 * describes each; what can be wrong with an address is another list (address/issue.h).
 * To add one, add it to the enum (before MP_NFINDING), to the table in finding.c and to
 * menpai-links(5). */
#ifndef MP_LINK_FINDING_H
#define MP_LINK_FINDING_H

#include <stdint.h>

#include "base/buf.h"

typedef enum {
	MP_ADDRESS_NONE,
	MP_ADDRESS_UNCERTAIN,
	MP_ADDRESS_COARSE,
	MP_ADDRESS_CODE,
	MP_ADDRESS_RETIRED,
	MP_ADDRESS_DIFFERS,
	MP_HOUSE_NONE,
	MP_HOUSE_SEVERAL,
	MP_HOUSE_CROWDED,
	MP_PERSON_NOWHERE,
	MP_PERSON_LEFT,
	MP_PERSON_TWO_HOMES,
	MP_ID_MISSING,
	MP_ID_DAMAGED,
	MP_ID_FORM,
	MP_ID_AREA,
	MP_ID_BIRTH,
	MP_ID_CHECK,
	MP_ID_SEX,
	MP_ID_BIRTHDAY,
	MP_ID_TWICE,
	MP_ID_NAMES,
	MP_CREDIT_MISSING,
	MP_CREDIT_DAMAGED,
	MP_CREDIT_FORM,
	MP_CREDIT_SUSPECT,
	MP_CREDIT_TWICE,
	MP_NFINDING
} mp_finding;

struct mp_finding_info {
	const char *id;		/* "id.check" */
	const char *en, *zh;	/* what is the matter */
	const char *do_en, *do_zh;	/* what to do about it */
};

extern const struct mp_finding_info mp_findings[MP_NFINDING];

/* A set of them. */
typedef uint32_t mp_finding_set;
#define MP_FINDING_BIT(finding) ((mp_finding_set)1 << (finding))

/* The finding with this id, or MP_NFINDING. */
mp_finding mp_finding_find(mp_str id);

/* Append the ids of a set, joined by commas, in the order of the enum. */
void mp_finding_write(mp_buf *, mp_finding_set);

/* The set that a column `issues` names; ids that are not in the table are left out (an
 * older or newer release may have written the file). */
mp_finding_set mp_finding_read(mp_str column);

#endif
