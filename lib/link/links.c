/* links.c - the columns of a link row. */
#include "link/links.h"

const char *const mp_link_columns[MP_LINK_NCOLUMN] = {
	[MP_LINK_KIND] = "kind", [MP_LINK_ID] = "id", [MP_LINK_CODE] = "code",
	[MP_LINK_IN_HOUSE] = "house", [MP_LINK_MATCH] = "match", [MP_LINK_SCORE] = "score",
	[MP_LINK_RELATION] = "relation", [MP_LINK_HOUSEHOLD_CODE] = "household_code",
	[MP_LINK_RESIDENTS] = "residents", [MP_LINK_HOUSEHOLDS] = "households",
	[MP_LINK_ISSUES] = "issues", [MP_LINK_STATION] = "station",
	[MP_LINK_COLLECTOR] = "collector", [MP_LINK_DATE] = "date",
	[MP_LINK_COUNTY] = "county", [MP_LINK_TOWNSHIP] = "township",
};

static const char *const kinds[MP_LINK_NKIND] = {
	[MP_LINK_HOUSE] = "house", [MP_LINK_ORGANISATION] = "organisation",
	[MP_LINK_PERSON] = "person",
};

const char *
mp_link_kind_name(mp_link_kind kind)
{
	return kinds[kind];
}

mp_link_kind
mp_link_kind_find(mp_str name)
{
	int i;

	for (i = 0; i < MP_LINK_NKIND; i++)
		if (mp_str_eq(name, mp_str_from(kinds[i])))
			break;
	return (mp_link_kind)i;
}

const char *
mp_relation_name(mp_relation r)
{
	static const char *const name[] = {
		[MP_RELATION_UNKNOWN] = "", [MP_RELATION_BOTH] = "人户一致",
		[MP_RELATION_LIVES] = "人在户不在", [MP_RELATION_REGISTERED] = "户在人不在",
	};

	return name[r];
}
