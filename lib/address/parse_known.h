/* parse_known.h - how texts begin that were read before (private to lib/address).
 *
 *	mp_known_begin(L);			// what is known of it is there
 *	for (i = mp_known_at(L); i < L->n; i++) {
 *		mp_known_reach(L, i);		// before i is expanded
 *		... expand i ...
 *		if (not only divisions were looked for)
 *			mp_known_leave(L);
 *	}
 *
 * The lattice is the same with and without it. */
#ifndef MP_ADDRESS_PARSE_KNOWN_H
#define MP_ADDRESS_PARSE_KNOWN_H

#include <stdbool.h>
#include <stddef.h>

typedef struct mp_known mp_known;
struct mp_lattice;

mp_known *mp_known_new(void);
void mp_known_free(mp_known *);

/* Forget all, as the sets of candidates are forgotten that it refers to. */
void mp_known_forget(mp_known *);
bool mp_known_full(const mp_known *);

/* Take over how the text begins. */
void mp_known_begin(struct mp_lattice *);

/* Where what is known of the text ends. */
size_t mp_known_at(const struct mp_lattice *);

/* Have two texts come, there, to the same name, by readings that mean the same?  Then
 * what goes on alike is read alike.  (mp_known_begin is enough for this.) */
bool mp_known_alike(const struct mp_lattice *, const struct mp_lattice *);

/* Position i is expanded next; keep what is before it, if that is worth it. */
void mp_known_reach(struct mp_lattice *, size_t i);

/* What comes from here on depends on more than the names of divisions. */
void mp_known_leave(struct mp_lattice *);

#endif
