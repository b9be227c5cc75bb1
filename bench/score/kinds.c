/* kinds.c - how many rows of each kind of change came to their address. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report.h"

struct tally {
	char name[NAME_MAX_BYTES];
	uint64_t n, found, only, only_found;
};

static int
tally_cmp(const void *a, const void *b)
{
	return strcmp(((const struct tally *)a)->name, ((const struct tally *)b)->name);
}

/* The bytes before the dash, 0 if there is none. */
static size_t
family(const char *kind)
{
	const char *dash = strchr(kind, '-');

	return dash ? (size_t)(dash - kind) : 0;
}

/* Kinds that begin alike (typo-alike, typo-omit) are also summed up: typo-*. */
static size_t
tallies_name(const struct rows *r, struct tally *t, uint64_t *mask)
{
	size_t i, k, n = r->nkinds, len;

	for (i = 0; i < r->nkinds; i++) {
		memcpy(t[i].name, r->kind_name[i], NAME_MAX_BYTES);
		mask[i] = UINT64_C(1) << i;
		if ((len = family(r->kind_name[i])) == 0)
			continue;
		for (k = r->nkinds; k < n; k++)
			if (family(t[k].name) == len && strncmp(t[k].name, t[i].name, len) == 0)
				break;
		if (k == n)
			snprintf(t[n++].name, NAME_MAX_BYTES, "%.*s-*", (int)len, t[i].name);
		mask[k] |= mask[i];
	}
	return n;
}

void
report_kinds(struct rows *r)
{
	struct tally t[2 * KINDS_MAX] = { 0 };
	uint64_t mask[2 * KINDS_MAX] = { 0 }, plain = rows_kind(r, MP_STR("plain"));
	uint32_t *with = mp_zalloc(r->is.n + 1, sizeof *with);
	size_t i, k, n = tallies_name(r, t, mask);
	bool found;

	for (i = 0; i < r->n; i++)
		if (r->p[i].kinds & plain)
			with[r->p[i].is] = r->p[i].said;
	for (i = 0; i < r->n; i++) {
		found = r->p[i].said == with[r->p[i].is];
		for (k = 0; k < n && !(r->p[i].kinds & plain) && r->p[i].decides; k++) {
			if ((r->p[i].kinds & mask[k]) == 0)
				continue;
			t[k].n++;
			t[k].found += found;
			if ((r->p[i].kinds & ~mask[k]) == 0) {
				t[k].only++;
				t[k].only_found += found;
			}
		}
	}
	free(with);
	qsort(t, n, sizeof *t, tally_cmp);
	printf("\n%-22s %10s %10s %10s %10s\n", "rows that decide, by", "rows", "joined",
	    "this only", "joined");
	for (k = 0; k < n; k++)
		if (t[k].n)
			printf("%-22s %10llu %10.4f %10llu %10.4f\n", t[k].name,
			    (unsigned long long)t[k].n, report_share(t[k].found, t[k].n),
			    (unsigned long long)t[k].only, report_share(t[k].only_found, t[k].only));
}
