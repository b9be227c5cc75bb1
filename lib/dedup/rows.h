/* rows.h - the rows of a table, read into clusters. */
#ifndef MP_DEDUP_ROWS_H
#define MP_DEDUP_ROWS_H

#include "dedup/cluster.h"
#include "dedup/record.h"

/* Enter all rows that are left of the filter, and settle the clusters.  What can be
 * said of a row alone is worked out on the -j threads; the bytes of a row are those
 * of filter_keep. */
void mp_rows_read(mp_clusters *, filter *, mp_record_columns *);

#endif
