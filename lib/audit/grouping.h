/* grouping.h - the rows of a table, counted by unit.
 *
 * A grouping is a list of columns, "county/township"; a unit is what rows agree in there,
 * "浉河区/老城街道", where an empty value is called 无; of the column "date" the day counts,
 * however it is written, and not the time behind it.  The grouping of no columns is
 * called "total" and has one unit, "".  Memory grows with the units. */
#ifndef MP_AUDIT_GROUPING_H
#define MP_AUDIT_GROUPING_H

#include "audit/measure.h"
#include "base/arena.h"
#include "base/map.h"
#include "row/filter.h"

enum { MP_GROUP_COLUMNS = 4 };

typedef struct {
	mp_str unit;		/* as it is shown */
	mp_str key;		/* the values, with tabs between them */
	mp_counts count;
	double worth;		/* of its sample, in rows drawn one by one; 0: it is that */
} mp_unit;

typedef struct {
	mp_str name;			/* lives as long as the grouping */
	mp_str column[MP_GROUP_COLUMNS];
	size_t ncolumn;
	bool is_day[MP_GROUP_COLUMNS];
	mp_unit *unit;
	size_t n, cap;
	mp_map map;
	mp_arena strings;
	mp_buf key, day;
	uint32_t last;			/* the unit of the row before */
	bool measured[MP_NMEASURES];	/* its numbers are known */
	bool by_code;			/* links count where the address of their code does */
} mp_grouping;

/* The grouping of columns whose names have a "/" between them.  False if there are too
 * many, or one has no name. */
bool mp_grouping_init(mp_grouping *, mp_str name);
void mp_grouping_free(mp_grouping *);

/* Its columns in a table; false if one is not there. */
typedef struct {
	filter_col col[MP_GROUP_COLUMNS];
} mp_group_columns;
bool mp_grouping_bind(const mp_grouping *, filter *, mp_group_columns *);

/* Append the names of the columns that a table has, with commas between them. */
void mp_grouping_there(const filter *, mp_buf *);

/* The number of the unit of a row, which is made if it is new. */
uint32_t mp_grouping_of(mp_grouping *, const mp_group_columns *, const filter_row *);

/* The same of values. */
uint32_t mp_grouping_unit(mp_grouping *, const mp_str *value);

/* All units are there, and will be shown: the names of people (the column "collector")
 * are masked (base/mask.h), with a number behind those that then look alike. */
void mp_grouping_mask(mp_grouping *);

/* Does every unit of `fine` belong to one of `coarse`: are the columns of that the first
 * ones of this? */
bool mp_grouping_within(const mp_grouping *fine, const mp_grouping *coarse);

/* Is this its one and only column? */
bool mp_grouping_by(const mp_grouping *, const char *column);

/* The units in the order in which they are shown: of strcmp.  To be freed. */
uint32_t *mp_grouping_sorted(const mp_grouping *);

/* The counts of the unit of a row, which live until the next unit is made. */
static inline mp_counts *
mp_grouping_counts(mp_grouping *g, const mp_group_columns *cols, const filter_row *r)
{
	uint32_t unit = mp_grouping_of(g, cols, r);	/* may move g->unit */

	return &g->unit[unit].count;
}

#endif
