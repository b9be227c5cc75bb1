/* registry.h - codes for life.
 *
 * A registry gives every address one code and remembers it: the same key
 * (address.h) has the same code ever after, in whatever order rows come again,
 * and no code is ever given to a second place.
 *
 * Each step of the path to an address (path.h) is a place with a serial in the
 * place before it; 12号 and 湖光小区 have theirs in the community, so that
 * 12号 of two roads differ.  A plain number keeps itself where it is free (501室
 * is 0501); everything else counts down from the top of the slot (9999, 9998 ...),
 * past what is taken.  The places on the way get codes too: with 501室 its
 * building and unit are known.  So codes depend on the order in which addresses
 * were first seen, and on nothing else.
 *
 * A place may be renamed, merged into another or retired (life.h): its code stays, and
 * its old names go on leading to it.
 *
 *	r = mp_registry_open(name, MP_STORE_WRITE, &layout, &why);
 *	mp_registry_sign(r, operator);
 *	while (... a batch of requests ...) {
 *		if (!mp_registry_issue(r, requests, n, time(NULL)))
 *			... mp_registry_why(r); nothing of the batch is stored ...
 *		... the codes are on the disk: print them ...
 *	}
 *	mp_registry_close(r);
 */
#ifndef MP_CODE_REGISTRY_H
#define MP_CODE_REGISTRY_H

#include "address/issue.h"
#include "code/layout.h"
#include "code/store.h"

typedef struct mp_registry mp_registry;

/* One address that wants its code. */
typedef struct {
	mp_str key;		/* lives until the call is over */
	mp_str written;		/* so does this: how it was written (written.h) */
	uint64_t division;	/* 12 digits, 0 if unknown; of a new place only */
	mp_issue_set issues;	/* in: not 0: leave it alone; out: what is the matter */
	mp_str code;		/* out: empty, or lives until the next call */
	bool fresh;		/* out: this request brought the place in */
	bool absent;		/* of no use outside: nothing had its key as first name */
} mp_request;

/* Open a registry in SQLite or PostgreSQL; see store.h.  NULL with the reason in `why`.
 * With MP_STORE_READ it gives no codes, and stays as it was when it was opened, whatever
 * others write meanwhile. */
mp_registry *mp_registry_open(const char *name, mp_store_mode, const mp_layout *,
    mp_buf *why);
void mp_registry_close(mp_registry *);		/* NULL is fine */
const char *mp_registry_why(const mp_registry *);

/* Who is at work: written into the history from now on.  Without tabs and line ends. */
void mp_registry_sign(mp_registry *, mp_str operator);

/* Find or give the codes of `n` addresses, as one transaction that is on the disk
 * when this returns; `now` is written into the history (seconds since 1970).
 * False on failure: then nothing was stored and no code may be used.
 *
 * An address gets no code, and MP_MISSING_CODE with the reason in `issues`, when
 * its key is too poor (mp_path_refusal), when it is new and its division has no
 * township, when it would lie in a place that is retired, or when all serials of a slot
 * are taken.  One that was retired keeps its code and has MP_WRONG_RETIRED. */
bool mp_registry_issue(mp_registry *, mp_request *, size_t n, int64_t now);

#endif
