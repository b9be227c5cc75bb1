/* sheet.h - a list for an office: a table that a person opens.
 *
 * TSV, or CSV if the name ends so, as row/table.h writes them; XLSX and what else write.h
 * knows by its name, which is put together in memory. */
#ifndef MP_AUDIT_SHEET_H
#define MP_AUDIT_SHEET_H

#include "audit/report.h"
#include "row/filter.h"

typedef struct mp_sheet mp_sheet;

/* Begin the list, a file of the filter's, or end the run.  `columns` lives as long. */
mp_sheet *mp_sheet_new(filter *, const char *path, const char *title,
    const mp_report_column *columns, size_t n);

/* One value a column; those of counts are digits. */
void mp_sheet_row(mp_sheet *, const mp_str *value);

/* All rows are there: write and free it. */
void mp_sheet_end(mp_sheet *, const char *tmpdir);

#endif
