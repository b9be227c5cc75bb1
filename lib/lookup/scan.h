/* scan.h - what a code or a QR code that was scanned is worth (for lib/lookup).
 *
 * The verdict on a code: valid, unknown (in form, but not in the book), retired or merged
 * (the answer is what came after it, if anything did), malformed.  On what a QR code said: forged and wrong-key
 * too (tag/tag.h), and then nothing is answered; unchecked where no keys were given.  On
 * any other text: "". */
#ifndef MP_LOOKUP_SCAN_H
#define MP_LOOKUP_SCAN_H

#include "code/layout.h"
#include "lookup/lookup.h"
#include "tag/tag.h"

typedef struct {
	const mp_book *book;
	const mp_tag_keys *keys;	/* NULL: tags are not checked */
	const mp_layout *layout;	/* of the codes */
	mp_buf folded;			/* private */
} mp_scanner;

void mp_scanner_free(mp_scanner *);

/* Ask the seeker, or answer a code.  The verdict is static, the answer the seeker's. */
const mp_answer *mp_scan(mp_scanner *, mp_seeker *, mp_str text, size_t top,
    mp_str *verdict);

#endif
