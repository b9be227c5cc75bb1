/* read.h - the rows of a table, read to be compared. */
#ifndef MP_DEDUP_READ_H
#define MP_DEDUP_READ_H

#include "dedup/record.h"
#include "dedup/rows.h"

/* Enter all rows that are left of the filter.  What can be said of a row alone is
 * worked out on the -j threads.  False, with errno set, if the shelf could not be written. */
bool mp_rows_read(mp_rows *, filter *, mp_record_columns *);

#endif
