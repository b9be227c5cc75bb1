/* written.h - how an address was written, beside its key.
 *
 * A key (address.h) folds an address: 40号 is 40, 3栋 is 3.  To show the address again
 * the registry keeps what the key does not say, in the same form: a slot for each
 * element whose canonical value is another, or that the key leaves out,
 *
 *	key        河南省|信阳市|浉河区|t老城街道|r东方红大道|d12-3|b3|h501
 *	written                                               |d12号附3号|b3号楼|f5层|h501室
 *
 * with the letters of the key, and P, C, X for province, city and county.  Of assist and
 * note nothing is kept: they are no part of a standard address, and the note may
 * hold anything.  Both belong to a place by its own part alone: what the place above
 * adds is in that place. */
#ifndef MP_CODE_WRITTEN_H
#define MP_CODE_WRITTEN_H

#include "address/address.h"
#include "code/layout.h"

/* Append what `key`, the key of the address, does not say of it.  A "|" in a value
 * becomes "｜". */
void mp_written(mp_buf *, const mp_address *, mp_str key);

/* Take from the front of `rest`, what is left of it, the part of a place in `slot`;
 * `last`: nothing comes behind it. */
mp_str mp_written_own(const mp_layout *, mp_str *rest, int slot, bool last);

/* Set the elements of an address that the own part of a key names (`whole`: it is a whole
 * key, of a place that is in no other) and those written beside it.  Slices of both. */
void mp_written_read(mp_address *, mp_str own_key, bool whole, mp_str written);

/* Append elements in that form, all of them: the first three and the slots, as written. */
void mp_written_all(mp_buf *, const mp_address *);

/* Append the slot of one element, and read it again. */
void mp_written_slot(mp_buf *, mp_element, mp_str value);
bool mp_written_next(mp_str *rest, mp_element *, mp_str *value);

/* Append what an own part of a key was most likely written like, where nobody kept it
 * (schema 1): 40 as 40号, 3 as 3号楼. */
void mp_written_guess(mp_buf *, mp_str own_key, bool whole);

#endif
