/* cluster.c - the rows of a run, and which of them are one address. */
#include "dedup/cluster.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/mem.h"

int
mp_clusters_name_cmp(mp_str a, mp_str b)
{
	if ((a.n == 0) != (b.n == 0))
		return a.n == 0 ? 1 : -1;
	return a.n != b.n ? (a.n > b.n) - (a.n < b.n) : mp_str_cmp(a, b);
}

uint32_t
mp_clusters_merit(unsigned filled, unsigned status, mp_str confidence)
{
	unsigned parts = 0, unit = 10000;
	size_t i;

	if (confidence.n && confidence.p[0] == '1')
		parts = unit;
	else if (mp_str_starts(confidence, MP_STR("0.")))
		for (i = 2; i < confidence.n && confidence.p[i] >= '0' &&
		    confidence.p[i] <= '9'; i++)
			parts += (unsigned)(confidence.p[i] - '0') * (unit /= 10);
	return (uint32_t)(status <= 1) << 21 | filled << 16 | (3 - status) << 14 | parts;
}

mp_str
mp_clusters_name(const mp_clusters *c, uint32_t i)
{
	return (mp_str){ c->row[i].kept, c->row[i].nname };
}

mp_str
mp_clusters_bytes(const mp_clusters *c, uint32_t i)
{
	return (mp_str){ c->row[i].kept + c->row[i].nname, c->row[i].nbytes };
}

/* Is row `a` fitter than `b` to stand for both? */
static bool
fitter(const mp_clusters *c, uint32_t a, uint32_t b)
{
	int order;

	if (c->row[a].merit != c->row[b].merit)
		return c->row[a].merit > c->row[b].merit;
	order = mp_clusters_name_cmp(mp_clusters_name(c, a), mp_clusters_name(c, b));
	return order ? order < 0 : c->row[a].order < c->row[b].order;
}

mp_cluster_entry
mp_clusters_entry(mp_str identity, mp_str text, mp_str fields, uint32_t merit)
{
	XXH128_hash_t hash = XXH3_128bits(identity.p, identity.n);

	return (mp_cluster_entry){
		.identity = { hash.low64, hash.high64 }, .alone = identity.n == 0,
		.text = XXH3_64bits(text.p, text.n), .merit = merit,
		.order = XXH3_64bits(fields.p, fields.n),
	};
}

void
mp_clusters_add(mp_clusters *c, const mp_cluster_entry *e, mp_str name, mp_str bytes)
{
	char *kept = mp_arena_alloc(&c->arena, name.n + bytes.n);

	if (name.n)
		memcpy(kept, name.p, name.n);
	if (bytes.n)
		memcpy(kept + name.n, bytes.p, bytes.n);
	c->row = mp_grow(c->row, &c->cap, c->n + 1, sizeof *c->row);
	c->row[c->n++] = (mp_cluster_row){
		.identity = { e->identity[0], e->identity[1] },
		.cluster = e->alone ? MP_NO_CLUSTER : 0, .next = MP_NO_ROW,
		.merit = e->merit, .text = e->text, .order = e->order,
		.nname = (uint32_t)name.n, .nbytes = (uint32_t)bytes.n, .kept = kept,
	};
}

/* --- finding the clusters ------------------------------------------------ */

/* By identity: half of it, so that a look at a cluster far away in memory is rare,
 * and the cluster + 1; 0 is free. */
struct table {
	uint64_t *slot;
	size_t mask;
};

static bool
alike(const mp_clusters *c, uint64_t slot, const mp_cluster_row *r)
{
	const mp_cluster *k = &c->cluster[(uint32_t)slot - 1];

	return slot >> 32 == (uint32_t)r->identity[1] &&
	    memcmp(c->row[k->first].identity, r->identity, sizeof r->identity) == 0;
}

/* The cluster of row `i`, made if there was none. */
static uint32_t
cluster_of(mp_clusters *c, struct table *t, uint32_t i)
{
	const mp_cluster_row *r = &c->row[i];
	size_t at = r->identity[0] & t->mask;

	while (t->slot[at] && !alike(c, t->slot[at], r))
		at = (at + 1) & t->mask;
	if (t->slot[at] == 0) {
		c->cluster = mp_grow(c->cluster, &c->cluster_cap, c->nclusters + 1,
		    sizeof *c->cluster);
		c->cluster[c->nclusters++] = (mp_cluster){ .first = i, .survivor = i };
		t->slot[at] = r->identity[1] << 32 | c->nclusters;
	}
	return (uint32_t)t->slot[at] - 1;
}

static void
join(mp_clusters *c, uint32_t cluster, uint32_t i)
{
	mp_cluster *k = &c->cluster[cluster];

	c->row[i].cluster = cluster;
	if (k->rows++ > 0)
		c->row[k->last].next = i;
	k->last = i;
	if (i != k->survivor && fitter(c, i, k->survivor))
		k->survivor = i;
}

void
mp_clusters_settle(mp_clusters *c)
{
	enum { AHEAD = 16 };	/* the table is far larger than the caches */
	struct table t = { NULL, 1023 };
	uint32_t i;

	while (t.mask < c->n * 2)
		t.mask = t.mask * 2 + 1;
	t.slot = mp_zalloc(t.mask + 1, sizeof *t.slot);
	for (i = 0; i < c->n; i++) {
		if (i + AHEAD < c->n)
			__builtin_prefetch(&t.slot[c->row[i + AHEAD].identity[0] & t.mask]);
		if (c->row[i].cluster != MP_NO_CLUSTER)
			join(c, cluster_of(c, &t, i), i);
	}
	free(t.slot);
}

uint32_t
mp_clusters_survivor(const mp_clusters *c, uint32_t i)
{
	uint32_t k = c->row[i].cluster;

	return k == MP_NO_CLUSTER ? i : c->cluster[k].survivor;
}

uint32_t
mp_clusters_rows(const mp_clusters *c, uint32_t i)
{
	uint32_t k = c->row[i].cluster;

	return k == MP_NO_CLUSTER ? 1 : c->cluster[k].rows;
}

uint32_t
mp_clusters_first(const mp_clusters *c, uint32_t i)
{
	uint32_t k = c->row[i].cluster;

	return k == MP_NO_CLUSTER ? i : c->cluster[k].first;
}

void
mp_clusters_label(mp_buf *out, const mp_clusters *c, uint32_t i)
{
	static const char hex[] = "0123456789abcdef";
	int shift;

	if (c->row[i].cluster == MP_NO_CLUSTER)
		return;
	for (shift = 60; shift >= 0; shift -= 4)
		mp_buf_addc(out, hex[c->row[i].identity[0] >> shift & 15]);
}

void
mp_clusters_free(mp_clusters *c)
{
	free(c->row);
	free(c->cluster);
	mp_arena_free(&c->arena);
	*c = (mp_clusters){ 0 };
}
