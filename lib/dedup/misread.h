/* misread.h - estates that were read as something else.
 *
 * 锦绣社区瑞源新村211号 may be a hamlet or an estate, and so it was read; where the rows of
 * the corpus know an estate of that name in that community or at that road, it is one. */
#ifndef MP_DEDUP_MISREAD_H
#define MP_DEDUP_MISREAD_H

#include "dedup/rows.h"

/* Make the groups and communities of rows without an estate estates, where the county has
 * one of that name and the row has its road, or of a group its community; when the
 * counties are there, before the names are compared.  Only the sightings change. */
void mp_misread_settle(mp_rows *);

#endif
