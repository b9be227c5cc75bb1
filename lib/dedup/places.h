/* places.h - inside of the clusters: rows that say the same are one place, and places that
 * block.h says are one are joined.
 *
 *	mp_places_find(c);		// row[].place, place[]
 *	mp_places_join(c);		// place[].cluster; what is doubtful: doubt[]
 *	... mp_places_root(c, place) ...
 *
 * Both work on the threads of the rows, and give the same for any number of them. */
#ifndef MP_DEDUP_PLACES_H
#define MP_DEDUP_PLACES_H

#include "dedup/cluster.h"

void mp_places_find(mp_clusters *);
void mp_places_join(mp_clusters *);

/* The place that stands for the cluster of `place`. */
uint32_t mp_places_root(mp_clusters *, uint32_t place);

/* Two places are one. */
void mp_places_one(mp_clusters *, uint32_t part, uint32_t whole);

/* Add to what is doubtful; what stands there are places at first. */
void mp_places_doubt(mp_clusters *, const mp_doubtful *, size_t n);

#endif
