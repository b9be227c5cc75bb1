/* oneside.h - addresses that only a clerk can tell to be one: at the same door of the same
 * road one names an estate and the other none, or one says its county and the other
 * nothing that tells it for sure.
 *
 * What stands at a door may be two estates of which the table knows one; so such a pair is
 * asked about and never joined, and only where there is but one such address. */
#ifndef MP_DEDUP_ONESIDE_H
#define MP_DEDUP_ONESIDE_H

#include "dedup/cluster.h"

/* `fits` of such a doubt. */
#define MP_ONE_SIDED UINT32_MAX

/* Find the pairs among the places, when they are joined (places.h), and add each to what is
 * doubtful: the place that says less, and the other one. */
void mp_oneside_find(mp_clusters *);

#endif
