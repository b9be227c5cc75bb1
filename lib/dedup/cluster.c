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

/* The cluster with this identity, made if there was none. */
static uint32_t
cluster_of(mp_clusters *c, mp_str identity)
{
	XXH128_canonical_t hash;
	mp_str h = { (const char *)hash.digest, sizeof hash.digest };
	const uint32_t *found;

	/* Two addresses must not meet, so 64 bits would be few for 10^7 of them. */
	XXH128_canonicalFromHash(&hash, XXH3_128bits(identity.p, identity.n));
	if ((found = mp_map_get(&c->by_identity, h)) != NULL)
		return *found;
	c->cluster = mp_grow(c->cluster, &c->cluster_cap, c->nclusters + 1,
	    sizeof *c->cluster);
	h = mp_arena_dup(&c->arena, h);
	c->cluster[c->nclusters] = (mp_cluster){
		.identity = h, .first = MP_NO_ROW, .last = MP_NO_ROW, .survivor = MP_NO_ROW,
	};
	return *mp_map_put(&c->by_identity, h, (uint32_t)c->nclusters++);
}

static void
join(mp_clusters *c, uint32_t cluster, uint32_t i)
{
	mp_cluster *k = &c->cluster[cluster];

	c->row[i].cluster = cluster;
	if (k->rows++ == 0)
		k->first = k->survivor = i;
	else
		c->row[k->last].next = i;
	k->last = i;
	if (fitter(c, i, k->survivor))
		k->survivor = i;
}

void
mp_clusters_add(mp_clusters *c, mp_str identity, const mp_cluster_entry *e)
{
	uint32_t i = (uint32_t)c->n;
	char *kept = mp_arena_alloc(&c->arena, e->name.n + e->bytes.n);

	if (e->name.n)
		memcpy(kept, e->name.p, e->name.n);
	if (e->bytes.n)
		memcpy(kept + e->name.n, e->bytes.p, e->bytes.n);
	c->row = mp_grow(c->row, &c->cap, c->n + 1, sizeof *c->row);
	c->row[c->n++] = (mp_cluster_row){
		.cluster = MP_NO_CLUSTER, .next = MP_NO_ROW, .merit = e->merit,
		.nname = (uint32_t)e->name.n, .nbytes = (uint32_t)e->bytes.n,
		.kept = kept, .text = mp_hash(e->text), .order = mp_hash(e->fields),
	};
	if (identity.n)
		join(c, cluster_of(c, identity), i);
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
	uint32_t k = c->row[i].cluster;
	const char *p;
	size_t b;

	if (k == MP_NO_CLUSTER)
		return;
	p = c->cluster[k].identity.p;
	for (b = 0; b < 8; b++) {
		mp_buf_addc(out, hex[(unsigned char)p[b] >> 4]);
		mp_buf_addc(out, hex[p[b] & 15]);
	}
}

void
mp_clusters_free(mp_clusters *c)
{
	free(c->row);
	free(c->cluster);
	mp_map_free(&c->by_identity);
	mp_arena_free(&c->arena);
	*c = (mp_clusters){ 0 };
}
