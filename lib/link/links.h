/* links.h - the columns of a link row, menpai-links(5): what hangs on which address. */
#ifndef MP_LINK_LINKS_H
#define MP_LINK_LINKS_H

#include "row/filter.h"

/* In the order of the work: nothing hangs on what is not there yet. */
typedef enum { MP_LINK_HOUSE, MP_LINK_ORGANISATION, MP_LINK_PERSON, MP_LINK_NKIND } mp_link_kind;

/* "house", "organisation", "person"; and the kind with this name, or MP_LINK_NKIND. */
const char *mp_link_kind_name(mp_link_kind);
mp_link_kind mp_link_kind_find(mp_str name);

/* Where a person lives and is registered, in the words of the field work, whose numbers
 * differ from city to city. */
typedef enum {
	MP_RELATION_UNKNOWN,	/* "" */
	MP_RELATION_BOTH,	/* 人户一致: lives and is registered there */
	MP_RELATION_LIVES,	/* 人在户不在: lives there, registered elsewhere */
	MP_RELATION_REGISTERED	/* 户在人不在: registered there, lives elsewhere */
} mp_relation;

const char *mp_relation_name(mp_relation);

enum mp_link_column {
	MP_LINK_KIND, MP_LINK_ID, MP_LINK_CODE, MP_LINK_IN_HOUSE, MP_LINK_MATCH, MP_LINK_SCORE,
	MP_LINK_RELATION, MP_LINK_HOUSEHOLD_CODE, MP_LINK_RESIDENTS, MP_LINK_HOUSEHOLDS,
	MP_LINK_ISSUES, MP_LINK_STATION, MP_LINK_COLLECTOR, MP_LINK_DATE,
	MP_LINK_COUNTY, MP_LINK_TOWNSHIP, MP_LINK_NCOLUMN
};

extern const char *const mp_link_columns[MP_LINK_NCOLUMN];

#endif
