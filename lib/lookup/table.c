/* table.c - a book made of a table. */
#include <config.h>

#include "lookup/table.h"

#include <errno.h>

#include "address/columns.h"

mp_book_builder *
mp_book_table(filter *f, mp_buf *why)
{
	mp_address_columns cols;
	filter_col code = filter_want(f, "code");
	filter_col name = code != FILTER_NONE ? code : filter_want(f, "id");
	mp_book_builder *b = mp_book_builder_new(code != FILTER_NONE);
	mp_address a;
	filter_row *r;

	mp_address_bind(&cols, f);
	while ((r = filter_next(f)) != NULL) {
		mp_address_read(&a, &cols, r);
		if (b && !mp_book_add(b, &(mp_book_row){ .address = a,
		    .name = filter_get(r, name) })) {
			why->n = 0;
			mp_buf_printf(why, _("too large for one index; cut it by county"));
			mp_book_builder_free(b);
			b = NULL;
		}
		filter_drop(f, N_("indexed"));
	}
	return b;
}

static mp_book *
of_table(filter *table, const char *path, const char *folder, mp_buf *why)
{
	mp_buf what = { 0 };
	mp_book_builder *b = mp_book_table(table, &what);
	size_t broken = filter_leave(table);
	mp_book *book = NULL;

	if (!b)
		mp_buf_printf(why, "%s: %s", path, mp_buf_cstr(&what));
	else if (broken)
		mp_buf_printf(why, _("%s: rows that are broken: %zu; mend them, or index "
		    "the library with --make-index, which leaves them out"), path, broken);
	else
		book = mp_book_made(b, folder, why);
	mp_book_builder_free(b);
	mp_buf_free(&what);
	return book;
}

mp_book *
mp_book_library(const filter *f, const char *path, const char *folder, mp_buf *why)
{
	why->n = 0;
	if (!mp_book_is_not(path))
		return mp_book_open(path, why);
	return of_table(filter_beside(f, path), path, folder, why);
}
