/* columns.h - what columns may be called in a clerk's own header.
 *
 * The one table of the toolkit's column names and their Chinese synonyms. */
#ifndef MP_ROW_COLUMNS_H
#define MP_ROW_COLUMNS_H

#include "base/str.h"

/* Is a column with the header `have` the toolkit's column `name`, by its English
 * name (any case) or a synonym, spaces around it aside? */
bool mp_column_is(mp_str have, const char *name);

/* The synonyms of `name`: the i-th from 0, or NULL behind the last. */
const char *mp_column_synonym(const char *name, size_t i);

#endif
