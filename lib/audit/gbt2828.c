/* gbt2828.c - sampling by attributes: GB/T 2828.1 (ISO 2859-1). */
#include <config.h>

#include "audit/gbt2828.h"

#include <stddef.h>

#define COUNT(array) (sizeof (array) / sizeof *(array))

static const char letters[] = "ABCDEFGHJKLMNPQR";	/* no I, no O */
static const uint32_t sizes[] = { 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800,
	1250, 2000 };
enum { LETTERS = COUNT(sizes) };

/* The last of each range of lot sizes, and its letter at level II. */
static const struct { uint64_t most; int letter; } range[] = {
	{ 8, 0 }, { 15, 1 }, { 25, 2 }, { 50, 3 }, { 90, 4 }, { 150, 5 }, { 280, 6 },
	{ 500, 7 }, { 1200, 8 }, { 3200, 9 }, { 10000, 10 }, { 35000, 11 }, { 150000, 12 },
	{ 500000, 13 }, { UINT64_MAX, 14 },
};

/* In thousandths of a percent.  The two below (0.010, 0.015) want samples that are larger
 * than the table's; those above are no longer shares. */
static const uint32_t limits[] = { 25, 40, 65, 100, 150, 250, 400, 650, 1000, 1500, 2500,
	4000, 6500, 10000 };
enum { FIRST_LIMIT = 2 };	/* the number of 0.025 in the standard */

/* What stands on a diagonal: letter + limit, from that of the acceptance number 0. */
enum { ZERO = 14, ONE = 17 };
static const uint32_t accepts[] = { 1, 2, 3, 5, 7, 10, 14, 21 };

static int
letter_of(uint64_t lot, int level)
{
	size_t i = 0;
	int n;

	while (lot > range[i].most)
		i++;
	n = range[i].letter;
	if (level == 3)
		return n + 1;
	if (level == 2)
		return n;
	/* Level I lags two letters behind, but for the smallest lots. */
	return n > 3 ? n - 2 : n > 1 ? n - 1 : 0;
}

char
mp_aql_letter(uint64_t lot, int level)
{
	return letters[letter_of(lot, level)];
}

static int
limit_of(uint32_t aql)
{
	size_t i;

	for (i = 0; i < COUNT(limits); i++)
		if (limits[i] == aql)
			return (int)i + FIRST_LIMIT;
	return -1;
}

bool
mp_aql_known(uint32_t aql)
{
	return limit_of(aql) >= 0;
}

/* Where arrows lead: up and down are to smaller and larger samples. */
static int
follow(int letter, int limit)
{
	int last = ONE + (int)COUNT(accepts) - 1;

	if (letter + limit == ZERO + 1)		/* there is nothing above A */
		return letter > 0 ? letter - 1 : ONE - limit;
	while (letter + limit < ZERO || letter + limit == ZERO + 2)
		letter++;
	while (letter + limit > last)
		letter--;
	return letter;
}

bool
mp_aql_plan_for(mp_aql_plan *plan, uint64_t lot, int level, uint32_t aql)
{
	int limit = limit_of(aql), letter, diagonal;

	if (limit < 0 || level < 1 || level > 3)
		return false;
	letter = follow(letter_of(lot, level), limit);
	diagonal = letter + limit;
	plan->letter = letters[letter];
	plan->size = sizes[letter] < lot ? sizes[letter] : (uint32_t)lot;
	plan->accept = diagonal < ONE ? 0 : accepts[diagonal - ONE];
	return true;
}
