/* cluster.h - which rows of a run are one address.
 *
 *	mp_clusters c = { .rows = &rows };
 *	mp_clusters_settle(&c, MP_FAR);		// the corpus is settled: settle.h
 *	for (i = 0; i < rows.n; i++)
 *		if (mp_clusters_survivor(&c, i) != i) ... a duplicate ...
 *	mp_clusters_free(&c);
 *
 * Rows that say the same elements, in settled words, are one place; places are one
 * cluster where block.h says so.  Neither the sets nor the survivors depend on the
 * order of the rows.  Time grows with the rows, not with the size of a cluster. */
#ifndef MP_DEDUP_CLUSTER_H
#define MP_DEDUP_CLUSTER_H

#include "dedup/block.h"
#include "dedup/rows.h"

#define MP_NO_CLUSTER UINT32_MAX

/* One address, as it was said: rows that say the same elements.  What stands behind
 * `cluster` is that of the whole cluster, in the place that stands for it. */
typedef struct {
	uint32_t said;		/* a row that says it */
	uint32_t sighting;	/* of that row; MP_NO_CLUSTER: it is not compared by place */
	uint32_t cluster;	/* the place that stands for its cluster */
	uint32_t link;		/* another place with the same core (block.h); in a
				 * cluster, what is said of its number: conflict[] */
	uint32_t first, last;	/* rows; row[].next leads from one to the other */
	uint32_t survivor;
	uint32_t rows;		/* how many */
} mp_place;

/* Several houses bear the number of a cluster, which is one of them. */
typedef struct {
	uint32_t houses;
	uint32_t salt;		/* tells it from the others in its label */
	uint32_t metres;	/* at most so far apart */
	bool certificates;	/* there are different ones */
} mp_conflict;

/* Row `a` may be row `b` or one of others, and was left alone. */
typedef struct {
	uint32_t a, b;
	uint32_t fits;		/* how many addresses it may be */
} mp_doubtful;

struct mp_ruling;

typedef struct {
	mp_rows *rows;
	struct mp_ruling *ruling;	/* what a clerk decided (ruling.h); may be NULL */
	mp_place *place;
	size_t n, cap;
	mp_doubtful *doubt;	/* sorted by their rows */
	size_t ndoubt, doubt_cap;
	mp_conflict *conflict;
	size_t nconflict, conflict_cap;
	size_t compared;	/* how often two records were compared */
} mp_clusters;

/* Find the clusters, once, when all rows are there.  Rows of one place that are more
 * than `far` metres apart, or otherwise of two houses (house.h), are not one cluster. */
void mp_clusters_settle(mp_clusters *, double far);

/* While it is settled, for ruling.h: make one cluster of those of two rows; and the
 * place that stands for the cluster of a row which is compared. */
void mp_clusters_join(mp_clusters *, uint32_t a, uint32_t b);
uint32_t mp_clusters_root(mp_clusters *, uint32_t row);

/* The row that stands for the cluster of `i`: the fittest (rows.h), of equal ones the
 * first; `i` itself if it is in none. */
uint32_t mp_clusters_survivor(const mp_clusters *, uint32_t i);

/* Rows are asked about in their order, and now it is the turn of `i`: have what those
 * behind it lead to brought from memory. */
void mp_clusters_expect(const mp_clusters *, uint32_t i);

/* How many rows are in the cluster of `i` (1 if it is in none), and the first of
 * them; row[].next leads to the others, in the order they came. */
uint32_t mp_clusters_rows(const mp_clusters *, uint32_t i);
uint32_t mp_clusters_first(const mp_clusters *, uint32_t i);

/* Append the name of the cluster of `i`: 16 hex digits of its survivor's identity (and
 * of its certificate or coordinates, where several houses bear the number), the same in every run in which that survives; nothing if `i` is in none. */
void mp_clusters_label(mp_buf *, const mp_clusters *, uint32_t i);

/* What is to be said of the number of row `i`, or NULL. */
const mp_conflict *mp_clusters_conflict(const mp_clusters *, uint32_t i);

void mp_clusters_free(mp_clusters *);	/* not the rows */

#endif
