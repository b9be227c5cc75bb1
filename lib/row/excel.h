/* excel.h - values that a spreadsheet leaves alone.
 *
 * Excel and WPS read 1-2 as a date, 001 as 1, an 18-digit number as a float that
 * has lost its end, and =... as a formula.  Written as ="1-2" a value stays what
 * it is; reading undoes that.  A text inside a formula may have 255 characters,
 * so a longer one is written as ="..."&"...". */
#ifndef MP_ROW_EXCEL_H
#define MP_ROW_EXCEL_H

#include "base/buf.h"

/* Would a spreadsheet change this value? */
bool mp_excel_changes(mp_str value);

/* Append `value` as one CSV field, protected and quoted as needed. */
void mp_excel_field(mp_buf *, mp_str value);

/* If `value` is ="..." (or ="..."&"..."), append its text and return true. */
bool mp_excel_undo(mp_buf *, mp_str value);

#endif
