/* cell.h - cells as people read them. */
#ifndef MP_AUDIT_CELL_H
#define MP_AUDIT_CELL_H

#include "audit/report.h"
#include "base/buf.h"

/* Append what is read first ("95.12%"), and to `below` what stands small under it
 * ("951 / 1,000"), which is there for rates only. */
void mp_cell_show(const mp_cell *, mp_buf *first, mp_buf *below);

/* A share as percent with two digits; what is not all is never "100.00%", and what is
 * not nothing never "0.00%". */
void mp_show_share(mp_buf *, double share);
void mp_show_count(mp_buf *, int64_t n);	/* 1,234,567 */
void mp_show_number(mp_buf *, double value);	/* whole: as a count; else with two digits */

/* Is a column of this type read as numbers, at the right? */
bool mp_type_is_number(mp_report_type);

/* Append text; characters that XML cannot hold and no font has come out as U+FFFD: those
 * of control but for tab and newline, U+FFFE and U+FFFF.  And the same, escaped for HTML,
 * SVG and XML. */
void mp_plain(mp_buf *, mp_str text);
void mp_escape(mp_buf *, mp_str text);

#endif
