/* inquiry.h - who and what hangs on an address, and where a person hangs (查房知人,
 * 查人知住).
 *
 *	mp_inquiry *a = mp_inquiry_find(&question, links);
 *	... enter mp_inquiry_count(a) in the access log; only then ...
 *	mp_inquiry_write(a);
 *	mp_inquiry_free(a);
 *
 * Names, numbers and telephones are masked (base/mask.h) unless the question says not to. */
#ifndef MP_LINK_INQUIRY_H
#define MP_LINK_INQUIRY_H

#include "link/links.h"

typedef struct {
	const char *at;		/* a code; or NULL */
	const char *person;	/* id or number of a person; or NULL */
	const char *table[MP_LINK_NKIND];	/* the tables that were linked; NULL: not given */
	bool clear;
} mp_question;

typedef struct mp_inquiry mp_inquiry;

/* Read the link rows of `f`, and the tables for what the links do not hold.  The question
 * must outlive the answer. */
mp_inquiry *mp_inquiry_find(const mp_question *, filter *f);
void mp_inquiry_free(mp_inquiry *);

size_t mp_inquiry_count(const mp_inquiry *);
/* Was the person asked for by the number of a document? */
bool mp_inquiry_by_number(const mp_inquiry *);
void mp_inquiry_write(mp_inquiry *);

#endif
