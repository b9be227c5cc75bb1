/* mask.h - what may be shown of a person.
 *
 * Nothing is said of how much was masked: a name becomes its surname and one star,
 * whatever its length.  The forms are the two that Chinese offices use (shown inside
 * an office, and in lists that are published):
 *
 *			MP_MASK_OFFICE		MP_MASK_PUBLIC
 *	name		张*, 欧阳*		the same
 *	ID number	411502********123X	4****************X
 *	of 15 digits	4115*********23	4*************3
 *	phone		138****1234		*******1234
 *	other number	first 2 and last 2	last 2
 *
 * A value too short to leave four characters masked is all stars.
 * Values are VALID UTF-8, and nothing is appended for an empty one. */
#ifndef MP_BASE_MASK_H
#define MP_BASE_MASK_H

#include "base/buf.h"

typedef enum { MP_MASK_OFFICE, MP_MASK_PUBLIC } mp_mask_level;

/* A compound surname (欧阳) stays whole in a name of three characters and more. */
void mp_mask_name(mp_buf *, mp_str name);

/* Does it look like an ID number (GB 11643): 15 digits, or 18 whose last may be an X? */
bool mp_mask_is_id(mp_str);

/* The number of any document. */
void mp_mask_number(mp_buf *, mp_str number, mp_mask_level);

void mp_mask_phone(mp_buf *, mp_str phone, mp_mask_level);

/* A text that a person wrote, in which what may be the number of a telephone or a
 * document is masked but for its last 2 characters: letters and digits of either width
 * with seven digits among them, or ten if they are grouped (138 1234 5678). */
void mp_mask_text(mp_buf *, mp_str text);

#endif
