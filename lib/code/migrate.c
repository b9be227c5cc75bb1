/* migrate.c - a registry of schema 1 becomes one of schema 2. */
#include "code/migrate.h"

#include "code/event.h"
#include "code/path.h"
#include "code/written.h"

/* All events of schema 1 gave a code. */
static bool
carry_over(mp_store *s, mp_event *e, mp_chain *chain, mp_arena *arena)
{
	mp_buf written = { 0 }, scratch = { 0 };
	mp_place place, above = { 0 };
	bool good;

	good = mp_store_place(s, e->place, &place, arena) && (place.parent < 0 ||
	    mp_store_place(s, place.parent, &above, arena));
	if (good) {
		mp_written_guess(&written, mp_str_skip(place.key,
		    above.key.n < place.key.n ? above.key.n : 0), place.parent < 0);
		place.written = mp_buf_str(&written);
		place.issued = e->seq;
		place.hash = mp_path_hash(place.key);
		mp_event_seal(chain, e, &place, &scratch);
		good = mp_store_set_written(s, &place) &&
		    mp_store_add_events(s, e, 1);
	}
	mp_buf_free(&written);
	mp_buf_free(&scratch);
	return good;
}

bool
mp_store_migrate(mp_store *s)
{
	mp_arena arena = { 0 };
	mp_chain chain = { { 0 } };
	mp_event *e;
	int64_t seq = 0;
	size_t i, n = 1;
	bool good = true;

	while (good && n > 0) {
		mp_arena_free(&arena);
		good = mp_store_old_events(s, seq, &e, &n, &arena);
		for (i = 0; i < n && good; i++) {
			seq = e[i].seq;
			good = carry_over(s, &e[i], &chain, &arena);
		}
	}
	mp_arena_free(&arena);
	return good;
}
