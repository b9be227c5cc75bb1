/* form.h - what one city calls the standard form of an address.
 *
 * The elements keep the toolkit's canonical form, so that keys, codes and duplicates
 * never depend on a setting; only the composed text, the column `address`, follows
 * the city.  A form is a text file of `key = value` lines, menpai-form(5):
 *
 *	building	号楼, 栋 or 幢: the word for numbered buildings
 *	attached	附 (12号附3号), 之 (12号之3) or - (12-3号, unless that would
 *			read as a range: 3号附12号 stays)
 *	community	yes; no: not where a road, lane or estate is, and no group
 *	devzone		yes; no: not where a township is
 *	order		door-first (12号湖光小区) or estate-first (湖光小区12号)
 *	floor		yes; no: not where the room number says it (501室: 5层)
 *	room		室; none: the bare number behind a building, unit or floor
 *
 * The first value of each key is the default; keys and values have Chinese names,
 * too.  What a form writes is read back as the elements it was written from, but
 * for those that it leaves out. */
#ifndef MP_ADDRESS_FORM_H
#define MP_ADDRESS_FORM_H

#include "address/parse.h"

typedef enum {
	MP_FORM_BUILDING, MP_FORM_ATTACHED, MP_FORM_COMMUNITY, MP_FORM_DEVZONE,
	MP_FORM_ORDER, MP_FORM_FLOOR, MP_FORM_ROOM,
	MP_FORM_NKEY
} mp_form_key;

/* The number of the value of each key, in the order above; { 0 } is the default,
 * which composes what mp_address_compose does. */
typedef struct {
	unsigned char choice[MP_FORM_NKEY];
} mp_form;

/* How many values a key has. */
unsigned mp_form_values(mp_form_key);

/* Read a form.  False, and `why` filled with a sentence that begins with the file and
 * line and names what is allowed, if anything in it is wrong. */
bool mp_form_open(mp_form *, const char *path, mp_buf *why);

/* Append the address as this form writes it. */
void mp_form_compose(mp_buf *, const mp_address *, const mp_form *);

/* The same, if it reads back as this address: `again` reads it (not the parser that
 * holds `parsed`), and only the elements that the form leaves out may be missing.
 * False, with nothing appended, if not. */
bool mp_form_write(mp_buf *, const mp_parsed *parsed, const mp_form *, mp_parser *again);

#endif
