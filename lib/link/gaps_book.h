/* gaps_book.h - gaps among the addresses of a book, by what hangs on them. */
#ifndef MP_LINK_GAPS_BOOK_H
#define MP_LINK_GAPS_BOOK_H

#include "link/census.h"
#include "link/gaps.h"

/* Add all addresses that are in use, by their current names, and find the gaps. */
void mp_gaps_of_book(mp_gaps *, const mp_book *, const mp_census *);

#endif
