/* civil.h - the list for civil affairs: numbers and names that are there twice, and roads
 * that have none, by county. */
#ifndef MP_AUDIT_CIVIL_H
#define MP_AUDIT_CIVIL_H

#include "audit/audit.h"

typedef struct mp_civil mp_civil;

typedef enum {
	MP_CIVIL_NUMBER,	/* 重号: one number, two houses */
	MP_CIVIL_DUPLICATE,	/* 重复: the address is in the library twice */
	MP_CIVIL_UNNAMED	/* 未命名 */
} mp_civil_kind;

/* Begin the file of --civil-affairs, or end the run. */
mp_civil *mp_civil_new(mp_audit *);
void mp_civil_free(mp_civil *);		/* NULL is fine */

/* One row of the library: its county, township and address; of a duplicate, its
 * dup_kind.  Rows that are listed alike are one, with their number. */
void mp_civil_add(mp_civil *, mp_civil_kind, const mp_str where[3], mp_str dup_kind);

/* Write the list, by county, township, kind and address; once. */
void mp_civil_write(mp_civil *);

#endif
