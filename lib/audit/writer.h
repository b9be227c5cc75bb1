/* writer.h - the writers of a report, behind write.h. */
#ifndef MP_AUDIT_WRITER_H
#define MP_AUDIT_WRITER_H

#include "audit/write.h"

void mp_write_tsv(const mp_report *, mp_buf *out);
void mp_write_html(const mp_report *, mp_buf *out);
bool mp_write_pdf(const mp_report *, const char *date, mp_buf *out, mp_buf *why);
bool mp_write_xlsx(const mp_report *, const mp_write_setup *, mp_buf *out, mp_buf *why);

#endif
