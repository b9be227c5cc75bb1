/* writer.h - the writers of a report, behind write.h. */
#ifndef MP_AUDIT_WRITER_H
#define MP_AUDIT_WRITER_H

#include "audit/write.h"

void mp_write_tsv(const mp_report *, mp_buf *out);

#endif
