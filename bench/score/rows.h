/* rows.h - the rows of synth's truth, and what addr-dedup said of them. */
#ifndef MP_BENCH_ROWS_H
#define MP_BENCH_ROWS_H

#include <stdbool.h>

#include "base/map.h"
#include "table.h"

enum { KINDS_MAX = 64, NAME_MAX_BYTES = 32 };

/* The row that synth wrote as number i has the id S(i+1). */
struct record {
	const char *line;	/* in the truth, which stays mapped */
	uint64_t kinds;		/* bits, as in kind_name */
	uint32_t is, said;	/* the cluster: true, and as marked */
	bool decides;
};

struct rows {
	struct record *p;
	size_t n, cap;
	mp_map is, said;	/* names of clusters */
	char kind_name[KINDS_MAX][NAME_MAX_BYTES];
	size_t nkinds;
	size_t raw, first_element, nelements;	/* columns of the truth */
	mp_str element[COLUMNS_MAX];
	struct { uint64_t n, right; } score[101];	/* by 100 * dup_score */
};

/* Both exit 2 on a file that cannot be read as one of its kind.  A row that has no
 * mark, or no cluster, is a cluster of its own. */
void rows_truth(struct rows *, const char *path);
void rows_marks(struct rows *, const char *path);
void rows_free(struct rows *);

/* The bit of a kind. */
uint64_t rows_kind(struct rows *, mp_str name);

/* The fields of a row of the truth; `field` has room for COLUMNS_MAX. */
size_t rows_fields(const struct record *, mp_str *field);

#endif
