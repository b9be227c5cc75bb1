/* ledger.h - the whole of a registry: checked, written out, read in again, and the life of
 * one code.
 *
 * An export is a table with the columns of mp_ledger_header and five kinds of rows:
 *
 *	registry	old and new: `layout` and `key form`, and what they are
 *	event		in their order; one that brought a place in has the place, too
 *	name		a later name: the place, the event, the key and how it is written;
 *			kind is "old" where an old name became it
 *	counter		of serials: parent, slot and serial
 *	end		the last row: seq and hash of the last event, how many names (place)
 *			and counters (serial) there are
 *
 * It is the same, byte for byte, whichever database the registry lies in.  States of
 * places are not in it: they follow from the events. */
#ifndef MP_CODE_LEDGER_H
#define MP_CODE_LEDGER_H

#include "code/registry.h"

enum { MP_LEDGER_COLUMNS = 18 };

/* Takes what is written; false: it could not be, and writing ends. */
typedef bool mp_sink(void *, mp_str);

/* The names of the columns with tabs between them and a line end. */
extern const char mp_ledger_header[];

/* Each function returns false if the registry failed (mp_registry_why), or the sink. */
bool mp_ledger_export(mp_registry *, mp_sink *, void *of);

/* Write the events of one code, with a header: those of the place, and those that changed
 * its name or that of a place it lies in.  `*known` is false if nobody has it. */
bool mp_ledger_history(mp_registry *, mp_str code, bool *known, mp_sink *, void *of);

/* What was found to be wrong.  The same words for every locale. */
typedef struct {
	int64_t event;		/* 0: of no event */
	mp_str code;		/* "" if of no place */
	const char *words;	/* "its hash is wrong 哈希不符" */
} mp_ledger_fault;

typedef struct {
	size_t events, places, names, ended, faults;
	char hash[64];		/* of the last event, as text, no NUL */
} mp_ledger_sums;

/* Look at everything: the chain of hashes, event by event; that every place has its
 * event, every code and key is readable, is where its serials say and is there once;
 * that states and names are what the events made of them, that aliases end, and that
 * counters have not left out a serial. */
bool mp_ledger_verify(mp_registry *, void (*told)(void *, const mp_ledger_fault *), void *of,
    mp_ledger_sums *);

/* Read an export into a registry: begin, then row by row, then end, which verifies what
 * was read and commits it.  False on failure or where something is wrong: `why` is filled
 * with a sentence then, and the registry is as it was. */
typedef struct mp_import mp_import;
mp_import *mp_import_begin(mp_registry *, mp_buf *why);
bool mp_import_row(mp_import *, const mp_str field[MP_LEDGER_COLUMNS], mp_buf *why);
bool mp_import_end(mp_import *, mp_ledger_sums *, mp_buf *why);
void mp_import_drop(mp_import *);	/* instead of the end */

#endif
