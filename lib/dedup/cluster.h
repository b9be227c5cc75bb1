/* cluster.h - the rows of a run, and which of them are one address.
 *
 *	mp_clusters c = { 0 };
 *	for each row
 *		mp_clusters_add(&c, &entry, name, bytes);
 *	mp_clusters_settle(&c);
 *	for (i = 0; i < c.n; i++)
 *		if (mp_clusters_survivor(&c, i) != i) ... a duplicate ...
 *	mp_clusters_free(&c);
 *
 * Rows are numbered from 0 in the order they came.  Neither the sets nor the
 * survivors depend on that order.  Time grows with the rows, not with the size
 * of a cluster: a row is compared with the survivor so far and with no other. */
#ifndef MP_DEDUP_CLUSTER_H
#define MP_DEDUP_CLUSTER_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

#define MP_NO_ROW UINT32_MAX
#define MP_NO_CLUSTER UINT32_MAX

typedef struct {
	uint64_t identity[2];	/* hashed: two addresses must not meet, and 64 bits
				 * would be few for 10^7 of them */
	uint32_t cluster;	/* MP_NO_CLUSTER: compared with nothing */
	uint32_t next;		/* the next row of the cluster; MP_NO_ROW: the last */
	uint32_t merit;
	uint32_t nname, nbytes;
	const char *kept;	/* in the arena: the name, then the bytes */
	uint64_t text;		/* rows with equal texts are `exact` duplicates */
	uint64_t order;
} mp_cluster_row;

typedef struct {
	uint32_t first, last;	/* rows */
	uint32_t survivor;
	uint32_t rows;		/* how many */
} mp_cluster;

typedef struct {
	mp_cluster_row *row;
	mp_cluster *cluster;
	size_t n, cap;
	size_t nclusters, cluster_cap;
	mp_arena arena;
} mp_clusters;

/* What a row is compared and chosen by. */
typedef struct {
	uint64_t identity[2], text, order;	/* hashes */
	uint32_t merit;
	bool alone;
} mp_cluster_entry;

/* Rows with equal identities are one cluster; a row with an empty identity is in
 * none.  `text` is the row as it came in: rows that are alike in it are `exact`;
 * `fields` is all that it says, and orders rows that are else alike. */
mp_cluster_entry mp_clusters_entry(mp_str identity, mp_str text, mp_str fields,
    uint32_t merit);

/* Enter a row (less than 2^32 - 1 of them): `name` is its id, or what else tells it
 * from others, `bytes` whatever the caller needs to have it again; both are copied. */
void mp_clusters_add(mp_clusters *, const mp_cluster_entry *, mp_str name,
    mp_str bytes);

/* Find the clusters, once, when all rows are there. */
void mp_clusters_settle(mp_clusters *);

/* The row that stands for the cluster of `i` (`i` itself if it is in none): the
 * one of most merit; of those the one with the smallest name (a missing name is
 * the greatest, a shorter one is smaller, then by bytes: 9 before 10); of those
 * the one whose fields hash to the smallest number; of equal rows the first. */
uint32_t mp_clusters_survivor(const mp_clusters *, uint32_t i);

/* How many rows are in the cluster of `i` (1 if it is in none), and the first of
 * them; row[...].next leads to the others, in the order they came. */
uint32_t mp_clusters_rows(const mp_clusters *, uint32_t i);
uint32_t mp_clusters_first(const mp_clusters *, uint32_t i);

mp_str mp_clusters_name(const mp_clusters *, uint32_t i);
mp_str mp_clusters_bytes(const mp_clusters *, uint32_t i);

/* Append the name of the cluster of `i`: 16 hex digits of its identity, the same in
 * every run, in whatever order and with whatever other rows; nothing if `i` is in
 * none. */
void mp_clusters_label(mp_buf *, const mp_clusters *, uint32_t i);

/* How fit a row is to stand for its cluster: first whether it is settled (`status`,
 * 0 is best, is at most 1 of 3), then by the number of elements that it fills (below
 * 32), then by status, then by confidence (0 to 1, as a decimal; anything else is 0). */
uint32_t mp_clusters_merit(unsigned filled, unsigned status, mp_str confidence);

/* The order of names described above, as strcmp. */
int mp_clusters_name_cmp(mp_str a, mp_str b);

void mp_clusters_free(mp_clusters *);

#endif
