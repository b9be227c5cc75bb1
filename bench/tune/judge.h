/* judge.h - labelled rows, and what they cost under the weights of the moment.
 *
 * The verdicts are those of tests/labelled.awk and tests/accuracy.awk, which the
 * tests use; each reading of a row is judged once and remembered. */
#ifndef MP_BENCH_JUDGE_H
#define MP_BENCH_JUDGE_H

#include "base/arena.h"
#include "gazetteer/gazetteer.h"

enum judge_set { JUDGE_TUNE, JUDGE_HELD, JUDGE_CLERK, JUDGE_SETS };

/* A row that is wrong costs as much as its wrong elements and this. */
enum { JUDGE_ROW = 3 };

struct reading;

struct judge_row {
	mp_str id, raw;
	enum judge_set set;
	struct reading *known;	/* readings that were judged */
};

struct judge_score {
	uint32_t rows, wrong;	/* rows; of them wrong */
	uint32_t elements;	/* that are wrong */
	uint32_t cost;		/* elements + JUDGE_ROW * wrong */
};

struct judge {
	const mp_gaz *gaz;
	const char *source;	/* the top folder of the sources */
	const char *dir;	/* where files may be made */
	mp_arena arena;
	struct judge_row *row;
	size_t n, cap;
	unsigned long readings;	/* judged so far */
};

/* Read the rows of testdata/labelled and testdata/xinyang-raw.tsv, every `every`th of
 * them; exit 2 on failure. */
void judge_load(struct judge *, uint32_t every);

/* Read all rows with `want(row number)` and add up what is wrong with them. */
typedef bool judge_want(const struct judge *, size_t row, const void *arg);
struct judge_score judge_score(struct judge *, judge_want *want, const void *arg);

/* A number of the readings of all rows: another one means that some row was read
 * otherwise.  Judges nothing. */
uint64_t judge_print(struct judge *);

void judge_free(struct judge *);

#endif
