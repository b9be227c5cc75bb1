/* told.h - does a text say another address than its own?
 *
 * A slip may make of one address another one that is there, too: 二十组 for 十二组.  Then
 * the text says the other, character by character, and nobody who reads it can tell. */
#ifndef MP_BENCH_TOLD_H
#define MP_BENCH_TOLD_H

#include "address/fold.h"
#include "base/buf.h"

/* Room for it.  Zero it before the first use. */
struct told {
	mp_fold fold;
	mp_buf text, own, other;
};

/* Does the text hold `other`, a value of one element, and not its `own`?  Forms of
 * characters and of numerals do not count. */
bool told_other(struct told *, mp_str text, mp_str own, mp_str other);

void told_free(struct told *);

#endif
