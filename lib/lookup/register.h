/* register.h - a book made of a registry: every name of every code (code/listing.h). */
#ifndef MP_LOOKUP_REGISTER_H
#define MP_LOOKUP_REGISTER_H

#include "code/layout.h"
#include "lookup/lookup.h"

/* Read the registry of this name (code/store.h), which is only read.  NULL, and `why`
 * filled with a sentence, if that cannot be, or if it is too large for a book. */
mp_book_builder *mp_book_registry(const char *name, const mp_layout *, mp_buf *why);

/* The same as a book for this run only, in a nameless file of this folder. */
mp_book *mp_book_of_registry(const char *name, const mp_layout *, const char *folder,
    mp_buf *why);

/* Is a book of the registry as it is now?  If not, `why` is filled: it is of another one, or
 * something has happened since. */
bool mp_book_is_current(const mp_book *, const char *path, const char *registry,
    const mp_layout *, mp_buf *why);

#endif
