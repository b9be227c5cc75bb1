/* table.h - TSV that the bench made itself: mapped, and read row by row.
 *
 * All exit 2 on a file that cannot be read as one of its kind. */
#ifndef MP_BENCH_TABLE_H
#define MP_BENCH_TABLE_H

#include <stdbool.h>

#include "base/str.h"

enum { COLUMNS_MAX = 128 };

struct table {
	const char *path, *at, *end;	/* what is still to be read */
	mp_str column[COLUMNS_MAX];
	size_t ncolumns;
};

_Noreturn void table_die(const char *path, const char *why);

/* The file stays mapped: fields live as long as the program. */
void table_open(struct table *, const char *path);
size_t table_column(const struct table *, const char *name);
bool table_row(struct table *, mp_str *field);	/* room for COLUMNS_MAX */

/* The fields of the line that begins there. */
size_t table_fields(const char *line, mp_str *field);

/* S00000012 -> 11, with the letter; SIZE_MAX for anything else. */
size_t table_number(mp_str id, char letter);

#endif
