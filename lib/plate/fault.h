/* fault.h - why a plate cannot be made. */
#ifndef MP_PLATE_FAULT_H
#define MP_PLATE_FAULT_H

#include <stdint.h>

#include "plate/type.h"

typedef enum {
	MP_FAULT_NONE,
	MP_FAULT_EMPTY,		/* `field` is needed on this type and is empty */
	MP_FAULT_NO_GLYPH,	/* the font lacks `character` of `field` */
	MP_FAULT_TOO_LONG,	/* `field` does not fit at its smallest size */
	MP_FAULT_PERSONAL,	/* `field` looks like a person's number */
	MP_FAULT_BAD_CODE,	/* the code is not made of 0-9, A-Z, - . and * */
	MP_FAULT_BAD_CHECK,	/* the code's check character is wrong */
	MP_FAULT_BAD_POSTCODE,	/* the postcode is not six digits */
	MP_FAULT_LONG_PAYLOAD,	/* the payload is over 64 characters: by `over` */
	MP_FAULT_BAD_QR,	/* the payload needs modules too small to scan */
	MP_FAULT_UNREADABLE,	/* the plate as printed does not decode */
	MP_FAULT_NO_ROOM	/* the plate is larger than the sheet */
} mp_fault_kind;

typedef struct {
	mp_fault_kind kind;
	int field;		/* an mp_plate_field */
	uint32_t character;
	size_t over;
} mp_fault;

/* What is wrong, for people: a sentence to translate, static. */
const char *mp_fault_reason(const mp_fault *);

#endif
