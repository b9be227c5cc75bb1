/* library_set.h - inside of a library, for library*.c only. */
#ifndef MP_DEDUP_LIBRARY_SET_H
#define MP_DEDUP_LIBRARY_SET_H

#include "dedup/library.h"

struct mp_library {
	mp_index *index;
	mp_term *term;		/* of the index -> of the corpus */
	size_t own;		/* sightings of the run's rows: they are the first */
	size_t seats;		/* the sighting of the first seat; seats follow each other */
	mp_map fetched;		/* cores */
	mp_map heard;		/* cores, of sightings that go again (library_guess.c), */
	size_t first_heard;	/* which are from here on */
	uint32_t *heard_seat;	/* the seats that they are instead of */
	size_t nheard_seats, heard_seat_cap;
	mp_arena arena;		/* the keys of the maps */
};

/* What a row and all that could be one with it have in common, as a hash: the words of its
 * core (block.h), but no remark; or the text that it is compared by. */
uint64_t mp_library_core(const mp_corpus *, const mp_sighting *, mp_buf *scratch);
uint64_t mp_library_core_of(const mp_rows *, uint32_t row, mp_buf *scratch);

/* A variant in the words of the corpus. */
mp_index_variant mp_library_variant(const mp_library *, size_t i);

/* Let it be seen where seat `i` is. */
void mp_library_seat(const mp_library *, mp_corpus *, size_t i);

/* Rows on their way from the library to those of the run. */
typedef struct {
	mp_library *of;
	mp_rows *rows;
	filter *f;
	const mp_record_columns *cols;
	mp_str *field;
	mp_buf place, core;
	mp_fold fold;
} mp_fetching;

void mp_library_begin(mp_fetching *, mp_library *, mp_rows *, filter *,
    const mp_record_columns *);
void mp_library_fetch_core(mp_fetching *, uint64_t core);	/* unless they are there */
bool mp_library_end(mp_fetching *);	/* as mp_library_fetch */

#endif
