/* sheet.h - a table as a department hands it out.
 *
 * TSV in UTF-8 with English headers, or CSV in GB 18030 with Chinese ones, as their
 * systems export it.  Rows are given as TSV either way. */
#ifndef MP_BENCH_SHEET_H
#define MP_BENCH_SHEET_H

#include <stdbool.h>

#include "base/str.h"

struct sheet_column {
	const char *name, *chinese;	/* NULL ends the list */
};

typedef struct sheet sheet;

/* Make DIR/NAME.tsv or DIR/NAME.csv and write its header; NULL with errno set. */
sheet *sheet_new(const char *dir, const char *name, const struct sheet_column *, bool csv);

/* Write a row: values with tabs between, without the line end. */
void sheet_put(sheet *, mp_str row);

/* True if all was written; or errno says why not.  NULL is fine. */
bool sheet_free(sheet *);

#endif
