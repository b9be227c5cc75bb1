/* verify.h - is this the code of an address?
 *
 * A code is looked at alone (layout.h), against the list of divisions, and
 * against the registry that should have given it.  What the registry holds is
 * right even where its division has left the list since. */
#ifndef MP_CODE_VERIFY_H
#define MP_CODE_VERIFY_H

#include "code/registry.h"
#include "gazetteer/gazetteer.h"

typedef struct {
	const mp_layout *layout;
	const mp_gaz *gaz;
	mp_registry *registry;	/* NULL: do not ask */
} mp_verifier;

typedef struct {
	mp_code_fault fault;	/* MP_CODE_OK: nothing is wrong */
	mp_str now;		/* the code that it leads to; "" = itself, or nothing.  After a
				 * split several, with commas; lives until the next code */
} mp_verdict;

/* Judge a code.  False when the registry could not be read (mp_registry_why). */
bool mp_verify(const mp_verifier *, mp_str text, mp_verdict *);

/* Does the code lead to an address?  MP_CODE_OK and MP_CODE_ALIAS do. */
bool mp_fault_is_good(mp_code_fault);

/* One word for a fault: "length", "character", "check", "parts", "division",
 * "unknown", "retired", "alias"; "" for MP_CODE_OK. */
const char *mp_fault_name(mp_code_fault);

#endif
