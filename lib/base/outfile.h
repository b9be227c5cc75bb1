/* outfile.h - output files that are whole or not there.
 *
 * The bytes go to a nameless file in the target's folder (or, where the file
 * system has none, to one with a temporary name); commit syncs it, gives it the
 * target's name and syncs the folder.  A target that is no regular file
 * (/dev/stdout, a pipe) is written to directly.  A symbolic link stays, and what
 * it points to is replaced.  Permissions of an existing file are kept. */
#ifndef MP_BASE_OUTFILE_H
#define MP_BASE_OUTFILE_H

#include "base/str.h"

typedef struct mp_outfile mp_outfile;

/* NULL with errno set if the file could not be written there. */
mp_outfile *mp_outfile_new(const char *path);

/* A file for this run only: it never gets a name, and is gone when it is dropped. */
mp_outfile *mp_outfile_nameless(const char *folder);

/* Its descriptor alone, to read and write; -1 with errno. */
int mp_nameless(const char *folder);

/* All bytes are taken (0), or errno says why not (-1). */
int mp_outfile_write(mp_outfile *, mp_str bytes);

/* The descriptor, for those who write by themselves; stays the outfile's. */
int mp_outfile_fd(const mp_outfile *);
const char *mp_outfile_path(const mp_outfile *);	/* as given */

/* Would both replace the same file? */
bool mp_outfile_same(const mp_outfile *, const mp_outfile *);

/* Put the file in place and free it: 0, or -1 with errno, and the target is
 * what it was before. */
int mp_outfile_commit(mp_outfile *);

/* Leave no trace of it and free it; NULL is fine. */
void mp_outfile_drop(mp_outfile *);

#endif
