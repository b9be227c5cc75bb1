/* build.h - the gazetteer while it is being compiled: read, named, written.
 *
 * Belongs to the compiler (gazetteer.c), not to libgazetteer: a broken table ends
 * the build, so the functions here print what is wrong and exit. */
#ifndef MP_GAZETTEER_BUILD_H
#define MP_GAZETTEER_BUILD_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "gazetteer/gazetteer.h"

struct build_division {
	uint64_t code;		/* 12 digits */
	uint64_t span;		/* [code, code + span) is the division and all inside */
	uint32_t parent, end;
	mp_level level;
	mp_class class;
	bool unlisted;
	mp_str name;
	mp_str aliases;		/* of a devzone: separated by commas */
};

struct build_name {
	mp_str text;		/* folded */
	uint32_t division;
	mp_name_kind kind;
};

struct build {
	mp_arena arena;
	struct build_division *division;
	size_t ndivision, capdivision;
	struct build_name *name;
	size_t nname, capname;
};

_Noreturn void build_die(const char *path, size_t line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* load.c: tables in.  Lines that begin with "# " are remarks. */
void build_read_divisions(struct build *, const char *path);
void build_read_devzones(struct build *, const char *path);	/* after the divisions */
void build_arrange(struct build *);	/* sort, find parents; numbers hold from here */
void build_read_names(struct build *, const char *path);
void build_read_misspelt(struct build *, const char *path);	/* after all names */

/* The number of the division with this code of 2 to 12 digits, or MP_GAZ_NONE. */
uint32_t build_find(const struct build *, mp_str code);

/* naming.c: the names that rules derive from the official one. */
void build_derive_names(struct build *);

/* Enter one name.  It is folded here; names of fewer than two characters are left
 * out, and a name that the division bears already. */
void build_add_name(struct build *, mp_str name, uint32_t division, mp_name_kind);

/* write.c: the compiled file out, whole or not at all. */
void build_write(struct build *, const char *path);

#endif
