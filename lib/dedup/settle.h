/* settle.h - bring the addresses of a run to the words by which they are compared.
 *
 *	townships	that the gazetteer knows as one (肖王乡, since then 肖王镇) are the one
 *		that most rows name
 *	names	become the settled one of the names that are one (variants.h)
 *	township	where a row says its community and not its township, and all rows of
 *		the county that say both agree, it is compared as a row of that township;
 *		and so with the community of a hamlet in a township, and the township of a
 *		hamlet where two have such a community.  What the gazetteer lists is told,
 *		whatever else some rows say
 *	county	where a row does not say its county (or the province that it is in),
 *		and what it does say is to be found in one county of the corpus only,
 *		the row is compared with the rows of that county: its estate (or
 *		road, or community) and its township must be there, and one of them
 *		nowhere else; or its township in that county only and the other names
 *		nowhere, since they may be misspelt.  Where a misspelt county was read
 *		into the township (璜川县张集乡), it is the only one that has that township
 *		and is one character away.  A row that is adrift and finds no county is
 *		compared by text.  A road alone, that hardly a row names there, does not
 *		tell the county: then term[MP_CITY] is the county that it may be, and a
 *		clerk is asked (oneside.h)
 *
 * Only the sightings change, never what is written. */
#ifndef MP_DEDUP_SETTLE_H
#define MP_DEDUP_SETTLE_H

#include "dedup/rows.h"
#include "names/variants.h"

/* The part of the county's key up to which rows must agree to be compared; so the
 * rows may be cut by it (--shard-key). */
typedef enum { MP_SHARD_NONE, MP_SHARD_PROVINCE, MP_SHARD_CITY, MP_SHARD_COUNTY } mp_shard;

/* "province", "city" or "county"; MP_SHARD_NONE for anything else. */
mp_shard mp_shard_named(const char *);

/* The counties of rows that lack one; before the names are compared. */
void mp_settle_counties(mp_rows *, mp_shard);

/* The townships; when the counties are there, before the names are compared. */
void mp_settle_townships(mp_rows *);

/* The names; after that mp_variants_settled must not be asked about these sightings. */
void mp_settle_names(mp_rows *, const mp_variants *);

/* Township and community of rows that lack one; when the names are settled. */
void mp_settle_above(mp_rows *);

/* Append the key by which a row may be cut: 河南省|信阳市|浉河区. */
void mp_shard_key(mp_buf *, const mp_address *, mp_shard);

#endif
