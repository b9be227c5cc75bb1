/* form.h - what goes out into the field with a sample.
 *
 * As a table (row/table.h) it comes back filled in: `result` is 合格 or 不合格 (right,
 * wrong; 1, 0), `fault` and `remark` are text.  As PDF it is to be filled in by hand, each
 * stratum from a new page, with the QR code of each address. */
#ifndef MP_AUDIT_FORM_H
#define MP_AUDIT_FORM_H

#include "audit/sample.h"
#include "row/table.h"

enum {
	MP_FORM_SAMPLE, MP_FORM_STRATUM, MP_FORM_RANK, MP_FORM_CODE, MP_FORM_ADDRESS,
	MP_FORM_RESULT, MP_FORM_FAULT, MP_FORM_REMARK, MP_FORM_COLUMNS
};
extern const mp_table_column mp_form_columns[MP_FORM_COLUMNS + 1];

/* Append the table. */
void mp_form_table(const mp_sample *, bool csv, mp_buf *out);

/* Append the PDF; `date` and `why` as for mp_report_write.  A code that does not fit into
 * the QR code of a plate (qr/qr.h) stands there as text only. */
bool mp_form_pdf(const mp_sample *, mp_str language, const char *date, mp_buf *out,
    mp_buf *why);

/* What a stratum is called: the whole library has no name of its own. */
mp_str mp_form_stratum(const mp_stratum *);

#endif
