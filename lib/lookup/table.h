/* table.h - a book made of a table: what addr-normalize and addr-code write.
 *
 * Only the elements, `code` and `id` are read: nothing else of a row, be it of a person or
 * not, is in a book. */
#ifndef MP_LOOKUP_TABLE_H
#define MP_LOOKUP_TABLE_H

#include "lookup/lookup.h"
#include "row/filter.h"

/* Read all rows of the table and drop them, counted as `indexed`; exits where the table
 * lacks an element.  The rows are called by their `code`, or if there is no such column
 * by their `id`; a row without an element is in no book.  NULL, and `why` filled, if the
 * library is too large. */
mp_book_builder *mp_book_table(filter *, mp_buf *why);

/* The book of a library: its index, or its table, which is read beside `f`, or both made
 * in this folder.  NULL, and `why` filled with a sentence that begins with the path. */
mp_book *mp_book_library(const filter *f, const char *path, const char *folder, mp_buf *why);

#endif
