/* gaps_book.c - gaps among the addresses of a book, by what hangs on them. */
#include "link/gaps_book.h"

static unsigned
hangs_on(const mp_place *p)
{
	return (p->houses ? MP_GAP_HOUSES : 0) | (p->residents ? MP_GAP_PEOPLE : 0) |
	    (p->organisations ? MP_GAP_FIRMS : 0) |
	    (p->houses && p->vacant == p->houses ? MP_GAP_EMPTY : 0);
}

void
mp_gaps_of_book(mp_gaps *g, const mp_book *book, const mp_census *census)
{
	uint32_t place = 0;
	mp_book_row row;

	while (mp_book_next(book, &place)) {
		mp_book_get(book, place, &row);
		if (!row.implied && row.life == MP_BOOK_LIVE && row.kind == MP_BOOK_CURRENT)
			mp_gaps_add(g, &row.address, row.name, hangs_on(mp_census_at(census, place)));
	}
	mp_gaps_end(g);
}
